//! Whether linear relations have a solution within given bounds, decided exactly: the general simplex method of SMT
//! solvers (Dutertre and de Moura, CAV 2006) over exact numbers, with an infinitesimal part for open ends and Bland's
//! rule, by which it terminates. A contradiction comes as the combination of bounds that makes it (Farkas).

use std::collections::BTreeMap;

use super::component::Component;
use super::effort::{Effort, cost};
use super::model::Row;
use super::propagation::Side;
use crate::figure::{End, Interval, Number};

/// A number, and how many infinitesimals above it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Delta {
    pub(super) value: Number,
    pub(super) infinitesimals: Number,
}

/// A column, which is bounded: a variable of the component, or the sum of a relation, both by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Variable(usize),
    Sum(usize),
}

/// Columns times numbers add up to zero, although with each at the end that its number points to (the lower for a
/// positive one, the upper for a negative one) they add up to more.
pub(super) type Contradiction = Vec<(Column, Number)>;

/// What became of moving columns into their bounds.
#[derive(Debug)]
pub(super) enum Outcome {
    /// All are in their bounds.
    Fits,
    /// That cannot be.
    Contradicts(Contradiction),
    /// The effort was spent before either was known.
    Spent,
}

/// A tableau: each basic column is a sum of columns that are not.
#[derive(Debug)]
pub(super) struct Simplex {
    columns: BTreeMap<Column, Place>,
    rows: BTreeMap<Column, BTreeMap<Column, Number>>,
}

#[derive(Debug)]
struct Place {
    value: Delta,
    lower: Option<Delta>,
    upper: Option<Delta>,
}

impl Simplex {
    /// Linear relations of a component, by position, with its variables in the intervals, none of which is empty.
    pub(super) fn new(
        component: &Component,
        relations: impl IntoIterator<Item = usize>,
        bounds: &[Interval],
    ) -> Self {
        let mut columns: BTreeMap<Column, Place> = BTreeMap::new();
        let mut rows = BTreeMap::new();
        for position in relations {
            let relation = component.relations.get(position);
            let Some(Row::Linear { terms, bound }) = relation.map(|relation| &relation.row) else {
                continue;
            };
            for (variable, _) in terms {
                columns
                    .entry(Column::Variable(*variable))
                    .or_insert_with(|| {
                        Place::within(bounds.get(*variable).unwrap_or(&Interval::ALL))
                    });
            }
            let row: BTreeMap<Column, Number> = terms
                .iter()
                .map(|(variable, weight)| (Column::Variable(*variable), weight.clone()))
                .collect();
            let mut place = Place::within(bound);
            place.value = Delta::ZERO;
            for (column, weight) in &row {
                if let Some(other) = columns.get(column) {
                    place.value = place.value.plus(&other.value.times(weight));
                }
            }
            columns.insert(Column::Sum(position), place);
            rows.insert(Column::Sum(position), row);
        }
        Self { columns, rows }
    }

    /// Moves all columns into their bounds.
    pub(super) fn solve(&mut self, effort: &Effort) -> Outcome {
        while let Some((basic, side, target)) = self.violated(effort) {
            if effort.is_spent() {
                return Outcome::Spent;
            }
            let Some(row) = self.rows.get(&basic) else {
                break;
            };
            let entering = row
                .iter()
                .find(|(column, weight)| self.can_move(**column, weight, side))
                .map(|(column, weight)| (*column, weight.clone()));
            match entering {
                Some((column, weight)) => self.pivot(basic, column, &weight, &target, effort),
                None => return Outcome::Contradicts(contradiction(basic, row, side)),
            }
        }
        Outcome::Fits
    }

    /// The value that was found for a variable.
    pub(super) fn value(&self, variable: usize) -> Option<&Delta> {
        self.columns
            .get(&Column::Variable(variable))
            .map(|place| &place.value)
    }

    /// The first basic column outside its bounds, the side it is on, and the bound.
    fn violated(&self, effort: &Effort) -> Option<(Column, Side, Delta)> {
        self.rows.keys().find_map(|basic| {
            let place = self.columns.get(basic)?;
            effort.spend(cost(&place.value.value));
            let below = place.lower.as_ref().filter(|end| place.value < **end);
            let above = place.upper.as_ref().filter(|end| place.value > **end);
            below
                .map(|end| (*basic, Side::Lower, end.clone()))
                .or_else(|| above.map(|end| (*basic, Side::Upper, end.clone())))
        })
    }

    /// Whether moving a column can bring a basic one back from the side it is on.
    fn can_move(&self, column: Column, weight: &Number, side: Side) -> bool {
        let upwards = (side == Side::Lower) != weight.is_negative();
        self.columns.get(&column).is_some_and(|place| {
            if upwards {
                place.upper.as_ref().is_none_or(|end| place.value < *end)
            } else {
                place.lower.as_ref().is_none_or(|end| place.value > *end)
            }
        })
    }

    /// Puts a basic column at its target by moving another one, which becomes basic in its stead.
    fn pivot(
        &mut self,
        leaving: Column,
        entering: Column,
        weight: &Number,
        target: &Delta,
        effort: &Effort,
    ) {
        let Some(inverse) = Number::ONE.checked_div(weight) else {
            return;
        };
        let Some(mut row) = self.rows.remove(&leaving) else {
            return;
        };
        row.remove(&entering);
        let minus = -&inverse;
        let mut solved: BTreeMap<Column, Number> = row
            .into_iter()
            .map(|(column, weight)| (column, &weight * &minus))
            .collect();
        solved.insert(leaving, inverse.clone());
        let mut step = Delta::ZERO;
        if let Some(place) = self.columns.get_mut(&leaving) {
            let distance = target.plus(&place.value.times(&Number::from(-1)));
            step = distance.times(&inverse);
            place.value = target.clone();
        }
        self.shift(entering, &step);
        let basics: Vec<Column> = self.rows.keys().copied().collect();
        for basic in basics {
            let Some(row) = self.rows.get_mut(&basic) else {
                continue;
            };
            if let Some(factor) = row.remove(&entering) {
                add_row(row, &solved, &factor, effort);
                self.shift(basic, &step.times(&factor));
            }
        }
        self.rows.insert(entering, solved);
    }

    fn shift(&mut self, column: Column, by: &Delta) {
        if let Some(place) = self.columns.get_mut(&column) {
            place.value = place.value.plus(by);
        }
    }
}

fn add_row(
    row: &mut BTreeMap<Column, Number>,
    other: &BTreeMap<Column, Number>,
    factor: &Number,
    effort: &Effort,
) {
    for (column, weight) in other {
        let sum = row.entry(*column).or_insert(Number::ZERO);
        *sum = &*sum + &(weight * factor);
        effort.spend(cost(weight) + cost(sum));
        if sum.is_zero() {
            row.remove(column);
        }
    }
}

/// The row of a basic column that is on a side it cannot be brought back from.
fn contradiction(basic: Column, row: &BTreeMap<Column, Number>, side: Side) -> Contradiction {
    let own = match side {
        Side::Lower => Number::ONE,
        Side::Upper => Number::from(-1),
    };
    let minus = -&own;
    let mut combination: Contradiction = row
        .iter()
        .map(|(column, weight)| (*column, weight * &minus))
        .collect();
    combination.push((basic, own));
    combination.sort_by_key(|(column, _)| *column);
    combination
}

impl Place {
    /// A start in the middle of the interval, where a figure is most likely to be meant, so that little has to move; at its
    /// end when it has only one, or at zero when it has none.
    fn within(interval: &Interval) -> Self {
        let lower = interval.lower.as_ref().map(|end| Delta::at(end, 1));
        let upper = interval.upper.as_ref().map(|end| Delta::at(end, -1));
        let value = match (&lower, &upper) {
            (Some(lower), Some(upper)) => {
                Number::fraction(1, 2).map(|half| lower.plus(upper).times(&half))
            }
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        Self {
            value: value.unwrap_or(Delta::ZERO),
            lower,
            upper,
        }
    }
}

impl Delta {
    const ZERO: Self = Self {
        value: Number::ZERO,
        infinitesimals: Number::ZERO,
    };

    /// The nearest that lies inside an end.
    fn at(end: &End, inwards: i64) -> Self {
        Self {
            value: end.value.clone(),
            infinitesimals: Number::from(if end.closed { 0 } else { inwards }),
        }
    }

    fn plus(&self, other: &Self) -> Self {
        Self {
            value: &self.value + &other.value,
            infinitesimals: &self.infinitesimals + &other.infinitesimals,
        }
    }

    fn times(&self, factor: &Number) -> Self {
        Self {
            value: &self.value * factor,
            infinitesimals: &self.infinitesimals * factor,
        }
    }
}
