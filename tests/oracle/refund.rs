//! How much money goes back.

use rust_decimal::Decimal;

use super::expression::fen;
use super::json::{Json, decimal, text};
use super::situation::Situation;
use super::{charge, remedy::Ruling};

pub const REFUNDED: [&str; 3] = ["return", "refund", "cancel"];

/// The part of the price that falls on the units concerned.
pub fn share(situation: &Situation<'_>) -> Option<Decimal> {
    let paid = situation.paid()?;
    let quantity = situation.quantity();
    let refunded = situation.refunded_quantity();
    let units = situation.units();
    let unit = fen(paid.checked_div(Decimal::from(quantity))?);
    let whole =
        if refunded + units == quantity { paid - unit * Decimal::from(refunded) } else { unit * Decimal::from(units) };
    let given = situation.look("history.refundedAmount").and_then(|amount| decimal(&amount)).unwrap_or_default();
    Some(fen(whole.min(paid - given)))
}

pub struct Refund {
    pub goods: Option<Decimal>,
    pub freight: Option<Decimal>,
    pub deductions: Vec<charge::Charge>,
    pub total: Option<Decimal>,
}

pub fn refund(situation: &Situation<'_>, remedy: &str, ruling: &Ruling<'_>, payers: Option<&Json>) -> Option<Refund> {
    if !REFUNDED.contains(&remedy) || ruling.grant.is_none() {
        return None;
    }
    let goods = situation.decimal("line.share");
    let back = payers.and_then(|payers| text(payers, "back"));
    let advanced = payers.and_then(|payers| text(payers, "advancedBy")) == Some("buyer");
    let is_anothers = back.is_some_and(|payer| !matches!(payer, "buyer" | "none"));
    let freight =
        if advanced && is_anothers { situation.decimal("shipping.returnFee").map(fen) } else { Some(Decimal::ZERO) };
    let mut deductions = charge::charges(situation, Some(remedy));
    deductions.retain(|charge| charge.is_deduction);
    let taken: Option<Decimal> = deductions.iter().map(|charge| charge.amount).sum();
    let total = match (goods, freight, taken) {
        (Some(goods), Some(freight), Some(taken)) => Some((goods + freight - taken).max(Decimal::ZERO)),
        _ => None,
    };
    Some(Refund { goods, freight, deductions, total })
}
