//! Reads a whole pack.

use super::goods::{brands, catalogue, faults};
use super::parameter::parameters;
use super::reply::reply;
use super::rule::{Replaced, named_condition, rule};
use super::window::{calendar, window};
use super::{Scope, identifier, is_first, items, local, many, one_of, plain, word};
use crate::facts::FactValue;
use crate::hash::NOT_POLICY;
use crate::policy::{Applies, Condition, Effect, Header, KnownFault, Pack, ReplyText, Rule};
use crate::read::{Members, Node, Path, Report, quoted};
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
    pub(crate) replaces: Vec<Replaced>,
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
    let head = head(&members);
    let zone = members.required("zone", "a fixed offset such as `+08:00`", |node| {
        let zone = Zone::parse(node.text("a fixed offset such as `+08:00`")?);
        if let Err(wanted) = &zone {
            node.wrong(wanted.to_string());
        }
        zone.ok()
    });
    let currency = members.required("currency", "an ISO 4217 code such as `CNY`", currency);
    let answers = members.optional("answers", word("party")).unwrap_or("seller").to_owned();
    let sale = members.optional("sale", super::amount::anchors).unwrap_or_else(default_sale);

    let mut scope = Scope::default();
    scope.note(&members);
    let overrides = overrides.map(|overrides| Node::new(overrides.value, overrides.path, report));
    let found = members.optional("parameters", |node| Some(parameters(node, overrides)));
    if let (None, Some(overrides)) = (&found, overrides) {
        overrides.wrong("nothing, since this pack has no parameters");
    }
    (scope.parameters, scope.options) = found.unwrap_or_default().into_iter().unzip();
    scope.sources = members.required("sources", "the documents that rules cite", sources).unwrap_or_default();
    scope.goods = members.required("goods", "the goods catalogue", catalogue).unwrap_or_default();
    let applies = members.required("appliesTo", "the sales the pack is for", |node| applies(node, &scope));
    scope.any_goods = applies.as_ref().is_some_and(|applies| applies.goods.iter().any(|goods| goods == "*"));
    scope.brands = members.optional("brands", brands).unwrap_or_default();
    scope.faults = members.optional("faults", |node| faults(node, &scope)).unwrap_or_default();
    let calendar = members.optional("calendar", calendar);
    scope.has_calendar = members.has("calendar");
    scope.windows = members
        .optional("windows", |node| Some(node.entries("an object of windows", |name, node| window(name, node, &scope))))
        .unwrap_or_default();
    scope.conditions = members
        .optional("conditions", |node| {
            Some(node.entries("an object of conditions", |name, node| named_condition(name, node, &scope)))
        })
        .unwrap_or_default();
    let presume = members.optional("presume", |node| Some(presumptions(node, &scope))).unwrap_or_default();
    let found = members.required("rules", "the rules, in order of reading", |node| Some(rules(node, &scope)));
    let rules_are_whole = found.as_ref().is_some_and(|found| found.are_whole);
    let Rules { rules, replaces, .. } = found.unwrap_or_default();
    let mut known = Known::of(&rules, &scope.parameters);
    scope.is_reply = true;
    let replies =
        members.optional("replies", |node| Some(replies(node, &scope, rules_are_whole.then_some(&mut known))));
    // Asked for last: of all names that an unknown one may be, they are the least likely.
    members.ask_all(&NOT_POLICY);
    members.finish();
    let (id, version, kind, group, title) = head?;
    let remedies = granted(&rules);
    let header = Header {
        id,
        version,
        hash,
        only: None,
        kind,
        group,
        title,
        zone: zone?,
        applies: applies?,
        goods: scope.goods.iter().map(|goods| goods.code.clone()).collect(),
        faults: scope
            .faults
            .iter()
            .map(|fault| KnownFault {
                code: fault.code.clone(),
                issues: fault.issues.clone(),
                goods: fault.goods.clone(),
            })
            .collect(),
    };
    let mut pack = Pack {
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
        replies: replies.unwrap_or_default(),
        turning: Vec::new(),
        remedies,
    };
    pack.turning = turning(&pack);
    Some(ReadPack { pack, replaces })
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
        let members = node.object("a source: an object with `document`")?;
        let document = members.required("document", "the document's title", plain);
        let mark = members.optional("mark", |node| one_of(node, &[("A", "A"), ("A-", "A-"), ("B2", "B2")]));
        members.finish();
        Some((name.to_owned(), document?, mark.map(str::to_owned)))
    }))
}

fn applies(node: Node<'_>, scope: &Scope) -> Option<Applies> {
    let own = |wanted: &'static str, fact: FactId| {
        move |node: Node<'_>| {
            Some(node.some(wanted, |node| match fact.info().kind {
                vocabulary::FactKind::Choice(codes) => super::literal::code_of(codes, node, &Scope::default()),
                _ => None,
            }))
        }
    };
    let members = node.object("the sales the pack is for")?;
    let goods = members.required("goods", "the goods it is for, `*` for any", |node| {
        Some(node.some("a list of goods", |node| scope.subtree(node)))
    });
    let channel = members.optional("channel", own("a list of channels", vocabulary::id::ORDER_CHANNEL));
    let platform = members.optional("platform", own("a list of platforms", vocabulary::id::ORDER_PLATFORM));
    let sold_as = members.optional("soldAs", own("a list of kinds of sale", vocabulary::id::ORDER_SOLD_AS));
    let default_for = members.optional("defaultFor", many(|node| scope.subtree(node)));
    members.finish();
    Some(Applies {
        goods: goods?,
        channel: channel.unwrap_or_default(),
        platform: platform.unwrap_or_default(),
        sold_as: sold_as.unwrap_or_default(),
        default_for: default_for.unwrap_or_default(),
    })
}

fn presumptions(node: Node<'_>, scope: &Scope) -> Vec<(FactId, FactValue)> {
    node.entries("an object of fact paths with values", |path, node| {
        let Some(fact) = vocabulary::fact(path) else {
            let all: Vec<&str> = vocabulary::infos().iter().map(|fact| fact.path).collect();
            node.unknown_name(path, "the path of a fact", &all);
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

/// The rules of a pack as far as they could be read.
#[derive(Default)]
struct Rules {
    rules: Vec<Rule>,
    replaces: Vec<Replaced>,
    /// Whether every effect of every rule could be read.
    are_whole: bool,
}

fn rules(node: Node<'_>, scope: &Scope) -> Rules {
    let mut found = Rules { are_whole: true, ..Rules::default() };
    let mut seen = Vec::new();
    node.each("a list of rules", |node| -> Option<()> {
        let Some((rule, replaced)) = rule(node, scope) else {
            found.are_whole = false;
            return None;
        };
        found.are_whole &= effects_of(node.value).len() == rule.effects.len();
        if is_first(node, "id", &rule.id, &mut seen) {
            found.replaces.extend(replaced);
            found.rules.push(rule);
        }
        None
    });
    check_overrides(node);
    found
}

fn effects_of(rule: &Value) -> &[Value] {
    rule.get("effects").map_or(&[], items)
}

/// An override that names no denying rule would silently do nothing. The rules are looked at as they are written: one
/// that could not be read is there all the same.
#[inline(never)]
fn check_overrides(node: Node<'_>) {
    let does = |effect: &Value, what: &str| effect.get("do").and_then(Value::as_text) == Some(what);
    let denying: Vec<&str> = items(node.value)
        .iter()
        .filter(|rule| effects_of(rule).iter().any(|effect| does(effect, "deny")))
        .filter_map(|rule| rule.get("id")?.as_text())
        .collect();
    let wanted = || match denying.as_slice() {
        [] => "a rule of this pack that denies; it has none".to_owned(),
        _ => format!("a rule of this pack that denies: {}", quoted(denying.iter().copied())),
    };
    for (number, rule) in items(node.value).iter().enumerate() {
        let rule_path = Path::Item(node.path, number);
        let effects_path = Path::Key(&rule_path, "effects");
        for (number, effect) in effects_of(rule).iter().enumerate().filter(|(_, effect)| does(effect, "grant")) {
            let effect_path = Path::Item(&effects_path, number);
            let path = Path::Key(&effect_path, "overrides");
            let names = effect.get("overrides").map_or(&[] as &[Value], items);
            for (number, name) in names.iter().enumerate() {
                if name.as_text().is_some_and(|name| !denying.contains(&name)) {
                    let place = Path::Item(&path, number);
                    Node::new(name, &place, node.report).unknown(wanted(), denying.iter().copied());
                }
            }
        }
    }
}

/// The replies, each name once.
fn replies(node: Node<'_>, scope: &Scope, mut known: Option<&mut Known>) -> Vec<ReplyText> {
    let mut seen = Vec::new();
    node.each("a list of replies", |node| {
        let reply = reply(node, scope, known.as_deref_mut())?;
        is_first(node, "id", &reply.id, &mut seen);
        Some(reply)
    })
}

fn currency(node: Node<'_>) -> Option<String> {
    let wanted = "an ISO 4217 code such as `CNY`";
    let given = node.text(wanted)?;
    if given.len() != 3 || !given.bytes().all(|byte| byte.is_ascii_uppercase()) {
        node.wrong(wanted);
        return None;
    }
    Some(given.to_owned())
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
fn turning(pack: &Pack) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut add = |number: usize| {
        if !found.contains(&number) {
            found.push(number);
        }
    };
    pack.each_condition(&mut |part| {
        if let Condition::Window(number) | Condition::Passed(number) = part {
            add(*number);
        }
    });
    for act in pack.rules.iter().flat_map(|rule| &rule.effects) {
        if let Effect::Grant(grant) = &act.effect {
            grant.window.into_iter().for_each(&mut add);
        }
    }
    found
}
