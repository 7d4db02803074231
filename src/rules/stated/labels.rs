//! The labels of rows and columns: which head a total, as people write them.

use super::words::Words;
use crate::figure::is_han;
use crate::words::{WordLists, are_one_noun};

/// Whether a text is the label of a total and nothing else.
pub(in crate::rules) fn is_total(text: &str) -> bool {
    Words::Total.has(&label(text))
}

/// Whether a text is the label of a total of what is called so: `Total points`.
pub(super) fn is_total_of(text: &str, heading: &str) -> bool {
    let label = label(text);
    let (total, of) = label.split_once(' ').unwrap_or_default();
    Words::Total.has(total) && are_one_noun(of, heading.trim())
}

/// A label of a row in lower case, without what says nothing: a colon, a count of the rows in brackets, blanks between
/// Chinese characters.
pub(in crate::rules) fn label(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', '：']).trim_end();
    let counted = text
        .strip_suffix([')', '）'])
        .and_then(|rest| rest.rsplit_once(['(', '（']));
    let is_count = |count: &str| !count.is_empty() && count.chars().all(|c| c.is_ascii_digit());
    let text = counted
        .filter(|(_, count)| is_count(count))
        .map_or(text, |(before, _)| before);
    let text = text.trim().to_lowercase();
    let is_apart = text.chars().all(|c| is_han(c) || c.is_whitespace());
    if is_apart {
        text.split_whitespace().collect()
    } else {
        text
    }
}
