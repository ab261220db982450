//! What may be offered beside the remedies.

use rust_decimal::Decimal;

use super::remedy::{Verdict, met};
use super::state::RuleState;
use super::view::View;
use crate::facts::{Trace, Truth};
use crate::money::{greatest, least, to_fen};
use crate::order::{by_rank, count, descending};
use crate::policy::{Amount, Compensate, Effect};

/// A compensation weighed for a case.
#[derive(Clone, Debug)]
pub(crate) struct Offer<'a> {
    pub(crate) rule: usize,
    pub(crate) effect: &'a Compensate,
    pub(crate) verdict: Verdict,
    pub(crate) min: Option<Decimal>,
    pub(crate) max: Option<Decimal>,
    pub(crate) suggested: Option<Decimal>,
    /// Whether the cap was known and applied.
    pub(crate) is_capped: bool,
    /// The cap leaves nothing.
    pub(crate) is_empty: bool,
    pub(crate) open: Vec<usize>,
    pub(crate) trace: Trace,
}

impl PartialEq for Offer<'_> {
    fn eq(&self, other: &Offer<'_>) -> bool {
        (&self.effect.code, self.verdict, self.min, self.max, self.suggested, self.is_capped)
            == (&other.effect.code, other.verdict, other.min, other.max, other.suggested, other.is_capped)
    }
}

/// Every compensation that may apply, one of each code: the most specific goods first, then rules that name faults,
/// then the first listed.
pub(crate) fn offers<'a>(view: &View<'a>, states: &[RuleState]) -> Vec<Offer<'a>> {
    let mut found: Vec<Offer<'a>> = Vec::new();
    let mut candidates: Vec<(usize, RuleState, &'a Compensate)> = Vec::new();
    for (number, (rule, state)) in view.pack.rules.iter().zip(states).enumerate() {
        for act in &rule.effects {
            if let Effect::Compensate(effect) = &act.effect
                && state.truth != Truth::False
                && !(act.agent_only && view.is_customer)
            {
                candidates.push((number, *state, effect));
            }
        }
    }
    for (rule, state, effect) in by_rank(candidates, |(_, state, _)| [descending(state.specificity), 0, 0, 0]) {
        if found.iter().all(|offer| offer.effect.code != effect.code) {
            found.push(offer(view, rule, state, effect));
        }
    }
    by_rank(found, |offer| [count(offer.rule), 0, 0, 0])
}

fn offer<'a>(view: &View<'a>, rule: usize, state: RuleState, effect: &'a Compensate) -> Offer<'a> {
    let mut trace = state.trace;
    let mut open = Vec::new();
    let mut required = Truth::True;
    for name in &effect.requires {
        let Some(condition) = view.pack.conditions.get(*name) else { continue };
        let met = met(view, condition, &mut trace);
        required = required.and(met);
        if met == Truth::Open {
            open.push(*name);
        }
    }
    let mut offer = Offer {
        rule,
        effect,
        verdict: state.truth.and(required).into(),
        min: None,
        max: None,
        suggested: None,
        is_capped: false,
        is_empty: false,
        open,
        trace,
    };
    if matches!(offer.verdict, Verdict::Eligible | Verdict::Conditional) {
        range(view, &mut offer);
    }
    offer
}

fn range(view: &View<'_>, offer: &mut Offer<'_>) {
    let trace = &mut offer.trace;
    let mut read = |amount: &Option<Amount>| amount.as_ref().map(|amount| view.amount(amount, trace));
    let (min, max, cap) = (read(&offer.effect.min), read(&offer.effect.max), read(&offer.effect.cap));
    let suggested = read(&offer.effect.suggested).flatten();
    if min == Some(None) || max == Some(None) {
        offer.verdict = Verdict::NeedsInfo;
        return;
    }
    let (mut min, mut max) = (min.flatten().map(to_fen), max.flatten().map(to_fen));
    if let Some(cap) = cap.flatten().map(floor_to_fen) {
        offer.is_capped = true;
        if cap <= Decimal::ZERO {
            offer.is_empty = true;
            offer.verdict = Verdict::Ineligible;
            return;
        }
        max = Some(max.map_or(cap, |max| least(max, cap)));
    }
    // Nobody is offered less than nothing, and a range never runs backwards.
    max = max.map(|high| greatest(high, Decimal::ZERO));
    min = min.map(|low| greatest(max.map_or(low, |high| least(low, high)), Decimal::ZERO));
    offer.suggested = suggested.map(|amount| greatest(to_fen(amount), Decimal::ZERO)).map(|amount| {
        let amount = max.map_or(amount, |max| least(amount, max));
        min.map_or(amount, |min| greatest(amount, min))
    });
    (offer.min, offer.max) = (min, max);
}

/// A cap is never exceeded, not even by half a fen of rounding.
fn floor_to_fen(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(crate::money::DECIMALS, rust_decimal::RoundingStrategy::ToNegativeInfinity)
}
