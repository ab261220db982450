//! Reads rules.

use super::condition::condition;
use super::effect::act;
use super::{Scope, date, identifier, local, many, one_of, plain, some, word};
use crate::policy::{Citation, NamedCondition, Rule};
use crate::read::Node;
use crate::value::Value;
use crate::vocabulary::{self, id};

/// A rule of another pack that a rule stands instead of, and where it says so.
pub(crate) struct Replaced {
    pub(crate) pack: String,
    pub(crate) rule: String,
    pub(crate) place: String,
}

fn replaced(node: Node<'_>) -> Option<Replaced> {
    let Some((pack, rule)) = plain(node)?.split_once('/').map(|(pack, rule)| (pack.to_owned(), rule.to_owned())) else {
        node.wrong("a rule of a loaded pack as `pack/rule`");
        return None;
    };
    Some(Replaced { pack, rule, place: node.path.to_string() })
}

/// One rule.
pub(crate) fn rule(node: Node<'_>, scope: &Scope) -> Option<(Rule, Vec<Replaced>)> {
    let members = node.object("a rule: an object with `id`, `title`, `citation` and `effects`")?;
    let rule_id = members.required("id", "the rule's name within the pack", identifier);
    let title = members.required("title", "what the rule is called", local);
    let text = members.optional("text", local);
    let citation = members.required("citation", "where the rule stands", |node| citation(node, scope));
    let reading = members.optional("reading", local);
    let from = members.optional("from", date);
    let until = members.optional("until", date);
    let in_force = members.optional("inForce", |node| one_of(node, &[("sale", false), ("now", true)]));
    let goods = members.optional("goods", some(|node| scope.subtree(node)));
    let issues = members.optional("issues", some(|node| word("issue")(node).map(str::to_owned)));
    let faults = members.optional("faults", some(|node| scope.fault(node)));
    let when = members.optional("when", |node| condition(node, scope));
    let replaces = members.optional("replaces", many(replaced));
    let effects = members.required("effects", "what the rule does", many(|node| act(node, scope)));
    members.finish();
    if from.is_some() && until.is_some() && from >= until {
        let given = |key| members.peek(key).and_then(Value::as_text);
        let wanted = format!("a date after `from` ({})", given("from").unwrap_or_default());
        node.wrong_member("until", given("until"), &wanted);
    }
    let rule = Rule {
        id: rule_id?,
        title: title?,
        text,
        citation: citation?,
        reading,
        from,
        until,
        in_force_now: in_force.unwrap_or(false),
        goods: goods.unwrap_or_default(),
        issues: issues.unwrap_or_default(),
        faults: faults.unwrap_or_default(),
        when,
        effects: effects?,
    };
    Some((rule, replaces.unwrap_or_default()))
}

fn citation(node: Node<'_>, scope: &Scope) -> Option<Citation> {
    const LONGEST_QUOTE: usize = 30;
    let members = node.object("a citation")?;
    let source = members.required("source", "the name of one of the pack's sources", |node| scope.source(node));
    let clause = members.required("clause", "the clause, as the document numbers it", plain);
    let quote = members.optional("quote", |node| {
        let quote = plain(node)?;
        let length = quote.chars().count();
        if length > LONGEST_QUOTE {
            node.wrong(format!("a quote of at most {LONGEST_QUOTE} characters; this one has {length}"));
        }
        Some(quote)
    });
    members.finish();
    let (_, document, mark) = source?;
    Some(Citation { document: document.clone(), clause: clause?, quote, mark: mark.clone() })
}

/// A named condition.
pub(crate) fn named_condition(name: &str, node: Node<'_>, scope: &Scope) -> Option<NamedCondition> {
    let members = node.object("a named condition")?;
    let text = members.required("text", "what must still happen", local);
    let evidence = members.optional("evidence", evidence_code);
    let met = members.optional("met", |node| condition(node, scope));
    members.finish();
    if evidence.is_some() && met.is_some() {
        node.wrong("`evidence` or `met`, not both");
    }
    Some(NamedCondition { name: name.to_owned(), text: text?, evidence, met })
}

/// A code of the evidence list.
pub(crate) fn evidence_code(node: Node<'_>) -> Option<String> {
    let vocabulary::FactKind::Set(codes) = id::EVIDENCE.info().kind else { return None };
    let names: Vec<&'static str> = codes.fixed().iter().map(|code| code.code).collect();
    node.name_of(&names).map(str::to_owned)
}
