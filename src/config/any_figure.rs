//! `{figure}` in a pattern over texts: a number in digits with what can stand beside them. Whether it is a figure, and which,
//! `figure` decides.

use std::collections::BTreeSet;

/// What stands for a figure in the text of a pattern.
pub(super) const FIGURE: &str = "{figure}";

const ANY: &str = r"(?:(?:about|around|approximately|roughly|over|more than|at least|nearly|almost|up to|under|fewer than|less than)\s+)?[~≈<>≤≥约近超]?\s?(?<![\d.,])\d(?:[\d.,]*\d)?(?:\s?(?:[kKM]\b|thousand\b|million\b|billion\b|万|亿))?[+余多]?";

/// The regular expression of a pattern. A figure is a group: that in which it stands alone, as in `(?<berths>{figure})`, else
/// `figure`, which only one can be called.
pub(super) fn with_figures(pattern: &str) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(FIGURE) {
        text.push_str(before);
        if opens_group(before) && after.starts_with(')') {
            text.push_str(ANY);
        } else {
            text.push_str("(?<figure>");
            text.push_str(ANY);
            text.push(')');
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// A name that two groups of a regular expression have: only one of them would be a field.
pub(super) fn named_twice(pattern: &str) -> Option<&str> {
    let mut seen = BTreeSet::new();
    let pieces = pattern.split("(?").zip(pattern.split("(?").skip(1));
    let named = pieces.filter_map(|(before, after)| {
        let slashes = before.len() - before.trim_end_matches('\\').len();
        let (name, _) = after
            .trim_start_matches('P')
            .strip_prefix('<')?
            .split_once('>')?;
        let is_name = !name.is_empty() && name.chars().all(is_of_name);
        (is_name && slashes % 2 == 0).then_some(name)
    });
    named.into_iter().find(|name| !seen.insert(*name))
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// Whether a pattern ends with the opening of a group that has a name.
fn opens_group(pattern: &str) -> bool {
    let name = pattern
        .rsplit_once("(?<")
        .and_then(|(_, name)| name.strip_suffix('>'));
    name.is_some_and(|name| {
        name.chars()
            .all(|sign| sign.is_alphanumeric() || sign == '_')
    })
}

#[cfg(test)]
mod tests {
    use fancy_regex::Regex;

    use super::{named_twice, with_figures};

    #[test]
    fn a_figure_is_a_group_of_its_own_name_or_of_the_one_around_it() {
        for (pattern, text, name, expected) in [
            (
                "berths-{figure}-blue",
                "berths-1,200+-blue",
                "figure",
                "1,200+",
            ),
            (
                "(?<berths>{figure}) berths",
                "about 40 berths",
                "berths",
                "about 40",
            ),
            (
                "(?<n>{figure}) of {figure}",
                "3 of 2.5 million",
                "figure",
                "2.5 million",
            ),
            (r"\((?<all>x{figure})\)", "(x7)", "all", "x7"),
        ] {
            let regex = Regex::new(&with_figures(pattern)).unwrap();
            let found = regex.captures(text).unwrap().unwrap();
            assert_eq!(
                found.name(name).unwrap().as_str().trim(),
                expected,
                "{pattern}"
            );
        }
    }

    #[test]
    fn a_name_that_stands_twice_is_found() {
        let two = with_figures("berths-{figure}-blue|{figure} berths");
        assert_eq!(named_twice(&two), Some("figure"));
        assert_eq!(named_twice("(?<n>a)|(?P<n>b)"), Some("n"));
        assert_eq!(named_twice(r"(?<n>a)(?<=n)\(?<n>(?<m>b)"), None);
    }
}
