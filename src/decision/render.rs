//! What all parts of the answer share when they are put into words: the language, the zone, what to leave out.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::answer::{Citation, Note};
use super::outcome::Question;
use crate::facts::FactValue;
use crate::money;
use crate::options::Options;
use crate::policy::{Effect, Pack, Rule};
use crate::text::{Local, Locale, join, say};
use crate::time::{Period, Zone, print_given, print_instant, print_moment};
use crate::vocabulary::{Codes, FactId, FactKind, label, phrase};

/// How an answer is worded.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) question: &'a Question<'a>,
    pub(crate) options: &'a Options,
    pub(crate) zone: Zone,
}

impl<'a> Words<'a> {
    pub(crate) fn locale(&self) -> Locale {
        self.options.locale
    }

    pub(crate) fn pack(&self, number: usize) -> Option<&'a Pack> {
        self.question.packs.get(number).copied()
    }

    /// A text of the pack, unless the answer is brief.
    pub(crate) fn text(&self, text: &Local) -> Option<String> {
        (!self.options.is_brief).then(|| text.get(self.locale()).to_owned())
    }

    /// A sentence of the engine, unless the answer is brief.
    pub(crate) fn say(&self, name: &str, values: &[(&str, &str)]) -> Option<String> {
        (!self.options.is_brief).then(|| say(name, self.locale(), values))
    }

    pub(crate) fn label(&self, group: &str, code: &str) -> String {
        label(group, code, self.locale())
    }

    pub(crate) fn instant(&self, at: DateTime<Utc>) -> String {
        print_instant(at, self.zone)
    }

    /// An instant as people read it; an exclusive end shows as 24:00 of the day before.
    pub(crate) fn moment(&self, at: DateTime<Utc>) -> String {
        print_moment(at, self.zone, self.locale() == Locale::Zh)
    }

    /// An amount with its currency, for people.
    pub(crate) fn money(&self, amount: Decimal, currency: &str) -> String {
        let amount = money::print(amount);
        let name = if currency == "CNY" { "money_text" } else { "money_other" };
        say(name, self.locale(), &[("amount", &amount), ("currency", currency)])
    }

    /// A length of time as people say it: `1 year 6 months`.
    pub(crate) fn period(&self, period: Period) -> String {
        let parts = [
            ("year_one", "year_many", period.months() / 12),
            ("month_one", "month_many", period.months() % 12),
            ("day_one", "day_many", period.days()),
            ("hour_one", "hour_many", period.minutes() / 60),
            ("minute_one", "minute_many", period.minutes() % 60),
        ];
        let said: Vec<String> = parts
            .into_iter()
            .filter(|(_, _, count)| *count > 0)
            .map(|(one, many, count)| {
                say(if count == 1 { one } else { many }, self.locale(), &[("count", &count.to_string())])
            })
            .collect();
        if said.is_empty() {
            return say(if period.is_timed() { "minute_many" } else { "day_many" }, self.locale(), &[("count", "0")]);
        }
        said.join(" ")
    }

    pub(crate) fn citation(&self, rule: &Rule) -> Option<Citation> {
        (!self.options.is_brief).then(|| citation(rule))
    }

    /// The short name of a fact.
    pub(crate) fn fact_name(&self, fact: FactId) -> String {
        fact_name(fact, self.locale())
    }

    pub(crate) fn fact_names(&self, facts: &[FactId]) -> String {
        let names: Vec<String> = facts.iter().map(|fact| self.fact_name(*fact)).collect();
        join(&names, self.locale())
    }

    /// A fact's value as people read it.
    pub(crate) fn fact_value(&self, fact: FactId, value: &FactValue) -> String {
        match (fact.info().kind, value) {
            (FactKind::Boolean { yes, no }, FactValue::Bool(value)) => {
                (if *value { yes } else { no }).get(self.locale()).to_owned()
            }
            (FactKind::Choice(codes) | FactKind::Set(codes), FactValue::Code(code)) => self.code(codes, code),
            (FactKind::Set(codes), FactValue::Set(set)) => {
                let names: Vec<String> = set.iter().map(|code| self.code(codes, code)).collect();
                if names.is_empty() { phrase("none", self.locale()).to_owned() } else { join(&names, self.locale()) }
            }
            (FactKind::Money, FactValue::Number(amount)) => self.money(*amount, self.currency()),
            (FactKind::List, FactValue::Set(set)) => {
                let acts: Vec<String> = set.iter().map(|code| self.act(code)).collect();
                if acts.is_empty() { phrase("none", self.locale()).to_owned() } else { join(&acts, self.locale()) }
            }
            (_, FactValue::Number(number)) => number.normalize().to_string(),
            (_, FactValue::Date(when)) => print_given(*when, self.zone, self.locale() == Locale::Zh),
            (_, FactValue::Period(period)) => self.period(*period),
            (_, FactValue::Text(text) | FactValue::Code(text)) => text.clone(),
            (_, FactValue::Bool(_) | FactValue::Set(_)) => String::new(),
        }
    }

    /// What must be done, by the code of its deadline or step.
    pub(crate) fn act(&self, code: &str) -> String {
        let text = self.find(|pack| {
            let effects = pack.rules.iter().flat_map(|rule| &rule.effects);
            effects.into_iter().find_map(|act| match &act.effect {
                Effect::Deadline(deadline) if deadline.code == code => Some(&deadline.text),
                Effect::Step(step) if step.code == code => Some(&step.text),
                _ => None,
            })
        });
        text.map_or_else(|| code.to_owned(), |text| text.get(self.locale()).to_owned())
    }

    pub(crate) fn currency(&self) -> &'a str {
        self.question.packs.first().map_or("", |pack| pack.currency.as_str())
    }

    /// The label of a code of a choice, wherever its codes come from.
    pub(crate) fn code(&self, codes: Codes, code: &str) -> String {
        let local = match codes {
            Codes::Own(_) | Codes::Group(_) => {
                let found = codes.fixed().iter().find(|entry| entry.code == code);
                return found.map_or_else(|| code.to_owned(), |entry| entry.words.get(self.locale()).to_owned());
            }
            Codes::Goods => {
                self.find(|pack| pack.goods.iter().find(|goods| goods.code == code).map(|goods| &goods.title))
            }
            Codes::Brands => {
                self.find(|pack| pack.brands.iter().find(|brand| brand.code == code).map(|brand| &brand.title))
            }
            Codes::Faults => {
                self.find(|pack| pack.faults.iter().find(|fault| fault.code == code).map(|fault| &fault.title))
            }
        };
        local.map_or_else(|| code.to_owned(), |title| title.get(self.locale()).to_owned())
    }

    fn find(&self, title: impl Fn(&'a Pack) -> Option<&'a Local>) -> Option<&'a Local> {
        self.question.packs.iter().find_map(|pack| title(pack))
    }

    pub(crate) fn note(&self, code: &str, text: &Local) -> Note {
        Note { code: code.to_owned(), text: self.text(text), fact: None }
    }
}

/// `pack/rule`.
pub(crate) fn rule_id(pack: &Pack, rule: &Rule) -> String {
    format!("{}/{}", pack.id(), rule.id)
}

/// A rule's citation, for the answer.
pub(crate) fn citation(rule: &Rule) -> Citation {
    let cited = &rule.citation;
    Citation {
        document: cited.document.clone(),
        clause: cited.clause.clone(),
        quote: cited.quote.clone(),
        mark: cited.mark.clone(),
    }
}

/// The short name of a fact, from the phrase `fact_<path>`.
pub(crate) fn fact_name(fact: FactId, locale: Locale) -> String {
    let path = fact.info().path;
    let mut name = "fact_".to_owned();
    for c in path.chars() {
        match c {
            '.' => name.push('_'),
            c if c.is_ascii_uppercase() => {
                name.push('_');
                name.push(c.to_ascii_lowercase());
            }
            c => name.push(c),
        }
    }
    match phrase(&name, locale) {
        "" => path.to_owned(),
        words => words.to_owned(),
    }
}
