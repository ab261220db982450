//! Reads a whole pack.

use super::goods::{brand, catalogue, fault};
use super::parameter::parameters;
use super::reply::reply;
use super::rule::{named_condition, rule};
use super::window::{calendar, window};
use super::{Scope, identifier, local, many, one_of, plain, word};
use crate::facts::FactValue;
use crate::policy::{Applies, Condition, Effect, Header, Pack, Rule};
use crate::problem::{Problem, nearest};
use crate::read::{Members, Node, Path, Report};
use crate::replies::Known;
use crate::time::Zone;
use crate::value::Value;
use crate::vocabulary::{self, FactId};

/// What a shop sets for itself in a pack: parameter values, with the place they were given at.
#[derive(Clone, Copy)]
pub(crate) struct Overrides<'a> {
    pub(crate) value: &'a Value,
    pub(crate) path: &'a Path<'a>,
}

/// A pack read from a value, with the rules of other packs it replaces.
pub(crate) struct ReadPack {
    pub(crate) pack: Pack,
    /// `pack/rule` names.
    pub(crate) replaces: Vec<(String, String)>,
}

/// Reads a pack; whatever is wrong goes to the report.
pub(crate) fn pack(
    value: &Value,
    path: &Path<'_>,
    hash: String,
    overrides: Option<Overrides<'_>>,
    report: &Report,
) -> Option<ReadPack> {
    let node = Node::new(value, path, report);
    let members = node.object("a pack: an object")?;
    for ignored in ["$schema", "$comment", "cases"] {
        members.optional(ignored, |_| Some(()));
    }
    let head = head(&members);
    let zone = members.required("zone", "a fixed offset such as `+08:00`", |node| {
        let zone = Zone::parse(node.text("a fixed offset such as `+08:00`")?);
        if let Err(wanted) = &zone {
            node.wrong(wanted.to_string());
        }
        zone.ok()
    });
    let currency = members.required("currency", "an ISO 4217 code such as `CNY`", plain);
    let answers = members.optional("answers", word("party")).unwrap_or("seller").to_owned();
    let sale = members.optional("sale", super::amount::anchors).unwrap_or_else(default_sale);

    let mut scope = Scope::default();
    let overrides = overrides.map(|overrides| Node::new(overrides.value, overrides.path, report));
    let found = members.optional("parameters", |node| Some(parameters(node, overrides)));
    if let (None, Some(overrides)) = (&found, overrides) {
        overrides.wrong("nothing, since this pack has no parameters");
    }
    scope.parameters = found.unwrap_or_default();
    scope.sources = members.required("sources", "the documents that rules cite", sources).unwrap_or_default();
    scope.goods = members.required("goods", "the goods catalogue", catalogue).unwrap_or_default();
    let applies = members.required("appliesTo", "the sales the pack is for", |node| applies(node, &scope));
    scope.any_goods = applies.as_ref().is_some_and(|applies| applies.goods.iter().any(|goods| goods == "*"));
    scope.brands = members.optional("brands", many(brand)).unwrap_or_default();
    scope.faults = members.optional("faults", many(|node| fault(node, &scope))).unwrap_or_default();
    let calendar = members.optional("calendar", calendar);
    scope.has_calendar = calendar.is_some();
    scope.windows = members
        .optional("windows", |node| Some(node.entries("an object of windows", |name, node| window(name, node, &scope))))
        .unwrap_or_default();
    scope.conditions = members
        .optional("conditions", |node| {
            Some(node.entries("an object of conditions", |name, node| named_condition(name, node, &scope)))
        })
        .unwrap_or_default();
    let presume = members.optional("presume", |node| Some(presumptions(node, &scope))).unwrap_or_default();
    let (rules, replaces) =
        members.required("rules", "the rules, in order of reading", |node| Some(rules(node, &scope)))?;
    let known = Known::of(&rules, &scope.parameters);
    let replies = members.optional("replies", many(|node| reply(node, &scope, &known))).unwrap_or_default();
    members.finish();
    let (id, version, kind, group, title) = head?;
    let remedies = granted(&rules);
    let turning = turning(&rules, &scope);
    let header = Header {
        id,
        version,
        hash,
        kind,
        group,
        title,
        zone: zone?,
        applies: applies?,
        goods: scope.goods.iter().map(|goods| goods.code.clone()).collect(),
        faults: scope.faults.iter().map(|fault| (fault.code.clone(), fault.issues.clone())).collect(),
    };
    Some(ReadPack {
        pack: Pack {
            header,
            currency: currency?,
            answers,
            sale,
            parameters: scope.parameters,
            presume,
            goods: scope.goods,
            brands: scope.brands,
            faults: scope.faults,
            calendar,
            windows: scope.windows,
            conditions: scope.conditions,
            rules,
            replies,
            turning,
            remedies,
        },
        replaces,
    })
}

type Head = (String, String, String, String, crate::text::Local);

fn head(members: &Members<'_>) -> Option<Head> {
    let id = members.required("id", "the pack's name, such as `my-shop`", identifier);
    let version = members.required("version", "the pack's version, such as `1.0.0`", plain);
    let kind = members.required("kind", "the kind of policy", word("pack_kind"));
    let group = members.required("group", "the regime: of one group at most one pack applies", identifier);
    let title = members.required("title", "what the policy is called", local);
    Some((id?, version?, kind?.to_owned(), group?, title?))
}

fn default_sale() -> Vec<FactId> {
    ["purchased", "paid", "ordered", "delivered"]
        .into_iter()
        .filter_map(|anchor| vocabulary::code("anchor", anchor).and_then(|code| vocabulary::fact(code.extra)))
        .collect()
}

fn sources(node: Node<'_>) -> Option<Vec<(String, String, Option<String>)>> {
    Some(node.entries("an object of sources", |name, node| {
        let members = node.object("a source")?;
        let document = members.required("document", "the document's title", plain);
        let mark = members.optional("mark", |node| one_of(node, &[("A", "A"), ("A-", "A-"), ("B2", "B2")]));
        members.finish();
        Some((name.to_owned(), document?, mark.map(str::to_owned)))
    }))
}

fn applies(node: Node<'_>, scope: &Scope) -> Option<Applies> {
    let own = |wanted: &'static str, fact: FactId| {
        move |node: Node<'_>| {
            Some(node.each(wanted, |node| match fact.info().kind {
                vocabulary::FactKind::Choice(codes) => super::literal::code_of(codes, node, &Scope::default()),
                _ => None,
            }))
        }
    };
    let members = node.object("the sales the pack is for")?;
    let goods = members.required("goods", "the goods it is for, `*` for any", many(|node| scope.subtree(node)));
    let channel = members.optional("channel", own("a list of channels", vocabulary::id::ORDER_CHANNEL));
    let sold_as = members.optional("soldAs", own("a list of kinds of sale", vocabulary::id::ORDER_SOLD_AS));
    let default_for = members.optional("defaultFor", many(|node| scope.subtree(node)));
    members.finish();
    Some(Applies {
        goods: goods?,
        channel: channel.unwrap_or_default(),
        sold_as: sold_as.unwrap_or_default(),
        default_for: default_for.unwrap_or_default(),
    })
}

fn presumptions(node: Node<'_>, scope: &Scope) -> Vec<(FactId, FactValue)> {
    node.entries("an object of fact paths with values", |path, node| {
        let Some(fact) = vocabulary::fact(path) else {
            let wanted = "the path of a fact";
            let all = vocabulary::FACTS.iter().map(|fact| fact.path);
            node.report.add(Problem::new(node.path.to_string(), wanted).given_text(path).nearest(path, all));
            return None;
        };
        let value = match (fact.info().kind, node.value) {
            (vocabulary::FactKind::Set(codes), Value::List(_)) => {
                Some(FactValue::Set(node.each("a list of codes", |node| super::literal::code_of(codes, node, scope))))
            }
            (vocabulary::FactKind::Set(_), _) => {
                node.wrong("a list of codes");
                None
            }
            _ => super::literal::value_of(fact, node, scope),
        };
        Some((fact, value?))
    })
}

fn rules(node: Node<'_>, scope: &Scope) -> (Vec<Rule>, Vec<(String, String)>) {
    let mut found: Vec<Rule> = Vec::new();
    let mut replaces = Vec::new();
    node.each("a list of rules", |node| -> Option<()> {
        let (rule, replaced) = rule(node, scope)?;
        if found.iter().any(|other| other.id == rule.id) {
            node.wrong(format!("each rule once; `{}` is given twice", rule.id));
            return None;
        }
        for name in replaced {
            match name.split_once('/') {
                Some((pack, rule)) => replaces.push((pack.to_owned(), rule.to_owned())),
                None => node.wrong(format!("`replaces` names rules as `pack/rule`; `{name}` does not")),
            }
        }
        found.push(rule);
        None
    });
    check_overrides(node, &found);
    (found, replaces)
}

/// An override that names no denying rule would silently do nothing.
fn check_overrides(node: Node<'_>, rules: &[Rule]) {
    let denying: Vec<&str> = rules
        .iter()
        .filter(|rule| rule.effects.iter().any(|act| matches!(act.effect, Effect::Deny(_))))
        .map(|rule| rule.id.as_str())
        .collect();
    for rule in rules {
        for act in &rule.effects {
            let Effect::Grant(grant) = &act.effect else { continue };
            for name in &grant.overrides {
                if !denying.contains(&name.as_str()) {
                    let wanted = format!("`overrides` of the rule `{}` names a rule of this pack that denies", rule.id);
                    let mut problem = Problem::new(node.path.to_string(), wanted).given_text(name);
                    problem.suggestion = nearest(name, denying.iter().copied()).map(str::to_owned);
                    node.report.add(problem);
                }
            }
        }
    }
}

/// The remedies that some rule grants, in the order in which the rules do.
fn granted(rules: &[Rule]) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for act in rules.iter().flat_map(|rule| &rule.effects) {
        if let Effect::Grant(grant) = &act.effect
            && !found.contains(&grant.remedy)
        {
            found.push(grant.remedy);
        }
    }
    found
}

/// The windows that grants and conditions name.
fn turning(rules: &[Rule], scope: &Scope) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut add = |number: usize| {
        if !found.contains(&number) {
            found.push(number);
        }
    };
    let met = scope.conditions.iter().filter_map(|condition| condition.met.as_ref());
    for condition in rules.iter().filter_map(|rule| rule.when.as_ref()).chain(met) {
        condition.walk(&mut |part| {
            if let Condition::Window(number) | Condition::Passed(number) = part {
                add(*number);
            }
        });
    }
    for act in rules.iter().flat_map(|rule| &rule.effects) {
        if let Effect::Grant(grant) = &act.effect {
            grant.window.into_iter().for_each(&mut add);
        }
    }
    found
}
