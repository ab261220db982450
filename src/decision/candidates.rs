//! The values of a fact between which the packs can tell a difference: enough to try them all.

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::outcome::Question;
use crate::facts::{FactValue, Trace};
use crate::money;
use crate::policy::{Amount, Condition, Effect, Length, Pack, under};
use crate::time::{Period, When};
use crate::vocabulary::{Codes, FactId, FactKind, id};

/// The values to try for a fact.
pub(crate) fn candidates(question: &Question<'_>, fact: FactId) -> Vec<FactValue> {
    match fact.info().kind {
        FactKind::Boolean { .. } => vec![FactValue::Bool(true), FactValue::Bool(false)],
        FactKind::Choice(codes) => told_apart(question, fact, codes).into_iter().map(FactValue::Code).collect(),
        FactKind::Set(codes) => {
            let all = told_apart(question, fact, codes);
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

/// The codes that some condition names, and one that none does: it stands for all the others.
fn told_apart(question: &Question<'_>, fact: FactId, codes: Codes) -> Vec<String> {
    let all = match codes {
        Codes::Own(_) | Codes::Group(_) => codes.fixed().iter().map(|code| code.code.to_owned()).collect(),
        Codes::Goods => Vec::new(),
        Codes::Brands => question.packs.iter().flat_map(|pack| &pack.brands).map(|brand| brand.code.clone()).collect(),
        Codes::Faults => {
            let goods = question.case.code(id::ITEM_GOODS).unwrap_or_default();
            // A rule names its faults by itself, so every fault may tell.
            return fitting_faults(question.packs, goods, question.case.code(id::ISSUE_KIND).unwrap_or_default());
        }
    };
    let mut named: Vec<String> = Vec::new();
    for pack in question.packs {
        pack.each_condition(&mut |condition| match condition {
            Condition::In(about, values) if *about == fact => {
                named.extend(values.iter().filter_map(FactValue::code).map(str::to_owned));
            }
            Condition::Has(about, codes) if *about == fact => named.extend(codes.iter().cloned()),
            _ => {}
        });
        each_formula(pack, &mut |formula| {
            for amount in formula {
                amount.walk(&mut |part| match part {
                    Amount::By(about, parts) if *about == fact => {
                        named.extend(parts.iter().map(|(code, _)| code.clone()));
                    }
                    _ => {}
                });
            }
        });
    }
    let other = all.iter().find(|code| !named.contains(code)).cloned();
    let mut found: Vec<String> = all.into_iter().filter(|code| named.contains(code)).collect();
    found.extend(other);
    found
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

/// Calls `visit` with the parts of everything that is compared or worked out as one: a comparison, a charge, a bound.
fn each_formula(pack: &Pack, visit: &mut impl FnMut(&[&Amount])) {
    pack.each_condition(&mut |condition| {
        if let Condition::Compare(left, _, right) = condition {
            visit(&[left, right]);
        }
    });
    for act in pack.rules.iter().flat_map(|rule| &rule.effects) {
        match &act.effect {
            Effect::Charge(charge) => visit(&charge.amount.iter().collect::<Vec<&Amount>>()),
            Effect::Compensate(effect) => {
                let bounds = [&effect.min, &effect.max, &effect.suggested, &effect.cap];
                visit(&bounds.into_iter().flatten().collect::<Vec<&Amount>>());
            }
            _ => {}
        }
    }
    for window in &pack.windows {
        if let Some((fact, limit)) = &window.kilometres {
            visit(&[&Amount::Fact(*fact), limit]);
        }
        for length in &window.length {
            if let Length::Counted(count, _) = length {
                visit(&[count]);
            }
        }
    }
}

/// Whether a fact in a formula changes with another.
fn depends(used: FactId, fact: FactId) -> bool {
    let of_line = [
        id::ITEM_PAID,
        id::ITEM_UNIT_PRICE,
        id::ITEM_QUANTITY,
        id::ISSUE_QUANTITY,
        id::HISTORY_REFUNDED_QUANTITY,
        id::HISTORY_REFUNDED_AMOUNT,
    ];
    used == fact || !used.info().asks.is_empty() && of_line.contains(&fact)
}

/// Some plain values, and every figure that a formula with the fact names, each with its neighbours.
fn numbers(question: &Question<'_>, fact: FactId) -> Vec<FactValue> {
    let is_whole = matches!(fact.info().kind, FactKind::Integer);
    let step = if is_whole { Decimal::ONE } else { Decimal::new(1, 2) };
    let least = Decimal::from_str_exact(fact.info().min).unwrap_or(Decimal::ZERO);
    let greatest = Decimal::from_str_exact(fact.info().max).unwrap_or(Decimal::from(1_000_000));
    let mut figures = vec![least, greatest, Decimal::ONE, Decimal::from(1000)];
    for pack in question.packs {
        let view = question.view(pack, None);
        each_formula(pack, &mut |formula| {
            let mut uses_it = false;
            let mut named: Vec<Decimal> = Vec::new();
            for amount in formula {
                amount.walk(&mut |part| match part {
                    Amount::Fact(used) if depends(*used, fact) => uses_it = true,
                    Amount::Constant(figure) => named.push(*figure),
                    Amount::Fact(_) | Amount::Goods(_) => named.extend(view.amount(part, &mut Trace::default())),
                    _ => {}
                });
            }
            if uses_it {
                figures.append(&mut named);
            }
        });
    }
    let mut found: Vec<FactValue> = Vec::new();
    for figure in figures {
        for near in [money::minus(figure, step), Some(figure), money::plus(figure, step)].into_iter().flatten() {
            let is_possible = money::compare(near, least).is_ge() && money::compare(near, greatest).is_le();
            let value = FactValue::Number(near);
            if is_possible && (!is_whole || money::is_whole(near)) && !found.contains(&value) {
                found.push(value);
            }
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
                let days = view.period(length, &mut Trace::default()).map_or(0, days_of);
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
