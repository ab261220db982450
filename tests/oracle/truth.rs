//! The four truths of a condition.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    True,
    False,
    /// A fact that can be asked for is unknown.
    Ask,
    /// Only outcomes are unknown.
    Open,
}

use Truth::{Ask, False, Open, True};

pub fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
    let truths: Vec<Truth> = truths.into_iter().collect();
    [False, Ask, Open].into_iter().find(|truth| truths.contains(truth)).unwrap_or(True)
}

pub fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
    let truths: Vec<Truth> = truths.into_iter().collect();
    [True, Ask, Open].into_iter().find(|truth| truths.contains(truth)).unwrap_or(False)
}

impl Truth {
    pub fn not(self) -> Truth {
        match self {
            True => False,
            False => True,
            unknown => unknown,
        }
    }

    pub fn of(holds: bool) -> Truth {
        if holds { True } else { False }
    }

    pub fn verdict(self) -> &'static str {
        match self {
            True => "eligible",
            Open => "conditional",
            Ask => "needs_info",
            False => "ineligible",
        }
    }

    /// `true` > `open` > `ask` > `false`
    pub fn worth(self) -> u8 {
        match self {
            True => 3,
            Open => 2,
            Ask => 1,
            False => 0,
        }
    }
}
