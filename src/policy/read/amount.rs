//! Reads expressions that give money or a number.

use rust_decimal::Decimal;

use super::literal::{code_of, fact, numeric_fact};
use super::{Scope, word};
use crate::facts::FactValue;
use crate::policy::Amount;
use crate::read::{Members, Node, quoted};
use crate::value::Value;
use crate::vocabulary::{self, FactId, FactKind};

const FORMS: [&str; 13] = [
    "fact",
    "param",
    "goods",
    "add",
    "subtract",
    "multiply",
    "divide",
    "least",
    "greatest",
    "firstKnown",
    "daysSince",
    "roundUp",
    "by",
];

/// An expression: a decimal, or an object with one operator.
pub(crate) fn amount(node: Node<'_>, scope: &Scope) -> Option<Amount> {
    match node.value {
        Value::Text(_) | Value::Number(_) => return node.decimal("a decimal such as `10.00`").map(Amount::Constant),
        _ => {}
    }
    let Value::Map(_) = node.value else {
        node.wrong(format!("a decimal such as `10.00`, or an object with one of {}", quoted(FORMS)));
        return None;
    };
    let members = node.object("an object")?;
    let decimal = format_args!("a decimal such as `10.00`, or an object with ");
    let form = members.form(&FORMS, decimal, "one of them")?;
    let parts = |node: Node<'_>| Some(node.some("a list of expressions", |node| amount(node, scope)));
    let found = match form {
        "fact" => members.optional("fact", numeric_fact).map(Amount::Fact),
        "param" => members.optional("param", |node| parameter(node, scope)).map(Amount::Constant),
        "goods" => members.optional("goods", |node| goods(node, scope)).map(Amount::Goods),
        "add" => members.optional("add", parts).map(Amount::Add),
        "multiply" => members.optional("multiply", parts).map(Amount::Multiply),
        "least" => members.optional("least", parts).map(Amount::Least),
        "greatest" => members.optional("greatest", parts).map(Amount::Greatest),
        "firstKnown" => members.optional("firstKnown", parts).map(Amount::FirstKnown),
        "subtract" => members.optional("subtract", |node| pair(node, scope)).map(Amount::Subtract),
        "divide" => members.optional("divide", |node| pair(node, scope)).map(Amount::Divide),
        "daysSince" => members.optional("daysSince", anchors).map(Amount::DaysSince),
        "by" => by_code(&members, scope),
        _ => members.optional("roundUp", |node| amount(node, scope)).map(|part| Amount::RoundUp(Box::new(part))),
    };
    members.finish();
    found
}

/// An amount for each code of a choice fact.
fn by_code(members: &Members<'_>, scope: &Scope) -> Option<Amount> {
    let fact = members.optional("by", |node| {
        let found = fact(node)?;
        let FactKind::Choice(codes) = found.info().kind else {
            node.wrong("a fact that is one of some codes, such as `issue.severity`");
            return None;
        };
        Some((found, codes))
    });
    let parts = members.required("of", "an amount for each code", |node| {
        Some(node.entries("an object of codes with amounts", |code, node| {
            if let Some((_, codes)) = fact {
                let name = Value::Text(code.to_owned());
                code_of(codes, Node::new(&name, node.path, node.report), scope)?;
            }
            Some((code.to_owned(), amount(node, scope)?))
        }))
    });
    Some(Amount::By(fact?.0, parts?))
}

fn pair(node: Node<'_>, scope: &Scope) -> Option<Box<(Amount, Amount)>> {
    let mut parts = node.each("a list of two expressions", |node| amount(node, scope));
    if let Value::List(items) = node.value
        && items.len() != 2
    {
        node.wrong("a list of two expressions");
        return None;
    }
    let (second, first) = (parts.pop()?, parts.pop()?);
    Some(Box::new((first, second)))
}

fn parameter(node: Node<'_>, scope: &Scope) -> Option<Decimal> {
    let number = scope.parameter(node)?.value.number();
    if number.is_none() {
        node.wrong("a parameter that is money or a number");
    }
    number
}

fn goods(node: Node<'_>, scope: &Scope) -> Option<String> {
    match scope.goods_value(node)? {
        (name, FactValue::Number(_)) => Some(name),
        _ => {
            node.wrong("a value of the goods that is a number");
            None
        }
    }
}

/// A list of anchors, as their facts.
pub(crate) fn anchors(node: Node<'_>) -> Option<Vec<FactId>> {
    Some(node.each("a list of anchors", anchor).into_iter().map(|(_, fact)| fact).collect())
}

/// An anchor with the fact that dates it.
pub(crate) fn anchor(node: Node<'_>) -> Option<(&'static str, FactId)> {
    let code = word("anchor")(node)?;
    let fact = vocabulary::code("anchor", code).and_then(|entry| vocabulary::fact(entry.extra))?;
    Some((code, fact))
}
