//! Until when somebody must have acted.

use super::day::When;
use super::json::{at, list, text};
use super::situation::Situation;
use super::truth::Truth;
use super::{remedy, rule, window};

pub struct Deadline {
    pub code: String,
    pub due: Option<i64>,
    pub status: &'static str,
}

/// Every deadline in force, each code once.
pub fn deadlines(situation: &Situation<'_>) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = Vec::new();
    for rule in rule::in_force(situation) {
        for effect in rule::effects(rule, "deadline") {
            let code = text(effect, "code").unwrap();
            let is_known = deadlines.iter().any(|deadline| deadline.code == code);
            let is_pointless =
                text(effect, "remedy").is_some_and(|kind| remedy::ruling(situation, kind).truth == Truth::False);
            if is_known || is_pointless || rule::applicability(situation, rule) != Truth::True {
                continue;
            }
            let due = window::span(situation, text(effect, "window").unwrap()).map(|span| span.closes);
            let status = match due {
                _ if is_done(situation, code) => "met",
                None => "unknown",
                Some(due) if situation.now.second(situation.zone) >= due => "overdue",
                Some(_) => "pending",
            };
            deadlines.push(Deadline { code: code.to_owned(), due, status });
        }
    }
    deadlines
}

/// A step with how far it is.
pub struct Step {
    pub code: String,
    pub status: &'static str,
}

/// Every step in force, each code once.
pub fn steps(situation: &Situation<'_>) -> Vec<Step> {
    let deadlines = deadlines(situation);
    let mut steps: Vec<Step> = Vec::new();
    for rule in rule::in_force(situation) {
        for effect in rule::effects(rule, "step") {
            let code = text(effect, "code").unwrap();
            let is_possible = |kind: &&str| remedy::ruling(situation, kind).truth != Truth::False;
            let is_pointless = match effect.get("remedies") {
                Some(named) if named != "all" => !super::json::texts(effect, "remedies").iter().any(is_possible),
                _ => false,
            };
            if is_pointless
                || steps.iter().any(|step| step.code == code)
                || rule::applicability(situation, rule) != Truth::True
            {
                continue;
            }
            let deadline = text(effect, "deadline").unwrap_or(code);
            let status = match deadlines.iter().find(|other| other.code == deadline).map(|deadline| deadline.status) {
                _ if is_done(situation, code) => "done",
                Some("met") => "done",
                Some("unknown") | None => "open",
                Some(status) => status,
            };
            steps.push(Step { code: code.to_owned(), status });
        }
    }
    steps
}

fn is_done(situation: &Situation<'_>, code: &str) -> bool {
    let Some(done) = at(situation.case, "done") else { return false };
    let acts = done.as_array().map_or(&[][..], Vec::as_slice);
    acts.iter().any(|act| text(act, "code") == Some(code) && text(act, "at").and_then(When::parse).is_some())
}

/// The windows that deadlines name.
pub fn windows(situation: &Situation<'_>) -> Vec<String> {
    let rules = list(situation.pack, "rules").iter();
    rules
        .flat_map(|rule| rule::effects(rule, "deadline"))
        .filter_map(|effect| text(effect, "window").map(str::to_owned))
        .collect()
}
