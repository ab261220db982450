/** Replies to copy, in the tone chosen; a variable that is not known stays marked. */
/** @import { Model } from "./model.js" */
/** @import { Reply } from "../../pkg/index.js" */
/** @import { Key } from "./i18n.js" */

import { h } from "./dom.js";
import { icon } from "./icons.js";

const TONES = /** @type {const} */ (["warm", "formal", "brief"]);

/** @param {Model} model */
export function replies(model) {
  const { decision, say } = model;
  if (decision === undefined) return null;
  return h(
    "section",
    { class: "block", "data-key": "replies", "aria-labelledby": "replies-heading" },
    h(
      "div",
      { class: "card-head" },
      h("h2", { id: "replies-heading" }, say("replies.heading")),
      tones(model),
    ),
    decision.replies.length === 0 ? h("p", { class: "note" }, say("replies.none")) : null,
    model.audience === "agent" ? inTurn(model, decision.replies) : list(model, decision.replies),
  );
}

/**
 * What is said now, in one go; notes for colleagues; and what is said later.
 * @param {Model} model
 * @param {Reply[]} replies
 */
function inTurn(model, replies) {
  const { say } = model;
  const now = replies.filter((reply) => reply.to === "customer" && reply.turn === "now");
  const notes = replies.filter((reply) => reply.to === "agent" && reply.turn === "now");
  const later = replies.filter((reply) => reply.turn !== "now");
  return [
    now.length < 2
      ? null
      : h(
          "button",
          {
            type: "button",
            class: "quiet copy",
            "data-action": "copy-replies",
            "data-targets": now.map((reply) => idOf(reply)).join(" "),
            "data-key": "copy-all",
          },
          icon("copy"),
          h("span", {}, say("replies.copyAll", { n: now.length })),
        ),
    list(model, now),
    more(model, "notes", say("replies.notes", { n: notes.length }), notes),
    more(model, "later", say("replies.later", { n: later.length }), later),
  ];
}

/**
 * @param {Model} model
 * @param {string} name
 * @param {string} summary
 * @param {Reply[]} replies
 */
function more(model, name, summary, replies) {
  return replies.length === 0
    ? null
    : h("details", { class: "more", "data-key": name }, h("summary", {}, summary), list(model, replies));
}

/**
 * @param {Model} model
 * @param {Reply[]} replies
 */
function list(model, replies) {
  return replies.length === 0
    ? null
    : h(
        "ul",
        { class: "replies" },
        replies.map((reply) => h("li", { "data-key": `${reply.id}` }, replyCard(model, reply))),
      );
}

/** @param {Reply} reply */
function idOf(reply) {
  return `reply-${reply.id.replace(/[^\w-]/g, "-")}`;
}

/** @param {Model} model */
function tones(model) {
  return h(
    "fieldset",
    { class: "switch" },
    h("legend", { class: "visually-hidden" }, model.say("replies.tone")),
    TONES.map((tone) =>
      h(
        "label",
        {},
        h("input", {
          type: "radio",
          name: "tone",
          value: tone,
          checked: model.tone === tone,
          "data-action": "tone",
        }),
        h("span", {}, model.title("tone", tone)),
      ),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Reply} reply
 */
function replyCard(model, reply) {
  const { say } = model;
  const id = idOf(reply);
  const to = say(/** @type {Key} */ (reply.to === "agent" ? "replies.toAgent" : "replies.toCustomer"));
  return h(
    "article",
    { class: "card reply", "data-to": reply.to },
    h("header", {}, h("h3", {}, model.title("rung", reply.rung)), h("span", { class: "tag" }, to)),
    h("p", { class: "reply-text", id, lang: reply.locale }, highlighted(reply.text)),
    h(
      "button",
      {
        type: "button",
        class: "quiet copy",
        "data-action": "copy-reply",
        "data-target": id,
        "data-key": "copy",
      },
      icon("copy"),
      h("span", {}, say("replies.copy")),
      h("span", { class: "visually-hidden" }, ` · ${model.word("rung", reply.rung)}`),
    ),
  );
}

/**
 * The text with its open variables (`【…】`, `[…]`) marked.
 * @param {string} text
 */
function highlighted(text) {
  return text
    .split(/(【[^】]*】|\[[^\]]*\])/)
    .map((part, index) => (index % 2 === 1 ? h("mark", {}, part) : part));
}
