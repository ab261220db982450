/** What a remedy comes with: money back, charges, freight, what is still to be known, conditions, place. */
/** @import { Model } from "./model.js" */
/** @import { Charge, Remedy } from "../../pkg/index.js" */
/** @import { Child } from "./dom.js" */
/** @import { Key } from "./i18n.js" */

import { conditionText, factLink, isPresumed } from "./conditions.js";
import { h } from "./dom.js";

/**
 * @param {Model} model
 * @param {Remedy} remedy
 */
export function terms(model, remedy) {
  const rows = [refund, charges, freight, missing, conditions, route].map((part) => part(model, remedy));
  return h("dl", { class: "facts" }, rows);
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
function conditions(model, remedy) {
  const open = remedy.conditions.filter((condition) => !isPresumed(condition));
  if (open.length === 0) return null;
  const items = open.map((condition) => h("li", {}, conditionText(model, condition)));
  return row(model.say("remedy.conditions"), "conditions", h("ul", { class: "plain" }, items));
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
