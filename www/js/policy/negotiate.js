/** The ladder of offers of a talk. */
/** @import { Effect } from "./pack.js" */
/** @import { Reader } from "./reader.js" */
/** @import { Told } from "./effects.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { offerName } from "./variables.js";

/**
 * @param {Reader} reader
 * @param {Effect} effect
 * @returns {Told}
 */
export function negotiate(reader, effect) {
  const ladder = h(
    "ol",
    { class: "procedure" },
    (effect.rungs ?? []).map(({ rung, remedy, offer }) => {
      const things = [
        ...(remedy === undefined ? [] : [reader.word("remedy", remedy)]),
        ...(offer === undefined ? [] : [offerName(reader, offer)]),
      ];
      return h(
        "li",
        {},
        h("b", {}, capital(reader.list(things))),
        " ",
        h("span", { class: "actor" }, reader.word("rung", rung)),
      );
    }),
  );
  return { words: [reader.say("negotiate.order")], below: [ladder] };
}
