//! The bytes of a compiled pack: every type of a policy, field by field.

use super::{
    Act, Amount, Applies, Basis, Brand, Charge, Citation, CodedText, Comparison, Compensate, Condition, DeadlineRule,
    Deny, Effect, EvidenceRule, Fault, Freight, Goods, Grant, Header, KnownFault, Length, Liable, NamedCondition,
    Needs, OfferRule, Pack, Parameter, RecordRule, Remedies, ReplyText, RouteRule, Rule, ServiceLevelRule, StepRule,
    WindowRule,
};
use crate::facts::FactValue;
use crate::text::Locale;
use crate::time::{Calendar, DayKind, First, Roll, Unit};
#[cfg(feature = "author")]
use crate::wire::Writer;
use crate::wire::{Reader, Wire, wire_enum, wire_struct};

wire_struct! {
    Header { id, version, hash, only, kind, group, title, zone, applies, goods, faults }
    KnownFault { code, issues, goods }
    Applies { goods, channel, platform, sold_as, default_for }
    Parameter { name, value }
    Goods { code, title, values }
    Fault { code, title, issues, goods }
    NamedCondition { name, text, evidence, met }
    Calendar { weekdays, opens, closes, holidays, workdays, covered_until }
    WindowRule { name, anchors, length, is_before, kind, first, roll, at, kilometres }
    Rule { id, title, text, citation, reading, from, until, in_force_now, goods, issues, faults, when, effects }
    Citation { document, clause, quote, mark }
    Act { agent_only, effect }
    Grant { remedy, window, requires, freight, route, overrides, reason }
    Deny { remedies, reason }
    Freight { original, back, replacement, advanced_by }
    Charge { kind, payer, remedies, amount, deduct, window, text }
    RouteRule { remedies, to, text }
    Compensate { code, form, payer, min, max, suggested, cap, requires, basis, text }
    Basis { code, text, amount }
    EvidenceRule { code, from, remedies, text }
    DeadlineRule { code, actor, window, from, remedy, text }
    CodedText { code, actor, text }
    StepRule { code, actor, text, deadline, remedies }
    OfferRule { rung, remedy, offer }
    RecordRule { code, fields, text }
    ServiceLevelRule { code, value, unit, text }
    Liable { party, answers }
    ReplyText { id, rung, to, agent_only, needs, texts }
    Needs { goods, issues, when, verdicts, offers }
    Pack {
        header, currency, answers, sale, parameters, presume, goods, brands, faults, calendar, windows, conditions,
        rules, replies, turning, remedies,
    }
}

/// A case may name a brand in either language, so a pack of one language keeps both titles.
impl Wire for Brand {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        let Brand { code, title, aliases } = self;
        code.write(out);
        title.zh.write(out);
        title.en.write(out);
        aliases.write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Brand { code: Wire::read(from), title: Wire::read(from), aliases: Wire::read(from) }
    }
}

wire_enum! {
    Locale { 0 Zh, 1 En }
    FactValue { 0 Bool(a), 1 Code(a), 2 Set(a), 3 Number(a), 4 Date(a), 5 Text(a), 6 Period(a) }
    Condition {
        0 All(a), 1 Any(a), 2 Not(a), 3 In(a, b), 4 Has(a, b), 5 Empty(a), 6 Compare(a, b, c), 7 Goods(a), 8 Window(a),
        9 Passed(a), 10 Settled(a), 11 Known(a),
    }
    Comparison { 0 AtLeast, 1 Above, 2 AtMost, 3 Below }
    Amount {
        0 Constant(a), 1 Fact(a), 2 Goods(a), 3 Add(a), 4 Subtract(a), 5 Multiply(a), 6 Divide(a), 7 Least(a),
        8 Greatest(a), 9 FirstKnown(a), 10 DaysSince(a), 11 RoundUp(a), 12 By(a, b),
    }
    Length { 0 Fixed(a), 1 Goods(a), 2 Fact(a), 3 Counted(a, b) }
    Unit { 0 Days, 1 Hours, 2 Minutes }
    DayKind { 0 Calendar, 1 Business, 2 Hours }
    First { 0 Next, 1 Same }
    Roll { 0 None, 1 NextBusinessDay }
    Remedies { 0 All, 1 Some(a) }
    Effect {
        0 Grant(a), 1 Deny(a), 2 Charge(a), 3 Freight(a, b), 4 Route(a), 5 Compensate(a), 6 Evidence(a), 7 Deadline(a),
        8 Step(a), 9 Measure(a), 10 Escalate(a), 11 Record(a), 12 ServiceLevel(a), 13 Prefer(a), 14 Liable(a),
        15 Negotiate(a),
    }
}
