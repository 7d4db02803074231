//! What may be a figure, as a regular expression: where people write patterns over texts, and leave a place for any figure. In
//! digits or in words, with the words that bound it. Whether what is found is a figure, and which, is `parse/`.

use std::sync::LazyLock;

use super::bound::Qualifier;
use super::language::{NumberRole, Role, WordList, WordPlace, number_words, words};

/// A regular expression of what may be a figure, without groups that catch. `before` is what the pattern has before it: where
/// that is no sign of an order itself, places in an order (第三) are no figures.
pub fn any_figure(before: &str) -> String {
    let ordinal = WordList::OrdinalPrefix.words();
    let guard = if ordinal.iter().any(|sign| before.ends_with(sign)) {
        ""
    } else {
        &PARTS.no_order
    };
    format!("{}{guard}{}", PARTS.bound, PARTS.number)
}

struct Parts {
    /// Words that bound a number, before it.
    bound: String,
    /// That no sign of an order stands before it.
    no_order: String,
    /// The number, and the words that bound it right behind.
    number: String,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
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
    let ordinal = any_of(WordList::OrdinalPrefix.words().iter().copied());
    let number = format!(r"(?:{}|{}|{})", in_digits(), in_words(), in_characters());
    Parts {
        bound: format!(r"(?:(?:{negation}\s*)?{before}\s*)?"),
        no_order: format!(r"(?<!{ordinal})"),
        number: format!(r"{number}(?:\s?{inside})?(?:\s?{after})?"),
    }
});

/// `1,300`, `2.5 million`, `3千万`.
fn in_digits() -> String {
    let scales = [NumberRole::Times, NumberRole::Scale, NumberRole::Short];
    let scales = scales.into_iter().flat_map(number_words);
    // Of single letters only those that are hardly ever units.
    let scales = scales.filter(|word| word.len() > 1).map(escaped);
    let scale = longest_first(scales.collect());
    format!(r"(?<![\d.,])\d(?:[\d.,]*\d)?(?:\s?(?:[kKM]|(?i:{scale}))(?![A-Za-z]))*")
}

/// `forty-three`, `two hundred and five`, `two point five million`.
fn in_words() -> String {
    let letters = |word: &&str| word.is_ascii();
    let one = [NumberRole::Small, NumberRole::Tens]
        .into_iter()
        .flat_map(number_words);
    let many = [NumberRole::Times, NumberRole::Scale]
        .into_iter()
        .flat_map(number_words);
    let (one, many) = (any_of(one.filter(letters)), any_of(many.filter(letters)));
    let (and, point) = (
        any_of(WordList::And.words().iter().copied()),
        any_of(WordList::PointWord.words().iter().copied()),
    );
    let joint = r"[-‑\s]\s?";
    format!(
        r"(?=[A-Za-z])(?={one})(?:{one}(?:\s{point}\s|{joint})|{many}(?:\s{and}\s|{joint}))*(?:{one}|{many})(?![A-Za-z])"
    )
}

/// 四十三, 三点五万.
fn in_characters() -> String {
    let roles = [
        NumberRole::Small,
        NumberRole::Tens,
        NumberRole::Scale,
        NumberRole::Counting,
        NumberRole::Prefix,
    ];
    let characters: String = roles
        .into_iter()
        .flat_map(number_words)
        .filter(|word| !word.is_ascii())
        .collect();
    let points: String = WordList::PointCharacter.words().concat();
    format!(r"(?<![{characters}{points}\d])[{characters}]+(?:[{points}][{characters}]+)?")
}

/// Any of some words, in any case; in Latin letters only whole ones.
fn any_of<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let edge = |sign: Option<char>| match sign {
        Some(sign) if sign.is_ascii_alphabetic() => r"\b",
        _ => "",
    };
    let whole = |word: &str| {
        let (first, last) = (word.chars().next(), word.chars().next_back());
        format!("{}{}{}", edge(first), escaped(word), edge(last))
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
