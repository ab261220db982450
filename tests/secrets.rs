//! What only an agent may see leaves no trace in a customer's answer.
//!
//! Not a search for telltale words, but non-interference: whatever is changed in what is the shop's own business, the
//! customer is told the same, byte for byte.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test may stop, and tells what it found"
)]

#[path = "oracle/mod.rs"]
mod oracle;

use oracle::json::{self, Json, list, text};
use oracle::{engine, pack};
use sanbao::Policy;
use serde_json::json;

/// Every golden case of every pack, by the pack's id.
fn golden() -> Vec<(Json, Vec<Json>)> {
    let with_cases = |pack: Json| {
        let cases = pack::golden_of(text(&pack, "id").unwrap());
        (pack, cases.into_iter().map(|entry| entry["case"].clone()).collect())
    };
    pack::built_in().into_iter().map(with_cases).collect()
}

fn customer(policy: &Policy, id: &str, case: &Json, locale: &str) -> Option<Json> {
    let options = json!({"packs": [id], "audience": "customer", "locale": locale});
    let mut answer = engine::decide(policy, case, &options).ok()?;
    // The hash names the policy's very content, so it may differ.
    answer["policy"] = Json::Null;
    Some(answer)
}

fn is_internal(effect: &Json) -> bool {
    effect["audience"] == "agent" || matches!(text(effect, "do"), Some("prefer" | "negotiate"))
}

/// The pack as if the shop had no business of its own: no effect and no reply for agents.
fn public_part(pack: &Json) -> Json {
    let mut public = pack.clone();
    for rule in public["rules"].as_array_mut().unwrap() {
        rule["effects"].as_array_mut().unwrap().retain(|effect| !is_internal(effect));
    }
    if let Some(replies) = public["replies"].as_array_mut() {
        replies.retain(|reply| reply["audience"] != "agent" && reply["to"] != "agent");
    }
    public
}

/// The pack with every bound and cap of what only agents may offer set to other figures.
fn other_bounds(pack: &Json) -> Json {
    let mut other = pack.clone();
    for rule in other["rules"].as_array_mut().unwrap() {
        for effect in rule["effects"].as_array_mut().unwrap().iter_mut().filter(|effect| is_internal(effect)) {
            for (bound, figure) in [("min", "3.33"), ("max", "4444.44"), ("suggested", "77.77"), ("cap", "5555.55")] {
                if effect.get(bound).is_some() {
                    effect[bound] = json!(figure);
                }
            }
        }
    }
    other
}

/// Compares what a customer is told before and after a change.
fn unmoved(what: &str, change: impl Fn(&Json) -> Json) {
    let mut compared = 0;
    for (pack, cases) in golden() {
        let id = text(&pack, "id").unwrap().to_owned();
        let (before, after) = (engine::policy(&pack), engine::try_policy(&change(&pack)));
        // What is left must be a pack of its own.
        let after = after.unwrap_or_else(|problems| panic!("{id} {what}: {problems}"));
        for (number, case) in cases.iter().enumerate() {
            let locale = if number.is_multiple_of(2) { "zh-CN" } else { "en" };
            let told = customer(&before, &id, case, locale);
            assert_eq!(told, customer(&after, &id, case, locale), "{id} {what}: {case}");
            compared += usize::from(told.is_some());
        }
    }
    assert!(compared > 3000, "only {compared} cases could be compared");
}

#[test]
fn the_effects_and_replies_for_agents_leave_no_trace() {
    unmoved("without what is for agents", |pack| {
        let mut public = public_part(pack);
        // A variable may name an effect that is gone; what customers are told has none such, which the loader shows.
        public.as_object_mut().unwrap().remove("cases");
        public
    });
}

#[test]
fn the_bounds_of_a_range_leave_no_trace() {
    unmoved("with other bounds", other_bounds);
}

#[test]
fn the_sellers_cost_leaves_no_trace() {
    for (pack, cases) in golden() {
        let id = text(&pack, "id").unwrap();
        let policy = engine::policy(&pack);
        for case in &cases {
            let mut told = Vec::new();
            for cost in [None, Some("0.07")] {
                let mut with = case.clone();
                json::remove(&mut with, "item.cost");
                if let Some(cost) = cost {
                    json::set(&mut with, "item.cost", json!(cost));
                }
                told.push(customer(&policy, id, &with, "zh-CN"));
            }
            assert_eq!(told[0], told[1], "{id}: {case}");
        }
    }
}

/// Whether anything is there that no customer's answer has.
fn internals(answer: &Json) -> Vec<&'static str> {
    let ranged = |offer: &&Json| offer.get("min") != offer.get("max") || offer["marginChecked"] == true;
    let has_range = list(answer, "compensation").iter().any(|offer| ranged(&offer) || !list(offer, "basis").is_empty());
    let is_note = |reply: &Json| reply["to"] == "agent" || reply.get("turn").is_some();
    [
        ("a range", has_range),
        ("a talk", answer.get("negotiation").is_some()),
        ("a note to the agent", list(answer, "replies").iter().any(is_note)),
    ]
    .into_iter()
    .filter_map(|(name, found)| found.then_some(name))
    .collect()
}

#[test]
fn a_customer_gets_no_range_no_basis_no_talk_and_no_note_and_an_agent_does() {
    let mut seen: Vec<&str> = Vec::new();
    for (pack, cases) in golden() {
        let id = text(&pack, "id").unwrap();
        let policy = engine::policy(&pack);
        for case in &cases {
            if let Some(told) = customer(&policy, id, case, "en") {
                assert_eq!(internals(&told), [""; 0], "{id}: {case}");
            }
            if let Ok(told) = engine::for_agent(&policy, &pack, case) {
                seen.extend(internals(&told));
            }
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, ["a note to the agent", "a range", "a talk"], "the search finds nothing");
}
