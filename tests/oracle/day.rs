//! Instants in seconds and calendar days, one step at a time.

use chrono::{DateTime, Datelike, NaiveDate};

pub const DAY: i64 = 86_400;

/// A date as a case gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    Day(NaiveDate),
    Second(i64),
}

impl When {
    pub fn parse(text: &str) -> Option<When> {
        match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(day) => Some(When::Day(day)),
            Err(_) => DateTime::parse_from_rfc3339(text).ok().map(|instant| When::Second(instant.timestamp())),
        }
    }

    /// The instant; of a plain date its 00:00.
    pub fn second(self, zone: i64) -> i64 {
        match self {
            When::Day(day) => midnight(day, zone),
            When::Second(second) => second,
        }
    }

    /// The calendar day in the zone.
    pub fn day(self, zone: i64) -> NaiveDate {
        match self {
            When::Day(day) => day,
            When::Second(second) => day_of(second, zone),
        }
    }
}

/// 00:00 of a day.
pub fn midnight(day: NaiveDate, zone: i64) -> i64 {
    day.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp() - zone
}

/// The day in which an instant falls.
pub fn day_of(second: i64, zone: i64) -> NaiveDate {
    DateTime::from_timestamp(second + zone, 0).unwrap().date_naive()
}

pub fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap()
}

/// A number of days later, counted one by one.
pub fn days_later(mut day: NaiveDate, days: u32) -> NaiveDate {
    for _ in 0..days {
        day = next(day);
    }
    day
}

/// A number of months later: the same-numbered day, or the month's last.
pub fn months_later(day: NaiveDate, months: u32) -> NaiveDate {
    let (mut year, mut month) = (day.year(), day.month());
    for _ in 0..months {
        month += 1;
        if month == 13 {
            (year, month) = (year + 1, 1);
        }
    }
    let mut number = day.day();
    loop {
        match NaiveDate::from_ymd_opt(year, month, number) {
            Some(day) => return day,
            None => number -= 1,
        }
    }
}

/// `+08:00` in seconds.
pub fn zone(text: &str) -> i64 {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.trim_start_matches(['+', '-']).split_once(':').unwrap();
    sign * (hours.parse::<i64>().unwrap() * 3600 + minutes.parse::<i64>().unwrap() * 60)
}

/// An instant as the engine prints it.
pub fn shown(second: i64, zone: i64) -> String {
    let offset = chrono::FixedOffset::east_opt(i32::try_from(zone).unwrap()).unwrap();
    DateTime::from_timestamp(second, 0)
        .unwrap()
        .with_timezone(&offset)
        .to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
