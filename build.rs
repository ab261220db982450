//! Turns the vocabulary and the built-in packs, which are data, into static tables.
//!
//! The tables cost no start-up time in wasm: a code is a static string, and a built-in pack is its canonical JSON text
//! beside a header small enough to choose packs by, so that only the packs a case needs are ever parsed.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use value::Value;

#[allow(dead_code, reason = "the build needs only part of the modules it shares with the library")]
#[path = "src/hash.rs"]
mod hash;
#[allow(dead_code, unused, reason = "the build needs only part of the modules it shares with the library")]
#[path = "src/json.rs"]
mod json;
#[allow(dead_code, reason = "the build needs only part of the modules it shares with the library")]
#[path = "src/value.rs"]
mod value;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/value.rs");
    println!("cargo::rerun-if-changed=src/vocabulary");
    for file in ["src/hash.rs", "src/json.rs", "src/wire.rs", "src/policy/wire.rs", "src/time/wire.rs", "src/packs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    fs::write(out.join("vocabulary.rs"), vocabulary(&root.join("src/vocabulary"))?)?;
    if env::var_os("CARGO_FEATURE_AUTHOR").is_some() {
        fs::write(out.join("packs.rs"), packs(&root.join("src/packs"))?)?;
    }
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
    format!("({zh:?}, {en:?})")
}

/// The lines of the vocabulary: what holds in every language, and the words of each.
#[derive(Default)]
struct Lines {
    table: String,
    zh: String,
    en: String,
}

impl Lines {
    /// A record: fields behind tabs on a line of their own, and its words in the same line of each language.
    fn add(&mut self, fields: &[&str], words: Option<&Value>) -> Outcome<()> {
        let [zh, en] = words.map_or(["", ""], |words| [text(words, "zh"), text(words, "en")]);
        if let Some(field) = fields.iter().chain(&[zh, en]).find(|field| field.contains(['\t', '\n'])) {
            return Err(format!("`{field}` holds a tab or a line break").into());
        }
        for (lines, line) in [(&mut self.table, &*fields.join("\t")), (&mut self.zh, zh), (&mut self.en, en)] {
            lines.push_str(line);
            lines.push('\n');
        }
        Ok(())
    }
}

fn vocabulary(folder: &Path) -> Outcome<String> {
    let mut lines = Lines::default();
    let codes = json(&folder.join("codes.json"))?;
    for (name, members) in entries(&codes, "groups") {
        let Value::List(members) = members else { continue };
        lines.add(&["g", name], None)?;
        for member in members {
            let extra = if name == "anchor" { text(member, "fact") } else { text(member, "aspect") };
            lines.add(&["c", text(member, "code"), extra], Some(member))?;
        }
    }
    let phrases = json(&folder.join("phrases.json"))?;
    for (name, phrase) in entries(&phrases, "phrases") {
        lines.add(&["p", name], Some(phrase))?;
    }
    let facts = json(&folder.join("facts.json"))?;
    let derived = json(&folder.join("derived.json"))?;
    let all: Vec<&Value> = list(&facts, "facts").iter().chain(list(&derived, "facts")).collect();
    for fact in &all {
        fact_info(&mut lines, fact)?;
    }

    let mut out = String::new();
    let Lines { table, zh, en } = lines;
    writeln!(
        out,
        "/// Every group of codes, every sentence of the engine and every fact, a line each.\nstatic TABLE: &str = {table:?};"
    )?;
    if env::var_os("CARGO_FEATURE_AUTHOR").is_some() {
        writeln!(out, "/// Their words.\nstatic ZH: &str = {zh:?};\n/// Their words.\nstatic EN: &str = {en:?};")?;
    }
    writeln!(
        out,
        "/// What the numbers of compiled packs count in: another version, another vocabulary, another print.\n\
         pub(crate) static FINGERPRINT: &str = {:?};",
        fingerprint(folder)?
    )?;
    writeln!(out, "/// How many facts there are.\npub(crate) const FACT_COUNT: usize = {};", all.len())?;
    writeln!(out, "/// Facts that the engine itself names.\npub mod id {{ use super::FactId;")?;
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

/// What says which bytes stand where in a compiled pack, and which words in which line.
const LAYOUT: [&str; 4] = ["../wire.rs", "../policy/wire.rs", "../time/wire.rs", "../../build.rs"];

fn fingerprint(folder: &Path) -> Outcome<String> {
    let mut bytes = env::var("CARGO_PKG_VERSION")?.into_bytes();
    // Facts and words are numbered by their order, which this file makes, and the order of fields is the sources' own.
    for file in ["codes.json", "phrases.json", "facts.json", "derived.json"].into_iter().chain(LAYOUT) {
        bytes.extend(fs::read(folder.join(file))?);
    }
    Ok(hash::digest(&bytes).chars().take(16).collect())
}

fn fact_info(lines: &mut Lines, fact: &Value) -> Outcome<()> {
    let path = text(fact, "path");
    let labels = fact.get("labels");
    let label = |name: &str| labels.and_then(|labels| labels.get(name));
    let flag = |name: &str| if fact.get(name) == Some(&Value::Bool(true)) { "1" } else { "" };
    let kind = text(fact, "type");
    let kinds = ["choice", "set", "boolean", "date", "money", "number", "integer", "text", "duration", "list"];
    if !kinds.contains(&kind) {
        return Err(format!("facts: `{path}` has the type `{kind}`").into());
    }
    lines.add(
        &[
            "f",
            path,
            kind,
            text(fact, "group"),
            flag("past"),
            flag("outcome"),
            text(fact, "min"),
            text(fact, "max"),
            text(fact, "asks"),
        ],
        fact.get("question"),
    )?;
    let own = list(fact, "codes").iter().filter_map(Value::as_text);
    // The words for yes and no stand as codes, too.
    for name in own.chain((kind == "boolean").then_some(["true", "false"]).into_iter().flatten()) {
        lines.add(&["c", name, ""], label(name))?;
    }
    Ok(())
}

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
        let pack = hash::policy(&json(&path)?);
        let canonical = pack.to_json();
        let hash = hash::digest(canonical.as_bytes());
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
