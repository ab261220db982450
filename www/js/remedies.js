/** The remedies in the order to offer them: verdict, date, money, freight, conditions, place, reasons. */
/** @import { Model } from "./model.js" */
/** @import { Charge, Remedy } from "../../pkg/index.js" */
/** @import { Child } from "./dom.js" */
/** @import { Key } from "./i18n.js" */

import { conditionText, factLink, isPresumed } from "./conditions.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { end } from "./time.js";
import { isCovered } from "./timeline.js";
import { timeElement, untilText } from "./until.js";
import { cite, verdictChip } from "./verdict.js";

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
    h(
      "dl",
      { class: "facts" },
      refund(model, remedy),
      charges(model, remedy),
      freight(model, remedy),
      missing(model, remedy),
      conditions(model, remedy),
      route(model, remedy),
    ),
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

/**
 * @param {string} term
 * @param {string} kind
 * @param {...Child} value
 */
function row(term, kind, ...value) {
  return h("div", { class: `fact ${kind}`, "data-key": kind }, h("dt", {}, term), h("dd", {}, ...value));
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
function refund(model, remedy) {
  const { say } = model;
  const money = remedy.refund;
  if (money === undefined) return null;
  const amount = (/** @type {string | undefined} */ value) =>
    value === undefined ? say("remedy.pending") : model.money(value, money.currency);
  const total =
    money.total !== undefined
      ? amount(money.total)
      : money.totalAtMost !== undefined
        ? say("remedy.atMost", { amount: amount(money.totalAtMost) })
        : say("remedy.pending");
  const plain = money.deductions.length === 0 && (money.freight === undefined || Number(money.freight) === 0);
  return row(
    say("remedy.refund"),
    "refund",
    h("strong", { class: money.total === undefined ? "amount open" : "amount" }, total),
    plain
      ? null
      : h(
          "ul",
          { class: "sum" },
          money.goods === undefined
            ? null
            : h(
                "li",
                { "data-key": "goods" },
                h("span", {}, say("remedy.goods")),
                h("span", {}, amount(money.goods)),
              ),
          money.freight === undefined || Number(money.freight) === 0
            ? null
            : h(
                "li",
                { "data-key": "freight" },
                h("span", {}, say("remedy.freight")),
                h("span", {}, `+ ${amount(money.freight)}`),
              ),
          money.deductions.map((deduction) =>
            h(
              "li",
              {},
              h("span", {}, model.title("charge", deduction.kind), h("small", {}, deduction.basis)),
              h(
                "span",
                {},
                deduction.amount === undefined ? say("remedy.pending") : `− ${amount(deduction.amount)}`,
              ),
            ),
          ),
        ),
  );
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
function charges(model, remedy) {
  if (remedy.charges.length === 0) return null;
  return row(
    model.say("remedy.charges"),
    "charges",
    h(
      "ul",
      { class: "plain" },
      remedy.charges.map((charge) => h("li", {}, chargeText(model, charge))),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Charge} charge
 */
export function chargeText(model, charge) {
  const amount =
    charge.amount === undefined ? model.say("remedy.charge.unknown") : model.money(charge.amount);
  return [
    h("strong", {}, `${model.title("charge", charge.kind)} ${amount}`),
    h("span", { class: "payer" }, model.word("freight_payer", charge.payer)),
    charge.text === "" ? null : h("small", {}, charge.text),
  ];
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
function freight(model, remedy) {
  const { say } = model;
  const legs = remedy.freight;
  if (legs === undefined) return null;
  const named = /** @type {const} */ (["original", "back", "replacement"]).flatMap((leg) => {
    const payer = legs[leg];
    return payer === undefined ? [] : [{ leg, payer }];
  });
  if (named.length === 0) return null;
  return row(
    say("remedy.freightLegs"),
    "freight",
    h(
      "ul",
      { class: "legs" },
      named.map(({ leg, payer }) =>
        h(
          "li",
          { "data-payer": payer },
          h("span", { class: "leg" }, say(/** @type {Key} */ (`leg.${leg}`))),
          h("span", { class: "payer" }, model.title("freight_payer", payer)),
        ),
      ),
    ),
    legs.advancedBy === undefined
      ? null
      : h("small", {}, say("remedy.advanced", { party: model.word("party", legs.advancedBy) })),
  );
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
function conditions(model, remedy) {
  const open = remedy.conditions.filter((condition) => !isPresumed(condition));
  if (open.length === 0) return null;
  const items = open.map((condition) => h("li", {}, conditionText(model, condition)));
  return row(model.say("remedy.conditions"), "conditions", h("ul", { class: "plain" }, items));
}

/**
 * What is taken as usual, one key away from the control that says otherwise.
 * @param {Model} model
 * @param {Remedy} remedy
 */
function presumed(model, remedy) {
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
function route(model, remedy) {
  if (remedy.route === undefined) return null;
  const text = remedy.routeText === undefined ? null : h("small", {}, remedy.routeText);
  return row(model.say("remedy.route"), "route", model.title("route", remedy.route), text);
}

/**
 * Each missing fact leads to the control that answers it.
 * @param {Model} model
 * @param {Remedy} remedy
 */
function missing(model, remedy) {
  if (remedy.missing.length === 0) return null;
  const items = remedy.missing.map((path) => h("li", {}, factLink(path, model.factName(path))));
  return row(model.say("remedy.missing"), "missing", h("ul", { class: "plain" }, items));
}

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
function reasons(model, remedy) {
  const { say } = model;
  return h(
    "details",
    { class: "why", "data-key": "why" },
    h("summary", {}, say("remedy.why"), forRemedy(model, remedy)),
    h(
      "ul",
      { class: "reasons" },
      remedy.reasons.map((reason) =>
        h("li", {}, h("p", {}, reason.text), reading(model, reason.reading), cite(reason.citation)),
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
              model.menus.packTitle(entry.pack),
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
