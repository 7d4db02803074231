//! The letter `m` behind a number, which may be metres or a million: `1.8m tall`, `walls of 2m or more`, `a turnover of 12 m`. Where
//! neither speaks for certain the number is unread.

use super::super::language::WordList;
use super::amount::Amount;
use super::clause::{clause, counts};
use super::line::{Line, is_blank, is_digit, is_han};
use super::scanner::Scanner;

impl Scanner {
    /// `turnover of 12 m`, `1,500m dollars`, `5 m votes`: `m` beside money or before what is counted may be a million.
    pub(super) fn doubtful_metre(
        &self,
        line: Line<'_>,
        amount: &Amount,
    ) -> Option<(usize, usize, &'static str)> {
        let lexeme = line.slice(amount.start, amount.end);
        let letter = WordList::ScaleLetter.first();
        // `12 m boats`
        let mut words = lexeme.split(is_blank);
        let counts_things = self.is_whole(&amount.figure) && amount.figure.upper().is_none();
        if counts_things && words.nth(1) == Some(letter) {
            return Some((
                amount.start,
                amount.end,
                "`m` may be metres here, or a million",
            ));
        }
        let number = lexeme.strip_suffix(letter)?;
        let metre = self.units.match_at(WordList::Metres.first())?;
        let unit = amount.figure.unit.as_ref()?;
        let apart = number.ends_with(|c: char| is_blank(c) || is_digit(c));
        let counted = counts(line, amount.end, &self.units, &self.labels);
        let money = || clause(line, amount.start).any(|word| WordList::MoneyNoun.names(word));
        (apart && metre.units.contains(unit) && (counted || money())).then_some((
            amount.start,
            amount.end,
            "`m` may be metres here, or a million",
        ))
    }

    /// `1.8m tall`, 超过250m, `the wall is 9m`: `m` right behind digits may be metres where neither money nor a change nor what is
    /// counted speaks for a million.
    pub(super) fn measured(
        &self,
        line: Line<'_>,
        hit: usize,
        amount: &Amount,
    ) -> Option<(usize, usize, &'static str)> {
        let letter = WordList::ScaleLetter.first();
        let written = line.slice(hit, amount.end);
        // `3m and above`, `3m to 4m`: what stands behind the letter bounds the number.
        let first = written.find(|c: char| !(is_digit(c) || c == '.'))?;
        let behind = written.get(first..)?.strip_prefix(letter);
        let bounded = behind
            .is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric() || is_han(c)));
        let number = written.strip_suffix(letter);
        let whole = number.is_some_and(|number| number.ends_with(is_digit));
        let glued = (whole || bounded && first > 0) && amount.figure.unit.is_none();
        let (next, _) = line.word(line.past_blank(amount.end));
        let noun = line.word_before(line.back_blank(amount.start, 0), 0);
        let noun_start = line.back_blank(amount.start, 0).saturating_sub(noun.len());
        let further = line.word_before(line.back_blank(noun_start, 0), 0);
        let length = |word: &str| WordList::LengthNoun.has_small(word);
        let told = WordList::MeasureWord.has(next)
            || length(noun)
            || WordList::LengthJoint.has(noun) && length(further);
        let chinese =
            line.before(hit).is_some_and(is_han) || line.at(amount.end).is_some_and(is_han);
        let large = |word: &str| {
            WordList::MoneyNoun.names(word)
                || WordList::Change.names(word)
                || !bounded && WordList::Of.names(word)
        };
        let counted = || {
            counts(line, amount.end, &self.units, &self.labels)
                || clause(line, amount.start).any(large)
        };
        // `He jumped 8.5m`, `Anna fell 10m`
        let fallen = || {
            let subject = line.word_before(line.back_blank(noun_start, 0), 0);
            WordList::Change.has(noun) && WordList::MovingSubject.names(subject)
        };
        // `The river rose 2.1m`, `Waves of 4m hit the coast`
        let watery = || clause(line, amount.start).any(|word| WordList::LengthSubject.names(word));
        (glued && (told || chinese || watery() || fallen() || !counted())).then_some((
            amount.start,
            amount.end,
            "`m` may be metres here, or a million",
        ))
    }
}
