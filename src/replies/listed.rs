//! Whole parts of a decision as words for a colleague: what is known, what must be asked, done and kept in time.

use super::fill::{due, moment, money};
use crate::decision::Words;
use crate::decision::answer::{Compensation, Decision};
use crate::facts::FactValue;
use crate::text::say;
use crate::vocabulary::{id, infos, phrase};

/// How many of the steps to come a colleague is told of.
const NEXT: usize = 3;

/// The part of a decision that a variable names; a part that is empty says so.
pub(super) fn listed(words: &Words<'_>, decision: &Decision, name: &str) -> Option<String> {
    let listed: Vec<String> = match name {
        "headline" => return Some(decision.headline.clone()),
        "missing" => decision.missing.iter().filter_map(|question| question.text.clone()).collect(),
        "known" => known(words),
        "compensation" => decision.compensation.iter().filter_map(|offer| offered(words, offer)).collect(),
        "steps" => {
            let open = decision.steps.iter().filter(|step| step.status != "done").take(NEXT);
            open.filter_map(|step| act(words, step.text.as_ref(), step.due_at.as_ref(), &step.status)).collect()
        }
        "deadlines" => decision
            .deadlines
            .iter()
            .filter(|deadline| deadline.status != "met")
            .filter_map(|deadline| {
                let text = deadline.text.as_ref();
                match due(words, deadline) {
                    Some(until) => by(words, text?, &until, deadline.status == "overdue"),
                    None => text.cloned(),
                }
            })
            .collect(),
        "policy" => decision.policy.iter().map(|used| format!("{} {}", used.id, used.version)).collect(),
        _ => return None,
    };
    if listed.is_empty() {
        return Some(phrase("none", words.locale()).to_owned());
    }
    // Each stands within a list.
    let bare: Vec<&str> = listed.iter().map(|text| text.trim_end_matches(['。', '.', '？', '?'])).collect();
    Some(bare.join(phrase("sentence_separator", words.locale())))
}

fn act(words: &Words<'_>, text: Option<&String>, due_at: Option<&String>, status: &str) -> Option<String> {
    match moment(words, due_at) {
        Some(until) => by(words, text?, &until, status == "overdue"),
        None => text.cloned(),
    }
}

fn by(words: &Words<'_>, text: &str, until: &str, is_overdue: bool) -> Option<String> {
    let phrase = if is_overdue { "done_by_overdue" } else { "done_by" };
    let act = text.trim_end_matches(['。', '.']);
    Some(say(phrase, words.locale(), &[("act", act), ("until", until)]))
}

/// The facts at hand, but for the order, the goods and the issue, which head the case, and the seller's cost, which no
/// ticket needs.
fn known(words: &Words<'_>) -> Vec<String> {
    let case = words.question.case;
    let left_out = [id::ORDER_ID, id::ITEM_GOODS, id::ITEM_NAME, id::ISSUE_KIND, id::ITEM_COST];
    infos()
        .iter()
        .filter_map(|info| crate::vocabulary::fact(info.path))
        .filter(|fact| !left_out.contains(fact) && fact.info().asks.is_empty())
        .filter_map(|fact| {
            let value = case.get(fact)?;
            if fact == id::DONE && *value == FactValue::Set(Vec::new()) {
                return None;
            }
            let (name, value) = (words.fact_name(fact), words.fact_value(fact, value));
            Some(say("fact_value", words.locale(), &[("fact", &name), ("value", &value)]))
        })
        .collect()
}

/// What may be offered, with its bounds.
fn offered(words: &Words<'_>, offer: &Compensation) -> Option<String> {
    if offer.verdict != "eligible" && offer.verdict != "conditional" {
        return None;
    }
    let form = words.label("compensation_form", &offer.form);
    let amount = |amount: Option<&String>| money(words, amount, &offer.currency);
    Some(match (amount(offer.min.as_ref()), amount(offer.max.as_ref())) {
        (Some(min), Some(max)) if min != max => {
            say("offer_range", words.locale(), &[("offer", &form), ("min", &min), ("max", &max)])
        }
        (min, max) => match max.or(min) {
            Some(amount) => say("offer_amount", words.locale(), &[("offer", &form), ("amount", &amount)]),
            None => form,
        },
    })
}
