//! What the parts of a case say about each other: contradictions are problems, and the order's state follows its dates.

use rust_decimal::Decimal;

use super::{Case, Names};
use crate::facts::FactValue;
use crate::money;
use crate::problem::Problem;
use crate::read::{Report, quoted};
use crate::time::{When, Zone};
use crate::vocabulary::{FactId, id};

/// Checks the parts against each other and fills in the order's state.
pub(crate) fn check(case: &mut Case, names: &dyn Names, zone: Zone, report: &Report) {
    fault_and_issue(case, names, zone, report);
    fault_and_goods(case, names, report);
    dates_in_order(case, zone, report);
    state(case, zone, report);
    quantities(case, zone, report);
}

fn given(fact: FactId, wanted: String, value: Option<&FactValue>, zone: Zone) -> Problem {
    let problem = Problem::new(fact.info().path, wanted);
    match value {
        Some(FactValue::Code(text) | FactValue::Text(text)) => problem.given_text(text),
        Some(FactValue::Number(number)) => problem.given_text(&number.to_string()),
        Some(FactValue::Date(when)) => problem.given_text(&when.print(zone)),
        _ => problem,
    }
}

/// Whether all of `a` lies before `b`; a plain date is its whole day from 00:00 on, so a doubt is no contradiction.
fn surely_before(a: When, b: When, zone: Zone) -> bool {
    a.end(zone) <= b.instant(zone) && a.instant(zone) < b.instant(zone)
}

fn fault_and_issue(case: &Case, names: &dyn Names, zone: Zone, report: &Report) {
    let (Some(fault), Some(kind)) = (case.code(id::ISSUE_FAULT), case.code(id::ISSUE_KIND)) else { return };
    let mut kinds: Vec<&str> = Vec::new();
    for known in names.faults().iter().filter(|known| known.code == fault) {
        kinds.extend(known.issues.iter().map(String::as_str));
    }
    if !kinds.is_empty() && !kinds.contains(&kind) {
        let wanted = format!("an issue that the fault `{fault}` is: {}", quoted(kinds.iter().copied()));
        let mut problem = given(id::ISSUE_KIND, wanted, case.get(id::ISSUE_KIND), zone);
        problem.suggestion = kinds.first().map(|kind| (*kind).to_owned());
        report.add(problem);
    }
}

/// A fault that packs know of other goods only.
fn fault_and_goods(case: &Case, names: &dyn Names, report: &Report) {
    let (Some(fault), Some(goods)) = (case.code(id::ISSUE_FAULT), case.code(id::ITEM_GOODS)) else { return };
    let faults = names.faults();
    let mut known = faults.iter().filter(|known| known.code == fault).peekable();
    if known.peek().is_none() || known.any(|known| known.fits(goods)) {
        return;
    }
    let fitting: Vec<&str> = faults.iter().filter(|known| known.fits(goods)).map(|known| known.code.as_str()).collect();
    let wanted = match fitting.as_slice() {
        [] => format!("no fault: none is known of `{goods}`"),
        _ => format!("a fault that `{goods}` can have: {}", quoted(fitting.iter().copied())),
    };
    let problem = Problem::new(id::ISSUE_FAULT.info().path, wanted).given_text(fault);
    report.add(problem.nearest(fault, fitting));
}

/// Dates that cannot come before one another.
const ORDER: [(FactId, FactId); 7] = [
    (id::ORDER_ORDERED_AT, id::ORDER_PAID_AT),
    (id::ORDER_ORDERED_AT, id::ORDER_SHIPPED_AT),
    (id::ORDER_ORDERED_AT, id::ORDER_DELIVERED_AT),
    (id::ORDER_SHIPPED_AT, id::ORDER_DELIVERED_AT),
    (id::ORDER_PURCHASED_AT, id::ISSUE_REPORTED_AT),
    (id::ORDER_ORDERED_AT, id::ISSUE_REPORTED_AT),
    (id::ORDER_DELIVERED_AT, id::SHIPPING_RECEIVED_BACK_AT),
];

fn dates_in_order(case: &Case, zone: Zone, report: &Report) {
    for (first, second) in ORDER {
        let (Some(earlier), Some(later)) = (date(case, first), date(case, second)) else { continue };
        if surely_before(later, earlier, zone) {
            let wanted = format!("a date not before `{}` ({})", first.info().path, earlier.print(zone));
            report.add(given(second, wanted, case.get(second), zone));
        }
    }
}

fn date(case: &Case, fact: FactId) -> Option<When> {
    case.get(fact).and_then(FactValue::date)
}

fn state(case: &mut Case, zone: Zone, report: &Report) {
    let reached =
        [(id::ORDER_DELIVERED_AT, "delivered"), (id::ORDER_SHIPPED_AT, "shipped"), (id::ORDER_PAID_AT, "paid")]
            .into_iter()
            .find(|(fact, _)| case.get(*fact).is_some());
    let Some((fact, derived)) = reached else { return };
    let contradicts = match case.code(id::ORDER_STATE) {
        None => {
            case.set(id::ORDER_STATE, Some(FactValue::Code(derived.to_owned())));
            false
        }
        Some("paid") => derived != "paid",
        Some("shipped" | "refused") => derived == "delivered",
        Some(_) => false,
    };
    if contradicts {
        let wanted = format!("`{derived}` or later, since `{}` is given", fact.info().path);
        let mut problem = given(id::ORDER_STATE, wanted, case.get(id::ORDER_STATE), zone);
        problem.suggestion = Some(derived.to_owned());
        report.add(problem);
    }
}

fn number(case: &Case, fact: FactId) -> Option<Decimal> {
    case.get(fact).and_then(FactValue::number)
}

fn quantities(case: &Case, zone: Zone, report: &Report) {
    let quantity = number(case, id::ITEM_QUANTITY).unwrap_or(Decimal::ONE);
    let refunded = number(case, id::HISTORY_REFUNDED_QUANTITY).unwrap_or_default();
    if refunded > quantity {
        let wanted = format!("at most `item.quantity` ({quantity})");
        report.add(given(id::HISTORY_REFUNDED_QUANTITY, wanted, case.get(id::HISTORY_REFUNDED_QUANTITY), zone));
        return;
    }
    let left = money::minus(quantity, refunded).unwrap_or_default();
    if let Some(units) = number(case, id::ISSUE_QUANTITY)
        && units > left
    {
        let wanted = format!("at most the {left} units that are not refunded yet");
        report.add(given(id::ISSUE_QUANTITY, wanted, case.get(id::ISSUE_QUANTITY), zone));
    }
    if let (Some(price), Some(paid)) = (number(case, id::ITEM_UNIT_PRICE), number(case, id::ITEM_PAID))
        && money::times(price, quantity).is_some_and(|most| paid > most)
    {
        let wanted = format!("at most `item.unitPrice` × `item.quantity` ({price} × {quantity})");
        report.add(given(id::ITEM_PAID, wanted, case.get(id::ITEM_PAID), zone));
    }
    let paid = number(case, id::ITEM_PAID)
        .or_else(|| number(case, id::ITEM_UNIT_PRICE).and_then(|price| money::times(price, quantity)));
    if let (Some(paid), Some(amount)) = (paid, number(case, id::HISTORY_REFUNDED_AMOUNT))
        && amount > paid
    {
        let wanted = format!("at most what was paid ({paid})");
        report.add(given(id::HISTORY_REFUNDED_AMOUNT, wanted, case.get(id::HISTORY_REFUNDED_AMOUNT), zone));
    }
}

/// Dates that lie in the past by their nature may not lie after `now`.
pub(crate) fn after_now(case: &Case, now: When, zone: Zone, report: &Report) {
    for (fact, info) in crate::vocabulary::facts() {
        if let crate::vocabulary::FactKind::Date { past: true } = info.kind
            && let Some(when) = date(case, fact)
            && surely_before(now, when, zone)
        {
            report.add(given(fact, format!("a date not after `now` ({})", now.print(zone)), case.get(fact), zone));
        }
    }
    for (index, done) in case.done.iter().enumerate() {
        if surely_before(now, done.at, zone) {
            let path = format!("done[{index}].at");
            let wanted = format!("a time not after `now` ({})", now.print(zone));
            report.add(Problem::new(path, wanted).given_text(&done.at.print(zone)));
        }
    }
}
