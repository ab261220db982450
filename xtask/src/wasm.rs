//! The wasm modules and the code that loads them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::run;
use crate::toolchain::{WASM, cargo, ensure_wasm, metadata, remapped};

/// A module of the package: the same crate with or without what only authors of packs need.
#[derive(Clone, Copy)]
pub struct Module {
    /// Of the files in the package.
    pub name: &'static str,
    /// As cargo is told of them.
    pub features: &'static [&'static str],
}

/// What a page loads: it decides by compiled packs.
pub const PAGE: Module = Module { name: "sanbao", features: &["--no-default-features"] };

/// It reads packs as JSON, checks and compiles them, and holds the built-in ones.
pub const AUTHOR: Module = Module { name: "author", features: &[] };

/// Compiles the crate; the module still needs the code that loads it.
pub fn compile(root: &Path, module: Module) -> Result<PathBuf> {
    ensure_wasm(root)?;
    let metadata = metadata(root, Some(WASM))?;
    let mut flags = remapped(root, &metadata)?;
    // The hash of a pack is worked out once, its code is loaded every time: the compact backend of sha2.
    flags.extend(["--cfg", "sha2_backend_soft=\"compact\""].map(str::to_owned));
    run(cargo(root)
        .args(["build", "--package", "sanbao", "--lib", "--release", "--locked", "--target", WASM])
        .args(module.features)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f")))?;
    let target = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(Path::new(target).join(WASM).join("release/sanbao.wasm"))
}

/// Writes a module as `NAME_bg.wasm` with `NAME.js`, which loads it, and `NAME.d.ts` into a folder.
pub fn bind(compiled: &Path, module: Module, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(module.name)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The library leaves the module's address out by default; `init()` without arguments needs it.
        .omit_default_module_path(false);
    bindgen.generate(folder).context("wasm-bindgen cannot read the module")?;
    // The types of the raw exports serve nobody: the glue has its own.
    fs::remove_file(folder.join(format!("{}_bg.wasm.d.ts", module.name)))?;
    Ok(())
}
