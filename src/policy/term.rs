//! The terms of rules: conditions, amounts and windows.

use rust_decimal::Decimal;

use crate::facts::FactValue;
use crate::money;
use crate::time::{DayKind, First, Period, Roll, Unit};
use crate::vocabulary::FactId;

/// A typed condition over facts.
#[derive(Clone, Debug)]
pub(crate) enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The fact has one of these values.
    In(FactId, Vec<FactValue>),
    /// The set fact has one of these codes.
    Has(FactId, Vec<String>),
    /// The set fact is empty.
    Empty(FactId),
    /// The case says something of the fact.
    Known(FactId),
    /// Two amounts compare so.
    Compare(Amount, Comparison, Amount),
    /// The goods lie in one of these subtrees.
    Goods(Vec<String>),
    /// The judged instant lies in the window of this number.
    Window(usize),
    /// The judged instant is past the window of this number.
    Passed(usize),
    /// Settled when the pack was loaded (a parameter's reading).
    Settled(bool),
}

/// How two amounts compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// ≥
    AtLeast,
    /// >
    Above,
    /// ≤
    AtMost,
    /// <
    Below,
}

/// An expression that gives money or a number.
#[derive(Clone, Debug)]
pub(crate) enum Amount {
    /// A figure of the pack.
    Constant(Decimal),
    /// A fact of the case.
    Fact(FactId),
    /// A value of the goods.
    Goods(String),
    /// Sum.
    Add(Vec<Amount>),
    /// Difference.
    Subtract(Box<(Amount, Amount)>),
    /// Product.
    Multiply(Vec<Amount>),
    /// Quotient; unknown when divided by zero.
    Divide(Box<(Amount, Amount)>),
    /// The least.
    Least(Vec<Amount>),
    /// The greatest.
    Greatest(Vec<Amount>),
    /// The first that is known.
    FirstKnown(Vec<Amount>),
    /// Calendar dates since the first known anchor, up to the report or `now`.
    DaysSince(Vec<FactId>),
    /// The next whole number, unless it is one.
    RoundUp(Box<Amount>),
    /// What is listed for the code that a choice fact has.
    By(FactId, Vec<(String, Amount)>),
}

impl Amount {
    /// Calls `visit` with every part, the whole first.
    pub(crate) fn walk(&self, visit: &mut impl FnMut(&Amount)) {
        visit(self);
        match self {
            Amount::Add(parts)
            | Amount::Multiply(parts)
            | Amount::Least(parts)
            | Amount::Greatest(parts)
            | Amount::FirstKnown(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Amount::Subtract(pair) | Amount::Divide(pair) => {
                pair.0.walk(visit);
                pair.1.walk(visit);
            }
            Amount::RoundUp(part) => part.walk(visit),
            Amount::By(_, parts) => parts.iter().for_each(|(_, part)| part.walk(visit)),
            Amount::Constant(_) | Amount::Fact(_) | Amount::Goods(_) | Amount::DaysSince(_) => {}
        }
    }
}

impl Condition {
    /// Calls `visit` with every part, the whole first.
    pub(crate) fn walk(&self, visit: &mut impl FnMut(&Condition)) {
        visit(self);
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Condition::Not(part) => part.walk(visit),
            _ => {}
        }
    }
}

/// Where a window's length comes from.
#[derive(Clone, Debug)]
pub(crate) enum Length {
    /// The pack says it.
    Fixed(Period),
    /// The goods' own value of this name.
    Goods(String),
    /// The case says it.
    Fact(FactId),
    /// So many days, hours or minutes, worked out.
    Counted(Amount, Unit),
}

impl Length {
    /// So many days, hours or minutes, a fraction counting as a whole one; nothing below 0 and beyond the longest period.
    pub(crate) fn period(count: Decimal, unit: Unit) -> Option<Period> {
        Period::of(money::count(count)?, unit)
    }
}

/// A named window.
#[derive(Clone, Debug)]
pub(crate) struct WindowRule {
    #[cfg_attr(not(feature = "author"), allow(dead_code, reason = "only the loader looks windows up by name"))]
    pub(crate) name: String,
    /// The anchors' codes with their facts; the first known one counts.
    pub(crate) anchors: Vec<(&'static str, FactId)>,
    /// The first known one counts.
    pub(crate) length: Vec<Length>,
    /// Whether it ends so long before the anchor instead of after it.
    pub(crate) is_before: bool,
    pub(crate) kind: DayKind,
    pub(crate) first: First,
    pub(crate) roll: Roll,
    /// Facts that date what is judged, before `now`; the first known one counts.
    pub(crate) at: Vec<FactId>,
    /// Closed, too, when this fact exceeds this amount.
    pub(crate) kilometres: Option<(FactId, Amount)>,
}
