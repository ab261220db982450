//! Reads reply texts; every variable is checked.

use super::condition::condition;
use super::{Scope, identifier, local, many, one_of, some, word};
use crate::policy::{Needs, ReplyText};
use crate::read::{Node, Path, quoted};
use crate::replies::{Known, check_variable};
use crate::text::{Local, Piece, pieces};
use crate::value::Value;
use crate::vocabulary;

/// One reply; without the names of effects (not all rules could be read) what rests on them is not checked.
pub(crate) fn reply(node: Node<'_>, scope: &Scope, known: Option<&mut Known>) -> Option<ReplyText> {
    let members = node.object("a reply: an object with `id`, `rung`, `to` and `texts`")?;
    let known = known.map(|known| {
        known.is_internal = members.peek("to").and_then(Value::as_text) == Some("agent");
        &*known
    });
    let reply_id = members.required("id", "the reply's name within the pack", identifier);
    let rung = members.required("rung", "where in a talk the reply stands", word("rung"));
    let to = members.required("to", "who reads the words", word("audience"));
    if let (Some("handover" | "summary"), Some("customer")) = (rung, to) {
        node.wrong_member("to", to, "`agent`, since a colleague reads a `handover` or a `summary`");
    }
    let audience = members.optional("audience", |node| one_of(node, &[("agent", true), ("customer", false)]));
    let goods = members.optional("goods", some(|node| scope.subtree(node)));
    let issues = members.optional("issues", some(|node| word("issue")(node).map(str::to_owned)));
    let when = members.optional("when", |node| condition(node, scope));
    let verdicts = members.optional("verdicts", |node| {
        Some(node.entries("remedies with verdicts", |name, node| {
            let remedy = vocabulary::code("remedy", name);
            if remedy.is_none() {
                let all: Vec<&str> = vocabulary::group("remedy").iter().map(|code| code.code).collect();
                node.unknown_name(name, &format!("one of {}", quoted(all.iter().copied())), &all);
            }
            let verdicts = node.each("a list of verdicts", |node| word("verdict")(node).map(str::to_owned));
            Some((remedy?.code, verdicts))
        }))
    });
    let offers = members.optional(
        "offers",
        many(|node| {
            let wanted = "the code of a compensation of this pack";
            let code = node.text(wanted)?;
            if let Some(known) = known
                && !known.compensations.iter().any(|name| name == code)
            {
                node.unknown(wanted, known.compensations.iter().map(String::as_str));
            }
            Some(code.to_owned())
        }),
    );
    let texts = members.required("texts", "the words by tone, `warm` at least", |node| {
        let texts: Vec<(String, Local)> = node.entries("words by tone", |tone, node| {
            if vocabulary::code("tone", tone).is_none() {
                node.unknown_name(tone, "one of `warm` `formal` `brief`", &["warm", "formal", "brief"]);
            }
            let words = local(node)?;
            check(&words, node, scope, known);
            Some((tone.to_owned(), words))
        });
        if matches!(node.value, Value::Map(_)) && node.value.get("warm").is_none() {
            node.wrong_member("warm", None, "a text for the tone `warm`, which stands in for the others");
        }
        Some(texts)
    });
    members.finish();
    Some(ReplyText {
        id: reply_id?,
        rung: rung?.to_owned(),
        to: to?.to_owned(),
        // What is written for the agent is not for the customer's page.
        agent_only: audience.unwrap_or(to == Some("agent")),
        needs: Needs {
            goods: goods.unwrap_or_default(),
            issues: issues.unwrap_or_default(),
            when,
            verdicts: verdicts.unwrap_or_default(),
            offers: offers.unwrap_or_default(),
        },
        texts: texts?,
    })
}

fn check(words: &Local, node: Node<'_>, scope: &Scope, known: Option<&Known>) {
    let Some(known) = known else { return };
    for (language, text) in [("zh", &words.zh), ("en", &words.en)] {
        let path = Path::Key(node.path, language);
        for piece in pieces(text) {
            if let Piece::Variable(name) = piece
                // A parameter that could not be read has been reported.
                && !name.strip_prefix("param.").is_some_and(|name| scope.writes("parameters", |other| other == name))
            {
                check_variable(name, known, Node::new(node.value, &path, node.report));
            }
        }
    }
}
