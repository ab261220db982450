/** A verdict as an icon and a word, so that it never rests on colour alone. */
/** @import { Model } from "./model.js" */
/** @import { Citation, Verdict } from "../../pkg/index.js" */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {Model} model
 * @param {Verdict} verdict
 */
export function verdictChip(model, verdict) {
  return h(
    "span",
    { class: "chip", "data-verdict": verdict },
    icon(verdict),
    h("span", {}, model.title("verdict", verdict)),
  );
}

/**
 * Document, clause and the words quoted from it.
 * @param {Citation | undefined} citation
 * @param {HTMLElement} [link] to the rule
 */
export function cite(citation, link) {
  if (citation === undefined) return link === undefined ? null : h("p", { class: "cite" }, link);
  // The sources are Chinese, whatever the language of the page.
  return h(
    "p",
    { class: "cite" },
    h("cite", { lang: "zh-CN" }, citation.document),
    citation.clause === "" ? null : h("span", { class: "clause", lang: "zh-CN" }, ` ${citation.clause}`),
    citation.mark === undefined ? null : h("span", { class: "tag" }, citation.mark),
    link,
    citation.quote === undefined ? null : h("q", { lang: "zh-CN" }, citation.quote),
  );
}
