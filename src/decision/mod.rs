//! From a case and its packs to an answer: first the outcome, by number; then the words.

pub mod answer;
mod candidates;
mod compensation;
mod deadline;
mod duties;
mod headline;
mod missing;
pub(crate) mod negotiation;
mod offers;
mod outcome;
mod questions;
mod remedies;
mod remedy;
mod render;
mod state;
mod terms;
mod timeline;
mod trial;
mod view;
mod window;

pub(crate) use outcome::Question;
pub(crate) use remedies::deducted;
pub(crate) use render::{Words, citation, fact_name, rule_id};

use answer::{Change, Decision, Issue, Note, PolicyUsed};
use outcome::Outcome;

use crate::case::Case;
use crate::options::Options;
use crate::policy::Pack;
use crate::replies::replies;
use crate::time::{When, Zone};
use crate::vocabulary::{self, id};

/// A pack and why it was chosen.
#[derive(Clone, Copy)]
pub(crate) struct Chosen<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) is_asked: bool,
}

/// The parts of an answer that a caller may want alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    Evaluate,
    /// Verdicts and what they miss.
    Eligibility,
    /// What may be offered.
    Compensation,
    /// What may be said.
    Replies,
}

/// Decides a case.
pub(crate) fn decide(
    case: &Case,
    chosen: &[Chosen<'_>],
    now: When,
    zone: Zone,
    options: &Options,
    part: Part,
) -> Decision {
    let packs: Vec<&Pack> = chosen.iter().map(|chosen| chosen.pack).collect();
    let question = Question { case, packs: &packs, now, is_customer: !options.is_agent };
    let words = Words { question: &question, options, zone };
    let outcome = outcome::outcome(&question);
    let missing = missing::missing(&question, &outcome);
    let presumed = missing::presumptions(&question, &outcome);
    let remedies = remedies::remedies(&words, &outcome, &missing, &presumed);
    let ranked: Vec<String> = remedies.iter().map(|remedy| remedy.kind.clone()).collect();
    // The headline names what the verdicts wait for; what only dates a deadline is asked for further down.
    let facts: Vec<vocabulary::FactId> =
        missing.iter().filter(|missing| !missing.remedies.is_empty()).map(|missing| missing.fact).collect();
    let acting = duties::acting(&words, &outcome);
    let (answers, liable) = duties::parties(&words, &outcome, &acting);
    let kind = case.code(id::ISSUE_KIND).unwrap_or_default().to_owned();
    let is_whole = matches!(part, Part::Evaluate | Part::Replies);
    let mut decision = Decision {
        now: words.instant(now.instant(packs.first().map_or(zone, |pack| pack.zone()))),
        policy: chosen.iter().map(|chosen| used(&words, chosen)).collect(),
        issue: Issue {
            aspect: vocabulary::code("issue", &kind).map_or("", |code| code.extra).to_owned(),
            kind,
            answers,
            liable,
        },
        headline: headline::headline(&words, &outcome, &acting, &ranked, &facts),
        remedies,
        compensation: offers::compensation(&words, &outcome),
        charges: duties::charges(&words, &outcome),
        missing: questions::questions(&words, &missing),
        evidence: Vec::new(),
        deadlines: Vec::new(),
        steps: Vec::new(),
        measures: Vec::new(),
        escalation: Vec::new(),
        records: Vec::new(),
        service_levels: Vec::new(),
        timeline: Vec::new(),
        notes: Vec::new(),
        negotiation: None,
        replies: Vec::new(),
    };
    if matches!(part, Part::Evaluate | Part::Eligibility) {
        decision.timeline = timeline(&words, &question);
    }
    if is_whole {
        decision.evidence = duties::evidence(&words, &outcome, &acting);
        decision.deadlines = duties::deadlines(&words, &outcome);
        decision.steps = duties::steps(&words, &outcome, &acting, &decision.deadlines);
        decision.measures = duties::measures(&words, &acting);
        decision.escalation = duties::escalation(&words, &acting);
        decision.records = duties::records(&words, &acting);
        decision.service_levels = duties::service_levels(&words, &acting);
        decision.notes = notes(&words, &outcome);
        let ladder = negotiation::ladder(words.question.case, &acting, &decision);
        // Replies are made of the decision's texts, which a brief answer leaves out.
        let said = if options.is_brief {
            let full = Options { is_brief: false, ..options.clone() };
            decide(case, chosen, now, zone, &full, Part::Replies).replies
        } else {
            replies(&words, &decision, &ladder)
        };
        let told = words.options.is_agent.then(|| ladder.told(&words));
        (decision.negotiation, decision.replies) = (told, said);
    }
    decision
}

fn used(words: &Words<'_>, chosen: &Chosen<'_>) -> PolicyUsed {
    let header = &chosen.pack.header;
    PolicyUsed {
        id: header.id.clone(),
        version: header.version.clone(),
        hash: header.hash.clone(),
        selected: if chosen.is_asked { "asked" } else { "default" }.to_owned(),
        title: words.text(&header.title),
    }
}

fn timeline(words: &Words<'_>, question: &Question<'_>) -> Vec<Change> {
    timeline::timeline(question)
        .into_iter()
        .map(|change| Change {
            at: words.instant(change.at),
            remedy: change.remedy.to_owned(),
            what: change.what.to_owned(),
            from: change.from,
            to: change.to,
        })
        .collect()
}

/// What the answer had to assume about the policies themselves.
fn notes(words: &Words<'_>, _: &Outcome<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for pack in words.question.packs {
        let view = words.question.view(pack, None);
        let is_dated = pack.rules.iter().any(|rule| rule.from.is_some() || rule.until.is_some());
        if is_dated && state::sale(&view, pack).is_none() {
            notes.push(Note {
                code: "policy_in_force_now".to_owned(),
                text: words.say("policy_in_force_now", &[]),
                fact: None,
            });
        }
        if let Some(given) = words.question.case.code(id::ITEM_BRAND)
            && !pack.brands.is_empty()
            && pack.brand(given).is_none()
        {
            notes.push(unknown_brand(words, pack, given));
        }
    }
    notes
}

fn unknown_brand(words: &Words<'_>, pack: &Pack, given: &str) -> Note {
    let names = pack.brands.iter().flat_map(|brand| {
        [brand.code.as_str(), &brand.title.zh, &brand.title.en]
            .into_iter()
            .chain(brand.aliases.iter().map(String::as_str))
    });
    let text = match crate::problem::nearest(given, names) {
        Some(nearest) => words.say("unknown_brand_nearest", &[("given", given), ("nearest", nearest)]),
        None => words.say("unknown_brand", &[("given", given)]),
    };
    Note { code: "unknown_brand".to_owned(), text, fact: Some(id::ITEM_BRAND.info().path.to_owned()) }
}
