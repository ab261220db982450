//! What is this buyer entitled to, until when, who pays, how much may be offered, which fact is still missing, and what
//! do we say?
//!
//! One way through, each arrow one function, a module knowing only what stands left of it:
//!
//! ```text
//! case → facts → policy → decision → replies
//! ```
//!
//! [`Policy`] holds the packs; [`Policy::evaluate`] takes a case and gives a [`Decision`]. The core has no clock, no
//! input or output and no JavaScript: `now` comes in with the case or from the caller.

mod call;
mod case;
#[cfg(feature = "author")]
mod check;
mod decision;
mod facts;
#[cfg(feature = "author")]
mod hash;
#[cfg(target_arch = "wasm32")]
mod js;
mod json;
mod library;
mod menu;
mod money;
mod ndjson;
mod options;
mod order;
#[cfg(feature = "author")]
mod packs;
mod policy;
mod problem;
mod read;
mod replies;
mod text;
mod time;
mod value;
pub mod vocabulary;
mod wire;

pub use call::Policy;
#[cfg(feature = "author")]
pub use check::{Diagnostic, check_pack, mismatches};
pub use decision::{Part, answer};
pub use menu::Menu;
pub use problem::{Problem, Problems};
pub use text::Locale;
pub use value::Value;

pub use decision::answer::Decision;
