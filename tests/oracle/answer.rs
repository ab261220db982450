//! An answer as a flat list of lines, the same for the oracle and the engine, so that a difference is one line.

use std::collections::BTreeMap;

use super::expression::shown;
use super::json::{Json, text};
use super::situation::Situation;
use super::truth::Truth;
use super::{charge, compensation, day, deadline, freight, refund, remedy, window};

pub type Answer = BTreeMap<String, String>;

/// What the oracle says.
pub fn answer(pack: &Json, case: &Json) -> Answer {
    let situation = Situation::new(pack, case);
    let mut answer = Answer::new();
    for kind in remedy::remedies(pack) {
        write_remedy(&situation, kind, &mut answer);
    }
    for charge in charge::charges(&situation, None) {
        write_charge("charge", &charge, &mut answer);
    }
    for offer in compensation::compensations(&situation) {
        let mut put = |name: &str, value: String| answer.insert(format!("compensation.{}.{name}", offer.code), value);
        put("verdict", offer.truth.verdict().to_owned());
        for (name, amount) in [("min", offer.min), ("max", offer.max), ("suggested", offer.suggested)] {
            if let Some(amount) = amount {
                put(name, shown(amount));
            }
        }
    }
    for deadline in deadline::deadlines(&situation) {
        let name = format!("deadline.{}", deadline.code);
        answer.insert(format!("{name}.status"), deadline.status.to_owned());
        if let Some(due) = deadline.due {
            answer.insert(format!("{name}.dueAt"), day::shown(due, situation.zone));
        }
    }
    for step in deadline::steps(&situation) {
        answer.insert(format!("step.{}", step.code), step.status.to_owned());
    }
    answer
}

/// The verdicts alone.
pub fn verdicts(pack: &Json, case: &Json) -> BTreeMap<&'static str, &'static str> {
    let situation = Situation::new(pack, case);
    let verdict = |kind| (kind, remedy::ruling(&situation, kind).truth.verdict());
    remedy::remedies(pack).into_iter().map(verdict).collect()
}

fn write_charge(name: &str, charge: &charge::Charge, answer: &mut Answer) {
    answer.insert(format!("{name}.{}.payer", charge.kind), charge.payer.clone());
    if let Some(amount) = charge.amount {
        answer.insert(format!("{name}.{}.amount", charge.kind), shown(amount));
    }
}

fn write_remedy(situation: &Situation<'_>, kind: &str, answer: &mut Answer) {
    let ruling = remedy::ruling(situation, kind);
    let mut put = |name: &str, value: &str| answer.insert(format!("{kind}.{name}"), value.to_owned());
    put("verdict", ruling.truth.verdict());
    put("reason", &ruling.reason);
    put("rule", &ruling.rule);
    put("conditions", &ruling.conditions.join(" "));
    if let Some(name) = ruling.grant.as_ref().and_then(|grant| text(grant.effect, "window"))
        && let Some(span) = window::span(situation, name)
    {
        put("opensAt", &day::shown(span.opens, situation.zone));
        put("closesAt", &day::shown(span.closes, situation.zone));
        put("anchor", &span.anchor);
    }
    if ruling.truth == Truth::False {
        return;
    }
    let payers = freight::payers(situation, kind, &ruling);
    if let Some(payers) = &payers {
        for leg in freight::LEGS {
            if let Some(payer) = text(payers, leg) {
                put(leg, payer);
            }
        }
    }
    if let Some(route) = freight::route(situation, kind, &ruling) {
        put("route", &route);
    }
    if let Some(refund) = refund::refund(situation, kind, &ruling, payers.as_ref()) {
        for (name, amount) in [("goods", refund.goods), ("freight", refund.freight), ("total", refund.total)] {
            if let Some(amount) = amount {
                put(name, &shown(amount));
            }
        }
        for charge in refund.deductions {
            put(&format!("deduction.{}", charge.kind), &charge.amount.map_or("unknown".to_owned(), shown));
        }
    }
    for charge in charge::charges(situation, Some(kind)).iter().filter(|charge| !charge.is_deduction) {
        write_charge(&format!("{kind}.charge"), charge, answer);
    }
}
