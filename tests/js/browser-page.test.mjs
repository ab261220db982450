import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { STRICT, serve } from "./server.mjs";

/** @import { Browser, BrowserContextOptions, Page } from "playwright-core" */

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @type {{ pack: string, examples: { id: string, as?: string, packs?: string[], case: Record<string, any> }[] }[]} */
const chapters = JSON.parse(readFileSync(`${www}examples.json`, "utf8"));
const examples = chapters.flatMap((chapter) => chapter.examples);

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

/**
 * Opens the page in a fresh profile, and fails afterwards if it complained or asked another host.
 * @param {BrowserContextOptions & { hash?: string }} settings
 * @param {(page: Page) => Promise<void>} visit
 */
async function withPage({ hash = "", ...settings }, visit) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: DESK, ...settings });
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
    await page.goto(server.url + hash);
    await page.waitForSelector("html[data-ready][data-whole]", { timeout: 20_000 });
    await visit(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/**
 * @param {Page} page
 * @param {string} example
 */
async function choose(page, example) {
  const chapter = chapters.find((one) => one.examples.some(({ id }) => id === example));
  await page.click(`.chapter-title[data-pack="${chapter?.pack}"]`);
  await page.click(`[data-example="${example}"]`);
}

/**
 * @param {Page} page
 * @param {string} now
 */
async function travel(page, now) {
  await page.fill("#now", now);
}

/**
 * @param {Page} page
 * @param {string} remedy
 */
function verdict(page, remedy) {
  return page.getAttribute(`article[data-remedy="${remedy}"]`, "data-verdict");
}

/** @param {Page} page */
function openEverything(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

/**
 * What is typed into the page goes the way of a link.
 * @param {unknown} input
 * @param {string} [as]
 */
function link(input, as = "customer") {
  return `#${new URLSearchParams({ lang: "zh-CN", as, case: JSON.stringify(input) })}`;
}

test("every ready case is decided, in both languages, without a complaint", async () => {
  for (const locale of ["zh-CN", "en"]) {
    await withPage({ locale }, async (page) => {
      for (const { id } of examples) {
        await choose(page, id);
        assert.equal(await page.getAttribute(`[data-example="${id}"]`, "aria-pressed"), "true", id);
        assert.equal(
          await page.locator(".notice:visible").count(),
          0,
          `${id}: ${await page.textContent("#answer")}`,
        );
        assert.notEqual(await page.textContent("#headline"), "", id);
        assert.ok((await page.locator("#answer article[data-remedy]").count()) > 0, id);
      }
    });
  }
});

test("a phone may be returned until the last second of day 7, and exchanged one second later", async () => {
  await withPage({}, async (page) => {
    await choose(page, "phone-day-8");
    await travel(page, "2026-11-08T23:59:59");
    assert.match((await verdict(page, "return")) ?? "", /^(eligible|conditional)$/);
    assert.match(
      (await page.textContent('article[data-remedy="return"] .until')) ?? "",
      /截至 2026年11月8日（周日）24:00/,
    );
    await travel(page, "2026-11-09T00:00:00");
    assert.equal(await verdict(page, "return"), "ineligible");
    assert.match((await verdict(page, "exchange")) ?? "", /^(eligible|conditional)$/);
    assert.match((await verdict(page, "repair")) ?? "", /^(eligible|conditional)$/);
    assert.match(
      (await page.textContent('article[data-remedy="return"]')) ?? "",
      /已于 2026年11月8日（周日）24:00 截止/,
    );
  });
});

test("a leather shoe with a broken sole on day 10 brings 380.00 back, with the clause that says why", async () => {
  await withPage({}, async (page) => {
    await choose(page, "shoe-sole-day-10");
    const card = page.locator('article[data-remedy="return"]');
    assert.match((await card.locator(".refund").textContent()) ?? "", /¥380\.00.*¥400\.00.*− ¥20\.00/);
    assert.match((await card.locator('[data-key="why"]').textContent()) ?? "", /《售后规则及处理办法》/);
    await travel(page, "2027-02-02T00:00");
    assert.equal(await verdict(page, "return"), "ineligible");
    assert.equal(await verdict(page, "exchange"), "ineligible");
  });
});

test("what may be offered is for agents only, and grows with the distance", async () => {
  await withPage({}, async (page) => {
    await choose(page, "service-fault");
    assert.match((await page.textContent(".offers")) ?? "", /¥10\.00/);
    assert.doesNotMatch((await page.textContent(".offers")) ?? "", /¥15\.00/);
    await page.click("#known > summary");
    await page.check("#fact-shipping-scope input[value='\"other_province\"']", { force: true });
    assert.match((await page.textContent(".offers")) ?? "", /¥10\.00 至 ¥15\.00/);
    await page.check("input[name=audience][value=customer]", { force: true });
    assert.doesNotMatch((await page.textContent("#workbench")) ?? "", /¥15\.00/);
    assert.equal(await page.locator("#fact-item-cost").count(), 0);
  });
});

test("an agent goes down the ladder as the buyer refuses, and says what has its turn", async () => {
  const input = {
    now: "2026-11-20T12:00:00+08:00",
    order: { channel: "online", deliveredAt: "2026-11-18T10:00:00+08:00" },
    item: { goods: "general", unitPrice: "100.00", cost: "60.00" },
    issue: { kind: "aftersale_attitude", reportedAt: "2026-11-19T10:00:00+08:00" },
    shipping: { scope: "other_province", outboundFee: "12.00" },
    service: { agentAtFault: true },
    request: { amount: "30.00" },
  };
  await withPage({ hash: link(input, "agent") }, async (page) => {
    const rung = () => page.innerText("#talk-heading .tag");
    const said = () => page.locator("[data-key=replies] > .replies .reply-text").allInnerTexts();
    const refuse = () => page.click("[data-key=ladder] [data-action=refuse]");
    assert.equal(await rung(), "首次方案");
    assert.match(await page.innerText("[data-key=ladder] [aria-current]"), /换货/);
    const first = await said();
    assert.ok(first.length >= 2);
    await refuse();
    assert.match(await page.innerText("[data-key=ladder] [aria-current]"), /现金补偿 12\.00 元/);
    assert.match((await said()).join(""), /12\.00 元/);
    await refuse();
    assert.equal(await rung(), "最终方案");
    assert.match((await said()).join(""), /15\.00 元/);
    await refuse();
    assert.equal(await rung(), "婉拒");
    await page.click("[data-key=wishes] label:has-text('仍然坚持')");
    assert.equal(await rung(), "兜底方案");
    await page.click("[data-action=unrefuse]");
    await page.click("[data-key=wishes] label:has-text('不清楚')");
    assert.deepEqual(await said(), first);
    // A step that is done stays done, and its date no longer presses.
    const step = page.locator("[data-key=steps] [data-action=step]").first();
    const overdue = page.locator("[data-key=steps] [data-status=overdue]");
    const before = await overdue.count();
    assert.ok(before > 0);
    await step.check();
    assert.ok((await overdue.count()) < before);
    assert.ok(await step.isChecked());
  });
  await withPage({ hash: link(input) }, async (page) => {
    assert.equal(await page.locator("[data-key=talk], [data-action=step]").count(), 0);
    assert.doesNotMatch(await page.innerText("#workbench"), /15\.00/);
  });
});

test("every policy has a telling example", async () => {
  await withPage({}, async (page) => {
    const known = await page.evaluate(async () => {
      const { BUILT_IN } = await import(
        /** @type {any} */ (new URL("../pkg/built-in.js", location.href).href)
      );
      return Object.keys(BUILT_IN);
    });
    assert.deepEqual(
      known.filter((id) => !chapters.some(({ pack, examples: cases }) => pack === id && cases.length > 0)),
      [],
    );
  });
});

test("the first few packs give an example the same answer as all of them", async () => {
  await withPage({}, async (page) => {
    const different = await page.evaluate(async (all) => {
      const at = (/** @type {string} */ file) =>
        import(/** @type {any} */ (new URL(file, location.href).href));
      const [{ loadEngine, packAddresses }, { Packs }] = await Promise.all([
        at("js/engine.js"),
        at("js/packs.js"),
      ]);
      const packs = new Packs(await loadEngine(), await packAddresses());
      const whole = await packs.policy();
      const wrong = [];
      for (const chapter of all) {
        for (const example of chapter.examples) {
          const few = await packs.policy(example.packs ?? [chapter.pack]);
          const options = { audience: example.as ?? "customer" };
          const [some, every] = [few, whole].map((policy) =>
            JSON.stringify(policy.evaluate(example.case, options)),
          );
          if (some !== every) wrong.push(example.id);
          few.free();
        }
      }
      return wrong;
    }, chapters);
    assert.deepEqual(different, []);
  });
});

test("the first answer stands before the packs it does not need have come", async () => {
  const context = await browser.newContext({ locale: "zh-CN", viewport: DESK });
  const page = await context.newPage();
  let release = () => {};
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  try {
    await page.route(/department-store\.sanbao$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.url);
    await page.waitForSelector("html[data-ready]");
    const headline = await page.textContent("#headline");
    assert.match(headline ?? "", /退货退款/);
    await choose(page, "shoe-sole-day-10");
    assert.match((await page.textContent("#answer")) ?? "", /正在载入其余的政策/);
    release();
    await page.waitForSelector("html[data-whole]");
    assert.equal((await verdict(page, "return")) ?? "", "eligible");
  } finally {
    await context.close();
  }
});

test("goods are chosen in two steps, and only issues their policies speak of are offered", async () => {
  await withPage({}, async (page) => {
    const options = (/** @type {string} */ id) =>
      page.locator(`${id} option:not([value=""])`).evaluateAll((all) => all.length);
    await page.click('[data-action="clear"]');
    const [goods, issues] = [await options("#fact-item-goods"), await options("#fact-issue-kind")];
    await page.selectOption("#shelf", "phone");
    assert.ok((await options("#fact-item-goods")) < goods / 5);
    await page.selectOption("#fact-item-goods", '"phone.battery"');
    await page.waitForFunction(
      (all) => document.querySelectorAll('#fact-issue-kind option:not([value=""])').length < all / 2,
      issues,
    );
    await page.selectOption("#shelf", "car");
    assert.equal(await page.inputValue("#fact-item-goods"), "");
    await page.selectOption("#shelf", "erp");
    assert.equal(await page.inputValue("#fact-item-goods"), '"project.erp"');
    await choose(page, "changed-mind");
    assert.equal(await page.inputValue("#shelf"), "online-shop");
  });
});

test("a reason leads to its rule in the policy", async () => {
  await withPage({}, async (page) => {
    await choose(page, "phone-day-7");
    await openEverything(page);
    await page.locator('article[data-remedy="return"] .to-rule').first().click();
    await page.waitForSelector("html[data-ready]");
    assert.match(page.url(), /policy\.html\?pack=phone&lang=zh-CN#\w+$/);
    const rule = new URL(page.url()).hash;
    assert.equal(await page.evaluate(() => `#${document.activeElement?.id}`), rule);
  });
});

test("only questions that decide are asked, and an answered one stays under the reader's hands", async () => {
  await withPage({}, async (page) => {
    await choose(page, "wrong-item");
    const questions = page.locator("#questions > .question");
    const asked = await questions.evaluateAll((all) => all.map((one) => one.getAttribute("data-key")));
    assert.ok(asked.length > 0);
    const radio = page.locator("#questions > .question input[type=radio]").first();
    const name = await radio.getAttribute("name");
    await radio.focus();
    await page.keyboard.press("Space");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), name);
    const answered = questions.filter({ hasText: "已答" });
    assert.equal(await answered.count(), 1);
    assert.ok(asked.includes(await answered.getAttribute("data-key")));
  });
});

test("what the form asks itself is marked there as deciding, and not asked twice", async () => {
  const input = { item: { goods: "phone.main_unit" }, issue: { kind: "defective" } };
  await withPage({ hash: link(input) }, async (page) => {
    assert.equal(await page.locator('[data-key="fact-order-purchasedAt"] .decides').count(), 1);
    assert.equal(await page.locator('#questions [data-key="order.purchasedAt"]').count(), 0);
    await page.fill("#fact-order-purchasedAt", "2020-01-31");
    assert.equal(await page.locator('[data-key="fact-order-purchasedAt"] .decides').count(), 0);
    assert.equal(await verdict(page, "return"), "ineligible");
  });
});

test("what is taken as usual is shown, and can be put right", async () => {
  await withPage({}, async (page) => {
    await choose(page, "phone-day-7");
    const card = page.locator('article[data-remedy="return"]');
    await card.locator('[data-key="presumed"] summary').click();
    await card.locator('[data-key="presumed"] [data-path="issue.cause"]').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "fact-issue-cause");
    await page.selectOption("#fact-issue-cause", '"user"');
    assert.equal(await page.evaluate(() => document.activeElement?.id), "fact-issue-cause");
    assert.equal(await verdict(page, "return"), "ineligible");
  });
});

test("a case is filled in, decided and its reply copied by keyboard alone", async () => {
  await withPage({ locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    /** @param {string} attribute */
    const focused = (attribute) =>
      page.evaluate((name) => document.activeElement?.getAttribute(name), attribute);
    /**
     * @param {string} attribute
     * @param {string} value
     */
    const tabTo = async (attribute, value) => {
      for (let presses = 0; presses < 120; presses += 1) {
        await page.keyboard.press("Tab");
        if ((await focused(attribute)) === value) return;
      }
      assert.fail(`the keyboard does not get to ${value}`);
    };
    await tabTo("data-action", "clear");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#headline").count(), 0);
    await tabTo("data-action", "shelf");
    await page.keyboard.type("Phone");
    await tabTo("data-path", "item.goods");
    await page.keyboard.type("Phone");
    await tabTo("data-path", "issue.kind");
    await page.keyboard.type("Quality");
    assert.equal(await focused("data-path"), "issue.kind");
    assert.equal(await page.locator("#headline").count(), 1);
    await tabTo("data-path", "item.paid");
    await page.keyboard.type("3999.00");
    assert.equal(await focused("data-path"), "item.paid");
    await tabTo("data-action", "copy-reply");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector("#status")?.textContent === "Copied to the clipboard",
    );
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.length > 0);
    assert.ok((await page.textContent(".replies"))?.includes(copied));
  });
});

test("the slider goes by days, and the buttons go from change to change", async () => {
  await withPage({}, async (page) => {
    await choose(page, "phone-day-7");
    await page.focus("#travel");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await page.inputValue("#now"), "2026-11-07T21:30");
    assert.match((await page.getAttribute("#travel", "aria-valuetext")) ?? "", /2026年11月7日/);
    await page.focus('.time-steps [data-key="next"]');
    await page.keyboard.press("Enter");
    assert.equal(await page.inputValue("#now"), "2026-11-09T00:00");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-key")), "next");
    await page.click('[data-action="today"]');
    const year = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    assert.equal((await page.inputValue("#now")).slice(0, 10), year);
  });
});

test("everything in the picture of time is also in words", async () => {
  await withPage({}, async (page) => {
    await choose(page, "phone-day-7");
    assert.equal(await page.locator(".picture .track:not([aria-hidden])").count(), 0);
    const lanes = await page.locator(".lane-label").allTextContents();
    assert.ok(
      lanes.some((lane) => /退货退款.*截至 2026年11月8日 24:00/.test(lane)),
      lanes.join("\n"),
    );
    const rows = await page.locator(".time table tbody tr").allTextContents();
    assert.ok(
      rows.some((row) => /2026年11月9日.*退货退款.*不可以/.test(row)),
      rows.join("\n"),
    );
  });
});

test("one status region says the headline after a change", async () => {
  await withPage({}, async (page) => {
    assert.equal(await page.locator("[role=status]").count(), 1);
    await choose(page, "shoe-sole-day-10");
    const headline = await page.textContent("#headline");
    await page.waitForFunction((text) => document.querySelector("#status")?.textContent === text, headline);
  });
});

test("a link holds the case, the language and whose view it is", async () => {
  await withPage({}, async (page) => {
    await choose(page, "service-fault");
    await page.check("input[name=locale][value=en]", { force: true });
    await page.waitForFunction(() => location.hash.includes("lang=en") && location.hash.includes("service"));
    const headline = await page.textContent("#headline");
    const address = page.url();
    await page.goto("about:blank");
    await page.goto(address);
    await page.waitForSelector("html[data-whole]");
    assert.equal(await page.textContent("#headline"), headline);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.ok(await page.isChecked("input[name=audience][value=agent]"));
    const shown = JSON.parse(await page.inputValue("#case-json"));
    assert.deepEqual(shown, examples.find(({ id }) => id === "service-fault")?.case);
  });
});

test("a link with a broken case opens the page, and a wrong code in it is named with the nearest right one", async () => {
  await withPage({ hash: "#case=%7Bnot json" }, async (page) => {
    assert.notEqual(await page.textContent("#headline"), "");
  });
  await withPage(
    { hash: link({ item: { goods: "phone.main_unti" }, issue: { kind: "defective" } }) },
    async (page) => {
      assert.match((await page.textContent(".notice:visible")) ?? "", /item\.goods.*phone\.main_unit/s);
    },
  );
});

test("a wrong amount is explained at its field, and the typing goes on", async () => {
  await withPage({}, async (page) => {
    await page.focus("#fact-item-paid");
    await page.keyboard.press("End");
    await page.keyboard.type("x");
    assert.equal(await page.getAttribute("#fact-item-paid", "aria-invalid"), "true");
    assert.match((await page.textContent("#fact-item-paid-problem")) ?? "", /3999\.00x/);
    await page.keyboard.press("Backspace");
    assert.equal(await page.getAttribute("#fact-item-paid", "aria-invalid"), null);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "fact-item-paid");
  });
});

test("in English no Chinese is left but names and quotations, which say their language", async () => {
  await withPage({ locale: "en-GB" }, async (page) => {
    for (const { id } of examples) {
      await choose(page, id);
      await openEverything(page);
      const left = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.nodeValue ?? "";
          if (/\p{Script=Han}/u.test(text) && !node.parentElement?.closest('[lang="zh-CN"], noscript'))
            found.push(text.trim());
        }
        return found;
      });
      assert.deepEqual(
        left,
        ["三包"].filter(() => false),
        id,
      );
    }
  });
});

test("no page is wider than the phone it is read on", async () => {
  for (const locale of ["zh-CN", "en"]) {
    for (const width of [360, 320]) {
      await withPage({ locale, viewport: { ...PHONE, width } }, async (page) => {
        const shown = width === 360 ? examples : chapters.flatMap((chapter) => chapter.examples.slice(0, 1));
        for (const { id } of shown) {
          await choose(page, id);
          await openEverything(page);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(over <= 0, `${id} at ${width} px in ${locale}: ${over} px too wide`);
        }
      });
    }
  }
});

for (const [locale, viewport, colorScheme] of /** @type {const} */ ([
  ["zh-CN", DESK, "light"],
  ["zh-CN", PHONE, "dark"],
  ["en", DESK, "dark"],
  ["en", PHONE, "light"],
])) {
  test(`axe finds nothing: ${locale}, ${viewport.width} px, ${colorScheme}`, async () => {
    await withPage({ locale, viewport, colorScheme, hash: "#as=agent" }, async (page) => {
      await page.evaluate(axe);
      for (const example of ["phone-online", locale === "en" ? "shoe-sole-day-10" : "service-fault"]) {
        await choose(page, example);
        await openEverything(page);
        // At the end of the page the bar with the answer in one line rests in its place and covers nothing.
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        const violations = await page.evaluate(async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const result = await /** @type {any} */ (window).axe.run(document, { runOnly: tags });
          return result.violations.map(
            (/** @type {any} */ rule) =>
              `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target).join(", ")}`,
          );
        });
        assert.deepEqual(violations, [], example);
      }
    });
  });
}

test("forced colours, print and reduced motion leave the answer readable", async () => {
  await withPage({ forcedColors: "active", reducedMotion: "reduce" }, async (page) => {
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior),
      "auto",
    );
    const filled = await page
      .locator('.span[data-verdict="eligible"], .span[data-verdict="conditional"]')
      .first();
    const border = await filled.evaluate((span) => getComputedStyle(span).borderTopStyle);
    assert.equal(border, "solid");
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.isVisible("#headline"));
    assert.ok(await page.isVisible('article[data-remedy="return"] .reasons'));
    assert.ok(!(await page.isVisible("#questions")));
  });
});

test("where wasm is refused the explanation stays, with one notice that says what is missing", async () => {
  const strict = await serve({ "/": www, "/pkg/": pkg }, "default-src 'self'; script-src 'self'");
  const page = await browser.newPage({ locale: "en-GB" });
  try {
    await page.goto(strict.url);
    await page.waitForSelector("#failed:visible");
    assert.match((await page.textContent("#failed")) ?? "", /could not be loaded.*'wasm-unsafe-eval'/s);
    assert.equal(await page.locator("[role=alert]:visible").count(), 1);
    assert.ok(await page.isVisible("#static"));
    assert.ok(!(await page.isVisible("#loading")));
    assert.ok(!(await page.isVisible("#workbench")));
    await page.check("input[name=locale][value=zh-CN]", { force: true });
    assert.match((await page.textContent("#static")) ?? "", /这一页回答什么/);
  } finally {
    await page.close();
    await strict.close();
  }
});

test("where the package is missing the notice says so too", async () => {
  const bare = await serve({ "/": www });
  const page = await browser.newPage();
  try {
    await page.goto(bare.url);
    await page.waitForSelector("#failed:visible");
    assert.ok(await page.isVisible("#static"));
  } finally {
    await page.close();
    await bare.close();
  }
});

test("without JavaScript the explanation stands and says what is needed, in both languages", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  try {
    await page.goto(server.url);
    assert.match(await page.innerText("#static"), /需要启用 JavaScript.*please enable JavaScript/s);
    assert.ok(!(await page.isVisible("#workbench")));
  } finally {
    await context.close();
  }
});

test("the page works from a sub-path where it and the package are siblings", async () => {
  const deep = await serve({ "/shop/help/www/": www, "/shop/help/pkg/": pkg }, STRICT);
  const page = await browser.newPage();
  try {
    await page.goto(`${deep.url}shop/help/www/`);
    await page.waitForSelector("html[data-whole]");
    assert.notEqual(await page.textContent("#headline"), "");
  } finally {
    await page.close();
    await deep.close();
  }
});

test("the page's own policy allows no inline script or style, and the page has none", () => {
  const html = readFileSync(`${www}index.html`, "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/);
});

test("on the scale of the picture time never runs backwards, and a week stays visible beside a year", async () => {
  await withPage({}, async (page) => {
    const { shares, there, week } = await page.evaluate(async () => {
      const { scaleOf } = await import(/** @type {any} */ (new URL("js/timeline.js", location.href).href));
      const day = 86_400_000;
      const scale = scaleOf([0, 8 * day, 16 * day, 366 * day], 3 * day);
      const times = Array.from({ length: 400 }, (_, index) => index * day);
      return {
        shares: times.map(scale.share),
        there: times.slice(0, 366).map((time) => Math.abs(scale.time(scale.share(time)) - time)),
        week: scale.share(8 * day) - scale.share(0),
      };
    });
    assert.ok(shares.every((share, index) => index === 0 || share >= (shares[index - 1] ?? 0)));
    assert.ok(there.every((error) => error < 1000));
    assert.ok(week > 0.08);
  });
});
