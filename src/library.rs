//! The packs that a policy has at hand, each compiled when it is first needed.

use std::cell::OnceCell;

use sha2::{Digest, Sha256};

use crate::case::Names;
use crate::packs::BUILT_IN;
use crate::policy::read::{self, Overrides, Replaced};
use crate::policy::{Fit, Header, KnownFault, Pack, Sale};
use crate::problem::{Problem, Problems};
use crate::read::{Node, Path, Report, quoted};
use crate::value::Value;

/// A pack, compiled or not yet.
#[derive(Debug)]
struct Slot {
    header: Header,
    /// The text of a built-in pack.
    json: Option<&'static str>,
    /// The shop's own parameter values.
    parameters: Option<Value>,
    /// Rules of this pack that another pack replaces.
    replaced: Vec<String>,
    pack: OnceCell<Option<Pack>>,
}

/// Packs in order: the shop's own before the built-in ones.
#[derive(Debug)]
pub(crate) struct Library {
    slots: Vec<Slot>,
}

/// A choice of packs for a case.
pub(crate) struct Selection<'a> {
    pub(crate) packs: Vec<&'a Pack>,
    pub(crate) is_asked: bool,
}

/// The hash of a pack's policy: of its canonical JSON without what is no policy.
pub(crate) fn hash(pack: &Value) -> String {
    let mut policy = pack.clone();
    if let Value::Map(members) = &mut policy {
        members.retain(|(name, _)| !matches!(name.as_str(), "$schema" | "$comment" | "cases"));
    }
    let text = policy.canonical().to_json();
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of a policy that the shop changed: the pack's own and what was changed.
#[inline(never)]
fn changed(own: &str, change: &Value) -> String {
    hash(&Value::List(vec![Value::Text(own.to_owned()), change.clone()]))
}

impl Library {
    /// All built-in packs.
    pub(crate) fn built_in() -> Library {
        Library { slots: BUILT_IN.iter().filter_map(|pack| Slot::built_in(pack.header()?, pack.json)).collect() }
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
        for slot in &mut library.slots {
            slot.parameters = overrides_of(&slot.header.id);
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
        for slot in library.slots.iter().filter(|slot| slot.parameters.is_some() && slot.json.is_some()) {
            slot.compile(&report);
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
                slot.replaced.push(rule.clone());
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

    /// The ids of all packs.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().map(|slot| slot.header.id.as_str())
    }

    /// The heads of all packs.
    pub(crate) fn headers(&self) -> impl Iterator<Item = &Header> {
        self.slots.iter().map(|slot| &slot.header)
    }

    /// A pack by its id, compiled.
    pub(crate) fn get(&self, id: &str) -> Option<&Pack> {
        self.slots.iter().find(|slot| slot.header.id == id).and_then(Slot::get)
    }

    /// Every pack, compiled.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Pack> {
        self.slots.iter().filter_map(Slot::get)
    }

    /// The packs asked for, or those that apply to the sale: of one group the one that fits best.
    pub(crate) fn select(&self, asked: Option<&[String]>, sale: Sale<'_>, report: &Report) -> Selection<'_> {
        let Some(asked) = asked else {
            let packs = self.fitting(sale);
            if packs.is_empty() {
                let wanted = format!(
                    "goods, channel, platform and kind of sale that a loaded pack is for: {}",
                    quoted(self.ids())
                );
                report.add(Problem::new("item.goods", wanted).given_text(sale.goods));
            }
            return Selection { packs, is_asked: false };
        };
        let mut chosen: Vec<(&Slot, usize)> = Vec::new();
        for (index, id) in asked.iter().enumerate() {
            let path = format!("options.packs[{index}]");
            let Some(slot) = self.slots.iter().find(|slot| slot.header.id == *id) else {
                let wanted = format!("a loaded pack: {}", quoted(self.ids()));
                report.add(Problem::new(path, wanted).given_text(id).nearest(id, self.ids()));
                continue;
            };
            if slot.header.applies.goods.iter().all(|subtree| !crate::policy::under(sale.goods, subtree)) {
                let wanted = format!("a pack that is for `{}`", sale.goods);
                report.add(Problem::new(path, wanted).given_text(id));
            } else if let Some((other, _)) = chosen.iter().find(|(other, _)| other.header.group == slot.header.group) {
                let wanted =
                    format!("one pack of the group `{}`; `{}` is asked for, too", slot.header.group, other.header.id);
                report.add(Problem::new(path, wanted).given_text(id));
            } else {
                chosen.push((slot, index));
            }
        }
        if asked.is_empty() {
            report.add(Problem::new("options.packs", format!("one or more of {}", quoted(self.ids()))));
        }
        Selection { packs: chosen.into_iter().filter_map(|(slot, _)| slot.get()).collect(), is_asked: true }
    }

    fn fitting(&self, sale: Sale<'_>) -> Vec<&Pack> {
        let mut chosen: Vec<(&Slot, Fit)> = Vec::new();
        for slot in &self.slots {
            let Some(fit) = slot.header.applies.fit(sale) else { continue };
            match chosen.iter_mut().find(|(other, _)| other.header.group == slot.header.group) {
                Some(other) if fit > other.1 => *other = (slot, fit),
                Some(_) => {}
                None => chosen.push((slot, fit)),
            }
        }
        chosen.into_iter().filter_map(|(slot, _)| slot.get()).collect()
    }
}

impl Names for Library {
    fn goods(&self) -> Vec<&str> {
        self.headers().flat_map(|header| header.goods.iter().map(String::as_str)).collect()
    }

    fn faults(&self) -> Vec<&KnownFault> {
        self.headers().flat_map(|header| &header.faults).collect()
    }
}

impl Slot {
    fn built_in(header: Header, json: &'static str) -> Option<Slot> {
        Some(Slot { header, json: Some(json), parameters: None, replaced: Vec::new(), pack: OnceCell::new() })
    }

    fn compiled(pack: Pack) -> Slot {
        let header = pack.header.clone();
        Slot { header, json: None, parameters: None, replaced: Vec::new(), pack: OnceCell::from(Some(pack)) }
    }

    /// The hash of a pack without the rules that others replace, which is another policy; none: it keeps all.
    fn hash_without(&self) -> Option<String> {
        if self.replaced.is_empty() {
            return None;
        }
        let mut names = self.replaced.clone();
        names.sort_unstable();
        let own = &self.pack.get()?.as_ref()?.header.hash;
        Some(changed(own, &Value::List(names.into_iter().map(Value::Text).collect())))
    }

    fn get(&self) -> Option<&Pack> {
        self.pack.get_or_init(|| self.read(&Report::default())).as_ref()
    }

    /// Compiles the pack with problems reported.
    fn compile(&self, report: &Report) {
        if self.pack.get().is_none() {
            // Somebody else cannot have set it in between: there are no threads here.
            let _ = self.pack.set(self.read(report));
        } else {
            self.read(report);
        }
    }

    fn read(&self, report: &Report) -> Option<Pack> {
        let value: Value = serde_json::from_str(self.json?).ok()?;
        let root = Path::Root;
        let (options, parameters) = (Path::Key(&root, "options"), "parameters");
        let parent = Path::Key(&options, parameters);
        let path = Path::Key(&parent, &self.header.id);
        let overrides = self.parameters.as_ref().map(|value| Overrides { value, path: &path });
        let place = Path::Key(&root, &self.header.id);
        let mut pack = read::pack(&value, &place, self.header.hash.clone(), overrides, report)?.pack;
        pack.rules.retain(|rule| !self.replaced.contains(&rule.id));
        if let Some(parameters) = &self.parameters {
            // The shop's own values make it another policy, which the hash must tell.
            pack.header.hash = changed(&self.header.hash, parameters);
        }
        Some(pack)
    }
}
