//! The npm package: the module, the glue, the types, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{schema, types, wasm};

/// Builds the package into `pkg/`, in place of what was there.
pub fn build(root: &Path) -> Result<()> {
    let folder = root.join("pkg");
    build_into(root, &folder)?;
    println!("built {}", folder.display());
    Ok(())
}

/// Builds the package into a folder, in place of what was there.
pub fn build_into(root: &Path, folder: &Path) -> Result<()> {
    let module = wasm::compile(root)?;
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    wasm::bind(&module, folder)?;
    for file in files(&root.join("src/js"))? {
        copy(&file, folder)?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root.join(name), folder)?;
    }
    fs::write(folder.join("pack.schema.json"), schema::pack(root)?)?;
    fs::write(folder.join("vocabulary.d.ts"), types::vocabulary(root)?)?;
    same_version(root, folder)
}

/// The files of a folder by name; folders in it are left out.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.is_file());
    files.sort();
    Ok(files)
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().context("a file without a name")?;
    fs::copy(file, folder.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    Ok(())
}

fn same_version(root: &Path, folder: &Path) -> Result<()> {
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let crate_version = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    let crate_version = crate_version.context("Cargo.toml names no version")?.trim_matches('"');
    let package: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("package.json"))?)?;
    if package["version"] != crate_version {
        bail!("src/js/package.json has version {}, Cargo.toml {crate_version}; make them the same", package["version"]);
    }
    Ok(())
}
