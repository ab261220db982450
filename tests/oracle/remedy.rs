//! The verdict of a remedy in one pack.

use super::json::{Json, list, text, texts};
use super::rule::{self, Specificity};
use super::situation::Situation;
use super::truth::{Truth, all, any};
use super::{condition, window};

/// A grant of the remedy with the truths that make it up.
pub struct Grant<'a> {
    pub rule: &'a Json,
    pub effect: &'a Json,
    /// Its place in the pack.
    number: usize,
    specificity: Specificity,
    applies: Truth,
    window: Truth,
    requires: Truth,
    denied: Truth,
}

impl Grant<'_> {
    fn truth(&self) -> Truth {
        all([self.applies, self.truth_if_it_applies()])
    }

    fn truth_if_it_applies(&self) -> Truth {
        all([self.window, self.requires, self.denied.not()])
    }
}

/// What a pack says of a remedy.
pub struct Ruling<'a> {
    pub truth: Truth,
    /// The grant that gives window, freight, route and charges.
    pub grant: Option<Grant<'a>>,
    pub reason: String,
    pub rule: String,
    /// Codes of the named conditions still open.
    pub conditions: Vec<String>,
}

pub fn is_denied(effect: &Json, remedy: &str) -> bool {
    effect["remedies"] == "all" || texts(effect, "remedies").contains(&remedy)
}

/// The truth of a named condition.
pub fn named_condition(situation: &Situation<'_>, name: &str) -> Truth {
    let definition = &situation.pack["conditions"][name];
    if let Some(code) = definition.get("evidence") {
        let at_hand = situation.look("evidence");
        let is_met = at_hand.is_some_and(|at_hand| at_hand.as_array().unwrap().contains(code));
        return if is_met { Truth::True } else { Truth::Open };
    }
    // What has not happened yet is never asked for.
    let asked = situation.asked.borrow().clone();
    let met = definition.get("met").map(|met| condition::truth(situation, met));
    *situation.asked.borrow_mut() = asked;
    match met {
        Some(Truth::True) => Truth::True,
        Some(Truth::False) => Truth::False,
        _ => Truth::Open,
    }
}

/// The truth of a list of required conditions.
pub fn requires(situation: &Situation<'_>, effect: &Json) -> Truth {
    let truths: Vec<Truth> =
        texts(effect, "requires").into_iter().map(|name| named_condition(situation, name)).collect();
    [Truth::False, Truth::Open].into_iter().find(|truth| truths.contains(truth)).unwrap_or(Truth::True)
}

/// The codes of the required conditions still open.
pub fn open_conditions(situation: &Situation<'_>, effect: &Json) -> Vec<String> {
    let names = texts(effect, "requires").into_iter();
    names.filter(|name| named_condition(situation, name) == Truth::Open).map(str::to_owned).collect()
}

fn denials<'a>(situation: &Situation<'a>, remedy: &str, overridden: &[&str]) -> Vec<(&'a Json, &'a Json, Truth)> {
    let mut denials = Vec::new();
    for rule in rule::in_force(situation) {
        if overridden.contains(&text(rule, "id").unwrap()) {
            continue;
        }
        for effect in rule::effects(rule, "deny") {
            if is_denied(effect, remedy) {
                denials.push((rule, effect, rule::applicability(situation, rule)));
            }
        }
    }
    denials
}

/// Every grant of the remedy whose rule may apply: the most specific first, else as listed.
fn grants<'a>(situation: &Situation<'a>, remedy: &str) -> Vec<Grant<'a>> {
    let mut grants = Vec::new();
    for rule in rule::in_force(situation) {
        for effect in rule::effects(rule, "grant") {
            let applies = rule::applicability(situation, rule);
            if text(effect, "remedy") != Some(remedy) || applies == Truth::False {
                continue;
            }
            let denials = denials(situation, remedy, &texts(effect, "overrides"));
            grants.push(Grant {
                rule,
                effect,
                number: grants.len(),
                specificity: rule::specificity(situation, rule),
                applies,
                window: text(effect, "window").map_or(Truth::True, |name| window::holds(situation, name)),
                requires: requires(situation, effect),
                denied: any(denials.iter().map(|(_, _, truth)| *truth)),
            });
        }
    }
    grants.sort_by_key(|grant| std::cmp::Reverse(grant.specificity));
    grants
}

/// The place of the best grant among some: by truth, then by an open window, then by order.
fn best(grants: &[Grant<'_>], places: &[usize]) -> usize {
    let worth = |place: &usize| (grants[*place].truth().worth(), grants[*place].window == Truth::True);
    let best = places.iter().map(worth).max().unwrap();
    *places.iter().find(|place| worth(place) == best).unwrap()
}

pub fn ruling<'a>(situation: &Situation<'a>, remedy: &str) -> Ruling<'a> {
    let mut grants = grants(situation, remedy);
    // The deciding class is the most specific one in which a rule surely applies.
    let sure = grants.iter().filter(|grant| grant.applies == Truth::True);
    let class = sure.map(|grant| grant.specificity).max();
    let places = |is_meant: &dyn Fn(&Grant<'_>) -> bool| -> Vec<usize> {
        (0..grants.len()).filter(|place| is_meant(&grants[*place])).collect()
    };
    let deciding = class.map(|class| best(&grants, &places(&|grant| grant.specificity == class)));
    let possible = places(&|grant| class.is_none_or(|class| grant.specificity > class));
    let answer = deciding.map_or(Truth::False, |place| grants[place].truth());
    let possible_truths: Vec<Truth> = possible.iter().map(|place| grants[*place].truth_if_it_applies()).collect();
    let truth = if possible_truths.iter().all(|truth| *truth == answer) {
        answer
    } else {
        let only_outcomes = possible.iter().all(|place| grants[*place].applies == Truth::Open)
            && answer != Truth::Ask
            && !possible_truths.contains(&Truth::Ask);
        if only_outcomes { Truth::Open } else { Truth::Ask }
    };
    // Where none surely decides, the possible one that promises most speaks for all.
    let most = possible_truths.iter().map(|truth| truth.worth()).max();
    let promising = possible.iter().zip(&possible_truths).filter(|(_, truth)| Some(truth.worth()) == most);
    let first = promising.map(|(place, _)| *place).min_by_key(|place| grants[*place].number);
    let Some(place) = deciding.or(first) else {
        // What forbids a remedy is the reason even where nothing grants it.
        let denied = denial(situation, remedy, &[]);
        let nothing = || ("not_covered".to_owned(), text(situation.pack, "id").unwrap().to_owned());
        let (reason, rule) = denied.unwrap_or_else(nothing);
        return Ruling { truth, grant: None, reason, rule, conditions: Vec::new() };
    };
    let in_class = |grant: &&Grant<'_>| class == Some(grant.specificity);
    let above = |grant: &&Grant<'_>| class.is_none_or(|class| grant.specificity > class);
    let refused: Vec<&Grant<'_>> = grants.iter().filter(in_class).chain(grants.iter().filter(above)).collect();
    let (reason, rule) = reason(situation, remedy, &grants[place], &refused, truth);
    let grant = grants.swap_remove(place);
    // An impossible remedy has no conditions, freight or amounts; its window tells when it was possible.
    let conditions = if truth == Truth::False { Vec::new() } else { open_conditions(situation, grant.effect) };
    Ruling { truth, grant: Some(grant), reason, rule, conditions }
}

fn reason(
    situation: &Situation<'_>,
    remedy: &str,
    grant: &Grant<'_>,
    refused: &[&Grant<'_>],
    truth: Truth,
) -> (String, String) {
    let granting = rule::full_id(situation, grant.rule);
    match truth {
        Truth::True | Truth::Open => (text(grant.effect, "reason").unwrap_or("granted").to_owned(), granting),
        Truth::Ask => ("facts_missing".to_owned(), granting),
        Truth::False => {
            let denied = refused.iter().find_map(|grant| denial(situation, remedy, &texts(grant.effect, "overrides")));
            denied.or_else(|| shut(situation, refused)).unwrap_or_else(|| {
                let failed = refused.iter().find(|grant| grant.requires == Truth::False).unwrap_or(&refused[0]);
                ("condition_failed".to_owned(), rule::full_id(situation, failed.rule))
            })
        }
    }
}

/// The closed window that closed last, or the first of those without an end: what the buyer has just missed.
fn shut(situation: &Situation<'_>, refused: &[&Grant<'_>]) -> Option<(String, String)> {
    let shut: Vec<(&&Grant<'_>, &str)> = refused
        .iter()
        .filter(|grant| grant.window == Truth::False)
        .filter_map(|grant| Some((grant, text(grant.effect, "window")?)))
        .collect();
    let closes = |name: &str| window::span(situation, name).map(|span| span.closes);
    let last = shut.iter().map(|(_, name)| closes(name)).max()?;
    let (grant, name) = shut.into_iter().find(|(_, name)| closes(name) == last)?;
    let code = if window::is_yet_to_open(situation, name) { "window_not_open" } else { "window_expired" };
    Some((code.to_owned(), rule::full_id(situation, grant.rule)))
}

/// The first sure denial: its reason and its rule.
fn denial(situation: &Situation<'_>, remedy: &str, overridden: &[&str]) -> Option<(String, String)> {
    let denials = denials(situation, remedy, overridden);
    let (rule, effect, _) = denials.into_iter().find(|(_, _, truth)| *truth == Truth::True)?;
    Some((text(effect, "reason").unwrap_or("excluded").to_owned(), rule::full_id(situation, rule)))
}

/// Every remedy that the pack speaks of in a grant or a list.
pub fn remedies(pack: &Json) -> Vec<&'static str> {
    let mut granted = std::collections::BTreeSet::new();
    for rule in list(pack, "rules") {
        for effect in list(rule, "effects") {
            granted.extend(text(effect, "remedy").filter(|_| text(effect, "do") == Some("grant")));
        }
    }
    super::vocabulary::group("remedy").into_iter().filter(|remedy| granted.contains(remedy)).collect()
}
