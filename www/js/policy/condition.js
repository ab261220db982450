/** Conditions as sentences in a tree of "all of" and "any of". */
/** @import { Amount, Condition } from "./pack.js" */
/** @import { Reader, Words } from "./reader.js" */
/** @import { Key } from "./words.js" */

import { h } from "../dom.js";
import { amountWords, unitOf } from "./amount.js";
import { windowLink } from "./window.js";

/** @typedef {{ words: Words } | { join: "all" | "any", items: Clause[] }} Clause */

const COMPARISONS = /** @type {const} */ (["atLeast", "above", "atMost", "below"]);
const OPPOSITE = { atLeast: "below", above: "atMost", atMost: "above", below: "atLeast" };

/**
 * "Not" is carried down to the single sentences, where it is a word.
 * @param {Reader} reader
 * @param {Condition} condition
 * @param {boolean} [holds] false: what is said is that it does not hold
 * @returns {Clause}
 */
export function clauseOf(reader, condition, holds = true) {
  if (condition.not !== undefined) return clauseOf(reader, condition.not, !holds);
  if (condition.all !== undefined) return joined(reader, condition.all, holds ? "all" : "any", holds);
  if (condition.any !== undefined) return joined(reader, condition.any, holds ? "any" : "all", holds);
  return { words: sentence(reader, condition, holds) };
}

/**
 * @param {Reader} reader
 * @param {Condition[]} conditions
 * @param {"all" | "any"} join
 * @param {boolean} holds
 * @returns {Clause}
 */
function joined(reader, conditions, join, holds) {
  const items = conditions
    .map((condition) => clauseOf(reader, condition, holds))
    .flatMap((clause) => ("join" in clause && clause.join === join ? clause.items : [clause]));
  const only = items[0];
  return items.length === 1 && only !== undefined ? only : { join, items };
}

/**
 * @param {Reader} reader
 * @param {Condition} condition
 * @param {boolean} holds
 * @returns {Words}
 */
function sentence(reader, condition, holds) {
  const { say } = reader;
  if (condition.goods !== undefined) {
    return [say(holds ? "when.goods" : "when.goods.not", { goods: reader.goods(condition.goods) })];
  }
  if (condition.window !== undefined) {
    return reader.phrase(holds ? "when.window" : "when.window.not", {
      window: windowLink(reader, condition.window),
    });
  }
  if (condition.passed !== undefined) {
    return reader.phrase(holds ? "when.passed" : "when.passed.not", {
      window: windowLink(reader, condition.passed),
    });
  }
  if (condition.amount !== undefined) return comparison(reader, condition, holds);
  if (condition.param !== undefined && condition.is !== undefined) {
    return settingIs(reader, condition.param, condition.is, holds);
  }
  return condition.fact === undefined ? [] : aboutFact(reader, condition.fact, condition, holds);
}

/**
 * @param {Reader} reader
 * @param {string} name
 * @param {string | number | boolean} value
 * @param {boolean} holds
 * @returns {Words}
 */
function settingIs(reader, name, value, holds) {
  const link = reader.settingLink(name);
  if (typeof value === "boolean") {
    return reader.phrase("when.setting", {
      setting: link,
      value: reader.say(value === holds ? "yes" : "no"),
    });
  }
  const key = holds ? "when.setting" : "when.setting.not";
  return reader.phrase(key, { setting: link, value: reader.option(name, String(value)) });
}

/**
 * @param {Reader} reader
 * @param {string} path
 * @param {Condition} condition
 * @param {boolean} holds
 * @returns {Words}
 */
function aboutFact(reader, path, condition, holds) {
  const fact = h("span", { class: "subject" }, reader.factName(path));
  const value = (/** @type {Words} */ words) => h("b", {}, words);
  if (typeof condition.is === "boolean") {
    // A fact with two values that is not the one is the other.
    return reader.phrase("when.is", { fact, value: value([reader.value(path, condition.is === holds)]) });
  }
  if (condition.is !== undefined) {
    return reader.phrase(holds ? "when.is" : "when.is.not", {
      fact,
      value: value([reader.value(path, condition.is)]),
    });
  }
  if (condition.known !== undefined) {
    return reader.phrase(condition.known === holds ? "when.known" : "when.known.not", { fact });
  }
  if (condition.empty !== undefined) {
    return reader.phrase(condition.empty === holds ? "when.empty" : "when.empty.not", { fact });
  }
  if (condition.has !== undefined) {
    const key = holds ? "when.has" : "when.has.not";
    return reader.phrase(key, { fact, value: value([reader.value(path, condition.has)]) });
  }
  const among = condition.in ?? condition.hasAny ?? [];
  /** @type {Key} */
  const key =
    condition.in === undefined
      ? holds
        ? "when.hasAny"
        : "when.hasAny.not"
      : holds
        ? "when.in"
        : "when.in.not";
  if (!Array.isArray(among)) {
    const current = reader.setting(among.param);
    return reader.phrase("when.listed", {
      sentence: reader.phrase(key, { fact, value: value(current) }),
      setting: reader.settingLink(among.param),
    });
  }
  const values = among.map((code) => reader.value(path, code));
  return reader.phrase(key, { fact, value: value([values.join(reader.say("list.or"))]) });
}

/**
 * @param {Reader} reader
 * @param {Condition} condition
 * @param {boolean} holds
 * @returns {Words}
 */
function comparison(reader, condition, holds) {
  const how = COMPARISONS.find((name) => condition[name] !== undefined);
  if (how === undefined || condition.amount === undefined) return [];
  const limit = /** @type {Amount} */ (condition[how]);
  const unit = unitOf(reader, condition.amount) ?? unitOf(reader, limit);
  const key = /** @type {Key} */ (`when.${holds ? how : OPPOSITE[how]}`);
  return reader.phrase(key, {
    amount: amountWords(reader, condition.amount, unit),
    limit: h("b", {}, amountWords(reader, limit, unit)),
  });
}
