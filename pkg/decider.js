import { decideCases, decideLines, joined, withoutEchoes } from "./batch.js";
import { authors, cross, engine } from "./engine.js";
import { SanbaoError } from "./error.js";
import { CASE, PACK, plain } from "./plain.js";
const EVALUATE = 0;
const ELIGIBILITY = 1;
const COMPENSATION = 2;
const REPLIES = 3;
const PACKS = 0;
const GOODS = 1;
const VOCABULARY = 2;
export class Decider {
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
compile() {
const raw = this.#live();
authors();
return cross(() => /** @type {() => Uint8Array} */ (raw.compiled).call(raw));
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
export class Policy extends Decider {
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
export function checkPack(pack) {
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
