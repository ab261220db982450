//! What goes with the remedies: charges, evidence, deadlines, steps, measures, escalation, records, service levels.
//!
//! Each is a union over the packs in their order; of one code the first stays.

use super::answer::{Charge, Deadline, Evidence, Record, Rung, Satisfied, ServiceLevel, Step};
use super::deadline::{Due, Status};
use super::outcome::{Outcome, RemedyOutcome};
use super::remedies::charge;
use super::remedy::Verdict;
use super::render::Words;
use crate::facts::Truth;
use crate::policy::{CodedText, Effect, Pack, Rule};
use crate::vocabulary::id;

/// Calls `visit` with every effect that acts: its rule holds and the audience may see it.
fn each_acting<'a>(words: &Words<'a>, outcome: &Outcome<'a>, mut visit: impl FnMut(&'a Pack, &'a Rule, &'a Effect)) {
    for (pack, part) in words.question.packs.iter().zip(&outcome.packs) {
        for (rule, state) in pack.rules.iter().zip(&part.states) {
            if state.truth != Truth::True {
                continue;
            }
            for act in &rule.effects {
                if words.options.is_agent || !act.agent_only {
                    visit(pack, rule, &act.effect);
                }
            }
        }
    }
}

/// Whether some rule says what is done about the case.
pub(crate) fn acts(words: &Words<'_>, outcome: &Outcome<'_>) -> bool {
    let mut found = false;
    each_acting(words, outcome, |_, _, effect| {
        found |= matches!(effect, Effect::Step(_) | Effect::Measure(_) | Effect::Deadline(_) | Effect::Escalate(_));
    });
    found
}

/// Charges of the whole case.
pub(crate) fn charges(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Charge> {
    let mut found: Vec<Charge> = Vec::new();
    for (pack, part) in words.question.packs.iter().zip(&outcome.packs) {
        for charged in part.charges.iter().filter(|charged| charged.truth == Truth::True) {
            if found.iter().all(|other| other.kind != charged.charge.kind) {
                found.extend(charge(words, pack, charged));
            }
        }
    }
    found
}

/// What must be shown.
pub(crate) fn evidence(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    each_acting(words, outcome, |_, rule, effect| {
        let Effect::Evidence(evidence) = effect else { return };
        if found.iter().any(|other| other.code == evidence.code && other.from == evidence.from) {
            return;
        }
        let decides: Vec<String> = outcome
            .remedies
            .iter()
            .filter(|remedy| evidence.remedies.has(remedy.kind))
            .filter(|remedy| remedy.answer().is_some_and(|answer| answer.verdict() != Verdict::Ineligible))
            .map(|remedy| remedy.kind.to_owned())
            .collect();
        found.push(Evidence {
            code: evidence.code.clone(),
            text: words.text(&evidence.text),
            from: evidence.from.clone(),
            satisfied: Satisfied(words.question.case.has_evidence(&evidence.code)),
            decides,
            citation: words.citation(rule),
        });
    });
    found
}

/// What must be done in time; an act of a remedy that is refused is not asked for.
pub(crate) fn deadlines(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Deadline> {
    let mut found: Vec<Deadline> = Vec::new();
    for (pack, part) in words.question.packs.iter().zip(&outcome.packs) {
        for due in &part.deadlines {
            let is_idle = due.effect.remedy.is_some_and(|remedy| {
                outcome
                    .remedies
                    .iter()
                    .find(|other| other.kind == remedy)
                    .and_then(|other| other.answer())
                    .is_none_or(|answer| answer.verdict() == Verdict::Ineligible)
            });
            if !is_idle && found.iter().all(|other| other.code != due.effect.code) {
                found.extend(deadline(words, pack, due));
            }
        }
    }
    found
}

fn deadline<'a>(words: &Words<'a>, pack: &'a Pack, due: &Due<'_>) -> Option<Deadline> {
    let rule = pack.rules.get(due.rule)?;
    let view = words.question.view(pack, None);
    let status = due.status(&view);
    let remaining = due.due_at.filter(|_| matches!(status, Status::Pending | Status::Overdue));
    Some(Deadline {
        code: due.effect.code.clone(),
        actor: due.effect.actor.clone(),
        from: due.from.map(|at| words.instant(at)),
        due_at: due.due_at.map(|at| words.instant(at)),
        status: status.code().to_owned(),
        remaining_seconds: remaining.map(|at| at.signed_duration_since(view.now_instant()).num_seconds()),
        approximate: due.is_approximate.then_some(true),
        missing: due.waits_for.iter().map(|fact| fact.info().path.to_owned()).collect(),
        remedy: due.effect.remedy.map(str::to_owned),
        text: words.text(&due.effect.text),
        citation: words.citation(rule),
    })
}

/// Who does what, in order.
pub(crate) fn steps(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Step> {
    coded(words, outcome, |effect| match effect {
        Effect::Step(step) => Some(step),
        _ => None,
    })
}

/// Measures against a partner or colleague.
pub(crate) fn measures(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Step> {
    coded(words, outcome, |effect| match effect {
        Effect::Measure(measure) => Some(measure),
        _ => None,
    })
}

fn coded<'a>(words: &Words<'a>, outcome: &Outcome<'a>, of: impl Fn(&'a Effect) -> Option<&'a CodedText>) -> Vec<Step> {
    let mut found: Vec<Step> = Vec::new();
    each_acting(words, outcome, |_, rule, effect| {
        let Some(coded) = of(effect) else { return };
        if found.iter().all(|other| other.code != coded.code) {
            found.push(Step {
                code: coded.code.clone(),
                text: words.text(&coded.text),
                actor: coded.actor.clone(),
                citation: words.citation(rule),
            });
        }
    });
    found
}

/// The ladder of the first rule that has one.
pub(crate) fn escalation(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Rung> {
    let reached = words.question.case.code(id::HISTORY_ESCALATION);
    let mut found: Vec<Rung> = Vec::new();
    each_acting(words, outcome, |_, _, effect| {
        let Effect::Escalate(ladder) = effect else { return };
        if !found.is_empty() {
            return;
        }
        for ((code, text), level) in ladder.iter().zip(1..) {
            let is_current = reached.map_or(level == 1, |reached| reached == code);
            found.push(Rung { level, code: code.clone(), text: words.text(text), current: is_current });
        }
    });
    found
}

/// What must be written down.
pub(crate) fn records(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Record> {
    let mut found: Vec<Record> = Vec::new();
    each_acting(words, outcome, |_, rule, effect| {
        let Effect::Record(record) = effect else { return };
        if found.iter().all(|other| other.code != record.code) {
            found.push(Record {
                code: record.code.clone(),
                fields: record.fields.clone(),
                text: words.text(&record.text),
                citation: words.citation(rule),
            });
        }
    });
    found
}

/// Promised qualities of service.
pub(crate) fn service_levels(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<ServiceLevel> {
    let mut found: Vec<ServiceLevel> = Vec::new();
    each_acting(words, outcome, |_, rule, effect| {
        let Effect::ServiceLevel(level) = effect else { return };
        if found.iter().all(|other| other.code != level.code) {
            found.push(ServiceLevel {
                code: level.code.clone(),
                value: level.value.clone(),
                unit: level.unit.clone(),
                text: words.text(&level.text),
                citation: words.citation(rule),
            });
        }
    });
    found
}

/// Who bears it in the end, and whom the buyer turns to.
pub(crate) fn parties(words: &Words<'_>, outcome: &Outcome<'_>) -> (String, String) {
    let mut found: Option<(String, String)> = None;
    each_acting(words, outcome, |pack, _, effect| {
        if let (None, Effect::Liable(liable)) = (&found, effect) {
            found = Some((liable.answers.clone().unwrap_or_else(|| pack.answers.clone()), liable.party.clone()));
        }
    });
    // Without a rule that says it: whoever grants something, else the first pack's own.
    let is_granted =
        |remedy: &&RemedyOutcome<'_>| remedy.answer().is_some_and(|answer| answer.verdict() > Verdict::Ineligible);
    let speaker = outcome.remedies.iter().find(is_granted).map_or(0, |remedy| remedy.pack);
    let own = || words.pack(speaker).map_or_else(|| "seller".to_owned(), |pack| pack.answers.clone());
    found.unwrap_or_else(|| (own(), "undetermined".to_owned()))
}
