//! Reads the catalogue: goods, brands and faults.

use super::{Scope, is_first, local, many, plain, some, word};
use crate::facts::FactValue;
use crate::policy::{Brand, Fault, Goods};
use crate::read::Node;
use crate::time::Period;
use crate::value::Value;

/// Whether a text is a dotted goods code.
#[inline(never)]
pub(crate) fn is_goods_code(text: &str) -> bool {
    const LONGEST: usize = 80;
    let fits =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    text.len() <= LONGEST && text.split('.').all(fits)
}

/// A dotted goods code.
fn goods_code(node: Node<'_>) -> Option<String> {
    let wanted = "a goods code such as `bicycle.city`: lower-case names joined by dots";
    let text = node.text(wanted)?;
    if !is_goods_code(text) {
        node.wrong(wanted);
        return None;
    }
    Some(text.to_owned())
}

/// The goods of the pack, each code once.
pub(crate) fn catalogue(node: Node<'_>) -> Option<Vec<Goods>> {
    let mut codes = Vec::new();
    Some(node.each("a list of goods", |node| {
        let goods = goods(node)?;
        is_first(node, "code", &goods.code, &mut codes);
        Some(goods)
    }))
}

fn goods(node: Node<'_>) -> Option<Goods> {
    let members = node.object("goods: an object with `code` and `title`")?;
    let code = members.required("code", "the goods code", goods_code);
    let title = members.required("title", "what the goods are called", local);
    let values = members.optional("values", |node| {
        Some(node.entries("an object of values", |name, node| Some((name.to_owned(), value(node)?))))
    });
    members.finish();
    Some(Goods { code: code?, title: title?, values: values.unwrap_or_default() })
}

/// A value of the goods: a duration, a decimal or a boolean.
fn value(node: Node<'_>) -> Option<FactValue> {
    if let Value::Bool(value) = node.value {
        return Some(FactValue::Bool(*value));
    }
    if let Value::Text(text) = node.value
        && let Ok(period) = Period::parse(text)
    {
        return Some(FactValue::Period(period));
    }
    node.decimal("a duration such as `P3M`, a decimal or a boolean").map(FactValue::Number)
}

/// The brands of the pack, each code once.
pub(crate) fn brands(node: Node<'_>) -> Option<Vec<Brand>> {
    let mut codes = Vec::new();
    Some(node.each("a list of brands", |node| {
        let brand = brand(node)?;
        is_first(node, "code", &brand.code, &mut codes);
        Some(brand)
    }))
}

/// The faults of the pack, each code once.
pub(crate) fn faults(node: Node<'_>, scope: &Scope) -> Option<Vec<Fault>> {
    let mut codes = Vec::new();
    Some(node.each("a list of faults", |node| {
        let fault = fault(node, scope)?;
        is_first(node, "code", &fault.code, &mut codes);
        Some(fault)
    }))
}

fn brand(node: Node<'_>) -> Option<Brand> {
    let members = node.object("a brand: an object with `code` and `title`")?;
    let code = members.required("code", "the brand's code", super::identifier);
    let title = members.required("title", "what the brand is called", local);
    let aliases = members.optional("aliases", many(plain)).unwrap_or_default();
    members.finish();
    Some(Brand { code: code?, title: title?, aliases })
}

fn fault(node: Node<'_>, scope: &Scope) -> Option<Fault> {
    let members = node.object("a fault: an object with `code`, `title` and `issues`")?;
    let code = members.required("code", "the fault's code", super::identifier);
    let title = members.required("title", "what the fault is called", local);
    let issues = members.required("issues", "the kinds of issue it may come with, the implied one first", |node| {
        Some(node.some("a list of issue kinds", |node| word("issue")(node).map(str::to_owned)))
    });
    let goods = members.optional("goods", some(|node| scope.subtree(node))).unwrap_or_default();
    members.finish();
    Some(Fault { code: code?, title: title?, issues: issues?, goods })
}
