/** What may be offered beside the remedies, and charges of the whole case. */
/** @import { Model } from "./model.js" */
/** @import { Compensation } from "../../pkg/index.js" */

import { h, withVars } from "./dom.js";
import { chargeText } from "./remedies.js";
import { end, moment } from "./time.js";
import { cite, verdictChip } from "./verdict.js";

/** @param {Model} model */
export function offers(model) {
  const found = model.decision?.compensation ?? [];
  if (found.length === 0) return null;
  return h(
    "section",
    { class: "block", "data-key": "offers", "aria-labelledby": "offers-heading" },
    h(
      "h2",
      { id: "offers-heading" },
      model.say("offer.heading"),
      model.audience === "agent" ? h("span", { class: "tag" }, model.say("offer.agentOnly")) : null,
    ),
    h(
      "ul",
      { class: "offers" },
      found.map((offer) => h("li", {}, offerCard(model, offer))),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Compensation} offer
 */
function offerCard(model, offer) {
  const { say } = model;
  const money = (/** @type {string} */ amount) => model.money(amount, offer.currency);
  return h(
    "article",
    { class: "card offer" },
    h(
      "header",
      {},
      h("h3", {}, model.title("compensation_form", offer.form)),
      verdictChip(model, offer.verdict),
    ),
    rangeText(model, offer, money),
    rangeBar(offer),
    h(
      "p",
      { class: "note" },
      `${say("offer.payerLabel")}${model.locale === "en" ? ": " : "："}${model.word("party", offer.payer)}`,
      model.audience === "agent" ? ` · ${say(offer.marginChecked ? "offer.margin" : "offer.noMargin")}` : "",
    ),
    offer.reasons.length === 0
      ? null
      : h(
          "ul",
          { class: "plain" },
          offer.reasons.map((reason) => h("li", {}, reason.text)),
        ),
    h(
      "details",
      { class: "why" },
      h("summary", {}, say("offer.basis")),
      h(
        "ul",
        { class: "sum" },
        offer.basis.map((entry) =>
          h(
            "li",
            {},
            h("span", {}, entry.text),
            h("span", {}, entry.amount === undefined ? "" : money(entry.amount)),
          ),
        ),
      ),
      cite(offer.citation),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Compensation} offer
 * @param {(amount: string) => string} money
 */
function rangeText(model, offer, money) {
  const { min, max, suggested } = offer;
  const range =
    min !== undefined && max !== undefined && min !== max
      ? model.say("offer.range", { min: money(min), max: money(max) })
      : max !== undefined
        ? money(max)
        : min !== undefined
          ? money(min)
          : "";
  if (range === "" && suggested === undefined) return null;
  return h(
    "p",
    { class: "range" },
    h("strong", { class: "amount" }, range),
    suggested === undefined
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
