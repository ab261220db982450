/** The state of the page, and its form as a link. A state is never changed in place. */
/** @import { Case, Decision } from "../../pkg/index.js" */
/** @import { Locale } from "./time.js" */

import { presumedFacts } from "./conditions.js";
import { factOf, withFact } from "./facts.js";
import { isOfForm } from "./form.js";
import { knownBeside, questionOrder, questionsInSight } from "./questions.js";

/**
 * @typedef {object} State
 * @property {Case} case
 * @property {Locale} locale
 * @property {"customer" | "agent"} audience
 * @property {"warm" | "formal" | "brief"} tone
 * @property {string[]} asked questions shown since the case was loaded
 * @property {string[]} near those of them in sight
 * @property {string[]} assumed facts taken as usual, or said to be otherwise since
 * @property {string[]} known facts that came with the case, or were added by hand
 * @property {string} [shelf] the pack whose goods are offered, while none of them is chosen
 * @property {string} [chapter] the pack whose ready cases are shown
 */

/**
 * @param {Locale} locale
 * @returns {State}
 */
export function freshState(locale) {
  return {
    case: emptyCase(),
    locale,
    audience: "customer",
    tone: "warm",
    asked: [],
    near: [],
    assumed: [],
    known: [],
  };
}

/** A case without goods and issue yet; it is not handed to the engine before it has both. */
export function emptyCase() {
  return /** @type {Case} */ (/** @type {unknown} */ ({}));
}

/** @param {Case} input */
export function canBeDecided(input) {
  return factOf(input, "item.goods") !== undefined && factOf(input, "issue.kind") !== undefined;
}

/**
 * @param {State} state
 * @param {Case} input
 * @returns {State}
 */
export function withCase(state, input) {
  const { shelf: _shelf, chapter: _chapter, ...others } = state;
  return { ...others, case: input, asked: [], near: [], assumed: [], known: knownBeside(input) };
}

/**
 * @param {State} state
 * @param {string} path
 * @param {unknown} value
 * @returns {State}
 */
export function withAnswer(state, path, value) {
  return { ...state, case: withFact(state.case, path, value) };
}

/**
 * Keeps the questions in their places after a decision.
 * @param {State} state
 * @param {Decision} decision
 * @returns {State}
 */
export function withQuestions(state, decision) {
  const isKnown = (/** @type {string} */ path) => factOf(state.case, path) !== undefined;
  const beside = (/** @type {string} */ path) => isOfForm(path) || state.known.includes(path);
  const presumed = [...presumedFacts(decision).keys()].filter(
    (path) => !beside(path) && !state.asked.includes(path),
  );
  const assumed = questionOrder(state.assumed, presumed, isKnown);
  const missing = decision.missing
    .map((question) => question.fact)
    .filter((path) => !beside(path) && !assumed.includes(path));
  const asked = questionOrder(state.asked, missing, isKnown);
  return { ...state, asked, assumed, near: questionsInSight(state.near, asked, missing) };
}

/**
 * The state as the part of an address after `#`, with the packs that decided it, which a reader is given first.
 * @param {State} state
 * @param {readonly string[]} packs
 */
export function linkOf(state, packs) {
  const link = new URLSearchParams({ lang: state.locale, as: state.audience, tone: state.tone });
  if (packs.length > 0) link.set("packs", packs.join(" "));
  if (Object.keys(state.case).length > 0) link.set("case", JSON.stringify(state.case));
  return `#${link}`;
}

/**
 * The packs a link asks for first.
 * @param {string} hash
 */
export function packsOfLink(hash) {
  const link = new URLSearchParams(hash.replace(/^#/, ""));
  return (link.get("packs") ?? "").split(" ").filter((id) => id !== "");
}

/**
 * What a link holds; what it does not say, or says wrongly, stays as it was.
 * @param {State} state
 * @param {string} hash
 * @returns {State}
 */
export function stateOfLink(state, hash) {
  const link = new URLSearchParams(hash.replace(/^#/, ""));
  const lang = link.get("lang");
  const audience = link.get("as");
  const tone = link.get("tone");
  const input = caseOf(link.get("case"));
  /** @type {State} */
  const next = {
    ...state,
    locale: lang === "en" || lang === "zh-CN" ? lang : state.locale,
    audience: audience === "agent" || audience === "customer" ? audience : state.audience,
    tone: tone === "warm" || tone === "formal" || tone === "brief" ? tone : state.tone,
  };
  return input === undefined ? next : withCase(next, input);
}

/**
 * @param {string | null} text
 * @returns {Case | undefined}
 */
function caseOf(text) {
  if (text === null) return undefined;
  try {
    /** @type {unknown} */
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? /** @type {Case} */ (value)
      : undefined;
  } catch {
    return undefined;
  }
}
