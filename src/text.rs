//! Texts in two languages and the filling of their variables.

use crate::vocabulary::phrase;

/// The language of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// `zh-CN`
    #[default]
    Zh,
    /// `en`
    En,
}

impl Locale {
    /// Both, the one that is spoken by itself first.
    pub(crate) const ALL: [Locale; 2] = [Locale::Zh, Locale::En];

    /// As callers write it.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Locale::Zh => "zh-CN",
            Locale::En => "en",
        }
    }
}

/// A text of a pack in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Local {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Local {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// A piece of a text: words as they stand, or a variable in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// As it stands.
    Words(&'a str),
    /// The name between the braces.
    Variable(&'a str),
}

/// Splits a text at its `{variables}`; a brace without its partner is words.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        if !before.is_empty() {
            found.push(Piece::Words(before));
        }
        found.push(Piece::Variable(name));
        rest = behind;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest));
    }
    found
}

/// Fills a text; a variable without a value stays visible as a marked gap.
pub(crate) fn fill(text: &str, locale: Locale, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Variable(name) => match value(name) {
                Some(value) => filled.push_str(&value),
                None => filled.push_str(&gap(name, locale)),
            },
        }
    }
    filled
}

/// How an unknown value shows in a text.
pub(crate) fn gap(name: &str, locale: Locale) -> String {
    match locale {
        Locale::Zh => format!("【{name}】"),
        Locale::En => format!("[{name}]"),
    }
}

/// A sentence of the engine, filled.
pub(crate) fn say(name: &str, locale: Locale, values: &[(&str, &str)]) -> String {
    fill(phrase(name, locale), locale, |variable| {
        values.iter().find(|(key, _)| *key == variable).map(|(_, value)| (*value).to_owned())
    })
}

/// Joins words as the language lists them.
pub(crate) fn join(words: &[String], locale: Locale) -> String {
    words.join(phrase("list_separator", locale))
}
