//! Where a window ends that is counted in business days or hours, or may not end on a day off.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::end::{End, day_0, hour_0, is_day};
use super::{Calendar, When, Window, Zone};

const MILLISECONDS_PER_MINUTE: i64 = 60_000;

/// 24:00 of the last of so many business days.
pub(super) fn end_of_days(window: &Window, anchor: When, zone: Zone, calendar: &Calendar) -> End {
    let day_0 = day_0(window, anchor, zone);
    let Some(before) = window.length.days().checked_sub(1) else {
        // Months alone: there is no business day to count.
        return End { at: zone.end_of_day(day_0), approximate: false };
    };
    let before = usize::try_from(before).unwrap_or(usize::MAX);
    let first = day_0.succ_opt().unwrap_or(day_0);
    match calendar.business_days_from(first).nth(before) {
        Some(last) => End { at: zone.end_of_day(last), approximate: !calendar.covers(last) },
        None => beyond(first, zone),
    }
}

/// Where so much opening time has run; a day of the length is the opening time of one.
pub(super) fn end_of_hours(window: &Window, anchor: When, zone: Zone, calendar: &Calendar) -> End {
    let start = hour_0(window, anchor, zone);
    let (opens, closes) = calendar.opening();
    let days = window.length.days().saturating_mul(closes.saturating_sub(opens));
    let mut left = milliseconds(days.saturating_add(window.length.minutes()));
    if left == 0 {
        return End { at: zone.instant_of(start), approximate: is_day(anchor) };
    }
    for date in calendar.business_days_from(start.date()) {
        let mut from = milliseconds(opens);
        if date == start.date() {
            from = from.max(time_of_day(start.time()));
        }
        let room = milliseconds(closes).saturating_sub(from).max(0);
        if left <= room {
            let into_day = TimeDelta::milliseconds(from.saturating_add(left));
            let end = date.and_time(NaiveTime::MIN).checked_add_signed(into_day);
            return End {
                at: zone.instant_of(end.unwrap_or(NaiveDateTime::MAX)),
                approximate: is_day(anchor) || !calendar.covers(date),
            };
        }
        left = left.saturating_sub(room);
    }
    beyond(start.date(), zone)
}

/// An end on a day off moves to 24:00 of the next business day.
pub(super) fn rolled(end: End, zone: Zone, calendar: &Calendar) -> End {
    // 00:00 belongs to the day it closes, not to the one it begins.
    let last_moment = end.at.checked_sub_signed(TimeDelta::nanoseconds(1)).unwrap_or(end.at);
    let last = zone.date_of(last_moment);
    let Some(day) = calendar.business_days_from(last).next() else {
        return beyond(last, zone);
    };
    End {
        at: if day == last { end.at } else { zone.end_of_day(day) },
        approximate: end.approximate || !calendar.covers(day),
    }
}

/// No calendar reaches this far; the end is set where the search for it stopped.
fn beyond(first: NaiveDate, zone: Zone) -> End {
    let last = first.checked_add_days(Calendar::LONGEST_WALK);
    End { at: zone.end_of_day(last.unwrap_or(NaiveDate::MAX)), approximate: true }
}

fn milliseconds(minutes: u32) -> i64 {
    i64::from(minutes).saturating_mul(MILLISECONDS_PER_MINUTE)
}

fn time_of_day(time: NaiveTime) -> i64 {
    let seconds = i64::from(time.num_seconds_from_midnight()).saturating_mul(1000);
    seconds.saturating_add(i64::from(time.nanosecond() / 1_000_000))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use crate::time::{DayKind, First, Period, Roll, parse_clock, print_instant};

    fn date(text: &str) -> NaiveDate {
        When::parse(text).unwrap().date(zone())
    }

    fn zone() -> Zone {
        Zone::parse("+08:00").unwrap()
    }

    /// The National Day of 2026: off from Thursday 1 to Wednesday 7 October, made up for on Saturday 10.
    fn october() -> Calendar {
        Calendar {
            weekdays: vec![1, 2, 3, 4, 5],
            opens: parse_clock("09:00"),
            closes: parse_clock("18:00"),
            holidays: (1..=7).map(|day| date(&format!("2026-10-0{day}"))).collect(),
            workdays: vec![date("2026-10-10")],
            covered_until: date("2026-11-01"),
        }
    }

    fn window(length: &str, first: First) -> Window {
        let length = Period::parse(length).unwrap();
        Window { length, kind: DayKind::Business, first, roll: Roll::None }
    }

    fn close(window: &Window, anchor: &str, calendar: Option<&Calendar>) -> (String, bool) {
        let span = window.span(When::parse(anchor).unwrap(), zone(), calendar);
        (print_instant(span.closes_at, zone()), span.approximate)
    }

    #[track_caller]
    fn days(length: &str, anchor: &str, next: &str, same: &str) {
        for (first, end) in [(First::Next, next), (First::Same, same)] {
            let end = (format!("{end}T00:00:00+08:00"), false);
            assert_eq!(close(&window(length, first), anchor, Some(&october())), end, "{first:?}");
        }
    }

    #[track_caller]
    fn hours(length: &str, anchor: &str, end: &str) {
        let end = (format!("{end}+08:00"), false);
        assert_eq!(close(&window(length, First::Next), anchor, Some(&october())), end);
    }

    #[test]
    fn business_days_skip_the_weekend() {
        days("P3D", "2026-10-14", "2026-10-20", "2026-10-17");
        days("P1D", "2026-10-16T20:00:00+08:00", "2026-10-20", "2026-10-17");
    }

    #[test]
    fn business_days_skip_holidays_and_count_make_up_workdays() {
        days("P1D", "2026-09-29", "2026-10-01", "2026-09-30");
        days("P1D", "2026-09-30", "2026-10-09", "2026-10-01");
        days("P3D", "2026-09-30", "2026-10-11", "2026-10-10");
    }

    #[test]
    fn an_anchor_on_a_day_off_counts_from_the_first_business_day() {
        days("P1D", "2026-10-17", "2026-10-20", "2026-10-20");
    }

    #[test]
    fn months_go_by_before_business_days_are_counted() {
        days("P1M1D", "2026-09-17", "2026-10-20", "2026-10-20");
        days("P1M", "2026-09-17", "2026-10-18", "2026-10-17");
    }

    #[test]
    fn past_the_data_business_days_are_approximate() {
        let end = |text: &str, approximate| (format!("{text}T00:00:00+08:00"), approximate);
        let october = october();
        let window = window("P1D", First::Next);
        assert_eq!(close(&window, "2026-10-29", Some(&october)), end("2026-10-31", false));
        assert_eq!(close(&window, "2026-10-30", Some(&october)), end("2026-11-03", true));
        assert_eq!(close(&window, "2026-10-01", None), end("2026-10-03", true));
    }

    #[test]
    fn business_hours_run_only_while_business_is_open() {
        hours("PT8H", "2026-10-12T09:30:00+08:00", "2026-10-12T17:30:00");
        hours("PT8H", "2026-10-12T12:00:00+08:00", "2026-10-13T11:00:00");
        hours("PT8H", "2026-10-16T12:00:00+08:00", "2026-10-19T11:00:00");
        hours("PT8H", "2026-10-12T03:00:00+08:00", "2026-10-12T17:00:00");
        hours("PT8H", "2026-10-12T20:00:00+08:00", "2026-10-13T17:00:00");
        hours("PT20H", "2026-10-12T09:00:00.250+08:00", "2026-10-14T11:00:00.250");
    }

    #[test]
    fn business_hours_that_just_fit_end_at_closing_time() {
        hours("PT1H", "2026-10-12T16:59:00+08:00", "2026-10-12T17:59:00");
        hours("PT1H", "2026-10-12T17:00:00+08:00", "2026-10-12T18:00:00");
        hours("PT1H", "2026-10-12T17:01:00+08:00", "2026-10-13T09:01:00");
        hours("PT1H", "2026-10-12T18:00:00+08:00", "2026-10-13T10:00:00");
    }

    #[test]
    fn a_day_among_business_hours_is_its_opening_time() {
        hours("P1DT1H", "2026-10-16T12:00:00+08:00", "2026-10-19T13:00:00");
        hours("PT0H", "2026-10-17T12:00:00+08:00", "2026-10-17T12:00:00");
    }

    #[test]
    fn business_hours_of_a_plain_date_count_from_its_24_00_and_are_approximate() {
        let end = ("2026-10-19T10:00:00+08:00".to_owned(), true);
        assert_eq!(close(&window("PT1H", First::Next), "2026-10-16", Some(&october())), end);
    }

    #[test]
    fn without_a_calendar_business_hours_run_all_day_from_monday_to_friday() {
        let end = ("2026-10-19T02:00:00+08:00".to_owned(), true);
        assert_eq!(close(&window("PT4H", First::Next), "2026-10-16T22:00:00+08:00", None), end);
    }

    #[test]
    fn a_search_for_business_days_ends() {
        let calendar = Calendar { weekdays: vec![], covered_until: NaiveDate::MAX, ..october() };
        let stopped = ("2190-11-09T00:00:00+08:00".to_owned(), true);
        for length in ["P36525D", "P36524DT1H"] {
            assert_eq!(close(&window(length, First::Same), "2026-07-31T10:00:00+08:00", Some(&calendar)), stopped);
        }
    }
}
