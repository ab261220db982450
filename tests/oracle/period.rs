//! A length of time: `P7D`, `P1Y6M`, `P2W`, `PT48H`, `P6DT12H`.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Period {
    pub months: u32,
    pub days: u32,
    pub seconds: i64,
    /// Whether it has a time part, and so is always counted in hours.
    pub has_time: bool,
}

impl Period {
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
