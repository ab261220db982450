//! The engine's answer in the oracle's shape.

use sanbao::{Part, Policy, Value};

use super::answer::Answer;
use super::json::{Json, list, text};

/// JSON as the library takes it.
pub fn value(json: &Json) -> Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

/// A policy of one pack, or what is wrong with it.
pub fn try_policy(pack: &Json) -> Result<Policy, String> {
    let options = value(&serde_json::json!({"builtIns": []}));
    Policy::new(&[value(pack)], &options).map_err(|problems| format!("{problems:?}"))
}

/// A policy of one sound pack.
pub fn policy(pack: &Json) -> Policy {
    try_policy(pack).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The decision as JSON, or the problems of the case.
pub fn decide(policy: &Policy, case: &Json, options: &Json) -> Result<Json, String> {
    match policy.call_json(Part::Evaluate, &case.to_string(), &value(options), None) {
        Ok(text) => Ok(serde_json::from_str(&text).unwrap()),
        Err(problems) => Err(format!("{problems:?}")),
    }
}

/// What an agent is told, with the pack asked for.
pub fn for_agent(policy: &Policy, pack: &Json, case: &Json) -> Result<Json, String> {
    decide(policy, case, &serde_json::json!({"packs": [pack["id"]], "audience": "agent", "locale": "en"}))
}

/// The lines of a decision that the oracle speaks of.
pub fn lines(pack: &Json, decision: &Json) -> Answer {
    let mut answer = Answer::new();
    for remedy in list(decision, "remedies") {
        write_remedy(pack, remedy, &mut answer);
    }
    for charge in list(decision, "charges") {
        write_charge("charge", charge, &mut answer);
    }
    for offer in list(decision, "compensation") {
        for name in ["verdict", "min", "max", "suggested"] {
            if let Some(value) = text(offer, name) {
                answer.insert(format!("compensation.{}.{name}", text(offer, "code").unwrap()), value.to_owned());
            }
        }
    }
    for deadline in list(decision, "deadlines") {
        for name in ["status", "dueAt"] {
            if let Some(value) = text(deadline, name) {
                answer.insert(format!("deadline.{}.{name}", text(deadline, "code").unwrap()), value.to_owned());
            }
        }
    }
    for step in list(decision, "steps") {
        answer.insert(format!("step.{}", text(step, "code").unwrap()), text(step, "status").unwrap().to_owned());
    }
    answer
}

fn write_charge(name: &str, charge: &Json, answer: &mut Answer) {
    let kind = text(charge, "kind").unwrap();
    for member in ["payer", "amount"] {
        if let Some(value) = text(charge, member) {
            answer.insert(format!("{name}.{kind}.{member}"), value.to_owned());
        }
    }
}

fn write_remedy(pack: &Json, remedy: &Json, answer: &mut Answer) {
    let kind = text(remedy, "kind").unwrap();
    let mut put = |name: &str, value: &str| answer.insert(format!("{kind}.{name}"), value.to_owned());
    put("verdict", text(remedy, "verdict").unwrap());
    if let Some(reason) = list(remedy, "reasons").first() {
        put("reason", text(reason, "code").unwrap());
        if let Some(rule) = text(reason, "rule").filter(|rule| !rule.is_empty()) {
            put("rule", rule);
        }
    }
    let codes = list(remedy, "conditions").iter().filter_map(|condition| text(condition, "code"));
    let is_named = |code: &&str| pack.get("conditions").is_some_and(|named| named.get(code).is_some());
    put("conditions", &codes.filter(is_named).collect::<Vec<_>>().join(" "));
    if let Some(window) = remedy.get("window") {
        for name in ["opensAt", "closesAt", "anchor"] {
            if let Some(value) = text(window, name) {
                put(name, value);
            }
        }
    }
    if let Some(freight) = remedy.get("freight") {
        for leg in super::freight::LEGS {
            if let Some(payer) = text(freight, leg) {
                put(leg, payer);
            }
        }
    }
    if let Some(route) = text(remedy, "route") {
        put("route", route);
    }
    if let Some(refund) = remedy.get("refund") {
        for name in ["goods", "freight", "total"] {
            if let Some(amount) = text(refund, name) {
                put(name, amount);
            }
        }
        for deduction in list(refund, "deductions") {
            let amount = text(deduction, "amount").unwrap_or("unknown");
            put(&format!("deduction.{}", text(deduction, "kind").unwrap()), amount);
        }
    }
    for charge in list(remedy, "charges") {
        write_charge(&format!("{kind}.charge"), charge, answer);
    }
}
