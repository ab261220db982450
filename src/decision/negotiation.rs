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
        // Who asks for nothing asks for no money.
        amount: case.get(id::REQUEST_AMOUNT).and_then(FactValue::number).filter(|amount| *amount > Decimal::ZERO),
        insists: case.get(id::REQUEST_INSISTS) == Some(&FactValue::Bool(true)),
    };
    let own = listed(acting).map(|rules| offers(decision, rules, &wish, &case.refused)).find(|offers| {
        // A policy that can offer nothing leaves the talk to the next one.
        offers.iter().any(|offer| offer.status != Status::Closed)
    });
    let has_order = own.is_some();
    let offers = own.unwrap_or_else(|| offers(decision, all(decision), &wish, &case.refused));
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

/// The lists of offers of the rules that have one.
fn listed<'a>(acting: &'a [Acting<'_>]) -> impl Iterator<Item = Vec<OfferRule>> + 'a {
    acting.iter().filter_map(|acting| match acting.effect {
        Effect::Negotiate(offers) => Some(offers.clone()),
        _ => None,
    })
}

fn offers(decision: &Decision, rules: Vec<OfferRule>, wish: &Wish<'_>, refused: &[Refused]) -> Vec<Offer> {
    let mut found: Vec<Offer> = Vec::new();
    for rule in rules {
        let offer = offer(decision, rule, wish, refused, &found);
        found.push(offer);
    }
    found
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
    remedy(decision, kind).is_some_and(Remedy::is_possible)
}

/// The sums that the rules give and no offer on the ladder is about.
fn fixed<'a>(decision: &'a Decision, offers: &'a [Offer]) -> impl Iterator<Item = &'a Compensation> {
    decision.compensation.iter().filter(|paid| {
        let is_fixed = paid.verdict == "eligible" && paid.min.is_some() && paid.min == paid.max;
        is_fixed && paid.form != "carrier_claim" && offers.iter().all(|offer| offer.offer.as_ref() != Some(&paid.code))
    })
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
    let is_same = |other: &Offer| (&other.offer, other.amount, other.remedy) == (&rule.offer, amount, rule.remedy);
    let repeats = rule.rung == "last_offer" && rule.offer.is_some() && before.iter().any(is_same);
    let is_nothing = amount.is_some_and(|amount| amount <= Decimal::ZERO);
    let status = if !has_remedy || rule.offer.is_some() && !paid.is_some_and(is_paid) || repeats || is_nothing {
        Status::Closed
    } else if refused.iter().any(|refused| is_refused(&rule, amount, refused, wish)) {
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
    let amount = if rung == "first_offer" { suggested.or(min).or(max) } else { max.or(suggested).or(min) }?;
    let amount = wish.amount.map_or(amount, |wished| least(amount, wished));
    Some(min.map_or(amount, |min| greatest(amount, min)))
}

/// Whether a refusal covers an offer: all that it names must fit; a sum covers those that are no higher, and says nothing
/// of a remedy or a compensation that has none. What the buyer asks for now he has not refused.
fn is_refused(rule: &OfferRule, amount: Option<Decimal>, refused: &Refused, wish: &Wish<'_>) -> bool {
    let takes_back = match (wish.remedy, wish.amount, refused.amount) {
        (Some(kind), None, _) => refused.remedy.as_deref() == Some(kind),
        (_, Some(wished), Some(refused)) => wished <= refused,
        _ => false,
    };
    if takes_back {
        return false;
    }
    let names_one = refused.remedy.is_some() || refused.offer.is_some();
    let fits_remedy = refused.remedy.is_none() || refused.remedy.as_deref() == rule.remedy;
    let fits_offer = refused.offer.is_none() || refused.offer == rule.offer;
    let fits_amount = match (refused.amount, amount) {
        (Some(refused), Some(amount)) => amount <= refused,
        (_, None) | (None, _) => names_one,
    };
    fits_remedy && fits_offer && fits_amount
}

impl Ladder<'_> {
    /// Finds where the talk stands and what comes next. Where the policy has no order of its own, what the buyer asks for
    /// and may have is his at once, and so is a sum that the rules give him without an offer.
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
        let wished = wish.remedy.map(|kind| remedy(self.decision, kind).map(|remedy| remedy.verdict.as_str()));
        let may_have = matches!(wished, Some(Some("eligible" | "conditional")));
        let may_not = wished.is_some() && !may_have;
        let offered = current.and_then(|place| self.offers.get(place));
        let due = self.due(wish);
        let covers = |sum: Option<Decimal>| wish.amount.is_none_or(|wished| sum.is_some_and(|sum| wished <= sum));
        let is_above = self.is_above(wish, due);
        // What was asked for is what is offered now.
        let is_met = offered.is_some_and(|offer| match wish.remedy {
            Some(kind) => offer.remedy == Some(kind) && covers(offer.amount.or(due)),
            None => wish.amount.is_some() && covers(offer.amount),
        });
        let is_due = wish.remedy.is_none() && wish.amount.is_some() && covers(due);
        let is_his = may_have && !is_above && (wish.insists || !has_order || current.is_none());
        let closing = || Some("closing".to_owned());
        let is_unsettled = self.decision.remedies.iter().any(|remedy| remedy.verdict == "needs_info")
            || self.decision.compensation.iter().any(|paid| paid.verdict == "needs_info");
        let (rung, next) = if is_met || is_due || is_his {
            ("accept", Some("follow_up".to_owned()))
        } else if matches!(wished, Some(Some("needs_info"))) {
            ("ask", Some("explain".to_owned()))
        } else if wish.insists && (is_above || current.is_none() || may_not) {
            match resort_rung {
                Some(_) => ("last_resort", closing()),
                None => ("decline", current_rung.or_else(closing)),
            }
        } else if (may_not || is_above && !self.has_sums()) && self.is_first_turn {
            ("decline", current_rung.or(resort_rung).or_else(closing))
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
        } else if self.offers.iter().all(|offer| offer.status == Status::Closed)
            && wish.remedy.is_none()
            && self.is_first_turn
            && self.refuses_nothing()
        {
            ("explain", Some("follow_up".to_owned()))
        } else {
            ("decline", resort_rung.or_else(closing))
        };
        let now = match rung {
            "last_resort" => resort,
            "accept" if is_met => current,
            "accept" => self.place_of(wish),
            "first_offer" | "last_offer" => current,
            _ => None,
        };
        let agreed = now.and_then(|place| self.offers.get_mut(place));
        if rung == "accept" {
            let with = agreed.as_ref().filter(|_| is_met || wish.remedy.is_some());
            self.accepted = wish.remedy.filter(|_| may_have).or(with.and_then(|offer| offer.remedy)).map(str::to_owned);
            self.paid = with.and_then(|offer| offer.offer.clone());
            if self.paid.is_none() && is_due {
                self.paid = fixed(self.decision, &[]).map(|paid| paid.code.clone()).next();
            }
        }
        if let Some(offer) = agreed {
            offer.status = Status::Now;
        }
        self.rung = rung.to_owned();
        self.next = next;
    }

    /// The open offer of the remedy asked for: the first whose sum covers what is asked for, else the last.
    fn place_of(&self, wish: &Wish<'_>) -> Option<usize> {
        let fits = |offer: &Offer| {
            wish.remedy.is_some()
                && offer.remedy == wish.remedy
                && !matches!(offer.status, Status::Closed | Status::Refused)
        };
        let covers =
            |offer: &Offer| wish.amount.is_none_or(|wished| offer.amount.is_none_or(|amount| amount >= wished));
        let first = self.offers.iter().position(|offer| fits(offer) && covers(offer));
        first.or_else(|| self.offers.iter().rposition(fits))
    }

    /// What the rules give without an offer: the refund of the remedy asked for, and sums that are fixed.
    fn due(&self, wish: &Wish<'_>) -> Option<Decimal> {
        let refund = wish.remedy.and_then(|kind| remedy(self.decision, kind)?.refund.as_ref());
        let mut sums = fixed(self.decision, &self.offers).map(|paid| decimal(paid.max.as_ref()));
        let refund = refund.and_then(|refund| decimal(refund.total.as_ref()));
        let first = refund.or_else(|| sums.next().flatten())?;
        sums.flatten().try_fold(first, money::plus)
    }

    /// Whether no rule refuses anything: it is about no remedy.
    fn refuses_nothing(&self) -> bool {
        let is_unmentioned =
            |remedy: &Remedy| remedy.reasons.first().is_some_and(|reason| reason.code == "not_covered");
        self.decision.remedies.iter().all(is_unmentioned)
    }

    /// Whether every step is done.
    fn is_done(&self) -> bool {
        !self.decision.steps.is_empty() && self.decision.steps.iter().all(|step| step.status == "done")
    }

    /// Whether something should have been done by now.
    fn is_late(&self) -> bool {
        self.decision.deadlines.iter().any(|deadline| deadline.status == "overdue")
    }

    /// The sums on the ladder that can be paid, refused or not.
    fn sums(&self) -> impl Iterator<Item = Decimal> + '_ {
        self.offers.iter().filter(|offer| offer.status != Status::Closed).filter_map(|offer| offer.amount)
    }

    fn has_sums(&self) -> bool {
        self.sums().next().is_some()
    }

    /// Whether more is asked for than the rules give and any sum on the ladder reaches. Of a refund that is not known yet
    /// nobody can say so.
    fn is_above(&self, wish: &Wish<'_>, due: Option<Decimal>) -> bool {
        let Some(wished) = wish.amount else { return false };
        let has_unknown_refund = wish.remedy.is_some_and(|kind| {
            remedy(self.decision, kind)
                .is_some_and(|remedy| remedy.refund.as_ref().is_some_and(|refund| refund.total.is_none()))
        });
        !has_unknown_refund && self.sums().chain(due).all(|sum| sum < wished)
    }

    /// Whether a remedy is possible and was not refused.
    pub(crate) fn is_open(&self, remedy: &Remedy) -> bool {
        remedy.is_possible() && !self.has_refused(&remedy.kind)
    }

    /// Whether the buyer has refused a remedy.
    pub(crate) fn has_refused(&self, kind: &str) -> bool {
        self.case.has_refused(kind)
    }

    /// The amount of a compensation on a rung; with the agreement, the sum that is agreed on.
    pub(crate) fn amount(&self, rung: &str, code: &str) -> Option<Decimal> {
        let of_code = || self.offers.iter().filter(|offer| offer.offer.as_deref() == Some(code));
        let is_agreed = |offer: &&Offer| rung == "accept" && offer.status == Status::Now;
        let found = of_code().find(is_agreed).or_else(|| of_code().find(|offer| offer.rung == rung));
        found.or_else(|| of_code().next()).and_then(|offer| offer.amount)
    }

    /// The sentence that serves where no policy has words for the rung: an offer, with whether it hangs on conditions, or a
    /// refusal, with what else is possible.
    pub(crate) fn general(&self) -> Option<&'static str> {
        match self.rung.as_str() {
            "first_offer" | "last_offer" | "last_resort" => {
                let remedy = self.now()?.remedy.and_then(|kind| remedy(self.decision, kind));
                let is_open = remedy.is_some_and(|remedy| remedy.verdict == "conditional");
                Some(if is_open { "offer_conditional" } else { "offer" })
            }
            "decline" => {
                let has_other = self.decision.remedies.iter().any(|remedy| self.is_open(remedy));
                Some(if has_other { "decline_otherwise" } else { "decline" })
            }
            _ => None,
        }
    }

    /// What is offered now, in words.
    pub(crate) fn offered(&self, words: &Words<'_>) -> Option<String> {
        Some(self.words_of(words, self.now()?))
    }

    fn now(&self) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.status == Status::Now)
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
        let is_here = self.rung == rung;
        let turn = |is_now: bool| if is_now { "now" } else { "later" };
        // A remedy that must be refused is not what the reply offers.
        let gives = |verdict: &String| verdict == "eligible" || verdict == "conditional";
        let given = || needs.verdicts.iter().filter(|(_, verdicts)| verdicts.iter().any(gives)).map(|(kind, _)| *kind);
        let is_about = |offer: &&Offer| {
            if needs.offers.is_empty() {
                offer.remedy.is_some_and(|kind| given().any(|named| named == kind))
            } else {
                offer.offer.as_ref().is_some_and(|code| needs.offers.contains(code))
            }
        };
        let is_over = |offer: &&Offer| matches!(offer.status, Status::Refused | Status::Closed);
        let names_some = !needs.offers.is_empty() || given().next().is_some();
        let about = || self.offers.iter().filter(is_about);
        let is_refused = names_some
            && if needs.offers.is_empty() {
                given().all(|kind| self.has_refused(kind))
            } else {
                about().next().is_some() && about().all(|offer| is_over(&offer))
            };
        match rung {
            // What is still asked is not known yet.
            "ask" | "handover" | "summary" => "now",
            "opening" if self.is_first_turn => "now",
            "opening" => "past",
            "explain" => self.explained(),
            // A date is told with the agreement, where nothing but steps follows, and when it was missed.
            "follow_up" => {
                turn(is_here || self.rung == "accept" || self.next.as_deref() == Some(rung) || self.is_late())
            }
            "closing" => turn(self.is_done()),
            "first_offer" | "last_offer" | "last_resort" | "accept" if is_refused => "past",
            "accept" => {
                let is_agreed = !names_some
                    || self.accepted.as_ref().is_some_and(|agreed| given().any(|kind| kind == agreed))
                    || self.paid.as_ref().is_some_and(|code| needs.offers.contains(code));
                turn(is_here && is_agreed)
            }
            "first_offer" | "last_offer" | "last_resort" => {
                let mut on_rung = about().filter(|offer| offer.rung == rung).peekable();
                if on_rung.peek().is_some() {
                    return if on_rung.clone().all(|offer| is_over(&offer)) {
                        "past"
                    } else {
                        turn(is_here && on_rung.any(|offer| offer.status == Status::Now))
                    };
                }
                // What no offer stands for, such as who may be turned to: with the refusal, if the buyer insists.
                let is_left = rung == "last_resort" && self.rung == "decline" && self.insists;
                turn(is_left || is_here && !names_some)
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
