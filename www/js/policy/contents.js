/** The table of contents: the parts of the page, and every rule by its title. */
/** @import { Reader } from "./reader.js" */
/** @import { Key } from "./words.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";

/** @type {[string, Key][]} */
const BEFORE = [
  ["part-about", "contents.about"],
  ["part-windows", "windows.heading"],
  ["part-goods", "goods.heading"],
  ["part-rules", "rules.heading"],
];
/** @type {[string, Key][]} */
const AFTER = [
  ["part-settings", "settings.heading"],
  ["part-presumed", "presumed.heading"],
  ["part-calendar", "calendar.heading"],
  ["part-replies", "replies.heading"],
];

/**
 * @param {Reader} reader
 * @param {ReadonlySet<string>} there the parts this policy has
 */
export function contents(reader, there) {
  const entries = (/** @type {[string, Key][]} */ list) => list.filter(([id]) => there.has(id));
  return h(
    "details",
    { class: "contents", open: matchMedia("(width >= 64rem)").matches },
    h("summary", {}, h("h2", { class: "contents-title" }, reader.say("contents.heading"))),
    h(
      "ol",
      {},
      entries(BEFORE).map(([id, key]) =>
        h("li", {}, link(id, reader.say(key)), id === "part-rules" ? ruleLinks(reader) : null),
      ),
      entries(AFTER).map(([id, key]) => h("li", {}, link(id, reader.say(key)))),
    ),
  );
}

/** @param {Reader} reader */
function ruleLinks(reader) {
  return h(
    "ol",
    { class: "contents-rules" },
    reader.pack.rules.map((rule) =>
      h("li", { "data-rule": rule.id }, link(rule.id, capital(reader.text(rule.title)))),
    ),
  );
}

/**
 * @param {string} id
 * @param {string} text
 */
function link(id, text) {
  return h("a", { href: `#${id}` }, text);
}
