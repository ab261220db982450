import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { phoneOnDay7 } from "./cases.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const LOADS = 15;

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sanbao-load-"));

const PAGE = `<!doctype html><meta charset="utf-8"><title>.</title><p></p><script type="module" src="page.js"></script>`;
const SCRIPT = `
import init, { evaluate } from "./pkg/index.js";
const begin = performance.now();
await init({ packs: ["phone"] });
const ready = performance.now();
const { remedies } = evaluate(${JSON.stringify(phoneOnDay7)});
const end = performance.now();
document.querySelector("p").textContent = [ready - begin, end - begin, remedies.length].join(" ");`;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "page.js"), SCRIPT);
  browser = await launch();
  server = await serve({ "/": folder, "/pkg/": pkg });
});
after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** One load in a profile of its own: nothing is cached. */
async function load() {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.goto(server.url);
    await page.locator("p:not(:empty)").waitFor({ timeout: 20_000 });
    const [ready = Number.NaN, end = Number.NaN, remedies] = ((await page.textContent("p")) ?? "")
      .split(" ")
      .map(Number);
    assert.notEqual(remedies, 0);
    return { ready, end };
  } finally {
    await context.close();
  }
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

// What it takes is printed, not judged: a busy machine says nothing of the module. docs/size-and-start.md keeps the
// figures and the goal.
test("a page that has nothing cached comes to its first answer", async () => {
  const loads = [];
  for (let count = 0; count < LOADS; count += 1) {
    loads.push(await load());
  }
  const ready = median(loads.map((one) => one.ready));
  const end = median(loads.map((one) => one.end));
  const least = Math.min(...loads.map((one) => one.end));
  console.log(
    `${LOADS} first loads: loaded ${ready.toFixed(1)} ms, first answer ${end.toFixed(1)} ms (medians); quickest ${least.toFixed(1)} ms`,
  );
  assert.ok(Number.isFinite(least));
});
