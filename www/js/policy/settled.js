/** What the settings of a policy decide by themselves, so that a reader is told only what depends on the case. */
/** @import { Amount, Condition } from "./pack.js" */
/** @import { Reader } from "./reader.js" */

/**
 * @typedef {object} Settled
 * @property {boolean} [holds] absent: it depends on the case
 * @property {Condition} [rest] what of it depends on the case
 * @property {string[]} settings those that were looked at and decided something
 */

/**
 * @param {Reader} reader
 * @param {Condition} condition
 * @returns {Settled}
 */
export function settled(reader, condition) {
  if (condition.not !== undefined) {
    const inner = settled(reader, condition.not);
    if (inner.holds !== undefined) return { holds: !inner.holds, settings: inner.settings };
    return { rest: inner.rest === undefined ? condition : { not: inner.rest }, settings: inner.settings };
  }
  if (condition.all !== undefined) return together(reader, condition.all, "all");
  if (condition.any !== undefined) return together(reader, condition.any, "any");
  const verdict = decidedBySettings(reader, condition);
  return verdict === undefined
    ? { rest: condition, settings: [] }
    : { holds: verdict, settings: settingsOf(condition) };
}

/**
 * @param {Reader} reader
 * @param {Condition[]} conditions
 * @param {"all" | "any"} join
 * @returns {Settled}
 */
function together(reader, conditions, join) {
  const deciding = join === "any";
  const parts = conditions.map((condition) => settled(reader, condition));
  const decided = parts.find((part) => part.holds === deciding);
  if (decided !== undefined) return { holds: deciding, settings: decided.settings };
  const rest = parts.flatMap((part) => (part.rest === undefined ? [] : [part.rest]));
  const settings = [...new Set(parts.flatMap((part) => part.settings))];
  return rest.length === 0 ? { holds: !deciding, settings } : { rest: { [join]: rest }, settings };
}

/**
 * @param {Reader} reader
 * @param {Condition} condition
 * @returns {boolean | undefined}
 */
function decidedBySettings(reader, condition) {
  if (condition.param !== undefined && condition.is !== undefined) {
    return reader.parameter(condition.param)?.value === condition.is;
  }
  if (condition.amount === undefined) return undefined;
  const given = constant(reader, condition.amount);
  /** @param {Amount | undefined} limit @param {(a: number, b: number) => boolean} compare */
  const against = (limit, compare) => {
    const value = limit === undefined ? undefined : constant(reader, limit);
    return given === undefined || value === undefined ? undefined : compare(given, value);
  };
  return (
    against(condition.atLeast, (a, b) => a >= b) ??
    against(condition.above, (a, b) => a > b) ??
    against(condition.atMost, (a, b) => a <= b) ??
    against(condition.below, (a, b) => a < b)
  );
}

/**
 * The value of an amount that is a figure, or a setting's.
 * @param {Reader} reader
 * @param {Amount} amount
 */
export function constant(reader, amount) {
  const text = typeof amount === "string" ? amount : amount.param && reader.parameter(amount.param)?.value;
  const value = typeof text === "string" || typeof text === "number" ? Number(text) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

/** @param {Condition} condition */
function settingsOf({ param, amount, atLeast, above, atMost, below }) {
  const amounts = [amount, atLeast, above, atMost, below].map((one) =>
    typeof one === "object" ? one.param : undefined,
  );
  return [param, ...amounts].filter((name) => name !== undefined);
}
