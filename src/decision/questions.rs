//! The facts that decide, as questions with their possible answers.

use super::answer::{Choice, ChoiceValue, Question};
use super::candidates::fitting_faults;
use super::missing::Missing;
use super::render::Words;
use crate::vocabulary::{Codes, FactKind, id};

/// One question a fact.
pub(crate) fn questions(words: &Words<'_>, missing: &[Missing]) -> Vec<Question> {
    missing.iter().map(|missing| question(words, missing)).collect()
}

fn question(words: &Words<'_>, missing: &Missing) -> Question {
    let info = missing.fact.info();
    let text = |label: &str| (!words.options.is_brief).then(|| label.to_owned());
    let (kind, options) = match info.kind {
        FactKind::Boolean { yes, no } => {
            let option = |value, words_: crate::vocabulary::Words| Choice {
                value: ChoiceValue::Flag(value),
                text: text(words_.get(words.locale())),
            };
            ("boolean", Some(vec![option(true, yes), option(false, no)]))
        }
        FactKind::Choice(codes) => ("choice", Some(choices(words, codes))),
        FactKind::Set(codes) => ("set", Some(choices(words, codes))),
        FactKind::Date { .. } => ("date", None),
        FactKind::Money => ("money", None),
        FactKind::Number | FactKind::Integer => ("number", None),
        FactKind::Text | FactKind::Duration | FactKind::List => ("text", None),
    };
    let mut decides: Vec<String> = missing.remedies.iter().map(|remedy| (*remedy).to_owned()).collect();
    decides.extend(missing.others.iter().cloned());
    Question {
        fact: info.path.to_owned(),
        r#type: kind.to_owned(),
        text: text(info.question.get(words.locale())),
        options,
        decides,
    }
}

fn choices(words: &Words<'_>, codes: Codes) -> Vec<Choice> {
    let packs = words.question.packs;
    let names: Vec<String> = match codes {
        Codes::Own(_) | Codes::Group(_) => codes.fixed().iter().map(|code| code.code.to_owned()).collect(),
        Codes::Goods => packs.iter().flat_map(|pack| &pack.goods).map(|goods| goods.code.clone()).collect(),
        Codes::Brands => packs.iter().flat_map(|pack| &pack.brands).map(|brand| brand.code.clone()).collect(),
        Codes::Faults => {
            let case = words.question.case;
            let goods = case.code(id::ITEM_GOODS).unwrap_or_default();
            fitting_faults(packs, goods, case.code(id::ISSUE_KIND).unwrap_or_default())
        }
    };
    names
        .into_iter()
        .map(|code| Choice {
            text: (!words.options.is_brief).then(|| words.code(codes, &code)),
            value: ChoiceValue::Code(code),
        })
        .collect()
}
