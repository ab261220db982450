//! A reply promises only what the decision grants: every date, every amount and every remedy that it names is found in
//! the decision, over all golden cases and many random ones, in every tone and both languages.
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

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate};
use oracle::generate::Generator;
use oracle::json::{Json, decimal, list, text};
use oracle::random::Random;
use oracle::{engine, pack};
use rust_decimal::Decimal;
use sanbao::Policy;
use serde_json::json;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day, and the time of day where one is told.
type Moment = (NaiveDate, Option<String>);

/// What a decision, its case and the parameters of its pack hold.
#[derive(Default)]
struct Ground {
    moments: BTreeSet<Moment>,
    amounts: BTreeSet<Decimal>,
}

impl Ground {
    fn of(pack: &Json, case: &Json, decision: &Json) -> Ground {
        let mut ground = Ground::default();
        // What replies say proves nothing.
        let mut without_words = decision.clone();
        without_words["replies"] = Json::Null;
        for document in [case, &without_words] {
            ground.take(document);
        }
        for parameter in pack["parameters"].as_object().into_iter().flatten() {
            ground.amounts.extend(decimal(&parameter.1["value"]));
        }
        for remedy in list(decision, "remedies") {
            let deductions = list(&remedy["refund"], "deductions").iter().filter_map(|item| decimal(&item["amount"]));
            ground.amounts.insert(deductions.sum());
        }
        ground
    }

    fn take(&mut self, value: &Json) {
        match value {
            Json::Object(members) => members.values().for_each(|member| self.take(member)),
            Json::Array(items) => items.iter().for_each(|item| self.take(item)),
            Json::String(text) => {
                self.take_moment(text);
                self.amounts.extend(decimal(value));
            }
            Json::Number(_) => self.amounts.extend(decimal(value)),
            _ => {}
        }
    }

    /// A day as it is written, and an exclusive end as the end of the day before.
    fn take_moment(&mut self, text: &str) {
        if let Ok(day) = text.parse::<NaiveDate>() {
            self.moments.insert((day, None));
        } else if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            let at = at.with_timezone(&FixedOffset::east_opt(8 * 3600).unwrap());
            let (day, clock) = (at.date_naive(), at.format("%H:%M").to_string());
            self.moments.insert((day, None));
            if clock == "00:00" {
                let before = day - Days::new(1);
                self.moments.extend([(before, None), (before, Some("24:00".to_owned()))]);
            }
            self.moments.insert((day, Some(clock)));
        }
    }
}

/// The number that ends right before a place, or starts right after it.
fn digits_before(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !c.is_ascii_digit() && c != '.')
        .map_or(0, |at| at + text[at..].chars().next().unwrap().len_utf8());
    &text[start..]
}

fn digits_after(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    text[..end].trim_end_matches('.')
}

/// `12:00` at the begin of a text, perhaps after a comma.
fn clock(text: &str) -> Option<String> {
    let text = text.trim_start_matches([',', ' ']);
    let is_clock = text.len() >= 5 && text.is_char_boundary(5) && text.as_bytes()[2] == b':';
    (is_clock && text[..5].bytes().enumerate().all(|(at, byte)| at == 2 || byte.is_ascii_digit()))
        .then(|| text[..5].to_owned())
}

/// Every date that a text names: `2026年11月20日24:00`, `20 Nov 2026, 24:00`.
fn moments(text: &str) -> Vec<Moment> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let rest = &text[at + '年'.len_utf8()..];
        let (Some(month), Some(day)) = (rest.split_once('月'), rest.split_once('日')) else { continue };
        let day_number = day.0.split_once('月').and_then(|(_, day)| day.parse().ok());
        let date = (digits_before(&text[..at]).parse().ok(), month.0.parse().ok(), day_number);
        if let (Some(year), Some(month), Some(number)) = date {
            found.push((NaiveDate::from_ymd_opt(year, month, number).unwrap(), clock(day.1)));
        }
    }
    for (number, month) in (1..).zip(MONTHS) {
        for (at, _) in text.match_indices(&format!(" {month} ")) {
            let (day, rest) = (digits_before(&text[..at]), &text[at + month.len() + 2..]);
            let year = digits_after(rest);
            if let (Ok(day), Ok(year)) = (day.parse(), year.parse()) {
                found.push((
                    NaiveDate::from_ymd_opt(year, number, day).unwrap(),
                    clock(&rest[year.to_string().len()..]),
                ));
            }
        }
    }
    found
}

/// Every amount of money that a text names: `12.00 元`, `CNY 12.00`.
fn amounts(text: &str) -> Vec<Decimal> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('元') {
        found.extend(Decimal::from_str_exact(digits_before(text[..at].trim_end())).ok());
    }
    for (at, unit) in text.match_indices("CNY") {
        found.extend(Decimal::from_str_exact(digits_after(text[at + unit.len()..].trim_start())).ok());
    }
    found
}

/// The rungs on which something is offered or granted. An explanation or a refusal may well name what is not to be had.
const GIVING: [&str; 4] = ["first_offer", "last_offer", "last_resort", "accept"];

/// Words that name a remedy, with those of which one must be possible.
const PROMISES: [(&str, &[&str]); 17] = [
    ("换货", &["exchange"]),
    ("换新", &["exchange", "repair"]),
    ("换一", &["exchange"]),
    ("给您换", &["exchange", "reship", "repair"]),
    ("为您换", &["exchange", "reship", "repair"]),
    ("免费维修", &["repair"]),
    ("免费修", &["repair"]),
    ("补发", &["reship"]),
    ("退货", &["return", "exchange", "refund"]),
    ("退款", &["return", "refund", "cancel", "discount"]),
    ("折价", &["discount"]),
    ("召回", &["recall"]),
    ("exchange", &["exchange"]),
    ("replacement", &["exchange", "repair", "reship", "service"]),
    ("repair", &["repair", "service"]),
    ("refund", &["return", "refund", "cancel", "discount"]),
    ("reship", &["reship"]),
];

/// Words before a promise that take it back or make it hang on something.
const TAKEN_BACK: [&str; 13] =
    ["不能", "无法", "没法", "如果", "要是", "不", "cannot", "can't", "if ", "once", "no ", "not ", "unable"];

fn possible(decision: &Json, kinds: &[&str]) -> bool {
    list(decision, "remedies")
        .iter()
        .any(|remedy| kinds.contains(&text(remedy, "kind").unwrap()) && remedy["verdict"] != "ineligible")
}

/// The clause around a place.
fn clause_before(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(['。', '；', '！', '？', '.', ';', '!', '?']).map_or(0, |place| place + 1);
    // A mark of several bytes ends later.
    let start = (start..at).find(|place| text.is_char_boundary(*place)).unwrap_or(at);
    &text[start..at]
}

/// What a reply says beyond its decision.
fn beyond(reply: &Json, ground: &Ground, decision: &Json) -> Vec<String> {
    let words = text(reply, "text").unwrap();
    let mut found: Vec<String> = Vec::new();
    found.extend(
        moments(words).iter().filter(|moment| !ground.moments.contains(moment)).map(|moment| format!("{moment:?}")),
    );
    found.extend(
        amounts(words).iter().filter(|amount| !ground.amounts.contains(amount)).map(|amount| format!("{amount}")),
    );
    let lower = words.to_lowercase();
    // A note to the agent promises nothing.
    let is_given = GIVING.contains(&text(reply, "rung").unwrap()) && reply["to"] != "agent";
    for (promise, kinds) in PROMISES.into_iter().filter(|_| is_given) {
        for (at, _) in lower.match_indices(promise) {
            let before = clause_before(&lower, at);
            if !possible(decision, kinds) && !TAKEN_BACK.iter().any(|word| before.contains(word)) {
                found.push(format!("`{promise}`"));
            }
        }
    }
    found
}

const TONES: [&str; 3] = ["warm", "formal", "brief"];

/// Reads the replies to a case in one tone and language, for both audiences; gives how many there were.
fn read(policy: &Policy, pack: &Json, case: &Json, number: usize, found: &mut BTreeSet<String>) -> usize {
    let mut read = 0;
    for audience in ["agent", "customer"] {
        let options = json!({
            "packs": [pack["id"]], "audience": audience, "zone": "+08:00", "tone": TONES[number % 3],
            "locale": if number.is_multiple_of(2) { "zh-CN" } else { "en" },
        });
        let Ok(decision) = engine::decide(policy, case, &options) else { continue };
        let ground = Ground::of(pack, case, &decision);
        for reply in list(&decision, "replies") {
            read += 1;
            let said = beyond(reply, &ground, &decision);
            if !said.is_empty() && found.len() < 200 {
                found.insert(format!(
                    "{} ({audience}): {} in “{}”\n    {case}",
                    reply["id"],
                    said.join(", "),
                    reply["text"]
                ));
            }
        }
    }
    read
}

#[test]
fn every_date_amount_and_remedy_of_a_reply_is_in_its_decision() {
    let (mut found, mut replies) = (BTreeSet::new(), 0);
    for pack in pack::built_in() {
        let policy = engine::policy(&pack);
        for (number, entry) in pack::golden_of(text(&pack, "id").unwrap()).iter().enumerate() {
            // Every case is read in one tone and language more than the last: all six come up for each kind of case.
            replies += read(&policy, &pack, &entry["case"], number, &mut found);
        }
    }
    assert!(replies > 20_000, "only {replies} replies were read");
    assert!(
        found.is_empty(),
        "{} replies say more than their decision:\n{}",
        found.len(),
        found.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn so_it_is_for_random_cases() {
    let mut found = BTreeSet::new();
    for pack in pack::built_in() {
        let policy = engine::policy(&pack);
        let (generator, mut random) = (Generator::new(&pack), Random::new(20_261_122));
        for number in 0..400 {
            let case = generator.case(&mut random);
            read(&policy, &pack, &case, number, &mut found);
        }
    }
    assert!(
        found.is_empty(),
        "{} replies say more than their decision:\n{}",
        found.len(),
        found.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_search_finds_dates_amounts_and_promises() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let at = |clock: &str| Some(clock.to_owned());
    assert_eq!(moments("请在2026年11月20日24:00之前，或2026年11月3日"), [(day(20), at("24:00")), (day(3), None)]);
    assert_eq!(moments("before 20 Nov 2026, 24:00 or 3 Nov 2026."), [(day(20), at("24:00")), (day(3), None)]);
    assert_eq!(day(3).month(), 11);
    let money = |text| Decimal::from_str_exact(text).unwrap();
    assert_eq!(amounts("补偿 12.00 元，多元 5元"), [money("12.00"), money("5")]);
    assert_eq!(amounts("CNY 12.00, or CNY 7."), [money("12.00"), money("7")]);
    let decision = json!({"remedies": [{"kind": "exchange", "verdict": "ineligible"}]});
    let said = |words: &str| beyond(&json!({"text": words, "rung": "accept"}), &Ground::default(), &decision);
    assert_eq!(said("抱歉，我们给您换新的，补偿 3.00 元，2026年11月3日前。").len(), 4);
    assert_eq!(said("抱歉，没法给您换。").len(), 0);
}
