//! Amounts that are added up, in words and labels.

use crate::diagnostic::Label;
use crate::figure::Number;
use crate::source::TextRange;

use super::amount::StatedAmount;

/// The number of summands that are labelled and written out; of more the first and the last are.
const SHOWN: usize = 8;

/// `1,204 + 318 + 77`.
pub(in crate::rules) fn written_sum(parts: &[&StatedAmount]) -> String {
    let mut sum = String::new();
    let left_out = parts.len() > SHOWN;
    for (index, part) in parts.iter().enumerate() {
        if left_out && (3..parts.len() - 1).contains(&index) {
            if index == 3 {
                sum.push_str(" + …");
            }
            continue;
        }
        let number = part.value.abs().grouped();
        match (index, part.value.is_negative()) {
            (0, false) => sum.push_str(&number),
            (0, true) => sum.extend(["−", &number]),
            (_, negative) => {
                sum.push_str(if negative { " − " } else { " + " });
                sum.push_str(&number);
            }
        }
    }
    sum
}

/// Labels for summands, of many the first and the last.
pub(in crate::rules) fn part_labels(parts: &[TextRange]) -> Vec<Label<TextRange>> {
    if parts.len() <= SHOWN {
        return parts
            .iter()
            .map(|range| Label::new(*range, "a part"))
            .collect();
    }
    let ends = [parts.first(), parts.last()];
    let words = [
        format!("the first of {} parts", parts.len()),
        "the last part".to_owned(),
    ];
    let labels = ends.into_iter().zip(words);
    labels
        .filter_map(|(range, word)| Some(Label::new(*range?, word)))
        .collect()
}

/// The sum of amounts.
pub(in crate::rules) fn total(parts: &[&StatedAmount]) -> Number {
    parts
        .iter()
        .fold(Number::ZERO, |sum, part| &sum + &part.value)
}
