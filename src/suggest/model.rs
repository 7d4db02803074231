//! What a suggestion is.

use std::collections::BTreeSet;

/// Something that could be held, and what speaks for it.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// How certain it is, from 0 to 100; a rank and no probability.
    pub certainty: u8,
    /// What speaks for it, a line each.
    pub evidence: Vec<String>,
    /// What would be written.
    pub proposal: Proposal,
}

/// What would be written into the configuration.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proposal {
    /// A count of the block `stated`.
    Count {
        /// What is counted, in the words of the texts.
        noun: String,
        /// How it is counted; without it the texts have to agree with each other.
        is: Option<CountedBy>,
        /// The texts in which it is stated.
        files: BTreeSet<String>,
    },
    /// A check over records.
    Check {
        /// Its rule.
        rule: &'static str,
        /// The parameters of the rule in order, each with its fields.
        fields: Vec<(&'static str, Vec<FieldOf>)>,
        /// Whether one that says less, 1.4 of 1.4.2, is the same.
        is_of_versions: bool,
    },
}

/// How something is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountedBy {
    /// The files of this pattern.
    Files(String),
    /// The records at the end of this route, in this file.
    Records(String, String),
}

/// A field of a kind of record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldOf {
    /// Where its records stand.
    pub source: Source,
    /// The field as it is written in a check.
    pub field: String,
}

/// A kind of record.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// What one of them could be called.
    pub name: String,
    /// The pattern of its files.
    pub files: String,
    /// The way to each.
    pub each: Option<String>,
    /// A regular expression of which each match is one.
    pub text: Option<String>,
    /// Whether the first match counts alone.
    pub first: bool,
    /// Whether the files themselves are the records.
    pub unread: bool,
}
