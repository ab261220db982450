//! Reads conditions, each checked against the type of its fact.

use super::Scope;
use super::amount::amount;
use super::literal::{code_of, fact, value_of};
use crate::facts::FactValue;
use crate::policy::{Comparison, Condition};
use crate::read::{Members, Node, quoted};
use crate::value::Value;
use crate::vocabulary::{FactId, FactKind, id};

const FORMS: [&str; 9] = ["all", "any", "not", "fact", "amount", "goods", "param", "window", "passed"];

const TESTS: [&str; 6] = ["is", "in", "has", "hasAny", "empty", "known"];

/// What is wanted of an object with several forms.
const SEVERAL: &str = "one of them; `all` joins conditions";

const COMPARISONS: [(&str, Comparison); 4] = [
    ("atLeast", Comparison::AtLeast),
    ("above", Comparison::Above),
    ("atMost", Comparison::AtMost),
    ("below", Comparison::Below),
];

/// A condition: an object with one form.
pub(crate) fn condition(node: Node<'_>, scope: &Scope) -> Option<Condition> {
    let Value::Map(_) = node.value else {
        node.wrong(format!("a condition: an object with one of {}", quoted(FORMS)));
        return None;
    };
    let members = node.object("an object")?;
    let form = members.form(&FORMS, format_args!("a condition: an object with "), SEVERAL)?;
    let parts = |node: Node<'_>| Some(node.each("a list of conditions", |node| condition(node, scope)));
    let found = match form {
        "all" => members.optional("all", parts).map(Condition::All),
        "any" => members.optional("any", parts).map(Condition::Any),
        "not" => members.optional("not", |node| condition(node, scope)).map(|part| Condition::Not(Box::new(part))),
        "fact" => about_fact(node, &members, scope),
        "amount" => comparison(&members, scope),
        "goods" => members
            .optional("goods", |node| Some(node.each("a list of goods", |node| scope.subtree(node))))
            .map(Condition::Goods),
        "param" => about_parameter(&members, scope),
        "window" => members.optional("window", |node| scope.period(node)).map(Condition::Window),
        _ => members.optional("passed", |node| scope.period(node)).map(Condition::Passed),
    };
    members.finish();
    found
}

fn comparison(members: &Members<'_>, scope: &Scope) -> Option<Condition> {
    let left = members.optional("amount", |node| amount(node, scope));
    let words = COMPARISONS.map(|(word, _)| word);
    members.ask_all(&words);
    if members.has_unknown() && !members.has_any(&words) {
        // Reported as such, with the comparisons among the names that are wanted.
        return None;
    }
    let form = members.form(&words, format_args!("a comparison: "), SEVERAL)?;
    let right = members.optional(form, |node| amount(node, scope));
    let (_, comparison) = COMPARISONS.into_iter().find(|(word, _)| *word == form)?;
    Some(Condition::Compare(left?, comparison, right?))
}

fn about_fact(node: Node<'_>, members: &Members<'_>, scope: &Scope) -> Option<Condition> {
    let fact = members.optional("fact", fact);
    // What was done is told apart by its codes.
    let is_set = fact.is_some_and(|fact| matches!(fact.info().kind, FactKind::Set(_)) || fact == id::DONE);
    let forms: &[&'static str] = match (is_set, scope.is_reply || members.has("known")) {
        (true, true) => &["has", "hasAny", "empty", "known"],
        (true, false) => &["has", "hasAny", "empty"],
        (false, true) => &["is", "in", "known"],
        (false, false) => &["is", "in"],
    };
    members.ask_all(if fact.is_some() { forms } else { &TESTS });
    let fact = fact?;
    let path = fact.info().path;
    if let Some(test) = TESTS.into_iter().find(|test| members.has(test) && !forms.contains(test)) {
        members.ask_all(&TESTS);
        let kind = if is_set { "is a set" } else { "has one value" };
        node.wrong_member(test, None, &format!("one of {}, since `{path}` {kind}", quoted(forms.iter().copied())));
        return None;
    }
    if members.has_unknown() && !members.has_any(forms) {
        // Reported as such, with the tests among the names that are wanted.
        return None;
    }
    match members.form(forms, format_args!("a test of `{path}`: "), SEVERAL)? {
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
        "known" => {
            let known = members.optional("known", |node| {
                if !scope.is_reply {
                    node.wrong("`is` or `in`: only the `when` of a reply may ask whether a fact is known, since what is decided hangs on what is so and not on what has been said");
                    return None;
                }
                if !fact.info().asks.is_empty() || matches!(fact.info().kind, FactKind::List) {
                    node.wrong(format!("a fact that a case states by itself; `{path}` is worked out or a list"));
                    return None;
                }
                node.boolean()
            })?;
            let condition = Condition::Known(fact);
            Some(if known { condition } else { Condition::Not(Box::new(condition)) })
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
        _ => scope.act(node),
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
    if !matches!(fact.info().kind, FactKind::Choice(_)) {
        node.wrong(format!("a list of values, since `{}` is no code", fact.info().path));
        return None;
    }
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

fn about_parameter(members: &Members<'_>, scope: &Scope) -> Option<Condition> {
    members.ask_all(&["is"]);
    let parameter = members.optional("param", |node| scope.parameter(node).cloned())?;
    let option = |node: Node<'_>| {
        let name = node.text("a code")?;
        let options = scope.options(&parameter.name);
        if !options.is_empty() && !options.iter().any(|option| option == name) {
            let all = || options.iter().map(String::as_str);
            node.unknown(format!("an option of the parameter `{}`: {}", parameter.name, quoted(all())), all());
            return None;
        }
        Some(name.to_owned())
    };
    let holds = members.required("is", "the value the parameter must have", |node| match &parameter.value {
        FactValue::Bool(value) => node.boolean().map(|wanted| wanted == *value),
        FactValue::Number(value) => node.decimal("a decimal").map(|wanted| wanted == *value),
        FactValue::Code(value) => option(node).map(|wanted| wanted == *value),
        FactValue::Set(values) => option(node).map(|wanted| values.contains(&wanted)),
        _ => {
            node.wrong("a parameter that is a boolean, a number, a choice or codes");
            None
        }
    });
    holds.map(Condition::Settled)
}
