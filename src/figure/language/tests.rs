//! Every expression of the tables in every place and form, negated and not: facts and scans read the same, and right.

use super::*;
use crate::figure::{
    BoundKind, Figure, FigureContext, FigureError, FigureErrorKind, FoundKind, Qualifier, Readings,
    Scanner, is_han, parse_figure,
};

/// Words that need more than a number after them, each with a table of phrases of its own.
pub(in crate::figure) const PARTICULAR: [&str; 10] = [
    "上",
    "数",
    "几",
    "好几",
    "过",
    "破",
    "several",
    "a few",
    "a couple of",
    "来",
];

fn words_in(place: WordPlace) -> Vec<Word> {
    let (words, _) = words();
    words
        .into_iter()
        .filter(|word| {
            let level = WordList::LevelBound.has(&word.text);
            word.place == place && !level && !PARTICULAR.contains(&word.text.as_str())
        })
        .collect()
}

fn particles(wanted: Role) -> Vec<String> {
    let (_, particles) = words();
    let found = particles.into_iter().filter(|found| found.role == wanted);
    found.map(|found| found.text).collect()
}

/// Reads a phrase on its own, and finds it in a text of its language, and in one with other blanks.
struct Reader(Scanner);

impl Reader {
    fn new() -> Self {
        Self(Scanner::new(&Readings::default()))
    }

    fn parse(&self, phrase: &str) -> Result<Figure, FigureError> {
        let readings = Readings::default();
        parse_figure(phrase, &FigureContext::new(self.0.units(), &readings))
    }

    /// The only thing that is found in the phrase with neutral text around it: its text, and what it is.
    fn scanned(&self, phrase: &str) -> (FoundKind, String, Option<Figure>) {
        let text = if phrase.contains(is_han) {
            format!("港口记录：{phrase}。")
        } else {
            format!("The harbour recorded this: {phrase}, it says.")
        };
        let found = self.0.scan(&text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let found = found.into_iter().next().unwrap();
        (found.kind, found.text(&text).to_owned(), found.figure)
    }

    /// Says that a phrase is a figure with this bound, on its own and in a text.
    fn expect(&self, phrase: &str, bound: BoundKind) {
        for phrase in [phrase.to_owned(), phrase.replace(' ', " \u{A0}")] {
            let figure = self.parse(&phrase);
            let figure = figure.unwrap_or_else(|error| panic!("{phrase}: {error}"));
            assert_eq!(figure.bound, bound, "{phrase}");
            assert_eq!(figure.oddities(), [], "{phrase}");
            let (kind, text, scanned) = self.scanned(&phrase);
            assert_eq!((kind, text.as_str()), (FoundKind::Figure, &*phrase));
            assert_eq!(scanned, Some(figure), "{phrase}");
        }
    }

    /// Says that a phrase is told to be unread.
    fn expect_unread(&self, phrase: &str) {
        assert!(self.parse(phrase).is_err(), "{phrase}");
        let (kind, text, figure) = self.scanned(phrase);
        assert_eq!((kind, figure), (FoundKind::Unread, None), "{phrase}");
        assert_eq!(text, phrase);
    }
}

/// The phrase of a word before the number, with what stands before that.
fn before(negation: &str, word: &str) -> String {
    if word.contains(is_han)
        || word.chars().all(|c| !c.is_alphanumeric()) && negation.contains(is_han)
    {
        format!("{negation}{word}300艘")
    } else {
        let phrase = format!("{negation} {word} 300 boats");
        phrase.trim_start().to_owned()
    }
}

#[test]
fn the_tables_can_be_read() {
    for language in LANGUAGES {
        for row in bounds::rows(language.bounds) {
            if let Err(row) = row {
                panic!("a row is not `kind place: word, word`: {row}");
            }
        }
    }
    let (words, particles) = words();
    assert!(words.len() >= 150, "{}", words.len());
    let mut seen: Vec<(WordPlace, &str)> = words
        .iter()
        .map(|word| (word.place, word.text.as_str()))
        .collect();
    seen.sort_unstable();
    for pair in seen.windows(2) {
        assert_ne!(pair.first(), pair.last(), "it stands in a table twice");
    }
    assert!(words.iter().all(|word| !word.text.is_empty()));
    assert!(particles.iter().all(|word| !word.text.is_empty()));
}

#[test]
fn each_word_bounds_its_number() {
    let reader = Reader::new();
    for word in words_in(WordPlace::Before) {
        reader.expect(&before("", &word.text), word.qualifier.bound());
    }
    for word in words_in(WordPlace::After) {
        let text = &word.text;
        let phrase = if text.contains(is_han) {
            format!("300艘{text}")
        } else {
            format!("300 boats {text}")
        };
        reader.expect(&phrase, word.qualifier.bound());
    }
}

#[test]
fn each_negation_turns_a_comparison_round_or_leaves_it_open() {
    let reader = Reader::new();
    let (negations, reach) = (particles(Role::Negation), particles(Role::Reach));
    let comparisons = words_in(WordPlace::Before);
    let letters = |text: &str| text.chars().all(char::is_alphabetic);
    let known = |text: &str| comparisons.iter().any(|word| word.text == text);
    for negation in &negations {
        let one_language = |text: &str| text.contains(is_han) == negation.contains(is_han);
        for word in comparisons.iter().filter(|word| one_language(&word.text)) {
            let joined = format!("{negation}{}", word.text);
            let spaced = known(&format!("{negation} {}", word.text));
            if spaced || !letters(&word.text.replace([' ', '.', '(', ')'], "")) || known(&joined) {
                continue;
            }
            let phrase = before(negation, &word.text);
            // `north of` begins with `no`, and denies nothing.
            let denied = |word: &str| {
                negations.iter().any(|no| {
                    let rest = word.strip_prefix(no.as_str());
                    rest.is_some_and(|rest| {
                        no.contains(is_han) || !rest.starts_with(char::is_alphabetic)
                    })
                })
            };
            match word.qualifier {
                _ if denied(&word.text) => reader.expect_unread(&phrase),
                Qualifier::Over => reader.expect(&phrase, BoundKind::AtMost),
                Qualifier::Under => reader.expect(&phrase, BoundKind::AtLeast),
                _ => reader.expect_unread(&phrase),
            }
        }
        for word in reach.iter().filter(|word| one_language(word)) {
            reader.expect(&before(negation, word), BoundKind::Under);
        }
    }
}

#[test]
fn words_of_place_bound_levels_alone() {
    let reader = Reader::new();
    for (phrase, bound) in [
        ("near 40%", BoundKind::About),
        ("near $300", BoundKind::About),
        ("near 2,000 tonnes", BoundKind::About),
    ] {
        reader.expect(phrase, bound);
    }
    for phrase in [
        "passed half a million",
        "past 3 million tonnes",
        "crossed 2,000 tonnes",
        "pushing 40 per cent",
    ] {
        reader.expect_unread(phrase);
    }
    for phrase in ["near 300 boats", "past 30 tonnes", "passed 30 boats"] {
        let error = reader.parse(phrase).unwrap_err();
        assert_eq!(error.kind, FigureErrorKind::OpenBound, "{phrase}");
        let (kind, _, figure) = reader.scanned(phrase);
        assert_eq!(kind, FoundKind::Figure, "{phrase}");
        assert_eq!(figure.map(|figure| figure.bound), Some(BoundKind::Exact));
    }
    reader.expect_unread("passed $3 million");
    let (_, _, passed) = reader.scanned("passed $3 million to the heirs");
    assert_eq!(passed.map(|figure| figure.bound), Some(BoundKind::Exact));
}

#[test]
fn words_between_change_nothing() {
    let reader = Reader::new();
    for (phrase, bound) in [
        ("超过了300艘", BoundKind::Over),
        ("没有超过300艘", BoundKind::AtMost),
        ("未曾超过300艘", BoundKind::AtMost),
        ("不得少于300艘", BoundKind::AtLeast),
        ("不应高于300艘", BoundKind::AtMost),
        ("不能够超过300艘", BoundKind::AtMost),
        ("未达到300艘", BoundKind::Under),
        ("接近了300艘", BoundKind::Nearly),
        ("never fell below 300 boats", BoundKind::AtLeast),
        ("not to exceed 300 boats", BoundKind::AtMost),
        ("never been more than 300 boats", BoundKind::AtMost),
        ("no\nfewer than 300 boats", BoundKind::AtLeast),
        ("不\n超过300艘", BoundKind::AtMost),
        ("至少达到300艘", BoundKind::AtLeast),
        ("最多不超过300艘", BoundKind::AtMost),
        ("未超過300艘", BoundKind::AtMost),
    ] {
        reader.expect(phrase, bound);
    }
    for phrase in [
        "不得不超过300艘",
        "是否超过300艘",
        "not 300 boats",
        "hardly more than 300 boats",
    ] {
        reader.expect_unread(phrase);
    }
}

#[test]
fn words_that_bound_nothing_are_read_and_not_part_of_what_is_found() {
    let reader = Reader::new();
    for phrase in [
        "只有300艘",
        "高达300艘",
        "only 300 boats",
        "a total of 300 boats",
    ] {
        let figure = reader.parse(phrase).unwrap();
        assert_eq!(
            (figure.bound, figure.qualifiers()),
            (BoundKind::Exact, &[][..])
        );
        let (_, text, scanned) = reader.scanned(phrase);
        assert!(phrase.ends_with(&text) && text.starts_with('3'), "{text}");
        assert_eq!(scanned, Some(figure));
    }
    let exactly = reader.parse("exactly 12,000 crates").unwrap();
    let reading = exactly.into_reading();
    assert_eq!(reading.strict.to_string(), "[12000, 12000]");
    assert_eq!(reading.usual, reading.strict);
}
