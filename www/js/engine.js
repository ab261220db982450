/**
 * The package: its module, and where its packs are.
 *
 * The page and the package are siblings (`www/` beside `pkg/`); where the page is the root of the server, `..` stays at
 * the root, so the one relative address serves both.
 */
/** @import * as Sanbao from "../../pkg/index.js" */

const PACKAGE = "../../pkg/index.js";
const BUILT_IN = "../../pkg/built-in.js";

/** @typedef {typeof Sanbao} Engine */
/** @typedef {InstanceType<Engine["Policy"]>} Policy */

/**
 * Loads and starts the module without a pack; rejects where wasm is blocked or the files are missing.
 * @returns {Promise<Engine>}
 */
export async function loadEngine() {
  const engine = /** @type {Engine} */ (await import(PACKAGE));
  await engine.default({ packs: [] });
  return engine;
}

/**
 * The addresses of the compiled packs by their ids, in the order in which the packs rank.
 * @returns {Promise<Map<string, URL>>}
 */
export async function packAddresses() {
  /** @type {{ BUILT_IN: Record<string, () => URL> }} */
  const list = await import(BUILT_IN);
  return new Map(Object.entries(list.BUILT_IN).map(([id, address]) => [id, address()]));
}

/**
 * The same pack as JSON, for people and pages that explain it.
 * @param {URL} compiled
 */
export function readableAddress(compiled) {
  return new URL(compiled.href.replace(/\.sanbao$/, ".json"));
}

/**
 * @param {URL} address
 * @returns {Promise<Response>}
 */
export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return answer;
}
