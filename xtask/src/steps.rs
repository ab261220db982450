//! What must hold, a step each.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{command, run};
use crate::toolchain::{WASM, cargo, ensure_wasm};
use crate::wasm::{AUTHOR, PAGE};
use crate::{chromium, compare, licences, npm, package, trace};

/// A step: its name, what it is about, and how to run it.
pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn(&Path) -> Result<()>,
}

/// In the order from the quickest answer to the slowest.
pub const STEPS: [Step; 11] = [
    Step { name: "format", about: "rustfmt changes nothing", run: format },
    Step { name: "trace", about: "docs/trace.md is what the packs and tests/trace say", run: trace::check },
    Step { name: "clippy", about: "no lint, native and wasm", run: clippy },
    Step { name: "rust", about: "the tests of the crates", run: rust },
    Step { name: "package", about: "pkg/ is what the sources build, byte for byte", run: committed_package },
    Step { name: "licences", about: "of crates and tools; no crate twice in the module", run: licences::check },
    Step { name: "npm", about: "the tests' own tools, as locked", run: npm::ensure },
    Step { name: "types", about: "tsc over the types and all JavaScript", run: types },
    Step { name: "biome", about: "lint and format of JavaScript, CSS and JSON", run: biome },
    Step { name: "node", about: "the package in Node, and its size", run: node },
    Step { name: "chromium", about: "the package and the pages in Chromium", run: browser },
];

/// The names, for the command line.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

fn format(root: &Path) -> Result<()> {
    run(cargo(root).args(["fmt", "--all", "--check"]))
}

fn clippy(root: &Path) -> Result<()> {
    ensure_wasm(root)?;
    run(cargo(root).args(["clippy", "--quiet", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))?;
    for module in [PAGE, AUTHOR] {
        run(cargo(root)
            .args(["clippy", "--quiet", "--package", "sanbao", "--lib", "--target", WASM, "--locked"])
            .args(module.features)
            .args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn rust(root: &Path) -> Result<()> {
    run(cargo(root).args(["test", "--quiet", "--workspace", "--locked"]))
}

fn committed_package(root: &Path) -> Result<()> {
    let folder = env::temp_dir().join(format!("sanbao-pkg-{}", std::process::id()));
    package::build_into(root, &folder)?;
    let differences = compare::differences(&root.join("pkg"), &folder)?;
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    if !differences.is_empty() {
        bail!("pkg/ is not what the sources build; mend it by `cargo xtask build`:\n{}", differences.join("\n"));
    }
    Ok(())
}

fn types(root: &Path) -> Result<()> {
    for project in ["tsconfig.json", "tsconfig.node.json", "tsconfig.types.json"] {
        run(npm::tool(root, "typescript/bin/tsc")?.args(["--project", &format!("tests/{project}")]))?;
    }
    Ok(())
}

fn biome(root: &Path) -> Result<()> {
    run(npm::tool(root, "@biomejs/biome/bin/biome")?
        .args(["check", "--config-path=tests/lint.json", "--error-on-warnings"])
        .args(["src/js", "www", "tests/js", "tests/lint.json", "tests/package.json"])
        .args(["tests/tsconfig.json", "tests/tsconfig.node.json", "tests/tsconfig.types.json"]))
}

fn node(root: &Path) -> Result<()> {
    npm::ensure(root)?;
    let mut node = command("node", root);
    node.args(["--test", "--test-reporter=spec"]).args(test_files(root, |name| !name.starts_with("browser"))?);
    run(&mut node)
}

fn browser(root: &Path) -> Result<()> {
    npm::ensure(root)?;
    let chromium = chromium::ensure(root)?;
    println!("{}", chromium.display());
    let mut node = command("node", root);
    // One file after the other: browsers beside each other make the times of the tests meaningless.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(test_files(root, |name| name.starts_with("browser"))?);
    run(node.env("CHROMIUM", chromium))
}

/// Test files whose name starts with `browser` need Chromium.
fn test_files(root: &Path, wanted: fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let mut files = package::files(&root.join("tests/js"))?;
    files.retain(|file| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.ends_with(".test.mjs") && wanted(name)
    });
    if files.is_empty() {
        bail!("there are no such tests in tests/js");
    }
    Ok(files.iter().filter_map(|file| file.strip_prefix(root).ok().map(Path::to_owned)).collect())
}
