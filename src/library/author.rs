//! Packs from JSON: the built-in ones and a shop's own, with the shop's values and the rules that replace others.

use std::cell::OnceCell;

use super::{Library, Slot, Source};
use crate::hash::hash;
use crate::packs::BUILT_IN;
use crate::policy::read::{self, Overrides, Replaced};
use crate::policy::{Header, Pack};
use crate::problem::{Problem, Problems};
use crate::read::{Node, Path, Report, quoted};
use crate::value::Value;

/// The text of a built-in pack and what the shop changes in it.
#[derive(Debug, Default)]
pub(super) struct Json {
    /// None: the shop's own pack, which was read at once.
    text: Option<&'static str>,
    /// The shop's own parameter values.
    parameters: Option<Value>,
    /// Rules of this pack that another pack replaces.
    replaced: Vec<String>,
}

/// The hash of a policy that the shop changed: the pack's own and what was changed.
#[inline(never)]
fn changed(own: &str, change: &Value) -> String {
    hash(&Value::List(vec![Value::Text(own.to_owned()), change.clone()]))
}

impl Library {
    /// All built-in packs.
    pub(crate) fn built_in() -> Library {
        Library { slots: BUILT_IN.iter().filter_map(|pack| Some(Slot::built_in(pack.header()?, pack.json))).collect() }
    }

    /// The shop's own packs beside built-in ones.
    pub(crate) fn new(packs: &[Value], options: &Value) -> Result<Library, Problems> {
        let report = Report::default();
        let root = Path::Root;
        let mut library = Library::built_in();
        let path = Path::Key(&root, "options");
        let parameters = library.choose(Node::new(options, &path, &report));
        let overrides_of = |id: &str| {
            let value = parameters.as_ref()?.get(id)?;
            Some(value.clone())
        };
        for Slot { header, source, .. } in &mut library.slots {
            if let Source::Json(json) = source {
                json.parameters = overrides_of(&header.id);
            }
        }
        let mut own = Vec::new();
        let mut replaces = Vec::new();
        let list = Path::Key(&root, "packs");
        for (index, value) in packs.iter().enumerate() {
            let place = Path::Item(&list, index);
            let id = value.get("id").and_then(Value::as_text).unwrap_or_default();
            let given = overrides_of(id);
            let parameters_path = Path::Key(&path, "parameters");
            let given_path = Path::Key(&parameters_path, id);
            let overrides = given.as_ref().map(|value| Overrides { value, path: &given_path });
            let own_hash = match &given {
                Some(parameters) => changed(&hash(value), parameters),
                None => hash(value),
            };
            let Some(read) = read::pack(value, &place, own_hash, overrides, &report) else { continue };
            if own.iter().chain(&library.slots).any(|slot: &Slot| slot.header.id == read.pack.header.id) {
                let id = Path::Key(&place, "id");
                report.add(
                    Problem::new(
                        id.to_string(),
                        "a name that no other loaded pack has; built-in packs are left out by `options.builtIns`",
                    )
                    .given_text(&read.pack.header.id),
                );
            }
            replaces.extend(read.replaces);
            own.push(Slot::compiled(read.pack));
        }
        own.append(&mut library.slots);
        library.slots = own;
        library.check_parameters(parameters.as_ref(), &path, &report);
        library.replace(replaces, &report);
        // A built-in pack with the shop's own values is compiled at once, so that a wrong value is known at once.
        for slot in &library.slots {
            slot.compile_changed(&report);
        }
        if report.is_empty() { Ok(library) } else { Err(report.into_problems()) }
    }

    /// Keeps the built-in packs named; returns the shop's parameter values.
    fn choose(&mut self, options: Node<'_>) -> Option<Value> {
        if *options.value == Value::Null {
            return None;
        }
        let members = options.object("an object with `builtIns` and `parameters`")?;
        let ids: Vec<String> = self.slots.iter().map(|slot| slot.header.id.clone()).collect();
        let names = || ids.iter().map(String::as_str);
        let kept = members.optional("builtIns", |node| {
            Some(node.each("a list of pack ids", |node| {
                let wanted = format!("a built-in pack: {}", quoted(names()));
                let id = node.text(&wanted)?;
                if !names().any(|name| name == id) {
                    node.unknown(wanted, names());
                }
                Some(id.to_owned())
            }))
        });
        if let Some(kept) = kept {
            self.slots.retain(|slot| kept.contains(&slot.header.id));
        }
        let parameters = members.optional("parameters", |node| match node.value {
            Value::Map(_) => Some(node.value.clone()),
            _ => {
                node.wrong("an object: pack id → parameter → value");
                None
            }
        });
        members.finish();
        parameters
    }

    fn check_parameters(&self, parameters: Option<&Value>, path: &Path<'_>, report: &Report) {
        let Some(Value::Map(entries)) = parameters else { return };
        for (id, _) in entries {
            if self.slots.iter().all(|slot| slot.header.id != *id) {
                let parent = Path::Key(path, "parameters");
                let wanted = format!("a loaded pack: {}", quoted(self.ids()));
                let problem = Problem::new(Path::Key(&parent, id).to_string(), wanted).given_text(id);
                report.add(problem.nearest(id, self.ids()));
            }
        }
    }

    fn replace(&mut self, replaces: Vec<Replaced>, report: &Report) {
        for Replaced { pack, rule, place } in replaces {
            let full = format!("{pack}/{rule}");
            let known = self.slots.iter().find(|slot| slot.header.id == pack).and_then(|slot| {
                let rules = slot.get()?.rules.iter().map(|rule| rule.id.clone()).collect::<Vec<String>>();
                rules.contains(&rule).then_some(())
            });
            if known.is_none() {
                let all: Vec<String> = self
                    .slots
                    .iter()
                    .filter(|slot| slot.header.id == pack)
                    .filter_map(Slot::get)
                    .flat_map(|pack| pack.rules.iter().map(|rule| format!("{}/{}", pack.id(), rule.id)))
                    .collect();
                let problem = Problem::new(place, "a rule of a loaded pack as `pack/rule`");
                report.add(problem.given_text(&full).nearest(&full, all.iter().map(String::as_str)));
                continue;
            }
            for slot in self.slots.iter_mut().filter(|slot| slot.header.id == pack) {
                if let Source::Json(json) = &mut slot.source {
                    json.replaced.push(rule.clone());
                }
                if let Some(Some(pack)) = slot.pack.get_mut() {
                    pack.rules.retain(|other| other.id != rule);
                }
            }
        }
        for slot in &mut self.slots {
            let hash = slot.hash_without();
            if let (Some(hash), Some(Some(pack))) = (hash, slot.pack.get_mut()) {
                pack.header.hash = hash;
            }
        }
    }
}

impl Slot {
    fn built_in(header: Header, text: &'static str) -> Slot {
        let json = Json { text: Some(text), ..Json::default() };
        Slot { header, source: Source::Json(json), pack: OnceCell::new() }
    }

    fn compiled(pack: Pack) -> Slot {
        let header = pack.header.clone();
        Slot { header, source: Source::Json(Json::default()), pack: OnceCell::from(Some(pack)) }
    }

    /// The hash of a pack without the rules that others replace, which is another policy; none: it keeps all.
    fn hash_without(&self) -> Option<String> {
        let Source::Json(Json { replaced, .. }) = &self.source else { return None };
        if replaced.is_empty() {
            return None;
        }
        let mut names = replaced.clone();
        names.sort_unstable();
        let own = &self.pack.get()?.as_ref()?.header.hash;
        Some(changed(own, &Value::List(names.into_iter().map(Value::Text).collect())))
    }

    /// Reads a built-in pack in which the shop changes something, with problems reported.
    fn compile_changed(&self, report: &Report) {
        let Source::Json(json) = &self.source else { return };
        if json.text.is_none() || json.parameters.is_none() {
            return;
        }
        let pack = json.read(&self.header, report);
        // It may have been read without a report before, when another pack's rule named one of its rules.
        let _ = self.pack.set(pack);
    }
}

impl Json {
    /// Reads the pack; one that was read at once has no text left.
    pub(super) fn read(&self, header: &Header, report: &Report) -> Option<Pack> {
        let value: Value = serde_json::from_str(self.text?).ok()?;
        let root = Path::Root;
        let (options, parameters) = (Path::Key(&root, "options"), "parameters");
        let parent = Path::Key(&options, parameters);
        let path = Path::Key(&parent, &header.id);
        let overrides = self.parameters.as_ref().map(|value| Overrides { value, path: &path });
        let place = Path::Key(&root, &header.id);
        let mut pack = read::pack(&value, &place, header.hash.clone(), overrides, report)?.pack;
        pack.rules.retain(|rule| !self.replaced.contains(&rule.id));
        if let Some(parameters) = &self.parameters {
            // The shop's own values make it another policy, which the hash must tell.
            pack.header.hash = changed(&header.hash, parameters);
        }
        Some(pack)
    }
}
