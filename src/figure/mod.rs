//! Figures: what a number as written means, as exact intervals; the units it is in; the periods it is for.
//!
//! This room knows nothing of facts, documents or verdicts.

mod alike;
mod alone;
mod bound;
mod clean;
mod cursor;
mod digits;
mod emphasis;
mod encoded;
#[expect(
    clippy::module_inception,
    reason = "the room and its chief type share the word of the design"
)]
mod figure;
mod interval;
mod kept;
mod language;
mod number;
mod numeral;
mod parse;
mod pattern;
mod period;
mod reading;
mod readings;
mod reference;
mod restate;
mod rounding;
mod scale;
mod scan;
mod separators;
mod slip;
mod unit;

pub(crate) use self::clean::is_invisible;

pub use self::alone::names_unit;
pub use self::bound::{BoundKind, Qualifier};
pub use self::cursor::{is_han, is_unspaced};
pub use self::digits::{Digits, Writing};
pub use self::emphasis::without_emphasis;
pub use self::encoded::{decoded, decoded_figure, encoded_like};
pub use self::figure::{Description, Figure};
pub use self::interval::{End, Interval};
pub use self::kept::KeptReading;
pub use self::language::{Word, WordPlace};
pub use self::number::{DIGIT_LIMIT, Number, NumberError};
pub use self::parse::{FigureContext, FigureError, FigureErrorKind, parse_figure, read_figure};
pub use self::pattern::any_figure;
pub use self::period::{Day, Period, PeriodEnd, PeriodError, TimeUnit};
pub use self::reading::{Oddity, Reading, ReadingKind, Steps};
pub use self::readings::{ReadingOverrides, ReadingProblem, Readings};
pub use self::reference::as_seen;
pub use self::restate::{Restated, Surroundings, restated};
pub use self::rounding::{Rounding, RoundingDirection};
pub use self::scan::{
    Found, FoundKind, Markup, PIECE_LIMIT, Piece, Pieces, Scanner, YearlessDate, column_units,
    common_units, lines,
};
pub use self::separators::{certain_digits_end, digits_end, may_be_thousands, whole_number};
pub use self::slip::Slip;
pub use self::unit::{
    RATIO, RATIO_POINTS, SymbolMatch, UnitDefinition, UnitId, UnitProblem, Units,
};

#[cfg(test)]
mod round_trip_tests;
