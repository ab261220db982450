//! The value of a known fact.

use rust_decimal::Decimal;

use crate::time::{Period, When};

/// A known fact; unknown ones are absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// A code of the vocabulary or of a pack.
    Code(String),
    /// A complete set of codes.
    Set(Vec<String>),
    /// Money, a number or a count.
    Number(Decimal),
    /// An instant or a plain date.
    Date(When),
    /// Free text.
    Text(String),
    /// A duration.
    Period(Period),
}

impl FactValue {
    /// The number, if this is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            FactValue::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The date, if this is one.
    #[must_use]
    pub fn date(&self) -> Option<When> {
        match self {
            FactValue::Date(when) => Some(*when),
            _ => None,
        }
    }

    /// The code or text, if this is one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            FactValue::Code(text) | FactValue::Text(text) => Some(text),
            _ => None,
        }
    }
}
