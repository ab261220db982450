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
