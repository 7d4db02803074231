//! Whether a number in English words is a figure: it may introduce (`two problems`), stand for something else (`about one’s own
//! group`) or be a part of a word (`two-way`). What digits say is `classify.rs`, Chinese `han_count.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, WordList, is_plural, number as number_of};
use super::super::number::Number;
use super::FoundKind;
use super::amount::Amount;
use super::foreign::is_foreign;
use super::line::{Line, is_blank, is_digit};
use super::scanner::Scanner;
use super::share::is_share;

impl Scanner {
    pub(super) fn english(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<FoundKind> {
        let figure = &amount.figure;
        let (word, word_end) = line.word(hit);
        let next = line.at(amount.end);
        let part = begins_word(line, amount.end) || ends_word(line, hit);
        if part || is_foreign(line, hit) || is_scale_behind(line, hit, word) {
            return None;
        }
        // `almost zero-copy`
        if figure.value.is_zero() && line.at(word_end) == Some('-') {
            return None;
        }
        let qualified = !figure.qualifiers().is_empty() && !is_hedged(line, amount);
        // `about one's own group`
        if matches!(next, Some('\'' | '’'))
            && WordList::DecadeSuffix.has(line.word(line.next(amount.end)).0)
        {
            return None;
        }
        if tells_how_often(line, word, word_end) || is_digit_place(line, word, amount.end) {
            return None;
        }
        if WordList::HalfWord.names(word) {
            let (after, _) = line.word(line.past_blank(word_end));
            let part = WordList::HalfOf.has(after);
            let counted = figure.unit.is_some() || figure.writing.exponent > 0;
            // `the second half of the year`
            let order = line.word_before(line.back_blank(hit, 0), 0);
            if WordList::HalfOrder.names(order) {
                return None;
            }
            // `rose by half`
            let by = line.word_before(line.back_blank(hit, 0), 0);
            let ends = after.is_empty() || WordList::ShareEnd.names(after);
            let change = WordList::By.has(by) && ends;
            return (qualified || part || counted || change).then_some(FoundKind::Figure);
        }
        let whole = figure.value.is_integer();
        // `one or two problems` introduces as `one problem` does.
        let either = || {
            let mut words = line.slice(hit, amount.end).split(is_blank);
            words.any(|word| WordList::RangeChoice.has(word))
        };
        let ends = figure.upper();
        let few = |number: &Number| *number < Number::from(10) && !number.is_negative();
        let single = ends.is_none_or(|upper| few(upper) && either());
        // `within one file`: where it is, and no bound of how many.
        let inside = amount.start < hit
            && figure.unit.is_none()
            && (WordList::Inside.names(line.word(amount.start).0)
                || figure.value == Number::ONE
                    && WordList::Spanning.names(line.word(amount.start).0));
        let small = few(&figure.value) && single && (!qualified || inside) && whole;
        if WordList::PlainPart.names(word) && !is_share(line, hit, word_end) {
            return None;
        }
        let one = figure.value <= Number::ONE && !figure.value.is_negative();
        let share = figure.writing.parts > 1;
        match &figure.unit {
            None if small && one && ends.is_none() => None,
            None if small => Some(FoundKind::Enumeration),
            Some(_) if small && one && ends.is_none() && !share && self.is_whole(figure) => {
                Some(FoundKind::Enumeration)
            }
            _ => Some(FoundKind::Figure),
        }
    }
}

/// `there are probably two things`: what opens the figure speaks of its sentence as much.
fn is_hedged(line: Line<'_>, amount: &Amount) -> bool {
    WordList::Hedge.names(line.word(amount.start).0)
}

/// `two-way`, `ten·et`: whether the number is the beginning of an adjective, or of a word in syllables.
fn begins_word(line: Line<'_>, end: usize) -> bool {
    matches!(line.at(end), Some('-' | '·')) && line.at(line.next(end)).is_some_and(is_latin)
}

/// `a non-zero load`: whether the number ends an adjective.
fn ends_word(line: Line<'_>, hit: usize) -> bool {
    line.before(hit) == Some('-') && line.before(line.back(hit)).is_some_and(is_latin)
}

/// `12,34 million`, `(4.2) thousand`, `five per thousand`: the scale of a number that was not read, or what a rate is told for.
fn is_scale_behind(line: Line<'_>, hit: usize, word: &str) -> bool {
    let end = line.back_blank(hit, 0);
    let number = line.before(end).is_some_and(|c| is_digit(c) || c == ')');
    let rate = WordList::Per.has(line.word_before(end, 0));
    let scale = number_of(NumberRole::Scale, word).is_some()
        || number_of(NumberRole::Times, word) == Some(100);
    end < hit && scale && (number || rate)
}

/// `the hundreds digit`: a place of a number.
fn is_digit_place(line: Line<'_>, word: &str, end: usize) -> bool {
    let (place, _) = line.word(line.past_blank(end));
    is_plural(word) && WordList::DigitPlace.has(place)
}

/// `twice a week`, `rang twice.`: `twice` multiplies only what is told after it.
fn tells_how_often(line: Line<'_>, word: &str, end: usize) -> bool {
    let (next, _) = line.word(line.past_blank(end));
    WordList::HowOften.names(word) && !WordList::MultipliedBy.has(next)
}
