//! The rules of the built-in packs, as far as tracing needs them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::packs;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    pub zh: String,
    pub en: String,
}

/// A rule with what it cites.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// `pack/rule`.
    pub name: String,
    pub title: Words,
    /// The title of the document that is cited.
    pub document: String,
    /// How sure the source of a statute or a platform rule is.
    pub mark: Option<String>,
    pub clause: String,
    pub quote: Option<String>,
    /// How an unclear or silent clause was read: by the rule itself, or by the parameters that switch it.
    pub readings: Vec<Words>,
}

impl Rule {
    /// The pack's name.
    pub fn pack(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }
}

/// Every rule by the names of the packs, and within a pack in its own order.
pub fn read(root: &Path) -> Result<Vec<Rule>> {
    let mut rules = Vec::new();
    let mut ids = packs::ids(root)?;
    ids.sort_unstable();
    for id in ids {
        let file = root.join(format!("src/packs/{id}.json"));
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let pack: Value = serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))?;
        for rule in pack["rules"].as_array().with_context(|| format!("`{id}` has no rules"))? {
            rules.push(one(&id, &pack, rule)?);
        }
    }
    Ok(rules)
}

fn one(pack_id: &str, pack: &Value, rule: &Value) -> Result<Rule> {
    let name = format!("{pack_id}/{}", text(&rule["id"]).unwrap_or_default());
    let citation = &rule["citation"];
    let source = &pack["sources"][text(&citation["source"]).unwrap_or_default()];
    let mut readings: Vec<Words> = rule.get("reading").map(words).into_iter().collect();
    let mut switches = Vec::new();
    parameters(&rule["when"], &mut switches);
    for switch in switches {
        readings.extend(pack["parameters"][switch].get("reading").map(words));
    }
    readings.dedup();
    Ok(Rule {
        title: words(&rule["title"]),
        document: text(&source["document"]).with_context(|| format!("`{name}` cites no document"))?.to_owned(),
        mark: text(&source["mark"]).map(str::to_owned),
        clause: text(&citation["clause"]).with_context(|| format!("`{name}` cites no clause"))?.to_owned(),
        quote: text(&citation["quote"]).map(str::to_owned),
        readings,
        name,
    })
}

/// The parameters that a condition names.
fn parameters<'a>(condition: &'a Value, names: &mut Vec<&'a str>) {
    match condition {
        Value::Object(members) => {
            names.extend(members.get("param").and_then(Value::as_str));
            members.values().for_each(|member| parameters(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| parameters(item, names)),
        _ => {}
    }
}

/// A text in both languages, empty where it is missing.
pub fn words(value: &Value) -> Words {
    let of = |language: &str| text(&value[language]).unwrap_or_default().to_owned();
    Words { zh: of("zh"), en: of("en") }
}

fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_rule_reads_by_itself_and_by_the_parameters_that_switch_it() {
        let reading = |zh: &str| json!({"zh": zh, "en": zh});
        let pack = json!({
            "sources": {"A": {"document": "《甲》", "mark": "A-"}},
            "parameters": {"strict": {"reading": reading("b")}, "plain": {}},
        });
        let rule = json!({
            "id": "r", "title": reading("t"), "citation": {"source": "A", "clause": "1"}, "reading": reading("a"),
            "when": {"all": [{"param": "strict", "is": true}, {"not": {"param": "plain", "is": 1}}]},
        });
        let read = one("p", &pack, &rule).unwrap();
        assert_eq!((read.name.as_str(), read.pack(), read.mark.as_deref()), ("p/r", "p", Some("A-")));
        assert_eq!(read.readings.iter().map(|words| words.zh.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert!(one("p", &pack, &json!({"id": "r", "citation": {"source": "B", "clause": "1"}})).is_err());
    }
}
