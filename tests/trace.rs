//! Every rule can be traced to a sentence of a document, and every quote was found where it is said to stand.
//!
//! The documents are not kept here. `tests/trace/*.json` holds their prescribing sentences as short quotes, and
//! `tests/trace/quotes.txt` a checksum of each quote that was found in its document.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop, and tells what it found"
)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Longer quotes would be copies.
const LONGEST_QUOTE: usize = 30;
const MEND: &str = "with FOLDER holding the five documents, run: cargo xtask trace --documents FOLDER";

/// A rule of a built-in pack.
struct Rule {
    /// `pack/rule`.
    name: String,
    /// The title of the cited document and the mark of its source.
    document: String,
    mark: Option<String>,
    clause: String,
    quote: Option<String>,
    /// Whether it tells how it reads the document, or is switched by a parameter that does.
    reads: bool,
}

/// A prescribing sentence of a document.
struct Sentence {
    document: String,
    quote: String,
    rules: Vec<String>,
    /// Why no rule carries it.
    none: Value,
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn read(path: &PathBuf) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn rules() -> Vec<Rule> {
    files("src/packs").iter().map(read).flat_map(|pack| of_pack(&pack)).collect()
}

fn of_pack(pack: &Value) -> Vec<Rule> {
    let one = |rule: &Value| {
        let citation = &rule["citation"];
        let source = &pack["sources"][text(&citation["source"])];
        Rule {
            name: format!("{}/{}", text(&pack["id"]), text(&rule["id"])),
            document: text(&source["document"]),
            mark: source["mark"].as_str().map(str::to_owned),
            clause: text(&citation["clause"]),
            quote: citation["quote"].as_str().map(str::to_owned),
            reads: rule["reading"].is_object() || is_switched_by_a_reading(&rule["when"], &pack["parameters"]),
        }
    };
    pack["rules"].as_array().unwrap().iter().map(one).collect()
}

fn is_switched_by_a_reading(condition: &Value, parameters: &Value) -> bool {
    match condition {
        Value::Object(members) => {
            members.get("param").is_some_and(|name| parameters[text(name)]["reading"].is_object())
                || members.values().any(|member| is_switched_by_a_reading(member, parameters))
        }
        Value::Array(items) => items.iter().any(|item| is_switched_by_a_reading(item, parameters)),
        _ => false,
    }
}

fn sentences() -> Vec<Sentence> {
    let of_file = |file: Value| {
        let one = |sentence: &Value| Sentence {
            document: text(&file["document"]),
            quote: text(&sentence["quote"]),
            rules: sentence["rules"].as_array().into_iter().flatten().map(text).collect(),
            none: sentence["none"].clone(),
        };
        file["sentences"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    files("tests/trace").iter().map(read).flat_map(of_file).collect()
}

/// The titles of the documents whose sentences are listed.
fn documents() -> BTreeSet<String> {
    sentences().into_iter().map(|sentence| sentence.document).collect()
}

fn checksums() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trace/quotes.txt");
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn checksum(document: &str, quote: &str) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(format!("{document}\n{quote}")).iter().take(8) {
        write!(text, "{byte:02x}").unwrap();
    }
    text
}

#[track_caller]
fn none_of(problems: &[String], mend: &str) {
    assert!(problems.is_empty(), "{} of them:\n{}\n{mend}", problems.len(), problems.join("\n"));
}

#[test]
fn five_documents_and_every_pack_are_read() {
    assert_eq!(documents().len(), 5);
    assert!(sentences().len() > 600 && rules().len() > 400, "{} {}", sentences().len(), rules().len());
}

#[test]
fn every_rule_cites_a_document_its_clause_and_a_short_quote() {
    let mut problems = Vec::new();
    for rule in rules() {
        let length = rule.quote.as_deref().unwrap_or_default().chars().count();
        if rule.document.is_empty() || rule.clause.is_empty() {
            problems.push(format!("{} cites no document or no clause", rule.name));
        }
        if length == 0 && rule.mark.is_none() && !rule.reads {
            problems.push(format!("{} quotes nothing and is no reading", rule.name));
        }
        if length > LONGEST_QUOTE {
            problems.push(format!("{} quotes {length} characters", rule.name));
        }
        if rule.mark.is_none() && !documents().contains(&rule.document) {
            problems.push(format!(
                "{} cites {}, which has neither a mark nor a list of sentences",
                rule.name, rule.document
            ));
        }
    }
    none_of(&problems, "");
}

#[test]
fn every_quote_was_found_in_its_document() {
    let (documents, known) = (documents(), checksums());
    let cited = rules().into_iter().filter(|rule| documents.contains(&rule.document));
    let cited = cited.filter_map(|rule| Some((rule.name, rule.document, rule.quote?)));
    let listed = sentences().into_iter().map(|sentence| ("tests/trace".to_owned(), sentence.document, sentence.quote));
    let unknown = cited.chain(listed).filter(|(_, document, quote)| !known.contains(&checksum(document, quote)));
    let problems: Vec<String> =
        unknown.map(|(place, document, quote)| format!("{place}: {document} “{quote}” was not looked up")).collect();
    none_of(&problems, MEND);
}

#[test]
fn every_sentence_is_short_and_has_rules_that_exist_or_a_reason() {
    let names: BTreeSet<String> = rules().into_iter().map(|rule| rule.name).collect();
    let mut problems = Vec::new();
    for Sentence { document, quote, rules, none } in sentences() {
        let explained = ["zh", "en"].iter().all(|language| !text(&none[*language]).is_empty());
        if rules.is_empty() != explained {
            problems.push(format!("{document} “{quote}” needs either rules or a reason in both languages"));
        }
        if quote.is_empty() || quote.chars().count() > LONGEST_QUOTE {
            problems.push(format!("{document} “{quote}” is {} characters long", quote.chars().count()));
        }
        let gone = rules.iter().filter(|name| !names.contains(*name));
        problems.extend(gone.map(|name| format!("{document} “{quote}”: {name} is no rule")));
        let mut once = BTreeSet::new();
        let twice = rules.iter().filter(|name| !once.insert(name.as_str()));
        problems.extend(twice.map(|name| format!("{document} “{quote}” names {name} twice")));
    }
    none_of(&problems, "mend tests/trace and run: cargo xtask trace");
}

#[test]
fn every_rule_of_the_documents_carries_a_sentence_or_tells_its_reading() {
    let documents = documents();
    let carrying: BTreeSet<String> = sentences().into_iter().flat_map(|sentence| sentence.rules).collect();
    let ours = rules().into_iter().filter(|rule| documents.contains(&rule.document));
    let lost = ours.filter(|rule| !carrying.contains(&rule.name) && !rule.reads);
    let problems: Vec<String> =
        lost.map(|rule| format!("{} cites {} {}", rule.name, rule.document, rule.clause)).collect();
    none_of(&problems, "name each at its sentence in tests/trace, or give it a `reading`; then run: cargo xtask trace");
}

#[test]
fn a_rule_carries_sentences_of_documents_that_its_pack_cites() {
    let rules = rules();
    let pack = |name: &str| name.split('/').next().unwrap_or_default().to_owned();
    let cited: BTreeSet<(String, String)> =
        rules.iter().map(|rule| (pack(&rule.name), rule.document.clone())).collect();
    let mut problems = Vec::new();
    for sentence in sentences() {
        let foreign = sentence.rules.iter().filter(|name| !cited.contains(&(pack(name), sentence.document.clone())));
        problems.extend(foreign.map(|name| format!("{} “{}”: {name}", sentence.document, sentence.quote)));
    }
    none_of(&problems, "these packs cite nothing of the document");
}
