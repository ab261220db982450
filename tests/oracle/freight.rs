//! Who pays for which parcel.

use super::json::{Json, text, texts};
use super::remedy::Ruling;
use super::rule;
use super::situation::Situation;
use super::truth::Truth;

pub const LEGS: [&str; 4] = ["original", "back", "replacement", "advancedBy"];

/// The payers that count for a ruling: those of a freight effect, else the grant's own; none while it is not known.
pub fn payers(situation: &Situation<'_>, remedy: &str, ruling: &Ruling<'_>) -> Option<Json> {
    let grant = ruling.grant.as_ref()?;
    let is_meant = |effect: &Json| texts(effect, "remedies").contains(&remedy);
    match rule::chosen(situation, "freight", is_meant) {
        Some((_, effect, truth)) => (truth == Truth::True).then(|| legs(effect)),
        None => grant.effect.get("freight").map(legs),
    }
}

fn legs(freight: &Json) -> Json {
    LEGS.into_iter().filter_map(|leg| Some((leg.to_owned(), freight.get(leg)?.clone()))).collect()
}

/// Where the work is done: by a route effect that surely acts, else by the grant's own.
pub fn route(situation: &Situation<'_>, remedy: &str, ruling: &Ruling<'_>) -> Option<String> {
    let grant = ruling.grant.as_ref()?;
    let is_meant = |effect: &Json| texts(effect, "remedies").contains(&remedy);
    let route = match rule::chosen(situation, "route", is_meant) {
        Some((_, effect, Truth::True)) => text(effect, "to"),
        _ => text(grant.effect, "route"),
    };
    route.map(str::to_owned)
}
