import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as page from "../../pkg/index.js";

// The module of pages with the words of one language, then of the other, too.

const { default: init, Policy } = page;
const root = new URL("../../pkg/", import.meta.url);
const file = (/** @type {string} */ name) => readFileSync(new URL(name, root));

/** What was read, by its place in the package. @type {string[]} */
let read = [];
/** Bytes in place of a file's own. @type {Map<string, Uint8Array>} */
const swapped = new Map();
/**
 * Node fetches no files; its entry puts its own way there, too.
 * @param {any} page
 */
function local(page) {
  page.host.read = async (/** @type {URL} */ url) => {
    const name = url.href.slice(root.href.length);
    read.push(name);
    return swapped.get(name) ?? file(name);
  };
  return page;
}
local(page);

/** Another page: the glue once more, with a module of its own that runs. @param {string} name */
async function fresh(name) {
  const another = local(await import(`../../pkg/index.js?${name}`));
  another.initSync({ module: file("sanbao_bg.wasm") });
  return another;
}

function taken() {
  const names = read.sort();
  read = [];
  return names;
}

const IDS = ["phone", "online-shop"];
/** @type {("zh-CN" | "en")[]} */
const LOCALES = ["zh-CN", "en"];
const cases = IDS.flatMap((id) => {
  const source = readFileSync(new URL(`../cases/${id}.json`, import.meta.url), "utf8");
  return /** @type {any[]} */ (JSON.parse(source).cases);
});

/**
 * What is said to every case, refusals and all.
 * @param {typeof page} from
 * @param {"zh-CN" | "en"} [locale]
 */
function answers(from, locale) {
  return cases.map(({ case: input, options }) => {
    const asked = { ...options, locale };
    try {
      return from.evaluateJson(JSON.stringify(input), asked);
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
  });
}

test("a module without words starts, and every call says that they are missing", () => {
  page.initSync({ module: file("sanbao_bg.wasm") });
  assert.throws(() => page.packs(), /`options\.locale` is `zh-CN`.*whose words are loaded: none are/);
});

test("languages that are asked for wrongly are told", async () => {
  for (const [locales, path] of [
    ["en", "locales"],
    [[], "locales"],
    [["en", "fr"], "locales[1]"],
    [[7], "locales[0]"],
  ]) {
    await assert.rejects(init({ locales }), (/** @type {any} */ error) => {
      return error.name === "SanbaoError" && error.problems[0].path === path;
    });
  }
  for (const words of [file("words/en.txt"), ["en"]]) {
    assert.throws(() => page.initSync({ words }), /`words`.*files of words/);
  }
  assert.deepEqual(taken(), []);
});

test("words that were cut, changed or made for another version change nothing", async () => {
  const whole = file("words/en.txt");
  const changed = Uint8Array.from(whole);
  changed[whole.length - 9] = 64;
  const other = Uint8Array.from(whole);
  other[0] = 64;
  for (const [bytes, message] of /** @type {[Uint8Array, RegExp][]} */ ([
    [whole.subarray(0, 999), /`words` is `damaged words`/],
    [whole.subarray(0, whole.length - 1), /damaged words/],
    [changed, /damaged words/],
    [other, /bytes of another kind or version/],
    [new Uint8Array(), /bytes of another kind or version/],
    [Uint8Array.of(255, 254), /bytes of another kind or version/],
    [file("sanbao_bg.wasm"), /bytes of another kind or version/],
  ])) {
    swapped.set("words/en.txt", bytes);
    await assert.rejects(init({ packs: ["phone"], locales: ["en"] }), message);
    assert.throws(() => page.initSync({ words: [bytes] }), message);
    assert.throws(() => page.packs(), /none are/);
  }
  swapped.clear();
  taken();
});

test("one language answers as both do, to the byte, and no other file is read", async () => {
  for (const locale of LOCALES) {
    const one = await fresh(locale);
    await one.default({ packs: IDS, locales: [locale] });
    const files = [...IDS.map((id) => `packs/${id}.${locale}.sanbao`), `words/${locale}.txt`];
    assert.deepEqual(taken(), files.sort());
    const said = answers(one, locale);
    assert.ok(said.filter((text) => text.startsWith("{")).length > 100);
    assert.deepEqual(answers(one), said);
    const menus = () => [one.packs(), one.goods(), one.vocabulary(), one.texts(IDS)];
    const listed = menus();

    const [other = locale] = LOCALES.filter((tag) => tag !== locale);
    assert.throws(
      () => one.evaluateJson("{}", { locale: other }),
      (/** @type {any} */ error) => {
        const [{ path, given, wanted }] = error.problems;
        assert.deepEqual([path, given], ["options.locale", other]);
        return wanted.includes(`\`${locale}\``);
      },
    );

    await one.default({ locales: [other] });
    assert.deepEqual(taken(), [...IDS.map((id) => `packs/${id}.sanbao`), `words/${other}.txt`].sort());
    assert.deepEqual(answers(one, locale), said);
    const both = await fresh(`both-${locale}`);
    await both.default({ packs: IDS });
    taken();
    assert.deepEqual(answers(both, locale), said);
    assert.deepEqual(answers(one, other), answers(both, other));
    assert.deepEqual(answers(one), answers(both, "zh-CN"));
    if (locale === "zh-CN") {
      assert.deepEqual(menus(), listed);
    }
  }
});

test("a pack that was given as bytes stays in its language, and a call for the other says so", async () => {
  const page = await fresh("bytes");
  await page.default({ packs: [file("packs/phone.en.sanbao")], locales: ["en"] });
  const [said] = page.packs();
  await page.default({ packs: ["car"], locales: ["zh-CN"] });
  assert.deepEqual(page.packs()[0], said);
  assert.throws(() => page.packs({ locale: "zh-CN" }), /`phone` lacks it/);
  const car = page.Policy.load(file("packs/car.zh-CN.sanbao"));
  assert.throws(() => car.goods({ locale: "en" }), /`options\.locale` is `en`.*`car` lacks it/);
  assert.ok(car.goods().length > 0);
  taken();
});

test("words and packs as bytes start a module without waiting", async () => {
  const page = await fresh("sync");
  const module = file("sanbao_bg.wasm");
  page.initSync({ module, packs: [file("packs/phone.zh-CN.sanbao")], words: [file("words/zh-CN.txt")] });
  assert.equal(page.packs().length, 1);
  assert.throws(() => page.packs({ locale: "en" }), /whose words are loaded: `zh-CN`/);
  // What is spoken already is enough for a later call that names no language.
  await page.default({ packs: [file("packs/car.zh-CN.sanbao")] });
  assert.deepEqual(taken(), []);
  assert.equal(page.packs().length, 2);
});

test("the authors' module speaks both, whatever was loaded before it", async () => {
  const page = await fresh("author");
  await page.default({ packs: ["phone"], locales: ["en"] });
  await page.default({ author: true, module: file("author_bg.wasm"), locales: ["en"] });
  assert.notDeepEqual(page.packs({ locale: "zh-CN" }), page.packs({ locale: "en" }));
  const policy = new page.Policy([], { builtIns: ["phone"] });
  assert.deepEqual(policy.compile({ locale: "en" }), new Uint8Array(file("packs/phone.en.sanbao")));
  assert.deepEqual(policy.compile(), new Uint8Array(file("packs/phone.sanbao")));
  assert.throws(() => policy.compile({ locale: "fr" }), /`options\.locale` is `fr`/);
  assert.throws(() => Policy.load(file("packs/phone.en.sanbao")).goods(), /none are/);
});
