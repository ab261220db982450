//! When the answer changes: every instant at which a verdict, a charge or the freight turns, from the window ends.

use chrono::{DateTime, Utc};

use super::outcome::{Question, RemedyOutcome, remedies};
use crate::facts::Trace;
use crate::order::by_rank;
use crate::time::When;

/// One change of one remedy.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) at: DateTime<Utc>,
    pub(crate) remedy: &'static str,
    pub(crate) what: &'static str,
    pub(crate) from: String,
    pub(crate) to: String,
}

/// Every change, in time.
pub(crate) fn timeline(question: &Question<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut before: Option<Vec<Shown>> = None;
    for at in instants(question) {
        let then = Question { now: When::Instant(at), ..*question };
        let after = shown(&remedies(&then));
        for (old, new) in before.iter().flatten().zip(&after) {
            for (what, from, to) in [
                ("verdict", &old.verdict, &new.verdict),
                ("charge", &old.charge, &new.charge),
                ("freight", &old.freight, &new.freight),
            ] {
                if from != to {
                    changes.push(Change { at, remedy: new.remedy, what, from: from.clone(), to: to.clone() });
                }
            }
        }
        before = Some(after);
    }
    changes
}

/// The instants at which anything can change: the ends of the windows, and of rules dated by `now`.
fn instants(question: &Question<'_>) -> Vec<DateTime<Utc>> {
    let mut found = Vec::new();
    for pack in question.packs {
        let view = question.view(pack, None);
        for number in &pack.turning {
            if let Some(place) = view.window(*number, &mut Trace::default()).place {
                found.extend([place.span.opens_at, place.span.closes_at]);
            }
        }
        for rule in pack.rules.iter().filter(|rule| rule.in_force_now) {
            found.extend([rule.from, rule.until].into_iter().flatten().map(|day| pack.zone().start_of_day(day)));
        }
    }
    let mut found = by_rank(found, |at: &DateTime<Utc>| [at.timestamp_millis(), 0, 0, 0]);
    found.dedup();
    found
}

/// What of a remedy can change with time.
struct Shown {
    remedy: &'static str,
    verdict: String,
    charge: String,
    freight: String,
}

fn shown(remedies: &[RemedyOutcome<'_>]) -> Vec<Shown> {
    remedies.iter().map(of_remedy).collect()
}

fn of_remedy(remedy: &RemedyOutcome<'_>) -> Shown {
    let none = || "none".to_owned();
    let answer = remedy.answer();
    let charges = answer.iter().flat_map(|answer| &answer.terms.charges);
    let kinds: Vec<String> = charges.map(|charged| charged.charge.kind.clone()).collect();
    Shown {
        remedy: remedy.kind,
        verdict: answer.map_or_else(none, |answer| answer.verdict().code().to_owned()),
        charge: if kinds.is_empty() { none() } else { kinds.join("+") },
        freight: answer.and_then(|answer| answer.terms.freight).map_or_else(none, |freight| freight.back.clone()),
    }
}
