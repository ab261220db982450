//! A policy: packs of rules, compiled once. Parameters are resolved and every name is a number or a checked string.

mod applies;
#[cfg(feature = "author")]
pub(crate) mod read;
mod reply;
mod rule;
mod term;
mod wire;

use crate::facts::FactValue;
use crate::text::Local;
use crate::time::{Calendar, Zone};
use crate::vocabulary::FactId;

pub(crate) use applies::{Applies, Fit, Header, KnownFault, Sale, depth, under};
pub(crate) use reply::{Needs, ReplyText};
pub(crate) use rule::{
    Act, Basis, Charge, Citation, CodedText, Compensate, DeadlineRule, Deny, Effect, EvidenceRule, Freight, Grant,
    Liable, OfferRule, RecordRule, Remedies, RouteRule, Rule, ServiceLevelRule, StepRule,
};
pub(crate) use term::{Amount, Comparison, Condition, Length, WindowRule};

/// A compiled pack.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) header: Header,
    pub(crate) currency: String,
    pub(crate) answers: String,
    /// The facts that date the sale; the first known one counts.
    pub(crate) sale: Vec<FactId>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) presume: Vec<(FactId, FactValue)>,
    pub(crate) goods: Vec<Goods>,
    pub(crate) brands: Vec<Brand>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) calendar: Option<Calendar>,
    pub(crate) windows: Vec<WindowRule>,
    pub(crate) conditions: Vec<NamedCondition>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) replies: Vec<ReplyText>,
    /// The windows at whose ends a verdict, a charge or the freight may turn: all but those that only date a deadline.
    pub(crate) turning: Vec<usize>,
    /// Remedies that some rule of the pack grants, in the order of the rules.
    pub(crate) remedies: Vec<&'static str>,
}

/// A parameter with the value in force.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) value: FactValue,
}

/// An entry of the goods catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Goods {
    pub(crate) code: String,
    pub(crate) title: Local,
    pub(crate) values: Vec<(String, FactValue)>,
}

/// A brand with the names people write.
#[derive(Clone, Debug)]
pub(crate) struct Brand {
    pub(crate) code: String,
    pub(crate) title: Local,
    pub(crate) aliases: Vec<String>,
}

/// A fault and the kinds of issue it may come with.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) code: String,
    pub(crate) title: Local,
    pub(crate) issues: Vec<String>,
    pub(crate) goods: Vec<String>,
}

/// A thing that must still happen before a remedy is carried out.
#[derive(Clone, Debug)]
pub(crate) struct NamedCondition {
    pub(crate) name: String,
    pub(crate) text: Local,
    pub(crate) evidence: Option<String>,
    pub(crate) met: Option<Condition>,
}

impl Pack {
    pub(crate) fn id(&self) -> &str {
        &self.header.id
    }

    pub(crate) fn zone(&self) -> Zone {
        self.header.zone
    }

    /// Calls `visit` with every condition of the rules and of what must still happen, the parts after the whole.
    pub(crate) fn each_condition(&self, visit: &mut impl FnMut(&Condition)) {
        let met = self.conditions.iter().filter_map(|condition| condition.met.as_ref());
        for condition in self.rules.iter().filter_map(|rule| rule.when.as_ref()).chain(met) {
            condition.walk(visit);
        }
    }

    /// A value of the goods or of the nearest ancestor that has it.
    pub(crate) fn goods_value(&self, goods: &str, name: &str) -> Option<&FactValue> {
        self.goods
            .iter()
            .filter(|entry| under(goods, &entry.code))
            .filter_map(|entry| {
                let value = entry.values.iter().find(|(key, _)| key == name)?;
                Some((entry.code.len(), &value.1))
            })
            .max_by_key(|(depth, _)| *depth)
            .map(|(_, value)| value)
    }

    /// The code of a brand by its code, title or an alias, whatever the case of its letters.
    pub(crate) fn brand(&self, given: &str) -> Option<&str> {
        let given = given.trim().to_ascii_lowercase();
        self.brands
            .iter()
            .find(|brand| {
                brand.code == given
                    || brand.title.zh.to_ascii_lowercase() == given
                    || brand.title.en.to_ascii_lowercase() == given
                    || brand.aliases.iter().any(|alias| alias.to_ascii_lowercase() == given)
            })
            .map(|brand| brand.code.as_str())
    }
}
