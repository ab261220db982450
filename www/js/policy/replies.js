/** What is said to the buyer, rung by rung, with the occasions on which it is said. */
/** @import { Reply } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { clauses } from "./clauses.js";
import { clauseOf } from "./condition.js";
import { settled } from "./settled.js";
import { offerName, replyWords } from "./variables.js";

/** @param {Reader} reader */
export function replies(reader) {
  const all = reader.pack.replies ?? [];
  if (all.length === 0) return null;
  const { say } = reader;
  const rungs = [...new Set(all.map((reply) => reply.rung))].sort(
    (a, b) => rank(reader, a) - rank(reader, b),
  );
  return h(
    "section",
    { class: "card part", id: "part-replies", "aria-labelledby": "replies-heading" },
    h("h2", { id: "replies-heading" }, say("replies.heading")),
    h("p", { class: "note" }, say("replies.help")),
    rungs.map((rung) => {
      const ofRung = all.filter((reply) => reply.rung === rung);
      return h(
        "details",
        { class: "why rung", id: `rung-${rung.replaceAll("_", "-")}` },
        h(
          "summary",
          {},
          h("span", {}, `${capital(reader.word("rung", rung))} `),
          h("span", { class: "tag" }, ofRung.length),
        ),
        h(
          "ul",
          { class: "reply-list" },
          ofRung.map((reply) => replyItem(reader, reply)),
        ),
      );
    }),
  );
}

/**
 * @param {Reader} reader
 * @param {string} rung
 */
function rank(reader, rung) {
  return reader.groups.rung?.findIndex((word) => word.code === rung) ?? 0;
}

/**
 * @param {Reader} reader
 * @param {Reply} reply
 */
function replyItem(reader, reply) {
  const { say } = reader;
  return h(
    "li",
    { class: "reply-item", "data-key": reply.id },
    h("p", { class: "reply-to" }, say(reply.to === "agent" ? "replies.toAgent" : "replies.toCustomer")),
    occasion(reader, reply),
    Object.entries(reply.texts).map(([tone, text]) =>
      h(
        "div",
        { class: "reply-text" },
        h("span", { class: "tag" }, capital(reader.word("tone", tone))),
        h("p", {}, replyWords(reader, reader.text(text))),
      ),
    ),
  );
}

/**
 * @param {Reader} reader
 * @param {Reply} reply
 */
function occasion(reader, reply) {
  const { say } = reader;
  const offers = (reply.offers ?? []).map((code) => offerName(reader, code));
  const verdicts = Object.entries(reply.verdicts ?? {}).map(([remedy, codes]) =>
    say("replies.verdict", {
      remedy: reader.word("remedy", remedy),
      verdicts: codes.map((code) => reader.word("verdict", code)).join(say("list.or")),
    }),
  );
  /** @type {[string, Words][]} */
  const rows = [
    ["rule.issues", reply.issues === undefined ? [] : [reader.wordList("issue", reply.issues)]],
    ["rule.goods", reply.goods === undefined ? [] : [reader.goods(reply.goods)]],
    ["replies.verdicts", verdicts.length === 0 ? [] : [verdicts.join(say("list.clause"))]],
    ["replies.offers", offers.length === 0 ? [] : [reader.list([...new Set(offers)])]],
  ];
  const rest = reply.when === undefined ? undefined : settled(reader, reply.when);
  return h(
    "div",
    { class: "occasion" },
    h(
      "dl",
      { class: "details" },
      rows.map(([term, words]) =>
        words.length === 0
          ? null
          : h(
              "div",
              {},
              h("dt", {}, say(/** @type {import("./words.js").Key} */ (term))),
              h("dd", {}, words),
            ),
      ),
    ),
    rest?.holds === false ? h("p", { class: "switched" }, say("rule.off")) : null,
    rest?.rest === undefined ? null : clauses(reader, clauseOf(reader, rest.rest)),
  );
}
