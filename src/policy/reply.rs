//! Reply texts of a pack and when they are true.

use super::term::Condition;
use crate::text::Local;

/// A reply with its wordings.
#[derive(Clone, Debug)]
pub(crate) struct ReplyText {
    pub(crate) id: String,
    pub(crate) rung: String,
    /// Who reads the words.
    pub(crate) to: String,
    pub(crate) agent_only: bool,
    pub(crate) needs: Needs,
    /// Tone → words; `warm` is always there.
    pub(crate) texts: Vec<(String, Local)>,
}

/// What must hold for a reply to be given.
#[derive(Clone, Debug)]
pub(crate) struct Needs {
    pub(crate) goods: Vec<String>,
    pub(crate) issues: Vec<String>,
    pub(crate) when: Option<Condition>,
    /// Remedy → verdicts of which the decision must have one.
    pub(crate) verdicts: Vec<(&'static str, Vec<String>)>,
    /// Compensation codes that must be eligible.
    pub(crate) offers: Vec<String>,
}
