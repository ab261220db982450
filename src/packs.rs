//! The built-in packs: canonical JSON texts beside headers, made by the build script from `src/packs/*.json`.

use crate::policy::{Applies, Header, KnownFault};
use crate::text::Local;
use crate::time::Zone;

/// A built-in pack before it is parsed.
pub(crate) struct BuiltIn {
    pub(crate) id: &'static str,
    version: &'static str,
    hash: &'static str,
    kind: &'static str,
    group: &'static str,
    /// Chinese, English.
    title: (&'static str, &'static str),
    zone: &'static str,
    applies_goods: &'static [&'static str],
    channel: &'static [&'static str],
    platform: &'static [&'static str],
    sold_as: &'static [&'static str],
    default_for: &'static [&'static str],
    goods: &'static [&'static str],
    /// Code, issue kinds, goods.
    faults: &'static [(&'static str, &'static [&'static str], &'static [&'static str])],
    pub(crate) json: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

impl BuiltIn {
    /// Enough to choose the pack by; nothing if its zone is none, which a test rules out.
    pub(crate) fn header(&self) -> Option<Header> {
        let owned = |list: &[&str]| list.iter().map(|item| (*item).to_owned()).collect::<Vec<String>>();
        Some(Header {
            id: self.id.to_owned(),
            version: self.version.to_owned(),
            hash: self.hash.to_owned(),
            only: None,
            kind: self.kind.to_owned(),
            group: self.group.to_owned(),
            title: Local { zh: self.title.0.to_owned(), en: self.title.1.to_owned() },
            zone: Zone::parse(self.zone).ok()?,
            applies: Applies {
                goods: owned(self.applies_goods),
                channel: owned(self.channel),
                platform: owned(self.platform),
                sold_as: owned(self.sold_as),
                default_for: owned(self.default_for),
            },
            goods: owned(self.goods),
            faults: self
                .faults
                .iter()
                .map(|(code, issues, goods)| KnownFault {
                    code: (*code).to_owned(),
                    issues: owned(issues),
                    goods: owned(goods),
                })
                .collect(),
        })
    }
}
