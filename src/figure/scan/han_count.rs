//! Whether a Chinese numeral is a figure: it may introduce (两地, 一名), name (五个一工程, 十岛百塔) or be a part of another word.
//! What digits say is `classify.rs`, English `english_count.rs`.

use super::super::bound::{BoundKind, Qualifier};
use super::super::language::WordList;
use super::super::number::Number;
use super::super::numeral::{is_ten, small_digit};
use super::super::scale::is_myriad;
use super::FoundKind;
use super::amount::Amount;
use super::counters::is_counter;
use super::line::{Line, is_han, is_han_digit, is_han_numeral, is_han_scale, is_pair, is_tens};
use super::outcome::Outcome;
use super::scanner::Scanner;
use super::start::is_bare_scale;

impl Scanner {
    pub(super) fn chinese(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Outcome {
        let figure = &amount.figure;
        let numeral_end = line.run(hit, is_han_numeral);
        let next = line.at(amount.end);
        let bare = is_bare_scale(line, hit);
        let qualified = !figure.qualifiers().is_empty();
        let pairs = pairs(line, hit).filter(|_| bare && amount.start == hit && !qualified);
        if let Some(end) = pairs {
            return Outcome::found(hit, end, FoundKind::Name);
        }
        let counter = WordList::Counter.ending(line.slice(hit, amount.end));
        if counter.is_some() && next.and_then(small_digit) == Some(1) {
            // 五个一工程: a set, not a count.
            return Outcome::found(amount.start, line.next(amount.end), FoundKind::Name);
        }
        let digits = line.slice(hit, numeral_end);
        let row = digits.chars().count() > 1 && digits.chars().all(is_han_digit);
        if row && self.labels.follows(line.rest(amount.end)) {
            // 四〇九县道
            return Outcome::found(amount.start, numeral_end, FoundKind::Name);
        }
        if row
            && figure.upper().is_none()
            && figure.unit.is_none()
            && !digits.contains(|c| small_digit(c) == Some(0))
        {
            return Outcome::found(amount.start, numeral_end, FoundKind::Name);
        }
        let hedge = line.slice(amount.start, hit).trim_start_matches('~');
        let hedged =
            figure.bound == BoundKind::About && WordList::ArticleHedge.starting(hedge).is_some();
        let article = figure.value == Number::ONE && (hedged || WordList::ArticleBound.has(hedge));
        let small =
            figure.value < Number::from(10) && figure.upper().is_none() && (!qualified || article);
        match &figure.unit {
            None if !qualified && is_large_alone(line, hit, amount) => {
                large_alone(line, hit, amount)
            }
            None => chinese_without_unit(line, hit, amount),
            Some(_)
                if small && (self.introduces(line, hit, amount) || is_party(line, hit, amount)) =>
            {
                amount.found_as(Some(FoundKind::Enumeration))
            }
            Some(_) => amount.found_as(Some(FoundKind::Figure)),
        }
    }

    /// Whether a numeral below ten with a unit introduces a thing instead of counting: 一名, 三个, 半个.
    fn introduces(&self, line: Line<'_>, hit: usize, amount: &Amount) -> bool {
        let first = line.at(hit).unwrap_or_default();
        let lexeme = line.slice(hit, amount.end);
        // 一杯半, 半打
        let whole = amount.figure.value.is_integer() || amount.figure.value < Number::ONE;
        if !whole || WordList::Half.holds(first) && WordList::HalfFigure.ending(lexeme).is_some() {
            return false;
        }
        let one = small_digit(first) == Some(1) || WordList::Half.holds(first);
        let counter = || WordList::Counter.ending(line.slice(hit, amount.end));
        self.is_whole(&amount.figure) && (one || counter().is_some())
    }
}

/// Nobody tells more kinds of something: 十大.
const MOST_KINDS: i64 = 1000;

/// So many are no places and no kinds.
const MANY: i64 = 100_000;

/// 两方会谈: sides of a matter; 两方土 and 土方两方 are cubic metres.
fn is_party(line: Line<'_>, hit: usize, amount: &Amount) -> bool {
    let numeral = line.run(hit, |c| is_han_numeral(c) || is_pair(c));
    let side = line.slice(numeral, amount.end);
    let earth = |c: Option<char>| c.is_some_and(|c| WordList::Material.holds(c));
    WordList::PartyCounter.has(side)
        && !earth(line.at(amount.end))
        && !earth(line.before(amount.start))
}

/// A Chinese numeral with nothing that is a unit after it.
fn chinese_without_unit(line: Line<'_>, hit: usize, amount: &Amount) -> Outcome {
    let figure = &amount.figure;
    let next = line.at(amount.end);
    let word_goes_on = next.is_some_and(is_han);
    // 十五万大军 is many.
    let few = figure.value < Number::from(MOST_KINDS);
    if few && next.is_some_and(|c| WordList::KindsCharacter.holds(c)) {
        let end = (0..2).fold(line.next(amount.end), |end, _| {
            if line.at(end).is_some_and(is_han) {
                line.next(end)
            } else {
                end
            }
        });
        return Outcome::found(amount.start, end, FoundKind::Enumeration);
    }
    let qualified = !figure.qualifiers().is_empty();
    let reaching = figure.qualifiers() == [Qualifier::Reaching];
    let (ten, hundred) = (Number::from(10), Number::from(100));
    let composite = !is_bare_scale(line, hit);
    // 卅六 is a number and nothing else, save in 腊月廿三.
    let calendar = line.is_before(hit, WordList::CalendarEnd);
    let rare = line.at(hit).is_some_and(is_tens) && composite && !calendar;
    let figure_stands = if rare || figure.value.is_negative() {
        true
    } else if qualified {
        // 上百万游客; 上千花朵 may be a place above them.
        let many = figure.value >= Number::from(MANY);
        figure.value >= ten && (many || !(reaching && word_goes_on))
    } else {
        // 八十五篇: what is counted so is counted, although no vocabulary has it.
        let counted = || is_counter(line.rest(amount.end));
        composite
            && (figure.value >= hundred
                || figure.value >= ten && (!word_goes_on || counted() || is_told(line, amount)))
    };
    let lexeme = line.slice(hit, amount.end);
    let starts = |list: WordList| list.starting(lexeme).is_some();
    let half_of_one = || qualified && starts(WordList::Half);
    let point = |c| WordList::PointCharacter.holds(c);
    let mixed = figure.writing.parts > 1 && figure.value > Number::ONE;
    let half = starts(WordList::HalfPart) || half_of_one() || mixed || lexeme.contains(point);
    // 十四五 counts only with a unit or a word about it: it names a plan.
    let tens = figure.upper().is_some() && figure.value < hundred;
    let plan = tens && lexeme.starts_with(is_ten) && !qualified;
    let figure_stands = (figure_stands || half) && !plan;
    if figure_stands {
        return amount.found_as(Some(FoundKind::Figure));
    }
    let first = line.at(hit).unwrap_or_default();
    let introduces = word_goes_on
        && figure.value > Number::ONE
        && composite
        && !WordList::Half.holds(first)
        && !WordList::ZeroWord.holds(first);
    if introduces {
        // 俩 and 仨 say what they count themselves.
        // 附表二第14条: what follows is an order of its own.
        let ordinal = next.is_some_and(|c| WordList::OrdinalPrefix.holds(c));
        let alone = plan || is_pair(first) || ordinal;
        let end = if alone {
            amount.end
        } else {
            line.next(amount.end)
        };
        return Outcome::found(amount.start, end, FoundKind::Enumeration);
    }
    Outcome::Skip(amount.end)
}

/// 十岛百塔, 百港千船: each a bare 十, 百, 千 … before one character, two or more in a row; where they end.
fn pairs(line: Line<'_>, hit: usize) -> Option<usize> {
    let (mut at, mut count) = (hit, 0);
    loop {
        let scale = line.run(at, is_han_scale);
        if scale == at {
            break;
        }
        let thing = line.at(scale).filter(|c| is_han(*c) && !is_han_numeral(*c));
        count += 1;
        at = scale;
        match thing {
            Some(_) => at = line.next(scale),
            None => break,
        }
    }
    (count >= 2).then_some(at)
}

/// 有十七孔: so many of a thing that ends its clause.
fn is_told(line: Line<'_>, amount: &Amount) -> bool {
    let thing = line.slice(amount.end, line.run(amount.end, is_han));
    thing.chars().count() <= 2 && line.is_before(amount.start, WordList::CountLead)
}

/// 人口为十万 tells how many there are; 投资十亿 may tell an order of size.
fn large_alone(line: Line<'_>, hit: usize, amount: &Amount) -> Outcome {
    if line.is_before(hit, WordList::AmountLead) {
        return amount.found_as(Some(FoundKind::Figure));
    }
    let reason = "the scale word may tell how many there are, or an order of size";
    Outcome::unread(amount.start, amount.end, reason.to_owned())
}

/// 人口为十万, 投资十亿: whether scale characters alone end their clause, of which the last is 万 or above. In 十万火急 and 成千上万
/// they are parts of an idiom.
fn is_large_alone(line: Line<'_>, hit: usize, amount: &Amount) -> bool {
    let written = line.slice(hit, amount.end);
    let bare = is_bare_scale(line, hit);
    let myriads = bare && written.chars().count() > 1 && written.ends_with(is_myriad);
    let rises = line.is_at(amount.end, WordList::LevelFollower)
        && line.is_before(hit, WordList::AmountLead);
    let next = line.past_blank(amount.end);
    let ends = !line.at(next).is_some_and(char::is_alphanumeric) || rises;
    let told = line.before(hit).is_some_and(is_han);
    myriads && ends && told
}
