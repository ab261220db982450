/** What the values of a setting are called. */
/** @import { VocabularyFact } from "../../../pkg/index.js" */
/** @import { Pack } from "./pack.js" */
/** @import { Reader } from "./reader.js" */

import { conditionsOf } from "./pack.js";

/** @type {WeakMap<Pack, Map<string, string[]>>} */
const COMPARED = new WeakMap();

/**
 * As the facts a setting is compared with call the value, else as the vocabulary does.
 * @param {Reader} reader
 * @param {string} name of the setting
 * @param {string} code
 * @returns {string | undefined}
 */
export function optionName(reader, name, code) {
  for (const path of comparedFacts(reader.pack).get(name) ?? []) {
    const option = reader.facts.get(path)?.options?.find(({ value }) => value === code);
    const own = option?.text ?? reader.namesFor(path)?.get(code);
    if (own !== undefined) return own;
  }
  const words = [...Object.values(reader.groups), ...[...reader.facts.values()].map(optionWords)];
  return words.flat().find((word) => word.code === code)?.text ?? reader.goodsTitles.get(code);
}

/**
 * The facts that are compared with the values of a setting, by the setting's name.
 * @param {Pack} pack
 */
function comparedFacts(pack) {
  const known = COMPARED.get(pack);
  if (known !== undefined) return known;
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const condition of conditionsOf(pack)) {
    const among = condition.in ?? condition.hasAny;
    if (condition.fact === undefined || among === undefined || Array.isArray(among)) continue;
    found.set(among.param, [...(found.get(among.param) ?? []), condition.fact]);
  }
  COMPARED.set(pack, found);
  return found;
}

/** @param {VocabularyFact} fact */
function optionWords(fact) {
  return (fact.options ?? []).map(({ value, text }) => ({ code: String(value), text }));
}
