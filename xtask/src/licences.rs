//! What the dependencies may be licensed under, and that no crate comes in two versions into the module.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::output;
use crate::spdx::allows;
use crate::toolchain::{WASM, cargo, metadata};

/// Free of any duty beyond keeping the notice.
const ALLOWED: [&str; 10] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Zlib",
    "0BSD",
];

/// Tools that run in the tests alone and are never passed on.
const ALLOWED_TOOLS: [&str; 1] = ["MPL-2.0"];

/// Checks every crate of Cargo.lock, every npm package of the tests, and the module for crates in two versions.
pub fn check(root: &Path) -> Result<()> {
    let mut problems = crates(root)?;
    problems.extend(npm_packages(root)?);
    problems.extend(twice(root)?);
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    Ok(())
}

fn crates(root: &Path) -> Result<Vec<String>> {
    let metadata = metadata(root, None)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    println!("{} crates", packages.len());
    Ok(packages
        .iter()
        .filter(|package| !allows(text(package, "license"), &ALLOWED))
        .map(|package| refused("crate", text(package, "name"), text(package, "license")))
        .collect())
}

fn npm_packages(root: &Path) -> Result<Vec<String>> {
    let lock: Value = serde_json::from_slice(&fs::read(root.join("tests/package-lock.json"))?)?;
    let packages = lock["packages"].as_object().context("package-lock.json lists no packages")?;
    println!("{} npm packages of the tests", packages.len().saturating_sub(1));
    let allowed = [&ALLOWED[..], &ALLOWED_TOOLS].concat();
    Ok(packages
        .iter()
        .filter(|(name, package)| !name.is_empty() && !allows(text(package, "license"), &allowed))
        .map(|(name, package)| refused("npm package", name, text(package, "license")))
        .collect())
}

/// A second version of a crate is a second copy of its code in what every page loads.
fn twice(root: &Path) -> Result<Vec<String>> {
    let tree = output(cargo(root).args([
        "tree",
        "--locked",
        "--package",
        "sanbao",
        "--target",
        WASM,
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p} {lib}",
    ]))?;
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        if let (Some(name), Some(version)) = (words.next(), words.next())
            && !line.contains("(proc-macro)")
        {
            let known = versions.entry(name).or_default();
            if !known.contains(&version) {
                known.push(version);
            }
        }
    }
    versions.retain(|_, versions| versions.len() > 1);
    Ok(versions
        .iter()
        .map(|(name, versions)| format!("`{name}` is in the module twice: {}", versions.join(", ")))
        .collect())
}

fn refused(what: &str, name: &str, licence: &str) -> String {
    format!("{what} `{name}` is licensed `{licence}`, which is not among those allowed in xtask/src/licences.rs")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}
