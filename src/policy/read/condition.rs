//! Reads conditions, each checked against the type of its fact.

use super::Scope;
use super::amount::amount;
use super::literal::{code_of, fact, value_of};
use crate::facts::FactValue;
use crate::policy::{Amount, Comparison, Condition};
use crate::read::{Members, Node, quoted};
use crate::value::Value;
use crate::vocabulary::{FactId, FactKind};

const FORMS: [&str; 9] = ["all", "any", "not", "fact", "amount", "goods", "param", "window", "passed"];

const COMPARISONS: [(&str, Comparison); 4] = [
    ("atLeast", Comparison::AtLeast),
    ("above", Comparison::Above),
    ("atMost", Comparison::AtMost),
    ("below", Comparison::Below),
];

/// A condition: an object with one form.
pub(crate) fn condition(node: Node<'_>, scope: &Scope) -> Option<Condition> {
    let wanted = || format!("a condition: an object with one of {}", quoted(FORMS));
    let Value::Map(_) = node.value else {
        node.wrong(wanted());
        return None;
    };
    let members = node.object("an object")?;
    let forms: Vec<&str> = FORMS.into_iter().filter(|form| members.has(form)).collect();
    let [form] = forms.as_slice() else {
        node.wrong(wanted());
        return None;
    };
    let parts = |node: Node<'_>| Some(node.each("a list of conditions", |node| condition(node, scope)));
    let found = match *form {
        "all" => members.optional("all", parts).map(Condition::All),
        "any" => members.optional("any", parts).map(Condition::Any),
        "not" => members.optional("not", |node| condition(node, scope)).map(|part| Condition::Not(Box::new(part))),
        "fact" => about_fact(node, &members, scope),
        "amount" => comparison(node, &members, scope),
        "goods" => members
            .optional("goods", |node| Some(node.each("a list of goods", |node| scope.subtree(node))))
            .map(Condition::Goods),
        "param" => about_parameter(node, &members, scope),
        "window" => members.optional("window", |node| scope.window(node)).map(Condition::Window),
        _ => members.optional("passed", |node| scope.window(node)).map(Condition::Passed),
    };
    members.finish();
    found
}

fn comparison(node: Node<'_>, members: &Members<'_>, scope: &Scope) -> Option<Condition> {
    let left = members.optional("amount", |node| amount(node, scope));
    let mut found: Vec<(Comparison, Option<Amount>)> = Vec::new();
    for (word, comparison) in COMPARISONS {
        if members.has(word) {
            found.push((comparison, members.optional(word, |node| amount(node, scope))));
        }
    }
    let [(comparison, right)] = found.as_slice() else {
        node.wrong(format!("one comparison: {}", quoted(COMPARISONS.map(|(word, _)| word))));
        return None;
    };
    Some(Condition::Compare(left?, *comparison, right.clone()?))
}

fn about_fact(node: Node<'_>, members: &Members<'_>, scope: &Scope) -> Option<Condition> {
    let fact = members.optional("fact", fact);
    let is_set = fact.is_some_and(|fact| matches!(fact.info().kind, FactKind::Set(_)));
    let forms: &[&str] = if is_set { &["has", "hasAny", "empty"] } else { &["is", "in"] };
    let present: Vec<&str> = forms.iter().copied().filter(|form| members.has(form)).collect();
    let ([form], Some(fact)) = (present.as_slice(), fact) else {
        for form in ["is", "in", "has", "hasAny", "empty"] {
            members.optional(form, |_| Some(()));
        }
        if fact.is_some() {
            node.wrong(format!("one test that fits this fact: {}", quoted(forms.iter().copied())));
        }
        return None;
    };
    match *form {
        "is" => {
            let value = members.optional("is", |node| value_of(fact, node, scope))?;
            Some(Condition::In(fact, vec![value]))
        }
        "in" => members.optional("in", |node| values(fact, node, scope)).map(|values| Condition::In(fact, values)),
        "has" => {
            let code = members.optional("has", |node| set_code(fact, node, scope))?;
            Some(Condition::Has(fact, vec![code]))
        }
        "hasAny" => {
            let codes = members.optional("hasAny", |node| set_codes(fact, node, scope))?;
            Some(Condition::Has(fact, codes))
        }
        _ => {
            let empty = members.optional("empty", |node| node.boolean())?;
            let condition = Condition::Empty(fact);
            Some(if empty { condition } else { Condition::Not(Box::new(condition)) })
        }
    }
}

fn set_code(fact: FactId, node: Node<'_>, scope: &Scope) -> Option<String> {
    match fact.info().kind {
        FactKind::Set(codes) => code_of(codes, node, scope),
        _ => None,
    }
}

fn set_codes(fact: FactId, node: Node<'_>, scope: &Scope) -> Option<Vec<String>> {
    match node.value {
        Value::Map(_) => codes_of_parameter(node, scope),
        _ => Some(node.each("a list of codes", |node| set_code(fact, node, scope))),
    }
}

fn values(fact: FactId, node: Node<'_>, scope: &Scope) -> Option<Vec<FactValue>> {
    let Value::Map(_) = node.value else {
        return Some(node.each("a list of values", |node| value_of(fact, node, scope)));
    };
    codes_of_parameter(node, scope).map(|codes| codes.into_iter().map(FactValue::Code).collect())
}

/// The codes of `{"param": name}`.
fn codes_of_parameter(node: Node<'_>, scope: &Scope) -> Option<Vec<String>> {
    let members = node.object("`{\"param\": …}`")?;
    let wanted = "the name of a parameter of the type `codes`";
    let codes = members.required("param", wanted, |node| match &scope.parameter(node)?.value {
        FactValue::Set(codes) => Some(codes.clone()),
        _ => {
            node.wrong(wanted);
            None
        }
    });
    members.finish();
    codes
}

fn about_parameter(node: Node<'_>, members: &Members<'_>, scope: &Scope) -> Option<Condition> {
    let parameter = members.optional("param", |node| scope.parameter(node).cloned())?;
    let holds = members.required("is", "the value the parameter must have", |node| match &parameter.value {
        FactValue::Bool(value) => node.boolean().map(|wanted| wanted == *value),
        FactValue::Number(value) => node.decimal("a decimal").map(|wanted| wanted == *value),
        FactValue::Code(value) => node.text("a code").map(|wanted| wanted == value),
        FactValue::Set(values) => node.text("a code").map(|wanted| values.iter().any(|value| value == wanted)),
        _ => {
            node.wrong("a parameter that is a boolean, a number, a choice or codes");
            None
        }
    });
    if holds.is_none() && !members.has("is") {
        node.wrong("`is` with the parameter's value");
    }
    holds.map(Condition::Settled)
}
