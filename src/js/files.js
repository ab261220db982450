import { BUILT_IN, ONE, WORDS } from "./built-in.js";
import { SanbaoError } from "./error.js";

/** @typedef {"zh-CN" | "en"} Locale */
/** @typedef {Record<string, () => URL>} Addresses */

/** @type {Addresses} */
const KNOWN = BUILT_IN;

/**
 * A compiled pack: what it is known by, and its bytes; a built-in one also has its name and the one language that was
 * read of it.
 * @typedef {{ key: unknown, bytes: Uint8Array, name?: string, only?: Locale | undefined }} File
 */
/** @typedef {Omit<File, "bytes"> & { url?: URL, problem?: import("./index.js").Problem }} Place */

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
 * @param {File[]} there what need not be read again, unless it lacks a language
 * @param {Locale} [only] the one language of built-in packs; left out: both
 * @returns {Promise<File[]>} those that are there and, behind them, the new ones
 */
export async function read(packs, there, only) {
  const asked = packs ?? Object.keys(KNOWN);
  if (!Array.isArray(asked)) {
    throw SanbaoError.of([{ path: "packs", given: typeof packs, wanted: "a list" }]);
  }
  const places = asked.map((pack, index) => place(pack, `packs[${index}]`, only));
  const problems = places.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) {
    throw SanbaoError.of(problems);
  }
  const keys = places.map(({ key }) => key);
  const known = there.map(({ key }) => key);
  const fresh = places.filter(({ key }, index) => !known.includes(key) && keys.indexOf(key) === index);
  const kept = there.map((file) =>
    file.name === undefined || file.only === only ? file : one(place(file.name, "", only)),
  );
  return Promise.all([...kept, ...fresh.map(one)]);
}

/**
 * Reads the words of a language.
 * @param {Locale} locale
 */
export function wordsOf(locale) {
  return bytesOf(WORDS[locale]());
}

/**
 * @param {Place} place
 * @returns {Promise<File>}
 */
async function one({ url, ...file }) {
  return { ...file, bytes: url === undefined ? /** @type {Uint8Array} */ (file.key) : await bytesOf(url) };
}

/** @param {URL} url */
async function bytesOf(url) {
  try {
    return await host.read(url);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SanbaoError(`sanbao could not be loaded: ${url.href}: ${why}`, [], { cause });
  }
}

/**
 * Where a pack is. It is known by its address, or by its bytes as the caller holds them; a built-in one by one address,
 * whichever of its files is read.
 * @param {unknown} pack
 * @param {string} path
 * @param {Locale} [only]
 * @returns {Place}
 */
function place(pack, path, only) {
  if (pack instanceof Uint8Array) {
    return { key: pack };
  }
  const known = typeof pack === "string" && Object.hasOwn(KNOWN, pack) ? KNOWN[pack]?.() : undefined;
  if (known !== undefined) {
    const name = String(pack);
    /** @type {Addresses} */
    const ofOne = only === undefined ? KNOWN : ONE[only];
    return { key: known.href, name, only, url: ofOne[name]?.() ?? known };
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
 * The address of a file as the page would write it.
 * @param {unknown} pack
 */
function address(pack) {
  // A name has neither; so a misspelt one is not fetched but told.
  if (typeof pack !== "string" || !/[/.]/.test(pack)) {
    return undefined;
  }
  try {
    return new URL(pack, globalThis.document?.baseURI ?? globalThis.location?.href ?? import.meta.url);
  } catch {
    return undefined;
  }
}
