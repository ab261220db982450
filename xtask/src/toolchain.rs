//! Cargo as this checkout pins it: nothing of the user's own settings reaches what is built.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{command, find, output, run};

/// The target of the package.
pub const WASM: &str = "wasm32-unknown-unknown";

/// `cargo` in the checkout, with the user's flags, profiles and wrappers taken away.
pub fn cargo(root: &Path) -> Command {
    tool("cargo", root)
}

fn tool(program: &str, root: &Path) -> Command {
    let mut tool = command(program, root);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_personal) {
            tool.env_remove(name);
        }
    }
    // Set to nothing they also overrule the user's own cargo configuration.
    tool.env("RUSTC_WRAPPER", "").env("RUSTC_WORKSPACE_WRAPPER", "");
    tool
}

fn is_personal(name: &str) -> bool {
    const NAMES: [&str; 8] = [
        "RUSTFLAGS",
        "RUSTDOCFLAGS",
        "RUSTC",
        "RUSTDOC",
        "RUSTC_BOOTSTRAP",
        "RUSTUP_TOOLCHAIN",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_INCREMENTAL",
    ];
    const STARTS: [&str; 4] = ["CARGO_PROFILE_", "CARGO_BUILD_", "CARGO_UNSTABLE_", "CARGO_TARGET_WASM32_"];
    NAMES.contains(&name) || STARTS.iter().any(|start| name.starts_with(start))
}

/// Makes sure of the pinned compiler and of its wasm target, adding the target where rustup can.
pub fn ensure_wasm(root: &Path) -> Result<()> {
    let pinned = pinned(root)?;
    let version = output(tool("rustc", root).arg("--version"))?;
    if version.split_whitespace().nth(1) != Some(pinned.as_str()) {
        bail!(
            "rustc {pinned} is wanted, for the same bytes everywhere, but this is {version}install it: rustup toolchain install {pinned}"
        );
    }
    if sysroot(root)?.join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!(
            "the compiler lacks the target {WASM} and there is no rustup to add it; get rustup from https://rustup.rs, then: rustup target add --toolchain {pinned} {WASM}"
        );
    }
    println!("adding the target {WASM} to {pinned}");
    run(tool("rustup", root).args(["target", "add", "--toolchain", &pinned, WASM]))
}

fn pinned(root: &Path) -> Result<String> {
    let file = root.join("rust-toolchain.toml");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let line = text.lines().find_map(|line| line.strip_prefix("channel = "));
    Ok(line.context("rust-toolchain.toml names no channel")?.trim_matches('"').to_owned())
}

fn sysroot(root: &Path) -> Result<PathBuf> {
    Ok(output(tool("rustc", root).args(["--print", "sysroot"]))?.trim().into())
}

/// What `cargo metadata` knows of the packages, for one target or for all.
pub fn metadata(root: &Path, target: Option<&str>) -> Result<Value> {
    let mut metadata = cargo(root);
    metadata.args(["metadata", "--locked", "--format-version", "1"]);
    if let Some(target) = target {
        metadata.args(["--filter-platform", target]);
    }
    serde_json::from_str(&output(&mut metadata)?).context("cargo metadata printed no JSON")
}

/// Names for every folder that differs from machine to machine and would stand in the module's panic messages.
pub fn remapped(root: &Path, metadata: &Value) -> Result<Vec<String>> {
    let mut folders: Vec<(PathBuf, &str)> = Vec::new();
    for package in metadata["packages"].as_array().context("cargo metadata lists no packages")? {
        let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
        if let Some(registry) = manifest.ancestors().nth(2)
            && !package["source"].is_null()
            && !folders.iter().any(|(folder, _)| folder == registry)
        {
            folders.push((registry.to_owned(), "/registry"));
        }
    }
    let target = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    folders.push((root.to_owned(), "/sanbao"));
    folders.push((target.into(), "/target"));
    let verbose = output(tool("rustc", root).arg("-vV"))?;
    let commit = verbose.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let library = format!("/rustc/{commit}");
    folders.push((sysroot(root)?.join("lib/rustlib/src/rust"), &library));
    Ok(folders.iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect())
}
