//! Where a window ends that needs no calendar of business days.

use chrono::{DateTime, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::{First, Period, When, Window, Zone};

/// The first instant outside, and whether it rests on an assumption.
pub(super) struct End {
    pub(super) at: DateTime<Utc>,
    pub(super) approximate: bool,
}

impl End {
    pub(super) fn of_days(window: &Window, anchor: When, zone: Zone) -> Self {
        let days = Days::new(window.length.days().into());
        let last = day_0(window, anchor, zone).checked_add_days(days);
        Self { at: zone.end_of_day(last.unwrap_or(NaiveDate::MAX)), approximate: false }
    }

    pub(super) fn of_hours(window: &Window, anchor: When, zone: Zone) -> Self {
        let length = in_hours(window.length);
        let start = zone.instant_of(hour_0(window, anchor, zone));
        let at = length.and_then(|length| start.checked_add_signed(length));
        Self { at: at.unwrap_or(DateTime::<Utc>::MAX_UTC), approximate: is_day(anchor) }
    }
}

/// Days and minutes as one stretch, a day being 24 hours of it; the months are not in it.
pub(super) fn in_hours(length: Period) -> Option<TimeDelta> {
    TimeDelta::days(length.days().into()).checked_add(&TimeDelta::minutes(length.minutes().into()))
}

/// The day after which days are counted. The months come first; where the day of the anchor counts, all is one day
/// earlier.
pub(super) fn day_0(window: &Window, anchor: When, zone: Zone) -> NaiveDate {
    let date = months_later(anchor.date(zone), window.length);
    match window.first {
        First::Next => date,
        First::Same => date.pred_opt().unwrap_or(date),
    }
}

/// Calendar and clock in the zone from which hours are counted, the months gone by; of a plain date its 24:00.
pub(super) fn hour_0(window: &Window, anchor: When, zone: Zone) -> NaiveDateTime {
    match anchor {
        When::Instant(instant) => {
            let local = zone.local(instant);
            NaiveDateTime::new(months_later(local.date(), window.length), local.time())
        }
        When::Date(date) => {
            let date = months_later(date, window.length);
            date.succ_opt().unwrap_or(date).and_time(NaiveTime::MIN)
        }
    }
}

/// The hour of a plain date is not known: what is counted in hours from it is approximate.
pub(super) const fn is_day(anchor: When) -> bool {
    matches!(anchor, When::Date(_))
}

/// The same-numbered day, or the month's last where it has none.
fn months_later(date: NaiveDate, length: Period) -> NaiveDate {
    date.checked_add_months(Months::new(length.months())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use crate::time::{DayKind, First, Period, Roll, When, Window, Zone, print_instant};

    fn close(length: &str, kind: DayKind, first: First, anchor: &str) -> (String, bool) {
        let zone = Zone::parse("+08:00").unwrap();
        let length = Period::parse(length).unwrap();
        let window = Window { length, kind, first, roll: Roll::None };
        let span = window.span(When::parse(anchor).unwrap(), zone, None);
        (print_instant(span.closes_at, zone), span.approximate)
    }

    #[track_caller]
    fn days(length: &str, anchor: &str, next: &str, same: &str) {
        let midnight = |date| (format!("{date}T00:00:00+08:00"), false);
        assert_eq!(close(length, DayKind::Calendar, First::Next, anchor), midnight(next));
        assert_eq!(close(length, DayKind::Calendar, First::Same, anchor), midnight(same));
    }

    #[track_caller]
    fn hours(length: &str, kind: DayKind, anchor: &str, end: &str, approximate: bool) {
        for first in [First::Next, First::Same] {
            assert_eq!(close(length, kind, first, anchor), (end.to_owned(), approximate));
        }
    }

    #[test]
    fn seven_days_end_at_24_00_of_the_seventh_day_after_the_anchor() {
        days("P7D", "2026-11-01", "2026-11-09", "2026-11-08");
        days("P1W", "2026-11-01T23:59:59+08:00", "2026-11-09", "2026-11-08");
    }

    #[test]
    fn the_day_of_the_anchor_is_the_one_in_the_zone() {
        days("P7D", "2026-11-01T15:59:59Z", "2026-11-09", "2026-11-08");
        days("P7D", "2026-11-01T16:00:00Z", "2026-11-10", "2026-11-09");
    }

    #[test]
    fn months_end_on_the_same_numbered_day() {
        days("P1M", "2026-01-15", "2026-02-16", "2026-02-15");
        days("P3M", "2026-11-30", "2027-03-01", "2027-02-28");
    }

    #[test]
    fn a_month_without_that_day_ends_on_its_last() {
        days("P1M", "2026-01-27", "2026-02-28", "2026-02-27");
        days("P1M", "2026-01-28", "2026-03-01", "2026-02-28");
        days("P1M", "2026-01-31", "2026-03-01", "2026-02-28");
        days("P1M", "2028-01-31", "2028-03-01", "2028-02-29");
        days("P1M", "2026-03-31", "2026-05-01", "2026-04-30");
    }

    #[test]
    fn a_year_from_29_february_ends_on_the_28th() {
        days("P1Y", "2028-02-29", "2029-03-01", "2029-02-28");
        days("P4Y", "2028-02-29", "2032-03-01", "2032-02-29");
        days("P1Y6M", "2026-08-31", "2028-03-01", "2028-02-29");
    }

    #[test]
    fn of_months_and_days_the_months_come_first() {
        days("P1M10D", "2026-01-31", "2026-03-11", "2026-03-10");
    }

    #[test]
    fn hours_end_where_they_end() {
        let anchor = "2026-11-01T10:20:30.5+08:00";
        hours("PT48H", DayKind::Calendar, anchor, "2026-11-03T10:20:30.500+08:00", false);
        hours("PT10M", DayKind::Hours, anchor, "2026-11-01T10:30:30.500+08:00", false);
        hours("P1DT12H", DayKind::Calendar, anchor, "2026-11-02T22:20:30.500+08:00", false);
    }

    #[test]
    fn days_counted_in_hours_are_24_each() {
        let anchor = "2026-11-01T10:20:30+08:00";
        hours("P6D", DayKind::Hours, anchor, "2026-11-07T10:20:30+08:00", false);
    }

    #[test]
    fn hours_of_a_plain_date_count_from_its_24_00_and_are_approximate() {
        hours("PT48H", DayKind::Calendar, "2026-11-01", "2026-11-04T00:00:00+08:00", true);
        hours("P6D", DayKind::Hours, "2026-11-01", "2026-11-08T00:00:00+08:00", true);
    }

    #[test]
    fn months_counted_in_hours_keep_the_time_of_day() {
        let anchor = "2026-01-31T18:00:00+08:00";
        hours("P1M", DayKind::Hours, anchor, "2026-02-28T18:00:00+08:00", false);
        hours("P1MT2H", DayKind::Calendar, anchor, "2026-02-28T20:00:00+08:00", false);
        hours("P1M", DayKind::Hours, "2026-01-31", "2026-03-01T00:00:00+08:00", true);
    }
}
