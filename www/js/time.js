/**
 * Instants as people read them. An instant carries its zone (`…+08:00`), and it is shown on that zone's clock wherever
 * the reader is.
 */

/** @typedef {"zh-CN" | "en"} Locale */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The zone's clock as a date whose UTC fields are the wall clock.
 * @param {string} instant
 */
function wallClock(instant) {
  return new Date(`${instant.slice(0, 19)}Z`);
}

/** @param {string} instant */
export function offsetOf(instant) {
  const match = /([+-]\d\d:\d\d|Z)$/.exec(instant);
  return match === null || match[1] === "Z" ? "+00:00" : /** @type {string} */ (match[1]);
}

/**
 * "+8" for "+08:00"
 * @param {string} offset
 */
export function shortOffset(offset) {
  return offset.replace(/^([+-])0?(\d+):00$/, "$1$2");
}

/** @param {string} offset */
function offsetMinutes(offset) {
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * Milliseconds since the epoch, to the second, written in a zone.
 * @param {number} milliseconds
 * @param {string} offset
 */
export function instantAt(milliseconds, offset) {
  return `${new Date(milliseconds + offsetMinutes(offset) * MINUTE).toISOString().slice(0, 19)}${offset}`;
}

/** @param {string} instant */
export function isMidnight(instant) {
  return instant.slice(11, 19) === "00:00:00";
}

/**
 * @param {Date} wall
 * @param {Locale} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(wall, locale, options) {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", { ...options, timeZone: "UTC" }).format(
    wall,
  );
}

/**
 * @param {Date} wall
 * @param {Locale} locale
 */
function shortDay(wall, locale) {
  return format(wall, locale, { year: "numeric", month: locale === "en" ? "short" : "long", day: "numeric" });
}

/**
 * A plain date ("2026-11-08").
 * @param {string} date
 * @param {Locale} locale
 */
export function plainDay(date, locale) {
  return shortDay(wallClock(`${date}T00:00:00`), locale);
}

/**
 * @param {Date} wall
 * @param {Locale} locale
 */
function longDay(wall, locale) {
  const day = shortDay(wall, locale);
  const weekday = format(wall, locale, { weekday: "short" });
  return locale === "en" ? `${weekday} ${day}` : `${day}（${weekday}）`;
}

/**
 * The clock part, with seconds only where there are any.
 * @param {string} instant
 */
function clock(instant) {
  return instant.slice(17, 19) === "00" ? instant.slice(11, 16) : instant.slice(11, 19);
}

/**
 * "2026年11月8日（周日）21:30"
 * @param {string} instant
 * @param {Locale} locale
 */
export function moment(instant, locale) {
  return joined(longDay(wallClock(instant), locale), clock(instant), locale);
}

/**
 * A day and the clock after it; nothing separates them after a full-width bracket.
 * @param {string} day
 * @param {string} clockText
 * @param {Locale} locale
 */
function joined(day, clockText, locale) {
  return `${day}${locale === "en" ? ", " : day.endsWith("）") ? "" : " "}${clockText}`;
}

/**
 * An end that is itself outside: midnight is the 24:00 of the day before.
 * @param {string} instant
 * @param {Locale} locale
 */
export function end(instant, locale) {
  if (!isMidnight(instant)) return moment(instant, locale);
  const last = new Date(wallClock(instant).getTime() - DAY);
  return joined(longDay(last, locale), "24:00", locale);
}

/**
 * The same without the weekday, for narrow places.
 * @param {string} instant
 * @param {Locale} locale
 */
export function shortEnd(instant, locale) {
  if (!isMidnight(instant)) return joined(shortDay(wallClock(instant), locale), clock(instant), locale);
  return joined(shortDay(new Date(wallClock(instant).getTime() - DAY), locale), "24:00", locale);
}

/**
 * A begin: a midnight needs no clock.
 * @param {string} instant
 * @param {Locale} locale
 */
export function begin(instant, locale) {
  return isMidnight(instant) ? longDay(wallClock(instant), locale) : moment(instant, locale);
}

/**
 * The short day of a mark on the picture of time, and what stands under it.
 * @param {string} instant
 * @param {boolean} closing
 * @param {Locale} locale
 */
export function tick(instant, closing, locale) {
  const wall = wallClock(instant);
  const whole = isMidnight(instant);
  const shown = closing && whole ? new Date(wall.getTime() - DAY) : wall;
  return {
    day: format(shown, locale, { month: "short", day: "numeric" }),
    clock: whole ? (closing ? "24:00" : "") : clock(instant),
    year: String(shown.getUTCFullYear()),
  };
}

/**
 * How long until an instant, in the largest unit that is not zero; `past` once it has come.
 * @param {string} now
 * @param {string} instant
 * @returns {{ count: number, unit: "day" | "hour" | "minute" | "second", past: boolean }}
 */
export function distance(now, instant) {
  const span = Date.parse(instant) - Date.parse(now);
  const length = Math.abs(span);
  const past = span <= 0;
  if (length >= DAY) return { count: Math.floor(length / DAY), unit: "day", past };
  if (length >= HOUR) return { count: Math.floor(length / HOUR), unit: "hour", past };
  if (length >= MINUTE) return { count: Math.floor(length / MINUTE), unit: "minute", past };
  return { count: Math.floor(length / 1000), unit: "second", past };
}

/**
 * What a date-time input shows for a case's `now` ("2026-11-08T21:30"), empty for none.
 * @param {unknown} when
 */
export function localInput(when) {
  if (typeof when !== "string") return "";
  const text = when.length === 10 ? `${when}T00:00:00` : when.slice(0, 19);
  return text.endsWith(":00") ? text.slice(0, 16) : text;
}

/**
 * What a date-time input's text means in a zone, or nothing while it is empty.
 * @param {string} text
 * @param {string} offset
 */
export function instantOfInput(text, offset) {
  if (text === "") return undefined;
  return `${text.length === 16 ? `${text}:00` : text.slice(0, 19)}${offset}`;
}
