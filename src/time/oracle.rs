//! An oracle for the property tests: it walks the calendar one day at a time, and what it is asked about.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;

use super::*;

/// Year, month, day: a calendar of its own, with nothing of chrono's.
pub type Day = (u32, u32, u32);

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(400) || year.is_multiple_of(4) && !year.is_multiple_of(100) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub fn next((year, month, day): Day) -> Day {
    if day < days_in(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

/// One month at a time; the day is cut once, at the end.
pub fn months_later((mut year, mut month, day): Day, months: u32) -> Day {
    for _ in 0..months {
        (year, month) = if month < 12 { (year, month + 1) } else { (year + 1, 1) };
    }
    (year, month, day.min(days_in(year, month)))
}

/// 0 for Monday, walked from 1 January 1990, which was one.
fn weekday(day: Day) -> u32 {
    let (mut walk, mut weekday) = ((1990, 1, 1), 0);
    while walk < day {
        (walk, weekday) = (next(walk), (weekday + 1) % 7);
    }
    weekday
}

pub fn date((year, month, day): Day) -> NaiveDate {
    NaiveDate::from_ymd_opt(year.try_into().unwrap(), month, day).unwrap()
}

pub fn text((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// What the oracle knows of a calendar: days off and make-up workdays, and the first day past its data.
#[derive(Clone, Debug)]
pub struct Data {
    pub holidays: Vec<Day>,
    pub workdays: Vec<Day>,
    pub until: Day,
    pub opens: u32,
    pub closes: u32,
}

impl Data {
    pub fn works(&self, day: Day) -> bool {
        let covered = day < self.until;
        if covered && self.workdays.contains(&day) {
            return true;
        }
        weekday(day) < 5 && !(covered && self.holidays.contains(&day))
    }

    pub fn calendar(&self) -> Calendar {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let dates = |days: &[Day]| days.iter().copied().map(date).collect();
        Calendar {
            weekdays: vec![1, 2, 3, 4, 5],
            opens: parse_clock(&clock(self.opens)),
            closes: parse_clock(&clock(self.closes)),
            holidays: dates(&self.holidays),
            workdays: dates(&self.workdays),
            covered_until: date(self.until),
        }
    }
}

pub fn any_day(years: core::ops::Range<u32>) -> impl Strategy<Value = Day> {
    (years, 1..=12_u32, 1..=31_u32).prop_map(|(year, month, day)| (year, month, day.min(days_in(year, month))))
}

pub fn any_data() -> impl Strategy<Value = Data> {
    let days = || prop::collection::vec(any_day(1996..1998), 0..40);
    (days(), days(), any_day(1996..1999), 0..1440_u32, 1..=1440_u32).prop_map(
        |(holidays, workdays, until, opens, length)| {
            let closes = (opens + length).min(1440);
            Data { holidays, workdays, until, opens, closes }
        },
    )
}

pub fn any_zone() -> impl Strategy<Value = Zone> {
    (prop::bool::ANY, 0..=840_u32).prop_map(|(west, minutes)| {
        let sign = if west { '-' } else { '+' };
        Zone::parse(&format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)).unwrap()
    })
}

pub fn any_first() -> impl Strategy<Value = First> {
    prop_oneof![Just(First::Next), Just(First::Same)]
}

pub fn any_kind() -> impl Strategy<Value = DayKind> {
    prop_oneof![Just(DayKind::Calendar), Just(DayKind::Business), Just(DayKind::Hours)]
}

pub fn any_roll() -> impl Strategy<Value = Roll> {
    prop_oneof![Just(Roll::None), Just(Roll::NextBusinessDay)]
}

pub fn length(months: u32, days: u32, minutes: Option<u32>) -> Period {
    let time = minutes.map_or(String::new(), |minutes| format!("T{minutes}M"));
    Period::parse(&format!("P{months}M{days}D{time}")).unwrap()
}

pub fn any_window() -> impl Strategy<Value = Window> {
    let length = (0..30_u32, 0..80_u32, prop::option::of(0..5000_u32))
        .prop_map(|(months, days, minutes)| length(months, days, minutes));
    (length, any_kind(), any_first(), any_roll()).prop_map(|(length, kind, first, roll)| Window {
        length,
        kind,
        first,
        roll,
    })
}

/// The instant at which the clock in the zone shows this minute of the day, by way of text and chrono's own reader.
pub fn at(day: Day, minute: u32, zone: Zone) -> DateTime<Utc> {
    let offset = zone.offset_minutes();
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
    let (day, hour, minute) = if minute == 1440 { (next(day), 0, 0) } else { (day, minute / 60, minute % 60) };
    let text = format!("{}T{hour:02}:{minute:02}:00{sign}{hours:02}:{minutes:02}", text(day));
    DateTime::parse_from_rfc3339(&text).unwrap().to_utc()
}
