//! What one row says of each of its variables when the others lie in given intervals.

use super::super::implied::by_sum;
use super::model::Row;
use crate::figure::Interval;

impl Row<usize> {
    /// The intervals in which the relation puts each variable. Takes time in proportion to the number of variables.
    pub(super) fn implied(&self, bounds: &[Interval]) -> Vec<(usize, Interval)> {
        let of = |variable: usize| bounds.get(variable).unwrap_or(&Interval::ALL);
        match self {
            Self::Linear { terms, bound } => by_sum(terms, bound, of),
            Self::Product {
                product,
                left,
                right,
            } => {
                let mut implied = vec![(*product, of(*left).times(of(*right)))];
                // Each variable once: of one that occurs twice, what its first place says.
                let quotients = [(*left, right), (*right, left)];
                let quotients = quotients
                    .into_iter()
                    .filter(|(variable, other)| variable != *other && variable != product);
                implied.extend(quotients.filter_map(|(variable, other)| {
                    Some((variable, of(*product).divide_by(of(*other))?))
                }));
                implied
            }
        }
    }
}
