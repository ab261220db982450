//! Known vulnerabilities. They change under an unchanged checkout and need the network, so they are apart from the tests.

use std::path::Path;

use anyhow::Result;

use crate::npm::npm;
use crate::process::{self, find};
use crate::toolchain::cargo;

/// Whether nothing is known against the crates and the npm packages.
pub fn run(root: &Path) -> Result<bool> {
    let mut clean = true;
    if find("cargo-audit").is_some() {
        clean &= told(process::run(cargo(root).arg("audit")));
    } else {
        eprintln!("cargo-audit is not installed: cargo install --locked cargo-audit");
        clean = false;
    }
    clean &= told(process::run(npm(&root.join("tests"))?.args(["audit"])));
    Ok(clean)
}

fn told(result: Result<()>) -> bool {
    if let Err(error) = &result {
        eprintln!("{error:#}");
    }
    result.is_ok()
}
