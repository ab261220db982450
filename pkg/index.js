class SanbaoError extends Error {
constructor(message, problems = [], options = undefined) {
super(message, options);
this.problems = problems;
}
static of(problems) {
return new SanbaoError(summary(problems), problems);
}
}
SanbaoError.prototype.name = "SanbaoError";
function summary(problems) {
const sentences = problems.map(sentence);
return sentences.length > 1 ? `${sentences.length} problems: ${sentences.join(" · ")}` : sentences.join("");
}
function sentence({ path, given, wanted, suggestion }) {
const place = path === "" ? "input" : path;
const found = given === undefined ? `\`${place}\`: ` : `\`${place}\` is \`${given}\`; `;
const hint = suggestion === undefined ? "" : `; did you mean \`${suggestion}\`?`;
return `${found}wanted: ${wanted}${hint}`;
}
const CASE = { depth: 32, characters: 1024 * 1024 };
const PACK = { depth: 64, characters: 8 * 1024 * 1024 };
const LONGEST_STRING = 100_000;
const MOST_PROBLEMS = 200;
const NEEDS_NO_ESCAPE = /^[ !#-[\]-\uD7FF\uE000-\uFFFF]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
class Refused extends Error {}
function plain(value, limits = CASE, root = "") {
const writer = new Writer(limits, root);
try {
const text = writer.value(value) ?? writer.absent();
return { text, problems: writer.problems };
} catch (error) {
if (!(error instanceof Refused)) {
throw error;
}
return { text: undefined, problems: writer.problems };
}
}
class Writer {
problems = [];
#open = [];
#path = [];
#characters = 0;
#limits;
#root;
constructor(limits, root) {
this.#limits = limits;
this.#root = root;
}
value(value) {
switch (typeof value) {
case "string":
return this.#string(value);
case "number":
return Number.isFinite(value)
? this.#count(String(value))
: this.#refuse(String(value), "a finite number");
case "boolean":
return this.#count(value ? "true" : "false");
case "undefined":
this.#spend(1);
return undefined;
case "bigint":
return this.#refuse("a BigInt", "a number, or decimal text");
case "object":
return value === null ? this.#count("null") : this.#object(value);
default:
return this.#refuse(`a ${typeof value}`, "plain data");
}
}
absent() {
this.#refuse("undefined", "a value");
return undefined;
}
#string(value) {
if (value.length > LONGEST_STRING) {
return this.#refuse(
`a string of ${value.length} characters`,
`a string of at most ${LONGEST_STRING} characters`,
);
}
if (NEEDS_NO_ESCAPE.test(value)) {
return this.#count(`"${value}"`);
}
if (LONE_SURROGATE.test(value)) {
return this.#refuse("text with half a surrogate pair", "whole Unicode characters");
}
return this.#count(JSON.stringify(value));
}
#object(value) {
if (this.#open.includes(value)) {
return this.#refuse("an object inside itself", "data without cycles");
}
if (this.#open.length >= this.#limits.depth) {
return this.#refuse("deeper nesting", `at most ${this.#limits.depth} levels`);
}
this.#open.push(value);
const depth = this.#path.length;
try {
return this.#contents(value);
} catch (error) {
if (error instanceof Refused) {
throw error;
}
this.#path.length = depth;
return this.#refuse("an object that throws when read", "plain data");
} finally {
this.#path.length = depth;
this.#open.pop();
}
}
#contents(value) {
if (Array.isArray(value)) {
return this.#list(value);
}
const prototype = Object.getPrototypeOf(value);
if (prototype === null || Object.getPrototypeOf(prototype) === null) {
return this.#members(value);
}
const time = instant(value);
if (time === undefined) {
return this.#refuse(kind(value), "a plain object");
}
return Number.isNaN(time)
? this.#refuse("an invalid Date", "a valid Date, or RFC 3339 text")
: this.#count(`"${new Date(time).toISOString()}"`);
}
#list(list) {
const length = list.length;
if (length > this.#limits.characters) {
this.#refuse(`a list of ${length}`, "a shorter list");
throw new Refused();
}
let text = "";
this.#spend(2);
for (let index = 0; index < length; index += 1) {
this.#path.push(index);
const item = this.#member(list, index) ?? this.#refuse("undefined", "a value; a list has no gaps");
this.#path.pop();
text += index === 0 ? item : `,${item}`;
}
return `[${text}]`;
}
#members(object) {
let text = "";
this.#spend(2);
for (const key of Object.keys(object)) {
this.#path.push(key);
const member = this.#member(object, key);
const name = member === undefined ? undefined : this.#name(key);
this.#path.pop();
if (name !== undefined) {
text += text === "" ? `${name}:${member}` : `,${name}:${member}`;
}
}
return `{${text}}`;
}
#member(holder, key) {
let value;
try {
value = holder[key];
} catch {
return this.#refuse("a getter that throws", "plain data");
}
return this.value(value);
}
#name(key) {
if (key.length > 200 || LONE_SURROGATE.test(key)) {
this.#refuse("a name that cannot be one", "a field name of at most 200 characters");
return undefined;
}
return this.#count(JSON.stringify(key));
}
#count(text) {
this.#spend(text.length + 1);
return text;
}
#spend(characters) {
this.#characters += characters;
if (this.#characters > this.#limits.characters) {
this.#path.length = 0;
this.#refuse("too large", `at most ${this.#limits.characters} characters`);
throw new Refused();
}
}
#refuse(given, wanted) {
this.problems.push({ path: this.#where(), given, wanted });
if (this.problems.length >= MOST_PROBLEMS) {
throw new Refused();
}
return "null";
}
#where() {
let path = this.#root;
for (const step of this.#path) {
const name = String(step).slice(0, 200);
path += typeof step === "number" ? `[${name}]` : path === "" ? name : `.${name}`;
}
return path;
}
}
function instant(value) {
try {
return Date.prototype.getTime.call(value);
} catch {
return undefined;
}
}
function kind(value) {
const name = Object.prototype.toString.call(value).slice(8, -1).slice(0, 40);
return name === "Object" ? "an object with a class" : `a ${name}`;
}
const LINES_AT_ONCE = 100;
const BYTES_AT_ONCE = 256 * 1024;
const LONGEST_LINE = 1024 * 1024;
const NEWLINE = 10;
function decideLines(lines, decide) {
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
function decideCases(cases, decide) {
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
function withoutEchoes(written, found) {
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
function joined(parts) {
const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
let at = 0;
for (const part of parts) {
whole.set(part, at);
at += part.length;
}
return whole;
}
let running;
function install(glue) {
running = /** @type {Glue} */ (glue);
}
function isStarted() {
return running !== undefined;
}
function isAuthors() {
return running?.checkPack !== undefined;
}
function engine() {
if (running === undefined) {
throw new SanbaoError("sanbao is not loaded yet; `await init()` first");
}
return running;
}
function authors() {
const { RawPolicy, checkPack } = engine();
if (checkPack === undefined) {
throw new SanbaoError(
"packs as JSON are read by the authors' module: `await init({ author: true })`; or compile them ahead, `new Policy([pack]).compile()`, and load the bytes",
);
}
return { RawPolicy: /** @type {typeof import("./author.js").RawPolicy} */ (RawPolicy), checkPack };
}
function cross(call) {
try {
return call();
} catch (cause) {
throw new SanbaoError("sanbao failed inside; this is a fault of sanbao, not of the input", [], { cause });
}
}
function notLoaded(cause) {
const why = cause instanceof Error ? cause.message : String(cause);
const hint = /content security policy|unsafe-eval/i.test(why)
? "the page's Content-Security-Policy refuses WebAssembly; add 'wasm-unsafe-eval' to its script-src"
: why;
return new SanbaoError(`sanbao could not be loaded: ${hint}`, [], { cause });
}
const EVALUATE = 0;
const ELIGIBILITY = 1;
const COMPENSATION = 2;
const REPLIES = 3;
const PACKS = 0;
const GOODS = 1;
const VOCABULARY = 2;
class Decider {
#raw;
constructor(raw) {
this.#raw = raw;
}
static standard({ RawPolicy, checkPack }, packs) {
const holdsThem = checkPack !== undefined && packs.length === 0;
return new Decider(holdsThem ? cross(() => RawPolicy.builtIn()) : fromBytes(RawPolicy, packs));
}
evaluate(input, options) {
return this.#decide(EVALUATE, input, options);
}
eligibility(input, options) {
return this.#decide(ELIGIBILITY, input, options);
}
compensation(input, options) {
return this.#decide(COMPENSATION, input, options);
}
replies(input, options) {
return this.#decide(REPLIES, input, options);
}
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
evaluateMany(cases, options) {
const raw = this.#live();
const setting = this.#checked(options);
const now = Date.now();
return decideCases(items(cases, "a list of cases"), (lines) =>
cross(() => raw.ndjson(lines, setting, now)),
);
}
evaluateNdjson(lines, options) {
const raw = this.#live();
if (!(lines instanceof Uint8Array)) {
throw SanbaoError.of([{ path: "", given: `a ${typeof lines}`, wanted: "NDJSON as a Uint8Array" }]);
}
const setting = this.#checked(options);
const now = Date.now();
return decideLines(lines, (some) => cross(() => raw.ndjson(some, setting, now)));
}
checkPack(pack) {
this.#live();
return checkPack(pack);
}
packs(options) {
return this.#menu(PACKS, options);
}
goods(options) {
return this.#menu(GOODS, options);
}
vocabulary(options) {
return this.#menu(VOCABULARY, options);
}
texts(ids, options) {
const raw = this.#live();
const wanted = "a list of ids";
const names = [];
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
compile(options) {
const raw = this.#live();
authors();
const only = JSON.parse(this.#checked(options) || "{}").locale ?? "";
return cross(() => /** @type {(only: string) => Uint8Array} */ (raw.compiled).call(raw, only));
}
free() {
const raw = this.#raw;
this.#raw = undefined;
raw?.free();
}
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
#menu(which, options) {
const raw = this.#live();
const setting = settings(options);
return JSON.parse(answered(cross(() => raw.menu(which, setting))));
}
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
class Policy extends Decider {
constructor(packs, options) {
super(fromJson(packs, options));
}
static load(...packs) {
const { RawPolicy } = engine();
const wrong = packs.findIndex((pack) => !(pack instanceof Uint8Array));
if (wrong !== -1 || packs.length === 0) {
throw SanbaoError.of([
{ path: `packs[${Math.max(wrong, 0)}]`, wanted: "a compiled pack as a Uint8Array" },
]);
}
return Reflect.construct(Decider, [fromBytes(RawPolicy, packs)], Policy);
}
}
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
function fromBytes(RawPolicy, packs) {
return sound(cross(() => RawPolicy.load(joined(packs))));
}
function sound(raw) {
const refused = raw.problems();
if (refused !== "") {
raw.free();
answered(refused);
}
return raw;
}
function checkPack(pack) {
const { checkPack } = authors();
const written = plain(pack, PACK);
const found = written.problems.map(({ path, given, wanted }) => {
return { level: "error", path, message: `${given} is no part of a pack`, given, wanted };
});
return found.length > 0 ? found : JSON.parse(answered(cross(() => checkPack(copied(written)))));
}
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
function copied({ text }) {
return JSON.parse(text ?? "null");
}
function items(list, wanted) {
try {
if (Array.isArray(list)) {
return list;
}
} catch {
}
throw SanbaoError.of([{ path: "", given: list === null ? "null" : `a ${typeof list}`, wanted }]);
}
function answered(answer) {
if (answer.startsWith("!")) {
const { message, problems } = JSON.parse(answer.slice(1));
throw new SanbaoError(message, problems);
}
return answer;
}
function tooLarge(characters) {
return {
path: "",
given: `a text of ${characters} characters`,
wanted: `at most ${CASE.characters} characters`,
};
}
const BUILT_IN = {
"phone": () => new URL("./packs/phone.sanbao", import.meta.url),
"department-store": () => new URL("./packs/department-store.sanbao", import.meta.url),
"online-shop": () => new URL("./packs/online-shop.sanbao", import.meta.url),
"taobao": () => new URL("./packs/taobao.sanbao", import.meta.url),
"computer": () => new URL("./packs/computer.sanbao", import.meta.url),
"components": () => new URL("./packs/components.sanbao", import.meta.url),
"car": () => new URL("./packs/car.sanbao", import.meta.url),
"dell": () => new URL("./packs/dell.sanbao", import.meta.url),
"refurbished": () => new URL("./packs/refurbished.sanbao", import.meta.url),
"project": () => new URL("./packs/project.sanbao", import.meta.url),
"service-desk": () => new URL("./packs/service-desk.sanbao", import.meta.url),
"field-service": () => new URL("./packs/field-service.sanbao", import.meta.url),
"medical-device": () => new URL("./packs/medical-device.sanbao", import.meta.url),
"erp": () => new URL("./packs/erp.sanbao", import.meta.url),
};
const ONE = {
"zh-CN": {
"phone": () => new URL("./packs/phone.zh-CN.sanbao", import.meta.url),
"department-store": () => new URL("./packs/department-store.zh-CN.sanbao", import.meta.url),
"online-shop": () => new URL("./packs/online-shop.zh-CN.sanbao", import.meta.url),
"taobao": () => new URL("./packs/taobao.zh-CN.sanbao", import.meta.url),
"computer": () => new URL("./packs/computer.zh-CN.sanbao", import.meta.url),
"components": () => new URL("./packs/components.zh-CN.sanbao", import.meta.url),
"car": () => new URL("./packs/car.zh-CN.sanbao", import.meta.url),
"dell": () => new URL("./packs/dell.zh-CN.sanbao", import.meta.url),
"refurbished": () => new URL("./packs/refurbished.zh-CN.sanbao", import.meta.url),
"project": () => new URL("./packs/project.zh-CN.sanbao", import.meta.url),
"service-desk": () => new URL("./packs/service-desk.zh-CN.sanbao", import.meta.url),
"field-service": () => new URL("./packs/field-service.zh-CN.sanbao", import.meta.url),
"medical-device": () => new URL("./packs/medical-device.zh-CN.sanbao", import.meta.url),
"erp": () => new URL("./packs/erp.zh-CN.sanbao", import.meta.url),
},
"en": {
"phone": () => new URL("./packs/phone.en.sanbao", import.meta.url),
"department-store": () => new URL("./packs/department-store.en.sanbao", import.meta.url),
"online-shop": () => new URL("./packs/online-shop.en.sanbao", import.meta.url),
"taobao": () => new URL("./packs/taobao.en.sanbao", import.meta.url),
"computer": () => new URL("./packs/computer.en.sanbao", import.meta.url),
"components": () => new URL("./packs/components.en.sanbao", import.meta.url),
"car": () => new URL("./packs/car.en.sanbao", import.meta.url),
"dell": () => new URL("./packs/dell.en.sanbao", import.meta.url),
"refurbished": () => new URL("./packs/refurbished.en.sanbao", import.meta.url),
"project": () => new URL("./packs/project.en.sanbao", import.meta.url),
"service-desk": () => new URL("./packs/service-desk.en.sanbao", import.meta.url),
"field-service": () => new URL("./packs/field-service.en.sanbao", import.meta.url),
"medical-device": () => new URL("./packs/medical-device.en.sanbao", import.meta.url),
"erp": () => new URL("./packs/erp.en.sanbao", import.meta.url),
},
};
const WORDS = {
"zh-CN": () => new URL("./words/zh-CN.txt", import.meta.url),
"en": () => new URL("./words/en.txt", import.meta.url),
};
const KNOWN = BUILT_IN;
const host = {
async read(url) {
const response = await fetch(url);
if (!response.ok) {
throw new Error(`answered with ${response.status}`);
}
return new Uint8Array(await response.arrayBuffer());
},
};
async function read(packs, there, only) {
const asked = packs ?? Object.keys(KNOWN);
if (!Array.isArray(asked)) {
throw SanbaoError.of([{ path: "packs", given: typeof packs, wanted: "a list" }]);
}
const places = asked.map((pack, index) => place(pack, `packs[${index}]`, only));
const problems = places.flatMap(({ problem }) => problem ?? []);
if (problems.length > 0) {
throw SanbaoError.of(problems);
}
const keys = places.map(({ key }) => key);
const known = there.map(({ key }) => key);
const fresh = places.filter(({ key }, index) => !known.includes(key) && keys.indexOf(key) === index);
const kept = there.map((file) =>
file.name === undefined || file.only === only ? file : one(place(file.name, "", only)),
);
return Promise.all([...kept, ...fresh.map(one)]);
}
function wordsOf(locale) {
return bytesOf(WORDS[locale]());
}
async function one({ url, ...file }) {
return { ...file, bytes: url === undefined ? /** @type {Uint8Array} */ (file.key) : await bytesOf(url) };
}
async function bytesOf(url) {
try {
return await host.read(url);
} catch (cause) {
const why = cause instanceof Error ? cause.message : String(cause);
throw new SanbaoError(`sanbao could not be loaded: ${url.href}: ${why}`, [], { cause });
}
}
function place(pack, path, only) {
if (pack instanceof Uint8Array) {
return { key: pack };
}
const known = typeof pack === "string" && Object.hasOwn(KNOWN, pack) ? KNOWN[pack]?.() : undefined;
if (known !== undefined) {
const name = String(pack);
const ofOne = only === undefined ? KNOWN : ONE[only];
return { key: known.href, name, only, url: ofOne[name]?.() ?? known };
}
const url = pack instanceof URL ? pack : address(pack);
if (url !== undefined) {
return { key: url.href, url };
}
const names = Object.keys(KNOWN).map((name) => `\`${name}\``);
const wanted = `a built-in pack (${names.join(" ")}), the address of a compiled pack, or its bytes`;
const given = typeof pack === "string" ? pack.slice(0, 80) : typeof pack;
return { key: pack, problem: { path, given, wanted } };
}
function address(pack) {
if (typeof pack !== "string" || !/[/.]/.test(pack)) {
return undefined;
}
try {
return new URL(pack, globalThis.document?.baseURI ?? globalThis.location?.href ?? import.meta.url);
} catch {
return undefined;
}
}
const page = (() => {
class RawPolicy {
static __wrap(ptr) {
const obj = Object.create(RawPolicy.prototype);
obj.__wbg_ptr = ptr;
RawPolicyFinalization.register(obj, obj.__wbg_ptr, obj);
return obj;
}
__destroy_into_raw() {
const ptr = this.__wbg_ptr;
this.__wbg_ptr = 0;
RawPolicyFinalization.unregister(this);
return ptr;
}
free() {
const ptr = this.__destroy_into_raw();
wasm.__wbg_rawpolicy_free(ptr, 0);
}
decide(part, _case, options, now) {
let deferred5_0;
let deferred5_1;
try {
const val3 = +part;
const val4 = +now;
let ptr0, len0, ptr1, len1;
try {
ptr0 = passStringToWasm0(_case, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len0 = WASM_VECTOR_LEN;
ptr1 = passStringToWasm0(options, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len1 = WASM_VECTOR_LEN;
} catch (e) {
if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 1, 1); }
if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
throw e;
}
const ret = wasm.rawpolicy_decide(this.__wbg_ptr, val3, ptr0, len0, ptr1, len1, val4);
deferred5_0 = ret[0];
deferred5_1 = ret[1];
return getStringFromWasm0(ret[0], ret[1]);
} finally {
wasm.__wbindgen_free(deferred5_0, deferred5_1, 1);
}
}
static load(packs) {
const ptr0 = passArray8ToWasm0(packs, wasm.__wbindgen_malloc);
const len0 = WASM_VECTOR_LEN;
const ret = wasm.rawpolicy_load(ptr0, len0);
return RawPolicy.__wrap(ret);
}
menu(menu, options) {
let deferred3_0;
let deferred3_1;
try {
const val2 = +menu;
const ptr0 = passStringToWasm0(options, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
const len0 = WASM_VECTOR_LEN;
const ret = wasm.rawpolicy_menu(this.__wbg_ptr, val2, ptr0, len0);
deferred3_0 = ret[0];
deferred3_1 = ret[1];
return getStringFromWasm0(ret[0], ret[1]);
} finally {
wasm.__wbindgen_free(deferred3_0, deferred3_1, 1);
}
}
ndjson(lines, options, now) {
const val3 = +now;
let ptr0, len0, ptr1, len1;
try {
ptr0 = passArray8ToWasm0(lines, wasm.__wbindgen_malloc);
len0 = WASM_VECTOR_LEN;
ptr1 = passStringToWasm0(options, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len1 = WASM_VECTOR_LEN;
} catch (e) {
if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 1, 1); }
if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
throw e;
}
const ret = wasm.rawpolicy_ndjson(this.__wbg_ptr, ptr0, len0, ptr1, len1, val3);
var v4 = getArrayU8FromWasm0(ret[0], ret[1]).slice();
wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
return v4;
}
problems() {
let deferred1_0;
let deferred1_1;
try {
const ret = wasm.rawpolicy_problems(this.__wbg_ptr);
deferred1_0 = ret[0];
deferred1_1 = ret[1];
return getStringFromWasm0(ret[0], ret[1]);
} finally {
wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
}
}
texts(ids, options) {
let deferred3_0;
let deferred3_1;
try {
let ptr0, len0, ptr1, len1;
try {
ptr0 = passStringToWasm0(ids, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len0 = WASM_VECTOR_LEN;
ptr1 = passStringToWasm0(options, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len1 = WASM_VECTOR_LEN;
} catch (e) {
if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 1, 1); }
if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
throw e;
}
const ret = wasm.rawpolicy_texts(this.__wbg_ptr, ptr0, len0, ptr1, len1);
deferred3_0 = ret[0];
deferred3_1 = ret[1];
return getStringFromWasm0(ret[0], ret[1]);
} finally {
wasm.__wbindgen_free(deferred3_0, deferred3_1, 1);
}
}
}
if (Symbol.dispose) RawPolicy.prototype[Symbol.dispose] = RawPolicy.prototype.free;
function learn(words) {
let deferred2_0;
let deferred2_1;
try {
const ptr0 = passArray8ToWasm0(words, wasm.__wbindgen_malloc);
const len0 = WASM_VECTOR_LEN;
const ret = wasm.learn(ptr0, len0);
deferred2_0 = ret[0];
deferred2_1 = ret[1];
return getStringFromWasm0(ret[0], ret[1]);
} finally {
wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
}
}
function __wbg_get_imports() {
const import0 = {
__proto__: null,
__wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
throw new Error(getStringFromWasm0(arg0, arg1));
},
__wbindgen_init_externref_table: function() {
const table = wasm.__wbindgen_externrefs;
table.set(0, undefined);
table.set(1024, undefined);
table.set(1025, null);
table.set(1026, true);
table.set(1027, false);
},
};
return {
__proto__: null,
"./sanbao_bg.js": import0,
};
}
const RawPolicyFinalization = (typeof FinalizationRegistry === 'undefined')
? { register: () => {}, unregister: () => {} }
: new FinalizationRegistry(ptr => wasm.__wbg_rawpolicy_free(ptr, 1));
function getArrayU8FromWasm0(ptr, len) {
ptr = ptr >>> 0;
return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}
function getStringFromWasm0(ptr, len) {
ptr = ptr >>> 0;
return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}
let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
}
return cachedUint8ArrayMemory0;
}
function passArray8ToWasm0(arg, malloc) {
const ptr = malloc(arg.length * 1, 1) >>> 0;
getUint8ArrayMemory0().set(arg, ptr / 1);
WASM_VECTOR_LEN = arg.length;
return ptr;
}
function passStringToWasm0(arg, malloc, realloc) {
if (realloc === undefined) {
const buf = cachedTextEncoder.encode(arg);
const ptr = malloc(buf.length, 1) >>> 0;
getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
WASM_VECTOR_LEN = buf.length;
return ptr;
}
let len = arg.length;
let ptr = malloc(len, 1) >>> 0;
const mem = getUint8ArrayMemory0();
let offset = 0;
for (; offset < len; offset++) {
const code = arg.charCodeAt(offset);
if (code > 0x7F) break;
mem[ptr + offset] = code;
}
if (offset !== len) {
if (offset !== 0) {
arg = arg.slice(offset);
}
ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
const ret = cachedTextEncoder.encodeInto(arg, view);
offset += ret.written;
ptr = realloc(ptr, len, offset, 1) >>> 0;
}
WASM_VECTOR_LEN = offset;
return ptr;
}
let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
numBytesDecoded += bytes.length;
if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
numBytesDecoded = bytes.length;
}
return cachedTextDecoder.decode(bytes);
}
const cachedTextEncoder = new TextEncoder();
if (!('encodeInto' in cachedTextEncoder)) {
cachedTextEncoder.encodeInto = function (arg, view) {
const buf = cachedTextEncoder.encode(arg);
view.set(buf);
return {
read: arg.length,
written: buf.length
};
};
}
let WASM_VECTOR_LEN = 0;
let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
wasmInstance = instance;
wasm = instance.exports;
wasmModule = module;
cachedUint8ArrayMemory0 = null;
wasm.__wbindgen_start();
return wasm;
}
async function __wbg_load(module, imports) {
if (typeof Response === 'function' && module instanceof Response) {
if (!module.ok) {
throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
}
if (typeof WebAssembly.instantiateStreaming === 'function') {
try {
return await WebAssembly.instantiateStreaming(module, imports);
} catch (e) {
const validResponse = expectedResponseType(module.type);
if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);
} else { throw e; }
}
}
const bytes = await module.arrayBuffer();
return await WebAssembly.instantiate(bytes, imports);
} else {
const instance = await WebAssembly.instantiate(module, imports);
if (instance instanceof WebAssembly.Instance) {
return { instance, module };
} else {
return instance;
}
}
function expectedResponseType(type) {
switch (type) {
case 'basic': case 'cors': case 'default': return true;
}
return false;
}
}
function initSync(module) {
if (wasm !== undefined) return wasm;
if (module !== undefined) {
if (Object.getPrototypeOf(module) === Object.prototype) {
({module} = module)
} else {
console.warn('using deprecated parameters for `initSync()`; pass a single object instead')
}
}
const imports = __wbg_get_imports();
if (!(module instanceof WebAssembly.Module)) {
module = new WebAssembly.Module(module);
}
const instance = new WebAssembly.Instance(module, imports);
return __wbg_finalize_init(instance, module);
}
let __wbg_init_promise;
async function __wbg_init(module_or_path) {
if (wasm !== undefined) return wasm;
if (__wbg_init_promise === undefined) {
__wbg_init_promise = __wbg_init_once(module_or_path);
__wbg_init_promise.catch(() => { __wbg_init_promise = undefined; });
}
return __wbg_init_promise;
}
async function __wbg_init_once(module_or_path) {
if (module_or_path !== undefined) {
if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
({module_or_path} = module_or_path)
} else {
console.warn('using deprecated parameters for the initialization function; pass a single object instead')
}
}
if (module_or_path === undefined) {
module_or_path = new URL('sanbao_bg.wasm', import.meta.url);
}
const imports = __wbg_get_imports();
if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
module_or_path = fetch(module_or_path);
}
const { instance, module } = await __wbg_load(await module_or_path, imports);
return __wbg_finalize_init(instance, module);
}
return { RawPolicy: RawPolicy, learn: learn, initSync: initSync, default: __wbg_init };
})();
const MEMBERS = ["module", "packs", "locales", "words", "author"];
const LOCALES = ["zh-CN", "en"];
let turn = Promise.resolve();
let files = [];
let spoken = [];
let decider;
function standard() {
engine();
return /** @type {Decider} */ (decider);
}
function init(input) {
const mine = turn.then(() => load(input));
turn = mine.catch(() => {});
return mine;
}
async function load(input) {
const { module, packs, locales, author } = members(await input);
const asked = languages(locales);
const becomesAuthors = author === true && !isAuthors();
const starts = becomesAuthors || !isStarted();
const holdsWords = becomesAuthors || isAuthors();
const more = LOCALES.filter((locale) => !holdsWords && asked.includes(locale) && !spoken.includes(locale));
if (!starts && packs === undefined && more.length === 0) {
return;
}
const all = holdsWords ? LOCALES : [...spoken, ...more];
const glue = becomesAuthors ? await tried(() => import("./author.js")) : isStarted() ? engine() : page;
const [next, words] = await Promise.all([
read(
packs ?? (becomesAuthors || isStarted() ? [] : undefined),
files,
all.length === 1 ? all[0] : undefined,
),
Promise.all(more.map(wordsOf)),
starts ? tried(() => glue.default(source(module))) : undefined,
]);
take(glue, next, words);
}
function languages(locales) {
if (locales === undefined) {
return spoken.length > 0 ? [] : LOCALES;
}
const wanted = "a list of `zh-CN`, `en` or both";
if (!Array.isArray(locales) || locales.length === 0) {
throw SanbaoError.of([{ path: "locales", given: `a ${typeof locales}`, wanted }]);
}
const wrong = locales.findIndex((locale) => !LOCALES.includes(locale));
if (wrong !== -1) {
const given = locales[wrong];
const shown = typeof given === "string" ? given.slice(0, 80) : `a ${typeof given}`;
throw SanbaoError.of([{ path: `locales[${wrong}]`, given: shown, wanted }]);
}
return locales;
}
function initSync(input) {
const { module, packs, words } = members(input);
const more = listed(packs, "packs", "compiled packs");
const learnt = listed(words, "words", "files of words");
if (!isStarted()) {
try {
page.initSync({ module: /** @type {any} */ (module) });
} catch (cause) {
throw notLoaded(cause);
}
} else if (more.length + learnt.length === 0) {
return;
}
take(isStarted() ? engine() : page, [...files, ...more.map(asFile)], learnt);
}
function listed(given = [], path, what) {
if (!Array.isArray(given) || given.some((bytes) => !(bytes instanceof Uint8Array))) {
throw SanbaoError.of([{ path, given: typeof given, wanted: `a list of ${what}, each a Uint8Array` }]);
}
return given;
}
function asFile(bytes) {
return { key: bytes, bytes };
}
function take(glue, next = [], words = []) {
const fresh = Decider.standard(
glue,
next.map(({ bytes }) => bytes),
);
if (glue.learn !== undefined) {
const learnt = words.map((bytes) => /** @type {Locale} */ (answered(cross(() => glue.learn(bytes)))));
spoken = [...new Set([...spoken, ...learnt])];
}
decider?.free();
decider = fresh;
files = next;
install(glue);
}
function members(input) {
const prototype = typeof input === "object" && input !== null ? Object.getPrototypeOf(input) : undefined;
if (prototype !== null && prototype !== Object.prototype) {
return { module: input };
}
const given = /** @type {object} */ (input);
const unknown = Object.keys(given).filter((name) => !MEMBERS.includes(name));
if (unknown.length > 0) {
const wanted = `one of ${MEMBERS.map((name) => `\`${name}\``).join(" ")}`;
throw SanbaoError.of(unknown.map((name) => ({ path: name, given: name, wanted })));
}
return given;
}
function source(module) {
return module === undefined ? undefined : { module_or_path: /** @type {any} */ (module) };
}
async function tried(start) {
try {
return await start();
} catch (cause) {
throw notLoaded(cause);
}
}
function evaluate(input, options) {
return standard().evaluate(input, options);
}
function evaluateJson(text, options) {
return standard().evaluateJson(text, options);
}
function eligibility(input, options) {
return standard().eligibility(input, options);
}
function compensation(input, options) {
return standard().compensation(input, options);
}
function replies(input, options) {
return standard().replies(input, options);
}
function evaluateMany(inputs, options) {
return standard().evaluateMany(inputs, options);
}
function evaluateNdjson(lines, options) {
return standard().evaluateNdjson(lines, options);
}
function packs(options) {
return standard().packs(options);
}
function goods(options) {
return standard().goods(options);
}
function vocabulary(options) {
return standard().vocabulary(options);
}
function texts(ids, options) {
return standard().texts(ids, options);
}
export { checkPack, Policy, SanbaoError, host, init as default, initSync, take, evaluate, evaluateJson, eligibility, compensation, replies, evaluateMany, evaluateNdjson, packs, goods, vocabulary, texts };
