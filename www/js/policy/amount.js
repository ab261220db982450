/** Amounts and how they are worked out, in words. */
/** @import { Amount } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */

import { decimal } from "./reader.js";

/** @typedef {"money" | "number"} Unit */

const MONEY_FACTS = /^line\.(paid|share|unitPrice)$/;

/**
 * What an amount is counted in, so that a plain figure beside it is written alike.
 * @param {Reader} reader
 * @param {Amount | undefined} amount
 * @returns {Unit | undefined} nothing for a figure by itself
 */
export function unitOf(reader, amount) {
  if (amount === undefined || typeof amount === "string") return undefined;
  if (amount.fact !== undefined) {
    return MONEY_FACTS.test(amount.fact) || reader.facts.get(amount.fact)?.type === "money"
      ? "money"
      : "number";
  }
  if (amount.param !== undefined)
    return reader.parameter(amount.param)?.type === "money" ? "money" : "number";
  if (amount.daysSince !== undefined || amount.goods !== undefined) return "number";
  if (amount.roundUp !== undefined) return unitOf(reader, amount.roundUp);
  if (amount.of !== undefined) {
    return Object.values(amount.of)
      .map((term) => unitOf(reader, term))
      .find((unit) => unit !== undefined);
  }
  const terms = Object.values(amount).flatMap((members) => (Array.isArray(members) ? members : []));
  const units = terms.map((term) => unitOf(reader, /** @type {Amount} */ (term)));
  if (amount.divide !== undefined) return units[1] === "money" ? "number" : units[0];
  return units.includes("money") ? "money" : units.find((unit) => unit !== undefined);
}

/**
 * @param {Reader} reader
 * @param {Amount} amount
 * @param {Unit} [unit]
 * @returns {Words}
 */
export function amountWords(reader, amount, unit = unitOf(reader, amount)) {
  if (typeof amount === "string") return [figure(reader, amount, unit)];
  const { say } = reader;
  if (amount.fact !== undefined) return [reader.factName(amount.fact)];
  if (amount.param !== undefined) {
    return reader.phrase("amount.setting", {
      value: reader.setting(amount.param),
      link: reader.settingLink(amount.param),
    });
  }
  if (amount.goods !== undefined) return [say("amount.goods")];
  if (amount.daysSince !== undefined) {
    return [say("amount.daysSince", { anchors: firstOf(reader, amount.daysSince) })];
  }
  const each = (/** @type {Amount[]} */ terms) => terms.map((term) => amountWords(reader, term, unit));
  if (amount.add !== undefined) return reader.listed(each(amount.add), "amount.plus");
  if (amount.subtract !== undefined) return reader.listed(each(amount.subtract), "amount.minus");
  if (amount.multiply !== undefined) return reader.listed(factors(reader, amount.multiply), "amount.times");
  if (amount.divide !== undefined) return reader.listed(factors(reader, amount.divide), "amount.by");
  if (amount.least !== undefined) return bounded(reader, amount.least, unit, "least");
  if (amount.greatest !== undefined) return bounded(reader, amount.greatest, unit, "greatest");
  if (amount.firstKnown !== undefined) return reader.listed(each(amount.firstKnown), "list.else");
  if (amount.by !== undefined) {
    const path = amount.by;
    const cases = Object.entries(amount.of ?? {}).map(([code, term]) =>
      reader.phrase("amount.case", {
        value: reader.value(path, code),
        amount: amountWords(reader, term, unit),
      }),
    );
    return reader.phrase("amount.byFact", { fact: reader.factName(path), cases: reader.listed(cases) });
  }
  if (amount.roundUp !== undefined) {
    return reader.phrase("amount.roundUp", { amount: amountWords(reader, amount.roundUp, unit) });
  }
  return [];
}

/**
 * "A (if not known: B, C)" of anchors.
 * @param {Reader} reader
 * @param {readonly string[]} anchors
 */
export function firstOf(reader, anchors) {
  const [first = "", ...others] = anchors.map((code) => reader.anchor(code));
  return others.length === 0 ? first : reader.say("anchors.else", { first, others: reader.list(others) });
}

/**
 * @param {Reader} reader
 * @param {string} text
 * @param {Unit | undefined} unit
 */
function figure(reader, text, unit) {
  return unit === "money" ? reader.money(text) : decimal(text, reader.locale);
}

/**
 * A part of something is a percentage; a sum among factors stands in brackets.
 * @param {Reader} reader
 * @param {Amount[]} terms
 * @returns {Words[]}
 */
function factors(reader, terms) {
  return terms.map((term) => {
    if (typeof term === "string") return [rate(reader, term)];
    const words = amountWords(reader, term);
    const isSum = term.add !== undefined || term.subtract !== undefined || term.firstKnown !== undefined;
    return isSum ? ["(", ...words, ")"] : words;
  });
}

/**
 * @param {Reader} reader
 * @param {string} text
 */
function rate(reader, text) {
  const value = Number(text);
  if (value === 0 || Math.abs(value) >= 1) return decimal(text, reader.locale);
  return new Intl.NumberFormat(reader.locale, { style: "percent", maximumFractionDigits: 6 }).format(value);
}

/**
 * Bounds by nothing ("not below 0") read better than "the greater of".
 * @param {Reader} reader
 * @param {Amount[]} terms
 * @param {Unit | undefined} unit
 * @param {"least" | "greatest"} which
 * @returns {Words}
 */
function bounded(reader, terms, unit, which) {
  const plain = terms.filter((term) => typeof term === "string");
  const others = terms.filter((term) => typeof term !== "string");
  const words = others.map((term) => amountWords(reader, term, unit));
  const inner =
    others.length === 1 ? (words[0] ?? []) : reader.phrase(`amount.${which}`, { list: reader.listed(words) });
  if (plain.length === 0) return inner;
  if (others.length === 0)
    return reader.phrase(`amount.${which}`, { list: plain.map((text) => figure(reader, text, unit)) });
  const limit = plain.map((text) => figure(reader, text, unit)).join(reader.say("list.and"));
  return reader.phrase(which === "least" ? "amount.atMost" : "amount.atLeast", { amount: inner, limit });
}
