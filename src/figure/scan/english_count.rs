//! Whether a number in English words is a figure: it may introduce (`two problems`), stand for something else (`about one’s own
//! group`) or be a part of a word (`two-way`). What digits say is `classify.rs`, Chinese `han_count.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, WordList, is_plural, number as number_of};
use super::super::number::Number;
use super::super::numeral::is_number_word;
use super::FoundKind;
use super::amount::Amount;
use super::clause::clause;
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
        // `twenty-twenty vision`: no range ends where it begins.
        if figure.upper() == Some(&figure.value) {
            return Some(FoundKind::Name);
        }
        // `almost zero-copy`
        if figure.value.is_zero() && line.at(word_end) == Some('-') {
            return None;
        }
        let qualified = !figure.qualifiers().is_empty() && !is_hedged(line, amount);
        // `about one's own group`
        let owns = matches!(next, Some('\'' | '’'))
            && WordList::DecadeSuffix.has(line.word(line.next(amount.end)).0);
        if owns
            || is_so_often(line, word_end)
            || tells_how_often(line, word, word_end)
            || is_digit_place(line, word, amount.end)
        {
            return None;
        }
        if WordList::HalfWord.names(word) {
            let told = qualified || is_half_told(line, hit, word_end, amount);
            let half = told && !self.is_half_more(line, hit);
            let ordered = WordList::HalfOrder.names(line.word_before(line.back_blank(hit, 0), 0));
            return (half && !ordered).then_some(FoundKind::Figure);
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
        // `a quarter mile`
        let measured = figure.unit.is_some() && figure.writing.parts > 1;
        if WordList::PlainPart.names(word) && !is_share(line, hit, word_end) && !measured {
            return None;
        }
        let one = figure.value <= Number::ONE && !figure.value.is_negative();
        let share = figure.writing.parts > 1;
        if small && self.counts_small(line, amount) {
            return Some(FoundKind::Figure);
        }
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

/// `a three-time champion`: how often somebody was something.
fn is_so_often(line: Line<'_>, end: usize) -> bool {
    line.at(end) == Some('-') && WordList::OnceOrMore.has(line.word(line.next(end)).0)
}

/// `half of the boats`, `half a million`, `rose by half`: whether something says what half it is. In `the second half of the year`
/// it is one of two.
fn is_half_told(line: Line<'_>, hit: usize, end: usize, amount: &Amount) -> bool {
    let (after, _) = line.word(line.past_blank(end));
    let counted = amount.figure.unit.is_some() || amount.figure.writing.exponent > 0;
    // `rose by half`
    let by = line.word_before(line.back_blank(hit, 0), 0);
    let ends = after.is_empty() || WordList::ShareEnd.names(after);
    let change = WordList::By.has(by) && ends;
    // `half a dozen gulls`, `half as many`
    let dozen = amount.figure.value >= Number::ONE;
    let multiple = WordList::MultipliedBy.has(after);
    WordList::HalfOf.has(after) || counted || change || dozen || multiple
}

impl Scanner {
    /// `a litre and a half`: what is added to something before it.
    fn is_half_more(&self, line: Line<'_>, hit: usize) -> bool {
        let mut words = clause(line, hit);
        let mut next = || words.next().unwrap_or_default();
        let (article, and, noun, one) = (next(), next(), next(), next());
        WordList::HalfArticle.has(article)
            && WordList::And.has(and)
            && WordList::Article.names(one)
            && self.units.match_at(noun).is_some()
    }

    /// `nine of 16 boats`, `there were zero accidents`: numbers that introduce nothing, although they are small. `zero copies` alone
    /// may be a way to do something.
    fn counts_small(&self, line: Line<'_>, amount: &Amount) -> bool {
        let value = &amount.figure.value;
        let (of, after) = line.word(line.past_blank(amount.end));
        // `six of the 15`
        let number = line.past_blank(after);
        let (article, article_end) = line.word(number);
        let shown = WordList::Determiner.has(article) || WordList::OwnerOrPointer.has(article);
        let number = if shown {
            line.past_blank(article_end)
        } else {
            number
        };
        let (whole, _) = line.word(number);
        let large = || is_number_word(whole) && small_value(whole).is_none_or(|value| value > 9);
        let part = WordList::Of.has(of) && (line.at(number).is_some_and(is_digit) || large());
        let verb = line.word_before(line.back_blank(amount.start, 0), 0);
        let (behind, _) = line.word(line.past_blank(after));
        // `Zero complaints were received`
        let opens = line.at(amount.start).is_some_and(char::is_uppercase);
        let told = WordList::PluralVerb.has(verb)
            || opens && verb.is_empty() && WordList::PluralVerb.has(behind);
        let counted = self.labels.counted(of) && told;
        *value > Number::ONE && part || value.is_zero() && counted
    }
}

fn small_value(word: &str) -> Option<u32> {
    number_of(NumberRole::Small, &word.to_ascii_lowercase())
}

/// `there are probably two things`: what opens the figure speaks of its sentence as much.
fn is_hedged(line: Line<'_>, amount: &Amount) -> bool {
    WordList::HedgeWord.names(line.word(amount.start).0)
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
