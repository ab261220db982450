import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { STRICT, serve } from "./server.mjs";

/** @import { Browser, BrowserContextOptions, Page } from "playwright-core" */

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const ids = readdirSync(`${pkg}packs`)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(/\.json$/, ""));

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 780 };

/** @type {Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  browser = await launch();
  server = await serve({ "/": www, "/pkg/": pkg });
});
after(async () => {
  await browser.close();
  await server.close();
});

/** @param {string} id */
function packOf(id) {
  return JSON.parse(readFileSync(`${pkg}packs/${id}.json`, "utf8"));
}

/**
 * Opens an address in a fresh profile, and fails afterwards if the page complained or asked another host.
 * @param {string} address
 * @param {BrowserContextOptions} settings
 * @param {(page: Page) => Promise<void>} visit
 */
async function withPage(address, settings, visit) {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: DESK,
    reducedMotion: "reduce",
    ...settings,
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() !== "log") complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) complaints.push(`asked ${request.url()}`);
  });
  try {
    await page.goto(server.url + address);
    await page.waitForSelector("html[data-ready]", { timeout: 20_000 });
    await visit(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/**
 * @param {string} pack
 * @param {string} [lang]
 */
function policy(pack, lang = "zh-CN") {
  return `policy.html?pack=${pack}&lang=${lang}`;
}

/**
 * Texts of the page that match, outside code samples and, where that is asked, outside what says it is Chinese.
 * @param {Page} page
 * @param {string} pattern
 * @param {string} [besides]
 */
function textsWith(page, pattern, besides = "code") {
  return page.evaluate(
    ([wanted = "", outside = ""]) => {
      const matches = new RegExp(wanted, "u");
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue ?? "";
        if (matches.test(text) && !node.parentElement?.closest(`${outside}, noscript`))
          found.push(text.trim());
      }
      return found;
    },
    [pattern, besides],
  );
}

for (const id of ids) {
  test(`${id} is told in words, each rule with its source, in both languages`, async () => {
    const pack = packOf(id);
    for (const lang of ["zh-CN", "en"]) {
      await withPage(policy(id, lang), {}, async (page) => {
        assert.equal(await page.getAttribute("html", "lang"), lang);
        assert.equal(await page.textContent("#policy-title"), lang === "en" ? pack.title.en : pack.title.zh);
        assert.deepEqual(await textsWith(page, "[a-z0-9]_[a-z0-9]|[{}\\[\\]]|undefined|NaN|\\bnull\\b"), []);
        const told = await page.locator(".rule").evaluateAll((all) =>
          all.map((rule) => ({
            id: rule.id,
            document: rule.querySelector(".cite cite")?.textContent,
            clause: rule.querySelector(".cite .clause")?.textContent?.trim() ?? "",
            quote: rule.querySelector(".cite q")?.textContent,
            effects: rule.querySelectorAll(".told > li").length,
          })),
        );
        assert.deepEqual(
          told,
          pack.rules.map((/** @type {any} */ rule) => ({
            id: rule.id,
            document: pack.sources[rule.citation.source].document,
            clause: rule.citation.clause.trim(),
            quote: rule.citation.quote,
            effects: rule.effects.length,
          })),
        );
      });
    }
  });
}

test("every link within a policy leads somewhere", async () => {
  for (const id of ids) {
    await withPage(policy(id), {}, async (page) => {
      const lost = await page
        .locator('a[href^="#"]')
        .evaluateAll((all) =>
          all
            .map((link) => link.getAttribute("href") ?? "")
            .filter((href) => !document.getElementById(href.slice(1))),
        );
      assert.deepEqual(lost, [], id);
    });
  }
});

test("in English no Chinese is left but names and quotations, which say their language", async () => {
  for (const id of ids) {
    await withPage(policy(id, "en"), {}, async (page) => {
      assert.deepEqual(await textsWith(page, "\\p{Script=Han}", '[lang="zh-CN"]'), [], id);
    });
  }
});

test("a link leads to a rule, a period, a setting, and says which it is", async () => {
  const pack = packOf("department-store");
  const rule = pack.rules.at(-1).id;
  const period = `window-${Object.keys(pack.windows).at(-1)}`;
  const setting = `setting-${Object.keys(pack.parameters).at(-1)}`;
  for (const target of [rule, period, setting]) {
    await withPage(`${policy("department-store")}#${target}`, {}, async (page) => {
      assert.equal(await page.evaluate(() => document.activeElement?.id), target);
      const top = await page.evaluate(
        (id) => document.getElementById(id)?.getBoundingClientRect().top ?? -1,
        target,
      );
      assert.ok(top >= 0 && top < DESK.height, `${target} stands at ${top}`);
    });
  }
});

test("the language is switched in place and stays in the address", async () => {
  await withPage(policy("phone"), {}, async (page) => {
    await page.check("input[name=locale][value=en]", { force: true });
    await page.waitForSelector('html[data-ready="en"]');
    assert.match(page.url(), /pack=phone&lang=en/);
    assert.equal(await page.textContent("#policy-title"), packOf("phone").title.en);
    assert.match((await page.getAttribute(".pages a", "href")) ?? "", /lang=en/);
  });
});

test("rules are found by words, issue and goods, by keyboard alone", async () => {
  await withPage(policy("department-store", "en"), {}, async (page) => {
    const shown = () => page.locator(".rule:visible").count();
    /** @param {string} id */
    const tabTo = async (id) => {
      for (let presses = 0; presses < 300; presses += 1) {
        if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
        await page.keyboard.press("Tab");
      }
      assert.fail(`the keyboard does not get to ${id}`);
    };
    const all = await shown();
    await tabTo("filter-words");
    await page.keyboard.type("sole");
    await page.waitForFunction(
      (count) => document.querySelectorAll(".rule:not([hidden])").length < count / 4,
      all,
    );
    assert.match((await page.textContent("#status")) ?? "", new RegExp(`^\\d+ of ${all}$`));
    const found = await shown();
    assert.ok(found > 0);
    assert.equal(await page.locator(".contents-rules li:not([hidden])").count(), found);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Counterfeit");
    await page.waitForFunction(
      (count) => document.querySelectorAll(".rule:not([hidden])").length !== count,
      found,
    );
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (count) => document.querySelectorAll(".rule:not([hidden])").length === count,
      all,
    );
  });
});

test("a rule that names no goods is found with any, and one of a branch with what lies in it", async () => {
  const pack = packOf("phone");
  await withPage(policy("phone"), {}, async (page) => {
    await page.selectOption("#filter-goods", "phone.battery");
    const expected = pack.rules
      .filter((/** @type {any} */ rule) =>
        rule.goods === undefined
          ? true
          : rule.goods.some((/** @type {string} */ branch) => "phone.battery".startsWith(branch)),
      )
      .map((/** @type {any} */ rule) => rule.id);
    await page.waitForFunction(
      (count) => document.querySelectorAll(".rule:not([hidden])").length === count,
      expected.length,
    );
    const left = await page.locator(".rule:not([hidden])").evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(left, expected);
  });
});

test("a link to a rule that is filtered away brings it back", async () => {
  await withPage(policy("phone"), {}, async (page) => {
    const last = packOf("phone").rules.at(-1).id;
    await page.fill("#filter-words", "充电器");
    await page.waitForSelector(`#${last}`, { state: "hidden" });
    await page.evaluate((id) => {
      location.hash = id;
    }, last);
    await page.waitForSelector(`#${last}`, { state: "visible" });
    assert.equal(await page.inputValue("#filter-words"), "");
  });
});

test("a rule its settings switch off says so and by which", async () => {
  await withPage(policy("car"), {}, async (page) => {
    const off = page.locator(".rule.off").first();
    assert.match((await off.textContent()) ?? "", /按目前的设定不适用/);
    assert.match((await off.locator(".switched a").getAttribute("href")) ?? "", /^#setting-/);
  });
});

test("no policy is wider than the phone it is read on", async () => {
  for (const id of ids) {
    for (const [lang, width] of /** @type {const} */ ([
      ["zh-CN", 360],
      ["en", 320],
    ])) {
      await withPage(policy(id, lang), { viewport: { ...PHONE, width } }, async (page) => {
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${id} in ${lang} at ${width} px: ${over} px too wide`);
      });
    }
  }
});

test("the index leads to every policy", async () => {
  for (const [lang, viewport] of /** @type {const} */ ([
    ["zh-CN", DESK],
    ["en", PHONE],
  ])) {
    await withPage(`policies.html?lang=${lang}`, { viewport }, async (page) => {
      const links = await page
        .locator(".policy-link")
        .evaluateAll((all) =>
          all.map((link) =>
            new URL(link instanceof HTMLAnchorElement ? link.href : "").searchParams.get("pack"),
          ),
        );
      assert.deepEqual([...links].sort(), [...ids].sort());
      assert.deepEqual(await textsWith(page, "[a-z0-9]_[a-z0-9]|[{}]|undefined"), []);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0);
      await page.click(".policy-link");
      await page.waitForSelector("#policy-title");
    });
  }
});

for (const [address, viewport, colorScheme] of /** @type {const} */ ([
  [policy("phone"), DESK, "light"],
  [policy("car", "en"), PHONE, "dark"],
  [policy("project"), PHONE, "light"],
  [policy("medical-device", "en"), DESK, "dark"],
  ["policies.html?lang=en", DESK, "dark"],
  ["policies.html?lang=zh-CN", PHONE, "light"],
])) {
  test(`axe finds nothing: ${address}, ${viewport.width} px, ${colorScheme}`, async () => {
    await withPage(address, { viewport, colorScheme }, async (page) => {
      await page.evaluate(axe);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      const violations = await page.evaluate(async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const result = await /** @type {any} */ (window).axe.run(document, { runOnly: tags });
        return result.violations.map(
          (/** @type {any} */ rule) =>
            `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target).join(", ")}`,
        );
      });
      assert.deepEqual(violations, []);
    });
  });
}

test("on paper the rules stand without the controls", async () => {
  await withPage(policy("phone"), {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.isVisible(".filter")));
    assert.ok(!(await page.isVisible(".contents-column")));
    assert.ok(await page.isVisible(".rule .cite"));
    assert.ok(await page.isVisible(".length"));
  });
});

test("a policy that is not there is named, with those that are", async () => {
  const page = await browser.newPage({ locale: "en-GB" });
  try {
    await page.goto(`${server.url}policy.html?pack=phoen`);
    await page.waitForSelector("#failed:visible");
    assert.match((await page.textContent("#failed-why")) ?? "", /phoen.*phone/s);
  } finally {
    await page.close();
  }
});

test("the pages work from a sub-path where they and the package are siblings", async () => {
  const deep = await serve({ "/shop/help/www/": www, "/shop/help/pkg/": pkg }, STRICT);
  const page = await browser.newPage();
  try {
    await page.goto(`${deep.url}shop/help/www/${policy("phone")}`);
    await page.waitForSelector("html[data-ready]");
    assert.ok((await page.locator(".rule").count()) > 0);
  } finally {
    await page.close();
    await deep.close();
  }
});

test("the pages allow no inline script or style, and have none", () => {
  for (const name of ["policy.html", "policies.html"]) {
    const html = readFileSync(`${www}${name}`, "utf8");
    const allowed = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    assert.match(allowed, /script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(allowed, /unsafe-inline|'unsafe-eval'|https?:|\*/);
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/);
  }
});
