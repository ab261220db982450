import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { ANSWER, emptyProject, PROGRAM } from "./project.mjs";

const project = emptyProject();
after(() => project.remove());

const PACKS = readFileSync(new URL("../../src/packs/order.txt", import.meta.url), "utf8")
  .trim()
  .split(/\s+/)
  .sort();
const STRICT_TYPES = ["--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--outDir", "out"];

test("the packed package holds what it needs and no more", () => {
  assert.deepEqual(project.files.sort(), [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "author.js",
    "author_bg.wasm",
    "built-in.js",
    "index.d.ts",
    "index.js",
    "node.js",
    "pack.schema.json",
    "package.json",
    ...PACKS.flatMap((id) =>
      ["en.sanbao", "json", "sanbao", "zh-CN.sanbao"].map((kind) => `packs/${id}.${kind}`),
    ),
    "sanbao_bg.wasm",
    "vocabulary.d.ts",
    "words/en.txt",
    "words/zh-CN.txt",
  ]);
});

test("ten lines of TypeScript in an empty project answer right in Node", () => {
  project.write("shop.ts", `${PROGRAM}console.log(text);\n`);
  for (const resolution of ["nodenext", "bundler"]) {
    const module = resolution === "bundler" ? "esnext" : resolution;
    project.tool(
      "typescript/bin/tsc",
      ...["shop.ts", "--module", module, "--moduleResolution", resolution, ...STRICT_TYPES],
    );
    assert.equal(project.node("out/shop.js").trim(), ANSWER, resolution);
  }
});

test("the README's example compiles and answers right", () => {
  const readme = readFileSync(new URL("../../pkg/README.md", import.meta.url), "utf8");
  project.write("readme.ts", /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "no example");
  project.tool("typescript/bin/tsc", "readme.ts", "--module", "nodenext", ...STRICT_TYPES);
  assert.match(project.node("out/readme.js"), /^return eligible 380\.00$/m);
});

test("a wrong field is an error of TypeScript", () => {
  project.write("wrong.ts", PROGRAM.replace("paid:", "payed:"));
  assert.throws(
    () => project.tool("typescript/bin/tsc", "wrong.ts", "--module", "nodenext", ...STRICT_TYPES),
    /'payed' does not exist|did you mean to write 'paid'/,
  );
});

test("the schema and the module can be reached by name", () => {
  project.write(
    "names.js",
    `import { readFileSync } from "node:fs";
     import { fileURLToPath } from "node:url";
     for (const name of ["sanbao/pack.schema.json", "sanbao/sanbao_bg.wasm", "sanbao/packs/phone.en.sanbao", "sanbao/words/en.txt"]) {
       console.log(readFileSync(fileURLToPath(import.meta.resolve(name))).length > 100);
     }`,
  );
  assert.equal(project.node("names.js"), "true\ntrue\ntrue\ntrue\n");
});

test("CommonJS reaches it by import()", () => {
  project.write("shop.cjs", `import("sanbao").then((sanbao) => console.log(typeof sanbao.evaluate));`);
  assert.equal(project.node("shop.cjs"), "function\n");
});
