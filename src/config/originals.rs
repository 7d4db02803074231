//! The originals of a run: which of the texts that documents name are there. Finding them is left to `workspace`.

use std::collections::BTreeMap;

use crate::source::FileId;

/// The folder of originals and what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Originals {
    /// The folder, as printed.
    pub folder: String,
    /// Each text by the name that documents give it.
    pub texts: BTreeMap<String, OriginalText>,
}

/// An original by what came of looking for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginalText {
    /// It was read.
    Read(FileId),
    /// It is not there.
    Missing,
    /// It is there and cannot be used; why is a problem of the project.
    Unusable,
}
