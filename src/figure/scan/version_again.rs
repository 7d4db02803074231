//! Versions that are told again without what showed them to be some: `the MSRV is 1.40. It builds on 1.40`, `v1.13.3, .4 and .5`.
//! What shows a version is `release.rs` and `software.rs`.

use super::super::language::WordList;
use super::clause::clause;
use super::line::Line;
use super::outcome::Sighting;
use super::token::is_version;
use crate::figure::Figure;

/// So many bytes before a number what it shortens may stand.
const FURTHEST_VERSION: usize = 40;

/// Whether a bare decimal was a name before in the same piece: `the MSRV is 1.40. It builds on 1.40`.
pub(super) fn repeats_version(line: Line<'_>, found: &Sighting, versions: &[&str]) -> bool {
    let bare = |figure: &Figure| figure.unit.is_none() && figure.qualifiers().is_empty();
    let text = line.slice(found.start, found.end);
    let decimal = text.contains('.') && text.len() <= "10.100".len();
    let known = || {
        text.starts_with('.') && shortens_version(line, found.start)
            || versions.contains(&text)
            || is_next_version(line, found.start, text, versions)
    };
    decimal && found.figure.as_ref().is_some_and(bare) && known()
}

/// `v1.13.3, .4 and .5`: the last parts of versions behind a whole one.
fn shortens_version(line: Line<'_>, start: usize) -> bool {
    let from = line
        .text
        .ceil_char_boundary(start.saturating_sub(FURTHEST_VERSION));
    let mut words = line.slice(from, start).split_whitespace();
    words.any(|word| is_version(word.trim_end_matches([',', ';', ':'])))
}

/// `Quay 3.2 is faster than 3.1`: a decimal that is compared with a version that was told.
fn is_next_version(line: Line<'_>, start: usize, text: &str, versions: &[&str]) -> bool {
    let part = |text: &str| {
        text.split_once('.')
            .and_then(|(whole, _)| whole.parse::<u32>().ok())
    };
    let near = |version: &&str| {
        let pair = part(version).zip(part(text));
        pair.is_some_and(|(one, other)| one.abs_diff(other) <= 1)
    };
    let mut words = clause(line, start);
    let lead = words.next().unwrap_or_default();
    // `Quay 3.2 came, and depth fell to 3.1`
    let changed = words
        .next()
        .is_some_and(|word| WordList::Change.names(word));
    WordList::VersionCompared.names(lead) && !changed && versions.iter().any(near)
}
