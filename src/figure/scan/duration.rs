//! Stretches of time and anniversaries: 三年来, 近3年来, 6年时间里, 70周年, `a 10-year plan`, `25th anniversary`.

use super::super::cursor::is_latin;
use super::super::language::{Guard, NumberRole, WordList, guards, number as number_of};
use super::super::numeral::is_number_word;
use super::super::parse::{FigureContext, read_clean};
use super::super::unit::UnitId;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_digit, is_han, is_han_numeral};
use super::outcome::Outcome;
use super::scanner::Scanner;
use super::start::Start;
use super::stopwatch::is_of_seconds;

impl Scanner {
    /// The duration whose number is at `hit`.
    pub(super) fn duration(
        &self,
        line: Line<'_>,
        hit: usize,
        floor: usize,
        start: Start,
    ) -> Option<Outcome> {
        let minutes = self.in_minutes(line, hit, start);
        if minutes.is_none() && !self.tells_time(line, hit) {
            return None;
        }
        let context = FigureContext::new(&self.time, &self.readings);
        let amount = minutes.or_else(|| Amount::read(line, hit, start, &context).ok());
        // 2小时09分: minutes are written with two digits.
        let hours = || {
            let end = Amount::numeral_end(line, hit);
            let mut larger = WordList::SmallerTime.pairs().map(|(larger, _)| larger);
            let end = end + larger.find(|word| line.rest(end).starts_with(word))?.len();
            let hours = line.slice(0, end);
            Amount::read(Line { text: hours }, hit, start, &context).ok()
        };
        let amount = amount.or_else(hours)?;
        let unit = amount.figure.unit.as_ref()?;
        // `three quarter million boats`
        let (scale, _) = line.word(line.past_blank(amount.end));
        if number_of(NumberRole::Scale, scale).is_some() {
            return None;
        }
        // 百分之 and the like are no stretches of time.
        if !self.is_time(unit) {
            return None;
        }
        let half = line.is_at(hit, WordList::Half) && line.back(hit) >= floor;
        if half && line.is_before(hit, WordList::HalfLead) {
            return Some(Outcome::date(line.back(hit), amount.end, None));
        }
        let odd = self.past_odd_minutes(line, amount.end);
        let whole = odd.unwrap_or_else(|| past_minutes(line, amount.end));
        let end = ending(line, whole);
        let longer = self.longer(line, &amount, end);
        if whole > amount.end || longer.is_some() {
            let (start, end) = longer.unwrap_or((amount.start, end));
            let start = if start < floor { amount.start } else { start };
            return Some(Outcome::found(start, end, FoundKind::Duration));
        }
        let within = WordList::DurationWithin.has(line.slice(amount.end, end));
        let bounded = || {
            // 48小时内
            let written = line.slice(amount.start, amount.end);
            let word = WordList::DurationAtMost.first();
            read_clean(&format!("{written}{word}"), &context)
        };
        let figure = within.then(bounded).flatten().unwrap_or(amount.figure);
        Some(Outcome::with(
            amount.start,
            end,
            FoundKind::Duration,
            Some(figure),
        ))
    }

    /// Whether a unit is one of time.
    pub(super) fn is_time(&self, unit: &UnitId) -> bool {
        let time = self.time.get(unit);
        let dimension = time.and_then(|unit| unit.dimension.as_deref());
        matches!(dimension, Some("year" | "month" | "day" | "second"))
    }

    /// 1分20秒, 五分半钟: minutes that are written as points are, with what tells that they are minutes.
    fn in_minutes(&self, line: Line<'_>, hit: usize, start: Start) -> Option<Amount> {
        let context = FigureContext::new(&self.time, &self.readings);
        let number = line.run(hit, |c| is_digit(c) || is_han_numeral(c));
        let minute = line.past_any(number, WordList::Minute)?;
        let minutes = WordList::Minutes.first();
        let (end, rest) = if let Some(half) = line.past_any(minute, WordList::Half) {
            let end = line.past_any(half, WordList::MinuteEnd)?;
            (end, line.slice(minute, half))
        } else {
            let seconds = line.run(minute, |c| is_digit(c) || is_han_numeral(c));
            let end = line.past_any(seconds, WordList::Second)?;
            (seconds > minute).then_some(())?;
            (end, line.slice(minute, end))
        };
        let written = format!("{}{minutes}{rest}", line.slice(start.at, number));
        let figure = (number > hit).then(|| read_clean(&written, &context))??;
        Some(Amount {
            start: start.at,
            end,
            figure,
        })
    }

    /// `an hour and 45 minutes`, `one hour and half`, `five and half minutes`: a stretch that is longer than what was read of
    /// it.
    fn longer(&self, line: Line<'_>, amount: &Amount, end: usize) -> Option<(usize, usize)> {
        let (and, half) = line.word(line.past_blank(end));
        let (word, after) = line.word(line.past_blank(half));
        if WordList::And.has(and) && WordList::HalfWord.has(word) {
            return Some((amount.start, after));
        }
        let joint = line.back_blank(amount.start, 0);
        let and = line.word_before(joint, 0);
        if joint == amount.start || !WordList::And.has(and) {
            return None;
        }
        let before = line.back_blank(joint - and.len(), 0);
        let word = line.word_before(before, 0);
        let start = before - word.len();
        if is_number_word(word) && WordList::HalfWord.has(line.word(amount.start).0) {
            return Some((start, end));
        }
        let article_end = line.back_blank(start, 0);
        let article = line.word_before(article_end, 0);
        let larger = self.time.length_at(word) == Some(word.len());
        let stretch = larger && WordList::Article.names(article);
        stretch.then(|| (article_end - article.len(), end))
    }
}

/// A word of time is not further from the start of its number than this many characters.
const REACH: usize = 32;

impl Scanner {
    /// Whether a word of time follows soon, so that a duration is worth reading.
    pub(super) fn tells_time(&self, line: Line<'_>, hit: usize) -> bool {
        if is_of_seconds(line, hit) {
            return true;
        }
        let mut in_word = false;
        for (offset, c) in line.rest(hit).char_indices().take(REACH) {
            if matches!(c, '，' | '。' | '；' | '、' | '：') {
                return false;
            }
            let latin = is_latin(c);
            let begins = latin && !in_word || is_han(c);
            in_word = latin;
            if begins && self.time.begin(line.rest(hit + offset)) {
                return true;
            }
        }
        false
    }
}

/// Past the minutes and seconds that go on an hour: 2小时41分, 3分20秒.
fn past_minutes(line: Line<'_>, end: usize) -> usize {
    let mut end = end;
    for (larger, smaller) in WordList::SmallerTime.pairs() {
        let number = line.run(end, |c| is_digit(c) || is_han_numeral(c));
        let after = number + smaller.len();
        let joined = line.slice(0, end).ends_with(larger) && number > end;
        if joined && line.rest(number).starts_with(smaller) {
            end = after;
        }
    }
    end
}

/// The place after the words that end a duration.
fn ending(line: Line<'_>, end: usize) -> usize {
    let Some(word) = WordList::DurationEnd.starting(line.rest(end)) else {
        return end;
    };
    let after = end + word.len();
    // 三年来自, 五年后勤, 两年内部, 三年前往, 三年里程: the word goes on.
    let next = line.at(after);
    let mut known = guards(Guard::Duration).filter(|(own, _)| *own == word);
    let goes_on = known.any(|(_, others)| next.is_some_and(|c| others.contains(c)));
    let numeral = next.is_some_and(is_han_numeral) && WordList::DurationSide.has(word);
    if goes_on && !numeral { end } else { after }
}
