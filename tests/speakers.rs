//! Who speaks where several packs decide: one of them opens, refuses and closes, and each only of its own answers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop, and tells what it found"
)]

use sanbao::Policy;
use serde_json::{Value, json};

fn words(text: &str) -> Value {
    json!({"zh": text, "en": text})
}

/// A shop or a maker that takes a lamp back within some days, with its own words for it.
fn pack(id: &str, days: &str) -> Value {
    let grant = json!([{"do": "grant", "remedy": "return", "window": "term"}]);
    let reply = |name: &str, rung: &str, verdicts: Value| {
        json!({
            "id": name, "rung": rung, "to": "customer", "verdicts": verdicts,
            "texts": {"warm": words(&format!("{id}: {name}"))},
        })
    };
    json!({
        "id": id, "version": "1.0.0", "kind": "merchant", "group": id, "title": words(id),
        "zone": "+08:00", "currency": "CNY", "sources": {"A": {"document": "《甲》"}},
        "appliesTo": {"goods": ["lamp"]}, "goods": [{"code": "lamp", "title": words("lamp")}],
        "windows": {"term": {"anchors": ["delivered"], "length": days}},
        "rules": [{
            "id": "take_back", "title": words("take back"), "citation": {"source": "A", "clause": "1"},
            "issues": ["defective"], "effects": grant,
        }],
        "replies": [
            reply("hello", "opening", json!({})),
            reply("yes", "accept", json!({"return": ["eligible"]})),
            reply("no", "decline", json!({"return": ["ineligible"]})),
            reply("goodbye", "closing", json!({})),
        ],
    })
}

fn said(packs: &[Value], now: &str) -> Vec<String> {
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let packs: Vec<sanbao::Value> = packs.iter().map(core).collect();
    let policy = Policy::new(&packs, &core(&json!({"builtIns": []}))).unwrap();
    let case = json!({
        "now": now, "order": {"deliveredAt": "2026-11-01"}, "item": {"goods": "lamp"}, "issue": {"kind": "defective"},
    });
    let decision = policy.evaluate(&core(&case), &sanbao::Value::Null, None).unwrap();
    decision.replies.iter().map(|reply| reply.id.clone()).collect()
}

#[test]
fn the_pack_whose_answer_stands_speaks_of_it_and_opens_and_closes_the_talk() {
    let packs = [pack("shop", "P7D"), pack("maker", "P15D")];
    assert_eq!(said(&packs, "2026-11-10"), ["maker/hello", "maker/yes", "maker/goodbye"]);
    assert_eq!(said(&packs[..1], "2026-11-05"), ["shop/hello", "shop/yes", "shop/goodbye"]);
}

#[test]
fn what_all_refuse_is_refused_once() {
    let packs = [pack("shop", "P7D"), pack("maker", "P15D")];
    let refusals = said(&packs, "2026-11-20");
    assert_eq!(refusals.iter().filter(|id| id.ends_with("/no")).count(), 1, "{refusals:?}");
    assert_eq!(refusals.iter().filter(|id| id.ends_with("/hello")).count(), 1, "{refusals:?}");
}

#[test]
fn where_the_leading_pack_has_no_opening_the_first_that_has_one_opens() {
    let mut maker = pack("maker", "P15D");
    maker["replies"].as_array_mut().unwrap().remove(0);
    assert_eq!(said(&[pack("shop", "P7D"), maker], "2026-11-10"), ["shop/hello", "maker/yes", "maker/goodbye"]);
}
