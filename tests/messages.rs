//! What a pack's author reads for a mistake: each one made in a sound pack, with the exact lines that name it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop, and tells what it found"
)]

use std::fs;
use std::path::Path;

use sanbao::{Policy, check_pack, mismatches};
use serde_json::{Value, json};

fn file(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()).unwrap()
}

/// A sound pack of a small shop.
fn shop() -> Value {
    file("docs/examples/bicycle-shop.json")
}

/// A sound pack with every key of the format.
fn every_key() -> Value {
    file("tests/schema/every-key.json")
}

fn core(value: &Value) -> sanbao::Value {
    serde_json::from_str(&value.to_string()).unwrap()
}

fn lines(pack: &Value) -> Vec<String> {
    check_pack(&core(pack)).into_iter().map(|found| format!("{}: {}", found.level, found.message)).collect()
}

/// A pack, where in it the mistake is made, what is written there (`null`: the place is left out), and what is said.
type Mistake = (fn() -> Value, &'static str, Value, &'static [&'static str]);

/// Sets or removes a place; a list grows by the index after its last.
fn write(pack: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match pack.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
        Value::Object(members) if value.is_null() => drop(members.remove(name).unwrap()),
        Value::Object(members) => drop(members.insert(name.to_owned(), value)),
        Value::Array(items) => {
            let index: usize = name.parse().unwrap();
            if index == items.len() { items.push(value) } else { items[index] = value }
        }
        other => panic!("{other}"),
    }
}

fn check(mistakes: &[Mistake]) {
    let mut wrong = Vec::new();
    for (pack, pointer, value, wanted) in mistakes {
        let mut pack = pack();
        pack.as_object_mut().unwrap().remove("cases");
        write(&mut pack, pointer, value.clone());
        let found = lines(&pack);
        if found != *wanted {
            wrong.push(format!("{pointer} = {value}\n  says  {found:#?}\n  not   {wanted:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), mistakes.len(), wrong.join("\n"));
}

#[test]
fn the_packs_are_sound_without_a_mistake() {
    assert_eq!(lines(&shop()), [""; 0]);
    assert!(lines(&every_key()).iter().all(|line| line.starts_with("warning")), "{:#?}", lines(&every_key()));
}

#[test]
fn a_misspelt_key_is_named_with_the_key_it_should_be() {
    let mut pack = shop();
    let members = pack.as_object_mut().unwrap();
    members.remove("cases");
    let rules = members.remove("rules").unwrap();
    members.insert("ruels".to_owned(), rules);
    let found = lines(&pack);
    assert_eq!(found[0], "error: `rules`: wanted: the rules, in order of reading");
    assert!(
        found.last().unwrap().starts_with("error: `ruels` is not known here; wanted: one of `id` `version`"),
        "{found:#?}"
    );
    assert!(found.last().unwrap().ends_with("`cases` `$schema` `$comment`; did you mean `rules`?"), "{found:#?}");
    let twice = shop().to_string().replacen(r#""version":"#, r#""version":"2","version":"#, 1);
    let found = check_pack(&serde_json::from_str(&twice).unwrap());
    assert_eq!(found[0].message, "`version` is `given twice`; wanted: each name once");
}

#[test]
fn a_wrong_value_is_refused_where_it_stands() {
    check(&[
        (shop, "/currency", json!("yuan"), &["error: `currency` is `yuan`; wanted: an ISO 4217 code such as `CNY`"]),
        (shop, "/version", json!(1), &["error: `version` is `1`; wanted: a text, in quotes"]),
        (
            shop,
            "/title",
            json!("Our promise"),
            &[r#"error: `title` is `Our promise`; wanted: a text in both languages: `{"zh": …, "en": …}`"#],
        ),
        (
            shop,
            "/zone",
            json!("Asia/Shanghai"),
            &["error: `zone` is `Asia/Shanghai`; wanted: an offset from UTC such as `+08:00` or `Z`, at most 14 hours"],
        ),
        (
            shop,
            "/rules/0/from",
            json!("2026-02-30"),
            &["error: `rules[0].from` is `2026-02-30`; wanted: a day that exists (the calendar has no such day)"],
        ),
        (
            shop,
            "/rules/0/from",
            json!("2026/02/01"),
            &["error: `rules[0].from` is `2026/02/01`; wanted: a date such as `2026-11-07`"],
        ),
        (
            shop,
            "/rules/0/citation/quote",
            json!("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"),
            &[
                "error: `rules[0].citation.quote` is `一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一`; wanted: a quote of at most 30 characters; this one has 31",
            ],
        ),
        (
            shop,
            "/rules/0/id",
            json!("Return_7_Days"),
            &[
                "error: `rules[0].id` is `Return_7_Days`; wanted: a name of lower-case letters, digits, `_` and `-`, at most 60 long",
            ],
        ),
        (
            shop,
            "/rules/1/when/is",
            json!("used"),
            &[
                "error: `rules[1].when.is` is `used`; wanted: one of `unopened` `opened_unused` `started` `installed` `worn` `washed`",
            ],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"fact": "condition.complete", "is": "true"}),
            &["error: `rules[1].when.is` is `true`; wanted: `true` or `false` without quotes"],
        ),
        (
            every_key,
            "/rules/0/effects/11/value",
            json!(2),
            &["error: `rules[0].effects[11].value` is `2`; wanted: a text, in quotes"],
        ),
        (
            shop,
            "/parameters/cleaning_fee/value",
            json!("50元"),
            &["error: `parameters.cleaning_fee.value` is `50元`; wanted: a decimal, 0 or more"],
        ),
        (
            shop,
            "/parameters/cleaning_fee/type",
            json!("decimal"),
            &[
                "error: `parameters.cleaning_fee.type` is `decimal`; wanted: one of `money` `number` `integer` `duration` `boolean` `choice` `codes`",
            ],
        ),
        (
            every_key,
            "/parameters/way/value",
            json!("shortt"),
            &["error: `parameters.way.value` is `shortt`; wanted: one of `short` `long`; did you mean `short`?"],
        ),
        (
            shop,
            "/windows/return_days/length",
            json!("7 days"),
            &[
                "error: `windows.return_days.length` is `7 days`; wanted: a period such as `P7D`, `P2W`, `P3M`, `P1Y6M` or `PT48H`, at most 100 years",
            ],
        ),
    ]);
}

#[test]
fn a_list_is_asked_for_by_what_is_in_it() {
    check(&[
        (
            shop,
            "/appliesTo/goods",
            json!("bicycle"),
            &["error: `appliesTo.goods` is `bicycle`; wanted: a list of goods, in brackets: `[…]`"],
        ),
        (
            shop,
            "/appliesTo/goods",
            json!([]),
            &["error: `appliesTo.goods` is `an empty list`; wanted: at least one item"],
        ),
        (
            shop,
            "/goods/0",
            json!("bicycle.city"),
            &["error: `goods[0]` is `bicycle.city`; wanted: goods: an object with `code` and `title`"],
        ),
        (
            shop,
            "/windows/return_days/length",
            json!([]),
            &["error: `windows.return_days.length` is `an empty list`; wanted: at least one item"],
        ),
        (
            shop,
            "/windows/return_days/anchors",
            json!("delivered"),
            &["error: `windows.return_days.anchors` is `delivered`; wanted: a list of anchors, in brackets: `[…]`"],
        ),
        (
            shop,
            "/windows/return_days/anchors",
            json!([]),
            &["error: `windows.return_days.anchors` is `an empty list`; wanted: at least one item"],
        ),
        (shop, "/rules/1/goods", json!([]), &["error: `rules[1].goods` is `an empty list`; wanted: at least one item"]),
        (
            shop,
            "/rules/0/issues",
            json!([]),
            &["error: `rules[0].issues` is `an empty list`; wanted: at least one item"],
        ),
        (
            every_key,
            "/rules/0/faults",
            json!([]),
            &["error: `rules[0].faults` is `an empty list`; wanted: at least one item"],
        ),
        (
            every_key,
            "/replies/0/issues",
            json!([]),
            &["error: `replies[0].issues` is `an empty list`; wanted: at least one item"],
        ),
        (
            every_key,
            "/faults/0/goods",
            json!([]),
            &["error: `faults[0].goods` is `an empty list`; wanted: at least one item"],
        ),
        (
            every_key,
            "/appliesTo/channel",
            json!([]),
            &["error: `appliesTo.channel` is `an empty list`; wanted: at least one item"],
        ),
        (
            every_key,
            "/faults/0/issues",
            json!([]),
            &["error: `faults[0].issues` is `an empty list`; wanted: at least one item"],
        ),
        (
            shop,
            "/rules/1/effects/0/amount",
            json!({"add": []}),
            &["error: `rules[1].effects[0].amount.add` is `an empty list`; wanted: at least one item"],
        ),
        (
            shop,
            "/rules/1/effects/0/amount",
            json!({"subtract": ["3", "2", "1"]}),
            &["error: `rules[1].effects[0].amount.subtract` is `a list`; wanted: a list of two expressions"],
        ),
    ]);
}

#[test]
fn an_unknown_name_is_told_with_the_nearest_one_or_with_all_there_are() {
    check(&[
        (
            shop,
            "/rules/0/isues",
            json!(["dislike"]),
            &[
                "error: `rules[0].isues` is not known here; wanted: one of `id` `title` `text` `citation` `reading` `from` `until` `inForce` `goods` `issues` `faults` `when` `replaces` `effects`; did you mean `issues`?",
            ],
        ),
        (
            shop,
            "/presume/issue.casue",
            json!("goods"),
            &[
                "error: `presume.issue.casue` is not known here; wanted: the path of a fact; did you mean `issue.cause`?",
            ],
        ),
        (
            shop,
            "/rules/0/effects/0/remedy",
            json!("refnd"),
            &[
                "error: `rules[0].effects[0].remedy` is `refnd`; wanted: one of `return` `refund` `exchange` `repair` `reship` `discount` `cancel` `recall` `service`; did you mean `refund`?",
            ],
        ),
        (
            shop,
            "/rules/0/effects/0/window",
            json!("return_day"),
            &[
                "error: `rules[0].effects[0].window` is `return_day`; wanted: the name of a window of this pack; did you mean `return_days`?",
            ],
        ),
        (
            shop,
            "/rules/0/effects/0/window",
            json!("trial"),
            &[
                "error: `rules[0].effects[0].window` is `trial`; wanted: the name of a window of this pack: `return_days` `exchange_days` `repair_term`",
            ],
        ),
        (
            shop,
            "/rules/0/effects/0/requires",
            json!(["inspection"]),
            &[
                "error: `rules[0].effects[0].requires[0]` is `inspection`; wanted: the name of a condition of this pack; it has none",
            ],
        ),
        (
            shop,
            "/rules/0/effects/0/overrides",
            json!(["crush"]),
            &[
                "error: `rules[0].effects[0].overrides[0]` is `crush`; wanted: a rule of this pack that denies: `crash`; did you mean `crash`?",
            ],
        ),
        (
            shop,
            "/rules/0/replaces",
            json!(["return_7_days"]),
            &["error: `rules[0].replaces[0]` is `return_7_days`; wanted: a rule of a loaded pack as `pack/rule`"],
        ),
        (
            shop,
            "/rules/0/citation/source",
            json!("law"),
            &["error: `rules[0].citation.source` is `law`; wanted: the name of one of the pack's sources: `promise`"],
        ),
        (
            shop,
            "/rules/1/goods/0",
            json!("bicycle.citty"),
            &[
                "error: `rules[1].goods[0]` is `bicycle.citty`; wanted: goods of this pack's catalogue, or `*`; did you mean `bicycle.city`?",
            ],
        ),
        (
            shop,
            "/rules/1/when/fact",
            json!("condition.usage"),
            &[
                "error: `rules[1].when.fact` is `condition.usage`; wanted: the path of a fact, such as `condition.packaging`; did you mean `condition.use`?",
            ],
        ),
        (
            shop,
            "/replies/0/verdicts",
            json!({"retrun": ["eligible"]}),
            &[
                "error: `replies[0].verdicts.retrun` is not known here; wanted: one of `return` `refund` `exchange` `repair` `reship` `discount` `cancel` `recall` `service`; did you mean `return`?",
            ],
        ),
        (
            shop,
            "/replies/0/texts/friendly",
            json!({"zh": "好", "en": "yes"}),
            &["error: `replies[0].texts.friendly` is not known here; wanted: one of `warm` `formal` `brief`"],
        ),
        (
            every_key,
            "/rules/0/when/all/19/has",
            json!("anwser"),
            &[
                "error: `rules[0].when.all[19].has` is `anwser`; wanted: the code of a step or a deadline of this pack; did you mean `answer`?",
            ],
        ),
        (
            every_key,
            "/rules/0/effects/7/deadline",
            json!("leav"),
            &[
                "error: `rules[0].effects[7].deadline` is `leav`; wanted: the code of a deadline of this pack; did you mean `leave`?",
            ],
        ),
        (
            every_key,
            "/rules/0/effects/13/rungs/1/offer",
            json!("good_will"),
            &[
                "error: `rules[0].effects[13].rungs[1].offer` is `good_will`; wanted: the code of a compensation of this pack; did you mean `goodwill`?",
            ],
        ),
        (
            every_key,
            "/rules/0/effects/13/rungs/1",
            json!({"rung": "last_ofer"}),
            &[
                "error: `rules[0].effects[13].rungs[1].rung` is `last_ofer`; wanted: one of `first_offer` `last_offer` `last_resort`; did you mean `last_offer`?",
                "error: `rules[0].effects[13].rungs[1]` is `an object`; wanted: an offer of something: `remedy`, `offer` (the code of a compensation) or both",
            ],
        ),
        (
            every_key,
            "/rules/0/effects/4/suggested",
            json!({"by": "issue.severity", "of": {"severe": "1"}}),
            &[
                "error: `rules[0].effects[4].suggested.of.severe` is not known here; wanted: one of `minor` `moderate` `serious`",
            ],
        ),
        (
            every_key,
            "/rules/0/effects/4/suggested",
            json!({"by": "item.cost", "of": {}}),
            &[
                "error: `rules[0].effects[4].suggested.by` is `item.cost`; wanted: a fact that is one of some codes, such as `issue.severity`",
            ],
        ),
        (
            every_key,
            "/rules/0/effects/4/audience",
            json!("customer"),
            &[
                "error: `rules[0].effects[4].suggested`: wanted: no `item.cost`, or `\"audience\": \"agent\"` beside it: a customer's answer may not hang on the seller's cost",
                "error: `rules[0].effects[4].cap`: wanted: no `item.cost`, or `\"audience\": \"agent\"` beside it: a customer's answer may not hang on the seller's cost",
            ],
        ),
        (
            every_key,
            "/rules/1/when",
            json!({"fact": "issue.cause", "known": true}),
            &[
                "error: `rules[1].when.known` is `true`; wanted: `is` or `in`: only the `when` of a reply may ask whether a fact is known, since what is decided hangs on what is so and not on what has been said",
            ],
        ),
        (
            every_key,
            "/replies/0/when",
            json!({"fact": "line.paid", "known": true}),
            &[
                "error: `replies[0].when.known` is `true`; wanted: a fact that a case states by itself; `line.paid` is worked out or a list",
            ],
        ),
        (
            every_key,
            "/replies/0/texts/warm/en",
            json!("We know {known}."),
            &[
                "error: `replies[0].texts.warm.en` is `{known}`; wanted: a variable that the buyer may read; only a reply to the agent tells of steps, ranges and all facts at hand",
            ],
        ),
        (
            every_key,
            "/replies/1",
            json!({"id": "next_shift", "rung": "handover", "to": "customer", "texts": {"warm": {"zh": "好", "en": "yes"}}}),
            &[
                "error: `replies[1].to` is `customer`; wanted: `agent`, since a colleague reads a `handover` or a `summary`",
            ],
        ),
        (
            every_key,
            "/rules/0/when/all/16/is",
            json!("shortt"),
            &[
                "error: `rules[0].when.all[16].is` is `shortt`; wanted: an option of the parameter `way`: `short` `long`; did you mean `short`?",
            ],
        ),
    ]);
}

#[test]
fn an_object_of_one_form_is_told_which_forms_it_has() {
    check(&[
        (
            shop,
            "/rules/1/when",
            json!({"fact": "condition.use", "is": "started", "goods": ["bicycle"]}),
            &["error: `rules[1].when` is `an object with fact, goods`; wanted: one of them; `all` joins conditions"],
        ),
        (
            shop,
            "/rules/1/when",
            json!({}),
            &[
                "error: `rules[1].when` is `an empty object`; wanted: a condition: an object with one of `all` `any` `not` `fact` `amount` `goods` `param` `window` `passed`",
            ],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"nott": {"goods": ["bicycle"]}}),
            &[
                "error: `rules[1].when` is `an object with nott`; wanted: a condition: an object with one of `all` `any` `not` `fact` `amount` `goods` `param` `window` `passed`; did you mean `not`?",
            ],
        ),
        (
            shop,
            "/rules/1/when",
            json!([]),
            &[
                "error: `rules[1].when` is `a list`; wanted: a condition: an object with one of `all` `any` `not` `fact` `amount` `goods` `param` `window` `passed`",
            ],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"fact": "condition.damage", "is": "outer"}),
            &["error: `rules[1].when.is`: wanted: one of `has` `hasAny` `empty`, since `condition.damage` is a set"],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"fact": "condition.use", "has": "started"}),
            &["error: `rules[1].when.has`: wanted: one of `is` `in`, since `condition.use` has one value"],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"fact": "condition.use"}),
            &["error: `rules[1].when` is `an object with fact`; wanted: a test of `condition.use`: one of `is` `in`"],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"fact": "condition.use", "iss": "started"}),
            &["error: `rules[1].when.iss` is not known here; wanted: one of `fact` `is` `in`; did you mean `is`?"],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"fact": "condition.complete", "in": {"param": "cleaning_fee"}}),
            &[
                "error: `rules[1].when.in` is `an object`; wanted: a list of values, since `condition.complete` is no code",
            ],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"amount": {"fact": "item.paid"}, "atLeast": "1", "below": "9"}),
            &["error: `rules[1].when` is `an object with atLeast, below`; wanted: one of them; `all` joins conditions"],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"amount": {"fact": "item.paid"}, ">=": "1"}),
            &[
                "error: `rules[1].when.>=` is not known here; wanted: one of `amount` `atLeast` `above` `atMost` `below`",
            ],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"amount": {"fact": "item.paid"}}),
            &[
                "error: `rules[1].when` is `an object with amount`; wanted: a comparison: one of `atLeast` `above` `atMost` `below`",
            ],
        ),
        (
            shop,
            "/rules/1/effects/0/amount",
            json!({"divid": ["2", "3"]}),
            &[
                "error: `rules[1].effects[0].amount` is `an object with divid`; wanted: a decimal such as `10.00`, or an object with one of `fact` `param` `goods` `add` `subtract` `multiply` `divide` `least` `greatest` `firstKnown` `daysSince` `roundUp` `by`; did you mean `divide`?",
            ],
        ),
        (
            shop,
            "/rules/1/when",
            json!({"param": "cleaningfee", "is": "1"}),
            &[
                "error: `rules[1].when.param` is `cleaningfee`; wanted: the name of a parameter of this pack; did you mean `cleaning_fee`?",
            ],
        ),
    ]);
}

#[test]
fn a_length_that_is_worked_out_is_checked_like_any_expression() {
    let length = "/windows/return_days/length";
    check(&[
        (
            shop,
            length,
            json!({"day": "7"}),
            &[
                "error: `windows.return_days.length` is `an object with day`; wanted: an ISO 8601 duration such as `P7D`, or an object with one of `param` `goods` `fact` `days` `hours` `minutes`; did you mean `days`?",
            ],
        ),
        (
            shop,
            length,
            json!({"days": "1", "hours": "2"}),
            &["error: `windows.return_days.length` is `an object with days, hours`; wanted: one of them"],
        ),
        (
            shop,
            length,
            json!({"days": {"fact": "item.term"}}),
            &["error: `windows.return_days.length.days.fact` is `item.term`; wanted: a fact that is money or a number"],
        ),
        (
            shop,
            length,
            json!({"days": {"roundUp": []}}),
            &[
                "error: `windows.return_days.length.days.roundUp` is `a list`; wanted: a decimal such as `10.00`, or an object with one of `fact` `param` `goods` `add` `subtract` `multiply` `divide` `least` `greatest` `firstKnown` `daysSince` `roundUp` `by`",
            ],
        ),
        (
            shop,
            length,
            json!({"hours": "-1"}),
            &[
                "error: `windows.return_days.length.hours` is `-1`; wanted: a number of hours, 0 or more and at most 100 years of them",
            ],
        ),
        (
            shop,
            length,
            json!({"days": "36526"}),
            &[
                "error: `windows.return_days.length.days` is `36526`; wanted: a number of days, 0 or more and at most 100 years of them",
            ],
        ),
    ]);
}

#[test]
fn a_moment_before_an_anchor_is_for_deadlines_and_counts_in_hours() {
    let leave = "/windows/leave";
    let moment = |length: Value| json!({"anchors": ["appointment"], "before": length});
    let wanted = "wanted: a window with a `length`; one with `before` is a moment, which only a deadline can have";
    let granted = format!("error: `rules[0].effects[0].window` is `leave`; {wanted}");
    let charged = format!("error: `rules[0].effects[1].window` is `leave`; {wanted}");
    let asked = format!("error: `rules[0].when.all[17].window` is `leave`; {wanted}");
    for (pointer, value, said) in [
        ("/rules/0/effects/0/window", json!("leave"), granted),
        ("/rules/0/effects/1/window", json!("leave"), charged),
        ("/rules/0/when/all/17/window", json!("leave"), asked),
    ] {
        let mut pack = every_key();
        write(&mut pack, pointer, value);
        assert_eq!(lines(&pack), [said]);
    }
    check(&[
        (
            every_key,
            leave,
            json!({"anchors": ["appointment"]}),
            &["error: `windows.leave.length`: wanted: how long the window is"],
        ),
        (
            every_key,
            leave,
            json!({"anchors": ["appointment"], "before": "PT10M", "length": "PT10M"}),
            &["error: `windows.leave.length` is `PT10M`; wanted: `length` or `before`, not both"],
        ),
        (
            every_key,
            leave,
            json!({"anchors": ["appointment"], "before": "PT10M", "kind": "hours", "at": ["now"]}),
            &[
                "error: `windows.leave.kind` is `hours`; wanted: nothing here, since `before` counts in hours",
                "error: `windows.leave.at`: wanted: nothing here, since `before` dates a deadline and judges nothing",
            ],
        ),
        (
            every_key,
            leave,
            moment(json!("P1M")),
            &[
                "error: `windows.leave.before` is `P1M`; wanted: a length without years and months, since `before` counts in hours",
            ],
        ),
        (
            every_key,
            leave,
            moment(json!(["P1D", {"goods": "months"}])),
            &[
                "error: `windows.leave.before[1].goods` is `months`; wanted: a length without years and months, since `before` counts in hours",
            ],
        ),
        (
            every_key,
            leave,
            moment(json!({"fact": "item.term"})),
            &[
                "error: `windows.leave.before.fact` is `item.term`; wanted: a length without years and months, since `before` counts in hours",
            ],
        ),
    ]);
}

#[test]
fn a_mistake_is_said_once_and_not_again_by_what_rests_on_it() {
    check(&[
        (
            shop,
            "/windows/return_days/anchors/0",
            json!("delivery"),
            &[
                "error: `windows.return_days.anchors[0]` is `delivery`; wanted: one of `ordered` `paid` `shipped` `delivered` `purchased` `accepted` `installed` `reported` `escalated` `tracked` `carrier_asked` `delivery_attempted` `inspected` `received_back` `appointment` `service_received` `service_returned` `requested` `agreed`; did you mean `delivered`?",
            ],
        ),
        (
            shop,
            "/windows/repair_term/anchors",
            json!(["delivery"]),
            &[
                "error: `windows.repair_term.anchors[0]` is `delivery`; wanted: one of `ordered` `paid` `shipped` `delivered` `purchased` `accepted` `installed` `reported` `escalated` `tracked` `carrier_asked` `delivery_attempted` `inspected` `received_back` `appointment` `service_received` `service_returned` `requested` `agreed`; did you mean `delivered`?",
            ],
        ),
        (
            shop,
            "/goods/0/code",
            json!("city bike"),
            &[
                "error: `goods[0].code` is `city bike`; wanted: a goods code such as `bicycle.city`: lower-case names joined by dots",
            ],
        ),
        (
            every_key,
            "/conditions/seen/met",
            json!({"fact": "shipping.inspection", "is": "pased"}),
            &[
                "error: `conditions.seen.met.is` is `pased`; wanted: one of `passed` `failed` `pending`; did you mean `passed`?",
            ],
        ),
        (
            every_key,
            "/faults/0/issues",
            json!(["defect"]),
            &[
                "error: `faults[0].issues[0]` is `defect`; wanted: one of `defective` `colour_difference` `wrong_size` `blemish` `wrong_item` `extra_item` `missing_item` `not_as_pictured` `not_as_described` `out_of_stock` `damaged_in_transit` `usage_question` `counterfeit` `short_measure` `expired` `doa` `unsafe` `presale_attitude` `presale_misleading` `aftersale_attitude` `aftersale_delay` `invoice_missing` `bad_review` `wrong_carrier` …",
            ],
        ),
        (
            every_key,
            "/brands/0/aliases",
            json!("ACME"),
            &["error: `brands[0].aliases` is `ACME`; wanted: a list, in brackets: `[…]`"],
        ),
        (
            shop,
            "/sources/promise",
            json!("《山风单车售后承诺》"),
            &["error: `sources.promise` is `《山风单车售后承诺》`; wanted: a source: an object with `document`"],
        ),
        (
            every_key,
            "/calendar/opens",
            json!("9:00"),
            &["error: `calendar.opens` is `9:00`; wanted: a time of day such as `09:00`"],
        ),
        (
            every_key,
            "/calendar/closes",
            json!(null),
            &["error: `calendar.closes`: wanted: a time of day such as `09:00`, since `opens` is given"],
        ),
        (
            every_key,
            "/calendar/closes",
            json!("08:00"),
            &["error: `calendar.closes` is `08:00`; wanted: a time of day after `opens`"],
        ),
        (
            every_key,
            "/calendar/weekdays",
            json!([0]),
            &["error: `calendar.weekdays[0]` is `0`; wanted: a weekday from 1 (Monday) to 7"],
        ),
        (
            every_key,
            "/rules/0/until",
            json!("2019-01-01"),
            &["error: `rules[0].until` is `2019-01-01`; wanted: a date after `from` (2020-01-01)"],
        ),
        (
            shop,
            "/windows/return_days/kind",
            json!("business"),
            &[
                "error: `windows.return_days.kind` is `business`; wanted: `calendar` or `hours`; business days need the pack's `calendar`",
            ],
        ),
        (
            every_key,
            "/replies/0/texts/warm",
            json!(null),
            &["error: `replies[0].texts.warm`: wanted: a text for the tone `warm`, which stands in for the others"],
        ),
        (
            shop,
            "/replies/0/texts/warm/en",
            json!("until {return.untill}"),
            &[
                "error: `replies[0].texts.warm.en` is `{return.untill}`; wanted: a variable that a decision of this pack can fill, such as `{return.until}`; the pack format lists all; did you mean `{return.until}`?",
            ],
        ),
        (
            every_key,
            "/rules/0/effects/4/form",
            json!("money"),
            &[
                "error: `rules[0].effects[4].form` is `money`; wanted: one of `cash` `coupon` `gift` `price_difference` `multiple` `statutory` `carrier_claim`",
            ],
        ),
    ]);
}

fn twice(pack: fn() -> Value, list: &str) -> Vec<String> {
    let mut pack = pack();
    pack.as_object_mut().unwrap().remove("cases");
    let first = pack[list][0].clone();
    pack[list].as_array_mut().unwrap().push(first);
    lines(&pack).into_iter().filter(|line| line.starts_with("error")).collect()
}

#[test]
fn what_stands_twice_is_named_with_the_place_of_the_first() {
    let said = |path: &str, name: &str, first: &str| {
        [format!("error: `{path}` is `{name}`; wanted: a name that no other has; `{first}` has it")]
    };
    assert_eq!(twice(shop, "rules"), said("rules[5].id", "return_7_days", "rules[0]"));
    assert_eq!(twice(shop, "goods"), said("goods[2].code", "bicycle.city", "goods[0]"));
    assert_eq!(twice(shop, "replies"), said("replies[1].id", "return_granted", "replies[0]"));
    assert_eq!(twice(every_key, "faults"), said("faults[1].code", "loose", "faults[0]"));
    assert_eq!(twice(every_key, "brands"), said("brands[1].code", "acme", "brands[0]"));
}

#[test]
fn a_parameter_that_a_fact_cannot_match_is_warned_of() {
    assert_eq!(
        lines(&every_key()),
        ["warning: `condition.use` can never have the code `outer`, which a parameter names"]
    );
}

/// What is said of the shop's first case after a change.
fn case_lines(pointer: &str, value: Value) -> Vec<String> {
    let mut pack = shop();
    write(&mut pack, pointer, value);
    let name = pack["cases"][0]["name"].as_str().unwrap_or("a case without a name").to_owned();
    lines(&pack).into_iter().map(|line| line.replacen(&name, "CASE", 1)).collect()
}

#[test]
fn a_case_says_what_in_it_cannot_be_compared() {
    assert_eq!(
        case_lines("/cases/0/expect/remedies/return/totl", json!("1")),
        ["warning: CASE: `expect.remedies.return.totl` is no part of a remedy; did you mean `total`?"]
    );
    assert_eq!(
        case_lines("/cases/0/excpect", json!({})),
        ["warning: CASE: `excpect` is no part of a case; did you mean `expect`?"]
    );
    assert_eq!(
        case_lines("/cases/0/expect/remedies/return/total", json!("1299.00")),
        [r#"warning: CASE: `remedies.return.total` is "1249.00", expected "1299.00""#]
    );
    assert_eq!(
        case_lines("/cases/0/expect/steps", json!("call_back")),
        [r#"warning: CASE: `expect.steps` is "call_back", expected a list of codes"#]
    );
    assert_eq!(
        case_lines("/cases/0/expect/serviceLevels", json!({"answered": {"value": "3"}})),
        [r#"warning: CASE: `serviceLevels.answered` is absent, expected {"value":"3"}"#]
    );
    assert_eq!(case_lines("/cases/0/expect", Value::Null), ["warning: CASE: a case needs `case` and `expect`"]);
    assert_eq!(
        case_lines("/cases", json!({"a": {}})),
        ["warning: `cases` is `an object`; wanted: a list of cases, so none of them is run"]
    );
    // `null` expects a member to be absent; one that no answer has would always be.
    let mut pack = serde_json::to_string(&shop()).unwrap();
    pack = pack.replacen(r#""total":"1249.00""#, r#""totl":null"#, 1);
    let found = check_pack(&serde_json::from_str(&pack).unwrap());
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.ends_with("`expect.remedies.return.totl` is no part of a remedy; did you mean `total`?"));
}

#[test]
fn a_case_may_set_parameters() {
    let mut pack = shop();
    write(&mut pack, "/cases/0/parameters", json!({"bicycle-shop": {"cleaning_fee": "80.00"}}));
    let found = lines(&pack);
    assert_eq!(found.len(), 2, "{found:#?}");
    write(&mut pack, "/cases/0/expect/remedies/return/deductions", json!({"cleaning": "80.00"}));
    write(&mut pack, "/cases/0/expect/remedies/return/total", json!("1219.00"));
    assert_eq!(lines(&pack), [""; 0]);
    write(&mut pack, "/cases/0/parameters", json!({"bicycle-shop": {"cleaning_fee": "80元"}}));
    let found = lines(&pack);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].ends_with("`options.parameters.bicycle-shop.cleaning_fee` is `80元`; wanted: a decimal, 0 or more"),
        "{found:#?}"
    );

    let mut entry = json!({
        "name": "a phone returned on day 9",
        "case": {
            "now": "2026-11-14",
            "order": {"purchasedAt": "2026-11-05"},
            "item": {"goods": "phone.main_unit"},
            "issue": {"kind": "defective"},
        },
        "parameters": {"phone": {"return_period": "P10D"}},
        "expect": {"remedies": {"return": {"verdict": "conditional"}}},
    });
    let policy = Policy::built_in();
    assert_eq!(mismatches(&policy, &core(&entry)), [""; 0]);
    entry.as_object_mut().unwrap().remove("parameters");
    assert_eq!(
        mismatches(&policy, &core(&entry)),
        [r#"a phone returned on day 9: `remedies.return.verdict` is "ineligible", expected "conditional""#]
    );
}

/// The hash of each pack that a phone's case is decided by.
fn hashes(packs: &[Value], options: &Value) -> Vec<(String, String)> {
    let packs: Vec<sanbao::Value> = packs.iter().map(core).collect();
    let policy = Policy::new(&packs, &core(options)).unwrap();
    let case = json!({
        "now": "2026-11-14",
        "order": {"purchasedAt": "2026-11-05"},
        "item": {"goods": "phone.main_unit"},
        "issue": {"kind": "defective"},
    });
    let decision = policy.evaluate(&core(&case), &sanbao::Value::Null, None).unwrap();
    decision.policy.into_iter().map(|used| (used.id, used.hash)).collect()
}

fn hash_of(found: &[(String, String)], pack: &str) -> String {
    found.iter().find(|(id, _)| id == pack).unwrap_or_else(|| panic!("no {pack}: {found:?}")).1.clone()
}

#[test]
fn a_policy_that_was_changed_has_another_hash() {
    let mut shop = shop();
    write(&mut shop, "/appliesTo/goods", json!(["*"]));
    let own = |shop: &Value, options: Value| hashes(std::slice::from_ref(shop), &options);
    let plain = own(&shop, json!({}));
    let same = own(&shop, json!({}));
    assert_eq!(plain, same);
    let dearer = own(&shop, json!({"parameters": {"bicycle-shop": {"cleaning_fee": "80.00"}}}));
    assert_ne!(hash_of(&plain, "bicycle-shop"), hash_of(&dearer, "bicycle-shop"));
    assert_eq!(hash_of(&plain, "phone"), hash_of(&dearer, "phone"));
    write(&mut shop, "/rules/0/replaces", json!(["phone/return_7_days"]));
    let replacing = own(&shop, json!({}));
    assert_ne!(hash_of(&plain, "phone"), hash_of(&replacing, "phone"));
    write(&mut shop, "/appliesTo/goods", json!(["bicycle"]));
    let aside = own(&shop, json!({}));
    assert_eq!(hash_of(&replacing, "phone"), hash_of(&aside, "phone"), "whether or not the replacing pack applies");
    write(&mut shop, "/rules/0/replaces", json!(["phone/return_7_days", "phone/exchange_15_days"]));
    assert_ne!(hash_of(&aside, "phone"), hash_of(&own(&shop, json!({})), "phone"));
}
