//! What is wrong with an input: every problem at once, each with its path and a way to mend it.

use crate::json::{Object, object};
use crate::value::Value;

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `issue.kind`, `rules[3].effects[0].remedy`; empty for the whole input.
    pub path: String,
    /// What was given, shortened.
    pub given: Option<String>,
    /// What is wanted there.
    pub wanted: String,
    /// The nearest right name.
    pub suggestion: Option<String>,
}

object!(Problem { path, given, wanted, suggestion });

impl Problem {
    /// A problem without a given value.
    pub fn new(path: impl Into<String>, wanted: impl Into<String>) -> Problem {
        Problem { path: path.into(), given: None, wanted: wanted.into(), suggestion: None }
    }

    /// The same problem with what was given.
    #[must_use]
    pub fn given(mut self, value: &Value) -> Problem {
        self.given = Some(value.shown());
        self
    }

    /// The same problem with a text that was given.
    #[must_use]
    pub fn given_text(mut self, text: &str) -> Problem {
        self.given = Some(Value::Text(text.to_owned()).shown());
        self
    }

    /// The same problem with the candidate nearest to `name`, if one is near.
    #[must_use]
    pub fn nearest<'a>(mut self, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Problem {
        self.suggestion = nearest(name, candidates).map(str::to_owned);
        self
    }

    /// Whether what was given is the last name of the path.
    fn is_name(&self, given: &str) -> bool {
        self.path.strip_suffix(given).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    }

    fn sentence(&self) -> String {
        let place = if self.path.is_empty() { "input" } else { &self.path };
        let mut sentence = match &self.given {
            // An unknown name: to print it as its own value would say it twice and blame the value.
            Some(given) if self.is_name(given) => format!("`{place}` is not known here; wanted: {}", self.wanted),
            Some(given) => format!("`{place}` is `{given}`; wanted: {}", self.wanted),
            None => format!("`{place}`: wanted: {}", self.wanted),
        };
        if let Some(name) = &self.suggestion {
            sentence.push_str("; did you mean `");
            sentence.push_str(name);
            sentence.push_str("`?");
        }
        sentence
    }
}

/// All problems of one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// In the order of the input.
    pub problems: Vec<Problem>,
}

impl Problems {
    /// A single problem.
    #[must_use]
    pub fn one(problem: Problem) -> Problems {
        Problems { problems: vec![problem] }
    }

    /// All problems in one sentence each.
    #[must_use]
    pub fn message(&self) -> String {
        let sentences: Vec<String> = self.problems.iter().map(Problem::sentence).collect();
        match sentences.len() {
            0 | 1 => sentences.join(""),
            count => format!("{count} problems: {}", sentences.join(" · ")),
        }
    }

    /// `{"message": …, "problems": […]}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        let mut object = Object::new(&mut out);
        object.field("message", &self.message());
        object.field("problems", &self.problems);
        object.end();
        out
    }
}

impl std::fmt::Display for Problems {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message())
    }
}

impl std::error::Error for Problems {}

/// The candidate most like `name`, if it is near enough to be meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    among(name, &candidates.into_iter().collect::<Vec<&str>>())
}

#[inline(never)]
fn among<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    // A name far longer than any code is no typing slip, and comparing it would cost its length squared.
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let wanted = name.to_ascii_lowercase();
    let length = wanted.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let lower = candidate.to_ascii_lowercase();
        let last = lower.rsplit('.').next().unwrap_or(&lower);
        let distance = strsim::osa_distance(&wanted, &lower).min(strsim::osa_distance(&wanted, last));
        // Hardly anybody slips at the first letter: where it is right, a short name may be two letters off.
        let is_begun = [lower.as_str(), last].into_iter().any(|name| name.chars().next() == wanted.chars().next());
        let allowed = (length.saturating_add(usize::from(is_begun)) / 3).max(1);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_told_with_the_name_that_was_meant() {
        for (given, known, meant) in [
            ("payed", "paid", Some("paid")),
            ("payed", "item.paid", Some("item.paid")),
            ("retrun", "return", Some("return")),
            ("unitprice", "unitPrice", Some("unitPrice")),
            ("isues", "issues", Some("issues")),
            ("is", "in", Some("in")),
            // As far off, and another beginning.
            ("brand", "grant", None),
            ("payed", "made", None),
            ("paid", "made", None),
        ] {
            assert_eq!(nearest(given, [known]), meant, "{given} for {known}");
        }
    }

    #[test]
    fn of_several_the_nearest_is_named() {
        assert_eq!(nearest("payed", ["parts", "paid", "phase"]), Some("paid"));
        assert_eq!(nearest("exchange_day", ["exchange_ways", "exchange_days"]), Some("exchange_days"));
    }
}
