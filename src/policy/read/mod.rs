//! Reads a pack: every name is resolved, every problem reported.

mod amount;
mod condition;
mod effect;
mod goods;
mod length;
mod level;
mod literal;
mod pack;
mod parameter;
mod reply;
mod rule;
mod scope;
mod window;

pub(crate) use pack::{Overrides, pack};
pub(crate) use rule::Replaced;
pub(crate) use scope::Scope;

use crate::read::Node;
pub(crate) use crate::read::one_of;
use crate::text::Local;
use crate::value::Value;
use crate::vocabulary;

/// A text in both languages.
pub(crate) fn local(node: Node<'_>) -> Option<Local> {
    let members = node.object("a text in both languages: `{\"zh\": …, \"en\": …}`")?;
    let read = |node: Node<'_>| node.text("a text").map(str::to_owned);
    let zh = members.required("zh", "the Chinese text", read);
    let en = members.required("en", "the English text", read);
    members.finish();
    Some(Local { zh: zh?, en: en? })
}

/// A plain text.
pub(crate) fn plain(node: Node<'_>) -> Option<String> {
    node.text("a text").map(str::to_owned)
}

/// A code that the author makes: letters, digits, `_`, `-`.
pub(crate) fn identifier(node: Node<'_>) -> Option<String> {
    const LONGEST: usize = 60;
    let wanted = "a name of lower-case letters, digits, `_` and `-`, at most 60 long";
    let text = node.text(wanted)?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    if text.is_empty() || text.len() > LONGEST || !text.chars().all(fits) {
        node.wrong(wanted);
        return None;
    }
    Some(text.to_owned())
}

/// A code of a vocabulary group.
pub(crate) fn word(group: &'static str) -> impl Fn(Node<'_>) -> Option<&'static str> {
    move |node| {
        let codes: Vec<&'static str> = vocabulary::group(group).iter().map(|code| code.code).collect();
        node.name_of(&codes)
    }
}

/// A list whose items are read alike.
pub(crate) fn many<T>(read: impl Fn(Node<'_>) -> Option<T>) -> impl FnOnce(Node<'_>) -> Option<Vec<T>> {
    move |node| Some(node.each("a list", read))
}

/// As [`many`], for a list that says nothing when it is empty: it would count as left out, which means everything.
pub(crate) fn some<T>(read: impl Fn(Node<'_>) -> Option<T>) -> impl FnOnce(Node<'_>) -> Option<Vec<T>> {
    move |node| Some(node.some("a list", read))
}

/// The items of a list as it is written, none if it is no list.
pub(crate) fn items(value: &Value) -> &[Value] {
    match value {
        Value::List(items) => items,
        _ => &[],
    }
}

/// A plain date.
pub(crate) fn date(node: Node<'_>) -> Option<chrono::NaiveDate> {
    let wanted = "a date such as `2026-11-07`";
    match crate::time::When::parse(node.text(wanted)?) {
        Ok(crate::time::When::Date(date)) => Some(date),
        Err(reason @ (crate::time::Wanted::ExistingDay | crate::time::Wanted::NearYear)) => {
            node.wrong(reason.text());
            None
        }
        _ => {
            node.wrong(wanted);
            None
        }
    }
}

/// Whether a name stands for the first time; the second one is reported with the place of the first.
#[inline(never)]
pub(crate) fn is_first(node: Node<'_>, key: &str, name: &str, seen: &mut Vec<(String, String)>) -> bool {
    if let Some((_, place)) = seen.iter().find(|(other, _)| other == name) {
        node.wrong_member(key, Some(name), &format!("a name that no other has; `{place}` has it"));
        return false;
    }
    seen.push((name.to_owned(), node.path.to_string()));
    true
}
