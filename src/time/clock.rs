//! The time of day at which business opens or closes.

#[cfg(feature = "author")]
use super::digits;

const MINUTES_PER_DAY: u32 = 24 * 60;

/// A time of day to the minute, from 00:00 to 24:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(u32);

impl Clock {
    /// 00:00.
    pub const DAY_BEGINS: Self = Self(0);

    /// 24:00.
    pub const DAY_ENDS: Self = Self(MINUTES_PER_DAY);

    /// The minutes gone by since 00:00.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        self.0
    }

    pub(super) fn from_minutes(minutes: u32) -> Option<Self> {
        (minutes <= MINUTES_PER_DAY).then_some(Self(minutes))
    }
}

/// Reads a time of day such as `09:00`; `24:00` is one, too.
#[cfg(feature = "author")]
#[must_use]
pub fn parse_clock(text: &str) -> Option<Clock> {
    let (hours, minutes) = digits::hours_and_minutes(text.as_bytes())?;
    let minute = hours.checked_mul(60)?.checked_add(minutes)?;
    Clock::from_minutes(minute).filter(|_| minutes < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(text: &str) -> Option<u32> {
        parse_clock(text).map(Clock::minutes)
    }

    #[test]
    fn a_time_of_day_is_read_to_the_minute() {
        assert_eq!(minutes("09:00"), Some(540));
        assert_eq!(minutes("18:30"), Some(1110));
        assert_eq!(parse_clock("00:00"), Some(Clock::DAY_BEGINS));
    }

    #[test]
    fn a_day_ends_at_24_00() {
        assert_eq!(minutes("23:59"), Some(1439));
        assert_eq!(parse_clock("24:00"), Some(Clock::DAY_ENDS));
        assert_eq!(minutes("24:01"), None);
    }

    #[test]
    fn a_time_that_no_day_has_is_refused() {
        for refused in ["25:00", "18:60", "18", "6:00", "18:00:00", " 9:00", "-1:00", ""] {
            assert_eq!(minutes(refused), None, "{refused}");
        }
    }
}
