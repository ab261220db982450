//! The remedies, put into words and in order.

use rust_decimal::Decimal;

use super::answer::{ByPack, Charge, Deduction, FreightLegs, Note, Reason, RefundSum, Remedy, WindowText};
use super::missing::Missing;
use super::outcome::{Outcome, PackRemedy, RemedyOutcome};
use super::remedy::{Cause, Verdict};
use super::render::{Words, citation, rule_id};
use super::terms::Charged;
use super::window::Place;
use crate::facts::Truth;
use crate::money;
use crate::order::{by_rank, descending, place};
use crate::policy::{Effect, Pack};
use crate::text::join;
use crate::vocabulary;

/// All remedies, ranked.
pub(crate) fn remedies(
    words: &Words<'_>,
    outcome: &Outcome<'_>,
    missing: &[Missing],
    presumed: &[Missing],
) -> Vec<Remedy> {
    let ranked: Vec<(&RemedyOutcome<'_>, &PackRemedy<'_>)> =
        outcome.remedies.iter().filter_map(|remedy| Some((remedy, remedy.answer()?))).collect();
    let preferred = preferred(words, outcome);
    let first_pack: Vec<&str> = words.pack(0).map(|pack| pack.remedies.clone()).unwrap_or_default();
    let position = |list: &[&str], kind: &str| place(list.iter().position(|remedy| *remedy == kind));
    by_rank(ranked, |(remedy, answer)| {
        let is_refused = answer.verdict() == Verdict::Ineligible;
        let wish = if words.options.is_agent { position(&preferred, remedy.kind) } else { 0 };
        [i64::from(is_refused), wish, descending(answer.verdict() as i64), position(&first_pack, remedy.kind)]
    })
    .into_iter()
    .zip(1..)
    .filter_map(|((remedy, answer), rank)| one(words, remedy, answer, rank, missing, presumed))
    .collect()
}

/// The order of offers of the first pack that has one.
fn preferred(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<&'static str> {
    for (pack, states) in words.question.packs.iter().zip(&outcome.packs) {
        for (rule, state) in pack.rules.iter().zip(&states.states) {
            if state.truth != Truth::True {
                continue;
            }
            for act in &rule.effects {
                if let Effect::Prefer(order) = &act.effect {
                    return order.clone();
                }
            }
        }
    }
    Vec::new()
}

fn one(
    words: &Words<'_>,
    remedy: &RemedyOutcome<'_>,
    answer: &PackRemedy<'_>,
    rank: usize,
    missing: &[Missing],
    presumed: &[Missing],
) -> Option<Remedy> {
    let pack = words.pack(answer.pack)?;
    let decides = |list: &[Missing]| -> Vec<vocabulary::FactId> {
        list.iter().filter(|missing| missing.remedies.contains(&remedy.kind)).map(|missing| missing.fact).collect()
    };
    let facts = decides(missing);
    let mut conditions: Vec<Note> = Vec::new();
    if answer.verdict() != Verdict::Ineligible {
        conditions = open_conditions(words, pack, answer);
        conditions.extend(decides(presumed).into_iter().filter_map(|fact| presumption(words, pack, fact)));
    }
    Some(Remedy {
        kind: remedy.kind.to_owned(),
        verdict: answer.verdict().code().to_owned(),
        rank,
        from: pack.id().to_owned(),
        by_pack: by_pack(words, remedy),
        window: answer.judged.place.map(|place| window(words, place)),
        freight: answer.terms.freight.map(|freight| FreightLegs {
            original: freight.original.clone(),
            back: freight.back.clone(),
            replacement: freight.replacement.clone(),
            advanced_by: freight.advanced_by.clone(),
        }),
        refund: refund(words, pack, answer),
        charges: answer
            .terms
            .charges
            .iter()
            .filter(|charged| !charged.charge.deduct)
            .filter_map(|charged| charge(words, pack, charged))
            .collect(),
        route: answer.terms.route.map(str::to_owned),
        route_text: answer.terms.route_text.and_then(|text| words.text(text)),
        conditions,
        missing: facts.iter().map(|fact| fact.info().path.to_owned()).collect(),
        reasons: reasons(words, pack, remedy.kind, answer, &facts),
    })
}

/// Conditions that are named by the grant, then outcomes that its rule waits for.
fn open_conditions(words: &Words<'_>, pack: &Pack, answer: &PackRemedy<'_>) -> Vec<Note> {
    let mut notes: Vec<Note> = answer
        .judged
        .open
        .iter()
        .filter_map(|number| pack.conditions.get(*number))
        .map(|condition| words.note(&condition.name, &condition.text))
        .collect();
    if answer.verdict() == Verdict::Conditional {
        for fact in answer.judged.trace.open.iter() {
            let name = words.fact_name(fact);
            notes.push(Note {
                code: fact.info().path.to_owned(),
                text: words.say("outcome_condition", &[("fact", &name)]),
                fact: Some(fact.info().path.to_owned()),
            });
        }
    }
    notes
}

fn presumption(words: &Words<'_>, pack: &Pack, fact: vocabulary::FactId) -> Option<Note> {
    let (_, value) = pack.presume.iter().find(|(presumed, _)| *presumed == fact)?;
    let value = words.fact_value(fact, value);
    let question = words.fact_name(fact);
    Some(Note {
        code: format!("presumed:{}", fact.info().path),
        text: words.say("presumed", &[("value", &value), ("question", &question)]),
        fact: Some(fact.info().path.to_owned()),
    })
}

fn by_pack(words: &Words<'_>, remedy: &RemedyOutcome<'_>) -> Vec<ByPack> {
    remedy
        .by_pack
        .iter()
        .filter_map(|answer| {
            Some(ByPack {
                pack: words.pack(answer.pack)?.id().to_owned(),
                verdict: answer.verdict().code().to_owned(),
                closes_at: answer.judged.place.map(|place| words.instant(place.span.closes_at)),
                total: answer.terms.refund.as_ref().and_then(|refund| refund.total).map(money::print),
            })
        })
        .collect()
}

pub(crate) fn window(words: &Words<'_>, place: Place) -> WindowText {
    let name = if place.span.approximate { "window_text_approximate" } else { "window_text" };
    let (closes, anchor) = (words.moment(place.span.closes_at), words.label("anchor", place.anchor));
    WindowText {
        opens_at: words.instant(place.span.opens_at),
        closes_at: words.instant(place.span.closes_at),
        anchor: place.anchor.to_owned(),
        approximate: place.span.approximate.then_some(true),
        text: words.say(name, &[("closesAt", &closes), ("anchor", &anchor)]),
    }
}

fn refund(words: &Words<'_>, pack: &Pack, answer: &PackRemedy<'_>) -> Option<RefundSum> {
    let refund = answer.terms.refund.as_ref()?;
    let deductions = answer
        .terms
        .charges
        .iter()
        .filter(|charged| charged.charge.deduct)
        .filter_map(|charged| {
            let rule = pack.rules.get(charged.rule)?;
            Some(Deduction {
                kind: charged.charge.kind.clone(),
                amount: charged.amount.map(money::print),
                basis: words.text(&charged.charge.text),
                citation: words.citation(rule),
            })
        })
        .collect();
    Some(RefundSum {
        goods: refund.goods.map(money::print),
        freight: refund.freight.map(money::print),
        deductions,
        total: refund.total.map(money::print),
        total_at_most: refund.at_most.map(money::print),
        complete: refund.total.is_some(),
        currency: pack.currency.clone(),
    })
}

pub(crate) fn charge(words: &Words<'_>, pack: &Pack, charged: &Charged<'_>) -> Option<Charge> {
    let rule = pack.rules.get(charged.rule)?;
    Some(Charge {
        kind: charged.charge.kind.clone(),
        payer: charged.charge.payer.clone(),
        amount: charged.amount.map(money::print),
        from: charged.from.map(|at| words.instant(at)),
        until: charged.until.map(|at| words.instant(at)),
        text: words.text(&charged.charge.text),
        citation: words.citation(rule),
    })
}

fn reasons(
    words: &Words<'_>,
    pack: &Pack,
    remedy: &str,
    answer: &PackRemedy<'_>,
    facts: &[vocabulary::FactId],
) -> Vec<Reason> {
    let mut found = Vec::new();
    for reason in &answer.judged.reasons {
        let Some(rule) = reason.rule.and_then(|number| pack.rules.get(number)) else {
            found.push(uncovered(words, pack, remedy));
            continue;
        };
        let title = rule.title.get(words.locale());
        let text = match reason.code {
            Cause::Expired | Cause::NotOpen => {
                // A window that ends only later was closed by what was driven.
                let is_later =
                    reason.place.is_some_and(|place| place.span.closes_at > words.question.now.instant(pack.zone()));
                let name = match (reason.code == Cause::Expired, is_later) {
                    (true, false) => "reason_window_expired",
                    (true, true) => "reason_window_expired_kilometres",
                    (false, _) => "reason_window_not_open",
                };
                let opens = reason.place.map(|place| words.moment(place.span.opens_at)).unwrap_or_default();
                let closes = reason.place.map(|place| words.moment(place.span.closes_at)).unwrap_or_default();
                words.say(name, &[("title", title), ("opensAt", &opens), ("closesAt", &closes)])
            }
            Cause::FactsMissing => {
                let names = words.fact_names(facts);
                words.say("reason_facts_missing", &[("title", title), ("facts", &names)])
            }
            Cause::ConditionFailed => {
                let grant = answer.judged.grant.map(|(_, grant)| grant);
                let texts: Vec<String> = grant
                    .iter()
                    .flat_map(|grant| &grant.requires)
                    .filter_map(|number| pack.conditions.get(*number))
                    .map(|condition| condition.text.get(words.locale()).to_owned())
                    .collect();
                let conditions = join(&texts, words.locale());
                words.say("reason_condition_failed", &[("title", title), ("conditions", &conditions)])
            }
            _ => words.text(rule.text.as_ref().unwrap_or(&rule.title)),
        };
        found.push(Reason {
            code: reason.code.code().to_owned(),
            rule: rule_id(pack, rule),
            pack: pack.id().to_owned(),
            text,
            reading: rule.reading.as_ref().and_then(|reading| words.text(reading)),
            citation: (!words.options.is_brief).then(|| citation(rule)),
        });
    }
    found
}

fn uncovered(words: &Words<'_>, pack: &Pack, remedy: &str) -> Reason {
    let (title, remedy) = (pack.header.title.get(words.locale()), words.label("remedy", remedy));
    Reason {
        code: Cause::NotCovered.code().to_owned(),
        // No rule speaks of it: the pack as a whole is the reason.
        rule: pack.id().to_owned(),
        pack: pack.id().to_owned(),
        text: words.say("reason_not_covered", &[("pack", title), ("remedy", &remedy)]),
        reading: None,
        citation: None,
    }
}

/// What is taken off a refund in all, if every part is known.
pub(crate) fn deducted(remedy: &Remedy) -> Option<Decimal> {
    let refund = remedy.refund.as_ref()?;
    refund.deductions.iter().try_fold(Decimal::ZERO, |sum, deduction| {
        let amount = Decimal::from_str_exact(deduction.amount.as_deref()?).ok()?;
        money::plus(sum, amount)
    })
}
