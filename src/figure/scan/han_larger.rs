//! Chinese numbers that a text makes part of something larger than what was read: 几百上千人, 百儿八十, 一点5万, 不到去年的两倍.
//! What English does so, and both languages, is `larger.rs`.

use super::super::bound::{BoundKind, Qualifier};
use super::super::language::{WordList, WordPlace};
use super::super::number::Number;
use super::super::scale::{MYRIAD, chinese_scale, is_myriad};
use super::amount::Amount;
use super::guard::is_part_of_word;
use super::line::{Line, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};
use super::scanner::Scanner;

/// Words between a number and the one that it belongs to have no more characters.
const MOST_CHARACTERS: usize = 3;

/// Why a number is not read whose parts are written in digits and in characters.
const TWO_WAYS: &str = "the number is written in two ways";

/// The bytes that are told as unread, and why.
type Told = (usize, usize, &'static str);

impl Scanner {
    /// What the amount whose number is at `hit` is a part of.
    pub(super) fn han_larger(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
        let bare = amount.figure.unit.is_none();
        let of_bare = || {
            self.goes_on(line, amount)
                .or_else(|| self.dotted(line, amount))
        };
        led_loosely(line, hit, amount)
            .or_else(|| less_a_scale(line, amount))
            .or_else(|| among_each(line, hit, amount))
            .or_else(|| land(line, amount))
            .or_else(|| self.of_column(line, hit, amount))
            .or_else(|| paid_in_pieces(line, amount))
            .or_else(|| more_than_compared(line, amount))
            .or_else(|| pieced(line, hit, amount))
            .or_else(|| self.ragged(line, amount))
            .or_else(|| self.old_zero(line, amount))
            .or_else(|| heads_item(line, hit, amount))
            .or_else(|| toleranced(line, amount))
            .or_else(|| many(line, amount))
            .or_else(|| passed_below_zero(line, hit, amount))
            .or_else(|| self.of_period(line, amount))
            .or_else(|| self.superlative(line, hit, amount))
            .or_else(|| nearly_so_many(line, amount))
            .or_else(|| price_or_case(line, amount))
            .or_else(|| nearly_reached(line, amount))
            .or_else(|| halved(line, amount))
            .or_else(|| half_of_counted(line, amount))
            .or_else(|| soon(line, amount))
            .or_else(|| measured_so(line, amount))
            .or_else(|| neighbours(line, amount))
            .or_else(|| bare.then(of_bare).flatten())
    }

    /// 金额（万元）：1280: a number whose unit stands before it in brackets.
    fn of_column(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
        let before = line.slice(line.near(hit), hit);
        let label = before.trim_end_matches(|c: char| is_blank(c) || matches!(c, ':' | '：'));
        let inside = label.strip_suffix([')', '）'])?;
        let unit = inside.rsplit(['(', '（', '\n']).next()?;
        let scale = unit.trim_start_matches(is_han_scale);
        let known = scale.len() < unit.len() && self.units.length_at(scale) == Some(scale.len());
        let bare = amount.figure.unit.is_none() && amount.start == hit;
        (known && bare && label.len() < before.len()).then_some((
            amount.start,
            amount.end,
            "its unit stands before it in brackets",
        ))
    }

    /// Where the amount ends whose number stands at `from` or behind a few words there.
    fn next_end(&self, line: Line<'_>, from: usize) -> Option<usize> {
        let mut hit = from;
        for _ in 0..=MOST_CHARACTERS {
            let c = line.at(hit)?;
            if is_digit(c) || is_han_numeral(c) || WordList::Half.holds(c) {
                let start = self.starts.of(line, hit, from);
                let read = Amount::read(line, hit, start, &self.context());
                return Some(read.map_or_else(|_| Amount::numeral_end(line, hit), |next| next.end));
            }
            hit = line.next(hit);
        }
        None
    }

    /// 几百上千人, 十几二十个: a vague number, and another one right behind it.
    fn goes_on(&self, line: Line<'_>, amount: &Amount) -> Option<Told> {
        let vague = amount.figure.qualifiers().iter().any(|word| {
            matches!(
                word,
                Qualifier::AndSome { .. }
                    | Qualifier::Several
                    | Qualifier::Reaching
                    | Qualifier::About
            )
        });
        let han = line.before(amount.end).is_some_and(is_han);
        let next = line.past_any(amount.end, WordList::BeforeScale);
        let scaled = next.is_some_and(|next| line.at(next).is_some_and(is_han_scale));
        let digit = |c| is_han_digit(c) || is_han_scale(c);
        let numeral = line.at(amount.end).is_some_and(digit);
        if !(vague && han && (numeral || scaled)) {
            return None;
        }
        let end = self.next_end(line, amount.end)?;
        let reason = "another number follows it, and one or the other is meant";
        Some((amount.start, end, reason))
    }

    /// 上百至数百人, 300到近400人, 三成至半数: a range of which one end has words of its own.
    fn ragged(&self, line: Line<'_>, amount: &Amount) -> Option<Told> {
        let figure = &amount.figure;
        let lexeme = line.slice(amount.start, amount.end);
        let tenths = WordList::Tenths.ending(lexeme).is_some();
        if figure.upper().is_some() || figure.unit.is_some() && !tenths {
            return None;
        }
        let blank = line.past_blank(amount.end);
        let joint = WordList::RangeSeparator.starting(line.rest(blank))?;
        let next = line.past_blank(blank + joint.len());
        let word = line.past_any(next, WordList::VagueEnd)?;
        let half = WordList::Half.starting(line.rest(next)).is_some()
            || WordList::HalfPart.starting(line.rest(next)).is_some();
        let number = line
            .at(word)
            .is_some_and(|c| is_digit(c) || is_han_numeral(c));
        if !(half && tenths || number && !half) {
            return None;
        }
        let end = if half {
            word
        } else {
            self.next_end(line, next)?
        };
        let reason = "the two ends of the range cannot be read together";
        Some((amount.start, end, reason))
    }

    /// 一百单八: an old word for a place that is empty.
    fn old_zero(&self, line: Line<'_>, amount: &Amount) -> Option<Told> {
        let lexeme = line.slice(amount.start, amount.end);
        let number = without(WordList::OldZero, lexeme)?;
        let scaled = number.ends_with(is_han_scale);
        let digit = line.at(amount.end).is_some_and(is_han_digit);
        let end = self
            .next_end(line, amount.end)
            .filter(|_| scaled && digit)?;
        Some((
            amount.start,
            end,
            "the places of the number are not understood",
        ))
    }

    /// 不到去年的两倍: a comparison with what stands between it and the number.
    fn of_period(&self, line: Line<'_>, amount: &Amount) -> Option<Told> {
        if amount.figure.bound != BoundKind::Exact {
            return None;
        }
        let mut before = line.slice(0, amount.start);
        before = without(WordList::Possessive, before)?;
        let period = without(WordList::ComparedPeriod, before)?;
        let period = without(WordList::ComparedPeriod, period).unwrap_or(period);
        let words = self.readings.words(WordPlace::Before);
        let words = words.map(|word| word.text.as_str());
        let mut words = words.chain(WordList::NotReached.words().iter().copied());
        let start = words.find_map(|word| {
            let at = period.strip_suffix(word)?.len();
            (word.chars().all(is_han) && !is_part_of_word(line, at, word)).then_some(at)
        })?;
        let reason = "the comparison is of what stands between it and the number";
        Some((start, amount.end, reason))
    }

    /// 最大10家银行: the largest ten, or ten at most; 最快3天, 最快60公里/小时.
    fn superlative(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
        let unit = self.units.get(amount.figure.unit.as_ref()?)?;
        let reason = "the word before the number may be of the thing, or bound the number";
        let words = line.slice(amount.start, hit);
        let named = line.at(amount.end).is_some_and(is_han);
        if unit.whole && named && WordList::Superlative.has(words) {
            return Some((amount.start, amount.end, reason));
        }
        let word = WordList::OpenSuperlative.ending(line.slice(0, amount.start))?;
        Some((amount.start - word.len(), amount.end, reason))
    }

    /// 来了1.五万人: digits, a point, and more of the number in characters.
    fn dotted(&self, line: Line<'_>, amount: &Amount) -> Option<Told> {
        let digit = line.before(amount.end).is_some_and(is_digit);
        let point = line.at(amount.end) == Some('.');
        let next = line.next(amount.end);
        let numeral = line.slice(next, line.run(next, is_han_numeral));
        let scaled = numeral.starts_with(is_han_digit) && numeral.contains(is_han_scale);
        let end = self
            .next_end(line, next)
            .filter(|_| digit && point && scaled)?;
        Some((amount.start, end, TWO_WAYS))
    }
}

/// 报价3万起, 5000起: from so much on, or so many cases.
fn price_or_case(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lexeme = line.slice(amount.start, amount.end);
    // 300元起 bounds the price.
    let counted = amount.figure.bound == BoundKind::Exact && amount.figure.unit.is_some();
    without(WordList::CaseOrFrom, lexeme).filter(|_| counted)?;
    let before = line.slice(0, line.back_blank(amount.start, 0));
    let priced = WordList::PriceNoun.ending(before).is_some();
    let clause = !before.ends_with(char::is_alphanumeric);
    let large = amount.figure.value >= Number::from(1000);
    let ends = !line.at(amount.end).is_some_and(is_han);
    (ends && (priced || clause && large)).then_some((
        amount.start,
        amount.end,
        "it may be a price from which others rise, or a number of cases",
    ))
}

/// What stands before a word of a list at the end of a text.
fn without(list: WordList, text: &str) -> Option<&str> {
    text.strip_suffix(list.ending(text)?)
}

/// 百儿八十, 千儿八百: eighty to a hundred.
fn led_loosely(line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
    let word = WordList::LooseJoint.ending(line.slice(0, hit))?;
    let joint = hit - word.len();
    let scale = line.before(joint).filter(|c| is_han_scale(*c))?;
    let han = line.at(hit).is_some_and(is_han_digit) && chinese_scale(scale).is_some();
    let start = line.back(joint);
    (han && amount.start == hit).then_some((
        start,
        amount.end,
        "the number before it belongs to it, and one or the other is meant",
    ))
}

/// 每3个人中就有1个: a share whose numbers stand apart; told up to the second.
fn among_each(line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
    let each = amount.start == hit && line.is_before(hit, WordList::EveryCharacter);
    each.then_some(())?;
    let far = line
        .text
        .floor_char_boundary(amount.end + MOST_AMONG * HAN_BYTES);
    let between = line.slice(amount.end, far);
    let among = WordList::AmongEach.words().iter();
    let at = among
        .filter_map(|word| Some(between.find(word)? + word.len()))
        .min()?;
    let told = between
        .get(..at)?
        .chars()
        .all(|c| is_han(c) && !is_han_numeral(c));
    let numeral = |c: char| is_digit(c) || is_han_numeral(c);
    let number = between.get(at..)?.find(numeral)? + amount.end + at;
    let joined = line.slice(amount.end + at, number).chars().all(is_han);
    let end = line.run(number, numeral);
    (told && joined).then_some((
        amount.start,
        end,
        "words stand between the numbers of the share",
    ))
}

/// Between the two numbers of a share no more characters stand, each of so many bytes.
const MOST_AMONG: usize = 12;
const HAN_BYTES: usize = 3;

/// 每张票20块: pieces that may be of money, near what is paid.
fn paid_in_pieces(line: Line<'_>, amount: &Amount) -> Option<Told> {
    WordList::MoneyPiece.ending(line.slice(amount.start, amount.end))?;
    amount.figure.unit.as_ref()?;
    let before = line.slice(line.near(amount.start), amount.start);
    let near = before
        .chars()
        .rev()
        .take(MOST_PAID)
        .take_while(|c| is_han(*c));
    let paid = near.into_iter().any(|c| WordList::KuaiLead.holds(c));
    let next = line.at(amount.end);
    let counts = next.is_some_and(|c| is_han(c) && !WordList::KuaiBehind.holds(c));
    (paid && !counts).then_some((amount.start, amount.end, "the pieces may be of money"))
}

/// What is paid stands no more characters before its pieces.
const MOST_PAID: usize = 6;

/// 三亩六分七厘: parts of a measure of land.
fn land(line: Line<'_>, amount: &Amount) -> Option<Told> {
    WordList::Mu.ending(line.slice(amount.start, amount.end))?;
    let mut end = amount.end;
    while let Some(part) = line.past_any(line.run(end, is_han_numeral), WordList::MuPart) {
        end = part;
    }
    (end > amount.end).then_some((amount.start, end, "the measure goes on in tenths of it"))
}

/// 比去年的300吨多20吨: 多 says what the difference is.
fn more_than_compared(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lexeme = line.slice(amount.start, amount.end);
    let and_some = amount.figure.bound == BoundKind::AndSome;
    let more = WordList::AndSome.ending(lexeme).is_some();
    let before = line.slice(line.near(amount.start), amount.start);
    let clause = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let mut words = WordList::ComparedMore.words().iter();
    let compared = words.any(|word| clause.contains(word));
    (and_some && more && compared && line.at(amount.end).is_some_and(char::is_alphanumeric))
        .then_some((
            amount.start,
            amount.end,
            "the word behind the number may be of it or of a difference",
        ))
}

/// 千八百块, 万八千: eight hundred to a thousand.
fn less_a_scale(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let first = line.at(amount.start).and_then(chinese_scale)?;
    let digit = line.next(amount.start);
    let second = line.at(line.next(digit)).and_then(chinese_scale)?;
    let said = line.is_at(digit, WordList::LessDigit) && first == second + 1;
    said.then_some((
        amount.start,
        amount.end,
        "the thousand and the hundreds behind it may be meant one or the other",
    ))
}

/// 一点5万, 1.五万, 12.34.5万: the end of a number whose beginning is written in another way.
fn pieced(line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
    let first = line.at(hit)?;
    let point = line.back(hit);
    if amount.start != hit || point == hit {
        return None;
    }
    if is_digit(first) && line.is_at(point, WordList::PointCharacter) {
        let start = line.run_back(point, 0, is_han_numeral);
        return (start < point).then_some((start, amount.end, TWO_WAYS));
    }
    let digits = line.run_back(point, 0, is_digit);
    let large = amount.figure.writing.exponent >= MYRIAD.cast_signed();
    let han = is_han_digit(first) && line.at(point) == Some('.') && digits < point && large;
    let bare = is_myriad(first) && line.before(hit).is_some_and(is_digit);
    (han || bare).then_some((hit, amount.end, TWO_WAYS))
}

/// 三、四百人参加 at the beginning of a line: three may be the number of an item.
fn heads_item(line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
    let row = line.row_before(amount.start).trim_matches(is_blank);
    let marked = line.at(line.next(hit)) == Some('、');
    let goes_on = line.at(amount.end).is_some_and(char::is_alphanumeric);
    (amount.start == hit && row.is_empty() && marked && goes_on).then_some((
        hit,
        amount.end,
        "its first number may be that of an item in a list",
    ))
}

/// 12kg±: a tolerance that is not told.
fn toleranced(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let sign = line.past_blank(amount.end);
    let end = line.past_any(sign, WordList::Tolerance)?;
    let ends = !line.at(end).is_some_and(char::is_alphanumeric);
    let reason = "the tolerance behind the number is not understood";
    ends.then_some((amount.start, end, reason))
}

/// 数以亿元计: many of them.
fn many(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let word = WordList::ManyOpen.ending(line.slice(0, amount.start))?;
    let end = line.past_any(amount.end, WordList::ManyClose)?;
    let start = amount.start - word.len();
    Some((start, end, "the words around the number are not understood"))
}

/// 跌破-10℃: below what is below zero.
fn passed_below_zero(line: Line<'_>, hit: usize, amount: &Amount) -> Option<Told> {
    let words = line.slice(amount.start, hit);
    let fallen = WordList::FallenBelow.starting(words).is_some();
    (fallen && amount.figure.value.is_negative()).then_some((
        amount.start,
        amount.end,
        "the word before the number does not say on which side of it the truth is",
    ))
}

/// 三万半, 三万个半: half of the unit character more, or of what is counted.
fn halved(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lexeme = line.slice(amount.start, amount.end);
    let number = without(WordList::Counter, lexeme).unwrap_or(lexeme);
    let scaled = number.ends_with(is_han_scale);
    let end = line.past_any(amount.end, WordList::Half)?;
    let ends = !line.at(end).is_some_and(char::is_alphanumeric);
    (scaled && ends).then_some((amount.start, end, "half of what is added is not told"))
}

/// 差一点到90吨: the number is not reached.
fn nearly_reached(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let before = line.slice(0, amount.start);
    let before = without(WordList::ReachWord, before).unwrap_or(before);
    let start = without(WordList::AlmostWord, before)?.len();
    let reason = "the words before the number say that it was not reached";
    Some((start, amount.end, reason))
}

/// 三岁半的孩子, 两层半小楼, 七折半: half of what is counted more.
fn half_of_counted(line: Line<'_>, amount: &Amount) -> Option<Told> {
    amount.figure.unit.as_ref()?;
    let end = line.past_any(amount.end, WordList::Half)?;
    let han = line.before(amount.end).is_some_and(is_han);
    let other = line.is_at(end, WordList::HalfCompound);
    (han && !other).then_some((
        amount.start,
        end,
        "half of what is counted is not read here",
    ))
}

/// 快两百辆了, 来了快三百人: it will be so many soon.
fn soon(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let word = WordList::SoonWord.ending(line.slice(0, amount.start))?;
    let at = amount.start - word.len();
    let closed = line.past_any(amount.end, WordList::QuestionWord);
    let led = line.is_before(at, WordList::SoonLead).then_some(amount.end);
    let end = closed.or(led)?;
    let exact = amount.figure.bound == BoundKind::Exact && !is_part_of_word(line, at, word);
    exact.then_some((
        at,
        end,
        "the words around the number say that it is nearly reached",
    ))
}

/// 三米来高, 五斤多重: about so much, or more.
fn measured_so(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let more = line.past_any(amount.end, WordList::SomeBehind)?;
    let end = line.past_any(more, WordList::MeasuredSo)?;
    let exact = amount.figure.unit.is_some() && amount.figure.qualifiers().is_empty();
    exact.then_some((amount.start, end, "the word behind the measure bounds it"))
}

/// 15、6岁: the second of two neighbours in digits, of which one or the other is meant.
fn neighbours(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let first = amount.figure.value.to_string().parse::<u32>().ok()?;
    let mark = line.next(amount.end);
    let end = line.run(mark, is_digit);
    let second = line.slice(mark, end).parse::<u32>().ok()?;
    let bare = amount.figure.unit.is_none() && amount.figure.upper().is_none();
    let pair = first > 9 && end == mark + 1 && second == first % 10 + 1;
    let counted = line.at(end).is_some_and(|c| is_han(c) && !is_han_scale(c));
    (bare && pair && counted && line.at(amount.end) == Some('、')).then_some((
        amount.start,
        end,
        "of two neighbouring numbers one or the other is meant",
    ))
}

/// 小一百人: nearly so many.
fn nearly_so_many(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let word = WordList::SmallWord.ending(line.slice(0, amount.start))?;
    let at = amount.start - word.len();
    let han = line.at(amount.start).is_some_and(is_han_numeral);
    let many = han && amount.figure.value >= Number::from(20);
    let other = is_part_of_word(line, at, word);
    (many && !other).then_some((
        at,
        amount.end,
        "the word before the number is not understood",
    ))
}
