//! The answer in one sentence.

use chrono::{DateTime, Utc};

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
        return available(words, &possible, &names(&possible));
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

/// What is possible, each until its own end. A report made in time has kept an end that is past by now.
fn available(words: &Words<'_>, possible: &[(&RemedyOutcome<'_>, &PackRemedy<'_>)], names: &str) -> String {
    let locale = words.locale();
    let ends: Vec<Option<DateTime<Utc>>> = possible
        .iter()
        .map(|(_, answer)| {
            let pack = words.pack(answer.pack)?;
            let now = words.question.now.instant(pack.zone());
            answer.judged.place.map(|place| place.span.closes_at).filter(|end| *end > now)
        })
        .collect();
    let first = ends.first().copied().flatten();
    if ends.iter().all(|end| *end == first) {
        return match first {
            Some(at) => say("headline_eligible", locale, &[("remedies", names), ("until", &words.moment(at))]),
            None => say("headline_eligible_no_date", locale, &[("remedies", names)]),
        };
    }
    let each: Vec<String> = possible
        .iter()
        .zip(ends)
        .map(|((remedy, _), end)| {
            let remedy = words.label("remedy", remedy.kind);
            match end {
                Some(at) => say("remedy_until", locale, &[("remedy", &remedy), ("until", &words.moment(at))]),
                None => remedy,
            }
        })
        .collect();
    say("headline_eligible_no_date", locale, &[("remedies", &join(&each, locale))])
}
