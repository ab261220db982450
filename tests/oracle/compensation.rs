//! What may be paid beside the remedies.

use rust_decimal::{Decimal, RoundingStrategy};

use super::expression::{money, value};
use super::json::{list, text};
use super::situation::Situation;
use super::truth::{Truth, all};
use super::{remedy, rule};

pub struct Compensation {
    pub code: String,
    pub truth: Truth,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
    pub suggested: Option<Decimal>,
}

/// Every compensation whose rule is not false, as listed.
pub fn compensations(situation: &Situation<'_>) -> Vec<Compensation> {
    let mut codes: Vec<&str> = Vec::new();
    for rule in list(situation.pack, "rules") {
        for effect in rule::effects(rule, "compensate") {
            let code = text(effect, "code").unwrap();
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    codes.into_iter().filter_map(|code| compensation(situation, code)).collect()
}

fn compensation(situation: &Situation<'_>, code: &str) -> Option<Compensation> {
    let (_, effect, applies) = rule::chosen(situation, "compensate", |effect| text(effect, "code") == Some(code))?;
    let amount = |name: &str| effect.get(name).and_then(|amount| money(situation, amount));
    let is_unknown = |name: &str| effect.get(name).is_some() && amount(name).is_none();
    let is_range_known = if is_unknown("min") || is_unknown("max") { Truth::Ask } else { Truth::True };
    let mut truth = all([applies, remedy::requires(situation, effect), is_range_known]);
    let (mut min, mut max, mut suggested) = (None, None, None);
    if matches!(truth, Truth::True | Truth::Open) {
        let positive = |name: &str| amount(name).map(|amount| amount.max(Decimal::ZERO));
        (min, max, suggested) = (positive("min"), positive("max"), positive("suggested"));
        // A cap is never exceeded, not even by half a fen of rounding.
        let floor = |cap: Decimal| cap.round_dp_with_strategy(2, RoundingStrategy::ToNegativeInfinity);
        match effect.get("cap").and_then(|cap| value(situation, cap)).map(floor) {
            Some(cap) if cap <= Decimal::ZERO => {
                truth = Truth::False;
                (min, max, suggested) = (None, None, None);
            }
            Some(cap) => max = Some(max.map_or(cap, |max| max.min(cap))),
            None => {}
        }
    }
    // A range never ends below its begin: the greatest amount bounds the least one, and both the suggested one.
    let within = |amount: Option<Decimal>| amount.map(|amount| max.map_or(amount, |max| amount.min(max)));
    let min = within(min);
    let suggested = within(suggested).map(|amount| min.map_or(amount, |min| amount.max(min)));
    Some(Compensation { code: code.to_owned(), truth, min, max, suggested })
}
