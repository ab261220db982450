//! The Rust sources without their tests and the examples of their docs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One file.
pub struct Source {
    /// Its path in the repository.
    pub name: String,
    /// What is neither a test nor an example.
    pub code: String,
    /// The texts between quotation marks.
    pub texts: BTreeSet<String>,
    /// The code in lower case, for names that are written in any case.
    lower: String,
    /// The code without what stands between backticks: error messages show the form of a value by an example.
    plain: String,
}

impl Source {
    /// Takes tests and examples out of a file.
    pub fn of(name: &str, text: &str) -> Source {
        let code = without_examples(&without_tests(name, text));
        let plain = code.split('`').step_by(2).collect();
        Source { name: name.to_owned(), texts: texts(&code), lower: code.to_lowercase(), plain, code }
    }

    /// Whether the word stands in the code, in any case, and is no part of a longer one.
    pub fn says(&self, word: &str) -> bool {
        stands_alone(&self.lower, &word.to_lowercase(), |letter| letter.is_ascii_alphanumeric() || letter == '_')
    }

    /// Whether the figure stands in the code and is no part of a longer one.
    pub fn counts(&self, figure: &str) -> bool {
        stands_alone(&self.plain, figure, |letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.'))
    }
}

/// The library's sources, its build script and xtask.
pub fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec!["build.rs".to_owned()];
    for folder in ["src", "xtask/src"] {
        collect(root, folder, &mut files);
    }
    let texts: Vec<(String, String)> =
        files.into_iter().map(|name| (fs::read_to_string(root.join(&name)).unwrap(), name)).collect();
    let tests: BTreeSet<String> = texts.iter().flat_map(|(text, name)| modules_of_tests(name, text)).collect();
    let sources = texts.iter().filter(|(_, name)| !tests.contains(name));
    sources.map(|(text, name)| Source::of(name, text)).collect()
}

fn collect(root: &Path, folder: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(root, &name, files);
        } else if name.ends_with(".rs") {
            files.push(name);
        }
    }
}

const TEST: &str = "#[cfg(test)]";

/// The files of modules that are compiled for tests alone.
fn modules_of_tests(name: &str, text: &str) -> Vec<String> {
    let folder = name.strip_suffix("/mod.rs").or(name.strip_suffix(".rs")).unwrap();
    let mut lines = text.lines();
    let mut modules = Vec::new();
    while let Some(line) = lines.next() {
        if line == TEST {
            let item = lines.by_ref().find(|line| !line.starts_with("#[")).unwrap_or_default();
            let module = item.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
            modules.extend(module.map(|module| format!("{folder}/{module}.rs")));
        }
    }
    modules
}

/// Leaves out each item that is compiled for tests alone: by rustfmt it ends with a brace or a semicolon below its start.
fn without_tests(name: &str, text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let indent = &line[..line.len() - line.trim_start().len()];
        if line.trim_start() == TEST {
            let ends = |line: &str| {
                line.strip_prefix(indent)
                    .is_some_and(|rest| rest == "}" || (!rest.starts_with(' ') && rest.ends_with(';')))
            };
            assert!(lines.by_ref().any(ends), "{name}: the end of a test is not found");
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn without_examples(text: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in text.lines() {
        let doc = line.trim_start().strip_prefix("///").or(line.trim_start().strip_prefix("//!"));
        let is_fence = doc.is_some_and(|doc| doc.trim_start().starts_with("```"));
        inside ^= is_fence;
        if !inside && !is_fence {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// A part between quotation marks more or less does no harm: only whole texts are compared.
fn texts(code: &str) -> BTreeSet<String> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1)).map(str::to_owned).collect()
}

fn stands_alone(text: &str, word: &str, continues: impl Fn(char) -> bool) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        ![before, after].into_iter().flatten().any(&continues)
    })
}
