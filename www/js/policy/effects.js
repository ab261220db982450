/** What a rule does, effect by effect, gathered under what kind of effect it is. */
/** @import { Effect, Rule } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */
/** @import { Key } from "./words.js" */

import { h } from "../dom.js";
import { begun } from "./clauses.js";
import { charge, compensate } from "./costs.js";
import { deadline, escalate, evidence, record, serviceLevel, step, task } from "./duties.js";
import { negotiate } from "./negotiate.js";
import { deny, freight, grant, liable, prefer, route } from "./remedies.js";

/**
 * One effect as a sentence, and what belongs to it.
 * @typedef {{ words: Words, details?: { term: Key, words: Words }[], below?: HTMLElement[] }} Told
 */

/** The order in which a reader is told of them, and who tells. @type {[string, (reader: Reader, effect: Effect) => Told][]} */
const KINDS = [
  ["grant", grant],
  ["deny", deny],
  ["compensate", compensate],
  ["charge", charge],
  ["freight", freight],
  ["route", route],
  ["liable", liable],
  ["evidence", evidence],
  ["deadline", deadline],
  ["step", step],
  ["measure", task],
  ["escalate", escalate],
  ["service_level", serviceLevel],
  ["record", record],
  ["prefer", prefer],
  ["negotiate", negotiate],
];

/**
 * @param {Reader} reader
 * @param {Rule} rule
 */
export function effects(reader, rule) {
  return h(
    "dl",
    { class: "effects" },
    KINDS.map(([kind, tell]) => {
      const found = rule.effects.filter((effect) => effect.do === kind);
      if (found.length === 0) return null;
      return h(
        "div",
        { class: "effect", "data-do": kind },
        h("dt", {}, reader.say(/** @type {Key} */ (`do.${kind}`))),
        h("dd", {}, effectList(reader, kind, found, tell)),
      );
    }),
  );
}

/**
 * @param {Reader} reader
 * @param {string} kind
 * @param {Effect[]} found
 * @param {(reader: Reader, effect: Effect) => Told} tell
 */
function effectList(reader, kind, found, tell) {
  const isProcedure = kind === "step" && found.length > 1;
  return h(
    isProcedure ? "ol" : "ul",
    { class: isProcedure ? "told procedure" : "told" },
    found.map((effect) => h("li", {}, told(reader, effect, tell(reader, effect)))),
  );
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @param {Told} what
 */
function told(reader, effect, { words, details = [], below = [] }) {
  return [
    h(
      "p",
      {},
      begun(words),
      effect.audience === "agent" ? h("span", { class: "tag" }, reader.say("agentOnly")) : null,
    ),
    details.length === 0
      ? null
      : h(
          "dl",
          { class: "details" },
          details.map(({ term, words: value }) =>
            h("div", {}, h("dt", {}, reader.say(term)), h("dd", {}, begun(value))),
          ),
        ),
    below,
  ];
}
