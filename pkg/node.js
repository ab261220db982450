// Node reads the module from its own folder, so that every function answers at once; `init()` has nothing left to do.
import { readFileSync } from "node:fs";
import { initSync } from "./index.js";

initSync(readFileSync(new URL("./sanbao_bg.wasm", import.meta.url)));

export * from "./index.js";
export { default } from "./index.js";
