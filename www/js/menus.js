/** The engine's words: menus of goods, issues and faults, the text of a code, the question for a fact. */
/** @import * as Sanbao from "../../pkg/index.js" */
/** @import { GoodsNode, Question, VocabularyFact } from "../../pkg/index.js" */
/** @import { Locale } from "./time.js" */

/** @typedef {{ code: string, text: string }} Word */
/** @typedef {{ title: string, words: Word[] }} WordGroup */
/** @typedef {Pick<Question, "fact" | "type" | "text" | "options">} FactField */

/** Everything the page reads from the engine once a language. */
export class Menus {
  /**
   * @param {typeof Sanbao} engine
   * @param {Locale} locale
   */
  constructor(engine, locale) {
    const vocabulary = engine.vocabulary({ locale });
    this.groups = vocabulary.groups;
    this.allFaults = vocabulary.faults;
    this.facts = new Map(vocabulary.facts.map((fact) => [fact.path, fact]));
    this.tree = engine.goods({ locale });
    /** @type {Map<string, string>} */
    this.packTitles = new Map(engine.packs({ locale }).map((pack) => [pack.id, pack.title]));
  }

  /**
   * The text of a code; a code without a text is shown as it is rather than hidden.
   * @param {string} group
   * @param {string} code
   */
  word(group, code) {
    return this.groups[group]?.find((word) => word.code === code)?.text ?? code.replaceAll("_", " ");
  }

  /** @param {string} pack */
  packTitle(pack) {
    return this.packTitles.get(pack) ?? pack;
  }

  /**
   * Goods under the title of their branch, or of the policy that knows them where they have no branch.
   * @returns {WordGroup[]}
   */
  goodsGroups() {
    /** @type {Map<string, Word[]>} */
    const groups = new Map();
    for (const branch of this.tree) {
      const title = branch.children.length > 0 ? branch.title : this.packTitle(branch.packs[0] ?? "");
      groups.set(title, [...(groups.get(title) ?? []), ...leaves(branch)]);
    }
    return [...groups].map(([title, words]) => ({ title, words }));
  }

  /**
   * Issues by who answers for them.
   * @returns {WordGroup[]}
   */
  issueGroups() {
    const issues = this.groups.issue ?? [];
    return (this.groups.aspect ?? [])
      .map((aspect) => ({
        title: aspect.text,
        words: issues.filter((issue) => issue.aspect === aspect.code),
      }))
      .filter((group) => group.words.length > 0);
  }

  /**
   * Faults that may come with these goods and this issue.
   * @param {string | undefined} goods
   * @param {string | undefined} issue
   * @returns {Word[]}
   */
  faults(goods, issue) {
    const within = (/** @type {string} */ branch) =>
      goods === branch || goods?.startsWith(`${branch}.`) === true;
    return this.allFaults.filter((fault) => {
      const fits = goods === undefined || fault.goods.length === 0 || fault.goods.some(within);
      return fits && (issue === undefined || fault.issues.includes(issue));
    });
  }

  /**
   * The question for a fact, also once it is no longer open.
   * @param {string} path
   * @returns {FactField | undefined}
   */
  field(path) {
    const fact = this.facts.get(path);
    const type = fact === undefined ? undefined : questionType(fact);
    if (fact === undefined || type === undefined) return undefined;
    const { text, options } = fact;
    return options === undefined ? { fact: path, type, text } : { fact: path, type, text, options };
  }

  /**
   * A fact's short name.
   * @param {string} path
   */
  factName(path) {
    return this.facts.get(path)?.name ?? path;
  }

  /** Paths of the facts a native control can hold. */
  fieldPaths() {
    return [...this.facts.keys()].filter((path) => this.field(path) !== undefined);
  }
}

/**
 * @param {string} text
 */
export function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * @param {GoodsNode} branch
 * @returns {Word[]}
 */
function leaves(branch) {
  return branch.children.length === 0
    ? [{ code: branch.code, text: branch.title }]
    : branch.children.flatMap(leaves);
}

/**
 * The control a fact is asked by; a list of records has none.
 * @param {VocabularyFact} fact
 * @returns {Question["type"] | undefined}
 */
function questionType({ type, options }) {
  switch (type) {
    case "set":
    case "boolean":
    case "date":
    case "money":
    case "number":
      return type;
    case "choice":
      // Codes that depend on the packs are asked with their options, and otherwise written.
      return options === undefined ? "text" : type;
    case "text":
    case "duration":
      return "text";
    default:
      return undefined;
  }
}
