//! The npm package: the module, the glue, the types, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::wasm::{AUTHOR, PAGE};
use crate::{bundle, packs, schema, types, wasm};

/// Nobody asks for these modules by themselves once they stand in `index.js`.
const JOINED: [&str; 8] =
    ["batch.js", "decider.js", "engine.js", "error.js", "files.js", "plain.js", "sanbao.js", "start.js"];

/// Builds the package into `pkg/`, in place of what was there.
pub fn build(root: &Path) -> Result<()> {
    let folder = root.join("pkg");
    build_into(root, &folder)?;
    println!("built {}", folder.display());
    Ok(())
}

/// Builds the package into a folder, in place of what was there.
pub fn build_into(root: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    for module in [PAGE, AUTHOR] {
        let compiled = wasm::compile(root, module)?;
        wasm::bind(&compiled, module, folder)?;
    }
    for file in files(&root.join("src/js"))? {
        // Beside the glue stands the Rust that it calls.
        if file.extension().is_some_and(|extension| extension != "rs") {
            copy(&file, folder)?;
        }
    }
    fs::write(folder.join("built-in.js"), packs::list(root)?)?;
    join_glue(folder)?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root.join(name), folder)?;
    }
    fs::write(folder.join("pack.schema.json"), schema::pack(root)?)?;
    fs::write(folder.join("vocabulary.d.ts"), types::vocabulary(root)?)?;
    for file in files(folder)? {
        if file.extension().is_some_and(|extension| extension == "js") {
            fs::write(&file, without_comments(&fs::read_to_string(&file)?))?;
        }
    }
    packs::compile(root, folder)?;
    packs::copy(root, folder)?;
    same_version(root, folder)
}

/// Puts the glue into `index.js`, where Node's entry finds it, too.
fn join_glue(folder: &Path) -> Result<()> {
    let glue = bundle::bundle(folder, "index.js")?;
    fs::write(folder.join("index.js"), glue)?;
    let node = folder.join("node.js");
    let mut entry = fs::read_to_string(&node)?;
    for name in JOINED {
        fs::remove_file(folder.join(name))?;
        entry = entry.replace(&format!("\"./{name}\""), "\"./index.js\"");
    }
    fs::write(&node, entry)?;
    Ok(())
}

/// JavaScript without indents and without the lines that are empty or comments, which are for readers of the sources and
/// no page needs. What stands behind code on its line stays, and a file with a text over several lines keeps its indents.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_inside = false;
    let has_long_text = text.lines().any(|line| line.matches('`').count() % 2 == 1);
    for line in text.lines() {
        let words = line.trim();
        is_inside = is_inside || words.starts_with("/*");
        let is_comment = is_inside || words.starts_with("//");
        let ends = is_inside && words.ends_with("*/");
        is_inside = is_inside && !words.contains("*/");
        if words.is_empty() && !has_long_text {
            continue;
        }
        if !is_comment || (!ends && words.contains("*/")) {
            kept.push_str(if has_long_text { line } else { words });
            kept.push('\n');
        }
    }
    kept
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_whole_lines_are_left_out_of_the_package() {
        let text = "// why\n\nlet a = 1; // stays\n  /** @type {X} */\n  let b;\n/**\n * @param x\n */\nfunction f() {}\n/* c */ let d;\n";
        let kept = "let a = 1; // stays\nlet b;\nfunction f() {}\n/* c */ let d;\n";
        assert_eq!(without_comments(text), kept);
    }

    #[test]
    fn addresses_and_divisions_are_no_comments() {
        let text = "const a = \"http://x\";\nconst b = 4 / 2;\nconst c = `\n/ * \n`;\n";
        assert_eq!(without_comments(text), text);
    }
}
