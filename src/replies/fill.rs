//! Fills a reply from the decision; what is not known stays visible.

use rust_decimal::Decimal;

use super::BREAK;
use super::gap::gap;
use super::listed::listed;
use crate::decision::answer::{Deadline, Decision, Remedy};
use crate::decision::negotiation::Ladder;
use crate::decision::{Words, deducted};
use crate::facts::FactValue;
use crate::policy::Pack;
use crate::text::{fill as fill_text, join, say};
use crate::time::When;
use crate::vocabulary::{self, Codes, id, phrase};

/// What a reply is filled from.
pub(super) struct Talk<'a, 'b> {
    pub(super) words: &'b Words<'a>,
    /// The pack whose words they are.
    pub(super) pack: Option<&'a Pack>,
    pub(super) decision: &'b Decision,
    pub(super) ladder: &'b Ladder<'b>,
    /// The rung of the reply.
    pub(super) rung: &'b str,
}

impl Talk<'_, '_> {
    /// A template with its variables filled.
    pub(super) fn fill(&self, template: &str) -> String {
        fill_text(template, self.words.locale(), |name| {
            Some(self.value(name).unwrap_or_else(|| gap(self.words, self.pack, name)))
        })
    }

    fn value(&self, name: &str) -> Option<String> {
        let (words, decision) = (self.words, self.decision);
        let case = words.question.case;
        let Some((head, tail)) = name.split_once('.') else {
            return match name {
                "goods" => case
                    .code(id::ITEM_NAME)
                    .map(str::to_owned)
                    .or_else(|| Some(words.code(Codes::Goods, case.code(id::ITEM_GOODS)?))),
                "issue" => Some(words.label("issue", &decision.issue.kind)),
                "fault" => Some(words.code(Codes::Faults, case.code(id::ISSUE_FAULT)?)),
                "now" => moment(words, Some(&decision.now)),
                "evidence" => evidence(words, decision),
                "remedies" => remedies(words, decision, self.ladder),
                "rung" => Some(words.label("rung", self.ladder.rung())),
                "offer" => self.ladder.offered(words),
                BREAK => Some("\n".to_owned()),
                other => listed(words, decision, other),
            };
        };
        match head {
            "deadline" => {
                let found = decision.deadlines.iter().find(|deadline| deadline.code == tail)?;
                due(words, found)
            }
            "charge" => {
                let found = decision.charges.iter().chain(decision.remedies.iter().flat_map(|remedy| &remedy.charges));
                let found = found.into_iter().find(|charge| charge.kind == tail)?;
                self.money(found.amount.as_ref())
            }
            "param" => {
                let found = self.pack?.parameters.iter().find(|parameter| parameter.name == tail)?;
                Some(parameter(words, self.pack?, &found.value))
            }
            "fact" => {
                let fact = vocabulary::fact(tail)?;
                Some(words.fact_value(fact, case.get(fact)?))
            }
            _ => match decision.remedies.iter().find(|remedy| remedy.kind == head) {
                Some(remedy) => self.of_remedy(remedy, tail),
                None => {
                    let offer = decision.compensation.iter().find(|offer| offer.code == head)?;
                    match tail {
                        "min" => money(words, offer.min.as_ref(), &offer.currency),
                        "max" => money(words, offer.max.as_ref(), &offer.currency),
                        "offer" => Some(words.money(self.ladder.amount(self.rung, head)?, &offer.currency)),
                        _ => money(words, offer.suggested.as_ref(), &offer.currency),
                    }
                }
            },
        }
    }

    fn money(&self, amount: Option<&String>) -> Option<String> {
        money(self.words, amount, &self.pack?.currency)
    }

    fn of_remedy(&self, remedy: &Remedy, name: &str) -> Option<String> {
        let (words, pack) = (self.words, self.pack?);
        let refund = remedy.refund.as_ref();
        match name {
            "until" => until(words, pack, remedy),
            "total" => self.money(refund?.total.as_ref()),
            "goods" => self.money(refund?.goods.as_ref()),
            "freight" => self.money(refund?.freight.as_ref()),
            "deductions" => Some(words.money(deducted(remedy)?, &pack.currency)),
            "back" => Some(words.label("party", &remedy.freight.as_ref()?.back)),
            "route" => Some(words.label("route", remedy.route.as_ref()?)),
            "conditions" => {
                let texts: Vec<String> = remedy
                    .conditions
                    .iter()
                    // What is presumed is no condition to be fulfilled.
                    .filter(|condition| !condition.code.starts_with("presumed:"))
                    .filter_map(|condition| condition.text.clone())
                    .collect();
                (!texts.is_empty()).then(|| join(&texts, words.locale()))
            }
            _ => None,
        }
    }
}

pub(super) fn money(words: &Words<'_>, amount: Option<&String>, currency: &str) -> Option<String> {
    Some(words.money(Decimal::from_str_exact(amount?).ok()?, currency))
}

/// When an act is due; a date that is not exact is told as such.
pub(super) fn due(words: &Words<'_>, deadline: &Deadline) -> Option<String> {
    let said = moment(words, deadline.due_at.as_ref())?;
    Some(match deadline.approximate {
        Some(true) => say("moment_approximate", words.locale(), &[("moment", &said)]),
        _ => said,
    })
}

/// When a remedy ends. A report made in time has kept an end that is past by now: to name it alone would refuse what is granted.
fn until(words: &Words<'_>, pack: &Pack, remedy: &Remedy) -> Option<String> {
    let end = &remedy.window.as_ref()?.closes_at;
    let is_past = match When::parse(end) {
        Ok(at) => at.instant(pack.zone()) <= words.question.now.instant(pack.zone()),
        Err(_) => false,
    };
    let said = moment(words, Some(end))?;
    let still_holds = is_past && remedy.verdict != "ineligible";
    Some(if still_holds { say("reported_in_time", words.locale(), &[("until", &said)]) } else { said })
}

pub(super) fn moment(words: &Words<'_>, instant: Option<&String>) -> Option<String> {
    match When::parse(instant?) {
        Ok(When::Instant(at)) => Some(words.moment(at)),
        _ => None,
    }
}

fn parameter(words: &Words<'_>, pack: &Pack, value: &FactValue) -> String {
    match value {
        FactValue::Number(number) => number.normalize().to_string(),
        FactValue::Set(codes) => join(codes, words.locale()),
        FactValue::Period(period) => words.period(*period),
        FactValue::Code(code) | FactValue::Text(code) => code.clone(),
        FactValue::Bool(value) => {
            phrase(if *value { "boolean_true" } else { "boolean_false" }, words.locale()).to_owned()
        }
        FactValue::Date(when) => when.print(pack.zone()),
    }
}

fn evidence(words: &Words<'_>, decision: &Decision) -> Option<String> {
    let wanted: Vec<String> = decision
        .evidence
        .iter()
        .filter(|evidence| evidence.satisfied.0 != Some(true) && evidence.from == "buyer")
        .filter_map(|evidence| evidence.text.clone())
        .collect();
    (!wanted.is_empty()).then(|| join(&wanted, words.locale()))
}

/// What is possible and was not refused; where everything was refused, what is possible all the same.
fn remedies(words: &Words<'_>, decision: &Decision, ladder: &Ladder<'_>) -> Option<String> {
    let named = |is_named: &dyn Fn(&Remedy) -> bool| -> Vec<String> {
        let remedies = decision.remedies.iter().filter(|remedy| is_named(remedy));
        remedies
            .map(|remedy| {
                let label = words.label("remedy", &remedy.kind);
                let is_charged = remedy.charges.iter().any(|charge| charge.payer == "buyer");
                if is_charged { say("remedy_charged", words.locale(), &[("remedy", &label)]) } else { label }
            })
            .collect()
    };
    let mut possible = named(&|remedy| ladder.is_open(remedy));
    if possible.is_empty() {
        possible = named(&Remedy::is_possible);
    }
    (!possible.is_empty()).then(|| join(&possible, words.locale()))
}
