//! Figures: what a number as written means, as exact intervals; the units it is in; the periods it is for.
//!
//! This room knows nothing of facts, documents or verdicts.

mod interval;
mod interval_arithmetic;
mod number;
mod number_text;
mod period;

pub use self::interval::{End, Interval};
pub use self::number::Number;
pub use self::number_text::{DIGIT_LIMIT, NumberError};
pub use self::period::{Day, Period, PeriodEnd, PeriodError};
