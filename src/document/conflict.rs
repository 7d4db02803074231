//! Merge conflicts that git left in a file: what cannot be read because of them is said as such, whatever the syntax.
//!
//! Only a file that cannot be read is looked through, so that a text that quotes such lines stays what it is.

use super::{Problem, ProblemKind};
use crate::source::TextRange;
use crate::words::number_of;

/// So many conflicts of one file are told one by one.
const MOST: usize = 5;

/// The signs that begin a line of a conflict, in the order in which git writes them; the second stands only where the
/// common ancestor is shown.
const OURS: &str = "<<<<<<< ";
const ANCESTOR: &str = "||||||| ";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>> ";

/// A conflict that has its beginning and its middle.
struct Conflict<'t> {
    ours: TextRange,
    ancestor: Option<TextRange>,
    middle: TextRange,
    theirs: Option<(TextRange, &'t str)>,
}

/// Whether a line begins a conflict.
pub(super) fn starts(line: &str) -> bool {
    line.starts_with(OURS)
}

/// One problem for each unresolved conflict, in place of the syntax errors that they cause; `None` where there is none.
pub(super) fn explain(text: &str, problems: &[Problem]) -> Option<Vec<Problem>> {
    let syntax = |problem: &&Problem| problem.kind == ProblemKind::Syntax;
    problems.iter().find(syntax)?;
    let conflicts = conflicts(text);
    if conflicts.is_empty() {
        return left(text, problems);
    }
    let more = conflicts.len().saturating_sub(MOST);
    let mut told: Vec<Problem> = conflicts
        .into_iter()
        .take(MOST)
        .map(Conflict::tell)
        .collect();
    if let Some(last) = told.last_mut()
        && more > 0
    {
        let help = last.help.get_or_insert_default();
        *help = format!("{help}\n{} in this file.", number_of(more, "more conflict"));
    }
    Some(told)
}

/// The problems, where one of them begins with a line of signs that was left of a conflict, with that one called by its
/// name.
fn left(text: &str, problems: &[Problem]) -> Option<Vec<Problem>> {
    let mut told = problems.to_vec();
    let mut found = false;
    for problem in &mut told {
        let at = problem.primary.span.start as usize;
        if let Some(line) = line_at(text, at)
            && is_sign(line)
        {
            let range = TextRange::from_usize(at, at + line.len());
            *problem = Problem::syntax(range, "a line of a merge conflict is left")
                .help("Remove it, and see that what stands around it is right.");
            found = true;
        }
    }
    found.then_some(told)
}

/// The line that begins at this place.
fn line_at(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let starts = before.is_empty() || before.ends_with('\n');
    text.get(at..)?.lines().next().filter(|_| starts)
}

fn is_sign(line: &str) -> bool {
    line == MIDDLE
        || [OURS, ANCESTOR, THEIRS]
            .iter()
            .any(|sign| line.starts_with(sign))
}

fn conflicts(text: &str) -> Vec<Conflict<'_>> {
    let mut found: Vec<Conflict<'_>> = Vec::new();
    let mut open: Option<(TextRange, Option<TextRange>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let range = TextRange::from_usize(at, at + content.len());
        at += line.len();
        if content.starts_with(OURS) {
            open = Some((range, None));
        } else if content.starts_with(ANCESTOR) {
            if let Some((_, ancestor)) = &mut open {
                *ancestor = Some(range);
            }
        } else if content == MIDDLE {
            if let Some((ours, ancestor)) = open.take() {
                let (middle, theirs) = (range, None);
                found.push(Conflict {
                    ours,
                    ancestor,
                    middle,
                    theirs,
                });
            }
        } else if let (Some(name), Some(last)) = (content.strip_prefix(THEIRS), found.last_mut())
            && last.theirs.is_none()
        {
            last.theirs = Some((range, name));
        }
    }
    found
}

impl Conflict<'_> {
    fn tell(self) -> Problem {
        let mut problem = Problem::syntax(self.ours, "a merge conflict is not resolved")
            .label("one side starts here");
        if let Some(ancestor) = self.ancestor {
            problem = problem.related(ancestor, "what both sides started from");
        }
        problem = problem.related(self.middle, "the other side starts here");
        let side = match self.theirs {
            Some((range, name)) => {
                problem = problem.related(range, "it ends here");
                format!(
                    "what is right of both, and remove the lines of signs up to `>>>>>>> {name}`"
                )
            }
            None => "what is right of both, and remove the lines of signs".to_owned(),
        };
        problem.help(format!("Keep {side}."))
    }
}
