import { SanbaoError } from "./error.js";
let running;
export function install(glue) {
running = /** @type {Glue} */ (glue);
}
export function isStarted() {
return running !== undefined;
}
export function isAuthors() {
return running?.checkPack !== undefined;
}
export function engine() {
if (running === undefined) {
throw new SanbaoError("sanbao is not loaded yet; `await init()` first");
}
return running;
}
export function authors() {
const { RawPolicy, checkPack } = engine();
if (checkPack === undefined) {
throw new SanbaoError(
"packs as JSON are read by the authors' module: `await init({ author: true })`; or compile them ahead, `new Policy([pack]).compile()`, and load the bytes",
);
}
return { RawPolicy: /** @type {typeof import("./author.js").RawPolicy} */ (RawPolicy), checkPack };
}
export function cross(call) {
try {
return call();
} catch (cause) {
throw new SanbaoError("sanbao failed inside; this is a fault of sanbao, not of the input", [], { cause });
}
}
export function notLoaded(cause) {
const why = cause instanceof Error ? cause.message : String(cause);
const hint = /content security policy|unsafe-eval/i.test(why)
? "the page's Content-Security-Policy refuses WebAssembly; add 'wasm-unsafe-eval' to its script-src"
: why;
return new SanbaoError(`sanbao could not be loaded: ${hint}`, [], { cause });
}
