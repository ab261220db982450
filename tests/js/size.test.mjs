import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const pkg = new URL("../../pkg/", import.meta.url);

/** What a page loads to decide by one pack may weigh so much in brotli; it only ever goes down. */
const MOST = 130_000;

/** Not loaded by a page: Node's entry, what authors load, and the list for pages that show every pack. */
const OTHERS = ["node.js", "author.js", "author_bg.wasm", "built-in.js"];

/** @param {string} name a file of the package */
function sizes(name) {
  const bytes = readFileSync(new URL(name, pkg));
  const brotli = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: brotli }).length,
  };
}

/** @typedef {ReturnType<typeof sizes>} Row */

/** @param {string} name @param {Row[]} rows @returns {Row} */
function sum(name, rows) {
  const all = (/** @type {"raw" | "gzip" | "brotli"} */ kind) =>
    rows.reduce((total, row) => total + row[kind], 0);
  return { name, raw: all("raw"), gzip: all("gzip"), brotli: all("brotli") };
}

test("what a page loads keeps within its bounds", () => {
  const files = readdirSync(pkg);
  const glue = files.filter((name) => name.endsWith(".js") && !OTHERS.includes(name)).map(sizes);
  const engine = [sizes("sanbao_bg.wasm"), sum("glue", glue)];
  const packs = readdirSync(new URL("packs/", pkg))
    .filter((name) => name.endsWith(".sanbao"))
    .map((name) => sizes(`packs/${name}`));
  const phone = packs.filter(({ name }) => name.includes("phone"));
  const one = sum("engine, glue and the pack `phone`", [...engine, ...phone]);
  const rows = [...engine, ...packs, one, sum("engine, glue and all packs", [...engine, ...packs])];
  rows.push(sum("what authors load", ["author_bg.wasm", "author.js"].map(sizes)));
  console.log(
    `${"bytes".padEnd(36)}${["raw", "gzip -9", "brotli 11"].map((head) => head.padStart(11)).join("")}`,
  );
  for (const { name, raw, gzip, brotli } of rows) {
    console.log(name.padEnd(36) + [raw, gzip, brotli].map((bytes) => String(bytes).padStart(11)).join(""));
  }
  assert.ok(one.brotli <= MOST, `${one.brotli} bytes are more than ${MOST}`);
});
