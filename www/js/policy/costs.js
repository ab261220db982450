/** What is paid: charges, and what is offered on top. */
/** @import { Amount, Effect } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */
/** @import { Told } from "./effects.js" */
/** @import { Key } from "./words.js" */

import { h } from "../dom.js";
import { amountWords } from "./amount.js";
import { begun } from "./clauses.js";
import { detail, note, remedyList, requirements } from "./remedies.js";
import { windowWords } from "./window.js";

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function charge(reader, effect) {
  const payer = reader.word("freight_payer", effect.payer ?? "");
  return {
    words: [h("b", {}, reader.word("charge", effect.kind ?? "")), ` · ${payer}`, ...note(reader, effect)],
    details: [
      ...detail("detail.amount", amount(reader, effect.amount)),
      ...detail(
        "detail.remedies",
        effect.remedies === undefined ? [] : [remedyList(reader, effect.remedies)],
      ),
      ...detail("detail.how", effect.deduct === true ? [reader.say("charge.deduct")] : []),
      ...detail("detail.window", effect.window === undefined ? [] : windowWords(reader, effect.window)),
    ],
  };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function compensate(reader, effect) {
  const payer = reader.say("compensate.by", { party: reader.word("party", effect.payer ?? "") });
  const form = reader.word("compensation_form", effect.form ?? "");
  return {
    words: [h("b", {}, form), ` · ${payer}`, ...note(reader, effect)],
    details: /** @type {const} */ (["min", "max", "suggested", "cap"]).flatMap((name) =>
      detail(/** @type {Key} */ (`detail.${name}`), amount(reader, effect[name])),
    ),
    below: [...requirements(reader, effect.requires ?? []), ...basis(reader, effect)],
  };
}

/**
 * @param {Reader} reader
 * @param {Effect} effect
 */
function basis(reader, effect) {
  if (effect.basis === undefined || effect.basis.length === 0) return [];
  const items = effect.basis.map((entry) => {
    const worth =
      entry.amount === undefined ? [] : [reader.say("colon"), ...amountWords(reader, entry.amount)];
    return h("li", {}, begun([...reader.prose(entry.text), ...worth]));
  });
  return [h("p", { class: "term" }, reader.say("detail.basis")), h("ul", { class: "requires" }, items)];
}

/**
 * An amount of money; a plain figure is one, too.
 * @param {Reader} reader
 * @param {Amount | undefined} given
 * @returns {Words}
 */
function amount(reader, given) {
  return given === undefined ? [] : amountWords(reader, given, "money");
}
