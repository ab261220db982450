//! Reads a case from a generic value, against the fact list.

use rust_decimal::Decimal;

use super::{Case, Done, Refused, check};
use crate::facts::FactValue;
use crate::money;
use crate::policy::KnownFault;
use crate::problem::Problem;
use crate::read::{Node, Path, Report, quoted};
use crate::time::{Period, When, Zone};
use crate::value::Value;
use crate::vocabulary::{self, Codes, FactId, FactInfo, FactKind, id, infos};

/// The codes that the loaded packs define.
pub(crate) trait Names {
    /// Every goods code.
    fn goods(&self) -> Vec<&str>;
    /// Every fault.
    fn faults(&self) -> Vec<&KnownFault>;
}

/// Reads and checks a case. Problems go to the report; the case is usable if it stays empty.
pub(crate) fn read(value: &Value, names: &dyn Names, zone: Zone, report: &Report) -> Case {
    let mut case = Case::empty();
    section(Node::new(value, &Path::Root, report), "", names, &mut case);
    for required in [id::ITEM_GOODS, id::ISSUE_KIND] {
        let path = required.info().path;
        let said = value_at(value, path).is_some();
        if !said && matches!(value, Value::Map(_)) {
            report.add(Problem::new(path, "a value; a case needs its goods and its issue"));
        }
    }
    if case.get(id::DONE).is_none() {
        // Nothing was reported as done.
        case.set(id::DONE, Some(FactValue::Set(Vec::new())));
    }
    if report.is_empty() {
        check::check(&mut case, names, zone, report);
    }
    case
}

fn value_at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, name| value.get(name))
}

fn is_section(path: &str) -> bool {
    infos().iter().any(|fact| fact.section == path && fact.asks.is_empty())
}

fn section(node: Node<'_>, name: &str, names: &dyn Names, case: &mut Case) {
    node.entries("an object", |key, member| -> Option<()> {
        let path = if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
        if name.is_empty() && key == "now" {
            case.now = when(member);
        } else if name.is_empty() && key == "currency" {
            case.currency = currency(member);
        } else if let Some(fact) = own_fact(&path) {
            match fact {
                id::DONE => {
                    case.done = done(member);
                    let codes = case.done.iter().map(|done| done.code.clone()).collect();
                    case.set(id::DONE, Some(FactValue::Set(codes)));
                }
                id::HISTORY_REFUSED => {
                    case.refused = refused(member);
                    let count = Decimal::from(case.refused.len());
                    case.set(id::HISTORY_REFUSED_OFFERS, Some(FactValue::Number(count)));
                }
                fact => {
                    let value = fact_value(fact.info(), member, names);
                    case.set(fact, value);
                }
            }
        } else if is_section(&path) {
            section(member, &path, names, case);
        } else {
            unknown_member(name, key, member);
        }
        None
    });
}

fn own_fact(path: &str) -> Option<FactId> {
    vocabulary::fact(path).filter(|fact| fact.info().asks.is_empty())
}

fn unknown_member(section: &str, key: &str, member: Node<'_>) {
    let mut known: Vec<&str> =
        infos().iter().filter(|fact| fact.section == section && fact.asks.is_empty()).map(|fact| fact.name).collect();
    for fact in infos().iter().filter(|fact| fact.asks.is_empty()) {
        let inside = fact.section.strip_prefix(section).map(|rest| rest.trim_start_matches('.'));
        if let Some(first) = inside.and_then(|rest| rest.split('.').next())
            && !first.is_empty()
            && (section.is_empty() || fact.section.len() > section.len())
            && !known.contains(&first)
        {
            known.push(first);
        }
    }
    if section.is_empty() {
        known.extend(["now", "currency"]);
    }
    let place = if section.is_empty() { "a case" } else { section };
    let wanted = format!("a field of `{place}`: {}", quoted(known.iter().copied()));
    let problem = Problem::new(member.path.to_string(), wanted).given_text(key);
    member.report.add(problem.nearest(key, known));
}

/// Reads one fact's value by its type.
pub(crate) fn fact_value(info: &FactInfo, node: Node<'_>, names: &dyn Names) -> Option<FactValue> {
    match info.kind {
        FactKind::Choice(codes) => choice(&codes, node, names).map(FactValue::Code),
        FactKind::Set(codes) => {
            let mut found = node.each("a list of codes", |item| choice(&codes, item, names));
            found.dedup();
            matches!(node.value, Value::List(_)).then_some(FactValue::Set(found))
        }
        FactKind::Boolean { .. } => node.boolean().map(FactValue::Bool),
        FactKind::Date { .. } => when(node).map(FactValue::Date),
        FactKind::Money => amount(info, node).map(FactValue::Number),
        FactKind::Number => number(info, node, "a number").map(FactValue::Number),
        FactKind::Integer => {
            let count = number(info, node, "a whole number")?;
            if money::is_whole(count) {
                return Some(FactValue::Number(count));
            }
            node.wrong("a whole number");
            None
        }
        FactKind::Text => text(node).map(FactValue::Text),
        FactKind::Duration => {
            let given = node.text("an ISO 8601 duration such as `P3Y`")?;
            match Period::parse(given) {
                Ok(period) => Some(FactValue::Period(period)),
                Err(wanted) => {
                    node.wrong(wanted.to_string());
                    None
                }
            }
        }
        FactKind::List => {
            node.wrong("a list that is read apart");
            None
        }
    }
}

fn choice(codes: &Codes, node: Node<'_>, names: &dyn Names) -> Option<String> {
    let given = node.text("a code")?;
    match codes {
        Codes::Goods => {
            let all = names.goods();
            let inside = format!("{given}.");
            let children: Vec<&str> = all.iter().copied().filter(|code| code.starts_with(&inside)).collect();
            if !children.is_empty() {
                node.wrong(format!("one kind of these goods: {}", quoted(children)));
                return None;
            }
            if !all.contains(&given) {
                node.unknown("goods that a loaded pack knows, see goods()", all);
                return None;
            }
        }
        // A brand is a free name; each pack that knows brands finds its own by their aliases.
        Codes::Brands => return text(node),
        Codes::Faults => {
            let all = names.faults();
            let codes = || all.iter().map(|fault| fault.code.as_str());
            if !codes().any(|code| code == given) {
                node.unknown(format!("a fault that a pack knows: {}", quoted(codes())), codes());
                return None;
            }
        }
        Codes::Own(_) | Codes::Group(_) => {
            let names: Vec<&'static str> = codes.fixed().iter().map(|code| code.code).collect();
            node.name_of(&names)?;
        }
    }
    Some(given.to_owned())
}

fn when(node: Node<'_>) -> Option<When> {
    let given = node.text("a date such as `2026-11-07` or an instant such as `2026-11-07T10:00:00+08:00`")?;
    match When::parse(given) {
        Ok(when) => Some(when),
        Err(wanted) => {
            node.wrong(wanted.to_string());
            None
        }
    }
}

fn text(node: Node<'_>) -> Option<String> {
    const LONGEST: usize = 500;
    let given = node.text("a text")?;
    if given.chars().nth(LONGEST).is_some() {
        node.wrong(format!("a text of at most {LONGEST} characters"));
        return None;
    }
    Some(given.to_owned())
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

fn number(info: &FactInfo, node: Node<'_>, what: &str) -> Option<Decimal> {
    let least = Decimal::from_str_exact(info.min).ok();
    let greatest = Decimal::from_str_exact(info.max).ok();
    let wanted = match (least, greatest) {
        (Some(least), Some(greatest)) => format!("{what} from {least} to {greatest}"),
        (Some(least), None) => format!("{what}, {least} or more"),
        (None, Some(greatest)) => format!("{what}, at most {greatest}"),
        (None, None) => what.to_owned(),
    };
    let found = node.decimal(&wanted)?;
    if least.is_some_and(|least| found < least) || greatest.is_some_and(|greatest| found > greatest) {
        node.wrong(wanted);
        return None;
    }
    Some(found)
}

fn amount(info: &FactInfo, node: Node<'_>) -> Option<Decimal> {
    let what = "an amount of money such as `199.00`, at most two decimals";
    let found = number(info, node, what)?;
    if found.normalize().scale() > money::DECIMALS {
        node.wrong(what);
        return None;
    }
    Some(found)
}

fn done(node: Node<'_>) -> Vec<Done> {
    node.each("a list of what was done", |item| {
        let members = item.object("an object with `code` and `at`")?;
        let code = members.required("code", "the code of a step or a deadline", text);
        let at = members.required("at", "when it was done", when);
        members.finish();
        Some(Done { code: code?, at: at? })
    })
}

/// Offers that were refused; how many they are is a fact.
fn refused(node: Node<'_>) -> Vec<Refused> {
    let money = id::ITEM_PAID.info();
    node.each("a list of offers", |item| {
        let members = item.object("an object with `remedy` and `amount`")?;
        let remedy = members.optional("remedy", |node| choice(&Codes::Group("remedy"), node, &NoNames));
        let offer = members.optional("offer", text);
        let amount = members.optional("amount", |node| amount(money, node));
        members.finish();
        Some(Refused { remedy, offer, amount })
    })
}

/// For codes that no pack defines.
pub(crate) struct NoNames;

impl Names for NoNames {
    fn goods(&self) -> Vec<&str> {
        Vec::new()
    }

    fn faults(&self) -> Vec<&KnownFault> {
        Vec::new()
    }
}
