//! Words and signs beside a number that may belong to it: `10 k`, `$5 mil`, `=>30`, `12 kg ±`, 比30大, 60分間. Each tells which
//! bytes are then unread, and why. Numbers that are parts of larger ones are `larger.rs`.

use super::super::language::{
    NumberRole, WordList, is_plural, number as number_of, word_value as amount_of,
};
use super::amount::Amount;
use super::foreign::is_japanese;
use super::line::{Line, is_blank, is_digit};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// 60分間有効です: a measure that another language has for something else.
pub(super) fn of_japanese(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    WordList::OtherInJapanese.ending(written)?;
    is_japanese(line, amount.end).then_some((
        amount.start,
        amount.end,
        "the measure may mean something else in Japanese",
    ))
}

/// `1 million 200 thousand`: a smaller scale with a number of its own.
pub(super) fn summed(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let number = line.past_blank(amount.end);
    let digits = line.run(number, is_digit);
    let (scale, end) = line.word(line.past_blank(digits));
    let power = amount_of(NumberRole::Scale, scale)?.power;
    let own = u32::try_from(amount.figure.writing.exponent).ok()?;
    let plain = amount.figure.unit.is_none() && amount.figure.upper().is_none();
    (plain && digits > number && number > amount.end && own > power).then_some((
        amount.start,
        end,
        "the number goes on",
    ))
}

/// `$5 mil`, `twenty grand`: words that may be scales.
pub(super) fn scaled_oddly(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_blank(amount.end);
    let (word, end) = line.word(next);
    let plain = amount.figure.writing.exponent == 0 && amount.figure.upper().is_none();
    // `a five-dollar bill`
    let named =
        amount.figure.unit.is_some() && !line.slice(amount.start, amount.end).ends_with(is_digit);
    (plain && !named && next > amount.end && WordList::DoubtfulScale.has(word)).then_some((
        amount.start,
        end,
        "the word after the number may be a scale",
    ))
}

/// `12 kg ±`: a tolerance that nobody tells.
pub(super) fn left_open(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let sign = line.run(amount.end, is_blank);
    let end = line.next(sign);
    (line.at(sign) == Some('±')).then_some((
        amount.start,
        end,
        "what `±` adds and takes away is not understood",
    ))
}

/// `a ratio of one to five`: two numbers of which one is over the other.
pub(super) fn ratio(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let of = line.back_blank(amount.start, 0);
    let joint = line.word_before(of, 0);
    let noun = line.word_before(line.back_blank(of - joint.len(), 0), 0);
    let bare = amount.figure.unit.is_none() && amount.figure.upper().is_some();
    let told = WordList::Of.has(joint) && WordList::RatioNoun.names(noun);
    (bare && told).then_some((amount.start, amount.end, "the two numbers are a ratio"))
}

/// `1.1 million plus jars`: a word that bounds the number, or adds what follows.
pub(super) fn and_more(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let (plus, end) = line.word(line.past_blank(amount.end));
    let (noun, _) = line.word(line.past_blank(end));
    let plural = noun.starts_with(char::is_lowercase) && is_plural(noun);
    let bare = amount.figure.unit.is_none() && amount.figure.qualifiers().is_empty();
    (bare && WordList::PlusWord.has(plus) && plural).then_some((
        amount.start,
        end,
        "the word behind the number may bound it, or add to it",
    ))
}

/// `=>30`, `<-30`: signs before the number that are no comparison that is known.
pub(super) fn signed_oddly(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let before = line.slice(0, amount.start);
    let signs = ["<>", "=>", "=<", "<-"];
    let found = signs
        .into_iter()
        .find_map(|sign| before.strip_suffix(sign))?;
    let apart = found.is_empty() || found.ends_with(is_blank);
    let number = line.at(amount.start).is_some_and(is_digit);
    (apart && number).then_some((
        found.len(),
        amount.end,
        "the signs before the number are not understood",
    ))
}

/// `10 k`, `5 W/kg`: a letter behind a blank that is a scale or a unit.
pub(super) fn lettered(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let (letter, end) = line.word(line.past_blank(amount.end));
    let blank = line.past_blank(amount.end) > amount.end;
    let digits = line.before(amount.end).is_some_and(is_digit);
    // `500 B.C.`, but `It weighed 5 W.`
    let point = line.at(end) == Some('.');
    let behind = if point { line.next(end) } else { end };
    let apart = line
        .at(behind)
        .is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '-' | '\'')));
    let scale = WordList::DoubtfulLetter.has(letter);
    let end = if line.at(end) == Some('/') {
        line.run(line.next(end), |c| c.is_alphanumeric() || c == '°')
    } else {
        end
    };
    (blank && digits && apart && scale && amount.figure.writing.exponent == 0).then_some((
        amount.start,
        end,
        "the letter after the number may be a scale or a unit",
    ))
}

/// 比30大: a comparison whose words stand around the number.
pub(super) fn compared(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let at = line.back_blank(amount.start, 0);
    let word = WordList::ComparedWith.ending(line.slice(0, at))?;
    let start = at - word.len();
    let adjective = line.past_blank(amount.end);
    let score = line.before(start).is_some_and(is_digit);
    (line.is_at(adjective, WordList::Compared) && !score).then(|| {
        (
            start,
            line.next(adjective),
            "the words around the number compare it",
        )
    })
}

/// `one twenty two`: a digit in words before tens.
pub(super) fn led_by_digit(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let word = line.word_before(end, 0);
    let start = end - word.len();
    let digit = number_of(NumberRole::Small, word).is_some_and(|value| (1..10).contains(&value));
    let (first, _) = line.word(amount.start);
    let tens = number_of(NumberRole::Tens, first).is_some();
    let further = line.word_before(line.back_blank(start, 0), 0);
    let apart = WordList::LevelWord.has(further) || WordList::By.has(further);
    (digit && tens && end < amount.start && !apart).then_some((
        start,
        amount.end,
        "the number words are no one number",
    ))
}
