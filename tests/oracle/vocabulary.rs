//! The fact list and the codes, read from the data files.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use super::json::{Json, list, text};

fn file(name: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vocabulary").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn facts() -> &'static Json {
    static FACTS: OnceLock<Json> = OnceLock::new();
    FACTS.get_or_init(|| file("facts.json"))
}

fn codes() -> &'static Json {
    static CODES: OnceLock<Json> = OnceLock::new();
    CODES.get_or_init(|| file("codes.json"))
}

/// Every fact's entry.
pub fn all() -> &'static [Json] {
    list(facts(), "facts")
}

pub fn fact(path: &str) -> Option<&'static Json> {
    static BY_PATH: OnceLock<HashMap<&'static str, &'static Json>> = OnceLock::new();
    let by_path = BY_PATH.get_or_init(|| all().iter().map(|fact| (text(fact, "path").unwrap(), fact)).collect());
    by_path.get(path).copied()
}

/// Whether only the future settles it.
pub fn is_outcome(path: &str) -> bool {
    fact(path).is_some_and(|fact| fact["outcome"] == true)
}

/// The codes of a group.
pub fn group(name: &str) -> Vec<&'static str> {
    list(&codes()["groups"], name).iter().filter_map(|code| text(code, "code")).collect()
}

/// The fact that holds an anchor's date.
pub fn anchor_fact(code: &str) -> &'static str {
    static BY_CODE: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let anchors = || list(&codes()["groups"], "anchor").iter();
    let by_code = BY_CODE.get_or_init(|| {
        anchors().map(|anchor| (text(anchor, "code").unwrap(), text(anchor, "fact").unwrap())).collect()
    });
    by_code[code]
}

/// Every anchor.
pub fn anchors() -> Vec<&'static str> {
    group("anchor")
}
