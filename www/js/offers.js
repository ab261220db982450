/** What may be offered beside the remedies, and charges of the whole case. */
/** @import { Model } from "./model.js" */
/** @import { Compensation } from "../../pkg/index.js" */

import { h, withVars } from "./dom.js";
import { ruleLink } from "./policy-link.js";
import { chargeText } from "./terms.js";
import { end, moment } from "./time.js";
import { cite, verdictChip } from "./verdict.js";

/** @param {Model} model */
export function offers(model) {
  const found = model.decision?.compensation ?? [];
  if (found.length === 0) return null;
  const isAgent = model.audience === "agent";
  return h(
    "section",
    { class: "block", "data-key": "offers", "aria-labelledby": "offers-heading" },
    h(
      "h2",
      { id: "offers-heading" },
      model.say(isAgent ? "offer.heading" : "offer.given"),
      isAgent ? h("span", { class: "tag" }, model.say("offer.agentOnly")) : null,
    ),
    h(
      "ul",
      { class: "offers" },
      found.map((offer) => h("li", { "data-key": offer.code }, offerCard(model, offer))),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Compensation} offer
 */
function offerCard(model, offer) {
  const { say } = model;
  const list = (/** @type {{ text: string }[]} */ entries) =>
    entries.length === 0
      ? null
      : h(
          "ul",
          { class: "plain" },
          entries.map((entry) => h("li", {}, entry.text)),
        );
  return h(
    "article",
    { class: "card offer" },
    h(
      "header",
      {},
      h("h3", {}, model.title("compensation_form", offer.form)),
      verdictChip(model, offer.verdict),
    ),
    rangeText(model, offer),
    rangeBar(offer),
    list(offer.reasons),
    list(offer.conditions),
    h("p", { class: "note" }, offerNote(model, offer)),
    offer.basis.length === 0
      ? null
      : h(
          "details",
          { class: "why", "data-key": "basis" },
          h("summary", {}, say("offer.basis")),
          h(
            "ul",
            { class: "sum" },
            offer.basis.map((entry) => basisRow(model, offer, entry)),
          ),
          cite(offer.citation, ruleLink(model, offer.rule)),
        ),
  );
}

/**
 * Who pays, and for the agent whether the seller's margin was looked at.
 * @param {Model} model
 * @param {Compensation} offer
 */
function offerNote(model, offer) {
  const { say, locale } = model;
  const payer = `${say("offer.payer")}${locale === "en" ? ": " : "："}${model.word("party", offer.payer)}`;
  if (model.audience !== "agent" || offer.max === undefined) return payer;
  return `${payer} · ${say(offer.marginChecked ? "offer.margin" : "offer.noMargin")}`;
}

/**
 * @param {Model} model
 * @param {Compensation} offer
 * @param {Compensation["basis"][number]} entry
 */
function basisRow(model, offer, entry) {
  const amount = entry.amount === undefined ? "" : model.money(entry.amount, offer.currency);
  return h("li", {}, h("span", {}, entry.text), h("span", {}, amount));
}

/**
 * @param {Model} model
 * @param {Compensation} offer
 */
function rangeText(model, offer) {
  const { min, max, suggested, currency } = offer;
  const money = (/** @type {string} */ amount) => model.money(amount, currency);
  if (max === undefined) return null;
  const range =
    min === undefined || min === max
      ? money(max)
      : Number(min) === 0
        ? model.say("offer.upTo", { max: money(max) })
        : model.say("offer.range", { min: money(min), max: money(max) });
  return h(
    "p",
    { class: "range" },
    h("strong", { class: "amount" }, range),
    suggested === undefined || (suggested === max && min === max)
      ? null
      : h("span", {}, model.say("offer.suggested", { amount: money(suggested) })),
  );
}

/**
 * The range on a line from 0 to its top, with the suggestion marked; the words above say the same.
 * @param {Compensation} offer
 */
function rangeBar(offer) {
  const top = Number(offer.max);
  if (offer.min === undefined || offer.suggested === undefined || !(top > 0)) return null;
  return withVars(
    { "--from": Number(offer.min) / top, "--at": Number(offer.suggested) / top },
    h(
      "div",
      { class: "range-bar", "aria-hidden": "true" },
      h("span", { class: "range-fill" }),
      h("span", { class: "range-mark" }),
    ),
  );
}

/** @param {Model} model */
export function charges(model) {
  const { decision, say, locale } = model;
  if (decision === undefined || decision.charges.length === 0) return null;
  return h(
    "section",
    { class: "card", "data-key": "charges", "aria-labelledby": "charges-heading" },
    h("h2", { id: "charges-heading" }, say("charges.heading")),
    h(
      "ul",
      { class: "rows" },
      decision.charges.map((charge) =>
        h(
          "li",
          {},
          chargeText(model, charge),
          charge.from === undefined
            ? null
            : h("small", {}, say("charges.from", { date: moment(charge.from, locale) })),
          charge.until === undefined
            ? null
            : h("small", {}, say("charges.until", { date: end(charge.until, locale) })),
          cite(charge.citation),
        ),
      ),
    ),
  );
}
