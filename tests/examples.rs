//! The examples of the docs are what the docs say of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop, and tells what it found"
)]

use std::fs;
use std::path::Path;

use sanbao::{Part, Policy, Value, check_pack, mismatches};

fn bicycle_shop() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples/bicycle-shop.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn cases(pack: &Value) -> &[Value] {
    match pack.get("cases") {
        Some(Value::List(cases)) => cases,
        other => panic!("the example has no cases: {other:?}"),
    }
}

#[test]
fn the_bicycle_shop_is_sound_and_decides_its_own_cases() {
    assert_eq!(check_pack(&bicycle_shop()), []);
}

#[test]
fn the_bicycle_shop_decides_its_cases_beside_the_built_in_packs_too() {
    let pack = bicycle_shop();
    let policy = Policy::new(std::slice::from_ref(&pack), &Value::Null).unwrap();
    assert_eq!(cases(&pack).len(), 2);
    for case in cases(&pack) {
        assert_eq!(mismatches(&policy, case), [""; 0]);
    }
}

#[test]
fn the_fee_is_the_shops_to_set() {
    let pack = bicycle_shop();
    let options = r#"{"parameters": {"bicycle-shop": {"cleaning_fee": "80.00"}}}"#;
    let policy = Policy::new(std::slice::from_ref(&pack), &serde_json::from_str(options).unwrap()).unwrap();
    let differences = mismatches(&policy, &cases(&pack)[0]);
    assert_eq!(differences.len(), 2, "{differences:?}");
    assert!(differences.iter().any(|difference| difference.contains("1219.00")), "{differences:?}");
}

fn guide() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/writing-a-pack.md")).unwrap()
}

/// The guide's blocks of a language.
fn blocks(guide: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    guide.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// Whether the members of a fragment stand in the whole alike; a fragment of a list holds some of its items.
fn is_part(fragment: &Value, whole: &Value) -> bool {
    match (fragment, whole) {
        (Value::Map(members), Value::Map(_)) => {
            members.iter().all(|(name, member)| whole.get(name).is_some_and(|other| is_part(member, other)))
        }
        (Value::List(items), Value::List(others)) => {
            items.iter().all(|item| others.iter().any(|other| is_part(item, other)))
        }
        _ => fragment == whole,
    }
}

#[test]
fn the_guide_shows_the_bicycle_shop_as_it_is() {
    let pack = bicycle_shop();
    let fragments: Vec<Value> =
        blocks(&guide(), "json").iter().map(|block| serde_json::from_str(block).unwrap()).collect();
    let (last, of_the_shop) = fragments.split_last().unwrap();
    assert_eq!(of_the_shop.len(), 8);
    for fragment in of_the_shop {
        assert!(is_part(fragment, &pack), "{}", fragment.to_json());
    }
    assert_eq!(last.get("id").and_then(Value::as_text), Some("phone-shop"));
}

#[test]
fn the_guide_shows_the_messages_as_they_are() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples/bicycle-shop.json")).unwrap();
    let slips = [
        (r#""length": "P7D""#, r#""length": "7 days""#),
        (
            r#""issues": ["changed_mind", "dislike"],
      "effects""#,
            r#""isues": ["changed_mind", "dislike"],
      "effects""#,
        ),
        (r#""window": "exchange_days""#, r#""window": "exchange_day""#),
        (r#""remedy": "repair""#, r#""remedy": "repare""#),
    ];
    let wrong = slips.iter().fold(text.clone(), |text, (right, wrong)| {
        assert!(text.contains(right), "{right}");
        text.replacen(right, wrong, 1)
    });
    let forgotten = text.replacen(r#""total": "1249.00""#, r#""total": "1299.00""#, 1);
    for (pack, count) in [(wrong, 4), (forgotten, 1)] {
        let shown: Vec<String> = check_pack(&serde_json::from_str(&pack).unwrap())
            .into_iter()
            .map(|found| format!("{}: {}\n", found.level, found.message))
            .collect();
        assert_eq!(shown.len(), count, "{shown:#?}");
        assert!(blocks(&guide(), "text").contains(&shown.concat()), "the guide lacks\n{}", shown.concat());
    }
}

#[test]
fn the_guides_answers_for_a_phone_are_the_policys() {
    let guide = guide();
    let shop = blocks(&guide, "json").pop().unwrap();
    let misspelt = shop.replace("phone/return_7_days", "phone/return_7_day");
    let shop: Value = serde_json::from_str(&shop).unwrap();
    let longer = serde_json::from_str(r#"{"parameters": {"phone": {"return_period": "P10D"}}}"#).unwrap();
    let shown = [
        shown(&Policy::new(&[], &Value::Null).unwrap()),
        shown(&Policy::new(&[], &longer).unwrap()),
        shown(&Policy::new(&[shop], &Value::Null).unwrap()),
    ];
    assert!(guide.contains(&format!("```text\n{}{}```", shown[0], shown[1])), "{shown:?}");
    assert!(guide.contains(&format!("```text\n{}```", shown[2])), "{shown:?}");
    let refused = Policy::new(&[serde_json::from_str(&misspelt).unwrap()], &Value::Null).unwrap_err();
    assert!(guide.contains(&format!("```text\n{refused}\n```")), "{refused}");
}

fn shown(policy: &Policy) -> String {
    let case = r#"{"now": "2026-11-14", "order": {"purchasedAt": "2026-11-05"}, "item": {"goods": "phone.main_unit"}, "issue": {"kind": "defective"}}"#;
    let decision = policy.call_json(Part::Evaluate, case, &Value::Null, None).unwrap();
    let decision: serde_json::Value = serde_json::from_str(&decision).unwrap();
    let remedies = decision["remedies"].as_array().unwrap();
    let remedy = remedies.iter().find(|remedy| remedy["kind"] == "return").unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    format!(
        "{} {} {}\n",
        text(&remedy["verdict"]),
        text(&remedy["window"]["closesAt"]),
        text(&remedy["reasons"][0]["rule"])
    )
}
