/** Where a talk stands: what the buyer wants, the ladder of offers, and what he has refused. Agents only. */
/** @import { Model } from "./model.js" */
/** @import { Negotiation } from "../../pkg/index.js" */
/** @import { Key } from "./i18n.js" */

import { h } from "./dom.js";
import { factOf } from "./facts.js";
import { field } from "./field.js";
import { icon } from "./icons.js";
import { capital } from "./menus.js";

/** What the buyer asks for; an agent answers it here, beside the ladder that follows from it. */
export const WISHES = ["request.remedy", "request.amount", "request.insists"];

/** @param {Model} model */
export function talk(model) {
  const { decision, say } = model;
  const negotiation = decision?.negotiation;
  if (negotiation === undefined) return null;
  return h(
    "section",
    { class: "block", "data-key": "talk", "aria-labelledby": "talk-heading" },
    h(
      "h2",
      { id: "talk-heading" },
      say("talk.heading"),
      h("span", { class: "tag" }, model.title("rung", negotiation.rung)),
    ),
    h(
      "div",
      { class: "talk" },
      h("div", { class: "card wishes", "data-key": "wishes" }, wishes(model)),
      h(
        "div",
        { class: "card", "data-key": "ladder" },
        ladder(model, negotiation),
        negotiation.next === undefined
          ? null
          : h("p", { class: "note" }, say("talk.next", { rung: model.word("rung", negotiation.next) })),
        factOf(model.case, "history.refused") === undefined
          ? null
          : h(
              "button",
              { type: "button", class: "quiet", "data-action": "unrefuse", "data-key": "unrefuse" },
              say("talk.unrefuse"),
            ),
      ),
    ),
  );
}

/** @param {Model} model */
function wishes(model) {
  return WISHES.filter((path) => !model.asked.includes(path)).map((path) => {
    const question = model.menus.field(path);
    return question === undefined
      ? null
      : field(
          question,
          { value: factOf(model.case, path), problems: model.problemsOf(path), note: null },
          model.say,
        );
  });
}

/**
 * @param {Model} model
 * @param {Negotiation} negotiation
 */
function ladder(model, negotiation) {
  const offers = negotiation.ladder.filter(isOffer);
  const current =
    offers.find((offer) => offer.status === "now") ?? offers.find((offer) => offer.status === "later");
  // The explanation and the first offer are said in one go; the talk stands at the offer.
  const here = negotiation.ladder.findLast((rung) => rung.status === "now");
  return h(
    "ol",
    { class: "rows ladder offers-ladder" },
    negotiation.ladder.map((offer, index) => {
      const { status, remedy, amount } = offer;
      return h(
        "li",
        {
          "data-key": `${offer.rung}-${index}`,
          "data-status": status,
          "aria-current": offer === here ? "step" : null,
        },
        h(
          "p",
          {},
          isOffer(offer) ? h("b", {}, capital(offer.text)) : capital(offer.text),
          isOffer(offer) ? h("small", {}, model.title("rung", offer.rung)) : null,
        ),
        status === "later"
          ? null
          : h("span", { class: "tag" }, model.word(isOffer(offer) ? "offer_status" : "turn", status)),
        offer === current
          ? h(
              "button",
              {
                type: "button",
                class: "quiet",
                "data-action": "refuse",
                "data-key": "refuse",
                "data-remedy": remedy ?? "",
                "data-offer": offer.offer ?? "",
                "data-amount": amount ?? "",
              },
              icon("ineligible"),
              h("span", {}, model.say("talk.refuse")),
              h("span", { class: "visually-hidden" }, `: ${offer.text}`),
            )
          : null,
      );
    }),
  );
}

/** @param {Negotiation["ladder"][number]} rung */
function isOffer(rung) {
  return rung.remedy !== undefined || rung.offer !== undefined;
}

/**
 * An offer as the case tells it once it was refused.
 * @param {DOMStringMap} data
 * @returns {{ remedy?: string, offer?: string, amount?: string }}
 */
export function refusal(data) {
  const named = /** @type {const} */ (["remedy", "offer", "amount"]).filter(
    (name) => (data[name] ?? "") !== "",
  );
  return Object.fromEntries(named.map((name) => [name, data[name]]));
}
