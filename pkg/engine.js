import { SanbaoError } from "./error.js";
import load, { initSync as loadSync, RawPolicy, checkPack as rawCheckPack } from "./sanbao.js";

let started = false;
/** @type {Promise<void> | undefined} */
let starting;

/**
 * Loads the module once, however often and however early it is asked for.
 * @param {unknown} [source] a URL, Response, bytes or module; left out: the wasm beside this file
 * @returns {Promise<void>}
 */
export default function init(source) {
  if (started) {
    return Promise.resolve();
  }
  // Two loads side by side would make two memories, and handles of the first would point into the second.
  starting ??= loadOnce(source).finally(() => {
    starting = undefined;
  });
  return starting;
}

/** @param {unknown} source */
async function loadOnce(source) {
  try {
    const given = await source;
    if (started) {
      return;
    }
    await load(given === undefined ? undefined : { module_or_path: /** @type {any} */ (given) });
    started = true;
  } catch (cause) {
    throw notLoaded(cause);
  }
}

/**
 * Starts the module from bytes or a compiled module, without waiting.
 * @param {unknown} source
 */
export function initSync(source) {
  if (started) {
    return;
  }
  try {
    loadSync({ module: /** @type {any} */ (source) });
    started = true;
  } catch (cause) {
    throw notLoaded(cause);
  }
}

/** @param {unknown} cause */
function notLoaded(cause) {
  const why = cause instanceof Error ? cause.message : String(cause);
  const hint = /content security policy|unsafe-eval/i.test(why)
    ? "the page's Content-Security-Policy refuses WebAssembly; add 'wasm-unsafe-eval' to its script-src"
    : why;
  return new SanbaoError(`sanbao could not be loaded: ${hint}`, [], { cause });
}

/** The raw module, once it runs. */
export function engine() {
  if (!started) {
    throw new SanbaoError("sanbao is not loaded yet; `await init()` first");
  }
  return { RawPolicy, checkPack: rawCheckPack };
}

/**
 * Calls into the module. Nothing there is known to trap; should it happen, the caller still meets one kind of error.
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
export function cross(call) {
  try {
    return call();
  } catch (cause) {
    throw new SanbaoError("sanbao failed inside; this is a fault of sanbao, not of the input", [], { cause });
  }
}
