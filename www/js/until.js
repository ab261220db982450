/** A window in words: the absolute date first, the days left second. */
/** @import { Model } from "./model.js" */
/** @import { Remedy } from "../../pkg/index.js" */
/** @import { Key } from "./i18n.js" */

import { h } from "./dom.js";
import { begin, distance, end } from "./time.js";

/**
 * @param {Model} model
 * @param {Remedy} remedy
 * @param {string} now
 * @param {typeof end} [ending] how an end is written
 * @returns {{ date: string, left: string, at?: string, past: boolean }}
 */
export function untilText(model, remedy, now, ending = end) {
  const { say, locale } = model;
  const window = remedy.window;
  const past = window !== undefined && Date.parse(window.closesAt) <= Date.parse(now);
  // Refused for another reason than time: an end still to come would promise what is not there.
  if (remedy.verdict === "ineligible" && !past) {
    return { date: model.title("verdict", remedy.verdict), left: "", past };
  }
  if (window === undefined) {
    const waitsForDate = remedy.missing.some((path) => model.menus.facts.get(path)?.type === "date");
    return { date: say(waitsForDate ? "until.unknown" : "until.none"), left: "", past };
  }
  if (Date.parse(window.opensAt) > Date.parse(now)) {
    return {
      date: say("until.opens", { date: begin(window.opensAt, locale) }),
      left: distanceText(model, now, window.opensAt),
      at: window.opensAt,
      past: false,
    };
  }
  const date = say(past ? "until.closed" : "until.open", { date: ending(window.closesAt, locale) });
  return {
    date,
    left: past ? distanceText(model, now, window.closesAt) : leftText(model, now, window.closesAt),
    at: window.closesAt,
    past,
  };
}

/**
 * "还剩 5 天"
 * @param {Model} model
 * @param {string} now
 * @param {string} instant
 */
export function leftText(model, now, instant) {
  const { count, unit } = distance(now, instant);
  return model.say(/** @type {Key} */ (`left.${unit}`), { n: count });
}

/**
 * "3 天前", "5 天后"
 * @param {Model} model
 * @param {string} now
 * @param {string} instant
 */
export function distanceText(model, now, instant) {
  const { count, unit, past } = distance(now, instant);
  return model.say(/** @type {Key} */ (`${past ? "ago" : "in"}.${unit}`), { n: count });
}

/**
 * @param {string | undefined} instant
 * @param {string} text
 */
export function timeElement(instant, text) {
  return instant === undefined ? h("span", {}, text) : h("time", { datetime: instant }, text);
}
