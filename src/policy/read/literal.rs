//! Literals: values written into a pack, typed by the fact they belong to.

use crate::facts::FactValue;
use crate::policy::read::Scope;
use crate::read::Node;
use crate::vocabulary::{self, Codes, FactId, FactKind, infos};

/// A fact named by its path.
pub(crate) fn fact(node: Node<'_>) -> Option<FactId> {
    let wanted = "the path of a fact, such as `condition.packaging`";
    let path = node.text(wanted)?;
    let found = vocabulary::fact(path);
    if found.is_none() {
        node.unknown(wanted, infos().iter().map(|fact| fact.path));
    }
    found
}

/// A fact that is money or a number.
pub(crate) fn numeric_fact(node: Node<'_>) -> Option<FactId> {
    let fact = fact(node)?;
    if !is_numeric(fact) {
        node.wrong("a fact that is money or a number");
        return None;
    }
    Some(fact)
}

/// Whether a fact is money or a number.
pub(crate) fn is_numeric(fact: FactId) -> bool {
    matches!(fact.info().kind, FactKind::Money | FactKind::Number | FactKind::Integer)
}

/// A value that a fact can have.
pub(crate) fn value_of(fact: FactId, node: Node<'_>, scope: &Scope) -> Option<FactValue> {
    match fact.info().kind {
        FactKind::Choice(codes) | FactKind::Set(codes) => code_of(codes, node, scope).map(FactValue::Code),
        FactKind::Boolean { .. } => node.boolean().map(FactValue::Bool),
        FactKind::Money | FactKind::Number | FactKind::Integer => {
            node.decimal("a decimal such as `10.00`").map(FactValue::Number)
        }
        FactKind::Text => super::plain(node).map(FactValue::Text),
        FactKind::Duration | FactKind::Date { .. } | FactKind::List => {
            node.wrong("no comparison: time is asked for by windows, and a list has no single value");
            None
        }
    }
}

/// A code that a choice or set fact can have.
pub(crate) fn code_of(codes: Codes, node: Node<'_>, scope: &Scope) -> Option<String> {
    match codes {
        Codes::Goods => scope.subtree(node),
        Codes::Faults => scope.fault(node),
        Codes::Brands => scope.brand(node),
        Codes::Own(_) | Codes::Group(_) => {
            let names: Vec<&'static str> = codes.fixed().iter().map(|code| code.code).collect();
            node.name_of(&names).map(str::to_owned)
        }
    }
}
