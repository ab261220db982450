//! The calls: a value comes in, is read and checked, is decided, and goes out.

use chrono::DateTime;

use crate::case;
use crate::decision::answer::Decision;
use crate::decision::{Chosen, Part, decide};
use crate::json::{Object, text};
use crate::library::Library;
use crate::options::{self, Options};
use crate::policy::Sale;
use crate::problem::{Problem, Problems};
use crate::read::Report;
#[cfg(feature = "author")]
use crate::text::Locale;
use crate::time::When;
use crate::value::Value;
use crate::vocabulary::id;

/// The longest case, in bytes of JSON: far beyond any real one, and no strain on memory.
const LONGEST_CASE: usize = 1 << 20;

/// Packs, ready to decide by.
#[derive(Debug)]
pub struct Policy {
    pub(crate) library: Library,
}

impl Policy {
    /// Packs compiled ahead, one after another.
    ///
    /// # Errors
    /// Bytes that are no packs compiled by this version, and two packs of one name.
    pub fn load(bytes: &[u8]) -> Result<Policy, Problems> {
        let mut library = Library::default();
        library.add(bytes)?;
        Ok(Policy { library })
    }

    /// The packs, compiled, as [`Policy::load`] takes them: a page that loads them needs no JSON and no checker.
    #[cfg(feature = "author")]
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.library.to_bytes(None)
    }

    /// The same in one language, about two thirds of the bytes.
    ///
    /// # Errors
    /// A language that not every pack holds.
    #[cfg(feature = "author")]
    pub fn to_bytes_in(&self, locale: Locale) -> Result<Vec<u8>, Problems> {
        let report = Report::default();
        let locale = self.library.language(Some(locale), &report);
        if report.is_empty() { Ok(self.library.to_bytes(Some(locale))) } else { Err(report.into_problems()) }
    }

    /// All built-in packs; each is compiled when a case first needs it.
    #[cfg(feature = "author")]
    #[must_use]
    pub fn built_in() -> Policy {
        Policy { library: Library::built_in() }
    }

    /// The shop's own packs beside the built-in ones that `options.builtIns` names (left out: all), with the values of
    /// `options.parameters` (pack id → parameter → value).
    ///
    /// # Errors
    /// Every problem of every pack and of the options, each with its path.
    #[cfg(feature = "author")]
    pub fn new(packs: &[Value], options: &Value) -> Result<Policy, Problems> {
        Library::new(packs, options).map(|library| Policy { library })
    }

    /// Decides a case.
    ///
    /// `host_now_ms` (milliseconds since 1970) is taken for the case's `now` where it has none; without either it is a
    /// problem, since nothing here reads a clock.
    ///
    /// # Errors
    /// Every problem of the case and the options.
    pub fn evaluate(&self, input: &Value, options: &Value, host_now_ms: Option<i64>) -> Result<Decision, Problems> {
        self.decide(Part::Evaluate, input, options, host_now_ms)
    }

    /// Decides as much of a case as a part of the answer needs.
    ///
    /// # Errors
    /// As [`Policy::evaluate`].
    pub fn decide(
        &self,
        part: Part,
        input: &Value,
        options: &Value,
        host_now_ms: Option<i64>,
    ) -> Result<Decision, Problems> {
        let report = Report::default();
        let options = options::read(options, &self.library, &report);
        let decision = self.decide_with(part, input, &options, host_now_ms, &report);
        match decision {
            Some(decision) if report.is_empty() => Ok(decision),
            _ => Err(report.into_problems()),
        }
    }

    fn decide_with(
        &self,
        part: Part,
        input: &Value,
        options: &Options,
        host_now_ms: Option<i64>,
        report: &Report,
    ) -> Option<Decision> {
        let pack_zone = self.library.headers().next().map(|header| header.zone);
        let Some(zone) = options.zone.or(pack_zone) else {
            report.add(Problem::new("packs", "at least one loaded pack to decide by"));
            return None;
        };
        let mut case = case::read(input, &self.library, zone, report);
        if !options.is_agent {
            // A customer's answer does not depend on the seller's cost.
            case.set(id::ITEM_COST, None);
        }
        let Some(now) = case.now.or_else(|| host_instant(host_now_ms)) else {
            report.add(Problem::new("now", "the instant to decide for, such as `2026-11-07T10:00:00+08:00`"));
            return None;
        };
        case::after_now(&case, now, zone, report);
        if !report.is_empty() {
            return None;
        }
        let sale = Sale {
            goods: case.code(id::ITEM_GOODS)?,
            channel: case.code(id::ORDER_CHANNEL),
            platform: case.code(id::ORDER_PLATFORM),
            sold_as: case.code(id::ORDER_SOLD_AS),
        };
        let selection = self.library.select(options.packs.as_deref(), sale, report);
        for pack in &selection.packs {
            if let Some(currency) = &case.currency
                && *currency != pack.currency
            {
                let wanted = format!("`{}`, the currency of the pack `{}`", pack.currency, pack.id());
                report.add(Problem::new("currency", wanted).given_text(currency));
            }
        }
        if !report.is_empty() {
            return None;
        }
        let first = selection.packs.first()?;
        let zone = options.zone.unwrap_or(first.zone());
        // A plain `now` is that day in the zone asked for.
        let now = match (now, options.zone) {
            (When::Date(_), Some(zone)) => When::Instant(now.instant(zone)),
            (now, _) => now,
        };
        let chosen: Vec<Chosen<'_>> =
            selection.packs.iter().map(|pack| Chosen { pack, is_asked: selection.is_asked }).collect();
        Some(decide(&case, &chosen, now, zone, options, part))
    }

    /// Decides a case given as JSON text and answers in JSON text: the base path of the JavaScript boundary.
    ///
    /// # Errors
    /// As [`Policy::evaluate`]; a text that is no JSON is one problem.
    pub fn call_json(
        &self,
        part: Part,
        case_text: &str,
        options: &Value,
        host_now_ms: Option<i64>,
    ) -> Result<String, Problems> {
        let input = parse(case_text.as_bytes())?;
        let decision = self.decide(part, &input, options, host_now_ms)?;
        Ok(written(part, &decision))
    }

    /// The texts and citations of rules and the titles of packs, by id (`pack/rule` or `pack`), as JSON.
    ///
    /// # Errors
    /// Options that are wrong, and ids that no loaded pack has.
    pub fn texts_json(&self, ids: &[String], options: &Value) -> Result<String, Problems> {
        let report = Report::default();
        let options = options::read(options, &self.library, &report);
        let texts = crate::menu::texts(&self.library, ids, options.locale, &report);
        if report.is_empty() { Ok(texts) } else { Err(report.into_problems()) }
    }

    /// A menu of the loaded packs as JSON.
    ///
    /// # Errors
    /// Options that are wrong.
    pub fn menu_json(&self, menu: crate::Menu, options: &Value) -> Result<String, Problems> {
        let report = Report::default();
        let options = options::read(options, &self.library, &report);
        if !report.is_empty() {
            return Err(report.into_problems());
        }
        Ok(crate::menu::menu(&self.library, menu, options.locale))
    }
}

/// JSON bytes as a value.
pub(crate) fn parse(text: &[u8]) -> Result<Value, Problems> {
    if text.len() > LONGEST_CASE {
        let wanted = format!("at most {LONGEST_CASE} bytes of JSON");
        let given = format!("{} bytes", text.len());
        return Err(Problems::one(Problem::new("", wanted).given_text(&given)));
    }
    serde_json::from_slice(text)
        .map_err(|error| Problems::one(Problem::new("", "JSON text").given_text(&error.to_string())))
}

fn host_instant(host_now_ms: Option<i64>) -> Option<When> {
    DateTime::from_timestamp_millis(host_now_ms?).map(When::Instant)
}

/// The JSON text of a part of a decision.
pub(crate) fn written(part: Part, decision: &Decision) -> String {
    match part {
        Part::Evaluate => return decision.to_json(),
        Part::Replies => return text(&decision.replies),
        Part::Eligibility | Part::Compensation => {}
    }
    let mut out = String::new();
    let mut object = Object::new(&mut out);
    object.field("now", &decision.now);
    object.field("policy", &decision.policy);
    if part == Part::Eligibility {
        object.field("headline", &decision.headline);
        object.field("remedies", &decision.remedies);
        object.field("missing", &decision.missing);
        object.field("timeline", &decision.timeline);
    } else {
        object.field("compensation", &decision.compensation);
        object.field("charges", &decision.charges);
        object.field("missing", &decision.missing);
    }
    object.end();
    out
}
