//! The engine and a second, naive evaluator agree on thousands of cases near every threshold.
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

use oracle::answer::{Answer, answer};
use oracle::generate::Generator;
use oracle::json::Json;
use oracle::random::Random;
use oracle::situation::Situation;
use oracle::{engine, pack, shrink, small_pack};
use sanbao::Policy;
use serde_json::json;
use std::collections::BTreeMap;

const SEED: u64 = 20_261_122;
const CASES_PER_PACK: usize = 4_000;
const CASES_PER_PACK_WITH_ALL_VALUES: usize = 150;
const SMALL_PACKS: u64 = 1_500;
const CASES_PER_SMALL_PACK: usize = 25;

/// The lines in which the two differ.
fn differences(expected: &Answer, got: &Answer) -> Vec<String> {
    let mut names: Vec<&String> = expected.keys().chain(got.keys()).collect();
    names.sort();
    names.dedup();
    let shown = |value: Option<&String>| value.map_or("–".to_owned(), Clone::clone);
    let differing = names.into_iter().filter(|name| expected.get(*name) != got.get(*name));
    differing
        .map(|name| format!("{name}: oracle {}, engine {}", shown(expected.get(name)), shown(got.get(name))))
        .collect()
}

fn compare(policy: &Policy, pack: &Json, case: &Json) -> Option<Vec<String>> {
    let decision = engine::for_agent(policy, pack, case).ok()?;
    Some(differences(&answer(pack, case), &engine::lines(pack, &decision)))
}

/// The difference of a case, made small, with both answers; of a random pack its rules are made small, too.
fn report(pack: &Json, case: &Json, first: &str, is_random: bool) -> String {
    let name = first.split(':').next().unwrap();
    let is_same = |line: &String| line.split(':').next() == Some(name);
    let has_it = |policy: &Policy, pack: &Json, case: &Json| {
        case.get("now").is_some()
            && oracle::json::at(case, "item.goods").is_some()
            && oracle::json::at(case, "issue.kind").is_some()
            && compare(policy, pack, case).is_some_and(|lines| lines.iter().any(is_same))
    };
    let policy = engine::policy(pack);
    let case = shrink::shrink(case, |case| has_it(&policy, pack, case));
    if !is_random {
        let lines = compare(&policy, pack, &case).unwrap_or_default();
        return format!("{case}\n  {}", lines.join("\n  "));
    }
    let pack =
        shrink::shrink_pack(pack, |pack| engine::try_policy(pack).is_ok_and(|policy| has_it(&policy, pack, &case)));
    let policy = engine::policy(&pack);
    let case = shrink::shrink(&case, |case| has_it(&policy, &pack, case));
    let lines = compare(&policy, &pack, &case).unwrap_or_default();
    let parts = ["rules", "presume", "sale"].map(|name| format!("{name}: {}", pack[name]));
    let is_used = |name: &&String| parts.iter().any(|part| part.contains(&format!("\"{name}\"")));
    let windows = pack["windows"].as_object().unwrap();
    let windows: Vec<String> =
        windows.keys().filter(is_used).map(|name| format!("{name}: {}", windows[name])).collect();
    let values =
        pack["parameters"].as_object().unwrap().iter().map(|(name, entry)| format!("{name}={}", entry["value"]));
    let values: Vec<String> = values.collect();
    format!("{}\n{}\n{}\n{case}\n  {}", parts.join("\n"), windows.join("\n"), values.join(" "), lines.join("\n  "))
}

/// Compares many cases of a pack; reports each kind of difference once, made small.
fn differences_of(pack: &Json, random: &mut Random, cases: usize, reports: &mut Vec<String>) -> usize {
    let policy = engine::policy(pack);
    let generator = Generator::new(pack);
    let mut compared = 0;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..cases {
        let case = generator.case(random);
        let Some(lines) = compare(&policy, pack, &case) else { continue };
        compared += 1;
        for line in lines {
            let name = line.split(':').next().unwrap().to_owned();
            let count = seen.entry(name).or_default();
            *count += 1;
            if *count == 1 {
                let report = format!("{} {}", pack["id"], report(pack, &case, &line, pack["id"] == "small"));
                if !reports.contains(&report) {
                    reports.push(report);
                }
            }
        }
    }
    if !seen.is_empty() {
        println!("{}: {compared} of {cases} cases compared, {seen:?}", pack["id"]);
    }
    compared
}

/// A comparison in which everything is refused would say little.
fn assert_every_verdict_occurs(pack: &Json) {
    let generator = Generator::new(pack);
    let mut random = Random::new(SEED);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let verdicts = ["eligible", "conditional", "needs_info", "ineligible"];
    for _ in 0..CASES_PER_PACK {
        let case = generator.case(&mut random);
        for verdict in oracle::answer::verdicts(pack, &case).into_values() {
            *seen.entry(verdict).or_default() += 1;
        }
        if verdicts.iter().all(|verdict| seen.get(verdict).is_some_and(|count| *count >= 10)) {
            break;
        }
    }
    for verdict in verdicts {
        let count = seen.get(verdict).copied().unwrap_or_default();
        assert!(count >= 10, "{}: only {count} are `{verdict}`: {seen:?}", pack["id"]);
    }
}

#[test]
fn the_engine_agrees_with_the_naive_evaluator_near_every_threshold() {
    let mut reports = Vec::new();
    for pack in pack::built_in() {
        let compared = differences_of(&pack, &mut Random::new(SEED), CASES_PER_PACK, &mut reports);
        println!("{}: {compared} of {CASES_PER_PACK} cases are sound", pack["id"]);
        assert_every_verdict_occurs(&pack);
        assert!(compared * 2 > CASES_PER_PACK, "{}: only {compared} cases are sound", pack["id"]);
    }
    assert!(reports.is_empty(), "seed {SEED}\n{}", reports.join("\n"));
}

#[test]
fn the_engine_agrees_with_the_naive_evaluator_on_random_packs() {
    let mut compared = 0;
    let mut reports = Vec::new();
    for seed in 0..SMALL_PACKS {
        let mut random = Random::new(SEED + seed);
        let pack = small_pack::pack(&mut random, "small", "seller");
        compared += differences_of(&pack, &mut random, CASES_PER_SMALL_PACK, &mut reports);
        if reports.len() > 5 {
            break;
        }
    }
    assert!(reports.is_empty(), "seed {SEED}\n{}", reports.join("\n\n"));
    assert!(compared > 1_000, "only {compared} cases are sound");
}

/// The facts that the engine calls missing, by remedy.
fn missing_of(decision: &Json, kind: &str) -> std::collections::BTreeSet<String> {
    let remedies = oracle::json::list(decision, "remedies").iter();
    let mut of_kind = remedies.filter(|remedy| remedy["kind"] == kind);
    let missing = of_kind.next().map(|remedy| oracle::json::texts(remedy, "missing")).unwrap_or_default();
    missing.into_iter().map(str::to_owned).collect()
}

/// What is wrong with the missing facts of a case.
fn missing_differences(policy: &Policy, generator: &Generator<'_>, pack: &Json, case: &Json) -> Vec<String> {
    let Ok(decision) = engine::for_agent(policy, pack, case) else { return Vec::new() };
    let named = oracle::remedy::remedies(pack).into_iter().flat_map(|kind| missing_of(&decision, kind)).collect();
    let tried = oracle::missing::missing(generator, pack, case, &named);
    let mut differences = Vec::new();
    for kind in oracle::remedy::remedies(pack) {
        let named = missing_of(&decision, kind);
        let deciding = tried.of_verdict.get(kind).cloned().unwrap_or_default();
        let changing = tried.of_anything.get(kind).cloned().unwrap_or_default();
        // The state of the order stands for the dates that it is derived from, and a date that it already tells has not
        // come yet; an outcome is a condition, no question.
        let has_state = Situation::new(pack, case).look("order.state").is_some() || named.contains("order.state");
        let is_told = |path: &str| {
            path.starts_with("order.") && path.ends_with("At") && has_state
                || path == "item.paid" && named.contains("item.unitPrice")
        };
        let askable = |path: &&String| !oracle::vocabulary::is_outcome(path) && !is_told(path);
        let left_out: Vec<&String> = deciding.difference(&named).filter(askable).collect();
        // Where only several facts together change anything, all of them are named.
        let is_together = named.is_disjoint(&changing);
        let idle: Vec<&String> = named.difference(&changing).filter(|_| !is_together).collect();
        if !left_out.is_empty() {
            differences.push(format!("{kind}: some value of {left_out:?} changes the verdict, missing: {named:?}"));
        }
        if !idle.is_empty() {
            differences.push(format!("{kind}: no value of {idle:?} changes anything, missing: {named:?}"));
        }
    }
    differences
}

#[test]
fn a_fact_is_missing_if_and_only_if_one_of_its_values_changes_the_answer() {
    let mut reports = Vec::new();
    for pack in pack::built_in() {
        let policy = engine::policy(&pack);
        let generator = Generator::new(&pack);
        let mut random = Random::new(SEED);
        for _ in 0..CASES_PER_PACK_WITH_ALL_VALUES {
            let case = generator.case(&mut random);
            let differences = missing_differences(&policy, &generator, &pack, &case);
            if let Some(first) = differences.first() {
                let start = first.split('"').nth(1).unwrap().to_owned();
                let has_it = |case: &Json| {
                    ["now", "item.goods", "issue.kind"].iter().all(|path| oracle::json::at(case, path).is_some())
                        && missing_differences(&policy, &generator, &pack, case)
                            .iter()
                            .any(|line| line.contains(&start))
                };
                let small = shrink::shrink(&case, has_it);
                let differences = missing_differences(&policy, &generator, &pack, &small);
                reports.push(format!("{} {small}\n  {}", pack["id"], differences.join("\n  ")));
                if reports.len() > 5 {
                    break;
                }
            }
        }
    }
    assert!(reports.is_empty(), "seed {SEED}\n{}", reports.join("\n"));
}

/// Three random packs of as many groups, or of one, for different sales.
fn random_shops(random: &mut Random) -> Vec<Json> {
    let is_one_group = random.percent(50);
    let mut packs = Vec::new();
    for id in ["one", "two", "three"] {
        let mut pack = small_pack::pack(random, id, if is_one_group { "seller" } else { id });
        let subtrees = [json!(["toy", "book"]), json!(["toy.car"]), json!(["*"]), json!(["toy.car.red", "book"])];
        pack["appliesTo"] = json!({"goods": random.pick(&subtrees)});
        if random.percent(40) {
            pack["appliesTo"]["channel"] = json!(random.pick(&[vec!["online"], vec!["online", "store"]]));
        }
        if random.percent(30) {
            pack["appliesTo"]["platform"] = json!(random.pick(&[vec!["taobao"], vec!["taobao", "tmall"]]));
        }
        if random.percent(20) {
            pack["appliesTo"]["soldAs"] = json!(["new"]);
        }
        if random.percent(50) {
            pack["appliesTo"]["defaultFor"] =
                random.pick(&[json!(["toy"]), json!(["book", "toy.doll"]), json!(["toy.car.red"])]);
        }
        pack["zone"] = json!("+08:00");
        packs.push(pack);
    }
    packs
}

#[test]
fn of_several_packs_those_that_apply_are_asked_and_the_best_answers() {
    let (mut alone, mut together, mut refused) = (0, 0, 0);
    for seed in 0..SMALL_PACKS / 4 {
        let mut random = Random::new(SEED + seed);
        let packs = random_shops(&mut random);
        let values: Vec<sanbao::Value> = packs.iter().map(engine::value).collect();
        let Ok(policy) = Policy::new(&values, &engine::value(&json!({"builtIns": []}))) else { continue };
        let mut anywhere = packs[0].clone();
        anywhere["appliesTo"] = json!({"goods": ["toy", "book"]});
        let generator = Generator::new(&anywhere);
        for _ in 0..CASES_PER_SMALL_PACK {
            let mut case = generator.case(&mut random);
            if random.percent(60) {
                oracle::json::set(&mut case, "order.channel", json!(random.pick(&["online", "store"])));
            }
            if random.percent(60) {
                oracle::json::set(&mut case, "order.platform", json!(random.pick(&["taobao", "own"])));
            }
            let applying = oracle::choice::applying(&packs, &case);
            let decision = match engine::decide(&policy, &case, &json!({"audience": "agent", "locale": "en"})) {
                Ok(decision) => decision,
                Err(problems) => {
                    let is_for_none = problems.contains("that a loaded pack is for");
                    assert!(!is_for_none || applying.is_empty(), "{case} {problems}");
                    refused += usize::from(is_for_none);
                    continue;
                }
            };
            let asked: Vec<&Json> = oracle::json::list(&decision, "policy").iter().map(|used| &used["id"]).collect();
            let expected: Vec<&Json> = applying.iter().map(|pack| &pack["id"]).collect();
            let heads: Vec<String> =
                packs.iter().map(|pack| format!("{} {} {}", pack["id"], pack["group"], pack["appliesTo"])).collect();
            assert_eq!(expected, asked, "seed {SEED} + {seed}: {case}\n{}", heads.join("\n"));
            alone += usize::from(applying.len() == 1);
            together += usize::from(applying.len() > 1);
            let answers: Vec<Answer> = applying.iter().map(|pack| answer(pack, &case)).collect();
            for remedy in oracle::json::list(&decision, "remedies") {
                let kind = remedy["kind"].as_str().unwrap();
                let best = oracle::choice::best(&applying, &case, &answers, kind);
                let expected = oracle::choice::of_remedy(&answers[best], kind);
                // A pack that has no grant of the remedy says only that it does not cover it.
                if expected.is_empty() {
                    continue;
                }
                let got = oracle::choice::of_remedy(&engine::lines(applying[best], &decision), kind);
                let each: Vec<Answer> = answers.iter().map(|answer| oracle::choice::of_remedy(answer, kind)).collect();
                assert_eq!(expected, got, "seed {SEED} + {seed}: {case}\n{each:#?}");
                assert_eq!(remedy["from"], applying[best]["id"], "seed {SEED} + {seed}: {case}\n{each:#?}");
            }
        }
    }
    assert!(alone > 200 && together > 200 && refused > 50, "{alone} alone, {together} together, {refused} refused");
}
