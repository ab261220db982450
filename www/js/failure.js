/** Where the package cannot be had: one notice, and the explanation in the reader's language. */
/** @import { Locale } from "./time.js" */

import { byId } from "./dom.js";
import { chooseSwitches, translatePage } from "./speaker.js";

/**
 * @template {string} K
 * @param {unknown} error
 * @param {Locale} locale
 * @param {(locale: Locale) => (key: K) => string} sayIn
 */
export function showFailure(error, locale, sayIn) {
  byId("failed").hidden = false;
  byId("failed-why").textContent = error instanceof Error ? error.message : String(error);
  chooseSwitches(document, { locale });
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "locale") return;
    const chosen = target.value === "en" ? "en" : "zh-CN";
    translatePage(document, sayIn(chosen), chosen);
  });
}
