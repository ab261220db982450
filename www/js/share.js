/** The case as data: JSON to read and copy, and a link that holds it. */
/** @import { Model } from "./model.js" */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @param {Model} model */
export function share(model) {
  const { say } = model;
  const button = (/** @type {string} */ action, /** @type {string} */ glyph, /** @type {string} */ text) =>
    h(
      "button",
      { type: "button", class: "quiet", "data-action": action, "data-key": action },
      icon(glyph),
      h("span", {}, text),
    );
  return [
    h("h2", { id: "share-heading" }, say("share.heading")),
    h("p", { class: "note" }, say("share.help")),
    h(
      "div",
      { class: "buttons" },
      button("copy-json", "copy", say("share.copyJson")),
      button("copy-link", "link", say("share.copyLink")),
    ),
    h(
      "details",
      { class: "why", "data-key": "json" },
      h("summary", {}, say("share.json")),
      h("textarea", {
        readonly: true,
        rows: 12,
        "aria-label": say("share.json"),
        spellcheck: "false",
        id: "case-json",
        value: caseText(model),
      }),
    ),
  ];
}

/** @param {Model} model */
export function caseText(model) {
  return JSON.stringify(model.case, null, 2);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the clipboard took it
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
