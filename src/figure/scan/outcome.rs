//! What a recogniser says of a numeral: what it is, with its bytes in the line, or that nothing stands there.

use super::{FoundKind, YearlessDate};
use crate::figure::{Figure, Period};

/// What a recogniser makes of the numeral that it is shown.
pub(super) enum Outcome {
    /// Something, with its bytes in the line.
    Found(Box<Sighting>),
    /// Nothing up to this place.
    Skip(usize),
    /// An idiom up to this place, whose words may bound the number behind it: 不一定300艘.
    Pass(usize),
}

/// Something found in a line.
pub(super) struct Sighting {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: FoundKind,
    pub(super) figure: Option<Figure>,
    pub(super) date: Option<Period>,
    pub(super) yearless: Option<YearlessDate>,
    pub(super) unread: Option<String>,
}

impl Sighting {
    /// Leaves the figure unread whose scale stands in the heading of its column, unless it has one of its own: `3.2 million`.
    pub(super) fn unread_in_scale(&mut self) {
        let own = |figure: &Figure| figure.writing.exponent != 0;
        if !self.figure.as_ref().is_some_and(own) {
            let reason = "the scale of the number stands in the heading of its column";
            (self.kind, self.figure) = (FoundKind::Unread, None);
            self.unread = Some(reason.to_owned());
        }
    }
}

impl Outcome {
    /// Something that is no figure.
    pub(super) fn found(start: usize, end: usize, kind: FoundKind) -> Self {
        Self::with(start, end, kind, None)
    }

    /// A figure that cannot be read as a whole, and why.
    pub(super) fn unread(start: usize, end: usize, reason: String) -> Self {
        let mut outcome = Self::found(start, end, FoundKind::Unread);
        if let Self::Found(sighting) = &mut outcome {
            sighting.unread = Some(reason);
        }
        outcome
    }

    /// Something that can be read as a figure.
    pub(super) fn with(start: usize, end: usize, kind: FoundKind, figure: Option<Figure>) -> Self {
        Self::Found(Box::new(Sighting {
            start,
            end,
            kind,
            figure,
            date: None,
            yearless: None,
            unread: None,
        }))
    }

    /// A date, as EDTF where it names its year, else as [`YearlessDate::parse`] reads it.
    pub(super) fn date(start: usize, end: usize, edtf: Option<&str>) -> Self {
        Self::Found(Box::new(Sighting {
            start,
            end,
            kind: FoundKind::Date,
            figure: None,
            date: edtf.and_then(|text| Period::parse(text).ok()),
            yearless: edtf.and_then(YearlessDate::parse),
            unread: None,
        }))
    }
}
