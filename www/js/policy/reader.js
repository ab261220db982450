/** Reads one pack aloud in one language: what its codes are called, and phrases that hold links. */
/** @import { Vocabulary } from "../../../pkg/index.js" */
/** @import { Leaf } from "../dom.js" */
/** @import { Locale } from "../time.js" */
/** @import { Effect, Literal, Pack, Parameter, Rule, Text } from "./pack.js" */
/** @import { Key, Say } from "./words.js" */

import { h } from "../dom.js";
import { capital } from "../menus.js";
import { money } from "../money.js";
import { durationWords } from "./duration.js";
import { optionName } from "./options.js";
import { liesIn } from "./pack.js";
import { sayIn } from "./words.js";

/** Pieces of a sentence: text, and elements such as links. */
/** @typedef {Leaf[]} Words */

/** A longer list of goods names the first few and counts them. */
const NAMED_GOODS = 6;

/** What may be the name of a setting, and runs of Chinese with their brackets. */
const PIECES = /([a-z][a-z0-9]*(?:_[a-z0-9]+)+|[（《“]*\p{Script=Han}[\p{Script=Han}\p{P}]*)/u;
const HAN = /\p{Script=Han}/u;

export class Reader {
  /**
   * @param {Pack} pack
   * @param {Vocabulary} vocabulary
   * @param {Locale} locale
   */
  constructor(pack, vocabulary, locale) {
    this.pack = pack;
    this.locale = locale;
    this.isEnglish = locale === "en";
    /** @type {Say} */
    this.say = sayIn(locale);
    this.groups = vocabulary.groups;
    this.facts = new Map(vocabulary.facts.map((fact) => [fact.path, fact]));
    this.faults = new Map([
      ...vocabulary.faults.map((fault) => /** @type {[string, string]} */ ([fault.code, fault.text])),
      ...(pack.faults ?? []).map(
        (fault) => /** @type {[string, string]} */ ([fault.code, this.text(fault.title)]),
      ),
    ]);
    this.goodsTitles = new Map(pack.goods.map((goods) => [goods.code, this.text(goods.title)]));
    this.brands = new Map((pack.brands ?? []).map((brand) => [brand.code, this.text(brand.title)]));
    /** What the codes of the pack's own effects are called: deadlines, steps, rungs of a ladder. */
    this.named = new Map(
      pack.rules.flatMap((rule) => rule.effects.flatMap((effect) => this.namesOf(effect))),
    );
    this.rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  }

  /** @param {Text} text */
  text(text) {
    return this.isEnglish ? text.en : text.zh;
  }

  /**
   * A sentence of the pack: a setting it names becomes a link by its title, Chinese within English says what it is.
   * @param {Text} text
   * @returns {Words}
   */
  prose(text) {
    return this.text(text)
      .split(PIECES)
      .map((piece) => {
        if (this.parameter(piece) !== undefined) return this.settingLink(piece);
        return this.isEnglish && HAN.test(piece) ? h("span", { lang: "zh-CN" }, piece) : piece;
      });
  }

  /**
   * @param {Effect} effect
   * @returns {[string, string][]}
   */
  namesOf(effect) {
    const own =
      effect.code === undefined || effect.text === undefined
        ? []
        : [{ code: effect.code, text: effect.text }];
    return [...own, ...(effect.ladder ?? [])].map(({ code, text }) => [code, this.text(text)]);
  }

  /**
   * The word of a code of the vocabulary; one without a word is at least legible.
   * @param {string} group
   * @param {string} code
   */
  word(group, code) {
    return this.groups[group]?.find((word) => word.code === code)?.text ?? legible(code);
  }

  /**
   * @param {string} group
   * @param {readonly string[]} codes
   */
  wordList(group, codes) {
    return this.list(codes.map((code) => this.word(group, code)));
  }

  /** @param {string} path */
  factName(path) {
    const known = this.facts.get(path)?.name;
    if (known !== undefined) return known;
    return path in DERIVED ? this.say(/** @type {Key} */ (DERIVED[path])) : legible(path);
  }

  /**
   * What a fact's value is called.
   * @param {string} path
   * @param {Literal} literal
   * @returns {string}
   */
  value(path, literal) {
    const option = this.facts.get(path)?.options?.find(({ value }) => value === literal);
    if (option !== undefined) return option.text;
    if (typeof literal === "boolean") return this.say(literal ? "yes" : "no");
    if (typeof literal === "number") return String(literal);
    return this.namesFor(path)?.get(literal) ?? legible(literal);
  }

  /**
   * The pack's own names for the values of a fact.
   * @param {string} path
   * @returns {Map<string, string> | undefined}
   */
  namesFor(path) {
    switch (path) {
      case "issue.fault":
        return this.faults;
      case "item.brand":
        return this.brands;
      case "item.goods":
        return this.goodsTitles;
      case "done":
      case "history.escalation":
        return this.named;
      default:
        return undefined;
    }
  }

  /** @param {string} amount */
  money(amount) {
    return money(amount, this.pack.currency, this.locale);
  }

  /** @param {readonly string[]} words */
  list(words) {
    return words.join(this.say("list.and"));
  }

  /**
   * @param {readonly Words[]} items
   * @param {Key} [separator]
   * @returns {Words}
   */
  listed(items, separator = "list.and") {
    return items.flatMap((item, index) => (index === 0 ? item : [this.say(separator), ...item]));
  }

  /**
   * A sentence whose places hold text or elements.
   * @param {Key} key
   * @param {Record<string, Leaf | Words>} values
   * @returns {Words}
   */
  phrase(key, values) {
    return this.say(key)
      .split(/(\{\w+\})/)
      .flatMap((piece) => {
        const value = /^\{\w+\}$/.test(piece) ? values[piece.slice(1, -1)] : piece;
        return Array.isArray(value) ? value : [value];
      });
  }

  /**
   * Goods by their branches; a branch without a name of its own is told by what lies in it.
   * @param {readonly string[]} branches
   */
  goods(branches) {
    const titles = branches.flatMap((branch) => {
      if (branch === "*") return [this.say("goods.any")];
      const own = this.goodsTitles.get(branch);
      return own === undefined ? this.below(branch) : [own];
    });
    const named = [...new Set(titles)];
    if (named.length > 1 && named.length === this.pack.goods.length) return this.say("goods.all");
    if (named.length <= NAMED_GOODS + 2) return this.list(named);
    return this.say("goods.some", { list: this.list(named.slice(0, NAMED_GOODS)), count: named.length });
  }

  /** @param {string} branch */
  below(branch) {
    const found = this.pack.goods
      .filter((goods) => liesIn(goods.code, branch))
      .map((goods) => this.text(goods.title));
    return found.length === 0 ? [legible(branch)] : found;
  }

  /** @param {string} name */
  parameter(name) {
    return this.pack.parameters?.[name];
  }

  /**
   * The value of a setting in words.
   * @param {string} name
   * @returns {Words}
   */
  setting(name) {
    const parameter = this.parameter(name);
    return parameter === undefined ? [legible(name)] : this.settingValue(name, parameter, parameter.value);
  }

  /**
   * @param {string} name
   * @param {Parameter} parameter
   * @param {Parameter["value"]} value
   * @returns {Words}
   */
  settingValue(name, parameter, value) {
    if (Array.isArray(value)) {
      if (value.length === 0) return [this.say("none")];
      return this.listed(value.map((code) => this.option(name, code)));
    }
    if (typeof value === "boolean") return [this.say(value ? "yes" : "no")];
    switch (parameter.type) {
      case "money":
        return [this.money(String(value))];
      case "duration":
        return [durationWords(this.say, String(value))];
      case "choice":
        return this.option(name, String(value));
      default:
        return [decimal(String(value), this.locale)];
    }
  }

  /**
   * One of the values a setting may take: as the facts it is compared with call it, else as the vocabulary does. What
   * nothing names is shown as a shop writes it.
   * @param {string} name
   * @param {string} code
   * @returns {Words}
   */
  option(name, code) {
    return [optionName(this, name, code) ?? h("code", { lang: "en" }, code)];
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  settingLink(name) {
    const title = this.parameter(name)?.title;
    return h("a", { href: `#setting-${name}` }, title === undefined ? legible(name) : this.text(title));
  }

  /** @param {Rule["id"]} id */
  ruleLink(id) {
    const rule = this.rules.get(id);
    return h("a", { href: `#${id}` }, rule === undefined ? legible(id) : this.text(rule.title));
  }

  /** @param {string} code */
  anchor(code) {
    return this.word("anchor", code);
  }
}

/** Facts the engine works out of others. @type {Record<string, Key>} */
const DERIVED = {
  "line.paid": "fact.line.paid",
  "line.share": "fact.line.share",
  "line.unitPrice": "fact.line.unitPrice",
  "line.units": "fact.line.units",
  "history.refusedOffers": "fact.history.refusedOffers",
};

/**
 * "pieces_left" as "Pieces left": for codes that nothing names.
 * @param {string} code
 */
export function legible(code) {
  return capital(code.replace(/[._]+/g, " "));
}

/**
 * @param {string} text
 * @param {Locale} locale
 */
export function decimal(text, locale) {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  return format.format(/** @type {Intl.StringNumericLiteral} */ (text));
}
