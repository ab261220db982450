//! The answer in one sentence.

use super::outcome::{Outcome, PackRemedy, RemedyOutcome};
use super::remedy::Verdict;
use super::render::Words;
use crate::text::{join, say};
use crate::vocabulary::{FactId, id};

/// What is possible, until when, or what is still to be known.
pub(crate) fn headline(words: &Words<'_>, outcome: &Outcome<'_>, ranked: &[String], missing: &[FactId]) -> String {
    let locale = words.locale();
    let with = |verdict: Verdict| -> Vec<(&RemedyOutcome<'_>, &PackRemedy<'_>)> {
        ranked
            .iter()
            .filter_map(|kind| outcome.remedies.iter().find(|remedy| remedy.kind == kind))
            .filter_map(|remedy| Some((remedy, remedy.answer()?)))
            .filter(|(_, answer)| answer.verdict() == verdict)
            .collect()
    };
    let names = |list: &[(&RemedyOutcome<'_>, &PackRemedy<'_>)]| {
        let labels: Vec<String> = list.iter().map(|(remedy, _)| words.label("remedy", remedy.kind)).collect();
        join(&labels, locale)
    };
    let wished = words.question.case.code(id::REQUEST_REMEDY);
    let is_refused =
        wished.is_some_and(|wished| with(Verdict::Ineligible).iter().any(|(remedy, _)| remedy.kind == wished));
    let mut possible = with(Verdict::Eligible);
    if is_refused {
        possible.extend(with(Verdict::Conditional));
        if !possible.is_empty() {
            return say("headline_ineligible_alternatives", locale, &[("remedies", &names(&possible))]);
        }
    }
    if !possible.is_empty() {
        // The end that comes first: whoever keeps it has kept them all.
        let soonest =
            possible.iter().filter_map(|(_, answer)| answer.judged.place).map(|place| place.span.closes_at).min();
        let remedies = names(&possible);
        return match soonest {
            Some(at) => say("headline_eligible", locale, &[("remedies", &remedies), ("until", &words.moment(at))]),
            None => say("headline_eligible_no_date", locale, &[("remedies", &remedies)]),
        };
    }
    let conditional = with(Verdict::Conditional);
    if !conditional.is_empty() {
        return say("headline_conditional", locale, &[("remedies", &names(&conditional))]);
    }
    if !with(Verdict::NeedsInfo).is_empty() {
        return say("headline_needs_info", locale, &[("facts", &words.fact_names(missing))]);
    }
    say("headline_ineligible", locale, &[])
}
