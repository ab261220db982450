//! For each kind of issue that a pack knows there is a first step, a deadline, an opening and a decline; and
//! `docs/answers.md` shows them. `cargo xtask answers` prints the page anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test may stop, and tells what it found"
)]

#[path = "oracle/mod.rs"]
mod oracle;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use oracle::json::{Json, list, text, texts};
use oracle::{engine, pack};
use sanbao::Policy;
use serde_json::json;

const PAGE: &str = "docs/answers.md";
const INTRODUCTION: &str = "# What is answered

For each pack and each kind of issue that its rules name: the first step, a deadline, the opening and the decline, as
some golden case (or the issue with nothing else known) shows them to an agent, in both languages. Printed by
`cargo xtask answers`; `tests/answers.rs` fails if one is missing.
";

/// The least that an agent needs of every issue.
const PARTS: [&str; 4] = ["first step", "deadline", "opening", "decline"];

/// A part of an answer in both languages.
#[derive(Clone)]
struct Said {
    code: String,
    zh: String,
    en: String,
}

/// The kinds of issue that the pack's rules name, as they are first named.
fn issues(pack: &Json) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for issue in list(pack, "rules").iter().flat_map(|rule| texts(rule, "issues")) {
        if !found.iter().any(|other| other == issue) {
            found.push(issue.to_owned());
        }
    }
    found
}

/// The issue alone, then the golden cases about it.
fn cases(pack: &Json, golden: &[Json], issue: &str) -> Vec<Json> {
    let goods = list(pack, "goods").iter().filter_map(|goods| text(goods, "code"));
    let alone = goods
        .map(|goods| json!({"now": "2026-11-20T12:00:00+08:00", "item": {"goods": goods}, "issue": {"kind": issue}}));
    alone.chain(golden.iter().filter(|case| case["issue"]["kind"] == issue).cloned()).collect()
}

fn decide(policy: &Policy, id: &str, case: &Json, locale: &str) -> Option<Json> {
    engine::decide(policy, case, &json!({"packs": [id], "audience": "agent", "locale": locale})).ok()
}

/// A part of an answer: its code and its words.
fn part<'a>(answer: &'a Json, name: &str) -> Option<(&'a str, &'a str)> {
    let replies = || list(answer, "replies").iter().find(|reply| reply["rung"] == name);
    let (entry, key) = match name {
        "first step" => (list(answer, "steps").first()?, "code"),
        "deadline" => (list(answer, "deadlines").first()?, "code"),
        _ => (replies()?, "id"),
    };
    Some((text(entry, key)?, text(entry, "text")?))
}

/// What is answered to one issue, each part by the first case that shows it.
fn answered(policy: &Policy, id: &str, cases: &[Json]) -> [Option<Said>; 4] {
    let mut found = [const { None }; 4];
    for case in cases {
        let Some(zh) = decide(policy, id, case, "zh-CN") else { continue };
        let open: Vec<usize> = (0..PARTS.len()).filter(|place| found[*place].is_none()).collect();
        let new: Vec<usize> = open.into_iter().filter(|place| part(&zh, PARTS[*place]).is_some()).collect();
        if new.is_empty() {
            continue;
        }
        let en = decide(policy, id, case, "en").unwrap();
        for place in new {
            let ((code, zh), (_, en)) = (part(&zh, PARTS[place]).unwrap(), part(&en, PARTS[place]).unwrap());
            found[place] = Some(Said { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() });
        }
        if found.iter().all(Option::is_some) {
            break;
        }
    }
    found
}

/// The begin of a text, on one line of a table.
fn begin(words: &str, most: usize) -> String {
    let line = words.replace('\n', " ").replace('|', "\\|");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    format!("{}…", cut.trim_end())
}

fn cell(said: Option<&Said>) -> String {
    let Some(said) = said else { return "—".to_owned() };
    let code = said.code.rsplit('/').next().unwrap();
    format!("`{code}`<br>{}<br>{}", begin(&said.zh, 40), begin(&said.en, 90))
}

/// The page, and what is missing on it.
fn page() -> (String, Vec<String>) {
    let (mut page, mut missing) = (INTRODUCTION.to_owned(), Vec::new());
    for pack in pack::built_in_order() {
        let id = text(&pack, "id").unwrap();
        let golden: Vec<Json> = pack::golden_of(id)
            .into_iter()
            .filter(|entry| entry.get("parameters").is_none())
            .map(|entry| entry["case"].clone())
            .collect();
        let policy = engine::policy(&pack);
        let (zh, en) = (text(&pack["title"], "zh").unwrap(), text(&pack["title"], "en").unwrap());
        write!(page, "\n## `{id}` {zh} · {en}\n\n| issue | {} |\n| --- |{}\n", PARTS.join(" | "), " --- |".repeat(4))
            .unwrap();
        for issue in issues(&pack) {
            let found = answered(&policy, id, &cases(&pack, &golden, &issue));
            let lacks = PARTS.iter().zip(&found).filter(|(_, said)| said.is_none());
            missing.extend(lacks.map(|(name, _)| format!("{id}: {issue} has no {name}")));
            let cells: Vec<String> = found.iter().map(|said| cell(said.as_ref())).collect();
            writeln!(page, "| `{issue}` | {} |", cells.join(" | ")).unwrap();
        }
    }
    (page, missing)
}

#[test]
fn every_issue_that_a_pack_knows_has_a_first_step_a_deadline_an_opening_and_a_decline() {
    let (page, missing) = page();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var_os("SANBAO_PRINT_ANSWERS").is_some() {
        fs::write(&file, &page).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == page, "{PAGE} is not what the packs answer; mend it by `cargo xtask answers`");
}

#[test]
fn every_reply_has_its_three_tones() {
    let mut lacking = Vec::new();
    for pack in pack::built_in() {
        for reply in list(&pack, "replies") {
            let tones = ["warm", "formal", "brief"].into_iter().filter(|tone| reply["texts"].get(tone).is_none());
            lacking.extend(tones.map(|tone| format!("{}/{} {tone}", pack["id"], reply["id"])));
        }
    }
    assert!(lacking.is_empty(), "{} texts are missing:\n{}", lacking.len(), lacking.join("\n"));
}
