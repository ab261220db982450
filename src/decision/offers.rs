//! Compensation, put into words; what only an agent may see stays out of a customer's answer.

use super::answer::{BasisText, Compensation, Note};
use super::compensation::Offer;
use super::outcome::Outcome;
use super::remedy::Verdict;
use super::render::{Words, rule_id};
use crate::facts::Trace;
use crate::money;
use crate::policy::Pack;

/// Every compensation, the first pack's before the others', one of each code: the first that can be paid, else the first.
pub(crate) fn compensation(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<Compensation> {
    let mut found: Vec<Compensation> = Vec::new();
    for (pack, part) in words.question.packs.iter().zip(&outcome.packs) {
        for offer in &part.offers {
            let Some(new) = one(words, pack, offer) else { continue };
            match found.iter_mut().find(|other| other.code == new.code) {
                Some(other) if other.verdict != "eligible" && new.verdict == "eligible" => *other = new,
                Some(_) => {}
                None => found.push(new),
            }
        }
    }
    found
}

fn one<'a>(words: &Words<'a>, pack: &'a Pack, offer: &Offer<'_>) -> Option<Compensation> {
    let rule = pack.rules.get(offer.rule)?;
    let effect = offer.effect;
    let is_agent = words.options.is_agent;
    // A customer is told a definite sum, never a range within which somebody may choose.
    let is_shown = is_agent || offer.min == offer.max;
    let view = words.question.view(pack, None);
    let basis = if is_agent {
        effect
            .basis
            .iter()
            .map(|basis| BasisText {
                code: basis.code.clone(),
                text: words.text(&basis.text),
                amount: basis
                    .amount
                    .as_ref()
                    .and_then(|amount| view.amount(amount, &mut Trace::default()))
                    .map(money::print),
            })
            .collect()
    } else {
        Vec::new()
    };
    Some(Compensation {
        code: effect.code.clone(),
        form: effect.form.clone(),
        verdict: offer.verdict.code().to_owned(),
        min: offer.min.filter(|_| is_shown).map(money::print),
        max: offer.max.filter(|_| is_shown).map(money::print),
        suggested: offer.suggested.filter(|_| is_shown).map(money::print),
        currency: pack.currency.clone(),
        payer: effect.payer.clone(),
        basis,
        margin_checked: is_agent && offer.is_capped,
        conditions: offer
            .open
            .iter()
            .filter_map(|number| pack.conditions.get(*number))
            .map(|condition| words.note(&condition.name, &condition.text))
            .collect(),
        reasons: reasons(words, rule, offer),
        rule: rule_id(pack, rule),
        citation: words.citation(rule),
    })
}

fn reasons(words: &Words<'_>, rule: &crate::policy::Rule, offer: &Offer<'_>) -> Vec<Note> {
    let text = offer.effect.text.as_ref().or(rule.text.as_ref()).unwrap_or(&rule.title);
    let mut notes = Vec::new();
    match offer.verdict {
        Verdict::Ineligible if offer.is_empty => {
            notes.push(Note {
                code: "margin_leaves_nothing".to_owned(),
                text: words.say("reason_margin", &[]),
                fact: None,
            });
        }
        Verdict::Ineligible => notes.push(words.note("condition_failed", text)),
        Verdict::NeedsInfo => {
            let facts: Vec<_> = offer.trace.asked.iter().collect();
            let (title, names) = (rule.title.get(words.locale()), words.fact_names(&facts));
            notes.push(Note {
                code: "facts_missing".to_owned(),
                text: words.say("reason_facts_missing", &[("title", title), ("facts", &names)]),
                fact: None,
            });
        }
        Verdict::Conditional | Verdict::Eligible => {
            notes.push(words.note("granted", text));
            if words.options.is_agent && offer.effect.cap.is_some() && !offer.is_capped {
                let text = words.say("reason_margin_not_checked", &[]);
                notes.push(Note { code: "margin_not_checked".to_owned(), text, fact: None });
            }
        }
    }
    notes
}
