// Node reads the authors' module from its own folder, with every built-in pack in it, so that every function answers at
// once; `init()` has nothing left to do.
import { readFileSync } from "node:fs";
import * as author from "./author.js";
import { host } from "./files.js";
import { take } from "./start.js";

author.initSync({ module: readFileSync(new URL("./author_bg.wasm", import.meta.url)) });
take(author);

const { read } = host;
host.read = async (url) => (url.protocol === "file:" ? readFileSync(url) : read(url));

export * from "./index.js";
export { default } from "./index.js";
