//! The JSON Schema of packs: a skeleton written by hand, with every list of codes and facts printed from the vocabulary.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// Stands in the skeleton where the definitions from the vocabulary go.
const PLACE: &str = "\"vocabulary\": true";

/// The text of `pack.schema.json`.
pub fn pack(root: &Path) -> Result<String> {
    let vocabulary = root.join("src/vocabulary");
    let skeleton = read(&root.join("src/policy/pack.schema.json"))?;
    let definitions = definitions(
        &read(&vocabulary.join("codes.json"))?,
        &read(&vocabulary.join("facts.json"))?,
        &read(&vocabulary.join("derived.json"))?,
    )?;
    filled(&skeleton, &definitions)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// The skeleton with the definitions in their place. It is filled as text, so that its order stays as it was written.
fn filled(skeleton: &str, definitions: &BTreeMap<String, Value>) -> Result<String> {
    let lines: Vec<String> = definitions.iter().map(|(name, schema)| format!("\"{name}\": {schema}")).collect();
    let Some((before, after)) = skeleton.split_once(PLACE) else { bail!("the schema's skeleton has no `{PLACE}`") };
    let text = format!("{before}{}{after}", lines.join(",\n    "));
    let schema: Value = serde_json::from_str(&text).context("the schema's skeleton is no JSON")?;
    check_references(&schema, &schema)?;
    Ok(text)
}

/// A reference to a group that is not in the vocabulary would only show in an editor.
fn check_references(schema: &Value, part: &Value) -> Result<()> {
    match part {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                let target = reference.strip_prefix('#').and_then(|pointer| schema.pointer(pointer));
                target.with_context(|| format!("the schema has no `{reference}`"))?;
            }
            members.values().try_for_each(|member| check_references(schema, member))
        }
        Value::Array(items) => items.iter().try_for_each(|item| check_references(schema, item)),
        _ => Ok(()),
    }
}

/// `code.*` for the groups of codes, `value.*` for the codes of single facts, `fact.*` for lists of facts and what is
/// said of them.
fn definitions(codes: &str, facts: &str, derived: &str) -> Result<BTreeMap<String, Value>> {
    let codes: Value = serde_json::from_str(codes).context("codes.json is no JSON")?;
    let mut own = facts_of(facts, "facts.json")?;
    let mut found = BTreeMap::new();
    for (name, members) in codes["groups"].as_object().context("codes.json has no groups")? {
        let members = members.as_array().with_context(|| format!("the group `{name}` is no list"))?;
        let labelled = members.iter().map(|member| (member["code"].as_str(), member["en"].as_str()));
        found.insert(format!("code.{name}"), code_list(labelled));
    }
    for fact in &own {
        if let Some(codes) = fact["codes"].as_array() {
            let label = |code: &Value| fact["labels"][code.as_str()?]["en"].as_str();
            let labelled = codes.iter().map(|code| (code.as_str(), label(code)));
            found.insert(format!("value.{}", path(fact)?), code_list(labelled));
        }
    }
    found.insert("fact.case".to_owned(), case(&own)?);
    own.extend(facts_of(derived, "derived.json")?);
    found.insert("fact.number".to_owned(), paths(&own, |kind| matches!(kind, "money" | "number" | "integer"))?);
    found.insert("fact.duration".to_owned(), paths(&own, |kind| kind == "duration")?);
    found.insert("fact.choice".to_owned(), paths(&own, |kind| kind == "choice")?);
    let stated = |fact: &Value| is_tested(fact) || kind(fact) != "list";
    found.insert("fact.stated".to_owned(), of_facts(&own, stated)?);
    let is_own = |fact: &Value| fact.get("asks").is_none() && kind(fact) != "list";
    found.insert("fact.known".to_owned(), of_facts(&own, is_own)?);
    found.insert("fact.compared".to_owned(), of_facts(&own, is_tested)?);
    found.insert("fact.test".to_owned(), test(&own)?);
    found.insert("fact.presume".to_owned(), presume(&own)?);
    for schema in found.values_mut() {
        // Independent of how serde_json keeps its maps in this build.
        schema.sort_all_objects();
    }
    Ok(found)
}

fn facts_of(text: &str, file: &str) -> Result<Vec<Value>> {
    let json: Value = serde_json::from_str(text).with_context(|| format!("{file} is no JSON"))?;
    Ok(json["facts"].as_array().with_context(|| format!("{file} has no facts"))?.clone())
}

fn path(fact: &Value) -> Result<&str> {
    fact["path"].as_str().context("a fact without a path")
}

fn kind(fact: &Value) -> &str {
    fact["type"].as_str().unwrap_or_default()
}

/// An enumeration; what its codes mean is the description that an editor shows.
fn code_list<'a>(labelled: impl Iterator<Item = (Option<&'a str>, Option<&'a str>)>) -> Value {
    let (mut codes, mut lines) = (Vec::new(), Vec::new());
    for (code, label) in labelled {
        let code = code.unwrap_or_default();
        lines.push(format!("`{code}` {}", label.unwrap_or(code)));
        codes.push(code);
    }
    json!({"enum": codes, "description": lines.join(" · ")})
}

fn paths(facts: &[Value], wanted: impl Fn(&str) -> bool) -> Result<Value> {
    of_facts(facts, |fact| wanted(kind(fact)))
}

fn of_facts(facts: &[Value], wanted: impl Fn(&Value) -> bool) -> Result<Value> {
    let paths: Result<Vec<&str>> = facts.iter().filter(|fact| wanted(fact)).map(path).collect();
    Ok(json!({"title": "Fact", "enum": paths?}))
}

/// Time is asked for by windows, and a list has no single value.
fn is_compared(kind: &str) -> bool {
    !matches!(kind, "date" | "duration" | "list")
}

/// A list of things with codes is tested like a set of their codes.
fn is_tested(fact: &Value) -> bool {
    is_compared(kind(fact)) || fact["items"].get("code").is_some()
}

/// What a pack may write as a value of the fact, or as a code of it if it is a set.
fn value(fact: &Value) -> Result<Value> {
    Ok(match kind(fact) {
        "choice" | "set" => codes(fact)?,
        "boolean" => json!({"type": "boolean"}),
        "money" | "number" | "integer" => json!({"$ref": "#/$defs/decimal"}),
        "text" | "list" => json!({"type": "string"}),
        other => bail!("`{}` is of type `{other}`, which no condition compares", path(fact)?),
    })
}

/// Goods, brands and faults are the packs' own, so any name will do here.
fn codes(fact: &Value) -> Result<Value> {
    Ok(match fact["group"].as_str() {
        Some(own) if own.starts_with('@') => json!({"type": "string"}),
        Some(group) => reference("code", group),
        None => reference("value", path(fact)?),
    })
}

fn reference(kind: &str, name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{kind}.{name}")})
}

/// A condition over a fact; facts with the same values share a branch.
fn test(facts: &[Value]) -> Result<Value> {
    let mut branches: BTreeMap<(bool, String), (Value, Vec<&str>)> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| is_tested(fact)) {
        let value = value(fact)?;
        let key = (matches!(kind(fact), "set" | "list"), value.to_string());
        branches.entry(key).or_insert_with(|| (value, Vec::new())).1.push(path(fact)?);
    }
    let branches: Vec<Value> = branches
        .into_iter()
        .map(|((is_set, _), (value, paths))| {
            let several = json!({
                "type": ["array", "object"],
                "if": {"type": "object"},
                "then": {"$ref": "#/$defs/codesOfParameter"},
                "else": {"items": value.clone()},
            });
            let then = if is_set {
                json!({
                    "propertyNames": {"enum": ["fact", "has", "hasAny", "empty"]},
                    "properties": {"has": value, "hasAny": several},
                })
            } else {
                json!({"propertyNames": {"enum": ["fact", "is", "in"]}, "properties": {"is": value, "in": several}})
            };
            json!({"if": {"properties": {"fact": {"enum": paths}}, "required": ["fact"]}, "then": then})
        })
        .collect();
    Ok(json!({"allOf": branches}))
}

fn presume(facts: &[Value]) -> Result<Value> {
    let mut properties = Map::new();
    for fact in facts.iter().filter(|fact| is_compared(kind(fact))) {
        let value = value(fact)?;
        let taken = if kind(fact) == "set" { json!({"type": "array", "items": value}) } else { value };
        properties.insert(path(fact)?.to_owned(), with_doc(taken, fact));
    }
    Ok(json!({"type": "object", "additionalProperties": false, "properties": properties}))
}

fn with_doc(mut schema: Value, fact: &Value) -> Value {
    if let (Some(members), Some(doc)) = (schema.as_object_mut(), fact["doc"].as_str()) {
        members.insert("description".to_owned(), doc.into());
    }
    schema
}

/// The case, each section an object of its own.
fn case(facts: &[Value]) -> Result<Value> {
    let mut case = section();
    for fact in facts {
        let mut place = &mut case;
        let mut names = path(fact)?.split('.').peekable();
        while let Some(name) = names.next() {
            let leaf = if names.peek().is_some() { section() } else { with_doc(case_value(fact)?, fact) };
            let properties = place["properties"].as_object_mut().context("a fact within another fact")?;
            place = properties.entry(name).or_insert(leaf);
        }
    }
    case["properties"]["now"] = when("the instant the decision is for");
    case["properties"]["currency"] = reference_to("currency");
    case["properties"]["item"]["required"] = json!(["goods"]);
    case["properties"]["issue"]["required"] = json!(["kind"]);
    case["properties"]["done"]["items"]["required"] = json!(["code", "at"]);
    case["required"] = json!(["now", "item", "issue"]);
    Ok(case)
}

fn section() -> Value {
    json!({"type": "object", "additionalProperties": false, "properties": {}})
}

fn reference_to(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn when(description: &str) -> Value {
    json!({
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$",
        "description": description,
    })
}

/// What a case may say of a fact.
fn case_value(fact: &Value) -> Result<Value> {
    Ok(match kind(fact) {
        "choice" => codes(fact)?,
        "set" => json!({"type": "array", "items": codes(fact)?}),
        "boolean" => json!({"type": "boolean"}),
        "date" => when(fact["doc"].as_str().unwrap_or_default()),
        "money" | "number" | "integer" => {
            json!({"type": ["string", "number"], "pattern": "^-?[0-9]{1,28}(\\.[0-9]{1,28})?$"})
        }
        "text" => json!({"type": "string", "maxLength": 500}),
        "duration" => reference_to("duration"),
        "list" => {
            let mut item = section();
            for (name, member) in fact["items"].as_object().context("a list that says nothing of its items")? {
                item["properties"][name] = case_value(member)?;
            }
            json!({"type": "array", "items": item})
        }
        other => bail!("`{}` is of type `{other}`, which has no schema", path(fact)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: &str = r#"{"groups": {"remedy": [{"code": "return", "en": "return for refund"}]}}"#;
    const FACTS: &str = r#"{"facts": [
        {"path": "item.goods", "type": "choice", "group": "@goods"},
        {"path": "issue.kind", "type": "choice", "codes": ["defective"]},
        {"path": "issue.wrongItem.usable", "type": "boolean", "doc": "of use"}
    ]}"#;
    const NONE: &str = r#"{"facts": []}"#;

    #[test]
    fn codes_and_facts_become_definitions() {
        let definitions = definitions(CODES, FACTS, NONE).unwrap();
        assert_eq!(definitions["code.remedy"]["enum"], json!(["return"]));
        assert_eq!(definitions["value.issue.kind"]["enum"], json!(["defective"]));
        let usable =
            &definitions["fact.case"]["properties"]["issue"]["properties"]["wrongItem"]["properties"]["usable"];
        assert_eq!(usable, &json!({"type": "boolean", "description": "of use"}));
    }

    #[test]
    fn the_skeleton_keeps_its_order() {
        let definitions = BTreeMap::from([("name".to_owned(), json!({"type": "string"}))]);
        let text = filled(r##"{"z": {"$ref": "#/$defs/name"}, "$defs": {"vocabulary": true}}"##, &definitions).unwrap();
        assert_eq!(text, r##"{"z": {"$ref": "#/$defs/name"}, "$defs": {"name": {"type":"string"}}}"##);
    }

    #[test]
    fn a_group_that_is_not_there_is_refused() {
        let none = BTreeMap::new();
        assert!(filled(r##"{"$ref": "#/$defs/code.colour", "$defs": {"vocabulary": true}}"##, &none).is_err());
        assert!(filled("{}", &none).is_err());
    }
}
