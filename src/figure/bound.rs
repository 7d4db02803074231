//! The kinds of bound that words put on a number, and the words' own shades.
//! Which words mean which is `readings.rs`; what they make of a number is `reading.rs`.

use std::fmt;

/// What a figure says about its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoundKind {
    /// The number, rounded as written.
    Exact,
    /// More than it.
    Over,
    /// It or more.
    AtLeast,
    /// It and some more, less than the next round number.
    AndSome,
    /// A little less.
    Nearly,
    /// Less than it.
    Under,
    /// It or less.
    AtMost,
    /// Not far from it.
    About,
    /// A power of ten, counted: hundreds.
    OrderOf,
    /// Between two numbers.
    Range,
}

impl BoundKind {
    /// All kinds, in the order of the table of readings.
    pub const ALL: [Self; 10] = [
        Self::Exact,
        Self::Over,
        Self::AtLeast,
        Self::AndSome,
        Self::Nearly,
        Self::Under,
        Self::AtMost,
        Self::About,
        Self::OrderOf,
        Self::Range,
    ];
    /// The name used in configuration and machine output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Over => "over",
            Self::AtLeast => "at_least",
            Self::AndSome => "and_some",
            Self::Nearly => "nearly",
            Self::Under => "under",
            Self::AtMost => "at_most",
            Self::About => "about",
            Self::OrderOf => "order_of",
            Self::Range => "range",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// What a word of this kind puts on a number; none for kinds that no single word makes.
    pub fn qualifier(self) -> Option<Qualifier> {
        match self {
            Self::Exact | Self::Range => None,
            Self::Over => Some(Qualifier::Over),
            Self::AtLeast => Some(Qualifier::AtLeast),
            Self::AndSome => Some(Qualifier::AndSome { after_scale: false }),
            Self::Nearly => Some(Qualifier::Nearly),
            Self::Under => Some(Qualifier::Under),
            Self::AtMost => Some(Qualifier::AtMost),
            Self::About => Some(Qualifier::About),
            Self::OrderOf => Some(Qualifier::Reaching),
        }
    }

    /// The kind in words that can stand before a number; empty for an exact one.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exact | Self::Range => "",
            Self::Over => "more than",
            Self::AtLeast => "at least",
            Self::AndSome => "somewhat over",
            Self::Nearly => "nearly",
            Self::Under => "less than",
            Self::AtMost => "at most",
            Self::About => "about",
            Self::OrderOf => "on the order of",
        }
    }
}

impl fmt::Display for BoundKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What one word puts on a number. The order is the order of printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// 超, more than.
    Over,
    /// 以上, at least.
    AtLeast,
    /// 近, nearly.
    Nearly,
    /// 不足, less than.
    Under,
    /// 以内, up to.
    AtMost,
    /// 约, about.
    About,
    /// 上百: the number is reached.
    Reaching,
    /// 数十, several hundred: a few times the number.
    Several,
    /// `exactly`: the number itself, not rounded.
    Exactly,
    /// 余, 多, -odd.
    AndSome {
        /// Whether it stands after the scale word or the unit: `15万余`, not `40多亿`.
        after_scale: bool,
    },
}

impl Qualifier {
    /// What it says of a number below zero whose size it compares: a frost of more than 5 degrees is below −5.
    pub(super) fn below_zero(self) -> Self {
        match self {
            Self::Over => Self::Under,
            Self::Under => Self::Over,
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            other => other,
        }
    }

    /// What it says where the number itself is meant too: 超过（含）300人.
    pub(super) fn or_equal(self) -> Self {
        match self {
            Self::Over => Self::AtLeast,
            Self::Under => Self::AtMost,
            other => other,
        }
    }

    /// The kind of bound that it makes.
    pub fn bound(self) -> BoundKind {
        match self {
            Self::Over => BoundKind::Over,
            Self::AtLeast => BoundKind::AtLeast,
            Self::Nearly => BoundKind::Nearly,
            Self::Under => BoundKind::Under,
            Self::AtMost => BoundKind::AtMost,
            Self::About => BoundKind::About,
            Self::Reaching | Self::Several => BoundKind::OrderOf,
            Self::Exactly => BoundKind::Exact,
            Self::AndSome { .. } => BoundKind::AndSome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_qualifiers_lead_back() {
        for kind in BoundKind::ALL {
            assert_eq!(BoundKind::from_name(kind.as_str()), Some(kind));
            assert!(kind.qualifier().is_none_or(|word| word.bound() == kind));
        }
        assert_eq!(BoundKind::from_name("exactly"), None);
    }
}
