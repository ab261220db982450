//! Which facts are missing, by trying every value.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::json;

use super::answer::{Answer, answer};
use super::generate::Generator;
use super::json::{Json, decimal, list, set, text};
use super::situation::{Situation, lies_under};
use super::{day, remedy, vocabulary};

/// What a value of an unknown fact would change.
#[derive(Debug, Default)]
pub struct Missing {
    /// By remedy: facts of which some value changes the verdict, and that its evaluation asked for.
    pub of_verdict: BTreeMap<&'static str, BTreeSet<String>>,
    /// By remedy: facts of which some value changes anything that the answer says of it.
    pub of_anything: BTreeMap<&'static str, BTreeSet<String>>,
}

/// Tries every value of the facts asked for and of those named.
pub fn missing(generator: &Generator<'_>, pack: &Json, case: &Json, named: &BTreeSet<String>) -> Missing {
    let before = answer(pack, case);
    let mut missing = Missing::default();
    let mut asked: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for kind in remedy::remedies(pack) {
        let situation = Situation::new(pack, case);
        remedy::ruling(&situation, kind);
        asked.insert(kind, situation.asked.borrow().clone());
    }
    for fact in vocabulary::all() {
        let path = text(fact, "path").unwrap();
        let is_asked = named.contains(path) || asked.values().any(|asked| asked.contains(path));
        if !is_asked || super::json::at(case, path).is_some() {
            continue;
        }
        for value in domain(generator, pack, case, fact) {
            let mut with = case.clone();
            set(&mut with, path, value);
            let after = answer(pack, &with);
            for kind in remedy::remedies(pack) {
                let is_asked = asked[kind].contains(path);
                if changes(&before, &after, kind) {
                    missing.of_anything.entry(kind).or_default().insert(path.to_owned());
                }
                let verdict = format!("{kind}.verdict");
                if is_asked && before.get(&verdict) != after.get(&verdict) {
                    missing.of_verdict.entry(kind).or_default().insert(path.to_owned());
                }
            }
        }
    }
    missing
}

/// Whether anything differs that is the buyer's: not the rule or the reason it rests on, and refused is refused.
fn changes(before: &Answer, after: &Answer, kind: &str) -> bool {
    let is_refused = |answer: &Answer| answer[&format!("{kind}.verdict")] == "ineligible";
    if is_refused(before) && is_refused(after) {
        return false;
    }
    let is_ground = |name: &String| name.ends_with(".rule") || name.ends_with(".reason");
    let of = |answer: &Answer| -> Vec<(String, String)> {
        let lines = answer.iter().filter(|(name, _)| name.starts_with(&format!("{kind}.")) && !is_ground(name));
        lines.map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    of(before) != of(after)
}

/// Values enough to tell every rule of the pack apart.
fn domain(generator: &Generator<'_>, pack: &Json, case: &Json, fact: &Json) -> Vec<Json> {
    let path = text(fact, "path").unwrap();
    let is_mentioned = generator.mentions(path);
    if !is_mentioned {
        return Vec::new();
    }
    let codes = generator.codes(fact);
    match text(fact, "type").unwrap() {
        "boolean" => vec![json!(true), json!(false)],
        "choice" if path == "issue.fault" => {
            let kind = &case["issue"]["kind"];
            let goods = case["item"]["goods"].as_str().unwrap();
            let fits = |fault: &&Json| {
                let subtrees = super::json::texts(fault, "goods");
                let fits_goods = subtrees.is_empty() || subtrees.iter().any(|subtree| lies_under(goods, subtree));
                fits_goods && list(fault, "issues").contains(kind)
            };
            let fitting = list(pack, "faults").iter().filter(fits);
            fitting.map(|fault| fault["code"].clone()).collect()
        }
        "choice" => codes,
        "set" => {
            let single = codes.iter().map(|code| json!([code]));
            single.chain([json!([]), json!(codes)]).collect()
        }
        "duration" => ["P1D", "P90D", "P1Y", "P10Y"].map(|term| json!(term)).to_vec(),
        "text" => codes.into_iter().chain([json!("something else")]).collect(),
        "date" => dates(case),
        kind => numbers(generator, fact, kind),
    }
}

fn dates(case: &Json) -> Vec<Json> {
    let now = day::When::parse(text(case, "now").unwrap()).unwrap().second(0);
    let days = [0, 1, 2, 3, 4, 7, 10, 15, 16, 30, 31, 60, 89, 90, 92, 95, 181, 190, 365, 366, 400, 731, 1100, 4000];
    let seconds = days.iter().flat_map(|days| [days * day::DAY, days * day::DAY + 600, days * day::DAY + 40_000]);
    seconds.map(|before| json!(day::shown(now - before, 0))).collect()
}

fn numbers(generator: &Generator<'_>, fact: &Json, kind: &str) -> Vec<Json> {
    let bound = |name| fact.get(name).and_then(decimal).unwrap();
    let step = if kind == "money" { Decimal::new(1, 2) } else { Decimal::ONE };
    let figures = generator.figures.iter().flat_map(|figure| [*figure - step, *figure, *figure + step]);
    let all: BTreeSet<Decimal> = figures.chain([bound("min"), Decimal::from(100_000), Decimal::from(3)]).collect();
    let fitting = all.into_iter().filter(|number| *number >= bound("min") && *number <= bound("max"));
    match kind {
        "integer" => {
            let whole: BTreeSet<i64> = fitting.map(|number| number.trunc().to_string().parse().unwrap()).collect();
            whole.into_iter().map(|number| json!(number)).collect()
        }
        "money" => fitting.map(|number| json!(format!("{:.2}", number.round_dp(2)))).collect(),
        _ => fitting.map(|number| json!(number.to_string())).collect(),
    }
}
