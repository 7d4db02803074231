//! What a run is told to do, with the place of each value that may turn out to be wrong.

use super::checks::Check;
use super::counts::StatedCount;
use super::facts::FactSource;
use super::overrides::Override;
use super::records::RecordKind;
use super::spanned::Spanned;
use crate::diagnostic::Level;
use crate::document::Limits;
use crate::fact::FactProblem;
use crate::figure::Readings;

/// Some files and the schema that they have to fit.
#[derive(Clone, Debug, Default)]
pub struct DocumentSet {
    /// Glob patterns, relative to the configuration file.
    pub files: Vec<Spanned<String>>,
    /// Path of the schema, relative to the configuration file.
    pub schema: Option<Spanned<String>>,
}

/// What can stand in files of its own, and stands in the configuration itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// The vocabulary.
    pub vocabulary: bool,
    /// The declared checks.
    pub checks: bool,
}

/// What is said of texts that are read where they stand.
#[derive(Clone, Debug, Default)]
pub struct StatedSettings {
    /// Patterns of the texts, relative to the configuration file.
    pub files: Vec<Spanned<String>>,
    /// Patterns of those among them that are left out.
    pub skip: Vec<Spanned<String>>,
    /// Whether growths and sums in running text are checked too.
    pub strict: bool,
    /// What is counted, and stated in the texts.
    pub counts: Vec<StatedCount>,
}

/// The configuration as resolved.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Documents whose facts are compared.
    pub documents: Vec<DocumentSet>,
    /// Descriptions of data that come with them, by their paths from the configuration file.
    pub packages: Vec<Spanned<String>>,
    /// What these descriptions ask of the data.
    pub package_checks: Vec<Check>,
    /// Kinds of records, in the order written, then those of the packages.
    pub records: Vec<RecordKind>,
    /// Where facts are read that stand in data and texts, in the order written.
    pub facts: Vec<FactSource>,
    /// Folders outside of that of the configuration in which records may stand, by name.
    pub roots: Vec<(String, Spanned<String>)>,
    /// Path of the vocabulary; `None` too where it stands in the configuration itself.
    pub vocabulary: Option<Spanned<String>>,
    /// What stands in the configuration itself.
    pub inline: Inline,
    /// Path of the declared checks; `None` too where they stand in the configuration itself.
    pub checks: Option<Spanned<String>>,
    /// The texts that are read for what they state about themselves.
    pub stated: StatedSettings,
    /// Patterns of files that are left out.
    pub exclude: Vec<Spanned<String>>,
    /// Patterns of further schemas, found by their `$id`.
    pub schemas: Vec<Spanned<String>>,
    /// Folder with local copies of remote schemas.
    pub refs: Vec<RefsFolder>,
    /// Folder with the originals of the documents.
    pub originals: Option<Spanned<String>>,
    /// Whether every original has to be there.
    pub require_originals: bool,
    /// File with accepted diagnostics.
    pub baseline: Option<Spanned<String>>,
    /// Whether `format` is asserted.
    pub assert_formats: bool,
    /// Whether patterns may use look-around and back-references, at the price of linear time.
    pub fancy_regex: bool,
    /// Levels that differ from the rules' own, with the rule's name as written.
    pub levels: Vec<(Spanned<String>, Level)>,
    /// Levels that hold in some files, in the order written; of several for a file the last counts.
    pub overrides: Vec<Override>,
    /// How figures are read.
    pub readings: Readings,
    /// What is wrong with the numbers that change how figures are read.
    pub reading_problems: Vec<FactProblem>,
    /// Limits on what is read.
    pub limits: Limits,
    /// How many steps of arithmetic go into one question about all relations together, where the configuration says so.
    pub steps: Option<u64>,
}

impl Settings {
    /// The level that the configuration gives a rule.
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.levels
            .iter()
            .find(|(name, _)| name.value == rule)
            .map(|(_, level)| *level)
    }

    /// The level that the configuration gives a rule in a file, by the path of the file from the configuration.
    pub fn level_in(&self, rule: &str, name: &str) -> Option<Level> {
        let overrides = self.overrides.iter().rev();
        let mut own = overrides.filter(|own| own.is_for(name));
        own.find_map(|own| own.level(rule))
            .or_else(|| self.level(rule))
    }

    /// Whether the configuration gives a rule another level than `Off` in some files.
    pub fn is_on_somewhere(&self, rule: &str) -> bool {
        let mut levels = self.overrides.iter().filter_map(|own| own.level(rule));
        levels.any(|level| level != Level::Off)
    }
}

/// A folder with local copies of schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefsFolder {
    /// The URL that the folder stands for; without it, copies are known by their `$id`.
    pub prefix: Option<String>,
    /// The folder.
    pub folder: Spanned<String>,
}
