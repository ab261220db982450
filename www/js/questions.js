/** The questions that decide, and what else is known of the case. */
/** @import { Model } from "./model.js" */
/** @import { FactField } from "./menus.js" */
/** @import { Question } from "../../pkg/index.js" */

import { presumedFacts } from "./conditions.js";
import { h } from "./dom.js";
import { factOf, knownFacts } from "./facts.js";
import { field } from "./field.js";
import { isOfForm } from "./form.js";
import { icon } from "./icons.js";
import { WISHES } from "./talk.js";

/** The most decisive ones stand in sight; the rest behind a disclosure. */
const IN_SIGHT = 4;

/** What the goods cost the seller is no business of the customer's view. */
const AGENT_ONLY = ["item.cost"];

/**
 * Which questions are shown: those still open and those answered since the case was loaded, each staying where it
 * first stood, so that nothing moves under the reader's hands.
 * @param {readonly string[]} asked in the order they first appeared
 * @param {readonly string[]} missing most decisive first
 * @param {(path: string) => boolean} isKnown
 * @returns {string[]}
 */
export function questionOrder(asked, missing, isKnown) {
  const stay = asked.filter((path) => missing.includes(path) || isKnown(path));
  return [...stay, ...missing.filter((path) => !stay.includes(path))];
}

/**
 * Which of them stand in sight: those that already did, filled up with the most decisive open ones.
 * @param {readonly string[]} near
 * @param {readonly string[]} asked
 * @param {readonly string[]} missing most decisive first
 * @returns {string[]}
 */
export function questionsInSight(near, asked, missing) {
  const stay = near.filter((path) => asked.includes(path));
  const room = IN_SIGHT - stay.filter((path) => missing.includes(path)).length;
  const next = missing.filter((path) => !stay.includes(path));
  return [...stay, ...next.slice(0, Math.max(0, room))];
}

/** @param {Model} model */
export function questions(model) {
  const { say, decision } = model;
  if (decision === undefined)
    return [heading(model, 0), h("p", { class: "note", "data-key": "start" }, say("questions.start"))];
  const open = decision.missing.filter((question) => !isOfForm(question.fact));
  const shown = model.asked.map((path) => ({ path, open: open.find((question) => question.fact === path) }));
  const far = shown.filter((entry) => !model.near.includes(entry.path));
  return [
    heading(model, open.length),
    open.length === 0
      ? h("p", { class: "settled", "data-key": "none" }, icon("check"), h("span", {}, say("questions.none")))
      : null,
    shown
      .filter((entry) => !far.includes(entry))
      .map((entry) => questionField(model, entry.path, entry.open)),
    far.length > 0
      ? h(
          "details",
          { class: "more", "data-key": "far" },
          h("summary", {}, say("questions.more", { n: far.length })),
          far.map((entry) => questionField(model, entry.path, entry.open)),
        )
      : null,
    assumptions(model),
  ];
}

/**
 * Facts the answer takes as usual, each with the control that says otherwise.
 * @param {Model} model
 */
function assumptions(model) {
  const { decision, say } = model;
  if (decision === undefined || model.assumed.length === 0) return null;
  const presumed = presumedFacts(decision);
  return h(
    "details",
    { class: "more", "data-key": "assumed" },
    h("summary", {}, say("assumed.heading", { n: presumed.size })),
    h("p", { class: "note" }, say("assumed.help")),
    model.assumed.map((path) => questionField(model, path, undefined, presumed.get(path)?.text)),
  );
}

/**
 * What the case holds beside the form and the questions, and a menu to add any other fact.
 * @param {Model} model
 */
export function knownElsewhere(model) {
  const { say } = model;
  // What the buyer wishes stands beside the ladder of offers.
  const mayShow = (/** @type {string} */ path) =>
    model.audience === "agent" ? !WISHES.includes(path) : !AGENT_ONLY.includes(path);
  const paths = model.known.filter((path) => !isAsked(model, path) && mayShow(path));
  const addable = model.menus
    .fieldPaths()
    .filter((path) => !isOfForm(path) && !paths.includes(path) && !isAsked(model, path) && mayShow(path));
  const count = paths.filter((path) => factOf(model.case, path) !== undefined).length;
  return h(
    "details",
    { class: "more known", "data-key": "known", id: "known" },
    h("summary", {}, say("known.heading", { n: count })),
    paths.map((path) =>
      questionField(
        model,
        path,
        model.decision?.missing.find((question) => question.fact === path),
      ),
    ),
    h(
      "div",
      { class: "field", "data-key": "add" },
      h("label", { for: "add-fact" }, say("known.add")),
      h(
        "select",
        { id: "add-fact", "data-action": "add-fact", value: "" },
        h("option", { value: "" }, say("known.add.choose")),
        addable.map((path) => h("option", { value: path }, model.factName(path))),
      ),
    ),
  );
}

/**
 * @param {Model} model
 * @param {string} path
 */
function isAsked(model, path) {
  return model.asked.includes(path) || model.assumed.includes(path);
}

/**
 * Facts of a freshly loaded case that neither the form nor a question shows.
 * @param {Model["case"]} input
 * @returns {string[]}
 */
export function knownBeside(input) {
  return knownFacts(input).filter((path) => !isOfForm(path));
}

/**
 * @param {Model} model
 * @param {number} count
 */
function heading(model, count) {
  return h(
    "div",
    { class: "card-head", "data-key": "head" },
    h("h2", { id: "questions-heading" }, model.say("questions.heading")),
    count > 0 ? h("span", { class: "tag" }, model.say("questions.open", { n: count })) : null,
  );
}

/**
 * @param {Model} model
 * @param {string} path
 * @param {Question | undefined} open
 * @param {string} [presumed] what is taken while it is not known
 */
function questionField(model, path, open, presumed = "") {
  /** @type {FactField | undefined} */
  const question = open ?? model.menus.field(path);
  if (question === undefined) {
    return h("p", { class: "note", "data-key": path }, h("code", {}, path), " · ", model.say("field.list"));
  }
  const known = factOf(model.case, path) !== undefined;
  const note = known
    ? h("span", { class: "tag done" }, icon("check"), h("span", {}, model.say("questions.answered")))
    : null;
  const decides = open === undefined ? "" : model.decided(open.decides);
  return h(
    "div",
    { class: known ? "question known" : "question", "data-key": path },
    field(question, { value: factOf(model.case, path), problems: model.problemsOf(path), note }, model.say),
    decides === "" ? null : h("p", { class: "note" }, model.say("questions.decides", { what: decides })),
    presumed === "" ? null : h("p", { class: "note" }, presumed),
  );
}
