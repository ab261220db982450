//! Whether a rule is in force and applicable, and how specific it is.

use super::condition;
use super::day::When;
use super::json::{Json, list, text, texts};
use super::situation::{Situation, lies_under};
use super::truth::{Truth, all};

/// Depth of the goods that match, then whether faults are named.
pub type Specificity = (usize, bool);

/// The rules in force, in the order of the pack.
pub fn in_force<'a>(situation: &Situation<'a>) -> Vec<&'a Json> {
    let all = || list(situation.pack, "rules").iter();
    situation.rules.get_or_init(|| all().filter(|rule| is_in_force(situation, rule)).collect()).clone()
}

fn is_in_force(situation: &Situation<'_>, rule: &Json) -> bool {
    let date = match text(rule, "inForce") {
        Some("now") => situation.now.day(situation.zone),
        _ => situation.sale_day(),
    };
    let bound = |name| text(rule, name).and_then(When::parse).map(|when| when.day(situation.zone));
    bound("from").is_none_or(|from| from <= date) && bound("until").is_none_or(|until| date < until)
}

pub fn applicability<'a>(situation: &Situation<'a>, rule: &'a Json) -> Truth {
    let known = situation.applies.borrow().get(&std::ptr::from_ref(rule)).copied();
    known.unwrap_or_else(|| {
        let truth = judge(situation, rule);
        situation.applies.borrow_mut().insert(std::ptr::from_ref(rule), truth);
        truth
    })
}

fn judge<'a>(situation: &Situation<'a>, rule: &'a Json) -> Truth {
    let goods = situation.goods();
    let for_goods =
        rule.get("goods").is_none() || texts(rule, "goods").iter().any(|subtree| lies_under(goods, subtree));
    let kind = situation.fact("issue.kind").unwrap();
    let for_issue = rule.get("issues").is_none_or(|issues| issues.as_array().unwrap().contains(&kind));
    let for_fault = match (rule.get("faults"), situation.fact("issue.fault")) {
        (None, _) => Truth::True,
        (Some(_), None) => Truth::Ask,
        (Some(faults), Some(fault)) => Truth::of(faults.as_array().unwrap().contains(&fault)),
    };
    // A rule of other goods, issues or faults asks for nothing.
    if [Truth::of(for_goods), Truth::of(for_issue), for_fault].contains(&Truth::False) {
        return Truth::False;
    }
    let when = rule.get("when").map_or(Truth::True, |when| condition::truth(situation, when));
    all([for_fault, when])
}

pub fn specificity(situation: &Situation<'_>, rule: &Json) -> Specificity {
    let goods = situation.goods();
    let matching = texts(rule, "goods").into_iter().filter(|subtree| lies_under(goods, subtree));
    let depth = matching.map(|subtree| if subtree == "*" { 0 } else { subtree.split('.').count() }).max().unwrap_or(0);
    (depth, rule.get("faults").is_some())
}

/// `pack/rule`
pub fn full_id(situation: &Situation<'_>, rule: &Json) -> String {
    format!("{}/{}", text(situation.pack, "id").unwrap(), text(rule, "id").unwrap())
}

/// The effects of one kind in a rule.
pub fn effects<'a>(rule: &'a Json, kind: &str) -> Vec<&'a Json> {
    list(rule, "effects").iter().filter(|effect| text(effect, "do") == Some(kind)).collect()
}

/// Of the effects of one kind that pass a filter, the one that counts: the most specific goods, then the rules that name
/// faults, then the first listed that is not false.
pub fn chosen<'a>(
    situation: &Situation<'a>,
    kind: &str,
    is_meant: impl Fn(&Json) -> bool,
) -> Option<(&'a Json, &'a Json, Truth)> {
    let mut best: Option<(&Json, &Json, Truth)> = None;
    for rule in in_force(situation) {
        for effect in effects(rule, kind) {
            if !is_meant(effect) {
                continue;
            }
            let truth = applicability(situation, rule);
            if truth == Truth::False {
                continue;
            }
            let is_better =
                best.is_none_or(|(other, _, _)| specificity(situation, rule) > specificity(situation, other));
            if is_better {
                best = Some((rule, effect, truth));
            }
        }
    }
    best
}
