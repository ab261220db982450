import { summary } from "./error.js";
import { plain } from "./plain.js";

/** @typedef {import("./index.js").Problem} Problem */
/** @typedef {(lines: Uint8Array) => Uint8Array} Decide NDJSON in, NDJSON out, one line for one line */

// All the gain of a batch is there by some hundred cases, and the module's memory never shrinks.
const LINES_AT_ONCE = 100;
const BYTES_AT_ONCE = 256 * 1024;
const LONGEST_LINE = 1024 * 1024;
const NEWLINE = 10;

/**
 * @param {Uint8Array} lines
 * @param {Decide} decide
 * @returns {Uint8Array}
 */
export function decideLines(lines, decide) {
  /** @type {Uint8Array[]} */
  const answers = [];
  let from = 0;
  let count = 0;
  let start = 0;
  const flush = () => {
    if (from < start) {
      answers.push(decide(lines.subarray(from, start)));
    }
    from = start;
    count = 0;
  };
  while (start < lines.length) {
    const newline = lines.indexOf(NEWLINE, start);
    const next = newline === -1 ? lines.length : newline + 1;
    if (next - start > LONGEST_LINE) {
      flush();
      answers.push(record(tooLong(next - start)));
      from = next;
    } else if (count === LINES_AT_ONCE || next - from > BYTES_AT_ONCE) {
      flush();
    }
    start = next;
    count += 1;
  }
  flush();
  return joined(answers);
}

/**
 * @param {unknown[]} cases
 * @param {Decide} decide
 * @returns {unknown[]}
 */
export function decideCases(cases, decide) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  /** @type {unknown[]} */
  const answers = [];
  for (let from = 0; from < cases.length; from += LINES_AT_ONCE) {
    const written = chunk(cases, from);
    const lines = `${written.map(({ text }) => text ?? "null").join("\n")}\n`;
    const decided = decoder.decode(decideLines(encoder.encode(lines), decide));
    /** @type {any[]} */
    const decisions = JSON.parse(`[${decided.trimEnd().replaceAll("\n", ",")}]`);
    for (const [index, one] of written.entries()) {
      const decision = decisions[index];
      const problems = one.problems.length === 0 ? [] : withoutEchoes(one, decision.error?.problems ?? []);
      answers.push(problems.length === 0 ? decision : { error: refusal(problems) });
    }
  }
  return answers;
}

/**
 * @param {unknown[]} cases
 * @param {number} from
 */
function chunk(cases, from) {
  const written = [];
  for (let index = from; index < cases.length && index < from + LINES_AT_ONCE; index += 1) {
    try {
      written.push(plain(cases[index]));
    } catch {
      const problem = { path: "", given: "a getter that throws", wanted: "plain data" };
      written.push({ text: undefined, problems: [problem] });
    }
  }
  return written;
}

/**
 * The core saw `null` where the writer refused a value: what it says of those places, and inside them, is an echo.
 * @param {{ text: string | undefined, problems: Problem[] }} written
 * @param {Problem[]} found by the core
 */
export function withoutEchoes(written, found) {
  if (written.text === undefined) {
    return written.problems;
  }
  const refused = written.problems.map(({ path }) => path);
  const isEcho = (/** @type {string} */ path) =>
    refused.some(
      (place) =>
        place === "" || path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`),
    );
  return [...written.problems, ...found.filter(({ path }) => !isEcho(path))];
}

/** @param {Problem[]} problems */
function refusal(problems) {
  return { message: summary(problems), problems };
}

/** @param {number} bytes */
function tooLong(bytes) {
  return [{ path: "", given: `a line of ${bytes} bytes`, wanted: `at most ${LONGEST_LINE} bytes` }];
}

/** @param {Problem[]} problems */
function record(problems) {
  return new TextEncoder().encode(`${JSON.stringify({ error: refusal(problems) })}\n`);
}

/** @param {Uint8Array[]} parts */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
