//! A case with a difference, made as small as it goes.

use super::json::{self, Json};

/// Drops every member without which the difference stays.
pub fn shrink(case: &Json, differs: impl Fn(&Json) -> bool) -> Json {
    let mut smallest = case.clone();
    loop {
        let before = smallest.clone();
        for path in paths(&smallest, "") {
            let mut smaller = smallest.clone();
            json::remove(&mut smaller, &path);
            if differs(&smaller) {
                smallest = smaller;
            }
        }
        if smallest == before {
            return smallest;
        }
    }
}

/// The dotted path of every member of the objects in a document.
pub fn paths(value: &Json, under: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, member) in value.as_object().into_iter().flatten() {
        let path = if under.is_empty() { name.clone() } else { format!("{under}.{name}") };
        found.push(path.clone());
        found.extend(paths(member, &path));
    }
    found
}

/// Drops rules, effects and their members without which the difference stays.
pub fn shrink_pack(pack: &Json, differs: impl Fn(&Json) -> bool) -> Json {
    let mut smallest = pack.clone();
    loop {
        let before = smallest.clone();
        for pointer in pointers(&smallest["rules"], "/rules").into_iter().rev() {
            let mut smaller = smallest.clone();
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            match smaller.pointer_mut(parent) {
                // An empty list says nothing that the page speaks of.
                Some(Json::Array(items)) if items.len() > 1 && name.parse::<usize>().unwrap() < items.len() => {
                    items.remove(name.parse().unwrap());
                }
                Some(Json::Object(members)) => {
                    members.remove(name);
                }
                _ => continue,
            }
            if differs(&smaller) {
                smallest = smaller;
            }
        }
        if smallest == before {
            return smallest;
        }
    }
}

/// The JSON pointer of everything in a document.
pub fn pointers(value: &Json, under: &str) -> Vec<String> {
    let members: Vec<(String, &Json)> = match value {
        Json::Object(members) => members.iter().map(|(name, member)| (name.clone(), member)).collect(),
        Json::Array(items) => items.iter().enumerate().map(|(place, item)| (place.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    for (name, member) in members {
        let pointer = format!("{under}/{name}");
        found.push(pointer.clone());
        found.extend(pointers(member, &pointer));
    }
    found
}
