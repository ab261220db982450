//! Three-valued truth whose unknown comes in two kinds: a fact one can ask for, and an outcome one must wait for.

use crate::vocabulary::FactId;

/// The truth of a condition. The order is that of what is best for whoever hopes for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    /// It does not hold.
    False,
    /// An askable fact is unknown.
    Ask,
    /// Only outcomes are unknown.
    Open,
    /// It holds.
    True,
}

impl Truth {
    pub(crate) fn of(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }

    /// Kleene's conjunction: no falsehood is hidden by an unknown.
    pub(crate) fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// Kleene's disjunction. Of two unknowns the askable one counts: its answer may settle the matter now.
    pub(crate) fn or(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::True, _) | (_, Truth::True) => Truth::True,
            (Truth::Ask, _) | (_, Truth::Ask) => Truth::Ask,
            (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
            (Truth::False, Truth::False) => Truth::False,
        }
    }

    pub(crate) fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            unknown => unknown,
        }
    }
}

/// Which facts an evaluation met while they were unknown or presumed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trace {
    /// Unknown and askable.
    pub(crate) asked: FactSet,
    /// Unknown outcomes.
    pub(crate) open: FactSet,
    /// Unknown, and taken at the pack's presumed value.
    pub(crate) presumed: FactSet,
}

impl Trace {
    pub(crate) fn add(&mut self, other: &Trace) {
        self.asked.add_all(other.asked);
        self.open.add_all(other.open);
        self.presumed.add_all(other.presumed);
    }
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FactSet([u128; 2]);

impl FactSet {
    fn place(fact: FactId) -> (usize, u128) {
        let bit = 1_u128.checked_shl(u32::from(fact.0) & 127).unwrap_or(0);
        (usize::from(fact.0 >> 7), bit)
    }

    pub(crate) fn add(&mut self, fact: FactId) {
        let (word, bit) = Self::place(fact);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    pub(crate) fn add_all(&mut self, other: FactSet) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
    }

    pub(crate) fn has(&self, fact: FactId) -> bool {
        let (word, bit) = Self::place(fact);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = FactId> {
        (0..=u8::MAX).map(FactId).filter(move |fact| self.has(*fact))
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, Ask, False, Open, True};

    const ALL: [Truth; 4] = [False, Ask, Open, True];

    #[test]
    fn conjunction_and_disjunction_are_dual() {
        for a in ALL {
            for b in ALL {
                let dual = a.not().or(b.not()).not();
                // The two unknowns rank the same way in both, so duality holds where they do not meet.
                if !matches!((a, b), (Ask, Open) | (Open, Ask)) {
                    assert_eq!(a.and(b), dual, "{a:?} and {b:?}");
                }
                assert_eq!(a.and(b), b.and(a));
                assert_eq!(a.or(b), b.or(a));
            }
        }
    }

    #[test]
    fn an_unknown_never_hides_a_falsehood_nor_a_truth() {
        for unknown in [Ask, Open] {
            assert_eq!(False.and(unknown), False);
            assert_eq!(True.or(unknown), True);
        }
    }
}
