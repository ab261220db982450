import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
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

test("ten lines of TypeScript, built by Vite from an empty project, answer right in Chromium", async () => {
  project.write(
    "index.html",
    `<!doctype html><meta charset="utf-8"><title>shop</title><p></p><script type="module" src="shop.ts"></script>`,
  );
  project.write("shop.ts", `${PROGRAM}document.querySelector("p")!.textContent = text;\n`);
  project.tool("vite/bin/vite.js", "build", "--logLevel", "warn");
  const server = await serve({ "/": join(project.folder, "dist") });
  const page = await browser.newPage();
  try {
    await page.goto(server.url);
    await page.locator("p:not(:empty)").waitFor({ timeout: 20_000 });
    assert.equal(await page.textContent("p"), ANSWER);
  } finally {
    await page.close();
    await server.close();
  }
});
