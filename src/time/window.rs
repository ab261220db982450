//! A window: from an anchor to the end of a length of days or hours.

use chrono::{DateTime, Utc};

use super::calendar::ASSUMED;
use super::end::{End, in_hours, is_day};
use super::{Calendar, Period, When, Zone, business};

/// What is counted. A length with a part in hours is counted in hours, whatever the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// Days of the calendar; the last ends at 24:00.
    Calendar,
    /// Business days, the last of which ends at 24:00; hours run only while business is open.
    Business,
    /// Hours: a day is 24 of them.
    Hours,
}

/// What day counts first. Hours begin at the anchor itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The day after the anchor.
    Next,
    /// The day of the anchor.
    Same,
}

/// Where an end on a day off goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roll {
    /// It stays.
    None,
    /// To 24:00 of the next business day.
    NextBusinessDay,
}

/// How long something is open after its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How long.
    pub length: Period,
    /// What is counted.
    pub kind: DayKind,
    /// What day counts first.
    pub first: First,
    /// Where an end on a day off goes.
    pub roll: Roll,
}

/// A window laid on an anchor: `opens_at ≤ t < closes_at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The anchor's instant; 00:00 of a plain date.
    pub opens_at: DateTime<Utc>,
    /// The first instant outside; never before `opens_at`.
    pub closes_at: DateTime<Utc>,
    /// Whether the end rests on an assumption: the hour of a plain date, or business days past the calendar's data.
    pub approximate: bool,
}

impl Span {
    /// The moment that lies so long before an anchor, or before 00:00 of a plain date. It is counted in hours, and months
    /// are no number of them.
    #[must_use]
    pub fn before(anchor: When, length: Period, zone: Zone) -> Option<Self> {
        if length.months() > 0 {
            return None;
        }
        let at = anchor.instant(zone).checked_sub_signed(in_hours(length)?)?;
        Some(Self { opens_at: at, closes_at: at, approximate: is_day(anchor) })
    }
}

impl Window {
    /// Lays the window on its anchor. Without a calendar Monday to Friday are assumed.
    #[must_use]
    pub fn span(&self, anchor: When, zone: Zone, calendar: Option<&Calendar>) -> Span {
        let calendar = calendar.unwrap_or(&ASSUMED);
        let end = match (self.kind, self.length.is_timed()) {
            (DayKind::Calendar, false) => End::of_days(self, anchor, zone),
            (DayKind::Hours, _) | (DayKind::Calendar, true) => End::of_hours(self, anchor, zone),
            (DayKind::Business, false) => business::end_of_days(self, anchor, zone, calendar),
            (DayKind::Business, true) => business::end_of_hours(self, anchor, zone, calendar),
        };
        let end = match self.roll {
            Roll::None => end,
            Roll::NextBusinessDay => business::rolled(end, zone, calendar),
        };
        let opens_at = anchor.instant(zone);
        Span { opens_at, closes_at: end.at.max(opens_at), approximate: end.approximate }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use crate::time::print_instant;

    fn zone() -> Zone {
        Zone::parse("+08:00").unwrap()
    }

    fn span(length: &str, kind: DayKind, anchor: &str) -> Span {
        let length = Period::parse(length).unwrap();
        let window = Window { length, kind, first: First::Same, roll: Roll::NextBusinessDay };
        let read = |text| When::parse(text).unwrap();
        // Wednesday 11 November is a holiday; the data end with Sunday 15.
        let calendar = Calendar {
            weekdays: vec![1, 2, 3, 4, 5],
            holidays: vec![read("2026-11-11").date(zone())],
            covered_until: read("2026-11-16").date(zone()),
            ..ASSUMED.clone()
        };
        window.span(read(anchor), zone(), Some(&calendar))
    }

    #[track_caller]
    fn ends(span: Span, end: &str, approximate: bool) {
        assert_eq!(print_instant(span.closes_at, zone()), format!("{end}+08:00"));
        assert_eq!(span.approximate, approximate);
    }

    #[test]
    fn a_window_opens_at_its_anchor_and_a_plain_date_at_00_00() {
        let opens = |anchor| print_instant(span("P7D", DayKind::Calendar, anchor).opens_at, zone());
        assert_eq!(opens("2026-11-01T02:03:04Z"), "2026-11-01T10:03:04+08:00");
        assert_eq!(opens("2026-11-01"), "2026-11-01T00:00:00+08:00");
    }

    #[test]
    fn an_end_on_a_day_off_rolls_to_the_end_of_the_next_business_day() {
        ends(span("P2D", DayKind::Calendar, "2026-11-05"), "2026-11-07T00:00:00", false);
        ends(span("P3D", DayKind::Calendar, "2026-11-05"), "2026-11-10T00:00:00", false);
        ends(span("P4D", DayKind::Calendar, "2026-11-05"), "2026-11-10T00:00:00", false);
        ends(span("P5D", DayKind::Calendar, "2026-11-05"), "2026-11-10T00:00:00", false);
        ends(span("P7D", DayKind::Calendar, "2026-11-05"), "2026-11-13T00:00:00", false);
    }

    #[test]
    fn an_end_in_hours_rolls_only_from_within_a_day_off() {
        let friday = "2026-11-06T10:00:00+08:00";
        ends(span("PT13H", DayKind::Hours, friday), "2026-11-06T23:00:00", false);
        ends(span("PT14H", DayKind::Hours, friday), "2026-11-07T00:00:00", false);
        ends(span("PT15H", DayKind::Hours, friday), "2026-11-10T00:00:00", false);
    }

    #[test]
    fn a_roll_past_the_data_is_approximate() {
        ends(span("P2D", DayKind::Calendar, "2026-11-12"), "2026-11-14T00:00:00", false);
        ends(span("P3D", DayKind::Calendar, "2026-11-12"), "2026-11-17T00:00:00", true);
        ends(span("P5D", DayKind::Calendar, "2026-11-12"), "2026-11-17T00:00:00", true);
    }

    fn before(length: &str, anchor: &str) -> Option<Span> {
        Span::before(When::parse(anchor).unwrap(), Period::parse(length).unwrap(), zone())
    }

    #[test]
    fn before_an_anchor_days_are_24_hours() {
        let anchor = "2026-11-06T10:00:00+08:00";
        ends(before("PT55M", anchor).unwrap(), "2026-11-06T09:05:00", false);
        ends(before("P2D", anchor).unwrap(), "2026-11-04T10:00:00", false);
        ends(before("P1DT12H", anchor).unwrap(), "2026-11-04T22:00:00", false);
        ends(before("PT0M", anchor).unwrap(), "2026-11-06T10:00:00", false);
    }

    #[test]
    fn before_a_plain_date_hours_are_counted_from_its_00_00_and_are_approximate() {
        ends(before("PT10M", "2026-11-06").unwrap(), "2026-11-05T23:50:00", true);
    }

    #[test]
    fn months_are_no_hours_before_an_anchor() {
        assert_eq!(before("P1M", "2026-11-06"), None);
        assert_eq!(before("P1YT1H", "2026-11-06"), None);
    }

    #[test]
    fn a_window_never_closes_before_it_opens() {
        let length = Period::parse("P0D").unwrap();
        let kind = DayKind::Calendar;
        let none = Window { length, kind, first: First::Same, roll: Roll::None };
        let anchor = When::parse("2026-11-01T10:00:00+08:00").unwrap();
        let span = none.span(anchor, zone(), None);
        assert_eq!(span.closes_at, span.opens_at);
        let rest_of_the_day = Window { first: First::Next, ..none };
        ends(rest_of_the_day.span(anchor, zone(), None), "2026-11-02T00:00:00", false);
    }
}
