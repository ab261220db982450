//! `cargo xtask answers`: what every pack answers to every issue, as a page. The test that checks the page prints it.

use std::path::Path;

use anyhow::Result;

use crate::process::run;
use crate::toolchain::cargo;

/// Prints `docs/answers.md`; fails if something that every issue needs is missing.
pub fn print(root: &Path) -> Result<()> {
    let mut test = cargo(root);
    run(test
        .args(["test", "--quiet", "--package", "sanbao", "--locked", "--test", "answers"])
        .env("SANBAO_PRINT_ANSWERS", "1"))
}
