/** The words of the pages that explain policies. What a policy says comes from its pack, what a code means from the engine. */
/** @import { Values } from "../speaker.js" */
/** @import { Locale } from "../time.js" */

import { speaker } from "../speaker.js";
import { en } from "./words.en.js";
import { zh } from "./words.zh.js";

/** @typedef {keyof typeof zh} Key */
/** @typedef {(key: Key, values?: Values) => string} Say */

/**
 * @param {Locale} locale
 * @returns {Say}
 */
export function sayIn(locale) {
  return speaker(locale === "en" ? en : zh, locale);
}
