//! Menus: the packs, the goods tree, the vocabulary, and texts by id.

use crate::answer::Citation;
use crate::decision::{citation, fact_name, rule_id};
use crate::library::Library;
use crate::policy::{Goods, Pack};
use crate::problem::Problem;
use crate::read::Report;
use crate::text::Locale;
use crate::value::Value;
use crate::vocabulary::{self, Codes, FactKind};

/// What a page may list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// The loaded packs.
    Packs,
    /// The goods tree.
    Goods,
    /// Every code and every fact.
    Vocabulary,
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn map(members: Vec<(&str, Value)>) -> Value {
    Value::Map(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A menu as JSON.
pub(crate) fn menu(library: &Library, menu: Menu, locale: Locale) -> String {
    match menu {
        Menu::Packs => packs(library, locale),
        Menu::Goods => goods(library, locale),
        Menu::Vocabulary => codes(library, locale),
    }
    .to_json()
}

fn packs(library: &Library, locale: Locale) -> Value {
    let one = |header: &crate::policy::Header| {
        map(vec![
            ("id", text(&header.id)),
            ("version", text(&header.version)),
            ("hash", text(&header.hash)),
            ("title", text(header.title.get(locale))),
            ("kind", text(&header.kind)),
            ("group", text(&header.group)),
        ])
    };
    Value::List(library.headers().map(one).collect())
}

/// The tree of all packs' goods; an entry that several packs have takes the first one's title.
fn goods(library: &Library, locale: Locale) -> Value {
    let mut all: Vec<(&Pack, &Goods)> = Vec::new();
    for pack in library.all() {
        for goods in &pack.goods {
            if all.iter().all(|(_, other)| other.code != goods.code) {
                all.push((pack, goods));
            }
        }
    }
    let is_child = |code: &str, parent: &str| {
        code.strip_prefix(parent).and_then(|rest| rest.strip_prefix('.')).is_some_and(|rest| !rest.is_empty())
    };
    let parent_of = |code: &str| {
        let parents = all.iter().filter(|(_, other)| is_child(code, &other.code));
        parents.map(|(_, other)| other.code.as_str()).max_by_key(|parent| parent.len())
    };
    tree(&all, None, &parent_of, library, locale)
}

fn tree<'a>(
    all: &[(&'a Pack, &'a Goods)],
    parent: Option<&str>,
    parent_of: &dyn Fn(&str) -> Option<&'a str>,
    library: &Library,
    locale: Locale,
) -> Value {
    let mut found = Vec::new();
    for (_, goods) in all.iter().filter(|(_, goods)| parent_of(&goods.code) == parent) {
        let known = |pack: &&Pack| pack.goods.iter().any(|other| other.code == goods.code);
        let packs: Vec<Value> = library.all().filter(known).map(|pack| text(pack.id())).collect();
        found.push(map(vec![
            ("code", text(&goods.code)),
            ("title", text(goods.title.get(locale))),
            ("packs", Value::List(packs)),
            ("children", tree(all, Some(&goods.code), parent_of, library, locale)),
        ]));
    }
    Value::List(found)
}

fn codes(library: &Library, locale: Locale) -> Value {
    let groups = vocabulary::groups().iter().map(|group| {
        let codes = group.codes.iter().map(|code| {
            let mut members = vec![("code", text(code.code)), ("text", text(code.words.get(locale)))];
            match group.name {
                "issue" => members.push(("aspect", text(code.extra))),
                "anchor" => members.push(("fact", text(code.extra))),
                _ => {}
            }
            map(members)
        });
        (group.name.to_owned(), Value::List(codes.collect()))
    });
    let facts = vocabulary::facts().filter(|(_, info)| info.asks.is_empty()).map(|(fact, info)| {
        let mut members = vec![
            ("path", text(info.path)),
            ("type", text(kind(info.kind))),
            ("name", text(fact_name(fact, locale))),
            ("text", text(info.question.get(locale))),
            ("outcome", Value::Bool(info.outcome)),
        ];
        if let Some(options) = options(info.kind, locale) {
            members.push(("options", options));
        }
        map(members)
    });
    let mut faults: Vec<Value> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for fault in library.all().flat_map(|pack| &pack.faults) {
        if seen.contains(&fault.code.as_str()) {
            continue;
        }
        seen.push(&fault.code);
        let list = |items: &[String]| Value::List(items.iter().map(text).collect());
        faults.push(map(vec![
            ("code", text(&fault.code)),
            ("text", text(fault.title.get(locale))),
            ("issues", list(&fault.issues)),
            ("goods", list(&fault.goods)),
        ]));
    }
    map(vec![
        ("groups", Value::Map(groups.collect())),
        ("facts", Value::List(facts.collect())),
        ("faults", Value::List(faults)),
    ])
}

fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Choice(_) => "choice",
        FactKind::Set(_) => "set",
        FactKind::Boolean { .. } => "boolean",
        FactKind::Date { .. } => "date",
        FactKind::Money => "money",
        FactKind::Number | FactKind::Integer => "number",
        FactKind::Text => "text",
        FactKind::Duration => "duration",
        FactKind::List => "list",
    }
}

fn options(kind: FactKind, locale: Locale) -> Option<Value> {
    let of = |value: Value, label: &str| map(vec![("value", value), ("text", text(label))]);
    match kind {
        FactKind::Boolean { yes, no } => {
            Some(Value::List(vec![of(Value::Bool(true), yes.get(locale)), of(Value::Bool(false), no.get(locale))]))
        }
        FactKind::Choice(codes @ (Codes::Own(_) | Codes::Group(_)))
        | FactKind::Set(codes @ (Codes::Own(_) | Codes::Group(_))) => {
            Some(Value::List(codes.fixed().iter().map(|code| of(text(code.code), code.words.get(locale))).collect()))
        }
        _ => None,
    }
}

/// Titles and citations by id, as JSON.
pub(crate) fn texts(library: &Library, ids: &[String], locale: Locale, report: &Report) -> String {
    let mut found: Vec<(String, Value)> = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        match one_text(library, id, locale) {
            Some(value) => found.push((id.clone(), value)),
            None => {
                let all: Vec<String> = library
                    .all()
                    .flat_map(|pack| pack.rules.iter().map(|rule| rule_id(pack, rule)))
                    .chain(library.ids().map(str::to_owned))
                    .collect();
                let problem =
                    Problem::new(format!("ids[{index}]"), "the id of a loaded pack or of a rule, `pack/rule`");
                report.add(problem.given_text(id).nearest(id, all.iter().map(String::as_str)));
            }
        }
    }
    Value::Map(found).to_json()
}

fn one_text(library: &Library, id: &str, locale: Locale) -> Option<Value> {
    let (pack, rule) = id.split_once('/').unwrap_or((id, ""));
    let pack = library.get(pack)?;
    if rule.is_empty() {
        return Some(map(vec![("text", text(pack.header.title.get(locale)))]));
    }
    let rule = pack.rules.iter().find(|other| other.id == rule)?;
    let words = rule.text.as_ref().unwrap_or(&rule.title).get(locale);
    Some(map(vec![("text", text(words)), ("citation", cited(citation(rule)))]))
}

fn cited(Citation { document, clause, quote, mark }: Citation) -> Value {
    let known = [("document", Some(document)), ("clause", Some(clause)), ("quote", quote), ("mark", mark)];
    map(known.into_iter().filter_map(|(name, value)| Some((name, text(value?)))).collect())
}
