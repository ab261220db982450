import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { leatherShoeOnDay10 } from "./cases.mjs";
import { launch } from "./chromium.mjs";
import { STRICT, serve } from "./server.mjs";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));

const PAGE = `<!doctype html><meta charset="utf-8"><title>.</title><p></p><script type="module" src="page.js"></script>`;
const SCRIPT = `
import init, { evaluate, SanbaoError } from "./pkg/index.js";
let early = "nothing";
let answer;
try { evaluate({}); } catch (error) { early = error instanceof SanbaoError ? error.message : String(error); }
try {
  await Promise.all([init(), init()]);
  answer = { early, decision: evaluate(${JSON.stringify(leatherShoeOnDay10)}) };
} catch (error) {
  answer = { early, name: error.name, message: error.message, problems: error.problems };
}
document.querySelector("p").textContent = JSON.stringify(answer);`;

/** @type {import("playwright-core").Browser} */
let browser;
const folder = mkdtempSync(join(tmpdir(), "sanbao-csp-"));

before(async () => {
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "page.js"), SCRIPT);
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** @param {string} policy */
async function visit(policy) {
  const server = await serve({ "/": folder, "/pkg/": pkg }, policy);
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await page.goto(server.url);
    // Not by a function to wait for: Playwright would evaluate it as text, which the policy refuses.
    await page.locator("p:not(:empty)").waitFor({ timeout: 20_000 });
    const answer = JSON.parse((await page.textContent("p")) ?? "null");
    const isolated = await page.evaluate("[self.crossOriginIsolated, typeof SharedArrayBuffer]");
    return { answer, complaints, isolated };
  } finally {
    await page.close();
    await server.close();
  }
}

test("a strict page answers, without eval and without shared memory", async () => {
  const { answer, complaints, isolated } = await visit(STRICT);
  assert.deepEqual(isolated, [false, "undefined"]);
  assert.deepEqual(
    complaints.filter((text) => !text.includes("favicon") && !text.includes("404")),
    [],
  );
  const refund = answer.decision.remedies.find((/** @type {any} */ remedy) => remedy.kind === "return");
  assert.equal(refund.refund.total, "380.00");
});

test("a call before init says to await it", async () => {
  const { answer } = await visit(STRICT);
  assert.match(answer.early, /`await init\(\)` first/);
});

test("a page whose policy refuses wasm is told which word it lacks", async () => {
  const { answer } = await visit("default-src 'self'; script-src 'self'");
  assert.equal(answer.name, "SanbaoError");
  assert.match(answer.message, /'wasm-unsafe-eval'/);
  assert.deepEqual(answer.problems, []);
});

test("neither the glue nor the module asks for eval", async () => {
  const server = await serve({ "/": pkg });
  try {
    for (const name of readdirSync(pkg).filter((name) => name.endsWith(".js") && name !== "node.js")) {
      const source = await (await fetch(new URL(name, server.url))).text();
      assert.doesNotMatch(source, /\beval\(|new Function\(|SharedArrayBuffer|newfunc|newnoargs/i, name);
    }
  } finally {
    await server.close();
  }
});
