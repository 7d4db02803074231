//! What has to hold between amounts, as data: of facts where rules note it, of variables where a system solves it; and
//! what that comes to where the amounts are read. What it says of each of them is `implied`, how a system solves many
//! is `system`.

use super::implied::{by_sum, sum_of};
use super::order::RelationKind;
use super::verdict::Verdict;
use crate::figure::{Interval, Number, Reading};

#[cfg(test)]
mod tests;

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
    /// A value times a factor, beside a total.
    Product(Product<V>),
}

/// A value times a factor, beside a total: `left · (scale · factor + offset)`, each in a unit of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product<V> {
    /// The value that is multiplied.
    pub left: V,
    /// The value that states the factor: a percentage, a rate.
    pub factor: V,
    /// The number that makes a plain factor of it: 1/100 for a percentage.
    pub scale: Number,
    /// Added to the scaled factor: 1 for a growth *by* so much, half a digit each way for an average.
    pub offset: Interval,
    /// How the product stands to the total.
    pub kind: RelationKind,
    /// The total.
    pub total: V,
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
            Self::Product(product) => vec![product.left, product.factor, product.total],
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
            Self::Product(product) => Form::Product(Product {
                left: rename(product.left)?,
                factor: rename(product.factor)?,
                scale: product.scale.clone(),
                offset: product.offset.clone(),
                kind: product.kind,
                total: rename(product.total)?,
            }),
        })
    }
}

/// What a form comes to where each value is read. No interval handed in is empty.
impl<V: Copy> Form<V> {
    /// Where the sum or the product lies.
    pub fn computed<'a>(&self, of: impl Fn(V) -> &'a Interval) -> Interval {
        match self {
            Self::Linear { terms, .. } => sum_of_terms(terms.iter(), of),
            Self::Product(product) => product.computed(of),
        }
    }

    /// Whether some values in the intervals fulfil it.
    pub fn is_possible<'a>(&self, of: impl Fn(V) -> &'a Interval) -> bool {
        match self {
            Self::Linear { bound, .. } => self.computed(of).meets(bound),
            Self::Product(product) => product
                .kind
                .is_possible(&product.computed(&of), of(product.total)),
        }
    }

    /// The verdict on it.
    pub fn verdict<'a>(&self, of: impl Fn(V) -> &'a Reading) -> Verdict {
        Verdict::on_readings(|kind| self.is_possible(|variable| of(variable).on(kind)))
    }

    /// Whether it could not fail, however the numbers were changed. Of a sum, what is added is held beside what is taken
    /// away.
    pub fn is_weak<'a>(&self, of: impl Fn(V) -> &'a Interval) -> bool {
        match self {
            Self::Linear { terms, bound } => {
                let side = |is_taken: bool| {
                    let terms = terms.iter();
                    let terms = terms.filter(|(_, weight)| weight.is_negative() == is_taken);
                    sum_of_terms(terms, &of)
                };
                let taken = side(true).scale_by(&Number::from(-1));
                RelationKind::Equal.is_weak(&side(false), &taken.plus(bound))
            }
            Self::Product(product) => product
                .kind
                .is_weak(&product.computed(&of), of(product.total)),
        }
    }

    /// Where each variable has to lie for some values of all others to fulfil it, in its own unit. It says nothing of one
    /// that could only be found by dividing by what may be zero. No variable occurs twice.
    pub fn implied<'a>(&self, of: impl Fn(V) -> &'a Interval) -> Vec<(V, Interval)> {
        match self {
            Self::Linear { terms, bound } => by_sum(terms, bound, of),
            Self::Product(product) => product.implied(of),
        }
    }

    /// The same where some values are known numbers: a sum has them in its bound, and a product of which the value that is
    /// multiplied is known is a sum. `None` where another value of a product is known.
    pub fn with_known(&self, known: impl Fn(V) -> Option<Number>) -> Option<Self> {
        match self {
            Self::Linear { terms, bound } => {
                let mut bound = bound.clone();
                let mut open = Vec::new();
                for (variable, weight) in terms {
                    match known(*variable) {
                        Some(number) => bound = bound.shift(&-(weight * &number)),
                        None => open.push((*variable, weight.clone())),
                    }
                }
                Some(Self::Linear { terms: open, bound })
            }
            Self::Product(product) => {
                if known(product.factor).is_some() || known(product.total).is_some() {
                    return None;
                }
                Some(match known(product.left) {
                    Some(left) => product.times(&left),
                    None => self.clone(),
                })
            }
        }
    }
}

impl<V: Copy> Product<V> {
    /// Where the plain factor lies.
    fn multiplier<'a>(&self, of: impl Fn(V) -> &'a Interval) -> Interval {
        of(self.factor).scale_by(&self.scale).plus(&self.offset)
    }

    fn computed<'a>(&self, of: impl Fn(V) -> &'a Interval) -> Interval {
        of(self.left).times(&self.multiplier(&of))
    }

    fn implied<'a>(&self, of: impl Fn(V) -> &'a Interval) -> Vec<(V, Interval)> {
        let product = self.kind.bound(of(self.total));
        let of_left = product.divide_by(&self.multiplier(&of));
        let of_factor = product.divide_by(of(self.left)).and_then(|multiplier| {
            let unit = Number::ONE.checked_div(&self.scale)?;
            Some(multiplier.minus(&self.offset).scale_by(&unit))
        });
        let of_total = self.kind.converse().bound(&self.computed(&of));
        let implied = [
            (self.left, of_left),
            (self.factor, of_factor),
            (self.total, Some(of_total)),
        ];
        let implied = implied.into_iter();
        implied
            .filter_map(|(variable, within)| Some((variable, within?)))
            .collect()
    }

    /// The sum that it is where the value that is multiplied is this number.
    fn times(&self, left: &Number) -> Form<V> {
        let offset = self.offset.scale_by(&-left.clone());
        Form::Linear {
            terms: vec![
                (self.factor, left * &self.scale),
                (self.total, -Number::ONE),
            ],
            bound: self.kind.bound(&offset),
        }
    }
}

fn sum_of_terms<'a, 't, V: Copy + 't>(
    terms: impl Iterator<Item = &'t (V, Number)>,
    of: impl Fn(V) -> &'a Interval,
) -> Interval {
    sum_of(terms.map(|(variable, weight)| (weight, of(*variable).clone())))
}
