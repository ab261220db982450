/** The common scale of the pictures of windows: minutes and years side by side, both to be seen. */

/** Lengths shrink by this power, so that a day is still visible beside three years. */
const POWER = 0.4;

/** Marks of the scale, in days. */
const MARKS = [
  { text: "PT1H", days: 1 / 24 },
  { text: "P1D", days: 1 },
  { text: "P7D", days: 7 },
  { text: "P1M", days: 30.4 },
  { text: "P3M", days: 91.2 },
  { text: "P6M", days: 182.5 },
  { text: "P1Y", days: 365 },
  { text: "P2Y", days: 730 },
  { text: "P3Y", days: 1095 },
  { text: "P5Y", days: 1825 },
  { text: "P10Y", days: 3650 },
];

/** Two marks nearer than this would run into each other. */
const NEAREST = 0.115;

/**
 * @param {number} longest in days
 */
export function scaleTo(longest) {
  const top = MARKS.find(({ days }) => days >= longest * 0.999)?.days ?? longest;
  const share = (/** @type {number} */ days) => (Math.min(days, top) / top) ** POWER;
  /** @type {typeof MARKS} */
  const marks = [];
  let last = 1 + NEAREST;
  // From the long end down, so that the end of the scale is always marked.
  for (const mark of MARKS.filter(({ days }) => days <= top).reverse()) {
    const at = share(mark.days);
    if (last - at < NEAREST || at < NEAREST / 2) continue;
    marks.unshift(mark);
    last = at;
  }
  return { share, marks };
}
