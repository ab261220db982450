//! What is the packs' own: their brands, names, figures and sentences.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// A shorter Chinese text, or an English one of fewer words, is an expression of the trade.
const CHINESE_LETTERS: usize = 8;
const QUOTED_LETTERS: usize = 5;
const ENGLISH_LETTERS: usize = 8;
const ENGLISH_WORDS: usize = 4;
/// What stands for all the brands that a pack does not name.
const NO_BRAND: [&str; 4] = ["other", "others", "其他", "其它"];
/// What every clock and calendar has.
const OF_TIME: [&str; 5] = ["60", "1440", "3600", "365", "366"];

/// Of all built-in packs together.
#[derive(Default)]
pub struct Matter {
    pub brands: BTreeSet<String>,
    pub documents: BTreeSet<String>,
    /// Of rules, goods, faults, parameters, windows, conditions and replies.
    pub names: BTreeSet<String>,
    /// Amounts, numbers and durations that are telling.
    pub figures: BTreeSet<String>,
    pub sentences: BTreeSet<String>,
}

impl Matter {
    pub fn read() -> Matter {
        let mut matter = Matter::default();
        for mut pack in files("src/packs") {
            pack.as_object_mut().unwrap().remove("cases");
            matter.add(&pack);
        }
        let mut shared = BTreeSet::new();
        for document in files("src/vocabulary").iter().chain(&files("src/policy")) {
            words(document, &mut shared);
        }
        // A word of the vocabulary or of the format is the engine's, whoever else uses it.
        matter.brands.retain(|brand| !NO_BRAND.contains(&brand.as_str()));
        matter.names.retain(|name| !shared.contains(name));
        matter.sentences.retain(|sentence| !shared.contains(sentence));
        matter
    }

    fn add(&mut self, pack: &Value) {
        for brand in list(&pack["brands"]) {
            let titles = [&brand["code"], &brand["title"]["zh"], &brand["title"]["en"]];
            let aliases = list(&brand["aliases"]).iter();
            self.brands.extend(titles.into_iter().chain(aliases).filter_map(Value::as_str).map(str::to_owned));
        }
        for source in pack["sources"].as_object().unwrap().values() {
            let title = source["document"].as_str().unwrap();
            self.documents.insert(title.trim_matches(['《', '》']).to_owned());
        }
        for (section, name) in [("rules", "id"), ("replies", "id"), ("goods", "code"), ("faults", "code")] {
            self.names.extend(list(&pack[section]).iter().map(|item| item[name].as_str().unwrap().to_owned()));
        }
        for section in ["parameters", "windows", "conditions"] {
            self.names.extend(pack[section].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
        }
        self.descend(pack);
    }

    fn descend(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                let mut text = |key: &str, is_sentence: fn(&&str) -> bool| {
                    let text = members.get(key).and_then(Value::as_str).into_iter();
                    self.sentences.extend(text.flat_map(parts).filter(is_sentence).map(str::to_owned));
                };
                text("zh", |part| part.chars().count() >= CHINESE_LETTERS);
                text("en", |part| part.len() >= ENGLISH_LETTERS && part.split(' ').count() >= ENGLISH_WORDS);
                text("quote", |part| part.chars().count() >= QUOTED_LETTERS);
                members.values().for_each(|member| self.descend(member));
            }
            Value::Array(items) => items.iter().for_each(|item| self.descend(item)),
            Value::String(text) => self.figures.extend(figures(text)),
            _ => {}
        }
    }
}

/// The sentences of a text and the text itself.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    std::iter::once(text).chain(text.split_inclusive(['。', '！', '？', '；'])).chain(text.split(". "))
}

/// A value as it is written, and an amount without its zeros as well, if nobody else would write it by chance.
fn figures(text: &str) -> Vec<String> {
    if is_duration(text) {
        // One day, one month: a unit is nobody's figure.
        let counts: String = text.chars().filter(char::is_ascii_digit).collect();
        return if counts == "1" || counts == "0" { Vec::new() } else { vec![text.to_owned()] };
    }
    let is_number = text.starts_with(|first: char| first.is_ascii_digit())
        && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    if !is_number {
        return Vec::new();
    }
    let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    let is_round = short.trim_end_matches('0').len() <= 1;
    let is_telling = short.contains('.') || (short.len() >= 3 && !is_round && !OF_TIME.contains(&short));
    let is_amount = text.contains('.') && short != "0";
    [(text, is_amount), (short, is_telling)]
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(text, _)| text.to_owned())
        .collect()
}

fn is_duration(text: &str) -> bool {
    text.len() > 2
        && text.starts_with('P')
        && text.chars().skip(1).all(|letter| letter.is_ascii_digit() || "YMWDTHS".contains(letter))
}

fn files(folder: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let json = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    json.map(|path| {
        serde_json::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    })
    .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn words(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                found.insert(name.clone());
                words(member, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        Value::String(text) => drop(found.insert(text.clone())),
        _ => {}
    }
}
