//! Finding figures in running text, Chinese and English: where each stands, what it says, and what only looks like one.
//!
//! A text is scanned line by line in one pass. At each digit or number word the smallest recogniser that fits decides;
//! what a figure means is left to `parse/`, which reads every figure that is found.

mod age;
mod amount;
mod apart;
mod bare;
mod behind;
mod blocks;
mod called;
mod carried_on;
mod citation;
mod classify;
mod clause;
mod code;
mod column;
mod counted;
mod counters;
mod date;
mod date_english;
mod decimal;
mod degrees;
mod denial;
mod doubtful;
mod doubtful_han;
mod duration;
mod english_count;
mod evidence;
mod filed;
mod foreign;
mod formula;
mod glued;
mod guard;
mod han_code;
mod han_count;
mod han_goes_on;
mod han_hour;
mod han_larger;
mod han_name;
mod han_ordinal;
mod hit;
mod hour;
mod identifier;
mod idiom_end;
mod in_brackets;
mod in_scale;
mod indent;
mod item;
mod joined;
mod label;
mod label_end;
mod larger;
mod limited;
mod line;
mod listed;
mod listed_time;
mod listed_unit;
mod machine;
mod markup;
mod metres;
mod myriad_letter;
mod name;
mod noun;
mod ordinal;
mod outcome;
mod part_range;
mod phone;
mod phrases;
mod pieces;
mod place;
mod powers;
mod preposition;
mod price;
mod proper;
mod race;
mod range;
mod rate;
mod reckoned;
mod release;
mod scanner;
mod share;
mod shared_unit;
mod slashed;
mod software;
mod span;
mod spoken;
mod spoken_hour;
mod stands_for;
mod start;
mod stopwatch;
mod strict;
mod thing_behind;
mod times;
mod title;
mod token;
mod two_units;
mod unit_parts;
mod unit_words;
mod unsure;
mod version_again;
mod year;
mod year_words;
mod yearless;

pub use self::counters::{column_units, common_units};
pub use self::line::lines;
pub use self::markup::Markup;
pub use self::pieces::{PIECE_LIMIT, Piece, Pieces};
pub use self::scanner::Scanner;
pub use self::yearless::YearlessDate;

use super::figure::Figure;
use super::period::Period;
use crate::source::TextRange;

/// Something that is written with digits or number words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes in the text that was scanned.
    pub range: TextRange,
    /// What it is.
    pub kind: FoundKind,
    /// The figure as [`parse_figure`](super::parse_figure) reads these bytes: of every figure, and of a duration or an
    /// enumeration that can be read as one.
    pub figure: Option<Figure>,
    /// The period, of a date that names its year.
    pub date: Option<Period>,
    /// The month, and the day if it is told, of a date that does not name its year.
    pub yearless: Option<YearlessDate>,
    /// Why a figure cannot be read, of one that cannot.
    pub unread: Option<String>,
}

impl Found {
    /// Its text in the text that was scanned.
    pub fn text<'a>(&self, scanned: &'a str) -> &'a str {
        self.range.slice(scanned)
    }
}

/// What digits and number words can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// A quantity: `60 cranes`, `超300万吨`.
    Figure,
    /// A quantity that cannot be read as a whole: `not about 300 boats`, `1,23,456`.
    Unread,
    /// A year, month, day or time of day: `March 2024`, `2024年3月`.
    Date,
    /// A stretch of time or an anniversary: `three years`, `近3年来`, `70周年`.
    Duration,
    /// A place in an order: `11th`, `第十一批`.
    Ordinal,
    /// A small number word that introduces rather than counts: `two ports`, `两地`, `四大平台`.
    Enumeration,
    /// A part of a name: `5A`, `“3+1”`.
    Name,
}

impl FoundKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Figure,
        Self::Unread,
        Self::Date,
        Self::Duration,
        Self::Ordinal,
        Self::Enumeration,
        Self::Name,
    ];

    /// The name used in machine output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Unread => "unread",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Ordinal => "ordinal",
            Self::Enumeration => "enumeration",
            Self::Name => "name",
        }
    }
}
