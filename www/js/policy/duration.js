/** ISO 8601 lengths of time in words, and in days for a picture. */
/** @import { Say } from "./words.js" */

const PATTERN = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = /** @type {const} */ (["year", "month", "week", "day", "hour", "minute", "second"]);
/** How long a unit is on the picture; the dates themselves are the engine's. */
const DAYS = [365, 30.4, 7, 1, 1 / 24, 1 / 1440, 1 / 86_400];

/** @param {string} text */
function parts(text) {
  const match = PATTERN.exec(text);
  return match === null ? [] : UNITS.map((unit, index) => ({ unit, count: Number(match[index + 1] ?? 0) }));
}

/**
 * "7 天", "3 months"; days of a business window are business days.
 * @param {Say} say
 * @param {string} text
 * @param {boolean} [business]
 */
export function durationWords(say, text, business = false) {
  const words = parts(text)
    .filter((part) => part.count > 0)
    .map(({ unit, count }) =>
      business && unit === "day"
        ? say("length.business_day", { n: count })
        : say(`length.${unit}`, { n: count }),
    );
  if (words.length > 0) return words.join(" ");
  return text.includes("T") ? say("length.minute", { n: 0 }) : say("length.none");
}

/** @param {string} text */
export function daysOf(text) {
  return parts(text).reduce((sum, { count }, index) => sum + count * (DAYS[index] ?? 0), 0);
}
