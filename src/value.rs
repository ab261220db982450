//! The one generic value that cases, packs and options are read from.
//!
//! Numbers stay text until a reader asks for a decimal, so no float ever touches money and `1e400` is an ordinary,
//! reportable input. Serde fills it from JSON text (serde_json) and from JavaScript objects (serde-wasm-bindgen) alike.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::json::{Json, Object, text};

/// A JSON-like value; a map keeps its order and its duplicate keys, so that a reader can report them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`; everywhere the same as absent.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, in the order given.
    Map(Vec<(String, Value)>),
}

/// The key under which serde_json hands over a number's text (its `arbitrary_precision` feature).
const NUMBER_KEY: &str = "$serde_json::private::Number";

impl Value {
    /// The first entry of this name, if this is a map that has it and it is not `null`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Map(entries) => {
                entries.iter().find(|(name, value)| name == key && *value != Value::Null).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The text, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What a message calls this kind of value.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
        }
    }

    /// A short form for messages: texts and numbers as they are, the rest by kind.
    #[must_use]
    pub fn shown(&self) -> String {
        const LONGEST: usize = 80;
        match self {
            Value::Text(text) | Value::Number(text) => {
                if text.chars().nth(LONGEST).is_some() {
                    let start: String = text.chars().take(LONGEST).collect();
                    format!("{start}… ({} characters)", text.chars().count())
                } else {
                    text.clone()
                }
            }
            Value::Bool(true) => "true".to_owned(),
            Value::Bool(false) => "false".to_owned(),
            other => other.kind().to_owned(),
        }
    }

    /// The value in one canonical form: keys sorted, numbers without trailing zeros, `null` members dropped.
    /// Two documents that mean the same have the same canonical JSON text, and so the same hash.
    #[must_use]
    pub fn canonical(&self) -> Value {
        match self {
            Value::Number(text) => Value::Number(
                Decimal::from_str_exact(text).map_or_else(|_| text.clone(), |number| number.normalize().to_string()),
            ),
            Value::List(items) => Value::List(items.iter().map(Value::canonical).collect()),
            Value::Map(entries) => {
                let mut sorted: Vec<(String, Value)> = entries
                    .iter()
                    .filter(|(_, value)| *value != Value::Null)
                    .map(|(key, value)| (key.clone(), value.canonical()))
                    .collect();
                sorted.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
                Value::Map(sorted)
            }
            other => other.clone(),
        }
    }

    /// JSON text of the value as it stands.
    #[must_use]
    pub fn to_json(&self) -> String {
        text(self)
    }
}

/// Whether a text is a number of JSON.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let has_leading_zero = whole.starts_with('0') && whole != "0";
    digits(whole)
        && !has_leading_zero
        && digits(fraction)
        && digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
}

impl Json for Value {
    fn write(&self, out: &mut String) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(value) => value.write(out),
            Value::Number(text) if is_number(text) => out.push_str(text),
            Value::Number(text) | Value::Text(text) => text.write(out),
            Value::List(items) => items.write(out),
            Value::Map(entries) => {
                let mut object = Object::new(out);
                for (name, value) in entries {
                    object.member(name, value);
                }
                object.end();
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

/// A number that no decimal holds is out of every range asked for.
const TOO_LARGE: &str = "1e400";

/// Only JavaScript objects hand floats over, and only the authors' module takes them.
#[cfg(feature = "author")]
fn float(value: f64) -> String {
    Decimal::try_from(value).map_or_else(|_| TOO_LARGE.to_owned(), |number| number.to_string())
}

#[cfg(not(feature = "author"))]
fn float(_: f64) -> String {
    TOO_LARGE.to_owned()
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(Decimal::from(value).to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(Decimal::from(value).to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(float(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Deserialize::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        // Keys are read as values, too: one reader in the module instead of two.
        while let Some(key) = access.next_key::<Value>()? {
            let value = access.next_value::<Value>()?;
            match (key, value) {
                (Value::Text(key), Value::Text(number)) if key == NUMBER_KEY => return Ok(Value::Number(number)),
                (Value::Text(key) | Value::Number(key), value) => entries.push((key, value)),
                (key, value) => entries.push((key.kind().to_owned(), value)),
            }
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn a_number_is_written_as_it_was_read() {
        for text in ["0", "-0.50", "12.00", "1e+400", "-3.5e-7", "123456789012345678901234567890"] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(value, Value::Number(text.to_owned()));
            assert_eq!(value.to_json(), text);
        }
    }

    #[test]
    fn what_is_no_number_of_json_is_written_as_text() {
        for text in ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x10", "NaN", "1 ", "１"] {
            let value = Value::Number(text.to_owned());
            assert_eq!(value.to_json(), serde_json::to_string(text).unwrap(), "{text}");
        }
    }
}
