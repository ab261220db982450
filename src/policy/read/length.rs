//! Reads how long a window is.

use super::Scope;
use super::amount::amount;
use crate::facts::FactValue;
use crate::policy::{Amount, Length};
use crate::read::{Members, Node};
use crate::time::{Period, Unit};
use crate::value::Value;
use crate::vocabulary::{FactKind, id};

const FORMS: [&str; 6] = ["param", "goods", "fact", "days", "hours", "minutes"];

/// What is wanted of a length that is counted in hours.
const NO_MONTHS: &str = "a length without years and months, since `before` counts in hours";

/// One length, or a list of which the first known counts.
pub(super) fn lengths(node: Node<'_>, scope: &Scope, is_before: bool) -> Vec<Length> {
    match node.value {
        Value::List(_) => node.some("a list of lengths", |node| length(node, scope, is_before)),
        _ => length(node, scope, is_before).into_iter().collect(),
    }
}

fn length(node: Node<'_>, scope: &Scope, is_before: bool) -> Option<Length> {
    let fixed = |node: Node<'_>, period: Period| {
        if is_before && period.months() > 0 {
            node.wrong(NO_MONTHS);
            return None;
        }
        Some(Length::Fixed(period))
    };
    if let Value::Text(text) = node.value {
        return match Period::parse(text) {
            Ok(period) => fixed(node, period),
            Err(reason) => {
                node.wrong(reason.to_string());
                None
            }
        };
    }
    let members = node.object("an ISO 8601 duration such as `P7D`, or an object that names or counts one")?;
    let form =
        members.form(&FORMS, format_args!("an ISO 8601 duration such as `P7D`, or an object with "), "one of them")?;
    let found = match form {
        "param" => members.optional("param", |node| match &scope.parameter(node)?.value {
            FactValue::Period(period) => fixed(node, *period),
            _ => {
                node.wrong("a parameter of the type `duration`");
                None
            }
        }),
        "goods" => members.optional("goods", |node| of_goods(node, scope, is_before)).map(Length::Goods),
        "fact" => members.optional("fact", |node| {
            let fact = super::literal::fact(node)?;
            if !matches!(fact.info().kind, FactKind::Duration) {
                node.wrong(format!("a fact that is a duration, such as `{}`", id::ITEM_TERM.info().path));
                return None;
            }
            if is_before {
                node.wrong(NO_MONTHS);
                return None;
            }
            Some(Length::Fact(fact))
        }),
        "days" => counted(&members, "days", Unit::Days, scope),
        "hours" => counted(&members, "hours", Unit::Hours, scope),
        _ => counted(&members, "minutes", Unit::Minutes, scope),
    };
    members.finish();
    found
}

fn of_goods(node: Node<'_>, scope: &Scope, is_before: bool) -> Option<String> {
    let (name, FactValue::Period(_)) = scope.goods_value(node)? else {
        node.wrong("a value of the goods that is a duration");
        return None;
    };
    let mut values = scope.goods.iter().flat_map(|goods| &goods.values).filter(|(other, _)| *other == name);
    if is_before && values.any(|(_, value)| matches!(value, FactValue::Period(period) if period.months() > 0)) {
        node.wrong(NO_MONTHS);
        return None;
    }
    Some(name)
}

fn counted(members: &Members<'_>, key: &'static str, unit: Unit, scope: &Scope) -> Option<Length> {
    members.optional(key, |node| {
        let count = amount(node, scope)?;
        // A figure can be judged at once; what is worked out is unknown where it goes beyond.
        if let Amount::Constant(figure) = count
            && Length::period(figure, unit).is_none()
        {
            node.wrong(format!("a number of {key}, 0 or more and at most 100 years of them"));
            return None;
        }
        Some(Length::Counted(count, unit))
    })
}
