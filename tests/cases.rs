//! The golden cases: every rule just below, at and above its figures.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and says what it ran")]

use std::fs;
use std::path::Path;

use sanbao::{Policy, Value, mismatches};

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn check(path: &Path) -> usize {
    let file = json(path);
    let Some(Value::List(cases)) = file.get("cases") else { panic!("{}: no cases", path.display()) };
    let policy = Policy::built_in();
    let failures: Vec<String> = cases.iter().flat_map(|case| mismatches(&policy, case)).collect();
    assert!(failures.is_empty(), "{}: {} differences\n{}", path.display(), failures.len(), failures.join("\n"));
    cases.len()
}

fn folder(name: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

#[test]
fn every_golden_case_is_decided_as_expected() {
    let files = folder("tests/cases");
    let mut failures = Vec::new();
    for path in &files {
        match std::panic::catch_unwind(|| check(path)) {
            Ok(count) => println!("{}: {count} cases", path.display()),
            Err(message) => failures.push(*message.downcast::<String>().unwrap()),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_built_in_pack_is_sound_and_keeps_its_own_cases() {
    for path in folder("src/packs") {
        let diagnostics = sanbao::check_pack(&json(&path));
        assert!(diagnostics.is_empty(), "{}: {diagnostics:#?}", path.display());
    }
}
