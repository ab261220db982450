//! Where the windows of a pack lie for a case, and whether the judged instant is in them.

use std::cmp::Ordering;

use super::view::{View, first_known, note_unknown, unknown};
use crate::facts::{FactValue, Trace, Truth};
use crate::money;
use crate::policy::{Amount, Length, WindowRule};
use crate::time::{Period, Span, Window};
use crate::vocabulary::FactId;

/// Where a window lies and what it counts from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) span: Span,
    pub(crate) anchor: &'static str,
}

/// A window at the judged instant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WindowState {
    /// Whether the judged instant lies in it.
    pub(crate) inside: Truth,
    /// Whether it is past.
    pub(crate) passed: Truth,
    /// Where it lies, once its anchor and length are known.
    pub(crate) place: Option<Place>,
}

impl View<'_> {
    /// Where a window lies and whether the judged instant is in it.
    pub(crate) fn window(&self, number: usize, trace: &mut Trace) -> WindowState {
        let nowhere = |truth| WindowState { inside: truth, passed: truth, place: None };
        let Some(rule) = self.pack.windows.get(number) else { return nowhere(Truth::False) };
        let place = match self.place(rule, trace) {
            Ok(place) => place,
            Err(truth) => return nowhere(truth),
        };
        let zone = self.pack.zone();
        let judged = rule.at.iter().find_map(|fact| self.date(*fact)).unwrap_or(self.now);
        // A plain date is all of its day: it is not before a window that opens during it.
        let is_before = judged.end(zone) <= place.span.opens_at && judged.instant(zone) < place.span.opens_at;
        let is_past = judged.instant(zone) >= place.span.closes_at;
        let exceeded = match &rule.kilometres {
            Some(limit) if !is_past => self.exceeded(limit, trace),
            _ => Truth::False,
        };
        WindowState {
            inside: Truth::of(!is_before && !is_past).and(exceeded.not()),
            passed: Truth::of(is_past).or(exceeded),
            place: Some(place),
        }
    }

    fn exceeded(&self, limit: &(FactId, Amount), trace: &mut Trace) -> Truth {
        let mut inner = Trace::default();
        let driven = self.get(limit.0, &mut inner).and_then(|value| value.number());
        let most = self.amount(&limit.1, &mut inner);
        trace.add(&inner);
        match (driven, most) {
            (Some(driven), Some(most)) => Truth::of(money::compare(driven, most) == Ordering::Greater),
            _ => unknown(&inner),
        }
    }

    /// Where a window lies, or what keeps it unknown.
    fn place(&self, rule: &WindowRule, trace: &mut Trace) -> Result<Place, Truth> {
        let anchor = rule.anchors.iter().find_map(|(code, fact)| Some((*code, self.date(*fact)?)));
        let mut inner = Trace::default();
        let length = self.length(rule, &mut inner);
        if let (Some((anchor, from)), Some(length)) = (anchor, length) {
            trace.add(&inner);
            let zone = self.pack.zone();
            let window = Window { length, kind: rule.kind, first: rule.first, roll: rule.roll };
            let span = if rule.is_before {
                Span::before(from, length, zone)
            } else {
                Some(window.span(from, zone, self.pack.calendar.as_ref()))
            };
            return span.map(|span| Place { span, anchor }).ok_or(Truth::Ask);
        }
        // A length that the facts themselves make none (below 0, beyond all bounds) waits for nothing that could come.
        let is_counted = rule.length.iter().any(|length| matches!(length, Length::Counted(..)));
        let is_none = length.is_none() && is_counted && is_settled(&inner);
        if anchor.is_none() {
            // The first choice; where that is an outcome, also the first that somebody can tell now.
            let facts = || rule.anchors.iter().map(|(_, fact)| *fact);
            let first = facts().next();
            let askable = facts().find(|fact| !fact.info().outcome);
            let is_outcome = first.is_some_and(|fact| fact.info().outcome);
            first.into_iter().chain(askable.filter(|_| is_outcome)).for_each(|fact| note_unknown(fact, &mut inner));
        }
        trace.add(&inner);
        Err(if is_none {
            Truth::Ask
        } else if is_settled(&inner) {
            // A length that neither the goods nor the case can give is no window at all.
            Truth::False
        } else {
            unknown(&inner)
        })
    }

    /// The first known length of a window.
    fn length(&self, rule: &WindowRule, trace: &mut Trace) -> Option<Period> {
        first_known(&rule.length, trace, |length, trace| self.period(length, trace))
    }

    /// A length, if it is known.
    pub(crate) fn period(&self, length: &Length, trace: &mut Trace) -> Option<Period> {
        match length {
            Length::Fixed(period) => Some(*period),
            Length::Goods(name) => period(self.pack.goods_value(self.goods(), name)?),
            Length::Fact(fact) => {
                let found = match self.trial {
                    Some((tried, value)) if tried == *fact => period(value),
                    _ => self.case.get(*fact).and_then(period),
                };
                if found.is_none() {
                    note_unknown(*fact, trace);
                }
                found
            }
            Length::Counted(count, unit) => Length::period(self.amount(count, trace)?, *unit),
        }
    }
}

fn period(value: &FactValue) -> Option<Period> {
    match value {
        FactValue::Period(period) => Some(*period),
        _ => None,
    }
}

/// Whether nothing that was met is unknown.
fn is_settled(trace: &Trace) -> bool {
    trace.asked.iter().next().is_none() && trace.open.iter().next().is_none()
}
