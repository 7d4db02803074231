//! Comments that accept a finding where it stands, of every text of the project: `factlint: allow(RULE) reason`.

use std::collections::BTreeMap;

use super::waiver::{Target, Until, Waiver};
use super::{Analysis, Project, Role};
use crate::document::{Directive, Markdown, TextKind, Wish, directives_of_lines};
use crate::source::{FileId, Origin, Span, TextRange};

/// The text that a comment has to contain to be meant for factlint.
const NAME: &str = "factlint:";

/// The waivers that comments ask for, and what they ask that nothing understands.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// The waivers.
    pub(super) waivers: Vec<Waiver>,
    /// The words that factlint does not know, and where they stand.
    pub(super) unknown: Vec<(Span, String)>,
}

impl Comments {
    /// Reads the comments of all files that are the project's own.
    pub(super) fn read(project: &Project, analysis: &Analysis) -> Self {
        let mut comments = Self::default();
        let mut roles: BTreeMap<FileId, Vec<Role>> = BTreeMap::new();
        for entry in &project.files {
            roles.entry(entry.file).or_default().push(entry.role);
        }
        for (file, source) in project.sources.iter() {
            if source.origin == Origin::BuiltIn || !source.text.contains(NAME) {
                continue;
            }
            let roles = roles.get(&file).map_or(&[][..], Vec::as_slice);
            if roles.contains(&Role::Original) {
                continue;
            }
            let page = || Markdown::read(source.text.clone());
            let tree = analysis.parsed(file);
            let is_text = |role: &Role| matches!(role, Role::Text | Role::Prose);
            let kind = TextKind::of_path(&source.path);
            let of_tree = tree.map_or_else(Vec::new, |tree| tree.document.directives());
            if kind == Some(TextKind::Markdown) {
                comments.add(file, page().directives(), true);
            } else if kind.is_none() && (tree.is_none() || roles.iter().any(is_text)) {
                let mut of_lines = directives_of_lines(&source.text);
                // Data that is a running text too has each of its comments in both.
                of_lines.retain(|line| !of_tree.iter().any(|of| of.range.contains(line.range)));
                comments.add(file, &of_lines, false);
            }
            comments.add(file, &of_tree, false);
        }
        comments
    }

    fn add(&mut self, file: FileId, directives: &[Directive], is_page: bool) {
        for directive in directives {
            let span = Span::new(file, directive.range);
            match &directive.wish {
                Wish::Off | Wish::On if is_page => {}
                Wish::Off => self.unknown.push((span, "off".to_owned())),
                Wish::On => self.unknown.push((span, "on".to_owned())),
                Wish::Unknown(asked) => self.unknown.push((span, asked.clone())),
                Wish::Allow {
                    names,
                    reason,
                    until,
                } => self.waivers.push(Waiver {
                    target: Target::Reach {
                        range: directive.reach,
                        names: names.clone(),
                    },
                    span,
                    whole: Some(directive.range),
                    reason: reason.clone(),
                    reason_span: span,
                    owner: None,
                    until: until.as_ref().map(|text| Until::read(text, span)),
                    rule: None,
                    check: None,
                }),
            }
        }
    }
}

/// The bytes of a comment to be taken out: with its line where it stands alone, else with the blanks before it.
pub(super) fn removal(text: &str, comment: TextRange) -> TextRange {
    let before = text.get(..comment.start as usize).unwrap_or_default();
    let after = text.get(comment.end as usize..).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after
        .find('\n')
        .map_or(after, |at| after.get(..at).unwrap_or_default());
    let is_alone = before
        .get(line_start..)
        .is_some_and(|before| before.trim().is_empty());
    if is_alone && rest.trim().is_empty() {
        let end = comment.end as usize + rest.len();
        let end = (end + 1).min(text.len());
        return TextRange::from_usize(line_start, end);
    }
    let start = before.trim_end_matches([' ', '\t']).len();
    TextRange::from_usize(start, comment.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::edited;

    /// The text without its comment.
    fn without(text: &str, comment: &str) -> String {
        let start = text.find(comment).unwrap();
        let comment = TextRange::from_usize(start, start + comment.len());
        edited(text, [(removal(text, comment), "")])
    }

    #[test]
    fn a_comment_goes_with_its_line_or_with_the_blanks_before_it() {
        for (text, left) in [
            ("a: 1\n# c\nb: 2\n", "a: 1\nb: 2\n"),
            ("a: 1\n  # c  \t\nb: 2\n", "a: 1\nb: 2\n"),
            ("a: 1\n# c\r\nb: 2\r\n", "a: 1\nb: 2\r\n"),
            ("# c", ""),
            ("a: 1\n  # c", "a: 1\n"),
            ("a: 1 \t# c\nb: 2\n", "a: 1\nb: 2\n"),
            ("a: 1 # c", "a: 1"),
            ("{# c}", "{}"),
        ] {
            assert_eq!(without(text, "# c"), left, "{text:?}");
        }
        let before_text = "<!-- c --> Twelve berths.\n";
        assert_eq!(without(before_text, "<!-- c -->"), " Twelve berths.\n");
    }
}
