/** The picture of time as numbers: spans, marks and a scale, computed from a decision alone. */
/** @import { Decision, Remedy, Verdict, Deadline } from "../../pkg/index.js" */

/** @typedef {{ from: number, to: number, verdict: Verdict }} Span */
/** @typedef {{ remedy: Remedy, spans: Span[] }} Lane */
/** @typedef {{ at: string, closing: boolean }} Mark */
/** @typedef {{ start: number, end: number, share: (time: number) => number, time: (share: number) => number }} Scale */

const DAY = 86_400_000;

/** No stretch between two marks is drawn narrower than this share of the picture. */
const NARROWEST = 0.08;

/** How strongly long stretches are compressed: 1 is true to scale, 0 gives every stretch the same width. */
const COMPRESSION = 0.42;

/**
 * Whether any policy speaks of the remedy for this issue; silence is no refusal worth a row of its own.
 * @param {Remedy} remedy
 */
export function isCovered(remedy) {
  return remedy.verdict !== "ineligible" || remedy.reasons.some((reason) => reason.code !== "not_covered");
}

/**
 * One lane a remedy: its verdict over time, from the changes the decision lists.
 * @param {Decision} decision
 * @returns {Lane[]}
 */
export function lanes(decision) {
  return decision.remedies.filter(isCovered).map((remedy) => ({ remedy, spans: spansOf(decision, remedy) }));
}

/**
 * @param {Decision} decision
 * @param {Remedy} remedy
 * @returns {Span[]}
 */
function spansOf(decision, remedy) {
  const changes = decision.timeline
    .filter((change) => change.remedy === remedy.kind && change.what === "verdict")
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (changes.length === 0) return [{ from: -Infinity, to: Infinity, verdict: remedy.verdict }];
  const times = [-Infinity, ...changes.map((change) => Date.parse(change.at)), Infinity];
  const verdicts = [changes[0]?.from, ...changes.map((change) => change.to)];
  return verdicts.map((verdict, index) => ({
    from: times[index] ?? -Infinity,
    to: times[index + 1] ?? Infinity,
    verdict: /** @type {Verdict} */ (verdict),
  }));
}

/**
 * Deadlines that have a place in time.
 * @param {Decision} decision
 * @returns {(Deadline & { dueAt: string })[]}
 */
export function datedDeadlines(decision) {
  return decision.deadlines.flatMap((deadline) =>
    deadline.dueAt === undefined ? [] : [{ ...deadline, dueAt: deadline.dueAt }],
  );
}

/**
 * Every instant worth a label, each once, in order of time.
 * @param {Decision} decision
 * @returns {Mark[]}
 */
export function marks(decision) {
  /** @type {Map<number, Mark>} */
  const found = new Map();
  const add = (/** @type {string | undefined} */ at, /** @type {boolean} */ closing) => {
    if (at === undefined) return;
    const known = found.get(Date.parse(at));
    found.set(Date.parse(at), { at, closing: closing && (known?.closing ?? true) });
  };
  for (const { window } of decision.remedies) add(window?.opensAt, false);
  for (const { window } of decision.remedies) add(window?.closesAt, true);
  for (const change of decision.timeline) add(change.at, true);
  for (const deadline of datedDeadlines(decision)) {
    add(deadline.from, false);
    add(deadline.dueAt, true);
  }
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, mark]) => mark);
}

/**
 * A scale on which a week and a year can both be read: stretches between marks are compressed, never reordered.
 * @param {number[]} times at least one
 * @param {number} now
 * @returns {Scale}
 */
export function scaleOf(times, now) {
  const first = Math.min(...times);
  const last = Math.max(...times);
  const tail = Math.max(DAY, (last - first) * 0.12);
  // A moment of decision before the first mark keeps some room on its left.
  const start = now < first ? now - tail * 0.25 : first;
  const end = Math.max(last + tail, now + tail * 0.25);
  const stops = [...new Set([start, ...times, end])].sort((a, b) => a - b);
  const widths = stretchWidths(stops);
  const shares = [0];
  for (const width of widths) shares.push((shares[shares.length - 1] ?? 0) + width);
  return {
    start,
    end,
    share: (time) => interpolate(stops, shares, time),
    time: (share) => interpolate(shares, stops, share),
  };
}

/** @param {number[]} stops */
function stretchWidths(stops) {
  const raw = stops.slice(1).map((stop, index) => ((stop - (stops[index] ?? stop)) / DAY) ** COMPRESSION);
  const sum = raw.reduce((total, width) => total + width, 0);
  const narrowest = Math.min(NARROWEST, 0.6 / raw.length);
  const lifted = raw.map((width) => Math.max(width / sum, narrowest));
  const whole = lifted.reduce((total, width) => total + width, 0);
  return lifted.map((width) => width / whole);
}

/**
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} value
 */
function interpolate(from, to, value) {
  const lastAt = from.length - 1;
  if (value <= (from[0] ?? 0)) return to[0] ?? 0;
  if (value >= (from[lastAt] ?? 0)) return to[lastAt] ?? 0;
  const at = from.findIndex((stop) => stop > value);
  const [a, b] = [from[at - 1] ?? 0, from[at] ?? 0];
  const [c, d] = [to[at - 1] ?? 0, to[at] ?? 0];
  return c + ((value - a) / (b - a)) * (d - c);
}

/**
 * Which labels fit: the first and the last always, the others with room on both sides.
 * @param {number[]} shares in order
 * @param {number} gap
 * @returns {boolean[]}
 */
export function labelsThatFit(shares, gap) {
  const lastAt = shares.length - 1;
  let previous = -Infinity;
  return shares.map((share, index) => {
    const fits = index === lastAt || (share - previous >= gap && (shares[lastAt] ?? 1) - share >= gap);
    const shown = index === 0 || fits;
    if (shown) previous = share;
    return shown;
  });
}

/**
 * The change before or after an instant.
 * @param {Decision} decision
 * @param {-1 | 1} direction
 * @returns {string | undefined}
 */
export function neighbourChange(decision, direction) {
  const now = Date.parse(decision.now);
  const instants = [...new Set(decision.timeline.map((change) => change.at))].sort(
    (a, b) => Date.parse(a) - Date.parse(b),
  );
  return direction === 1
    ? instants.find((at) => Date.parse(at) > now)
    : instants.findLast((at) => Date.parse(at) < now);
}
