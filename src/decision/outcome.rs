//! The outcome of a case: verdicts, amounts and instants by number, without a word.
//!
//! It is cheap to compute, so that a fact or an instant can be tried to see what it changes.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::compensation::{Offer, offers};
use super::deadline::{Due, deadlines};
use super::remedy::{Judged, Verdict, judge};
use super::state::{RuleState, states};
use super::terms::{Charged, Terms, charges, terms};
use super::view::View;
use crate::case::Case;
use crate::facts::{FactValue, Trace};
use crate::policy::Pack;
use crate::time::When;
use crate::vocabulary::{self, FactId};

/// What is asked: a case under some packs at an instant.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) case: &'a Case,
    pub(crate) packs: &'a [&'a Pack],
    pub(crate) now: When,
    pub(crate) is_customer: bool,
}

impl<'a> Question<'a> {
    /// The case seen through one of the packs.
    pub(crate) fn view(&self, pack: &'a Pack, trial: Option<(FactId, &'a FactValue)>) -> View<'a> {
        View { case: self.case, pack, now: self.now, trial, is_customer: self.is_customer }
    }
}

/// What all packs say of one remedy.
#[derive(Clone, Debug)]
pub(crate) struct RemedyOutcome<'a> {
    pub(crate) kind: &'static str,
    /// The number of the pack whose answer is taken.
    pub(crate) pack: usize,
    pub(crate) by_pack: Vec<PackRemedy<'a>>,
}

/// What one pack says of one remedy.
#[derive(Clone, Debug)]
pub(crate) struct PackRemedy<'a> {
    pub(crate) pack: usize,
    pub(crate) judged: Judged<'a>,
    pub(crate) terms: Terms<'a>,
}

/// One pack's part of the outcome.
#[derive(Clone, Debug)]
pub(crate) struct PackOutcome<'a> {
    pub(crate) states: Vec<RuleState>,
    pub(crate) offers: Vec<Offer<'a>>,
    pub(crate) charges: Vec<Charged<'a>>,
    pub(crate) deadlines: Vec<Due<'a>>,
    /// The facts that its offers, charges and deadlines met.
    pub(crate) trace: Trace,
}

/// The outcome under all packs.
#[derive(Clone, Debug)]
pub(crate) struct Outcome<'a> {
    pub(crate) remedies: Vec<RemedyOutcome<'a>>,
    pub(crate) packs: Vec<PackOutcome<'a>>,
}

impl<'a> PackRemedy<'a> {
    pub(crate) fn verdict(&self) -> Verdict {
        self.judged.verdict
    }

    /// Whether a party is charged for it, or may be: for nothing but what is surely nothing.
    fn may_cost(&self, party: &str) -> bool {
        let costs = |amount: Option<Decimal>| !amount.is_some_and(|amount| amount.is_zero());
        self.terms
            .charges
            .iter()
            .any(|charged| charged.charge.payer == party && !charged.charge.deduct && costs(charged.amount))
    }

    fn closes_at(&self) -> Option<DateTime<Utc>> {
        self.judged.place.map(|place| place.span.closes_at)
    }

    fn total(&self) -> Option<Decimal> {
        self.terms.refund.as_ref().and_then(|refund| refund.total)
    }

    /// Whether an answer is the same to the buyer: verdict, amounts, dates, payers, open conditions.
    pub(crate) fn says_the_same(&self, other: &PackRemedy<'_>) -> bool {
        // Refused is refused: a window that the refusal does not hang on changes nothing.
        let are_refused = self.verdict() == Verdict::Ineligible && other.verdict() == Verdict::Ineligible;
        are_refused
            || self.pack == other.pack
                && self.verdict() == other.verdict()
                && self.judged.place == other.judged.place
                && self.judged.open == other.judged.open
                && self.terms == other.terms
    }
}

impl<'a> RemedyOutcome<'a> {
    /// The answer that is taken.
    pub(crate) fn answer(&self) -> Option<&PackRemedy<'a>> {
        self.by_pack.iter().find(|answer| answer.pack == self.pack)
    }
}

/// Works out a question.
pub(crate) fn outcome<'a>(question: &Question<'a>) -> Outcome<'a> {
    let views: Vec<View<'a>> = question.packs.iter().map(|pack| question.view(pack, None)).collect();
    let packs: Vec<PackOutcome<'a>> = views.iter().map(|view| of_pack(view, states(view))).collect();
    let states: Vec<&[RuleState]> = packs.iter().map(|pack| pack.states.as_slice()).collect();
    let remedies =
        vocabulary::group("remedy").iter().filter_map(|code| of_remedy(&views, &states, code.code)).collect();
    Outcome { remedies, packs }
}

/// The remedies of a question alone.
pub(crate) fn remedies<'a>(question: &Question<'a>) -> Vec<RemedyOutcome<'a>> {
    let views: Vec<View<'a>> = question.packs.iter().map(|pack| question.view(pack, None)).collect();
    let states: Vec<Vec<RuleState>> = views.iter().map(states).collect();
    let states: Vec<&[RuleState]> = states.iter().map(Vec::as_slice).collect();
    vocabulary::group("remedy").iter().filter_map(|code| of_remedy(&views, &states, code.code)).collect()
}

/// What of a pack's outcome belongs to no remedy.
pub(crate) fn of_pack<'a>(view: &View<'a>, states: Vec<RuleState>) -> PackOutcome<'a> {
    let mut trace = Trace::default();
    let charges = charges(view, &states, &mut trace, |remedies| remedies.is_none());
    let offers = offers(view, &states);
    offers.iter().for_each(|offer| trace.add(&offer.trace));
    let deadlines = deadlines(view, &states, &mut trace);
    PackOutcome { states, offers, charges, deadlines, trace }
}

/// What the packs say of one remedy; nothing if none of them knows it.
pub(crate) fn of_remedy<'a>(
    views: &[View<'a>],
    states: &[&[RuleState]],
    remedy: &'static str,
) -> Option<RemedyOutcome<'a>> {
    let by_pack: Vec<PackRemedy<'a>> = views
        .iter()
        .zip(states)
        .enumerate()
        .filter(|(_, (view, _))| view.pack.remedies.contains(&remedy))
        .map(|(number, (view, states))| in_pack(view, number, states, remedy))
        .collect();
    best(&by_pack).map(|pack| RemedyOutcome { kind: remedy, pack, by_pack })
}

fn in_pack<'a>(view: &View<'a>, number: usize, states: &[RuleState], remedy: &'static str) -> PackRemedy<'a> {
    let mut judged = judge(view, states, remedy);
    let terms = match judged.grant {
        Some((_, grant)) if judged.verdict != Verdict::Ineligible => {
            terms(view, states, remedy, grant, &mut judged.trace)
        }
        _ => Terms::default(),
    };
    PackRemedy { pack: number, judged, terms }
}

/// The pack that is best for the buyer: the verdict, then what costs him nothing, then the higher refund, then the later
/// end, then pack order.
fn best(answers: &[PackRemedy<'_>]) -> Option<usize> {
    let mut best: Option<&PackRemedy<'_>> = None;
    for answer in answers {
        let rank = |answer: &PackRemedy<'_>| {
            // No end at all is later than any; one that is not known yet may be any, and ranks below those that are.
            let has_no_window = answer.judged.grant.is_some_and(|(_, grant)| grant.window.is_none());
            let is_unending = answer.verdict() > Verdict::Ineligible && has_no_window;
            (answer.verdict(), !answer.may_cost("buyer"), answer.total(), is_unending, answer.closes_at())
        };
        if best.is_none_or(|best| rank(answer) > rank(best)) {
            best = Some(answer);
        }
    }
    best.map(|answer| answer.pack)
}
