//! Numbers that a text makes part of something larger than what was read: `1 over 3`, `10 k`, `=>30`, 比30大, `1.8m tall`.
//! The number alone would say more, or something else, than the text; it is told as unread.

use super::super::cursor::is_latin;
use super::super::language::{
    NumberRole, WordList, number as number_of, ones, word_value as amount_of,
};
use super::super::number::Number;
use super::super::numeral::{is_counting, is_number_word, is_part_name};
use super::super::unit::{RATIO, RATIO_POINTS, Units, is_currency_sign, is_money};
use super::FoundKind;
use super::amount::Amount;
use super::carried_on;
use super::clause::counts;
use super::degrees;
use super::doubtful;
use super::glued::past_scale;
use super::in_scale;
use super::limited;
use super::line::{Line, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};
use super::myriad_letter;
use super::outcome::Outcome;
use super::part_range;
use super::powers;
use super::preposition;
use super::price;
use super::scanner::Scanner;
use super::unit_parts;
use super::unit_words;
use super::unsure;

/// No quotation is looked for further before a number than so many bytes.
const FURTHEST_QUOTE: usize = 400;

/// What is told as unread instead of an amount: its bytes, and why.
pub(super) type Larger = (usize, usize, String);

impl Scanner {
    /// What is part of something larger, as unread, unless it is no figure at all.
    pub(super) fn in_larger(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<Outcome> {
        let (start, end, reason) = self.larger(line, hit, amount)?;
        Some(match self.classify(line, hit, amount) {
            Outcome::Found(found) if found.kind != FoundKind::Figure => Outcome::Found(found),
            _ => Outcome::unread(start, end, reason),
        })
    }

    /// What the amount whose number is at `hit` is a part of.
    pub(super) fn larger(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<Larger> {
        let told = |(start, end, reason): (usize, usize, &str)| (start, end, reason.to_owned());
        unsure::signed_oddly(line, amount)
            .or_else(|| spaced(line, amount, &self.units))
            .or_else(|| powers::raised(line, amount, &self.units))
            .or_else(|| marked(line, amount))
            .or_else(|| self.unknown_money(line, amount))
            .or_else(|| self.pointed_thousands(amount))
            .or_else(|| self.doubtful_metre(line, amount))
            .or_else(|| self.bracketed(line, amount))
            .or_else(|| doubtful::told(line, amount, &self.units, &self.labels))
            .or_else(|| unsure::summed(line, amount))
            .or_else(|| unsure::scaled_oddly(line, amount))
            .or_else(|| unit_words::told(line, amount))
            .or_else(|| unit_parts::told(line, amount, &self.units))
            .or_else(|| self.in_two_units(line, amount))
            .or_else(|| carried_on::told(line, amount, &self.units))
            .or_else(|| part_range::told(line, amount))
            .or_else(|| price::pair(line, amount))
            .or_else(|| price::of_others(line, amount))
            .or_else(|| price::with_pence(line, amount))
            .or_else(|| price::coded(line, amount, &self.units))
            .or_else(|| unsure::of_few(line, amount))
            .or_else(|| unsure::multiplied(line, amount))
            .or_else(|| unsure::left_open(line, amount))
            .or_else(|| unsure::ratio(line, amount))
            .or_else(|| unsure::and_more(line, amount))
            .or_else(|| unsure::compared(line, amount))
            .or_else(|| unsure::compared_apart(line, amount))
            .or_else(|| unsure::set_off(line, amount))
            .or_else(|| unsure::led(line, amount))
            .or_else(|| unsure::priced_from(line, amount, &self.units))
            .or_else(|| unsure::pounds(line, amount, &self.units))
            .or_else(|| myriad_letter::watts_or_myriads(line, amount))
            .or_else(|| unsure::pounds_paid(line, amount, &self.units))
            .or_else(|| unsure::dashed(line, amount, &self.units))
            .or_else(|| unsure::of_neighbours(line, amount))
            .or_else(|| preposition::told(line, amount, &self.units))
            .or_else(|| limited::told(line, amount))
            .or_else(|| degrees::from_freezing(line, amount))
            .or_else(|| in_scale::told(line, amount, &self.units))
            .or_else(|| self.measured_on(line, amount))
            .or_else(|| self.measured(line, hit, amount))
            .or_else(|| self.han_larger(line, hit, amount))
            .map(told)
            .or_else(|| {
                let bare = amount.figure.unit.is_none() && amount.figure.upper().is_none();
                let found = bare.then(|| {
                    self.divided(line, amount)
                        .or_else(|| unsure::of_marks(line, amount))
                        .or_else(|| self.offered(line, amount))
                        .or_else(|| parted(line, amount))
                        .or_else(|| improper(line, amount))
                        .or_else(|| divided_into(line, amount))
                        .or_else(|| unsure::to_money(line, amount))
                        .or_else(|| unsure::rated(line, amount))
                        .or_else(|| powers::of_unknown(line, amount, &self.units))
                        .or_else(|| unsure::lettered(line, amount))
                });
                found.flatten().map(told)
            })
    }

    /// `100₾`, `₿6`: the sign of a currency beside the number that no unit has.
    fn unknown_money(
        &self,
        line: Line<'_>,
        amount: &Amount,
    ) -> Option<(usize, usize, &'static str)> {
        let before = line.before(amount.start).filter(|c| is_currency_sign(*c));
        let after = line.at(amount.end).filter(|c| is_currency_sign(*c));
        let unknown = |c: char| !self.units.begin(c.encode_utf8(&mut [0; 4]));
        let start = match before {
            Some(sign) if unknown(sign) => line.back(amount.start),
            _ => amount.start,
        };
        let end = match after {
            Some(sign) if unknown(sign) => line.next(amount.end),
            _ => amount.end,
        };
        let reason = "the sign of a currency beside the number is not known";
        let beside = start < amount.start || end > amount.end;
        (beside && amount.figure.unit.is_none()).then_some((start, end, reason))
    }

    /// `3.000 Euro`, `12.500 €`: three decimals that no price has, where the point may part thousands. `$3.599` is one.
    fn pointed_thousands(&self, amount: &Amount) -> Option<(usize, usize, &'static str)> {
        let figure = &amount.figure;
        let money = self.units.get(figure.unit.as_ref()?).is_some_and(is_money);
        let digits = figure.digits();
        let large = figure.value.abs() >= Number::from(10) || figure.value.is_integer();
        let thousands = digits.decimals == 3 && digits.exponent == 0 && digits.parts == 1;
        let reason = "the point may part thousands";
        (money && thousands && large).then_some((amount.start, amount.end, reason))
    }

    /// 三米九, 1米78, `1 point 5`: digits behind a measure that count tenths of it, or hundredths.
    fn measured_on(&self, line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
        let lexeme = line.slice(amount.start, amount.end);
        let reason = "the digit behind the measure may count parts of it";
        if amount.figure.unit.is_some() && WordList::PointWord.ending(lexeme).is_some() {
            let digits = line.past_blank(amount.end);
            let end = line.run(digits, is_digit);
            let few = end > digits && digits > amount.end && end <= digits + 2;
            return few.then_some((amount.start, end, reason));
        }
        // 38度5, 两公里三; 元 has small change
        let measure = WordList::LengthBehind.ending(lexeme).is_some()
            || amount.figure.unit.is_some() && WordList::TenthsBehind.ending(lexeme).is_some();
        // 一米七八, 1米78
        let written = |c: char| is_han_digit(c) && !is_counting(c);
        let end = line
            .run(amount.end, is_digit)
            .max(line.run(amount.end, written));
        let few = (1..=2).contains(&line.slice(amount.end, end).chars().count());
        // 三块12,000元的板
        let further = matches!(line.at(end), Some('.' | ','))
            && line.at(line.next(end)).is_some_and(is_digit);
        // 1米8的个子, 两米六高
        let told = || {
            line.past_any(end, WordList::Possessive)
                .or_else(|| line.past_any(end, WordList::MeasuredSo))
        };
        // 一米八大床; 十元三斤 are two amounts.
        let thing = |at: usize| {
            let next = line.at(at).filter(|c| c.is_alphanumeric());
            next.is_some_and(|c| is_han_scale(c) || is_digit(c)) || self.units.begin(line.rest(at))
        };
        if let Some(end) = priced(line, amount, &self.units) {
            return Some((amount.start, end, reason));
        }
        // 近30吨二氧化碳
        let named = self.idioms.at(line, amount.end, amount.end).is_some();
        let apart = !further && (told().is_some() || !thing(end) && !named);
        (measure && few && apart).then_some((amount.start, end, reason))
    }

    /// `(1,204) thousand euros`, （500）万元, `(12 ± 1) kg`: a scale behind the brackets around a number, and a unit behind those of
    /// a range.
    fn bracketed(&self, line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
        let open = matches!(line.before(amount.start), Some('(' | '（'));
        let close = matches!(line.at(amount.end), Some(')' | '）'));
        (open && close && amount.figure.unit.is_none()).then_some(())?;
        let behind = line.next(amount.end);
        let scale = past_scale(line, line.run(behind, is_han_scale));
        let scaled = scale > behind || amount.figure.upper().is_some();
        let unit = line.past_blank(scale);
        let measure = self.units.length_at(line.rest(unit)).filter(|_| scaled);
        let end = measure.map_or(scale, |length| unit + length);
        let reason = "what stands behind the brackets may belong to the number";
        (end > behind).then(|| (line.back(amount.start), end, reason))
    }

    /// `1 over 3`: a number over another one of which nothing is counted.
    fn divided(&self, line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
        let (word, after) = line.word(line.past_blank(amount.end));
        let next = line.past_blank(after);
        let digits = line.run(next, is_digit);
        let (name, name_end) = line.word(next);
        let end = if digits > next {
            digits
        } else if is_number_word(name) {
            past_number_words(line, name_end)
        } else {
            return None;
        };
        let thing = line.rest(line.past_blank(end));
        let joined = line.at(end).is_some_and(|c| {
            c == '%'
                || matches!(c, '.' | ',' | '-') && line.at(line.next(end)).is_some_and(is_digit)
        });
        let counts = joined
            || counts(line, end, &self.units, &self.labels)
            || self.time.begin(thing)
            || is_number_word(line.word(line.past_blank(end)).0);
        (WordList::DividedBy.has(word) && next > after && !counts).then_some((
            amount.start,
            end,
            "one number over another may be a part of it",
        ))
    }

    /// `8/16 GB`: a number before a slash and a measure that is no part of one.
    fn offered(&self, line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
        let second = line.next(amount.end);
        let digits = line.run(second, is_digit);
        let slashed = matches!(line.at(amount.end), Some('/' | '／')) && digits > second;
        let unit = line.past_blank(digits);
        let measure = self.units.match_at(line.rest(unit)).filter(|_| slashed)?;
        Some((
            amount.start,
            unit + measure.length,
            "one of the two numbers may be meant, or a part of one",
        ))
    }
}

/// Past the number words that go on here: `one hundred and twenty-one`.
fn past_number_words(line: Line<'_>, end: usize) -> usize {
    let mut end = end;
    loop {
        let next = line.run(end, |c| is_blank(c) || c == '-');
        let (word, after) = line.word(next);
        let joint = WordList::And.has(word);
        let (word, after) = if joint {
            line.word(line.past_blank(after))
        } else {
            (word, after)
        };
        if next == end || !is_number_word(word) {
            return end;
        }
        end = after;
    }
}

/// `a hundred trillionths`, `thirty-two and a thirtieth`: parts of one that are not read, behind a number in words.
fn divided_into(line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
    let reason = "the parts of the fraction are not understood";
    let words = line.before(amount.end).is_some_and(is_latin);
    let next = line.run(amount.end, |c| is_blank(c) || c == '-');
    let (word, end) = line.word(next);
    let ordinal = |word: &str| {
        let word = word.to_ascii_lowercase();
        let value = number_of(NumberRole::Ordinal, &word);
        value.is_some_and(|value| value > 2) || WordList::SmallPart.has(&word)
    };
    let plural = WordList::PluralEnd.ending(word);
    let singular = plural.and_then(|end| word.strip_suffix(end));
    if words && next > amount.end && singular.is_some_and(ordinal) {
        return Some((amount.start, end, reason));
    }
    let (article, after) = line.word(line.past_blank(end));
    let (part, end) = line.word(line.past_blank(after));
    let one = WordList::UnitArticle.has(article);
    (words && WordList::And.has(word) && one && ordinal(part)).then_some((
        amount.start,
        end,
        reason,
    ))
}

/// `4 6/3`: a number before a fraction that makes no mixed number with it.
fn improper(line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
    let next = line.past_blank(amount.end);
    let slash = line.run(next, is_digit);
    let second = line.next(slash);
    let end = line.run(second, is_digit);
    let few = |from: usize, to: usize| (1..=2).contains(&line.slice(from, to).chars().count());
    let digit = line.before(amount.end).is_some_and(is_digit);
    let slashed = matches!(line.at(slash), Some('/' | '／'));
    let alone = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.'));
    (digit && slashed && alone && next > amount.end && few(next, slash) && few(second, end))
        .then_some((
            amount.start,
            end,
            "the fraction behind the number is not understood",
        ))
}

/// 百 分 之 2, 九 九 折, 四点 五个百分点: blanks stand between the characters of one number or of its unit.
fn spaced(line: Line<'_>, amount: &Amount, units: &Units) -> Option<(usize, usize, &'static str)> {
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id));
    let dimension = unit.and_then(|unit| unit.dimension.as_deref());
    let ratio = dimension.is_some_and(|own| own == RATIO || own == RATIO_POINTS);
    let reason = "blanks stand in the number";
    let written = line.slice(amount.start, amount.end);
    let behind = line.run(amount.end, is_blank);
    let sign = WordList::SpacedSign.words().iter().find_map(|sign| {
        let inside = written.find(sign.chars().next()?);
        let inside = inside.and_then(|at| past_spaced(line, amount.start + at, sign));
        inside.or_else(|| past_spaced(line, behind, sign))
    });
    if let Some(end) = sign {
        let number = line.run(end, is_blank);
        let digits = past_number(line, number);
        let end = if digits > number { digits } else { end };
        return Some((amount.start, end, reason));
    }
    let before = line.back_blank(amount.start, 0);
    let digit = written.starts_with(|c: char| is_han_digit(c) && !is_counting(c));
    if before < amount.start && digit {
        let point = line.is_before(before, WordList::PointCharacter) && ratio;
        let number = if point { line.back(before) } else { before };
        let start = line.run_back(number, 0, is_han_digit);
        let apart = !line.before(start).is_some_and(char::is_alphanumeric);
        let spaced = apart || point || written.contains(is_blank);
        return (start < number && spaced).then_some((amount.start, amount.end, reason));
    }
    // 百分之一 点五
    let point = line.next(behind);
    let last = line.run(point, is_han_digit);
    let pointed = ratio
        && behind > amount.end
        && written.ends_with(is_han_digit)
        && line.is_at(behind, WordList::PointCharacter);
    (pointed && last > point).then_some((amount.start, last, reason))
}

/// `9" plates`, `150''`: a mark behind the number that may be inches, seconds or minutes, and closes no quotation.
fn marked(line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
    let rest = line.rest(amount.end);
    let mark = WordList::InchMark.words().iter().find(|mark| {
        let sign = !mark.starts_with(is_latin);
        sign && rest.starts_with(**mark)
    })?;
    let digit = line.before(amount.end).is_some_and(is_digit);
    let from = line
        .text
        .ceil_char_boundary(amount.start.saturating_sub(FURTHEST_QUOTE));
    let before = line.slice(from, amount.start);
    let opened = before.match_indices(*mark).any(|(at, _)| {
        let inner = before.get(..at).unwrap_or_default();
        !inner.ends_with(is_digit)
    });
    // ``we saw 5''
    let opened = opened || before.contains("``");
    let end = amount.end + mark.len();
    let apart = !line.at(end).is_some_and(char::is_alphanumeric);
    (digit && amount.figure.unit.is_none() && !opened && apart).then_some((
        amount.start,
        end,
        "the mark behind the number may be inches, or seconds",
    ))
}

/// Past the number in digits or in Chinese that stands here, if any.
fn past_number(line: Line<'_>, at: usize) -> usize {
    if line.at(at).is_some_and(is_digit) {
        Amount::numeral_end(line, at)
    } else {
        line.run(at, is_han_numeral)
    }
}

/// Past a sign in Chinese whose characters stand here with blanks between them: 百 分 之.
fn past_spaced(line: Line<'_>, at: usize, sign: &str) -> Option<usize> {
    let mut end = at;
    for c in sign.chars() {
        let next = line.run(end, is_blank);
        end = (line.at(next) == Some(c)).then(|| line.next(next))?;
    }
    line.slice(at, end).contains(is_blank).then_some(end)
}

/// 三块五一斤, 三元八两个: where the tenth of a price ends, behind which stands what it is for.
fn priced(line: Line<'_>, amount: &Amount, units: &Units) -> Option<usize> {
    let lexeme = line.slice(amount.start, amount.end);
    let paid = WordList::MoneyUnit
        .ending(lexeme)
        .or_else(|| WordList::MoneyPiece.ending(lexeme));
    line.at(amount.end)
        .filter(|c| is_han_digit(*c) && paid.is_some())?;
    let end = line.next(amount.end);
    let of = line.past_any(end, WordList::PricedOf)?;
    units.begin(line.rest(of)).then_some(end)
}

/// `one billion and a half million`, 三百 点 五: more of a number behind what was read.
fn parted(line: Line<'_>, amount: &Amount) -> Option<(usize, usize, &'static str)> {
    let han = line.before(amount.end).is_some_and(is_han);
    let point = line.run(amount.end, is_blank);
    let digit = line.run(line.next(point), is_blank);
    let pointed = han
        && (point > amount.end || digit > line.next(point))
        && line.is_at(point, WordList::PointCharacter)
        && line.at(digit).is_some_and(is_han_digit);
    if pointed {
        let end = line.run(digit, is_han_digit);
        return Some((amount.start, end, "blanks stand in the number"));
    }
    let apart = line.run(amount.end, is_blank);
    if let Some(end) = line.past_any(apart, WordList::PartsOf) {
        let signs = line.run(end, |c| WordList::MinusCharacter.holds(c));
        let end = past_number(line, signs);
        let reason = "the parts of the fraction are not understood";
        return Some((amount.start, end, reason));
    }
    let (word, end) = line.word(line.past_blank(amount.end));
    let written = line.slice(amount.start, amount.end).to_ascii_lowercase();
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let last = written.rsplit(is_blank).next().unwrap_or_default();
    let part = is_part_name(last) || ones(last).any(is_part_name);
    let half = part || WordList::AHalf.ending(&written).is_some();
    let scale = amount_of(NumberRole::Scale, word).is_some();
    let words = line.before(amount.end).is_some_and(is_latin);
    (half && words && scale).then_some((amount.start, end, "more of a number follows it"))
}
