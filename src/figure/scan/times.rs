//! Whether `times` behind a number multiplies (`grew 3 times`, `3 times larger`) or tells how often something happened (`failed 4
//! times`), which is no multiple of anything. How multiples are read is `numeral/multiple.rs`.

use super::super::cursor::is_latin;
use super::super::figure::Figure;
use super::super::language::WordList;
use super::super::numeral::is_number_word;
use super::line::{Line, is_blank};

/// Where the number ends that tells how often something happened; what bounds it begins at `start`, it itself at `hit`.
pub(super) fn how_often(
    line: Line<'_>,
    start: usize,
    hit: usize,
    end: usize,
    figure: &Figure,
) -> Option<usize> {
    let word = line.word_before(end, hit);
    let times = WordList::TimesWord.has(word) && figure.upper().is_none();
    let (next, next_end) = line.word(line.past_blank(end));
    // `six times eight` is reckoned.
    let often = || {
        WordList::RateLead.has(next)
            || !(multiplies(line, start, next)
                || is_alone(line, hit, end)
                || figure.digits().decimals > 0)
            || line.at(next_end) == Some('-')
    };
    (times && !is_number_word(next) && often()).then(|| line.back_blank(end - word.len(), hit))
}

/// Whether the words around say that something is so many times as much.
fn multiplies(line: Line<'_>, hit: usize, next: &str) -> bool {
    let compares = WordList::MultipliedBy.has(next)
        || WordList::MultipleNoun.has(next)
        || WordList::ComparativeEnd.ending(next).is_some() && !WordList::NoComparative.has(next);
    let before = line.back_blank(hit, 0);
    let lead = line.word_before(before, 0);
    // What bounds the number stands between: `grew by more than 3 times`.
    let further = || {
        let near = line.slice(line.near(hit), before);
        let clause = near
            .rsplit(['.', ',', ';', '\n'])
            .next()
            .unwrap_or_default();
        let mut words = clause.rsplit(is_blank).take(MOST_BETWEEN);
        words.any(|word| {
            WordList::Change.names(word)
                || WordList::StepVerb.names(word)
                || WordList::MultipleLeadWord.names(word)
        })
    };
    // `up to 23 times faster on these, up to four times on those`
    let again = || {
        let near = line.slice(line.near(hit), before);
        let mut sentence = near.rsplit(['.', ';']);
        let mut words = sentence.next().unwrap_or_default().split_whitespace();
        words.any(|word| WordList::TimesWord.has(word))
            && words.next().is_some_and(|word| {
                WordList::ComparativeEnd.ending(word).is_some()
                    && !WordList::NoComparative.has(word)
            })
    };
    let is = WordList::BeingVerb.has(lead)
        && next.starts_with(is_latin)
        && WordList::PastEnd.ending(next).is_none();
    compares || is || further() || again()
}

/// Between a verb of change and the number stand fewer words: `grew by more than 3 times`.
const MOST_BETWEEN: usize = 5;

/// `Three times` alone, as a cell of a table or a figure of data.
fn is_alone(line: Line<'_>, hit: usize, end: usize) -> bool {
    let before = line.slice(0, hit).trim_end_matches(is_blank);
    let opened = before.is_empty() || before.ends_with(['|', '(', ':', '\n']);
    let rest = line.rest(end).trim_start_matches(is_blank);
    opened && (rest.is_empty() || rest.starts_with(['|', ')', '\n']))
}
