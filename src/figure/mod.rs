//! Figures: what a number as written means, as exact intervals; the units it is in; the periods it is for.
//!
//! This room knows nothing of facts, documents or verdicts.

mod bound;
mod bounding;
mod clean;
mod cursor;
mod digits;
mod emphasis;
#[expect(
    clippy::module_inception,
    reason = "the room and its chief type share the word of the design"
)]
mod figure;
mod interval;
mod interval_arithmetic;
mod interval_product;
mod language;
mod money;
mod number;
mod number_text;
mod numeral;
mod parse;
mod parse_amount;
mod parse_compound;
mod parse_error;
mod parse_range;
mod parse_tail;
mod period;
mod reading;
mod readings;
mod rounding;
mod scan;
mod slip;
mod symbol;
mod tolerance;
mod unit;
mod unit_scale;
mod unit_table;

pub(crate) use self::clean::is_invisible;

pub use self::bound::{BoundKind, Qualifier};
pub use self::digits::Digits;
pub use self::emphasis::without_emphasis;
pub use self::figure::{Description, Figure};
pub use self::interval::{End, Interval};
pub use self::language::{Word, WordPlace};
pub use self::number::Number;
pub use self::number_text::{DIGIT_LIMIT, NumberError};
pub use self::parse::{FigureContext, parse_figure};
pub use self::parse_error::{FigureError, FigureErrorKind};
pub use self::period::{Day, Period, PeriodEnd, PeriodError, TimeUnit};
pub use self::reading::{Oddity, Reading, ReadingKind, Steps};
pub use self::readings::{ReadingOverrides, ReadingProblem, Readings};
pub use self::rounding::{Rounding, RoundingDirection};
pub use self::scan::{
    Found, FoundKind, Markup, PIECE_LIMIT, Piece, Pieces, Scanner, YearlessDate, lines,
};
pub use self::slip::Slip;
pub use self::unit::{
    RATIO, RATIO_POINTS, SymbolMatch, UnitDefinition, UnitId, UnitProblem, Units,
};

#[cfg(test)]
mod round_trip_tests;
