//! A length of time: `P7D`, `P1Y6M`, `P2W`, `PT48H`, `P6DT12H`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::expression::whole;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Period {
    pub months: u32,
    pub days: u32,
    pub seconds: i64,
    /// Whether it has a time part, and so is always counted in hours.
    pub has_time: bool,
}

impl Period {
    /// So many days, hours or minutes, a fraction counting as a whole one; none below 0 or beyond 100 years.
    pub fn counted(count: Decimal, unit: &str) -> Option<Period> {
        let most = match unit {
            "days" => 36_525,
            "hours" => 36_525 * 24,
            _ => 36_525 * 24 * 60,
        };
        let count = whole(count);
        if count < Decimal::ZERO || count > Decimal::from(most) {
            return None;
        }
        let count = count.abs().to_u32()?;
        Some(match unit {
            "days" => Period { days: count, ..Period::default() },
            "hours" => Period { seconds: 3600 * i64::from(count), has_time: true, ..Period::default() },
            _ => Period { seconds: 60 * i64::from(count), has_time: true, ..Period::default() },
        })
    }

    pub fn parse(text: &str) -> Option<Period> {
        let mut period = Period::default();
        let mut number = String::new();
        for letter in text.strip_prefix('P')?.chars() {
            if letter.is_ascii_digit() {
                number.push(letter);
                continue;
            }
            if letter == 'T' {
                period.has_time = true;
                continue;
            }
            let count: u32 = number.parse().ok()?;
            number.clear();
            match (letter, period.has_time) {
                ('Y', false) => period.months += 12 * count,
                ('M', false) => period.months += count,
                ('W', false) => period.days += 7 * count,
                ('D', false) => period.days += count,
                ('H', true) => period.seconds += 3600 * i64::from(count),
                ('M', true) => period.seconds += 60 * i64::from(count),
                ('S', true) => period.seconds += i64::from(count),
                _ => return None,
            }
        }
        number.is_empty().then_some(period)
    }
}
