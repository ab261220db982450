//! The zone of a policy: a fixed offset from UTC.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, Utc};

use super::{WIDEST_OFFSET_HOURS, Wanted, digits};

/// A fixed offset from UTC, in which plain dates and the days of windows are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(FixedOffset);

impl Zone {
    /// UTC itself.
    pub(super) fn utc() -> Zone {
        Zone(Utc.fix())
    }

    /// Reads `+08:00`, `-05:30` or `Z`.
    ///
    /// # Errors
    /// Anything else, and an offset of more than [`WIDEST_OFFSET_HOURS`].
    pub fn parse(text: &str) -> Result<Self, Wanted> {
        Self::read(text.as_bytes()).ok_or(Wanted::Offset)
    }

    pub(super) fn read(text: &[u8]) -> Option<Self> {
        if text == b"Z" {
            return Self::from_minutes(0);
        }
        let (sign, clock) = text.split_first()?;
        let (hours, minutes) = digits::hours_and_minutes(clock)?;
        let offset = hours.checked_mul(60)?.checked_add(minutes)?;
        if minutes > 59 || offset > WIDEST_OFFSET_HOURS.checked_mul(60)? {
            return None;
        }
        let ahead = i32::try_from(offset).ok()?;
        match sign {
            b'+' => Self::from_minutes(ahead),
            b'-' => Self::from_minutes(ahead.checked_neg()?),
            _ => None,
        }
    }

    /// A zone that is so many minutes ahead of UTC, or behind it; at most [`WIDEST_OFFSET_HOURS`].
    pub(super) fn from_minutes(minutes: i32) -> Option<Self> {
        if minutes.unsigned_abs() > WIDEST_OFFSET_HOURS.checked_mul(60)? {
            return None;
        }
        FixedOffset::east_opt(minutes.checked_mul(60)?).map(Self)
    }

    /// The instant at which the day begins here; chrono's first or last instant if it lies beyond.
    #[must_use]
    pub fn start_of_day(self, date: NaiveDate) -> DateTime<Utc> {
        self.instant_of(date.and_time(NaiveTime::MIN))
    }

    /// 24:00 of the day, which is 00:00 of the next.
    #[must_use]
    pub fn end_of_day(self, date: NaiveDate) -> DateTime<Utc> {
        let next = date.succ_opt();
        next.map_or(DateTime::<Utc>::MAX_UTC, |next| self.start_of_day(next))
    }

    /// The date on the calendar here at the instant.
    #[must_use]
    pub fn date_of(self, instant: DateTime<Utc>) -> NaiveDate {
        self.local(instant).date()
    }

    /// How far ahead of UTC, in minutes.
    pub(super) fn offset_minutes(self) -> i32 {
        self.0.local_minus_utc() / 60
    }

    /// What calendar and clock show here; UTC's where chrono's range ends.
    pub(super) fn local(self, instant: DateTime<Utc>) -> NaiveDateTime {
        let utc = instant.naive_utc();
        utc.checked_add_offset(self.0).unwrap_or(utc)
    }

    /// The instant at which calendar and clock show this here.
    pub(super) fn instant_of(self, local: NaiveDateTime) -> DateTime<Utc> {
        match local.checked_sub_offset(self.0) {
            Some(utc) => utc.and_utc(),
            None if self.offset_minutes() > 0 => DateTime::<Utc>::MIN_UTC,
            None => DateTime::<Utc>::MAX_UTC,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn zone(text: &str) -> Zone {
        Zone::parse(text).unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn an_offset_is_read_with_its_sign() {
        assert_eq!(zone("+08:00").offset_minutes(), 480);
        assert_eq!(zone("-05:30").offset_minutes(), -330);
        assert_eq!(zone("Z"), zone("+00:00"));
    }

    #[test]
    fn an_offset_is_at_most_14_hours() {
        assert_eq!(zone("+13:59").offset_minutes(), 839);
        assert_eq!(zone("+14:00").offset_minutes(), 840);
        assert_eq!(zone("-14:00").offset_minutes(), -840);
        assert_eq!(Zone::parse("+14:01"), Err(Wanted::Offset));
        assert_eq!(Zone::parse("-14:01"), Err(Wanted::Offset));
    }

    #[test]
    fn what_only_resembles_an_offset_is_refused() {
        for refused in ["", "z", "+8", "+08", "+0800", "08:00", "+08:60", "+8:00", "+08:00 ", "−08:00", "UTC"] {
            assert_eq!(Zone::parse(refused), Err(Wanted::Offset), "{refused}");
        }
    }

    #[test]
    fn a_day_begins_at_its_own_midnight() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 7).unwrap();
        assert_eq!(zone("+08:00").start_of_day(date), utc("2026-11-06T16:00:00Z"));
        assert_eq!(zone("+08:00").end_of_day(date), utc("2026-11-07T16:00:00Z"));
        assert_eq!(zone("-05:30").start_of_day(date), utc("2026-11-07T05:30:00Z"));
    }

    #[test]
    fn the_date_changes_at_midnight_of_the_zone() {
        let here = zone("+08:00");
        let day = |text| here.date_of(utc(text)).to_string();
        assert_eq!(day("2026-11-07T15:59:59Z"), "2026-11-07");
        assert_eq!(day("2026-11-07T16:00:00Z"), "2026-11-08");
    }

    #[test]
    fn the_ends_of_chronos_range_are_kept_not_crossed() {
        assert_eq!(zone("+14:00").start_of_day(NaiveDate::MIN), DateTime::<Utc>::MIN_UTC);
        assert_eq!(zone("-14:00").end_of_day(NaiveDate::MAX), DateTime::<Utc>::MAX_UTC);
        assert_eq!(zone("+14:00").date_of(DateTime::<Utc>::MAX_UTC), NaiveDate::MAX);
        assert_eq!(zone("-14:00").date_of(DateTime::<Utc>::MIN_UTC), NaiveDate::MIN);
    }
}
