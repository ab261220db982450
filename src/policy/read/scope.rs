//! The names that a pack has defined so far, for resolving references to them.

use super::goods::is_goods_code;
use super::items;
use crate::facts::FactValue;
use crate::policy::{Brand, Fault, Goods, NamedCondition, Parameter, WindowRule, under};
use crate::read::{Members, Node, quoted};
use crate::value::Value;

/// Names in reach while a pack is read.
#[derive(Default)]
pub(crate) struct Scope {
    pub(crate) sources: Vec<(String, String, Option<String>)>,
    pub(crate) parameters: Vec<Parameter>,
    /// The options of the parameters, in their order.
    pub(crate) options: Vec<Vec<String>>,
    pub(crate) goods: Vec<Goods>,
    pub(crate) brands: Vec<Brand>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) has_calendar: bool,
    pub(crate) windows: Vec<WindowRule>,
    pub(crate) conditions: Vec<NamedCondition>,
    /// Goods of other packs may be named, too (the pack is for any goods).
    pub(crate) any_goods: bool,
    /// Whether what is read now is a reply, which says something and decides nothing.
    pub(crate) is_reply: bool,
    /// Every name that the pack writes, by the key it stands under. What could not be read has been reported: to call
    /// its name unknown, too, would bury the cause.
    written: Vec<(&'static str, String)>,
}

impl Scope {
    /// Notes the names that a pack writes.
    pub(crate) fn note(&mut self, members: &Members<'_>) {
        for key in ["sources", "parameters", "windows", "conditions", "goods", "brands", "faults"] {
            match members.peek(key) {
                Some(Value::Map(entries)) => {
                    self.written.extend(entries.iter().map(|(name, _)| (key, name.clone())));
                }
                Some(Value::List(items)) => {
                    let names = items.iter().filter_map(|item| item.get("code").unwrap_or(item).as_text());
                    self.written.extend(names.map(|name| (key, name.to_owned())));
                }
                _ => {}
            }
        }
        for rule in members.peek("rules").map_or(&[] as &[Value], items) {
            for effect in rule.get("effects").map_or(&[] as &[Value], items) {
                let named = |key: &str| effect.get(key).and_then(Value::as_text);
                let key = match named("do") {
                    Some("deadline") => "deadlines",
                    Some("step") => "steps",
                    Some("compensate") => "compensations",
                    _ => continue,
                };
                self.written.extend(named("code").map(|code| (key, code.to_owned())));
            }
        }
    }

    /// The code of an act that some step or deadline of the pack asks for.
    pub(crate) fn act(&self, node: Node<'_>) -> Option<String> {
        self.effect(node, &["steps", "deadlines"], "the code of a step or a deadline of this pack")
    }

    /// The code of a deadline of the pack.
    pub(crate) fn deadline(&self, node: Node<'_>) -> Option<String> {
        self.effect(node, &["deadlines"], "the code of a deadline of this pack")
    }

    /// The code of a compensation of the pack.
    pub(crate) fn compensation(&self, node: Node<'_>) -> Option<String> {
        self.effect(node, &["compensations"], "the code of a compensation of this pack")
    }

    /// The code of an effect of the pack, as it is written somewhere in its rules.
    fn effect(&self, node: Node<'_>, keys: &[&str], wanted: &str) -> Option<String> {
        let name = node.text(wanted)?;
        let all: Vec<&str> =
            self.written.iter().filter(|(key, _)| keys.contains(key)).map(|(_, code)| code.as_str()).collect();
        if !all.contains(&name) {
            self.missing(node, "", wanted, &all);
            return None;
        }
        Some(name.to_owned())
    }

    /// Whether the pack writes such a name.
    pub(crate) fn writes(&self, key: &str, fits: impl Fn(&str) -> bool) -> bool {
        self.written.iter().any(|(other, name)| *other == key && fits(name))
    }

    /// A name that is not among the readable ones: unknown, unless it is written.
    #[inline(never)]
    fn missing(&self, node: Node<'_>, key: &str, wanted: &str, names: &[&str]) {
        let Some(name) = node.value.as_text() else { return };
        let is_spoilt = |other: &str| other == name || key == "goods" && (under(other, name) || !is_goods_code(other));
        if self.writes(key, is_spoilt) {
            return;
        }
        let near = crate::problem::nearest(name, names.iter().copied());
        match (near, names) {
            (Some(_), _) => node.unknown(wanted, names.iter().copied()),
            (None, []) => node.wrong(format!("{wanted}; it has none")),
            (None, _) => node.wrong(format!("{wanted}: {}", quoted(names.iter().copied()))),
        }
    }

    /// The options of a parameter; none: any.
    pub(crate) fn options(&self, name: &str) -> &[String] {
        let number = self.parameters.iter().position(|parameter| parameter.name == name);
        number.and_then(|number| self.options.get(number)).map_or(&[], Vec::as_slice)
    }

    /// A source named by a node.
    pub(crate) fn source(&self, node: Node<'_>) -> Option<&(String, String, Option<String>)> {
        let wanted = "the name of one of the pack's sources";
        let name = node.text(wanted)?;
        let found = self.sources.iter().find(|(source, _, _)| source == name);
        if found.is_none() {
            let all: Vec<&str> = self.sources.iter().map(|(source, _, _)| source.as_str()).collect();
            self.missing(node, "sources", wanted, &all);
        }
        found
    }

    /// A brand of the pack.
    pub(crate) fn brand(&self, node: Node<'_>) -> Option<String> {
        let wanted = "a brand of this pack";
        let name = node.text(wanted)?;
        if !self.brands.iter().any(|brand| brand.code == name) {
            let all: Vec<&str> = self.brands.iter().map(|brand| brand.code.as_str()).collect();
            self.missing(node, "brands", wanted, &all);
            return None;
        }
        Some(name.to_owned())
    }

    /// The value of a parameter named by a node.
    pub(crate) fn parameter(&self, node: Node<'_>) -> Option<&Parameter> {
        let wanted = "the name of a parameter of this pack";
        let name = node.text(wanted)?;
        let found = self.parameters.iter().find(|parameter| parameter.name == name);
        if found.is_none() {
            let all: Vec<&str> = self.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            self.missing(node, "parameters", wanted, &all);
        }
        found
    }

    /// The number of a window named by a node.
    pub(crate) fn window(&self, node: Node<'_>) -> Option<usize> {
        let wanted = "the name of a window of this pack";
        let name = node.text(wanted)?;
        let found = self.windows.iter().position(|window| window.name == name);
        if found.is_none() {
            let all: Vec<&str> = self.windows.iter().map(|window| window.name.as_str()).collect();
            self.missing(node, "windows", wanted, &all);
        }
        found
    }

    /// The number of a window that has a length: a moment before an anchor is a deadline and nothing else.
    pub(crate) fn period(&self, node: Node<'_>) -> Option<usize> {
        let found = self.window(node)?;
        if self.windows.get(found).is_some_and(|window| window.is_before) {
            node.wrong("a window with a `length`; one with `before` is a moment, which only a deadline can have");
            return None;
        }
        Some(found)
    }

    /// The number of a named condition.
    pub(crate) fn condition(&self, node: Node<'_>) -> Option<usize> {
        let wanted = "the name of a condition of this pack";
        let name = node.text(wanted)?;
        let found = self.conditions.iter().position(|condition| condition.name == name);
        if found.is_none() {
            let all: Vec<&str> = self.conditions.iter().map(|condition| condition.name.as_str()).collect();
            self.missing(node, "conditions", wanted, &all);
        }
        found
    }

    /// A goods subtree: one of the pack's own codes, or `*`.
    pub(crate) fn subtree(&self, node: Node<'_>) -> Option<String> {
        let wanted = "goods of this pack's catalogue, or `*`";
        let name = node.text(wanted)?;
        let known = name == "*" || self.any_goods || self.goods.iter().any(|goods| under(&goods.code, name));
        if !known {
            let all: Vec<&str> = self.goods.iter().map(|goods| goods.code.as_str()).collect();
            self.missing(node, "goods", wanted, &all);
            return None;
        }
        Some(name.to_owned())
    }

    /// A fault of the pack.
    pub(crate) fn fault(&self, node: Node<'_>) -> Option<String> {
        let wanted = "a fault of this pack";
        let name = node.text(wanted)?;
        if !self.faults.iter().any(|fault| fault.code == name) {
            let all: Vec<&str> = self.faults.iter().map(|fault| fault.code.as_str()).collect();
            self.missing(node, "faults", wanted, &all);
            return None;
        }
        Some(name.to_owned())
    }

    /// A value that at least one entry of the catalogue has, with such a value for its type.
    pub(crate) fn goods_value(&self, node: Node<'_>) -> Option<(String, &FactValue)> {
        let wanted = "the name of a value in the goods catalogue";
        let name = node.text(wanted)?;
        let mut values = self.goods.iter().flat_map(|goods| &goods.values);
        match values.find(|(key, _)| key == name) {
            Some((key, value)) => Some((key.clone(), value)),
            None => {
                let all: Vec<&str> =
                    self.goods.iter().flat_map(|goods| &goods.values).map(|(key, _)| key.as_str()).collect();
                let unread = self.writes("goods", |code| self.goods.iter().all(|goods| goods.code != code));
                if !unread {
                    self.missing(node, "values", wanted, &all);
                }
                None
            }
        }
    }
}
