import type init from "sanbao";
import {
  type BriefDecision,
  type Case,
  checkPack,
  compensation,
  type Decision,
  eligibility,
  evaluate,
  type evaluateJson,
  evaluateMany,
  evaluateNdjson,
  type GoodsNode,
  type goods,
  type IssueCode,
  type initSync,
  Policy,
  type Problem,
  type packs,
  type Remedy,
  type Reply,
  type replies,
  SanbaoError,
  texts,
  type vocabulary,
} from "sanbao";

/** Compiles only if the two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_is: Same<A, B>) => undefined;

// What is right compiles.

const least: Case = { item: { goods: "phone.main_unit" }, issue: { kind: "defective" } };
const more: Case = {
  now: "2026-11-22",
  currency: "CNY",
  order: { channel: "store", purchasedAt: "2026-11-12", proof: ["receipt", "invoice"], soldAs: "new" },
  item: {
    goods: "a_shop.own_goods",
    paid: 400,
    unitPrice: "400.00",
    quantity: 1,
    coverage: ["NBD", "of_another_maker"],
  },
  issue: {
    kind: "defective",
    fault: "sole_broken",
    wrongItem: { value: "1.00", usable: true },
    cause: "goods",
  },
  condition: { packaging: "intact", damage: [], use: "opened_unused" },
  history: { refused: [{ remedy: "return", amount: 1 }, {}] },
  evidence: ["photos", "something_else"],
  done: [{ code: "reship", at: "2026-11-12" }],
  request: { remedy: "exchange", insists: true },
};
const kind: string = "a kind that is known at run time";
const open: Case = { item: { goods: kind, brand: kind }, issue: { kind, fault: kind } };

const decision = evaluate(more, {
  locale: "en",
  audience: "agent",
  tone: "warm",
  packs: ["phone"],
  detail: "full",
});
same<typeof decision, Decision>(true);
same<ReturnType<typeof evaluateJson>, string>(true);
same<ReturnType<typeof replies>, Reply[]>(true);
same<ReturnType<typeof evaluateNdjson>, Uint8Array>(true);
same<Decision["remedies"][number], Remedy>(true);
same<
  Remedy["kind"],
  "return" | "refund" | "exchange" | "repair" | "reship" | "discount" | "cancel" | "recall" | "service"
>(true);
same<ReturnType<typeof init>, Promise<unknown>>(true);
same<ReturnType<typeof packs>[number]["title"], string>(true);
same<ReturnType<typeof goods>[number]["children"], GoodsNode[]>(true);
same<ReturnType<typeof vocabulary>["facts"][number]["outcome"], boolean>(true);
same<ReturnType<typeof initSync>, unknown>(true);
same<NonNullable<Decision["evidence"][number]["satisfied"]>, boolean>(true);

const brief: BriefDecision = evaluate(least, { detail: "brief" });
same<(typeof brief)["remedies"][number]["verdict"], Remedy["verdict"]>(true);
const closes: string | undefined = brief.remedies[0]?.window?.closesAt;
const total: string | undefined = decision.remedies[0]?.refund?.total;
const headline: string = eligibility(least).headline;
const most: string | undefined = compensation(least).compensation[0]?.max;
const title: string | undefined = texts(["phone/x"])["phone/x"]?.citation?.document;
const level: "error" | "warning" | undefined = checkPack({})[0]?.level;
for (const answer of evaluateMany([least, open])) {
  const found: string | undefined = "error" in answer ? answer.error.message : answer.now;
  void found;
}
const loaded: Policy = Policy.load(new Policy([]).compile(), new Policy([]).compile({ locale: "en" }));
loaded.free();
const policy = new Policy([{ id: "bicycles" }], {
  builtIns: [],
  parameters: { phone: { days: 8, on: true } },
});
policy.free();
void [closes, total, headline, most, title, level, policy.evaluate(least)];
try {
  evaluate(least);
} catch (error) {
  if (error instanceof SanbaoError) {
    const problems: Problem[] = error.problems;
    void problems;
  }
}
const issue: IssueCode = "changed_mind";
void issue;

// What is wrong does not.

// @ts-expect-error a case needs its goods
const noGoods: Case = { item: {}, issue: { kind: "defective" } };
// @ts-expect-error a case needs its issue
const noIssue: Case = { item: { goods: "general" } };
// @ts-expect-error a misspelt field
const misspelt: Case = { item: { goods: "general", payed: 1 }, issue: { kind: "defective" } };
// @ts-expect-error a channel that is none
const channel: Case = { ...least, order: { channel: "strore" } };
// @ts-expect-error a list of codes, not one code
const proof: Case = { ...least, order: { proof: "receipt" } };
// @ts-expect-error a price is text or a number
const price: Case = { item: { goods: "general", paid: true }, issue: { kind: "defective" } };
// @ts-expect-error absent, not undefined
const absent: Case = { ...least, currency: undefined };
// @ts-expect-error what is done has its time
const done: Case = { ...least, done: [{ code: "reship" }] };
// @ts-expect-error a closed list of issue codes
const code: IssueCode = "changed_mnd";
// @ts-expect-error no such language
evaluate(least, { locale: "fr" });
// @ts-expect-error no such option
evaluate(least, { lokale: "en" });
// @ts-expect-error text goes to evaluateJson
evaluate("{}");
// @ts-expect-error bytes, not text
evaluateNdjson("{}\n");
// @ts-expect-error the answers of a batch may be errors
evaluateMany([least])[0]?.remedies;
// @ts-expect-error a total may be unknown
const sure: string = decision.remedies[0]?.refund?.total;
// @ts-expect-error the window may be missing
decision.remedies[0]?.window.closesAt;
// @ts-expect-error a brief answer has no citations
brief.remedies[0]?.reasons[0]?.citation;
// @ts-expect-error packs come in a list
new Policy({});
// @ts-expect-error a policy is constructed with new
Policy([]);
void [noGoods, noIssue, misspelt, channel, proof, price, absent, done, code, sure];
