//! Which unknown facts really decide: those of which some single value, the others staying as they are, changes a
//! verdict, an amount or a deadline.

use super::candidates::candidates;
use super::outcome::{Outcome, Question, RemedyOutcome};
use super::remedy::Verdict;
use super::trial::{met, tried};
use crate::facts::{FactSet, Trace};
use crate::order::{by_rank, count, descending};
use crate::vocabulary::{FactId, id};

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
        let decided = decided(question, base, fact, |_| false);
        found.push(decided);
    }
    for remedy in &base.remedies {
        together(remedy, &mut found);
    }
    found.retain(|missing| !missing.remedies.is_empty() || !missing.others.is_empty());
    by_rank(found, |missing| [descending(count(missing.remedies.len())), 0, 0, 0])
}

/// Where only several facts together can change an open verdict, none decides by itself; then all that the remedy asked
/// for are missing, since an answer that waits for nothing would be a dead end.
fn together(remedy: &RemedyOutcome<'_>, found: &mut [Missing]) {
    let Some(answer) = remedy.answer() else { return };
    if answer.verdict() != Verdict::NeedsInfo || found.iter().any(|missing| missing.remedies.contains(&remedy.kind)) {
        return;
    }
    for missing in found.iter_mut().filter(|missing| met(&answer.judged.trace, missing.fact)) {
        missing.remedies.push(remedy.kind);
    }
}

/// The presumed facts that an answer hangs on, of the remedies that are not refused.
pub(crate) fn presumptions<'a>(question: &Question<'a>, base: &Outcome<'a>) -> Vec<Missing> {
    let mut presumed = FactSet::default();
    for answer in base.remedies.iter().filter_map(|remedy| remedy.answer()) {
        if answer.verdict() != Verdict::Ineligible {
            presumed.add_all(answer.judged.trace.presumed);
        }
    }
    presumed
        .iter()
        .map(|fact| {
            // Once every remedy that took the fact for granted is seen to hang on it, there is nothing more to find.
            let askers = base
                .remedies
                .iter()
                .filter(|remedy| remedy.by_pack.iter().any(|answer| answer.judged.trace.presumed.has(fact)))
                .count();
            decided(question, base, fact, |found| found.remedies.len() == askers)
        })
        .collect()
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
    for answer in base.remedies.iter().flat_map(|remedy| &remedy.by_pack) {
        add(&answer.judged.trace);
    }
    order.retain(|fact| question.case.get(*fact).is_none() || *fact == id::ITEM_BRAND);
    if order.contains(&id::ITEM_UNIT_PRICE) {
        // The unit price tells the line's price, too: one question for both.
        order.retain(|fact| *fact != id::ITEM_PAID);
    }
    order
}

fn decided<'a>(
    question: &Question<'a>,
    base: &Outcome<'a>,
    fact: FactId,
    is_settled: impl Fn(&Missing) -> bool,
) -> Missing {
    let mut found = Missing { fact, remedies: Vec::new(), others: Vec::new() };
    for value in &candidates(question, fact) {
        changes(base, &tried(question, base, fact, value), &mut found);
        if is_settled(&found) {
            break;
        }
    }
    found
}

fn changes(base: &Outcome<'_>, tried: &Outcome<'_>, found: &mut Missing) {
    // A remedy that did not meet the fact is not listed: what only another part of the answer asked for (the anchor of a
    // deadline) does not decide it, a later choice of its list stood in for it.
    for after in &tried.remedies {
        let before = base.remedies.iter().find(|before| before.kind == after.kind);
        let is_same = match (before.and_then(|before| before.answer()), after.answer()) {
            (Some(before), Some(after)) => before.says_the_same(after),
            (before, after) => before.is_none() && after.is_none(),
        };
        if !is_same && !found.remedies.contains(&after.kind) {
            found.remedies.push(after.kind);
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
            let was_nothing =
                |offer: Option<(Verdict, _, _, _, _)>| offer.is_none_or(|(verdict, ..)| verdict == Verdict::Ineligible);
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
