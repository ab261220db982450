//! Rules: when they apply and what they do.

use super::term::{Amount, Condition};
use crate::text::Local;
use chrono::NaiveDate;

/// A rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) title: Local,
    pub(crate) text: Option<Local>,
    pub(crate) citation: Citation,
    pub(crate) reading: Option<Local>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    /// Whether `from` and `until` are compared with `now` instead of the date of the sale.
    pub(crate) in_force_now: bool,
    pub(crate) goods: Vec<String>,
    pub(crate) issues: Vec<String>,
    pub(crate) faults: Vec<String>,
    pub(crate) when: Option<Condition>,
    pub(crate) effects: Vec<Act>,
}

/// An effect and who may see it.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    /// Never shown to customers.
    pub(crate) agent_only: bool,
    pub(crate) effect: Effect,
}

/// Where a rule stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Citation {
    pub(crate) document: String,
    pub(crate) clause: String,
    pub(crate) quote: Option<String>,
    pub(crate) mark: Option<String>,
}

/// What a rule does.
#[derive(Clone, Debug)]
pub(crate) enum Effect {
    Grant(Grant),
    Deny(Deny),
    Charge(Charge),
    Freight(Remedies, Freight),
    Route(RouteRule),
    Compensate(Box<Compensate>),
    Evidence(EvidenceRule),
    Deadline(DeadlineRule),
    Step(StepRule),
    Measure(CodedText),
    Escalate(Vec<(String, Local)>),
    Record(RecordRule),
    ServiceLevel(ServiceLevelRule),
    Prefer(Vec<&'static str>),
    Negotiate(Vec<OfferRule>),
    Liable(Liable),
}

/// The remedies an effect is about.
#[derive(Clone, Debug)]
pub(crate) enum Remedies {
    /// Every remedy.
    All,
    /// These.
    Some(Vec<&'static str>),
}

impl Remedies {
    pub(crate) fn has(&self, remedy: &str) -> bool {
        match self {
            Remedies::All => true,
            Remedies::Some(listed) => listed.contains(&remedy),
        }
    }
}

/// Grants a remedy.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) remedy: &'static str,
    pub(crate) window: Option<usize>,
    pub(crate) requires: Vec<usize>,
    pub(crate) freight: Option<Freight>,
    pub(crate) route: Option<String>,
    pub(crate) overrides: Vec<String>,
    pub(crate) reason: Option<String>,
}

/// Denies remedies.
#[derive(Clone, Debug)]
pub(crate) struct Deny {
    pub(crate) remedies: Remedies,
    pub(crate) reason: String,
}

/// Who pays which leg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Freight {
    pub(crate) original: Option<String>,
    pub(crate) back: String,
    pub(crate) replacement: Option<String>,
    pub(crate) advanced_by: Option<String>,
}

/// Somebody pays something.
#[derive(Clone, Debug)]
pub(crate) struct Charge {
    pub(crate) kind: String,
    pub(crate) payer: String,
    /// None: a charge of the whole case.
    pub(crate) remedies: Option<Remedies>,
    pub(crate) amount: Option<Amount>,
    /// Taken off the refund instead of being paid.
    pub(crate) deduct: bool,
    pub(crate) window: Option<usize>,
    pub(crate) text: Local,
}

/// A way the goods take.
#[derive(Clone, Debug)]
pub(crate) struct RouteRule {
    pub(crate) remedies: Remedies,
    pub(crate) to: String,
    pub(crate) text: Local,
}

/// Money or a gift beside the remedies.
#[derive(Clone, Debug)]
pub(crate) struct Compensate {
    pub(crate) code: String,
    pub(crate) form: String,
    pub(crate) payer: String,
    pub(crate) min: Option<Amount>,
    pub(crate) max: Option<Amount>,
    pub(crate) suggested: Option<Amount>,
    pub(crate) cap: Option<Amount>,
    pub(crate) requires: Vec<usize>,
    pub(crate) basis: Vec<Basis>,
    pub(crate) text: Option<Local>,
}

/// What a compensation is measured by.
#[derive(Clone, Debug)]
pub(crate) struct Basis {
    pub(crate) code: String,
    pub(crate) text: Local,
    pub(crate) amount: Option<Amount>,
}

/// Something to be shown.
#[derive(Clone, Debug)]
pub(crate) struct EvidenceRule {
    pub(crate) code: String,
    pub(crate) from: String,
    pub(crate) remedies: Remedies,
    pub(crate) text: Local,
}

/// Something to be done in time.
#[derive(Clone, Debug)]
pub(crate) struct DeadlineRule {
    pub(crate) code: String,
    pub(crate) actor: String,
    pub(crate) window: usize,
    pub(crate) from: Option<usize>,
    pub(crate) remedy: Option<&'static str>,
    pub(crate) text: Local,
}

/// A step: who does what, and until when.
#[derive(Clone, Debug)]
pub(crate) struct StepRule {
    pub(crate) code: String,
    pub(crate) actor: String,
    pub(crate) text: Local,
    /// The deadline it has; none named: the one of its own code, if there is one.
    pub(crate) deadline: Option<String>,
    /// It is taken only while one of these is possible.
    pub(crate) remedies: Remedies,
}

/// An offer on the ladder of a talk: a remedy, a compensation, or one together with the other.
#[derive(Clone, Debug)]
pub(crate) struct OfferRule {
    /// `first_offer`, `last_offer` or `last_resort`.
    pub(crate) rung: String,
    pub(crate) remedy: Option<&'static str>,
    /// The code of a compensation of the same pack.
    pub(crate) offer: Option<String>,
}

/// A measure: who does what.
#[derive(Clone, Debug)]
pub(crate) struct CodedText {
    pub(crate) code: String,
    pub(crate) actor: String,
    pub(crate) text: Local,
}

/// What must be written down.
#[derive(Clone, Debug)]
pub(crate) struct RecordRule {
    pub(crate) code: String,
    pub(crate) fields: Vec<String>,
    pub(crate) text: Local,
}

/// A promised quality of service.
#[derive(Clone, Debug)]
pub(crate) struct ServiceLevelRule {
    pub(crate) code: String,
    pub(crate) value: String,
    pub(crate) unit: String,
    pub(crate) text: Local,
}

/// Who bears it in the end, and whom the buyer turns to.
#[derive(Clone, Debug)]
pub(crate) struct Liable {
    pub(crate) party: String,
    pub(crate) answers: Option<String>,
}
