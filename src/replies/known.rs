//! The variables that a pack's replies may use.

use crate::policy::{Effect, Parameter, Rule};
use crate::problem::{Problem, nearest};
use crate::read::Node;
use crate::vocabulary;

/// The names a pack's replies may use beside the fixed ones.
pub(crate) struct Known {
    pub(crate) compensations: Vec<String>,
    deadlines: Vec<String>,
    charges: Vec<String>,
    parameters: Vec<String>,
    /// Whether a colleague reads the words, who may know more than the buyer.
    pub(crate) is_internal: bool,
}

/// Variables that stand alone.
const PLAIN: [&str; 8] = ["goods", "issue", "fault", "now", "evidence", "remedies", "headline", "missing"];

/// Variables that only a colleague may read.
const INTERNAL: [&str; 7] = ["steps", "deadlines", "compensation", "known", "rung", "policy", "offer"];

/// Variables of a remedy.
const OF_REMEDY: [&str; 8] = ["until", "total", "goods", "freight", "deductions", "back", "route", "conditions"];

/// Variables of a compensation.
const OF_OFFER: [&str; 4] = ["min", "max", "suggested", "offer"];

impl Known {
    pub(crate) fn of(rules: &[Rule], parameters: &[Parameter]) -> Known {
        let mut known = Known {
            compensations: Vec::new(),
            deadlines: Vec::new(),
            charges: Vec::new(),
            parameters: parameters.iter().map(|parameter| parameter.name.clone()).collect(),
            is_internal: false,
        };
        for act in rules.iter().flat_map(|rule| &rule.effects) {
            match &act.effect {
                Effect::Compensate(effect) => known.compensations.push(effect.code.clone()),
                Effect::Deadline(deadline) => known.deadlines.push(deadline.code.clone()),
                Effect::Charge(charge) => known.charges.push(charge.kind.clone()),
                _ => {}
            }
        }
        known
    }

    fn has(&self, name: &str) -> bool {
        let Some((head, tail)) = name.split_once('.') else {
            return PLAIN.contains(&name) || self.is_internal && INTERNAL.contains(&name);
        };
        let listed = |list: &[String], name: &str| list.iter().any(|other| other == name);
        match head {
            "deadline" => listed(&self.deadlines, tail),
            "charge" => listed(&self.charges, tail),
            "param" => listed(&self.parameters, tail),
            "fact" => vocabulary::fact(tail).is_some(),
            _ if vocabulary::code("remedy", head).is_some() => OF_REMEDY.contains(&tail),
            _ => listed(&self.compensations, head) && OF_OFFER.contains(&tail),
        }
    }

    fn all(&self) -> Vec<String> {
        let internal: &[&str] = if self.is_internal { &INTERNAL } else { &[] };
        let mut all: Vec<String> = PLAIN.iter().chain(internal).map(|name| (*name).to_owned()).collect();
        for remedy in vocabulary::group("remedy") {
            all.extend(OF_REMEDY.iter().map(|name| format!("{}.{name}", remedy.code)));
        }
        for code in &self.compensations {
            all.extend(OF_OFFER.iter().map(|name| format!("{code}.{name}")));
        }
        all.extend(self.deadlines.iter().map(|name| format!("deadline.{name}")));
        all.extend(self.charges.iter().map(|name| format!("charge.{name}")));
        all.extend(self.parameters.iter().map(|name| format!("param.{name}")));
        all.extend(vocabulary::infos().iter().map(|fact| format!("fact.{}", fact.path)));
        all
    }
}

/// Reports a variable that no decision of the pack can fill.
pub(crate) fn check_variable(name: &str, known: &Known, node: Node<'_>) {
    if known.has(name) {
        return;
    }
    if INTERNAL.contains(&name) {
        let wanted = "a variable that the buyer may read; only a reply to the agent tells of steps, ranges and all facts at hand";
        node.report.add(Problem::new(node.path.to_string(), wanted).given_text(&format!("{{{name}}}")));
        return;
    }
    let all = known.all();
    let wanted =
        "a variable that a decision of this pack can fill, such as `{return.until}`; the pack format lists all";
    let mut problem = Problem::new(node.path.to_string(), wanted).given_text(&format!("{{{name}}}"));
    problem.suggestion = nearest(name, all.iter().map(String::as_str)).map(|near| format!("{{{near}}}"));
    node.report.add(problem);
}
