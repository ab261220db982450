//! Every rule, effect, parameter, presumption and window of the built-in packs is held by a golden case: without it, or
//! with another value, some case is not decided as it expects.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test may stop, and tells what it found"
)]

#[path = "oracle/mod.rs"]
mod oracle;

use std::cell::Cell;

use oracle::json::{self, Json, decimal, list, text};
use oracle::{engine, pack};
use rust_decimal::Decimal;
use sanbao::{Policy, Value};
use serde_json::json;

/// A golden case, as the library takes it, with the shop's own values of the pack's parameters.
struct Entry {
    value: Value,
    parameters: serde_json::Map<String, Json>,
}

/// A pack with its golden cases.
struct Golden {
    pack: Json,
    entries: Vec<Entry>,
    /// The case that told the last change: the next one is likely told by the same.
    last: Cell<usize>,
}

impl Golden {
    fn new(mut pack: Json) -> Golden {
        let id = text(&pack, "id").unwrap().to_owned();
        let cases = pack::golden_of(&id);
        // Words are tested elsewhere, and a reply may name what a change takes away.
        for name in ["replies", "cases", "$schema"] {
            pack.as_object_mut().unwrap().remove(name);
        }
        let entry = |mut case: Json| {
            let parameters = case["parameters"][id.as_str()].as_object().cloned().unwrap_or_default();
            json::remove(&mut case, "expect.replies");
            json::remove(&mut case, "parameters");
            Entry { value: engine::value(&case), parameters }
        };
        let mut entries: Vec<Entry> = cases.into_iter().map(entry).collect();
        // Some cases ask for several packs.
        let policy = engine::policy(&pack);
        entries.retain(|entry| !is_told(&policy, &pack, entry));
        Golden { pack, entries, last: Cell::new(0) }
    }

    /// Whether the changed pack decides some golden case otherwise than it expects.
    fn tells(&self, changed: &Json) -> bool {
        // What other parts of the pack refer to is told by the loader.
        let Ok(policy) = engine::try_policy(changed) else { return true };
        let count = self.entries.len();
        let places = (0..count).map(|step| (self.last.get() + step) % count);
        let found = places.into_iter().find(|place| is_told(&policy, changed, &self.entries[*place]));
        if let Some(place) = found {
            self.last.set(place);
        }
        found.is_some()
    }

    /// A copy of the pack with one thing changed.
    fn with(&self, pointer: &str, value: Json) -> Json {
        let mut changed = self.pack.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        changed
    }
}

/// Whether a golden case is not decided as it expects.
fn is_told(policy: &Policy, pack: &Json, entry: &Entry) -> bool {
    if entry.parameters.is_empty() {
        return !sanbao::mismatches(policy, &entry.value).is_empty();
    }
    let mut own = pack.clone();
    for (name, value) in &entry.parameters {
        own["parameters"][name.as_str()]["value"] = value.clone();
    }
    !sanbao::mismatches(&engine::policy(&own), &entry.value).is_empty()
}

/// Runs a check over every pack; fails with the list of what no golden case tells.
fn check(what: &str, untold: impl Fn(&Golden) -> Vec<String>) {
    let mut found = Vec::new();
    for pack in pack::built_in() {
        let golden = Golden::new(pack);
        let id = text(&golden.pack, "id").unwrap();
        assert!(!golden.entries.is_empty(), "`{id}` has no golden cases");
        let lines = untold(&golden).into_iter().map(|name| format!("{id}: {name}").trim_end().to_owned());
        found.extend(lines);
    }
    assert!(found.is_empty(), "{} {what} that no golden case tells:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_rule_is_told_by_a_golden_case() {
    check("rules", |golden| {
        let ids = list(&golden.pack, "rules").iter().map(|rule| text(rule, "id").unwrap());
        ids.filter(|id| !golden.tells(&without_rule(&golden.pack, id))).map(str::to_owned).collect()
    });
}

fn without_rule(pack: &Json, id: &str) -> Json {
    let mut changed = pack.clone();
    changed["rules"].as_array_mut().unwrap().retain(|rule| rule["id"] != id);
    forget_overrides(&mut changed);
    changed
}

fn without_effect(pack: &Json, rule: &str, place: usize) -> Json {
    let mut changed = pack.clone();
    let mut rules = changed["rules"].as_array_mut().unwrap().iter_mut();
    let rule = rules.find(|other| other["id"] == rule).unwrap();
    rule["effects"].as_array_mut().unwrap().remove(place);
    forget_overrides(&mut changed);
    changed
}

/// Drops the overrides of rules that no longer deny anything.
fn forget_overrides(pack: &mut Json) {
    let rules = pack["rules"].as_array_mut().unwrap();
    let denies = |rule: &&Json| list(rule, "effects").iter().any(|effect| effect["do"] == "deny");
    let denying: Vec<Json> = rules.iter().filter(denies).map(|rule| rule["id"].clone()).collect();
    for effect in rules.iter_mut().flat_map(|rule| rule["effects"].as_array_mut().unwrap()) {
        if let Some(overrides) = effect.get_mut("overrides").and_then(Json::as_array_mut) {
            overrides.retain(|id| denying.contains(id));
            if overrides.is_empty() {
                effect.as_object_mut().unwrap().remove("overrides");
            }
        }
    }
}

#[test]
fn every_effect_is_told_by_a_golden_case() {
    check("effects", |golden| {
        let mut untold = Vec::new();
        for rule in list(&golden.pack, "rules") {
            let (id, effects) = (text(rule, "id").unwrap(), list(rule, "effects"));
            for (place, effect) in effects.iter().enumerate().filter(|_| effects.len() > 1) {
                if !golden.tells(&without_effect(&golden.pack, id, place)) {
                    let named = ["remedy", "code", "kind"].iter().find_map(|name| text(effect, name)).unwrap_or("");
                    untold.push(format!("{id} {} {named}", text(effect, "do").unwrap()));
                }
            }
        }
        untold
    });
}

#[test]
fn every_term_of_a_step_and_every_offer_of_a_ladder_is_told_by_a_golden_case() {
    check("terms of steps and offers", |golden| {
        let mut untold = Vec::new();
        for (number, rule) in list(&golden.pack, "rules").iter().enumerate() {
            for (place, effect) in list(rule, "effects").iter().enumerate() {
                let id = text(rule, "id").unwrap();
                let at = format!("/rules/{number}/effects/{place}");
                let without = |change: &dyn Fn(&mut Json)| {
                    let mut changed = golden.pack.clone();
                    change(changed.pointer_mut(&at).unwrap());
                    changed
                };
                for term in ["deadline", "remedies"].into_iter().filter(|_| effect["do"] == "step") {
                    let changed = || without(&|effect| drop(effect.as_object_mut().unwrap().remove(term)));
                    if effect.get(term).is_some() && !golden.tells(&changed()) {
                        untold.push(format!("{id} step {} {term}", text(effect, "code").unwrap()));
                    }
                }
                let offers = list(effect, "rungs");
                for offer in (0..offers.len()).filter(|_| offers.len() > 1) {
                    let changed = without(&|effect| drop(effect["rungs"].as_array_mut().unwrap().remove(offer)));
                    if !golden.tells(&changed) {
                        untold.push(format!("{id} {}", offers[offer]));
                    }
                }
            }
        }
        untold
    });
}

#[test]
fn every_presumption_is_told_by_a_golden_case() {
    check("presumptions", |golden| {
        let presumed = golden.pack.get("presume").and_then(Json::as_object).cloned().unwrap_or_default();
        let without = |path: &String| {
            let mut changed = golden.pack.clone();
            changed["presume"].as_object_mut().unwrap().remove(path);
            changed
        };
        presumed.keys().filter(|path| !golden.tells(&without(path))).cloned().collect()
    });
}

#[test]
fn every_parameter_is_told_by_a_golden_case() {
    check("parameters", |golden| {
        let parameters = golden.pack["parameters"].as_object().cloned().unwrap_or_default();
        let is_told = |name: &str, parameter: &Json| {
            others(parameter)
                .into_iter()
                .any(|value| golden.tells(&golden.with(&format!("/parameters/{name}/value"), value)))
        };
        let shown = |name: &str, parameter: &Json| {
            let reading = if parameter.get("reading").is_some() { " (a reading)" } else { "" };
            format!("{name}{reading}")
        };
        let untold = parameters.iter().filter(|(name, parameter)| !is_told(name, parameter));
        untold.map(|(name, parameter)| shown(name, parameter)).collect()
    });
}

/// Other values of a parameter, those first that are nearest.
fn others(parameter: &Json) -> Vec<Json> {
    let value = &parameter["value"];
    match text(parameter, "type").unwrap() {
        "boolean" => vec![json!(!value.as_bool().unwrap())],
        "choice" => list(parameter, "options").iter().filter(|option| *option != value).cloned().collect(),
        "codes" => {
            let codes = value.as_array().unwrap();
            let without = |place: usize| {
                let mut fewer = codes.clone();
                fewer.remove(place);
                json!(fewer)
            };
            (0..codes.len()).filter(|_| codes.len() > 1).map(without).collect()
        }
        "duration" => vec![longer(value.as_str().unwrap())],
        kind => {
            let number = decimal(value).unwrap();
            let step = match kind {
                "money" => Decimal::new(1, 2),
                "integer" => Decimal::ONE,
                _ => Decimal::new(1, number.scale()),
            };
            let is_allowed = |number: &Decimal| {
                let bound = |name| parameter.get(name).and_then(decimal);
                bound("min").is_none_or(|min| *number >= min) && bound("max").is_none_or(|max| *number <= max)
            };
            let beside = [number + step, number - step, number + Decimal::ONE, number - Decimal::ONE];
            beside.into_iter().filter(is_allowed).map(|number| json!(number.to_string())).collect()
        }
    }
}

/// A day, or a minute, more.
fn longer(length: &str) -> Json {
    match length.split_once('T') {
        Some((date, time)) if time.ends_with('M') => {
            let (hours, minutes) = time.split_once('H').unwrap_or(("", time));
            let minutes: u32 = minutes.trim_end_matches('M').parse().unwrap();
            let hours = if hours.is_empty() { String::new() } else { format!("{hours}H") };
            json!(format!("{date}T{hours}{}M", minutes + 1))
        }
        Some(_) => json!(format!("{length}1M")),
        None => {
            match length.strip_suffix('D').and_then(|rest| rest.rsplit_once(|letter: char| !letter.is_ascii_digit())) {
                Some((_, days)) => {
                    let start = &length[..length.len() - days.len() - 1];
                    json!(format!("{start}{}D", days.parse::<u32>().unwrap() + 1))
                }
                None if length.ends_with('W') => {
                    json!(format!("P{}D", length[1..length.len() - 1].parse::<u32>().unwrap() * 7 + 1))
                }
                None => json!(format!("{length}1D")),
            }
        }
    }
}

/// A day, or a minute, less; nothing is less than none.
fn shorter(length: &str) -> Option<Json> {
    let period = oracle::period::Period::parse(length).unwrap();
    let (months, days, minutes) = (period.months, period.days, period.seconds / 60);
    Some(json!(match (period.has_time, days, months) {
        (true, 0, 0) if minutes == 0 => return None,
        (false, 0, 0) => return None,
        (true, _, _) => format!("P{days}DT{}M", minutes - 1).replace("P0DT", "PT"),
        // The month before, and nearly all of its days: a day less than some months, some days less than others.
        (false, 0, _) => format!("P{}M28D", months - 1).replace("P0M", "P"),
        (false, _, _) => format!("P{months}M{}D", days - 1).replace("P0M", "P"),
    }))
}

#[test]
fn every_length_of_a_window_is_told_by_a_golden_case_a_day_longer_and_a_day_shorter() {
    check("window lengths", |golden| {
        let windows = golden.pack["windows"].as_object().cloned().unwrap_or_default();
        let mut untold = Vec::new();
        for (name, window) in windows.iter().filter(|(name, _)| is_used(&golden.pack, name)) {
            for (step, change) in
                [("longer", (|length| Some(longer(length))) as fn(&str) -> Option<Json>), ("shorter", shorter)]
            {
                let key = if window.get("before").is_some() { "before" } else { "length" };
                let changed = with_length(golden, &format!("/windows/{name}/{key}"), &window[key], step, change);
                if changed.is_some_and(|changed| !changed.iter().any(|changed| golden.tells(changed))) {
                    untold.push(format!("{name}: {} a step {step}", window[key]));
                }
            }
        }
        untold.dedup();
        untold
    });
}

/// Whether a rule or a named condition names a window; what only replies name is left out with them.
fn is_used(pack: &Json, window: &str) -> bool {
    let mut is_used = false;
    for part in ["rules", "conditions"] {
        json::objects(&pack[part], &mut |members| {
            let named = ["window", "passed", "from"].into_iter().filter_map(|name| members.get(name));
            is_used |= named.into_iter().any(|name| name == window);
        });
    }
    is_used
}

/// The pack with another length of one window; a length of the goods is changed for one kind of goods after the other.
/// None: nothing is shorter than no time at all.
fn with_length(
    golden: &Golden,
    place: &str,
    length: &Json,
    step: &str,
    change: fn(&str) -> Option<Json>,
) -> Option<Vec<Json>> {
    if let Some(length) = length.as_str() {
        return Some(vec![golden.with(place, change(length)?)]);
    }
    if let Some(parameter) = text(length, "param") {
        let value = text(&golden.pack["parameters"][parameter], "value").unwrap();
        return Some(vec![golden.with(place, change(value)?)]);
    }
    if let Some(items) = length.as_array() {
        let last = items.last().unwrap();
        return with_length(golden, place, last, step, change);
    }
    if let Some(unit) = ["days", "hours", "minutes"].into_iter().find(|unit| length.get(unit).is_some()) {
        let count = &length[unit];
        if step == "shorter" && decimal(count) == Some(Decimal::ZERO) {
            return None;
        }
        let operator = if step == "longer" { "add" } else { "subtract" };
        return Some(vec![golden.with(place, json!({unit: {operator: [count, "1"]}}))]);
    }
    // A length that the case alone says is no figure of the pack.
    let value = text(length, "goods")?;
    let goods = list(&golden.pack, "goods").iter().enumerate();
    let with_value = goods.filter_map(|(number, goods)| {
        let length = goods.get("values")?.get(value)?.as_str()?;
        Some(golden.with(&format!("/goods/{number}/values/{value}"), change(length)?))
    });
    Some(with_value.collect())
}

#[test]
fn every_value_of_the_goods_is_told_by_a_golden_case() {
    check("values of goods", |golden| {
        let mut untold = Vec::new();
        for (number, goods) in list(&golden.pack, "goods").iter().enumerate() {
            for (name, value) in goods.get("values").and_then(Json::as_object).into_iter().flatten() {
                let other = match (decimal(value), value.as_str()) {
                    (Some(number), _) => json!((number + Decimal::ONE).to_string()),
                    (None, Some(length)) if oracle::period::Period::parse(length).is_some() => longer(length),
                    _ => continue,
                };
                if !golden.tells(&golden.with(&format!("/goods/{number}/values/{name}"), other)) {
                    untold.push(format!("{} {name}", text(goods, "code").unwrap()));
                }
            }
        }
        untold
    });
}

#[test]
fn a_length_is_made_a_step_longer_and_shorter() {
    for (length, longer_length, shorter_length) in [
        ("P7D", "P8D", "P6D"),
        ("P3M", "P3M1D", "P2M28D"),
        ("P1Y", "P1Y1D", "P11M28D"),
        ("P2W", "P15D", "P13D"),
        ("PT48H", "PT48H1M", "PT2879M"),
        ("PT10M", "PT11M", "PT9M"),
        ("P1M", "P1M1D", "P28D"),
        ("P1M15D", "P1M16D", "P1M14D"),
    ] {
        let wanted = (json!(longer_length), Some(json!(shorter_length)));
        assert_eq!((longer(length), shorter(length)), wanted, "{length}");
    }
    for nothing in ["PT0M", "P0D", "PT0H"] {
        assert_eq!(shorter(nothing), None, "{nothing}");
    }
}
