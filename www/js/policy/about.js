/** Whose policy it is, for which sales, and which documents it cites. */
/** @import { Reader } from "./reader.js" */
/** @import { Child } from "../dom.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { firstOf } from "./amount.js";

/** @param {Reader} reader */
export function about(reader) {
  const { pack, say } = reader;
  return h(
    "section",
    { class: "card part about", id: "part-about", "aria-labelledby": "policy-title" },
    h("p", { class: "kind" }, h("span", { class: "tag" }, capital(reader.word("pack_kind", pack.kind)))),
    h("h1", { id: "policy-title" }, reader.text(pack.title)),
    h("p", { class: "lead" }, counts(reader)),
    h(
      "dl",
      { class: "facts" },
      row(say("about.sales"), sales(reader)),
      pack.answers === undefined
        ? row(say("about.answers"), capital(reader.word("party", "seller")))
        : row(say("about.answers"), capital(reader.word("party", pack.answers))),
      row(say("about.documents"), documents(reader)),
      pack.sale === undefined ? null : row(say("about.sale"), capital(firstOf(reader, pack.sale))),
      row(say("about.zone"), say("about.zone.value", { offset: pack.zone, currency: pack.currency })),
      row(say("about.version"), pack.version),
    ),
  );
}

/** @param {Reader} reader */
export function counts(reader) {
  const { pack, say } = reader;
  const settings = Object.keys(pack.parameters ?? {}).length;
  return [
    say("count.rules", { n: pack.rules.length }),
    say("count.windows", { n: Object.keys(pack.windows ?? {}).length }),
    say("count.settings", { n: settings }),
    say("count.documents", { n: Object.keys(pack.sources).length }),
  ].join(" · ");
}

/**
 * For which sales the policy stands, in words.
 * @param {Reader} reader
 * @returns {string}
 */
function sales(reader) {
  const { say } = reader;
  const { goods, defaultFor } = reader.pack.appliesTo;
  const limits = limitsOf(reader);
  const first = capital([reader.goods(goods), ...limits].join(say("list.clause")));
  if (limits.length === 0) return `${first}${say("stop")}`;
  const silent =
    defaultFor === undefined || defaultFor.length === 0
      ? say("about.silent.never")
      : say("about.silent", { goods: reader.goods(defaultFor) });
  return `${first}${say("stop")}${silent}`;
}

/**
 * Channels, platforms and kinds of sale, where the policy is for some only.
 * @param {Reader} reader
 * @returns {string[]}
 */
export function limitsOf(reader) {
  const { channel, platform, soldAs } = reader.pack.appliesTo;
  const limits = /** @type {const} */ ([
    ["order.channel", channel],
    ["order.platform", platform],
    ["order.soldAs", soldAs],
  ]);
  return limits.flatMap(([path, values]) => {
    if (values === undefined) return [];
    const named = values.map((code) => reader.value(path, code)).join(reader.say("list.or"));
    return [`${reader.factName(path)}${reader.say("colon")}${named}`];
  });
}

/** @param {Reader} reader */
function documents(reader) {
  const { pack, say } = reader;
  return h(
    "ul",
    { class: "documents" },
    Object.entries(pack.sources).map(([name, { document, mark }]) => {
      const citing = pack.rules.filter((rule) => rule.citation.source === name).length;
      return h(
        "li",
        {},
        h("cite", { lang: "zh-CN" }, document),
        mark === undefined ? null : h("span", { class: "tag" }, mark),
        h("span", { class: "note" }, say("about.cited", { n: citing })),
      );
    }),
  );
}

/**
 * @param {string} term
 * @param {Child} value
 */
function row(term, value) {
  return h("div", { class: "fact" }, h("dt", {}, term), h("dd", {}, value));
}
