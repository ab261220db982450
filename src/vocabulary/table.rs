//! The vocabulary's text, split into tables once.
//!
//! Static tables would be mostly addresses, which weigh as much as the words and hardly compress.

use std::sync::OnceLock;

use super::{Code, Codes, FactInfo, FactKind, Group, TABLE, Words};

/// Everything the vocabulary holds.
pub(super) struct Tables {
    pub(super) groups: &'static [Group],
    pub(super) phrases: &'static [(&'static str, Words)],
    pub(super) facts: &'static [FactInfo],
}

/// The tables; they are made when they are first asked for and live as long as the module.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| read(TABLE))
}

/// A record and the codes that follow it.
struct Record {
    kind: &'static str,
    words: Words,
    fields: Fields,
    codes: Vec<Code>,
}

/// What is left of a line.
struct Fields(std::str::Split<'static, char>);

impl Fields {
    #[inline(never)]
    fn next(&mut self) -> &'static str {
        self.0.next().unwrap_or_default()
    }

    fn flag(&mut self) -> bool {
        !self.next().is_empty()
    }
}

fn read(text: &'static str) -> Tables {
    let mut records: Vec<Record> = Vec::new();
    for (number, line) in (0..=u16::MAX).zip(text.split('\n')) {
        let words = Words(number);
        let mut fields = Fields(line.split('\t'));
        match (fields.next(), records.last_mut()) {
            ("c", Some(record)) => {
                record.codes.push(Code { code: fields.next(), words, extra: fields.next() });
            }
            (kind, _) => records.push(Record { kind, words, fields, codes: Vec::new() }),
        }
    }
    let (mut groups, mut phrases, mut facts) = (Vec::new(), Vec::new(), Vec::new());
    for Record { kind, words, mut fields, codes } in records {
        match kind {
            "g" => groups.push(Group { name: fields.next(), codes: codes.leak() }),
            "p" => phrases.push((fields.next(), words)),
            "f" => facts.push(fact(words, fields, codes)),
            // The empty line at the end.
            _ => {}
        }
    }
    Tables { groups: groups.leak(), phrases: phrases.leak(), facts: facts.leak() }
}

fn fact(question: Words, mut fields: Fields, codes: Vec<Code>) -> FactInfo {
    let path = fields.next();
    let (section, name) = path.rsplit_once('.').unwrap_or(("", path));
    let (kind, group, past) = (fields.next(), fields.next(), fields.flag());
    FactInfo {
        path,
        section,
        name,
        kind: fact_kind(kind, group, past, codes),
        outcome: fields.flag(),
        question,
        min: fields.next(),
        max: fields.next(),
        asks: fields.next(),
    }
}

fn fact_kind(kind: &str, group: &'static str, past: bool, codes: Vec<Code>) -> FactKind {
    let word = |place: usize| codes.get(place).map_or(Words::NONE, |code| code.words);
    let (yes, no) = (word(0), word(1));
    let codes = match group {
        "" => Codes::Own(codes.leak()),
        "@goods" => Codes::Goods,
        "@brand" => Codes::Brands,
        "@fault" => Codes::Faults,
        _ => Codes::Group(group),
    };
    match kind {
        "choice" => FactKind::Choice(codes),
        "set" => FactKind::Set(codes),
        "boolean" => FactKind::Boolean { yes, no },
        "date" => FactKind::Date { past },
        "money" => FactKind::Money,
        "number" => FactKind::Number,
        "integer" => FactKind::Integer,
        "text" => FactKind::Text,
        "duration" => FactKind::Duration,
        _ => FactKind::List,
    }
}
