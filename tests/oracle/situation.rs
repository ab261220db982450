//! A case seen through a pack: what is known, what is presumed, what is derived.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::day::{self, When};
use super::json::{Json, at, decimal, list, text, texts};
use super::refund;
use super::truth::Truth;
use super::vocabulary::{anchor_fact, is_outcome};

pub struct Situation<'a> {
    pub pack: &'a Json,
    pub case: &'a Json,
    /// Seconds east of UTC.
    pub zone: i64,
    pub now: When,
    /// The unknown facts that somebody looked for.
    pub asked: RefCell<BTreeSet<String>>,
    /// The rules in force.
    pub rules: OnceCell<Vec<&'a Json>>,
    /// What is already known of a rule's applicability, by the rule's place in memory.
    pub applies: RefCell<HashMap<*const Json, Truth>>,
}

impl<'a> Situation<'a> {
    pub fn new(pack: &'a Json, case: &'a Json) -> Situation<'a> {
        let now = When::parse(text(case, "now").unwrap()).unwrap();
        let zone = day::zone(text(pack, "zone").unwrap());
        Situation {
            pack,
            case,
            zone,
            now,
            asked: RefCell::default(),
            rules: OnceCell::new(),
            applies: RefCell::default(),
        }
    }

    pub fn goods(&self) -> &'a str {
        at(self.case, "item.goods").and_then(Json::as_str).unwrap()
    }

    /// A fact, known or presumed or derived.
    pub fn fact(&self, path: &str) -> Option<Json> {
        let found = self.look(path);
        if found.is_none() {
            let asks = match path {
                "line.paid" | "line.share" => "item.paid",
                "line.unitPrice" => "item.unitPrice",
                "line.units" => "issue.quantity",
                "history.refusedOffers" => "history.refused",
                path => path,
            };
            self.asked.borrow_mut().insert(asks.to_owned());
        }
        found
    }

    /// As [`Situation::fact`], without asking for it.
    pub fn look(&self, path: &str) -> Option<Json> {
        let written = |value: Option<Decimal>| value.map(|value| Json::String(value.to_string()));
        match path {
            "line.paid" => return written(self.paid()),
            "line.share" => return written(refund::share(self)),
            "line.unitPrice" => return written(self.unit_price()),
            "line.units" => return written(Some(Decimal::from(self.units()))),
            "history.refusedOffers" => {
                let refused = at(self.case, "history.refused")?.as_array()?.len();
                return written(Some(Decimal::from(refused)));
            }
            // Nothing was reported as done.
            "done" => return Some(at(self.case, path).cloned().unwrap_or(Json::Array(Vec::new()))),
            _ => {}
        }
        let known = at(self.case, path).cloned();
        let derived = || if path == "order.state" { self.state() } else { None };
        let presumed = || self.pack.get("presume").and_then(|presume| presume.get(path)).cloned();
        known.or_else(derived).or_else(presumed)
    }

    /// How far the order got, by its dates.
    fn state(&self) -> Option<Json> {
        let steps = [("order.deliveredAt", "delivered"), ("order.shippedAt", "shipped"), ("order.paidAt", "paid")];
        let step = steps.into_iter().find(|(date, _)| at(self.case, date).is_some())?;
        Some(Json::String(step.1.to_owned()))
    }

    /// What is worked out with a default, which is not asked for where the default stands in for it.
    pub fn told<T>(&self, work_out: impl FnOnce() -> Option<T>) -> Option<T> {
        let before = self.asked.borrow().clone();
        let found = work_out();
        if found.is_some() {
            *self.asked.borrow_mut() = before;
        }
        found
    }

    pub fn decimal(&self, path: &str) -> Option<Decimal> {
        decimal(&self.fact(path)?)
    }

    fn number(&self, path: &str) -> Option<i64> {
        decimal(&self.look(path)?)?.to_i64()
    }

    pub fn quantity(&self) -> i64 {
        self.number("item.quantity").unwrap_or(1)
    }

    pub fn refunded_quantity(&self) -> i64 {
        self.number("history.refundedQuantity").unwrap_or(0)
    }

    pub fn units(&self) -> i64 {
        self.number("issue.quantity").unwrap_or(self.quantity() - self.refunded_quantity())
    }

    pub fn paid(&self) -> Option<Decimal> {
        let money = |path| decimal(&self.look(path)?);
        money("item.paid").or_else(|| money("item.unitPrice")?.checked_mul(Decimal::from(self.quantity())))
    }

    fn unit_price(&self) -> Option<Decimal> {
        let money = |path| decimal(&self.look(path)?);
        money("item.unitPrice").or_else(|| money("item.paid")?.checked_div(Decimal::from(self.quantity())))
    }

    /// The first known of some anchors, with its date; `now` is always known.
    pub fn first_known(&self, anchors: &[&str]) -> Option<(String, When)> {
        let date = |code: &str| {
            if code == "now" {
                return Some(self.now);
            }
            When::parse(self.look(anchor_fact(code))?.as_str()?)
        };
        let found = anchors.iter().find_map(|code| Some(((*code).to_owned(), date(code)?)));
        if found.is_none() {
            // The first is asked for; if that is an outcome, the first askable one as well.
            let mut facts = anchors.iter().map(|code| anchor_fact(code));
            let askable = anchors.iter().map(|code| anchor_fact(code)).find(|path| !is_outcome(path));
            self.asked.borrow_mut().extend(facts.next().into_iter().chain(askable).map(str::to_owned));
        }
        found
    }

    pub fn parameter(&self, name: &str) -> &'a Json {
        &self.pack["parameters"][name]["value"]
    }

    /// A value of the goods, the nearest ancestor's if it has none of its own.
    pub fn goods_value(&self, name: &str) -> Option<&'a Json> {
        let mut code = self.goods();
        loop {
            let entry = list(self.pack, "goods").iter().find(|entry| text(entry, "code") == Some(code));
            if let Some(value) = entry.and_then(|entry| entry.get("values")).and_then(|values| values.get(name)) {
                return Some(value);
            }
            code = code.rsplit_once('.')?.0;
        }
    }

    /// The day by which dated rules are chosen.
    pub fn sale_day(&self) -> chrono::NaiveDate {
        let sale = texts(self.pack, "sale");
        let anchors = if sale.is_empty() { vec!["purchased", "paid", "ordered", "delivered"] } else { sale };
        let asked = self.asked.borrow().clone();
        let sale = self.first_known(&anchors);
        *self.asked.borrow_mut() = asked;
        sale.map_or(self.now, |(_, when)| when).day(self.zone)
    }
}

/// Whether goods lie in a subtree.
pub fn lies_under(goods: &str, subtree: &str) -> bool {
    subtree == "*" || goods == subtree || goods.strip_prefix(subtree).is_some_and(|rest| rest.starts_with('.'))
}
