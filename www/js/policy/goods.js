/** The goods of a policy as a tree with their values, and the brands and faults it knows. */
/** @import { Goods } from "./pack.js" */
/** @import { Reader } from "./reader.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { durationWords } from "./duration.js";
import { decimal, legible } from "./reader.js";

/** @param {Reader} reader */
export function goods(reader) {
  const { pack, say } = reader;
  const roots = pack.goods.filter((one) => parentOf(pack.goods, one) === undefined);
  return h(
    "section",
    { class: "card part", id: "part-goods", "aria-labelledby": "goods-heading" },
    h("h2", { id: "goods-heading" }, say("goods.heading")),
    tree(reader, roots),
    brands(reader),
    faults(reader),
  );
}

/**
 * The nearest goods above that the policy names.
 * @param {Goods[]} all
 * @param {Goods} one
 */
function parentOf(all, one) {
  return all
    .filter((other) => one.code.startsWith(`${other.code}.`))
    .sort((a, b) => b.code.length - a.code.length)[0];
}

/**
 * @param {Reader} reader
 * @param {Goods[]} level
 * @returns {HTMLElement | null}
 */
function tree(reader, level) {
  if (level.length === 0) return null;
  return h(
    "ul",
    { class: "goods-tree" },
    level.map((one) =>
      h(
        "li",
        {},
        h("span", { class: "goods-title" }, capital(reader.text(one.title))),
        Object.entries(one.values ?? {}).map(([name, value]) =>
          h(
            "span",
            { class: "tag" },
            valueName(reader, name),
            reader.say("colon"),
            valueWords(reader, value),
          ),
        ),
        tree(
          reader,
          reader.pack.goods.filter((other) => parentOf(reader.pack.goods, other) === one),
        ),
      ),
    ),
  );
}

/**
 * A value of goods is named by the window that takes its length from it.
 * @param {Reader} reader
 * @param {string} name
 */
function valueName(reader, name) {
  const window = Object.values(reader.pack.windows ?? {}).find(({ length }) =>
    JSON.stringify(length ?? "").includes(`"goods":"${name}"`),
  );
  return window?.title === undefined ? legible(name) : capital(reader.text(window.title));
}

/**
 * @param {Reader} reader
 * @param {string | number | boolean} value
 */
function valueWords(reader, value) {
  if (typeof value === "boolean") return reader.say(value ? "yes" : "no");
  const text = String(value);
  return text.startsWith("P") ? durationWords(reader.say, text) : decimal(text, reader.locale);
}

/** @param {Reader} reader */
function brands(reader) {
  const all = reader.pack.brands ?? [];
  if (all.length === 0) return null;
  const names = all.map((brand) => reader.text(brand.title));
  return [h("h3", {}, reader.say("brands.heading")), h("p", {}, reader.list(names))];
}

/** @param {Reader} reader */
function faults(reader) {
  const all = reader.pack.faults ?? [];
  if (all.length === 0) return null;
  return h(
    "details",
    { class: "why" },
    h("summary", {}, reader.say("faults.heading"), h("span", { class: "tag" }, all.length)),
    h(
      "ul",
      { class: "fault-list" },
      all.map((fault) =>
        h(
          "li",
          {},
          h("b", {}, capital(reader.text(fault.title))),
          h("small", {}, reader.say("faults.issues", { issues: reader.wordList("issue", fault.issues) })),
          fault.goods === undefined || fault.goods.length === 0
            ? null
            : h("small", {}, reader.say("faults.goods", { goods: reader.goods(fault.goods) })),
        ),
      ),
    ),
  );
}
