//! Plain JSON and how to walk it.

use rust_decimal::Decimal;

pub type Json = serde_json::Value;

/// The member at a dotted path; `null` is absent.
pub fn at<'a>(value: &'a Json, path: &str) -> Option<&'a Json> {
    path.split('.').try_fold(value, |value, name| value.get(name)).filter(|value| !value.is_null())
}

/// Sets the member at a dotted path, making the objects on the way.
pub fn set(value: &mut Json, path: &str, member: Json) {
    let mut place = value;
    for name in path.split('.') {
        if !place.is_object() {
            *place = Json::Object(serde_json::Map::new());
        }
        place = place.as_object_mut().unwrap().entry(name).or_insert(Json::Null);
    }
    *place = member;
}

/// Removes the member at a dotted path.
pub fn remove(value: &mut Json, path: &str) {
    match path.split_once('.') {
        Some((head, rest)) => {
            if let Some(inner) = value.get_mut(head) {
                remove(inner, rest);
            }
        }
        None => {
            if let Some(members) = value.as_object_mut() {
                members.remove(path);
            }
        }
    }
}

pub fn text<'a>(value: &'a Json, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Json::as_str)
}

/// The items of a list, none if it is absent.
pub fn list<'a>(value: &'a Json, name: &str) -> &'a [Json] {
    value.get(name).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// The texts of a list, none if it is absent.
pub fn texts<'a>(value: &'a Json, name: &str) -> Vec<&'a str> {
    list(value, name).iter().filter_map(Json::as_str).collect()
}

/// A number, written as a number or as a text.
pub fn decimal(value: &Json) -> Option<Decimal> {
    match value {
        Json::String(text) => Decimal::from_str_exact(text).ok(),
        Json::Number(number) => Decimal::from_str_exact(&number.to_string()).ok(),
        _ => None,
    }
}

/// Whether two literals are the same code, truth value or number.
pub fn same(a: &Json, b: &Json) -> bool {
    match (decimal(a), decimal(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// Every object in a document, the outer ones first.
pub fn objects<'a>(value: &'a Json, visit: &mut impl FnMut(&'a serde_json::Map<String, Json>)) {
    match value {
        Json::Object(members) => {
            visit(members);
            members.values().for_each(|member| objects(member, visit));
        }
        Json::Array(items) => items.iter().for_each(|item| objects(item, visit)),
        _ => {}
    }
}
