//! The packs that a policy has at hand, each compiled or unpacked when it is first needed.

#[cfg(feature = "author")]
mod author;
mod bytes;

use std::cell::OnceCell;

use crate::case::Names;
use crate::policy::{Fit, Header, KnownFault, Pack, Sale, under};
use crate::problem::Problem;
use crate::read::{Report, quoted};
use crate::text::Locale;
use crate::vocabulary::speaks;

/// A pack, at hand or not yet.
#[derive(Debug)]
struct Slot {
    header: Header,
    source: Source,
    pack: OnceCell<Option<Pack>>,
}

/// What a pack is made from.
#[derive(Debug)]
enum Source {
    /// Its own bytes.
    Compiled(Vec<u8>),
    /// A built-in pack's JSON text, or nothing for one that was read at once.
    #[cfg(feature = "author")]
    Json(author::Json),
}

/// Packs in order: the shop's own before the built-in ones.
#[derive(Debug, Default)]
pub(crate) struct Library {
    slots: Vec<Slot>,
}

/// A choice of packs for a case.
pub(crate) struct Selection<'a> {
    pub(crate) packs: Vec<&'a Pack>,
    pub(crate) is_asked: bool,
}

impl Library {
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

    /// The language to answer in: the one asked for, else the first that is loaded. A pack without it is a problem, so that
    /// no answer has a text that is empty.
    pub(crate) fn language(&self, asked: Option<Locale>, report: &Report) -> Locale {
        let lacks = |locale| self.headers().find(|header| header.only.is_some_and(|only| only != locale));
        let loaded: Vec<Locale> = Locale::ALL.into_iter().filter(|locale| speaks(*locale)).collect();
        let held = loaded.iter().find(|locale| lacks(**locale).is_none());
        let locale = asked.or(held.copied()).or(loaded.first().copied()).unwrap_or_default();
        let wanted = match lacks(locale) {
            _ if !loaded.contains(&locale) => {
                let tags = quoted(loaded.iter().map(|locale| locale.tag()));
                format!("a language whose words are loaded: {}", if tags.is_empty() { "none are" } else { &tags })
            }
            Some(header) => format!("a language that every loaded pack holds; `{}` lacks it", header.id),
            None => return locale,
        };
        report.add(Problem::new("options.locale", wanted).given_text(locale.tag()));
        locale
    }

    /// The packs asked for, or those that apply to the sale: of one group the one that fits best.
    pub(crate) fn select(&self, asked: Option<&[String]>, sale: Sale<'_>, report: &Report) -> Selection<'_> {
        let Some(asked) = asked else {
            let slots = self.fitting(sale);
            if slots.is_empty() {
                let wanted = format!(
                    "goods, channel, platform and kind of sale that a loaded pack is for: {}",
                    quoted(self.ids())
                );
                report.add(Problem::new("item.goods", wanted).given_text(sale.goods));
            }
            return Selection { packs: whole(slots, report), is_asked: false };
        };
        let mut chosen: Vec<(&Slot, usize)> = Vec::new();
        for (index, id) in asked.iter().enumerate() {
            let path = format!("options.packs[{index}]");
            let Some(slot) = self.slots.iter().find(|slot| slot.header.id == *id) else {
                let wanted = format!("a loaded pack: {}", quoted(self.ids()));
                report.add(Problem::new(path, wanted).given_text(id).nearest(id, self.ids()));
                continue;
            };
            if slot.header.applies.goods.iter().all(|subtree| !under(sale.goods, subtree)) {
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
        let chosen = chosen.into_iter().map(|(slot, _)| slot).collect();
        Selection { packs: whole(chosen, report), is_asked: true }
    }

    fn fitting(&self, sale: Sale<'_>) -> Vec<&Slot> {
        let mut chosen: Vec<(&Slot, Fit)> = Vec::new();
        for slot in &self.slots {
            let Some(fit) = slot.header.applies.fit(sale) else { continue };
            match chosen.iter_mut().find(|(other, _)| other.header.group == slot.header.group) {
                Some(other) if fit > other.1 => *other = (slot, fit),
                Some(_) => {}
                None => chosen.push((slot, fit)),
            }
        }
        chosen.into_iter().map(|(slot, _)| slot).collect()
    }
}

/// The packs themselves; one whose bytes are damaged is a problem, never silently left out.
fn whole<'a>(slots: Vec<&'a Slot>, report: &Report) -> Vec<&'a Pack> {
    let mut packs = Vec::new();
    for slot in slots {
        match slot.get() {
            Some(pack) => packs.push(pack),
            None => report.add(Problem::new("packs", "a whole compiled pack").given_text(&slot.header.id)),
        }
    }
    packs
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
    fn get(&self) -> Option<&Pack> {
        self.pack.get_or_init(|| self.make()).as_ref()
    }

    fn make(&self) -> Option<Pack> {
        match &self.source {
            Source::Compiled(bytes) => bytes::pack(bytes),
            #[cfg(feature = "author")]
            Source::Json(json) => json.read(&self.header, &Report::default()),
        }
    }
}
