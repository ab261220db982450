//! The answer as it leaves the core: the shapes of the published contract.
//!
//! Texts and citations are left out of a brief answer; they are had by the ids of the rules.

use crate::json::{Json, object, text};

macro_rules! answer {
    ($(#[$doc:meta] $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        #[$doc]
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the fields are documented in the package's type declarations")]
        pub struct $name { $(pub $field: $type),* }
        object!($name { $($field),* });
    )*};
}

/// Whether evidence is at hand; unknown is `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Satisfied(pub Option<bool>);

impl Json for Satisfied {
    fn write(&self, out: &mut String) {
        self.0.write(out);
    }
}

answer! {
    /// The whole answer.
    Decision {
        now: String, policy: Vec<PolicyUsed>, issue: Issue, headline: String, remedies: Vec<Remedy>, compensation: Vec<Compensation>, charges: Vec<Charge>, missing: Vec<Question>, evidence: Vec<Evidence>, deadlines: Vec<Deadline>, steps: Vec<Step>, measures: Vec<Measure>, escalation: Vec<Rung>, records: Vec<Record>, service_levels: Vec<ServiceLevel>, timeline: Vec<Change>, notes: Vec<Note>, negotiation: Option<Negotiation>, replies: Vec<Reply>,
    }
    /// A pack the answer rests on.
    PolicyUsed { id: String, version: String, hash: String, selected: String, title: Option<String> }
    /// What the case is about, whom the buyer turns to and who bears it.
    Issue { kind: String, aspect: String, answers: String, liable: String }
    /// The answer on one remedy.
    Remedy {
        kind: String, verdict: String, rank: usize, from: String, by_pack: Vec<ByPack>, window: Option<WindowText>,
        freight: Option<FreightLegs>, refund: Option<RefundSum>, charges: Vec<Charge>, route: Option<String>, route_text: Option<String>,
        conditions: Vec<Note>, missing: Vec<String>, reasons: Vec<Reason>,
    }
    /// What one pack says of a remedy.
    ByPack { pack: String, verdict: String, closes_at: Option<String>, total: Option<String> }
    /// When a remedy is open.
    WindowText { opens_at: String, closes_at: String, anchor: String, approximate: Option<bool>, text: Option<String> }
    /// Who pays which leg.
    FreightLegs { original: Option<String>, back: String, replacement: Option<String>, advanced_by: Option<String> }
    /// What goes back to the buyer.
    RefundSum {
        goods: Option<String>, freight: Option<String>, deductions: Vec<Deduction>, total: Option<String>,
        total_at_most: Option<String>, complete: bool, currency: String,
    }
    /// What is taken off a refund.
    Deduction { kind: String, amount: Option<String>, basis: Option<String>, citation: Option<Citation> }
    /// What somebody pays.
    Charge {
        kind: String, payer: String, amount: Option<String>, from: Option<String>, until: Option<String>,
        text: Option<String>, citation: Option<Citation>,
    }
    /// Why.
    Reason { code: String, rule: String, pack: String, text: Option<String>, reading: Option<String>, citation: Option<Citation> }
    /// Where a rule stands.
    Citation { document: String, clause: String, quote: Option<String>, mark: Option<String> }
    /// A code with its words.
    Note { code: String, text: Option<String>, fact: Option<String> }
    /// What may be offered.
    Compensation {
        code: String, form: String, verdict: String, min: Option<String>, max: Option<String>,
        suggested: Option<String>, currency: String, payer: String, basis: Vec<BasisText>, margin_checked: bool,
        conditions: Vec<Note>, reasons: Vec<Note>, rule: String, citation: Option<Citation>,
    }
    /// What a compensation is measured by.
    BasisText { code: String, text: Option<String>, amount: Option<String> }
    /// A fact that decides and how to ask for it.
    Question { fact: String, r#type: String, text: Option<String>, options: Option<Vec<Choice>>, decides: Vec<String> }
    /// One answer to a question.
    Choice { value: ChoiceValue, text: Option<String> }
    /// What must be shown.
    Evidence { code: String, text: Option<String>, from: String, satisfied: Satisfied, decides: Vec<String>, citation: Option<Citation> }
    /// What must be done in time.
    Deadline {
        code: String, actor: String, from: Option<String>, due_at: Option<String>, status: String,
        remaining_seconds: Option<i64>, approximate: Option<bool>, missing: Vec<String>, remedy: Option<String>,
        text: Option<String>, citation: Option<Citation>,
    }
    /// Who does what, how far it is and until when.
    Step {
        code: String, text: Option<String>, actor: String, status: String, due_at: Option<String>, rule: String,
        citation: Option<Citation>,
    }
    /// Who does what to whom.
    Measure { code: String, text: Option<String>, actor: String, citation: Option<Citation> }
    /// Where a talk stands, which offers there are, and what comes next.
    Negotiation { rung: String, next: Option<String>, ladder: Vec<OfferText> }
    /// A rung of the ladder.
    OfferText {
        rung: String, remedy: Option<String>, offer: Option<String>, amount: Option<String>, status: String,
        text: Option<String>,
    }
    /// A rung of the escalation.
    Rung { level: usize, code: String, text: Option<String>, current: bool }
    /// What must be written down.
    Record { code: String, fields: Vec<String>, text: Option<String>, citation: Option<Citation> }
    /// A promised quality of service.
    ServiceLevel { code: String, value: String, unit: String, text: Option<String>, citation: Option<Citation> }
    /// A change in time.
    Change { at: String, remedy: String, what: String, from: String, to: String }
    /// What may be said.
    Reply {
        id: String, rung: String, to: String, turn: Option<String>, tone: String, locale: String, text: String,
        uses: Vec<String>,
    }
}

/// The value of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceValue {
    /// Yes or no.
    Flag(bool),
    /// A code.
    Code(String),
}

impl Json for ChoiceValue {
    fn write(&self, out: &mut String) {
        match self {
            ChoiceValue::Flag(flag) => flag.write(out),
            ChoiceValue::Code(code) => code.write(out),
        }
    }
}

impl Remedy {
    /// Whether it is to be had, perhaps once its conditions are met.
    pub(crate) fn is_possible(&self) -> bool {
        matches!(self.verdict.as_str(), "eligible" | "conditional")
    }
}

impl Decision {
    /// The answer as JSON text, in the shape of the published contract.
    #[must_use]
    pub fn to_json(&self) -> String {
        text(self)
    }
}
