//! The published JSON Schema says of a pack what the loader says: the same keys, the same types, the same codes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test may stop, and tells what it found"
)]

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use sanbao::{Diagnostic, check_pack};
use serde_json::{Value, json};

#[path = "../xtask/src/schema.rs"]
mod generator;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema() -> Value {
    serde_json::from_str(&generator::pack(root()).unwrap()).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

fn built_in() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(root().join("src/packs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files
}

/// Valid packs, small enough to be mutated at every path. Their cases are left out: no loader reads them, they are run.
fn small_packs() -> Vec<Value> {
    ["tests/schema/every-key.json", "docs/examples/bicycle-shop.json"]
        .iter()
        .map(|name| {
            let mut pack = read(&root().join(name));
            pack.as_object_mut().unwrap().remove("cases");
            pack
        })
        .collect()
}

/// What the loader has against a pack.
fn loader(pack: &Value) -> Vec<Diagnostic> {
    let pack: sanbao::Value = serde_json::from_str(&pack.to_string()).unwrap();
    check_pack(&pack).into_iter().filter(|diagnostic| diagnostic.level == "error").collect()
}

#[test]
fn the_schema_is_a_schema() {
    jsonschema::draft202012::meta::validate(&schema()).unwrap();
}

#[test]
fn every_pack_validates() {
    let validator = validator(&schema());
    let mut files = built_in();
    assert!(!files.is_empty());
    files.extend([root().join("tests/schema/every-key.json"), root().join("docs/examples/bicycle-shop.json")]);
    let mut problems = Vec::new();
    for file in files {
        let pack = read(&file);
        problems.extend(
            validator.iter_errors(&pack).map(|error| format!("{}{}: {error}", file.display(), error.instance_path())),
        );
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_loader_takes_the_packs_to_be_mutated() {
    for pack in small_packs() {
        assert_eq!(loader(&pack), []);
    }
}

/// Definitions of what the loader does not read as part of a pack: own cases are decided, and a fact each is no key.
const APART: [&str; 6] = ["fact.case", "fact.presume", "ownCase", "options", "expect", "expectedRemedy"];

#[test]
fn every_key_of_the_schema_is_one_that_the_loader_takes() {
    let schema = schema();
    let packs = small_packs();
    let mut keys = Vec::new();
    closed_keys(&schema, String::new(), &mut keys);
    assert!(keys.len() > 150, "{} keys", keys.len());
    let cases_are_apart = ["/properties/cases"];
    for key in keys.iter().filter(|key| !cases_are_apart.contains(&key.as_str())) {
        let (parent, name) = key.rsplit_once('/').unwrap();
        let mut without = schema.clone();
        without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        let validator = validator(&without);
        assert!(packs.iter().any(|pack| !validator.is_valid(pack)), "no pack of this test has the key {key}");
    }
}

/// The pointers to the keys of closed objects.
fn closed_keys(schema: &Value, at: String, found: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            if members.get("additionalProperties") == Some(&json!(false)) {
                let keys = members.get("properties").and_then(Value::as_object).into_iter().flatten();
                found.extend(keys.map(|(key, _)| format!("{at}/properties/{key}")));
            }
            for (name, member) in members {
                if !(at == "/$defs" && APART.contains(&name.as_str())) {
                    closed_keys(member, format!("{at}/{name}"), found);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                closed_keys(item, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

const UNKNOWN: &str = "no_such_key";

#[test]
fn every_key_that_the_loader_takes_is_in_the_schema() {
    let validator = validator(&schema());
    let mut asked = 0;
    for pack in small_packs() {
        for pointer in pointers(&pack).into_iter().filter(|pointer| pack.pointer(pointer).unwrap().is_object()) {
            let with = |key: &str| {
                let mut pack = pack.clone();
                pack.pointer_mut(&pointer).unwrap()[key] = json!("x");
                pack
            };
            let place = if pointer.is_empty() { UNKNOWN.to_owned() } else { format!("{}.{UNKNOWN}", dotted(&pointer)) };
            let problems = loader(&with(UNKNOWN));
            assert!(!validator.is_valid(&with(UNKNOWN)), "the schema takes an unknown key at {pointer}");
            let at_place = problems.iter().find(|problem| problem.path == place);
            let wanted = at_place.unwrap_or_else(|| panic!("{place}: {problems:#?}")).wanted.clone().unwrap();
            let Some(keys) = wanted.strip_prefix("one of ") else { continue };
            assert!(!keys.ends_with('…'), "the loader does not name all keys at {pointer}");
            for key in keys.split(' ').map(|key| key.trim_matches('`')) {
                asked += 1;
                let present = pack.pointer(&pointer).unwrap().get(key).is_some();
                assert!(present || !is_refused(&validator, &with(key), key), "the schema lacks `{key}` at {pointer}");
            }
        }
    }
    assert!(asked > 500, "the loader named {asked} keys");
}

fn is_refused(validator: &Validator, pack: &Value, key: &str) -> bool {
    validator.iter_errors(pack).any(|error| match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => unexpected.iter().any(|name| name == key),
        _ => false,
    })
}

/// Every place of a document, the whole first.
fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, member)| (name.clone(), member)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    for (name, member) in members {
        found.extend(pointers(member).into_iter().map(|rest| format!("/{name}{rest}")));
    }
    found
}

/// A pointer as the loader writes a place: `/rules/0/effects` is `rules[0].effects`.
fn dotted(pointer: &str) -> String {
    let mut text = String::new();
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            text.push_str(&format!("[{part}]"));
        } else {
            text.push_str(if text.is_empty() { "" } else { "." });
            text.push_str(part);
        }
    }
    text
}

/// One change of a pack's structure.
#[derive(Clone, Debug)]
enum Change {
    /// The member or item is not there.
    Removed,
    /// The member has another name.
    Renamed,
    /// A value of another type.
    Retyped(Value),
    /// The text with a letter more.
    Misspelt,
}

fn changed(pack: &Value, pointer: &str, change: &Change) -> Option<Value> {
    let mut pack = pack.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    match (change, pack.pointer_mut(parent)?) {
        (Change::Removed, Value::Object(members)) => drop(members.remove(name)?),
        (Change::Removed, Value::Array(items)) => drop(items.remove(name.parse().ok()?)),
        (Change::Renamed, Value::Object(members)) => {
            let value = members.remove(name)?;
            members.insert(format!("{name}x"), value);
        }
        (Change::Retyped(other), parent) => {
            let place = parent.pointer_mut(&format!("/{name}"))?;
            if kind(place) == kind(other) {
                return None;
            }
            *place = other.clone();
        }
        (Change::Misspelt, parent) => {
            let place = parent.pointer_mut(&format!("/{name}"))?;
            *place = format!("{}x", place.as_str()?).into();
        }
        _ => return None,
    }
    Some(pack)
}

fn kind(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}

/// Why the loader refuses what the schema takes.
struct LoaderAlone {
    reason: &'static str,
    /// Whether this is what a problem of the loader is about.
    holds: fn(&Diagnostic, &Value) -> bool,
}

fn wants(problem: &Diagnostic, start: &str) -> bool {
    problem.wanted.as_ref().is_some_and(|wanted| wanted.starts_with(start))
}

const LOADER_ALONE: [LoaderAlone; 14] = [
    LoaderAlone {
        reason: "a reference to a step or a deadline: no schema resolves names",
        holds: |problem, _| wants(problem, "the code of a deadline") || wants(problem, "the code of a step or"),
    },
    LoaderAlone {
        reason: "the seller's cost in what customers are told of: a matter of two keys",
        holds: |problem, _| wants(problem, "no `item.cost`"),
    },
    LoaderAlone {
        reason: "the codes of `of` are those of the fact that `by` names",
        holds: |problem, _| problem.path.contains(".of."),
    },
    LoaderAlone {
        reason: "a reference to a source, parameter, window, named condition or value of the goods: no schema resolves names",
        holds: |problem, _| wants(problem, "the name of "),
    },
    LoaderAlone {
        reason: "a reference to goods: no schema resolves names",
        holds: |problem, _| wants(problem, "goods of this pack's catalogue"),
    },
    LoaderAlone {
        reason: "a reference to a fault: no schema resolves names",
        holds: |problem, _| wants(problem, "a fault of this pack"),
    },
    LoaderAlone {
        reason: "a reference to a brand: no schema resolves names",
        holds: |problem, _| wants(problem, "a brand of this pack"),
    },
    LoaderAlone {
        reason: "a reference to a compensation: no schema resolves names",
        holds: |problem, _| wants(problem, "the code of a compensation"),
    },
    LoaderAlone {
        reason: "a variable of a reply is a reference inside a text",
        holds: |problem, _| wants(problem, "a variable that"),
    },
    LoaderAlone {
        reason: "an override is a reference to a rule that denies",
        holds: |problem, _| wants(problem, "a rule of this pack that denies"),
    },
    LoaderAlone {
        reason: "the type of a parameter or value is known only where it is defined, not where it is named",
        holds: |problem, _| wants(problem, "a parameter ") || wants(problem, "a value of the goods that"),
    },
    LoaderAlone {
        reason: "what a parameter may be compared with depends on its type, which stands elsewhere",
        holds: |problem, pack| {
            let parent =
                problem.path.strip_suffix(".is").map(|path| path.replace('[', "/").replace(']', "").replace('.', "/"));
            parent
                .and_then(|parent| pack.pointer(&format!("/{parent}")))
                .is_some_and(|part| part.get("param").is_some())
        },
    },
    LoaderAlone {
        reason: "a parameter's value is one of its own options",
        holds: |problem, _| problem.path.starts_with("parameters.") && wants(problem, "one of "),
    },
    LoaderAlone {
        reason: "a window that counts business days needs the calendar, which stands elsewhere",
        holds: |problem, _| wants(problem, "`calendar` or `hours`; business days"),
    },
];

/// Why the schema refuses what the loader takes.
struct SchemaAlone {
    reason: &'static str,
    holds: fn(&Validator, &Value, &str, &Change) -> bool,
}

const SCHEMA_ALONE: [SchemaAlone; 1] = [SchemaAlone {
    reason: "the format writes decimals as strings; the loader reads a JSON number, too, as it is written",
    holds: |validator, pack, pointer, change| {
        let mut as_text = pack.clone();
        let Some(place) = as_text.pointer_mut(pointer) else { return false };
        *place = json!("7");
        matches!(change, Change::Retyped(Value::Number(_))) && validator.is_valid(&as_text)
    },
}];

/// Places without structure: the loader passes over them.
const NOT_READ: [&str; 2] = ["/$schema", "/$comment"];

#[test]
fn schema_and_loader_refuse_the_same_changes() {
    let validator = validator(&schema());
    let changes = [
        Change::Removed,
        Change::Renamed,
        Change::Misspelt,
        Change::Retyped(json!(true)),
        Change::Retyped(json!(7)),
        Change::Retyped(json!("text")),
        Change::Retyped(json!([])),
        Change::Retyped(json!({})),
    ];
    let (mut tried, mut refused) = (0, 0);
    let mut needed: Vec<&str> = Vec::new();
    let mut disagreements = Vec::new();
    for pack in small_packs() {
        for pointer in pointers(&pack).iter().filter(|pointer| !NOT_READ.contains(&pointer.as_str())) {
            for change in &changes {
                let Some(changed) = changed(&pack, pointer, change) else { continue };
                let problems = loader(&changed);
                let by_schema = !validator.is_valid(&changed);
                tried += 1;
                refused += usize::from(by_schema);
                match (problems.is_empty(), by_schema) {
                    (true, false) | (false, true) => {}
                    (false, false) => {
                        for problem in &problems {
                            let known = LOADER_ALONE.iter().find(|exception| (exception.holds)(problem, &changed));
                            match known {
                                Some(exception) => needed.push(exception.reason),
                                None => disagreements
                                    .push(format!("loader alone: {change:?} {pointer}: {}", problem.message)),
                            }
                        }
                    }
                    (true, true) => {
                        let known = SCHEMA_ALONE
                            .iter()
                            .find(|exception| (exception.holds)(&validator, &changed, pointer, change));
                        match known {
                            Some(exception) => needed.push(exception.reason),
                            None => disagreements.push(format!("schema alone: {change:?} {pointer}")),
                        }
                    }
                }
            }
        }
    }
    println!("{tried} changes, {refused} refused by the schema");
    assert!(disagreements.is_empty(), "{} disagreements\n{}", disagreements.len(), disagreements.join("\n"));
    assert!(tried > 4000 && refused > tried / 2, "{tried} changes, {refused} refused");
    let reasons = LOADER_ALONE.iter().map(|exception| exception.reason);
    for reason in reasons.chain(SCHEMA_ALONE.iter().map(|exception| exception.reason)) {
        assert!(needed.contains(&reason), "nothing needs this exception any more; remove it: {reason}");
    }
}
