//! Windows whose length is worked out from facts, and moments before an anchor.
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

/// A workshop that repairs a lot in a day per 20 pieces, and drives to an appointment.
fn pack(windows: Value) -> Value {
    let deadline = |code: &str, window: &str| json!({"do": "deadline", "code": code, "actor": "technician", "window": window, "text": words(code)});
    json!({
        "id": "workshop", "version": "1.0.0", "kind": "merchant", "group": "workshop", "title": words("workshop"),
        "zone": "+08:00", "currency": "CNY", "sources": {"A": {"document": "《甲》"}},
        "appliesTo": {"goods": ["part"]}, "goods": [{"code": "part", "title": words("part")}],
        "windows": windows,
        "rules": [{
            "id": "all", "title": words("all"), "citation": {"source": "A", "clause": "1"},
            "effects": [
                {"do": "grant", "remedy": "repair", "window": "lot"},
                deadline("repaired", "lot"),
                deadline("depart", "travel"),
            ],
        }],
    })
}

/// What the workshop decides with these lengths.
fn decide(lot: Value, before: Value, facts: Value) -> Value {
    let windows = json!({
        "lot": {"anchors": ["service_received"], "length": lot},
        "travel": {"anchors": ["appointment"], "before": before},
    });
    let mut case =
        json!({"now": "2026-11-02T12:00:00+08:00", "item": {"goods": "part"}, "issue": {"kind": "defective"}});
    for (section, members) in facts.as_object().unwrap() {
        for (name, value) in members.as_object().unwrap() {
            case[section][name] = value.clone();
        }
    }
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let policy = Policy::new(&[core(&pack(windows))], &core(&json!({"builtIns": []}))).unwrap();
    serde_json::from_str(&policy.evaluate(&core(&case), &core(&json!({"locale": "en"})), None).unwrap().to_json())
        .unwrap()
}

fn of<'a>(list: &'a Value, key: &str, code: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|item| item[key] == code).unwrap_or_else(|| panic!("no {code} in {list:#}"))
}

/// A day for every 20 pieces or part of them.
fn a_day_for_20() -> Value {
    json!({"days": {"roundUp": {"divide": [{"fact": "item.quantity"}, "20"]}}})
}

#[test]
fn a_lots_days_come_from_its_quantity() {
    for (quantity, end) in [(1, "03"), (20, "03"), (21, "04"), (100, "07")] {
        let facts = json!({"item": {"quantity": quantity}, "service": {"receivedAt": "2026-11-01T09:00:00+08:00"}});
        let decision = decide(a_day_for_20(), json!("PT10M"), facts);
        let wanted = format!("2026-11-{end}T00:00:00+08:00");
        assert_eq!(of(&decision["remedies"], "kind", "repair")["window"]["closesAt"], wanted, "{quantity}");
        assert_eq!(of(&decision["deadlines"], "code", "repaired")["dueAt"], wanted, "{quantity}");
    }
}

#[test]
fn hours_and_minutes_that_are_worked_out_end_within_a_day() {
    let quantity = json!({"fact": "item.quantity"});
    for (length, end) in
        [(json!({"hours": quantity}), "12:00:00"), (json!({"minutes": {"add": [quantity, "0.5"]}}), "09:04:00")]
    {
        let facts = json!({"item": {"quantity": 3}, "service": {"receivedAt": "2026-11-01T09:00:00+08:00"}});
        let decision = decide(length, json!("PT10M"), facts);
        assert_eq!(of(&decision["deadlines"], "code", "repaired")["dueAt"], format!("2026-11-01T{end}+08:00"));
    }
}

#[test]
fn an_unknown_length_is_asked_for_and_decides_what_it_dates() {
    let decision =
        decide(a_day_for_20(), json!("PT10M"), json!({"service": {"receivedAt": "2026-11-01T09:00:00+08:00"}}));
    let repair = of(&decision["remedies"], "kind", "repair");
    assert_eq!((&repair["verdict"], &repair["missing"]), (&json!("needs_info"), &json!(["item.quantity"])));
    let repaired = of(&decision["deadlines"], "code", "repaired");
    assert_eq!((&repaired["status"], &repaired["missing"]), (&json!("unknown"), &json!(["item.quantity"])));
    let question = of(&decision["missing"], "fact", "item.quantity");
    assert_eq!(question["decides"], json!(["repair", "repaired"]));
}

#[test]
fn what_a_fall_back_stands_in_for_is_not_asked_for() {
    let decision = decide(
        json!([a_day_for_20(), "P3D"]),
        json!("PT10M"),
        json!({"service": {"receivedAt": "2026-11-01T09:00:00+08:00"}}),
    );
    let repair = of(&decision["remedies"], "kind", "repair");
    assert_eq!((&repair["verdict"], &repair["missing"]), (&json!("eligible"), &json!([])));
    assert_eq!(repair["window"]["closesAt"], "2026-11-05T00:00:00+08:00");
}

#[test]
fn a_length_beyond_all_bounds_is_unknown_and_no_refusal() {
    for length in
        [json!({"days": {"fact": "item.quantity"}}), json!({"days": {"subtract": ["1", {"fact": "item.quantity"}]}})]
    {
        let facts = json!({"item": {"quantity": 36_526}, "service": {"receivedAt": "2026-11-01T09:00:00+08:00"}});
        let decision = decide(length.clone(), json!("PT10M"), facts);
        assert_eq!(of(&decision["remedies"], "kind", "repair")["verdict"], "needs_info", "{length}");
        assert_eq!(of(&decision["deadlines"], "code", "repaired")["status"], "unknown", "{length}");
    }
}

/// The travel time and ten minutes.
fn travel() -> Value {
    json!({"minutes": {"add": [{"fact": "service.travelMinutes"}, "10"]}})
}

#[test]
fn one_departs_so_long_before_the_appointment() {
    let facts = json!({"service": {"appointmentAt": "2026-11-02T14:00:00+08:00", "travelMinutes": 45}});
    let decision = decide(json!("P1D"), travel(), facts);
    let depart = of(&decision["deadlines"], "code", "depart");
    assert_eq!(depart["dueAt"], "2026-11-02T13:05:00+08:00");
    assert_eq!((&depart["status"], &depart["remainingSeconds"]), (&json!("pending"), &json!(3900)));
    assert_eq!(depart.get("approximate"), None);
}

#[test]
fn before_a_plain_date_hours_count_from_its_00_00_and_are_approximate() {
    let facts = json!({"service": {"appointmentAt": "2026-11-02", "travelMinutes": 50}});
    let decision = decide(json!("P1D"), travel(), facts);
    let depart = of(&decision["deadlines"], "code", "depart");
    assert_eq!((&depart["dueAt"], &depart["status"]), (&json!("2026-11-01T23:00:00+08:00"), &json!("overdue")));
    assert_eq!(depart["approximate"], true);
}

#[test]
fn a_moment_waits_for_its_anchor_and_its_length() {
    let depart = |facts| of(&decide(json!("P1D"), travel(), facts)["deadlines"], "code", "depart")["missing"].clone();
    assert_eq!(depart(json!({})), json!(["service.appointmentAt", "service.travelMinutes"]));
    assert_eq!(depart(json!({"service": {"travelMinutes": 45}})), json!(["service.appointmentAt"]));
    assert_eq!(depart(json!({"service": {"appointmentAt": "2026-11-02"}})), json!(["service.travelMinutes"]));
}

/// Two shops' promises of one sale, each with its own window for a repair.
fn of_two(first: Value, second: Value, facts: Value) -> Value {
    let with = |id: &str, window: Value| {
        let mut pack = pack(json!({"lot": window, "travel": {"anchors": ["appointment"], "before": "PT10M"}}));
        for key in ["id", "group"] {
            pack[key] = json!(id);
        }
        pack
    };
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let packs = [core(&with("one", first)), core(&with("two", second))];
    let policy = Policy::new(&packs, &core(&json!({"builtIns": []}))).unwrap();
    let mut case =
        json!({"now": "2026-11-02T12:00:00+08:00", "item": {"goods": "part"}, "issue": {"kind": "defective"}});
    for (section, members) in facts.as_object().unwrap() {
        case[section] = members.clone();
    }
    serde_json::from_str(&policy.evaluate(&core(&case), &sanbao::Value::Null, None).unwrap().to_json()).unwrap()
}

#[test]
fn an_end_that_is_not_known_yet_ranks_below_one_that_is() {
    let kilometres = json!({"fact": "item.mileageKm", "atMost": "10"});
    let known = json!({"anchors": ["delivered"], "length": "P7D", "kilometres": kilometres});
    let no_date = json!({"anchors": ["purchased"], "length": "P30D"});
    let decision = of_two(no_date, known, json!({"order": {"deliveredAt": "2026-11-01"}}));
    let repair = of(&decision["remedies"], "kind", "repair");
    assert_eq!((&repair["verdict"], &repair["from"]), (&json!("needs_info"), &json!("two")));
    assert_eq!(repair["window"]["closesAt"], "2026-11-09T00:00:00+08:00");
}

#[test]
fn a_window_that_the_kilometres_closed_is_not_said_to_have_ended_on_a_day_to_come() {
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let policy = Policy::built_in();
    let case = |kilometres: u32, now: &str| {
        json!({
            "now": now, "order": {"purchasedAt": "2024-11-25"},
            "item": {"goods": "vehicle.car", "mileageKm": kilometres, "term": "P3Y", "termKm": 100_000},
            "issue": {"kind": "defective", "fault": "engine_fault"},
        })
    };
    let reasons = |kilometres, now| -> String {
        let options = core(&json!({"locale": "en", "packs": ["car"]}));
        let decision = policy.evaluate(&core(&case(kilometres, now)), &options, None).unwrap();
        let texts =
            decision.remedies.iter().flat_map(|remedy| &remedy.reasons).filter_map(|reason| reason.text.clone());
        texts.collect::<Vec<String>>().join(" ")
    };
    assert!(reasons(200_000, "2026-11-22").contains("The limit of kilometres"), "{}", reasons(200_000, "2026-11-22"));
    assert!(!reasons(200_000, "2026-11-22").contains("ended on"));
    assert!(reasons(1, "2027-12-01").contains("ended on 25 Nov 2027"), "{}", reasons(1, "2027-12-01"));
}
