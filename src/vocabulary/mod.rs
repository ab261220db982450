//! The words of the field: every code and every fact of a case, with their texts, from one set of data files.
//!
//! The tables are built from `codes.json`, `facts.json`, `derived.json` and `phrases.json`; TypeScript, the JSON Schema
//! and the docs are printed from the same files.

mod table;
mod words;

use crate::text::Locale;

#[cfg(feature = "author")]
pub use words::file as words_file;
#[cfg(not(feature = "author"))]
pub(crate) use words::learn;
pub(crate) use words::speaks;

/// A text in the languages that are loaded: its line in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(u16);

impl Words {
    /// No text in any language.
    const NONE: Words = Words(u16::MAX);

    /// The text in a language; empty where its words are not loaded.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &'static str {
        words::line(self.0, locale)
    }
}

/// A code with its label.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// `snake_case` name.
    pub code: &'static str,
    /// Label for people.
    pub words: Words,
    /// The fact of an anchor, the aspect of an issue, else empty.
    pub extra: &'static str,
}

/// A named list of codes.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// `remedy`, `issue`, …
    pub name: &'static str,
    /// In the order to show them.
    pub codes: &'static [Code],
}

/// Where the codes of a choice come from.
#[derive(Clone, Copy, Debug)]
pub enum Codes {
    /// Listed with the fact.
    Own(&'static [Code]),
    /// A group of the vocabulary.
    Group(&'static str),
    /// The goods of the loaded packs.
    Goods,
    /// The brands of the loaded packs.
    Brands,
    /// The faults of the loaded packs.
    Faults,
}

impl Codes {
    /// The codes that are the same for every pack.
    #[must_use]
    pub fn fixed(&self) -> &'static [Code] {
        match self {
            Codes::Own(codes) => codes,
            Codes::Group(name) => group(name),
            Codes::Goods | Codes::Brands | Codes::Faults => &[],
        }
    }
}

/// The type of a fact.
#[derive(Clone, Copy, Debug)]
pub enum FactKind {
    /// One of some codes.
    Choice(Codes),
    /// Any of some codes; a list that is present is complete.
    Set(Codes),
    /// Yes or no, with the words for each.
    Boolean {
        /// Label of `true`.
        yes: Words,
        /// Label of `false`.
        no: Words,
    },
    /// An instant or a plain date.
    Date {
        /// Whether it may not lie after `now`.
        past: bool,
    },
    /// A decimal amount with at most two places.
    Money,
    /// A decimal number.
    Number,
    /// A whole number.
    Integer,
    /// Free text, at most 500 characters.
    Text,
    /// An ISO 8601 duration.
    Duration,
    /// A list of objects, read apart.
    List,
}

/// A fact of the case.
#[derive(Clone, Copy, Debug)]
pub struct FactInfo {
    /// `condition.packaging`
    pub path: &'static str,
    /// `condition`
    pub section: &'static str,
    /// `packaging`
    pub name: &'static str,
    /// Its type.
    pub kind: FactKind,
    /// Whether only the future settles it (an inspection, a consent), so that it is a condition and no question.
    pub outcome: bool,
    /// How to ask for it.
    pub question: Words,
    /// Least value, as a decimal; empty: none stated.
    pub min: &'static str,
    /// Greatest value, as a decimal; empty: none stated.
    pub max: &'static str,
    /// The case path to ask for when a derived fact is unknown; empty for facts of the case itself.
    pub asks: &'static str,
}

/// The number of a fact in [`infos`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u8);

impl FactId {
    /// Its entry in the vocabulary.
    #[must_use]
    pub fn info(self) -> &'static FactInfo {
        infos().get(usize::from(self.0)).unwrap_or(&NO_FACT)
    }

    /// The fact to ask for: itself, or what a derived fact comes from.
    #[must_use]
    pub fn asked(self) -> FactId {
        match self.info().asks {
            "" => self,
            path => fact(path).unwrap_or(self),
        }
    }
}

static NO_FACT: FactInfo = FactInfo {
    path: "",
    section: "",
    name: "",
    kind: FactKind::List,
    outcome: false,
    question: Words::NONE,
    min: "",
    max: "",
    asks: "",
};

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// Every group of codes.
#[must_use]
pub fn groups() -> &'static [Group] {
    table::tables().groups
}

/// The codes of a group; none for an unknown group.
#[must_use]
pub fn group(name: &str) -> &'static [Code] {
    groups().iter().find(|group| group.name == name).map_or(&[], |group| group.codes)
}

/// A code of a group.
#[must_use]
pub fn code(group_name: &str, code: &str) -> Option<&'static Code> {
    group(group_name).iter().find(|entry| entry.code == code)
}

/// The label of a code, or the code itself where the vocabulary has none.
#[must_use]
pub fn label(group_name: &str, name: &str, locale: Locale) -> String {
    code(group_name, name).map_or_else(|| name.to_owned(), |entry| entry.words.get(locale).to_owned())
}

/// A fact by its path.
#[must_use]
pub fn fact(path: &str) -> Option<FactId> {
    let index = infos().iter().position(|info| info.path == path)?;
    u8::try_from(index).ok().map(FactId)
}

/// A sentence of the engine; empty for an unknown name, which a test rules out.
#[must_use]
pub fn phrase(name: &str, locale: Locale) -> &'static str {
    table::tables().phrases.iter().find(|(key, _)| *key == name).map_or("", |(_, words)| words.get(locale))
}

/// Every fact, askable ones first, derived ones last.
#[must_use]
pub fn infos() -> &'static [FactInfo] {
    table::tables().facts
}

/// Every fact with its number.
pub fn facts() -> impl Iterator<Item = (FactId, &'static FactInfo)> {
    (0..=u8::MAX).map(FactId).zip(infos())
}
