//! What is to stand in place of a figure that is not what was counted: the count, in the way in which the figure stands.

use super::number::{HowMany, Kind, Tokens, qualified};
use super::reach::Reach;
use crate::document::is_running_text;
use crate::figure::{
    FigureContext, Number, Surroundings, decoded, encoded_like, read_figure, restated,
};
use crate::source::{Sources, Span, TextRange};

/// The correction that mends a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The number in the file.
    pub span: Span,
    /// The number that is to stand there.
    pub number: String,
    /// The figure that stands there then.
    pub figure: String,
    /// Whether the old figure can only have counted the same: it holds, is near, or its words say so.
    pub is_certain: bool,
}

/// The correction of a figure at a place, written so without marks, of what there are so many. `None` where it
/// is not clear how the figure is to be written.
pub(super) fn correction(
    sources: &Sources,
    figures: FigureContext<'_>,
    place: Span,
    written_as: &str,
    truth: &Number,
    stale_after: Option<&Number>,
) -> Option<Correction> {
    let Span { file, range } = place;
    let place = range?;
    let source = sources.get(file)?;
    let written = place.slice(&source.text);
    // In an address some signs stand for others.
    let is_encoded = written.contains('%');
    let text = if is_encoded {
        decoded(written)
    } else {
        written_as.to_owned()
    };
    let (signed, old_amount) = read(&text, figures)?;
    // The noun behind the figure would be in the wrong form.
    let one = Number::ONE;
    if *truth == one || *old_amount.size() == one {
        return None;
    }
    let figure = read_figure(&signed, &figures)?;
    // Of more than two digits the second counts too: `2,400+` of 2,441, and not `2,000+`.
    let is_small = truth < &Number::from(100);
    let is_near = |amount: &HowMany| match amount {
        _ if is_small => true,
        HowMany::AtLeast(number) => (number * &Number::from(6)) >= (truth * &Number::from(5)),
        HowMany::Between(_, upper) => (upper * &Number::from(5)) <= (truth * &Number::from(6)),
        HowMany::Exactly(_) => true,
    };
    let is_right = |text: &str| {
        let amount = read(text, figures).map(|(_, amount)| amount);
        amount.is_some_and(|amount| {
            amount.holds(truth) && is_near(&amount) && !amount.is_stale(truth, stale_after)
        })
    };
    let around = if is_running_text(source, place) {
        Surroundings::Prose
    } else {
        Surroundings::Data
    };
    let restated = restated(&text, &figure, truth, around, is_right)?;
    let encode = |text: &str| encoded_like(text, written);
    let old = encode(&restated.old);
    let mut found = written.match_indices(old.as_str());
    let (at, _) = found.next().filter(|_| found.next().is_none())?;
    let start = place.start as usize + at;
    let range = TextRange::from_usize(start, start + old.len());
    Some(Correction {
        span: Span::new(file, range),
        number: encode(&restated.new),
        figure: restated.text,
        is_certain: old_amount.holds(truth) || Reach::Fixed.holds(old_amount.nearest(truth), truth),
    })
}

/// A figure with its words as a sign, and what it says.
fn read(text: &str, figures: FigureContext<'_>) -> Option<(String, HowMany)> {
    let tokens = Tokens::of(text);
    let mut all = tokens.all.iter();
    let at = all.position(|token| token.kind == Kind::Number)?;
    let number = qualified(&tokens, at, &figures)?;
    let is_all = number.start == 0 && number.end == text.len();
    is_all.then_some((number.signed, number.amount))
}
