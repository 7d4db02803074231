//! What the originals say of the facts: each fact tied to a figure of its line, each figure to the fact that captures
//! it. Worked out once a run, each original on its own; the rules of evidence word it.

mod coverage;
mod dates;
mod hints;
mod matching;
mod outcome;
mod quotes;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::config::{OriginalText, Originals};
use crate::fact::{DocumentId, FactId, FactIndex, Original, SourceDocument, Vocabulary};
use crate::relation::Reason;
use crate::source::{FileId, Sources};

pub use self::coverage::Coverage;
pub(super) use self::outcome::{Match, Mismatch, Unused, UnusedOmit};
pub(super) use self::quotes::has_words;
pub(super) use self::text::{Item, Text, Use};

/// The facts that are held against their originals.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The facts.
    pub index: &'a FactIndex,
    /// The words that they are written in.
    pub vocabulary: &'a Vocabulary,
}

/// The evidence of a run: its originals, and what they say of the facts.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The folder of originals, as printed.
    pub folder: String,
    /// The originals that the facts were held against, in the order of their paths.
    pub originals: Vec<OriginalEvidence>,
    /// The documents whose facts were held against nothing, and why; in the order of the index.
    pub unchecked: Vec<(DocumentId, Unchecked)>,
    /// The documents that give no hash of their original, each with the one that the text has; in the order of the index.
    pub unhashed: Vec<(DocumentId, String)>,
}

/// Why the facts of a document are not held against a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// The document names none.
    Unnamed,
    /// It is not there.
    Missing,
    /// It is there and cannot be used; why is reported where it was read.
    Unusable,
    /// It is not the text whose hash the document gives.
    Changed {
        /// The text.
        file: FileId,
        /// The hash of its bytes as 64 hexadecimal digits.
        sha256: String,
    },
}

/// The evidence of one original for the facts of the documents that name it; these are rarely more than one.
#[derive(Clone, Debug)]
pub struct OriginalEvidence {
    /// The original.
    pub file: FileId,
    /// The documents, in the order of the index.
    pub documents: Vec<DocumentId>,
    /// The figures that were found in it, with what accounts for each.
    pub(super) text: Text,
    /// The result for each fact, in the order of the index.
    pub(super) matches: Vec<(FactId, Match)>,
    /// The result for the words from which facts infer their periods, in the order of the index.
    pub(super) quotes: Vec<(FactId, Match)>,
    /// The entries of `omit` that excuse nothing, in the order written.
    pub(super) idle: Vec<UnusedOmit>,
}

impl OriginalEvidence {
    /// How many of its figures the data have.
    pub fn coverage(&self) -> Coverage {
        self.text.coverage()
    }
}

impl Evidence {
    /// How many of the figures of all originals the data have.
    pub fn coverage(&self) -> Coverage {
        self.originals.iter().map(OriginalEvidence::coverage).sum()
    }
}

impl Unchecked {
    /// The same as the verdict on a fact says it.
    pub(super) fn reason(&self) -> Reason {
        match self {
            Self::Unnamed => Reason::NoOriginal,
            Self::Missing => Reason::OriginalMissing,
            Self::Unusable => Reason::OriginalUnreadable,
            Self::Changed { .. } => Reason::OriginalChanged,
        }
    }
}

/// Holds every fact against the original of its document.
pub fn collect(facts: Facts<'_>, originals: &Originals, sources: &Sources) -> Evidence {
    let hashes = hashes(originals, sources);
    let mut by_file: BTreeMap<FileId, Vec<DocumentId>> = BTreeMap::new();
    let (mut unchecked, mut unhashed) = (Vec::new(), Vec::new());
    for (id, document) in facts.index.iter_documents() {
        let gives_hash = |original: &Original| original.sha256.is_some();
        match find(document, originals, &hashes) {
            Ok(file) => {
                by_file.entry(file).or_default().push(id);
                let hash = hashes.get(&file).cloned();
                let hash = hash.filter(|_| !document.original.as_ref().is_some_and(gives_hash));
                unhashed.extend(hash.map(|hash| (id, hash)));
            }
            Err(why) => unchecked.push((id, why)),
        }
    }
    let scanner = facts.vocabulary.scanner();
    let by_file: Vec<_> = by_file.into_iter().collect();
    let originals_read = by_file
        .into_par_iter()
        .filter_map(|(file, documents)| {
            let text = Text::new(sources.get(file)?, &scanner);
            Some(matching::matched(facts, file, text, documents))
        })
        .collect();
    Evidence {
        folder: originals.folder.clone(),
        originals: originals_read,
        unchecked,
        unhashed,
    }
}

/// The original of a document, when it is the text that the facts were taken from.
fn find(
    document: &SourceDocument,
    originals: &Originals,
    hashes: &BTreeMap<FileId, String>,
) -> Result<FileId, Unchecked> {
    let named = document.original.as_ref().ok_or(Unchecked::Unnamed)?;
    let file = match originals.texts.get(&*named.file) {
        Some(OriginalText::Read(file)) => *file,
        Some(OriginalText::Unusable) => return Err(Unchecked::Unusable),
        Some(OriginalText::Missing) | None => return Err(Unchecked::Missing),
    };
    let sha256 = hashes.get(&file).cloned().unwrap_or_default();
    let same = named
        .sha256
        .as_ref()
        .is_none_or(|wanted| wanted.eq_ignore_ascii_case(&sha256));
    if same {
        Ok(file)
    } else {
        Err(Unchecked::Changed { file, sha256 })
    }
}

/// A text is kept as it was read, so that the hash of its text is that of its file.
fn hashes(originals: &Originals, sources: &Sources) -> BTreeMap<FileId, String> {
    let read: Vec<FileId> = originals
        .texts
        .values()
        .filter_map(|text| match text {
            OriginalText::Read(file) => Some(*file),
            OriginalText::Missing | OriginalText::Unusable => None,
        })
        .collect();
    read.into_par_iter()
        .filter_map(|file| Some((file, hash(&sources.get(file)?.text))))
        .collect()
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold(String::new(), |mut all, byte| {
        // Writing to a text cannot fail.
        let _ = write!(all, "{byte:02x}");
        all
    })
}
