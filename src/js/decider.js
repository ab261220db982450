import { decideCases, decideLines, joined, withoutEchoes } from "./batch.js";
import { authors, cross, engine } from "./engine.js";
import { SanbaoError } from "./error.js";
import { CASE, PACK, plain } from "./plain.js";

/** @typedef {import("./index.js").Problem} Problem */
/** @typedef {import("./sanbao.js").RawPolicy & { compiled?: (only: string) => Uint8Array }} RawPolicy */

// The numbers by which the boundary knows its parts and menus.
const EVALUATE = 0;
const ELIGIBILITY = 1;
const COMPENSATION = 2;
const REPLIES = 3;
const PACKS = 0;
const GOODS = 1;
const VOCABULARY = 2;

/** Everything that can be asked of one set of packs. */
export class Decider {
  /** @type {RawPolicy | undefined} */
  #raw;

  /** @param {RawPolicy} raw */
  constructor(raw) {
    this.#raw = raw;
  }

  /**
   * What decides by compiled packs, or by the built-in ones that the authors' module holds.
   * @param {any} glue a module that runs
   * @param {Uint8Array[]} packs
   */
  static standard({ RawPolicy, checkPack }, packs) {
    const holdsThem = checkPack !== undefined && packs.length === 0;
    return new Decider(holdsThem ? cross(() => RawPolicy.builtIn()) : fromBytes(RawPolicy, packs));
  }

  /**
   * @param {unknown} input
   * @param {unknown} [options]
   */
  evaluate(input, options) {
    return this.#decide(EVALUATE, input, options);
  }

  /**
   * @param {unknown} input
   * @param {unknown} [options]
   */
  eligibility(input, options) {
    return this.#decide(ELIGIBILITY, input, options);
  }

  /**
   * @param {unknown} input
   * @param {unknown} [options]
   */
  compensation(input, options) {
    return this.#decide(COMPENSATION, input, options);
  }

  /**
   * @param {unknown} input
   * @param {unknown} [options]
   */
  replies(input, options) {
    return this.#decide(REPLIES, input, options);
  }

  /**
   * @param {string} text
   * @param {unknown} [options]
   * @returns {string}
   */
  evaluateJson(text, options) {
    const raw = this.#live();
    if (typeof text !== "string") {
      throw SanbaoError.of([{ path: "", given: `a ${typeof text}`, wanted: "a case as JSON text" }]);
    }
    if (text.length > CASE.characters) {
      throw SanbaoError.of([tooLarge(text.length)]);
    }
    const setting = settings(options);
    return answered(cross(() => raw.decide(EVALUATE, text, setting, Date.now())));
  }

  /**
   * @param {unknown} cases
   * @param {unknown} [options]
   * @returns {unknown[]}
   */
  evaluateMany(cases, options) {
    const raw = this.#live();
    const setting = this.#checked(options);
    // One instant for the whole batch, however many times it crosses.
    const now = Date.now();
    return decideCases(items(cases, "a list of cases"), (lines) =>
      cross(() => raw.ndjson(lines, setting, now)),
    );
  }

  /**
   * @param {Uint8Array} lines
   * @param {unknown} [options]
   * @returns {Uint8Array}
   */
  evaluateNdjson(lines, options) {
    const raw = this.#live();
    if (!(lines instanceof Uint8Array)) {
      throw SanbaoError.of([{ path: "", given: `a ${typeof lines}`, wanted: "NDJSON as a Uint8Array" }]);
    }
    const setting = this.#checked(options);
    const now = Date.now();
    return decideLines(lines, (some) => cross(() => raw.ndjson(some, setting, now)));
  }

  /** @param {unknown} pack */
  checkPack(pack) {
    this.#live();
    return checkPack(pack);
  }

  /** @param {unknown} [options] */
  packs(options) {
    return this.#menu(PACKS, options);
  }

  /** @param {unknown} [options] */
  goods(options) {
    return this.#menu(GOODS, options);
  }

  /** @param {unknown} [options] */
  vocabulary(options) {
    return this.#menu(VOCABULARY, options);
  }

  /**
   * @param {unknown} ids
   * @param {unknown} [options]
   */
  texts(ids, options) {
    const raw = this.#live();
    const wanted = "a list of ids";
    /** @type {string[]} */
    const names = [];
    /** @type {Problem[]} */
    const problems = [];
    items(ids, wanted).forEach((id, index) => {
      if (typeof id === "string") {
        names.push(id);
      } else {
        problems.push({ path: `ids[${index}]`, given: `a ${typeof id}`, wanted: "an id" });
      }
    });
    if (problems.length > 0) {
      throw SanbaoError.of(problems);
    }
    const setting = settings(options);
    return JSON.parse(answered(cross(() => raw.texts(JSON.stringify(names), setting))));
  }

  /**
   * The packs as bytes that `Policy.load` and `init` take.
   * @param {unknown} [options] `locale`: the one language whose texts are kept
   */
  compile(options) {
    const raw = this.#live();
    authors();
    const only = JSON.parse(this.#checked(options) || "{}").locale ?? "";
    return cross(() => /** @type {(only: string) => Uint8Array} */ (raw.compiled).call(raw, only));
  }

  /** Gives the memory of the packs back; a policy that is forgotten is freed by itself in time. */
  free() {
    const raw = this.#raw;
    this.#raw = undefined;
    raw?.free();
  }

  /**
   * @param {number} part
   * @param {unknown} input
   * @param {unknown} options
   */
  #decide(part, input, options) {
    const raw = this.#live();
    const written = plain(input);
    const chosen = settings(options);
    const answer = cross(() => raw.decide(part, written.text ?? "null", chosen, Date.now()));
    if (written.problems.length === 0) {
      return JSON.parse(answered(answer));
    }
    const found = answer.startsWith("!") ? JSON.parse(answer.slice(1)).problems : [];
    throw SanbaoError.of(withoutEchoes(written, found));
  }

  /**
   * @param {number} which
   * @param {unknown} options
   */
  #menu(which, options) {
    const raw = this.#live();
    const setting = settings(options);
    return JSON.parse(answered(cross(() => raw.menu(which, setting))));
  }

  /**
   * Options of a batch: wrong ones are refused once, not in every line.
   * @param {unknown} options
   */
  #checked(options) {
    const raw = this.#live();
    const setting = settings(options);
    answered(cross(() => raw.texts("[]", setting)));
    return setting;
  }

  #live() {
    engine();
    if (this.#raw === undefined) {
      throw new SanbaoError("this policy was freed; make a new one");
    }
    return this.#raw;
  }
}

/** The shop's own packs beside the built-in ones. */
export class Policy extends Decider {
  /**
   * @param {unknown} packs
   * @param {unknown} [options]
   */
  constructor(packs, options) {
    super(fromJson(packs, options));
  }

  /**
   * @param {Uint8Array[]} packs
   * @returns {Policy}
   */
  static load(...packs) {
    const { RawPolicy } = engine();
    const wrong = packs.findIndex((pack) => !(pack instanceof Uint8Array));
    if (wrong !== -1 || packs.length === 0) {
      throw SanbaoError.of([
        { path: `packs[${Math.max(wrong, 0)}]`, wanted: "a compiled pack as a Uint8Array" },
      ]);
    }
    // The constructor is for packs as JSON.
    return Reflect.construct(Decider, [fromBytes(RawPolicy, packs)], Policy);
  }
}

/**
 * @param {unknown} packs
 * @param {unknown} options
 */
function fromJson(packs, options) {
  const { RawPolicy } = authors();
  const written = plain(packs, PACK, "packs");
  const chosen = options === undefined ? undefined : plain(options, CASE, "options");
  const problems = [...written.problems, ...(chosen?.problems ?? [])];
  const copy = copied(written);
  if (copy === null || !Array.isArray(copy)) {
    problems.push({ path: "packs", given: "no list", wanted: "a list of packs" });
  }
  if (problems.length > 0) {
    throw SanbaoError.of(problems);
  }
  return sound(cross(() => new RawPolicy(copy, chosen && copied(chosen))));
}

/**
 * @param {any} RawPolicy
 * @param {Uint8Array[]} packs compiled
 */
function fromBytes(RawPolicy, packs) {
  return sound(cross(() => RawPolicy.load(joined(packs))));
}

/**
 * A raw policy whose packs are right.
 * @param {RawPolicy} raw
 */
function sound(raw) {
  const refused = raw.problems();
  if (refused !== "") {
    raw.free();
    answered(refused);
  }
  return raw;
}

/** @param {unknown} pack */
export function checkPack(pack) {
  const { checkPack } = authors();
  const written = plain(pack, PACK);
  const found = written.problems.map(({ path, given, wanted }) => {
    return { level: "error", path, message: `${given} is no part of a pack`, given, wanted };
  });
  return found.length > 0 ? found : JSON.parse(answered(cross(() => checkPack(copied(written)))));
}

/**
 * Options as JSON text; none is empty.
 * @param {unknown} options
 */
function settings(options) {
  if (options === undefined || options === null) {
    return "";
  }
  const written = plain(options, CASE, "options");
  if (written.problems.length > 0) {
    throw SanbaoError.of(written.problems);
  }
  return written.text ?? "";
}

/** @param {{ text: string | undefined }} written */
function copied({ text }) {
  return JSON.parse(text ?? "null");
}

/**
 * @param {unknown} list
 * @param {string} wanted
 * @returns {unknown[]}
 */
function items(list, wanted) {
  try {
    if (Array.isArray(list)) {
      return list;
    }
  } catch {
    // A revoked proxy, or one whose traps throw.
  }
  throw SanbaoError.of([{ path: "", given: list === null ? "null" : `a ${typeof list}`, wanted }]);
}

/**
 * The module answers with text; what starts with `!` is a refusal with its problems.
 * @param {string} answer
 */
export function answered(answer) {
  if (answer.startsWith("!")) {
    const { message, problems } = JSON.parse(answer.slice(1));
    throw new SanbaoError(message, problems);
  }
  return answer;
}

/** @param {number} characters */
function tooLarge(characters) {
  return {
    path: "",
    given: `a text of ${characters} characters`,
    wanted: `at most ${CASE.characters} characters`,
  };
}
