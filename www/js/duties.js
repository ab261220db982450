/** What is to be shown, done and written down: evidence, deadlines, steps, measures, escalation, records, service. */
/** @import { Model } from "./model.js" */
/** @import { Citation, Decision } from "../../pkg/index.js" */
/** @import { Child } from "./dom.js" */
/** @import { Key } from "./i18n.js" */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { capital } from "./menus.js";
import { end, moment } from "./time.js";
import { distanceText, leftText, timeElement } from "./until.js";
import { cite } from "./verdict.js";

/** A long procedure shows its beginning; the rest is one key away. */
const STEPS_IN_SIGHT = 6;

/** @param {Model} model */
export function duties(model) {
  const { decision, say } = model;
  if (decision === undefined) return null;
  const cards = [
    card("evidence", say("evidence.heading"), decision.evidence.length, () => evidence(model, decision)),
    card("deadlines", say("deadlines.heading"), decision.deadlines.length, () => deadlines(model, decision)),
    card("steps", say("steps.heading"), decision.steps.length, () => steps(model, decision)),
    card("escalation", say("escalation.heading"), decision.escalation.length, () =>
      escalation(model, decision),
    ),
    card("measures", say("measures.heading"), decision.measures.length, () => cited(decision.measures)),
    card("service", say("service.heading"), decision.serviceLevels.length, () =>
      cited(decision.serviceLevels),
    ),
    card("records", say("records.heading"), decision.records.length, () => cited(decision.records)),
  ].filter((entry) => entry !== null);
  return cards.length === 0 ? null : h("div", { class: "duties", "data-key": "duties" }, cards);
}

/**
 * @param {string} name
 * @param {string} heading
 * @param {number} count
 * @param {() => Child} content
 */
function card(name, heading, count, content) {
  return count === 0
    ? null
    : h(
        "section",
        { class: "card", "data-key": name, "aria-labelledby": `${name}-heading` },
        h("h2", { id: `${name}-heading` }, heading),
        content(),
      );
}

/**
 * Ticking a piece of evidence is part of the case, so that the answer follows.
 * @param {Model} model
 * @param {Decision} decision
 */
function evidence(model, decision) {
  const { say } = model;
  return [
    h("p", { class: "note" }, say("evidence.help")),
    h(
      "ul",
      { class: "rows evidence" },
      decision.evidence.map((piece) => {
        const state = piece.satisfied === null ? "unknown" : piece.satisfied ? "have" : "missing";
        return h(
          "li",
          { "data-key": piece.code },
          h(
            "label",
            { class: "check" },
            h("input", {
              type: "checkbox",
              id: `evidence-${piece.code}`,
              checked: piece.satisfied === true,
              "data-action": "evidence",
              "data-code": piece.code,
            }),
            h(
              "span",
              {},
              capital(piece.text),
              h(
                "small",
                {},
                `${say("evidence.from", { party: model.word("party", piece.from) })} · ${say(/** @type {Key} */ (`evidence.${state}`))}`,
              ),
            ),
          ),
        );
      }),
    ),
  ];
}

/**
 * @param {Model} model
 * @param {Decision} decision
 */
function deadlines(model, decision) {
  const { say, locale } = model;
  return h(
    "ul",
    { class: "rows deadlines" },
    decision.deadlines.map((deadline) => {
      const { dueAt, status } = deadline;
      const when =
        dueAt === undefined
          ? null
          : timeElement(
              dueAt,
              `${deadline.approximate === true ? `${say("deadline.approximate")} ` : ""}${end(dueAt, locale)}`,
            );
      const far =
        dueAt === undefined || status === "met"
          ? ""
          : status === "overdue"
            ? distanceText(model, decision.now, dueAt)
            : leftText(model, decision.now, dueAt);
      const from =
        deadline.from === undefined || dueAt === undefined
          ? null
          : h(
              "small",
              {},
              say("deadline.span", { from: moment(deadline.from, locale), to: end(dueAt, locale) }),
            );
      return h(
        "li",
        { "data-key": deadline.code, "data-status": status },
        h(
          "p",
          { class: "deadline" },
          icon(
            status === "overdue"
              ? "overdue"
              : status === "met"
                ? "check"
                : status === "pending"
                  ? "clock"
                  : "needs_info",
          ),
          h(
            "span",
            {},
            h("b", {}, deadline.text),
            h(
              "small",
              {},
              `${model.title("actor", deadline.actor)} · ${model.word("deadline_status", status)}`,
            ),
          ),
        ),
        when === null
          ? h(
              "p",
              { class: "note" },
              say("deadline.waits", {
                facts: deadline.missing
                  .map((path) => model.menus.factName(path))
                  .join(locale === "en" ? "; " : "；"),
              }),
            )
          : h("p", { class: "due" }, when, far === "" ? null : h("span", { class: "left" }, far)),
        from,
      );
    }),
  );
}

/**
 * @param {Model} model
 * @param {Decision} decision
 */
function steps(model, decision) {
  const item = (/** @type {Decision["steps"][number]} */ step) =>
    h(
      "li",
      { "data-key": step.code, "data-status": step.status },
      model.audience === "agent" ? stepBox(step) : h("p", {}, step.text),
      h(
        "small",
        {},
        model.title("actor", step.actor),
        step.status === "open" ? null : ` · ${model.word("step_status", step.status)}`,
        step.dueAt === undefined || step.status === "done"
          ? null
          : [" · ", timeElement(step.dueAt, model.say("step.due", { date: end(step.dueAt, model.locale) }))],
      ),
    );
  const near = decision.steps.slice(0, STEPS_IN_SIGHT);
  const far = decision.steps.slice(STEPS_IN_SIGHT);
  return [
    h("ol", { class: "rows steps" }, near.map(item)),
    far.length === 0
      ? null
      : h(
          "details",
          { class: "why" },
          h("summary", {}, model.say("steps.more", { n: far.length })),
          h("ol", { class: "rows steps", start: STEPS_IN_SIGHT + 1 }, far.map(item)),
        ),
  ];
}

/**
 * A step that an agent ticks when it is done, so that the answer follows.
 * @param {Decision["steps"][number]} step
 */
function stepBox(step) {
  return h(
    "label",
    { class: "check" },
    h("input", {
      type: "checkbox",
      id: `step-${step.code}`,
      checked: step.status === "done",
      "data-action": "step",
      "data-code": step.code,
    }),
    h("span", {}, step.text),
  );
}

/**
 * @param {Model} model
 * @param {Decision} decision
 */
function escalation(model, decision) {
  return h(
    "ol",
    { class: "rows ladder" },
    decision.escalation.map((rung) =>
      h(
        "li",
        { "data-key": rung.code, "aria-current": rung.current ? "step" : null },
        h("p", {}, capital(rung.text)),
        rung.current ? h("span", { class: "tag done" }, model.say("escalation.current")) : null,
      ),
    ),
  );
}

/**
 * @param {{ code: string, text: string, citation: Citation }[]} entries
 */
function cited(entries) {
  return h(
    "ul",
    { class: "rows" },
    entries.map((entry) => h("li", { "data-key": entry.code }, h("p", {}, entry.text), cite(entry.citation))),
  );
}
