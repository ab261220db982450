//! Compiled packs as bytes: files that a page loads by name.
//!
//! A pack is a mark, the print of the vocabulary that its numbers count in, a length, a checksum, and its fields. Packs
//! one after another are packs, so files may simply be joined. The checksum tells a damaged file, not a forged one: whoever
//! must be sure compiles the JSON himself and compares.

use std::cell::OnceCell;

use super::{Library, Slot, Source};
use crate::policy::{Header, Pack};
use crate::problem::{Problem, Problems};
#[cfg(feature = "author")]
use crate::text::Locale;
use crate::vocabulary::FINGERPRINT;
#[cfg(feature = "author")]
use crate::wire::Writer;
use crate::wire::{Reader, Wire, checksum};

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

    /// The packs as bytes, in their order, with the texts of one language or of all they hold.
    #[cfg(feature = "author")]
    pub(crate) fn to_bytes(&self, only: Option<Locale>) -> Vec<u8> {
        let mut out = Writer::default();
        for pack in self.all() {
            let mut pack = pack.clone();
            pack.header.only = only.or(pack.header.only);
            let mut fields = Writer { only: pack.header.only, ..Writer::default() };
            pack.write(&mut fields);
            out.extend_from_slice(MARK);
            out.extend_from_slice(FINGERPRINT.as_bytes());
            fields.bytes.len().write(&mut out);
            out.extend_from_slice(&checksum(&fields.bytes).to_le_bytes());
            out.extend_from_slice(&fields.bytes);
        }
        out.bytes
    }
}

fn slot(reader: &mut Reader<'_>) -> Result<Slot, &'static str> {
    if reader.bytes(MARK.len()) != MARK {
        return Err("bytes of another kind");
    }
    if reader.bytes(FINGERPRINT.len()) != FINGERPRINT.as_bytes() {
        return Err("a pack compiled by another version");
    }
    let count = usize::read(reader);
    let sum = reader.bytes(size_of::<u64>());
    let fields = reader.bytes(count);
    let mut head = Reader::new(fields);
    let header = Header::read(&mut head);
    match (reader.is_whole(), head.is_whole() && sum == checksum(fields).to_le_bytes()) {
        (false, _) => Err("only a part of a pack"),
        (_, false) => Err("a damaged pack"),
        _ => Ok(Slot { header, source: Source::Compiled(fields.to_vec()), pack: OnceCell::new() }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "a test may panic"
    )]

    use proptest::prelude::*;

    use super::*;
    use crate::value::Value;

    fn fields() -> Vec<u8> {
        let options: Value = serde_json::from_str(r#"{"builtIns": ["phone"]}"#).unwrap();
        let mut out = Writer::default();
        Library::new(&[], &options).unwrap().get("phone").unwrap().write(&mut out);
        out.bytes
    }

    proptest! {
        /// Forged fields, whatever their checksum: reading them ends, without a panic.
        #[test]
        fn reading_forged_fields_ends(
            damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
        ) {
            let mut forged = fields();
            for (place, byte) in damage {
                let place = place.index(forged.len());
                forged[place] = byte;
            }
            let _ = pack(&forged);
        }
    }

    #[test]
    fn nesting_without_end_is_no_pack() {
        let whole = fields();
        // Wherever a condition stands, a long row of negations is read as ever deeper ones.
        for place in (0..whole.len()).step_by(61) {
            let mut deep = whole[..place].to_vec();
            deep.extend(std::iter::repeat_n(2, 100_000));
            assert!(pack(&deep).is_none());
        }
    }
}
