//! Dates, instants, zones, periods and windows: all the time arithmetic there is.
//!
//! Nothing here knows of facts, packs or JSON, and nothing here reads a clock. Zones are fixed offsets and everything
//! is read and printed by hand: time-zone tables and formatting machinery would outweigh the rules they serve.

mod business;
mod calendar;
mod clock;
mod digits;
mod end;
#[cfg(test)]
mod oracle;
mod period;
mod print;
#[cfg(test)]
mod properties;
mod wanted;
mod when;
mod window;
mod wire;
mod zone;

use chrono::NaiveDate;

pub use calendar::Calendar;
pub use clock::Clock;
#[cfg(feature = "author")]
pub use clock::parse_clock;
pub use period::{Period, Unit};
pub use print::{print_date, print_given, print_instant, print_moment};
pub use wanted::Wanted;
pub use when::When;
pub use window::{DayKind, First, Roll, Span, Window};
pub use zone::Zone;

/// The earliest year a date may have; anything earlier is a slip of the pen, not a sale.
pub const FIRST_YEAR: i32 = 1990;

/// The latest year a date may have.
pub const LAST_YEAR: i32 = 2100;

/// The longest period, in years. With the bounds on the years it keeps all arithmetic far from chrono's limits.
pub const LONGEST_YEARS: u32 = 100;

/// The widest offset from UTC, in hours: the Line Islands are at +14:00.
pub const WIDEST_OFFSET_HOURS: u32 = 14;

/// The calendar days from one date to another; 0 if the second is not later.
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from(to.signed_duration_since(from).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn days_are_counted_from_the_first_date_as_day_0() {
        assert_eq!(days_between(date(2, 27), date(2, 27)), 0);
        assert_eq!(days_between(date(2, 27), date(2, 28)), 1);
        assert_eq!(days_between(date(2, 27), date(3, 1)), 2);
    }

    #[test]
    fn a_date_before_the_first_is_0_days_away() {
        assert_eq!(days_between(date(2, 27), date(2, 26)), 0);
        assert_eq!(days_between(NaiveDate::MAX, NaiveDate::MIN), 0);
    }
}
