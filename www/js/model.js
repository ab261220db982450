/** What every view is given: the case, its decision, and the words to show them with. */
/** @import { Case, Decision, Money, Problem } from "../../pkg/index.js" */
/** @import { Say } from "./i18n.js" */
/** @import { Menus } from "./menus.js" */
/** @import { State } from "./state.js" */
/** @import { Spoken } from "./subjects.js" */

import { capital } from "./menus.js";
import { money } from "./money.js";

/** Zone shown before a decision names its own. */
const FIRST_ZONE = "2000-01-01T00:00:00+08:00";

/**
 * @typedef {object} Answer
 * @property {Decision} [decision]
 * @property {Problem[]} problems
 * @property {string} [failure]
 * @property {boolean} [waits] for packs still on their way
 * @property {Spoken} [spoken] what the policies for these goods speak of
 * @property {Map<string, string>} subjects what a pack is about, in a word
 */

export class Model {
  /**
   * @param {State} state
   * @param {Answer} answer
   * @param {Menus} menus
   * @param {Say} say
   */
  constructor(state, answer, menus, say) {
    /** @type {Case} */
    this.case = state.case;
    this.locale = state.locale;
    this.audience = state.audience;
    this.tone = state.tone;
    this.asked = state.asked;
    this.near = state.near;
    this.known = state.known;
    this.assumed = state.assumed;
    this.decision = answer.decision;
    this.problems = answer.problems;
    this.failure = answer.failure;
    this.waits = answer.waits === true;
    this.spoken = answer.spoken;
    this.subjects = answer.subjects;
    this.shelf = state.shelf;
    this.chapter = state.chapter;
    this.menus = menus;
    this.say = say;
    this.zoneOf = FIRST_ZONE;
  }

  /** @param {string} path */
  isMissing(path) {
    return this.decision?.missing.some((question) => question.fact === path) ?? false;
  }

  /**
   * What is wrong with the value of a fact, in words.
   * @param {string} path
   * @returns {string[]}
   */
  problemsOf(path) {
    return this.problems
      .filter((problem) => problem.path === path)
      .map((problem) => this.problemText(problem));
  }

  /** @param {Problem} problem */
  problemText(problem) {
    const parts = [
      problem.given === undefined ? "" : this.say("problems.given", { given: problem.given }),
      this.say("problems.wanted", { wanted: problem.wanted }),
      problem.suggestion === undefined
        ? ""
        : this.say("problems.suggestion", { suggestion: problem.suggestion }),
    ];
    return parts.filter((part) => part !== "").join(this.locale === "en" ? "; " : "，");
  }

  /**
   * @param {Money} amount
   * @param {string} [currency]
   */
  money(amount, currency) {
    return money(amount, currency ?? this.case.currency ?? "CNY", this.locale);
  }

  /**
   * @param {string} group
   * @param {string} code
   */
  word(group, code) {
    return this.menus.word(group, code);
  }

  /**
   * A word that stands by itself, so with a capital where the language has them.
   * @param {string} group
   * @param {string} code
   */
  title(group, code) {
    return capital(this.word(group, code));
  }

  /**
   * What a question decides, in words: a remedy, an offer, a deadline or a charge by its code.
   * @param {string[]} codes
   */
  decided(codes) {
    const words = codes.map((code) => {
      const offer = this.decision?.compensation.find((entry) => entry.code === code);
      if (offer !== undefined) return this.word("compensation_form", offer.form);
      if (this.decision?.deadlines.some((entry) => entry.code === code)) return this.say("decided.deadline");
      const group = ["remedy", "charge"].find((name) =>
        this.menus.groups[name]?.some((word) => word.code === code),
      );
      return this.word(group ?? "remedy", code);
    });
    return this.list([...new Set(words)]);
  }

  /** @param {string[]} words */
  list(words) {
    return words.join(this.locale === "en" ? ", " : "、");
  }

  /**
   * A fact's short name, standing by itself.
   * @param {string} path
   */
  factName(path) {
    return capital(this.menus.factName(path));
  }
}
