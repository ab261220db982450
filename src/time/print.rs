//! Dates and instants as text: for programs as RFC 3339, for people in their language.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

use super::{When, Zone, digits::push};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The date as `2026-11-07`.
#[must_use]
pub fn print_date(date: NaiveDate) -> String {
    let mut out = String::with_capacity(10);
    push_date(&mut out, date);
    out
}

/// The instant in the zone, as `2026-11-07T10:00:00+08:00`; milliseconds only where they are not zero.
#[must_use]
pub fn print_instant(instant: DateTime<Utc>, zone: Zone) -> String {
    let local = zone.local(instant);
    let mut out = String::with_capacity(29);
    push_date(&mut out, local.date());
    out.push('T');
    push_clock(&mut out, local.time());
    out.push(':');
    push(&mut out, local.second(), 2);
    let milliseconds = local.nanosecond() / 1_000_000;
    if milliseconds > 0 {
        out.push('.');
        push(&mut out, milliseconds, 3);
    }
    push_offset(&mut out, zone);
    out
}

/// The last moment before the instant, for people: a window that closes at 00:00 of the 9th is open until 24:00 of the
/// 8th, and nobody reads "00:00 of the 9th" as that.
#[must_use]
pub fn print_moment(instant: DateTime<Utc>, zone: Zone, chinese: bool) -> String {
    let local = zone.local(instant);
    let midnight = local.time() == NaiveTime::MIN;
    let eve = if midnight { local.date().pred_opt() } else { None };
    let mut out = String::with_capacity(24);
    push_day(&mut out, eve.unwrap_or(local.date()), chinese);
    if !chinese {
        out.push_str(", ");
    }
    match eve {
        Some(_) => out.push_str("24:00"),
        None => push_clock(&mut out, local.time()),
    }
    out
}

/// A date or an instant as it was given, for people: nothing ends here, so 00:00 stays 00:00.
#[must_use]
pub fn print_given(when: When, zone: Zone, chinese: bool) -> String {
    let mut out = String::with_capacity(24);
    push_day(&mut out, when.date(zone), chinese);
    if let When::Instant(instant) = when {
        if !chinese {
            out.push_str(", ");
        }
        push_clock(&mut out, zone.local(instant).time());
    }
    out
}

fn push_date(out: &mut String, date: NaiveDate) {
    push_year(out, date);
    out.push('-');
    push(out, date.month(), 2);
    out.push('-');
    push(out, date.day(), 2);
}

fn push_day(out: &mut String, date: NaiveDate, chinese: bool) {
    if chinese {
        push_year(out, date);
        out.push('年');
        push(out, date.month(), 1);
        out.push('月');
        push(out, date.day(), 1);
        out.push('日');
    } else {
        push(out, date.day(), 1);
        out.push(' ');
        let month = usize::try_from(date.month0()).ok();
        out.push_str(month.and_then(|month| MONTHS.get(month)).unwrap_or(&""));
        out.push(' ');
        push_year(out, date);
    }
}

fn push_year(out: &mut String, date: NaiveDate) {
    if date.year() < 0 {
        out.push('-');
    }
    push(out, date.year().unsigned_abs(), 4);
}

fn push_clock(out: &mut String, time: NaiveTime) {
    push(out, time.hour(), 2);
    out.push(':');
    push(out, time.minute(), 2);
}

fn push_offset(out: &mut String, zone: Zone) {
    let offset = zone.offset_minutes();
    if offset == 0 {
        out.push('Z');
        return;
    }
    out.push(if offset < 0 { '-' } else { '+' });
    let minutes = offset.unsigned_abs();
    push(out, minutes / 60, 2);
    out.push(':');
    push(out, minutes % 60, 2);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    fn people(text: &str) -> (String, String) {
        let zone = Zone::parse("+08:00").unwrap();
        (print_moment(utc(text), zone, true), print_moment(utc(text), zone, false))
    }

    #[test]
    fn what_was_given_is_printed_as_a_day_and_an_hour() {
        let zone = Zone::parse("+08:00").unwrap();
        for (given, chinese, english) in [
            ("2026-11-07", "2026年11月7日", "7 Nov 2026"),
            ("2026-11-07T10:05:00+08:00", "2026年11月7日10:05", "7 Nov 2026, 10:05"),
            ("2026-11-06T16:00:00Z", "2026年11月7日00:00", "7 Nov 2026, 00:00"),
        ] {
            let when = When::parse(given).unwrap();
            assert_eq!(print_given(when, zone, true), chinese);
            assert_eq!(print_given(when, zone, false), english);
        }
    }

    #[test]
    fn an_instant_is_printed_in_its_zone() {
        for text in [
            "2026-11-30T00:00:00+08:00",
            "2026-02-03T04:05:06-05:30",
            "2026-11-30T23:59:59.007+08:00",
            "2026-11-30T23:59:59Z",
        ] {
            let offset = text.trim_start_matches(|c: char| c != 'Z' && c != '+');
            let zone = Zone::parse(if offset.is_empty() { "-05:30" } else { offset }).unwrap();
            assert_eq!(print_instant(utc(text), zone), text);
        }
    }

    #[test]
    fn a_date_is_printed_with_its_zeros() {
        let date = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
        assert_eq!(print_date(date), "2026-02-03");
    }

    #[test]
    fn midnight_is_shown_to_people_as_24_00_of_the_day_before() {
        let (zh, en) = people("2026-11-09T00:00:00+08:00");
        assert_eq!(zh, "2026年11月8日24:00");
        assert_eq!(en, "8 Nov 2026, 24:00");
        let (zh, en) = people("2027-01-01T00:00:00+08:00");
        assert_eq!(zh, "2026年12月31日24:00");
        assert_eq!(en, "31 Dec 2026, 24:00");
    }

    #[test]
    fn any_other_time_is_shown_to_people_as_it_is() {
        let (zh, en) = people("2026-11-08T18:30:00+08:00");
        assert_eq!(zh, "2026年11月8日18:30");
        assert_eq!(en, "8 Nov 2026, 18:30");
        let (zh, en) = people("2026-01-09T00:01:00+08:00");
        assert_eq!(zh, "2026年1月9日00:01");
        assert_eq!(en, "9 Jan 2026, 00:01");
        assert_eq!(people("2026-11-08T23:59:59+08:00").1, "8 Nov 2026, 23:59");
    }

    #[test]
    fn the_ends_of_chronos_range_are_printed_too() {
        let zone = Zone::parse("+14:00").unwrap();
        assert!(print_instant(DateTime::<Utc>::MAX_UTC, zone).starts_with("262142-12-31T"));
        assert!(print_instant(DateTime::<Utc>::MIN_UTC, zone).starts_with("-262143-01-01T"));
        assert!(print_moment(DateTime::<Utc>::MIN_UTC, zone, false).ends_with("14:00"));
    }
}
