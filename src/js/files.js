import { BUILT_IN } from "./built-in.js";
import { notLoaded } from "./engine.js";
import { SanbaoError } from "./error.js";

/** @type {Record<string, () => URL>} */
const KNOWN = BUILT_IN;

/** How this host reads a file; Node's entry puts its own way here. */
export const host = {
  /** @param {URL} url @returns {Promise<Uint8Array>} */
  async read(url) {
    const response = await fetch(url);
    if (!response.ok) {
      throw new Error(`${url} is answered with ${response.status}`);
    }
    return new Uint8Array(await response.arrayBuffer());
  },
};

/**
 * Reads compiled packs side by side.
 * @param {unknown} packs names of built-in ones, addresses, or bytes; left out: every built-in one
 * @param {Set<string>} there names that need not be read again; grows by those that were
 * @returns {Promise<Uint8Array[]>}
 */
export async function read(packs, there) {
  const asked = packs ?? Object.keys(KNOWN);
  if (!Array.isArray(asked)) {
    throw SanbaoError.of([{ path: "packs", given: typeof packs, wanted: "a list" }]);
  }
  const problems = asked.flatMap((pack, index) => wrong(pack, `packs[${index}]`));
  if (problems.length > 0) {
    throw SanbaoError.of(problems);
  }
  const fresh = asked.filter((pack, index) => !there.has(pack) && asked.indexOf(pack) === index);
  try {
    const files = await Promise.all(fresh.map(one));
    for (const pack of fresh) {
      there.add(pack);
    }
    return files;
  } catch (cause) {
    throw notLoaded(cause);
  }
}

/** @param {string | URL | Uint8Array} pack */
function one(pack) {
  if (pack instanceof Uint8Array) {
    return pack;
  }
  return host.read(typeof pack === "string" ? address(pack) : pack);
}

/** @param {string} name */
function address(name) {
  return /** @type {() => URL} */ (KNOWN[name])();
}

/**
 * @param {unknown} pack
 * @param {string} path
 */
function wrong(pack, path) {
  const isName = typeof pack === "string";
  if (isName ? Object.hasOwn(KNOWN, pack) : pack instanceof URL || pack instanceof Uint8Array) {
    return [];
  }
  const names = Object.keys(KNOWN).map((name) => `\`${name}\``);
  const wanted = `a built-in pack (${names.join(" ")}), a URL of a compiled pack, or its bytes`;
  return [{ path, given: isName ? pack.slice(0, 80) : typeof pack, wanted }];
}
