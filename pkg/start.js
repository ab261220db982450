import { Decider } from "./decider.js";
import { engine, install, isAuthors, isStarted, notLoaded } from "./engine.js";
import { SanbaoError } from "./error.js";
import { read } from "./files.js";
import * as page from "./sanbao.js";
const MEMBERS = ["module", "packs", "author"];
let turn = Promise.resolve();
let files = [];
let decider;
export function standard() {
engine();
return /** @type {Decider} */ (decider);
}
export default function init(input) {
const mine = turn.then(() => load(input));
turn = mine.catch(() => {});
return mine;
}
async function load(input) {
const { module, packs, author } = members(await input);
const wantsMore = packs !== undefined || !isStarted();
if (author === true && !isAuthors()) {
const glue = await tried(() => import("./author.js"));
const [more] = await Promise.all([
packs === undefined ? [] : read(packs, files),
tried(() => glue.default(source(module))),
]);
take(glue, more);
} else if (wantsMore) {
const starts = isStarted() ? undefined : tried(() => page.default(source(module)));
const [more] = await Promise.all([read(packs, files), starts]);
take(isStarted() ? engine() : page, more);
}
}
export function initSync(input) {
const { module, packs = [] } = members(input);
if (!Array.isArray(packs) || packs.some((pack) => !(pack instanceof Uint8Array))) {
throw SanbaoError.of([
{ path: "packs", given: typeof packs, wanted: "a list of compiled packs, each a Uint8Array" },
]);
}
if (!isStarted()) {
try {
page.initSync({ module: /** @type {any} */ (module) });
} catch (cause) {
throw notLoaded(cause);
}
take(page, packs.map(asFile));
} else if (packs.length > 0) {
take(engine(), packs.map(asFile));
}
}
function asFile(bytes) {
return { key: bytes, bytes };
}
export function take(glue, more = []) {
const all = [...files, ...more];
const fresh = Decider.standard(
glue,
all.map(({ bytes }) => bytes),
);
decider?.free();
decider = fresh;
files = all;
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
