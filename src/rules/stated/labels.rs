//! The labels of rows and columns: which head a total, as people write them.

use super::words::Words;
use crate::figure::is_han;
use crate::words::{WordLists, are_one_noun};

/// Whether a text is the label of a total and nothing else.
pub(in crate::rules) fn is_total(text: &str) -> bool {
    Words::Total.has(&label(text))
}

/// Whether a text is the label of a total of what is called so: `Total points`.
pub(super) fn is_total_of(text: &str, name: &str) -> bool {
    let label = label(text);
    let (total, of) = label.split_once(' ').unwrap_or_default();
    Words::Total.has(total) && are_one_noun(of, name.trim())
}

/// Whether a text is the label of a total that says of how many rows it is: `Total (3 quays)`.
pub(super) fn is_total_of_rows(text: &str, rows: usize) -> bool {
    let label = label(text);
    let counted = label.strip_suffix([')', '）']);
    let Some((total, inside)) = counted.and_then(|rest| rest.rsplit_once(['(', '（'])) else {
        return false;
    };
    let end = inside
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(inside.len());
    let (count, noun) = inside.split_at_checked(end).unwrap_or_default();
    let is_noun = noun.trim().chars().all(char::is_alphabetic);
    is_noun && count.parse() == Ok(rows) && Words::Total.has(total.trim())
}

/// Whether a text may be the label of a total where the numbers show that it is: `Overall`, `All quays`, `Port total`,
/// `Total (2030)`, 全港合计. What else stands in brackets says of what the total is.
pub(super) fn may_be_total(text: &str) -> bool {
    let label = label(text);
    let calls_total = |word: &str| Words::Total.has(word) || Words::PossibleTotal.has(word);
    let (bare, inside) = match label.strip_suffix([')', '）']) {
        Some(rest) => rest.rsplit_once(['(', '（']).unwrap_or((rest, "")),
        None => (label.as_str(), ""),
    };
    let is_year = inside.chars().all(|c| c.is_ascii_digit());
    let first = inside.split(' ').next().unwrap_or_default();
    let mut words = bare.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    let chinese = bare.chars().all(is_han) && bare.chars().count() < 7;
    let named = words.any(|word| Words::Total.has(word))
        || bare.split(' ').next().is_some_and(calls_total)
        || chinese && Words::TotalSign.stands_in(bare);
    named && (inside.is_empty() || is_year || calls_total(first))
}

/// Whether a heading begins or ends as that of a total: `Total score`. Of a column this is enough to ask whether the others add
/// up to it, but where one of them is named so too: `Total built` beside `Built`.
pub(super) fn is_total_column(heading: &str, others: &[&str]) -> bool {
    if heading.trim_end().ends_with(['*', '†', '‡', '¹', '²', '³']) {
        return false;
    }
    let label = label(heading);
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let all = words(&label);
    let (totals, names): (Vec<&String>, Vec<&String>) =
        all.iter().partition(|word| Words::Total.has(word));
    let is_own = |name: &&String| others.iter().any(|other| words(other).contains(name));
    let at_an_end = [all.first(), all.last()];
    let at_an_end = at_an_end
        .into_iter()
        .flatten()
        .any(|word| totals.contains(&word));
    let chinese = label.chars().all(is_han) && label.chars().count() < 5;
    Words::Total.has(&label)
        || all.len() < 4 && at_an_end && !names.iter().any(is_own)
        || chinese && Words::TotalColumnSign.starts(&label)
}

/// A picture or a mark that says nothing of a number or a label beside it: `12 ✅`, `Total 🎉`.
pub(super) fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f300}'..='\u{1faff}')
}

/// A label of a row in lower case, without what says nothing: a colon, a picture, a count of the rows in brackets, blanks
/// between Chinese characters.
pub(in crate::rules) fn label(text: &str) -> String {
    let text = text.trim().trim_matches(is_picture).trim();
    let text = text.trim_end_matches([':', '：', '*', '†', '‡', '¹', '²', '³']);
    let text = text.trim_end();
    let counted = text
        .strip_suffix([')', '）'])
        .and_then(|rest| rest.rsplit_once(['(', '（']));
    // Or a unit: `Total (€)`, 合计（册）, 合计（万元）. A year is none of both, and 去重 says what the total is of.
    let is_count = |count: &str| {
        let scaled = |c: char| {
            [Words::ScaleBehind, Words::Numeral]
                .iter()
                .any(|words| words.holds(c))
        };
        let unit = count.trim_start_matches(scaled);
        let most = if count.contains(is_han) { 1 } else { 2 };
        let short = unit.chars().count() <= most;
        !count.is_empty() && (short || count.len() < 4 && count.chars().all(|c| c.is_ascii_digit()))
    };
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
