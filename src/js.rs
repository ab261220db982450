//! The boundary to JavaScript; with `js/author.rs` the only files that name wasm-bindgen, js-sys and serde-wasm-bindgen.
//!
//! Cases and options come in and decisions go out as text: a decision that leaves as JavaScript objects costs more than
//! deciding. No export returns a JavaScript reference, because Node 20 can crash when optimised code calls one that
//! does; so a refusal, too, goes out as text: `!` and its problems. The host's clock comes in as milliseconds.

#[cfg(feature = "author")]
mod author;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::call::parse;
use crate::{Menu, Part, Policy, Problems, Value};

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A policy behind a handle; the glue wraps it.
#[wasm_bindgen]
pub struct RawPolicy(Result<Policy, Problems>);

#[wasm_bindgen]
impl RawPolicy {
    /// Compiled packs, one after another; what is wrong with them is told by `problems`.
    pub fn load(packs: &[u8]) -> RawPolicy {
        RawPolicy(Policy::load(packs))
    }

    /// Why the packs were refused; empty when they were not.
    pub fn problems(&self) -> String {
        match &self.0 {
            Ok(_) => String::new(),
            Err(problems) => refusal(problems),
        }
    }

    /// One part of a decision: 0 the whole, 1 eligibility, 2 compensation, 3 replies.
    pub fn decide(&self, part: u8, case: &str, options: &str, now: f64) -> String {
        let part = match part {
            1 => Part::Eligibility,
            2 => Part::Compensation,
            3 => Part::Replies,
            _ => Part::Evaluate,
        };
        self.answer(options, |policy, options| policy.call_json(part, case, options, Some(whole(now))))
    }

    /// One answer a line; `now` in milliseconds, the same for every chunk of a batch.
    pub fn ndjson(&self, lines: &[u8], options: &str, now: f64) -> Vec<u8> {
        let Ok(policy) = &self.0 else {
            return Vec::new();
        };
        match read(options) {
            Ok(options) => policy.ndjson(lines, &options, Some(whole(now))),
            Err(_) => Vec::new(),
        }
    }

    /// What a page offers to choose from: 0 packs, 1 goods, 2 vocabulary.
    pub fn menu(&self, menu: u8, options: &str) -> String {
        let menu = match menu {
            0 => Menu::Packs,
            1 => Menu::Goods,
            _ => Menu::Vocabulary,
        };
        self.answer(options, |policy, options| policy.menu_json(menu, options))
    }

    /// Texts and citations by their ids, a JSON list.
    pub fn texts(&self, ids: &str, options: &str) -> String {
        let Ok(Value::List(ids)) = parse(ids.as_bytes()) else { return String::new() };
        let ids: Vec<String> = ids.iter().filter_map(Value::as_text).map(str::to_owned).collect();
        self.answer(options, |policy, options| policy.texts_json(&ids, options))
    }

    fn answer(&self, options: &str, ask: impl FnOnce(&Policy, &Value) -> Result<String, Problems>) -> String {
        let answer = match &self.0 {
            Ok(policy) => read(options).and_then(|options| ask(policy, &options)),
            Err(problems) => Err(problems.clone()),
        };
        answer.unwrap_or_else(|problems| refusal(&problems))
    }
}

/// Takes the words of a language into use; gives its tag, or why they are refused.
#[cfg(not(feature = "author"))]
#[wasm_bindgen]
pub fn learn(words: &[u8]) -> String {
    match crate::vocabulary::learn(words) {
        Ok(locale) => locale.tag().to_owned(),
        Err(problems) => refusal(&problems),
    }
}

/// Options as JSON text; an empty one is none.
fn read(options: &str) -> Result<Value, Problems> {
    if options.is_empty() { Ok(Value::Null) } else { parse(options.as_bytes()) }
}

fn refusal(problems: &Problems) -> String {
    format!("!{}", problems.to_json())
}

/// Milliseconds without their fraction; a cast saturates and does not trap.
fn whole(milliseconds: f64) -> i64 {
    milliseconds as i64
}
