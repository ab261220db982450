//! The boundary to JavaScript, and the only file that names wasm-bindgen, js-sys and serde-wasm-bindgen.
//!
//! Cases come in and decisions go out as text: a decision that leaves as JavaScript objects costs more than deciding.
//! Packs and options come in as objects. No export returns a JavaScript reference, because Node 20 can crash when
//! optimised code calls one that does; so a refusal, too, goes out as text: `!` and its problems.

use js_sys::Date;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Menu, Part, Policy, Problem, Problems, Value};

/// A policy behind a handle; the glue wraps it.
#[wasm_bindgen]
pub struct RawPolicy(Result<Policy, Problems>);

#[wasm_bindgen]
impl RawPolicy {
    /// A shop's own packs; what is wrong with them is told by `problems`.
    #[wasm_bindgen(constructor)]
    pub fn new(packs: JsValue, options: JsValue) -> RawPolicy {
        RawPolicy(compile(packs, options))
    }

    /// The built-in packs.
    #[wasm_bindgen(js_name = builtIn)]
    pub fn built_in() -> RawPolicy {
        RawPolicy(Ok(Policy::built_in()))
    }

    /// Why the packs were refused; empty when they were not.
    pub fn problems(&self) -> String {
        match &self.0 {
            Ok(_) => String::new(),
            Err(problems) => refusal(problems),
        }
    }

    /// One part of a decision: 0 the whole, 1 eligibility, 2 compensation, 3 replies.
    pub fn decide(&self, part: u8, case: &str, options: JsValue) -> String {
        let part = match part {
            1 => Part::Eligibility,
            2 => Part::Compensation,
            3 => Part::Replies,
            _ => Part::Evaluate,
        };
        self.answer(options, |policy, options| policy.call_json(part, case, options, Some(host_now())))
    }

    /// One answer a line; `now` in milliseconds, the same for every chunk of a batch.
    pub fn ndjson(&self, lines: &[u8], options: JsValue, now: f64) -> Vec<u8> {
        let Ok(policy) = &self.0 else {
            return Vec::new();
        };
        match plain(options) {
            Ok(options) => policy.ndjson(lines, &options, Some(whole(now))),
            Err(_) => Vec::new(),
        }
    }

    /// What a page offers to choose from: 0 packs, 1 goods, 2 vocabulary.
    pub fn menu(&self, menu: u8, options: JsValue) -> String {
        let menu = match menu {
            0 => Menu::Packs,
            1 => Menu::Goods,
            _ => Menu::Vocabulary,
        };
        self.answer(options, |policy, options| policy.menu_json(menu, options))
    }

    /// Texts and citations by their ids.
    pub fn texts(&self, ids: Vec<String>, options: JsValue) -> String {
        self.answer(options, |policy, options| policy.texts_json(&ids, options))
    }

    fn answer(&self, options: JsValue, ask: impl FnOnce(&Policy, &Value) -> Result<String, Problems>) -> String {
        let answer = match &self.0 {
            Ok(policy) => plain(options).and_then(|options| ask(policy, &options)),
            Err(problems) => Err(problems.clone()),
        };
        answer.unwrap_or_else(|problems| refusal(&problems))
    }
}

/// The diagnostics of a pack.
#[wasm_bindgen(js_name = checkPack)]
pub fn check_pack(pack: JsValue) -> String {
    match plain(pack) {
        Ok(pack) => serde_json::to_string(&crate::check_pack(&pack)).unwrap_or_default(),
        Err(problems) => refusal(&problems),
    }
}

fn compile(packs: JsValue, options: JsValue) -> Result<Policy, Problems> {
    match plain(packs)? {
        Value::List(packs) => Policy::new(&packs, &plain(options)?),
        _ => Err(Problems::one(Problem::new("packs", "a list of packs"))),
    }
}

fn plain(value: JsValue) -> Result<Value, Problems> {
    serde_wasm_bindgen::from_value(value).map_err(|_| Problems::one(Problem::new("", "plain data")))
}

fn refusal(problems: &Problems) -> String {
    format!("!{}", problems.to_json())
}

/// The host's clock, for a case that says nothing of `now`; the core has none.
fn host_now() -> i64 {
    whole(Date::now())
}

/// Milliseconds without their fraction; a cast saturates and does not trap.
fn whole(milliseconds: f64) -> i64 {
    milliseconds as i64
}
