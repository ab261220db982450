//! A point in time as a case names it: an instant, or a plain date (a receipt has only a day).

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::{FIRST_YEAR, LAST_YEAR, Wanted, Zone, digits};

/// An instant or a plain date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// An instant, to the millisecond.
    Instant(DateTime<Utc>),
    /// A day of the zone in which it is judged.
    Date(NaiveDate),
}

impl When {
    /// Reads a plain date `2026-11-07` or an RFC 3339 instant `2026-11-07T23:59:59+08:00`; what a fraction has beyond
    /// milliseconds is dropped, as JavaScript does.
    ///
    /// # Errors
    /// Anything else, a day or time that does not exist, and a year outside [`FIRST_YEAR`] to [`LAST_YEAR`].
    pub fn parse(text: &str) -> Result<Self, Wanted> {
        let Some((date, rest)) = text.as_bytes().split_first_chunk() else {
            return Err(Wanted::DateOrInstant);
        };
        match rest.split_first() {
            None => Ok(Self::Date(read_date(date)?)),
            Some((b'T', rest)) => read_instant(read_date(date)?, rest).map(Self::Instant),
            Some(_) => Err(Wanted::DateOrInstant),
        }
    }

    /// The instant; 00:00 of a plain date.
    #[must_use]
    pub fn instant(self, zone: Zone) -> DateTime<Utc> {
        match self {
            Self::Instant(instant) => instant,
            Self::Date(date) => zone.start_of_day(date),
        }
    }

    /// The instant; 24:00 of a plain date.
    #[must_use]
    pub fn end(self, zone: Zone) -> DateTime<Utc> {
        match self {
            Self::Instant(instant) => instant,
            Self::Date(date) => zone.end_of_day(date),
        }
    }

    /// The date or the instant as it is written.
    #[must_use]
    pub fn print(self, zone: Zone) -> String {
        match self {
            Self::Date(date) => super::print_date(date),
            Self::Instant(instant) => super::print_instant(instant, zone),
        }
    }

    /// The date; of an instant the one in the zone.
    #[must_use]
    pub fn date(self, zone: Zone) -> NaiveDate {
        match self {
            Self::Instant(instant) => zone.date_of(instant),
            Self::Date(date) => date,
        }
    }
}

fn read_date(text: &[u8; 10]) -> Result<NaiveDate, Wanted> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return Err(Wanted::DateOrInstant);
    };
    let read = |digits: &[u8]| digits::number(digits).ok_or(Wanted::DateOrInstant);
    let (year, month, day) = (read(&[y1, y2, y3, y4])?, read(&[m1, m2])?, read(&[d1, d2])?);
    let year = i32::try_from(year).map_err(|_| Wanted::NearYear)?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(Wanted::NearYear);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Wanted::ExistingDay)
}

/// Reads the time after the `T`. A leap second is refused: no deadline can be told apart by it.
fn read_instant(date: NaiveDate, text: &[u8]) -> Result<DateTime<Utc>, Wanted> {
    let Some((clock, rest)) = text.split_first_chunk::<8>() else {
        return Err(Wanted::DateOrInstant);
    };
    let [clock @ .., b':', s1, s2] = clock else {
        return Err(Wanted::DateOrInstant);
    };
    let (hour, minute) = digits::hours_and_minutes(clock).ok_or(Wanted::DateOrInstant)?;
    let second = digits::number(&[*s1, *s2]).ok_or(Wanted::DateOrInstant)?;
    let (millisecond, rest) = read_fraction(rest)?;
    if rest.is_empty() {
        return Err(Wanted::DateOrInstant);
    }
    let zone = Zone::read(rest).ok_or(Wanted::Offset)?;
    let time = NaiveTime::from_hms_milli_opt(hour, minute, second, millisecond);
    let time = time.ok_or(Wanted::ExistingTime)?;
    Ok(zone.instant_of(NaiveDateTime::new(date, time)))
}

/// The milliseconds of a fraction, if there is one, and what stands after it.
fn read_fraction(text: &[u8]) -> Result<(u32, &[u8]), Wanted> {
    let Some((b'.', text)) = text.split_first() else {
        return Ok((0, text));
    };
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (fraction, rest) = text.split_at_checked(length).unwrap_or((text, &[]));
    let mut digits = *b"000";
    for (digit, given) in digits.iter_mut().zip(fraction) {
        *digit = *given;
    }
    match digits::number(&digits) {
        Some(milliseconds) if length > 0 => Ok((milliseconds, rest)),
        _ => Err(Wanted::DateOrInstant),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    fn date(year: i32, month: u32, day: u32) -> When {
        When::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    #[test]
    fn a_plain_date_stays_a_date() {
        assert_eq!(When::parse("2026-11-07"), Ok(date(2026, 11, 7)));
    }

    #[test]
    fn an_instant_is_read_with_its_offset_and_fraction() {
        for text in [
            "2026-11-07T23:59:59+08:00",
            "2026-11-07T15:59:59Z",
            "2026-11-07T15:59:59.5Z",
            "2026-11-07T15:59:59.123-05:30",
        ] {
            assert_eq!(When::parse(text), Ok(When::Instant(utc(text))), "{text}");
        }
    }

    #[test]
    fn a_fraction_is_kept_to_the_millisecond() {
        let read = When::parse("2026-11-07T15:59:59.1239999999999Z");
        assert_eq!(read, Ok(When::Instant(utc("2026-11-07T15:59:59.123Z"))));
    }

    #[test]
    fn a_day_that_does_not_exist_is_named_as_such() {
        assert_eq!(When::parse("2028-02-29"), Ok(date(2028, 2, 29)));
        for refused in
            ["2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "2026-02-30T10:00:00Z"]
        {
            assert_eq!(When::parse(refused), Err(Wanted::ExistingDay), "{refused}");
        }
    }

    #[test]
    fn a_time_that_does_not_exist_is_named_as_such() {
        for refused in ["2026-11-07T24:00:00Z", "2026-11-07T10:60:00Z", "2026-11-07T23:59:60Z"] {
            assert_eq!(When::parse(refused), Err(Wanted::ExistingTime), "{refused}");
        }
    }

    #[test]
    fn the_year_lies_from_1990_to_2100() {
        assert_eq!(When::parse("1989-12-31"), Err(Wanted::NearYear));
        assert_eq!(When::parse("1990-01-01"), Ok(date(1990, 1, 1)));
        assert_eq!(When::parse("2100-12-31"), Ok(date(2100, 12, 31)));
        assert_eq!(When::parse("2101-01-01"), Err(Wanted::NearYear));
        assert_eq!(When::parse("0206-11-07T10:00:00Z"), Err(Wanted::NearYear));
    }

    #[test]
    fn what_only_resembles_a_date_is_refused() {
        for refused in [
            "",
            "2026",
            "2026-2-3",
            "2026/11/07",
            "20261107",
            " 2026-11-07",
            "2026-11-07 ",
            "２０２６-11-07",
            "2026-11-07 10:00",
            "2026-11-07T10:00",
            "2026-11-07T10:00:00",
            "2026-11-07 10:00:00Z",
            "2026-11-07t10:00:00Z",
            "2026-11-07T10:00:00.Z",
            "2026-11-07T",
            "+2026-11-7",
            "-026-11-07",
            "Sat Nov 07",
        ] {
            assert_eq!(When::parse(refused), Err(Wanted::DateOrInstant), "{refused}");
        }
    }

    #[test]
    fn an_offset_that_is_none_is_named_as_such() {
        for refused in ["+0800", "+15:00", "z", " Z", "Zulu", "+08:00[Asia/Shanghai]"] {
            let text = format!("2026-11-07T10:00:00{refused}");
            assert_eq!(When::parse(&text), Err(Wanted::Offset), "{text}");
        }
    }

    #[test]
    fn a_plain_date_runs_from_its_midnight_to_the_next() {
        let zone = Zone::parse("+08:00").unwrap();
        let day = date(2026, 11, 7);
        assert_eq!(day.instant(zone), utc("2026-11-07T00:00:00+08:00"));
        assert_eq!(day.end(zone), utc("2026-11-08T00:00:00+08:00"));
        assert_eq!(day.date(zone).to_string(), "2026-11-07");
    }

    #[test]
    fn an_instant_begins_and_ends_at_itself_on_the_date_of_the_zone() {
        let zone = Zone::parse("+08:00").unwrap();
        let at = utc("2026-11-07T16:00:00Z");
        let when = When::Instant(at);
        assert_eq!((when.instant(zone), when.end(zone)), (at, at));
        assert_eq!(when.date(zone).to_string(), "2026-11-08");
    }
}
