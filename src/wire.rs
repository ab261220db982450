//! Compact bytes of compiled packs: what a page loads instead of JSON, so that it needs no loader and no checker.
//!
//! Each type writes its fields one after another and reads them back in the same order; nothing names a field. Bytes
//! are as untrusted as any input: a length is never allocated before its bytes are seen, nesting is bounded, and what
//! does not fit is no value at all.

#[cfg(feature = "author")]
use chrono::Datelike;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::text::Local;
#[cfg(feature = "author")]
use crate::text::Locale;
use crate::vocabulary::{self, FactId};

/// How deep conditions and amounts may be nested; the loader's own packs stay far below.
const DEEPEST: u8 = 100;

/// Bytes being read. Once something does not fit, everything after it is nothing, and `is_whole` tells: so no reader
/// needs a way out of its own, and every one ends.
pub(crate) struct Reader<'a> {
    left: &'a [u8],
    depth: u8,
    is_whole: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { left: bytes, depth: 0, is_whole: true }
    }

    /// What was not read yet.
    pub(crate) fn left(&self) -> &'a [u8] {
        self.left
    }

    /// Whether everything did fit so far.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Something does not fit.
    #[inline(never)]
    pub(crate) fn spoil(&mut self) {
        self.is_whole = false;
        self.left = &[];
    }

    #[inline(never)]
    pub(crate) fn byte(&mut self) -> u8 {
        match self.left.split_first() {
            Some((first, left)) => {
                self.left = left;
                *first
            }
            None => {
                self.spoil();
                0
            }
        }
    }

    #[inline(never)]
    pub(crate) fn bytes(&mut self, count: usize) -> &'a [u8] {
        match self.left.split_at_checked(count) {
            Some((taken, left)) => {
                self.left = left;
                taken
            }
            None => {
                self.spoil();
                &[]
            }
        }
    }

    /// A whole number, seven bits a byte, the lowest first.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> u32 {
        let mut number: u32 = 0;
        for shift in [0_u32, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.spoil();
        0
    }

    #[inline(never)]
    pub(crate) fn text(&mut self) -> &'a str {
        let count = usize::read(self);
        std::str::from_utf8(self.bytes(count)).unwrap_or_else(|_| {
            self.spoil();
            ""
        })
    }

    /// What a reader made of a part; nothing spoils it.
    pub(crate) fn sound<T>(&mut self, found: Option<T>, otherwise: T) -> T {
        if found.is_none() {
            self.spoil();
        }
        found.unwrap_or(otherwise)
    }

    /// Goes into something that may hold more of its kind.
    pub(crate) fn enter(&mut self) {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            self.spoil();
        }
    }

    /// Comes out of it.
    pub(crate) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// Bytes being written.
#[cfg(feature = "author")]
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) bytes: Vec<u8>,
    /// The one language whose texts are kept; none: both.
    pub(crate) only: Option<Locale>,
}

#[cfg(feature = "author")]
impl Writer {
    pub(crate) fn push(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(crate) fn extend_from_slice(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }
}

/// FNV-1a of 64 bits: it tells a damaged file, not a forged one.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes a whole number as [`Reader::number`] reads it.
#[cfg(feature = "author")]
pub(crate) fn put_number(out: &mut Writer, mut number: u32) {
    while let (low, high @ 1..) = ((number & 0x7f) as u8, number >> 7) {
        out.push(low | 0x80);
        number = high;
    }
    out.push((number & 0x7f) as u8);
}

/// Something that is written as bytes and read back.
pub(crate) trait Wire: Sized {
    /// Appends its bytes.
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer);
    /// Reads it back; if the bytes are none of it, the reader is spoilt and the value means nothing.
    fn read(from: &mut Reader<'_>) -> Self;
}

impl Wire for bool {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        out.push(u8::from(*self));
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let byte = from.byte();
        if byte > 1 {
            from.spoil();
        }
        byte == 1
    }
}

impl Wire for u8 {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        out.push(*self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.byte()
    }
}

impl Wire for u32 {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        put_number(out, *self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.number()
    }
}

impl Wire for usize {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        // The numbers of windows and conditions within a pack, which its size keeps far below this.
        put_number(out, u32::try_from(*self).unwrap_or(u32::MAX));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        usize::try_from(from.number()).unwrap_or(usize::MAX)
    }
}

impl Wire for String {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.len().write(out);
        out.extend_from_slice(self.as_bytes());
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        from.text().to_owned()
    }
}

impl Wire for Local {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        for (locale, text) in [(Locale::Zh, &self.zh), (Locale::En, &self.en)] {
            let is_kept = out.only.is_none_or(|only| only == locale);
            if is_kept { text.write(out) } else { String::new().write(out) }
        }
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        Local { zh: Wire::read(from), en: Wire::read(from) }
    }
}

/// A word of the vocabulary: a remedy or an anchor.
impl Wire for &'static str {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        (*self).to_owned().write(out);
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let text = from.text();
        let found = ["remedy", "anchor"].iter().find_map(|group| vocabulary::code(group, text));
        from.sound(found.map(|code| code.code), "")
    }
}

impl Wire for FactId {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        out.push(self.0);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        FactId(from.byte())
    }
}

impl Wire for Decimal {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.to_string().write(out);
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let found = crate::read::decimal(from.text());
        from.sound(found, Decimal::ZERO)
    }
}

impl Wire for NaiveDate {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.num_days_from_ce().unsigned_abs().write(out);
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let days = i32::try_from(from.number());
        let found = days.ok().and_then(NaiveDate::from_num_days_from_ce_opt);
        from.sound(found, NaiveDate::MIN)
    }
}

impl<T: Wire> Wire for Option<T> {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Wire> Wire for Vec<T> {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.len().write(out);
        for item in self {
            item.write(out);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut items = Vec::new();
        for _ in 0..from.number() {
            items.push(T::read(from));
            if !from.is_whole() {
                break;
            }
        }
        items
    }
}

impl<T: Wire> Wire for Box<T> {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.as_ref().write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Box::new(T::read(from))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

/// Writes and reads the fields of a struct in the order listed; the compiler tells if one is left out.
macro_rules! wire_struct {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::wire::Wire for $name {
            #[cfg(feature = "author")]
            fn write(&self, out: &mut $crate::wire::Writer) {
                let $name { $($field),* } = self;
                $($crate::wire::Wire::write($field, out);)*
            }

            fn read(from: &mut $crate::wire::Reader<'_>) -> Self {
                $name { $($field: $crate::wire::Wire::read(from)),* }
            }
        }
    )*};
}

/// Reads the next field of a variant, whatever it is called.
macro_rules! wire_field {
    ($from:ident, $field:ident) => {
        $crate::wire::Wire::read($from)
    };
}

/// Writes and reads an enum by the numbers listed, which are never given to another variant. 0 is one that ends: it is
/// what is read from bytes that are spoilt.
macro_rules! wire_enum {
    ($($name:ident { $($number:literal $variant:ident $(($($field:ident),*))?),* $(,)? })*) => {$(
        impl $crate::wire::Wire for $name {
            #[cfg(feature = "author")]
            fn write(&self, out: &mut $crate::wire::Writer) {
                match self {
                    $($name::$variant $(($($field),*))? => {
                        out.push($number);
                        $($($crate::wire::Wire::write($field, out);)*)?
                    })*
                }
            }

            fn read(from: &mut $crate::wire::Reader<'_>) -> Self {
                from.enter();
                let number = from.byte();
                let found = match number {
                    $($number => $name::$variant $(($($crate::wire::wire_field!(from, $field)),*))?,)*
                    _ => {
                        from.spoil();
                        $crate::wire::Wire::read(from)
                    }
                };
                from.leave();
                found
            }
        }
    )*};
}

pub(crate) use {wire_enum, wire_field, wire_struct};
