//! The pack's business days and opening hours.

use chrono::{Datelike, NaiveDate};

use super::day::{self, midnight};
use super::json::{Json, texts};

pub fn is_business_day(calendar: &Json, date: NaiveDate) -> bool {
    let shown = date.to_string();
    if texts(calendar, "workdays").contains(&shown.as_str()) {
        return true;
    }
    if texts(calendar, "holidays").contains(&shown.as_str()) {
        return false;
    }
    let number = u64::from(date.weekday().number_from_monday());
    calendar["weekdays"].as_array().unwrap().iter().any(|day| day.as_u64() == Some(number))
}

/// The next business day at or after a day.
pub fn business_day_from(calendar: &Json, mut date: NaiveDate) -> NaiveDate {
    while !is_business_day(calendar, date) {
        date = day::next(date);
    }
    date
}

/// The last of some business days, the first of them being the first business day at or after `first`.
pub fn last_business_day(calendar: &Json, first: NaiveDate, count: u32) -> NaiveDate {
    let mut date = business_day_from(calendar, first);
    for _ in 1..count {
        date = business_day_from(calendar, day::next(date));
    }
    date
}

/// The instant at which so many seconds of opening hours have passed.
pub fn after_opening_seconds(calendar: &Json, from: i64, mut seconds: i64, zone: i64) -> i64 {
    let opens = clock(calendar, "opens").unwrap_or(0);
    let closes = clock(calendar, "closes").unwrap_or(day::DAY);
    let mut date = day::day_of(from, zone);
    loop {
        if is_business_day(calendar, date) {
            let start = from.max(midnight(date, zone) + opens);
            let end = midnight(date, zone) + closes;
            if start < end {
                if seconds <= end - start {
                    return start + seconds;
                }
                seconds -= end - start;
            }
        }
        date = day::next(date);
    }
}

fn clock(calendar: &Json, name: &str) -> Option<i64> {
    let (hours, minutes) = calendar.get(name)?.as_str()?.split_once(':')?;
    Some(hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60)
}
