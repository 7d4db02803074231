//! The scanner: what a text is scanned with, and the pass over a line that asks one recogniser after the other.

use super::super::clean::Clean;
use super::super::cursor::{Case, is_latin};
use super::super::language::{WordList, ones};
use super::super::number::Number;
use super::super::numeral::{is_counting, is_number_word, is_part_name};
use super::super::parse::FigureContext;
use super::super::readings::Readings;
use super::super::unit::Units;
use super::amount::{Amount, NoAmount};
use super::counters;
use super::glued::past_scale;
use super::hit::{may_hold_hit, next_hit};
use super::idiom_end::{is_either, is_listed, is_minutes};
use super::label::Labels;
use super::line::{Line, is_digit, is_han_digit, is_han_scale};
use super::outcome::{Outcome, Sighting};
use super::phrases::Phrases;
use super::pieces::{Piece, Pieces};
use super::software::Software;
use super::start::{FigureStarts, Start};
use super::stopwatch::is_of_seconds;
use super::token::Token;
use super::version_again::repeats_version;
use super::{
    Found, FoundKind, age, bare, called, code, date, date_english, degrees, denial, evidence,
    han_hour, han_name, hour, in_scale, machine, myriad_letter, name, noun, ordinal, phone, place,
    price, proper, range, reckoned, release, share, slashed, software, stands_for, stopwatch,
    strict, title, year, year_words,
};
use crate::figure::Figure;
use crate::source::TextRange;

/// Finds figures in running text. It is made once and used for any number of texts.
#[derive(Clone, Debug)]
pub struct Scanner {
    pub(super) units: Units,
    pub(super) time: Units,
    pub(super) readings: Readings,
    names: Phrases,
    pub(super) idioms: Phrases,
    /// Words that tell a name from a count.
    pub(super) labels: Labels,
    /// Qualifying words that stand before numbers, and symbols of currencies that do.
    pub(super) starts: FigureStarts,
}

impl Scanner {
    /// With common counters and measures as units; for texts that belong to no project.
    pub fn new(readings: &Readings) -> Self {
        Self::build(
            counters::common(),
            readings,
            Phrases::new(Case::Exact, std::iter::empty()),
        )
    }

    /// With the units of a vocabulary and its names that hold digits or number words.
    pub fn with_vocabulary<'n>(
        units: &Units,
        readings: &Readings,
        names: impl Iterator<Item = &'n str>,
    ) -> Self {
        Self::build(units, readings, Phrases::new(Case::Exact, names))
    }

    fn build(units: &Units, readings: &Readings, names: Phrases) -> Self {
        let units = units.one_for_each_symbol();
        let starts = FigureStarts::new(units.leading(), readings);
        Self {
            time: Units::new(counters::time_units(&units)).0,
            units,
            readings: readings.clone(),
            names,
            idioms: Phrases::idioms(),
            labels: Labels::new(),
            starts,
        }
    }

    /// What [`parse_figure`](crate::figure::parse_figure) needs to read the figures that this scanner finds. Where a
    /// symbol belongs to several units it is a unit of its own here, named by the symbol.
    pub fn context(&self) -> FigureContext<'_> {
        FigureContext::new(&self.units, &self.readings)
    }

    /// The units of [`context`](Self::context).
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// Everything in a text that is written with digits or number words, idioms and addresses apart; in the order of
    /// the text, without overlaps.
    pub fn scan(&self, text: &str) -> Vec<Found> {
        let mut all = Vec::new();
        let mut each = |piece: Piece<'_>| {
            let offset = usize::try_from(piece.offset).unwrap_or(usize::MAX);
            all.extend(self.scan_piece(piece).into_iter().map(|mut found| {
                let (start, end) = (found.range.start as usize, found.range.end as usize);
                found.range = TextRange::from_usize(offset + start, offset + end);
                found
            }));
        };
        let mut pieces = Pieces::default();
        pieces.feed(text, &mut each);
        pieces.finish(&mut each);
        all
    }

    /// The same for one piece of a text that is cut by [`Pieces`]; ranges count from the start of the piece.
    pub fn scan_piece(&self, piece: Piece<'_>) -> Vec<Found> {
        // Most lines say no number.
        if !may_hold_hit(piece.text) {
            return Vec::new();
        }
        let clean = Clean::new(piece.text);
        let line = Line { text: clean.text() };
        let mut next = next_hit(line, 0);
        if next.is_none() {
            return Vec::new();
        }
        let (passed, _) = piece.markup.read_lines(clean.text());
        let code = piece.markup.indented(piece.text);
        let (mut all, mut versions) = (Vec::new(), Vec::new());
        // Words before `begun` belong to no figure that follows.
        let (mut begun, mut last, mut token) = (0, 0, Token::default());
        while let Some(hit) = next {
            let skipped = || {
                let place = clean.source(hit, line.next(hit)).start as usize;
                code.holds(place).then(|| line.next(hit))
            };
            if let Some(end) = passed.end_at(hit).or_else(skipped) {
                begun = end;
                next = next_hit(line, end);
                continue;
            }
            let floor = passed.floor(begun, hit);
            let mut at = line.next(hit);
            match self.recognise(line, hit, floor, piece.software, &mut token) {
                Outcome::Pass(end) => at = at.max(end),
                Outcome::Skip(end) => {
                    at = at.max(end);
                    begun = at;
                }
                Outcome::Found(mut found) => {
                    if found.unread.is_some() {
                        found.start = found.start.max(last);
                    }
                    last = found.end;
                    at = at.max(found.end);
                    begun = at;
                    let named = is_unmeasured(&found) && piece.columns.names(line, hit);
                    if piece.columns.scales(line, hit) && is_unmeasured(&found) {
                        found.unread_in_scale();
                    }
                    if named || repeats_version(line, &found, &versions) {
                        (found.kind, found.figure) = (FoundKind::Name, None);
                    } else if matches!(found.kind, FoundKind::Name | FoundKind::Ordinal) {
                        versions.push(line.slice(found.start, found.end));
                    }
                    all.push(Found {
                        range: clean.source(found.start, found.end),
                        kind: found.kind,
                        figure: found.figure,
                        date: found.date,
                        yearless: found.yearless,
                        unread: found.unread,
                    });
                }
            }
            next = next_hit(line, at);
        }
        all
    }

    /// What stands at `hit`; `floor` is the end of what was found before.
    fn recognise(
        &self,
        line: Line<'_>,
        hit: usize,
        floor: usize,
        software: Software,
        token: &mut Token,
    ) -> Outcome {
        if let Some(end) = Amount::endless(line, hit) {
            return Outcome::Skip(end);
        }
        if let Some((start, end)) = self.names.at(line, hit, floor) {
            return Outcome::found(start, end, FoundKind::Name);
        }
        let identified = self.labels.identifier(line, hit, floor, &self.units);
        if let Some(end) = token
            .address(line, hit, floor)
            .or_else(|| phone::read(line, hit, identified, &self.units))
        {
            return Outcome::Skip(end);
        }
        let day = date_english::read(line, hit, floor)
            .or_else(|| slashed::read(line, hit, &self.units, &self.labels));
        if let Some(outcome) = day {
            return outcome;
        }
        let dated = date::read(line, hit, &self.units);
        let outcome = dated
            .or_else(|| myriad_letter::small_myriads(line, hit))
            .or_else(|| price::scaled_before(line, hit, &self.context()))
            .or_else(|| place::read(line, hit, &self.labels, &self.units))
            .or_else(|| title::read(line, hit, &self.units))
            .or_else(|| stopwatch::read(line, hit))
            .or_else(|| called::read(line, hit, &self.units))
            .or_else(|| code::read(line, hit, &self.units))
            .or_else(|| name::code(line, hit, floor, &self.units))
            .or_else(|| reckoned::read(line, hit, &self.units));
        if let Some(outcome) = outcome {
            return outcome;
        }
        // A fraction may begin as an idiom does: 十分之三.
        if let Some((_, end)) = self.idioms.at(line, hit, floor)
            && line.past_any(line.back(end), WordList::PartsOf).is_none()
            && !self.is_decimal(line, hit, floor, end)
            && !is_either(line, end)
            && !is_listed(line, end)
            && !is_minutes(line, end)
            && !self.counts_on(line, end)
        {
            return Outcome::Pass(end);
        }
        let named = ordinal::read(line, hit, floor, &self.units, &self.labels)
            .or_else(|| machine::read(line, hit, floor, &self.units, &self.labels))
            .or_else(|| year::read(line, hit, &self.units, &self.labels))
            .or_else(|| year_words::read(line, hit, &self.units, &self.labels))
            .or_else(|| release::read(line, hit, floor, &self.units, &self.labels))
            .or_else(|| hour::read(line, hit, &self.units, &self.labels))
            .or_else(|| {
                let end = han_hour::read(line, hit)?;
                Some(Outcome::date(hit, end, None))
            })
            .or_else(|| stands_for::read(line, hit, &self.units, &self.labels))
            .or_else(|| han_name::read(line, hit, &self.units, &self.labels))
            .or_else(|| age::read(line, hit, &self.units, &self.labels));
        if let Some(outcome) = named.filter(|_| !is_of_seconds(line, hit)) {
            return outcome;
        }
        self.quantity(line, hit, floor, software)
    }

    /// What stands at `hit`, where no name and no date does by what is joined to it or stands right beside it.
    fn quantity(&self, line: Line<'_>, hit: usize, floor: usize, software: Software) -> Outcome {
        let start = self.starts.of(line, hit, floor);
        if software.holds_code()
            && start.at == hit
            && let Some(outcome) = stopwatch::minutes(line, hit, &self.labels)
        {
            return outcome;
        }
        // Words that bound a number tell that it is how much; a sign alone does not.
        let words = line.slice(start.at, hit).trim_end();
        let signed = !words.contains(char::is_alphanumeric) || WordList::NotEqual.has(words);
        if software.holds_code()
            && signed
            && let Some(outcome) = strict::read(line, hit, &self.units, &self.labels)
            && !self.tells_time(line, hit)
            && !self.is_of_measure(line, hit, start)
        {
            return outcome;
        }
        if software.is_certain() || software.holds_code() && software::is_of_name(line, hit) {
            let worded = line.slice(start.at, hit).contains(is_latin);
            let version = software::read(line, hit, floor, worded, &self.units, &self.labels)
                .filter(|_| !self.is_of_measure(line, hit, start) && !is_of_seconds(line, hit));
            if let Some(outcome) = version {
                return outcome;
            }
        }
        if start.at == hit
            && let Some(outcome) = bare::read(line, hit, &self.units, &self.labels)
                .or_else(|| noun::read(line, hit, &self.units, &self.labels))
        {
            return outcome;
        }
        if let Some(outcome) = self.duration(line, hit, floor, start) {
            return self.bounded_apart(line, floor, outcome);
        }
        if let Some(outcome) = self.span(line, hit, start.at) {
            return outcome;
        }
        let outcome = self.amount(line, hit, start);
        let outcome = evidence::demand(line, hit, outcome, software, &self.units, &self.labels);
        self.bounded_apart(line, floor, outcome)
    }

    /// Whether the number at `hit` is one of an amount with a unit or a scale word. `$1` may be an argument in code.
    fn is_of_measure(&self, line: Line<'_>, hit: usize, start: Start) -> bool {
        Amount::read(line, hit, start, &self.context()).is_ok_and(|amount| {
            let argument = line.before(hit) == Some('$')
                && amount.end == hit + 1
                && line.at(hit).is_some_and(is_digit);
            let unit = amount.figure.unit.as_ref();
            // `the 0.1 crate`
            let counted = unit
                .and_then(|id| self.units.get(id))
                .is_some_and(|unit| unit.whole);
            let part = counted && !amount.figure.value.is_integer();
            let scaled = amount.figure.writing.exponent > 0;
            let measured = unit.is_some() && !part || scaled;
            (measured || self.shares_unit(line, hit, &amount)) && !argument
        })
    }

    /// The amount whose number is at `hit`.
    fn amount(&self, line: Line<'_>, hit: usize, start: Start) -> Outcome {
        match Amount::read(line, hit, start, &self.context()) {
            Ok(amount) if start.opened && amount.figure.upper().is_none() => {
                // `between one and two thirds`
                let figure = &amount.figure;
                let mixed = figure.writing.parts > 1 && figure.value > Number::ONE;
                let second = range::second_end(line, amount.end);
                if let Some(end) = second.or_else(|| mixed.then_some(amount.end)) {
                    let reason = "the two ends of the range cannot be read together".to_owned();
                    return self.unread(line, hit, amount.start, end, reason);
                }
                let bare = Amount::bare(line, hit, &self.context()).unwrap_or(amount);
                self.classify(line, hit, &bare)
            }
            Ok(amount)
                if (start.bounded || !amount.figure.qualifiers().is_empty())
                    && denial::is_open(line, amount.start, amount.end, &amount.figure) =>
            {
                let reason =
                    "a negation or a question further before leaves open what bounds the number";
                self.unread(line, hit, amount.start, amount.end, reason.to_owned())
            }
            Ok(amount) if share::ends_apart(line, hit, &amount, &self.labels) => {
                let reason = "it is the end of a share whose noun stands between its numbers";
                Outcome::unread(amount.start, amount.end, reason.to_owned())
            }
            Ok(amount) if let Some(end) = share::begins_apart(line, &amount, &self.labels) => {
                let reason = "a noun stands between the numbers of the share".to_owned();
                Outcome::unread(amount.start, end, reason)
            }
            Ok(amount) if let Some(end) = parted(line, hit, &amount, &self.units) => {
                let reason = "a blank parts the digits, and not in threes".to_owned();
                Outcome::unread(amount.start, end, reason)
            }
            Ok(amount)
                if proper::is_named_measure(line, &amount, &self.units)
                    || degrees::are_no_angle(line, &amount) =>
            {
                Outcome::found(amount.start, amount.end, FoundKind::Name)
            }
            Ok(amount) if in_scale::is_heading(line, &amount, &self.units) => {
                Outcome::Skip(amount.end)
            }
            Ok(amount) if let Some(outcome) = self.in_larger(line, hit, &amount) => outcome,
            Ok(amount) => {
                let amount = self.bounded_behind(line, amount);
                self.listed(line, hit, &amount)
            }
            Err(NoAmount::Unread(from, to, reason)) => self.unread(line, hit, from, to, reason),
            Err(NoAmount::Nothing) if start.bounded => {
                let reason = "the words before the number are not understood".to_owned();
                let end = Amount::numeral_end(line, hit);
                self.unread(line, hit, start.at, end, reason)
            }
            Err(NoAmount::Nothing) => Amount::refused(line, hit, &self.context()),
        }
    }

    /// 一点 and `at one point` are idioms, and in 一点七亿 and `above or at one point five tonnes` the beginning of a number; in
    /// 一点一样 another idiom follows.
    fn is_decimal(&self, line: Line<'_>, hit: usize, floor: usize, end: usize) -> bool {
        let digit = |c| is_han_digit(c) && !is_counting(c);
        let another = || {
            let found = self.idioms.at(line, end, end);
            found.is_some_and(|(_, last)| !line.at(last).is_some_and(is_han_scale))
        };
        let (word, _) = line.word(line.past_blank(end));
        let pointed = WordList::PointWord.has(line.word_before(end, 0)) && is_number_word(word);
        line.is_before(end, WordList::PointCharacter)
            && line.at(end).is_some_and(digit)
            && !another()
            || pointed && self.starts.of(line, hit, floor).compared
    }

    /// `at one` is an idiom, and in `at one million` the beginning of a number.
    fn counts_on(&self, line: Line<'_>, end: usize) -> bool {
        let next = match line.at(end) {
            Some('-') => line.next(end),
            _ => line.past_blank(end),
        };
        let (word, _) = line.word(next);
        // `two and two-thirds`
        let part = ones(word).any(is_part_name);
        let more = is_number_word(word) || WordList::PointWord.has(word) || part;
        let unit = || self.units.begin(line.rest(next));
        let last = line.word_before(end, 0);
        // `7-Eleven boats`
        let apart = line.before(end.saturating_sub(last.len())) != Some('-');
        let numeral = apart && is_number_word(last);
        numeral && next > end && word.len() > 2 && (more || unit())
    }

    /// A figure that cannot be read as a whole, told with the unit and the words that belong to it; where its number
    /// alone would be no figure, it is that.
    fn unread(
        &self,
        line: Line<'_>,
        hit: usize,
        start: usize,
        end: usize,
        reason: String,
    ) -> Outcome {
        if start == hit && Amount::is_name(line, hit, end) {
            return Outcome::found(hit, end, FoundKind::Name);
        }
        let mut end = end;
        if let Some(bare) = Amount::bare(line, hit, &self.context()) {
            match self.classify(line, hit, &bare) {
                Outcome::Found(found) if found.kind == FoundKind::Figure => end = end.max(bare.end),
                // 就满十万了: what bounds a number tells that it is one.
                Outcome::Skip(_) if start < hit && bare.figure.value >= Number::from(10) => {
                    end = end.max(bare.end);
                }
                other => return other,
            }
        }
        // 12,34万元: what follows the digits is no number of its own.
        let scales = line.run(end, is_han_scale);
        if scales > end && line.before(end).is_some_and(is_digit) {
            let unit = self.units.length_at(line.rest(scales));
            end = scales + unit.unwrap_or_default();
        }
        Outcome::unread(start, past_scale(line, end), reason)
    }
}

/// Where digits end that one blank parts from a short number, with what is counted behind them: `12 34 ferries`.
fn parted(line: Line<'_>, hit: usize, amount: &Amount, units: &Units) -> Option<usize> {
    let figure = &amount.figure;
    let first = line.run(hit, is_digit);
    let bare = figure.unit.is_none() && figure.upper().is_none() && first == amount.end;
    let second = line.past_blank(first);
    let end = line.run(second, is_digit);
    let short = first > hit && first - hit <= 2 && second > first && end == second + 2;
    let thing = line.past_blank(end);
    let (word, _) = line.word(thing);
    let counted =
        word.len() > 2 && word.starts_with(char::is_lowercase) || units.begin(line.rest(thing));
    (bare && short && thing > end && counted).then_some(end)
}

/// Whether something is a figure without a unit; what bounds it bounds a name too: `2012+`.
fn is_unmeasured(found: &Sighting) -> bool {
    let unmeasured = |figure: &Figure| figure.unit.is_none();
    found.kind == FoundKind::Figure && found.figure.as_ref().is_some_and(unmeasured)
}
