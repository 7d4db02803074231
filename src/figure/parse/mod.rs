//! Reads a figure as written: words, sign, number, scale words, unit, in Chinese and English.
//! It starts at a place and says where it ended, so that it serves single figures and running text alike. What stands
//! before the number is read here; the number is `scaled_number.rs`, what follows it `tail.rs`.

mod behind;
mod bounding;
mod coins;
mod compound;
mod described;
mod error;
mod lengths;
mod level;
mod part_of_unit;
mod plain;
mod range;
mod rate;
mod scaled_number;
mod speed;
mod tail;
mod tolerance;
mod unit_behind;
mod words_behind;

pub(super) use self::described::{is_limit_of_whole, is_own_clause, is_strong};
pub use self::error::{FigureError, FigureErrorKind};
pub(super) use self::level::is_of_level;

use std::mem::swap;

use self::level::{is_size_or_level, tells_level};
use self::scaled_number::{ScaledNumber, read_scaled_number, scaled_number_of};
use self::speed::speed_lead;
use self::tail::read_tail;
use super::bound::Qualifier;
use super::clean::Clean;
use super::cursor::Cursor;
use super::digits::Digits;
use super::figure::Figure;
use super::interval::Interval;
use super::language::WordList;
use super::language::WordPlace;
use super::numeral::{self, Numeral, NumeralError, UnitBoundary};
use super::reading::{Meaning, Nature, Oddity};
use super::readings::Readings;
use super::rounding::Rounding;
use super::unit::{RATIO, RATIO_POINTS, UnitDefinition, UnitId, Units};

/// What a figure is read against.
#[derive(Clone, Copy, Debug)]
pub struct FigureContext<'a> {
    /// The units there are.
    pub units: &'a Units,
    /// The table of readings, with the overrides of project and metric.
    pub readings: &'a Readings,
    /// The metric's unit: it decides between units of one symbol, and how a number without a unit is read.
    pub preferred_unit: Option<&'a UnitId>,
    /// How the source rounds, in the metric's unit (in the figure's own when the metric has none).
    pub rounding: Option<&'a Rounding>,
    /// What the metric allows, in its unit (in the figure's own when the metric has none).
    pub range: Option<&'a Interval>,
}

impl<'a> FigureContext<'a> {
    /// With nothing known of a metric.
    pub fn new(units: &'a Units, readings: &'a Readings) -> Self {
        Self {
            units,
            readings,
            preferred_unit: None,
            rounding: None,
            range: None,
        }
    }
}

/// Reads a text that is one figure and nothing else; blanks around it are ignored.
///
/// A unit that is not written stays `None`: whether the metric's unit is meant is the caller's to say.
///
/// # Errors
/// [`FigureError`] with the bytes that are not understood and what to do.
pub fn parse_figure(text: &str, context: &FigureContext<'_>) -> Result<Figure, FigureError> {
    let clean = Clean::new(text);
    parse_clean(clean.text(), context).map_err(|mut error| {
        error.range = clean.source(error.range.start as usize, error.range.end as usize);
        error
    })
}

/// The figure that [`parse_figure`] reads, for whoever does not ask what is wrong with what is none: to say that takes far longer
/// than to read.
pub fn read_figure(text: &str, context: &FigureContext<'_>) -> Option<Figure> {
    read_clean(Clean::new(text).text(), context)
}

/// The same of a text that is clean.
pub(super) fn read_clean(text: &str, context: &FigureContext<'_>) -> Option<Figure> {
    let (parts, start) = clean_parts(text, context).ok()?;
    let whole = parts.after.rest().trim().is_empty();
    whole.then(|| finish(parts, start, context).ok()).flatten()
}

/// What [`parse_figure`] says of a text that is clean.
fn parse_clean(text: &str, context: &FigureContext<'_>) -> Result<Figure, FigureError> {
    let (parts, start) = clean_parts(text, context)?;
    if !parts.after.rest().trim().is_empty() {
        return Err(FigureError::left_over(
            parts.after,
            parts.unit_start,
            context,
        ));
    }
    finish(parts, start, context)
}

/// What a clean text begins with, and where that starts.
fn clean_parts<'a>(
    text: &'a str,
    context: &FigureContext<'_>,
) -> Result<(Parts<'a>, usize), FigureError> {
    let start = text.len() - text.trim_start().len();
    let cursor = Cursor { text, at: start };
    let parts = match plain::read(cursor, context) {
        Some(parts) => parts,
        None => read_parts(cursor, context)?,
    };
    Ok((parts, start))
}

/// Reads the figure that starts at byte `start` of a clean running text, as far as it goes, and says where it ends. Its reading
/// is still to be given: whoever asks cuts the figure out of the text and reads it alone.
///
/// # Errors
/// [`FigureError`] when no figure starts there; its range counts from the start of `text`.
pub(super) fn parse_figure_at(
    text: &str,
    start: usize,
    context: &FigureContext<'_>,
) -> Result<(Figure, usize), FigureError> {
    let parts = read_parts(Cursor { text, at: start }, context)?;
    let (figure, end) = assemble(parts, start, context)?;
    Ok((figure.build(Vec::new()), end))
}

/// What stands before the number.
#[derive(Default)]
pub(super) struct Head {
    pub(super) qualifiers: Vec<Qualifier>,
    negative: bool,
    /// `between 3 and 5`.
    pub(super) opened: bool,
    /// The units that a symbol before the number can mean, and where it stands.
    pub(super) unit: Option<UnitSpot>,
    /// The time in which the length behind the number is covered: 每小时300公里.
    speed: Option<&'static str>,
}

/// A unit symbol in the text.
#[derive(Clone)]
pub(super) struct UnitSpot {
    pub(super) candidates: Vec<UnitId>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Everything found, before it is given a meaning.
pub(super) struct Parts<'a> {
    pub(super) lower: Numeral,
    /// Whether it begins with a digit, not with a word.
    pub(super) in_digits: bool,
    /// Where it begins.
    pub(super) number: usize,
    pub(super) upper: Option<Digits>,
    /// A plural that counts its number: `hundreds`.
    pub(super) several: bool,
    pub(super) qualifiers: Vec<Qualifier>,
    pub(super) unit: Option<UnitSpot>,
    /// Where the unit after the number starts.
    pub(super) unit_start: Option<usize>,
    pub(super) after: Cursor<'a>,
}

fn read_parts<'a>(
    cursor: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Result<Parts<'a>, FigureError> {
    let (head, number, begun) = read_head(cursor, context)?;
    let amount = match begun.filter(|_| head.unit.is_none()) {
        Some((numeral, after)) => Some(scaled_number_of(number, numeral, after, None, context)?),
        None => read_scaled_number(number, head.unit.clone(), context)?,
    };
    let Some(amount) = amount else {
        return Err(FigureError::no_number(number));
    };
    let speed = head.speed;
    let mut parts = read_tail(head, amount, number, context)?;
    if let Some(time) = speed {
        parts.cover_in(time, cursor, context)?;
    }
    Ok(parts)
}

/// 摄氏 or 华氏 before a number of degrees: the symbol of its unit, and what follows.
fn degree_scale(at: Cursor<'_>) -> Option<(&'static str, Cursor<'_>)> {
    let mut scales = WordList::DegreeScale.pairs();
    scales.find_map(|(name, symbol)| Some((symbol, at.past(name)?)))
}

/// A numeral, and the place after it.
pub(super) type NumeralAt<'a> = (Numeral, Cursor<'a>);

/// Words, sign and unit before the number, in any order; where that begins, and its numeral if it was read already, as it is
/// where no unit stands before it.
fn read_head<'a>(
    cursor: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Result<(Head, Cursor<'a>, Option<NumeralAt<'a>>), FigureError> {
    let mut head = Head::default();
    let mut at = cursor.past_blanks();
    loop {
        if at.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Ok((head, at, None));
        }
        if let Some((symbol, after)) = parts_of(at) {
            head.unit = unit_of_symbol(symbol, at, after, context).or(head.unit);
            at = after.past_blanks();
        } else if let Some((symbol, after)) = degree_scale(at) {
            head.unit = unit_of_symbol(symbol, at, after, context).or(head.unit);
            at = after.past_blanks();
        } else if let Some((time, after)) = speed_lead(at) {
            head.speed = Some(time);
            at = after.past_blanks();
        } else if let Some(after) = below_zero(at) {
            head.negative = true;
            at = after.past_blanks();
        } else if let Some(begun) = begin_number(at, context)? {
            return Ok((head, at, Some(begun)));
        } else if let Some((word, after)) = bounding::read(at, context)? {
            head.qualifiers.extend(word);
            at = after.past_blanks();
        } else if let Some(after) = at.past_any(WordList::RangeOpener) {
            head.opened = true;
            at = after.past_blanks();
        } else if let Some((negative, after)) = read_sign(at) {
            head.negative |= negative;
            at = after.past_blanks();
        } else if let (None, Some(found)) = (&head.unit, context.units.match_before(at.rest())) {
            let after = at.plus(found.length);
            head.unit = Some(UnitSpot {
                candidates: found.units,
                start: at.at,
                end: after.at,
            });
            at = after.past_blanks();
        } else {
            return Err(FigureError::no_number(at));
        }
    }
}

/// 百分之 and its kin stand for a symbol that others write after the number.
fn parts_of(cursor: Cursor<'_>) -> Option<(&'static str, Cursor<'_>)> {
    [
        (WordList::Hundredths, "%"),
        (WordList::Thousandths, "‰"),
        (WordList::TenThousandths, "‱"),
    ]
    .into_iter()
    .find_map(|(words, symbol)| Some((symbol, cursor.past_any(words)?)))
}

/// The units of a symbol that is not itself in the text.
pub(super) fn unit_of_symbol(
    symbol: &str,
    from: Cursor<'_>,
    to: Cursor<'_>,
    context: &FigureContext<'_>,
) -> Option<UnitSpot> {
    context.units.match_at(symbol).map(|found| UnitSpot {
        candidates: found.units,
        start: from.at,
        end: to.at,
    })
}

fn begin_number<'a>(
    cursor: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Result<Option<NumeralAt<'a>>, FigureError> {
    let stop = UnitBoundary {
        units: context.units,
        unit_given: false,
    };
    read_numeral(cursor, stop)
}

pub(super) fn read_numeral<'a>(
    cursor: Cursor<'a>,
    stop: UnitBoundary<'_>,
) -> Result<Option<(Numeral, Cursor<'a>)>, FigureError> {
    numeral::read(cursor, stop).map_err(|error| numeral_error(error, cursor))
}

pub(super) fn numeral_error(error: NumeralError, cursor: Cursor<'_>) -> FigureError {
    match error {
        NumeralError::TooLong => FigureError::too_long(cursor),
        NumeralError::Grouping(end) => FigureError::grouping(cursor, end),
        NumeralError::Places(end) => FigureError::places(cursor, end),
        NumeralError::Words(end) => FigureError::number_words(cursor, end),
        NumeralError::LeadingZero(end) => FigureError::leading_zero(cursor, end),
        NumeralError::Power(end) => FigureError::power(cursor, end),
    }
}

/// A sign; whether it is a minus.
pub(super) fn read_sign(cursor: Cursor<'_>) -> Option<(bool, Cursor<'_>)> {
    match cursor.peek()? {
        '-' | '–' => Some((true, cursor.next())),
        '+' => Some((false, cursor.next())),
        _ => cursor.past_any(WordList::Minus).map(|after| (true, after)),
    }
}

/// 零下, whose first character would be a number.
pub(super) fn below_zero(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    cursor.past_any(WordList::BelowZero)
}

/// The longest qualifying word that stands here, unless a longer unit symbol does.
pub(super) fn match_qualifier<'a>(
    cursor: Cursor<'a>,
    place: WordPlace,
    context: &FigureContext<'_>,
) -> Option<(Qualifier, Cursor<'a>)> {
    let (word, after) = context
        .readings
        .words_from(place, cursor.rest())
        .find_map(|word| cursor.past(&word.text).map(|after| (word.qualifier, after)))?;
    let stop = UnitBoundary {
        units: context.units,
        unit_given: true,
    };
    (!stop.is_unit(cursor, after.at - cursor.at)).then_some((word, after))
}

/// Gives the parts their meaning.
fn finish(
    parts: Parts<'_>,
    start: usize,
    context: &FigureContext<'_>,
) -> Result<Figure, FigureError> {
    let (figure, _) = assemble(parts, start, context)?;
    let unit = figure.unit.as_ref();
    let meant = unit.or(context.preferred_unit);
    let definition = meant.and_then(|id| context.units.get(id));
    let rounding = rounding(unit, definition, context);
    let range = allowed(unit, context);
    let meaning = Meaning {
        digits: &figure.digits,
        upper: figure.upper.as_ref(),
        qualifiers: &figure.qualifiers,
        nature: nature(definition, &figure),
        rounding: rounding.as_ref(),
        range: range.as_ref(),
    };
    let (reading, oddities) = meaning.read(context.readings);
    let steps = meaning.steps(context.readings);
    Ok(figure.build(oddities).read_as(reading, steps))
}

/// What a figure is made of, before it is read.
struct Assembled {
    digits: Digits,
    /// The other end of a range.
    upper: Option<Digits>,
    /// Sorted, without repetitions.
    qualifiers: Vec<Qualifier>,
    unit: Option<UnitId>,
}

impl Assembled {
    fn build(self, oddities: Vec<Oddity>) -> Figure {
        Figure::new(
            &self.digits,
            self.upper,
            self.qualifiers,
            self.unit,
            oddities,
        )
    }
}

/// What the parts make, and where it ends.
fn assemble(
    parts: Parts<'_>,
    start: usize,
    context: &FigureContext<'_>,
) -> Result<(Assembled, usize), FigureError> {
    let end = parts.after.at;
    let text = parts.after.text;
    let unit = match &parts.unit {
        None => None,
        Some(spot) => Some(
            context
                .units
                .choose(&spot.candidates, context.preferred_unit)
                .ok_or_else(|| FigureError::ambiguous(text, spot, context))?,
        ),
    };
    let mut qualifiers = parts.qualifiers;
    let written = text.get(start..end).unwrap_or_default();
    if parts.lower.digits.negative && parts.upper.is_none() && is_size_or_level(written) {
        let (from, to) = (Cursor { text, at: start }, Cursor { text, at: end });
        return Err(FigureError::open_bound(from, to));
    }
    if parts.lower.digits.negative && !tells_level(written) {
        for word in &mut qualifiers {
            *word = word.below_zero();
        }
    }
    qualifiers.sort();
    // 余 twice, or 上 and 数, say no more than once.
    qualifiers.dedup_by_key(|word| word.bound());
    let mut lower = parts.lower.digits;
    let mut upper = parts.upper;
    if let Some(upper) = upper.as_mut()
        && lower.negative
        && upper.negative
        && upper.value() < lower.value()
    {
        // `-5 to -10 °C` is told from the nearer to zero.
        swap(&mut lower, upper);
    }
    if upper
        .as_ref()
        .is_some_and(|upper| upper.value() < lower.value())
    {
        return Err(FigureError::backwards(text, start, end));
    }
    let assembled = Assembled {
        digits: lower,
        upper,
        qualifiers,
        unit,
    };
    Ok((assembled, end))
}

fn nature(unit: Option<&UnitDefinition>, figure: &Assembled) -> Nature {
    unit.map_or_else(Nature::default, |unit| Nature {
        // 不到半碗 is less than half of one, and not none.
        whole: unit.whole && (figure.qualifiers.is_empty() || figure.digits.value().is_integer()),
        ratio: matches!(unit.dimension.as_deref(), Some(RATIO | RATIO_POINTS)),
    })
}

/// How the source rounds, in the unit of the figure; none when its step is in one that cannot be compared with it. What
/// metric or document say goes before what the unit says.
fn rounding(
    unit: Option<&UnitId>,
    definition: Option<&UnitDefinition>,
    context: &FigureContext<'_>,
) -> Option<Rounding> {
    let Some(rounding) = context.rounding else {
        return definition?.exact.then_some(Rounding::EXACT);
    };
    match (context.preferred_unit, unit) {
        (Some(preferred), Some(unit)) if rounding.to.is_some() => {
            Some(rounding.scale_by(&context.units.factor(preferred, unit)?))
        }
        _ => Some(rounding.clone()),
    }
}

/// The metric's range in the unit of the figure; none when the two cannot be compared.
fn allowed(unit: Option<&UnitId>, context: &FigureContext<'_>) -> Option<Interval> {
    let range = context.range?;
    match (context.preferred_unit, unit) {
        (Some(preferred), Some(unit)) => context.units.convert(range, preferred, unit),
        _ => Some(range.clone()),
    }
}

impl Head {
    /// The sign goes to the first number.
    fn signed(&self, mut amount: ScaledNumber) -> ScaledNumber {
        amount.numeral.digits.negative = self.negative;
        amount
    }
}
