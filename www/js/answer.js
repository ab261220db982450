/** The answer from top to bottom. */
/** @import { Model } from "./model.js" */
/** @import { Child } from "./dom.js" */
/** @import { Remedy, Verdict } from "../../pkg/index.js" */

import { h } from "./dom.js";
import { duties } from "./duties.js";
import { icon } from "./icons.js";
import { charges, offers } from "./offers.js";
import { picture } from "./picture.js";
import { policyLink } from "./policy-link.js";
import { remedies } from "./remedies.js";
import { replies } from "./replies.js";
import { talk } from "./talk.js";
import { moment, offsetOf, shortOffset } from "./time.js";

/**
 * @param {Model} model
 * @returns {Child[]}
 */
export function answer(model) {
  if (model.failure !== undefined) return [notice(model.say("error.heading"), [model.failure])];
  if (model.problems.length > 0) {
    return [
      notice(
        model.say("problems.heading"),
        model.problems.map((problem) => [h("code", {}, problem.path), " ", model.problemText(problem)]),
      ),
    ];
  }
  if (model.waits) return [h("p", { class: "card start", "data-key": "waits" }, model.say("answer.waits"))];
  if (model.decision === undefined)
    return [h("p", { class: "card start", "data-key": "start" }, model.say("answer.start"))];
  return [
    headline(model),
    picture(model),
    remedies(model),
    offers(model),
    charges(model),
    // An agent talks first and works through the duties meanwhile.
    ...(model.audience === "agent"
      ? [talk(model), replies(model), duties(model)]
      : [duties(model), replies(model)]),
  ];
}

/**
 * @param {Remedy[]} remedies
 * @returns {Verdict}
 */
function bestVerdict(remedies) {
  /** @type {Verdict[]} */
  const order = ["eligible", "conditional", "needs_info"];
  return order.find((verdict) => remedies.some((remedy) => remedy.verdict === verdict)) ?? "ineligible";
}

/** @param {Model} model */
function headline(model) {
  const { decision, say, locale } = model;
  if (decision === undefined) return null;
  const verdict = bestVerdict(decision.remedies);
  const meta = (/** @type {string} */ term, /** @type {Child} */ value) =>
    h("div", {}, h("dt", {}, term), h("dd", {}, value));
  return h(
    "section",
    {
      class: "card headline",
      "data-key": "headline",
      "data-verdict": verdict,
      "aria-labelledby": "headline",
    },
    h("div", { class: "headline-text" }, icon(verdict), h("h2", { id: "headline" }, decision.headline)),
    h(
      "dl",
      { class: "meta" },
      meta(
        say("answer.asOf"),
        h(
          "time",
          { datetime: decision.now },
          `${moment(decision.now, locale)} (${say("now.zone", { offset: shortOffset(offsetOf(decision.now)) })})`,
        ),
      ),
      meta(say("answer.turnTo"), model.title("party", decision.issue.answers)),
      decision.issue.liable === decision.issue.answers
        ? null
        : meta(say("answer.liable"), model.title("party", decision.issue.liable)),
      meta(
        say("answer.policy"),
        decision.policy.map((policy) =>
          h(
            "span",
            { class: "policy", title: say("answer.hash", { hash: policy.hash }) },
            policyLink(model, policy.id),
            ` ${policy.version} `,
            h("code", {}, policy.hash.replace(/^\w+:/, "").slice(0, 8)),
          ),
        ),
      ),
    ),
    decision.notes.length === 0
      ? null
      : h(
          "ul",
          { class: "notes", "aria-label": say("answer.notes") },
          decision.notes.map((note) => h("li", {}, note.text)),
        ),
  );
}

/**
 * @param {string} heading
 * @param {Child[]} lines
 */
function notice(heading, lines) {
  return h(
    "section",
    { class: "card notice", "data-key": "notice" },
    h("h2", {}, icon("overdue"), h("span", {}, heading)),
    h(
      "ul",
      {},
      lines.map((line) => h("li", {}, line)),
    ),
  );
}
