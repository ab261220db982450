//! Which unknown facts really decide: those of which some single value, the others staying as they are, changes a
//! verdict, an amount or a deadline.

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::outcome::{Outcome, Question, outcome};
use crate::facts::{FactValue, Trace};
use crate::money;
use crate::order::{by_rank, count, descending};
use crate::policy::{Amount, Condition, Effect, Length, Pack, under};
use crate::time::{Period, When};
use crate::vocabulary::{Codes, FactId, FactKind, id};

/// A fact that decides, and what it decides.
#[derive(Clone, Debug)]
pub(crate) struct Missing {
    pub(crate) fact: FactId,
    /// The remedies it may change, by kind.
    pub(crate) remedies: Vec<&'static str>,
    /// The compensations and deadlines it may change, by code.
    pub(crate) others: Vec<String>,
}

/// The facts that decide, the one that changes most remedies first, then in the order in which the packs meet them.
pub(crate) fn missing<'a>(question: &Question<'a>, base: &Outcome<'a>) -> Vec<Missing> {
    let mut found = Vec::new();
    for fact in in_pack_order(question, base) {
        let values = candidates(question, fact);
        let decided = decided(question, base, fact, &values);
        if !decided.remedies.is_empty() || !decided.others.is_empty() {
            found.push(decided);
        }
    }
    by_rank(found, |missing| [descending(count(missing.remedies.len())), 0, 0, 0])
}

/// The presumed facts that a remedy's answer hangs on.
pub(crate) fn presumptions<'a>(question: &Question<'a>, base: &Outcome<'a>) -> Vec<Missing> {
    let mut presumed = crate::facts::FactSet::default();
    base.packs.iter().for_each(|pack| presumed.add_all(pack.trace.presumed));
    let mut found = Vec::new();
    for fact in presumed.iter() {
        let values = candidates(question, fact);
        found.push(decided(question, base, fact, &values));
    }
    found
}

fn in_pack_order(question: &Question<'_>, base: &Outcome<'_>) -> Vec<FactId> {
    let mut order: Vec<FactId> = Vec::new();
    let mut add = |trace: &Trace| {
        for fact in trace.asked.iter() {
            if !order.contains(&fact) {
                order.push(fact);
            }
        }
    };
    for pack in &base.packs {
        pack.states.iter().for_each(|state| add(&state.trace));
    }
    base.packs.iter().for_each(|pack| add(&pack.trace));
    order.retain(|fact| question.case.get(*fact).is_none() || *fact == id::ITEM_BRAND);
    if order.contains(&id::ITEM_UNIT_PRICE) {
        // The unit price tells the line's price, too: one question for both.
        order.retain(|fact| *fact != id::ITEM_PAID);
    }
    order
}

/// Whether an evaluation asked for a fact, or for one that it settles as well.
fn asks(trace: &Trace, fact: FactId) -> bool {
    let noted = |fact| trace.asked.has(fact) || trace.presumed.has(fact);
    noted(fact) || fact == id::ITEM_UNIT_PRICE && noted(id::ITEM_PAID)
}

fn decided<'a>(question: &Question<'a>, base: &Outcome<'a>, fact: FactId, values: &[FactValue]) -> Missing {
    let mut found = Missing { fact, remedies: Vec::new(), others: Vec::new() };
    for value in values {
        // A trial outlives this loop's value only by its comparison.
        let tried = Question { ..*question };
        changes(base, &outcome(&tried, Some((fact, value))), &mut found);
    }
    found
}

fn changes(base: &Outcome<'_>, tried: &Outcome<'_>, found: &mut Missing) {
    for before in &base.remedies {
        let after = tried.remedies.iter().find(|after| after.kind == before.kind);
        let is_same = match (before.answer(), after.and_then(|after| after.answer())) {
            (Some(before), Some(after)) => before.says_the_same(after),
            (before, after) => before.is_none() && after.is_none(),
        };
        // A fact that only another part of the answer asked for (the anchor of a deadline) does not decide this one:
        // here a later choice of its list stood in for it.
        let is_asked = before.by_pack.iter().any(|answer| asks(&answer.judged.trace, found.fact));
        if !is_same && is_asked && !found.remedies.contains(&before.kind) {
            found.remedies.push(before.kind);
        }
    }
    for (before, after) in base.packs.iter().zip(&tried.packs) {
        let mut note = |code: &str| {
            if !found.others.iter().any(|other| other == code) {
                found.others.push(code.to_owned());
            }
        };
        for offer in before.offers.iter().chain(&after.offers) {
            let find = |offers: &[super::compensation::Offer<'_>]| {
                offers
                    .iter()
                    .find(|other| other.effect.code == offer.effect.code)
                    .map(|offer| (offer.verdict, offer.min, offer.max, offer.suggested, offer.is_capped))
            };
            let (old, new) = (find(&before.offers), find(&after.offers));
            let was_nothing = |offer: Option<(super::remedy::Verdict, _, _, _, _)>| {
                offer.is_none_or(|(verdict, ..)| verdict == super::remedy::Verdict::Ineligible)
            };
            if old != new && !(was_nothing(old) && was_nothing(new)) {
                note(&offer.effect.code);
            }
        }
        for due in before.deadlines.iter().chain(&after.deadlines) {
            let find = |deadlines: &[super::deadline::Due<'_>]| {
                deadlines
                    .iter()
                    .find(|other| other.rule == due.rule && other.effect.code == due.effect.code)
                    .map(|due| (due.from, due.due_at))
            };
            if find(&before.deadlines) != find(&after.deadlines) {
                note(&due.effect.code);
            }
        }
        for charged in before.charges.iter().chain(&after.charges) {
            let find = |charges: &[super::terms::Charged<'_>]| {
                charges
                    .iter()
                    .find(|other| other.charge.kind == charged.charge.kind)
                    .map(|charged| (charged.amount, charged.truth))
            };
            if find(&before.charges) != find(&after.charges) {
                note(&charged.charge.kind);
            }
        }
    }
}

/// Values of a fact between which the packs can tell a difference.
pub(crate) fn candidates(question: &Question<'_>, fact: FactId) -> Vec<FactValue> {
    match fact.info().kind {
        FactKind::Boolean { .. } => vec![FactValue::Bool(true), FactValue::Bool(false)],
        FactKind::Choice(codes) => codes_of(question, codes).into_iter().map(FactValue::Code).collect(),
        FactKind::Set(codes) => {
            let all = codes_of(question, codes);
            let mut sets = vec![FactValue::Set(Vec::new())];
            sets.extend(all.iter().map(|code| FactValue::Set(vec![code.clone()])));
            sets.push(FactValue::Set(all));
            sets
        }
        FactKind::Money | FactKind::Number | FactKind::Integer => numbers(question, fact),
        FactKind::Date { .. } => dates(question, fact),
        FactKind::Duration => ["P0D", "P1D", "P1M", "P1Y", "P100Y"]
            .iter()
            .filter_map(|text| Period::parse(text).ok())
            .map(FactValue::Period)
            .collect(),
        FactKind::Text | FactKind::List => Vec::new(),
    }
}

fn codes_of(question: &Question<'_>, codes: Codes) -> Vec<String> {
    let goods = question.case.code(id::ITEM_GOODS).unwrap_or_default();
    let issue = question.case.code(id::ISSUE_KIND).unwrap_or_default();
    match codes {
        Codes::Own(_) | Codes::Group(_) => codes.fixed().iter().map(|code| code.code.to_owned()).collect(),
        Codes::Goods => Vec::new(),
        Codes::Brands => question.packs.iter().flat_map(|pack| &pack.brands).map(|brand| brand.code.clone()).collect(),
        Codes::Faults => fitting_faults(question.packs, goods, issue),
    }
}

/// The faults that these goods may have and this issue may be.
pub(crate) fn fitting_faults(packs: &[&Pack], goods: &str, issue: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for fault in packs.iter().flat_map(|pack| &pack.faults) {
        let fits_goods = fault.goods.is_empty() || fault.goods.iter().any(|subtree| under(goods, subtree));
        let fits_issue = fault.issues.iter().any(|kind| kind == issue);
        if fits_goods && fits_issue && !found.contains(&fault.code) {
            found.push(fault.code.clone());
        }
    }
    found
}

/// Calls `visit` with every comparison and every expression of a pack.
fn each_amount(pack: &Pack, visit: &mut impl FnMut(&Amount)) {
    let mut conditions: Vec<&Condition> = pack.rules.iter().filter_map(|rule| rule.when.as_ref()).collect();
    conditions.extend(pack.conditions.iter().filter_map(|condition| condition.met.as_ref()));
    for condition in conditions {
        condition.walk(&mut |part| {
            if let Condition::Compare(left, _, right) = part {
                left.walk(visit);
                right.walk(visit);
            }
        });
    }
    for act in pack.rules.iter().flat_map(|rule| &rule.effects) {
        match &act.effect {
            Effect::Charge(charge) => charge.amount.iter().for_each(|amount| amount.walk(visit)),
            Effect::Compensate(effect) => {
                for amount in [&effect.min, &effect.max, &effect.suggested, &effect.cap].into_iter().flatten() {
                    amount.walk(visit);
                }
            }
            _ => {}
        }
    }
    for (_, limit) in pack.windows.iter().filter_map(|window| window.kilometres.as_ref()) {
        limit.walk(visit);
    }
}

/// Zero, much, and every figure the packs and the case name, each with its neighbours.
fn numbers(question: &Question<'_>, fact: FactId) -> Vec<FactValue> {
    let is_whole = matches!(fact.info().kind, FactKind::Integer);
    let step = if is_whole { Decimal::ONE } else { Decimal::new(1, 2) };
    let least = Decimal::from_str_exact(fact.info().min).unwrap_or(Decimal::ZERO);
    let greatest = Decimal::from_str_exact(fact.info().max).unwrap_or(Decimal::from(1_000_000));
    let mut figures = vec![least, greatest, Decimal::ONE, Decimal::from(7), Decimal::from(1000)];
    for pack in question.packs {
        let view = question.view(pack, None);
        each_amount(pack, &mut |amount| match amount {
            Amount::Constant(figure) => figures.push(*figure),
            Amount::Fact(_) | Amount::Goods(_) => figures.extend(view.amount(amount, &mut Trace::default())),
            _ => {}
        });
    }
    let mut around: Vec<Decimal> = Vec::new();
    for figure in figures {
        around.extend([money::minus(figure, step), Some(figure), money::plus(figure, step)].into_iter().flatten());
    }
    around.retain(|figure| money::compare(*figure, least).is_ge() && money::compare(*figure, greatest).is_le() && (!is_whole || figure.fract().is_zero()));
    let mut found: Vec<FactValue> = Vec::new();
    for figure in around.into_iter().map(FactValue::Number) {
        if !found.contains(&figure) {
            found.push(figure);
        }
    }
    found
}

/// Now, long ago, and for every window that counts from the fact a date inside and one past it.
fn dates(question: &Question<'_>, fact: FactId) -> Vec<FactValue> {
    let mut found: Vec<DateTime<Utc>> = Vec::new();
    for pack in question.packs {
        let view = question.view(pack, None);
        let now = view.now_instant();
        let mut back = |days: i64| {
            found.extend(TimeDelta::try_days(days).and_then(|days| now.checked_sub_signed(days)));
        };
        back(0);
        back(1);
        back(10);
        for window in pack.windows.iter().filter(|window| window.anchors.iter().any(|(_, anchor)| *anchor == fact)) {
            for length in &window.length {
                let period = match length {
                    Length::Fixed(period) => Some(*period),
                    Length::Goods(name) => match pack.goods_value(view.goods(), name) {
                        Some(FactValue::Period(period)) => Some(*period),
                        _ => None,
                    },
                    Length::Fact(_) => None,
                };
                let days = period.map_or(0, days_of);
                // Well inside, and well outside even when only business days count.
                back(days / 2);
                back(days.saturating_mul(3).saturating_add(30));
            }
        }
        back(36_500 / 4);
    }
    found.dedup();
    found.into_iter().map(|instant| FactValue::Date(When::Instant(instant))).collect()
}

/// About how many days a period is.
fn days_of(period: Period) -> i64 {
    let months = i64::from(period.months()).saturating_mul(31);
    let days = i64::from(period.days());
    let hours = i64::from(period.minutes()) / (24 * 60);
    months.saturating_add(days).saturating_add(hours)
}
