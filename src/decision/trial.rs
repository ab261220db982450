//! A fact taken at a value, to see what it would change. Only what met the fact is worked out again.

use super::outcome::{Outcome, PackOutcome, Question, RemedyOutcome, of_pack, of_remedy};
use super::state::{RuleState, state};
use super::view::View;
use crate::facts::{FactValue, Trace};
use crate::vocabulary::{FactId, id};

/// Whether an evaluation met a fact while it was unknown or presumed, or met one that it settles as well.
pub(crate) fn met(trace: &Trace, fact: FactId) -> bool {
    let noted = |fact| trace.asked.has(fact) || trace.presumed.has(fact);
    noted(fact) || fact == id::ITEM_UNIT_PRICE && noted(id::ITEM_PAID)
}

/// Whether a remedy's evaluation met a fact.
pub(crate) fn met_by(remedy: &RemedyOutcome<'_>, fact: FactId) -> bool {
    remedy.by_pack.iter().any(|answer| met(&answer.judged.trace, fact))
}

/// The outcome with the fact at the value. It lists only the remedies that met the fact; the others stay as they are.
pub(crate) fn tried<'a>(
    question: &Question<'a>,
    base: &Outcome<'a>,
    fact: FactId,
    value: &'a FactValue,
) -> Outcome<'a> {
    let views: Vec<View<'a>> = question.packs.iter().map(|pack| question.view(pack, Some((fact, value)))).collect();
    let packs: Vec<PackOutcome<'a>> =
        views.iter().zip(&base.packs).map(|(view, before)| in_pack(view, before, fact)).collect();
    let states: Vec<&[RuleState]> = packs.iter().map(|pack| pack.states.as_slice()).collect();
    let remedies = base
        .remedies
        .iter()
        .filter(|remedy| met_by(remedy, fact))
        .filter_map(|remedy| of_remedy(&views, &states, remedy.kind))
        .collect();
    Outcome { remedies, packs }
}

fn in_pack<'a>(view: &View<'a>, before: &PackOutcome<'a>, fact: FactId) -> PackOutcome<'a> {
    let mut has_turned = false;
    let states: Vec<RuleState> = view
        .pack
        .rules
        .iter()
        .zip(&before.states)
        .map(|(rule, before)| {
            if !met(&before.trace, fact) {
                return *before;
            }
            let after = state(view, rule);
            has_turned |= after.truth != before.truth;
            after
        })
        .collect();
    if has_turned || met(&before.trace, fact) {
        return of_pack(view, states);
    }
    PackOutcome { states, ..before.clone() }
}
