//! A pack's own cases: what they expect against what the pack decides.

use super::{Diagnostic, alone};
use crate::call::{Policy, written};
use crate::decision::Part;
use crate::decision::answer::Decision;
use crate::value::Value;

/// The cases of a pack that it does not decide as they expect.
pub(super) fn failing(pack: &Value) -> Vec<Diagnostic> {
    let Some(Value::List(cases)) = pack.get("cases") else { return Vec::new() };
    let Some(policy) = alone(pack) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        for message in mismatches(&policy, case) {
            let mut diagnostic = Diagnostic::warning(format!("cases[{number}]"), message);
            diagnostic.counterexample = case.get("case").cloned();
            found.push(diagnostic);
        }
    }
    found
}

/// Decides a case of the form `{ name, case, options?, expect }` and says where the decision differs from what is
/// expected; nothing: it does not.
#[must_use]
pub fn mismatches(policy: &Policy, entry: &Value) -> Vec<String> {
    let name = entry.get("name").and_then(Value::as_text).unwrap_or("a case without a name");
    let (Some(case), Some(expect)) = (entry.get("case"), entry.get("expect")) else {
        return vec![format!("{name}: a case needs `case` and `expect`")];
    };
    let options = entry.get("options").cloned().unwrap_or(Value::Null);
    match policy.evaluate(case, &options, None) {
        Ok(decision) => differences(&decision, expect).into_iter().map(|text| format!("{name}: {text}")).collect(),
        Err(problems) => vec![format!("{name}: {problems}")],
    }
}

fn differences(decision: &Decision, expect: &Value) -> Vec<String> {
    let given: Value = serde_json::from_str(&written(Part::Evaluate, decision)).unwrap_or(Value::Null);
    let mut found = Vec::new();
    let Value::Map(parts) = expect else { return vec!["`expect` is an object".to_owned()] };
    for (part, wanted) in parts {
        match part.as_str() {
            "remedies" => keyed(&given, part, "kind", wanted, &remedy_value, &mut found),
            "compensation" => keyed(&given, part, "code", wanted, &plain_value, &mut found),
            "charges" => keyed(&given, part, "kind", wanted, &plain_value, &mut found),
            "deadlines" => keyed(&given, part, "code", wanted, &plain_value, &mut found),
            "evidence" => keyed(&given, part, "code", wanted, &plain_value, &mut found),
            "steps" | "measures" | "records" | "escalation" | "serviceLevels" => {
                holds(&given, part, "code", wanted, &mut found)
            }
            "replies" => holds(&given, part, "id", wanted, &mut found),
            "questions" => holds(&given, "missing", "fact", wanted, &mut found),
            "missing" => {
                let facts = names(given.get("missing"), "fact");
                differ("missing", &facts, wanted, &mut found);
            }
            "headline" | "issue" | "now" => match given.get(part) {
                Some(value) if part == "issue" => members(part, value, wanted, &plain_value, &mut found),
                value => differ(part, value.unwrap_or(&Value::Null), wanted, &mut found),
            },
            other => found.push(format!("`expect.{other}` is no part of an answer that can be expected")),
        }
    }
    found
}

fn list(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn names(value: Option<&Value>, key: &str) -> Value {
    Value::List(list(value).iter().filter_map(|item| item.get(key)).cloned().collect())
}

fn differ(place: &str, given: &Value, wanted: &Value, found: &mut Vec<String>) {
    if given != wanted {
        found.push(format!("`{place}` is {}, expected {}", given.to_json(), wanted.to_json()));
    }
}

type ReadValue<'a> = &'a dyn Fn(&Value, &str) -> Value;

/// Each entry of a list that has the key named, member by member; `null` expects no such entry.
fn keyed(given: &Value, part: &str, key: &str, wanted: &Value, read: ReadValue<'_>, found: &mut Vec<String>) {
    let Value::Map(entries) = wanted else {
        found.push(format!("`expect.{part}` is an object"));
        return;
    };
    for (name, wanted) in entries {
        let place = format!("{part}.{name}");
        let entry = list(given.get(part)).iter().find(|entry| entry.get(key).and_then(Value::as_text) == Some(name));
        match (entry, wanted) {
            (None, Value::Null) => {}
            (None, _) => found.push(format!("`{place}` is absent, expected {}", wanted.to_json())),
            (Some(_), Value::Null) => found.push(format!("`{place}` is there, expected it absent")),
            (Some(entry), wanted) => members(&place, entry, wanted, read, found),
        }
    }
}

fn members(place: &str, entry: &Value, wanted: &Value, read: ReadValue<'_>, found: &mut Vec<String>) {
    let Value::Map(wanted) = wanted else {
        found.push(format!("`expect.{place}` is an object"));
        return;
    };
    for (name, wanted) in wanted {
        differ(&format!("{place}.{name}"), &read(entry, name), wanted, found);
    }
}

/// All codes must be there.
fn holds(given: &Value, part: &str, key: &str, wanted: &Value, found: &mut Vec<String>) {
    let there = names(given.get(part), key);
    let there = list(Some(&there));
    for code in list(Some(wanted)) {
        if !there.contains(code) {
            found.push(format!("`{part}` lacks {}", code.to_json()));
        }
    }
}

fn plain_value(entry: &Value, name: &str) -> Value {
    entry.get(name).cloned().unwrap_or(Value::Null)
}

/// The flat names by which cases speak of a remedy.
fn remedy_value(entry: &Value, name: &str) -> Value {
    let inside =
        |part: &str, name: &str| entry.get(part).and_then(|part| part.get(name)).cloned().unwrap_or(Value::Null);
    let by_kind = |items: Option<&Value>| {
        let amounts = list(items).iter().filter_map(|item| {
            let kind = item.get("kind")?.as_text()?.to_owned();
            Some((kind, item.get("amount").cloned().unwrap_or(Value::Null)))
        });
        Value::Map(amounts.collect())
    };
    match name {
        "rule" | "reason" => {
            let key = if name == "rule" { "rule" } else { "code" };
            list(entry.get("reasons")).first().and_then(|reason| reason.get(key)).cloned().unwrap_or(Value::Null)
        }
        "opensAt" | "closesAt" | "anchor" => inside("window", name),
        "original" | "back" | "replacement" | "advancedBy" => inside("freight", name),
        "goods" | "freight" | "total" | "totalAtMost" => inside("refund", name),
        "deductions" => by_kind(entry.get("refund").and_then(|refund| refund.get("deductions"))),
        "charges" => by_kind(entry.get("charges")),
        "conditions" => names(entry.get("conditions"), "code"),
        "reasons" => names(entry.get("reasons"), "code"),
        other => plain_value(entry, other),
    }
}
