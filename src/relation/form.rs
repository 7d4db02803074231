//! What has to hold between amounts, as data: of facts where rules note it, of variables where a system solves it.
//! How a system solves it is `system`; what is stated of the amounts, neither knows.

use super::order::RelationKind;
use crate::figure::{Interval, Number};

/// A relation between amounts that are each told by a `V`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form<V> {
    /// The sum of weight times value lies in the bound.
    Linear {
        /// The values with their weights, each in a unit of its own.
        terms: Vec<(V, Number)>,
        /// Where the sum lies.
        bound: Interval,
    },
    /// A value times a factor, beside a total: `left · (scale · factor + offset)`, each in a unit of its own.
    Product {
        /// The value that is multiplied.
        left: V,
        /// The value that states the factor: a percentage, a rate.
        factor: V,
        /// The number that makes a plain factor of it: 1/100 for a percentage.
        scale: Number,
        /// Added to the scaled factor: 1 for a growth *by* so much, half a digit each way for an average.
        offset: Interval,
        /// How the product stands to the total.
        kind: RelationKind,
        /// The total.
        total: V,
    },
}

impl<V: Copy> Form<V> {
    /// Two values are one: their difference is nothing. `factor` has the other in the unit of the one.
    pub fn equal(one: V, other: V, factor: &Number) -> Self {
        Self::difference(one, other, factor, RelationKind::Equal)
    }

    /// The form of one value that is at most another: their difference is not above nothing. `factor` has the greater in
    /// the unit of the smaller.
    pub fn at_most(smaller: V, greater: V, factor: &Number) -> Self {
        Self::difference(smaller, greater, factor, RelationKind::AtMost)
    }

    /// The form of one value less `factor` times another, beside nothing.
    pub fn difference(one: V, other: V, factor: &Number, kind: RelationKind) -> Self {
        Self::Linear {
            terms: vec![(one, Number::ONE), (other, -factor.clone())],
            bound: kind.bound(&Interval::exact(Number::ZERO)),
        }
    }

    /// The variables that it relates, with repetitions.
    pub fn variables(&self) -> Vec<V> {
        match self {
            Self::Linear { terms, .. } => terms.iter().map(|(variable, _)| *variable).collect(),
            Self::Product {
                left,
                factor,
                total,
                ..
            } => vec![*left, *factor, *total],
        }
    }

    /// The same between others; `None` where one of them is none.
    pub fn try_map<W>(&self, mut rename: impl FnMut(V) -> Option<W>) -> Option<Form<W>> {
        Some(match self {
            Self::Linear { terms, bound } => Form::Linear {
                terms: terms
                    .iter()
                    .map(|(variable, weight)| Some((rename(*variable)?, weight.clone())))
                    .collect::<Option<_>>()?,
                bound: bound.clone(),
            },
            Self::Product {
                left,
                factor,
                scale,
                offset,
                kind,
                total,
            } => Form::Product {
                left: rename(*left)?,
                factor: rename(*factor)?,
                scale: scale.clone(),
                offset: offset.clone(),
                kind: *kind,
                total: rename(*total)?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_keeps_its_shape_between_others_and_is_none_where_one_is_missing() {
        let nothing = Interval::exact(Number::ZERO);
        let product = Form::Product {
            left: 1,
            factor: 2,
            scale: Number::ONE,
            offset: nothing,
            kind: RelationKind::Equal,
            total: 3,
        };
        let difference = Form::difference(1, 2, &Number::from(5), RelationKind::AtMost);
        assert_eq!(product.variables(), [1, 2, 3]);
        assert_eq!(difference.variables(), [1, 2]);
        for form in [product, difference] {
            let tens = form.try_map(|variable: i32| Some(variable * 10));
            let back = tens.unwrap().try_map(|variable| Some(variable / 10));
            assert_eq!(back, Some(form.clone()));
            assert_eq!(
                form.try_map(|variable| (variable != 2).then_some(variable)),
                None
            );
        }
    }
}
