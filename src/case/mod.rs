//! A case: what is known so far of one sale and one issue. A value that exists is valid.

mod check;
mod read;

use rust_decimal::Decimal;

use crate::facts::FactValue;
use crate::time::When;
use crate::vocabulary::{FACT_COUNT, FactId, FactKind, id};

pub(crate) use check::after_now;
pub(crate) use read::{Names, read};

/// A valid case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The instant asked about, if the caller gave one.
    pub now: Option<When>,
    /// ISO 4217 code, if the caller gave one.
    pub currency: Option<String>,
    facts: Vec<Option<FactValue>>,
    /// What was done already, with its time.
    pub done: Vec<Done>,
    /// What the buyer has refused, in order.
    pub(crate) refused: Vec<Refused>,
}

/// An offer that the buyer has refused.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    pub(crate) remedy: Option<String>,
    /// The code of a compensation.
    pub(crate) offer: Option<String>,
    pub(crate) amount: Option<Decimal>,
}

/// An act of a step or a deadline that was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// The code of the step or the deadline.
    pub code: String,
    /// When.
    pub at: When,
}

impl Case {
    fn empty() -> Case {
        Case { now: None, currency: None, facts: vec![None; FACT_COUNT], done: Vec::new(), refused: Vec::new() }
    }

    /// A fact's value, if it is known.
    #[must_use]
    pub fn get(&self, fact: FactId) -> Option<&FactValue> {
        self.facts.get(usize::from(fact.0)).and_then(Option::as_ref)
    }

    /// The code of a choice fact, if it is known.
    #[must_use]
    pub fn code(&self, fact: FactId) -> Option<&str> {
        self.get(fact).and_then(FactValue::code)
    }

    /// Whether a kind of evidence is at hand; unknown while nobody has said what is. A proof of purchase is evidence, too.
    #[must_use]
    pub fn has_evidence(&self, code: &str) -> Option<bool> {
        let lists = |fact| match self.get(fact) {
            Some(FactValue::Set(set)) => Some(set.iter().any(|item| item == code)),
            _ => None,
        };
        let is_proof = match id::ORDER_PROOF.info().kind {
            FactKind::Set(codes) => codes.fixed().iter().any(|entry| entry.code == code),
            _ => false,
        };
        // A list that is there is complete: a proof that it leaves out is not at hand.
        let proof = lists(id::ORDER_PROOF).filter(|_| is_proof);
        match (proof, lists(id::EVIDENCE)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (proof, listed) => listed.or(proof),
        }
    }

    /// Whether the buyer has refused a remedy as such, whatever comes with it, and does not ask for it now.
    pub(crate) fn has_refused(&self, remedy: &str) -> bool {
        self.code(id::REQUEST_REMEDY) != Some(remedy)
            && self.refused.iter().any(|refused| {
                refused.amount.is_none() && refused.offer.is_none() && refused.remedy.as_deref() == Some(remedy)
            })
    }

    /// Sets a fact, or makes it unknown.
    pub(crate) fn set(&mut self, fact: FactId, value: Option<FactValue>) {
        if let Some(slot) = self.facts.get_mut(usize::from(fact.0)) {
            *slot = value;
        }
    }
}
