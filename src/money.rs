//! Money: decimal, rounded once and by name.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

/// Places of an amount: fen.
pub(crate) const DECIMALS: u32 = 2;

/// Sum; `None` beyond what a decimal holds. Each of these is kept out of line: inlined at every use, decimal
/// arithmetic would be the larger part of the module.
#[inline(never)]
pub(crate) fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

/// Difference.
#[inline(never)]
pub(crate) fn minus(a: Decimal, mut b: Decimal) -> Option<Decimal> {
    b.set_sign_negative(b.is_sign_positive());
    plus(a, b)
}

/// Product.
#[inline(never)]
pub(crate) fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// Quotient; `None` when divided by zero.
#[inline(never)]
pub(crate) fn over(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

/// How two amounts compare.
#[inline(never)]
pub(crate) fn compare(a: Decimal, b: Decimal) -> Ordering {
    a.cmp(&b)
}

/// The lesser of two.
pub(crate) fn least(a: Decimal, b: Decimal) -> Decimal {
    if compare(a, b) == Ordering::Greater { b } else { a }
}

/// The greater of two.
pub(crate) fn greatest(a: Decimal, b: Decimal) -> Decimal {
    if compare(a, b) == Ordering::Less { b } else { a }
}

/// Whether a number is a whole one.
#[inline(never)]
pub(crate) fn is_whole(number: Decimal) -> bool {
    round_up(number) == number
}

/// Rounds half up (away from zero), as tills do; rust_decimal's own default rounds half to even.
#[inline(never)]
pub(crate) fn to_fen(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero)
}

/// The next whole number, or the number itself if it is one.
#[inline(never)]
pub(crate) fn round_up(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(0, RoundingStrategy::ToPositiveInfinity)
}

/// A number as a count, a fraction of one counting as a whole; `None` below 0 and beyond what a count holds.
pub(crate) fn count(number: Decimal) -> Option<u32> {
    let whole = round_up(number);
    // A fraction below 0 is rounded up to a zero with a sign, which is no count by itself.
    if whole.is_zero() { Some(0) } else { u32::try_from(whole).ok() }
}

/// Prints an amount with both decimals: `199.00`.
pub(crate) fn print(amount: Decimal) -> String {
    let mut fen = to_fen(amount);
    fen.rescale(DECIMALS);
    if fen.is_zero() {
        fen.set_sign_positive(true);
    }
    fen.to_string()
}

/// What falls on `units` of `quantity`, `refunded` units being settled already: each unit rounded half up, the last
/// one taking the remainder. `None` when the numbers do not belong together.
pub(crate) fn share(paid: Decimal, quantity: Decimal, refunded: Decimal, units: Decimal) -> Option<Decimal> {
    let unit = to_fen(over(paid, quantity)?);
    let before = least(times(unit, refunded)?, paid);
    let left = minus(paid, before)?;
    let is_last = compare(plus(refunded, units)?, quantity) != Ordering::Less;
    if is_last { Some(left) } else { Some(least(times(unit, units)?, left)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap_or_default()
    }

    #[test]
    fn halves_round_up_to_the_fen() {
        for (exact, printed) in
            [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("10", "10.00"), ("-0.001", "0.00")]
        {
            assert_eq!(print(of(exact)), printed, "{exact}");
        }
    }

    #[test]
    fn a_fraction_of_a_count_is_a_whole_one() {
        for (number, counted) in [
            ("0", Some(0)),
            ("0.01", Some(1)),
            ("7", Some(7)),
            ("7.000", Some(7)),
            ("7.001", Some(8)),
            ("-0.5", Some(0)),
        ] {
            assert_eq!(count(of(number)), counted, "{number}");
        }
        for refused in ["-1", "-1.5", "4294967296", "79228162514264337593543950335"] {
            assert_eq!(count(of(refused)), None, "{refused}");
        }
    }

    #[test]
    fn the_last_unit_takes_the_remainder() {
        let shares: Vec<String> = (0..3)
            .filter_map(|refunded| share(of("100"), of("3"), Decimal::from(refunded), of("1")))
            .map(print)
            .collect();
        assert_eq!(shares, ["33.33", "33.33", "33.34"]);
    }

    #[test]
    fn shares_never_exceed_what_was_paid() {
        for (paid, quantity) in [("0.01", 2), ("0.05", 10), ("0.99", 7), ("1000000.01", 13)] {
            let mut sum = Decimal::ZERO;
            for refunded in 0..quantity {
                let one =
                    share(of(paid), Decimal::from(quantity), Decimal::from(refunded), of("1")).unwrap_or_default();
                sum = sum.checked_add(one).unwrap_or_default();
            }
            assert_eq!(sum, of(paid), "{paid} over {quantity}");
        }
    }
}
