//! What stands for an unknown value in a reply: a mark that names the thing in words.

use crate::decision::Words;
use crate::policy::{Effect, Pack, Rule};
use crate::text::{gap as mark, say};
use crate::vocabulary::{self, id};

/// The mark of a variable.
pub(crate) fn gap(words: &Words<'_>, pack: Option<&Pack>, variable: &str) -> String {
    let name = name(words, pack, variable).unwrap_or_else(|| variable.to_owned());
    // It stands within a sentence.
    mark(name.trim_end_matches(['。', '.']), words.locale())
}

fn name(words: &Words<'_>, pack: Option<&Pack>, variable: &str) -> Option<String> {
    let locale = words.locale();
    let Some((head, tail)) = variable.split_once('.') else {
        return match variable {
            "fault" => Some(words.fact_name(id::ISSUE_FAULT)),
            "evidence" => Some(say("gap_evidence", locale, &[])),
            "remedies" => Some(say("gap_remedies", locale, &[])),
            _ => None,
        };
    };
    match head {
        "deadline" => Some(words.act(tail)),
        "fact" => Some(words.fact_name(vocabulary::fact(tail)?)),
        "charge" => Some(match vocabulary::code("charge", tail) {
            Some(_) => words.label("charge", tail),
            None => charge(pack?, tail)?.get(locale).to_owned(),
        }),
        _ if vocabulary::code("remedy", head).is_some() => {
            let phrase = of_remedy(tail)?;
            Some(say(phrase, locale, &[("remedy", &words.label("remedy", head))]))
        }
        _ => {
            let phrase = match tail {
                "min" => "gap_min",
                "max" => "gap_max",
                _ => "gap_suggested",
            };
            Some(say(phrase, locale, &[("offer", compensation(pack?, head)?.title.get(locale))]))
        }
    }
}

/// The phrase for a part of a remedy.
fn of_remedy(part: &str) -> Option<&'static str> {
    Some(match part {
        "until" => "gap_until",
        "total" => "gap_total",
        "goods" => "gap_goods",
        "freight" => "gap_freight",
        "deductions" => "gap_deductions",
        "back" => "gap_back",
        "route" => "gap_route",
        "conditions" => "gap_conditions",
        _ => return None,
    })
}

/// What a charge is for, in the pack's words.
fn charge<'a>(pack: &'a Pack, kind: &str) -> Option<&'a crate::text::Local> {
    pack.rules.iter().flat_map(|rule| &rule.effects).find_map(|act| match &act.effect {
        Effect::Charge(charge) if charge.kind == kind => Some(&charge.text),
        _ => None,
    })
}

/// The rule that offers a compensation.
fn compensation<'a>(pack: &'a Pack, code: &str) -> Option<&'a Rule> {
    pack.rules.iter().find(|rule| {
        rule.effects.iter().any(|act| matches!(&act.effect, Effect::Compensate(effect) if effect.code == code))
    })
}
