//! Reading a generic value: readers take what they know, and whatever is left over or wrong becomes a problem.
//!
//! A reader never stops at the first problem. Whoever reads a field gets `None` when it is absent or wrong; a wrong one
//! has been reported by then.

#[cfg(feature = "author")]
mod author;

use std::cell::RefCell;
use std::fmt;

use rust_decimal::Decimal;

use crate::problem::{Problem, Problems};
use crate::value::Value;

/// Where in the input a reader stands; printed only when there is something to report.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The whole input.
    Root,
    /// A member of an object.
    Key(&'a Path<'a>, &'a str),
    /// An item of a list.
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Key(Path::Root, key) => formatter.write_str(key),
            Path::Key(parent, key) => write!(formatter, "{parent}.{key}"),
            Path::Item(parent, index) => write!(formatter, "{parent}[{index}]"),
        }
    }
}

/// Collects the problems of one input.
#[derive(Default)]
pub(crate) struct Report {
    problems: RefCell<Vec<Problem>>,
}

impl Report {
    /// More problems than this help nobody and would make a hostile input costly.
    const MOST: usize = 200;

    pub(crate) fn add(&self, problem: Problem) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < Self::MOST {
            problems.push(problem);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    pub(crate) fn into_problems(self) -> Problems {
        Problems { problems: self.problems.into_inner() }
    }
}

/// A value with its place and the report it answers to.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) value: &'a Value,
    pub(crate) path: &'a Path<'a>,
    pub(crate) report: &'a Report,
}

impl<'a> Node<'a> {
    pub(crate) fn new(value: &'a Value, path: &'a Path<'a>, report: &'a Report) -> Node<'a> {
        Node { value, path, report }
    }

    /// Reports that this value is not what is wanted.
    pub(crate) fn wrong(&self, wanted: impl AsRef<str>) {
        self.refuse(wanted.as_ref(), &[]);
    }

    #[inline(never)]
    fn refuse(&self, wanted: &str, candidates: &[&str]) {
        let problem = Problem::new(self.path.to_string(), wanted).given(self.value);
        self.report.add(match self.value.as_text() {
            Some(name) => problem.nearest(name, candidates.iter().copied()),
            None => problem,
        });
    }

    /// Reports an unknown name, with the nearest right one.
    pub(crate) fn unknown<'c>(&self, wanted: impl AsRef<str>, candidates: impl IntoIterator<Item = &'c str>) {
        self.refuse(wanted.as_ref(), &candidates.into_iter().collect::<Vec<&str>>());
    }

    /// One of some names; what is wanted is put into words only when it is something else.
    #[inline(never)]
    pub(crate) fn name_of(&self, names: &[&'static str]) -> Option<&'static str> {
        let found = self.value.as_text().and_then(|text| names.iter().copied().find(|name| *name == text));
        if found.is_none() {
            self.refuse(&format!("one of {}", quoted_names(names)), names);
        }
        found
    }

    #[inline(never)]
    pub(crate) fn text(&self, wanted: &str) -> Option<&'a str> {
        match self.value {
            Value::Text(text) => Some(text),
            Value::Number(_) => {
                self.refuse(&format!("{wanted}, in quotes"), &[]);
                None
            }
            _ => {
                self.wrong(wanted);
                None
            }
        }
    }

    #[inline(never)]
    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            Value::Text(text) if text == "true" || text == "false" => {
                self.wrong("`true` or `false` without quotes");
                None
            }
            _ => {
                self.wrong("`true` or `false`");
                None
            }
        }
    }

    /// A decimal, from a number or from a text that is one.
    #[inline(never)]
    pub(crate) fn decimal(&self, wanted: &str) -> Option<Decimal> {
        let text = match self.value {
            Value::Number(text) | Value::Text(text) => text,
            _ => {
                self.wrong(wanted);
                return None;
            }
        };
        match decimal(text) {
            Some(number) => Some(number),
            None => {
                self.wrong(wanted);
                None
            }
        }
    }

    /// Each item of a list, in order; a value that is no list is reported.
    pub(crate) fn each<T>(&self, wanted: &str, mut read: impl FnMut(Node<'_>) -> Option<T>) -> Vec<T> {
        self.items(wanted)
            .iter()
            .enumerate()
            .filter_map(|(index, value)| read(Node::new(value, &Path::Item(self.path, index), self.report)))
            .collect()
    }

    #[inline(never)]
    fn items(&self, wanted: &str) -> &'a [Value] {
        match self.value {
            Value::List(items) => items,
            _ => {
                self.refuse(&format!("{wanted}, in brackets: `[…]`"), &[]);
                &[]
            }
        }
    }

    /// Reports a name that is given twice where each may stand once.
    #[inline(never)]
    fn twice(&self, name: &str) {
        let path = Path::Key(self.path, name).to_string();
        self.report.add(Problem::new(path, "each name once").given_text("given twice"));
    }

    /// Each entry of an object, in order; a key given twice is reported.
    pub(crate) fn entries<T>(&self, wanted: &str, mut read: impl FnMut(&'a str, Node<'_>) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        for (key, value) in self.members(wanted) {
            let path = Path::Key(self.path, key);
            found.extend(read(key, Node::new(value, &path, self.report)));
        }
        found
    }

    /// The entries of an object that are not `null`; a key given twice is reported.
    #[inline(never)]
    fn members(&self, wanted: &str) -> Vec<&'a (String, Value)> {
        let Value::Map(entries) = self.value else {
            self.wrong(wanted);
            return Vec::new();
        };
        let mut found: Vec<&(String, Value)> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for entry in entries {
            if seen.contains(&entry.0.as_str()) {
                self.twice(&entry.0);
                continue;
            }
            seen.push(&entry.0);
            if entry.1 != Value::Null {
                found.push(entry);
            }
        }
        found
    }

    /// The object's members for reading by name, or nothing when it is none.
    pub(crate) fn object(&self, wanted: &str) -> Option<Members<'a>> {
        match self.value {
            Value::Map(entries) => Some(Members { entries, node: *self, asked: RefCell::new(Vec::new()) }),
            _ => {
                self.wrong(wanted);
                None
            }
        }
    }
}

/// The members of an object; remembers which names were asked for, so that the others can be reported.
pub(crate) struct Members<'a> {
    entries: &'a [(String, Value)],
    node: Node<'a>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Members<'a> {
    /// Reads a member that may be absent.
    pub(crate) fn optional<T>(&self, key: &'static str, read: impl FnOnce(Node<'_>) -> Option<T>) -> Option<T> {
        let value = self.raw(key)?;
        read(Node::new(value, &Path::Key(self.node.path, key), self.node.report))
    }

    /// Reads a member that must be there.
    pub(crate) fn required<T>(
        &self,
        key: &'static str,
        wanted: &str,
        read: impl FnOnce(Node<'_>) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.ask(key);
            self.node.report.add(Problem::new(Path::Key(self.node.path, key).to_string(), wanted));
            return None;
        }
        self.optional(key, read)
    }

    /// Whether a member is there and not `null`.
    #[inline(never)]
    pub(crate) fn has(&self, key: &str) -> bool {
        self.peek(key).is_some()
    }

    /// A member without asking for it.
    #[inline(never)]
    pub(crate) fn peek(&self, key: &str) -> Option<&'a Value> {
        self.entries.iter().find(|(name, value)| name == key && *value != Value::Null).map(|(_, value)| value)
    }

    fn ask(&self, key: &'static str) {
        self.asked.borrow_mut().push(key);
    }

    #[inline(never)]
    fn raw(&self, key: &'static str) -> Option<&'a Value> {
        self.ask(key);
        self.peek(key)
    }

    /// Reports every member that nobody asked for and every name given twice.
    #[inline(never)]
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        let mut seen: Vec<&str> = Vec::new();
        for (name, _) in self.entries {
            if seen.contains(&name.as_str()) {
                self.node.twice(name);
            } else if !asked.contains(&name.as_str()) {
                let wanted = format!("one of {}", quoted(asked.iter().copied()));
                let path = Path::Key(self.node.path, name).to_string();
                self.node.report.add(Problem::new(path, wanted).given_text(name).nearest(name, asked.iter().copied()));
            }
            seen.push(name);
        }
    }
}

/// One of some fixed words.
pub(crate) fn one_of<T: Copy>(node: Node<'_>, words: &[(&'static str, T)]) -> Option<T> {
    let names: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    let name = node.name_of(&names)?;
    words.iter().find(|(word, _)| *word == name).map(|(_, value)| *value)
}

/// Names in backticks, for messages; a long list is cut.
pub(crate) fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    quoted_names(&names.into_iter().collect::<Vec<&str>>())
}

#[inline(never)]
fn quoted_names(names: &[&str]) -> String {
    const MOST: usize = 24;
    let mut shown: Vec<String> = Vec::new();
    for name in names {
        if shown.len() == MOST {
            shown.push("…".to_owned());
            break;
        }
        let quoted = format!("`{name}`");
        if !shown.contains(&quoted) {
            shown.push(quoted);
        }
    }
    shown.join(" ")
}

/// A plain decimal of reasonable length; no exponents, which nobody writes into a price.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST || text.is_empty() || text.contains('_') || text.starts_with('+') {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}
