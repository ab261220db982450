//! Reads windows and the calendar.

use rust_decimal::Decimal;

use super::amount::{amount, anchor};
use super::length::lengths;
use super::{Scope, date, identifier, local, one_of};
use crate::policy::WindowRule;
use crate::read::{Members, Node};
use crate::time::{Calendar, Clock, DayKind, First, Roll, parse_clock};
use crate::value::Value;

/// Reads one window.
pub(crate) fn window(name: &str, node: Node<'_>, scope: &Scope) -> Option<WindowRule> {
    identifier(Node::new(&Value::Text(name.to_owned()), node.path, node.report))?;
    let members = node.object("a window: an object with `anchors` and `length`")?;
    let anchors =
        members.required("anchors", "what the window counts from", |node| Some(node.some("a list of anchors", anchor)));
    let is_before = members.has("before");
    if is_before {
        only_dates(&members, node);
    }
    let before = members.optional("before", |node| Some(lengths(node, scope, true)));
    let length = if is_before {
        members.ask_all(&["length"]);
        before
    } else {
        members.required("length", "how long the window is", |node| Some(lengths(node, scope, false)))
    };
    let kind = members.optional("kind", |node| {
        one_of(node, &[("calendar", DayKind::Calendar), ("business", DayKind::Business), ("hours", DayKind::Hours)])
    });
    let first = members.optional("first", |node| one_of(node, &[("next", First::Next), ("same", First::Same)]));
    let roll = members
        .optional("roll", |node| one_of(node, &[("none", Roll::None), ("next_business_day", Roll::NextBusinessDay)]));
    let at = members.optional("at", |node| {
        let mut facts = Vec::new();
        node.each("a list of anchors, the last one `now`", |node| -> Option<()> {
            if node.value.as_text() != Some("now") {
                facts.extend(anchor(node).map(|(_, fact)| fact));
            }
            None
        });
        Some(facts)
    });
    let kilometres = members.optional("kilometres", |node| {
        let members = node.object("a limit in kilometres")?;
        let fact = members.required("fact", "the fact that counts them", super::literal::numeric_fact);
        let limit = members.required("atMost", "the limit", |node| amount(node, scope));
        members.finish();
        Some((fact?, limit?))
    });
    members.optional("title", local);
    members.finish();
    let (anchors, length) = (anchors?, length?);
    if anchors.is_empty() {
        return None;
    }
    if kind == Some(DayKind::Business) && !scope.has_calendar {
        let wanted = "`calendar` or `hours`; business days need the pack's `calendar`";
        node.wrong_member("kind", Some("business"), wanted);
    }
    Some(WindowRule {
        name: name.to_owned(),
        anchors,
        length,
        is_before,
        kind: kind.unwrap_or(DayKind::Calendar),
        first: first.unwrap_or(First::Next),
        roll: roll.unwrap_or(Roll::None),
        at: at.unwrap_or_default(),
        kilometres,
    })
}

/// A moment before an anchor has no days to count and nothing to judge.
fn only_dates(members: &Members<'_>, node: Node<'_>) {
    for (key, wanted) in [
        ("length", "`length` or `before`, not both"),
        ("kind", "nothing here, since `before` counts in hours"),
        ("first", "nothing here, since `before` counts in hours"),
        ("roll", "nothing here, since `before` counts in hours"),
        ("at", "nothing here, since `before` dates a deadline and judges nothing"),
        ("kilometres", "nothing here, since `before` dates a deadline and judges nothing"),
    ] {
        if members.has(key) {
            node.wrong_member(key, members.peek(key).and_then(Value::as_text), wanted);
        }
    }
}

/// Reads the calendar of business days.
pub(crate) fn calendar(node: Node<'_>) -> Option<Calendar> {
    let members = node.object("a calendar")?;
    let weekdays = members.required("weekdays", "the working days, 1 (Monday) to 7", weekdays);
    let opens = members.optional("opens", clock);
    let closes = members.optional("closes", clock);
    let days = |node: Node<'_>| Some(node.each("a list of dates", date));
    let holidays = members.optional("holidays", days).unwrap_or_default();
    let workdays = members.optional("workdays", days).unwrap_or_default();
    let until = members.required("until", "the first day the calendar says nothing of", date);
    members.finish();
    for (given, other) in [("opens", "closes"), ("closes", "opens")] {
        if members.has(given) && !members.has(other) {
            node.wrong_member(other, None, &format!("a time of day such as `09:00`, since `{given}` is given"));
        }
    }
    if opens.is_some() && closes.is_some() && opens >= closes {
        let given = members.peek("closes").and_then(Value::as_text);
        node.wrong_member("closes", given, "a time of day after `opens`");
    }
    Some(Calendar { weekdays: weekdays?, opens, closes, holidays, workdays, covered_until: until? })
}

fn clock(node: Node<'_>) -> Option<Clock> {
    let wanted = "a time of day such as `09:00`";
    let time = parse_clock(node.text(wanted)?);
    if time.is_none() {
        node.wrong(wanted);
    }
    time
}

fn weekdays(node: Node<'_>) -> Option<Vec<u8>> {
    let wanted = "a weekday from 1 (Monday) to 7";
    let days = node.some("a list of weekdays", |node| {
        let day = node.decimal(wanted)?;
        let found = (1..=7_u8).find(|number| Decimal::from(*number) == day);
        if found.is_none() {
            node.wrong(wanted);
        }
        found
    });
    Some(days)
}
