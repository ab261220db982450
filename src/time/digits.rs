//! Numbers read from and written to text without the formatting machinery.

/// The number that the digits spell; none if there is no digit, anything else, or too many.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u32, |sum, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        sum.checked_mul(10)?.checked_add(u32::from(digit))
    })
}

/// Hours and minutes as in `09:30`; their ranges are the caller's matter.
pub(super) fn hours_and_minutes(text: &[u8]) -> Option<(u32, u32)> {
    let [h1, h2, b':', m1, m2] = *text else {
        return None;
    };
    Some((number(&[h1, h2])?, number(&[m1, m2])?))
}

/// Writes the number with zeros before it up to the width.
pub(super) fn push(out: &mut String, number: u32, width: u32) {
    let mut place = 10_u32.saturating_pow(width.saturating_sub(1));
    while number.checked_div(place).is_some_and(|first| first > 9) {
        let Some(higher) = place.checked_mul(10) else {
            break;
        };
        place = higher;
    }
    let mut rest = number;
    while let (Some(digit), Some(below)) = (rest.checked_div(place), rest.checked_rem(place)) {
        out.push(char::from_digit(digit, 10).unwrap_or('9'));
        rest = below;
        place /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: u32, width: u32) -> String {
        let mut out = String::new();
        push(&mut out, number, width);
        out
    }

    #[test]
    fn only_digits_are_a_number() {
        assert_eq!(number(b"007"), Some(7));
        assert_eq!(number(b"4294967295"), Some(u32::MAX));
        for refused in ["", "1/", "1:", "-1", "+1", " 1", "1 ", "1.0", "１", "4294967296"] {
            assert_eq!(number(refused.as_bytes()), None, "{refused}");
        }
    }

    #[test]
    fn a_number_is_padded_to_its_width_and_never_cut() {
        assert_eq!(written(7, 2), "07");
        assert_eq!(written(0, 1), "0");
        assert_eq!(written(10, 1), "10");
        assert_eq!(written(12_345, 4), "12345");
        assert_eq!(written(u32::MAX, 1), "4294967295");
    }
}
