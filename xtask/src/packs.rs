//! The built-in packs: compiled, a file each; as JSON for people and pages that explain them; and the list by which the
//! glue finds them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::{command, run};

/// Each language has its words and its packs in files of its own; see `docs/decisions/0009`.
const LOCALES: [&str; 2] = ["zh-CN", "en"];

/// Compiles every built-in pack with the package's own author module, as a shop compiles its own: in both languages and in
/// each. The same module tells the words.
const SCRIPT: &str = r#"
import { mkdirSync, writeFileSync } from "node:fs";
const [folder, ...locales] = process.argv.slice(1);
const { packs, Policy } = await import(`${folder}node.js`);
const { words } = await import(`${folder}author.js`);
mkdirSync(new URL("packs/", folder));
mkdirSync(new URL("words/", folder));
for (const locale of locales) {
  writeFileSync(new URL(`words/${locale}.txt`, folder), words(locale));
}
for (const { id } of packs()) {
  const policy = new Policy([], { builtIns: [id] });
  writeFileSync(new URL(`packs/${id}.sanbao`, folder), policy.compile());
  for (const locale of locales) {
    writeFileSync(new URL(`packs/${id}.${locale}.sanbao`, folder), policy.compile({ locale }));
  }
}
"#;

/// Writes the compiled packs and the words into the package, whose modules stand there already.
pub fn compile(root: &Path, folder: &Path) -> Result<()> {
    let folder = folder.canonicalize()?;
    let address = format!("file://{}/", folder.display());
    run(command("node", root).args(["--input-type=module", "--eval", SCRIPT, &address]).args(LOCALES))
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

/// JavaScript that names each built-in pack and the words of each language with their addresses. Written out one by one, so
/// that bundlers see the files.
pub fn list(root: &Path) -> Result<String> {
    let mut text = String::from(
        "// Printed by `cargo xtask build` from src/packs/order.txt.\n\n\
         /** The built-in packs, compiled: name and address. */\nexport const BUILT_IN = {\n",
    );
    let ids = ids(root)?;
    for id in &ids {
        writeln!(text, "  {id:?}: () => new URL(\"./packs/{id}.sanbao\", import.meta.url),")?;
    }
    text.push_str("};\n\n/** The same in one language. */\nexport const ONE = {\n");
    for locale in LOCALES {
        writeln!(text, "  {locale:?}: {{")?;
        for id in &ids {
            writeln!(text, "    {id:?}: () => new URL(\"./packs/{id}.{locale}.sanbao\", import.meta.url),")?;
        }
        text.push_str("  },\n");
    }
    text.push_str("};\n\n/** The words of the vocabulary. */\nexport const WORDS = {\n");
    for locale in LOCALES {
        writeln!(text, "  {locale:?}: () => new URL(\"./words/{locale}.txt\", import.meta.url),")?;
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
