//! What people read: the headline and the replies.
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

fn rule(id: &str, issues: &[&str], effects: Value) -> Value {
    json!({"id": id, "title": words(id), "citation": {"source": "A", "clause": "1"}, "issues": issues, "effects": effects})
}

/// A shop that takes back within 7 days once it has agreed, repairs for nothing within 30 and for 20.00 ever after, and
/// calls back about a bad attitude.
fn shop() -> Value {
    let days = |length: &str| json!({"anchors": ["delivered"], "length": length, "at": ["reported", "now"]});
    json!({
        "id": "shop", "version": "1.0.0", "kind": "merchant", "group": "shop", "title": words("shop"),
        "zone": "+08:00", "currency": "CNY", "sources": {"A": {"document": "《甲》"}},
        "appliesTo": {"goods": ["lamp"]}, "goods": [{"code": "lamp", "title": {"zh": "台灯", "en": "lamp"}}],
        "windows": {
            "week": days("P7D"), "month": days("P30D"),
            "soon": {"anchors": ["escalated"], "length": "PT24H"},
        },
        "conditions": {"agreed": {"text": words("agreed")}},
        "rules": [
            rule("take_back", &["changed_mind"], json!([
                {"do": "grant", "remedy": "return", "window": "week", "requires": ["agreed"]},
            ])),
            rule("free", &["defective"], json!([{"do": "grant", "remedy": "repair", "window": "month"}])),
            rule("paid", &["usage_question"], json!([
                {"do": "grant", "remedy": "repair"},
                {"do": "grant", "remedy": "exchange", "window": "month"},
                {"do": "charge", "kind": "repair_cost", "payer": "buyer", "remedies": ["repair", "exchange"],
                 "amount": "20.00", "text": words("repair")},
            ])),
            rule("call", &["aftersale_attitude"], json!([
                {"do": "step", "code": "apologise", "actor": "agent", "text": words("apologise")},
            ])),
        ],
    })
}

fn decide(pack: &Value, options: &Value, issue: &str, facts: &[(&str, Value)]) -> Value {
    let mut case = json!({
        "now": "2026-11-20T12:00:00+08:00", "item": {"goods": "lamp"}, "issue": {"kind": issue}, "order": {},
    });
    for (path, value) in facts {
        let (section, name) = path.split_once('.').unwrap();
        case[section][name] = value.clone();
    }
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let policy = Policy::new(&[core(pack)], &core(&json!({"builtIns": []}))).unwrap();
    serde_json::to_value(policy.evaluate(&core(&case), &core(options), None).unwrap()).unwrap()
}

#[track_caller]
fn headline(issue: &str, facts: &[(&str, Value)], zh: &str, en: &str) {
    for (locale, wanted) in [("zh-CN", zh), ("en", en)] {
        let decision = decide(&shop(), &json!({"locale": locale}), issue, facts);
        assert_eq!(decision["headline"], wanted);
    }
}

#[test]
fn a_remedy_that_the_buyer_is_charged_for_is_told_as_such() {
    headline(
        "usage_question",
        &[("order.deliveredAt", json!("2026-01-05"))],
        "现在可以办理：维修（需付费）。",
        "Available now: repair (charged to the buyer).",
    );
    headline(
        "usage_question",
        &[("order.deliveredAt", json!("2026-11-10"))],
        "现在可以办理：维修（需付费）、换货（需付费，2026年12月10日24:00 前）。",
        "Available now: repair (charged to the buyer), exchange (charged to the buyer, before 10 Dec 2026, 24:00).",
    );
}

#[test]
fn a_remedy_that_costs_nothing_is_told_without_more() {
    headline(
        "defective",
        &[("order.deliveredAt", json!("2026-11-10"))],
        "现在可以办理：维修。请在 2026年12月10日24:00 之前提出。",
        "Available now: repair. Please ask before 10 Dec 2026, 24:00.",
    );
}

#[test]
fn what_hangs_on_a_condition_has_its_end_too() {
    headline(
        "changed_mind",
        &[("order.deliveredAt", json!("2026-11-18"))],
        "满足条件后可以办理：退货退款。请在 2026年11月25日24:00 之前提出。",
        "Available once the conditions are met: return for refund. Please ask before 25 Nov 2026, 24:00.",
    );
    // A report in time has kept an end that is past.
    headline(
        "changed_mind",
        &[("order.deliveredAt", json!("2026-11-02")), ("issue.reportedAt", json!("2026-11-05"))],
        "满足条件后可以办理：退货退款。",
        "Available once the conditions are met: return for refund.",
    );
}

#[test]
fn alternatives_to_what_is_refused_have_their_ends() {
    headline(
        "usage_question",
        &[("order.deliveredAt", json!("2026-11-10")), ("request.remedy", json!("repair"))],
        "现在可以办理：维修（需付费）、换货（需付费，2026年12月10日24:00 前）。",
        "Available now: repair (charged to the buyer), exchange (charged to the buyer, before 10 Dec 2026, 24:00).",
    );
    headline(
        "usage_question",
        &[("order.deliveredAt", json!("2026-11-10")), ("request.remedy", json!("return"))],
        "按现有规则，所要求的方式无法办理；仍可以选择：维修（需付费）、换货（需付费，2026年12月10日24:00 前）。",
        "By the rules in force, what was asked for is not available; still possible: repair (charged to the buyer), exchange (charged to the buyer, before 10 Dec 2026, 24:00).",
    );
}

#[test]
fn where_no_rule_speaks_of_a_remedy_nothing_is_refused() {
    headline(
        "aftersale_attitude",
        &[],
        "这类问题不涉及退换修，会按下列步骤处理。",
        "No return, exchange or repair is involved; it is handled by the steps below.",
    );
    // Out of time is a refusal.
    headline(
        "defective",
        &[("order.deliveredAt", json!("2026-01-05"))],
        "按现有规则，目前没有可以办理的售后方式。",
        "By the rules in force, no remedy is available at present.",
    );
    // Nothing at all is said of it.
    headline(
        "bad_review",
        &[],
        "按现有规则，目前没有可以办理的售后方式。",
        "By the rules in force, no remedy is available at present.",
    );
}
