import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import init, * as page from "../../pkg/index.js";

// The module of pages, started in Node as a worker or another host would start it. The packs come one after the other.

const file = (/** @type {string} */ name) => readFileSync(new URL(`../../pkg/${name}`, import.meta.url));
const ids = readFileSync(new URL("../../src/packs/order.txt", import.meta.url), "utf8")
  .trim()
  .split(/\s+/);
const shoe = {
  now: "2026-11-22T10:00:00+08:00",
  order: { channel: "store", purchasedAt: "2026-11-12", proof: ["receipt"] },
  item: { goods: "footwear.leather", paid: "400.00" },
  issue: { kind: "defective", fault: "sole_broken" },
};
const SOURCE = new URL("../../src/packs/phone.json", import.meta.url);
const names = () => page.packs().map(({ id }) => id);

test("before the start every call says to await init", () => {
  assert.throws(() => page.evaluate(/** @type {any} */ (shoe)), /`await init\(\)` first/);
  assert.throws(() => page.Policy.load(file("packs/phone.sanbao")), /`await init\(\)` first/);
});

test("the module starts from bytes, without a pack", () => {
  page.initSync({ module: file("sanbao_bg.wasm"), words: [file("words/zh-CN.txt"), file("words/en.txt")] });
  assert.deepEqual(names(), []);
  assert.throws(() => page.evaluate(/** @type {any} */ (shoe)), { name: "SanbaoError" });
});

test("what is asked for wrongly is told before anything is read", async () => {
  await assert.rejects(init({ packs: ["phones"] }), (/** @type {any} */ error) => {
    assert.match(error.problems[0].wanted, /`phone`/);
    return error.problems[0].path === "packs[0]" && error.problems[0].given === "phones";
  });
  await assert.rejects(init({ pack: ["phone"] }), /one of `module` `packs` `locales` `words` `author`/);
  await assert.rejects(init({ packs: "phone" }), /`packs`.*a list/);
  await assert.rejects(init({ packs: [7] }), /packs\[0\]/);
  assert.deepEqual(names(), []);
});

test("packs are added as bytes, and what is no pack changes nothing", async () => {
  await init({ packs: [file("packs/phone.sanbao")] });
  assert.deepEqual(names(), ["phone"]);
  for (const wrong of [
    new Uint8Array(9),
    file("packs/phone.sanbao"),
    file("packs/online-shop.sanbao").subarray(0, 999),
  ]) {
    await assert.rejects(init({ packs: [wrong] }), { name: "SanbaoError" });
    assert.deepEqual(names(), ["phone"]);
  }
  const rest = ids.filter((id) => id !== "phone").map((id) => file(`packs/${id}.sanbao`));
  await init({ packs: rest });
  assert.equal(names().length, ids.length);
});

test("what only the authors' module does is refused with the way to it", () => {
  for (const call of [
    () => new page.Policy([{}]),
    () => page.checkPack({}),
    () => page.Policy.load(file("packs/phone.sanbao")).compile(),
  ]) {
    assert.throws(call, /`await init\(\{ author: true \}\)`/);
  }
});

test("a policy of compiled packs holds them and no others", () => {
  const policy = page.Policy.load(file("packs/phone.sanbao"), file("packs/online-shop.sanbao"));
  assert.ok(policy instanceof page.Policy);
  assert.deepEqual(
    policy.packs().map(({ id }) => id),
    ["phone", "online-shop"],
  );
  policy.free();
  assert.throws(() => policy.packs(), /was freed/);
  for (const wrong of [[], ["phone"], [null]]) {
    assert.throws(() => page.Policy.load(.../** @type {any} */ (wrong)), { name: "SanbaoError" });
  }
});

test("both modules give the same answer to every golden case, to the byte", async () => {
  const ordered = page.Policy.load(...ids.map((id) => file(`packs/${id}.sanbao`)));
  // From here on the package's own functions are those of the authors' module.
  const author = await import("../../pkg/node.js");
  assert.deepEqual(author.checkPack(JSON.parse(String(readFileSync(SOURCE)))), []);
  let count = 0;
  for (const name of readdirSync(new URL("../cases/", import.meta.url))) {
    const { cases } = JSON.parse(readFileSync(new URL(`../cases/${name}`, import.meta.url), "utf8"));
    for (const { case: input, options } of cases) {
      const text = JSON.stringify(input);
      assert.equal(ordered.evaluateJson(text, options), author.evaluateJson(text, options), text);
      count += 1;
    }
  }
  assert.ok(count > 700, `${count} cases`);
});
