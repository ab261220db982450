//! What only authors of packs call: packs come in as JavaScript objects.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{RawPolicy, refusal};
use crate::{Diagnostic, Policy, Problem, Problems, Value};

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

    /// The packs, compiled; nothing of packs that were refused.
    pub fn compiled(&self) -> Vec<u8> {
        self.0.as_ref().map(Policy::to_bytes).unwrap_or_default()
    }
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
