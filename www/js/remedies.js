/** The remedies in the order to offer them, those refused with their reason, and those no rule speaks of. */
/** @import { Model } from "./model.js" */
/** @import { Remedy } from "../../pkg/index.js" */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { presumed, reasons } from "./reasons.js";
import { terms } from "./terms.js";
import { isCovered } from "./timeline.js";
import { timeElement, untilText } from "./until.js";
import { verdictChip } from "./verdict.js";

/** @param {Model} model */
export function remedies(model) {
  const decision = model.decision;
  if (decision === undefined || decision.remedies.length === 0) return null;
  const open = decision.remedies.filter((remedy) => remedy.verdict !== "ineligible");
  const refused = decision.remedies.filter((remedy) => remedy.verdict === "ineligible" && isCovered(remedy));
  const silent = decision.remedies.filter((remedy) => !isCovered(remedy));
  const rows = (/** @type {Remedy[]} */ list) =>
    h(
      "ul",
      {},
      list.map((remedy) => h("li", { "data-key": remedy.kind }, closedRow(model, remedy, decision.now))),
    );
  return h(
    "section",
    { class: "block", "data-key": "remedies", "aria-labelledby": "remedies-heading" },
    h("h2", { id: "remedies-heading" }, model.say("remedies.heading")),
    open.length > 0
      ? h(
          "ol",
          { class: "remedies" },
          open.map((remedy, index) =>
            h(
              "li",
              { "data-key": remedy.kind, class: index === 0 ? "first" : null },
              card(model, remedy, decision.now),
            ),
          ),
        )
      : null,
    refused.length > 0
      ? h(
          "div",
          { class: "closed", "data-key": "closed" },
          h("h3", {}, model.say("remedies.others")),
          rows(refused),
        )
      : null,
    silent.length > 0
      ? h(
          "details",
          { class: "why closed", "data-key": "silent" },
          h(
            "summary",
            {},
            model.say("remedies.silent", {
              names: model.list(silent.map(({ kind }) => model.word("remedy", kind))),
            }),
          ),
          rows(silent),
        )
      : null,
  );
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 * @param {string} now
 */
function card(model, remedy, now) {
  const until = untilText(model, remedy, now);
  return h(
    "article",
    {
      class: "card remedy",
      "data-verdict": remedy.verdict,
      "data-remedy": remedy.kind,
      "aria-labelledby": `remedy-${remedy.kind}`,
    },
    h(
      "header",
      {},
      h("span", { class: "glyph" }, icon(remedy.kind)),
      h("h3", { id: `remedy-${remedy.kind}` }, model.title("remedy", remedy.kind)),
      model.audience === "agent"
        ? h("span", { class: "tag" }, model.say("remedy.rank", { n: remedy.rank }))
        : null,
      verdictChip(model, remedy.verdict),
    ),
    h(
      "p",
      { class: "until" },
      timeElement(until.at, until.date),
      until.left === "" ? null : h("span", { class: "left" }, until.left),
    ),
    terms(model, remedy),
    presumed(model, remedy),
    reasons(model, remedy),
  );
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 * @param {string} now
 */
function closedRow(model, remedy, now) {
  const until = untilText(model, remedy, now);
  const first = remedy.reasons[0];
  return h(
    "article",
    {
      class: "closed-remedy",
      "data-remedy": remedy.kind,
      "data-verdict": remedy.verdict,
      "aria-labelledby": `remedy-${remedy.kind}`,
    },
    h(
      "header",
      {},
      h("span", { class: "glyph" }, icon(remedy.kind)),
      h("h4", { id: `remedy-${remedy.kind}` }, model.title("remedy", remedy.kind)),
      verdictChip(model, remedy.verdict),
    ),
    h(
      "div",
      { class: "closed-why" },
      first === undefined ? null : h("p", {}, first.text),
      until.past ? h("p", { class: "note" }, timeElement(until.at, until.date), " · ", until.left) : null,
    ),
    reasons(model, remedy),
  );
}
