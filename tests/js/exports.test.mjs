import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { evaluate, evaluateJson, packs } from "../../pkg/node.js";
import { phoneOnDay7 } from "./cases.mjs";
import { exportedFunctions } from "./wasm-exports.mjs";

// Node 20 can crash when optimised code calls an export that returns a JavaScript reference.

for (const name of ["sanbao", "author"]) {
  test(`no export of ${name}_bg.wasm returns a JavaScript reference`, () => {
    const module = readFileSync(new URL(`../../pkg/${name}_bg.wasm`, import.meta.url));
    const functions = exportedFunctions(module);
    assert.ok(functions.some(({ name }) => name === "rawpolicy_decide"));
    const returning = functions.filter(({ results }) => results.some((type) => type.endsWith("ref")));
    assert.deepEqual(returning, []);
  });
}

test("a module that does return a reference is seen to", () => {
  // (module (func (export "f") (result externref) ref.null extern))
  const module = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 5, 1, 0x60, 0, 1, 0x6f],
    ...[3, 2, 1, 0],
    ...[7, 5, 1, 1, 0x66, 0, 0],
    ...[10, 6, 1, 4, 0, 0xd0, 0x6f, 0x0b],
  ];
  assert.ok(WebAssembly.validate(new Uint8Array(module)));
  assert.deepEqual(exportedFunctions(new Uint8Array(module)), [
    { name: "f", parameters: [], results: ["externref"] },
  ]);
});

test("200,000 calls leave the module as it was", { timeout: 240_000 }, () => {
  const first = evaluate(phoneOnDay7);
  for (let call = 0; call < 200_000; call += 1) {
    if (call % 100 === 0) {
      assert.equal(packs({ locale: "en" }).length > 0, true);
    } else if (call % 10 === 0) {
      evaluate(phoneOnDay7, { locale: "en" });
    } else {
      assert.throws(() => evaluateJson("{"), { name: "SanbaoError" });
    }
  }
  assert.deepEqual(evaluate(phoneOnDay7), first);
});
