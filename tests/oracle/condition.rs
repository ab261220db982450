//! Whether a condition holds.

use super::json::{Json, same};
use super::situation::{Situation, lies_under};
use super::truth::{Truth, all, any};
use super::vocabulary::is_outcome;
use super::{expression, window};

pub fn truth<'a>(situation: &Situation<'a>, condition: &'a Json) -> Truth {
    let parts = |name: &str| -> Vec<Truth> {
        condition[name].as_array().unwrap().iter().map(|part| truth(situation, part)).collect()
    };
    let has = |name: &str| condition.get(name).is_some();
    if has("all") {
        all(parts("all"))
    } else if has("any") {
        any(parts("any"))
    } else if has("not") {
        truth(situation, &condition["not"]).not()
    } else if has("fact") {
        of_fact(situation, condition)
    } else if has("amount") {
        of_amount(situation, condition)
    } else if has("goods") {
        let subtrees = condition["goods"].as_array().unwrap();
        Truth::of(subtrees.iter().any(|subtree| lies_under(situation.goods(), subtree.as_str().unwrap())))
    } else if has("param") {
        Truth::of(same(situation.parameter(condition["param"].as_str().unwrap()), &condition["is"]))
    } else if has("window") {
        window::holds(situation, condition["window"].as_str().unwrap())
    } else if has("passed") {
        window::has_passed(situation, condition["passed"].as_str().unwrap())
    } else {
        panic!("no such condition: {condition}")
    }
}

fn unknown(path: &str) -> Truth {
    if is_outcome(path) { Truth::Open } else { Truth::Ask }
}

fn codes<'a>(situation: &Situation<'a>, wanted: &'a Json) -> &'a Vec<Json> {
    match wanted.get("param") {
        Some(name) => situation.parameter(name.as_str().unwrap()).as_array().unwrap(),
        None => wanted.as_array().unwrap(),
    }
}

fn of_fact<'a>(situation: &Situation<'a>, condition: &'a Json) -> Truth {
    let path = condition["fact"].as_str().unwrap();
    let Some(value) = situation.fact(path) else { return unknown(path) };
    let mut items = value.as_array().cloned().unwrap_or_default();
    if path == "done" {
        items = items.iter().map(|act| act["code"].clone()).collect();
    }
    let holds = if let Some(wanted) = condition.get("is") {
        same(&value, wanted)
    } else if let Some(wanted) = condition.get("in") {
        codes(situation, wanted).iter().any(|wanted| same(&value, wanted))
    } else if let Some(wanted) = condition.get("has") {
        items.contains(wanted)
    } else if let Some(wanted) = condition.get("hasAny") {
        codes(situation, wanted).iter().any(|wanted| items.contains(wanted))
    } else {
        items.is_empty() == condition["empty"].as_bool().unwrap()
    };
    Truth::of(holds)
}

fn of_amount(situation: &Situation<'_>, condition: &Json) -> Truth {
    let comparisons = ["atLeast", "above", "atMost", "below"];
    let comparison = comparisons.into_iter().find(|name| condition.get(name).is_some()).unwrap();
    let left = expression::value(situation, &condition["amount"]);
    let right = expression::value(situation, &condition[comparison]);
    let (Some(left), Some(right)) = (left, right) else { return unknown_amount(situation, condition) };
    Truth::of(match comparison {
        "atLeast" => left >= right,
        "above" => left > right,
        "atMost" => left <= right,
        _ => left < right,
    })
}

/// Open if only outcomes are unknown among the facts it compares.
fn unknown_amount(situation: &Situation<'_>, condition: &Json) -> Truth {
    let mut unknowns = Vec::new();
    super::json::objects(condition, &mut |members| {
        if let Some(path) = members.get("fact").or(members.get("by")).and_then(Json::as_str)
            && situation.look(path).is_none()
        {
            unknowns.push(path.to_owned());
        }
    });
    Truth::of(!unknowns.is_empty() && unknowns.iter().all(|path| is_outcome(path))).choose(Truth::Open, Truth::Ask)
}

impl Truth {
    fn choose(self, if_true: Truth, otherwise: Truth) -> Truth {
        if self == Truth::True { if_true } else { otherwise }
    }
}
