import { BUILT_IN } from "./built-in.js";
import { SanbaoError } from "./error.js";

/** @type {Record<string, () => URL>} */
const KNOWN = BUILT_IN;

/**
 * A compiled pack: what it is known by, and its bytes.
 * @typedef {{ key: unknown, bytes: Uint8Array }} File
 */

/** How this host reads a file; Node's entry puts its own way here. */
export const host = {
  /** @param {URL} url @returns {Promise<Uint8Array>} */
  async read(url) {
    const response = await fetch(url);
    if (!response.ok) {
      throw new Error(`answered with ${response.status}`);
    }
    return new Uint8Array(await response.arrayBuffer());
  },
};

/**
 * Reads compiled packs side by side.
 * @param {unknown} packs names of built-in ones, addresses, or bytes; left out: every built-in one
 * @param {File[]} there what need not be read again
 * @returns {Promise<File[]>}
 */
export async function read(packs, there) {
  const asked = packs ?? Object.keys(KNOWN);
  if (!Array.isArray(asked)) {
    throw SanbaoError.of([{ path: "packs", given: typeof packs, wanted: "a list" }]);
  }
  const places = asked.map((pack, index) => place(pack, `packs[${index}]`));
  const problems = places.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) {
    throw SanbaoError.of(problems);
  }
  const keys = places.map(({ key }) => key);
  const known = there.map(({ key }) => key);
  const fresh = places.filter(({ key }, index) => !known.includes(key) && keys.indexOf(key) === index);
  return Promise.all(fresh.map(one));
}

/**
 * @param {{ key: unknown, url?: URL }} place
 * @returns {Promise<File>}
 */
async function one({ key, url }) {
  if (url === undefined) {
    return { key, bytes: /** @type {Uint8Array} */ (key) };
  }
  try {
    return { key, bytes: await host.read(url) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SanbaoError(`sanbao could not be loaded: ${url.href}: ${why}`, [], { cause });
  }
}

/**
 * Where a pack is. It is known by its address, or by its bytes as the caller holds them.
 * @param {unknown} pack
 * @param {string} path
 * @returns {{ key: unknown, url?: URL, problem?: import("./index.js").Problem }}
 */
function place(pack, path) {
  if (pack instanceof Uint8Array) {
    return { key: pack };
  }
  const url = pack instanceof URL ? pack : address(pack);
  if (url !== undefined) {
    return { key: url.href, url };
  }
  const names = Object.keys(KNOWN).map((name) => `\`${name}\``);
  const wanted = `a built-in pack (${names.join(" ")}), the address of a compiled pack, or its bytes`;
  const given = typeof pack === "string" ? pack.slice(0, 80) : typeof pack;
  return { key: pack, problem: { path, given, wanted } };
}

/**
 * The address of a built-in pack, or of a file as the page would write it.
 * @param {unknown} pack
 */
function address(pack) {
  if (typeof pack !== "string") {
    return undefined;
  }
  if (Object.hasOwn(KNOWN, pack)) {
    return KNOWN[pack]?.();
  }
  // A name has neither; so a misspelt one is not fetched but told.
  if (!/[/.]/.test(pack)) {
    return undefined;
  }
  try {
    return new URL(pack, globalThis.document?.baseURI ?? globalThis.location?.href ?? import.meta.url);
  } catch {
    return undefined;
  }
}
