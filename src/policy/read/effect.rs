//! Reads effects: a closed list, each with its own members.

use super::amount::amount;
use super::level::level;
use super::rule::evidence_code;
use super::{Scope, identifier, local, many, one_of, plain, word};
use crate::policy::{
    Act, Amount, Basis, Charge, CodedText, Compensate, DeadlineRule, Deny, Effect, EvidenceRule, Freight, Grant,
    Liable, OfferRule, RecordRule, Remedies, RouteRule, ServiceLevelRule, StepRule,
};
use crate::read::{Members, Node};
use crate::text::Local;
use crate::value::Value;
use crate::vocabulary::id;

type ReadEffect = fn(&Members<'_>, &Scope) -> Option<Effect>;

const EFFECTS: [(&str, ReadEffect); 16] = [
    ("grant", grant),
    ("deny", deny),
    ("charge", charge),
    ("freight", freight_effect),
    ("route", route),
    ("compensate", compensate),
    ("evidence", evidence),
    ("deadline", deadline),
    ("step", step),
    ("measure", |members, _| coded(members).map(Effect::Measure)),
    ("escalate", |members, _| escalate(members)),
    ("record", |members, _| record(members)),
    ("service_level", service_level),
    ("prefer", |members, _| {
        members.required("remedies", "the remedies in the order to offer", many(word("remedy"))).map(Effect::Prefer)
    }),
    ("negotiate", negotiate),
    ("liable", |members, _| liable(members)),
];

/// One effect.
pub(crate) fn act(node: Node<'_>, scope: &Scope) -> Option<Act> {
    let members = node.object("an effect: an object with `do`")?;
    let read = members.required("do", "what the effect does", |node| one_of(node, &EFFECTS));
    let agent_only = members.optional("audience", |node| one_of(node, &[("agent", true), ("customer", false)]));
    let effect = read?(&members, scope);
    members.finish();
    if let (Some(Effect::Compensate(effect)), None | Some(false)) = (&effect, agent_only) {
        own_business(node, effect);
    }
    let effect = effect?;
    // What is held back in a talk is nobody's business but the shop's.
    let agent_only = agent_only.unwrap_or(false) || matches!(effect, Effect::Negotiate(_));
    Some(Act { agent_only, effect })
}

/// What customers are told of may not hang on what the goods cost the seller.
fn own_business(node: Node<'_>, effect: &Compensate) {
    let amounts = [("min", &effect.min), ("max", &effect.max), ("suggested", &effect.suggested), ("cap", &effect.cap)];
    for (name, amount) in amounts {
        let mut tells = false;
        if let Some(amount) = amount {
            amount.walk(&mut |part| tells |= matches!(part, Amount::Fact(id::ITEM_COST)));
        }
        if tells {
            node.wrong_member(name, None, "no `item.cost`, or `\"audience\": \"agent\"` beside it: a customer's answer may not hang on the seller's cost");
        }
    }
}

fn text(members: &Members<'_>) -> Option<Local> {
    members.required("text", "the words for people", local)
}

fn remedy_list(node: Node<'_>) -> Option<Remedies> {
    if node.value.as_text() == Some("all") {
        return Some(Remedies::All);
    }
    if !matches!(node.value, Value::List(_)) {
        node.wrong("a list of remedies, or `all`");
        return None;
    }
    Some(Remedies::Some(node.each("a list of remedies", word("remedy"))))
}

fn remedies(members: &Members<'_>) -> Option<Remedies> {
    members.required("remedies", "the remedies it is about, or `all`", remedy_list)
}

fn grant(members: &Members<'_>, scope: &Scope) -> Option<Effect> {
    let remedy = members.required("remedy", "the remedy granted", word("remedy"));
    let window = members.optional("window", |node| scope.period(node));
    let requires = members.optional("requires", many(|node| scope.condition(node)));
    let freight = members.optional("freight", |node| {
        let members = node.object("who pays which leg")?;
        let freight = freight(&members);
        members.finish();
        freight
    });
    let route = members.optional("route", word("route")).map(str::to_owned);
    let overrides = members.optional("overrides", many(plain));
    let reason = members.optional("reason", identifier);
    members.optional("text", local);
    Some(Effect::Grant(Grant {
        remedy: remedy?,
        window,
        requires: requires.unwrap_or_default(),
        freight,
        route,
        overrides: overrides.unwrap_or_default(),
        reason,
    }))
}

fn deny(members: &Members<'_>, _: &Scope) -> Option<Effect> {
    let remedies = remedies(members);
    let reason = members.optional("reason", identifier);
    members.optional("text", local);
    Some(Effect::Deny(Deny { remedies: remedies?, reason: reason.unwrap_or_else(|| "excluded".to_owned()) }))
}

fn freight(members: &Members<'_>) -> Option<Freight> {
    let payer = |node: Node<'_>| word("freight_payer")(node).map(str::to_owned);
    let original = members.optional("original", payer);
    let back = members.required("back", "who pays the parcel back", payer);
    let replacement = members.optional("replacement", payer);
    let advanced_by = members.optional("advancedBy", |node| word("party")(node).map(str::to_owned));
    Some(Freight { original, back: back?, replacement, advanced_by })
}

fn freight_effect(members: &Members<'_>, _: &Scope) -> Option<Effect> {
    let remedies = remedies(members);
    let freight = freight(members);
    members.optional("text", local);
    Some(Effect::Freight(remedies?, freight?))
}

fn charge(members: &Members<'_>, scope: &Scope) -> Option<Effect> {
    let kind = members.required("kind", "the kind of charge", identifier);
    let payer = members.required("payer", "who pays it", word("party"));
    let remedies = members.optional("remedies", remedy_list);
    let value = members.optional("amount", |node| amount(node, scope));
    let deduct = members.optional("deduct", |node| node.boolean());
    let window = members.optional("window", |node| scope.period(node));
    let text = text(members);
    Some(Effect::Charge(Charge {
        kind: kind?,
        payer: payer?.to_owned(),
        remedies,
        amount: value,
        deduct: deduct.unwrap_or(false),
        window,
        text: text?,
    }))
}

fn route(members: &Members<'_>, _: &Scope) -> Option<Effect> {
    let remedies = remedies(members);
    let to = members.required("to", "where the goods go", word("route"));
    let text = text(members);
    Some(Effect::Route(RouteRule { remedies: remedies?, to: to?.to_owned(), text: text? }))
}

fn compensate(members: &Members<'_>, scope: &Scope) -> Option<Effect> {
    let read = |node: Node<'_>| amount(node, scope);
    let code = members.required("code", "the compensation's code", identifier);
    let form = members.required("form", "the form of compensation", word("compensation_form"));
    let payer = members.required("payer", "who pays it", word("party"));
    let min = members.optional("min", read);
    let max = members.optional("max", read);
    let suggested = members.optional("suggested", read);
    let cap = members.optional("cap", read);
    let requires = members.optional("requires", many(|node| scope.condition(node)));
    let basis = members.optional("basis", many(|node| basis(node, scope)));
    let text = members.optional("text", local);
    Some(Effect::Compensate(Box::new(Compensate {
        code: code?,
        form: form?.to_owned(),
        payer: payer?.to_owned(),
        min,
        max,
        suggested,
        cap,
        requires: requires.unwrap_or_default(),
        basis: basis.unwrap_or_default(),
        text,
    })))
}

fn basis(node: Node<'_>, scope: &Scope) -> Option<Basis> {
    let members = node.object("a basis of the compensation")?;
    let code = members.required("code", "the basis' code", identifier);
    let text = text(&members);
    let value = members.optional("amount", |node| amount(node, scope));
    members.finish();
    Some(Basis { code: code?, text: text?, amount: value })
}

fn evidence(members: &Members<'_>, _: &Scope) -> Option<Effect> {
    let code = members.required("code", "the kind of evidence", evidence_code);
    let from = members.required("from", "who gives it", word("party"));
    let remedies = members.optional("remedies", remedy_list);
    let text = text(members);
    Some(Effect::Evidence(EvidenceRule {
        code: code?,
        from: from?.to_owned(),
        remedies: remedies.unwrap_or(Remedies::All),
        text: text?,
    }))
}

fn deadline(members: &Members<'_>, scope: &Scope) -> Option<Effect> {
    let code = members.required("code", "the act's code", identifier);
    let actor = members.required("actor", "who must act", word("actor"));
    let window = members.required("window", "the window whose end is the deadline", |node| scope.window(node));
    let from = members.optional("from", |node| scope.window(node));
    let remedy = members.optional("remedy", word("remedy"));
    let text = text(members);
    Some(Effect::Deadline(DeadlineRule {
        code: code?,
        actor: actor?.to_owned(),
        window: window?,
        from,
        remedy,
        text: text?,
    }))
}

fn coded(members: &Members<'_>) -> Option<CodedText> {
    let code = members.required("code", "the act's code", identifier);
    let actor = members.required("actor", "who acts", word("actor"));
    let text = text(members);
    Some(CodedText { code: code?, actor: actor?.to_owned(), text: text? })
}

fn step(members: &Members<'_>, scope: &Scope) -> Option<Effect> {
    let coded = coded(members);
    let deadline = members.optional("deadline", |node| scope.deadline(node));
    let remedies = members.optional("remedies", remedy_list);
    let CodedText { code, actor, text } = coded?;
    Some(Effect::Step(StepRule { code, actor, text, deadline, remedies: remedies.unwrap_or(Remedies::All) }))
}

fn negotiate(members: &Members<'_>, scope: &Scope) -> Option<Effect> {
    let rungs = members.required("rungs", "the offers in the order of a talk", |node| {
        Some(node.some("a list of offers", |node| offered(node, scope)))
    });
    members.optional("text", local);
    rungs.map(Effect::Negotiate)
}

fn offered(node: Node<'_>, scope: &Scope) -> Option<OfferRule> {
    let members = node.object("an offer: an object with `rung` and `remedy` or `offer`")?;
    let rung = members.required("rung", "where in the talk it is made", |node| {
        one_of(node, &["first_offer", "last_offer", "last_resort"].map(|rung| (rung, rung)))
    });
    let remedy = members.optional("remedy", word("remedy"));
    let offer = members.optional("offer", |node| scope.compensation(node));
    members.finish();
    if !members.has("remedy") && !members.has("offer") {
        node.wrong("an offer of something: `remedy`, `offer` (the code of a compensation) or both");
        return None;
    }
    Some(OfferRule { rung: rung?.to_owned(), remedy, offer })
}

fn escalate(members: &Members<'_>) -> Option<Effect> {
    let ladder = members.required("ladder", "the rungs, the lowest first", |node| {
        Some(node.each("a list of rungs", |node| {
            let members = node.object("a rung")?;
            let code = members.required("code", "the rung's code", identifier);
            let text = text(&members);
            members.finish();
            Some((code?, text?))
        }))
    });
    members.optional("text", local);
    ladder.map(Effect::Escalate)
}

fn record(members: &Members<'_>) -> Option<Effect> {
    let code = members.required("code", "the record's code", identifier);
    let fields = members.required("fields", "what is written down", many(identifier));
    let text = text(members);
    Some(Effect::Record(RecordRule { code: code?, fields: fields?, text: text? }))
}

fn service_level(members: &Members<'_>, scope: &Scope) -> Option<Effect> {
    let code = members.required("code", "what is promised", identifier);
    let unit = members.required("unit", "of what", word("unit"));
    let level = members.required("value", "how much", |node| level(node, unit, scope));
    let text = text(members);
    let (value, unit) = level?;
    Some(Effect::ServiceLevel(ServiceLevelRule { code: code?, value, unit: unit.to_owned(), text: text? }))
}

fn liable(members: &Members<'_>) -> Option<Effect> {
    let party = members.required("party", "who bears it in the end", word("party"));
    let answers = members.optional("answers", word("party")).map(str::to_owned);
    members.optional("text", local);
    Some(Effect::Liable(Liable { party: party?.to_owned(), answers }))
}
