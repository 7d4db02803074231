//! What tells that a bare number in running text is how much there is of something: what is counted by it, or the words around.
//!
//! Most numbers that stand in a sentence without a unit, a comma or a word that bounds them are years, labels, verses, notes and
//! names, of which no list is ever complete. So a whole number is a figure there only where something speaks for it, and a name
//! where nothing does. Texts that hold code ask more: `strict.rs`.

use super::super::bound::BoundKind;
use super::super::cursor::is_latin;
use super::super::language::{WordList, is_past_verb, is_plural};
use super::super::numeral::is_number_word;
use super::super::unit::{Units, is_money};
use super::FoundKind;
use super::clause::clause;
use super::code::past_parts;
use super::counted::{FURTHEST, counted, is_cell, list_end, list_start, tells};
use super::label::Labels;
use super::line::{Line, is_blank, is_digit, is_han};
use super::ordinal::is_ordinal_word;
use super::outcome::{Outcome, Sighting};
use super::release::is_version_like;
use super::software::Software;

/// A text with fewer words beside a number is no sentence: `Boats 12`.
const SENTENCE: usize = 5;
/// Nothing further from a number than so many bytes is looked at for them.
const SENTENCE_BYTES: usize = 160;
/// What there are so many of, in so many digits and more, is mostly written with a comma.
const LONGEST_COUNT: usize = 5;
/// Not more numbers of a sentence than so many speak one for the other.
const MOST_PARALLELS: usize = 4;
/// Where texts speak of a level's change from one number to another, the year from which on they may speak of a change of dates.
const RECENT: u32 = 1700;
/// What a whole number of four digits without a comma mostly is.
const YEARS: std::ops::Range<u32> = 1000..2100;

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

/// `a 1.0 library`: things are not counted in tenths.
fn is_release(line: Line<'_>, hit: usize, found: &Sighting, units: &Units) -> bool {
    let unit = found
        .figure
        .as_ref()
        .and_then(|figure| figure.unit.as_ref());
    let whole = unit
        .and_then(|id| units.get(id))
        .is_some_and(|unit| unit.whole);
    let number = line.run(hit, |c| is_digit(c) || c == '.');
    whole && found.start == hit && line.slice(hit, number).ends_with(".0")
}

/// `her 1845 book`, `in 1790 dollars`: a year before one thing, and before money that was worth more then.
fn is_year_of(line: Line<'_>, hit: usize, found: &Sighting, units: &Units) -> bool {
    let number = line.run(hit, is_digit);
    let unit = found
        .figure
        .as_ref()
        .and_then(|figure| figure.unit.as_ref());
    let Some(unit) = unit.and_then(|id| units.get(id)) else {
        return false;
    };
    let (word, end) = line.word(line.past_blank(number));
    let year = found.start == hit
        && number == hit + 4
        && is_years(line.slice(hit, number))
        && end == found.end;
    if !year {
        return false;
    }
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let before = clause(line, hit).nth(1).unwrap_or_default();
    if is_money(unit) {
        let amount = WordList::LevelResult.names(before) || is_past_verb(before);
        return WordList::PartIn.names(lead) && is_plural(word) && !amount;
    }
    let small = word.to_ascii_lowercase();
    let several = |symbol: &String| symbol.strip_suffix('s') == Some(&small);
    // `the famous 1776 letter`
    let described = WordList::AttributeArticle.has(before)
        && lead.chars().all(char::is_lowercase)
        && !WordList::LevelNoun.has(lead);
    // `the 2019 School`
    let titled = word.starts_with(char::is_uppercase);
    let owned = WordList::Owner.names(lead) || described || titled;
    unit.whole && owned && unit.symbols.iter().any(several)
}

/// `UTC -4`: how far a zone of time is from another.
fn is_offset(line: Line<'_>, hit: usize, found: &Sighting) -> bool {
    let sign = line.slice(found.start, hit);
    let lead = line.word_before(line.back_blank(found.start, 0), 0);
    let bare = found
        .figure
        .as_ref()
        .is_some_and(|figure| figure.unit.is_none());
    bare && !sign.is_empty() && WordList::TimeZone.has(lead)
}

/// `Scenario 2: Harbours`, `Adopter 3 - Quay`: a number behind a name of one thing, with a title behind it.
fn is_titled(line: Line<'_>, hit: usize, found: &Sighting) -> bool {
    let end = line.run(hit, is_digit);
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let small = lead.to_ascii_lowercase();
    let label = lead.len() > 2
        && lead.starts_with(char::is_uppercase)
        && lead.chars().skip(1).all(char::is_lowercase)
        && !is_plural(&small)
        && !WordList::Opener.has(&small)
        && !WordList::LevelNoun.has(&small);
    let sign = if line.at(end) == Some(':') {
        end
    } else {
        line.past_blank(end)
    };
    let after = line.next(sign);
    let joint = line.at(sign).is_some_and(|c| ":-–—".contains(c));
    let title = line.at(after).is_some_and(is_blank)
        && line
            .at(line.past_blank(after))
            .is_some_and(char::is_uppercase);
    let bare = found.start == hit && found.end == end && end <= hit + 2;
    bare && label && joint && title
}

/// Whether every number of a text can be a year.
fn is_years(text: &str) -> bool {
    let mut numbers = text.split(|c| !is_digit(c)).filter(|part| !part.is_empty());
    numbers.all(|part| part.len() == 4 && part.parse().is_ok_and(|year| YEARS.contains(&year)))
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
        words.filter(|word| !word.is_empty()).count()
    };
    // `Related to 22218`
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let long = line.run(hit, is_digit) >= hit + LONGEST_COUNT;
    let joined = long && (WordList::NounLead.has(lead) || WordList::LevelWord.has(lead));
    !is_cell(line, hit) && !beside_han && (joined || words(before) + words(after) >= SENTENCE)
}

/// Where the numbers begin and end that a number is listed with, and how many before it may speak for it.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    pub(super) first: usize,
    pub(super) last: usize,
    parallels: usize,
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

/// A bare number in a sentence.
pub(super) struct Bare<'a> {
    pub(super) line: Line<'a>,
    /// Where the words begin that bound it.
    lead: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) software: Software,
    pub(super) units: &'a Units,
    pub(super) labels: &'a Labels,
}

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

    /// `ideas.:266`, `O 2`, `s = 3`, `Luke 2:11`: what is joined to what stands before it, or to a letter, counts nothing.
    fn is_attached(&self) -> bool {
        let before = self.line.slice(0, self.start);
        let sign = before.trim_end_matches(|c| is_blank(c) || c == '=');
        let letter = self.line.word_before(sign.len(), 0);
        let alone = letter.len() == 1 && !WordList::Article.names(letter);
        let capital = letter.starts_with(char::is_uppercase) && letter != "I";
        let lead = self
            .line
            .word_before(self.line.back_blank(self.start, 0), 0);
        // `Area 4: Boats`
        let title = self.line.at(self.end) == Some(':')
            && lead.starts_with(char::is_uppercase)
            && before.ends_with(is_blank);
        let beside = |at: usize| self.line.at(at) == Some('·');
        let product = before.trim_end_matches(is_blank).ends_with('·')
            || beside(self.line.past_blank(self.end));
        // `1. wait and 2. go`
        let item = self.line.at(self.end) == Some('.')
            && self
                .line
                .at(self.line.past_blank(self.line.next(self.end)))
                .is_some_and(char::is_lowercase);
        before.ends_with(':')
            || item
            || title
            || product
            || self.is_kind(lead)
            || self.is_subject(lead)
            || alone
                && (capital && !self.counts()
                    || before.contains('=') && sign.len() + 1 < before.len())
    }

    /// `Player 2 rolls a die`: who does something, by a number behind the first word of a sentence.
    fn is_subject(&self, lead: &str) -> bool {
        let start = self.line.back_blank(self.start, 0) - lead.len();
        let before = self
            .line
            .slice(0, start)
            .trim_end_matches(|c| is_blank(c) || "*-#>".contains(c));
        let opens = before.is_empty() || before.ends_with(['.', '!', '?', '\n']);
        let small = lead.to_ascii_lowercase();
        let label = lead.len() > 2
            && lead.starts_with(char::is_uppercase)
            && !is_plural(&small)
            && !WordList::Opener.has(&small)
            && !WordList::LevelNoun.has(&small);
        let (verb, end) = self.line.word(self.line.past_blank(self.end));
        let next = self.line.past_blank(end);
        let (object, _) = self.line.word(next);
        let done = self.line.at(next).is_some_and(|c| is_digit(c) || c == '`')
            || WordList::AttributeArticle.has(object)
            || WordList::NounLead.has(object)
            || WordList::LevelWord.has(object);
        opens && label && is_plural(verb) && next > end && done
    }

    /// `layer 3 boats`; in `at this stage 12 suspects remain` and `in the first phase 45 houses` the noun is told by another word.
    fn is_kind(&self, lead: &str) -> bool {
        let before = clause(self.line, self.start).nth(1).unwrap_or_default();
        let pointed =
            WordList::Pointing.names(before) || is_ordinal_word(&before.to_ascii_lowercase());
        WordList::NumberedNoun.has(lead) && !pointed
    }

    /// Whether a plural stands behind it.
    fn counts(&self) -> bool {
        counted(self.line, self.end, self.units, self.labels)
    }

    /// `years 7 through 12 of the school`: a plural right before a number is numbered, and what follows is no whole of it.
    fn is_numbered(&self, among: Listed) -> bool {
        let Listed { first, last, .. } = among;
        let lead = self.line.word_before(self.line.back_blank(first, 0), 0);
        let (next, _) = self.line.word(self.line.past_blank(last));
        let range = !self.line.slice(self.start, self.end).chars().all(is_digit);
        range && self.labels.counted(lead) && WordList::Of.has(next)
    }

    /// `64 national and foreign guilds`, `1 request per second`: what is counted follows.
    fn is_counting(&self, among: Listed) -> bool {
        counted(self.line, among.last, self.units, self.labels)
    }

    /// `1 request per second`, `0.52/sq mi`: one thing, and how often.
    fn is_rate(&self, among: Listed) -> bool {
        let per = self.line.next(among.last);
        if self.line.at(among.last) == Some('/') && self.line.word(per).0.len() > 1 {
            return true;
        }
        let (thing, end) = self.line.word(self.line.past_blank(among.last));
        let (per, _) = self.line.word(self.line.past_blank(end));
        thing.starts_with(char::is_lowercase) && WordList::Per.has(per)
    }

    /// `849 (0.2 %)`: how large a part of the whole it is follows.
    fn is_split_in_shares(&self, _: Listed) -> bool {
        let at = self.line.past_blank(self.end);
        let inside = self.line.next(at);
        let number = self.line.run(inside, |c| is_digit(c) || c == '.');
        self.line.at(at) == Some('(')
            && number > inside
            && self.line.at(self.line.past_blank(number)) == Some('%')
    }

    /// `20 GPa`, `82 F`: a letter that is no word, or capitals inside one, is a measure.
    fn is_of_measure(&self, among: Listed) -> bool {
        let (word, end) = self.line.word(self.line.past_blank(among.last));
        let inner =
            word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
        let letter = word.len() == 1 && !WordList::Article.has(word) && word != "I";
        let short = (2..=5).contains(&word.len());
        !self.line.at(end).is_some_and(char::is_alphanumeric) && (letter || inner && short)
    }

    /// `the 42 that sailed`, `38 came back`, `300 were hurt`: what follows is done by several.
    fn is_done(&self, among: Listed) -> bool {
        let Listed { first, last, .. } = among;
        let (word, _) = self.line.word(self.line.past_blank(last));
        let lead = self.line.word_before(self.line.back_blank(first, 0), 0);
        let label = lead.starts_with(char::is_uppercase) && lead.len() > 2;
        let opens = || {
            let before = self.line.slice(0, first).trim_end_matches(is_blank);
            before.is_empty() || before.ends_with([',', '.', ';', '—', '–'])
        };
        let past = is_past_verb(word);
        let several = WordList::PluralVerb.has(word)
            && !WordList::StatedVerb.has(word)
            && !WordList::ListEnd.has(lead);
        // `until 1271 that the town fell`
        let years = is_years(self.line.slice(self.start, self.end));
        // `29 indicate that`
        let (next, _) = self.line.word(
            self.line
                .past_blank(self.line.past_blank(last) + word.len()),
        );
        let says = WordList::That.has(next) && word.starts_with(char::is_lowercase);
        let told = WordList::PluralVerb.has(word) || !years && (WordList::That.has(word) || says);
        let behind = self.line.past_blank(last);
        let added = WordList::ToldBehind
            .starting(self.line.rest(behind))
            .is_some_and(|told| !self.line.at(behind + told.len()).is_some_and(is_latin));
        // `said that 30 would be hired`, `12 sold and 3 dismissed`
        let modal = WordList::FiniteVerb.has(word) && !WordList::StatedVerb.has(word);
        let clause = WordList::StopWord.has(lead) && (past || modal);
        several || added || told && !label || (past || modal) && opens() || !years && clause
    }

    /// `1500, of whom 320 were children`: parts of it are told.
    fn is_whole(&self, among: Listed) -> bool {
        let last = among.last;
        let comma = self.line.run(last, |c| c == ',' || is_blank(c));
        let (of, end) = self.line.word(comma);
        let (them, _) = self.line.word(self.line.past_blank(end));
        self.line.at(last) == Some(',') && WordList::Of.has(of) && WordList::OfWhole.has(them)
    }

    /// `of whom 7 as glaziers`: a part of what was told.
    fn is_part_of_whole(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let of = words.next().unwrap_or_default();
        WordList::OfWhole.has(lead) && WordList::Of.names(of)
    }

    /// `employed 1200 in its best year`, `numbers 1250`: done to so many; `dated 1487` and `won 1972 titles` tell years.
    fn is_object(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let dated = WordList::YearLead.names(lead)
            || WordList::DateVerb.names(lead)
            || WordList::DatedVerb.names(lead);
        let (next, _) = self.line.word(self.line.past_blank(among.last));
        let ends = next.is_empty() || WordList::StopWord.has(next) || WordList::NoObject.has(next);
        let done = is_past_verb(lead) && !WordList::StatedVerb.has(lead) && !dated;
        ends && (done || WordList::Telling.has(lead) && is_plural(lead))
    }

    /// `73 (70)`, `launched 17: 9 in May`: right behind a number that tells how much, and beside it or a part of it.
    fn is_beside(&self, among: Listed) -> bool {
        let before = self.line.slice(0, among.first).trim_end_matches(is_blank);
        let open = before.strip_suffix(['(', ':']).unwrap_or_default();
        let end = open.trim_end_matches(is_blank).len();
        let closed = before.ends_with(':') || self.line.at(among.last) == Some(')');
        let start = self.number_before(end);
        closed && start < end && among.parallels > 0 && self.speaks(start, end, among.parallels)
    }

    /// `in the third 295`, `by winter 9`, `(previous year 398)`: at another time than a number before it in the sentence.
    fn is_timed(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default().to_ascii_lowercase();
        let before = words.next().unwrap_or_default();
        let season = is_ordinal_word(&lead) || WordList::YearNoun.has(&lead);
        let earlier = WordList::SpanOfTime.has(&lead) && WordList::Earlier.names(before);
        let next = self.line.past_blank(among.last);
        let (word, _) = self.line.word(next);
        let joined = self.line.at(next).is_some_and(char::is_alphanumeric);
        let ends = word.is_empty() && !joined || WordList::ListEnd.has(word);
        let sentence = self.sentence_before(among.first);
        ends && (season || earlier) && sentence.contains(is_digit)
    }

    /// `14 for and 6 against`, `12 on the slip, 5 in the shed`: joined to a number before it in the sentence that tells how much.
    pub(super) fn is_parallel(&self, among: Listed) -> bool {
        let Listed {
            first, parallels, ..
        } = among;
        let end = self.line.back_blank(first, 0);
        let lead = self.line.word_before(end, 0);
        let before = self
            .line
            .word_before(self.line.back_blank(end - lead.len(), 0), 0);
        // `78.8 compared to 74.7`
        let compared = WordList::ComparedTo.has(lead) && WordList::ComparedBefore.has(before);
        let joint =
            self.line.before(end) == Some(',') || WordList::ParallelLead.has(lead) || compared;
        if !joint || parallels == 0 {
            return false;
        }
        let from = end - self.sentence_before(end).len();
        let mut end = end;
        // Years between the two say nothing of either.
        for _ in 0..MOST_PARALLELS {
            let sentence = self.line.slice(from, end);
            let Some(digit) = sentence.rfind(is_digit) else {
                return false;
            };
            let last = end - sentence.len() + digit + 1;
            let start = self.number_before(last).max(from);
            let years = is_years(self.line.slice(start, last));
            if self.speaks(start, last, parallels) {
                return true;
            }
            if !years {
                return false;
            }
            end = start;
        }
        false
    }

    /// What of the sentence stands before a place, as far as anything is looked at.
    pub(super) fn sentence_before(&self, end: usize) -> &str {
        let from = self
            .line
            .text
            .ceil_char_boundary(end.saturating_sub(SENTENCE_BYTES));
        let before = self.line.slice(from, end);
        before.rsplit(". ").next().unwrap_or_default()
    }

    /// Where the number starts that ends at `end`.
    fn number_before(&self, end: usize) -> usize {
        self.line
            .run_back(end, 0, |c| is_digit(c) || matches!(c, ',' | '.'))
    }

    /// Whether the number of these bytes tells how much.
    fn speaks(&self, start: usize, end: usize, parallels: usize) -> bool {
        let text = self.line.slice(start, end);
        let apart = self
            .line
            .before(start)
            .is_none_or(|c| is_blank(c) || c == '(');
        // `launched 17: 9 in May`
        let colon = self.line.at(end) == Some(':')
            && self.line.at(self.line.next(end)).is_some_and(is_blank);
        let joined = self
            .line
            .at(end)
            .is_some_and(|c| c.is_alphanumeric() || "%-–:/".contains(c) && !colon);
        if !apart || joined || !text.starts_with(is_digit) {
            return false;
        }
        let beside = Bare {
            lead: start,
            start,
            end,
            ..*self
        };
        text.contains(',') || beside.is_told_beside(parallels.saturating_sub(1))
    }

    /// `the limit is 40`, `killed 300`: the word before tells that it is how much.
    fn is_told_before(&self, among: Listed) -> bool {
        tells(self.line, among.first, self.labels)
    }

    /// `tackles (118)`, `boats, 12,`, `(35 passing, 10 rushing)`: behind what there are so many of.
    fn is_listed_behind(&self, among: Listed) -> bool {
        let before = self.line.slice(0, among.first).trim_end_matches(is_blank);
        let Some(before) = before.strip_suffix(['(', ',', ':']) else {
            return false;
        };
        let before = before.trim_end_matches(is_blank);
        self.labels.counted(self.line.word_before(before.len(), 0))
    }

    /// `the median score of the crews that sailed last year was 36`: a level further before a verb that says what it is.
    fn is_told_of(&self, first: usize) -> bool {
        let lead = self.line.word_before(self.line.back_blank(first, 0), 0);
        let sentence = self.sentence_before(first);
        let mut words = sentence.split(|c: char| !is_latin(c));
        WordList::StatedVerb.has(lead) && words.any(|word| WordList::LevelNoun.names(word))
    }

    /// `led in sacks with 11`, `four tickets for 74`: behind what there are so many of, and a word that gives how many.
    fn is_given(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let noun = words.next().unwrap_or_default();
        WordList::Giving.has(lead) && self.labels.counted(noun)
    }

    /// `another 25`, `a mere 12`, `than the 8`: the word before leads in how many.
    pub(super) fn is_led(&self, among: Listed) -> bool {
        let first = among.first;
        let mut words = clause(self.line, first);
        let lead = words.next().unwrap_or_default();
        let before = words.next().unwrap_or_default();
        WordList::Remaining.names(lead)
            || WordList::Than.names(lead)
            || WordList::Determiner.names(lead) && WordList::Than.names(before)
            || self.is_part_of(first, before)
    }

    /// `in the crowd of 1342`, `rose from 1200 to 1500`: what could be a year and is none by the words before it.
    fn is_level_of(&self, among: Listed) -> bool {
        let first = among.first;
        let mut words = clause(self.line, first);
        let lead = words.next().unwrap_or_default();
        let noun = words.next().unwrap_or_default();
        let several = WordList::GroupNoun.names(noun) || WordList::LevelNoun.names(noun);
        let changed = || clause(self.line, first).any(|word| WordList::Change.names(word));
        WordList::Of.has(lead) && several
            || WordList::StatedVerb.has(lead) && WordList::LevelNoun.names(noun)
            || WordList::LevelWord.has(lead) && changed() && self.is_before_our_time()
    }

    /// `it collapsed in 570`: what stands in, on or at a number is no amount of it, save where one results.
    pub(super) fn is_within(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let before = words.next().unwrap_or_default();
        let result = WordList::LevelResult.names(before) || WordList::Change.names(before);
        WordList::PartIn.names(lead) && !result
    }

    /// Whether a number is below the years that texts mostly speak of.
    fn is_before_our_time(&self) -> bool {
        let text = self.line.slice(self.start, self.end);
        text.parse().is_ok_and(|value: u32| value < RECENT)
    }

    /// `3 of the 20`, `one in 570`, `out of 12`: the whole of a part.
    fn is_part_of(&self, first: usize, before: &str) -> bool {
        let end = self.line.back_blank(first, 0);
        let lead = self.line.word_before(end, 0);
        let number = is_number_word(before) || before.starts_with(is_digit);
        let parted = WordList::OutOf.names(lead) || WordList::Of.names(lead);
        let mut out_of = WordList::OutOf
            .words()
            .iter()
            .filter(|words| words.contains(' '));
        number && parted || out_of.any(|words| self.line.back_word(end, 0, words).is_some())
    }

    /// `it stood at 6`, `rose to 1 after 2`, `a 300 total`: a level is told before, or behind.
    pub(super) fn is_levelled(&self, among: Listed) -> bool {
        let Listed { first, last, .. } = among;
        let told = |word: &str| WordList::Change.names(word) || WordList::LevelAt.names(word);
        let before = clause(self.line, first).take(FURTHEST).any(told);
        let came = clause(self.line, first)
            .take(FURTHEST)
            .any(|word| WordList::LevelCame.names(word))
            && clause(self.line, first)
                .nth(1)
                .is_some_and(|word| WordList::LevelIn.names(word));
        let (next, end) = self.line.word(self.line.past_blank(last));
        let (further, after) = self.line.word(self.line.past_blank(end));
        before
            || came
            || self.is_told_of(first)
            || WordList::LevelNoun.has(next) && self.is_last(end)
            || WordList::LevelNoun.has(further) && self.is_last(after)
    }

    /// Whether no noun goes on at `end`: `a 4 area code` tells no area.
    fn is_last(&self, end: usize) -> bool {
        let (word, _) = self.line.word(self.line.past_blank(end));
        let lists = [WordList::StopWord, WordList::NoObject, WordList::FiniteVerb];
        word.is_empty() || lists.iter().any(|list| list.has(word))
    }
}
