//! The sentences of the documents that prescribe something, in the order of each document.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::rules::{Words, words};
use crate::package::files;

/// A document and its sentences.
pub struct Document {
    /// The file's name, a letter.
    pub letter: String,
    pub title: String,
    pub sentences: Vec<Sentence>,
}

/// A sentence, and what becomes of it.
pub struct Sentence {
    pub clause: String,
    pub quote: String,
    pub carried: Carried,
}

/// By which rules, or why by none.
pub enum Carried {
    By(Vec<String>),
    Not(Words),
}

/// Reads every document's file.
pub fn read(folder: &Path) -> Result<Vec<Document>> {
    let mut files = files(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.iter().map(|file| document(file)).collect()
}

fn document(file: &Path) -> Result<Document> {
    let shown = || file.display().to_string();
    let letter = file.file_stem().and_then(|stem| stem.to_str()).with_context(shown)?.to_owned();
    let value: Value = serde_json::from_str(&fs::read_to_string(file).with_context(shown)?).with_context(shown)?;
    let sentences = value["sentences"].as_array().with_context(|| format!("{} has no sentences", shown()))?;
    Ok(Document {
        letter,
        title: value["document"].as_str().with_context(|| format!("{} names no document", shown()))?.to_owned(),
        sentences: sentences.iter().map(sentence).collect::<Result<_>>().with_context(shown)?,
    })
}

fn sentence(value: &Value) -> Result<Sentence> {
    let of = |key: &str| value[key].as_str().with_context(|| format!("a sentence without `{key}`: {value}"));
    let carried = match (value["rules"].as_array(), value.get("none")) {
        (Some(rules), None) if !rules.is_empty() => {
            Carried::By(rules.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        }
        (None, Some(reason)) => Carried::Not(words(reason)),
        _ => bail!("a sentence needs either rules or the reason for none: {value}"),
    };
    Ok(Sentence { clause: of("clause")?.to_owned(), quote: of("quote")?.to_owned(), carried })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_sentence_has_rules_or_a_reason_and_not_both() {
        let of = |rest: Value| {
            let mut value = json!({"clause": "1", "quote": "x"});
            value.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
            sentence(&value)
        };
        assert!(matches!(of(json!({"rules": ["p/r"]})).unwrap().carried, Carried::By(rules) if rules == ["p/r"]));
        assert!(matches!(of(json!({"none": {"zh": "z", "en": "e"}})).unwrap().carried, Carried::Not(_)));
        assert!(of(json!({})).is_err());
        assert!(of(json!({"rules": []})).is_err());
        assert!(of(json!({"rules": ["p/r"], "none": {"zh": "z", "en": "e"}})).is_err());
    }
}
