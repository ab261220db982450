//! What one pack says of one remedy.

use super::state::RuleState;
use super::view::View;
use super::window::Place;
use crate::facts::{Trace, Truth};
use crate::order::{by_rank, descending};
use crate::policy::{Effect, Grant, NamedCondition};

/// A verdict, from worst to best for the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    Ineligible,
    NeedsInfo,
    Conditional,
    Eligible,
}

impl Verdict {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Verdict::Ineligible => "ineligible",
            Verdict::NeedsInfo => "needs_info",
            Verdict::Conditional => "conditional",
            Verdict::Eligible => "eligible",
        }
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Verdict {
        match truth {
            Truth::True => Verdict::Eligible,
            Truth::Open => Verdict::Conditional,
            Truth::Ask => Verdict::NeedsInfo,
            Truth::False => Verdict::Ineligible,
        }
    }
}

/// Why a remedy has its verdict.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reason {
    pub(crate) code: Cause,
    /// The number of the rule; none: no rule of the pack covers it.
    pub(crate) rule: Option<usize>,
    pub(crate) place: Option<Place>,
}

/// The kinds of reason.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cause {
    /// A rule grants it, under its own code if it has one.
    Granted(Option<String>),
    /// A rule denies it, under its own code.
    Denied(String),
    /// The window is past.
    Expired,
    /// The window is not open yet.
    NotOpen,
    /// A condition has failed.
    ConditionFailed,
    /// Nothing grants it.
    NotCovered,
    /// Facts decide that are not known.
    FactsMissing,
}

impl Cause {
    pub(crate) fn code(&self) -> &str {
        match self {
            Cause::Granted(own) => own.as_deref().unwrap_or("granted"),
            Cause::Denied(code) => code,
            Cause::Expired => "window_expired",
            Cause::NotOpen => "window_not_open",
            Cause::ConditionFailed => "condition_failed",
            Cause::NotCovered => "not_covered",
            Cause::FactsMissing => "facts_missing",
        }
    }
}

/// The verdict on a remedy with the grant it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Judged<'a> {
    pub(crate) verdict: Verdict,
    /// The rule's number and the grant that gives the terms.
    pub(crate) grant: Option<(usize, &'a Grant)>,
    pub(crate) place: Option<Place>,
    /// Named conditions that are still open, by number.
    pub(crate) open: Vec<usize>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) trace: Trace,
}

/// A grant weighed for a case.
struct Weighed<'a> {
    rule: usize,
    grant: &'a Grant,
    specificity: i64,
    applies: Truth,
    window: Truth,
    passed: Truth,
    place: Option<Place>,
    required: Truth,
    open: Vec<usize>,
    /// Denials that hold or may hold.
    denials: Vec<(usize, &'a str, Truth)>,
    denied: Truth,
    trace: Trace,
}

impl Weighed<'_> {
    fn truth(&self) -> Truth {
        self.applies.and(self.once_applicable())
    }

    /// What it would be worth if its rule applied.
    fn once_applicable(&self) -> Truth {
        self.window.and(self.required).and(self.denied.not())
    }
}

/// Judges one remedy by one pack.
pub(crate) fn judge<'a>(view: &View<'a>, states: &[RuleState], remedy: &str) -> Judged<'a> {
    let mut trace = Trace::default();
    let weighed = grants(view, states, remedy, &mut trace);
    for grant in &weighed {
        trace.add(&grant.trace);
    }
    let weighed = by_rank(weighed, |grant| [descending(grant.specificity), 0, 0, 0]);
    let deciding = weighed.iter().find(|grant| grant.applies == Truth::True).map(|grant| grant.specificity);
    let (possible, class): (Vec<&Weighed<'a>>, Vec<&Weighed<'a>>) = weighed
        .iter()
        .filter(|grant| deciding.is_none_or(|class| grant.specificity >= class))
        .partition(|grant| Some(grant.specificity) != deciding);
    let best = best(&class);
    let base = best.map_or(Truth::False, Weighed::truth);
    let truth = settle(base, &possible);
    let chosen =
        best.filter(|grant| truth != Truth::False || grant.truth() == Truth::False).or_else(|| likeliest(&possible));
    let reasons = reasons(view, states, remedy, truth, chosen, &class, &possible);
    Judged {
        verdict: truth.into(),
        grant: chosen.map(|grant| (grant.rule, grant.grant)),
        place: chosen.and_then(|grant| grant.place),
        open: chosen.map(|grant| grant.open.clone()).unwrap_or_default(),
        reasons,
        trace,
    }
}

/// The grant with the best truth; of equals the first whose window is open, else the first.
fn best<'w, 'a>(class: &[&'w Weighed<'a>]) -> Option<&'w Weighed<'a>> {
    let rank = |grant: &Weighed<'_>| (grant.truth(), grant.window == Truth::True);
    let top = class.iter().map(|grant| rank(grant)).max()?;
    class.iter().copied().find(|grant| rank(grant) == top)
}

/// Of the grants that only may apply the one that would be worth most, the first listed of equals.
fn likeliest<'w, 'a>(possible: &[&'w Weighed<'a>]) -> Option<&'w Weighed<'a>> {
    let top = possible.iter().map(|grant| grant.once_applicable()).max()?;
    possible.iter().copied().filter(|grant| grant.once_applicable() == top).min_by_key(|grant| grant.rule)
}

/// A more specific grant that only may apply leaves the verdict open unless it would not change it.
fn settle(base: Truth, possible: &[&Weighed<'_>]) -> Truth {
    if possible.iter().all(|grant| grant.once_applicable() == base) {
        return base;
    }
    let asks = base == Truth::Ask
        || possible.iter().any(|grant| grant.applies == Truth::Ask || grant.once_applicable() == Truth::Ask);
    if asks { Truth::Ask } else { Truth::Open }
}

fn grants<'a>(view: &View<'a>, states: &[RuleState], remedy: &str, trace: &mut Trace) -> Vec<Weighed<'a>> {
    let mut found = Vec::new();
    let denials = denials(view, states, remedy);
    for (number, (rule, state)) in view.pack.rules.iter().zip(states).enumerate() {
        for act in &rule.effects {
            let Effect::Grant(grant) = &act.effect else { continue };
            if grant.remedy != remedy {
                continue;
            }
            if state.truth == Truth::False {
                trace.presumed.add_all(state.trace.presumed);
                continue;
            }
            found.push(weigh(view, number, grant, state, states, &denials));
        }
    }
    found
}

fn denials<'a>(view: &View<'a>, states: &[RuleState], remedy: &str) -> Vec<(usize, &'a str, Truth)> {
    let mut found = Vec::new();
    for (number, (rule, state)) in view.pack.rules.iter().zip(states).enumerate() {
        for act in &rule.effects {
            if let Effect::Deny(deny) = &act.effect
                && deny.remedies.has(remedy)
            {
                found.push((number, deny.reason.as_str(), state.truth));
            }
        }
    }
    found
}

fn weigh<'a>(
    view: &View<'a>,
    number: usize,
    grant: &'a Grant,
    state: &RuleState,
    states: &[RuleState],
    denials: &[(usize, &'a str, Truth)],
) -> Weighed<'a> {
    let mut trace = state.trace;
    let (mut window, mut passed, mut place) = (Truth::True, Truth::False, None);
    if let Some(named) = grant.window {
        let found = view.window(named, &mut trace);
        (window, passed, place) = (found.inside, found.passed, found.place);
    }
    let mut required = Truth::True;
    let mut open = Vec::new();
    for name in &grant.requires {
        let Some(condition) = view.pack.conditions.get(*name) else { continue };
        let met = met(view, condition, &mut trace);
        required = required.and(met);
        if met == Truth::Open {
            open.push(*name);
        }
    }
    let is_lifted = |rule: usize| view.pack.rules.get(rule).is_some_and(|rule| grant.overrides.contains(&rule.id));
    let mut denied = Truth::False;
    let mut standing = Vec::new();
    for (rule, reason, truth) in denials {
        if is_lifted(*rule) {
            continue;
        }
        if let Some(state) = states.get(*rule) {
            trace.add(&state.trace);
        }
        denied = denied.or(*truth);
        if *truth != Truth::False {
            standing.push((*rule, *reason, *truth));
        }
    }
    Weighed {
        rule: number,
        grant,
        specificity: state.specificity,
        applies: state.truth,
        window,
        passed,
        place,
        required,
        open,
        denials: standing,
        denied,
        trace,
    }
}

/// Whether a thing that must happen has happened. What has not happened yet is open, never asked for.
pub(crate) fn met(view: &View<'_>, condition: &NamedCondition, trace: &mut Trace) -> Truth {
    if let Some(code) = &condition.evidence {
        return if view.case.has_evidence(code) == Some(true) { Truth::True } else { Truth::Open };
    }
    let Some(condition) = &condition.met else { return Truth::Open };
    let mut inner = Trace::default();
    let truth = view.condition(condition, &mut inner);
    trace.presumed.add_all(inner.presumed);
    match truth {
        Truth::Ask | Truth::Open => Truth::Open,
        settled => settled,
    }
}

fn reasons(
    view: &View<'_>,
    states: &[RuleState],
    remedy: &str,
    truth: Truth,
    chosen: Option<&Weighed<'_>>,
    class: &[&Weighed<'_>],
    possible: &[&Weighed<'_>],
) -> Vec<Reason> {
    let of = |grant: &Weighed<'_>, code| Reason { code, rule: Some(grant.rule), place: grant.place };
    match (truth, chosen) {
        (Truth::True | Truth::Open, Some(grant)) => vec![of(grant, Cause::Granted(grant.grant.reason.clone()))],
        (Truth::Ask, Some(grant)) => vec![of(grant, Cause::FactsMissing)],
        _ => {
            let mut found: Vec<Reason> = Vec::new();
            let mut add = |reason: Reason| {
                if !found.iter().any(|other| other.code == reason.code && other.rule == reason.rule) {
                    found.push(reason);
                }
            };
            let refused: Vec<&Weighed<'_>> = class.iter().chain(possible).copied().collect();
            for grant in &refused {
                for (rule, code, truth) in &grant.denials {
                    if *truth == Truth::True {
                        let code = Cause::Denied((*code).to_owned());
                        add(Reason { code, rule: Some(*rule), place: None });
                    }
                }
            }
            // The window that stayed open longest comes first: it is the one the buyer has just missed.
            let shut: Vec<&Weighed<'_>> = refused.iter().copied().filter(|g| g.window == Truth::False).collect();
            let closes =
                |grant: &&Weighed<'_>| grant.place.map_or(i64::MIN, |place| place.span.closes_at.timestamp_millis());
            for grant in by_rank(shut, |grant| [descending(closes(grant)), 0, 0, 0]) {
                let expired = grant.passed == Truth::True || grant.place.is_none();
                add(of(grant, if expired { Cause::Expired } else { Cause::NotOpen }));
            }
            for grant in refused.iter().filter(|grant| grant.required == Truth::False) {
                add(of(grant, Cause::ConditionFailed));
            }
            if found.is_empty() {
                found.extend(uncovered(view, states, remedy));
            }
            found
        }
    }
}

/// Nothing grants the remedy: a denial that says so is the better reason.
fn uncovered(view: &View<'_>, states: &[RuleState], remedy: &str) -> Vec<Reason> {
    let mut found: Vec<Reason> = denials(view, states, remedy)
        .into_iter()
        .filter(|(_, _, truth)| *truth == Truth::True)
        .map(|(rule, code, _)| Reason { code: Cause::Denied(code.to_owned()), rule: Some(rule), place: None })
        .collect();
    if found.is_empty() {
        found.push(Reason { code: Cause::NotCovered, rule: None, place: None });
    }
    found
}
