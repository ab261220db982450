//! The answer in one sentence.

use chrono::{DateTime, Utc};

use super::duties::{self, Acting};
use super::outcome::{Outcome, PackRemedy, RemedyOutcome};
use super::remedy::{Cause, Verdict};
use super::render::Words;
use crate::text::{join, say};
use crate::vocabulary::{FactId, id};

/// A remedy with the answer that is taken.
type Answered<'o, 'a> = (&'o RemedyOutcome<'a>, &'o PackRemedy<'a>);

/// What is possible, until when, or what is still to be known.
pub(crate) fn headline(
    words: &Words<'_>,
    outcome: &Outcome<'_>,
    acting: &[Acting<'_>],
    ranked: &[String],
    missing: &[FactId],
) -> String {
    let locale = words.locale();
    let with = |verdict: Verdict| -> Vec<Answered<'_, '_>> {
        ranked
            .iter()
            .filter_map(|kind| outcome.remedies.iter().find(|remedy| remedy.kind == kind))
            .filter_map(|remedy| Some((remedy, remedy.answer()?)))
            .filter(|(_, answer)| answer.verdict() == verdict)
            .collect()
    };
    let wished = words.question.case.code(id::REQUEST_REMEDY);
    let is_refused =
        wished.is_some_and(|wished| with(Verdict::Ineligible).iter().any(|(remedy, _)| remedy.kind == wished));
    let (eligible, conditional) = (with(Verdict::Eligible), with(Verdict::Conditional));
    if is_refused && !(eligible.is_empty() && conditional.is_empty()) {
        let possible: Vec<Answered<'_, '_>> = eligible.into_iter().chain(conditional).collect();
        let names = each_until_its_end(words, &possible, &ends(words, &possible));
        return say("headline_ineligible_alternatives", locale, &[("remedies", &names)]);
    }
    if !eligible.is_empty() {
        return possible(words, &eligible, "headline_eligible", "headline_eligible_no_date");
    }
    if !conditional.is_empty() {
        return possible(words, &conditional, "headline_conditional", "headline_conditional_no_date");
    }
    if !with(Verdict::NeedsInfo).is_empty() {
        return say("headline_needs_info", locale, &[("facts", &words.fact_names(missing))]);
    }
    // Where no rule speaks of a remedy there is nothing to refuse: what was asked is answered by what is done about it.
    if duties::acts(acting) && with(Verdict::Ineligible).iter().all(|(_, answer)| is_uncovered(answer)) {
        return say("headline_steps_only", locale, &[]);
    }
    say("headline_ineligible", locale, &[])
}

fn is_uncovered(answer: &PackRemedy<'_>) -> bool {
    answer.judged.reasons.iter().all(|reason| reason.code == Cause::NotCovered)
}

/// What is possible: with one end for all, or each until its own.
fn possible(words: &Words<'_>, remedies: &[Answered<'_, '_>], until: &str, no_date: &str) -> String {
    let locale = words.locale();
    let ends = ends(words, remedies);
    let first = ends.first().copied().flatten();
    if let Some(at) = first
        && ends.iter().all(|end| *end == first)
    {
        let names: Vec<String> = remedies.iter().map(|(remedy, answer)| name(words, remedy, answer)).collect();
        return say(until, locale, &[("remedies", &join(&names, locale)), ("until", &words.moment(at))]);
    }
    say(no_date, locale, &[("remedies", &each_until_its_end(words, remedies, &ends))])
}

/// When each ends. A report made in time has kept an end that is past by now.
fn ends(words: &Words<'_>, remedies: &[Answered<'_, '_>]) -> Vec<Option<DateTime<Utc>>> {
    remedies
        .iter()
        .map(|(_, answer)| {
            let now = words.question.now.instant(words.pack(answer.pack)?.zone());
            answer.judged.place.map(|place| place.span.closes_at).filter(|end| *end > now)
        })
        .collect()
}

/// The remedies, each until its own end.
fn each_until_its_end(words: &Words<'_>, remedies: &[Answered<'_, '_>], ends: &[Option<DateTime<Utc>>]) -> String {
    let locale = words.locale();
    let each: Vec<String> = remedies
        .iter()
        .zip(ends)
        .map(|((remedy, answer), end)| {
            let Some(at) = end else { return name(words, remedy, answer) };
            let phrase = if is_charged(answer) { "remedy_charged_until" } else { "remedy_until" };
            let values = [("remedy", &*words.label("remedy", remedy.kind)), ("until", &words.moment(*at))];
            say(phrase, locale, &values)
        })
        .collect();
    join(&each, locale)
}

/// A remedy by its name. One that the buyer is charged for is no entitlement, and is not to be read as one.
fn name(words: &Words<'_>, remedy: &RemedyOutcome<'_>, answer: &PackRemedy<'_>) -> String {
    let label = words.label("remedy", remedy.kind);
    if is_charged(answer) { say("remedy_charged", words.locale(), &[("remedy", &label)]) } else { label }
}

/// Whether the buyer surely pays something for it beside the price.
fn is_charged(answer: &PackRemedy<'_>) -> bool {
    answer.terms.charges.iter().any(|charged| charged.is_due_from("buyer"))
}
