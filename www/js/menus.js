/** The engine's words: menus of goods, issues and faults, the text of a code, the question for a fact. */
/** @import { GoodsNode, Question, VocabularyFact } from "../../pkg/index.js" */
/** @import { Policy } from "./engine.js" */
/** @import { Spoken } from "./subjects.js" */
/** @import { Locale } from "./time.js" */

/** @typedef {{ code: string, text: string }} Word */
/** @typedef {{ title: string, words: Word[] }} WordGroup */
/** @typedef {{ pack: string, words: Word[] }} Shelf */
/** @typedef {Pick<Question, "fact" | "type" | "text" | "options">} FactField */

/** Everything the page reads from the engine once a language. */
export class Menus {
  /**
   * @param {Policy} policy
   * @param {Locale} locale
   */
  constructor(policy, locale) {
    const vocabulary = policy.vocabulary({ locale });
    this.groups = vocabulary.groups;
    this.allFaults = vocabulary.faults;
    this.facts = new Map(vocabulary.facts.map((fact) => [fact.path, fact]));
    const packs = policy.packs({ locale });
    /** @type {Map<string, string>} */
    this.packTitles = new Map(packs.map((pack) => [pack.id, pack.title]));
    this.shelves = shelvesOf(policy.goods({ locale }).flatMap(leaves), packs);
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
   * The pack under which goods are found.
   * @param {string | undefined} goods
   */
  shelfOf(goods) {
    return this.shelves.find((shelf) => shelf.words.some((word) => word.code === goods))?.pack;
  }

  /**
   * Issues by who answers for them: those the policies speak of, and the one already chosen.
   * @param {Spoken | undefined} spoken
   * @param {string | undefined} chosen
   * @returns {WordGroup[]}
   */
  issueGroups(spoken, chosen) {
    const issues = (this.groups.issue ?? []).filter(
      ({ code }) => spoken === undefined || spoken.issues.has(code) || code === chosen,
    );
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
   * @param {Spoken | undefined} spoken
   * @returns {Word[]}
   */
  faults(goods, issue, spoken) {
    const within = (/** @type {string} */ branch) =>
      goods === branch || goods?.startsWith(`${branch}.`) === true;
    return this.allFaults.filter((fault) => {
      if (spoken !== undefined && !spoken.faults.has(fault.code)) return false;
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

/** @typedef {Word & { packs: string[] }} Leaf */

/**
 * @param {GoodsNode} branch
 * @returns {Leaf[]}
 */
function leaves(branch) {
  return branch.children.length === 0
    ? [{ code: branch.code, text: branch.title, packs: branch.packs }]
    : branch.children.flatMap(leaves);
}

/**
 * Goods that several packs know stand with the one that knows most of their kind, else with the one that knows the fewest
 * goods besides; a platform is for any goods, so its own shelf holds only what no other pack knows.
 * @param {Leaf[]} goods
 * @param {{ id: string, kind: string }[]} packs
 * @returns {Shelf[]}
 */
function shelvesOf(goods, packs) {
  const kindOf = (/** @type {Leaf} */ leaf) => leaf.code.split(".")[0];
  const knows = (/** @type {string} */ pack, /** @type {Leaf} */ leaf) =>
    goods.filter((other) => kindOf(other) === kindOf(leaf) && other.packs.includes(pack)).length;
  const size = (/** @type {string} */ pack) => goods.filter((leaf) => leaf.packs.includes(pack)).length;
  const order = packs.map(({ id }) => id);
  const platforms = new Set(packs.filter(({ kind }) => kind === "platform").map(({ id }) => id));
  const homeOf = (/** @type {Leaf} */ leaf) => {
    const others = leaf.packs.filter((id) => !platforms.has(id));
    const able = others.length > 0 ? others : leaf.packs;
    return [...able].sort((a, b) => knows(b, leaf) - knows(a, leaf) || size(a) - size(b))[0];
  };
  return order
    .map((pack) => ({ pack, words: goods.filter((leaf) => homeOf(leaf) === pack) }))
    .filter(({ words }) => words.length > 0);
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
