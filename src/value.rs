//! The one generic value that cases, packs and options are read from.
//!
//! Numbers stay text until a reader asks for a decimal, so no float ever touches money and `1e400` is an ordinary,
//! reportable input. Serde fills it from JSON text (serde_json) and from JavaScript objects (serde-wasm-bindgen) alike.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

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
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(text) => match text.parse::<serde_json::Number>() {
                Ok(number) => number.serialize(serializer),
                Err(_) => serializer.serialize_str(text),
            },
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Value::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
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
        // Only JavaScript hands floats over. A number that no decimal holds is out of every range asked for.
        Ok(Value::Number(Decimal::try_from(value).map_or_else(|_| "1e400".to_owned(), |number| number.to_string())))
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
