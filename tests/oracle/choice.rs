//! Which packs apply to a sale, and whose answer a remedy takes.

use std::cmp::Reverse;

use super::answer::Answer;
use super::json::{Json, at, decimal, text, texts};
use super::situation::{Situation, lies_under};

/// Depth of the goods that match, then whether the pack is the default for them.
fn fit(pack: &Json, case: &Json) -> Option<(usize, bool)> {
    let goods = at(case, "item.goods").and_then(Json::as_str).unwrap();
    let applies = &pack["appliesTo"];
    let depth_of = |subtree: &&str| if *subtree == "*" { 0 } else { subtree.split('.').count() };
    let under = |name: &str| {
        let all = texts(applies, name).into_iter().filter(|subtree| lies_under(goods, subtree));
        all.map(|subtree| depth_of(&subtree)).max()
    };
    let depth = under("goods")?;
    let is_default = under("defaultFor").is_some();
    for (name, fact) in [("channel", "order.channel"), ("platform", "order.platform"), ("soldAs", "order.soldAs")] {
        if applies.get(name).is_none() {
            continue;
        }
        let holds = match at(case, fact).and_then(Json::as_str) {
            Some(value) => texts(applies, name).contains(&value),
            None => is_default,
        };
        if !holds {
            return None;
        }
    }
    Some((depth, is_default))
}

/// The packs that apply, in the order in which they were loaded: of one group the one that fits best.
pub fn applying<'a>(packs: &'a [Json], case: &Json) -> Vec<&'a Json> {
    let mut chosen: Vec<&Json> = Vec::new();
    for pack in packs.iter().filter(|pack| fit(pack, case).is_some()) {
        let rivals = packs.iter().filter(|other| other["group"] == pack["group"] && fit(other, case).is_some());
        let best = rivals.min_by_key(|other| Reverse(fit(other, case)));
        if best.is_some_and(|best| best["id"] == pack["id"]) {
            chosen.push(pack);
        }
    }
    chosen
}

/// The place of the pack with the best answer: the verdict, then no charge to the buyer, then the higher refund, then the
/// later end, then the first.
pub fn best(packs: &[&Json], case: &Json, answers: &[Answer], remedy: &str) -> usize {
    let worth = |place: usize| {
        let answer = &answers[place];
        let line = |name: &str| answer.get(&format!("{remedy}.{name}")).cloned();
        let verdict = line("verdict").map_or("ineligible".to_owned(), |verdict| verdict);
        let rank = ["ineligible", "needs_info", "conditional", "eligible"].iter().position(|code| *code == verdict);
        let total = line("total").and_then(|total| decimal(&Json::String(total)));
        // What is possible without a window has no end; what is impossible anyway has none either, and that is no merit.
        // An end that is not known yet ranks below every one that is.
        let ruling = super::remedy::ruling(&Situation::new(packs[place], case), remedy);
        let is_endless = ruling.grant.is_some_and(|grant| grant.effect.get("window").is_none());
        let without = if verdict != "ineligible" && is_endless { i64::MAX } else { i64::MIN };
        let end = line("closesAt").and_then(|end| super::day::When::parse(&end)).map_or(without, |end| end.second(0));
        let charges = format!("{remedy}.charge.");
        let costs = answer.iter().any(|(name, value)| {
            let kind = name.strip_prefix(&charges).and_then(|rest| rest.strip_suffix(".payer"));
            kind.is_some_and(|kind| {
                value == "buyer" && line(&format!("charge.{kind}.amount")).as_deref() != Some("0.00")
            })
        });
        (rank, !costs, total, end)
    };
    // The first of equals: the last one by the reversed order.
    (0..answers.len()).rev().max_by_key(|place| worth(*place)).unwrap()
}

/// The lines that say something of a remedy.
pub fn of_remedy(answer: &Answer, remedy: &str) -> Answer {
    let start = format!("{remedy}.");
    answer
        .iter()
        .filter(|(name, _)| name.starts_with(&start))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// The id of a pack.
pub fn id(pack: &Json) -> &str {
    text(pack, "id").unwrap()
}
