//! JSON documents with something wrong in them.

use serde_json::json;

use super::json::Json;
use super::random::Random;
use super::shrink::pointers;

/// One to three members dropped, renamed, retyped or blown up.
pub fn mutate(random: &mut Random, document: &Json) -> Json {
    let mut mutant = document.clone();
    for _ in 0..1 + random.below(3) {
        let places = pointers(&mutant, "");
        if places.is_empty() {
            return strange(random);
        }
        let place = random.pick(&places);
        let (parent, name) = place.rsplit_once('/').unwrap();
        match (random.below(4), mutant.pointer_mut(parent)) {
            (0, Some(Json::Object(members))) => {
                members.remove(name);
            }
            (1, Some(Json::Object(members))) => {
                let value = members.remove(name).unwrap_or(Json::Null);
                members.insert(format!("{name}x"), value);
            }
            (2, Some(Json::Array(items))) => {
                let item = items.first().cloned();
                items.extend(item);
            }
            _ => {
                if let Some(value) = mutant.pointer_mut(&place) {
                    *value = strange(random);
                }
            }
        }
    }
    mutant
}

/// A value that hardly anything expects.
pub fn strange(random: &mut Random) -> Json {
    let texts = [
        "",
        " ",
        "P",
        "PT",
        "P999999999Y",
        "P-1D",
        "PT0S",
        "P0D",
        "-0.00",
        "1e400",
        "99999999999999999999999999999999999999",
        "0.0000000000000000000000000001",
        "79228162514264337593543950335",
        "9999-12-31",
        "0000-00-00",
        "2026-02-30",
        "2026-03-01T24:00:00+08:00",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+14:00",
        "{return.until}",
        "\u{0}",
        "退货",
        "now",
        "*",
        "a.b.c.d.e.f",
        "..",
        "+99:99",
        "__proto__",
    ];
    match random.below(9) {
        0 => Json::Null,
        1 => json!(random.percent(50)),
        2 => json!(-1),
        3 => serde_json::from_str("1e400").unwrap(),
        4 => serde_json::from_str("123456789012345678901234567890.123456789").unwrap(),
        5 => json!([]),
        6 => json!({"all": [{"any": [{"not": {"not": {"all": []}}}]}]}),
        7 => json!([strange(random)]),
        _ => json!(random.pick(&texts)),
    }
}

/// A value nested so deep.
pub fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

/// A condition nested so deep.
pub fn nested_condition(depth: usize) -> Json {
    (0..depth).fold(json!({"fact": "stock.sameGoods", "is": true}), |inner, _| json!({"not": inner}))
}
