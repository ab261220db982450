//! A length of time: a subset of the durations of ISO 8601.

use super::{LONGEST_YEARS, Wanted, digits};

const MINUTES_PER_DAY: u32 = 24 * 60;
/// The mean month, 30.4375 days; only to bound a period, never to compute an end.
const MINUTES_PER_MONTH: u32 = 43_830;

/// Months, then days, then minutes. Weeks are 7 days and years 12 months, but 24 hours are not a day: a day ends at
/// 24:00, hours end where they end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    months: u32,
    days: u32,
    minutes: u32,
    is_timed: bool,
}

/// What a length counts that is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days, as a window counts them.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
}

impl Period {
    /// So many days, hours or minutes; nothing if they are more than [`LONGEST_YEARS`].
    #[must_use]
    pub fn of(count: u32, unit: Unit) -> Option<Self> {
        let (days, minutes, is_timed) = match unit {
            Unit::Days => (count, 0, false),
            Unit::Hours => (0, count.checked_mul(60)?, true),
            Unit::Minutes => (0, count, true),
        };
        Self { months: 0, days, minutes, is_timed }.bounded()
    }

    /// Reads `P7D`, `P2W`, `P3M`, `P1Y6M`, `PT48H`, `PT1H30M`, `P1DT12H`.
    ///
    /// # Errors
    /// Anything else, and a period of more than [`LONGEST_YEARS`].
    pub fn parse(text: &str) -> Result<Self, Wanted> {
        Self::read(text).ok_or(Wanted::Period)
    }

    fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix('P')?;
        if let Some(weeks) = text.strip_suffix('W') {
            let days = digits::number(weeks.as_bytes())?.checked_mul(7)?;
            return Self { months: 0, days, minutes: 0, is_timed: false }.bounded();
        }
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        // At least one part of the date, unless a time follows; at least one part of a time that was announced.
        if time.map_or(date, |time| time).is_empty() {
            return None;
        }
        let (years, date) = leading(date, 'Y')?;
        let (months, date) = leading(date, 'M')?;
        let (days, date) = leading(date, 'D')?;
        let (hours, time_left) = leading(time.unwrap_or_default(), 'H')?;
        let (minutes, time_left) = leading(time_left, 'M')?;
        if !date.is_empty() || !time_left.is_empty() {
            return None;
        }
        let months = years.checked_mul(12)?.checked_add(months)?;
        let minutes = hours.checked_mul(60)?.checked_add(minutes)?;
        Self { months, days, minutes, is_timed: time.is_some() }.bounded()
    }

    fn bounded(self) -> Option<Self> {
        let months = self.months.checked_mul(MINUTES_PER_MONTH)?;
        let days = self.days.checked_mul(MINUTES_PER_DAY)?;
        let all = months.checked_add(days)?.checked_add(self.minutes)?;
        let longest = LONGEST_YEARS.checked_mul(12)?.checked_mul(MINUTES_PER_MONTH)?;
        (all <= longest).then_some(self)
    }

    /// Whether the period has a part in hours or minutes, so that its end lies within a day.
    #[must_use]
    pub const fn is_timed(self) -> bool {
        self.is_timed
    }

    /// The months, a year being 12 of them.
    #[must_use]
    pub const fn months(self) -> u32 {
        self.months
    }

    /// The days beside the months, a week being 7 of them.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.days
    }

    /// The minutes beside the days, an hour being 60 of them.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        self.minutes
    }

    /// The period as text, in one way only: `P14D` for two weeks, `P1Y` for twelve months. People are told it in words.
    #[cfg(feature = "author")]
    #[must_use]
    pub fn print(self) -> String {
        let mut out = String::from("P");
        push_part(&mut out, self.months / 12, 'Y');
        push_part(&mut out, self.months % 12, 'M');
        push_part(&mut out, self.days, 'D');
        if self.is_timed {
            out.push('T');
            push_part(&mut out, self.minutes / 60, 'H');
            push_part(&mut out, self.minutes % 60, 'M');
        }
        match out.as_str() {
            "P" => out.push_str("0D"),
            timed if timed.ends_with('T') => out.push_str("0M"),
            _ => {}
        }
        out
    }
}

/// The number before the unit, 0 if the unit does not come next, and what stands after it.
fn leading(text: &str, unit: char) -> Option<(u32, &str)> {
    match text.split_once(unit) {
        Some((number, rest)) => Some((digits::number(number.as_bytes())?, rest)),
        None => Some((0, text)),
    }
}

#[cfg(feature = "author")]
fn push_part(out: &mut String, number: u32, unit: char) {
    if number > 0 {
        digits::push(out, number, 1);
        out.push(unit);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn parts(text: &str) -> (u32, u32, u32, bool) {
        let period = Period::parse(text).unwrap();
        (period.months(), period.days(), period.minutes(), period.is_timed())
    }

    #[test]
    fn every_part_is_read() {
        assert_eq!(parts("P7D"), (0, 7, 0, false));
        assert_eq!(parts("P2W"), (0, 14, 0, false));
        assert_eq!(parts("P3M"), (3, 0, 0, false));
        assert_eq!(parts("P1Y"), (12, 0, 0, false));
        assert_eq!(parts("P1Y6M"), (18, 0, 0, false));
        assert_eq!(parts("P1M10D"), (1, 10, 0, false));
        assert_eq!(parts("PT48H"), (0, 0, 2880, true));
        assert_eq!(parts("PT10M"), (0, 0, 10, true));
        assert_eq!(parts("PT1H30M"), (0, 0, 90, true));
        assert_eq!(parts("P1DT12H"), (0, 1, 720, true));
    }

    #[test]
    fn a_count_is_a_period_of_its_unit() {
        for (count, unit, printed) in [
            (7, Unit::Days, "P7D"),
            (0, Unit::Days, "P0D"),
            (48, Unit::Hours, "PT48H"),
            (90, Unit::Minutes, "PT1H30M"),
            (0, Unit::Minutes, "PT0M"),
        ] {
            assert_eq!(Period::of(count, unit), Some(Period::parse(printed).unwrap()), "{count} {unit:?}");
        }
    }

    #[test]
    fn a_count_of_more_than_100_years_is_no_period() {
        for (longest, unit) in [(36_525, Unit::Days), (876_600, Unit::Hours), (52_596_000, Unit::Minutes)] {
            assert!(Period::of(longest, unit).is_some(), "{longest} {unit:?}");
            assert_eq!(Period::of(longest + 1, unit), None, "{unit:?}");
            assert_eq!(Period::of(u32::MAX, unit), None, "{unit:?}");
        }
    }

    #[test]
    fn a_length_of_nothing_is_a_length() {
        assert_eq!(parts("P0D"), (0, 0, 0, false));
        assert_eq!(parts("PT0H"), (0, 0, 0, true));
    }

    #[test]
    fn what_only_resembles_a_period_is_refused() {
        for refused in [
            "", "P", "PT", "P1DT", "7D", "p7d", "P7", "P7d", "P-7D", "+P7D", "P7.5D", "P7,5D", " P7D", "P7D ", "PD",
            "P7D7D", "P1D1M", "P1M1Y", "P1W1D", "P1D1W", "PT7D", "PT1M1H", "PT30S", "P1DT1H1D", "PT1HT1M", "P７D",
            "P1H", "7 days",
        ] {
            assert_eq!(Period::parse(refused), Err(Wanted::Period), "{refused}");
        }
    }

    #[test]
    fn a_period_is_at_most_100_years() {
        for (longest, longer) in [
            ("P100Y", "P101Y"),
            ("P1200M", "P1201M"),
            ("P36525D", "P36526D"),
            ("P5217W", "P5218W"),
            ("PT876600H", "PT876601H"),
            ("P99Y12M", "P100YT1M"),
            ("P4Y", "P4294967295D"),
            ("P5Y", "P357913942Y"),
            ("PT1M", "PT4294967296M"),
        ] {
            assert!(Period::parse(longest).is_ok(), "{longest}");
            assert_eq!(Period::parse(longer), Err(Wanted::Period), "{longer}");
        }
    }

    #[test]
    fn a_period_is_printed_in_one_way() {
        for (given, printed) in [
            ("P7D", "P7D"),
            ("P2W", "P14D"),
            ("P12M", "P1Y"),
            ("P18M", "P1Y6M"),
            ("PT48H", "PT48H"),
            ("PT90M", "PT1H30M"),
            ("P1DT12H", "P1DT12H"),
            ("P010D", "P10D"),
            ("P0Y", "P0D"),
            ("PT0H", "PT0M"),
            ("P1DT0H", "P1DT0M"),
        ] {
            assert_eq!(Period::parse(given).unwrap().print(), printed, "{given}");
        }
    }
}
