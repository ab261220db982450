import { answered, Decider } from "./decider.js";
import { cross, engine, install, isAuthors, isStarted, notLoaded } from "./engine.js";
import { SanbaoError } from "./error.js";
import { read, wordsOf } from "./files.js";
import * as page from "./sanbao.js";

/** @typedef {import("./files.js").Locale} Locale */

const MEMBERS = ["module", "packs", "locales", "words", "author"];
/** @type {Locale[]} */
const LOCALES = ["zh-CN", "en"];

/** One call after the other. @type {Promise<void>} */
let turn = Promise.resolve();
/** The compiled packs of the package's own functions. @type {import("./files.js").File[]} */
let files = [];
/** The languages whose words the page's module was given. @type {Locale[]} */
let spoken = [];
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
  const { module, packs, locales, author } = members(await input);
  const asked = languages(locales);
  const becomesAuthors = author === true && !isAuthors();
  const starts = becomesAuthors || !isStarted();
  // The authors' module holds both languages.
  const holdsWords = becomesAuthors || isAuthors();
  const more = LOCALES.filter((locale) => !holdsWords && asked.includes(locale) && !spoken.includes(locale));
  if (!starts && packs === undefined && more.length === 0) {
    return;
  }
  const all = holdsWords ? LOCALES : [...spoken, ...more];
  /** @type {any} */
  const glue = becomesAuthors ? await tried(() => import("./author.js")) : isStarted() ? engine() : page;
  const [next, words] = await Promise.all([
    read(
      packs ?? (becomesAuthors || isStarted() ? [] : undefined),
      files,
      all.length === 1 ? all[0] : undefined,
    ),
    Promise.all(more.map(wordsOf)),
    starts ? tried(() => glue.default(source(module))) : undefined,
  ]);
  take(glue, next, words);
}

/**
 * The languages asked for; left out: both, unless one is spoken already.
 * @param {unknown} locales
 * @returns {unknown[]}
 */
function languages(locales) {
  if (locales === undefined) {
    return spoken.length > 0 ? [] : LOCALES;
  }
  const wanted = "a list of `zh-CN`, `en` or both";
  if (!Array.isArray(locales) || locales.length === 0) {
    throw SanbaoError.of([{ path: "locales", given: `a ${typeof locales}`, wanted }]);
  }
  const wrong = locales.findIndex((locale) => !LOCALES.includes(locale));
  if (wrong !== -1) {
    const given = locales[wrong];
    const shown = typeof given === "string" ? given.slice(0, 80) : `a ${typeof given}`;
    throw SanbaoError.of([{ path: `locales[${wrong}]`, given: shown, wanted }]);
  }
  return locales;
}

/**
 * Starts the module from bytes or a compiled module, without waiting.
 * @param {unknown} input a source of the module, or an object with it and with compiled packs and words
 */
export function initSync(input) {
  const { module, packs, words } = members(input);
  const more = listed(packs, "packs", "compiled packs");
  const learnt = listed(words, "words", "files of words");
  if (!isStarted()) {
    try {
      page.initSync({ module: /** @type {any} */ (module) });
    } catch (cause) {
      throw notLoaded(cause);
    }
  } else if (more.length + learnt.length === 0) {
    return;
  }
  take(isStarted() ? engine() : page, [...files, ...more.map(asFile)], learnt);
}

/**
 * @param {unknown} given
 * @param {string} path
 * @param {string} what
 * @returns {Uint8Array[]}
 */
function listed(given = [], path, what) {
  if (!Array.isArray(given) || given.some((bytes) => !(bytes instanceof Uint8Array))) {
    throw SanbaoError.of([{ path, given: typeof given, wanted: `a list of ${what}, each a Uint8Array` }]);
  }
  return given;
}

/** @param {Uint8Array} bytes */
function asFile(bytes) {
  return { key: bytes, bytes };
}

/**
 * Takes a module that runs into use, with these packs and more words; if they are wrong, everything stays as it was.
 * @param {any} glue
 * @param {import("./files.js").File[]} next
 * @param {Uint8Array[]} words
 */
export function take(glue, next = [], words = []) {
  const fresh = Decider.standard(
    glue,
    next.map(({ bytes }) => bytes),
  );
  // The authors' module has nothing to learn.
  if (glue.learn !== undefined) {
    const learnt = words.map((bytes) => /** @type {Locale} */ (answered(cross(() => glue.learn(bytes)))));
    spoken = [...new Set([...spoken, ...learnt])];
  }
  decider?.free();
  decider = fresh;
  files = next;
  install(glue);
}

/**
 * @param {unknown} input
 * @returns {{ module?: unknown, packs?: unknown, locales?: unknown, words?: unknown, author?: unknown }}
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
