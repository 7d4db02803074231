//! What tells that a bare number in running text is how much there is of something: what is counted by it, or the words around.
//!
//! Most numbers that stand in a sentence without a unit, a comma or a word that bounds them are years, labels, verses, notes and
//! names, of which no list is ever complete. So a whole number is a figure there only where something speaks for it, and a name
//! where nothing does. Here is the table of what may speak; what each reason asks is in the files beside, by where it looks:
//! `attached.rs`, `behind.rs`, `before.rs`, `level.rs`, `beside.rs`. Texts that hold code ask more: `strict.rs`.

mod attached;
mod before;
mod behind;
mod beside;
mod level;
mod misread;
mod number;

use self::misread::{is_offset, is_release, is_titled, is_year_of};
pub(super) use self::number::{Bare, Listed};
use self::number::{MOST_PARALLELS, SENTENCE_BYTES, is_years};
use super::super::bound::BoundKind;
use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::unit::Units;
use super::FoundKind;
use super::code::past_parts;
use super::counted::{is_cell, list_end, list_start};
use super::label::Labels;
use super::line::{Line, is_blank, is_digit, is_han};
use super::outcome::{Outcome, Sighting};
use super::release::is_version_like;
use super::software::Software;

/// A text with fewer words beside a number is no sentence: `Boats 12`.
const SENTENCE: usize = 5;
/// What there are so many of, in so many digits and more, is mostly written with a comma.
const LONGEST_COUNT: usize = 5;

/// What was read at `hit`, or the name that it is where it is a bare number for which nothing speaks.
pub(super) fn demand(
    line: Line<'_>,
    hit: usize,
    outcome: Outcome,
    software: Software,
    units: &Units,
    labels: &Labels,
) -> Outcome {
    match outcome {
        Outcome::Found(found)
            if is_release(line, hit, &found, units)
                || is_year_of(line, hit, &found, units)
                || is_offset(line, hit, &found)
                || is_titled(line, hit, &found) =>
        {
            Outcome::found(hit, found.end, FoundKind::Name)
        }
        Outcome::Found(found)
            if is_bare(line, hit, &found) && is_sentence(line, hit, found.end) =>
        {
            let bare = Bare {
                line,
                lead: found.start,
                start: hit,
                end: found.end,
                software,
                units,
                labels,
            };
            if bare.is_told() {
                return Outcome::Found(found);
            }
            Outcome::found(hit, past_parts(line, found.end), FoundKind::Name)
        }
        other => other,
    }
}

/// Whether a figure is a whole number, or a range of two, without anything that belongs to an amount; years may be bounded.
fn is_bare(line: Line<'_>, hit: usize, found: &Sighting) -> bool {
    let Some(figure) = found
        .figure
        .as_ref()
        .filter(|_| found.kind == FoundKind::Figure)
    else {
        return false;
    };
    let text = line.slice(hit, found.end);
    // `the 1.13 roadmap`
    let release = is_version_like(text);
    let joint = |part: &str| {
        let part = part.trim_matches(is_blank);
        part.is_empty()
            || release && part == "."
            || part.chars().all(|c| "-–—~".contains(c))
            || WordList::ListJoint.has(part)
            || WordList::RangeJoint.has(part)
    };
    let digits = text.starts_with(is_digit) && text.split(is_digit).all(joint);
    let bounded = found.start < hit
        && !line
            .slice(found.start, hit)
            .trim_matches(is_blank)
            .is_empty();
    // `settled around 700`
    let old = figure.bound == BoundKind::About && text.len() == 3 && text.chars().all(is_digit);
    figure.unit.is_none() && digits && (!bounded || is_years(text) || old)
}

/// Whether the number stands among words of an alphabet, and not alone or beside a label only.
fn is_sentence(line: Line<'_>, hit: usize, end: usize) -> bool {
    let from = line
        .text
        .floor_char_boundary(hit.saturating_sub(SENTENCE_BYTES));
    let to = line.text.floor_char_boundary(end + SENTENCE_BYTES);
    let (before, after) = (line.slice(from, hit), line.slice(end, to));
    let han = |c: Option<char>| c.is_some_and(is_han);
    let beside_han = han(before.chars().rev().find(|c| c.is_alphabetic()))
        || han(after.chars().find(|c| c.is_alphabetic()));
    let words = |text: &str| {
        let words = text.split(|c: char| !is_latin(c) && c != '\'');
        words.filter(|word| !word.is_empty()).take(SENTENCE).count()
    };
    // `Related to 22218`
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let long = line.run(hit, is_digit) >= hit + LONGEST_COUNT;
    let joined = long && (WordList::NounLead.has(lead) || WordList::LevelWord.has(lead));
    !is_cell(line, hit) && !beside_han && (joined || words(before) + words(after) >= SENTENCE)
}

/// What a bare number could be instead of how much there is, by how much speaks against it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    None,
    /// `the stable Quay 1.0`
    Release,
    /// `it collapsed in 570`
    Place,
    Year,
    /// `the 1.13 roadmap`
    Version,
}

/// What speaks for a number, and up to which doubt it does.
type Reason<'a> = (fn(&Bare<'a>, Listed) -> bool, Doubt);

impl<'a> Bare<'a> {
    /// What speaks for a bare number, and up to which doubt it does.
    const REASONS: [Reason<'a>; 19] = [
        (Self::is_counting, Doubt::Year),
        (Self::is_split_in_shares, Doubt::Version),
        (Self::is_of_measure, Doubt::Version),
        (Self::is_rate, Doubt::Version),
        (Self::is_decimal, Doubt::Version),
        (Self::is_done, Doubt::Year),
        (Self::is_level_of, Doubt::Version),
        (Self::is_whole, Doubt::Version),
        (Self::is_part_of_whole, Doubt::Version),
        (Self::is_object, Doubt::Year),
        (Self::is_parallel, Doubt::Place),
        (Self::is_parallel_decimal, Doubt::Version),
        (Self::is_led, Doubt::Place),
        (Self::is_beside, Doubt::Place),
        (Self::is_timed, Doubt::Place),
        (Self::is_told_before, Doubt::Release),
        (Self::is_listed_behind, Doubt::None),
        (Self::is_given, Doubt::None),
        (Self::is_levelled, Doubt::None),
    ];

    /// Whether anything speaks for it.
    fn is_told(&self) -> bool {
        self.is_told_beside(MOST_PARALLELS)
    }

    /// The same, where so many numbers before it may speak for it.
    fn is_told_beside(&self, parallels: usize) -> bool {
        let Some(last) = list_end(self.line, self.end, self.units) else {
            return true;
        };
        let among = Listed {
            first: list_start(self.line, self.lead),
            last,
            parallels,
        };
        if self.is_attached() || self.is_numbered(among) {
            return false;
        }
        let doubt = self.doubt(among);
        let mut reasons = Self::REASONS.iter();
        reasons.any(|(speaks, most)| doubt <= *most && speaks(self, among))
    }

    /// What it could be instead.
    fn doubt(&self, among: Listed) -> Doubt {
        let text = self.line.slice(self.start, self.end);
        if is_version_like(text) {
            Doubt::Version
        } else if is_years(text) {
            Doubt::Year
        } else if self.is_within(among) {
            Doubt::Place
        } else if text.ends_with(".0") {
            Doubt::Release
        } else {
            Doubt::None
        }
    }
}
