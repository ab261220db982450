//! The table as a page of the docs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anyhow::{Result, bail};

use super::rules::{Rule, Words};
use super::sentences::{Carried, Document};

const HEAD: &str = "\
<!-- Printed by `cargo xtask trace` from src/packs and tests/trace. -->

# Trace

Every sentence of the five documents that prescribes something, in the document's order and by a short quote, with the
rules that carry it; then the rules that rest on a reading alone, and those of statutes and platform rules. That each
quote stands in its document was checked against the texts, which are not kept here: `tests/trace/quotes.txt` holds the
checksums, and `cargo test --test trace` fails for a quote without one. That each rule decides a case is held by
`cargo test --test coverage`.

";

/// The rules by their names, and which of them a sentence is carried by.
struct Known<'a> {
    rules: BTreeMap<&'a str, &'a Rule>,
    traced: BTreeSet<&'a str>,
}

/// The whole page.
pub fn table(rules: &[Rule], documents: &[Document]) -> Result<String> {
    let mut known = Known { rules: BTreeMap::new(), traced: BTreeSet::new() };
    known.rules.extend(rules.iter().map(|rule| (rule.name.as_str(), rule)));
    known.traced.extend(documents.iter().flat_map(carrying));
    let mut text = HEAD.to_owned();
    counts(&mut text, rules, documents, &known)?;
    for document in documents {
        sentences(&mut text, document, &known)?;
    }
    let ours = |rule: &&Rule| documents.iter().any(|document| document.title == rule.document);
    readings(&mut text, rules.iter().filter(ours).filter(|rule| !known.traced.contains(rule.name.as_str())))?;
    others(&mut text, &rules.iter().filter(|rule| !ours(rule)).collect::<Vec<_>>(), &known)?;
    let packs: BTreeSet<&str> = rules.iter().map(Rule::pack).collect();
    for pack in packs {
        writeln!(text, "[{pack}]: ../src/packs/{pack}.json")?;
    }
    Ok(text)
}

fn carrying(document: &Document) -> impl Iterator<Item = &str> {
    document.sentences.iter().flat_map(|sentence| match &sentence.carried {
        Carried::By(names) => names.iter().map(String::as_str).collect(),
        Carried::Not(_) => Vec::new(),
    })
}

fn counts(text: &mut String, rules: &[Rule], documents: &[Document], known: &Known) -> Result<()> {
    text.push_str(
        "| | document | sentences | carried | by no rule | rules that cite it | of these a reading alone |\n",
    );
    text.push_str("| --- | --- | --: | --: | --: | --: | --: |\n");
    for document in documents {
        let all = document.sentences.len();
        let none = document.sentences.iter().filter(|sentence| matches!(sentence.carried, Carried::Not(_))).count();
        let citing: Vec<&Rule> = rules.iter().filter(|rule| rule.document == document.title).collect();
        let alone = citing.iter().filter(|rule| !known.traced.contains(rule.name.as_str())).count();
        let (letter, title, cited) = (&document.letter, &document.title, citing.len());
        writeln!(text, "| {letter} | {title} | {all} | {} | {none} | {cited} | {alone} |", all - none)?;
    }
    let other = rules.iter().filter(|rule| documents.iter().all(|document| document.title != rule.document)).count();
    writeln!(text, "\n{} rules in all, {other} of them of other sources.\n", rules.len())?;
    Ok(())
}

fn sentences(text: &mut String, document: &Document, known: &Known) -> Result<()> {
    writeln!(text, "## {} {}\n\n| clause | sentence | rules |\n| --- | --- | --- |", document.letter, document.title)?;
    for sentence in &document.sentences {
        let carried = match &sentence.carried {
            Carried::By(names) => {
                let links: Result<Vec<String>> = names.iter().map(|name| known.link(name)).collect();
                links?.join("<br>")
            }
            Carried::Not(reason) => format!("— {}", both(reason)),
        };
        writeln!(text, "| {} | {} | {carried} |", cell(&sentence.clause), cell(&sentence.quote))?;
    }
    text.push('\n');
    Ok(())
}

fn readings<'a>(text: &mut String, rules: impl Iterator<Item = &'a Rule>) -> Result<()> {
    text.push_str("## Readings beyond the documents\n\n");
    text.push_str("No sentence says these; each tells how a silence or an unclear clause was read.\n\n");
    text.push_str("| rule | cites | reading |\n| --- | --- | --- |\n");
    let mut lost: Vec<&str> = Vec::new();
    for rule in rules {
        if rule.readings.is_empty() {
            lost.push(&rule.name);
        }
        let read: Vec<String> = rule.readings.iter().map(both).collect();
        let cited = format!("{} {} {}", rule.document, cell(&rule.clause), quoted(rule));
        writeln!(text, "| {} | {} | {} |", link(rule), cited.trim_end(), read.join("<br>"))?;
    }
    if !lost.is_empty() {
        bail!("these carry no sentence of tests/trace and have no `reading` either:\n{}", lost.join("\n"));
    }
    text.push('\n');
    Ok(())
}

fn others(text: &mut String, rules: &[&Rule], known: &Known) -> Result<()> {
    text.push_str("## Rules of other sources\n\n");
    text.push_str("Statutes and platform rules; the mark says how their wording was established.\n\n");
    let mut titles: Vec<&str> = Vec::new();
    for rule in rules {
        if !titles.contains(&rule.document.as_str()) {
            titles.push(&rule.document);
        }
    }
    for title in titles {
        let own: Vec<&&Rule> = rules.iter().filter(|rule| rule.document == title).collect();
        let mark = own.iter().find_map(|rule| rule.mark.as_deref()).unwrap_or_default();
        writeln!(text, "### {} {mark}\n\n| clause | quote | rule |\n| --- | --- | --- |", cell(title))?;
        for rule in own {
            writeln!(text, "| {} | {} | {} |", cell(&rule.clause), quoted(rule), known.link(&rule.name)?)?;
        }
        text.push('\n');
    }
    Ok(())
}

impl Known<'_> {
    fn link(&self, name: &str) -> Result<String> {
        match self.rules.get(name) {
            Some(rule) => Ok(link(rule)),
            None => bail!("tests/trace names `{name}`, which is no rule of a built-in pack"),
        }
    }
}

fn link(rule: &Rule) -> String {
    format!("[`{}`][{}] {}", rule.name, rule.pack(), both(&rule.title))
}

fn both(words: &Words) -> String {
    format!("{} / {}", cell(&words.zh), cell(&words.en))
}

fn quoted(rule: &Rule) -> String {
    rule.quote.as_ref().map(|quote| format!("“{}”", cell(quote))).unwrap_or_default()
}

/// Text that stays in its cell and is nothing but text.
fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' | '\\' => safe.extend(['\\', letter]),
            '\n' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::super::sentences::Sentence;
    use super::*;

    fn words(text: &str) -> Words {
        Words { zh: text.to_owned(), en: text.to_uppercase() }
    }

    fn rule(name: &str, document: &str) -> Rule {
        Rule {
            name: name.to_owned(),
            title: words("t|"),
            document: document.to_owned(),
            clause: "1".to_owned(),
            quote: Some("7*24".to_owned()),
            ..Rule::default()
        }
    }

    fn document(carried: Carried) -> [Document; 1] {
        let sentence = Sentence { clause: "一".to_owned(), quote: "句".to_owned(), carried };
        [Document { letter: "A".to_owned(), title: "《甲》".to_owned(), sentences: vec![sentence] }]
    }

    #[test]
    fn a_sentence_names_its_rules_and_other_sources_stand_apart() {
        let rules = [rule("p/r", "《甲》"), Rule { mark: Some("A-".to_owned()), ..rule("p/law", "《法》") }];
        let text = table(&rules, &document(Carried::By(vec!["p/r".to_owned()]))).unwrap();
        assert!(text.contains("| A | 《甲》 | 1 | 1 | 0 | 1 | 0 |\n"), "{text}");
        assert!(text.contains("| 一 | 句 | [`p/r`][p] t\\| / T\\| |\n"), "{text}");
        assert!(text.contains("### 《法》 A-\n"), "{text}");
        assert!(text.contains("| 1 | “7\\*24” | [`p/law`][p] t\\| / T\\| |\n"), "{text}");
        assert!(text.ends_with("[p]: ../src/packs/p.json\n"), "{text}");
    }

    #[test]
    fn a_rule_without_a_sentence_needs_a_reading() {
        let none = document(Carried::Not(words("why")));
        let error = table(&[rule("p/r", "《甲》")], &none).unwrap_err().to_string();
        assert!(error.contains("\np/r"), "{error}");
        let read = Rule { readings: vec![words("so")], ..rule("p/r", "《甲》") };
        let text = table(&[read], &none).unwrap();
        assert!(text.contains("| 一 | 句 | — why / WHY |\n"), "{text}");
        assert!(text.contains("| 《甲》 1 “7\\*24” | so / SO |\n"), "{text}");
    }

    #[test]
    fn a_rule_that_is_not_there_is_refused() {
        let error = table(&[], &document(Carried::By(vec!["p/gone".to_owned()]))).unwrap_err().to_string();
        assert!(error.contains("`p/gone`"), "{error}");
    }
}
