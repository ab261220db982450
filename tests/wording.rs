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
    serde_json::from_str(&policy.evaluate(&core(&case), &core(options), None).unwrap().to_json()).unwrap()
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

/// The shop with one reply.
fn replying(en: &str, zh: &str) -> Value {
    let mut pack = shop();
    pack["rules"].as_array_mut().unwrap().push(rule(
        "more",
        &["defective", "changed_mind"],
        json!([
            {"do": "deadline", "code": "call_back", "actor": "agent", "window": "soon",
             "text": {"zh": "24 小时内回电。", "en": "call back within 24 hours"}},
            {"do": "charge", "kind": "gift_wrap", "payer": "buyer", "amount": {"fact": "item.unitPrice"},
             "text": {"zh": "礼品包装费", "en": "gift wrapping"}},
            {"do": "charge", "kind": "cleaning", "payer": "buyer", "amount": {"fact": "item.unitPrice"}, "text": words("cleaning")},
            {"do": "compensate", "code": "goodwill", "form": "cash", "payer": "seller", "max": {"fact": "item.unitPrice"}},
        ]),
    ));
    pack["parameters"] = json!({
        "term": {"type": "duration", "value": "P1Y6M", "title": words("term")},
        "wait": {"type": "duration", "value": "PT1H30M", "title": words("wait")},
        "open": {"type": "boolean", "value": true, "title": words("open")},
    });
    pack["replies"] =
        json!([{"id": "only", "rung": "explain", "to": "customer", "texts": {"warm": {"zh": zh, "en": en}}}]);
    pack
}

#[track_caller]
fn reply(template: (&str, &str), issue: &str, facts: &[(&str, Value)], zh: &str, en: &str) {
    for (locale, wanted) in [("zh-CN", zh), ("en", en)] {
        let decision = decide(&replying(template.1, template.0), &json!({"locale": locale}), issue, facts);
        assert_eq!(decision["replies"][0]["text"], wanted);
    }
}

#[test]
fn a_past_end_of_what_was_reported_in_time_is_said_to_hold() {
    let template = ("请在{return.until}之前寄回。", "Please send it before {return.until}.");
    reply(
        template,
        "changed_mind",
        &[("order.deliveredAt", json!("2026-11-02")), ("issue.reportedAt", json!("2026-11-05"))],
        "请在2026年11月9日24:00（您已按时提出，现在仍然有效）之前寄回。",
        "Please send it before 9 Nov 2026, 24:00 (you asked in time, so it still holds).",
    );
    // An end to come is told, and so is the one that was missed.
    for (delivered, zh, en) in [
        ("2026-11-18", "请在2026年11月25日24:00之前寄回。", "Please send it before 25 Nov 2026, 24:00."),
        ("2026-11-02", "请在2026年11月9日24:00之前寄回。", "Please send it before 9 Nov 2026, 24:00."),
    ] {
        reply(template, "changed_mind", &[("order.deliveredAt", json!(delivered))], zh, en);
    }
}

#[test]
fn what_is_unknown_is_marked_and_named_in_words() {
    reply(
        (
            "{deadline.call_back}，{fact.item.mileageKm}，{fault}，{charge.gift_wrap}，{charge.cleaning}，{goodwill.max}",
            "{deadline.call_back}, {fact.item.mileageKm}, {fault}, {charge.gift_wrap}, {charge.cleaning}, {goodwill.max}",
        ),
        "defective",
        &[],
        "【24 小时内回电】，【行驶里程】，【具体故障】，【礼品包装费】，【清洁费】，【more：最高金额】",
        "[call back within 24 hours], [mileage], [the fault], [gift wrapping], [cleaning], [more: greatest amount]",
    );
    reply(
        (
            "{return.until}，{return.total}，{return.route}，{return.back}，{repair.conditions}，{evidence}",
            "{return.until}, {return.total}, {return.route}, {return.back}, {repair.conditions}, {evidence}",
        ),
        "changed_mind",
        &[],
        "【退货退款的期限】，【应退金额】，【办理地点】，【寄回运费承担方】，【维修的条件】，【所需凭证】",
        "[end of the period for: return for refund], [amount refunded], [where to go], [who pays the parcel back], [conditions of: repair], [evidence needed]",
    );
}

#[test]
fn a_length_of_time_is_told_in_words() {
    reply(
        (
            "{param.term}，{param.wait}，{param.open}，{fact.item.term}",
            "{param.term}, {param.wait}, {param.open}, {fact.item.term}",
        ),
        "defective",
        &[("item.term", json!("P1D"))],
        "1 年 6 个月，1 小时 30 分钟，是，1 天",
        "1 year 6 months, 1 hour 30 minutes, yes, 1 day",
    );
}

#[test]
fn a_reply_may_wait_for_what_was_done() {
    let mut pack = replying("done", "已办");
    let given = |pack: &Value, done: Option<Value>| {
        let mut facts =
            json!({"now": "2026-11-20T12:00:00+08:00", "item": {"goods": "lamp"}, "issue": {"kind": "defective"}});
        if let Some(done) = done {
            facts["done"] = done;
        }
        let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
        let policy = Policy::new(&[core(pack)], &core(&json!({"builtIns": []}))).unwrap();
        let decision = policy.evaluate(&core(&facts), &sanbao::Value::Null, None).unwrap();
        (decision.replies.len(), decision.missing.iter().any(|question| question.fact == "done"))
    };
    let act = json!([{"code": "call_back", "at": "2026-11-20T10:00:00+08:00"}]);
    pack["replies"][0]["when"] = json!({"fact": "done", "has": "call_back"});
    assert_eq!(given(&pack, Some(act.clone())), (1, false));
    assert_eq!(given(&pack, Some(json!([]))), (0, false));
    assert_eq!(given(&pack, None), (0, false));
    pack["replies"][0]["when"] = json!({"fact": "done", "empty": true});
    assert_eq!(given(&pack, Some(act)), (0, false));
    assert_eq!(given(&pack, None), (1, false));
}

#[test]
fn a_service_level_may_be_a_parameter_in_its_unit_or_a_smaller_one() {
    for (value, unit, told) in [
        (json!("24"), "hour", ("24", "hour")),
        (json!("PT24H"), "hour", ("24", "hour")),
        (json!("PT24H1M"), "hour", ("1441", "minute")),
        (json!("P2W"), "week", ("2", "week")),
        (json!("P15D"), "week", ("15", "day")),
        (json!("P18M"), "year", ("18", "month")),
        // A day ends at 24:00, so it is no 24 hours.
        (json!("P1D"), "hour", ("1", "day")),
    ] {
        let mut pack = shop();
        let kind = if value == "24" { "number" } else { "duration" };
        pack["parameters"] = json!({"wait": {"type": kind, "value": value, "title": words("wait")}});
        let level = json!([{"do": "service_level", "code": "answered", "value": {"param": "wait"}, "unit": unit, "text": words("answered")}]);
        pack["rules"].as_array_mut().unwrap().push(rule("answer", &["defective"], level));
        let decision = decide(&pack, &json!({}), "defective", &[]);
        let level = &decision["serviceLevels"][0];
        assert_eq!((level["value"].as_str().unwrap(), level["unit"].as_str().unwrap()), told, "{value} in {unit}");
    }
}
