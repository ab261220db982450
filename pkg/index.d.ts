import type { Case, ChargeCode, PackCode, RemedyCode } from "./vocabulary.js";

export type * from "./vocabulary.js";

/** RFC 3339 instant in the pack's zone, such as "2026-11-30T00:00:00+08:00". */
export type Instant = string;
/** Decimal string in the case's currency, such as "199.00". */
export type Money = string;
/** In the locale asked for. */
export type LocalText = string;

/** A language of answers. */
export type Locale = "zh-CN" | "en";

// ---------------------------------------------------------------- options

export interface Options {
  /**
   * Pack ids. Left out: chosen by each pack's own `appliesTo` (goods, channel, platform, sold as), at most one pack of a `group`
   * (one seller's regime); `Decision.policy` says which and why. Promises of unrelated sellers are never mixed.
   */
  packs?: (PackCode | (string & {}))[];
  /** Zone of printed instants and of a plain `now`, such as "+08:00". Default: the first pack's. */
  zone?: string;
  /** One of the loaded languages. Default "zh-CN"; where that is not loaded, the other. */
  locale?: Locale;
  /** Default "customer": answers do not depend on `item.cost`, and hold no range, cap, basis or internal note. */
  audience?: "customer" | "agent";
  tone?: "warm" | "formal" | "brief";
  /** "full": everything. "brief": ids, verdicts, instants and amounts only; texts and citations by `texts(ids)`. Default "full". */
  detail?: "full" | "brief";
}

/** What a shop settles for itself when it makes a policy. */
export interface PolicyOptions {
  /** Ids of the built-in packs to keep beside the shop's own. Left out: all. */
  builtIns?: (PackCode | (string & {}))[];
  /** Values by pack id and parameter name, in place of the packs' own. */
  parameters?: Record<string, Record<string, string | number | boolean | string[]>>;
}

// ---------------------------------------------------------------- the answer

export type Party =
  | "seller"
  | "buyer"
  | "carrier"
  | "manufacturer"
  | "supplier"
  | "platform"
  | "insurer"
  | "employee";
export type FreightPayer =
  | "seller"
  | "buyer"
  | "carrier"
  | "manufacturer"
  | "insurer"
  | "split"
  | "none"
  | "supplier";
/** eligible > conditional > needs_info > ineligible */
export type Verdict = "eligible" | "conditional" | "needs_info" | "ineligible";

export interface Decision {
  now: Instant;
  /** The packs that decided; the hash names their very content. */
  policy: { id: string; version: string; hash: string; selected: "asked" | "default"; title: LocalText }[];
  issue: {
    kind: string;
    aspect: "product" | "service" | "logistics" | "buyer" | "partner";
    /** Whom the buyer turns to. */
    answers: Party;
    /** Who bears it in the end. */
    liable: Party | "undetermined" | "none";
  };
  headline: LocalText;
  /** Sorted by rank. */
  remedies: Remedy[];
  compensation: Compensation[];
  /** What does not belong to one remedy. */
  charges: Charge[];
  /** What to ask, the most decisive first. */
  missing: Question[];
  evidence: Evidence[];
  /** What is overdue first, then by the time it is due; what has no date and what is met come last. */
  deadlines: Deadline[];
  steps: Step[];
  /** Measures against a partner or colleague: "warning_by_word", "notice", "expulsion", "award" … */
  measures: Measure[];
  escalation: { level: number; code: string; text: LocalText; current: boolean }[];
  /** What must be written down, with its fields. */
  records: { code: string; fields: string[]; text: LocalText; citation: Citation }[];
  serviceLevels: { code: string; value: string; unit: string; text: LocalText; citation: Citation }[];
  /** Every instant at which something of a remedy changes, computed from the ends of its windows. */
  timeline: {
    at: Instant;
    remedy: string;
    what: "verdict" | "charge" | "freight";
    from: string;
    to: string;
  }[];
  /** What else is to be known, such as a case without a date of sale. */
  notes: Note[];
  /** Only for the audience "agent". */
  negotiation?: Negotiation;
  /** In the order of a talk. */
  replies: Reply[];
}

/** A decision of detail "brief": without the texts and citations, which `texts(ids)` gives. */
export type BriefDecision = Brief<Omit<Decision, "headline" | "replies">> &
  Pick<Decision, "headline" | "replies">;

type Brief<T> = T extends (infer Item)[]
  ? Brief<Item>[]
  : T extends object
    ? { [Key in keyof T as IsText<Key, T[Key]> extends true ? never : Key]: Brief<T[Key]> }
    : T;
type IsText<Key, Value> = Key extends "text" | "title" | "routeText" | "reading" | "citation"
  ? true
  : Key extends "basis"
    ? Value extends string
      ? true
      : false
    : false;

/** A code with its words. */
export interface Note {
  code: string;
  text: LocalText;
  /** The fact it is about. */
  fact?: string;
}

export interface Remedy {
  kind: RemedyCode;
  verdict: Verdict;
  /** 1 = offer first. Agents: by the first pack's order; customers: by verdict, then pack order. */
  rank: number;
  /** The pack whose answer this is; what the others say is in `byPack`. Never a hybrid of two packs. */
  from: string;
  byPack: { pack: string; verdict: Verdict; closesAt?: Instant; total?: Money }[];
  /** `closesAt` is exclusive. */
  window?: { opensAt: Instant; closesAt: Instant; anchor: string; approximate?: boolean; text: LocalText };
  /** original: the first shipment; back: the buyer's parcel; replacement: what is sent anew. */
  freight?: { original?: FreightPayer; back: FreightPayer; replacement?: FreightPayer; advancedBy?: Party };
  refund?: Refund;
  /** What the buyer pays for this remedy, such as depreciation or a repair out of warranty. */
  charges: Charge[];
  /** Where the work is done: "authorised_outlet", "dealer", "service_station", "counter", "on_site", "courier" … */
  route?: string;
  /** The same in words. */
  routeText?: LocalText;
  conditions: Note[];
  /** Fact paths, such as "condition.packaging". */
  missing: string[];
  reasons: Reason[];
}

export interface Refund {
  /** Absent while it is unknown. */
  goods?: Money;
  /** Absent while it is unknown. */
  freight?: Money;
  deductions: {
    kind: ChargeCode;
    amount?: Money;
    basis: LocalText;
    citation?: Citation;
  }[];
  /** Absent while an amount is unknown. */
  total?: Money;
  totalAtMost?: Money;
  complete: boolean;
  currency: string;
}

export interface Reason {
  code: string;
  /** "pack/rule" */
  rule: string;
  pack: string;
  text: LocalText;
  /** How an unclear clause is read here. */
  reading?: LocalText;
  /** Absent where no rule speaks, as for "not_covered". */
  citation?: Citation;
}

export interface Citation {
  document: string;
  clause: string;
  /** At most about 30 characters of the document. */
  quote?: string;
  /** Verification mark of a statute or platform figure. */
  mark?: "A" | "A-" | "B2";
}

/** `min` and `max` bound what may be offered; `suggested` lies between them. Empty range: "ineligible" with its reason. */
export interface Compensation {
  code: string;
  form: "cash" | "coupon" | "gift" | "price_difference" | "multiple" | "statutory" | "carrier_claim";
  verdict: Verdict;
  min?: Money;
  max?: Money;
  suggested?: Money;
  currency: string;
  payer: string;
  basis: { code: string; text: LocalText; amount?: Money }[];
  marginChecked: boolean;
  conditions: Note[];
  reasons: Note[];
  /** "pack/rule" */
  rule: string;
  citation: Citation;
}

/** kind: "depreciation", "repair_cost", "damage", "quotation", "penalty" … `amount` only where a rule gives it. */
export interface Charge {
  kind: string;
  payer: string;
  amount?: Money;
  from?: Instant;
  until?: Instant;
  text: LocalText;
  citation: Citation;
}

export interface Evidence {
  code: string;
  text: LocalText;
  from: Party | "authority";
  /** null: unknown */
  satisfied: boolean | null;
  decides: string[];
  citation: Citation;
}

/** code: "answer_refund_request", "carrier_answer", "reship", "repair_done", "on_site" … */
export interface Deadline {
  code: string;
  actor: string;
  /** Of a span, its begin. */
  from?: Instant;
  /** Absent while its anchor is unknown. */
  dueAt?: Instant;
  status: "pending" | "met" | "overdue" | "unknown";
  remainingSeconds?: number;
  /** Counted from a plain date, or past the calendar's data. */
  approximate?: boolean;
  missing: string[];
  remedy?: string;
  text: LocalText;
  citation: Citation;
}

/** In the order in which they are taken. */
export interface Step {
  code: string;
  actor: string;
  text: LocalText;
  /** "open": to be done, without a date; "pending" and "overdue": by `dueAt`. */
  status: "open" | "pending" | "overdue" | "done";
  /** When its deadline ends. */
  dueAt?: Instant;
  /** "pack/rule" */
  rule: string;
  citation: Citation;
}

export interface Measure {
  code: string;
  actor: string;
  text: LocalText;
  citation: Citation;
}

export type ReplyRung =
  | "opening"
  | "ask"
  | "explain"
  | "first_offer"
  | "last_offer"
  | "decline"
  | "last_resort"
  | "accept"
  | "follow_up"
  | "closing"
  | "handover"
  | "summary";

/** Where a talk stands; worked out from `request` and `history.refused`. */
export interface Negotiation {
  rung: ReplyRung;
  /** What comes next, if the buyer does not agree; after an agreement, `follow_up`. */
  next?: ReplyRung;
  /** Explain, first and last offers, decline, last resorts, in this order. */
  ladder: {
    rung: ReplyRung;
    /** The remedy that is offered. */
    remedy?: string;
    /** The code of the compensation that is offered. */
    offer?: string;
    /** Within the compensation's range, and no more than the buyer asks for. */
    amount?: Money;
    /** "closed": it cannot be made, or repeats the one before. */
    status: "now" | "later" | "past" | "refused" | "closed";
    text: LocalText;
  }[];
}

export interface Question {
  fact: string;
  type: "choice" | "set" | "boolean" | "date" | "money" | "number" | "text";
  text: LocalText;
  options?: { value: string | boolean; text: LocalText }[];
  /** Remedies and amounts it decides. */
  decides: string[];
}

export interface Reply {
  id: string;
  rung: ReplyRung;
  /** Who reads the words. */
  to: "customer" | "agent";
  /** For the audience "agent": whether it is said now, later or is past. */
  turn?: "now" | "later" | "past";
  tone: string;
  locale: string;
  text: string;
  uses: string[];
}

// ---------------------------------------------------------------- menus

export interface GoodsNode {
  code: string;
  title: LocalText;
  /** Ids of the packs that know these goods. */
  packs: string[];
  children: GoodsNode[];
}

export interface Vocabulary {
  groups: Record<string, VocabularyCode[]>;
  facts: VocabularyFact[];
  faults: VocabularyFault[];
}

export interface VocabularyCode {
  code: string;
  text: LocalText;
  /** Of an issue. */
  aspect?: Decision["issue"]["aspect"];
  /** Of an anchor: the fact that holds its date. */
  fact?: string;
}

export interface VocabularyFact {
  path: string;
  type: Question["type"] | "duration" | "list";
  name: LocalText;
  /** The question that asks for it. */
  text: LocalText;
  /** Settled by the future alone, such as an inspection. */
  outcome: boolean;
  options?: { value: string | boolean; text: LocalText }[];
}

export interface VocabularyFault {
  code: string;
  text: LocalText;
  /** The issue kinds it may come with, the implied one first. */
  issues: string[];
  /** Goods it is for; none: any. */
  goods: string[];
}

// ---------------------------------------------------------------- problems

export interface Problem {
  /** Where: "issue.kind", "rules[3].when"; empty for the whole input. */
  path: string;
  given?: string;
  wanted: string;
  suggestion?: string;
}

/** The plain-data form in batches. */
export interface Problems {
  message: string;
  problems: Problem[];
}

/** Thrown on bad input, with every problem at once; and when the module cannot be loaded or a policy was freed. */
export class SanbaoError extends Error {
  problems: Problem[];
}

export interface Diagnostic {
  level: "error" | "warning";
  path: string;
  message: string;
  given?: string;
  wanted?: string;
  suggestion?: string;
  /** A case that shows it. */
  counterexample?: Case;
}

// ---------------------------------------------------------------- functions

/** A `URL`, by what every host has of it. */
export interface Address {
  readonly href: string;
}

/** What `init` loads. */
export interface Loading {
  /** A URL, Response, bytes or WebAssembly.Module; left out: the module beside this file. */
  module?: unknown;
  /**
   * Names of built-in packs, addresses of compiled packs (a URL, or as the page would write it), or their bytes, in the
   * order in which they rank. Left out: every built-in pack, unless something is loaded already. A page that names the packs
   * it sells by loads no others; a later call adds what is not there yet.
   */
  packs?: (string | Address | Uint8Array)[];
  /**
   * The languages to load: their words, and the packs given by name in them. Left out: both, unless one is loaded already.
   * A later call adds a language to the words and to the packs given by name; packs given by address or as bytes stay as
   * they are, and a call for a language that one of them lacks is refused. The authors' module and Node hold both.
   */
  locales?: Locale[];
  /** Loads the authors' module instead, which reads packs as JSON, checks and compiles them, and holds every built-in one. */
  author?: boolean;
}

/**
 * Loads the module and its packs; to be awaited once before anything else, and harmless when repeated. In Node everything
 * is there from the start.
 * @param input what to load, or a source of the module: a URL, Response, bytes or WebAssembly.Module
 */
export default function init(input?: Loading | unknown): Promise<unknown>;

/**
 * Starts the module without waiting. It holds no words itself: until some are given, here or by `init`, it refuses to answer.
 * @param input bytes or a WebAssembly.Module of `sanbao_bg.wasm`, or an object with it, with compiled packs and with the
 * files of `words/`, one for each language to speak
 */
export function initSync(
  input: { module: unknown; packs?: Uint8Array[]; words?: Uint8Array[] } | unknown,
): unknown;

/** The whole decision without its texts. Throws a `SanbaoError` with every problem of the case. */
export function evaluate(input: Case, options: Options & { detail: "brief" }): BriefDecision;
/** The whole decision. Throws a `SanbaoError` with every problem of the case. */
export function evaluate(input: Case, options?: Options): Decision;

/** JSON text in and out: the quickest way for servers and workers. */
export function evaluateJson(text: string, options?: Options): string;

/** The remedies alone. */
export function eligibility(
  input: Case,
  options?: Options,
): Pick<Decision, "now" | "policy" | "headline" | "remedies" | "missing" | "timeline">;

/** What may be offered, and what is charged. */
export function compensation(
  input: Case,
  options?: Options,
): Pick<Decision, "now" | "policy" | "compensation" | "charges" | "missing">;

/** What to say. */
export function replies(input: Case, options?: Options): Reply[];

/** A decision for each case; a bad case is an error record in its place. */
export function evaluateMany(input: Case[], options?: Options): (Decision | { error: Problems })[];

/** NDJSON in, NDJSON out, one line for one line; a bad line becomes `{"error":…}` in its place. */
export function evaluateNdjson(lines: Uint8Array, options?: Options): Uint8Array;

/** Everything that is wrong with a pack or doubtful in it; empty: it loads. */
export function checkPack(pack: unknown): Diagnostic[];

/** The loaded packs. */
export function packs(
  options?: Options,
): { id: string; version: string; hash: string; title: LocalText; kind: string; group: string }[];

/** The goods tree, for menus. */
export function goods(options?: Options): GoodsNode[];

/** Every code, fact and fault with its words, for menus. */
export function vocabulary(options?: Options): Vocabulary;

/** Titles, reason texts and citations by id ("pack/rule" …), for answers of detail "brief". */
export function texts(
  ids: string[],
  options?: Options,
): Record<string, { text: LocalText; citation?: Citation }>;

/** A shop's own packs beside the built-in ones; asked by the same functions. */
export class Policy {
  /** Compiled packs and no others, as `compile` gives them. Throws where the bytes are of another version. */
  static load(...packs: Uint8Array[]): Policy;
  /**
   * Packs as JSON; in a page this needs `init({ author: true })`, as `checkPack` and `compile` do.
   *
   * A rule replaces another only by naming it (`"replaces": ["pack/rule"]`). Throws with every problem of the packs.
   */
  constructor(packs: unknown[], options?: PolicyOptions);
  evaluate: typeof evaluate;
  evaluateJson: typeof evaluateJson;
  eligibility: typeof eligibility;
  compensation: typeof compensation;
  replies: typeof replies;
  evaluateMany: typeof evaluateMany;
  evaluateNdjson: typeof evaluateNdjson;
  checkPack: typeof checkPack;
  packs: typeof packs;
  goods: typeof goods;
  vocabulary: typeof vocabulary;
  texts: typeof texts;
  /** The packs as bytes for `Policy.load` and `init`: what a page loads quickest; in one language, if it is named. */
  compile(options?: { locale?: Locale }): Uint8Array;
  /** Gives the memory back at once; a policy that is forgotten is freed in time. */
  free(): void;
}
