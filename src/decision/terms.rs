//! The terms of a granted remedy: who pays freight, what is charged, what is refunded.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::state::RuleState;
use super::view::View;
use crate::facts::{Trace, Truth};
use crate::money::{self, to_fen};
use crate::policy::{Charge, Effect, Freight, Grant, Remedies};
use crate::text::Local;
use crate::vocabulary::id;

/// A charge with its amount, if it is known.
#[derive(Clone, Debug)]
pub(crate) struct Charged<'a> {
    pub(crate) rule: usize,
    pub(crate) charge: &'a Charge,
    pub(crate) amount: Option<Decimal>,
    /// Whether it is certain that it is due at all.
    pub(crate) truth: Truth,
    pub(crate) from: Option<DateTime<Utc>>,
    pub(crate) until: Option<DateTime<Utc>>,
}

impl Charged<'_> {
    /// Whether a party surely pays it beside the price; what is taken off a refund is not paid.
    pub(crate) fn is_due_from(&self, party: &str) -> bool {
        let is_nothing = self.amount.is_some_and(|amount| amount.is_zero());
        self.charge.payer == party && !self.charge.deduct && self.truth == Truth::True && !is_nothing
    }
}

impl PartialEq for Charged<'_> {
    fn eq(&self, other: &Charged<'_>) -> bool {
        (&self.charge.kind, &self.charge.payer, self.amount, self.truth, self.from, self.until)
            == (&other.charge.kind, &other.charge.payer, other.amount, other.truth, other.from, other.until)
    }
}

/// What goes back to the buyer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Refund {
    pub(crate) goods: Option<Decimal>,
    pub(crate) freight: Option<Decimal>,
    pub(crate) total: Option<Decimal>,
    pub(crate) at_most: Option<Decimal>,
}

/// The terms of a remedy.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Terms<'a> {
    pub(crate) freight: Option<&'a Freight>,
    pub(crate) route: Option<&'a str>,
    pub(crate) route_text: Option<&'a Local>,
    pub(crate) charges: Vec<Charged<'a>>,
    pub(crate) refund: Option<Refund>,
}

/// The effects of one kind among which the most specific counts: (rule, its state, effect).
struct Candidate<'a, T> {
    rule: usize,
    state: RuleState,
    effect: &'a T,
}

/// Of the effects that may apply the most specific goods win, then rules that name faults, then the first.
fn pick<'a, 'c, T>(candidates: &'c [Candidate<'a, T>]) -> Option<&'c Candidate<'a, T>> {
    let top = candidates.iter().map(|candidate| candidate.state.specificity).max()?;
    candidates.iter().find(|candidate| candidate.state.specificity == top)
}

fn candidates<'a, T>(
    view: &View<'a>,
    states: &[RuleState],
    trace: &mut Trace,
    mut matching: impl FnMut(&'a Effect) -> Option<&'a T>,
) -> Vec<Candidate<'a, T>> {
    let mut found = Vec::new();
    for (number, (rule, state)) in view.pack.rules.iter().zip(states).enumerate() {
        for act in &rule.effects {
            if act.agent_only && view.is_customer {
                continue;
            }
            if let Some(effect) = matching(&act.effect) {
                if state.truth == Truth::False {
                    // It may be so only because a fact was taken for granted.
                    trace.presumed.add_all(state.trace.presumed);
                    continue;
                }
                found.push(Candidate { rule: number, state: *state, effect });
            }
        }
    }
    found
}

/// The terms under which a grant is carried out.
pub(crate) fn terms<'a>(
    view: &View<'a>,
    states: &[RuleState],
    remedy: &'static str,
    grant: &'a Grant,
    trace: &mut Trace,
) -> Terms<'a> {
    let freight = freight(view, states, remedy, grant, trace);
    let routes = candidates(view, states, trace, |effect| match effect {
        Effect::Route(route) if route.remedies.has(remedy) => Some(route),
        _ => None,
    });
    let (route, route_text) = match pick(&routes) {
        Some(candidate) if candidate.state.truth == Truth::True => {
            (Some(candidate.effect.to.as_str()), Some(&candidate.effect.text))
        }
        _ => (grant.route.as_deref(), None),
    };
    let charges = charges(view, states, trace, |remedies| remedies.is_some_and(|listed| listed.has(remedy)));
    let refund = matches!(remedy, "return" | "refund" | "cancel").then(|| refund(view, freight, &charges, trace));
    Terms { freight, route, route_text, charges, refund }
}

fn freight<'a>(
    view: &View<'a>,
    states: &[RuleState],
    remedy: &str,
    grant: &'a Grant,
    trace: &mut Trace,
) -> Option<&'a Freight> {
    let all = candidates(view, states, trace, |effect| match effect {
        Effect::Freight(remedies, freight) if remedies.has(remedy) => Some(freight),
        _ => None,
    });
    let Some(candidate) = pick(&all) else { return grant.freight.as_ref() };
    trace.add(&candidate.state.trace);
    (candidate.state.truth == Truth::True).then_some(candidate.effect)
}

/// The charges of one remedy, or those of the whole case, one of each kind.
pub(crate) fn charges<'a>(
    view: &View<'a>,
    states: &[RuleState],
    trace: &mut Trace,
    is_about: impl Fn(Option<&Remedies>) -> bool,
) -> Vec<Charged<'a>> {
    let all = candidates(view, states, trace, |effect| match effect {
        Effect::Charge(charge) if is_about(charge.remedies.as_ref()) => Some(charge),
        _ => None,
    });
    let mut kinds: Vec<&str> = Vec::new();
    for candidate in &all {
        if !kinds.contains(&candidate.effect.kind.as_str()) {
            kinds.push(&candidate.effect.kind);
        }
    }
    let mut found = Vec::new();
    for kind in kinds {
        let of_kind: Vec<Candidate<'_, Charge>> = all
            .iter()
            .filter(|candidate| candidate.effect.kind == kind)
            .map(|candidate| Candidate { rule: candidate.rule, state: candidate.state, effect: candidate.effect })
            .collect();
        let Some(candidate) = pick(&of_kind) else { continue };
        trace.add(&candidate.state.trace);
        found.push(charged(view, candidate.rule, candidate.state.truth, candidate.effect, trace));
    }
    found
}

fn charged<'a>(view: &View<'a>, rule: usize, truth: Truth, charge: &'a Charge, trace: &mut Trace) -> Charged<'a> {
    let amount = charge.amount.as_ref().and_then(|amount| view.amount(amount, trace));
    let place = charge.window.and_then(|window| view.window(window, trace).place);
    Charged {
        rule,
        charge,
        amount: amount.filter(|_| truth == Truth::True).map(|amount| money::greatest(to_fen(amount), Decimal::ZERO)),
        truth,
        from: place.map(|place| place.span.opens_at),
        until: place.map(|place| place.span.closes_at),
    }
}

fn refund(view: &View<'_>, freight: Option<&Freight>, charges: &[Charged<'_>], trace: &mut Trace) -> Refund {
    let goods = view.get(id::LINE_SHARE, trace).and_then(|share| share.number()).map(to_fen);
    let is_returned =
        freight.is_some_and(|freight| freight.advanced_by.as_deref() == Some("buyer") && freight.back != "buyer");
    let back = if is_returned {
        view.get(id::SHIPPING_RETURN_FEE, trace).and_then(|fee| fee.number()).map(to_fen)
    } else {
        Some(Decimal::ZERO)
    };
    let deducted = charges.iter().filter(|charged| charged.charge.deduct);
    let (mut known, mut is_complete) = (Decimal::ZERO, true);
    for charged in deducted {
        match charged.amount {
            Some(amount) => known = money::plus(known, amount).unwrap_or(known),
            None => is_complete = false,
        }
    }
    let gross = goods.and_then(|goods| money::plus(goods, back.unwrap_or_default()));
    let net = gross.and_then(|gross| money::minus(gross, known)).map(|net| money::greatest(net, Decimal::ZERO));
    if is_complete && back.is_some() {
        Refund { goods, freight: back, total: net, at_most: None }
    } else {
        // A freight not known yet could only add to the total, so it has no upper bound then.
        Refund { goods, freight: back, total: None, at_most: net.filter(|_| back.is_some()) }
    }
}
