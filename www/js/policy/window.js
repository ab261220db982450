/** Windows of time in words: how long, from when, counted how. */
/** @import { Length, Window } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */

import { h } from "../dom.js";
import { amountWords, firstOf } from "./amount.js";
import { daysOf, durationWords } from "./duration.js";
import { legible } from "./reader.js";
import { constant } from "./settled.js";

/** @typedef {{ words: Words, days?: number, goods?: string, agreed?: boolean }} Span */

/** What a length may be worked out in. */
const UNITS = /** @type {const} */ (["days", "hours", "minutes"]);

/** A moment judged by default needs no mention. */
const PRESENT = "now";

/**
 * @param {Reader} reader
 * @param {string} name
 */
function windowOf(reader, name) {
  return reader.pack.windows?.[name];
}

/**
 * @param {Reader} reader
 * @param {string} name
 * @returns {string}
 */
export function windowTitle(reader, name) {
  const title = windowOf(reader, name)?.title;
  return title === undefined ? legible(name) : reader.text(title);
}

/**
 * @param {Reader} reader
 * @param {string} name
 * @returns {HTMLElement}
 */
export function windowLink(reader, name) {
  const window = windowOf(reader, name);
  const text =
    window?.title === undefined && window !== undefined
      ? windowLine(reader, window)
      : windowTitle(reader, name);
  return h("a", { href: `#window-${name}` }, text);
}

/**
 * The title as a link, with the length and the anchor after it.
 * @param {Reader} reader
 * @param {string} name
 * @returns {Words}
 */
export function windowWords(reader, name) {
  const window = windowOf(reader, name);
  if (window === undefined) return [windowTitle(reader, name)];
  if (window.title === undefined) return [windowLink(reader, name)];
  return reader.phrase("window.titled", {
    title: windowLink(reader, name),
    line: windowLine(reader, window),
  });
}

/**
 * "7 天，自签收起"
 * @param {Reader} reader
 * @param {Window} window
 * @returns {Words}
 */
export function windowLine(reader, window) {
  const anchor = firstOf(reader, window.anchors);
  const key = window.before === undefined ? "window.from" : "window.before";
  return reader.phrase(key, { length: lengthWords(reader, window), anchor });
}

/**
 * @param {Reader} reader
 * @param {Window} window
 * @returns {Words}
 */
export function lengthWords(reader, window) {
  const length = window.length ?? window.before;
  if (length === undefined) return [];
  const each = (Array.isArray(length) ? length : [length]).map((one) => oneLength(reader, window, one));
  return reader.listed(each, "list.else");
}

/**
 * @param {Reader} reader
 * @param {Window} window
 * @param {Length} length
 * @returns {Words}
 */
function oneLength(reader, window, length) {
  const { say } = reader;
  const business = window.kind === "business";
  if (typeof length === "string") return [durationWords(say, length, business)];
  if (length.param !== undefined) {
    const value = reader.parameter(length.param)?.value;
    return [typeof value === "string" ? durationWords(say, value, business) : legible(length.param)];
  }
  if (length.goods !== undefined) return [say("length.goods", { range: rangeOf(reader, length.goods) })];
  if (length.fact !== undefined) return [say("length.fact", { fact: reader.factName(length.fact) })];
  const fixed = fixedText(reader, length);
  if (fixed !== undefined) return [durationWords(say, fixed, business)];
  for (const unit of UNITS) {
    const amount = length[unit];
    if (amount === undefined) continue;
    const key =
      unit === "days" && business ? "length.of.business_days" : /** @type {const} */ (`length.of.${unit}`);
    return reader.phrase(key, { amount: amountWords(reader, amount, "number") });
  }
  return [];
}

/**
 * A length counted out of figures and settings alone, as an ISO 8601 one.
 * @param {Reader} reader
 * @param {Exclude<Length, string>} length
 * @returns {string | undefined}
 */
function fixedText(reader, { days, hours, minutes }) {
  const written = /** @type {const} */ ([
    [days, "P", "D"],
    [hours, "PT", "H"],
    [minutes, "PT", "M"],
  ]);
  for (const [amount, before, after] of written) {
    const value = amount === undefined ? undefined : constant(reader, amount);
    if (value !== undefined && Number.isInteger(value)) return `${before}${value}${after}`;
  }
  return undefined;
}

/**
 * The shortest and the longest of the goods' own lengths.
 * @param {Reader} reader
 * @param {string} value
 */
function rangeOf(reader, value) {
  const all = [...valuesOf(reader, value).keys()].sort((a, b) => daysOf(a) - daysOf(b));
  const words = [...new Set([all[0], all.at(-1)])].flatMap((text) =>
    text === undefined ? [] : [durationWords(reader.say, text)],
  );
  return words.join(reader.say("list.to"));
}

/**
 * Goods by a value of theirs.
 * @param {Reader} reader
 * @param {string} value
 * @returns {Map<string, string[]>}
 */
export function valuesOf(reader, value) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const goods of reader.pack.goods) {
    const given = goods.values?.[value];
    if (given !== undefined) found.set(String(given), [...(found.get(String(given)) ?? []), goods.code]);
  }
  return found;
}

/**
 * The lengths of a window for its picture: one, or one for each group of goods.
 * @param {Reader} reader
 * @param {Window} window
 * @returns {Span[]}
 */
export function spansOf(reader, window) {
  const length = window.length ?? window.before;
  if (length === undefined) return [];
  const all = Array.isArray(length) ? length : [length];
  const business = window.kind === "business";
  const spans = all.flatMap((one) => fixedSpans(reader, one, business));
  // Where the case or its contract names the length, what is drawn holds only otherwise.
  const agreed = all.length > 1 && spans.length > 0;
  if (spans.length > 0) return spans.map((span) => ({ ...span, agreed }));
  const isNamed = all.some((one) => typeof one === "object" && one.fact !== undefined);
  return [{ words: isNamed ? lengthWords(reader, window) : [reader.say("window.workedOut")] }];
}

/**
 * @param {Reader} reader
 * @param {Length} length
 * @param {boolean} business
 * @returns {Span[]}
 */
function fixedSpans(reader, length, business) {
  const span = (/** @type {string} */ text) => ({
    words: [durationWords(reader.say, text, business)],
    days: daysOf(text),
  });
  if (typeof length === "string") return [span(length)];
  if (length.param !== undefined) {
    const value = reader.parameter(length.param)?.value;
    return typeof value === "string" ? [span(value)] : [];
  }
  if (length.goods === undefined) {
    const fixed = fixedText(reader, length);
    return fixed === undefined ? [] : [span(fixed)];
  }
  return [...valuesOf(reader, length.goods)]
    .map(([text, codes]) => ({ ...span(text), goods: reader.goods(codes) }))
    .sort((a, b) => a.days - b.days);
}

/**
 * How a window is counted where that is not the usual way.
 * @param {Reader} reader
 * @param {Window} window
 * @returns {Words[]}
 */
export function countingNotes(reader, window) {
  const { say } = reader;
  const judged = (window.at ?? []).filter((code) => code !== PRESENT);
  /** @type {Words[]} */
  const notes = [];
  if (window.kind === "business") notes.push([say("window.business")]);
  if (window.first === "same") notes.push([say("window.first.same")]);
  if (window.roll === "next_business_day") notes.push([say("window.roll")]);
  if (judged.length > 0)
    notes.push([say("window.at", { moments: reader.list(judged.map((code) => reader.anchor(code))) })]);
  if (window.kilometres !== undefined) {
    const { fact, atMost } = window.kilometres;
    const limit = amountWords(reader, atMost, "number");
    notes.push(reader.phrase("window.kilometres", { fact: reader.factName(fact), limit }));
  }
  return notes;
}
