//! The amounts and dates that a sentence names.

use chrono::NaiveDate;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day, with the time of the day in minutes if it is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    pub day: NaiveDate,
    pub minutes: Option<i64>,
}

/// A word of digits, of letters, or a single other sign.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut kind = ' ';
    for letter in text.chars() {
        let next = match letter {
            '0'..='9' => '0',
            'a'..='z' | 'A'..='Z' => 'a',
            _ => ' ',
        };
        match words.last_mut() {
            Some(word) if next == kind && next != ' ' => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        kind = next;
    }
    words
}

/// Every number with two decimals: in these texts only money has them.
pub fn amounts(text: &str) -> Vec<String> {
    let words = words(text);
    let is_number = |word: &String| word.chars().all(|letter| letter.is_ascii_digit());
    let triples = words
        .windows(3)
        .filter(|three| is_number(&three[0]) && three[1] == "." && is_number(&three[2]) && three[2].len() == 2);
    triples.map(|three| three.concat()).collect()
}

/// Every date: `8 Mar 2026, 24:00` or `2026年3月8日24:00`.
pub fn moments(text: &str) -> Vec<Moment> {
    let words: Vec<String> = words(text).into_iter().filter(|word| word != " " && word != ",").collect();
    let mut found = Vec::new();
    for place in 0..words.len() {
        let at = |offset: usize| words.get(place + offset).map_or("", String::as_str);
        let number = |offset: usize| at(offset).parse::<u32>().ok();
        let (date, after) = if at(1) == "年" && at(3) == "月" && at(5) == "日" {
            (date(number(0), number(2), number(4)), 6)
        } else if let Some(month) = MONTHS.iter().position(|month| *month == at(1)) {
            (date(number(2), u32::try_from(month + 1).ok(), number(0)), 3)
        } else {
            continue;
        };
        let minutes = match (number(after), at(after + 1), number(after + 2)) {
            (Some(hour), ":", Some(minute)) => Some(i64::from(hour * 60 + minute)),
            _ => None,
        };
        found.extend(date.map(|day| Moment { day, minutes }));
    }
    found
}

fn date(year: Option<u32>, month: Option<u32>, day: Option<u32>) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, month?, day?)
}
