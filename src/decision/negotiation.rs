//! The ladder of a talk: what may be offered in which order, where the talk stands, and what comes next.
//!
//! explain → first offer → last offer → decline → last resort. The offers are those of the first rule that lists them,
//! else every possible remedy by its rank and then every sum that may be paid. What the buyer has refused is not offered
//! again, what he insists on and may have is not delayed, and no amount leaves its range or exceeds what was asked for.

use rust_decimal::Decimal;

use super::answer::{Compensation, Decision, Negotiation, OfferText, Remedy};
use super::duties::Acting;
use super::render::Words;
use crate::case::{Case, Refused};
use crate::facts::FactValue;
use crate::money::{self, greatest, least};
use crate::policy::{Effect, Needs, OfferRule};
use crate::text::say;
use crate::vocabulary::id;

/// How far an offer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// To be made now.
    Now,
    /// To be made if those before it are refused.
    Later,
    /// The buyer has refused it.
    Refused,
    /// It cannot be made.
    Closed,
}

/// An offer on the ladder.
struct Offer {
    rung: String,
    remedy: Option<&'static str>,
    /// The code of a compensation.
    offer: Option<String>,
    amount: Option<Decimal>,
    status: Status,
}

/// The ladder with the place at which the talk stands.
pub(crate) struct Ladder<'a> {
    decision: &'a Decision,
    offers: Vec<Offer>,
    rung: String,
    next: Option<String>,
    /// The remedy that is agreed on.
    accepted: Option<String>,
    /// The code of the compensation that is agreed on.
    paid: Option<String>,
    is_first_turn: bool,
    insists: bool,
    case: &'a Case,
}

/// What the buyer asks for.
struct Wish<'a> {
    remedy: Option<&'a str>,
    amount: Option<Decimal>,
    insists: bool,
}

/// Works out the ladder of a decision whose remedies and compensation are there.
pub(crate) fn ladder<'a>(case: &'a Case, acting: &[Acting<'_>], decision: &'a Decision) -> Ladder<'a> {
    let wish = Wish {
        remedy: case.code(id::REQUEST_REMEDY),
        amount: case.get(id::REQUEST_AMOUNT).and_then(FactValue::number),
        insists: case.get(id::REQUEST_INSISTS) == Some(&FactValue::Bool(true)),
    };
    let own = listed(acting);
    let has_order = own.is_some();
    let rules = own.unwrap_or_else(|| all(decision));
    let mut offers: Vec<Offer> = Vec::new();
    for rule in rules {
        let offer = offer(decision, rule, &wish, &case.refused, &offers);
        offers.push(offer);
    }
    let mut ladder = Ladder {
        decision,
        offers,
        rung: String::new(),
        next: None,
        accepted: None,
        paid: None,
        is_first_turn: case.refused.is_empty(),
        insists: wish.insists,
        case,
    };
    ladder.stand(&wish, has_order);
    ladder
}

/// The offers of the first rule that lists them.
fn listed(acting: &[Acting<'_>]) -> Option<Vec<OfferRule>> {
    acting.iter().find_map(|acting| match acting.effect {
        Effect::Negotiate(offers) => Some(offers.clone()),
        _ => None,
    })
}

/// Every remedy by its rank, then every sum, coupon or gift: what is suggested first, then the most.
fn all(decision: &Decision) -> Vec<OfferRule> {
    let remedies = decision.remedies.iter().map(|remedy| (Some(remedy.kind.as_str()), None));
    let is_offered = |offer: &&Compensation| {
        matches!(offer.form.as_str(), "cash" | "coupon" | "gift" | "price_difference") && offer.verdict != "ineligible"
    };
    let sums = decision.compensation.iter().filter(is_offered).map(|offer| (None, Some(offer.code.clone())));
    let mut found = Vec::new();
    for (remedy, offer) in remedies.chain(sums) {
        let remedy = remedy.and_then(|kind| crate::vocabulary::code("remedy", kind)).map(|code| code.code);
        if remedy.is_some_and(|kind| !is_possible(decision, kind)) {
            continue;
        }
        for rung in ["first_offer", "last_offer"] {
            if rung == "first_offer" || offer.is_some() {
                found.push(OfferRule { rung: rung.to_owned(), remedy, offer: offer.clone() });
            }
        }
    }
    found
}

fn remedy<'a>(decision: &'a Decision, kind: &str) -> Option<&'a Remedy> {
    decision.remedies.iter().find(|remedy| remedy.kind == kind)
}

fn is_possible(decision: &Decision, kind: &str) -> bool {
    remedy(decision, kind).is_some_and(|remedy| matches!(remedy.verdict.as_str(), "eligible" | "conditional"))
}

fn decimal(amount: Option<&String>) -> Option<Decimal> {
    Decimal::from_str_exact(amount?).ok()
}

/// One offer: open unless its remedy or its sum is not to be had, and nothing new after the same sum.
fn offer(decision: &Decision, rule: OfferRule, wish: &Wish<'_>, refused: &[Refused], before: &[Offer]) -> Offer {
    let paid = rule.offer.as_ref().and_then(|code| decision.compensation.iter().find(|offer| offer.code == *code));
    let amount = paid.and_then(|paid| amount(paid, &rule.rung, wish));
    let has_remedy = rule.remedy.is_none_or(|kind| is_possible(decision, kind));
    let is_paid = |paid: &Compensation| {
        paid.verdict == "eligible" && decimal(paid.max.as_ref()).is_none_or(|most| most > Decimal::ZERO)
    };
    let repeats = rule.offer.is_some()
        && before
            .iter()
            .any(|other| (&other.offer, other.amount) == (&rule.offer, amount) && other.remedy == rule.remedy);
    let status = if !has_remedy || rule.offer.is_some() && !paid.is_some_and(is_paid) || repeats {
        Status::Closed
    } else if refused.iter().any(|refused| is_refused(rule.remedy, amount, refused)) {
        Status::Refused
    } else {
        Status::Later
    };
    Offer { rung: rule.rung, remedy: rule.remedy, offer: rule.offer, amount, status }
}

/// What is offered of a range on a rung: first what is suggested, then the most; never more than is asked for.
fn amount(paid: &Compensation, rung: &str, wish: &Wish<'_>) -> Option<Decimal> {
    let (min, max) = (decimal(paid.min.as_ref()), decimal(paid.max.as_ref()));
    let suggested = decimal(paid.suggested.as_ref());
    let amount = if rung == "first_offer" { suggested.or(min).or(max) } else { max.or(suggested) }?;
    let amount = wish.amount.map_or(amount, |wished| least(amount, wished));
    Some(min.map_or(amount, |min| greatest(amount, min)))
}

/// Whether a refusal covers an offer: of the same remedy if it names one, and of an amount at least as high.
fn is_refused(remedy: Option<&str>, amount: Option<Decimal>, refused: &Refused) -> bool {
    let of_remedy = refused.remedy.as_deref().map(|refused| remedy == Some(refused));
    let of_amount = refused.amount.map(|refused| amount.is_some_and(|amount| amount <= refused));
    match (of_remedy, of_amount) {
        (None, None) => false,
        (Some(fits), None) | (None, Some(fits)) => fits,
        // The sum that came with a remedy, where the ladder has one there.
        (Some(fits), Some(of_amount)) => fits && (amount.is_none() || of_amount),
    }
}

impl Ladder<'_> {
    /// Finds where the talk stands and what comes next. Where the policy has no order of its own, what the buyer asks for
    /// and may have is his at once.
    fn stand(&mut self, wish: &Wish<'_>, has_order: bool) {
        let open = |is_last: bool| {
            move |offer: &Offer| offer.status == Status::Later && (offer.rung == "last_resort") == is_last
        };
        let current = self.offers.iter().position(open(false));
        let resort = self.offers.iter().position(open(true));
        let rung_of =
            |place: Option<usize>| place.and_then(|place| self.offers.get(place)).map(|offer| offer.rung.clone());
        let (current_rung, resort_rung) = (rung_of(current), rung_of(resort));
        let following = current.and_then(|place| {
            let rest = self.offers.get(place.checked_add(1)?..)?;
            rest.iter().find(|offer| open(false)(offer)).map(|offer| offer.rung.clone())
        });
        let wished = wish.remedy.map(|kind| (kind, remedy(self.decision, kind).map(|remedy| remedy.verdict.as_str())));
        let may_have = matches!(wished, Some((_, Some("eligible" | "conditional"))));
        let is_unsettled = self.decision.remedies.iter().any(|remedy| remedy.verdict == "needs_info");
        let offered = current.and_then(|place| self.offers.get(place));
        let is_above = self.is_above(wish);
        // What was asked for is what is offered now.
        let is_met = offered.is_some_and(|offer| {
            let by_amount = || wish.amount.is_some_and(|wished| offer.amount.is_some_and(|amount| wished <= amount));
            match wish.remedy {
                Some(kind) => {
                    offer.remedy == Some(kind) && (wish.amount.is_none() || offer.amount.is_none() || by_amount())
                }
                None => by_amount(),
            }
        });
        let (rung, next) = if is_met || may_have && !is_above && (wish.insists || !has_order || current.is_none()) {
            self.accepted = wish.remedy.filter(|_| may_have).map(str::to_owned);
            self.paid = offered.filter(|_| is_met).and_then(|offer| offer.offer.clone());
            ("accept", Some("follow_up".to_owned()))
        } else if matches!(wished, Some((_, Some("needs_info")))) {
            ("ask", Some("explain".to_owned()))
        } else if wish.insists && (is_above || current.is_none() || wished.is_some() && !may_have) {
            match resort_rung {
                Some(_) => ("last_resort", Some("closing".to_owned())),
                None => ("decline", current_rung.or(Some("closing".to_owned()))),
            }
        } else if (wished.is_some() && !may_have || is_above && !self.has_sums()) && self.is_first_turn {
            ("decline", current_rung.or(resort_rung).or(Some("closing".to_owned())))
        } else if let Some(rung) = current_rung {
            let asks_nothing = wish.remedy.is_none() && wish.amount.is_none();
            if self.is_first_turn && asks_nothing {
                ("explain", Some(rung))
            } else if rung == "first_offer" {
                ("first_offer", following.or(Some("decline".to_owned())))
            } else {
                ("last_offer", following.or(Some("decline".to_owned())))
            }
        } else if is_unsettled && self.is_first_turn {
            ("ask", Some("explain".to_owned()))
        } else if self.offers.is_empty() && wish.remedy.is_none() && self.is_first_turn && self.refuses_nothing() {
            ("explain", Some("follow_up".to_owned()))
        } else {
            ("decline", resort_rung.or(Some("closing".to_owned())))
        };
        let now = match rung {
            "last_resort" => resort,
            "accept" if !is_met => {
                self.offers.iter().position(|offer| offer.remedy.is_some() && offer.remedy == wish.remedy)
            }
            "accept" | "first_offer" | "last_offer" => current,
            _ => None,
        };
        if let Some(offer) = now.and_then(|place| self.offers.get_mut(place)) {
            offer.status = Status::Now;
        }
        self.rung = rung.to_owned();
        self.next = next;
    }

    /// Whether no rule refuses anything: it is about no remedy.
    fn refuses_nothing(&self) -> bool {
        let is_unmentioned =
            |remedy: &Remedy| remedy.reasons.first().is_some_and(|reason| reason.code == "not_covered");
        self.decision.remedies.iter().all(is_unmentioned)
    }

    /// Whether something should have been done by now.
    fn is_late(&self) -> bool {
        self.decision.deadlines.iter().any(|deadline| deadline.status == "overdue")
    }

    fn has_sums(&self) -> bool {
        self.offers.iter().any(|offer| offer.amount.is_some())
    }

    /// Whether more is asked for than any sum on the ladder, or than the refund that is asked for.
    fn is_above(&self, wish: &Wish<'_>) -> bool {
        let Some(wished) = wish.amount else { return false };
        if self.has_sums() {
            return self.offers.iter().filter_map(|offer| offer.amount).all(|amount| amount < wished);
        }
        let refund = wish.remedy.and_then(|kind| remedy(self.decision, kind)?.refund.as_ref());
        // What the rules fix is his without an offer.
        let fixed =
            self.decision.compensation.iter().filter(|paid| paid.verdict == "eligible" && paid.form != "carrier_claim");
        let mut due = fixed.filter_map(|paid| decimal(paid.max.as_ref()));
        match (wish.remedy, refund.and_then(|refund| decimal(refund.total.as_ref()))) {
            (_, Some(total)) => total < wished,
            (Some(_), None) => false,
            (None, None) => !due.any(|amount| amount >= wished),
        }
    }

    /// Whether the buyer has refused a remedy.
    pub(crate) fn has_refused(&self, kind: &str) -> bool {
        self.case.has_refused(kind)
    }

    /// The amount of a compensation on a rung.
    pub(crate) fn amount(&self, rung: &str, code: &str) -> Option<Decimal> {
        let of_code = || self.offers.iter().filter(|offer| offer.offer.as_deref() == Some(code));
        of_code().find(|offer| offer.rung == rung).or_else(|| of_code().next()).and_then(|offer| offer.amount)
    }

    /// The rung at which the talk stands.
    pub(crate) fn rung(&self) -> &str {
        &self.rung
    }

    /// When the explanation has its turn: at first, once it is known what there is to explain, and never again.
    fn explained(&self) -> &'static str {
        match self.rung.as_str() {
            _ if !self.is_first_turn => "past",
            "ask" => "later",
            _ => "now",
        }
    }

    /// When a reply has its turn.
    pub(crate) fn turn(&self, rung: &str, needs: &Needs) -> &'static str {
        let is_about = |offer: &Offer| {
            offer.offer.as_ref().is_some_and(|code| needs.offers.contains(code))
                || offer.remedy.is_some_and(|kind| needs.verdicts.iter().any(|(named, _)| *named == kind))
        };
        let is_here = self.rung == rung;
        let turn = |is_now: bool| if is_now { "now" } else { "later" };
        match rung {
            // What is still asked is not known yet.
            "ask" | "handover" | "summary" => "now",
            "opening" if self.is_first_turn => "now",
            "opening" => "past",
            // A date is told with the agreement, where nothing but steps follows, and when it was missed.
            "follow_up" => {
                turn(is_here || self.rung == "accept" || self.next.as_deref() == Some(rung) || self.is_late())
            }
            "explain" => self.explained(),
            "first_offer" | "last_offer" | "last_resort" => {
                let about: Vec<&Offer> =
                    self.offers.iter().filter(|offer| offer.rung == rung && is_about(offer)).collect();
                if about.is_empty() {
                    // What no offer stands for, such as who may be turned to: with the refusal, if the buyer insists.
                    let is_left = rung == "last_resort" && self.rung == "decline" && self.insists;
                    turn(is_here || is_left)
                } else if about.iter().all(|offer| matches!(offer.status, Status::Refused | Status::Closed)) {
                    "past"
                } else {
                    turn(is_here && about.iter().any(|offer| offer.status == Status::Now))
                }
            }
            "accept" if !needs.verdicts.is_empty() && needs.verdicts.iter().all(|(kind, _)| self.has_refused(kind)) => {
                "past"
            }
            "accept" => {
                let names = |kind: &String| needs.verdicts.iter().any(|(named, _)| *named == kind.as_str());
                let is_agreed = needs.verdicts.is_empty() && needs.offers.is_empty()
                    || self.accepted.as_ref().is_some_and(names)
                    || self.paid.as_ref().is_some_and(|code| needs.offers.contains(code));
                turn(is_here && is_agreed)
            }
            _ => turn(is_here),
        }
    }

    /// The ladder in words.
    pub(crate) fn told(&self, words: &Words<'_>) -> Negotiation {
        let plain = |rung: &str, status: &str| {
            let text = (!words.options.is_brief).then(|| words.label("rung", rung));
            OfferText {
                rung: rung.to_owned(),
                remedy: None,
                offer: None,
                amount: None,
                status: status.to_owned(),
                text,
            }
        };
        let mut ladder = vec![plain("explain", self.explained())];
        let is_resort = |offer: &&Offer| offer.rung == "last_resort";
        ladder.extend(self.offers.iter().filter(|offer| !is_resort(offer)).map(|offer| self.one(words, offer)));
        let declined = match self.rung.as_str() {
            "decline" => "now",
            "last_resort" => "past",
            _ => "later",
        };
        ladder.push(plain("decline", declined));
        ladder.extend(self.offers.iter().filter(is_resort).map(|offer| self.one(words, offer)));
        Negotiation { rung: self.rung.clone(), next: self.next.clone(), ladder }
    }

    fn one(&self, words: &Words<'_>, offer: &Offer) -> OfferText {
        let status = match offer.status {
            Status::Now => "now",
            Status::Later => "later",
            Status::Refused => "refused",
            Status::Closed => "closed",
        };
        OfferText {
            rung: offer.rung.clone(),
            remedy: offer.remedy.map(str::to_owned),
            offer: offer.offer.clone(),
            amount: offer.amount.map(money::print),
            status: status.to_owned(),
            text: (!words.options.is_brief).then(|| self.words_of(words, offer)),
        }
    }

    /// A remedy by its name, else the form of what is paid; with the amount, if there is one.
    fn words_of(&self, words: &Words<'_>, offer: &Offer) -> String {
        let paid = self.decision.compensation.iter().find(|paid| Some(&paid.code) == offer.offer.as_ref());
        let name = match offer.remedy {
            Some(kind) => words.label("remedy", kind),
            None => paid.map_or_else(String::new, |paid| words.label("compensation_form", &paid.form)),
        };
        match offer.amount {
            Some(amount) => {
                let currency = paid.map_or("", |paid| paid.currency.as_str());
                let amount = words.money(amount, currency);
                say("offer_amount", words.locale(), &[("offer", &name), ("amount", &amount)])
            }
            None => name,
        }
    }
}
