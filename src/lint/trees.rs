//! The trees of files: each is parsed once, here if it was not when the project was loaded.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::ProblemKind;
use crate::document::{Format, Limits, Parsed, parse};
use crate::rules::ParsedFile;
use crate::source::{FileId, Origin};

use super::{Project, Role};

/// What parses the files of a project.
pub(super) struct Parser<'a> {
    project: &'a Project,
    configuration: Option<FileId>,
    /// The files that have a role. One that could not be read stands among the sources without any.
    read: BTreeSet<FileId>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self {
            project,
            configuration: project.configuration(),
            read: project.files.iter().map(|file| file.file).collect(),
        }
    }

    /// A file with its tree.
    pub(super) fn parse(&self, file: FileId) -> Option<ParsedFile> {
        let project = self.project;
        let source = project.sources.get(file)?;
        let is_read = self.read.contains(&file);
        let known = project.parsed.get(&file).filter(|_| is_read);
        if let Some(parsed) = known.filter(|parsed| parsed.is_of(&source.text)) {
            return Some(ParsedFile::new(file, Arc::clone(parsed)));
        }
        // The configuration and factlint's own schemas are not subject to what the configuration allows others.
        let is_own = self.configuration == Some(file) || source.origin == Origin::BuiltIn;
        let usual = Limits::default();
        let limits = if is_own {
            &usual
        } else {
            &project.settings.limits
        };
        // The text of a file that could not be read is empty, which is no mistake in YAML.
        let format = Format::of_tree(&source.path).filter(|_| is_read);
        let format = format.unwrap_or(Format::Yaml);
        let parsed = Arc::new(parse(source.text.clone(), format, limits));
        Some(ParsedFile::new(file, parsed))
    }
}

/// The files that have a role, in the order of their paths.
pub(super) fn with_role<'a>(
    project: &Project,
    files: &'a [ParsedFile],
    role: Role,
) -> Vec<&'a ParsedFile> {
    project
        .files
        .iter()
        .filter(|file| file.role == role)
        .filter_map(|file| find(files, file.file))
        .collect()
}

/// The files that are not parsed: originals and files of which only the path counts, unless they are files of the project
/// in another way too.
pub(super) fn unparsed(project: &Project) -> BTreeSet<FileId> {
    let (unparsed, others): (Vec<_>, Vec<_>) = project
        .files
        .iter()
        .partition(|file| file.role.is_unparsed());
    let mut texts: BTreeSet<FileId> = unparsed.iter().map(|file| file.file).collect();
    for file in others {
        texts.remove(&file.file);
    }
    texts
}

/// The file of this id.
pub(super) fn find(files: &[ParsedFile], id: FileId) -> Option<&ParsedFile> {
    let at = files.binary_search_by_key(&id, |parsed| parsed.file).ok()?;
    files.get(at)
}

/// The files without what was wrong in those that only a reference leads to: any text of the project can be named so, and
/// none of it is shown. That such a file is not well-formed is said at the reference.
pub(super) fn hide_problems(project: &Project, mut files: Vec<ParsedFile>) -> Vec<ParsedFile> {
    for file in &mut files {
        if project.referred.contains(&file.file) && is_malformed(file) {
            file.parsed = Arc::new(Parsed {
                document: file.parsed.document.clone(),
                problems: Vec::new(),
            });
        }
    }
    files
}

/// Whether a file cannot be read to its end. A key that stands twice keeps nobody from reading on.
pub(super) fn is_malformed(file: &ParsedFile) -> bool {
    let mut problems = file.parsed.problems.iter();
    problems.any(|problem| problem.kind != ProblemKind::DuplicateKey)
}
