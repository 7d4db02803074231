//! Words and signs beside a number that may belong to it: `10 k`, `$5 mil`, `=>30`, `12 kg ±`, 比30大, 60分間. Each tells which
//! bytes are then unread, and why. Numbers that are parts of larger ones are `larger.rs`.

use super::super::cursor::{Cursor, is_latin};
use super::super::language::{
    NumberRole, WordList, is_plural, number as number_of, word_value as amount_of,
};
use super::super::number::Number;
use super::super::numeral::is_number_word;
use super::super::unit::{Units, is_money};
use super::amount::Amount;
use super::clause::clause;
use super::foreign::is_japanese;
use super::line::{Line, is_blank, is_digit, is_han, is_han_numeral, is_money_sign};

/// No comparison stands further before `than` than so many words.
const MOST_COMPARED: usize = 4;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// 60分間, `one twenty two`: what stands right beside the amount, before or behind it.
pub(super) fn of_neighbours(line: Line<'_>, amount: &Amount) -> Option<Told> {
    of_japanese(line, amount).or_else(|| led_by_digit(line, amount))
}

/// 60分間有効です: a measure that another language has for something else.
fn of_japanese(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    WordList::OtherInJapanese.ending(written)?;
    is_japanese(line, amount.end).then_some((
        amount.start,
        amount.end,
        "the measure may mean something else in Japanese",
    ))
}

/// `1 million 200 thousand`, `4 million and 300 thousand`: a smaller scale with a number of its own.
pub(super) fn summed(line: Line<'_>, amount: &Amount) -> Option<Told> {
    // `1 million, 200 thousand`
    let comma = line.at(amount.end) == Some(',');
    let after = if comma {
        line.next(amount.end)
    } else {
        amount.end
    };
    // `4 million and 300 thousand`
    let (and, and_end) = line.word(line.past_blank(after));
    let after = if WordList::And.has(and) {
        and_end
    } else {
        after
    };
    let number = line.past_blank(after);
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

/// `half as much as $60`: what is compared with the number, and does not bound it.
pub(super) fn multiplied(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lead = line.word_before(line.back_blank(amount.start, 0), 0);
    let words = Cursor {
        text: line.text,
        at: amount.start,
    };
    let compared = words.past_any(WordList::AsMuch).is_some();
    (compared && WordList::AsMuchLead.names(lead)).then_some((
        amount.start,
        amount.end,
        "something is compared with the number",
    ))
}

/// `few hundred boats`: nobody says how many hundreds.
pub(super) fn of_few(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let word = line.word_before(end, 0);
    let (scale, _) = line.word(amount.start);
    let scaled = [NumberRole::Times, NumberRole::Scale]
        .into_iter()
        .any(|role| number_of(role, scale).is_some());
    (scaled && WordList::BareFew.names(word)).then_some((
        end - word.len(),
        amount.end,
        "the word before the number leaves it open",
    ))
}

/// `12 kg ±`: a tolerance that nobody tells.
pub(super) fn left_open(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let sign = line.run(amount.end, is_blank);
    let end = line.next(sign);
    // `7(±0.5) t`
    let opened = line.at(sign) == Some('(') && line.at(end) == Some('±');
    let inner = if opened {
        line.run(end, |c| c != ')' && c != '\n')
    } else {
        end
    };
    if opened && line.at(inner) == Some(')') {
        let reason = "the tolerance in brackets is not understood";
        return Some((amount.start, line.next(inner), reason));
    }
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
        .is_none_or(|c| is_han(c) || !(c.is_alphanumeric() || matches!(c, '-' | '\'')));
    let scale = WordList::DoubtfulLetter.has(letter);
    let end = if line.at(end) == Some('/') {
        line.run(line.next(end), |c| c.is_alphanumeric() || c == '°')
    } else {
        end
    };
    // `a 2B pencil`, `stand 42B`; `$2B` and `1.3B users` tell how much.
    let billions = line.slice(amount.start, amount.end).strip_suffix('B');
    let billions = billions.filter(|number| number.bytes().all(|c| c.is_ascii_digit()));
    let article = line.word_before(line.back_blank(amount.start, 0), 0);
    let classed = WordList::HalfArticle.names(article) || WordList::LetteredPlace.has(article);
    if billions.is_some_and(|number| number.len() <= 2) && classed && !is_plural(letter) {
        return Some((
            amount.start,
            amount.end,
            "the letter after the number may be a scale or a unit",
        ));
    }
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

/// Whether a number is none of the small ones in words that introduce: `more than one might think`.
fn is_telling(line: Line<'_>, amount: &Amount) -> bool {
    let small = amount.figure.value.abs() < Number::from(10);
    let (word, _) = line.word(amount.start);
    !small || number_of(NumberRole::Small, word).is_none()
}

/// `more boats than 90`: a comparison whose words stand around what is counted.
pub(super) fn compared_apart(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mut words = clause(line, amount.start);
    // `fewer people than the 5,000 expected`
    let first = words.next().filter(|word| !WordList::Determiner.has(word));
    let led = first.is_none();
    let than = first.or_else(|| words.next());
    let than = than.is_some_and(|word| WordList::Than.has(word));
    let mut before = words.take(MOST_COMPARED).peekable();
    let more = |word: &str| WordList::ComparedNoun.names(word);
    let apart = !led || before.peek().is_some_and(|word| !more(word));
    let compared = apart && before.any(more);
    let start = line.back_blank(amount.start, 0);
    let start = start - line.word_before(start, 0).len();
    (than && compared && is_telling(line, amount)).then_some((
        start,
        amount.end,
        "the words before the number compare it",
    ))
}

/// `at most, 300 boats`: words that bound the number or the one before it.
pub(super) fn set_off(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let before = line
        .slice(0, line.back_blank(amount.start, 0))
        .strip_suffix(',')?;
    let mut words = WordList::SetOff.words().iter();
    let start = words.find_map(|word| line.back_word(before.len(), 0, word))?;
    let led = line.back_blank(start, 0);
    let noun = line.word_before(led, 0);
    let number = line.back_blank(led - noun.len(), 0);
    // `40 boats at most, 12 of them new`
    let counted = [led, number].into_iter().any(|end| {
        line.before(end).is_some_and(is_digit) || is_number_word(line.word_before(end, 0))
    });
    (!counted && is_telling(line, amount) && !line.before(start).is_some_and(is_latin)).then_some((
        start,
        amount.end,
        "the words before the comma may bound the number",
    ))
}

/// 收入-5万元: a sign that may be a minus or a dash.
pub(super) fn dashed(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let sign = line.back(amount.start);
    let dash = matches!(line.before(amount.start), Some('-' | '−'));
    let joined = line
        .before(sign)
        .is_some_and(|c| is_han(c) && !is_han_numeral(c));
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id));
    let measured = unit.is_some_and(|unit| !unit.whole);
    let digit = line.at(amount.start).is_some_and(is_digit);
    (dash && joined && measured && digit).then_some((
        sign,
        amount.end,
        "the sign before the number may be a minus or a dash",
    ))
}

/// `six pounds ten`: ounces of a weight, or pence.
pub(super) fn pounds(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let pound = line.word_before(amount.end, amount.start);
    let number = line.past_blank(amount.end);
    let digits = line.run(number, is_digit);
    let (word, after) = line.word(number);
    let small = number_of(NumberRole::Small, word).is_some();
    let end = if digits > number { digits } else { after };
    let few = small || digits > number && digits <= number + 2;
    let next = line.past_blank(end);
    let (follower, _) = line.word(next);
    let stops = follower.is_empty() && !line.at(end).is_some_and(|c| c == '%' || c == '-')
        || WordList::MeasureEnd.has(follower);
    let counted = units.begin(line.rest(next));
    (WordList::PoundOfMoney.has(pound) && number > amount.end && few && stops && !counted)
        .then_some((
            amount.start,
            end,
            "the number behind the pounds may count ounces or pence",
        ))
}

/// `paid two hundred pounds`: money where the clause is about it, or a weight that was paid for.
pub(super) fn pounds_paid(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let pound = line.word_before(amount.end, amount.start);
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id));
    let weight = unit.is_some_and(|unit| !is_money(unit));
    (weight && WordList::PoundOfMoney.has(pound)).then_some(())?;
    let paid = |word: &str| WordList::PaidInPounds.has(word);
    let (next, _) = line.word(line.past_blank(amount.end));
    // `30 pounds a head`
    let each = WordList::UnitArticle.has(next);
    // `2.2 billion pounds in provisions`
    let large = amount.figure.writing.exponent >= MILLIONS;
    let told = each || large || clause(line, amount.start).take(MOST_PAID_WORDS).any(paid);
    (told && !WordList::Of.has(next)).then_some((
        amount.start,
        amount.end,
        "the pounds may be money or a weight",
    ))
}

/// Of a million pounds and more, money is told oftener than a weight.
const MILLIONS: i32 = 6;

/// What is paid stands no more words before its pounds.
const MOST_PAID_WORDS: usize = 6;

/// `4.7/5`: a mark out of so many.
pub(super) fn of_marks(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lexeme = line.slice(amount.start, amount.end);
    let whole = line.next(amount.end);
    let end = line.run(whole, is_digit);
    let slashed = line.at(amount.end) == Some('/') && (1..=3).contains(&(end - whole));
    let joined = line.at(end).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '/' | '%' | '.') && line.at(line.next(end)).is_some_and(is_digit)
    });
    (lexeme.contains('.') && slashed && !joined).then_some((
        amount.start,
        end,
        "one number over another may be a mark out of so many",
    ))
}

/// `+/-12 kg`, `twice 12 kg`: what stands before the number adds and takes it away, or multiplies it.
pub(super) fn led(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let times = line.word_before(end, 0);
    let start = match tolerance_before(line, amount.start, end) {
        Some(start) => start,
        None if end < amount.start && WordList::HowOften.names(times) => end - times.len(),
        None => return None,
    };
    let apart = line.before(start).is_none_or(|c| is_blank(c) || c == '(');
    (apart && is_telling(line, amount)).then_some((
        start,
        amount.end,
        "what stands before the number is not understood",
    ))
}

/// Where a tolerance starts that ends before a number at `start`, at `end`, or with its sign in words: `plus or minus 3`.
fn tolerance_before(line: Line<'_>, start: usize, end: usize) -> Option<usize> {
    WordList::Tolerance.words().iter().find_map(|word| {
        let signed = word.rsplit_once(' ').filter(|(_, last)| {
            let (own, _) = line.word(start);
            own.eq_ignore_ascii_case(last)
        });
        let behind = signed.map_or(end, |(_, last)| start + last.len());
        line.back_word(behind, 0, word)
    })
}

/// `rooms start at $12`: a price that others are above.
pub(super) fn priced_from(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id))?;
    let end = line.back_blank(amount.start, 0);
    let mut words = WordList::PricedFrom.words().iter();
    let start = words.find_map(|word| line.back_word(end, 0, word))?;
    let apart = !line.before(start).is_some_and(is_latin) && end < amount.start;
    (is_money(unit) && apart).then_some((start, amount.end, "others may be above the price"))
}

/// `15 to $20`: a sign of money that may be meant for both ends.
pub(super) fn to_money(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let (joint, after) = line.word(line.past_blank(amount.end));
    let sign = line.past_blank(after);
    let number = line.run(sign, is_money_sign);
    let end = line.run(number, |c| is_digit(c) || matches!(c, '.' | ','));
    let end = number + line.slice(number, end).trim_end_matches(['.', ',']).len();
    let digit = line.before(amount.end).is_some_and(is_digit);
    (digit && WordList::ScoreJoint.has(joint) && number > sign && end > number).then_some((
        amount.start,
        end,
        "the sign of money may be meant for both numbers",
    ))
}

/// `4.7 out of 5`, `3.4 per 1,000 births`: what was given of so much, or happens among so many.
pub(super) fn rated(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_blank(amount.end);
    let (per, per_end) = line.word(next);
    let whole = |from: usize| line.run(from, |c| is_digit(c) || c == ',');
    if WordList::Per.has(per) {
        let number = line.past_blank(per_end);
        let end = whole(number);
        return is_base(line.slice(number, end)).then_some((
            amount.start,
            end,
            "the number is a rate of so many",
        ));
    }
    let behind = Cursor {
        text: line.text,
        at: next,
    };
    let number = behind.past_any(WordList::OutOfAll)?.past_blanks().at;
    let end = line.run(number, is_digit);
    let decimal = line.slice(amount.start, amount.end).contains('.');
    (decimal && end > number && next > amount.end).then_some((
        amount.start,
        end,
        "the number is what was given out of so many",
    ))
}

/// Whether a number is one of which rates are told: 100,000.
pub(super) fn is_base(number: &str) -> bool {
    let zeros = number.strip_prefix('1').unwrap_or_default();
    zeros.len() > 1 && zeros.chars().all(|c| matches!(c, '0' | ','))
}

/// `one twenty two`: a digit in words before tens.
fn led_by_digit(line: Line<'_>, amount: &Amount) -> Option<Told> {
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
