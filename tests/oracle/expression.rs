//! Amounts: unknown in, unknown out.

use rust_decimal::{Decimal, RoundingStrategy};

use super::json::{Json, decimal, text, texts};
use super::situation::Situation;

pub fn value(situation: &Situation<'_>, expression: &Json) -> Option<Decimal> {
    let Json::Object(members) = expression else { return decimal(expression) };
    if let Some(path) = text(expression, "by") {
        let code = situation.fact(path)?;
        return value(situation, expression["of"].get(code.as_str()?)?);
    }
    let (operator, operand) = members.iter().next().unwrap();
    let operands =
        || -> Vec<Option<Decimal>> { operand.as_array().unwrap().iter().map(|item| value(situation, item)).collect() };
    let known = || operands().into_iter().collect::<Option<Vec<Decimal>>>().filter(|values| !values.is_empty());
    match operator.as_str() {
        "fact" => situation.decimal(operand.as_str().unwrap()),
        "param" => decimal(situation.parameter(operand.as_str().unwrap())),
        "goods" => decimal(situation.goods_value(operand.as_str().unwrap())?),
        "add" => known()?.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add),
        "multiply" => known()?.into_iter().try_fold(Decimal::ONE, Decimal::checked_mul),
        "subtract" => known()?.into_iter().reduce(|a, b| a - b),
        "divide" => match known()?.as_slice() {
            [a, b] => a.checked_div(*b),
            _ => None,
        },
        "least" => known()?.into_iter().min(),
        "greatest" => known()?.into_iter().max(),
        "firstKnown" => situation.told(|| operands().into_iter().find_map(|value| value)),
        "daysSince" => days_since(situation, &texts(expression, "daysSince")),
        "roundUp" => value(situation, operand).map(whole),
        other => panic!("no such operator: {other}"),
    }
}

fn days_since(situation: &Situation<'_>, anchors: &[&str]) -> Option<Decimal> {
    let from = situation.first_known(anchors)?.1.day(situation.zone);
    let to = situation.first_known(&["reported", "now"])?.1.day(situation.zone);
    let mut days = 0;
    let mut day = from;
    while day < to {
        day = super::day::next(day);
        days += 1;
    }
    Some(Decimal::from(days))
}

/// The next whole number: as many times one as it takes to reach it.
pub fn whole(number: Decimal) -> Decimal {
    let below = number.trunc();
    if below < number { below + Decimal::ONE } else { below }
}

/// Rounded once, half up to the fen.
pub fn money(situation: &Situation<'_>, expression: &Json) -> Option<Decimal> {
    value(situation, expression).map(fen)
}

pub fn fen(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// An amount as the engine prints it.
pub fn shown(amount: Decimal) -> String {
    format!("{:.2}", fen(amount))
}
