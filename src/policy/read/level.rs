//! Reads how much a service level promises.

use super::{Scope, plain};
use crate::facts::FactValue;
use crate::read::Node;
use crate::time::Period;
use crate::value::Value;

/// How much is promised, and of what: as it is written, or what a parameter says.
pub(super) fn level(node: Node<'_>, unit: Option<&'static str>, scope: &Scope) -> Option<(String, &'static str)> {
    // An unknown unit has been reported.
    let Value::Map(_) = node.value else { return plain(node).zip(unit) };
    let members = node.object("`{\"param\": …}`")?;
    let found = members.required("param", "the name of a parameter", |node| {
        let unit = unit?;
        let level = match &scope.parameter(node)?.value {
            FactValue::Number(number) => Some((number.normalize().to_string(), unit)),
            // What is no whole number of its unit is told in a smaller one: 90 minutes, not an hour and a half.
            FactValue::Period(period) => [unit, "month", "day", "minute"]
                .into_iter()
                .find_map(|unit| Some((in_units(*period, unit)?.to_string(), unit))),
            _ => None,
        };
        if level.is_none() {
            node.wrong("a parameter that is a number, or a duration of months, days or hours alone");
        }
        level
    });
    members.finish();
    found
}

/// A period as a number of units, if it is a whole one: a day is not 24 hours, nor a month 30 days.
fn in_units(period: Period, unit: &str) -> Option<u32> {
    let (months, days, minutes) = (period.months(), period.days(), period.minutes());
    let whole = |count: u32, size: u32| count.checked_div(size).filter(|_| count.is_multiple_of(size));
    match (unit, months, days, minutes) {
        ("year", _, 0, 0) => whole(months, 12),
        ("month", _, 0, 0) => Some(months),
        ("week", 0, _, 0) => whole(days, 7),
        ("day" | "business_day", 0, _, 0) => Some(days),
        ("hour", 0, 0, _) => whole(minutes, 60),
        ("minute", 0, 0, _) => Some(minutes),
        _ => None,
    }
}
