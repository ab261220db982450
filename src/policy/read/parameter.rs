//! Parameters: the readings and figures a shop may set for itself.

use rust_decimal::Decimal;

use super::{identifier, local, many, one_of, plain};
use crate::facts::FactValue;
use crate::policy::Parameter;
use crate::read::{Node, Path, quoted};
use crate::time::Period;
use crate::value::Value;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Money,
    Number,
    Integer,
    Duration,
    Boolean,
    Choice,
    Codes,
}

const KINDS: [(&str, Kind); 7] = [
    ("money", Kind::Money),
    ("number", Kind::Number),
    ("integer", Kind::Integer),
    ("duration", Kind::Duration),
    ("boolean", Kind::Boolean),
    ("choice", Kind::Choice),
    ("codes", Kind::Codes),
];

struct Bounds {
    kind: Kind,
    min: Option<Decimal>,
    max: Option<Decimal>,
    options: Vec<String>,
}

/// Reads all parameters, each with the shop's own value where it gives one.
pub(crate) fn parameters(node: Node<'_>, overrides: Option<Node<'_>>) -> Vec<(Parameter, Vec<String>)> {
    let found = node.entries("an object of parameters", |name, node| parameter(name, node, overrides));
    if let Some(overrides) = overrides {
        overrides.entries("an object of parameter values", |name, value| -> Option<()> {
            // One that is written, but could not be read, has been reported.
            if node.value.get(name).is_none() {
                let names: Vec<&str> = found.iter().map(|(parameter, _)| parameter.name.as_str()).collect();
                let wanted = format!("a parameter of this pack: {}", quoted(names.iter().copied()));
                value.unknown_name(name, &wanted, &names);
            }
            None
        });
    }
    found
}

fn parameter(name: &str, node: Node<'_>, overrides: Option<Node<'_>>) -> Option<(Parameter, Vec<String>)> {
    identifier(Node::new(&Value::Text(name.to_owned()), node.path, node.report))?;
    let members = node.object("a parameter: an object with `type`, `value` and `title`")?;
    let kind = members.required("type", "the parameter's type", |node| one_of(node, &KINDS));
    members.required("title", "what the parameter is", local)?;
    members.optional("reading", local);
    let bound = |node: Node<'_>| node.decimal("a decimal");
    let bounds = Bounds {
        kind: kind?,
        min: members.optional("min", bound),
        max: members.optional("max", bound),
        options: members.optional("options", many(plain)).unwrap_or_default(),
    };
    let own = members.required("value", "the value in force unless a shop sets its own", |node| read(node, &bounds));
    members.finish();
    let set = overrides.and_then(|overrides| {
        let value = overrides.value.get(name)?;
        read(Node::new(value, &Path::Key(overrides.path, name), overrides.report), &bounds)
    });
    Some((Parameter { name: name.to_owned(), value: set.or(own)? }, bounds.options))
}

fn read(node: Node<'_>, bounds: &Bounds) -> Option<FactValue> {
    match bounds.kind {
        Kind::Money | Kind::Number | Kind::Integer => number(node, bounds).map(FactValue::Number),
        Kind::Duration => {
            let text = node.text("an ISO 8601 duration such as `P7D`")?;
            match Period::parse(text) {
                Ok(period) => Some(FactValue::Period(period)),
                Err(wanted) => {
                    node.wrong(wanted.to_string());
                    None
                }
            }
        }
        Kind::Boolean => node.boolean().map(FactValue::Bool),
        Kind::Choice => option(node, bounds).map(FactValue::Code),
        Kind::Codes => match node.value {
            Value::List(_) => Some(FactValue::Set(node.each("a list of codes", |node| option(node, bounds)))),
            _ => {
                node.wrong("a list of codes");
                None
            }
        },
    }
}

fn number(node: Node<'_>, bounds: &Bounds) -> Option<Decimal> {
    let what = if bounds.kind == Kind::Integer { "a whole number" } else { "a decimal" };
    let wanted = match (bounds.min, bounds.max) {
        (Some(min), Some(max)) => format!("{what} from {min} to {max}"),
        (Some(min), None) => format!("{what}, {min} or more"),
        (None, Some(max)) => format!("{what}, at most {max}"),
        (None, None) => what.to_owned(),
    };
    let found = node.decimal(&wanted)?;
    let outside = bounds.min.is_some_and(|min| found < min) || bounds.max.is_some_and(|max| found > max);
    if outside || (bounds.kind == Kind::Integer && !found.fract().is_zero()) {
        node.wrong(wanted);
        return None;
    }
    Some(found)
}

fn option(node: Node<'_>, bounds: &Bounds) -> Option<String> {
    let text = node.text("a code")?;
    if !bounds.options.is_empty() && !bounds.options.iter().any(|option| option == text) {
        let all = || bounds.options.iter().map(String::as_str);
        node.unknown(format!("one of {}", quoted(all())), all());
        return None;
    }
    Some(text.to_owned())
}
