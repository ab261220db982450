/** Remedies given and refused, and what is settled about them: freight, place, order, who bears it. */
/** @import { Effect } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */
/** @import { Told } from "./effects.js" */
/** @import { Key } from "./words.js" */

import { h } from "../dom.js";
import { begun, clauses } from "./clauses.js";
import { clauseOf } from "./condition.js";
import { settled } from "./settled.js";
import { windowWords } from "./window.js";

const LEGS = /** @type {const} */ (["original", "back", "replacement"]);

/** Reasons that add nothing to the verdict itself. */
const PLAIN_REASONS = ["granted", "excluded"];

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function grant(reader, effect) {
  const details = [
    ...detail("detail.window", effect.window === undefined ? [] : windowWords(reader, effect.window)),
    ...detail("detail.freight", freightWords(reader, effect.freight ?? {})),
    ...detail("detail.route", effect.route === undefined ? [] : [reader.word("route", effect.route)]),
    ...detail("detail.reason", reasonWords(reader, effect)),
    ...detail("detail.overrides", reader.listed((effect.overrides ?? []).map((id) => [reader.ruleLink(id)]))),
  ];
  return {
    words: [h("b", {}, reader.word("remedy", effect.remedy ?? "")), ...note(reader, effect)],
    details,
    below: requirements(reader, effect.requires ?? []),
  };
}

/**
 * What must still happen, each with the facts that show that it has.
 * @param {Reader} reader
 * @param {string[]} names
 */
export function requirements(reader, names) {
  const items = names.flatMap((name) => {
    const condition = reader.pack.conditions?.[name];
    if (condition === undefined) return [];
    const met = condition.met === undefined ? undefined : settled(reader, condition.met).rest;
    return [
      h(
        "li",
        {},
        h("p", {}, begun(reader.prose(condition.text))),
        condition.evidence === undefined
          ? null
          : h(
              "small",
              {},
              reader.say("requires.evidence", { evidence: reader.value("evidence", condition.evidence) }),
            ),
        met === undefined
          ? null
          : h(
              "details",
              { class: "why" },
              h(
                "summary",
                {},
                reader.say("requires.met"),
                h("span", { class: "visually-hidden" }, ` · ${reader.text(condition.text)}`),
              ),
              clauses(reader, clauseOf(reader, met)),
            ),
      ),
    ];
  });
  if (items.length === 0) return [];
  return [h("p", { class: "term" }, reader.say("detail.requires")), h("ul", { class: "requires" }, items)];
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function deny(reader, effect) {
  return {
    words: [h("b", {}, remedyList(reader, effect.remedies)), ...note(reader, effect)],
    details: detail("detail.reason", reasonWords(reader, effect)),
  };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function freight(reader, effect) {
  /** @type {Record<string, string>} */
  const legs = {};
  for (const name of [...LEGS, /** @type {const} */ ("advancedBy")]) {
    const payer = effect[name];
    if (payer !== undefined) legs[name] = payer;
  }
  return {
    words: [...freightWords(reader, legs), ...note(reader, effect)],
    details: detail("detail.remedies", [remedyList(reader, effect.remedies)]),
  };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function route(reader, effect) {
  return {
    words: [h("b", {}, reader.word("route", effect.to ?? "")), ...note(reader, effect)],
    details: detail("detail.remedies", [remedyList(reader, effect.remedies)]),
  };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function prefer(reader, effect) {
  const remedies = Array.isArray(effect.remedies) ? effect.remedies : [];
  return { words: [remedies.map((code) => reader.word("remedy", code)).join(reader.say("list.then"))] };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function liable(reader, effect) {
  const answers = effect.answers === undefined ? [] : [reader.word("party", effect.answers)];
  return {
    words: [h("b", {}, reader.word("party", effect.party ?? "")), ...note(reader, effect)],
    details: detail("detail.answers", answers),
  };
}

/**
 * @param {Reader} reader
 * @param {string[] | "all" | undefined} remedies
 */
export function remedyList(reader, remedies) {
  return Array.isArray(remedies) ? reader.wordList("remedy", remedies) : reader.say("remedies.all");
}

/**
 * An effect's own words after what it does.
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Words}
 */
export function note(reader, effect) {
  return effect.text === undefined ? [] : [reader.say("note.before"), ...reader.prose(effect.text)];
}

/**
 * @param {Key} term
 * @param {Words} words
 * @returns {{ term: Key, words: Words }[]}
 */
export function detail(term, words) {
  return words.length === 0 ? [] : [{ term, words }];
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 */
function reasonWords(reader, { reason }) {
  return reason === undefined || PLAIN_REASONS.includes(reason) ? [] : [reader.word("reason", reason)];
}

/**
 * @param {Reader} reader
 * @param {Record<string, string>} legs
 * @returns {Words}
 */
function freightWords(reader, legs) {
  const named = LEGS.flatMap((leg) => {
    const payer = legs[leg];
    return payer === undefined
      ? []
      : [reader.say(`leg.${leg}`, { payer: reader.word("freight_payer", payer) })];
  });
  if (legs.advancedBy !== undefined) {
    named.push(reader.say("leg.advanced", { party: reader.word("party", legs.advancedBy) }));
  }
  return named.length === 0 ? [] : [named.join(reader.say("list.clause"))];
}
