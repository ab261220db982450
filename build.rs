//! Turns the vocabulary and the built-in packs, which are data, into static tables.
//!
//! The tables cost no start-up time in wasm: a code is a static string, and a built-in pack is its canonical JSON text
//! beside a header small enough to choose packs by, so that only the packs a case needs are ever parsed.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};
use value::Value;

#[allow(dead_code, reason = "the build needs only part of the module it shares with the library")]
#[path = "src/value.rs"]
mod value;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/value.rs");
    println!("cargo::rerun-if-changed=src/vocabulary");
    println!("cargo::rerun-if-changed=src/packs");
    fs::write(out.join("vocabulary.rs"), vocabulary(&root.join("src/vocabulary"))?)?;
    fs::write(out.join("packs.rs"), packs(&root.join("src/packs"))?)?;
    Ok(())
}

fn json(path: &Path) -> Outcome<Value> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    match value.get(key) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn entries<'a>(value: &'a Value, key: &str) -> &'a [(String, Value)] {
    match value.get(key) {
        Some(Value::Map(entries)) => entries,
        _ => &[],
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_text).unwrap_or_default()
}

fn texts(value: &Value, key: &str) -> String {
    let quoted: Vec<String> =
        list(value, key).iter().filter_map(Value::as_text).map(|item| format!("{item:?}")).collect();
    format!("&[{}]", quoted.join(", "))
}

fn words(value: Option<&Value>) -> String {
    let (zh, en) = value.map_or(("", ""), |value| (text(value, "zh"), text(value, "en")));
    format!("Words {{ zh: {zh:?}, en: {en:?} }}")
}

fn code(name: &str, labels: Option<&Value>, extra: &str) -> String {
    format!("Code {{ code: {name:?}, words: {}, extra: {extra:?} }}", words(labels))
}

fn vocabulary(folder: &Path) -> Outcome<String> {
    let mut out = String::new();
    let codes = json(&folder.join("codes.json"))?;
    writeln!(out, "/// Every group of codes.\npub static GROUPS: &[Group] = &[")?;
    for (name, members) in entries(&codes, "groups") {
        let Value::List(members) = members else { continue };
        let members: Vec<String> = members
            .iter()
            .map(|member| {
                let extra = if name == "anchor" { text(member, "fact") } else { text(member, "aspect") };
                code(text(member, "code"), Some(member), extra)
            })
            .collect();
        writeln!(out, "Group {{ name: {name:?}, codes: &[{}] }},", members.join(", "))?;
    }
    writeln!(out, "];")?;

    let phrases = json(&folder.join("phrases.json"))?;
    writeln!(out, "/// Sentences of the engine, by name.\npub static PHRASES: &[(&str, Words)] = &[")?;
    for (name, phrase) in entries(&phrases, "phrases") {
        writeln!(out, "({name:?}, {}),", words(Some(phrase)))?;
    }
    writeln!(out, "];")?;

    let facts = json(&folder.join("facts.json"))?;
    let derived = json(&folder.join("derived.json"))?;
    let all: Vec<&Value> = list(&facts, "facts").iter().chain(list(&derived, "facts")).collect();
    writeln!(out, "/// Every fact, askable ones first, derived ones last.\npub static FACTS: &[FactInfo] = &[")?;
    for fact in &all {
        writeln!(out, "{},", fact_info(fact)?)?;
    }
    writeln!(out, "];\n/// Facts that the engine itself names.\npub mod id {{ use super::FactId;")?;
    for (index, fact) in all.iter().enumerate() {
        let path = text(fact, "path");
        let name: String = path
            .chars()
            .flat_map(|c| match c {
                '.' => vec!['_'],
                c if c.is_ascii_uppercase() => vec!['_', c],
                c => vec![c.to_ascii_uppercase()],
            })
            .collect();
        writeln!(out, "/// `{path}`\npub const {name}: FactId = FactId({index});")?;
    }
    writeln!(out, "}}")?;
    Ok(out)
}

fn fact_info(fact: &Value) -> Outcome<String> {
    let path = text(fact, "path");
    let (section, name) = path.rsplit_once('.').unwrap_or(("", path));
    let labels = fact.get("labels");
    let label = |name: &str| labels.and_then(|labels| labels.get(name));
    let codes = match fact.get("group").and_then(Value::as_text) {
        Some("@goods") => "Codes::Goods".to_owned(),
        Some("@brand") => "Codes::Brands".to_owned(),
        Some("@fault") => "Codes::Faults".to_owned(),
        Some(group) => format!("Codes::Group({group:?})"),
        None => {
            let own: Vec<String> =
                list(fact, "codes").iter().filter_map(Value::as_text).map(|name| code(name, label(name), "")).collect();
            format!("Codes::Own(&[{}])", own.join(", "))
        }
    };
    let kind = match text(fact, "type") {
        "choice" => format!("FactKind::Choice({codes})"),
        "set" => format!("FactKind::Set({codes})"),
        "boolean" => {
            format!("FactKind::Boolean {{ yes: {}, no: {} }}", words(label("true")), words(label("false")))
        }
        "date" => format!("FactKind::Date {{ past: {} }}", fact.get("past") == Some(&Value::Bool(true))),
        "money" => "FactKind::Money".to_owned(),
        "number" => "FactKind::Number".to_owned(),
        "integer" => "FactKind::Integer".to_owned(),
        "text" => "FactKind::Text".to_owned(),
        "duration" => "FactKind::Duration".to_owned(),
        "list" => "FactKind::List".to_owned(),
        other => return Err(format!("facts: `{path}` has the type `{other}`").into()),
    };
    Ok(format!(
        "FactInfo {{ path: {path:?}, section: {section:?}, name: {name:?}, kind: {kind}, outcome: {}, question: {}, \
         doc: {:?}, min: {:?}, max: {:?}, asks: {:?} }}",
        fact.get("outcome") == Some(&Value::Bool(true)),
        words(fact.get("question")),
        text(fact, "doc"),
        text(fact, "min"),
        text(fact, "max"),
        text(fact, "asks"),
    ))
}

/// What a pack says for itself and about no case; it is not part of the policy nor of its hash.
const NOT_POLICY: [&str; 3] = ["$schema", "$comment", "cases"];

fn packs(folder: &Path) -> Outcome<String> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    // The order of the folder is the pack order: packs list themselves by `order.txt`, new ones go last.
    let order = fs::read_to_string(folder.join("order.txt"))?;
    let place = |path: &Path| {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        (order.lines().position(|line| line.trim() == stem).unwrap_or(usize::MAX), stem)
    };
    files.sort_by_key(|path| place(path));
    let mut out = String::from("/// The built-in packs, in pack order.\npub(crate) static BUILT_IN: &[BuiltIn] = &[\n");
    for path in files {
        let mut pack = json(&path)?;
        if let Value::Map(members) = &mut pack {
            members.retain(|(name, _)| !NOT_POLICY.contains(&name.as_str()));
        }
        let canonical = pack.canonical().to_json();
        let hash: String = Sha256::digest(&canonical).iter().map(|byte| format!("{byte:02x}")).collect();
        let goods: Vec<String> =
            list(&pack, "goods").iter().map(|goods| format!("{:?}", text(goods, "code"))).collect();
        let faults: Vec<String> = list(&pack, "faults")
            .iter()
            .map(|fault| format!("({:?}, {}, {})", text(fault, "code"), texts(fault, "issues"), texts(fault, "goods")))
            .collect();
        let nothing = Value::Null;
        let applies = pack.get("appliesTo").unwrap_or(&nothing);
        writeln!(
            out,
            "BuiltIn {{ id: {:?}, version: {:?}, hash: {hash:?}, kind: {:?}, group: {:?}, title: {}, zone: {:?}, \
             applies_goods: {}, channel: {}, platform: {}, sold_as: {}, default_for: {}, goods: &[{}], faults: &[{}], json: {canonical:?} }},",
            text(&pack, "id"),
            text(&pack, "version"),
            text(&pack, "kind"),
            text(&pack, "group"),
            words(pack.get("title")),
            text(&pack, "zone"),
            texts(applies, "goods"),
            texts(applies, "channel"),
            texts(applies, "platform"),
            texts(applies, "soldAs"),
            texts(applies, "defaultFor"),
            goods.join(", "),
            faults.join(", "),
        )?;
    }
    out.push_str("];\n");
    Ok(out)
}
