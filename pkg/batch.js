import { summary } from "./error.js";
import { plain } from "./plain.js";
const LINES_AT_ONCE = 100;
const BYTES_AT_ONCE = 256 * 1024;
const LONGEST_LINE = 1024 * 1024;
const NEWLINE = 10;
export function decideLines(lines, decide) {
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
export function decideCases(cases, decide) {
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const answers = [];
for (let from = 0; from < cases.length; from += LINES_AT_ONCE) {
const written = chunk(cases, from);
const lines = `${written.map(({ text }) => text ?? "null").join("\n")}\n`;
const decided = decoder.decode(decideLines(encoder.encode(lines), decide));
const decisions = JSON.parse(`[${decided.trimEnd().replaceAll("\n", ",")}]`);
for (const [index, one] of written.entries()) {
const decision = decisions[index];
const problems = one.problems.length === 0 ? [] : withoutEchoes(one, decision.error?.problems ?? []);
answers.push(problems.length === 0 ? decision : { error: refusal(problems) });
}
}
return answers;
}
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
function refusal(problems) {
return { message: summary(problems), problems };
}
function tooLong(bytes) {
return [{ path: "", given: `a line of ${bytes} bytes`, wanted: `at most ${LONGEST_LINE} bytes` }];
}
function record(problems) {
return new TextEncoder().encode(`${JSON.stringify({ error: refusal(problems) })}\n`);
}
export function joined(parts) {
const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
let at = 0;
for (const part of parts) {
whole.set(part, at);
at += part.length;
}
return whole;
}
