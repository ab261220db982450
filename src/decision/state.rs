//! How far each rule of a pack applies to a case.

use super::view::View;
use crate::facts::{FactValue, Trace, Truth};
use crate::policy::{Pack, Rule, depth, under};
use crate::vocabulary::id;

/// A rule's applicability.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RuleState {
    pub(crate) truth: Truth,
    /// How specifically it names the goods and the fault; more specific rules come first.
    pub(crate) specificity: i64,
    pub(crate) trace: Trace,
}

/// The state of every rule of the view's pack, in the pack's order.
pub(crate) fn states(view: &View<'_>) -> Vec<RuleState> {
    view.pack.rules.iter().map(|rule| state(view, rule)).collect()
}

/// The state of one rule.
pub(crate) fn state(view: &View<'_>, rule: &Rule) -> RuleState {
    let mut trace = Trace::default();
    let nearest = rule.goods.iter().filter(|goods| under(view.goods(), goods)).map(|goods| depth(goods)).max();
    // A level of the goods tree weighs more than naming the fault.
    let depth = nearest.and_then(|depth| i64::try_from(depth).ok()).unwrap_or(0);
    let specificity = depth.saturating_mul(2).saturating_add(i64::from(!rule.faults.is_empty()));
    let never = RuleState { truth: Truth::False, specificity, trace };
    if !rule.goods.is_empty() && nearest.is_none()
        || !rule.issues.is_empty() && !rule.issues.iter().any(|issue| issue == view.issue())
        || !in_force(view, rule)
    {
        return never;
    }
    let mut truth = Truth::True;
    if !rule.faults.is_empty() {
        truth = match view.get(id::ISSUE_FAULT, &mut trace) {
            Some(fault) => Truth::of(rule.faults.iter().any(|code| fault.code() == Some(code))),
            None => Truth::Ask,
        };
    }
    if let (Some(condition), true) = (&rule.when, truth != Truth::False) {
        truth = truth.and(view.condition(condition, &mut trace));
    }
    RuleState { truth, specificity, trace }
}

/// Whether a rule is in force on the day of the sale (unknown: of `now`), or `now` where the rule says so.
fn in_force(view: &View<'_>, rule: &Rule) -> bool {
    if rule.from.is_none() && rule.until.is_none() {
        return true;
    }
    let when = if rule.in_force_now { view.now } else { sale(view, view.pack).unwrap_or(view.now) };
    let day = when.date(view.pack.zone());
    rule.from.is_none_or(|from| from <= day) && rule.until.is_none_or(|until| day < until)
}

/// When the sale took place, as far as the pack can tell.
pub(crate) fn sale(view: &View<'_>, pack: &Pack) -> Option<crate::time::When> {
    pack.sale.iter().find_map(|fact| match view.trial {
        Some((tried, value)) if tried == *fact => value.date(),
        _ => view.case.get(*fact).and_then(FactValue::date),
    })
}
