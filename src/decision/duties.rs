//! What goes with the remedies: charges, evidence, deadlines, steps, measures, escalation, records, service levels.
//!
//! Each is a union over the packs in their order; of one code the first stays.

use super::answer::{Charge, Deadline, Evidence, Measure, Record, Rung, Satisfied, ServiceLevel, Step};
use super::deadline::{Due, Status};
use super::outcome::{Outcome, RemedyOutcome};
use super::remedies::charge;
use super::remedy::Verdict;
use super::render::{Words, rule_id};
use crate::facts::Truth;
use crate::order::{by_rank, place};
use crate::policy::{Effect, Pack, Remedies, Rule};
use crate::vocabulary::id;

/// An effect that acts: its rule holds and the audience may see it.
#[derive(Clone, Copy)]
pub(crate) struct Acting<'a> {
    pack: &'a Pack,
    rule: &'a Rule,
    pub(crate) effect: &'a Effect,
}

/// Every effect that acts, in the order of the packs and their rules.
pub(crate) fn acting<'a>(words: &Words<'a>, outcome: &Outcome<'a>) -> Vec<Acting<'a>> {
    let mut found = Vec::new();
    for (pack, part) in words.question.packs.iter().zip(&outcome.packs) {
        for (rule, state) in pack.rules.iter().zip(&part.states) {
            if state.truth != Truth::True {
                continue;
            }
            for act in &rule.effects {
                if words.options.is_agent || !act.agent_only {
                    found.push(Acting { pack, rule, effect: &act.effect });
                }
            }
        }
    }
    found
}

/// Whether some rule says what is done about the case.
pub(crate) fn acts(acting: &[Acting<'_>]) -> bool {
    acting.iter().any(|acting| {
        matches!(acting.effect, Effect::Step(_) | Effect::Measure(_) | Effect::Deadline(_) | Effect::Escalate(_))
    })
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
pub(crate) fn evidence(words: &Words<'_>, outcome: &Outcome<'_>, acting: &[Acting<'_>]) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    for Acting { rule, effect, .. } in acting {
        let Effect::Evidence(evidence) = effect else { continue };
        if found.iter().any(|other| other.code == evidence.code && other.from == evidence.from) {
            continue;
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
    }
    found
}

/// Whether at least one of these remedies is refused neither by the rules nor by the buyer.
fn any_possible(words: &Words<'_>, outcome: &Outcome<'_>, remedies: &Remedies) -> bool {
    let Remedies::Some(_) = remedies else { return true };
    let is_possible = |remedy: &RemedyOutcome<'_>| {
        remedies.has(remedy.kind)
            && !words.question.case.has_refused(remedy.kind)
            && remedy.answer().is_some_and(|answer| answer.verdict() != Verdict::Ineligible)
    };
    outcome.remedies.iter().any(is_possible)
}

/// What must be done in time: what is overdue first, then by the time it is due, what has no date and what is done last.
/// An act of a remedy that is refused, by the rules or by the buyer, is not asked for.
pub(crate) fn deadlines(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Deadline> {
    let mut found: Vec<Deadline> = Vec::new();
    for (pack, part) in words.question.packs.iter().zip(&outcome.packs) {
        for due in &part.deadlines {
            let of_remedy = due.effect.remedy.map_or(Remedies::All, |remedy| Remedies::Some(vec![remedy]));
            if any_possible(words, outcome, &of_remedy) && found.iter().all(|other| other.code != due.effect.code) {
                found.extend(deadline(words, pack, due));
            }
        }
    }
    by_rank(found, |deadline| {
        let order = ["overdue", "pending", "unknown"];
        let state = order.iter().position(|status| *status == deadline.status);
        [place(state), deadline.remaining_seconds.unwrap_or_default(), 0, 0]
    })
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

/// Who does what, in order, how far each is and until when.
pub(crate) fn steps(
    words: &Words<'_>,
    outcome: &Outcome<'_>,
    acting: &[Acting<'_>],
    deadlines: &[Deadline],
) -> Vec<Step> {
    let mut found: Vec<Step> = Vec::new();
    for Acting { pack, rule, effect } in acting {
        let Effect::Step(step) = effect else { continue };
        if found.iter().any(|other| other.code == step.code) || !any_possible(words, outcome, &step.remedies) {
            continue;
        }
        let code = step.deadline.as_ref().unwrap_or(&step.code);
        let deadline = deadlines.iter().find(|deadline| deadline.code == *code);
        let is_done = words.question.case.done.iter().any(|done| done.code == step.code);
        let status = match deadline.map(|deadline| deadline.status.as_str()) {
            _ if is_done => "done",
            Some("met") => "done",
            Some(status @ ("pending" | "overdue")) => status,
            _ => "open",
        };
        found.push(Step {
            code: step.code.clone(),
            text: words.text(&step.text),
            actor: step.actor.clone(),
            status: status.to_owned(),
            due_at: deadline.and_then(|deadline| deadline.due_at.clone()),
            rule: rule_id(pack, rule),
            citation: words.citation(rule),
        });
    }
    found
}

/// Measures against a partner or colleague.
pub(crate) fn measures(words: &Words<'_>, acting: &[Acting<'_>]) -> Vec<Measure> {
    let mut found: Vec<Measure> = Vec::new();
    for Acting { rule, effect, .. } in acting {
        let Effect::Measure(measure) = effect else { continue };
        if found.iter().all(|other| other.code != measure.code) {
            found.push(Measure {
                code: measure.code.clone(),
                text: words.text(&measure.text),
                actor: measure.actor.clone(),
                citation: words.citation(rule),
            });
        }
    }
    found
}

/// The ladder of the first rule that has one.
pub(crate) fn escalation(words: &Words<'_>, acting: &[Acting<'_>]) -> Vec<Rung> {
    let reached = words.question.case.code(id::HISTORY_ESCALATION);
    let mut found: Vec<Rung> = Vec::new();
    for Acting { effect, .. } in acting {
        let Effect::Escalate(ladder) = effect else { continue };
        if !found.is_empty() {
            continue;
        }
        for ((code, text), level) in ladder.iter().zip(1..) {
            let is_current = reached.map_or(level == 1, |reached| reached == code);
            found.push(Rung { level, code: code.clone(), text: words.text(text), current: is_current });
        }
    }
    found
}

/// What must be written down.
pub(crate) fn records(words: &Words<'_>, acting: &[Acting<'_>]) -> Vec<Record> {
    let mut found: Vec<Record> = Vec::new();
    for Acting { rule, effect, .. } in acting {
        let Effect::Record(record) = effect else { continue };
        if found.iter().all(|other| other.code != record.code) {
            found.push(Record {
                code: record.code.clone(),
                fields: record.fields.clone(),
                text: words.text(&record.text),
                citation: words.citation(rule),
            });
        }
    }
    found
}

/// Promised qualities of service.
pub(crate) fn service_levels(words: &Words<'_>, acting: &[Acting<'_>]) -> Vec<ServiceLevel> {
    let mut found: Vec<ServiceLevel> = Vec::new();
    for Acting { rule, effect, .. } in acting {
        let Effect::ServiceLevel(level) = effect else { continue };
        if found.iter().all(|other| other.code != level.code) {
            found.push(ServiceLevel {
                code: level.code.clone(),
                value: level.value.clone(),
                unit: level.unit.clone(),
                text: words.text(&level.text),
                citation: words.citation(rule),
            });
        }
    }
    found
}

/// Who bears it in the end, and whom the buyer turns to.
pub(crate) fn parties(words: &Words<'_>, outcome: &Outcome<'_>, acting: &[Acting<'_>]) -> (String, String) {
    let mut found: Option<(String, String)> = None;
    for Acting { pack, effect, .. } in acting {
        if let (None, Effect::Liable(liable)) = (&found, effect) {
            found = Some((liable.answers.clone().unwrap_or_else(|| pack.answers.clone()), liable.party.clone()));
        }
    }
    // Without a rule that says it: whoever grants something, else the first pack's own.
    let is_granted =
        |remedy: &&RemedyOutcome<'_>| remedy.answer().is_some_and(|answer| answer.verdict() > Verdict::Ineligible);
    let speaker = outcome.remedies.iter().find(is_granted).map_or(0, |remedy| remedy.pack);
    let own = || words.pack(speaker).map_or_else(|| "seller".to_owned(), |pack| pack.answers.clone());
    found.unwrap_or_else(|| (own(), "undetermined".to_owned()))
}
