import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { initSync } from "../../pkg/author.js";
import { checkPack, evaluate, evaluateJson, evaluateMany, Policy } from "../../pkg/node.js";
import { phoneOnDay7 } from "./cases.mjs";

// The memory of a wasm module grows and never shrinks; what is kept by mistake shows in its size.

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const { memory } = initSync(/** @type {any} */ (undefined));
const size = () => memory.buffer.byteLength;

const pack = JSON.parse(readFileSync(new URL("../../src/packs/phone.json", import.meta.url), "utf8"));
const shop = { ...pack, id: "shop", group: "shop", cases: [] };

test("the shop's pack loads", () => {
  assert.deepEqual(
    checkPack(shop).filter(({ level }) => level === "error"),
    [],
  );
});

test("policies that are forgotten are freed in time", async () => {
  const make = async (/** @type {number} */ count) => {
    for (let made = 0; made < count; made += 1) {
      new Policy([shop], { builtIns: [] }).packs();
      collect();
      await setImmediate();
    }
  };
  await make(10);
  const before = size();
  await make(60);
  assert.ok(size() <= before * 1.1, `${before} bytes became ${size()}`);
});

test("policies that are kept do take memory, so that the test above would see a leak", () => {
  const before = size();
  const kept = Array.from({ length: 60 }, () => new Policy([shop], { builtIns: [] }));
  assert.ok(size() > before * 1.1, `${before} bytes stayed ${size()}`);
  for (const policy of kept) {
    policy.free();
  }
});

test("neither answers nor refusals leave anything behind", () => {
  const round = () => {
    evaluate(phoneOnDay7);
    evaluateMany([phoneOnDay7, /** @type {any} */ ({ item: 1 })], { locale: "en" });
    assert.throws(() => evaluateJson('{"item": {"goods": "none"}}'));
    assert.throws(() => new Policy([{ id: "none" }]));
  };
  for (let count = 0; count < 100; count += 1) {
    round();
  }
  const before = size();
  for (let count = 0; count < 1000; count += 1) {
    round();
  }
  assert.equal(size(), before);
});
