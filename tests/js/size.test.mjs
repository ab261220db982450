import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const pkg = new URL("../../pkg/", import.meta.url);
const packs = new URL("../../src/packs/", import.meta.url);

const MOST_BROTLI = 130 * 1024;

/** @param {Buffer} bytes */
function sizes(bytes) {
  const brotli = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: brotli }).length,
  };
}

/** @param {URL} folder @param {string} ending */
function files(folder, ending) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, ...sizes(readFileSync(new URL(name, folder))) }));
}

test("what a page loads is at most 130 KB of brotli", () => {
  const module = files(pkg, ".wasm");
  const glue = files(pkg, ".js").filter(({ name }) => name !== "node.js");
  const loaded = [...module, ...glue];
  // The built-in packs stand in the module, so it is measured with all of them.
  const within = files(packs, ".json");
  const total = loaded.reduce(
    (sum, { raw, gzip, brotli }) => ({
      raw: sum.raw + raw,
      gzip: sum.gzip + gzip,
      brotli: sum.brotli + brotli,
    }),
    { raw: 0, gzip: 0, brotli: 0 },
  );
  const rows = [...loaded, { name: "loaded by a page", ...total }, ...within];
  console.log(
    `${"bytes".padEnd(30)}${["raw", "gzip -9", "brotli 11"].map((head) => head.padStart(10)).join("")}`,
  );
  for (const { name, raw, gzip, brotli } of rows) {
    console.log(name.padEnd(30) + [raw, gzip, brotli].map((bytes) => String(bytes).padStart(10)).join(""));
  }
  assert.ok(total.brotli <= MOST_BROTLI, `${total.brotli} bytes are more than ${MOST_BROTLI}`);
});
