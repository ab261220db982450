//! The names that a pack has defined so far, for resolving references to them.

use crate::facts::FactValue;
use crate::policy::{Brand, Fault, Goods, NamedCondition, Parameter, WindowRule, under};
use crate::read::Node;

/// Names in reach while a pack is read.
#[derive(Default)]
pub(crate) struct Scope {
    pub(crate) sources: Vec<(String, String, Option<String>)>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) goods: Vec<Goods>,
    pub(crate) brands: Vec<Brand>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) has_calendar: bool,
    pub(crate) windows: Vec<WindowRule>,
    pub(crate) conditions: Vec<NamedCondition>,
    /// Goods of other packs may be named, too (the pack is for any goods).
    pub(crate) any_goods: bool,
}

impl Scope {
    /// The value of a parameter named by a node.
    pub(crate) fn parameter(&self, node: Node<'_>) -> Option<&Parameter> {
        let wanted = "the name of a parameter of this pack";
        let name = node.text(wanted)?;
        let found = self.parameters.iter().find(|parameter| parameter.name == name);
        if found.is_none() {
            node.unknown(wanted, self.parameters.iter().map(|parameter| parameter.name.as_str()));
        }
        found
    }

    /// The number of a window named by a node.
    pub(crate) fn window(&self, node: Node<'_>) -> Option<usize> {
        let wanted = "the name of a window of this pack";
        let name = node.text(wanted)?;
        let found = self.windows.iter().position(|window| window.name == name);
        if found.is_none() {
            node.unknown(wanted, self.windows.iter().map(|window| window.name.as_str()));
        }
        found
    }

    /// The number of a named condition.
    pub(crate) fn condition(&self, node: Node<'_>) -> Option<usize> {
        let wanted = "the name of a condition of this pack";
        let name = node.text(wanted)?;
        let found = self.conditions.iter().position(|condition| condition.name == name);
        if found.is_none() {
            node.unknown(wanted, self.conditions.iter().map(|condition| condition.name.as_str()));
        }
        found
    }

    /// A goods subtree: one of the pack's own codes, or `*`.
    pub(crate) fn subtree(&self, node: Node<'_>) -> Option<String> {
        let wanted = "goods of this pack's catalogue, or `*`";
        let name = node.text(wanted)?;
        let known = name == "*" || self.any_goods || self.goods.iter().any(|goods| under(&goods.code, name));
        if !known {
            node.unknown(wanted, self.goods.iter().map(|goods| goods.code.as_str()));
            return None;
        }
        Some(name.to_owned())
    }

    /// A fault of the pack.
    pub(crate) fn fault(&self, node: Node<'_>) -> Option<String> {
        let wanted = "a fault of this pack";
        let name = node.text(wanted)?;
        if !self.faults.iter().any(|fault| fault.code == name) {
            node.unknown(wanted, self.faults.iter().map(|fault| fault.code.as_str()));
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
                let all = self.goods.iter().flat_map(|goods| &goods.values).map(|(key, _)| key.as_str());
                node.unknown(wanted, all);
                None
            }
        }
    }
}
