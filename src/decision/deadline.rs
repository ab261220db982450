//! What must be done in time.

use chrono::{DateTime, Utc};

use super::state::RuleState;
use super::view::View;
use crate::facts::{Trace, Truth};
use crate::policy::{DeadlineRule, Effect};
use crate::time::When;
use crate::vocabulary::FactId;

/// A deadline laid on a case.
#[derive(Clone, Debug)]
pub(crate) struct Due<'a> {
    pub(crate) rule: usize,
    pub(crate) effect: &'a DeadlineRule,
    pub(crate) from: Option<DateTime<Utc>>,
    pub(crate) due_at: Option<DateTime<Utc>>,
    pub(crate) is_approximate: bool,
    /// When the act was done, if it was.
    pub(crate) done_at: Option<When>,
    /// The facts it waits for.
    pub(crate) waits_for: Vec<FactId>,
}

/// Whether an act is done, still to be done, late, or cannot be dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Pending,
    Met,
    Overdue,
    Unknown,
}

impl Status {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::Met => "met",
            Status::Overdue => "overdue",
            Status::Unknown => "unknown",
        }
    }
}

impl Due<'_> {
    pub(crate) fn status(&self, view: &View<'_>) -> Status {
        match (self.done_at, self.due_at) {
            (Some(_), _) => Status::Met,
            (None, None) => Status::Unknown,
            (None, Some(due)) if view.now_instant() >= due => Status::Overdue,
            (None, Some(_)) => Status::Pending,
        }
    }
}

/// The deadlines of a pack's rules that hold.
pub(crate) fn deadlines<'a>(view: &View<'a>, states: &[RuleState], trace: &mut Trace) -> Vec<Due<'a>> {
    let mut found: Vec<Due<'a>> = Vec::new();
    for (number, (rule, state)) in view.pack.rules.iter().zip(states).enumerate() {
        if state.truth != Truth::True {
            continue;
        }
        for act in &rule.effects {
            let Effect::Deadline(effect) = &act.effect else { continue };
            // All of them: of one code the first stays whose remedy is possible, and that is known only later.
            if !(act.agent_only && view.is_customer) {
                found.push(due(view, number, effect, trace));
            }
        }
    }
    found
}

fn due<'a>(view: &View<'a>, rule: usize, effect: &'a DeadlineRule, trace: &mut Trace) -> Due<'a> {
    let mut inner = Trace::default();
    let place = view.window(effect.window, &mut inner).place;
    let from = effect.from.and_then(|window| view.window(window, &mut inner).place);
    trace.add(&inner);
    let mut waits_for: Vec<FactId> = Vec::new();
    if place.is_none() {
        waits_for.extend(inner.asked.iter());
        waits_for.extend(inner.open.iter());
    }
    let done = view.case.done.iter().find(|done| done.code == effect.code);
    Due {
        rule,
        effect,
        from: from.map(|place| place.span.closes_at),
        due_at: place.map(|place| place.span.closes_at),
        is_approximate: place.is_some_and(|place| place.span.approximate),
        done_at: done.map(|done| done.at),
        waits_for,
    }
}
