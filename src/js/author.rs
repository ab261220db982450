//! What only authors of packs call: packs come in as JavaScript objects.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{RawPolicy, refusal};
use crate::{Diagnostic, Locale, Policy, Problem, Problems, Value};

#[wasm_bindgen]
impl RawPolicy {
    /// A shop's own packs; what is wrong with them is told by `problems`.
    #[wasm_bindgen(constructor)]
    pub fn new(packs: JsValue, options: JsValue) -> RawPolicy {
        RawPolicy(policy(packs, options))
    }

    /// The built-in packs.
    #[wasm_bindgen(js_name = builtIn)]
    pub fn built_in() -> RawPolicy {
        RawPolicy(Ok(Policy::built_in()))
    }

    /// The packs, compiled, with the texts of one language or, where none is named, of all they hold; nothing of packs
    /// that were refused or lack the language.
    pub fn compiled(&self, locale: &str) -> Vec<u8> {
        let Ok(policy) = &self.0 else { return Vec::new() };
        match Locale::ALL.into_iter().find(|known| known.tag() == locale) {
            Some(locale) => policy.to_bytes_in(locale).unwrap_or_default(),
            None => policy.to_bytes(),
        }
    }
}

/// The words of a language as the page's module takes them; nothing for another tag.
#[wasm_bindgen]
pub fn words(locale: &str) -> String {
    let known = Locale::ALL.into_iter().find(|known| known.tag() == locale);
    known.map(crate::vocabulary::words_file).unwrap_or_default()
}

/// The diagnostics of a pack.
#[wasm_bindgen(js_name = checkPack)]
pub fn check_pack(pack: JsValue) -> String {
    match plain(pack) {
        Ok(pack) => Diagnostic::to_json(&crate::check_pack(&pack)),
        Err(problems) => refusal(&problems),
    }
}

fn policy(packs: JsValue, options: JsValue) -> Result<Policy, Problems> {
    if !Array::is_array(&packs) {
        return Err(Problems::one(Problem::new("packs", "a list of packs")));
    }
    let packs = Array::from(&packs).iter().map(plain).collect::<Result<Vec<Value>, Problems>>()?;
    Policy::new(&packs, &plain(options)?)
}

fn plain(value: JsValue) -> Result<Value, Problems> {
    serde_wasm_bindgen::from_value(value).map_err(|_| Problems::one(Problem::new("", "plain data")))
}
