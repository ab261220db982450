//! Facts: what a case says, as typed values that may be unknown.

mod truth;
mod value;

pub(crate) use truth::{FactSet, Trace, Truth};
pub use value::FactValue;
