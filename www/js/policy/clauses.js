/** A tree of sentences as lists in lists. */
/** @import { Clause } from "./condition.js" */
/** @import { Reader } from "./reader.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";

/**
 * @param {Reader} reader
 * @param {Clause} clause
 * @returns {HTMLElement}
 */
export function clauses(reader, clause) {
  if ("words" in clause) return h("p", { class: "clause" }, begun(clause.words));
  return h(
    "div",
    { class: "clauses", "data-join": clause.join },
    h("p", { class: "join" }, reader.say(`when.${clause.join}`)),
    h(
      "ul",
      {},
      clause.items.map((item) => h("li", {}, clauses(reader, item))),
    ),
  );
}

/**
 * A sentence begins with a capital where the language has them.
 * @param {import("./reader.js").Words} words
 */
export function begun(words) {
  const [first, ...others] = words.filter((word) => word !== "");
  return typeof first === "string" ? [capital(first), ...others] : [first, ...others];
}
