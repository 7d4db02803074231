//! The first oracle: every whole point of a small box is tried.

use super::{Ends, Link, Spec};

/// The points of the box that satisfy the domains and relations, each with the statements it satisfies, as bits.
pub(super) struct Points {
    pub(super) points: Vec<(Vec<i64>, u64)>,
}

impl Points {
    /// Variables must be whole with bounded domains. Only the relations at `relations` count.
    pub(super) fn of(spec: &Spec, relations: &[usize]) -> Self {
        let mut points = vec![Vec::new()];
        for &(_, domain) in &spec.variables {
            let (Some((lower, _)), Some((upper, _))) = domain else {
                panic!("a box has bounds");
            };
            let values: Vec<i64> = (lower..=upper)
                .filter(|halves| halves % 2 == 0 && inside(domain, *halves))
                .map(|halves| halves / 2)
                .collect();
            points = points
                .iter()
                .flat_map(|point: &Vec<i64>| {
                    values
                        .iter()
                        .map(move |&value| [point.as_slice(), &[value]].concat())
                })
                .collect();
        }
        points.retain(|point| {
            relations
                .iter()
                .all(|&position| holds(&spec.relations[position], point))
        });
        let satisfied = |point: &Vec<i64>| {
            let statements = spec.statements.iter().enumerate();
            statements
                .filter(|(_, (variable, ends))| inside(*ends, 2 * point[*variable]))
                .fold(0, |bits, (position, _)| bits | 1 << position)
        };
        Self {
            points: points
                .into_iter()
                .map(|point| {
                    let bits = satisfied(&point);
                    (point, bits)
                })
                .collect(),
        }
    }

    pub(super) fn feasible(&self, statements: u64) -> bool {
        self.points
            .iter()
            .any(|(_, satisfied)| statements & !satisfied == 0)
    }
}

pub(super) fn bits(positions: &[usize]) -> u64 {
    positions
        .iter()
        .fold(0, |bits, position| bits | 1 << position)
}

pub(super) fn holds(link: &Link, point: &[i64]) -> bool {
    match link {
        Link::Linear(terms, bound) => {
            let sum: i64 = terms
                .iter()
                .map(|(variable, weight)| weight * point[*variable])
                .sum();
            inside(*bound, 2 * sum)
        }
        Link::Product(product, left, right) => point[*product] == point[*left] * point[*right],
    }
}

pub(super) fn inside((lower, upper): Ends, halves: i64) -> bool {
    lower.is_none_or(|(end, closed)| halves > end || closed && halves == end)
        && upper.is_none_or(|(end, closed)| halves < end || closed && halves == end)
}
