//! Windows: when they open, when they close, and whether the judged instant lies inside.

use super::day::{self, When};
use super::json::{Json, decimal, text, texts};
use super::period::Period;
use super::situation::Situation;
use super::truth::Truth;
use super::vocabulary::{anchor_fact, is_outcome};
use super::{calendar, expression};

#[derive(Clone, Debug)]
pub struct Span {
    pub opens: i64,
    pub closes: i64,
    pub anchor: String,
}

fn definition<'a>(situation: &Situation<'a>, name: &str) -> &'a Json {
    &situation.pack["windows"][name]
}

/// The span of a window; none while no anchor (or its length) is known.
pub fn span(situation: &Situation<'_>, name: &str) -> Option<Span> {
    let window = definition(situation, name);
    let anchor = situation.first_known(&texts(window, "anchors"));
    let length = length_of(situation, window);
    let (anchor, from) = anchor?;
    let length = length?;
    let opens = from.second(situation.zone);
    if window.get("before").is_some() {
        // A moment, in hours from the anchor backwards.
        let at = opens - i64::from(length.days) * day::DAY - length.seconds;
        return Some(Span { opens: at, closes: at, anchor });
    }
    // A length of no days ends where it begins, not before.
    let closes = end(situation, window, from, length).max(opens);
    Some(Span { opens, closes, anchor })
}

fn length_of(situation: &Situation<'_>, window: &Json) -> Option<Period> {
    length(situation, window.get("before").unwrap_or(&window["length"]))
}

fn length(situation: &Situation<'_>, length: &Json) -> Option<Period> {
    match length {
        Json::String(text) => Period::parse(text),
        Json::Array(items) => situation.told(|| items.iter().find_map(|item| self::length(situation, item))),
        _ => {
            let counted = ["days", "hours", "minutes"].into_iter().find(|unit| length.get(unit).is_some());
            if let Some(unit) = counted {
                return Period::counted(expression::value(situation, &length[unit])?, unit);
            }
            let text = if let Some(name) = text(length, "param") {
                situation.parameter(name).clone()
            } else if let Some(name) = text(length, "goods") {
                situation.goods_value(name)?.clone()
            } else {
                situation.fact(text(length, "fact").unwrap())?
            };
            Period::parse(text.as_str()?)
        }
    }
}

fn end(situation: &Situation<'_>, window: &Json, from: When, length: Period) -> i64 {
    let zone = situation.zone;
    let kind = text(window, "kind").unwrap_or("calendar");
    let is_same = text(window, "first") == Some("same");
    let days_off = situation.pack.get("calendar");
    if length.has_time || kind == "hours" {
        // The months go by first; a plain date counts from its 24:00.
        let later = |date| day::months_later(date, length.months);
        let start = match from {
            When::Day(date) => day::midnight(day::next(later(date)), zone),
            When::Second(second) => {
                let date = day::day_of(second, zone);
                day::midnight(later(date), zone) + (second - day::midnight(date, zone))
            }
        };
        let seconds = i64::from(length.days) * day::DAY + length.seconds;
        return match days_off {
            Some(days_off) if kind == "business" => calendar::after_opening_seconds(days_off, start, seconds, zone),
            Some(days_off) if text(window, "roll") == Some("next_business_day") => {
                rolled(days_off, start + seconds, zone)
            }
            _ => start + seconds,
        };
    }
    let anchor = from.day(zone);
    let mut last = if length.days == 0 && length.months == 0 {
        // The day before the first that counts.
        if is_same { anchor.pred_opt().unwrap() } else { anchor }
    } else if kind == "business" {
        let first = if is_same { anchor } else { day::next(anchor) };
        calendar::last_business_day(days_off.unwrap(), first, length.days)
    } else {
        let end = day::days_later(day::months_later(anchor, length.months), length.days);
        if is_same { end.pred_opt().unwrap() } else { end }
    };
    if text(window, "roll") == Some("next_business_day") {
        last = calendar::business_day_from(days_off.unwrap(), last);
    }
    day::midnight(day::next(last), zone)
}

/// An end on a day off moves to the end of the next business day.
fn rolled(days_off: &Json, end: i64, zone: i64) -> i64 {
    let last = day::day_of(end - 1, zone);
    if calendar::is_business_day(days_off, last) {
        return end;
    }
    day::midnight(day::next(calendar::business_day_from(days_off, last)), zone)
}

/// The date that is judged.
fn judged(situation: &Situation<'_>, window: &Json) -> Option<When> {
    let codes = texts(window, "at");
    let codes = if codes.is_empty() { vec!["now"] } else { codes };
    situation.first_known(&codes).map(|(_, when)| when)
}

/// A plain date on the day of the anchor is not before it, whatever the anchor's hour.
fn is_before(situation: &Situation<'_>, judged: When, span: &Span) -> bool {
    match judged {
        When::Day(date) => date < day::day_of(span.opens, situation.zone),
        When::Second(second) => second < span.opens,
    }
}

/// Whether the kilometres are used up.
fn is_over_limit(situation: &Situation<'_>, window: &Json) -> Truth {
    let Some(limit) = window.get("kilometres") else { return Truth::False };
    let driven = situation.fact(text(limit, "fact").unwrap()).and_then(|value| decimal(&value));
    let most = expression::value(situation, &limit["atMost"]);
    match (driven, most) {
        (Some(driven), Some(most)) => Truth::of(driven > most),
        _ => Truth::Ask,
    }
}

/// While no end is known: open if only outcomes can tell.
fn unknown(situation: &Situation<'_>, window: &Json) -> Truth {
    if length_of(situation, window).is_none() {
        return Truth::Ask;
    }
    let anchors = texts(window, "anchors");
    let is_anchored = situation.first_known(&anchors).is_some();
    let are_outcomes = anchors.iter().all(|code| is_outcome(anchor_fact(code)));
    if !is_anchored && are_outcomes { Truth::Open } else { Truth::Ask }
}

pub fn holds(situation: &Situation<'_>, name: &str) -> Truth {
    let window = definition(situation, name);
    let span = span(situation, name);
    let judged = judged(situation, window);
    let (Some(span), Some(judged)) = (span, judged) else { return unknown(situation, window) };
    if is_before(situation, judged, &span) || judged.second(situation.zone) >= span.closes {
        return Truth::False;
    }
    is_over_limit(situation, window).not()
}

pub fn has_passed(situation: &Situation<'_>, name: &str) -> Truth {
    let window = definition(situation, name);
    let span = span(situation, name);
    let judged = judged(situation, window);
    let (Some(span), Some(judged)) = (span, judged) else { return unknown(situation, window) };
    if judged.second(situation.zone) >= span.closes { Truth::True } else { is_over_limit(situation, window) }
}

/// Whether a window that does not hold has yet to open.
pub fn is_yet_to_open(situation: &Situation<'_>, name: &str) -> bool {
    let window = definition(situation, name);
    match (span(situation, name), judged(situation, window)) {
        // Kilometres that are used up close it for good.
        (Some(span), Some(judged)) => {
            is_before(situation, judged, &span) && is_over_limit(situation, window) != Truth::True
        }
        _ => false,
    }
}
