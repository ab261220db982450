/**
 * The package, loaded once.
 *
 * The page and the package are siblings (`www/` beside `pkg/`); where the page is the root of the server, `..` stays at
 * the root, so the one relative address serves both.
 */
/** @import * as Sanbao from "../../pkg/index.js" */

const PACKAGE = "../../pkg/index.js";

/**
 * Loads and starts the package; rejects where wasm is blocked or the files are missing.
 * @returns {Promise<typeof Sanbao>}
 */
export async function loadEngine() {
  const engine = /** @type {typeof Sanbao} */ (await import(PACKAGE));
  await engine.default();
  return engine;
}
