//! What only the readers of packs ask for: lists that are never empty, forms of an object, names that the author made.

use std::fmt;

use super::{Members, Node, Path, quoted_names};
use crate::problem::Problem;
use crate::value::Value;

impl Node<'_> {
    /// As [`Node::each`], for a list that says nothing when it is empty.
    pub(crate) fn some<T>(&self, wanted: &str, read: impl FnMut(Node<'_>) -> Option<T>) -> Vec<T> {
        self.not_empty();
        self.each(wanted, read)
    }

    #[inline(never)]
    fn not_empty(&self) {
        if matches!(self.value, Value::List(items) if items.is_empty()) {
            let problem = Problem::new(self.path.to_string(), "at least one item").given_text("an empty list");
            self.report.add(problem);
        }
    }

    /// A problem of a member, whether it is there or not.
    #[inline(never)]
    pub(crate) fn wrong_member(&self, key: &str, given: Option<&str>, wanted: &str) {
        let problem = Problem::new(Path::Key(self.path, key).to_string(), wanted);
        self.report.add(match given {
            Some(given) => problem.given_text(given),
            None => problem,
        });
    }

    /// Reports that the last name of the path, which the author made or chose, is none that is wanted.
    #[inline(never)]
    pub(crate) fn unknown_name(&self, name: &str, wanted: &str, candidates: &[&str]) {
        let problem = Problem::new(self.path.to_string(), wanted).given_text(name);
        self.report.add(problem.nearest(name, candidates.iter().copied()));
    }
}

impl Members<'_> {
    /// The one form that an object has; none or several are reported with the names that it has.
    #[inline(never)]
    pub(crate) fn form(
        &self,
        forms: &[&'static str],
        before: fmt::Arguments<'_>,
        several: &str,
    ) -> Option<&'static str> {
        let there: Vec<&'static str> = forms.iter().copied().filter(|form| self.has(form)).collect();
        if let [form] = there.as_slice() {
            return Some(*form);
        }
        let problem = if there.is_empty() {
            let names: Vec<&str> = self.entries.iter().map(|(name, _)| name.as_str()).collect();
            let near = names.iter().find_map(|name| crate::problem::nearest(name, forms.iter().copied()));
            let mut problem = self.lacking(&format!("{before}one of {}", quoted_names(forms)), &names);
            problem.suggestion = near.map(str::to_owned);
            problem
        } else {
            self.lacking(several, &there)
        };
        self.node.report.add(problem);
        None
    }

    /// A problem of an object that has these names.
    fn lacking(&self, wanted: &str, names: &[&str]) -> Problem {
        const MOST: usize = 6;
        let shown = names.iter().take(MOST).copied().collect::<Vec<&str>>().join(", ");
        let given = if names.is_empty() { "an empty object".to_owned() } else { format!("an object with {shown}") };
        Problem::new(self.node.path.to_string(), wanted).given_text(&given)
    }

    /// Whether some member is none of the names that were asked for.
    #[inline(never)]
    pub(crate) fn has_unknown(&self) -> bool {
        let asked = self.asked.borrow();
        self.entries.iter().any(|(name, value)| *value != Value::Null && !asked.contains(&name.as_str()))
    }

    /// Whether a member of one of these names is there.
    #[inline(never)]
    pub(crate) fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.has(key))
    }

    /// Asks for members that may stand here, whatever becomes of them.
    pub(crate) fn ask_all(&self, keys: &[&'static str]) {
        self.asked.borrow_mut().extend_from_slice(keys);
    }
}
