//! The wasm module and the code that loads it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::run;
use crate::toolchain::{WASM, cargo, ensure_wasm, metadata, remapped};

/// Compiles the crate; the module still needs the code that loads it.
pub fn compile(root: &Path) -> Result<PathBuf> {
    ensure_wasm(root)?;
    let metadata = metadata(root, Some(WASM))?;
    let mut flags = remapped(root, &metadata)?;
    // The hash of a pack is worked out once, its code is loaded every time: the compact backend of sha2.
    flags.extend(["--cfg", "sha2_backend_soft=\"compact\""].map(str::to_owned));
    run(cargo(root)
        .args(["build", "--package", "sanbao", "--lib", "--release", "--locked", "--target", WASM])
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f")))?;
    let target = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(Path::new(target).join(WASM).join("release/sanbao.wasm"))
}

/// Writes `sanbao_bg.wasm` with `sanbao.js`, which loads it, and `sanbao.d.ts` into a folder.
pub fn bind(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("sanbao")
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The library leaves the module's address out by default; `init()` without arguments needs it.
        .omit_default_module_path(false);
    bindgen.generate(folder).context("wasm-bindgen cannot read the module")?;
    // The types of the raw exports serve nobody: the glue has its own.
    fs::remove_file(folder.join("sanbao_bg.wasm.d.ts"))?;
    Ok(())
}
