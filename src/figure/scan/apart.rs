//! Words that may bound a number from further before: 超过原定的300吨, 大概花了两万元, `below the permitted 50 mg`. The number
//! alone would say more than the text, so that such a figure is unread; where what stands between leaves no doubt, the grammar
//! reads it (`parse/described.rs`), and denials are `denial.rs`.

use super::super::bound::{BoundKind, Qualifier};
use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::parse::{
    FigureContext, FigureErrorKind, is_limit_of_whole, is_own_clause, is_strong, parse_figure,
    read_figure,
};
use super::super::unit::{RATIO_POINTS, Units};
use super::FoundKind;
use super::denial;
use super::guard::goes_on_as_word;
use super::line::{Line, is_blank, is_han, is_han_numeral};
use super::outcome::{Outcome, Sighting};
use super::scanner::Scanner;
use crate::figure::Figure;

/// A description between bound and number has no more characters, one with a verb fewer,
/// and one in words no more of these.
const MOST_CHARACTERS: usize = 14;
const MOST_OF_VERB: usize = 8;
const MOST_WORDS: usize = 4;
/// So many may be a level; `more than the other 3` compares with three.
const MANY: i64 = 20;

/// Why a figure is unread.
const REASON: &str =
    "a word further before bounds the number, and what stands between is not understood";

impl Scanner {
    /// The outcome with the bound that stands apart from its number, if one does; else as it is.
    pub(super) fn bounded_apart(&self, line: Line<'_>, floor: usize, outcome: Outcome) -> Outcome {
        let Outcome::Found(found) = &outcome else {
            return outcome;
        };
        let (units, context) = match found.kind {
            FoundKind::Figure => (&self.units, self.context()),
            FoundKind::Duration => (&self.time, FigureContext::new(&self.time, &self.readings)),
            _ => return outcome,
        };
        let Some(figure) = found.figure.as_ref() else {
            return outcome;
        };
        let open = matches!(figure.bound, BoundKind::Exact | BoundKind::Range);
        if !open || !figure.qualifiers().is_empty() {
            return outcome;
        }
        let han = line
            .before(line.back_blank(found.start, floor))
            .is_some_and(is_han);
        // 低于预期0.3个百分点: so much is the difference.
        let unit = figure.unit.as_ref().and_then(|id| units.get(id));
        let points = unit.is_some_and(|unit| unit.dimension.as_deref() == Some(RATIO_POINTS));
        if han && points {
            return outcome;
        }
        if let Some(start) = self.bracketed_bound(line, floor, found.start) {
            return Outcome::unread(start, found.end, REASON.to_owned());
        }
        // 约（300吨）
        let bracketed = line.before(found.start) == Some('(') && line.at(found.end) == Some(')');
        let apart = if bracketed {
            let gap = line.back(found.start);
            let start = self.starts.of(line, gap, floor);
            (start.compared && start.at < gap).then_some((start.at, gap))
        } else if han {
            self.described(line, floor, found, figure, units)
        } else {
            self.determined(line, floor, found, figure, units)
        };
        let Some((start, gap)) = apart else {
            return outcome;
        };
        let read = read_figure(line.slice(start, found.end), &context);
        if let Some(bounded) = read.as_ref()
            && !bounded.qualifiers().is_empty()
            && bounded.upper().is_none()
            && !denial::is_open(line, start, found.end, bounded)
        {
            return Outcome::with(start, found.end, found.kind, read);
        }
        let number = line.slice(found.start, found.end);
        if are_bounds(line.slice(start, gap), number, &context) {
            let end = if bracketed {
                line.next(found.end)
            } else {
                found.end
            };
            return Outcome::unread(start, end, REASON.to_owned());
        }
        outcome
    }

    /// `(at least) 30 boats`: where a bracket opens that holds a bound of the number behind it.
    fn bracketed_bound(&self, line: Line<'_>, floor: usize, number: usize) -> Option<usize> {
        let gap = line.back_blank(number, floor);
        let close = line.back(gap);
        (line.before(gap) == Some(')') && close > floor).then_some(())?;
        let start = self.starts.of(line, close, floor);
        let bounds = start.compared && line.before(start.at) == Some('(') && start.at < close;
        bounds.then(|| line.back(start.at))
    }

    /// The bounding words before a description in characters: where they start and end, and what stands between.
    fn described(
        &self,
        line: Line<'_>,
        floor: usize,
        found: &Sighting,
        figure: &Figure,
        units: &Units,
    ) -> Option<(usize, usize)> {
        let end = line.back_blank(found.start, floor);
        let mut gap = end;
        for length in 1..=MOST_CHARACTERS {
            let c = line.before(gap).filter(|_| gap > floor)?;
            is_han(c).then_some(())?;
            gap = line.back(gap);
            if !self.starts.may_end(line, gap) {
                continue;
            }
            let start = self.starts.of(line, gap, floor);
            if !(start.compared && start.at < gap) {
                continue;
            }
            let words = line.slice(start.at, gap);
            // 不得低于最低工资标准的80%
            let named = WordList::NamedValue.has(words);
            if named && WordList::Possessive.ending(line.slice(gap, end)).is_some() {
                continue;
            }
            // 最高法院, 可能影响
            if goes_on_as_word(line, start.at, gap)
                || WordList::HedgeAdverb.starting(words).is_some()
            {
                return None;
            }
            let between = line.slice(gap, end);
            if is_own_clause(between) {
                return None;
            }
            let number = line.slice(found.start, found.end);
            let each = WordList::EveryCharacter.starting(between).is_some()
                || WordList::EachWhole.has(between);
            let bounds = each
                || WordList::PlannedWord.has(between)
                || is_share_of(between, number, words)
                || is_attribute(between, words, figure, units)
                || is_led_by_verb(between, words, length);
            // 低于预计的五百人: what says where the number is from bounds nothing.
            let told = WordList::PlannedWord
                .ending(words)
                .map_or(gap, |word| gap - word.len());
            return bounds.then_some((start.at, told));
        }
        None
    }

    /// The bounding words before an article or the like and what describes the number: where they start and end, and what
    /// stands between.
    fn determined(
        &self,
        line: Line<'_>,
        floor: usize,
        found: &Sighting,
        figure: &Figure,
        units: &Units,
    ) -> Option<(usize, usize)> {
        let end = line.back_blank(found.start, floor);
        if line.before(end) == Some(',') && end < found.start {
            return self.around_comma(line, floor, line.back(end));
        }
        // `over the previous 3 years`
        let span = found.kind == FoundKind::Duration;
        let (mut at, mut planned) = (found.start, false);
        for _ in 0..MOST_WORDS {
            let end = line.back_blank(at, floor);
            at = line.run_back(end, floor, |c| is_latin(c) || c == '-');
            let word = line.slice(at, end);
            (at < end && end < found.start && word.starts_with(char::is_lowercase)).then_some(())?;
            let article = WordList::Article.has(word);
            if article || WordList::Determiner.has(word) || WordList::OwnerOrPointer.has(word) {
                // `nowhere near the 2,000 tonnes`
                let before = line.back_blank(at, floor);
                let mut far = WordList::FarWord.words().iter();
                if let Some(start) = far.find_map(|word| line.back_word(before, floor, word)) {
                    return Some((start, at));
                }
                let start = self.starts.of(line, at, floor);
                let bounds = start.compared || start.bounded && is_mark(line, found.end);
                (bounds && start.at < at).then_some(())?;
                let words = line.slice(start.at, at).trim_end_matches(is_blank);
                let bounds = if is_mark(line, found.end) {
                    true
                } else if article {
                    is_strong(words) && is_measured(figure, units)
                } else {
                    of_known(words, planned && !span, figure, units)
                };
                return bounds.then_some((start.at, at));
            }
            planned |= WordList::PlannedWord.has(word);
            (!WordList::TitleWord.has(word)).then_some(())?;
        }
        None
    }

    /// `is, at most, 300 kg`, `more than, on average, 300 boats`: a bound in what commas set apart, or before it. `comma` is the
    /// one before the number.
    fn around_comma(&self, line: Line<'_>, floor: usize, comma: usize) -> Option<(usize, usize)> {
        let start = self.starts.of(line, comma, floor);
        let before = line.back_blank(start.at, floor);
        if start.compared && start.at < comma {
            let aside = line.before(before) == Some(',');
            return aside.then_some((start.at, comma));
        }
        let aside = line.run_back(comma, floor, |c| is_latin(c) || is_blank(c));
        let few = line.slice(aside, comma).split_whitespace().count() <= MOST_WORDS;
        let opening = line.back(aside);
        let start = self.starts.of(line, opening, floor);
        let bounds = line.before(aside) == Some(',') && start.compared && start.at < opening;
        (few && bounds).then_some((start.at, opening))
    }
}

/// 去年全年的80%, 总人数三分之一: a share of what may be told in figures too, or how far something is from it.
fn is_share_of(between: &str, number: &str, words: &str) -> bool {
    let share = WordList::Tenths.ending(number).is_some()
        || WordList::HalfPart.ending(number).is_some()
        || number.contains(['%', '/'])
        || WordList::PartsOf
            .words()
            .iter()
            .any(|of| number.contains(of));
    let of = WordList::Possessive.ending(between);
    let whole = WordList::BeyondWhole.ending(words).is_some()
        && WordList::WholeNoun.ending(between).is_some()
        && WordList::ComparedPeriod.starting(between).is_none();
    let of_whole = of.is_some_and(|of| of.len() < between.len()) || whole;
    share && (of_whole || is_limit_of_whole(words, between))
}

/// 原定的300吨: what describes the number may be all that is compared with.
fn is_attribute(between: &str, words: &str, figure: &Figure, units: &Units) -> bool {
    let of = WordList::Possessive.ending(between);
    let described = of.and_then(|of| between.strip_suffix(of));
    described.is_some_and(|described| {
        // 低于预计的五百人
        let told = if described.is_empty() {
            words
        } else {
            described
        };
        let planned = WordList::PlannedWord.ending(told).is_some();
        let open = is_adverb(words) || is_measured(figure, units);
        planned || open && !described.is_empty()
    })
}

/// 大概花了两万元: a verb whose object the number may be.
fn is_led_by_verb(between: &str, words: &str, length: usize) -> bool {
    let of = || {
        WordList::Possessive
            .words()
            .iter()
            .any(|of| between.contains(of))
    };
    is_adverb(words) && length <= MOST_OF_VERB && !between.contains(is_han_numeral) && !of()
}

/// Whether words would bound a number that stood right behind them, or leave open what bounds it.
fn are_bounds(words: &str, number: &str, context: &FigureContext<'_>) -> bool {
    let read = read_figure(&format!("{words} {number}"), context)
        .map_or_else(|| parse_figure(&format!("{words}{number}"), context), Ok);
    match read {
        // `exactly` says no more than the number does.
        Ok(bounded) => !matches!(bounded.qualifiers(), [] | [Qualifier::Exactly]),
        Err(error) => error.kind == FigureErrorKind::OpenBound,
    }
}

/// Whether what was read is called a mark or the like: `the 4% mark`, `the 300-mark`.
fn is_mark(line: Line<'_>, end: usize) -> bool {
    let joint = line.run(end, |c| c == '-');
    WordList::MarkNoun.has(line.word(line.past_blank(joint)).0)
}

/// Whether bounding words say it of a whole clause: 至少, 大概.
fn is_adverb(words: &str) -> bool {
    WordList::BoundAdverb.starting(words).is_some()
}

/// `below the permitted 50 mg`, `more than its 50 kg`: what is told of too.
fn of_known(words: &str, planned: bool, figure: &Figure, units: &Units) -> bool {
    let many = figure.value >= Number::from(MANY);
    planned || is_strong(words) && (many || is_measured(figure, units))
}

/// Whether a figure is of something that is measured, and no count.
fn is_measured(figure: &Figure, units: &Units) -> bool {
    let unit = figure.unit.as_ref().and_then(|id| units.get(id));
    unit.is_some_and(|unit| unit.dimension.is_some() && !unit.whole)
}
