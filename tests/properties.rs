//! What holds of every case, pack and option, whatever they say.
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

use std::collections::BTreeMap;

use oracle::day::{self, When};
use oracle::generate::Generator;
use oracle::json::{self, Json, at, decimal, list, text, texts};
use oracle::random::Random;
use oracle::{engine, mutate, pack, small_pack, vocabulary, words};
use proptest::prelude::*;
use rust_decimal::Decimal;
use sanbao::{Part, Policy, check_pack};
use serde_json::json;

const SEED: u64 = 42;

/// A pack with its policy and its cases.
struct Shop {
    pack: Json,
    policy: Policy,
}

/// The built-in packs and some random ones.
fn shops(random_packs: u64) -> Vec<Shop> {
    let random = (0..random_packs).map(|seed| small_pack::pack(&mut Random::new(SEED + seed), "small", "seller"));
    pack::built_in().into_iter().chain(random).map(|pack| Shop { policy: engine::policy(&pack), pack }).collect()
}

impl Shop {
    /// Runs over the sound ones among so many cases, with the answer that an agent gets.
    fn each_case(&self, count: usize, mut visit: impl FnMut(&mut Random, &Json, &Json)) {
        let count = if self.pack["id"] == "small" { count / 10 } else { count };
        let generator = Generator::new(&self.pack);
        let mut random = Random::new(SEED);
        for _ in 0..count {
            let case = generator.case(&mut random);
            if let Ok(decision) = self.decide(&case) {
                visit(&mut random, &case, &decision);
            }
        }
    }

    fn decide(&self, case: &Json) -> Result<Json, String> {
        engine::for_agent(&self.policy, &self.pack, case)
    }

    fn options(&self, audience: &str, more: &Json) -> Json {
        let mut options = json!({"packs": [self.pack["id"]], "audience": audience});
        for (name, value) in more.as_object().unwrap() {
            options[name.as_str()] = value.clone();
        }
        options
    }
}

fn verdicts(decision: &Json) -> BTreeMap<String, String> {
    let of = |remedy: &Json, name| text(remedy, name).unwrap().to_owned();
    list(decision, "remedies").iter().map(|remedy| (of(remedy, "kind"), of(remedy, "verdict"))).collect()
}

// ---------------------------------------------------------------- whatever comes in

fn any_json() -> impl Strategy<Value = Json> {
    let names = prop::sample::select(vec![
        "now", "item", "issue", "order", "goods", "kind", "paid", "packs", "zone", "rules", "effects", "when", "all",
        "id",
    ]);
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        "\\PC{0,12}".prop_map(|value| json!(value)),
        prop::sample::select(vec![
            "phone.main_unit",
            "defective",
            "2026-03-01",
            "P7D",
            "199.00",
            "online-shop",
            "+08:00"
        ])
        .prop_map(|value| json!(value)),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let name = prop_oneof![names.clone().prop_map(str::to_owned), "[a-zA-Z.]{0,6}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|items| json!(items)),
            prop::collection::btree_map(name, inner, 0..6).prop_map(|members| json!(members)),
        ]
    })
}

fn refused_or_answered<T>(answer: Result<T, sanbao::Problems>) -> Option<T> {
    match answer {
        Ok(answer) => Some(answer),
        Err(problems) => {
            let shown = format!("{problems:?}");
            assert!(shown.contains("wanted"), "an error names its problems: {shown}");
            None
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_a_case_or_is_refused_with_its_problems(case in any_json(), options in any_json()) {
        let policy = Policy::built_in();
        refused_or_answered(policy.evaluate(&engine::value(&case), &engine::value(&Json::Null), Some(0)));
        refused_or_answered(policy.evaluate(&engine::value(&case), &engine::value(&options), None));
        let sound = json!({"now": "2026-03-01", "item": {"goods": "phone.main_unit"}, "issue": {"kind": "defective"}});
        refused_or_answered(policy.evaluate(&engine::value(&sound), &engine::value(&options), None));
    }

    #[test]
    fn any_json_is_a_pack_or_is_refused_with_its_problems(pack in any_json(), options in any_json()) {
        let (pack, options) = (engine::value(&pack), engine::value(&options));
        prop_assert!(!check_pack(&pack).is_empty());
        prop_assert!(refused_or_answered(Policy::new(std::slice::from_ref(&pack), &engine::value(&Json::Null))).is_none());
        refused_or_answered(Policy::new(&[], &options));
    }

    #[test]
    fn any_text_is_answered_or_refused(text in "\\PC{0,60}") {
        refused_or_answered(Policy::built_in().call_json(Part::Evaluate, &text, &engine::value(&Json::Null), Some(0)));
    }
}

#[test]
fn a_text_nested_deeper_than_the_parser_goes_is_refused() {
    let policy = Policy::built_in();
    for depth in [10, 100, 127, 128, 1_000, 100_000] {
        let text = format!("{{\"now\": {}}}", mutate::nested(depth));
        let answer = policy.call_json(Part::Evaluate, &text, &engine::value(&Json::Null), Some(0));
        assert!(refused_or_answered(answer).is_none(), "depth {depth}");
    }
}

#[test]
fn a_condition_may_nest_as_deep_as_the_parser_goes() {
    let mut pack = small_pack::pack(&mut Random::new(SEED), "small", "seller");
    for depth in [1, 20, 60, 110] {
        pack["rules"][0]["when"] = mutate::nested_condition(depth);
        let _ = check_pack(&engine::value(&pack));
        if let Ok(policy) = engine::try_policy(&pack) {
            let case = json!({"now": "2026-03-01", "item": {"goods": "toy.doll"}, "issue": {"kind": "defective"}});
            engine::for_agent(&policy, &pack, &case).unwrap();
        }
    }
}

#[test]
fn a_case_with_something_wrong_in_it_is_answered_or_refused() {
    for shop in shops(10) {
        let mut refused = 0;
        shop.each_case(600, |random, case, _| {
            let mutant = mutate::mutate(random, case);
            let options = engine::value(&shop.options("agent", &json!({})));
            let answer = shop.policy.call_json(Part::Evaluate, &mutant.to_string(), &options, None);
            refused += usize::from(refused_or_answered(answer).is_none());
        });
        assert!(refused > 0, "{}: a mutation should hurt now and then", shop.pack["id"]);
    }
}

#[test]
fn a_pack_with_something_wrong_in_it_is_loaded_or_refused() {
    let mut random = Random::new(SEED);
    let (mut loaded, mut refused) = (0, 0);
    for round in 0..700 {
        let pack = small_pack::pack(&mut random, "small", "seller");
        let mutant = mutate::mutate(&mut random, &pack);
        let value = engine::value(&mutant);
        let _ = check_pack(&value);
        let none = engine::value(&json!({"builtIns": []}));
        let Some(policy) = refused_or_answered(Policy::new(&[value], &none)) else {
            refused += 1;
            continue;
        };
        loaded += 1;
        // What loads decides: a wrong value that slipped in must not stop a case either.
        let generator = Generator::new(&pack);
        for _ in 0..5 {
            let case = generator.case(&mut random);
            let options = engine::value(&json!({"audience": "agent"}));
            refused_or_answered(policy.call_json(Part::Evaluate, &case.to_string(), &options, None));
        }
        if round % 100 == 0 {
            let big = pack::built_in().swap_remove(round / 100 % 3);
            let _ = check_pack(&engine::value(&mutate::mutate(&mut random, &big)));
        }
    }
    assert!(loaded > 20 && refused > 100, "{loaded} loaded, {refused} refused");
}

// ---------------------------------------------------------------- the same again

#[test]
fn the_same_case_gives_the_same_bytes() {
    for shop in shops(5) {
        let again = engine::policy(&shop.pack);
        shop.each_case(150, |_, case, _| {
            let options = engine::value(&shop.options("agent", &json!({})));
            let first = shop.policy.call_json(Part::Evaluate, &case.to_string(), &options, None).unwrap();
            assert_eq!(first, shop.policy.call_json(Part::Evaluate, &case.to_string(), &options, None).unwrap());
            assert_eq!(first, again.call_json(Part::Evaluate, &case.to_string(), &options, None).unwrap());
        });
    }
}

#[test]
fn the_order_of_the_rules_changes_no_verdict() {
    for shop in shops(60) {
        let mut random = Random::new(SEED);
        let mut shuffled = shop.pack.clone();
        let rules = shuffled["rules"].as_array_mut().unwrap();
        for place in (1..rules.len()).rev() {
            rules.swap(place, random.below(place + 1));
        }
        let other = Shop { policy: engine::policy(&shuffled), pack: shuffled };
        shop.each_case(400, |_, case, decision| {
            let after = other.decide(case).unwrap();
            assert_eq!(verdicts(decision), verdicts(&after), "{case}\n{}", shop.pack["rules"]);
        });
    }
}

#[test]
fn the_order_of_the_packs_changes_no_verdict() {
    for seed in 0..60 {
        let mut random = Random::new(SEED + seed);
        let packs: Vec<Json> = ["one", "two", "three"]
            .iter()
            .map(|id| small_pack::pack(&mut random, id, &format!("{id}_group")))
            .collect();
        let values: Vec<sanbao::Value> = packs.iter().map(engine::value).collect();
        let policy = Policy::new(&values, &engine::value(&json!({"builtIns": []}))).unwrap();
        let generator = Generator::new(&packs[0]);
        for _ in 0..15 {
            let mut case = generator.case(&mut random);
            // The instant is said in full: a plain `now` is a day in the first pack's zone.
            if matches!(When::parse(text(&case, "now").unwrap()).unwrap(), When::Day(_)) {
                json::set(&mut case, "now", json!("2026-12-01T00:00:00Z"));
            }
            let ask = |order: [&str; 3]| {
                engine::decide(&policy, &case, &json!({"packs": order, "zone": "+08:00"}))
                    .map(|decision| verdicts(&decision))
            };
            let first = ask(["one", "two", "three"]);
            for order in [["three", "two", "one"], ["two", "three", "one"]] {
                assert_eq!(first.is_ok(), ask(order).is_ok(), "{case}");
                if let (Ok(first), Ok(other)) = (&first, ask(order)) {
                    assert_eq!(*first, other, "{case}");
                }
            }
        }
    }
}

// ---------------------------------------------------------------- knowing more, and time going on

#[test]
fn a_fact_more_never_makes_an_eligible_remedy_doubtful() {
    let mut tried = 0;
    for shop in shops(60) {
        let generator = Generator::new(&shop.pack);
        shop.each_case(800, |random, case, decision| {
            // A presumed fact that is known to be otherwise, or a date or price that takes the place of another, is no
            // mere addition.
            let is_mere = |fact: &&Json| {
                let path = text(fact, "path").unwrap();
                matches!(text(fact, "type").unwrap(), "boolean" | "choice" | "set")
                    && !["item.goods", "issue.kind", "issue.fault", "item.brand", "order.state"].contains(&path)
                    && at(case, path).is_none()
                    && shop.pack.get("presume").is_none_or(|presumed| presumed.get(path).is_none())
                    && generator.mentions(path)
            };
            let unknown: Vec<&Json> = vocabulary::all().iter().filter(is_mere).collect();
            if unknown.is_empty() {
                return;
            }
            let path = text(random.pick(&unknown), "path").unwrap();
            let mut more = case.clone();
            let value = generator.value(random, path);
            json::set(&mut more, path, value);
            // The value may contradict another fact.
            let Ok(after) = shop.decide(&more) else { return };
            let (before, after) = (verdicts(decision), verdicts(&after));
            for (kind, _) in before.iter().filter(|(_, verdict)| *verdict == "eligible") {
                tried += 1;
                assert_eq!(after[kind], "eligible", "{kind} with {path}: {more}");
            }
        });
    }
    assert!(tried > 500, "only {tried} eligible remedies were tried");
}

/// The verdicts at another instant; none where the case would have a fact of the future then.
fn verdicts_at(shop: &Shop, case: &Json, second: i64) -> Option<BTreeMap<String, String>> {
    let mut then = case.clone();
    json::set(&mut then, "now", json!(day::shown(second, 0)));
    shop.decide(&then).ok().map(|decision| verdicts(&decision))
}

fn second(value: &Json, name: &str) -> i64 {
    When::parse(text(value, name).unwrap()).unwrap().second(0)
}

#[test]
fn a_verdict_changes_at_the_instants_of_the_timeline_and_at_no_other() {
    let (mut listed, mut sampled) = (0, 0);
    for shop in shops(120) {
        // A rule that is in force by `now` starts and ends with a day, not with a window.
        let is_dated = |rule: &Json| rule.get("from").is_some() || rule.get("until").is_some();
        if list(&shop.pack, "rules").iter().any(is_dated) {
            continue;
        }
        shop.each_case(400, |random, case, decision| {
            let changes: Vec<&Json> =
                list(decision, "timeline").iter().filter(|change| change["what"] == "verdict").collect();
            for change in &changes {
                let (instant, kind) = (second(change, "at"), text(change, "remedy").unwrap());
                let (Some(before), Some(after)) =
                    (verdicts_at(&shop, case, instant - 1), verdicts_at(&shop, case, instant))
                else {
                    continue;
                };
                listed += 1;
                assert_eq!(
                    (text(change, "from"), text(change, "to")),
                    (Some(&*before[kind]), Some(&*after[kind])),
                    "{change} {case}"
                );
            }
            // Between two instants of the timeline nothing changes.
            let now = second(decision, "now");
            let mut instants: Vec<i64> = changes.iter().map(|change| second(change, "at")).collect();
            instants.extend([now, now + 500 * day::DAY]);
            instants.sort_unstable();
            instants.dedup();
            for pair in instants.windows(2).filter(|pair| pair[0] >= now) {
                let between =
                    pair[0] + i64::try_from(random.below(usize::try_from(pair[1] - pair[0]).unwrap())).unwrap();
                let (Some(start), Some(later)) = (verdicts_at(&shop, case, pair[0]), verdicts_at(&shop, case, between))
                else {
                    continue;
                };
                sampled += 1;
                assert_eq!(
                    start,
                    later,
                    "{} and {}: {case}\n{}",
                    day::shown(pair[0], 0),
                    day::shown(between, 0),
                    decision["timeline"]
                );
            }
        });
    }
    assert!(listed > 150 && sampled > 300, "{listed} instants listed, {sampled} sampled");
}

// ---------------------------------------------------------------- money

#[test]
fn a_refund_is_never_more_than_was_paid_and_not_yet_refunded() {
    let mut seen = 0;
    for shop in shops(60) {
        shop.each_case(600, |_, case, decision| {
            let situation = oracle::situation::Situation::new(&shop.pack, case);
            let Some(paid) = situation.paid() else { return };
            let refunded = at(case, "history.refundedAmount").and_then(decimal).unwrap_or_default();
            for refund in list(decision, "remedies").iter().filter_map(|remedy| remedy.get("refund")) {
                let amount = |name| refund.get(name).and_then(decimal);
                let Some(total) = amount("total") else { continue };
                let freight = amount("freight").unwrap_or_default();
                seen += 1;
                assert!(total >= Decimal::ZERO, "{refund} {case}");
                assert!(
                    total - freight <= (paid - refunded).max(Decimal::ZERO),
                    "{refund} of {paid} less {refunded}: {case}"
                );
            }
        });
    }
    assert!(seen > 200, "only {seen} refunds were seen");
}

#[test]
fn units_refunded_one_by_one_add_up_to_what_was_paid() {
    let policy = Policy::built_in();
    for (paid, quantity) in
        [("100.00", 3), ("0.01", 7), ("0.05", 3), ("199.99", 6), ("1.00", 1), ("10.00", 7), ("0.00", 4)]
    {
        let mut refunded = Decimal::ZERO;
        for unit in 0..quantity {
            let case = json!({
                "now": "2026-03-03", "order": {"purchasedAt": "2026-03-01"},
                "item": {"goods": "phone.main_unit", "paid": paid, "quantity": quantity},
                "issue": {"kind": "defective", "quantity": 1},
                "history": {"refundedQuantity": unit, "refundedAmount": refunded.to_string()},
                "shipping": {"inspection": "passed"},
            });
            let decision = engine::decide(&policy, &case, &json!({"packs": ["phone"]})).unwrap();
            let back = list(&decision, "remedies").iter().find(|remedy| remedy["kind"] == "return").unwrap();
            refunded += decimal(&back["refund"]["total"]).unwrap_or_else(|| panic!("no total: {back}"));
        }
        assert_eq!(refunded, Decimal::from_str_exact(paid).unwrap(), "{quantity} units");
    }
}

// ---------------------------------------------------------------- who reads it

#[test]
fn a_customers_answer_does_not_depend_on_the_cost_and_shows_no_margin() {
    for shop in shops(60) {
        let options = shop.options("customer", &json!({}));
        shop.each_case(300, |_, case, _| {
            let with_cost = |cost: Json| {
                let mut case = case.clone();
                json::set(&mut case, "item.cost", cost);
                engine::decide(&shop.policy, &case, &options).unwrap()
            };
            let decision = with_cost(Json::Null);
            assert_eq!(decision, with_cost(json!("0.01")), "{case}");
            assert_eq!(decision, with_cost(json!("99999.99")), "{case}");
            for offer in list(&decision, "compensation") {
                assert!(list(offer, "basis").iter().all(|basis| basis.get("amount").is_none()), "{offer}");
                assert_eq!(offer.get("min"), offer.get("max"), "a customer sees no range: {offer}");
            }
            json::objects(&decision, &mut |members| assert!(!members.contains_key("cap"), "{members:?}"));
        });
    }
}

#[test]
fn a_customer_never_sees_what_is_for_agents() {
    for shop in shops(0) {
        // The codes of effects and the ids of replies that are only ever for agents.
        let (mut hidden, mut shown): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for effect in list(&shop.pack, "rules").iter().flat_map(|rule| list(rule, "effects")) {
            let codes = if effect["audience"] == "agent" { &mut hidden } else { &mut shown };
            codes.extend(text(effect, "code").into_iter().chain(text(effect, "kind")));
        }
        hidden.retain(|code| !shown.contains(code));
        let replies =
            list(&shop.pack, "replies").iter().filter(|reply| reply["audience"] == "agent" || reply["to"] == "agent");
        let ids: Vec<String> = replies
            .map(|reply| format!("{}/{}", text(&shop.pack, "id").unwrap(), text(reply, "id").unwrap()))
            .collect();
        let options = shop.options("customer", &json!({}));
        shop.each_case(300, |_, case, _| {
            let decision = engine::decide(&shop.policy, case, &options).unwrap();
            for part in ["steps", "measures", "records", "serviceLevels", "compensation", "deadlines", "evidence"] {
                for entry in list(&decision, part) {
                    let code = text(entry, "code").unwrap();
                    assert!(!hidden.contains(&code), "{part}: {code} in {case}");
                }
            }
            for reply in list(&decision, "replies") {
                assert!(!ids.iter().any(|id| reply["id"] == id.as_str()), "{reply}");
            }
        });
    }
}

#[test]
fn a_brief_answer_has_no_texts_but_the_headline_and_the_replies() {
    for shop in shops(5) {
        shop.each_case(200, |_, case, full| {
            let options = shop.options("agent", &json!({"detail": "brief", "locale": "en"}));
            let mut brief = engine::decide(&shop.policy, case, &options).unwrap();
            assert_eq!(verdicts(full), verdicts(&brief));
            brief.as_object_mut().unwrap().remove("replies");
            json::objects(&brief, &mut |members| {
                for name in ["text", "title", "citation", "reading", "routeText", "basis"] {
                    let is_text = members.get(name).is_some_and(|value| value.is_string() || value.is_object());
                    assert!(!is_text, "{name} in {members:?}");
                }
            });
        });
    }
}

/// Every text of a document but those that are words for people.
fn data<'a>(value: &'a Json, found: &mut Vec<&'a str>) {
    match value {
        Json::String(text) => found.push(text),
        Json::Array(items) => items.iter().for_each(|item| data(item, found)),
        Json::Object(members) => {
            let is_data =
                |name: &str| !matches!(name, "text" | "title" | "replies" | "headline" | "citation" | "reading");
            members.iter().filter(|(name, _)| is_data(name)).for_each(|(_, member)| data(member, found));
        }
        _ => {}
    }
}

#[test]
fn a_reply_names_no_amount_and_no_date_of_its_own() {
    let (mut amounts_seen, mut moments_seen) = (0, 0);
    for shop in shops(0) {
        let zone = day::zone(text(&shop.pack, "zone").unwrap());
        let mut known_of_pack = Vec::new();
        data(&shop.pack["parameters"], &mut known_of_pack);
        shop.each_case(500, |random, case, _| {
            let options =
                json!({"locale": random.pick(&["en", "zh-CN"]), "tone": random.pick(&["warm", "formal", "brief"])});
            let options = shop.options(random.pick(&["agent", "customer"]), &options);
            let decision = engine::decide(&shop.policy, case, &options).unwrap();
            let mut known = known_of_pack.clone();
            data(&decision, &mut known);
            data(case, &mut known);
            let mut sums: Vec<Decimal> = known.iter().filter_map(|text| Decimal::from_str_exact(text).ok()).collect();
            for remedy in list(&decision, "remedies").iter().filter_map(|remedy| remedy.get("refund")) {
                sums.push(
                    list(remedy, "deductions").iter().filter_map(|entry| entry.get("amount").and_then(decimal)).sum(),
                );
            }
            let instants: Vec<i64> =
                known.iter().filter_map(|text| When::parse(text)).map(|when| when.second(zone)).collect();
            for reply in list(&decision, "replies") {
                let said = text(reply, "text").unwrap();
                for amount in words::amounts(said) {
                    amounts_seen += 1;
                    assert!(sums.contains(&Decimal::from_str_exact(&amount).unwrap()), "{amount} in {reply}\n{case}");
                }
                for moment in words::moments(said) {
                    moments_seen += 1;
                    let start = day::midnight(moment.day, zone);
                    let is_known = instants.iter().any(|instant| match moment.minutes {
                        Some(minutes) => (start + minutes * 60..start + minutes * 60 + 60).contains(instant),
                        None => (start..=start + day::DAY).contains(instant),
                    });
                    assert!(is_known, "{moment:?} in {reply}\n{case}");
                }
            }
        });
    }
    assert!(amounts_seen > 40 && moments_seen > 100, "{amounts_seen} amounts and {moments_seen} dates were read");
}

#[test]
fn the_parts_of_an_answer_say_what_the_whole_says() {
    for shop in shops(5) {
        shop.each_case(150, |_, case, whole| {
            let options = engine::value(&shop.options("agent", &json!({"locale": "en"})));
            let part = |part| -> Json {
                serde_json::from_str(&shop.policy.call_json(part, &case.to_string(), &options, None).unwrap()).unwrap()
            };
            for (name, value) in part(Part::Eligibility).as_object().unwrap() {
                assert_eq!(*value, whole[name.as_str()], "{name} of {case}");
            }
            assert_eq!(part(Part::Replies), whole["replies"], "{case}");
            let offers = part(Part::Compensation);
            for name in ["now", "policy", "compensation", "charges"] {
                assert_eq!(offers[name], whole[name], "{name} of {case}");
            }
        });
    }
}

#[test]
fn the_words_of_a_reply_are_read_aright() {
    let moment = |year, month, day, minutes| words::Moment {
        day: chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap(),
        minutes,
    };
    assert_eq!(words::amounts("CNY 199.00, at most 15.50."), ["199.00", "15.50"]);
    assert_eq!(
        words::moments("until 8 Mar 2026, 24:00 or 9 Mar 2026"),
        [moment(2026, 3, 8, Some(1440)), moment(2026, 3, 9, None)]
    );
    assert_eq!(words::moments("请在2026年3月8日24:00前"), [moment(2026, 3, 8, Some(1440))]);
    assert_eq!(texts(&json!({"a": ["b"]}), "a"), ["b"]);
}
