//! Lists of words that the scan and the parser ask for by name, of all languages, read once from their tables.
//! Words that bound are `bounds.txt`, number words `numbers.rs`, names of things `names.txt`.

use std::sync::LazyLock;

/// The text of each table.
const TABLES: [&str; 2] = [include_str!("en/words.txt"), include_str!("zh/words.txt")];

/// What the words of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum WordList {
    /// Labels that are written with a point.
    Abbreviation,
    /// What bounds a number from behind a comma, too.
    Afterthought,
    /// The same where a name stands right before the number, else it may be said of amounts.
    Above,
    /// Verbs that lead from one level to another: `rose from 5 to 10 t`.
    Change,
    /// Words that end a duration; the longer before the shorter.
    DurationEnd,
    /// What begins or ends at the hour before it.
    HourEnd,
    /// Words about the hour at which something begins or ends.
    HourLead,
    /// What follows a version and everything after or before it.
    Later,
    /// What a multiplier is followed by.
    Named,
    /// What stands before a name with its version.
    Needing,
    /// Words that are no names of programs.
    NoName,
    /// Words in s that can follow `and more` when it bounds the number before it.
    NoPlural,
    /// Words right before a number that names a level of an interface.
    Numbering,
    /// Words that open a sentence and name nothing.
    Opener,
    /// Words before a month that tell its year by that of writing.
    OtherYear,
    /// Letters before the number of a quarter or a half of a year.
    QuarterPrefix,
    /// Labels that number with a colon too: `Version: 4`.
    Quoted,
    /// Labels of numbers where they have a capital.
    Capital,
    /// Labels of numbers behind a word of place alone.
    Placed,
    /// What can follow a label and its number, and no verb.
    Predicate,
    /// Between two neighbours of which one or the other is meant.
    RangeChoice,
    /// Between two ends of a range that a word opens.
    RangeJoint,
    /// Between two ends of a range; the longer before the shorter.
    RangeSeparator,
    /// What such a share can be followed by.
    ShareEnd,
    /// What makes a share of the part that it follows.
    ShareOf,
    /// What stands before the article of a share that is not followed by what it is of.
    ShareLead,
    /// Capitals that stand before amounts.
    Sum,
    /// Words right before a decimal that is a version.
    SinceVersion,
    /// Words right behind a version.
    VersionEnd,
    /// Words right before a version in such a clause.
    VersionLead,
    /// Words about versions, in whose clause a decimal is one.
    Versioned,
    /// Letters before a year.
    YearPrefix,
    /// Denies what follows further on in its clause.
    Denial,
    /// Opens a question.
    Asking,
    /// What denies the clause that follows with `that`.
    Untrue,
    /// Begins a clause of its own.
    Clause,
    /// What a word of denial leaves as it is.
    NoDenial,
}

impl WordList {
    /// All lists, in their order, by the names that they have in the tables.
    const NAMED: [(&str, Self); 37] = [
        ("abbreviation", Self::Abbreviation),
        ("afterthought", Self::Afterthought),
        ("above", Self::Above),
        ("change", Self::Change),
        ("duration end", Self::DurationEnd),
        ("hour end", Self::HourEnd),
        ("hour lead", Self::HourLead),
        ("later", Self::Later),
        ("named", Self::Named),
        ("needing", Self::Needing),
        ("no name", Self::NoName),
        ("no plural", Self::NoPlural),
        ("numbering", Self::Numbering),
        ("opener", Self::Opener),
        ("other year", Self::OtherYear),
        ("quarter prefix", Self::QuarterPrefix),
        ("quoted", Self::Quoted),
        ("capital", Self::Capital),
        ("placed", Self::Placed),
        ("predicate", Self::Predicate),
        ("range choice", Self::RangeChoice),
        ("range joint", Self::RangeJoint),
        ("range separator", Self::RangeSeparator),
        ("share end", Self::ShareEnd),
        ("share of", Self::ShareOf),
        ("share lead", Self::ShareLead),
        ("sum", Self::Sum),
        ("since version", Self::SinceVersion),
        ("version end", Self::VersionEnd),
        ("version lead", Self::VersionLead),
        ("versioned", Self::Versioned),
        ("year prefix", Self::YearPrefix),
        ("denial", Self::Denial),
        ("asking", Self::Asking),
        ("untrue", Self::Untrue),
        ("clause", Self::Clause),
        ("no denial", Self::NoDenial),
    ];
}

static LISTS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let words = |name: &str| {
        let rows = TABLES.into_iter().flat_map(rows);
        let own = rows.filter(|(list, _)| *list == name);
        own.flat_map(|(_, words)| words.split(", ")).collect()
    };
    WordList::NAMED
        .iter()
        .map(|(name, _)| words(name))
        .collect()
});

/// The words of a list, in the order of the tables.
pub(in super::super) fn list(which: WordList) -> &'static [&'static str] {
    LISTS.get(which as usize).map_or(&[], Vec::as_slice)
}

/// Each row of a table: the name of its list and its words.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        let lines = TABLES.into_iter().flat_map(str::lines);
        for row in lines.filter(|row| !row.is_empty() && !row.starts_with('#')) {
            assert!(row.contains(": "), "{row}");
        }
    }

    #[test]
    fn every_list_is_known_and_has_words() {
        for (at, (name, list_of)) in WordList::NAMED.iter().enumerate() {
            assert_eq!(*list_of as usize, at, "{name}");
            assert!(!list(*list_of).is_empty(), "{name}");
        }
        for (name, words) in TABLES.into_iter().flat_map(rows) {
            assert!(
                WordList::NAMED.iter().any(|(known, _)| *known == name),
                "{name}"
            );
            assert!(
                words
                    .split(", ")
                    .all(|word| word.trim() == word && !word.is_empty()),
                "{words}"
            );
        }
    }
}
