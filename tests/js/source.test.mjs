import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the files of the boundary alone name its crates", () => {
  const sources = readdirSync(`${root}/src`, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".rs"),
  );
  const naming = sources.filter((name) =>
    /\b(wasm_bindgen|js_sys|serde_wasm_bindgen)\b/.test(readFileSync(`${root}/src/${name}`, "utf8")),
  );
  assert.deepEqual(naming.sort(), ["js.rs", "js/author.rs"]);
});

test("the core reads no clock and no environment", () => {
  const sources = readdirSync(`${root}/src`, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".rs") && name !== "js.rs",
  );
  const forbidden = /\b(SystemTime|Instant::now|Utc::now|Local::now|std::env|std::fs|std::net)\b/;
  const reading = sources.filter((name) => forbidden.test(readFileSync(`${root}/src/${name}`, "utf8")));
  assert.deepEqual(reading, []);
});

for (const name of ["sanbao", "author"]) {
  test(`no path of the machine that built it stands in ${name}_bg.wasm`, () => {
    const module = readFileSync(`${root}/pkg/${name}_bg.wasm`, "latin1");
    const paths = [homedir(), root, ".cargo/registry", "index.crates.io", "/home/", "/Users/", "C:\\"];
    assert.deepEqual(
      paths.filter((path) => module.includes(path)),
      [],
    );
  });
}

test("the repository's top level holds nothing new", () => {
  const known = [
    ...["Cargo.lock", "Cargo.toml", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md"],
    ...[
      "build.rs",
      "docs",
      "pkg",
      "rust-toolchain.toml",
      ".rustfmt.toml",
      "src",
      "target",
      "tests",
      "www",
      "xtask",
    ],
  ];
  const more = readdirSync(root).filter((name) => !name.startsWith(".") && !known.includes(name));
  assert.deepEqual(more, []);
});

test("no lock file names where it was made", () => {
  assert.doesNotMatch(readFileSync(`${root}/tests/package-lock.json`, "utf8"), /"resolved"/);
  const sources = readFileSync(`${root}/Cargo.lock`, "utf8").match(/^source = .*$/gm) ?? [];
  assert.deepEqual(
    [...new Set(sources)],
    ['source = "registry+https://github.com/rust-lang/crates.io-index"'],
  );
});
