//! One decision to live with a finding, as it is written. What it accepts is decided in `waivers`.

use jiff::civil::Date;

use crate::source::{Span, TextRange};

/// A waiver: one decision to accept something.
#[derive(Clone, Debug)]
pub(super) struct Waiver {
    /// What is accepted.
    pub target: Target,
    /// Where the decision is told of.
    pub span: Span,
    /// The stretch to take out to take it back, in the same file.
    pub whole: Option<TextRange>,
    /// Why.
    pub reason: String,
    /// Where that stands.
    pub reason_span: Span,
    /// The owner, who looks after it.
    pub owner: Option<String>,
    /// Until when.
    pub until: Option<Until>,
    /// The rule that it says to accept.
    pub rule: Option<(String, Span)>,
    /// The declared check that it says to accept.
    pub check: Option<(String, Span)>,
}

/// The target of a waiver: what it accepts.
#[derive(Clone, Debug)]
pub(super) enum Target {
    /// One diagnostic.
    Fingerprint(String),
    /// What its rule or check says of a value and what is in it.
    Pointer {
        /// The file, seen from the configuration.
        file: String,
        /// JSON Pointer of the value; an item of a list may be named by what identifies it.
        pointer: String,
    },
    /// What some rules or checks say of a part of the file that the waiver stands in.
    Reach {
        /// The part.
        range: TextRange,
        /// The rules and checks.
        names: Vec<String>,
    },
}

/// The last day of a waiver.
#[derive(Clone, Debug)]
pub(super) struct Until {
    /// The name as written.
    pub text: String,
    /// `None` when it is no date.
    pub date: Option<Date>,
    /// Where it stands.
    pub span: Span,
}

impl Until {
    pub(super) fn read(text: &str, span: Span) -> Self {
        Self {
            text: text.to_owned(),
            date: text
                .parse()
                .ok()
                .filter(|_| text.len() == "2027-01-01".len()),
            span,
        }
    }
}
