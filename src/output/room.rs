//! What stays where a format has no room for everything: the gravest findings first.

use super::Style;
use crate::diagnostic::Severity;
use crate::lint::{Report, Reported};

/// How soon a finding may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// An error that counts.
    Error,
    /// A warning that counts.
    Warning,
    /// What is accepted.
    Waived,
}

impl From<Severity> for Rank {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
        }
    }
}

/// How much there is room for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Findings.
    pub(super) findings: usize,
    /// Bytes, of all findings together.
    pub(super) bytes: usize,
}

impl Room {
    /// For each finding, given by its rank and its bytes, whether it stays. Of equally grave ones the first stay; one
    /// that alone is too large makes no other go.
    pub(super) fn kept(mut self, findings: &[(Rank, usize)]) -> Vec<bool> {
        let mut order: Vec<_> = findings.iter().enumerate().collect();
        order.sort_by_key(|(at, (rank, _))| (*rank, *at));
        let mut kept = vec![false; findings.len()];
        for (at, (_, bytes)) in order {
            if self.findings == 0 || *bytes > self.bytes {
                continue;
            }
            self.findings -= 1;
            self.bytes -= bytes;
            if let Some(stays) = kept.get_mut(at) {
                *stays = true;
            }
        }
        kept
    }
}

/// The findings that a report for people spells out, in the order of the report, and how many it does not.
pub(super) fn spelled_out<'a>(report: &'a Report, style: &Style) -> (Vec<&'a Reported>, u64) {
    let findings = &report.diagnostics;
    let room = Room {
        findings: style.most.unwrap_or(findings.len()),
        bytes: 0,
    };
    let ranks = findings.iter();
    let ranks: Vec<(Rank, usize)> = ranks
        .map(|reported| (reported.diagnostic.severity.into(), 0))
        .collect();
    let kept = room.kept(&ranks);
    let shown: Vec<&Reported> = findings
        .iter()
        .zip(kept)
        .filter_map(|(reported, stays)| stays.then_some(reported))
        .collect();
    let left_out = findings.len() - shown.len();
    (shown, left_out as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_stay_and_of_equals_the_first() {
        let findings = [
            (Rank::Waived, 1),
            (Rank::Warning, 4),
            (Rank::Error, 3),
            (Rank::Error, 100),
            (Rank::Warning, 2),
        ];
        let kept = |findings_at_most, bytes| {
            let room = Room {
                findings: findings_at_most,
                bytes,
            };
            room.kept(&findings)
        };
        assert_eq!(kept(9, 1000), [true; 5]);
        assert_eq!(kept(2, 1000), [false, false, true, true, false]);
        assert_eq!(kept(9, 8), [true, true, true, false, false]);
        assert_eq!(kept(0, 8), [false; 5]);
    }
}
