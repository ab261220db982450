//! Random cases near the thresholds of a pack.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::json;

use super::day::{self, When};
use super::json::{self, Json, at, decimal, list, objects, text, texts};
use super::random::Random;
use super::situation::{Situation, lies_under};
use super::{vocabulary, window};

/// Days from which months and years end in all their ways.
const FIRST_DAYS: [&str; 8] =
    ["2026-03-01", "2026-01-31", "2024-02-29", "2026-08-31", "2025-12-31", "2026-02-28", "2026-09-29", "2026-05-15"];
const CLOCKS: [&str; 5] = ["00:00:00", "10:00:00", "15:30:00", "17:59:59", "23:59:59"];
const DURATIONS: [&str; 5] = ["P1Y", "P3Y", "P6M", "P90D", "PT36H"];

pub struct Generator<'a> {
    pack: &'a Json,
    /// Facts that the pack mentions, dates apart.
    facts: Vec<String>,
    dates: Vec<String>,
    /// Values that conditions name, by fact.
    literals: BTreeMap<String, Vec<Json>>,
    pub figures: Vec<Decimal>,
    goods: Vec<String>,
    windows: Vec<String>,
    /// The codes of steps and deadlines.
    acts: Vec<String>,
}

impl<'a> Generator<'a> {
    pub fn new(pack: &'a Json) -> Generator<'a> {
        let mut generator = Generator {
            pack,
            facts: Vec::new(),
            dates: Vec::new(),
            literals: BTreeMap::new(),
            figures: vec![Decimal::ZERO, Decimal::ONE, Decimal::new(33333, 2), Decimal::new(199_900, 2)],
            goods: Vec::new(),
            windows: pack["windows"].as_object().map(|windows| windows.keys().cloned().collect()).unwrap_or_default(),
            acts: Vec::new(),
        };
        generator.collect();
        generator
    }

    fn collect(&mut self) {
        let mut facts: BTreeSet<String> =
            ["item.unitPrice", "item.paid", "item.quantity", "order.state", "shipping.returnFee"]
                .map(str::to_owned)
                .into();
        for name in ["rules", "windows", "conditions"] {
            if let Some(part) = self.pack.get(name) {
                objects(part, &mut |members| self.collect_from(members, &mut facts));
            }
        }
        if let Some(presumed) = self.pack.get("presume").and_then(Json::as_object) {
            facts.extend(presumed.keys().cloned());
        }
        let sale = texts(self.pack, "sale").into_iter().map(vocabulary::anchor_fact);
        facts.extend(sale.map(str::to_owned));
        let kind = |path: &String| vocabulary::fact(path).and_then(|fact| text(fact, "type")).unwrap_or("").to_owned();
        self.dates = facts.iter().filter(|path| kind(path) == "date").cloned().collect();
        let apart = ["item.goods", "issue.kind", "issue.fault", "item.quantity", "issue.quantity"];
        self.facts = facts.into_iter().filter(|path| !matches!(kind(path).as_str(), "" | "date" | "list")).collect();
        self.facts.retain(|path| !apart.contains(&path.as_str()));
        for parameter in self.pack["parameters"].as_object().into_iter().flatten() {
            self.figures.extend(decimal(&parameter.1["value"]));
        }
        let subtrees = texts(&self.pack["appliesTo"], "goods");
        let codes: Vec<&str> = list(self.pack, "goods").iter().filter_map(|goods| text(goods, "code")).collect();
        for goods in list(self.pack, "goods") {
            let code = text(goods, "code").unwrap();
            // A case names one kind of goods, no whole branch of them.
            let is_branch = codes.iter().any(|other| *other != code && lies_under(other, code));
            if !is_branch && subtrees.iter().any(|subtree| lies_under(code, subtree)) {
                self.goods.push(code.to_owned());
            }
            self.figures.extend(goods["values"].as_object().into_iter().flatten().filter_map(|value| decimal(value.1)));
        }
    }

    fn collect_from(&mut self, members: &serde_json::Map<String, Json>, facts: &mut BTreeSet<String>) {
        if let Some(path) = members.get("fact").and_then(Json::as_str) {
            facts.insert(path.to_owned());
            let literals = self.literals.entry(path.to_owned()).or_default();
            literals.extend(members.get("is").cloned());
            literals.extend(members.get("has").cloned());
            for name in ["in", "hasAny"] {
                let Some(codes) = members.get(name) else { continue };
                let codes = match text(codes, "param") {
                    Some(parameter) => &self.pack["parameters"][parameter]["value"],
                    None => codes,
                };
                literals.extend(codes.as_array().into_iter().flatten().cloned());
            }
        }
        if let (Some(path), Some(codes)) = (members.get("by").and_then(Json::as_str), members.get("of")) {
            facts.insert(path.to_owned());
            let codes = codes.as_object().into_iter().flatten().map(|(code, _)| json!(code));
            self.literals.entry(path.to_owned()).or_default().extend(codes);
        }
        for name in ["anchors", "at", "daysSince"] {
            let codes = members.get(name).and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
            facts.extend(codes.filter(|code| *code != "now").map(|code| vocabulary::anchor_fact(code).to_owned()));
        }
        if let Some(code) = members.get("evidence") {
            facts.insert("evidence".to_owned());
            self.literals.entry("evidence".to_owned()).or_default().push(code.clone());
        }
        if members.get("do").is_some_and(|kind| kind == "deadline" || kind == "step") {
            self.acts.extend(members.get("code").and_then(Json::as_str).map(str::to_owned));
        }
        self.figures.extend(members.values().filter_map(decimal).filter(|figure| *figure >= Decimal::ZERO));
    }

    /// A case; the engine may still find a contradiction in it.
    pub fn case(&self, random: &mut Random) -> Json {
        let mut case = json!({"item": {}, "issue": {}});
        // Half of the cases look for one rule's way to act.
        let focus = random
            .percent(60)
            .then(|| list(self.pack, "rules").get(random.below(list(self.pack, "rules").len())).unwrap());
        self.place(random, &mut case, focus);
        let wanted = focus.map(|rule| self.mentioned(rule)).unwrap_or_default();
        let density = random.pick(&[10, 30, 60, 90]);
        for path in &self.facts {
            let is_wanted = wanted.contains(path.as_str());
            if random.percent(if is_wanted { 80 } else { density }) {
                let value = self.value(random, path);
                json::set(&mut case, path, value);
            }
        }
        self.quantities(random, &mut case);
        self.time(random, &mut case);
        if random.percent(10) && !self.acts.is_empty() {
            let act = json!({"code": random.pick(&self.acts), "at": case["now"]});
            json::set(&mut case, "done", json!([act]));
        }
        case
    }

    /// The facts of a rule and of the named conditions it requires.
    fn mentioned(&self, rule: &'a Json) -> BTreeSet<&'a str> {
        let mut paths = BTreeSet::new();
        objects(rule, &mut |members| {
            paths.extend(members.get("fact").and_then(Json::as_str));
        });
        paths
    }

    fn place(&self, random: &mut Random, case: &mut Json, focus: Option<&Json>) {
        let issues: Vec<&str> = focus.map(|rule| texts(rule, "issues")).unwrap_or_default();
        let faults: Vec<&str> = focus.map(|rule| texts(rule, "faults")).unwrap_or_default();
        let subtrees: Vec<&str> = focus.map(|rule| texts(rule, "goods")).unwrap_or_default();
        let meant: Vec<&String> =
            self.goods.iter().filter(|code| subtrees.iter().any(|subtree| lies_under(code, subtree))).collect();
        let goods = if meant.is_empty() { random.pick(&self.goods) } else { random.pick(&meant).clone() };
        let known: Vec<&Json> = list(self.pack, "faults").iter().collect();
        let fault = if !faults.is_empty() {
            Some(random.pick(&faults))
        } else if !known.is_empty() && random.percent(40) {
            text(random.pick(&known), "code")
        } else {
            None
        };
        // A fault is of some goods only.
        let of_goods = known.iter().find(|entry| text(entry, "code") == fault).map(|entry| texts(entry, "goods"));
        let can_have = |goods: &String| match of_goods.as_deref() {
            None | Some([]) => true,
            Some(subtrees) => subtrees.iter().any(|subtree| lies_under(goods, subtree)),
        };
        let others: Vec<&String> = self.goods.iter().filter(|goods| can_have(goods)).collect();
        let goods = if can_have(&goods) || others.is_empty() { goods } else { random.pick(&others).clone() };
        json::set(case, "item.goods", json!(goods));
        let of_fault = known.iter().find(|entry| text(entry, "code") == fault).map(|entry| texts(entry, "issues"));
        let kind = match (&of_fault, issues.is_empty()) {
            (Some(kinds), _) if !kinds.is_empty() => {
                let both: Vec<&str> = kinds.iter().filter(|kind| issues.contains(kind)).copied().collect();
                random.pick(if both.is_empty() { kinds } else { &both })
            }
            (_, false) => random.pick(&issues),
            _ => self.any_issue(random),
        };
        json::set(case, "issue.kind", json!(kind));
        // The fault is often still unknown.
        if let Some(fault) = fault.filter(|_| random.percent(85)) {
            json::set(case, "issue.fault", json!(fault));
        }
    }

    fn any_issue(&self, random: &mut Random) -> &'a str {
        let rules: Vec<&Json> = list(self.pack, "rules").iter().filter(|rule| rule.get("issues").is_some()).collect();
        if rules.is_empty() || random.percent(10) {
            return random.pick(&vocabulary::group("issue"));
        }
        let rule = random.pick(&rules);
        random.pick(&texts(rule, "issues"))
    }

    /// A value of a fact, mostly one that the pack names or one beside its figures.
    pub fn value(&self, random: &mut Random, path: &str) -> Json {
        let fact = vocabulary::fact(path).unwrap();
        let literals = self.literals.get(path).filter(|literals| !literals.is_empty());
        let one = |random: &mut Random| -> Option<Json> {
            if let Some(literals) = literals
                && random.percent(65)
            {
                return Some(random.pick(literals).clone());
            }
            let codes = self.codes(fact);
            (!codes.is_empty()).then(|| random.pick(&codes).clone())
        };
        match text(fact, "type").unwrap() {
            "boolean" => json!(random.percent(50)),
            "choice" => one(random).unwrap_or(Json::Null),
            "set" => {
                let count = random.pick(&[0, 1, 1, 1, 2]);
                let mut items: Vec<Json> = Vec::new();
                for _ in 0..count {
                    items.extend(one(random).filter(|item| !items.contains(item)));
                }
                json!(items)
            }
            "duration" => json!(random.pick(&DURATIONS)),
            "text" => one(random).unwrap_or_else(|| json!("something")),
            "integer" => json!(self.number(random, fact, Decimal::ONE).trunc().to_string().parse::<i64>().unwrap()),
            "money" => json!(format!("{:.2}", self.number(random, fact, Decimal::new(1, 2)))),
            _ => json!(self.number(random, fact, Decimal::new(1, 1)).to_string()),
        }
    }

    /// Whether the pack speaks of a fact, or a derived fact comes from it.
    pub fn mentions(&self, path: &str) -> bool {
        let is_listed = |paths: &[String]| paths.iter().any(|listed| listed == path);
        let of_line = ["issue.fault", "item.quantity", "issue.quantity", "item.paid", "item.unitPrice"];
        is_listed(&self.facts) || is_listed(&self.dates) || of_line.contains(&path)
    }

    /// The codes that a fact may have.
    pub fn codes(&self, fact: &Json) -> Vec<Json> {
        let own = || {
            let literals = self.literals.get(text(fact, "path").unwrap()).cloned().unwrap_or_default();
            let listed = list(fact, "codes");
            if listed.is_empty() { literals } else { listed.to_vec() }
        };
        match text(fact, "group").unwrap_or("") {
            "" => own(),
            "@brand" => list(self.pack, "brands").iter().map(|brand| brand["code"].clone()).collect(),
            "@goods" | "@fault" => Vec::new(),
            group => vocabulary::group(group).into_iter().map(|code| json!(code)).collect(),
        }
    }

    /// A figure of the pack, or the step below or above it.
    fn number(&self, random: &mut Random, fact: &Json, step: Decimal) -> Decimal {
        let figure = random.pick(&self.figures) + step * Decimal::from(random.pick(&[-1, 0, 0, 1]));
        let bound = |name| fact.get(name).and_then(decimal);
        let figure = bound("min").map_or(figure, |min| figure.max(min));
        bound("max").map_or(figure, |max| figure.min(max))
    }

    fn quantities(&self, random: &mut Random, case: &mut Json) {
        let quantity = random.pick(&[1, 1, 2, 3, 3, 7]);
        let is_counted = random.percent(50);
        // Nobody pays more than the price of all units.
        let most = at(case, "item.unitPrice")
            .and_then(decimal)
            .and_then(|price| price.checked_mul(Decimal::from(if is_counted { quantity } else { 1 })));
        if let (Some(most), Some(paid)) = (most, at(case, "item.paid").and_then(decimal))
            && paid > most
        {
            json::set(case, "item.paid", json!(format!("{most:.2}")));
        }
        if is_counted {
            json::set(case, "item.quantity", json!(quantity));
            let refunded = random.below(quantity);
            if random.percent(40) {
                json::set(case, "history.refundedQuantity", json!(refunded));
                let paid = at(case, "item.paid").and_then(decimal).unwrap_or_default();
                if random.percent(50) {
                    let part = (paid * Decimal::from(refunded) / Decimal::from(quantity)).round_dp(2);
                    json::set(case, "history.refundedAmount", json!(format!("{part:.2}")));
                }
                if random.percent(50) {
                    json::set(case, "issue.quantity", json!(1 + random.below(quantity - refunded)));
                }
            } else if random.percent(50) {
                json::set(case, "issue.quantity", json!(1 + random.below(quantity)));
            }
        }
    }

    /// The dates, and `now` (or what is judged instead) at the edge of a window.
    fn time(&self, random: &mut Random, case: &mut Json) {
        let first = When::parse(random.pick(&FIRST_DAYS)).unwrap();
        let sale = texts(self.pack, "sale");
        for path in &self.dates {
            let is_sale = sale.iter().any(|code| vocabulary::anchor_fact(code) == path);
            if random.percent(if is_sale { 55 } else { 35 }) {
                let day = day::days_later(first.day(0), random.pick(&[0, 0, 0, 1, 2, 5, 9]));
                let value = instant(random, &day.to_string());
                json::set(case, path, json!(value));
            }
        }
        json::set(case, "now", json!("2060-01-01"));
        let situation = Situation::new(self.pack, case);
        let zone = situation.zone;
        let span = (!self.windows.is_empty()).then(|| random.pick(&self.windows)).and_then(|name| {
            let span = window::span(&situation, &name)?;
            Some((span, texts(&self.pack["windows"][name.as_str()], "at")))
        });
        let any = day::midnight(day::days_later(first.day(zone), u32::try_from(random.below(40)).unwrap()), zone);
        let target = match &span {
            Some((span, _)) if random.percent(10) => span.opens,
            Some((span, _)) => span.closes,
            None => any,
        } + random.pick(&[-day::DAY, -1, -1, 0, 0, 1, day::DAY]);
        let judged = span.iter().flat_map(|(_, at)| at).find(|code| **code != "now");
        let now = match judged {
            Some(code) if random.percent(40) => {
                json::set(case, vocabulary::anchor_fact(code), json!(day::shown(target, zone)));
                target + random.pick(&[0, 1, 5 * day::DAY])
            }
            _ => target,
        };
        let is_plain = random.percent(10);
        let now = if is_plain { day::day_of(now, zone).to_string() } else { day::shown(now, zone) };
        json::set(case, "now", json!(now));
        // A past event lies before now, by the day where one of the two is a plain date.
        let now = When::parse(&now).unwrap();
        for path in &self.dates {
            let Some(when) = at(case, path).and_then(Json::as_str).and_then(When::parse) else { continue };
            let is_later = match (when, now) {
                (When::Second(when), When::Second(now)) => when > now,
                _ => when.day(zone) > now.day(zone),
            };
            if is_later {
                json::remove(case, path);
            }
        }
    }
}

fn instant(random: &mut Random, day: &str) -> String {
    if random.percent(40) {
        return day.to_owned();
    }
    let zone = random.pick(&["+08:00", "+08:00", "+08:00", "Z", "-05:00"]);
    format!("{day}T{}{zone}", random.pick(&CLOCKS))
}
