/** The words of a page in the language of the moment, whatever page it is. */
/** @import { Locale } from "./time.js" */

/** @typedef {Record<string, string | number>} Values */

/**
 * @template {string} K
 * @param {Record<K, string>} words
 * @param {Locale} locale
 * @returns {(key: K, values?: Values) => string}
 */
export function speaker(words, locale) {
  return (key, values = {}) => {
    const text = plural(words[key], locale, values.n);
    return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  };
}

/**
 * English counts one thing without its s.
 * @param {string} text
 * @param {Locale} locale
 * @param {string | number | undefined} count
 */
function plural(text, locale, count) {
  return locale === "en" && count === 1
    ? text.replace(/\b(year|month|week|day|hour|minute|second|step|thing|rule|setting|document|period)s\b/g, "$1")
    : text;
}

/**
 * The language to begin with: Chinese for readers of Chinese, English for the rest.
 * @param {readonly string[]} languages
 * @returns {Locale}
 */
export function preferredLocale(languages) {
  const first = languages.find((language) => /^(zh|en)\b/i.test(language)) ?? "en";
  return /^zh/i.test(first) ? "zh-CN" : "en";
}

/**
 * Puts the words into what stands in the page from the start (`data-say`).
 * @template {string} K
 * @param {Document} page
 * @param {(key: K) => string} say
 * @param {Locale} locale
 */
export function translatePage(page, say, locale) {
  page.documentElement.lang = locale;
  page.title = say(/** @type {K} */ ("page.title"));
  for (const element of page.querySelectorAll("[data-say]")) {
    element.textContent = say(/** @type {K} */ (element.getAttribute("data-say")));
  }
  for (const element of page.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(/** @type {K} */ (element.getAttribute("data-say-label"))));
  }
}

/**
 * Makes the radios of the header say what holds.
 * @param {Document} page
 * @param {Record<string, string>} chosen by the name of the radios
 */
export function chooseSwitches(page, chosen) {
  for (const [name, value] of Object.entries(chosen)) {
    for (const radio of page.querySelectorAll(`input[name="${name}"]`)) {
      if (radio instanceof HTMLInputElement) radio.checked = radio.value === value;
    }
  }
}
