//! The tools of the tests, from `tests/package-lock.json`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{command, find, run};

/// Installs the locked tools, unless these very ones are there.
pub fn ensure(root: &Path) -> Result<()> {
    let tests = root.join("tests");
    let lock = fs::read(tests.join("package-lock.json")).context("cannot read tests/package-lock.json")?;
    let stamp = tests.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(npm(&tests)?.args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

/// npm in a folder.
pub fn npm(folder: &Path) -> Result<Command> {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if find("node").is_none() {
        bail!("node is not on the PATH; Node 20 or later is wanted, from https://nodejs.org");
    }
    Ok(command(name, folder))
}

/// An installed tool, run by Node in the checkout.
pub fn tool(root: &Path, script: &str) -> Result<Command> {
    ensure(root)?;
    let mut tool = command("node", root);
    tool.arg(format!("tests/node_modules/{script}"));
    Ok(tool)
}
