//! Checks a pack as its author would want it checked: every error at once, what is never used, and its own cases.

use crate::call::Policy;
use crate::facts::FactValue;
use crate::hash::hash;
use crate::json::{object, text};
use crate::policy::read;
use crate::policy::{Condition, Effect, Pack};
use crate::problem::{Problem, Problems};
use crate::read::{Path, Report};
use crate::value::Value;
use crate::vocabulary::FactKind;

mod cases;

pub use cases::mismatches;

/// What is to be said of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// `error`: the pack is refused. `warning`: it loads, but something in it is idle or goes against its own cases.
    pub level: &'static str,
    /// Where.
    pub path: String,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What was given.
    pub given: Option<String>,
    /// What is wanted.
    pub wanted: Option<String>,
    /// The nearest right name.
    pub suggestion: Option<String>,
    /// A case that shows it.
    pub counterexample: Option<Value>,
}

object!(Diagnostic { level, path, message, given, wanted, suggestion, counterexample });

impl Diagnostic {
    /// The diagnostics as JSON text.
    #[must_use]
    pub fn to_json(diagnostics: &[Diagnostic]) -> String {
        text(diagnostics)
    }

    fn error(problem: Problem) -> Diagnostic {
        let message = Problems::one(problem.clone()).message();
        Diagnostic {
            level: "error",
            path: problem.path,
            message,
            given: problem.given,
            wanted: Some(problem.wanted),
            suggestion: problem.suggestion,
            counterexample: None,
        }
    }

    fn warning(path: String, message: String) -> Diagnostic {
        Diagnostic {
            level: "warning",
            path,
            message,
            given: None,
            wanted: None,
            suggestion: None,
            counterexample: None,
        }
    }
}

/// Everything there is to say of a pack; nothing: it is sound and its cases hold.
#[must_use]
pub fn check_pack(pack: &Value) -> Vec<Diagnostic> {
    let report = Report::default();
    let read = read::pack(pack, &Path::Root, hash(pack), None, &report);
    let problems = report.into_problems().problems;
    let mut found: Vec<Diagnostic> = problems.into_iter().map(Diagnostic::error).collect();
    let Some(read) = read.filter(|_| found.is_empty()) else { return found };
    found.extend(idle(&read.pack));
    found.extend(never(&read.pack));
    found.extend(cases::failing(pack));
    found
}

/// What no rule of the pack uses.
fn idle(pack: &Pack) -> Vec<Diagnostic> {
    let mut windows: Vec<usize> = Vec::new();
    let mut conditions: Vec<usize> = Vec::new();
    let mut visit = |condition: &Condition| {
        if let Condition::Window(number) | Condition::Passed(number) = condition {
            windows.push(*number);
        }
    };
    pack.each_condition(&mut visit);
    for condition in pack.replies.iter().filter_map(|reply| reply.needs.when.as_ref()) {
        condition.walk(&mut visit);
    }
    for act in pack.rules.iter().flat_map(|rule| &rule.effects) {
        match &act.effect {
            Effect::Grant(grant) => {
                windows.extend(grant.window);
                conditions.extend(&grant.requires);
            }
            Effect::Charge(charge) => windows.extend(charge.window),
            Effect::Deadline(deadline) => {
                windows.push(deadline.window);
                windows.extend(deadline.from);
            }
            Effect::Compensate(effect) => conditions.extend(&effect.requires),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (number, window) in pack.windows.iter().enumerate() {
        if !windows.contains(&number) {
            let message = format!("no rule uses the window `{}`", window.name);
            found.push(Diagnostic::warning(format!("windows.{}", window.name), message));
        }
    }
    for (number, condition) in pack.conditions.iter().enumerate() {
        if !conditions.contains(&number) {
            let message = format!("no rule requires the condition `{}`", condition.name);
            found.push(Diagnostic::warning(format!("conditions.{}", condition.name), message));
        }
    }
    for (number, rule) in pack.rules.iter().enumerate() {
        if rule.effects.is_empty() {
            let message = format!("the rule `{}` has no effect", rule.id);
            found.push(Diagnostic::warning(format!("rules[{number}]"), message));
        }
    }
    found
}

/// Codes of a parameter that the fact they are compared with cannot have. A code that is written out is an error; a
/// parameter may hold codes for several facts.
fn never(pack: &Pack) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let conditions = pack.rules.iter().enumerate().filter_map(|(number, rule)| {
        let condition = rule.when.as_ref()?;
        Some((format!("rules[{number}].when"), condition))
    });
    for (path, condition) in conditions {
        condition.walk(&mut |part| {
            let (fact, codes) = match part {
                Condition::Has(fact, codes) => (fact.info(), codes.iter().map(String::as_str).collect::<Vec<&str>>()),
                Condition::In(fact, values) => (fact.info(), values.iter().filter_map(FactValue::code).collect()),
                _ => return,
            };
            let (FactKind::Choice(of) | FactKind::Set(of)) = fact.kind else { return };
            let fixed = of.fixed();
            for code in codes {
                if !fixed.is_empty() && fixed.iter().all(|entry| entry.code != code) {
                    let fact = fact.path;
                    let message = format!("`{fact}` can never have the code `{code}`, which a parameter names");
                    found.push(Diagnostic::warning(path.clone(), message));
                }
            }
        });
    }
    found
}

/// A policy of this pack alone, with values for its parameters (pack id → parameter → value).
pub(crate) fn alone(pack: &Value, parameters: Option<&Value>) -> Result<Policy, Problems> {
    let none = Value::List(Vec::new());
    let parameters = parameters.cloned().unwrap_or(Value::Null);
    let options = Value::Map(vec![("builtIns".to_owned(), none), ("parameters".to_owned(), parameters)]);
    Policy::new(std::slice::from_ref(pack), &options)
}
