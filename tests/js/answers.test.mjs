import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { evaluate, evaluateJson, evaluateMany, goods, packs, texts, vocabulary } from "../../pkg/node.js";
import { emptyProject } from "./project.mjs";

/** @import { Case, Options } from "../../pkg/index.js" */

// Every answer to every case of the packs, as text that TypeScript reads: what is not in the declarations is an error.

const folder = new URL("../cases/", import.meta.url);
/** @type {{ case: Case, options?: Options }[]} */
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")).cases);

const project = emptyProject();
after(() => project.remove());

test("the declared types say exactly what the answers hold", () => {
  assert.ok(cases.length > 100);
  /** @param {Options} options */
  const decided = (options) => varied(cases.map((one) => evaluate(one.case, { ...one.options, ...options })));
  const agent = decided({ audience: "agent", locale: "en" });
  const rules = agent.flatMap(({ remedies }) =>
    remedies.flatMap(({ reasons }) => reasons.map(({ rule }) => rule)),
  );
  const named = texts([...new Set(rules)].filter((rule) => rule !== ""));
  project.write(
    "answers.ts",
    `import type { BriefDecision, Case, Decision, goods, packs, texts, vocabulary } from "sanbao";
export const cases: Case[] = ${JSON.stringify(varied(cases.map((one) => one.case)))};
export const agent: Decision[] = ${JSON.stringify(agent)};
export const customer: Decision[] = ${JSON.stringify(decided({ audience: "customer" }))};
export const brief: BriefDecision[] = ${JSON.stringify(decided({ detail: "brief" }))};
export const menus: [ReturnType<typeof packs>, ReturnType<typeof goods>, ReturnType<typeof vocabulary>] =
  ${JSON.stringify([packs(), goods(), vocabulary()])};
export const named: ReturnType<typeof texts> = ${JSON.stringify(named)};
`,
  );
  project.tool(
    "typescript/bin/tsc",
    ...["answers.ts", "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022"],
    ...["--module", "nodenext"],
  );
});

/**
 * Those values that show something no earlier one shows: another set of members somewhere, or another code.
 * @template T
 * @param {T[]} values
 */
function varied(values) {
  const seen = new Set();
  return values.filter((value) => {
    const before = seen.size;
    for (const sign of signs(value, "")) {
      seen.add(sign);
    }
    return seen.size > before;
  });
}

/** @param {unknown} value @param {string} path @returns {Iterable<string>} */
function* signs(value, path) {
  if (Array.isArray(value)) {
    for (const item of value) {
      yield* signs(item, `${path}[]`);
    }
  } else if (typeof value === "object" && value !== null) {
    yield `${path}{${Object.keys(value)}}`;
    for (const [key, member] of Object.entries(value)) {
      yield* signs(member, `${path}.${key}`);
    }
  } else {
    const closed =
      /\.(kind|verdict|what|status|rung|to|selected|form|mark|aspect|answers|liable|back|original|from|type)$/;
    yield `${path}:${closed.test(path) ? value : typeof value}`;
  }
}

test("a batch, a text and an object give every case the same answer", () => {
  // A batch has one set of options: the cases of one pack together.
  /** @type {Map<string, typeof cases>} */
  const batches = new Map();
  for (const one of cases) {
    const key = JSON.stringify(one.options?.packs ?? []);
    batches.set(key, [...(batches.get(key) ?? []), one]);
  }
  assert.ok(batches.size > 10);
  for (const batch of batches.values()) {
    const options = /** @type {Options} */ ({ ...batch[0]?.options, audience: "agent" });
    const inputs = batch.map((one) => one.case);
    const single = inputs.map((input) => evaluate(input, options));
    assert.deepEqual(evaluateMany(inputs, options), single);
    assert.deepEqual(
      inputs.map((input) => JSON.parse(evaluateJson(JSON.stringify(input), options))),
      single,
    );
  }
});

test("what only an agent may see never reaches the customer", () => {
  for (const one of cases) {
    const cost = { ...one.case, item: { ...one.case.item, cost: "1.00" } };
    const dear = { ...one.case, item: { ...one.case.item, cost: "100000.00" } };
    const options = /** @type {Options} */ ({ ...one.options, audience: "customer" });
    const said = evaluate(cost, options);
    assert.deepEqual(said, evaluate(dear, options));
    // What is due by rule is one amount; a range is what may be offered, and the agent's alone.
    for (const { min, max, suggested, basis } of said.compensation) {
      assert.deepEqual({ max, suggested, basis }, { max: min, suggested: min, basis: [] });
    }
    assert.ok(said.replies.every(({ to }) => to === "customer"));
  }
});
