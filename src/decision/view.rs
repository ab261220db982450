//! A case seen through one pack at one instant: what a fact is, what a condition is worth, where a window lies.

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::case::Case;
use crate::facts::{FactValue, Trace, Truth};
use crate::money;
use crate::policy::{Amount, Comparison, Condition, Pack, under};
use crate::time::{When, days_between};
use crate::vocabulary::{FactId, id};

/// What decisions are made from.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) case: &'a Case,
    pub(crate) pack: &'a Pack,
    pub(crate) now: When,
    /// A fact taken at a value to see what it would change.
    pub(crate) trial: Option<(FactId, &'a FactValue)>,
    /// Whether the answer is for a customer, and so may not depend on the seller's cost.
    pub(crate) is_customer: bool,
}

impl<'a> View<'a> {
    /// The goods of the case; a case always has them.
    pub(crate) fn goods(&self) -> &'a str {
        self.case.code(id::ITEM_GOODS).unwrap_or_default()
    }

    /// The kind of issue; a case always has one.
    pub(crate) fn issue(&self) -> &'a str {
        self.case.code(id::ISSUE_KIND).unwrap_or_default()
    }

    pub(crate) fn now_instant(&self) -> DateTime<Utc> {
        self.now.instant(self.pack.zone())
    }

    /// A fact's value if it is known, presumed or derived; an unknown or presumed one is noted in the trace.
    pub(crate) fn get(&self, fact: FactId, trace: &mut Trace) -> Option<Cow<'a, FactValue>> {
        if let Some((tried, value)) = self.trial
            && tried == fact
        {
            return Some(Cow::Borrowed(value));
        }
        let known = match fact {
            id::LINE_PAID => self.paid(trace).map(|paid| Cow::Owned(FactValue::Number(paid))),
            id::LINE_SHARE => self.share(trace).map(|share| Cow::Owned(FactValue::Number(share))),
            id::LINE_UNIT_PRICE => self.unit_price(trace).map(|price| Cow::Owned(FactValue::Number(price))),
            id::LINE_UNITS => Some(Cow::Owned(FactValue::Number(self.units(trace)))),
            id::ITEM_COST if self.is_customer => return None,
            id::ITEM_BRAND if !self.pack.brands.is_empty() => self
                .case
                .code(fact)
                .and_then(|given| self.pack.brand(given))
                .map(|code| Cow::Owned(FactValue::Code(code.to_owned()))),
            _ => self.case.get(fact).map(Cow::Borrowed),
        };
        if known.is_some() {
            return known;
        }
        if let Some((_, value)) = self.pack.presume.iter().find(|(presumed, _)| *presumed == fact) {
            trace.presumed.add(fact);
            return Some(Cow::Borrowed(value));
        }
        // A derived fact has noted already what it comes from.
        if fact.info().asks.is_empty() {
            note_unknown(fact, trace);
        }
        None
    }

    /// A fact of the case as it stands, without asking for it.
    fn quiet(&self, fact: FactId) -> Option<Decimal> {
        match self.trial {
            Some((tried, value)) if tried == fact => value.number(),
            _ => self.case.get(fact).and_then(FactValue::number),
        }
    }

    fn quantity(&self) -> Decimal {
        self.quiet(id::ITEM_QUANTITY).unwrap_or(Decimal::ONE)
    }

    fn units(&self, _: &mut Trace) -> Decimal {
        let refunded = self.quiet(id::HISTORY_REFUNDED_QUANTITY).unwrap_or_default();
        self.quiet(id::ISSUE_QUANTITY).unwrap_or_else(|| {
            money::greatest(money::minus(self.quantity(), refunded).unwrap_or_default(), Decimal::ZERO)
        })
    }

    fn paid(&self, trace: &mut Trace) -> Option<Decimal> {
        let paid = self
            .quiet(id::ITEM_PAID)
            .or_else(|| self.quiet(id::ITEM_UNIT_PRICE).and_then(|price| money::times(price, self.quantity())));
        if paid.is_none() {
            note_unknown(id::ITEM_PAID, trace);
        }
        paid
    }

    fn unit_price(&self, trace: &mut Trace) -> Option<Decimal> {
        let price = self
            .quiet(id::ITEM_UNIT_PRICE)
            .or_else(|| self.quiet(id::ITEM_PAID).and_then(|paid| money::over(paid, self.quantity())));
        if price.is_none() {
            note_unknown(id::ITEM_UNIT_PRICE, trace);
        }
        price
    }

    fn share(&self, trace: &mut Trace) -> Option<Decimal> {
        let paid = self.paid(trace)?;
        let refunded = self.quiet(id::HISTORY_REFUNDED_QUANTITY).unwrap_or_default();
        let share = money::share(paid, self.quantity(), refunded, self.units(trace))?;
        let left = money::minus(paid, self.quiet(id::HISTORY_REFUNDED_AMOUNT).unwrap_or_default())?;
        Some(money::greatest(money::least(share, left), Decimal::ZERO))
    }

    /// What an expression is worth, unrounded; unknown when a part is unknown.
    pub(crate) fn amount(&self, amount: &Amount, trace: &mut Trace) -> Option<Decimal> {
        match amount {
            Amount::Constant(value) => Some(*value),
            Amount::Fact(fact) => self.get(*fact, trace)?.number(),
            Amount::Goods(name) => self.pack.goods_value(self.goods(), name)?.number(),
            Amount::Add(parts) => self.fold(parts, trace, money::plus),
            Amount::Multiply(parts) => self.fold(parts, trace, money::times),
            Amount::Least(parts) => self.fold(parts, trace, |a, b| Some(money::least(a, b))),
            Amount::Greatest(parts) => self.fold(parts, trace, |a, b| Some(money::greatest(a, b))),
            Amount::Subtract(pair) => {
                let (first, second) = (self.amount(&pair.0, trace), self.amount(&pair.1, trace));
                money::minus(first?, second?)
            }
            Amount::Divide(pair) => {
                let (first, second) = (self.amount(&pair.0, trace), self.amount(&pair.1, trace));
                money::over(first?, second?)
            }
            Amount::FirstKnown(parts) => first_known(parts, trace, |part, trace| self.amount(part, trace)),
            Amount::DaysSince(anchors) => self.days_since(anchors, trace).map(Decimal::from),
            Amount::RoundUp(part) => self.amount(part, trace).map(money::round_up),
            Amount::By(fact, parts) => {
                let known = self.get(*fact, trace)?;
                let (_, part) = parts.iter().find(|(code, _)| known.code() == Some(code))?;
                self.amount(part, trace)
            }
        }
    }

    /// Every part is looked at, so that each unknown one is noted.
    fn fold(
        &self,
        parts: &[Amount],
        trace: &mut Trace,
        join: fn(Decimal, Decimal) -> Option<Decimal>,
    ) -> Option<Decimal> {
        let values: Vec<Option<Decimal>> = parts.iter().map(|part| self.amount(part, trace)).collect();
        let mut values = values.into_iter();
        let first = values.next()??;
        values.try_fold(first, |sum, value| join(sum, value?))
    }

    fn days_since(&self, anchors: &[FactId], trace: &mut Trace) -> Option<u32> {
        let zone = self.pack.zone();
        let from = self.first_date(anchors)?.or_else(|| {
            if let Some(first) = anchors.first() {
                note_unknown(*first, trace);
            }
            None
        })?;
        let until = self.date(id::ISSUE_REPORTED_AT).unwrap_or(self.now);
        Some(days_between(from.date(zone), until.date(zone)))
    }

    fn first_date(&self, facts: &[FactId]) -> Option<Option<When>> {
        Some(facts.iter().find_map(|fact| self.date(*fact)))
    }

    /// A date fact as it stands, without asking for it.
    pub(crate) fn date(&self, fact: FactId) -> Option<When> {
        match self.trial {
            Some((tried, value)) if tried == fact => value.date(),
            _ => self.case.get(fact).and_then(FactValue::date),
        }
    }

    /// What a condition is worth.
    pub(crate) fn condition(&self, condition: &Condition, trace: &mut Trace) -> Truth {
        match condition {
            Condition::All(parts) => {
                parts.iter().fold(Truth::True, |truth, part| truth.and(self.condition(part, trace)))
            }
            Condition::Any(parts) => {
                parts.iter().fold(Truth::False, |truth, part| truth.or(self.condition(part, trace)))
            }
            Condition::Not(part) => self.condition(part, trace).not(),
            Condition::In(fact, values) => self.about(*fact, trace, |known| match (fact, known) {
                (&id::ITEM_GOODS, FactValue::Code(goods)) => {
                    values.iter().filter_map(FactValue::code).any(|subtree| under(goods, subtree))
                }
                _ => values.contains(known),
            }),
            Condition::Has(fact, codes) => self.about(*fact, trace, |known| match known {
                FactValue::Set(set) => codes.iter().any(|code| set.contains(code)),
                _ => false,
            }),
            Condition::Empty(fact) => self.about(*fact, trace, |known| match known {
                FactValue::Set(set) => set.is_empty(),
                _ => false,
            }),
            Condition::Known(fact) => Truth::of(self.case.get(*fact).is_some()),
            Condition::Compare(left, comparison, right) => {
                let mut inner = Trace::default();
                let (left, right) = (self.amount(left, &mut inner), self.amount(right, &mut inner));
                trace.add(&inner);
                match (left, right) {
                    (Some(left), Some(right)) => Truth::of(match (comparison, money::compare(left, right)) {
                        (Comparison::AtLeast, order) => order != Ordering::Less,
                        (Comparison::Above, order) => order == Ordering::Greater,
                        (Comparison::AtMost, order) => order != Ordering::Greater,
                        (Comparison::Below, order) => order == Ordering::Less,
                    }),
                    _ => unknown(&inner),
                }
            }
            Condition::Goods(subtrees) => Truth::of(subtrees.iter().any(|subtree| under(self.goods(), subtree))),
            Condition::Window(number) => self.window(*number, trace).inside,
            Condition::Passed(number) => self.window(*number, trace).passed,
            Condition::Settled(holds) => Truth::of(*holds),
        }
    }

    fn about(&self, fact: FactId, trace: &mut Trace, holds: impl FnOnce(&FactValue) -> bool) -> Truth {
        match self.get(fact, trace) {
            Some(known) => Truth::of(holds(&known)),
            None if fact.info().outcome => Truth::Open,
            None => Truth::Ask,
        }
    }
}

/// The first of a list that is known. What a fall-back stands in for is not asked for.
pub(super) fn first_known<P, T>(
    parts: &[P],
    trace: &mut Trace,
    mut value: impl FnMut(&P, &mut Trace) -> Option<T>,
) -> Option<T> {
    let mut inner = Trace::default();
    let found = parts.iter().find_map(|part| value(part, &mut inner));
    match found {
        Some(_) => trace.presumed.add_all(inner.presumed),
        None => trace.add(&inner),
    }
    found
}

pub(super) fn note_unknown(fact: FactId, trace: &mut Trace) {
    if fact.info().outcome { trace.open.add(fact) } else { trace.asked.add(fact.asked()) }
}

/// What an unknown comparison is worth: to be asked for, unless only outcomes are missing.
pub(super) fn unknown(trace: &Trace) -> Truth {
    let only_open = trace.asked.iter().next().is_none() && trace.open.iter().next().is_some();
    if only_open { Truth::Open } else { Truth::Ask }
}
