//! `{figure}` in a pattern over texts. What may stand there, and which figure it is, `figure` knows.

use std::collections::BTreeSet;

use crate::figure::any_figure;

/// What stands for a figure in the text of a pattern.
pub(super) const FIGURE: &str = "{figure}";

/// The group of a figure that has no other.
pub const FIGURE_GROUP: &str = "figure";

/// The regular expression of a pattern. A figure is a group: that in which it stands alone, as in `(?<berths>{figure})`, else
/// `figure`, which only one can be called.
pub(super) fn with_figures(pattern: &str) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(FIGURE) {
        text.push_str(before);
        if opens_group(before) && after.starts_with(')') {
            text.push_str(any_figure());
        } else {
            text.push_str("(?<figure>");
            text.push_str(any_figure());
            text.push(')');
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The names of the groups of a pattern that hold a figure and nothing else.
pub(super) fn figure_groups(pattern: &str) -> BTreeSet<&str> {
    let pieces: Vec<&str> = pattern.split(FIGURE).collect();
    let beside = pieces.iter().zip(pieces.iter().skip(1));
    let names = beside.map(|(before, after)| {
        let name = before
            .rsplit_once("(?<")
            .and_then(|(_, name)| name.strip_suffix('>'));
        name.filter(|_| opens_group(before) && after.starts_with(')'))
            .unwrap_or(FIGURE_GROUP)
    });
    names.collect()
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
    let name = pattern.rsplit_once("(?<");
    let name = name.and_then(|(_, name)| name.strip_suffix('>'));
    name.is_some_and(|name| name.chars().all(is_of_name))
}

#[cfg(test)]
mod tests {
    use super::super::search::{Search, trying};
    use super::{figure_groups, named_twice, with_figures};

    fn caught(pattern: &str, text: &str, name: &str) -> String {
        let search = Search::new(&with_figures(pattern)).unwrap();
        let found = search.all(text).next().unwrap().unwrap();
        let at = search.names().iter().position(|own| own == name).unwrap();
        let range = found.groups[at].clone().unwrap();
        text.get(range).unwrap().trim().to_owned()
    }

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
            assert_eq!(caught(pattern, text, name), expected, "{pattern}");
        }
    }

    #[test]
    fn a_figure_may_stand_in_words_with_those_that_bound_it() {
        for (pattern, text, expected) in [
            ("{figure} piers", "all forty-three piers", "forty-three"),
            (
                "{figure} piers",
                "two hundred and five piers",
                "two hundred and five",
            ),
            (
                "{figure} piers",
                "no more than forty piers",
                "no more than forty",
            ),
            (
                "{figure} loaves",
                "two point five million loaves",
                "two point five million",
            ),
            ("{figure}-loaf", "a nineteen-loaf oven", "nineteen"),
            ("{figure}个平台", "有四十三个平台", "四十三"),
            ("{figure}个平台", "超过三点五万个平台", "超过三点五万"),
            ("{figure} m", "about 40 m", "about 40"),
            ("{figure} berths", "40 or more berths", "40 or more"),
            ("第{figure}批", "第十二批", "十二"),
            ("{figure}批", "第十二批", "第十二"),
            ("{figure} cranes", "3k cranes", "3k"),
            ("{figure}台", "约3k台", "约3k"),
        ] {
            assert_eq!(caught(pattern, text, "figure"), expected, "{pattern}");
        }
    }

    #[test]
    fn what_only_holds_a_number_word_is_no_figure() {
        for (pattern, text) in [
            ("{figure} tools", "someone tools"),
            ("{figure} tools", "many tools"),
            ("{figure} tools", "a score tools"),
        ] {
            let regex = trying(&with_figures(pattern)).unwrap();
            assert!(!regex.is_match(text).unwrap(), "{pattern} {text}");
        }
    }

    #[test]
    fn a_long_text_is_gone_through_to_its_end() {
        let search = Search::new(&with_figures("(?<n>{figure}) (?:old )?piers")).unwrap();
        let text = format!(
            "{} 有 no fewer than 40 piers",
            "one of many, and so on. ".repeat(20_000)
        );
        let found = search.all(&text).next().unwrap().unwrap();
        let figure = found.groups[0].clone().unwrap();
        assert_eq!(text.get(figure), Some("no fewer than 40"));
    }

    #[test]
    fn groups_of_figures_are_told_from_others() {
        let groups = figure_groups("(?<of>x) (?<n>{figure}) of {figure} (?<rest>.+)");
        assert_eq!(groups.into_iter().collect::<Vec<_>>(), ["figure", "n"]);
    }

    #[test]
    fn a_name_that_stands_twice_is_found() {
        let two = with_figures("berths-{figure}-blue|{figure} berths");
        assert_eq!(named_twice(&two), Some("figure"));
        assert_eq!(named_twice("(?<n>a)|(?P<n>b)"), Some("n"));
        assert_eq!(named_twice(r"(?<n>a)(?<=n)\(?<n>(?<m>b)"), None);
    }
}
