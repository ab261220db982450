//! What somebody pays beside the price.

use rust_decimal::Decimal;

use super::json::{Json, list, text, texts};
use super::situation::Situation;
use super::truth::Truth;
use super::{expression, rule};

pub struct Charge {
    pub kind: String,
    pub payer: String,
    /// None: not known, or no rule gives one.
    pub amount: Option<Decimal>,
    pub is_deduction: bool,
    /// Whether an amount is to come: the rule gives one, or is not yet known to act.
    pub is_unknown: bool,
}

/// The charges of a remedy; without one, those of the whole case.
pub fn charges(situation: &Situation<'_>, remedy: Option<&str>) -> Vec<Charge> {
    let is_meant = |effect: &Json| match remedy {
        Some(remedy) => texts(effect, "remedies").contains(&remedy),
        None => effect.get("remedies").is_none(),
    };
    let mut kinds: Vec<&str> = Vec::new();
    for rule in list(situation.pack, "rules") {
        for effect in rule::effects(rule, "charge") {
            let kind = text(effect, "kind").unwrap();
            if is_meant(effect) && !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    let of_kind = |kind: &&str| {
        let (_, effect, truth) =
            rule::chosen(situation, "charge", |effect| is_meant(effect) && text(effect, "kind") == Some(kind))?;
        if remedy.is_none() && truth != Truth::True {
            return None;
        }
        let amount = effect.get("amount").and_then(|amount| expression::money(situation, amount));
        let amount = amount.filter(|_| truth == Truth::True);
        Some(Charge {
            kind: (*kind).to_owned(),
            payer: text(effect, "payer").unwrap().to_owned(),
            amount,
            is_deduction: effect["deduct"] == true,
            is_unknown: amount.is_none() && (truth != Truth::True || effect.get("amount").is_some()),
        })
    };
    kinds.iter().filter_map(of_kind).collect()
}
