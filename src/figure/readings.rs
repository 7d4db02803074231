//! The table of readings as data: every number in it and every qualifying word, with overrides per project and metric.
//! Applying it to digits is `reading.rs`.

use std::collections::BTreeMap;

use super::alike::Alike;
use super::cursor::first_key;
use super::language::{self, Particle, Word, WordPlace};
use super::number::Number;

/// The numbers and words of the table of readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    /// A plain count in a whole unit with two or more significant digits is exact below this (1000).
    pub exact_below: Number,
    /// A plain count in a whole unit is exact below this, round or not (100).
    pub small_count: Number,
    /// `nearly` covers strictly from this share of the number (0.8).
    pub nearly_strict: Number,
    /// `nearly` covers usually from this share of the number, and from one significant unit below it (0.9).
    pub nearly_usual: Number,
    /// `about` strays strictly by this share (0.2).
    pub about_strict: Number,
    /// `about` strays usually by this share (0.05).
    pub about_usual: Number,
    /// An order of magnitude ends strictly before this multiple (10).
    pub order_strict: Number,
    /// An order of magnitude that is reached ends usually before this multiple (5).
    pub order_usual: Number,
    /// Several of an order of magnitude are at least this many (2).
    pub several_from: Number,
    /// A vague word on a precise number covers strictly up to this multiple (1.1).
    pub odd_strict: Number,
    /// With so many significant digits a plain integer is too precise for 余 and the like (3).
    pub odd_and_some_digits: usize,
    /// With so many significant digits a plain integer is too precise for 约 and the like (4).
    pub odd_about_digits: usize,
    /// The qualifying words, longest first.
    words: Vec<Word>,
    /// Where in `words` those stand that begin with a character, folded and in lower case.
    by_first: BTreeMap<(WordPlace, char), Alike<usize>>,
    /// The words about bounding words by their first character, longest first.
    particles: BTreeMap<char, Vec<Particle>>,
}

/// What a project or a metric changes in the table; `None` leaves it as it is. Fields as in [`Readings`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each field is the one of the same name in Readings"
)]
pub struct ReadingOverrides {
    pub exact_below: Option<Number>,
    pub small_count: Option<Number>,
    pub nearly_strict: Option<Number>,
    pub nearly_usual: Option<Number>,
    pub about_strict: Option<Number>,
    pub about_usual: Option<Number>,
    pub order_strict: Option<Number>,
    pub order_usual: Option<Number>,
    pub several_from: Option<Number>,
    pub odd_strict: Option<Number>,
    pub odd_and_some_digits: Option<usize>,
    pub odd_about_digits: Option<usize>,
    /// Words besides the built-in ones.
    pub words: Vec<Word>,
}

/// An override that would make a reading empty or turn it round. It is left out. It is no `Problem`: where the field
/// stands is known to `fact` alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingProblem {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A number of the table that can be overridden, and what it may be.
struct Entry {
    field: &'static str,
    slot: fn(&mut Readings) -> &mut Number,
    given: fn(&mut ReadingOverrides) -> &mut Option<Number>,
    low: i64,
    below: Option<i64>,
}

macro_rules! entry {
    ($field:ident, $low:literal, $below:expr) => {
        Entry {
            field: stringify!($field),
            slot: |readings| &mut readings.$field,
            given: |overrides| &mut overrides.$field,
            low: $low,
            below: $below,
        }
    };
}

/// Within these limits no reading is empty.
const ENTRIES: [Entry; 10] = [
    entry!(exact_below, 0, None),
    entry!(small_count, 0, None),
    entry!(nearly_strict, 0, Some(1)),
    entry!(nearly_usual, 0, Some(1)),
    entry!(about_strict, 0, Some(1)),
    entry!(about_usual, 0, Some(1)),
    entry!(order_strict, 2, None),
    entry!(order_usual, 2, None),
    entry!(several_from, 1, None),
    entry!(odd_strict, 1, None),
];

impl ReadingOverrides {
    /// The names of the numbers that can be overridden.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        ENTRIES.iter().map(|entry| entry.field)
    }

    /// The override of that name; `None` when the table has no such number.
    pub fn field(&mut self, name: &str) -> Option<&mut Option<Number>> {
        let entry = ENTRIES.iter().find(|entry| entry.field == name)?;
        Some((entry.given)(self))
    }
}

impl Default for Readings {
    fn default() -> Self {
        let number = |numer, denom| Number::fraction(numer, denom).unwrap_or(Number::ONE);
        let (words, particles) = language::words();
        let mut readings = Self {
            exact_below: number(1000, 1),
            small_count: number(100, 1),
            nearly_strict: number(8, 10),
            nearly_usual: number(9, 10),
            about_strict: number(2, 10),
            about_usual: number(5, 100),
            order_strict: number(10, 1),
            order_usual: number(5, 1),
            several_from: number(2, 1),
            odd_strict: number(11, 10),
            odd_and_some_digits: 3,
            odd_about_digits: 4,
            words,
            by_first: BTreeMap::new(),
            particles: BTreeMap::new(),
        };
        for particle in particles {
            if let Some(first) = particle.text.chars().next().and_then(first_key) {
                readings.particles.entry(first).or_default().push(particle);
            }
        }
        for particles in readings.particles.values_mut() {
            let length = |particle: &Particle| particle.text.chars().count();
            particles.sort_by_cached_key(|particle| {
                (std::cmp::Reverse(length(particle)), particle.role)
            });
        }
        readings.sort_words();
        readings
    }
}

impl Readings {
    /// The table with some entries changed, and the changes that were refused.
    pub fn with_overrides(&self, overrides: &ReadingOverrides) -> (Self, Vec<ReadingProblem>) {
        let mut readings = self.clone();
        let mut overrides = overrides.clone();
        let mut problems = Vec::new();
        for entry in &ENTRIES {
            let Some(value) = (entry.given)(&mut overrides).take() else {
                continue;
            };
            let low = Number::from(entry.low);
            let below = entry.below.map(Number::from);
            if value < low || below.as_ref().is_some_and(|below| value >= *below) {
                problems.push(refuse(entry.field, &value, &low, below.as_ref()));
            } else {
                *(entry.slot)(&mut readings) = value;
            }
        }
        if readings.several_from >= readings.order_strict {
            let (low, below) = (Number::ONE, &readings.order_strict);
            problems.push(refuse(
                "several_from",
                &readings.several_from,
                &low,
                Some(below),
            ));
            readings.order_strict = self.order_strict.clone();
            readings.several_from = self.several_from.clone();
        }
        readings.odd_and_some_digits = overrides
            .odd_and_some_digits
            .unwrap_or(readings.odd_and_some_digits);
        readings.odd_about_digits = overrides
            .odd_about_digits
            .unwrap_or(readings.odd_about_digits);
        let words = overrides
            .words
            .into_iter()
            .filter(|word| !word.text.trim().is_empty());
        readings.words.extend(words);
        readings.sort_words();
        (readings, problems)
    }

    /// The words that can stand in a place, longest first.
    pub(super) fn words(&self, place: WordPlace) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(move |word| word.place == place)
    }

    /// Those of them that a text can begin with.
    pub(super) fn words_from(&self, place: WordPlace, text: &str) -> impl Iterator<Item = &Word> {
        let mut begun = text.chars();
        let first = begun.next().and_then(first_key);
        let places = first.and_then(|first| self.by_first.get(&(place, first)));
        let places = places
            .into_iter()
            .flat_map(move |alike| alike.beside(begun.next()));
        places.filter_map(|at| self.words.get(*at))
    }

    /// The words about bounding words.
    pub(super) fn particles(&self) -> impl Iterator<Item = &Particle> {
        self.particles.values().flatten()
    }

    /// Those of them that can begin with this character, longest first.
    pub(super) fn particles_from(&self, first: char) -> impl Iterator<Item = &Particle> {
        let found = first_key(first).and_then(|first| self.particles.get(&first));
        found.into_iter().flatten()
    }

    fn sort_words(&mut self) {
        self.words
            .sort_by_cached_key(|word| std::cmp::Reverse(word.text.chars().count()));
        self.by_first.clear();
        for (at, word) in self.words.iter().enumerate() {
            let mut begun = word.text.chars();
            if let Some(first) = begun.next().and_then(first_key) {
                let places = self.by_first.entry((word.place, first)).or_default();
                places.add(begun.next(), at);
            }
        }
    }
}

fn refuse(
    field: &'static str,
    value: &Number,
    low: &Number,
    high: Option<&Number>,
) -> ReadingProblem {
    ReadingProblem {
        field,
        message: format!("`{field}` cannot be `{value}`"),
        help: match high {
            Some(high) => format!("Write a number of at least {low} and less than {high}."),
            None => format!("Write a number of at least {low}."),
        },
    }
}
