import { BUILT_IN } from "./built-in.js";
import { SanbaoError } from "./error.js";
const KNOWN = BUILT_IN;
export const host = {
async read(url) {
const response = await fetch(url);
if (!response.ok) {
throw new Error(`answered with ${response.status}`);
}
return new Uint8Array(await response.arrayBuffer());
},
};
export async function read(packs, there) {
const asked = packs ?? Object.keys(KNOWN);
if (!Array.isArray(asked)) {
throw SanbaoError.of([{ path: "packs", given: typeof packs, wanted: "a list" }]);
}
const places = asked.map((pack, index) => place(pack, `packs[${index}]`));
const problems = places.flatMap(({ problem }) => problem ?? []);
if (problems.length > 0) {
throw SanbaoError.of(problems);
}
const keys = places.map(({ key }) => key);
const known = there.map(({ key }) => key);
const fresh = places.filter(({ key }, index) => !known.includes(key) && keys.indexOf(key) === index);
return Promise.all(fresh.map(one));
}
async function one({ key, url }) {
if (url === undefined) {
return { key, bytes: /** @type {Uint8Array} */ (key) };
}
try {
return { key, bytes: await host.read(url) };
} catch (cause) {
const why = cause instanceof Error ? cause.message : String(cause);
throw new SanbaoError(`sanbao could not be loaded: ${url.href}: ${why}`, [], { cause });
}
}
function place(pack, path) {
if (pack instanceof Uint8Array) {
return { key: pack };
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
if (typeof pack !== "string") {
return undefined;
}
if (Object.hasOwn(KNOWN, pack)) {
return KNOWN[pack]?.();
}
if (!/[/.]/.test(pack)) {
return undefined;
}
try {
return new URL(pack, globalThis.document?.baseURI ?? globalThis.location?.href ?? import.meta.url);
} catch {
return undefined;
}
}
