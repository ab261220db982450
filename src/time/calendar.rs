//! Which days are business days.

use chrono::{Datelike, Days, NaiveDate};

use super::Clock;

/// What is assumed where no calendar speaks: Monday to Friday, all day.
pub(super) static ASSUMED: Calendar = Calendar {
    weekdays: Vec::new(),
    opens: None,
    closes: None,
    holidays: Vec::new(),
    workdays: Vec::new(),
    covered_until: NaiveDate::MIN,
};

/// The business days of a policy, as far as its data reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The days of the week on which business is done, 1 for Monday to 7 for Sunday.
    pub weekdays: Vec<u8>,
    /// When a business day opens; left out, at 00:00.
    pub opens: Option<Clock>,
    /// When a business day closes; left out, at 24:00.
    pub closes: Option<Clock>,
    /// Days off, though their day of the week is none.
    pub holidays: Vec<NaiveDate>,
    /// Business days, though their day of the week is none: they make up for holidays.
    pub workdays: Vec<NaiveDate>,
    /// The first day of which the data say nothing.
    pub covered_until: NaiveDate,
}

impl Calendar {
    /// A search for business days goes no further; a hundred years of them, five a week, are found within it.
    pub(super) const LONGEST_WALK: Days = Days::new(60_000);

    /// Whether the day's business is known, not assumed.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        date < self.covered_until
    }

    /// Whether business is done on the day; past the data, Monday to Friday are assumed.
    #[must_use]
    pub fn is_business_day(&self, date: NaiveDate) -> bool {
        let weekday = date.weekday().number_from_monday();
        if !self.covers(date) {
            return weekday <= 5;
        }
        let of_the_week = self.weekdays.iter().any(|day| u32::from(*day) == weekday);
        self.workdays.contains(&date) || of_the_week && !self.holidays.contains(&date)
    }

    /// The minutes of the day at which it opens and closes.
    pub(super) fn opening(&self) -> (u32, u32) {
        let opens = self.opens.unwrap_or(Clock::DAY_BEGINS);
        let closes = self.closes.unwrap_or(Clock::DAY_ENDS);
        (opens.minutes(), closes.minutes())
    }

    /// The business days from the date on, itself included, as far as a search goes.
    pub(super) fn business_days_from(&self, date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let last = date.checked_add_days(Self::LONGEST_WALK);
        let last = last.unwrap_or(NaiveDate::MAX);
        let days = date.iter_days().take_while(move |date| *date <= last);
        days.filter(|date| self.is_business_day(*date))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    /// The National Day of 2026: off from Thursday 1 to Wednesday 7 October, made up for on Saturday 10.
    fn october() -> Calendar {
        Calendar {
            weekdays: vec![1, 2, 3, 4, 5],
            holidays: (1..=7).rev().map(|day| date(10, day)).collect(),
            workdays: vec![date(10, 10)],
            covered_until: date(11, 1),
            ..ASSUMED.clone()
        }
    }

    #[test]
    fn weekdays_are_business_days_and_weekends_are_not() {
        let days = (12..=18).map(|day| october().is_business_day(date(10, day)));
        let expected = [true, true, true, true, true, false, false];
        assert_eq!(days.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_holiday_is_no_business_day_though_it_is_a_weekday() {
        assert!(october().is_business_day(date(9, 30)));
        assert!(!october().is_business_day(date(10, 1)));
        assert!(!october().is_business_day(date(10, 7)));
        assert!(october().is_business_day(date(10, 8)));
    }

    #[test]
    fn a_make_up_workday_is_a_business_day_though_it_is_a_saturday() {
        assert!(october().is_business_day(date(10, 10)));
        assert!(!october().is_business_day(date(10, 11)));
    }

    #[test]
    fn past_its_data_a_calendar_assumes_monday_to_friday() {
        let sundays = Calendar { weekdays: vec![7], covered_until: date(10, 12), ..october() };
        assert!(sundays.covers(date(10, 11)) && !sundays.covers(date(10, 12)));
        assert!(sundays.is_business_day(date(10, 11)) && !sundays.is_business_day(date(10, 9)));
        assert!(sundays.is_business_day(date(10, 12)) && !sundays.is_business_day(date(10, 18)));
    }

    #[test]
    fn hours_left_out_are_those_of_the_whole_day() {
        assert_eq!(october().opening(), (0, 1440));
    }
}
