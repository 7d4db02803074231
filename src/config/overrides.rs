//! `overrides` of the configuration: levels of rules for some of the files.

use glob::{MatchOptions, Pattern};

use super::spanned::Spanned;
use crate::diagnostic::Level;

/// Levels that hold in some files.
#[derive(Clone, Debug, Default)]
pub struct Override {
    /// Patterns of the files, relative to the configuration file; a folder stands for all that is in it.
    pub files: Vec<Spanned<String>>,
    /// The levels, with the rule's name as written.
    pub levels: Vec<(Spanned<String>, Level)>,
}

impl Override {
    /// Whether it is for a file, by its path from the folder of the configuration.
    pub fn is_for(&self, name: &str) -> bool {
        self.files.iter().any(|file| is_for(&file.value, name))
    }

    /// The level that it gives a rule.
    pub fn level(&self, rule: &str) -> Option<Level> {
        let mut levels = self.levels.iter();
        levels
            .find(|(name, _)| name.value == rule)
            .map(|(_, level)| *level)
    }
}

/// Whether a pattern names a file, or a folder that holds it.
pub fn is_for(pattern: &str, name: &str) -> bool {
    const OPTIONS: MatchOptions = MatchOptions {
        case_sensitive: true,
        require_literal_separator: true,
        require_literal_leading_dot: false,
    };
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let Ok(pattern) = Pattern::new(pattern.trim_end_matches('/')) else {
        return false;
    };
    let ends = name.match_indices('/').map(|(at, _)| at);
    let mut paths = ends.chain([name.len()]).filter_map(|end| name.get(..end));
    paths.any(|path| pattern.matches_with(path, OPTIONS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_for_files_and_for_what_is_in_folders() {
        for (pattern, name, is) in [
            ("old/*.yaml", "old/a.yaml", true),
            ("old/*.yaml", "old/b/a.yaml", false),
            ("old/**/*.yaml", "old/b/a.yaml", true),
            ("old", "old/b/a.yaml", true),
            ("./old/", "old/b/a.yaml", true),
            ("old", "older/a.yaml", false),
            ("*.md", "README.md", true),
            ("*.md", "docs/README.md", false),
        ] {
            assert_eq!(is_for(pattern, name), is, "{pattern} {name}");
        }
    }
}
