/** The windows of a policy as bars on one scale, each with its length in words. */
/** @import { Reader, Words } from "./reader.js" */
/** @import { Span } from "./window.js" */

import { h, withVars } from "../dom.js";
import { capital } from "../menus.js";
import { begun } from "./clauses.js";
import { durationWords } from "./duration.js";
import { rulesUsing } from "./pack.js";
import { scaleTo } from "./scale.js";
import { countingNotes, spansOf, windowLine, windowTitle } from "./window.js";

/** @param {Reader} reader */
export function bars(reader) {
  const windows = Object.entries(reader.pack.windows ?? {});
  if (windows.length === 0) return null;
  const rows = windows
    .map(([name, window]) => ({ name, window, spans: spansOf(reader, window) }))
    .sort((a, b) => longest(a.spans) - longest(b.spans));
  const scale = scaleTo(Math.max(1, ...rows.map(({ spans }) => longest(spans))));
  return h(
    "section",
    { class: "card part", id: "part-windows", "aria-labelledby": "windows-heading" },
    h("h2", { id: "windows-heading" }, reader.say("windows.heading")),
    h("p", { class: "note" }, reader.say("windows.help")),
    h(
      "div",
      { class: "bars" },
      h(
        "ul",
        {},
        rows.map(({ name, window, spans }) =>
          h(
            "li",
            { class: "window-row", id: `window-${name}`, tabindex: -1 },
            h(
              "div",
              { class: "window-words" },
              window.title === undefined ? null : h("h3", {}, capital(windowTitle(reader, name))),
              h("p", { class: window.title === undefined ? "window-line only" : "window-line" }, begun(windowLine(reader, window))),
              countingNotes(reader, window).map((note) => h("small", {}, note)),
              usedBy(reader, name),
            ),
            h(
              "div",
              { class: "window-bars" },
              spans.map((span) => bar(reader, span, scale)),
            ),
          ),
        ),
      ),
      axis(reader, scale),
    ),
  );
}

/** @param {Span[]} spans */
function longest(spans) {
  return Math.max(0, ...spans.map(({ days = 0 }) => days));
}

/**
 * @param {Reader} reader
 * @param {Span} span
 * @param {ReturnType<typeof scaleTo>} scale
 */
function bar(reader, span, scale) {
  const words = [
    h("b", {}, begun(span.words)),
    span.agreed === true ? h("small", {}, reader.say("window.unlessAgreed")) : null,
    span.goods === undefined ? null : h("small", {}, span.goods),
  ];
  if (span.days === undefined) return h("p", { class: "bar-row open" }, h("span", { class: "bar-words" }, words));
  return h(
    "p",
    { class: "bar-row" },
    withVars(
      { "--share": scale.share(span.days) },
      h("span", { class: span.agreed === true ? "length agreed" : "length", "aria-hidden": "true" }),
    ),
    h("span", { class: "bar-words" }, words),
  );
}

/**
 * @param {Reader} reader
 * @param {ReturnType<typeof scaleTo>} scale
 */
function axis(reader, scale) {
  return h(
    "div",
    { class: "axis", "aria-hidden": "true" },
    scale.marks.map(({ text, days }) =>
      withVars({ "--share": scale.share(days) }, h("span", {}, durationWords(reader.say, text))),
    ),
  );
}

/**
 * The rules that give or count a window.
 * @param {Reader} reader
 * @param {string} name
 */
function usedBy(reader, name) {
  const rules = rulesUsing(reader.pack, ["window", "passed", "from"], name);
  if (rules.length === 0) return null;
  /** @type {Words[]} */
  const links = rules.map((rule) => [reader.ruleLink(rule.id)]);
  return h(
    "details",
    { class: "why used" },
    h("summary", {}, reader.say("used.rules", { n: rules.length }), h("span", { class: "visually-hidden" }, ` · ${windowTitle(reader, name)}`)),
    h(
      "ul",
      { class: "plain" },
      links.map((link) => h("li", {}, link)),
    ),
  );
}
