//! What can be said of one binding. How a verdict is worded and how grave it is stays with rules and output.

use crate::diagnostic::VerdictKind;
use crate::figure::{Period, ReadingKind};

/// Why a binding was not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Fewer facts than the relation needs.
    NothingToCompare,
    /// Parts are stated and no total.
    NoTotal,
    /// A total is stated and no part.
    NoPart,
    /// A total is known, and not every part of it is stated.
    MissingPart,
    /// A part is stated and cannot be read, so that the parts are not all there.
    UnreadPart,
    /// A rate is stated and nothing that it could be multiplied with.
    NoCount,
    /// A fact says no period where the relation needs one.
    NoPeriod,
    /// An end of a period is stated to exist but not when it is.
    UnknownPeriodEnd,
    /// An end of a period is open where its length decides.
    OpenPeriodEnd,
    /// A metric that the vocabulary does not call accumulating over its period.
    NotAccumulating,
    /// A figure that is certainly less than nothing where there is no such amount.
    BelowZero,
    /// The ends of a period are not certain, so that no other period can be told to come directly before it.
    UncertainPeriod,
    /// A growth that does not say whether it is by so much or to so much.
    NoChange,
    /// A figure has no unit where its metric has one.
    NoUnit,
    /// A figure beside a text or a date, or a text beside a date.
    KindsNotComparable,
    /// Units of different dimensions.
    UnitsNotComparable,
    /// A member of which the vocabulary does not say when it existed.
    NoLifetime,
    /// A whole that is not counted in whole numbers, so that it has every share.
    NotCounted,
    /// A divisor that may be zero.
    DivisorTouchesZero,
    /// The relations hang together in a system that is too large, or too slow, to decide.
    LimitReached,
    /// One of the facts is itself in conflict with others about the same thing; one wrong figure must not fan out.
    OperandInConflict,
    /// A figure no reading of which its metric allows: what it states is not known.
    OddFigure,
    /// The document does not name the text that it was published as.
    NoOriginal,
    /// The text that the document was published as is not there.
    OriginalMissing,
    /// The text that the document was published as cannot be read.
    OriginalUnreadable,
    /// The text is not the one that the facts were taken from.
    OriginalChanged,
    /// The fact does not say on which line of the original it stands.
    NoLine,
    /// The line of the original does not give the date in full, or gives another one.
    NoFullDate,
}

impl Reason {
    /// The reasons which say that nothing stands beside what is stated: a check with no others has bound nothing.
    pub const ABSENCES: [Self; 5] = [
        Self::NothingToCompare,
        Self::NoTotal,
        Self::NoPart,
        Self::MissingPart,
        Self::NoCount,
    ];

    /// Why a period has no length: an end of it is unknown, or open.
    pub fn no_length(period: &Period) -> Self {
        if period.has_unknown_end() {
            Self::UnknownPeriodEnd
        } else {
            Self::OpenPeriodEnd
        }
    }

    /// The reason in a few words, to stand after “not checked:”.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NothingToCompare => "nothing to compare with",
            Self::NoTotal => "the total is not stated",
            Self::NoPart => "no part is stated",
            Self::MissingPart => "a part is not stated",
            Self::UnreadPart => "a part cannot be read",
            Self::NoCount => "nothing to multiply the rate by",
            Self::NoPeriod => "no period",
            Self::UnknownPeriodEnd => "an end of the period is unknown",
            Self::OpenPeriodEnd => "an end of the period is open",
            Self::NotAccumulating => "the metric does not accumulate over its period",
            Self::BelowZero => "a figure is below zero",
            Self::UncertainPeriod => "the period is not certain",
            Self::NoChange => "the growth says neither by nor to",
            Self::NoUnit => "unit missing",
            Self::KindsNotComparable => "figures, dates and texts are not comparable",
            Self::UnitsNotComparable => "units are not comparable",
            Self::NoLifetime => "no lifetime",
            Self::LimitReached => "a limit was reached before the relations were decided",
            Self::NotCounted => "the whole is not counted in whole numbers",
            Self::DivisorTouchesZero => "the divisor may be zero",
            Self::OperandInConflict => "an operand is in conflict",
            Self::OddFigure => "a figure is outside of what its metric allows",
            Self::NoOriginal => "the document names no original",
            Self::OriginalMissing => "the original is not there",
            Self::OriginalUnreadable => "the original cannot be read",
            Self::OriginalChanged => "the original has changed",
            Self::NoLine => "no line of the original",
            Self::NoFullDate => "the line does not give the date in full",
        }
    }
}

/// The verdict on one set of facts that a rule or check compares.
///
/// Verdicts are ordered from best to worst, so that the verdict of several comparisons is their maximum. What was not
/// checked outweighs agreement, because silence must not pass for agreement, and yields to anything that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The usual readings all hold together. It does not say that they are true.
    Agree,
    /// Nothing was compared.
    NotChecked(Reason),
    /// Only the strict readings hold together, or what was compared rests on something inferred.
    Doubtful,
    /// Not even the strict readings hold together.
    Conflict,
}

impl Verdict {
    /// The verdict on a relation that is possible, or not, on the strict and on the usual readings.
    pub fn from_possible(strict: bool, usual: bool) -> Self {
        match (strict, usual) {
            (false, _) => Self::Conflict,
            (true, false) => Self::Doubtful,
            (true, true) => Self::Agree,
        }
    }

    /// [`from_possible`](Self::from_possible), asked of each of the two readings.
    pub fn on_readings(is_possible: impl Fn(ReadingKind) -> bool) -> Self {
        Self::from_possible(
            is_possible(ReadingKind::Strict),
            is_possible(ReadingKind::Usual),
        )
    }

    /// The readings that decide it: of a conflict the strict ones, else the usual ones.
    pub fn decided_on(self) -> ReadingKind {
        match self {
            Self::Conflict => ReadingKind::Strict,
            _ => ReadingKind::Usual,
        }
    }

    /// The verdict as a diagnostic carries it; `None` where there is nothing to report.
    pub fn kind(self) -> Option<VerdictKind> {
        match self {
            Self::Agree | Self::NotChecked(_) => None,
            Self::Doubtful => Some(VerdictKind::Doubtful),
            Self::Conflict => Some(VerdictKind::Conflict),
        }
    }

    /// `agree`, `not checked`, `doubtful` or `conflict`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::NotChecked(_) => "not checked",
            Self::Doubtful => "doubtful",
            Self::Conflict => "conflict",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_several_verdicts_is_their_maximum() {
        let not_checked = Verdict::NotChecked(Reason::NoPeriod);
        assert_eq!(Verdict::Agree.max(not_checked), not_checked);
        assert_eq!(not_checked.max(Verdict::Doubtful), Verdict::Doubtful);
        assert_eq!(Verdict::Conflict.max(Verdict::Doubtful), Verdict::Conflict);
    }

    #[test]
    fn only_what_was_found_is_reported() {
        assert_eq!(Verdict::Agree.kind(), None);
        assert_eq!(Verdict::NotChecked(Reason::NoUnit).kind(), None);
        assert_eq!(Verdict::Doubtful.kind(), Some(VerdictKind::Doubtful));
        assert_eq!(Verdict::Conflict.kind(), Some(VerdictKind::Conflict));
    }
}
