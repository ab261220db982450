//! What was wanted where something else was given.

use core::fmt;

/// Why a text was refused, worded as what is wanted instead, to stand after the given text in an error message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Neither a date nor an instant in form.
    DateOrInstant,
    /// A month or day that the calendar does not have.
    ExistingDay,
    /// An hour, minute or second that a day does not have.
    ExistingTime,
    /// A year outside the bounds.
    NearYear,
    /// Not an offset, or too wide a one.
    Offset,
    /// Not a period, or too long a one.
    Period,
}

impl Wanted {
    /// The words, lower case, with examples in backticks.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::DateOrInstant => "a date such as `2026-11-07` or an instant such as `2026-11-07T10:00:00+08:00`",
            Self::ExistingDay => "a day that exists (the calendar has no such day)",
            Self::ExistingTime => "a time of day from `00:00:00` to `23:59:59`",
            Self::NearYear => "a year from 1990 to 2100",
            Self::Offset => "an offset from UTC such as `+08:00` or `Z`, at most 14 hours",
            Self::Period => "a period such as `P7D`, `P2W`, `P3M`, `P1Y6M` or `PT48H`, at most 100 years",
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl core::error::Error for Wanted {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{FIRST_YEAR, LAST_YEAR, LONGEST_YEARS, WIDEST_OFFSET_HOURS};

    #[test]
    fn the_words_name_the_bounds_that_are_checked() {
        let years = format!("from {FIRST_YEAR} to {LAST_YEAR}");
        assert!(Wanted::NearYear.text().contains(&years));
        let longest = format!("at most {LONGEST_YEARS} years");
        assert!(Wanted::Period.text().contains(&longest));
        let widest = format!("at most {WIDEST_OFFSET_HOURS} hours");
        assert!(Wanted::Offset.text().contains(&widest));
    }

    #[test]
    fn the_reason_is_printed_as_its_words() {
        assert_eq!(Wanted::NearYear.to_string(), "a year from 1990 to 2100");
    }
}
