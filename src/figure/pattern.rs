//! What may be a figure, as a regular expression: where people write patterns over texts, and leave a place for any figure. In
//! digits or in words, with the words that bound it. Whether what is found is a figure, and which, is `parse/`.

use std::sync::LazyLock;

use super::bound::Qualifier;
use super::language::{NumberRole, Role, WordList, WordPlace, number_words, words};

/// Where a word of our letters ends: before a sign of another script too, and seen from the bytes alone, which keeps the search
/// fast in any text.
const END: &str = r"(?-u:\b)";

/// The signs of figures that addresses write as codes. A comma stands for itself there too.
pub(super) const CODES: [(&str, char); 9] = [
    ("%2C", ','),
    ("%2B", '+'),
    ("%20", ' '),
    ("%C2%A0", '\u{A0}'),
    ("%7E", '~'),
    ("%3C", '<'),
    ("%3E", '>'),
    ("%E2%89%88", '≈'),
    ("%EF%BC%8C", '，'),
];

/// A regular expression of what may be a figure, without groups that catch, and without looking around: a pattern without
/// that is searched for in one pass, however long the text is. A sign of an order (第三) is taken in, so that what has it is
/// read as no figure.
pub fn any_figure() -> &'static str {
    &ANY
}

static ANY: LazyLock<String> = LazyLock::new(|| {
    let (bounds, particles) = words();
    let at = |place: WordPlace| {
        let own = bounds
            .iter()
            .filter(move |word| word.place == place && word.qualifier != Qualifier::Several);
        own.map(|word| word.text.as_str())
    };
    let negations = particles.iter().filter(|word| word.role == Role::Negation);
    let negation = any_of(negations.map(|word| word.text.as_str()));
    let before = any_of(at(WordPlace::Before));
    let (inside, after) = (any_of(at(WordPlace::Inside)), any_of(at(WordPlace::After)));
    let number = format!(r"(?:{}|{}|{})", in_digits(), in_words(), in_characters());
    // In addresses signs stand as codes.
    let coded_before = any_behind_code(at(WordPlace::Before));
    let signs = codes(&['~', '<', '>', '≈']);
    let before = format!(r"(?:{before}\s*|{coded_before}%20|{signs})");
    let inside = format!(r"(?:\s?{inside}|{})", codes(&['+']));
    let coded = any_behind_code(at(WordPlace::After));
    format!(r"(?:(?:{negation}\s*)?{before})?{number}{inside}?(?:\s?{after}|%20{coded})?")
});

/// `1,300`, `2.5 million`, `3千万`.
fn in_digits() -> String {
    let scales = [NumberRole::Times, NumberRole::Scale, NumberRole::Short];
    let scales = scales.into_iter().flat_map(number_words);
    // Of single letters only those that are hardly ever units.
    let (letters, characters): (Vec<_>, Vec<_>) = scales.partition(|word| word.is_ascii());
    let words = || letters.iter().copied().filter(|word| word.len() > 1);
    let (scale, coded) = (any_of(words()), any_behind_code(words()));
    let characters = characters.concat();
    let comma = codes(&[',', '，']);
    let blank = codes(&[' ', '\u{A0}']);
    let digits = format!(r"\d(?:(?:[\d.,]|{comma})*\d)?(?:_\d{{3}})*(?:{blank}\d{{3}}{END})*");
    format!(r"{digits}(?:\s?[kKM]{END}|\s?{scale}|%20{coded}|\s?[{characters}])*")
}

/// Any of the codes that stand for signs in addresses.
fn codes(signs: &[char]) -> String {
    let own = CODES.iter().filter(|(_, sign)| signs.contains(sign));
    format!(
        "(?i:{})",
        longest_first(own.map(|(code, _)| (*code).to_owned()).collect())
    )
}

/// `forty-three`, `two hundred and five`, `two point five million`.
fn in_words() -> String {
    let letters = |word: &&str| word.is_ascii();
    let named = |roles: [NumberRole; 2]| {
        let words = roles.into_iter().flat_map(number_words);
        any_of(words.filter(letters))
    };
    let one = named([NumberRole::Small, NumberRole::Tens]);
    let many = named([NumberRole::Times, NumberRole::Scale]);
    let and = any_of(WordList::And.words().iter().copied());
    let point = any_of(WordList::PointWord.words().iter().copied());
    let joint = r"(?:-|‑|\s)\s?";
    format!(r"{one}(?:\s{point}\s{one}|{joint}(?:{one}|{many}(?:\s{and}\s{one})?))*")
}

/// 四十三, 三点五万; 第三 with its sign.
fn in_characters() -> String {
    let roles = [
        NumberRole::Small,
        NumberRole::Tens,
        NumberRole::Scale,
        NumberRole::Counting,
        NumberRole::Prefix,
    ];
    let characters = roles.into_iter().flat_map(number_words);
    let characters: String = characters.filter(|word| !word.is_ascii()).collect();
    let points = WordList::PointCharacter.words().concat();
    let ordinal = any_of(WordList::OrdinalPrefix.words().iter().copied());
    format!(r"{ordinal}?[{characters}]+(?:[{points}][{characters}]+)?")
}

/// Any of some words, in any case; in Latin letters only whole ones.
fn any_of<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let edge = |sign: Option<char>| match sign {
        Some(sign) if sign.is_ascii_alphabetic() => END,
        _ => "",
    };
    let whole = |word: &str| {
        let (first, last) = (word.chars().next(), word.chars().next_back());
        format!("{}{}{}", edge(first), escaped(word), edge(last))
    };
    format!("(?i:{})", longest_first(words.map(whole).collect()))
}

/// Any of some words behind the code of a blank, of which the last digit leaves no edge before them: `1.5%20million`.
fn any_behind_code<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let whole = |word: &str| {
        let parts: Vec<_> = word.split(' ').map(fancy_regex::escape).collect();
        let ends = word.ends_with(|sign: char| sign.is_ascii_alphabetic());
        format!("{}{}", parts.join("%20"), if ends { END } else { "" })
    };
    format!("(?i:{})", longest_first(words.map(whole).collect()))
}

/// A word as it is, with whatever blanks between its parts.
fn escaped(word: &str) -> String {
    let parts: Vec<_> = word.split(' ').map(fancy_regex::escape).collect();
    parts.join(r"\s+")
}

/// Alternatives of which the first that fits counts.
fn longest_first(mut words: Vec<String>) -> String {
    words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    words.dedup();
    words.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_whole_in_addresses() {
        let any = regex::RegexBuilder::new(any_figure())
            .size_limit(64 << 20)
            .build()
            .unwrap();
        for (text, found) in [
            ("size-1.5%20million-green", "1.5%20million"),
            ("tests-1%2C200%2B-green", "1%2C200%2B"),
            ("tests-1200%20or%20more-green", "1200%20or%20more"),
            ("tests-12%20piers", "12"),
            ("tests-nearly%20300%20passing", "nearly%20300"),
            ("tests-more%20than%201%2C200-green", "more%20than%201%2C200"),
            ("tests-1%C2%A0200%20passing", "1%C2%A0200"),
            ("a size of 1.5 million boats", "1.5 million"),
        ] {
            let first = any.find(text).map(|found| found.as_str());
            assert_eq!(first, Some(found), "{text}");
        }
    }
}
