/** What is to be shown, done by when, written down and promised. */
/** @import { Effect } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */
/** @import { Told } from "./effects.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { begun } from "./clauses.js";
import { detail, remedyList } from "./remedies.js";
import { windowWords } from "./window.js";

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Words}
 */
function text(reader, effect) {
  return effect.text === undefined ? [] : reader.prose(effect.text);
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Words}
 */
function byActor(reader, effect) {
  return [
    h("span", { class: "actor" }, capital(reader.word("actor", effect.actor ?? ""))),
    " ",
    ...begun(text(reader, effect)),
  ];
}

/**
 * A step, with the deadline it has and the remedies it belongs to.
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function step(reader, effect) {
  const due = effect.deadline === undefined ? undefined : reader.named.get(effect.deadline);
  return {
    words: byActor(reader, effect),
    details: [
      ...detail("detail.due", due === undefined ? [] : [due]),
      ...detail(
        "detail.remedies",
        effect.remedies === undefined ? [] : [remedyList(reader, effect.remedies)],
      ),
    ],
  };
}

/**
 * A measure.
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function task(reader, effect) {
  return { words: byActor(reader, effect) };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function deadline(reader, effect) {
  return {
    words: byActor(reader, effect),
    details: [
      ...detail("detail.begins", effect.from === undefined ? [] : windowWords(reader, effect.from)),
      ...detail("detail.due", effect.window === undefined ? [] : windowWords(reader, effect.window)),
      ...detail("detail.remedies", effect.remedy === undefined ? [] : [reader.word("remedy", effect.remedy)]),
    ],
  };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function evidence(reader, effect) {
  const from = reader.say("evidence.from", { party: reader.word("party", effect.from ?? "") });
  const remedies = effect.remedies === undefined ? [] : [remedyList(reader, effect.remedies)];
  return {
    words: [...text(reader, effect), " ", h("span", { class: "actor" }, from)],
    details: detail("detail.remedies", remedies),
  };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function escalate(reader, effect) {
  const ladder = h(
    "ol",
    { class: "procedure" },
    (effect.ladder ?? []).map((rung) => h("li", {}, capital(reader.text(rung.text)))),
  );
  return { words: text(reader, effect), below: [ladder] };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function record(reader, effect) {
  return { words: text(reader, effect) };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function serviceLevel(reader, effect) {
  const { value } = effect;
  const isSetting = typeof value === "object";
  const shown = isSetting ? reader.setting(value.param) : [value ?? ""];
  const isDuration = isSetting && reader.parameter(value.param)?.type === "duration";
  const unit =
    effect.unit === undefined || effect.unit === "schedule" || isDuration
      ? ""
      : ` ${reader.word("unit", effect.unit)}`;
  const setting = isSetting ? reader.phrase("level.setting", { link: reader.settingLink(value.param) }) : [];
  return { words: [h("b", {}, shown, unit), reader.say("note.before"), ...text(reader, effect), ...setting] };
}
