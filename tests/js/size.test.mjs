import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const pkg = new URL("../../pkg/", import.meta.url);

/** What a page loads to decide by one pack in one language may weigh so much in brotli; it only ever goes down. */
const MOST = 132_500;

/** Not loaded by a page: Node's entry, what authors load, and the list for pages that show every pack. */
const OTHERS = ["node.js", "author.js", "author_bg.wasm", "built-in.js"];

const LOCALES = ["zh-CN", "en"];

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
  const words = LOCALES.map((locale) => sizes(`words/${locale}.txt`));
  const packs = readdirSync(new URL("packs/", pkg))
    .filter((name) => name.endsWith(".sanbao"))
    .map((name) => sizes(`packs/${name}`));
  const whole = packs.filter(({ name }) => !LOCALES.some((locale) => name.endsWith(`.${locale}.sanbao`)));
  const phone = packs.filter(({ name }) => name.startsWith("packs/phone."));
  const sums = LOCALES.map((locale) => {
    const own = [...words, ...phone].filter(({ name }) => name.includes(locale));
    return sum(`a page with \`phone\` in ${locale}`, [...engine, ...own]);
  });
  const rows = [...engine, ...words, ...phone, ...sums];
  rows.push(
    sum("a page with `phone` in both", [...engine, ...words, ...phone.filter((one) => whole.includes(one))]),
  );
  rows.push(sum("a page with all packs in both", [...engine, ...words, ...whole]));
  rows.push(sum("what authors load", ["author_bg.wasm", "author.js"].map(sizes)));
  console.log(
    `${"bytes".padEnd(36)}${["raw", "gzip -9", "brotli 11"].map((head) => head.padStart(11)).join("")}`,
  );
  for (const { name, raw, gzip, brotli } of rows) {
    console.log(name.padEnd(36) + [raw, gzip, brotli].map((bytes) => String(bytes).padStart(11)).join(""));
  }
  for (const { name, brotli } of sums) {
    assert.ok(brotli <= MOST, `${name}: ${brotli} bytes are more than ${MOST}`);
  }
});
