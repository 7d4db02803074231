//! What is said of a sum of records that does not fit its total. What of it does not is `group`'s.

use super::super::bounds::bounds;
use super::super::expression::{Summand, added};
use super::super::records::{Break, all_quoted, as_count};
use crate::diagnostic::Label;
use crate::figure::{Interval, Number};
use crate::relation::RelationKind;
use crate::source::Span;
use crate::words::{counted, quoted};

/// A sum of records that does not fit its total.
pub(super) struct Misfit<'a> {
    /// What the records have in common, as written.
    pub group: &'a [String],
    pub total: ToldTotal<'a>,
    /// How the parts have to stand to the total.
    pub kind: RelationKind,
    /// The parts that decide.
    pub parts: Vec<ToldPart<'a>>,
    /// What these add up to, on the readings that decide.
    pub reached: Interval,
    /// The unit of that, as it stands behind a number.
    pub unit: String,
    /// How many parts are absent and count as nothing.
    pub missing: usize,
    /// Whether all would fit if the numbers were rounded, and nothing says that they are.
    pub fits_rounded: bool,
}

/// The total as it is stated.
pub(super) enum ToldTotal<'a> {
    /// In the check.
    Figure(&'a str),
    /// In a field of this name, at these places.
    Field {
        name: &'a str,
        text: &'a str,
        places: Vec<Span>,
    },
}

/// A part as it is stated.
pub(super) struct ToldPart<'a> {
    /// The weight with which it counts.
    pub weight: &'a Number,
    pub text: String,
    pub place: Span,
    /// What is said of it where it stands.
    pub label: String,
}

impl Misfit<'_> {
    /// In words.
    pub(super) fn told(self) -> Break {
        let reached = self.reached();
        let mut key = self.group.to_vec();
        let mut places = Vec::new();
        if let ToldTotal::Field {
            text,
            places: stated,
            ..
        } = &self.total
        {
            key.push((*text).to_owned());
            places.extend(stated.iter().map(|place| Label::new(*place, "total")));
        }
        key.push(reached.clone());
        let count = as_count(places.len().max(1));
        let parts = self.parts.iter();
        places.extend(parts.map(|part| Label::new(part.place, part.label.clone())));
        Break {
            message: self.headline(&reached),
            places,
            count,
            help: self.help(&reached),
            key,
        }
    }

    /// “12 t”, or between which bounds it lies.
    fn reached(&self) -> String {
        match self.reached.single() {
            Some(exact) => format!("{}{}", exact.grouped(), self.unit),
            None => bounds(&self.reached, &self.unit),
        }
    }

    fn headline(&self, reached: &str) -> String {
        let of = match self.group {
            [] => String::new(),
            names => format!(" of {}", all_quoted(&[names.join(" ")])),
        };
        let one = match self.parts.as_slice() {
            [one] if *one.weight == Number::ONE => Some(one),
            _ => None,
        };
        match &self.total {
            ToldTotal::Figure(whole) => {
                let whole = quoted(whole);
                let beside = match self.kind {
                    RelationKind::Equal => format!("and not to {whole}"),
                    RelationKind::AtMost => format!("which is more than {whole}"),
                    RelationKind::AtLeast => format!("which is less than {whole}"),
                };
                format!("the parts{of} add up to {reached}, {beside}")
            }
            ToldTotal::Field { name, text, .. } => {
                let beside = match (self.kind, one) {
                    (RelationKind::Equal, _) => format!("its parts add up to {reached}"),
                    (RelationKind::AtMost, Some(one)) => {
                        format!("one of its parts is {}", quoted(&one.text))
                    }
                    (RelationKind::AtMost, None) => {
                        format!("some of its parts add up to {reached}")
                    }
                    (RelationKind::AtLeast, _) => {
                        format!("all of its parts add up to {reached}")
                    }
                };
                format!("{}{of} is {}, but {beside}", quoted(name), quoted(text))
            }
        }
    }

    fn help(&self, reached: &str) -> Vec<String> {
        let terms = self.parts.iter().map(|part| Summand {
            weight: part.weight,
            text: part.text.clone(),
        });
        let terms: Vec<Summand<'_>> = terms.collect();
        let sum = (terms.len() != 1).then(|| format!("{} is {reached}.", quoted(&added(&terms))));
        let absent = (self.missing > 0).then(|| {
            let absent = counted(self.missing, "part that is absent", "parts that are absent");
            format!("Counted as nothing: {absent}.")
        });
        let rounded = self.fits_rounded.then(|| {
            "Rounded to their last digits they would fit: `precision: as_written` says that they are."
                .to_owned()
        });
        [sum, absent, rounded].into_iter().flatten().collect()
    }
}
