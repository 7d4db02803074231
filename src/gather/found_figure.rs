//! What of a text is the figure that a pattern has found: `>` may close a tag before it, and it may be the end of a range.

use std::ops::Range;
use std::sync::LazyLock;

use crate::config::Match;
use crate::figure::{FoundKind, Readings, Scanner};

/// So many bytes before a figure show what it is a part of.
const BEFORE: usize = 48;

/// Behind which letters a number is no figure of its own: `a3`, `v2.3`.
fn is_glued(sign: char) -> bool {
    sign.is_ascii_alphabetic() || sign == '_'
}

/// Where scans begin and end decides here, and not what figures mean.
static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&Readings::default()));

/// A match with its figures as they stand in the text; nothing where one of them is only a part of what stands there.
pub(super) fn with_whole_figures(found: Match, figures: &[usize], text: &str) -> Option<Match> {
    let mut found = found;
    for at in figures {
        let Some(group) = found.groups.get_mut(*at).and_then(Option::as_mut) else {
            continue;
        };
        let opens = group.start == found.whole.start;
        *group = whole(group.clone(), opens, text)?;
        if opens {
            found.whole.start = group.start;
        }
    }
    Some(found)
}

/// The figure in a text; `opens` where nothing of the pattern stands before it, so that it could begin earlier.
fn whole(found: Range<usize>, opens: bool, text: &str) -> Option<Range<usize>> {
    let written = text.get(found.clone())?;
    let blank = written.len() - written.trim_start().len();
    let mut figure = found.start + blank..grouped_end(text, found.end);
    let before = text.get(..figure.start)?;
    let sign = written.trim_start().chars().next();
    // `~~3~~ 4`: what is struck ends with the first sign.
    let other = sign == Some('>') && closes(before) || sign == Some('~') && before.ends_with('~');
    if other {
        figure.start += 1;
        let rest = text.get(figure.clone())?;
        figure.start += rest.len() - rest.trim_start().len();
        return Some(figure);
    }
    if !opens || before.is_empty() || before.ends_with('\n') {
        return Some(figure);
    }
    let from = text.floor_char_boundary(figure.start.saturating_sub(BEFORE));
    let piece = text.get(from..figure.end)?;
    let piece = piece.rsplit('\n').next().unwrap_or_default();
    let from = figure.end - piece.len();
    let lead = text.get(from..figure.start)?;
    if !may_go_on(lead) {
        return Some(figure);
    }
    let start = figure.start - from;
    for part in SCANNER.scan(piece) {
        let (first, end) = (part.range.start as usize, part.range.end as usize);
        if first >= start || end <= start {
            continue;
        }
        let is_more = part
            .figure
            .as_ref()
            .is_some_and(|figure| figure.upper().is_some());
        let head = piece.get(first..start).unwrap_or_default();
        let has_digits = head.contains(|sign: char| sign.is_ascii_digit());
        match part.kind {
            FoundKind::Figure if is_more || has_digits => figure.start = from + first,
            FoundKind::Figure => {}
            _ if has_digits || head.ends_with(is_glued) => return None,
            _ => {}
        }
        return Some(figure);
    }
    let last = lead.chars().next_back();
    (!last.is_some_and(is_glued)
        || !piece
            .get(start..)?
            .starts_with(|sign: char| sign.is_ascii_digit()))
    .then_some(figure)
}

/// Whether `>` behind this text closes a tag, opens a quotation or ends an arrow.
fn closes(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_quotation = line.chars().all(|sign| matches!(sign, ' ' | '\t' | '>'));
    let last = line.chars().next_back();
    is_quotation
        || last.is_some_and(|sign| {
            sign.is_alphanumeric() || matches!(sign, '"' | '\'' | '/' | '-' | '=' | '?' | '~')
        })
}

/// Whether what stands before a figure may begin a larger one: a number, or a word between two.
fn may_go_on(lead: &str) -> bool {
    const WORD: usize = 8;
    let word = lead.trim_end();
    let word = word.rsplit(char::is_whitespace).next().unwrap_or_default();
    lead.contains(|sign: char| sign.is_ascii_digit()) || word.len() <= WORD && !word.is_empty()
}

/// Where digits end that underscores group: `1_200`.
fn grouped_end(text: &str, end: usize) -> usize {
    let mut end = end;
    while text
        .get(..end)
        .is_some_and(|text| text.ends_with(|sign: char| sign.is_ascii_digit()))
    {
        let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix('_')) else {
            break;
        };
        let digits = rest.len()
            - rest
                .trim_start_matches(|sign: char| sign.is_ascii_digit())
                .len();
        if digits != 3 {
            break;
        }
        end += 1 + digits;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_what_the_text_has() {
        for (text, found, expected) in [
            ("<b>3 piers", ">3", Some("3")),
            ("> 3 piers", "> 3", Some("3")),
            ("-->3 piers", ">3", Some("3")),
            ("a => 3 piers", "> 3", Some("3")),
            ("has >3 piers", ">3", Some(">3")),
            ("| >3 piers", ">3", Some(">3")),
            ("~~3~~ 4 piers", "~ 4", Some("4")),
            ("2-3 piers", "3", Some("2-3")),
            ("2 to 3 piers", "3", Some("2 to 3")),
            ("two to three piers", "three", Some("two to three")),
            ("between 2 and 3 piers", "3", Some("between 2 and 3")),
            ("1/3 piers", "3", Some("1/3")),
            ("1_203 piers", "203", Some("1_203")),
            ("1_203 piers", "1", Some("1_203")),
            ("a3 piers", "3", None),
            ("There are 3 piers", "3", Some("3")),
            ("in 5 bays 3 piers", "3", Some("3")),
            ("costs $3 piers", "3", Some("3")),
            ("有3 piers", "3", Some("3")),
        ] {
            let at = text.rfind(found).unwrap();
            let found = whole(at..at + found.len(), true, text);
            let found = found.and_then(|found| text.get(found));
            assert_eq!(found, expected, "{text}");
        }
    }
}
