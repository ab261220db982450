import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createServer } from "vite";
import { launch } from "./chromium.mjs";
import { ANSWER, emptyProject, PROGRAM } from "./project.mjs";
import { serve } from "./server.mjs";

const project = emptyProject();
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  project.remove();
});

before(() => {
  project.write(
    "index.html",
    `<!doctype html><meta charset="utf-8"><title>shop</title><p></p><script type="module" src="shop.ts"></script>`,
  );
  project.write("shop.ts", `${PROGRAM}document.querySelector("p")!.textContent = text;\n`);
});

/** @param {string} url */
async function answerOf(url) {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.locator("p:not(:empty)").waitFor({ timeout: 30_000 });
    return await page.textContent("p");
  } finally {
    await page.close();
  }
}

test("ten lines of TypeScript, built by Vite from an empty project, answer right in Chromium", async () => {
  project.tool("vite/bin/vite.js", "build", "--logLevel", "warn");
  const server = await serve({ "/": join(project.folder, "dist") });
  try {
    assert.equal(await answerOf(server.url), ANSWER);
  } finally {
    await server.close();
  }
});

test("they answer right from Vite's development server, too", async () => {
  const server = await createServer({
    root: project.folder,
    logLevel: "warn",
    server: { host: "127.0.0.1", port: 0 },
  });
  await server.listen();
  try {
    assert.equal(await answerOf(server.resolvedUrls?.local[0] ?? ""), ANSWER);
  } finally {
    await server.close();
  }
});
