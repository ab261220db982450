import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { phoneOnDay7 } from "./cases.mjs";
import { launch } from "./chromium.mjs";
import { STRICT, serve } from "./server.mjs";

// What a page asks for when it speaks one language, by itself and from a worker, under a strict policy.

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sanbao-language-"));

const SCRIPT = `
import init, { evaluate, SanbaoError } from "./pkg/index.js";
await init({ packs: ["phone"], locales: ["en"] });
const { headline } = evaluate(${JSON.stringify(phoneOnDay7)});
let refused;
try {
  evaluate({}, { locale: "zh-CN" });
} catch (error) {
  refused = error instanceof SanbaoError ? error.problems[0].path : String(error);
}
const text = headline + "|" + refused;
`;
const show = (/** @type {string} */ script) =>
  `<!doctype html><meta charset="utf-8"><title>.</title><p></p><script type="module" src="${script}"></script>`;
const WORKER = `
const worker = new Worker("worker.js", { type: "module" });
worker.onmessage = ({ data }) => { document.querySelector("p").textContent = data; };
`;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  writeFileSync(join(folder, "index.html"), show("page.js"));
  writeFileSync(join(folder, "page.js"), `${SCRIPT}document.querySelector("p").textContent = text;`);
  writeFileSync(join(folder, "working.html"), show("working.js"));
  writeFileSync(join(folder, "working.js"), WORKER);
  writeFileSync(join(folder, "worker.js"), `${SCRIPT}postMessage(text);`);
  browser = await launch();
  server = await serve({ "/": folder, "/pkg/": pkg }, STRICT);
});
after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

for (const [who, place] of [
  ["a page", ""],
  ["a worker", "working.html"],
]) {
  test(`${who} that speaks one language asks for its files alone`, async () => {
    const context = await browser.newContext();
    /** @type {string[]} */
    const asked = [];
    context.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const page = await context.newPage();
    try {
      await page.goto(new URL(place ?? "", server.url).href);
      await page.locator("p:not(:empty)").waitFor({ timeout: 20_000 });
      const [headline = "", refused] = ((await page.textContent("p")) ?? "").split("|");
      assert.match(headline, /^[ -~]*return[ -~]*$/i);
      assert.equal(refused, "options.locale");
      assert.deepEqual(asked.filter((path) => path.startsWith("/pkg/")).sort(), [
        "/pkg/index.js",
        "/pkg/packs/phone.en.sanbao",
        "/pkg/sanbao_bg.wasm",
        "/pkg/words/en.txt",
      ]);
    } finally {
      await context.close();
    }
  });
}
