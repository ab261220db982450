import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const pkg = new URL("../../pkg/", import.meta.url);
const sources = new URL("../../src/packs/", import.meta.url);

/** What the module and its glue may weigh with all built-in packs, and with one: they only ever go down. */
const MOST_WITH_ALL = 250 * 1024;
const MOST_WITH_ONE = 210 * 1024;

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
    .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));
}

/** A pack as the module holds it: without its own cases. @param {Buffer} bytes */
function policy(bytes) {
  const { cases: _, ...pack } = JSON.parse(bytes.toString());
  return Buffer.from(JSON.stringify(pack));
}

test("what a page loads keeps within its bounds", () => {
  const glue = files(pkg, ".js").filter(({ name }) => name !== "node.js");
  const loaded = [...files(pkg, ".wasm"), ...glue].map(({ name, bytes }) => ({ name, ...sizes(bytes) }));
  const packs = files(sources, ".json").map(({ name, bytes }) => ({ name, ...sizes(policy(bytes)) }));
  /** @param {{ brotli: number }[]} rows */
  const brotli = (rows) => rows.reduce((sum, row) => sum + row.brotli, 0);
  const all = brotli(loaded);
  const lightest = Math.min(...packs.map((pack) => pack.brotli));
  // The packs stand in the module; one that holds a single pack would be lighter by the others.
  const one = all - brotli(packs) + lightest;
  console.log(
    `${"bytes".padEnd(30)}${["raw", "gzip -9", "brotli 11"].map((head) => head.padStart(10)).join("")}`,
  );
  for (const row of [...loaded, ...packs.map((pack) => ({ ...pack, name: `  in it: ${pack.name}` }))]) {
    console.log(
      row.name.padEnd(30) +
        [row.raw, row.gzip, row.brotli].map((bytes) => String(bytes).padStart(10)).join(""),
    );
  }
  console.log(`module and glue with all packs: ${all} bytes of brotli; with the lightest pack alone: ${one}`);
  assert.ok(all <= MOST_WITH_ALL, `${all} bytes are more than ${MOST_WITH_ALL}`);
  assert.ok(one <= MOST_WITH_ONE, `${one} bytes are more than ${MOST_WITH_ONE}`);
});
