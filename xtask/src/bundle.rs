//! The glue as one file: a page asks for it once, and together its modules compress to less.
//!
//! The modules of `src/js` are plain enough to be joined by their lines: what they declare has names of its own, and
//! they import it by these names. Whatever else is met is refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// A module and what stands in it.
struct Module {
    name: String,
    /// `import * as …`: it keeps its names to itself.
    object: Option<String>,
    lines: Vec<String>,
    /// As others know it, and as it is called inside.
    exports: Vec<(String, String)>,
}

/// The text of a module with all that it imports.
pub fn bundle(folder: &Path, entry: &str) -> Result<String> {
    let mut modules = Vec::new();
    add(folder, entry, None, &mut modules)?;
    let mut names = BTreeSet::new();
    let mut text = String::new();
    for module in &modules {
        let body = module.lines.join("\n");
        let Some(object) = &module.object else {
            if let Some(twice) = module.lines.iter().filter_map(|line| declared(line)).find(|name| !names.insert(*name))
            {
                bail!("{}: `{twice}` is declared in another module, too", module.name);
            }
            text.push_str(&body);
            text.push('\n');
            continue;
        };
        let members: Vec<String> = module.exports.iter().map(|(name, inside)| format!("{name}: {inside}")).collect();
        text.push_str(&format!("const {object} = (() => {{\n{body}\nreturn {{ {} }};\n}})();\n", members.join(", ")));
    }
    let entry = modules.last().context("a bundle of nothing")?;
    let exports: Vec<String> = entry
        .exports
        .iter()
        .map(|(name, inside)| if name == inside { name.clone() } else { format!("{inside} as {name}") })
        .collect();
    text.push_str(&format!("export {{ {} }};\n", exports.join(", ")));
    Ok(text)
}

/// Adds a module behind those that it imports.
fn add(folder: &Path, name: &str, object: Option<String>, modules: &mut Vec<Module>) -> Result<()> {
    if modules.iter().any(|module| module.name == name) {
        return Ok(());
    }
    let file = folder.join(name);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut module = Module { name: name.to_owned(), object, lines: Vec::new(), exports: Vec::new() };
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !line.starts_with("import ") && !line.starts_with("export {") {
            module.lines.push(exported(line, &mut module.exports).to_owned());
            continue;
        }
        let mut statement = line.to_owned();
        while !statement.ends_with(';') {
            statement.push(' ');
            statement.push_str(lines.next().with_context(|| format!("{name}: `{statement}` has no end"))?.trim());
        }
        let unknown = || format!("{name}: cannot bundle `{statement}`");
        let (what, from) = match statement.trim_end_matches(';').split_once(" from ") {
            Some((what, from)) => (what, Some(from.trim_matches('"').strip_prefix("./").with_context(unknown)?)),
            None => (statement.trim_end_matches(';'), None),
        };
        if let (Some(object), Some(from)) = (what.strip_prefix("import * as "), from) {
            add(folder, from, Some(object.to_owned()), modules)?;
            continue;
        }
        let names = what.split_once('{').and_then(|(_, names)| names.strip_suffix('}')).with_context(unknown)?;
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        if let Some(from) = from {
            add(folder, from, None, modules)?;
        }
        for one in names {
            let (inside, outside) = one.split_once(" as ").unwrap_or((one, one));
            if what.starts_with("import") {
                // It stands further up by the same name.
                if inside != outside {
                    bail!(unknown());
                }
                continue;
            }
            let origin = modules.iter().find(|module| Some(module.name.as_str()) == from);
            let exports = origin.map_or(&[][..], |module| &module.exports);
            let inside = exports.iter().find(|(name, _)| name == inside).map_or(inside, |(_, inside)| inside);
            module.exports.push((outside.to_owned(), inside.to_owned()));
        }
    }
    modules.push(module);
    Ok(())
}

/// A line without its `export`, which is noted.
fn exported<'a>(line: &'a str, exports: &mut Vec<(String, String)>) -> &'a str {
    let Some(rest) = line.strip_prefix("export ") else { return line };
    let (is_default, rest) = rest.strip_prefix("default ").map_or((false, rest), |rest| (true, rest));
    if let Some(name) = declared(rest) {
        exports.push((if is_default { "default" } else { name }.to_owned(), name.to_owned()));
    }
    rest
}

/// What a line at the outermost level declares.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = ["function ", "class ", "const ", "let "].iter().find_map(|word| line.strip_prefix(word))?;
    rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$').next()
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    fn of(name: &str, files: &[(&str, &str)]) -> Result<String> {
        let folder = env::temp_dir().join(format!("sanbao-bundle-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for (file, text) in files {
            fs::write(folder.join(file), text)?;
        }
        let bundled = bundle(&folder, "index.js");
        fs::remove_dir_all(&folder)?;
        bundled
    }

    #[test]
    fn modules_stand_behind_what_they_import() {
        let bundled = of(
            "order",
            &[
                (
                    "index.js",
                    "import {\n  a,\n} from \"./a.js\";\nexport { default } from \"./b.js\";\nexport const c = a;\n",
                ),
                ("a.js", "export function a() {}\n"),
                (
                    "b.js",
                    "import { a } from \"./a.js\";\nimport * as raw from \"./raw.js\";\nexport default function b() {}\n",
                ),
                ("raw.js", "let a;\nexport class X {}\nexport { a, X as Y };\n"),
            ],
        );
        let wanted = "function a() {}\n\
            const raw = (() => {\nlet a;\nclass X {}\nreturn { X: X, a: a, Y: X };\n})();\n\
            function b() {}\nconst c = a;\nexport { b as default, c };\n";
        assert_eq!(bundled.unwrap(), wanted);
    }

    #[test]
    fn what_would_change_its_meaning_is_refused() {
        for (name, text) in [
            ("twice", "import { a } from \"./a.js\";\nconst a = 1;\n"),
            ("renamed", "import { a as b } from \"./a.js\";\n"),
            ("default", "import a from \"./a.js\";\n"),
            ("outside", "import { a } from \"a\";\n"),
        ] {
            assert!(of(name, &[("index.js", text), ("a.js", "export const a = 1;\n")]).is_err(), "{name}");
        }
    }
}
