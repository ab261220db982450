/** What a shop can change: each setting with its value, its range and how the clause is read. */
/** @import { Parameter } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { begun } from "./clauses.js";
import { rulesUsing } from "./pack.js";
import { windowLink } from "./window.js";

/** @param {Reader} reader */
export function settings(reader) {
  const all = Object.entries(reader.pack.parameters ?? {});
  if (all.length === 0) return null;
  const { say } = reader;
  return h(
    "section",
    { class: "card part", id: "part-settings", "aria-labelledby": "settings-heading" },
    h("h2", { id: "settings-heading" }, say("settings.heading")),
    h("p", { class: "note" }, say("settings.help")),
    h(
      "ul",
      { class: "settings" },
      all.map(([name, parameter]) =>
        h(
          "li",
          { class: "setting", id: `setting-${name}`, tabindex: -1 },
          h(
            "div",
            { class: "setting-head" },
            h("h3", {}, capital(reader.text(parameter.title))),
            h("p", { class: "setting-value" }, begun(reader.setting(name))),
          ),
          range(reader, name, parameter),
          parameter.reading === undefined
            ? null
            : h("p", { class: "reading" }, reader.prose(parameter.reading)),
          h("p", { class: "note" }, say("settings.name"), h("code", { lang: "en" }, name)),
          used(reader, name),
        ),
      ),
    ),
  );
}

/**
 * @param {Reader} reader
 * @param {string} name
 * @param {Parameter} parameter
 */
function range(reader, name, parameter) {
  const { say } = reader;
  const words = [...bounds(reader, name, parameter), ...options(reader, name, parameter)];
  return words.length === 0 ? null : h("p", { class: "note" }, say("settings.range"), words);
}

/**
 * @param {Reader} reader
 * @param {string} name
 * @param {Parameter} parameter
 * @returns {Words}
 */
function bounds(reader, name, parameter) {
  const { min, max } = parameter;
  if (min === undefined && max === undefined) return [];
  const limit = (/** @type {string | number} */ value) => reader.settingValue(name, parameter, String(value));
  if (max === undefined) return reader.phrase("settings.atLeast", { min: limit(min ?? "") });
  if (min === undefined) return reader.phrase("settings.atMost", { max: limit(max) });
  return reader.phrase("settings.between", { min: limit(min), max: limit(max) });
}

/**
 * @param {Reader} reader
 * @param {string} name
 * @param {Parameter} parameter
 * @returns {Words}
 */
function options(reader, name, parameter) {
  if (parameter.type === "boolean")
    return [`${reader.say("yes")}${reader.say("list.or")}${reader.say("no")}`];
  if (parameter.options === undefined || parameter.options.length === 0) return [];
  return reader.listed(parameter.options.map((code) => reader.option(name, code)));
}

/**
 * @param {Reader} reader
 * @param {string} name
 */
function used(reader, name) {
  const { pack, say } = reader;
  const title = reader.settingLink(name).textContent;
  const windows = Object.entries(pack.windows ?? {}).filter(([, window]) =>
    JSON.stringify(window).includes(`"param":"${name}"`),
  );
  const rules = rulesUsing(pack, ["param"], name);
  const count = windows.length + rules.length;
  if (count === 0) return null;
  return h(
    "details",
    { class: "why used" },
    h("summary", {}, say("used.here", { n: count }), h("span", { class: "visually-hidden" }, ` · ${title}`)),
    h(
      "ul",
      { class: "plain" },
      windows.map(([window]) => h("li", {}, begun([say("used.window"), windowLink(reader, window)]))),
      rules.map((rule) => h("li", {}, reader.ruleLink(rule.id))),
    ),
  );
}
