//! Whether a figure that was read is a quantity, an enumeration, a date, a part of a name, or nothing.

use super::super::bound::{BoundKind, Qualifier};
use super::super::cursor::is_latin;
use super::super::figure::Figure;
use super::super::language::{NumberRole, WordList, is_plural, number as number_of};
use super::super::number::Number;
use super::super::numeral::{is_ten, is_vulgar, small_digit};
use super::super::unit::{RATIO, RATIO_POINTS, Units, is_money};
use super::FoundKind;
use super::amount::Amount;
use super::counters::is_counter;
use super::foreign::is_foreign;
use super::label::Labels;
use super::line::{
    Line, closes_quote, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale,
    is_pair, is_tens, opens_quote,
};
use super::outcome::Outcome;
use super::scanner::Scanner;
use super::share::is_share;
use super::start::is_bare_scale;
use super::year::{
    is_attribute, is_bare_year, is_bare_years, is_compared_year, is_span_of_years, is_vague_year,
    is_year_of_name,
};

impl Scanner {
    /// What the amount at `hit` is.
    pub(super) fn classify(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Outcome {
        let first = line.at(hit).unwrap_or_default();
        if let Some(end) = code_end(line, hit, amount) {
            return Outcome::found(amount.start, end, FoundKind::Name);
        }
        if let Some(end) = glued(line, hit, amount) {
            let word = line.slice(amount.end, end);
            let reason = format!("`{word}` right after the number is not understood");
            return Outcome::unread(amount.start, end, reason);
        }
        if let Some(end) = self.rate_end(line, amount) {
            let per = line.slice(amount.end, end);
            let reason = format!("`{per}` right after the unit is not understood");
            return Outcome::unread(amount.start, end, reason);
        }
        if is_quoted_name(line, amount) || is_index(line, hit, amount) {
            return Outcome::found(amount.start, amount.end, FoundKind::Name);
        }
        if amount.figure.unit.is_none() && is_age(line, amount) {
            return Outcome::found(amount.start, amount.end, FoundKind::Name);
        }
        if self.is_whole(&amount.figure) && is_of_maker(line, hit, amount) {
            return Outcome::found(amount.start, amount.end, FoundKind::Name);
        }
        let kind = if is_digit(first) || is_vulgar(first) || WordList::DecimalPoint.holds(first) {
            arabic(line, hit, amount, &self.labels, &self.units)
        } else if is_latin(first) {
            self.english(line, hit, amount)
        } else {
            return self.chinese(line, hit, amount);
        };
        outcome(amount, kind)
    }

    /// The end of what a measure is told for, where the two are no unit together: `30 t/ha`. Money is a unit still in `$3/kg`,
    /// and a count in `30 boats/day`.
    fn rate_end(&self, line: Line<'_>, amount: &Amount) -> Option<usize> {
        let id = amount.figure.unit.as_ref()?;
        let unit = self.units.get(id)?;
        let measure = unit
            .dimension
            .as_deref()
            .is_some_and(|own| own != RATIO && own != RATIO_POINTS);
        let per = line.next(amount.end);
        let letter = |c: char| is_latin(c) || is_han(c);
        let joined = line.at(amount.end) == Some('/') && line.at(per).is_some_and(letter);
        (measure && !is_money(unit) && joined)
            .then(|| line.run(per, |c| letter(c) || matches!(c, '²' | '³' | '2' | '3')))
    }

    fn english(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<FoundKind> {
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

    fn chinese(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Outcome {
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
            None => chinese_without_unit(line, hit, amount),
            Some(_)
                if small && (self.introduces(line, hit, amount) || is_party(line, hit, amount)) =>
            {
                outcome(amount, Some(FoundKind::Enumeration))
            }
            Some(_) => outcome(amount, Some(FoundKind::Figure)),
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

    fn is_whole(&self, figure: &Figure) -> bool {
        let unit = figure.unit.as_ref().and_then(|id| self.units.get(id));
        unit.is_some_and(|unit| unit.whole)
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

/// 标普500指数, 10的15次方, 16进制, 3.4 之前: the number that an index has in its name, an exponent, a base and a release.
fn is_index(line: Line<'_>, hit: usize, amount: &Amount) -> bool {
    let number = line.run(hit, is_digit);
    let rest = line.rest(line.past_blank(amount.end));
    let release = line.slice(hit, amount.end).contains('.')
        && amount.figure.unit.is_none()
        && WordList::ReleaseBehind.starting(rest).is_some();
    if amount.start == hit && (release || WordList::BaseBehind.starting(rest).is_some()) {
        return true;
    }
    let behind = WordList::IndexBehind.starting(line.rest(line.past_blank(number)));
    let before = line.before(line.back_blank(hit, 0));
    let named = amount.start == hit && number > hit;
    // 2 的幂
    let of = |behind: &&str| WordList::Possessive.starting(behind).is_some();
    named && behind.is_some_and(|behind| of(&behind) || before.is_some_and(is_han))
}

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
    if next.is_some_and(|c| WordList::Kinds.holds(c)) {
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
    let rare = line.at(hit).is_some_and(is_tens) && composite;
    let calendar = |c| WordList::CalendarEnd.holds(c);
    let rare = rare && !line.before(hit).is_some_and(calendar);
    let figure_stands = if rare || figure.value.is_negative() {
        true
    } else if qualified {
        figure.value >= ten && !(reaching && word_goes_on)
    } else {
        // 八十五篇: what is counted so is counted, although no vocabulary has it.
        let counted = || is_counter(line.rest(amount.end));
        composite
            && (figure.value >= hundred || figure.value >= ten && (!word_goes_on || counted()))
    };
    let lexeme = line.slice(hit, amount.end);
    let part = WordList::HalfPart.starting(lexeme).is_some();
    let half_of_one = || qualified && WordList::Half.starting(lexeme).is_some();
    let point = |c| WordList::PointCharacter.holds(c);
    let mixed = figure.writing.parts > 1 && figure.value > Number::ONE;
    let half = part || half_of_one() || mixed || lexeme.contains(point);
    // 十四五 counts only with a unit or a word about it: it names a plan.
    let plan = figure.upper().is_some() && lexeme.starts_with(is_ten) && !qualified;
    let figure_stands = (figure_stands || half) && !plan;
    if figure_stands {
        return outcome(amount, Some(FoundKind::Figure));
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

/// `the 2011–2012 school year`: two years, one after the other. What follows may be taken for what is counted; tonnes are no
/// years.
fn are_years(figure: &Figure, lexeme: &str, units: &Units) -> bool {
    if figure.upper().is_none() {
        return false;
    }
    let year = |number: &Number| number.to_string().parse::<u32>().ok();
    let years = year(&figure.value).zip(figure.upper().and_then(year));
    let is_measured = figure.unit.as_ref().is_some_and(|id| {
        let unit = units.get(id);
        !unit.is_some_and(|unit| unit.whole && unit.dimension.is_none())
    });
    years.is_some_and(|(first, second)| (1800..2100).contains(&first) && second == first + 1)
        && !is_measured
        && !lexeme.contains(',')
        && WordList::DecadeSuffix.ending(lexeme).is_none()
}

fn arabic(
    line: Line<'_>,
    hit: usize,
    amount: &Amount,
    labels: &Labels,
    units: &Units,
) -> Option<FoundKind> {
    let figure = &amount.figure;
    let digits = line.run(hit, is_digit);
    if amount.start == hit && are_years(figure, line.slice(hit, amount.end), units) {
        return Some(FoundKind::Date);
    }
    if figure.upper().is_some() && is_span_of_years(line, amount, labels)
        || is_vague_year(line, hit, digits, amount)
    {
        return Some(FoundKind::Date);
    }
    if figure.upper().is_some() && is_bare_years(figure, line.slice(amount.start, amount.end)) {
        return Some(FoundKind::Date);
    }
    let plain = figure.qualifiers().is_empty() && figure.upper().is_none();
    if plain && is_attribute(line, hit, digits, amount.end) {
        return Some(FoundKind::Date);
    }
    if is_compared_year(line, hit, digits, amount) {
        return Some(FoundKind::Date);
    }
    // `beyond 2007`
    let onward = amount.start < hit
        && WordList::FutureLead.names(line.word(amount.start).0)
        && amount.end == digits;
    if onward && is_bare_year(line, hit, digits) {
        return Some(FoundKind::Date);
    }
    let bare = figure.unit.is_none() && plain && amount.end == digits;
    if !bare {
        return Some(FoundKind::Figure);
    }
    let length = line.slice(hit, digits).chars().count();
    let next = line.at(amount.end);
    // 4大平台
    let kinds = length <= 2 && next.is_some_and(|c| WordList::Kinds.holds(c));
    if kinds
        && line
            .at(line.next(amount.end))
            .is_some_and(|c| is_han(c) && !WordList::GreatWord.holds(c))
    {
        return Some(FoundKind::Enumeration);
    }
    let zero = line.at(hit) == Some('0') && length > 1;
    let bracketed = line.before(amount.start) == Some('[') && next == Some(']');
    if length >= 11 {
        None
    } else if zero || bracketed {
        Some(FoundKind::Name)
    } else if is_bare_year(line, hit, digits) || is_year_of_name(line, hit, digits) {
        Some(FoundKind::Date)
    } else {
        Some(FoundKind::Figure)
    }
}

/// 八十八岁: how old somebody is; 65岁以上 says whom something is for.
fn is_age(line: Line<'_>, amount: &Amount) -> bool {
    let figure = &amount.figure;
    let end = line.past_any(amount.end, WordList::AgeBehind);
    let bounded = |end| WordList::DurationEnd.starting(line.rest(end)).is_some();
    let plain = figure.qualifiers().is_empty() && figure.writing.exponent == 0;
    plain && end.is_some_and(|end| !bounded(end))
}

/// The end of a code that begins with digits: `5A`, `3D`, `4-legged`.
fn code_end(line: Line<'_>, hit: usize, amount: &Amount) -> Option<usize> {
    let bare = amount.figure.unit.is_none() && amount.figure.upper().is_none();
    let whole = line.run(hit, is_digit) == amount.end;
    let next = line.at(amount.end)?;
    // `3.4-methoxytar`
    let decimal = next == '-'
        && line.at(hit).is_some_and(is_digit)
        && Amount::numeral_end(line, hit) == amount.end;
    let digits = (whole || decimal) && amount.end > hit;
    let hyphened = next == '-' && line.at(line.next(amount.end)).is_some_and(is_latin);
    (bare && digits && (is_latin(next) || next == '_' || hyphened))
        .then(|| line.run(line.next(amount.end), |c| is_latin(c) || is_digit(c)))
}

/// The end of letters and digits that are glued to a figure and are no part of it: `1,200Xy`, `12k5`.
fn glued(line: Line<'_>, hit: usize, amount: &Amount) -> Option<usize> {
    let (last, next) = (line.before(amount.end)?, line.at(amount.end)?);
    let letters = is_digit(last) && is_latin(next);
    let digits = is_latin(last) && is_digit(next);
    let arabic = line
        .at(hit)
        .is_some_and(|c| is_digit(c) || WordList::DecimalPoint.holds(c));
    let end = line.run(amount.end, |c| is_latin(c) || is_digit(c));
    // In `5,000m` one letter may be a unit that nobody declared.
    let unit = letters && WordList::ScaleLetter.names(line.slice(amount.end, end));
    (arabic && (letters || digits) && !unit).then_some(end)
}

/// `the 3M company`: a capital right behind digits, and one thing that millions of would be a plural.
fn is_of_maker(line: Line<'_>, hit: usize, amount: &Amount) -> bool {
    let lexeme = line.slice(hit, amount.end);
    let (name, thing) = lexeme.split_once(is_blank).unwrap_or_default();
    let digits = name.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letter = digits.len() + 1 == name.len() && digits.ends_with(is_digit);
    let one = thing.starts_with(char::is_lowercase) && !is_plural(thing);
    letter && one && !WordList::People.has(thing)
}

/// A number alone in quotation marks, unless the words before them tell a level.
fn is_quoted_name(line: Line<'_>, amount: &Amount) -> bool {
    let (before, after) = (line.before(amount.start), line.at(amount.end));
    let quoted = before.is_some_and(opens_quote) && after.is_some_and(closes_quote);
    let level = line
        .before(line.back(amount.start))
        .is_some_and(|c| WordList::LevelLead.holds(c));
    let more = (after == Some('+') || after == Some('·')) && before.is_some_and(opens_quote);
    let figure = &amount.figure;
    let bare = figure.unit.is_none()
        && figure.qualifiers().is_empty()
        && (figure.writing.exponent == 0 || is_bare_scale(line, amount.start))
        && figure.writing.parts == 1;
    bare && (quoted && !level || more)
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

/// `twice a week`, `rang twice.`: `twice` multiplies only what is told after it.
fn tells_how_often(line: Line<'_>, word: &str, end: usize) -> bool {
    let (next, _) = line.word(line.past_blank(end));
    WordList::HowOften.names(word) && !WordList::MultipliedBy.has(next)
}

fn outcome(amount: &Amount, kind: Option<FoundKind>) -> Outcome {
    match kind {
        Some(FoundKind::Date) => {
            // Only a bare year comes here, or two, and their digits are their values.
            let figure = &amount.figure;
            let edtf = match figure.upper() {
                None => four(&figure.value),
                Some(upper) => format!("{}/{}", four(&figure.value), four(upper)),
            };
            // `in about 1224` is no year for certain.
            let certain = figure.qualifiers().is_empty();
            Outcome::date(amount.start, amount.end, certain.then_some(edtf.as_str()))
        }
        Some(kind) => {
            let figure = Some(amount.figure.clone());
            Outcome::with(amount.start, amount.end, kind, figure)
        }
        None => Outcome::Skip(amount.end),
    }
}

/// A year in at least four digits.
fn four(year: &Number) -> String {
    format!("{:0>4}", year.to_string())
}
