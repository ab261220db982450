//! TypeScript printed from the vocabulary: the case and every union of codes.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::package::files;

const HEAD: &str = "\
// Printed by `cargo xtask build` from src/vocabulary and src/packs.

/** An RFC 3339 instant, or a plain date (\"2026-11-22\": that day in the pack's zone). */
export type When = string;
/** A decimal string in the case's currency, or a finite number with at most two decimals. */
export type MoneyIn = string | number;
/** A finite number, or the same as decimal text. */
export type NumberIn = number | string;
/** One of the known codes for completion; any other text is checked when the case is read. */
type Open<Code extends string> = Code | (string & {});
";

const CASE: &str = "
/**
 * What is known so far. Absent is unknown, and so is `null` at run time; a list that is present is complete, `[]` means none.
 * With several units amounts are the line's.
 */
export interface Case {
  /** The instant the decision is for. Left out: the host's clock. */
  now?: When;
  /** ISO 4217, such as \"CNY\". */
  currency?: string;
";

/// A case, or an item of its lists, is refused without these.
const REQUIRED: [&str; 6] = ["item", "item.goods", "issue", "issue.kind", "done.code", "done.at"];

/// Their codes grow with every chapter of rules, so a text that is no code yet is left to the reader of the case.
const OPEN: [&str; 2] = ["evidence", "item.coverage"];

/// The text of `vocabulary.d.ts`.
pub fn vocabulary(root: &Path) -> Result<String> {
    let folder = root.join("src/vocabulary");
    let codes = read(&folder.join("codes.json"))?;
    let facts = read(&folder.join("facts.json"))?;
    let packs = packs(root)?;
    let mut text = HEAD.to_owned();
    for (name, codes) in codes["groups"].as_object().context("codes.json has no groups")? {
        let codes: Vec<&str> =
            codes.as_array().into_iter().flatten().filter_map(|code| code["code"].as_str()).collect();
        alias(&mut text, name, &codes)?;
    }
    for (group, list) in [("goods", "goods"), ("brand", "brands"), ("fault", "faults")] {
        let mut codes: Vec<&str> = Vec::new();
        for code in packs.iter().flat_map(|pack| pack[list].as_array().into_iter().flatten()) {
            codes.extend(code["code"].as_str());
        }
        codes.sort_unstable();
        codes.dedup();
        alias(&mut text, group, &codes)?;
    }
    let ids: Vec<&str> = packs.iter().filter_map(|pack| pack["id"].as_str()).collect();
    alias(&mut text, "pack", &ids)?;
    text.push_str(CASE);
    let facts = facts["facts"].as_array().context("facts.json has no facts")?;
    members(&mut text, facts, "", 1)?;
    text.push_str("}\n");
    Ok(text)
}

/// The built-in packs, in the order of their file names.
fn packs(root: &Path) -> Result<Vec<Value>> {
    let mut files = files(&root.join("src/packs"))?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Result<Value> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("{} is no JSON", file.display()))
}

fn alias(text: &mut String, group: &str, codes: &[&str]) -> Result<()> {
    let name = type_name(group);
    if codes.is_empty() {
        writeln!(text, "export type {name} = never;")?;
    } else {
        writeln!(text, "export type {name} =\n  | {};", quoted(codes, "\n  | "))?;
    }
    Ok(())
}

/// Writes the members of a section, each section where its first fact stands.
fn members(text: &mut String, facts: &[Value], section: &str, depth: usize) -> Result<()> {
    let mut written: Vec<&str> = Vec::new();
    for fact in facts {
        let path = fact["path"].as_str().context("a fact without a path")?;
        let Some(rest) = path.strip_prefix(section) else { continue };
        let (name, inner) = rest.split_once('.').map_or((rest, None), |(name, inner)| (name, Some(inner)));
        if written.contains(&name) {
            continue;
        }
        written.push(name);
        let full = &path[..section.len() + name.len()];
        let mark = if REQUIRED.contains(&full) { "" } else { "?" };
        let indent = "  ".repeat(depth);
        if inner.is_some() {
            writeln!(text, "{indent}{name}{mark}: {{")?;
            members(text, facts, &format!("{full}."), depth + 1)?;
            writeln!(text, "{indent}}};")?;
        } else {
            if let Some(doc) = fact["doc"].as_str() {
                writeln!(text, "{indent}/** {} */", sentence(doc))?;
            }
            writeln!(text, "{indent}{name}{mark}: {};", type_of(fact)?)?;
        }
    }
    Ok(())
}

fn type_of(fact: &Value) -> Result<String> {
    let path = fact["path"].as_str().unwrap_or_default();
    let kind = fact["type"].as_str().unwrap_or_default();
    Ok(match kind {
        "choice" => choice(fact, path)?,
        "set" => format!("({})[]", choice(fact, path)?),
        "boolean" => "boolean".to_owned(),
        "date" => "When".to_owned(),
        "money" => "MoneyIn".to_owned(),
        "number" | "integer" => "NumberIn".to_owned(),
        "text" | "duration" => "string".to_owned(),
        "list" => item_type(fact, path)?,
        other => anyhow::bail!("`{path}` is of type `{other}`, which has no TypeScript"),
    })
}

fn choice(fact: &Value, path: &str) -> Result<String> {
    if let Some(group) = fact["group"].as_str() {
        return Ok(format!("Open<{}>", type_name(group.trim_start_matches('@'))));
    }
    let codes = fact["codes"].as_array().with_context(|| format!("`{path}` has neither codes nor a group"))?;
    let codes: Vec<&str> = codes.iter().filter_map(Value::as_str).collect();
    let union = quoted(&codes, " | ");
    Ok(if OPEN.contains(&path) { format!("Open<{union}>") } else { union })
}

fn item_type(fact: &Value, path: &str) -> Result<String> {
    let items = fact["items"].as_object().with_context(|| format!("`{path}` says nothing of its items"))?;
    let members: Result<Vec<String>> = items
        .iter()
        .map(|(name, item)| {
            let mark = if REQUIRED.contains(&format!("{path}.{name}").as_str()) { "" } else { "?" };
            Ok(format!("{name}{mark}: {}", type_of(item)?))
        })
        .collect();
    Ok(format!("{{ {} }}[]", members?.join("; ")))
}

/// `freight_payer` → `FreightPayerCode`.
fn type_name(group: &str) -> String {
    let words = group.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    });
    words.collect::<String>() + "Code"
}

fn quoted(codes: &[&str], between: &str) -> String {
    codes.iter().map(|code| format!("\"{code}\"")).collect::<Vec<_>>().join(between)
}

fn sentence(doc: &str) -> String {
    let mut letters = doc.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}{}", letters.as_str(), if doc.ends_with('.') { "" } else { "." })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn facts_become_nested_members_with_their_docs() {
        let facts = [
            json!({"path": "item.goods", "type": "choice", "group": "@goods", "doc": "what was sold"}),
            json!({"path": "item.paid", "type": "money"}),
            json!({"path": "issue.wrongItem.usable", "type": "boolean"}),
            json!({"path": "evidence", "type": "set", "codes": ["a", "b"]}),
        ];
        let mut text = String::new();
        members(&mut text, &facts, "", 0).unwrap();
        assert_eq!(
            text,
            "\
item: {
  /** What was sold. */
  goods: Open<GoodsCode>;
  paid?: MoneyIn;
};
issue: {
  wrongItem?: {
    usable?: boolean;
  };
};
evidence?: (Open<\"a\" | \"b\">)[];
"
        );
    }

    #[test]
    fn a_type_that_is_not_known_is_refused() {
        assert!(type_of(&json!({"path": "x", "type": "colour"})).is_err());
    }
}
