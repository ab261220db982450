//! A pack's own cases: what they expect against what the pack decides.

use super::{Diagnostic, alone};
use crate::call::{Policy, written};
use crate::decision::Part;
use crate::decision::answer::Decision;
use crate::problem::{Problems, nearest};
use crate::read::quoted;
use crate::value::Value;

/// The members of a case.
const MEMBERS: [&str; 5] = ["name", "case", "parameters", "options", "expect"];

/// The cases of a pack that it does not decide as they expect.
pub(super) fn failing(pack: &Value) -> Vec<Diagnostic> {
    let Some(given) = pack.get("cases") else { return Vec::new() };
    let Value::List(cases) = given else {
        let message = format!("`cases` is `{}`; wanted: a list of cases, so none of them is run", given.shown());
        return vec![Diagnostic::warning("cases".to_owned(), message)];
    };
    let Ok(policy) = alone(pack, None) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let parameters = case.get("parameters");
        let own = parameters.map(|_| alone(pack, parameters));
        for message in said(own.as_ref().map_or(Ok(&policy), |own| own.as_ref()), case) {
            let mut diagnostic = Diagnostic::warning(format!("cases[{number}]"), message);
            diagnostic.counterexample = case.get("case").cloned();
            found.push(diagnostic);
        }
    }
    found
}

/// Decides a case of the form `{ name, case, parameters?, options?, expect }` and says where the decision differs from
/// what is expected; nothing: it does not. A case with `parameters` (pack id → parameter → value) is decided by the
/// built-in packs with these values.
#[must_use]
pub fn mismatches(policy: &Policy, entry: &Value) -> Vec<String> {
    let own = entry.get("parameters").map(|parameters| {
        let options = Value::Map(vec![("parameters".to_owned(), parameters.clone())]);
        Policy::new(&[], &options)
    });
    said(own.as_ref().map_or(Ok(policy), |own| own.as_ref()), entry)
}

/// What is to be said of a case, each time with its name.
#[inline(never)]
fn said(policy: Result<&Policy, &Problems>, entry: &Value) -> Vec<String> {
    let name = entry.get("name").and_then(Value::as_text).unwrap_or("a case without a name");
    let mut found = unknown("", entry, &MEMBERS, "a case");
    match (policy, entry.get("case"), entry.get("expect")) {
        (Err(problems), _, _) => found.push(problems.to_string()),
        (Ok(policy), Some(case), Some(expect)) => {
            match policy.evaluate(case, entry.get("options").unwrap_or(&Value::Null), None) {
                Ok(decision) => found.extend(differences(&decision, expect)),
                Err(problems) => found.push(problems.to_string()),
            }
        }
        _ if found.is_empty() => found.push("a case needs `case` and `expect`".to_owned()),
        _ => {}
    }
    found.into_iter().map(|text| format!("{name}: {text}")).collect()
}

/// The names of an object that are none of those known.
fn unknown(place: &str, given: &Value, known: &[&str], whole: &str) -> Vec<String> {
    let Value::Map(members) = given else { return Vec::new() };
    let others = members.iter().map(|(name, _)| name).filter(|name| !known.contains(&name.as_str()));
    others
        .map(|name| {
            let hint = match nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("wanted: one of {}", quoted(known.iter().copied())),
            };
            format!("`{place}{name}` is no part of {whole}; {hint}")
        })
        .collect()
}

fn differences(decision: &Decision, expect: &Value) -> Vec<String> {
    let given: Value = serde_json::from_str(&written(Part::Evaluate, decision)).unwrap_or(Value::Null);
    let mut found = Vec::new();
    let Value::Map(parts) = expect else { return vec!["`expect` is an object".to_owned()] };
    for (part, wanted) in parts {
        match part.as_str() {
            "remedies" => keyed(&given, part, "kind", wanted, &REMEDY, &mut found),
            "compensation" => keyed(&given, part, "code", wanted, &COMPENSATION, &mut found),
            "charges" => keyed(&given, part, "kind", wanted, &CHARGE, &mut found),
            "deadlines" => keyed(&given, part, "code", wanted, &DEADLINE, &mut found),
            "evidence" => keyed(&given, part, "code", wanted, &EVIDENCE, &mut found),
            "serviceLevels" if matches!(wanted, Value::Map(_)) => {
                keyed(&given, part, "code", wanted, &SERVICE_LEVEL, &mut found);
            }
            "steps" if matches!(wanted, Value::Map(_)) => keyed(&given, part, "code", wanted, &STEP, &mut found),
            "negotiation" => match given.get(part) {
                Some(talk) => members(part, talk, wanted, &NEGOTIATION, &mut found),
                None => differ(part, &Value::Null, wanted, &mut found),
            },
            "replies" if matches!(wanted, Value::Map(_)) => turns(&given, wanted, &mut found),
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
                Some(value) if part == "issue" => members(part, value, wanted, &ISSUE, &mut found),
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

/// What can be expected of an entry of the answer.
struct Entry {
    what: &'static str,
    members: &'static [&'static str],
    read: fn(&Value, &str) -> Value,
}

const REMEDY: Entry = Entry {
    what: "a remedy",
    members: &[
        "verdict",
        "rule",
        "reason",
        "from",
        "opensAt",
        "closesAt",
        "anchor",
        "original",
        "back",
        "replacement",
        "advancedBy",
        "goods",
        "freight",
        "total",
        "totalAtMost",
        "deductions",
        "charges",
        "route",
        "rank",
        "conditions",
        "missing",
        "reasons",
    ],
    read: remedy_value,
};

const COMPENSATION: Entry = Entry {
    what: "a compensation",
    members: &["verdict", "min", "max", "suggested", "form", "payer", "marginChecked", "rule"],
    read: plain_value,
};

const CHARGE: Entry = Entry { what: "a charge", members: &["payer", "amount", "from", "until"], read: plain_value };

const DEADLINE: Entry = Entry {
    what: "a deadline",
    members: &["dueAt", "status", "from", "actor", "remedy", "approximate", "missing", "remainingSeconds"],
    read: plain_value,
};

const EVIDENCE: Entry = Entry { what: "evidence", members: &["satisfied", "from", "decides"], read: plain_value };

const SERVICE_LEVEL: Entry = Entry { what: "a service level", members: &["value", "unit"], read: plain_value };

const STEP: Entry = Entry { what: "a step", members: &["status", "dueAt", "actor", "rule"], read: plain_value };

const NEGOTIATION: Entry = Entry { what: "the talk", members: &["rung", "next", "ladder"], read: talk_value };

const ISSUE: Entry = Entry { what: "the issue", members: &["kind", "aspect", "answers", "liable"], read: plain_value };

/// Each entry of a list that has the key named, member by member; `null` expects no such entry.
fn keyed(given: &Value, part: &str, key: &str, wanted: &Value, of: &Entry, found: &mut Vec<String>) {
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
            (Some(entry), wanted) => members(&place, entry, wanted, of, found),
        }
    }
}

fn members(place: &str, entry: &Value, wanted: &Value, of: &Entry, found: &mut Vec<String>) {
    let Value::Map(names) = wanted else {
        found.push(format!("`expect.{place}` is an object"));
        return;
    };
    found.extend(unknown(&format!("expect.{place}."), wanted, of.members, of.what));
    for (name, wanted) in names.iter().filter(|(name, _)| of.members.contains(&name.as_str())) {
        differ(&format!("{place}.{name}"), &(of.read)(entry, name), wanted, found);
    }
}

/// All codes must be there.
fn holds(given: &Value, part: &str, key: &str, wanted: &Value, found: &mut Vec<String>) {
    if !matches!(wanted, Value::List(_)) {
        found.push(format!("`expect.{part}` is {}, expected a list of codes", wanted.to_json()));
    }
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

/// The ladder as cases write it: each rung with its remedy, offer and amount, and its status where it is none of `later`.
fn talk_value(entry: &Value, name: &str) -> Value {
    if name != "ladder" {
        return plain_value(entry, name);
    }
    let rung = |offer: &Value| {
        let parts = ["rung", "remedy", "offer", "amount"].map(|key| offer.get(key).and_then(Value::as_text));
        let said: Vec<&str> = parts.into_iter().flatten().collect();
        let status = offer.get("status").and_then(Value::as_text).unwrap_or_default();
        Value::Text(if status == "later" { said.join(":") } else { format!("{} ({status})", said.join(":")) })
    };
    Value::List(list(entry.get(name)).iter().map(rung).collect())
}

/// The turn of each reply that is named; `null` expects that it is not given.
fn turns(given: &Value, wanted: &Value, found: &mut Vec<String>) {
    let Value::Map(entries) = wanted else { return };
    for (id, wanted) in entries {
        let reply =
            list(given.get("replies")).iter().find(|reply| reply.get("id").and_then(Value::as_text) == Some(id));
        // A customer is told no turn: that the reply is there is all that can be expected.
        let turn = reply
            .map_or(Value::Null, |reply| reply.get("turn").cloned().unwrap_or_else(|| Value::Text("now".to_owned())));
        differ(&format!("replies.{id}"), &turn, wanted, found);
    }
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
