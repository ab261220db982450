/** Why a remedy stands as it does: what is taken as usual, the rules with their clauses, what each policy says. */
/** @import { Model } from "./model.js" */
/** @import { Remedy } from "../../pkg/index.js" */
/** @import { Key } from "./i18n.js" */

import { conditionText, isPresumed } from "./conditions.js";
import { h } from "./dom.js";
import { policyLink, ruleLink } from "./policy-link.js";
import { end } from "./time.js";
import { timeElement } from "./until.js";
import { cite, verdictChip } from "./verdict.js";

/**
 * What is taken as usual, one key away from the control that says otherwise.
 * @param {Model} model
 * @param {Remedy} remedy
 */
export function presumed(model, remedy) {
  const taken = remedy.conditions.filter(isPresumed);
  if (taken.length === 0) return null;
  return h(
    "details",
    { class: "why presumed", "data-key": "presumed" },
    h("summary", {}, model.say("remedy.presumed", { n: taken.length }), forRemedy(model, remedy)),
    h(
      "ul",
      { class: "plain" },
      taken.map((condition) => h("li", {}, conditionText(model, condition))),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
export function reasons(model, remedy) {
  const { say } = model;
  return h(
    "details",
    { class: "why", "data-key": "why" },
    h("summary", {}, say("remedy.why"), forRemedy(model, remedy)),
    h(
      "ul",
      { class: "reasons" },
      remedy.reasons.map((reason) =>
        h(
          "li",
          {},
          h("p", {}, reason.text),
          reading(model, reason.reading),
          cite(reason.citation, ruleLink(model, reason.rule)),
        ),
      ),
    ),
    remedy.window === undefined || remedy.window.text === ""
      ? null
      : h(
          "p",
          { class: "note" },
          `${say("remedy.window")}${model.locale === "en" ? ": " : "："}${remedy.window.text}`,
        ),
    packsTable(model, remedy),
  );
}

/**
 * How an unclear clause is read.
 * @param {Model} model
 * @param {string | undefined} text
 */
function reading(model, text) {
  return text === undefined ? null : h("p", { class: "note" }, model.say("cite.reading", { text }));
}

/**
 * What a repeated control belongs to, for those who meet it out of its place.
 * @param {Model} model
 * @param {Remedy} remedy
 */
function forRemedy(model, remedy) {
  return h("span", { class: "visually-hidden" }, ` · ${model.word("remedy", remedy.kind)}`);
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
function packsTable(model, remedy) {
  if (remedy.byPack.length < 2) return null;
  const { say, locale } = model;
  return h(
    "div",
    {
      class: "table-scroll",
      tabindex: 0,
      role: "group",
      "aria-label": `${say("remedy.packs")} · ${model.word("remedy", remedy.kind)}`,
    },
    h(
      "table",
      {},
      h("caption", {}, say("remedy.packs")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["remedy.packs.policy", "remedy.packs.verdict", "remedy.packs.until", "remedy.packs.total"].map(
            (key) => h("th", { scope: "col" }, say(/** @type {Key} */ (key))),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        remedy.byPack.map((entry) =>
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "row" },
              policyLink(model, entry.pack),
              entry.pack === remedy.from ? h("span", { class: "tag done" }, say("remedy.packs.taken")) : null,
            ),
            h("td", {}, verdictChip(model, entry.verdict)),
            h(
              "td",
              {},
              entry.closesAt === undefined ? "–" : timeElement(entry.closesAt, end(entry.closesAt, locale)),
            ),
            h("td", {}, entry.total === undefined ? "–" : model.money(entry.total)),
          ),
        ),
      ),
    ),
  );
}
