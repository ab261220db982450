import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import {
  eligibility,
  evaluate,
  evaluateJson,
  evaluateMany,
  evaluateNdjson,
  Policy,
  packs,
  SanbaoError,
  texts,
} from "../../pkg/node.js";
import { phoneOnDay7 } from "./cases.mjs";

/** @import { Problem } from "../../pkg/index.js" */

// Whatever comes in, what goes out is one SanbaoError with every problem, and the next call answers as if nothing had been.

const expected = evaluate(phoneOnDay7);
afterEach(() => assert.deepEqual(evaluate(phoneOnDay7), expected));

/**
 * @param {() => unknown} call
 * @param {Record<string, string | undefined>} wanted path → suggestion, or undefined where none is asked for
 */
function refuses(call, wanted) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof SanbaoError, String(error));
    assert.equal(error.name, "SanbaoError");
    assert.notEqual(error.message, "");
    /** @type {Problem[]} */
    const problems = error.problems;
    for (const { path, wanted } of problems) {
      assert.equal(typeof path, "string");
      assert.notEqual(wanted, "");
    }
    for (const [path, suggestion] of Object.entries(wanted)) {
      const problem = problems.find((one) => one.path === path);
      assert.ok(problem, `\`${path}\` is not among ${JSON.stringify(problems)}`);
      if (suggestion !== undefined) {
        assert.equal(problem.suggestion, suggestion);
      }
    }
    return true;
  });
}

/** @param {object} more @returns {any} */
const phone = (more) => ({ ...phoneOnDay7, ...more });

test("an unknown goods code names the nearest", () => {
  refuses(() => evaluate(phone({ item: { goods: "phone.main_unti" } })), { "item.goods": "phone.main_unit" });
});

test("an unknown issue names the nearest", () => {
  refuses(() => evaluate(phone({ issue: { kind: "defectve" } })), { "issue.kind": "defective" });
});

test("misspelt fields name the nearest, all in one error", () => {
  refuses(
    () =>
      evaluate(
        phone({ item: { goods: "phone.main_unit", unitPrize: 1 }, condition: { packging: "intact" } }),
      ),
    { "item.unitPrize": "unitPrice", "condition.packging": "packaging" },
  );
});

test("wrong types, all in one error", () => {
  refuses(() => evaluate(phone({ item: { goods: 1, quantity: "many" }, history: [], evidence: "photos" })), {
    "item.goods": undefined,
    "item.quantity": undefined,
    history: undefined,
    evidence: undefined,
  });
});

for (const [what, item] of /** @type {[string, object][]} */ ([
  ["negative", { goods: "phone.main_unit", paid: "-1" }],
  ["of three decimals", { goods: "phone.main_unit", paid: 1.005 }],
  ["beyond every number", { goods: "phone.main_unit", paid: "1e400" }],
  ["Infinity", { goods: "phone.main_unit", paid: Number.POSITIVE_INFINITY }],
  ["NaN", { goods: "phone.main_unit", paid: Number.NaN }],
])) {
  test(`a price that is ${what}`, () => refuses(() => evaluate(phone({ item })), { "item.paid": undefined }));
}

test("1e400 as a number of JSON text", () => {
  const text = JSON.stringify(phoneOnDay7).replace('"3999.00"', "1e400");
  refuses(() => evaluateJson(text), { "item.paid": undefined });
});

test("30 February", () => {
  refuses(() => evaluate(phone({ order: { purchasedAt: "2026-02-30" } })), {
    "order.purchasedAt": undefined,
  });
});

test("a sale after now", () => {
  refuses(() => evaluate(phone({ order: { purchasedAt: "2026-12-24" } })), {
    "order.purchasedAt": undefined,
  });
});

test("a string of 10 MB", () => {
  const long = "x".repeat(10_000_000);
  refuses(() => evaluate(phone({ item: { goods: long } })), { "item.goods": undefined });
  refuses(() => evaluateJson(long), { "": undefined });
  refuses(() => evaluate(phone({ [long]: 1 })), {});
  refuses(() => texts([long.slice(0, 200_000)]), { "ids[0]": undefined });
});

test("nesting of 10,000", () => {
  /** @type {any} */
  let deep = {};
  for (let level = 0; level < 10_000; level += 1) {
    deep = { item: deep };
  }
  refuses(() => evaluate(deep), {});
  refuses(() => evaluateJson(`${"[".repeat(10_000)}${"]".repeat(10_000)}`), { "": undefined });
  refuses(() => evaluateJson('{"item":'.repeat(10_000)), { "": undefined });
});

test("a case that is no object", () => {
  for (const input of /** @type {any[]} */ ([
    null,
    undefined,
    [],
    [phoneOnDay7],
    1,
    "x",
    true,
    1n,
    Symbol("s"),
    () => 1,
  ])) {
    refuses(() => evaluate(input), { "": undefined });
  }
});

test("a frozen object is an ordinary one", () => {
  /** @param {any} value @returns {any} */
  const frozen = (value) => {
    Object.values(value).forEach((member) => void (member instanceof Object && frozen(member)));
    return Object.freeze(value);
  };
  assert.deepEqual(evaluate(frozen(structuredClone(phoneOnDay7))), expected);
  refuses(() => evaluate(/** @type {any} */ (Object.freeze({}))), { "item.goods": undefined });
});

test("getters and proxies that throw, whatever they throw", () => {
  const item = {
    goods: "phone.main_unit",
    get paid() {
      throw {
        get message() {
          throw new Error("twice");
        },
      };
    },
  };
  refuses(() => evaluate(phone({ item })), { "item.paid": undefined });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  refuses(() => evaluate(/** @type {any} */ (proxy)), { "": undefined });
  refuses(() => evaluate(phone({ item: proxy })), { item: undefined });
  refuses(() => evaluate(phoneOnDay7, /** @type {any} */ (proxy)), {});
  refuses(() => evaluateMany(/** @type {any} */ (proxy)), {});
  refuses(() => new Policy(/** @type {any} */ (proxy)), {});
});

test("what is no plain data is named with its path, together with everything else", () => {
  const cycle = {};
  Object.assign(cycle, { cycle });
  const item = {
    goods: "phone.main_unti",
    name: Symbol("name"),
    brand: new Map(),
    model: () => "x",
    paid: 10n,
    quantity: Number.POSITIVE_INFINITY,
    coverage: new Set(),
    term: new (class Term {})(),
    barcodesMatch: cycle,
  };
  const gap = new Array(2);
  gap[1] = "invoice";
  const order = { purchasedAt: new Date(Number.NaN), proof: gap, id: "\ud800" };
  const paths = Object.keys(item).filter((key) => key !== "goods" && key !== "barcodesMatch");
  refuses(() => evaluate(phone({ item, order })), {
    "item.goods": "phone.main_unit",
    ...Object.fromEntries(paths.map((key) => [`item.${key}`, undefined])),
    "item.barcodesMatch.cycle": undefined,
    "order.purchasedAt": undefined,
    "order.proof[0]": undefined,
    "order.id": undefined,
  });
});

test("keys that name an object's machinery are fields nobody knows", () => {
  const text = `{"__proto__": {"polluted": true}, "constructor": {}, ${JSON.stringify(phoneOnDay7).slice(1)}`;
  refuses(() => evaluate(JSON.parse(text)), { __proto__: undefined, constructor: undefined });
  refuses(() => evaluateJson(text), { constructor: undefined });
  refuses(() => evaluate(phoneOnDay7, JSON.parse('{"__proto__": {"locale": "en"}}')), {});
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test("a thousand million values behind shared references", () => {
  /** @type {any} */
  let shared = ["x"];
  for (let level = 0; level < 30; level += 1) {
    shared = [shared, shared];
  }
  refuses(() => evaluate(phone({ evidence: shared })), {});
});

test("a Date, a null and an undefined are what they mean", () => {
  const dated = phone({ now: new Date("2026-11-19T23:59:59+08:00"), supplier: undefined, stock: null });
  assert.deepEqual(evaluate(dated), expected);
});

test("JSON text that is none, or says a name twice", () => {
  for (const text of ["", "{", "nul", "{} {}", '{"item": }', "\ufeff{}", "\u0000"]) {
    refuses(() => evaluateJson(text), { "": undefined });
  }
  refuses(
    () => evaluateJson('{"item": {"goods": "general", "goods": "general"}, "issue": {"kind": "defective"}}'),
    {
      "item.goods": undefined,
    },
  );
  refuses(() => evaluateJson(/** @type {any} */ ({})), { "": undefined });
});

test("options are checked like a case", () => {
  for (const options of /** @type {any[]} */ ([
    { locale: "fr" },
    { packs: "phone" },
    { zone: "Mars" },
    { audience: "agnet" },
    { tone: 1 },
    { detail: null, lokale: "en" },
    [],
    "en",
    { locale: Number.NaN },
    { packs: [() => 1] },
  ])) {
    refuses(() => evaluate(phoneOnDay7, options), {});
    refuses(() => eligibility(phoneOnDay7, options), {});
    refuses(() => evaluateMany([phoneOnDay7], options), {});
    refuses(() => evaluateNdjson(new TextEncoder().encode("{}\n"), options), {});
  }
  refuses(() => packs(/** @type {any} */ ({ locale: "fr" })), {});
  refuses(() => evaluate(phoneOnDay7, { packs: ["phonne"] }), { "options.packs[0]": "phone" });
});

test("a policy of packs that are none", () => {
  for (const made of /** @type {any[]} */ ([undefined, null, {}, [1], [null], [{ id: 1 }], [[]], "phone"])) {
    refuses(() => new Policy(made), {});
  }
  refuses(() => new Policy([], /** @type {any} */ ({ builtIns: ["phonne"] })), {});
  refuses(() => new Policy([], /** @type {any} */ ({ parameters: { phone: { no_such: 1 } } })), {});
});

test("lines and lists of the wrong kind", () => {
  for (const lines of /** @type {any[]} */ ([null, undefined, "{}", [1, 2], new ArrayBuffer(2), {}])) {
    refuses(() => evaluateNdjson(lines), { "": undefined });
  }
  for (const cases of /** @type {any[]} */ ([null, undefined, {}, "x", phoneOnDay7])) {
    refuses(() => evaluateMany(cases), { "": undefined });
  }
  refuses(() => texts(/** @type {any} */ (["phone/x", 1, null])), {
    "ids[1]": undefined,
    "ids[2]": undefined,
  });
});
