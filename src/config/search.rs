//! Regular expressions over whole texts: in one pass, however long the text is, where they do not look around, else by trial
//! and error, which may have to be given up.

use std::ops::Range;

use crate::schema::Bounded;

/// A regular expression that is looked for in texts.
#[derive(Clone, Debug)]
pub enum Search {
    /// In one pass.
    Linear(Box<regex::Regex>),
    /// By trial and error.
    Trying(Box<Bounded>),
}

/// What a regular expression found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Match {
    /// All of it.
    pub whole: Range<usize>,
    /// What each group with a name found, in their order; `None` of one that takes no part.
    pub groups: Vec<Option<Range<usize>>>,
}

/// A search was given up after very many steps: what else would have been found is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenUp;

/// So large a regular expression may become, in bytes: words that bound figures are many.
const SIZE: usize = 64 << 20;

/// Steps back that a search by trial and error may take for one match.
const MOST_STEPS: usize = 1_000_000;

/// Reads a regular expression that is looked for by trial and error, which does not know ends of words as bytes show them.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn trying(expression: &str) -> Result<fancy_regex::Regex, fancy_regex::Error> {
    fancy_regex::Regex::new(&expression.replace(r"(?-u:\b)", r"\b"))
}

/// The expression with those ends of words that stand beside letters or digits of ASCII seen from the bytes alone: so texts in
/// any script are searched as fast as those in ours. Where another letter may stand there, an end of a word stays what it is.
fn bytewise(expression: &str) -> String {
    let mut text = String::new();
    let mut rest = expression;
    while let Some((before, after)) = rest.split_once(r"\b") {
        text.push_str(before);
        let is_plain = !is_escaped(&text) && !after.starts_with('{');
        let is_ascii = ends_in_ascii(&text) || begins_with_ascii(after);
        text.push_str(if is_plain && is_ascii {
            r"(?-u:\b)"
        } else {
            r"\b"
        });
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Whether what follows is taken as a sign, since a stroke stands before it.
fn is_escaped(before: &str) -> bool {
    let strokes = before.len() - before.trim_end_matches('\\').len();
    strokes % 2 == 1
}

fn ends_in_ascii(before: &str) -> bool {
    let before = before.trim_end_matches(['+', '*', '?']);
    let last = before.chars().next_back();
    let inner = before.get(..before.len().saturating_sub(1));
    // `\d` is a digit, any other letter with a stroke before it is a class.
    last.is_some_and(|sign| sign.is_ascii_alphanumeric())
        && (last == Some('d') || !inner.is_some_and(is_escaped))
}

fn begins_with_ascii(after: &str) -> bool {
    let first = after.chars().next();
    first.is_some_and(|sign| sign.is_ascii_alphanumeric()) || after.starts_with(r"\d")
}

impl Search {
    /// Reads a regular expression.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub(super) fn new(expression: &str) -> Result<Self, Box<fancy_regex::Error>> {
        let linear = regex::RegexBuilder::new(&bytewise(expression))
            .size_limit(SIZE)
            .build();
        match linear {
            Ok(linear) => Ok(Self::Linear(Box::new(linear))),
            Err(_) => trying(expression)
                .map(|trying| Self::Trying(Box::new(Bounded::new(trying, MOST_STEPS))))
                .map_err(Box::new),
        }
    }

    /// The names of its groups, in order.
    pub fn names(&self) -> Vec<String> {
        let owned = |name: &str| name.to_owned();
        match self {
            Self::Linear(linear) => linear.capture_names().flatten().map(owned).collect(),
            Self::Trying(trying) => trying
                .regex()
                .capture_names()
                .flatten()
                .map(owned)
                .collect(),
        }
    }

    /// All that it finds in a text, one after the other.
    pub fn all<'t>(
        &'t self,
        text: &'t str,
    ) -> Box<dyn Iterator<Item = Result<Match, GivenUp>> + 't> {
        let names = self.names();
        match self {
            Self::Linear(linear) => Box::new(linear.captures_iter(text).map(move |found| {
                let group = |name: &String| found.name(name).map(|group| group.range());
                Ok(Match {
                    whole: found.get(0).map_or(0..0, |whole| whole.range()),
                    groups: names.iter().map(group).collect(),
                })
            })),
            Self::Trying(trying) => {
                let (matcher, most) = trying.for_text(text);
                let numbered = matcher.captures_iter(text).enumerate();
                Box::new(numbered.map(move |(number, found)| {
                    // Each match is a search of its own, which may read as far as the first.
                    let found = found.ok().filter(|_| number < most).ok_or(GivenUp)?;
                    let group = |name: &String| found.name(name).map(|group| group.range());
                    Ok(Match {
                        whole: found.get(0).map_or(0..0, |whole| whole.range()),
                        groups: names.iter().map(group).collect(),
                    })
                }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_around_is_found_too_and_the_rest_in_one_pass() {
        for (expression, is_linear) in [
            (r"\b(?<n>\d+) piers", true),
            (r"(?<!\.)(?-u:\b)(?<n>\d+) piers", false),
        ] {
            let search = Search::new(expression).unwrap();
            assert_eq!(
                matches!(search, Search::Linear(_)),
                is_linear,
                "{expression}"
            );
            let found: Vec<_> = search.all("3 piers 🚢 12 piers").collect();
            let second = Match {
                whole: 13..21,
                groups: vec![Some(13..15)],
            };
            assert_eq!(found.len(), 2, "{expression}");
            assert_eq!(found.last(), Some(&Ok(second)), "{expression}");
        }
    }

    #[test]
    fn a_word_ends_where_its_letters_do() {
        let search = Search::new(r"\b(?<n>été)\b").unwrap();
        let found: Vec<_> = search.all("étés, l'été").collect();
        let expected = Match {
            whole: 10..15,
            groups: vec![Some(10..15)],
        };
        assert_eq!(found, [Ok(expected)]);
    }

    #[test]
    fn ends_of_words_are_seen_from_bytes_where_that_says_the_same() {
        for (expression, expected) in [
            (r"\bpiers?\b", r"(?-u:\b)piers?(?-u:\b)"),
            (r"\b\d+\b x", r"(?-u:\b)\d+(?-u:\b) x"),
            (r"\b\w+\b", r"\b\w+\b"),
            (r"\b(?<n>été)\b", r"\b(?<n>été)\b"),
            (r"a\\b", r"a\\b"),
            (r"a\b{end}", r"a\b{end}"),
        ] {
            assert_eq!(bytewise(expression), expected);
        }
    }

    #[test]
    fn a_search_that_is_given_up_says_so() {
        let search = Search::new("(?:a|b|ab)*(?>c)").unwrap();
        assert_eq!(search.all(&"ab".repeat(40)).next(), Some(Err(GivenUp)));
    }
}
