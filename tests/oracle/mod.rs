//! A second, naive evaluator, written from `docs/pack-format.md` alone.
//!
//! It reads cases and packs as plain JSON, walks every day of a window, and shares no line with the engine. Where the
//! two differ, one of them, or the page, is wrong.
#![allow(dead_code, reason = "each test file uses its own part of the module")]

pub mod answer;
pub mod calendar;
pub mod charge;
pub mod choice;
pub mod compensation;
pub mod condition;
pub mod day;
pub mod deadline;
pub mod engine;
pub mod expression;
pub mod freight;
pub mod generate;
pub mod json;
pub mod missing;
pub mod mutate;
pub mod pack;
pub mod period;
pub mod random;
pub mod refund;
pub mod remedy;
pub mod rule;
pub mod shrink;
pub mod situation;
pub mod small_pack;
pub mod truth;
pub mod vocabulary;
pub mod window;
pub mod words;
