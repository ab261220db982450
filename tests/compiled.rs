//! Compiled packs decide as the packs they were compiled from, and bytes that are none are refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "oracle/mod.rs"]
mod oracle;

use oracle::json::Json;
use oracle::random::Random;
use oracle::{engine, pack};
use sanbao::{Part, Policy, Value};

fn compiled() -> Vec<u8> {
    Policy::built_in().to_bytes()
}

#[test]
fn a_compiled_policy_answers_every_golden_case_to_the_byte() {
    let (source, loaded) = (Policy::built_in(), Policy::load(&compiled()).unwrap());
    let mut count = 0;
    for pack in pack::built_in() {
        for entry in pack::golden_of(pack["id"].as_str().unwrap()) {
            let options = engine::value(entry.get("options").unwrap_or(&Json::Null));
            let case = entry["case"].to_string();
            for part in [Part::Evaluate, Part::Eligibility, Part::Compensation, Part::Replies] {
                let answers = [&source, &loaded].map(|policy| policy.call_json(part, &case, &options, Some(0)));
                assert_eq!(answers[0], answers[1], "{case}");
            }
            count += 1;
        }
    }
    assert!(count > 800, "{count} golden cases");
}

#[test]
fn what_was_loaded_compiles_to_the_same_bytes() {
    let bytes = compiled();
    assert_eq!(Policy::load(&bytes).unwrap().to_bytes(), bytes);
}

#[test]
fn files_one_after_another_are_the_packs_of_both() {
    let one = |id: &str| {
        let options: Value = engine::value(&serde_json::json!({"builtIns": [id]}));
        Policy::new(&[], &options).unwrap().to_bytes()
    };
    let ids = |policy: &Policy| policy.menu_json(sanbao::Menu::Packs, &Value::Null).unwrap();
    let joined = [one("phone"), one("online-shop")].concat();
    let both = Policy::load(&joined).unwrap();
    let asked: Value = engine::value(&serde_json::json!({"builtIns": ["phone", "online-shop"]}));
    assert_eq!(ids(&both), ids(&Policy::new(&[], &asked).unwrap()));
    assert_eq!(ids(&Policy::load(&[]).unwrap()), "[]");

    let twice = Policy::load(&[one("phone"), one("phone")].concat()).unwrap_err();
    assert!(twice.message().contains("a name that no other loaded pack has"), "{}", twice.message());
}

#[test]
fn a_shops_own_values_and_replaced_rules_are_compiled_in() {
    let options =
        engine::value(&serde_json::json!({"builtIns": ["phone"], "parameters": {"phone": {"return_period": "P10D"}}}));
    let policy = Policy::new(&[], &options).unwrap();
    let loaded = Policy::load(&policy.to_bytes()).unwrap();
    let case = r#"{"now": "2026-11-14", "order": {"purchasedAt": "2026-11-05"}, "item": {"goods": "phone.main_unit"}, "issue": {"kind": "defective"}}"#;
    let [answer, again] =
        [&policy, &loaded].map(|policy| policy.call_json(Part::Evaluate, case, &Value::Null, None).unwrap());
    assert!(answer.contains("2026-11-16T00:00:00+08:00"), "{answer}");
    assert_eq!(answer, again);
}

#[test]
fn bytes_of_another_kind_or_version_are_refused_in_words() {
    let bytes = compiled();
    let refused = |bytes: &[u8]| Policy::load(bytes).unwrap_err().message();
    assert!(refused(b"{}").contains("bytes of another kind"));
    assert!(refused(&bytes[..6]).contains("bytes of another kind"));
    let mut older = bytes.clone();
    older[8] ^= 1;
    assert!(refused(&older).contains("compiled by another version"));
    assert!(refused(&bytes[..bytes.len() - 1]).contains("only a part of a pack"));
}

#[test]
fn bytes_that_were_damaged_on_the_way_are_refused() {
    let options = engine::value(&serde_json::json!({"builtIns": ["phone"]}));
    let bytes = Policy::new(&[], &options).unwrap().to_bytes();
    let mut random = Random::new(7);
    for _ in 0..3_000 {
        let mut damaged = bytes.clone();
        let place = random.below(damaged.len());
        damaged[place] ^= u8::try_from(1 + random.below(255)).unwrap();
        assert!(Policy::load(&damaged).is_err(), "byte {place}");
    }
}
