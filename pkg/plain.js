export const CASE = { depth: 32, characters: 1024 * 1024 };
export const PACK = { depth: 64, characters: 8 * 1024 * 1024 };
const LONGEST_STRING = 100_000;
const MOST_PROBLEMS = 200;
const NEEDS_NO_ESCAPE = /^[ !#-[\]-\uD7FF\uE000-\uFFFF]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
class Refused extends Error {}
export function plain(value, limits = CASE, root = "") {
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
