/** One rule as a reader reads it: what it says, when it holds, what follows, and where it is written. */
/** @import { Rule } from "./pack.js" */
/** @import { Reader } from "./reader.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { plainDay } from "../time.js";
import { cite } from "../verdict.js";
import { begun, clauses } from "./clauses.js";
import { clauseOf } from "./condition.js";
import { effects } from "./effects.js";
import { settled } from "./settled.js";

/**
 * @param {Reader} reader
 * @param {Rule} rule
 * @param {number} number
 */
export function ruleCard(reader, rule, number) {
  const when = rule.when === undefined ? { settings: [] } : settled(reader, rule.when);
  const isOff = "holds" in when && when.holds === false;
  return h(
    "article",
    {
      class: isOff ? "rule off" : "rule",
      id: rule.id,
      "data-key": rule.id,
      tabindex: -1,
      "aria-labelledby": `title-${rule.id}`,
    },
    h(
      "header",
      {},
      h("span", { class: "number", "aria-hidden": "true" }, number),
      h("h3", { id: `title-${rule.id}` }, capital(reader.text(rule.title))),
      h(
        "a",
        {
          class: "anchor",
          href: `#${rule.id}`,
          "aria-label": `${reader.say("rule.link")}${reader.say("colon")}${reader.text(rule.title)}`,
        },
        "#",
      ),
    ),
    rule.text === undefined ? null : h("p", { class: "rule-text" }, reader.prose(rule.text)),
    isOff ? h("p", { class: "switched" }, reader.say("rule.off"), settingLinks(reader, when.settings)) : null,
    h(
      "div",
      { class: "rule-body" },
      h(
        "div",
        { class: "rule-when" },
        h("h4", {}, reader.say("rule.when")),
        scope(reader, rule),
        condition(reader, rule, isOff),
        isOff || when.settings.length === 0
          ? null
          : h("p", { class: "note" }, reader.say("rule.bySettings"), settingLinks(reader, when.settings)),
      ),
      h("div", { class: "rule-then" }, h("h4", {}, reader.say("rule.then")), effects(reader, rule)),
    ),
    source(reader, rule),
    rule.reading === undefined
      ? null
      : h("p", { class: "reading" }, h("b", {}, reader.say("rule.reading")), " ", reader.prose(rule.reading)),
  );
}

/**
 * @param {Reader} reader
 * @param {Rule} rule
 */
function scope(reader, rule) {
  const { say, locale } = reader;
  const rows = [
    rule.issues === undefined
      ? null
      : row(
          say("rule.issues"),
          h(
            "span",
            { class: "tags" },
            rule.issues.map((code) => h("span", { class: "tag" }, capital(reader.word("issue", code)))),
          ),
        ),
    rule.goods === undefined ? null : row(say("rule.goods"), reader.goods(rule.goods)),
    rule.faults === undefined
      ? null
      : row(say("rule.faults"), reader.list(rule.faults.map((code) => reader.value("issue.fault", code)))),
    rule.from === undefined ? null : row(say("rule.from"), plainDay(rule.from, locale)),
    rule.until === undefined ? null : row(say("rule.until"), plainDay(rule.until, locale)),
    rule.from === undefined && rule.until === undefined
      ? null
      : row(say("rule.inForce"), say(rule.inForce === "now" ? "rule.inForce.now" : "rule.inForce.sale")),
  ];
  const always = rule.issues === undefined && rule.when === undefined && rule.faults === undefined;
  return [
    always ? h("p", {}, say(rule.goods === undefined ? "rule.always" : "rule.alwaysForGoods")) : null,
    rows.every((one) => one === null) ? null : h("dl", { class: "details" }, rows),
  ];
}

/**
 * @param {string} term
 * @param {import("../dom.js").Child} value
 */
function row(term, value) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, value));
}

/**
 * What depends on the case; of a rule the settings switch off, everything.
 * @param {Reader} reader
 * @param {Rule} rule
 * @param {boolean} isOff
 */
function condition(reader, rule, isOff) {
  if (rule.when === undefined) return null;
  const rest = isOff ? rule.when : settled(reader, rule.when).rest;
  return rest === undefined ? null : clauses(reader, clauseOf(reader, rest));
}

/**
 * @param {Reader} reader
 * @param {readonly string[]} names
 */
function settingLinks(reader, names) {
  return reader.listed(
    names.map((name) =>
      reader.phrase("setting.is", { setting: reader.settingLink(name), value: reader.setting(name) }),
    ),
    "list.clause",
  );
}

/**
 * @param {Reader} reader
 * @param {Rule} rule
 */
function source(reader, rule) {
  const { source: name, clause, quote } = rule.citation;
  const { document = "", mark } = reader.pack.sources[name] ?? {};
  const replaces = (rule.replaces ?? []).map((id) => id.replace(/^.*\//, ""));
  return [
    cite({
      document,
      clause,
      ...(quote === undefined ? {} : { quote }),
      ...(mark === "A" || mark === "A-" || mark === "B2" ? { mark } : {}),
    }),
    replaces.length === 0
      ? null
      : h(
          "p",
          { class: "note" },
          reader.say("rule.replaces"),
          begun(reader.listed(replaces.map((id) => [reader.ruleLink(id)]))),
        ),
  ];
}
