//! The files of a run, in the order of their paths.

use std::sync::{Arc, OnceLock};

use super::{FileId, LineIndex, TextRange};

/// Whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The project's, or that of whoever handed its text over.
    Project,
    /// One that comes with factlint, so that nobody can open it.
    BuiltIn,
}

/// A text and the name people know it by.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path as it is printed: relative where that is shorter, with `/` between its parts.
    pub path: String,
    /// Path from the folder of the configuration, which does not depend on the working directory; where there is no
    /// configuration, the printed path.
    pub name: String,
    /// The text, shared with the tree that is parsed from it.
    pub text: Arc<str>,
    /// Whose file it is.
    pub origin: Origin,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// A file of the run from its printed path, which is its name too, and its text.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let path = path.into();
        Self {
            name: path.clone(),
            path,
            text: text.into(),
            origin: Origin::Project,
            lines: OnceLock::new(),
        }
    }

    /// A file that comes with factlint.
    pub fn built_in(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self {
            origin: Origin::BuiltIn,
            ..Self::new(path, text)
        }
    }

    /// The file with another name than its printed path.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Where its lines start. They are found when they are first asked for: most files of a run have no finding.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The bytes of a line (from 1) without its break; `None` past the last line.
    pub fn line_range(&self, line: u32) -> Option<TextRange> {
        let start = self.lines().line_start(line)?;
        let next = line
            .checked_add(1)
            .and_then(|next| self.lines().line_start(next));
        let end = next.unwrap_or_else(|| u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let text = TextRange::new(start, end).slice(&self.text);
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        Some(TextRange::from_usize(
            start as usize,
            start as usize + text.len(),
        ))
    }
}

/// All files of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes the files in the order of their paths; of two with one path the first is kept.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, first| later.path == first.path);
        Self { files }
    }

    /// The same files, with another text for one of them.
    #[must_use]
    pub fn with_text(&self, id: FileId, text: impl Into<Arc<str>>) -> Self {
        let mut changed = self.clone();
        if let Some(file) = changed.files.get_mut(id.0 as usize) {
            file.text = text.into();
            file.lines = OnceLock::new();
        }
        changed
    }

    /// The file behind an id of this run.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The id of the file with this printed path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self
            .files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()?;
        u32::try_from(index).ok().map(FileId)
    }

    /// All files with their ids, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
