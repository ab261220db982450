//! Two folders, byte for byte.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::package::files;

/// What differs, a line for each file; empty when nothing does.
pub fn differences(committed: &Path, built: &Path) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for folder in [committed, built] {
        for inside in [folder.to_owned(), folder.join("packs")] {
            if inside.is_dir() {
                for file in files(&inside)? {
                    names.insert(file.strip_prefix(folder).context("a file of another folder")?.to_owned());
                }
            }
        }
    }
    let mut lines = Vec::new();
    for name in names {
        let line = match (fs::read(committed.join(&name)).ok(), fs::read(built.join(&name)).ok()) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => {
                let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
                format!(
                    "{} differs from byte {at} on ({} bytes committed, {} built)",
                    name.display(),
                    old.len(),
                    new.len()
                )
            }
            (Some(_), None) => format!("{} is committed but not built", name.display()),
            (None, _) => format!("{} is built but not committed", name.display()),
        };
        lines.push(line);
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_missing_and_a_new_file_are_each_named() {
        let folder = std::env::temp_dir().join(format!("sanbao-compare-{}", std::process::id()));
        let (old, new) = (folder.join("old"), folder.join("new"));
        for (folder, name, text) in [
            (&old, "same", "1"),
            (&new, "same", "1"),
            (&old, "changed", "abc"),
            (&new, "changed", "abd"),
            (&old, "gone", ""),
            (&new, "new", ""),
        ] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(name), text).unwrap();
        }
        let lines = differences(&old, &new).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            lines,
            [
                "changed differs from byte 2 on (3 bytes committed, 3 built)",
                "gone is committed but not built",
                "new is built but not committed",
            ]
        );
    }
}
