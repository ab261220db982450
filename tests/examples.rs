//! The examples of the docs are what the docs say of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop, and tells what it found"
)]

use std::fs;
use std::path::Path;

use sanbao::{Policy, Value, check_pack, mismatches};

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
