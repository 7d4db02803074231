//! The words that bound a number and the words about them, of all languages, read from their tables. What a word makes of
//! a number is `reading.rs`; how words follow each other is `parse/bounding.rs`.

use super::LANGUAGES;
use crate::figure::bound::Qualifier;
use crate::words::table_rows;

/// Where a qualifying word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordPlace {
    /// Before the number: `about 5`.
    Before,
    /// Right after the digits, before or after a scale word: `40多亿`, `60-odd`.
    Inside,
    /// After the number or its unit: `5吨以上`.
    After,
}

/// A qualifying word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As written; case and full-width forms do not matter.
    pub text: String,
    /// Where it stands.
    pub place: WordPlace,
    /// What it says.
    pub qualifier: Qualifier,
}

/// What a word does beside a bound or to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Role {
    /// Turns round the comparison that follows.
    Negation,
    /// Tells that the number is reached, which bounds nothing and is a bound when negated.
    Reach,
    /// Strengthens or dates a comparison, and changes nothing: `well`, 已.
    Degree,
    /// Bounds nothing: `only`, 共.
    Plain,
    /// Stands between a comparison and the number.
    Gap,
    /// Stands between a negation and what it negates.
    Between,
    /// Leaves open on which side of the number the truth is.
    Unread,
}

/// A word with a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Particle {
    pub(in super::super) text: String,
    pub(in super::super) role: Role,
}

/// The bounding words and the words about them, of all languages.
pub(in super::super) fn words() -> (Vec<Word>, Vec<Particle>) {
    let (mut words, mut particles) = (Vec::new(), Vec::new());
    for row in LANGUAGES.iter().flat_map(|language| rows(language.bounds)) {
        match row {
            Ok((Entry::Word(qualifier, place), texts)) => {
                words.extend(texts.map(|text| Word {
                    text: text.to_owned(),
                    place,
                    qualifier,
                }));
            }
            Ok((Entry::Particle(role), texts)) => {
                particles.extend(texts.map(|text| Particle {
                    text: text.to_owned(),
                    role,
                }));
            }
            // A test reads the tables and tells what cannot be read.
            Err(_) => {}
        }
    }
    (words, particles)
}

/// What a row of a table is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    Word(Qualifier, WordPlace),
    Particle(Role),
}

/// The rows of a table, each with its expressions; or the row that cannot be read.
pub(super) fn rows(
    table: &'static str,
) -> impl Iterator<Item = Result<(Entry, impl Iterator<Item = &'static str>), &'static str>> {
    table_rows(table).map(|row| {
        let (head, texts) = row.split_once(": ").ok_or(row)?;
        let entry = entry(head).ok_or(row)?;
        Ok((entry, texts.split(',').map(str::trim)))
    })
}

fn entry(head: &str) -> Option<Entry> {
    if let Some((kind, place)) = head.split_once(' ') {
        let place = match place {
            "before" => WordPlace::Before,
            "inside" => WordPlace::Inside,
            "after" => WordPlace::After,
            _ => return None,
        };
        return Some(Entry::Word(qualifier(kind)?, place));
    }
    Some(Entry::Particle(match head {
        "negation" => Role::Negation,
        "between" => Role::Between,
        "gap" => Role::Gap,
        "degree" => Role::Degree,
        "reach" => Role::Reach,
        "plain" => Role::Plain,
        "unread" => Role::Unread,
        _ => return None,
    }))
}

fn qualifier(kind: &str) -> Option<Qualifier> {
    Some(match kind {
        "over" => Qualifier::Over,
        "at_least" => Qualifier::AtLeast,
        "nearly" => Qualifier::Nearly,
        "under" => Qualifier::Under,
        "at_most" => Qualifier::AtMost,
        "about" => Qualifier::About,
        "and_some" => Qualifier::AndSome { after_scale: false },
        "reaching" => Qualifier::Reaching,
        "several" => Qualifier::Several,
        "exactly" => Qualifier::Exactly,
        _ => return None,
    })
}
