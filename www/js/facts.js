/** Reading and writing one fact of a case by its path; a case is never changed in place. */
/** @import { Case } from "../../pkg/index.js" */

/** @typedef {{ [name: string]: unknown }} Tree */

/**
 * @param {Case} input
 * @param {string} path
 * @returns {unknown}
 */
export function factOf(input, path) {
  /** @type {unknown} */
  let value = input;
  for (const name of path.split(".")) value = isTree(value) ? value[name] : undefined;
  return value ?? undefined;
}

/**
 * The case with one fact known, or unknown again (`undefined`).
 * @param {Case} input
 * @param {string} path
 * @param {unknown} value
 * @returns {Case}
 */
export function withFact(input, path, value) {
  return /** @type {Case} */ (
    /** @type {unknown} */ (
      set(/** @type {Tree} */ (/** @type {unknown} */ (input)), path.split("."), value) ?? {}
    )
  );
}

/**
 * Paths of all facts that are known; a list counts as one fact.
 * @param {Case} input
 * @returns {string[]}
 */
export function knownFacts(input) {
  return walk(/** @type {Tree} */ (/** @type {unknown} */ (input)), "");
}

/**
 * @param {Tree} tree
 * @param {string} above
 * @returns {string[]}
 */
function walk(tree, above) {
  return Object.entries(tree).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    return isTree(value) ? walk(value, `${above}${name}.`) : [`${above}${name}`];
  });
}

/**
 * @param {Tree} tree
 * @param {string[]} path
 * @param {unknown} value
 * @returns {Tree | undefined}
 */
function set(tree, [name, ...rest], value) {
  if (name === undefined) return tree;
  const below = rest.length === 0 ? value : set(isTree(tree[name]) ? tree[name] : {}, rest, value);
  const { [name]: _old, ...others } = tree;
  // A section without facts is left out, so that the case stays as short as what is known.
  const next = below === undefined ? others : { ...tree, [name]: below };
  return Object.keys(next).length === 0 ? undefined : next;
}

/**
 * @param {unknown} value
 * @returns {value is Tree}
 */
function isTree(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
