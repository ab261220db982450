//! What holds of every window, date and period, against an oracle that walks the calendar one day at a time.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use super::oracle::*;
use super::*;

proptest! {
    #[test]
    fn calendar_windows_end_where_a_walk_day_by_day_ends(
        day in any_day(1990..2090), minute in prop::option::of(0..1440_u32), zone in any_zone(), first in any_first(),
        months in 0..130_u32, days in 1..400_u32,
    ) {
        // Walked with the day of the anchor as one that is already over, so that `Same` stops a day before `Next`.
        let mut over = months_later(day, months);
        for _ in 0..days { over = next(over); }
        let closes_at = match first {
            First::Next => at(over, 1440, zone),
            First::Same => at(over, 0, zone),
        };
        let anchor = minute.map_or(When::Date(date(day)), |minute| When::Instant(at(day, minute, zone)));
        let window = Window { length: length(months, days, None), kind: DayKind::Calendar, first, roll: Roll::None };
        let opens_at = at(day, minute.unwrap_or(0), zone);
        prop_assert_eq!(window.span(anchor, zone, None), Span { opens_at, closes_at, approximate: false });
    }

    #[test]
    fn business_windows_end_where_a_walk_day_by_day_ends(
        day in any_day(1996..1998), zone in any_zone(), first in any_first(), days in 1..60_u32,
        data in any_data(), known: bool,
    ) {
        let data = if known { data } else { Data { until: (1990, 1, 1), ..data } };
        let mut walk = if first == First::Next { next(day) } else { day };
        let mut left = days;
        loop {
            if data.works(walk) { left -= 1; }
            if left == 0 { break; }
            walk = next(walk);
        }
        let calendar = known.then(|| data.calendar());
        let window = Window { length: length(0, days, None), kind: DayKind::Business, first, roll: Roll::None };
        let span = window.span(When::Date(date(day)), zone, calendar.as_ref());
        prop_assert_eq!(span.closes_at, at(walk, 1440, zone));
        prop_assert_eq!(span.approximate, walk >= data.until);
    }

    #[test]
    fn business_hours_end_where_a_walk_minute_by_minute_ends(
        day in any_day(1996..1998), minute in 0..1440_u32, zone in any_zone(), minutes in 1..3000_u32, data in any_data(),
    ) {
        // A day that is open for a minute makes the walk long, not different.
        let data = Data { opens: data.opens.min(1380), closes: data.closes.max(data.opens.min(1380) + 60), ..data };
        let (mut walk, mut clock, mut left) = (day, minute, minutes);
        let mut works = data.works(walk);
        while left > 0 {
            if works && (data.opens..data.closes).contains(&clock) { left -= 1; }
            clock += 1;
            if clock == 1440 && left > 0 {
                (walk, clock) = (next(walk), 0);
                works = data.works(walk);
            }
        }
        let length = length(0, 0, Some(minutes));
        let window = Window { length, kind: DayKind::Business, first: First::Next, roll: Roll::None };
        let span = window.span(When::Instant(at(day, minute, zone)), zone, Some(&data.calendar()));
        prop_assert_eq!(span.closes_at, at(walk, clock, zone));
        prop_assert_eq!(span.approximate, walk >= data.until);
    }

    #[test]
    fn hours_are_added_to_the_anchor_whatever_the_zone(
        day in any_day(1990..2090), minute in 0..1440_u32, plain: bool, zone in any_zone(), first in any_first(),
        days in 0..400_u32, minutes in 0..9000_u32,
    ) {
        let (anchor, start) = if plain {
            (When::Date(date(day)), at(day, 1440, zone))
        } else {
            (When::Instant(at(day, minute, zone)), at(day, minute, zone))
        };
        let window = Window { length: length(0, days, Some(minutes)), kind: DayKind::Hours, first, roll: Roll::None };
        let span = window.span(anchor, zone, None);
        let seconds = i64::from(days) * 86_400 + i64::from(minutes) * 60;
        prop_assert_eq!(span.closes_at.timestamp() - start.timestamp(), seconds);
        prop_assert_eq!(span.approximate, plain);
    }

    #[test]
    fn a_rolled_end_is_the_end_of_the_first_business_day_not_before_it(
        day in any_day(1996..1998), zone in any_zone(), days in 1..30_u32, data in any_data(),
    ) {
        let mut last = day;
        for _ in 0..days { last = next(last); }
        while !data.works(last) { last = next(last); }
        let (kind, first, roll) = (DayKind::Calendar, First::Next, Roll::NextBusinessDay);
        let window = Window { length: length(0, days, None), kind, first, roll };
        let span = window.span(When::Date(date(day)), zone, Some(&data.calendar()));
        prop_assert_eq!(span.closes_at, at(last, 1440, zone));
        prop_assert_eq!(span.approximate, last >= data.until);
    }

    #[test]
    fn a_window_of_some_length_closes_after_it_opens(
        day in any_day(1990..2101), minute in prop::option::of(0..1440_u32), zone in any_zone(),
        window in any_window(), data in any_data(),
    ) {
        let anchor = minute.map_or(When::Date(date(day)), |minute| When::Instant(at(day, minute, zone)));
        let span = window.span(anchor, zone, Some(&data.calendar()));
        let length = window.length;
        if length.months() + length.days() + length.minutes() > 0 {
            prop_assert!(span.closes_at > span.opens_at);
        } else {
            prop_assert!(span.closes_at >= span.opens_at);
        }
    }

    #[test]
    fn a_later_anchor_never_closes_earlier(
        day in any_day(1996..1998), later in 1..40_u32, zone in any_zone(), window in any_window(), data in any_data(),
    ) {
        // An hour of a day off rolls to 24:00 of the next business day, past the hours of that day itself.
        let in_hours = window.kind == DayKind::Hours || window.length.is_timed();
        let window = if in_hours { Window { roll: Roll::None, ..window } } else { window };
        let mut second = day;
        for _ in 0..later { second = next(second); }
        let close = |day| window.span(When::Date(date(day)), zone, Some(&data.calendar())).closes_at;
        prop_assert!(close(day) <= close(second));
    }

    #[test]
    fn an_end_does_not_change_within_the_day_of_the_anchor(
        day in any_day(1996..1998), minute in 0..1440_u32, zone in any_zone(), window in any_window(), data in any_data(),
    ) {
        let length = length(window.length.months(), window.length.days(), None);
        let kind = if window.kind == DayKind::Hours { DayKind::Calendar } else { window.kind };
        let window = Window { length, kind, ..window };
        let calendar = data.calendar();
        let plain = window.span(When::Date(date(day)), zone, Some(&calendar));
        let within = window.span(When::Instant(at(day, minute, zone)), zone, Some(&calendar));
        prop_assert_eq!(plain.closes_at.max(within.opens_at), within.closes_at);
    }

    #[test]
    fn a_printed_instant_reads_as_itself_here_and_by_chrono(
        seconds in 662_688_000..4_102_444_800_i64, milli in 0..1000_u32, zone in any_zone(),
    ) {
        let instant = DateTime::from_timestamp(seconds, milli * 1_000_000).unwrap();
        let printed = print_instant(instant, zone);
        prop_assert_eq!(When::parse(&printed), Ok(When::Instant(instant)));
        prop_assert_eq!(DateTime::parse_from_rfc3339(&printed).unwrap().to_utc(), instant);
    }

    #[test]
    fn a_printed_date_reads_as_itself(day in any_day(1990..2101)) {
        prop_assert_eq!(print_date(date(day)), text(day));
        prop_assert_eq!(When::parse(&text(day)), Ok(When::Date(date(day))));
    }

    #[test]
    fn a_printed_period_reads_as_itself(window in any_window()) {
        let printed = window.length.print();
        prop_assert_eq!(Period::parse(&printed), Ok(window.length));
    }

    #[test]
    fn an_instant_is_read_as_chrono_reads_it(
        date in "(199[0-9]|20[0-9]{2})-(0[0-9]|1[0-3])-[0-3][0-9]", clock in "[0-2][0-9]:[0-6][0-9]:([0-57-9][0-9])",
        fraction in "(\\.[0-9]{1,9})?", offset in "(Z|[+-](0[0-9]|1[0-3]):[0-6][0-9])",
    ) {
        // Second 60, a leap second to chrono, is not among them.
        let given = format!("{date}T{clock}{fraction}{offset}");
        match (When::parse(&given), DateTime::parse_from_rfc3339(&given)) {
            (Ok(When::Instant(here)), Ok(chronos)) => {
                prop_assert_eq!(here.timestamp_millis(), chronos.timestamp_millis());
            }
            (here, chronos) => prop_assert!(here.is_err() && chronos.is_err(), "{}", given),
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(given in "\\PC*", near in "[-+PTYMWDHZ:.0-9]{0,26}") {
        for text in [given, near] {
            if let Ok(period) = Period::parse(&text) {
                prop_assert_eq!(Period::parse(&period.print()), Ok(period));
            }
            prop_assert!(When::parse(&text).is_err() || text.len() >= 10);
            prop_assert!(Zone::parse(&text).is_err() || text == "Z" || text.len() == 6);
            prop_assert!(parse_clock(&text).is_none() || text.len() == 5);
        }
    }

    #[test]
    fn no_anchor_makes_a_window_panic(window in any_window(), zone in any_zone(), data in any_data()) {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            for anchor in [
                When::Date(date), When::Instant(zone.start_of_day(date)), When::Instant(zone.end_of_day(date)),
            ] {
                let span = window.span(anchor, zone, Some(&data.calendar()));
                prop_assert!(span.closes_at >= span.opens_at);
                prop_assert!(!print_instant(span.closes_at, zone).is_empty());
                prop_assert!(!print_moment(span.closes_at, zone, true).is_empty());
            }
        }
    }
}
