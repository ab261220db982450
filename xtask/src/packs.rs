//! The built-in packs: compiled, a file each; as JSON for people and pages that explain them; and the list by which the
//! glue finds them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::{command, run};

/// Compiles every built-in pack with the package's own author module, as a shop compiles its own.
const SCRIPT: &str = r#"
import { mkdirSync, writeFileSync } from "node:fs";
const [entry, folder] = process.argv.slice(1);
const { packs, Policy } = await import(entry);
mkdirSync(new URL("packs/", folder));
for (const { id } of packs()) {
  const policy = new Policy([], { builtIns: [id] });
  writeFileSync(new URL(`packs/${id}.sanbao`, folder), policy.compile());
}
"#;

/// Writes the compiled packs into the package, whose modules stand there already.
pub fn compile(root: &Path, folder: &Path) -> Result<()> {
    let folder = folder.canonicalize()?;
    let address = format!("file://{}/", folder.display());
    let entry = format!("{address}node.js");
    run(command("node", root).args(["--input-type=module", "--eval", SCRIPT, &entry, &address]))
        .context("the built-in packs cannot be compiled")
}

/// Writes the built-in packs as they are, but for their own cases, which are no part of a policy.
pub fn copy(root: &Path, folder: &Path) -> Result<()> {
    for id in ids(root)? {
        let file = root.join(format!("src/packs/{id}.json"));
        let mut pack: Value = serde_json::from_slice(&fs::read(&file)?).with_context(|| file.display().to_string())?;
        let members = pack.as_object_mut().with_context(|| format!("{} is no object", file.display()))?;
        members.shift_remove("cases");
        fs::write(folder.join(format!("packs/{id}.json")), format!("{pack}\n"))?;
    }
    Ok(())
}

/// JavaScript that names each built-in pack with its address. Written out one by one, so that bundlers see the files.
pub fn list(root: &Path) -> Result<String> {
    let mut text = String::from(
        "// Printed by `cargo xtask build` from src/packs/order.txt.\n\n\
         /** The built-in packs, compiled: name and address. */\nexport const BUILT_IN = {\n",
    );
    for id in ids(root)? {
        writeln!(text, "  {id:?}: () => new URL(\"./packs/{id}.sanbao\", import.meta.url),")?;
    }
    text.push_str("};\n");
    Ok(text)
}

/// The names of the built-in packs in their order.
pub fn ids(root: &Path) -> Result<Vec<String>> {
    let file = root.join("src/packs/order.txt");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}
