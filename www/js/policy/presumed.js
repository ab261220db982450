/** What is taken as usual while a case does not say, and the days on which business is done. */
/** @import { Calendar } from "./pack.js" */
/** @import { Reader } from "./reader.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { plainDay } from "../time.js";

/** @param {Reader} reader */
export function presumed(reader) {
  const all = Object.entries(reader.pack.presume ?? {});
  if (all.length === 0) return null;
  return h(
    "section",
    { class: "card part", id: "part-presumed", "aria-labelledby": "presumed-heading" },
    h("h2", { id: "presumed-heading" }, reader.say("presumed.heading")),
    h("p", { class: "note" }, reader.say("presumed.help")),
    h(
      "dl",
      { class: "pairs" },
      all.map(([path, value]) =>
        h(
          "div",
          {},
          h("dt", {}, capital(reader.factName(path))),
          h("dd", {}, capital(taken(reader, path, value))),
        ),
      ),
    ),
  );
}

/**
 * @param {Reader} reader
 * @param {string} path
 * @param {string | number | boolean | string[]} value
 */
function taken(reader, path, value) {
  if (!Array.isArray(value)) return reader.value(path, value);
  return value.length === 0 ? reader.say("none") : reader.list(value.map((code) => reader.value(path, code)));
}

/** @param {Reader} reader */
export function businessDays(reader) {
  const calendar = reader.pack.calendar;
  if (calendar === undefined) return null;
  const { say, locale } = reader;
  const { opens, closes } = calendar;
  return h(
    "section",
    { class: "card part", id: "part-calendar", "aria-labelledby": "calendar-heading" },
    h("h2", { id: "calendar-heading" }, say("calendar.heading")),
    h(
      "dl",
      { class: "pairs" },
      pair(say("calendar.weekdays"), reader.list(weekdays(reader, calendar))),
      opens === undefined || closes === undefined ? null : pair(say("calendar.hours"), `${opens}–${closes}`),
      pair(say("calendar.until"), plainDay(calendar.until, locale)),
    ),
    days(reader, "calendar.holidays", calendar.holidays),
    days(reader, "calendar.workdays", calendar.workdays),
  );
}

/**
 * @param {string} term
 * @param {string} value
 */
function pair(term, value) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, value));
}

/**
 * @param {Reader} reader
 * @param {Calendar} calendar
 */
function weekdays(reader, calendar) {
  const format = new Intl.DateTimeFormat(reader.isEnglish ? "en-GB" : "zh-CN", {
    weekday: "short",
    timeZone: "UTC",
  });
  // 1 January 2024 was a Monday.
  return calendar.weekdays.map((day) => format.format(new Date(Date.UTC(2024, 0, day))));
}

/**
 * @param {Reader} reader
 * @param {"calendar.holidays" | "calendar.workdays"} key
 * @param {string[]} dates
 */
function days(reader, key, dates) {
  if (dates.length === 0) return null;
  return h(
    "details",
    { class: "why" },
    h("summary", {}, reader.say(key, { n: dates.length })),
    h("p", {}, reader.list(dates.map((date) => plainDay(date, reader.locale)))),
  );
}
