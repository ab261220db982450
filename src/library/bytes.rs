//! Compiled packs as bytes: files that a page loads by name.
//!
//! A pack is a mark, the print of the vocabulary that its numbers count in, a length, and its fields. Packs one after
//! another are packs, so files may simply be joined.

use std::cell::OnceCell;

use super::{Library, Slot, Source};
use crate::policy::{Header, Pack};
use crate::problem::{Problem, Problems};
use crate::vocabulary::FINGERPRINT;
use crate::wire::{Reader, Wire};

const MARK: &[u8] = b"sanbao\0";

/// A pack from its fields.
pub(super) fn pack(bytes: &[u8]) -> Option<Pack> {
    let mut reader = Reader::new(bytes);
    let pack = Pack::read(&mut reader);
    (reader.is_whole() && reader.left().is_empty()).then_some(pack)
}

impl Library {
    /// Adds compiled packs behind those at hand. Only their heads are read now.
    ///
    /// # Errors
    /// Bytes that are no compiled pack of this version, and a pack whose name is taken.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<(), Problems> {
        let mut reader = Reader::new(bytes);
        while !reader.left().is_empty() {
            let slot = slot(&mut reader).map_err(|given| {
                let wanted = "a pack compiled by this version of sanbao; compile it again";
                Problems::one(Problem::new("packs", wanted).given_text(given))
            })?;
            if self.ids().any(|id| id == slot.header.id) {
                let wanted = "a name that no other loaded pack has";
                return Err(Problems::one(Problem::new("packs", wanted).given_text(&slot.header.id)));
            }
            self.slots.push(slot);
        }
        Ok(())
    }

    /// The packs as bytes, in their order.
    #[cfg(feature = "author")]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for pack in self.all() {
            let mut fields = Vec::new();
            pack.write(&mut fields);
            out.extend_from_slice(MARK);
            out.extend_from_slice(FINGERPRINT);
            fields.len().write(&mut out);
            out.append(&mut fields);
        }
        out
    }
}

fn slot(reader: &mut Reader<'_>) -> Result<Slot, &'static str> {
    if reader.bytes(MARK.len()) != MARK {
        return Err("bytes of another kind");
    }
    if reader.bytes(FINGERPRINT.len()) != FINGERPRINT {
        return Err("a pack compiled by another version");
    }
    let count = usize::read(reader);
    let fields = reader.bytes(count);
    let mut head = Reader::new(fields);
    let header = Header::read(&mut head);
    match (reader.is_whole(), head.is_whole()) {
        (false, _) => Err("only a part of a pack"),
        (_, false) => Err("a damaged pack"),
        _ => Ok(Slot { header, source: Source::Compiled(fields.to_vec()), pack: OnceCell::new() }),
    }
}
