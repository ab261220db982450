import { SanbaoError } from "./error.js";

/**
 * What wasm-bindgen made of a module: the page's, which takes compiled packs, or the authors', which takes JSON, too.
 * @typedef {typeof import("./sanbao.js") & Partial<typeof import("./author.js")>} Glue
 */

/** @type {Glue | undefined} */
let running;

/**
 * Takes a module into use that runs.
 * @param {unknown} glue
 */
export function install(glue) {
  running = /** @type {Glue} */ (glue);
}

export function isStarted() {
  return running !== undefined;
}

export function isAuthors() {
  return running?.checkPack !== undefined;
}

/** The raw module, once it runs. */
export function engine() {
  if (running === undefined) {
    throw new SanbaoError("sanbao is not loaded yet; `await init()` first");
  }
  return running;
}

/** The raw module of authors, once it runs. */
export function authors() {
  const { RawPolicy, checkPack } = engine();
  if (checkPack === undefined) {
    throw new SanbaoError(
      "packs as JSON are read by the authors' module: `await init({ author: true })`; or compile them ahead, `new Policy([pack]).compile()`, and load the bytes",
    );
  }
  return { RawPolicy: /** @type {typeof import("./author.js").RawPolicy} */ (RawPolicy), checkPack };
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

/** @param {unknown} cause */
export function notLoaded(cause) {
  const why = cause instanceof Error ? cause.message : String(cause);
  const hint = /content security policy|unsafe-eval/i.test(why)
    ? "the page's Content-Security-Policy refuses WebAssembly; add 'wasm-unsafe-eval' to its script-src"
    : why;
  return new SanbaoError(`sanbao could not be loaded: ${hint}`, [], { cause });
}
