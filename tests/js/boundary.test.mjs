import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as sanbao from "../../pkg/node.js";
import { leatherShoeOnDay10, phoneOnDay7, serviceFaultInTheSameCity } from "./cases.mjs";

const { compensation, eligibility, evaluate, evaluateJson, evaluateMany, evaluateNdjson, Policy } = sanbao;

/** @param {{ remedies: { kind: string }[] }} decision @param {string} kind @returns {any} */
const remedy = ({ remedies }, kind) => remedies.find((one) => one.kind === kind);
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

test("everything the contract names is there", () => {
  const functions = ["evaluate", "evaluateJson", "eligibility", "compensation", "replies", "evaluateMany"];
  const more = ["evaluateNdjson", "checkPack", "packs", "goods", "vocabulary", "texts", "initSync"];
  for (const name of [...functions, ...more, "Policy", "SanbaoError"]) {
    assert.equal(typeof (/** @type {any} */ (sanbao)[name]), "function", name);
  }
  assert.equal(typeof init, "function");
  const policy = /** @type {any} */ (new Policy([]));
  for (const name of [...functions, ...more.filter((name) => name !== "initSync"), "free"]) {
    assert.equal(typeof policy[name], "function", name);
  }
  policy.free();
});

test("init in Node has nothing left to do and may be repeated", async () => {
  await init();
  await init(new URL("http://127.0.0.1:1/nothing.wasm"));
  sanbao.initSync(new Uint8Array());
});

test("a leather shoe with a broken sole on day 10 may be returned for 380.00", () => {
  const decision = evaluate(leatherShoeOnDay10);
  const { verdict, refund, reasons } = remedy(decision, "return");
  assert.equal(verdict, "eligible");
  assert.equal(refund.total, "380.00");
  assert.equal(refund.deductions[0].amount, "20.00");
  assert.match(JSON.stringify([reasons, refund]), /售后规则及处理办法/);
  assert.equal(remedy(decision, "exchange").verdict, "eligible");
});

test("a phone may be returned until the last second of day 7", () => {
  assert.equal(remedy(evaluate(phoneOnDay7), "return").verdict, "eligible");
  const later = evaluate({ ...phoneOnDay7, now: "2026-11-20T00:00:00+08:00" });
  assert.equal(remedy(later, "return").verdict, "ineligible");
  assert.equal(remedy(later, "exchange").verdict, "eligible");
  assert.equal(remedy(later, "repair").verdict, "eligible");
});

test("a service fault in the same city is worth at most 10.00", () => {
  const { compensation } = evaluate(serviceFaultInTheSameCity, { audience: "agent" });
  const offer = compensation.find(({ max }) => max !== undefined);
  assert.equal(offer?.max, "10.00");
});

test("text in and out says what objects say", () => {
  const text = evaluateJson(JSON.stringify(phoneOnDay7), { locale: "en" });
  assert.deepEqual(JSON.parse(text), evaluate(phoneOnDay7, { locale: "en" }));
});

test("the parts are parts of the whole", () => {
  const whole = evaluate(serviceFaultInTheSameCity, { audience: "agent" });
  const options = /** @type {const} */ ({ audience: "agent" });
  const { now, policy, headline, remedies, missing, timeline, charges } = whole;
  assert.deepEqual(eligibility(serviceFaultInTheSameCity, options), {
    now,
    policy,
    headline,
    remedies,
    missing,
    timeline,
  });
  assert.deepEqual(compensation(serviceFaultInTheSameCity, options), {
    ...{ now, policy, compensation: whole.compensation, charges, missing },
  });
  assert.deepEqual(sanbao.replies(serviceFaultInTheSameCity, options), whole.replies);
});

test("the host's clock is taken when the case has none, and said", () => {
  const { now, ...rest } = phoneOnDay7;
  const before = Date.now();
  const said = Date.parse(evaluate(rest).now);
  assert.ok(said >= before - 1000 && said <= Date.now() + 1000, `${now} ${said}`);
});

test("a batch answers each case in its place, the bad ones too", () => {
  const bad = /** @type {any} */ ({ ...phoneOnDay7, order: { id: 1n, ordrId: "x" } });
  const cases = Array.from({ length: 250 }, (_, index) => (index % 7 === 3 ? bad : phoneOnDay7));
  const answers = evaluateMany([...cases, /** @type {any} */ (null)]);
  assert.equal(answers.length, 251);
  const single = evaluate(phoneOnDay7);
  answers.slice(0, 250).forEach((answer, index) => {
    if (index % 7 === 3) {
      assert.ok("error" in answer);
      assert.deepEqual(
        answer.error.problems.map(({ path }) => path),
        ["order.id", "order.ordrId"],
      );
      assert.match(answer.error.message, /2 problems/);
    } else {
      assert.deepEqual(answer, single);
    }
  });
  assert.ok("error" in /** @type {any} */ (answers[250]));
  assert.deepEqual(evaluateMany([]), []);
});

test("NDJSON answers a line with a line", () => {
  const line = JSON.stringify(phoneOnDay7);
  const lines = Array.from({ length: 203 }, (_, index) => (index === 100 ? "{" : index === 101 ? "" : line));
  for (const end of ["", "\n"]) {
    const answers = decode(evaluateNdjson(encode(lines.join("\n") + end))).split("\n");
    assert.equal(answers.pop(), "");
    assert.equal(answers.length, 203);
    answers.forEach((answer, index) => {
      const isBad = index === 100 || index === 101;
      assert.equal("error" in JSON.parse(answer), isBad, String(index));
    });
    assert.deepEqual(JSON.parse(answers[0] ?? ""), evaluate(phoneOnDay7));
  }
  assert.equal(decode(evaluateNdjson(encode(`${line}\r\n`))).split("\n").length, 2);
  assert.equal(evaluateNdjson(new Uint8Array()).length, 0);
});

test("a line that is too long, or no text, is an error record in its place", () => {
  const line = JSON.stringify(phoneOnDay7);
  const bytes = encode(`${line}\n"${"x".repeat(2_000_000)}"\n?\n${line}\n`);
  bytes[line.length + 2_000_004] = 0xff;
  const answers = decode(evaluateNdjson(bytes)).trimEnd().split("\n");
  assert.deepEqual(
    answers.map((answer) => "error" in JSON.parse(answer)),
    [false, true, true, false],
  );
});

test("menus come in the language asked for", () => {
  const chinese = sanbao.packs();
  const english = sanbao.packs({ locale: "en" });
  assert.deepEqual(
    chinese.map(({ id }) => id),
    english.map(({ id }) => id),
  );
  assert.match(chinese.map(({ title }) => title).join(), /\p{Script=Han}/u);
  assert.doesNotMatch(english.map(({ title }) => title).join(), /\p{Script=Han}/u);
  assert.match(JSON.stringify(sanbao.goods({ locale: "en" })), /phone\.main_unit/);
  assert.match(JSON.stringify(sanbao.vocabulary()), /needs_info/);
});

test("texts are found by the ids of a decision", () => {
  const rule = remedy(evaluate(phoneOnDay7), "return").reasons[0].rule;
  const found = sanbao.texts([rule, "phone"]);
  assert.deepEqual(Object.keys(found), [rule, "phone"]);
  assert.notEqual(found[rule]?.text, "");
  assert.match(found[rule]?.citation?.document ?? "", /《.+》/);
  assert.throws(() => sanbao.texts([rule, "phone/no_such_rule"]), { name: "SanbaoError" });
});

test("a brief answer decides the same, without texts and citations", () => {
  const whole = evaluate(phoneOnDay7);
  const brief = evaluate(phoneOnDay7, { detail: "brief" });
  const { headline, replies, ...rest } = brief;
  const text = JSON.stringify(rest);
  assert.doesNotMatch(text, /\p{Script=Han}|"text":|"citation":/u);
  assert.ok(text.length < JSON.stringify(whole).length);
  const decided = (/** @type {any} */ { remedies }) =>
    remedies.map((/** @type {any} */ { kind, verdict, rank, refund, missing }) => {
      return { kind, verdict, rank, total: refund?.total, missing };
    });
  assert.deepEqual(decided(brief), decided(whole));
});

test("a policy frees once, and says so afterwards", () => {
  const policy = new Policy([], { builtIns: ["phone"] });
  assert.deepEqual(
    policy.packs().map(({ id }) => id),
    ["phone"],
  );
  assert.deepEqual(remedy(policy.evaluate(phoneOnDay7), "return").verdict, "eligible");
  policy.free();
  policy.free();
  for (const call of [
    () => policy.evaluate(phoneOnDay7),
    () => policy.evaluateMany([]),
    () => policy.evaluateNdjson(encode("{}")),
    () => policy.packs(),
    () => policy.checkPack({}),
    () => policy.texts([]),
  ]) {
    assert.throws(call, { name: "SanbaoError", message: /freed/ });
  }
});

test("a parameter is overridden for this policy alone", () => {
  const policy = new Policy([], { parameters: { phone: { return_period: "P8D" } } });
  assert.equal(remedy(policy.evaluate(phoneOnDay7), "return").window.closesAt, "2026-11-21T00:00:00+08:00");
  assert.equal(remedy(evaluate(phoneOnDay7), "return").window.closesAt, "2026-11-20T00:00:00+08:00");
  assert.notEqual(policy.evaluate(phoneOnDay7).policy[0]?.hash, evaluate(phoneOnDay7).policy[0]?.hash);
  policy.free();
});
