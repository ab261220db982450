//! `cargo xtask trace`: which sentence of a document is carried by which rules, and whether what is quoted stands there.

mod documents;
mod plain;
mod print;
mod quotes;
mod rules;
mod sentences;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use documents::Documents;
use rules::Rule;
use sentences::Document;

/// The printed table, beside the other documents.
const TABLE: &str = "docs/trace.md";
/// The checksums of the quotes that were found.
const QUOTES: &str = "tests/trace/quotes.txt";

/// What the command is asked for.
#[derive(Debug, PartialEq)]
enum Wanted {
    Print,
    Check,
    Verify(PathBuf),
}

/// Prints the table, compares it, or looks the quotes up first.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    match wanted(arguments)? {
        Wanted::Print => write(root, TABLE, &table(root)?),
        Wanted::Check => check(root),
        Wanted::Verify(folder) => {
            let (rules, documents) = read(root)?;
            let found = quotes::found(&rules, &documents, &Documents::read(&folder, &documents)?)?;
            write(root, QUOTES, &quotes::text(&found))?;
            write(root, TABLE, &table(root)?)
        }
    }
}

/// Whether the committed table is what the packs and the sentences say.
pub fn check(root: &Path) -> Result<()> {
    let committed = fs::read_to_string(root.join(TABLE)).with_context(|| format!("cannot read {TABLE}"))?;
    if committed != table(root)? {
        bail!("{TABLE} is not what src/packs and tests/trace say; mend it by `cargo xtask trace`");
    }
    Ok(())
}

fn wanted(arguments: &[String]) -> Result<Wanted> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Ok(match words[..] {
        [] => Wanted::Print,
        ["--check"] => Wanted::Check,
        ["--documents", folder] => Wanted::Verify(folder.into()),
        _ => bail!("`trace` takes nothing, `--check`, or `--documents` and a folder"),
    })
}

fn read(root: &Path) -> Result<(Vec<Rule>, Vec<Document>)> {
    Ok((rules::read(root)?, sentences::read(&root.join("tests/trace"))?))
}

fn table(root: &Path) -> Result<String> {
    let (rules, documents) = read(root)?;
    print::table(&rules, &documents)
}

fn write(root: &Path, name: &str, text: &str) -> Result<()> {
    fs::write(root.join(name), text).with_context(|| format!("cannot write {name}"))?;
    println!("{name} written");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_one_of_three() {
        let asked = |words: &[&str]| wanted(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(asked(&[]).unwrap(), Wanted::Print);
        assert_eq!(asked(&["--check"]).unwrap(), Wanted::Check);
        assert_eq!(asked(&["--documents", "texts"]).unwrap(), Wanted::Verify("texts".into()));
        for refused in [&["--documents"][..], &["texts"], &["--check", "--check"]] {
            assert!(asked(refused).is_err(), "{refused:?}");
        }
    }
}
