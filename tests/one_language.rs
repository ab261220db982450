//! A pack compiled in one language answers in it as one in both does, and refuses the other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use sanbao::{Locale, Part, Policy, Value};
use serde_json::json;

fn value(json: serde_json::Value) -> Value {
    serde_json::from_value(json).unwrap()
}

fn phone() -> Policy {
    Policy::new(&[], &value(json!({"builtIns": ["phone"]}))).unwrap()
}

const CASE: &str = r#"{"now": "2026-11-14", "order": {"purchasedAt": "2026-11-05"},
    "item": {"goods": "phone.main_unit"}, "issue": {"kind": "defective"}}"#;

fn answer(policy: &Policy, options: serde_json::Value) -> Result<String, String> {
    policy.call_json(Part::Evaluate, CASE, &value(options), None).map_err(|problems| problems.message())
}

#[test]
fn one_language_is_spoken_without_being_asked_for_and_the_other_is_refused() {
    for (locale, tag, other) in [(Locale::Zh, "zh-CN", "en"), (Locale::En, "en", "zh-CN")] {
        let one = Policy::load(&phone().to_bytes_in(locale).unwrap()).unwrap();
        let wanted = answer(&phone(), json!({"locale": tag}));
        assert!(wanted.is_ok());
        assert_eq!(answer(&one, json!({"locale": tag})), wanted);
        assert_eq!(answer(&one, json!({})), wanted);
        let refused = answer(&one, json!({"locale": other})).unwrap_err();
        assert!(refused.contains(&format!("`options.locale` is `{other}`")), "{refused}");
        assert!(refused.contains("`phone` lacks it"), "{refused}");
        assert!(one.menu_json(sanbao::Menu::Goods, &value(json!({"locale": other}))).is_err());
        assert!(one.texts_json(&["phone".to_owned()], &value(json!({"locale": other}))).is_err());
    }
}

#[test]
fn packs_of_one_language_each_refuse_both() {
    let online = Policy::new(&[], &value(json!({"builtIns": ["online-shop"]}))).unwrap();
    let bytes = [phone().to_bytes_in(Locale::Zh).unwrap(), online.to_bytes_in(Locale::En).unwrap()].concat();
    let mixed = Policy::load(&bytes).unwrap();
    for (options, lacks) in [(json!({}), "online-shop"), (json!({"locale": "en"}), "phone")] {
        let refused = answer(&mixed, options).unwrap_err();
        assert!(refused.contains(&format!("`{lacks}` lacks it")), "{refused}");
    }
}

#[test]
fn what_holds_one_language_is_not_compiled_in_the_other() {
    let bytes = phone().to_bytes_in(Locale::En).unwrap();
    let one = Policy::load(&bytes).unwrap();
    assert_eq!(one.to_bytes(), bytes);
    assert_eq!(one.to_bytes_in(Locale::En).unwrap(), bytes);
    assert!(one.to_bytes_in(Locale::Zh).is_err());
}

#[test]
fn a_brand_is_known_by_either_title() {
    let components = Policy::new(&[], &value(json!({"builtIns": ["components"]}))).unwrap();
    let pack: serde_json::Value = serde_json::from_str(include_str!("../src/packs/components.json")).unwrap();
    let title = &pack["brands"][0]["title"];
    let one = Policy::load(&components.to_bytes_in(Locale::En).unwrap()).unwrap();
    let goods = pack["goods"][0]["code"].as_str().unwrap();
    let said = |name: &str| {
        let case =
            json!({"now": "2026-11-14", "item": {"goods": goods, "brand": name}, "issue": {"kind": "defective"}});
        one.call_json(Part::Evaluate, &case.to_string(), &Value::Null, None).map_err(|problems| problems.message())
    };
    assert_eq!(said(title["zh"].as_str().unwrap()), said(title["en"].as_str().unwrap()));
    assert_ne!(said(title["zh"].as_str().unwrap()), said("nobody"));
}
