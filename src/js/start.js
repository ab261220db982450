import { Decider } from "./decider.js";
import { engine, install, isAuthors, isStarted, notLoaded } from "./engine.js";
import { SanbaoError } from "./error.js";
import { read } from "./files.js";
import * as page from "./sanbao.js";

const MEMBERS = ["module", "packs", "author"];

/** One call after the other. @type {Promise<void>} */
let turn = Promise.resolve();
/** The compiled packs of the package's own functions. @type {import("./files.js").File[]} */
let files = [];
/** @type {Decider | undefined} */
let decider;

/** What decides by the packs that were loaded. */
export function standard() {
  engine();
  return /** @type {Decider} */ (decider);
}

/**
 * Loads what is asked for and not there yet, however often and however early it is called.
 * @param {unknown} [input] a source of the module, or an object that says more
 * @returns {Promise<void>}
 */
export default function init(input) {
  // Two loads side by side would make two memories, and handles of the first would point into the second.
  const mine = turn.then(() => load(input));
  turn = mine.catch(() => {});
  return mine;
}

/** @param {unknown} input */
async function load(input) {
  const { module, packs, author } = members(await input);
  const wantsMore = packs !== undefined || !isStarted();
  if (author === true && !isAuthors()) {
    const glue = await tried(() => import("./author.js"));
    const [more] = await Promise.all([
      packs === undefined ? [] : read(packs, files),
      tried(() => glue.default(source(module))),
    ]);
    take(glue, more);
  } else if (wantsMore) {
    const starts = isStarted() ? undefined : tried(() => page.default(source(module)));
    const [more] = await Promise.all([read(packs, files), starts]);
    take(isStarted() ? engine() : page, more);
  }
}

/**
 * Starts the module from bytes or a compiled module, without waiting.
 * @param {unknown} input a source of the module, or an object with it and with compiled packs
 */
export function initSync(input) {
  const { module, packs = [] } = members(input);
  if (!Array.isArray(packs) || packs.some((pack) => !(pack instanceof Uint8Array))) {
    throw SanbaoError.of([
      { path: "packs", given: typeof packs, wanted: "a list of compiled packs, each a Uint8Array" },
    ]);
  }
  if (!isStarted()) {
    try {
      page.initSync({ module: /** @type {any} */ (module) });
    } catch (cause) {
      throw notLoaded(cause);
    }
    take(page, packs.map(asFile));
  } else if (packs.length > 0) {
    take(engine(), packs.map(asFile));
  }
}

/** @param {Uint8Array} bytes */
function asFile(bytes) {
  return { key: bytes, bytes };
}

/**
 * Takes a module that runs into use, with more packs; if they are wrong, everything stays as it was.
 * @param {unknown} glue
 * @param {import("./files.js").File[]} more
 */
export function take(glue, more = []) {
  const all = [...files, ...more];
  const fresh = Decider.standard(
    glue,
    all.map(({ bytes }) => bytes),
  );
  decider?.free();
  decider = fresh;
  files = all;
  install(glue);
}

/**
 * @param {unknown} input
 * @returns {{ module?: unknown, packs?: unknown, author?: unknown }}
 */
function members(input) {
  const prototype = typeof input === "object" && input !== null ? Object.getPrototypeOf(input) : undefined;
  if (prototype !== null && prototype !== Object.prototype) {
    return { module: input };
  }
  const given = /** @type {object} */ (input);
  const unknown = Object.keys(given).filter((name) => !MEMBERS.includes(name));
  if (unknown.length > 0) {
    const wanted = `one of ${MEMBERS.map((name) => `\`${name}\``).join(" ")}`;
    throw SanbaoError.of(unknown.map((name) => ({ path: name, given: name, wanted })));
  }
  return given;
}

/** @param {unknown} module */
function source(module) {
  return module === undefined ? undefined : { module_or_path: /** @type {any} */ (module) };
}

/**
 * @template T
 * @param {() => Promise<T>} start
 */
async function tried(start) {
  try {
    return await start();
  } catch (cause) {
    throw notLoaded(cause);
  }
}
