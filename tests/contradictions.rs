//! What the parts of a case say against each other.
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

/// A shop of two kinds of goods; only food expires, a dent can be in anything.
fn shop() -> Value {
    json!({
        "id": "shop", "version": "1.0.0", "kind": "merchant", "group": "shop", "title": words("shop"),
        "zone": "+08:00", "currency": "CNY", "sources": {"A": {"document": "《甲》"}},
        "appliesTo": {"goods": ["food", "phone"]},
        "goods": [{"code": "food.cake", "title": words("cake")}, {"code": "phone", "title": words("phone")}],
        "faults": [
            {"code": "gone_off", "title": words("gone off"), "issues": ["defective"], "goods": ["food"]},
            {"code": "no_signal", "title": words("no signal"), "issues": ["defective"], "goods": ["phone"]},
            {"code": "dented", "title": words("dented"), "issues": ["defective"]},
        ],
        "rules": [{
            "id": "all", "title": words("all"), "citation": {"source": "A", "clause": "1"},
            "effects": [{"do": "grant", "remedy": "return"}],
        }],
    })
}

/// What is said against a case; nothing: it is decided.
fn said(packs: &[Value], goods: &str, facts: &[(&str, Value)]) -> String {
    let mut case =
        json!({"now": "2026-11-20T00:00:00+08:00", "item": {"goods": goods}, "issue": {"kind": "defective"}});
    for (path, value) in facts {
        let (section, name) = path.split_once('.').unwrap();
        case[section][name] = value.clone();
    }
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let packs: Vec<sanbao::Value> = packs.iter().map(core).collect();
    let policy = Policy::new(&packs, &core(&json!({"builtIns": []}))).unwrap();
    policy
        .evaluate(&core(&case), &sanbao::Value::Null, None)
        .map_or_else(|problems| problems.message(), |_| String::new())
}

#[test]
fn a_fault_is_one_that_the_goods_can_have() {
    let fault = |goods, fault: &str| said(&[shop()], goods, &[("issue.fault", json!(fault))]);
    for (goods, of) in [("food.cake", "gone_off"), ("phone", "no_signal"), ("phone", "dented"), ("food.cake", "dented")]
    {
        assert_eq!(fault(goods, of), "", "{goods} {of}");
    }
    assert_eq!(
        fault("phone", "gone_off"),
        "`issue.fault` is `gone_off`; wanted: a fault that `phone` can have: `no_signal` `dented`"
    );
    assert_eq!(
        fault("food.cake", "no_signal"),
        "`issue.fault` is `no_signal`; wanted: a fault that `food.cake` can have: `gone_off` `dented`"
    );
}

#[test]
fn what_one_pack_knows_of_other_goods_another_may_know_of_these() {
    let mut other = shop();
    other["id"] = json!("other");
    other["group"] = json!("other");
    other["faults"][0]["goods"] = json!(["phone"]);
    assert_eq!(said(&[shop(), other], "phone", &[("issue.fault", json!("gone_off"))]), "");
}

#[test]
fn nobody_pays_more_than_the_price_of_all_units() {
    let paid = |paid: &str, facts: &[(&str, Value)]| {
        let mut all = vec![("item.paid", json!(paid)), ("item.unitPrice", json!("100.00"))];
        all.extend(facts.iter().cloned());
        said(&[shop()], "phone", &all)
    };
    assert_eq!(paid("300.00", &[("item.quantity", json!(3))]), "");
    assert_eq!(paid("0.00", &[]), "");
    assert_eq!(
        paid("300.01", &[("item.quantity", json!(3))]),
        "`item.paid` is `300.01`; wanted: at most `item.unitPrice` × `item.quantity` (100.00 × 3)"
    );
    assert_eq!(
        paid("100.01", &[]),
        "`item.paid` is `100.01`; wanted: at most `item.unitPrice` × `item.quantity` (100.00 × 1)"
    );
}

#[test]
fn a_day_is_not_after_its_own_first_instant() {
    let reported = |date: &str| said(&[shop()], "phone", &[("issue.reportedAt", json!(date))]);
    assert_eq!(reported("2026-11-20"), "");
    assert_eq!(reported("2026-11-20T00:00:00+08:00"), "");
    assert!(reported("2026-11-21").contains("a date not after `now`"));
    assert!(reported("2026-11-20T00:00:01+08:00").contains("a date not after `now`"));
}

#[test]
fn a_misspelt_field_is_told_with_the_one_that_was_meant() {
    let message = said(&[shop()], "phone", &[("item.payed", json!("1.00"))]);
    assert!(message.ends_with("did you mean `paid`?"), "{message}");
}
