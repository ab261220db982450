//! What a pack is for: enough to choose packs by, without their rules.

use crate::text::{Local, Locale};
use crate::time::Zone;

/// The head of a pack.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) hash: String,
    /// The one language in which its texts are there; none: both.
    pub(crate) only: Option<Locale>,
    pub(crate) kind: String,
    pub(crate) group: String,
    pub(crate) title: Local,
    pub(crate) zone: Zone,
    pub(crate) applies: Applies,
    /// The codes of its goods catalogue.
    pub(crate) goods: Vec<String>,
    pub(crate) faults: Vec<KnownFault>,
}

/// A fault as a case may name it.
#[derive(Clone, Debug)]
pub(crate) struct KnownFault {
    pub(crate) code: String,
    /// The kinds of issue it may come with, the implied one first.
    pub(crate) issues: Vec<String>,
    /// The goods that can have it; none: all.
    pub(crate) goods: Vec<String>,
}

impl KnownFault {
    /// Whether the goods can have it.
    pub(crate) fn fits(&self, goods: &str) -> bool {
        self.goods.is_empty() || self.goods.iter().any(|subtree| under(goods, subtree))
    }
}

/// The sales a pack is for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Applies {
    pub(crate) goods: Vec<String>,
    pub(crate) channel: Vec<String>,
    pub(crate) platform: Vec<String>,
    pub(crate) sold_as: Vec<String>,
    pub(crate) default_for: Vec<String>,
}

/// What of a sale packs are chosen by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sale<'a> {
    pub(crate) goods: &'a str,
    pub(crate) channel: Option<&'a str>,
    pub(crate) platform: Option<&'a str>,
    pub(crate) sold_as: Option<&'a str>,
}

/// How well a pack fits a case; of one group the best fit applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fit {
    depth: usize,
    is_default: bool,
}

/// Whether goods lie in a subtree; `*` is everything.
pub(crate) fn under(goods: &str, subtree: &str) -> bool {
    subtree == "*" || goods.strip_prefix(subtree).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The number of names in a goods code; `*` has none.
pub(crate) fn depth(subtree: &str) -> usize {
    if subtree == "*" { 0 } else { subtree.split('.').count() }
}

impl Applies {
    /// How well the pack fits a sale; nothing if it does not apply.
    pub(crate) fn fit(&self, sale: Sale<'_>) -> Option<Fit> {
        let fitting = self.goods.iter().filter(|subtree| under(sale.goods, subtree));
        let depth = fitting.map(|subtree| depth(subtree)).max()?;
        let is_default = self.default_for.iter().any(|subtree| under(sale.goods, subtree));
        let parts = [(&self.channel, sale.channel), (&self.platform, sale.platform), (&self.sold_as, sale.sold_as)];
        for (listed, given) in parts {
            let holds = match given {
                _ if listed.is_empty() => true,
                Some(given) => listed.iter().any(|code| code == given),
                None => is_default,
            };
            if !holds {
                return None;
            }
        }
        Some(Fit { depth, is_default })
    }
}
