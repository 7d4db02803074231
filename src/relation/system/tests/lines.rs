//! Every line of an explanation is checked against what was known before it, with arithmetic of its own.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::{Source, Step};
use super::points::holds;
use super::*;

/// What is known of the variables as the lines go by.
struct Reader<'a> {
    spec: &'a Spec,
    known: Vec<Interval>,
    derived: Vec<(usize, usize, Interval)>,
    circled: Vec<(usize, Interval)>,
}

impl<'a> Reader<'a> {
    fn new(spec: &'a Spec, explanation: &Explanation) -> Self {
        let domains = spec.variables.iter().map(|(_, domain)| interval(*domain));
        let mut reader = Self {
            spec,
            known: domains.collect(),
            derived: Vec::new(),
            circled: Vec::new(),
        };
        for variable in 0..spec.variables.len() {
            reader.learn(variable, &Interval::ALL);
        }
        for statement in statements(explanation) {
            let (variable, ends) = spec.statements[statement];
            reader.learn(variable, &interval(ends));
        }
        reader
    }

    fn learn(&mut self, variable: usize, within: &Interval) {
        let nothing = Interval::between(End::open(Number::ZERO), End::open(Number::ZERO));
        let known = &mut self.known[variable];
        let both = known.intersect(within).unwrap_or(nothing.clone());
        *known = if self.spec.variables[variable].0 && !both.is_empty() {
            both.shrink_to_whole().unwrap_or(nothing)
        } else {
            both
        };
    }

    /// No interval that a line starts from says more than is known.
    fn check_known(&self, from: &[(VariableId, Interval)]) {
        for (variable, interval) in from {
            let known = &self.known[variable.index()];
            assert!(
                interval.contains_interval(known),
                "{interval} is not known, {known} is"
            );
        }
    }

    fn whole(&self, terms: &[(usize, i64)]) -> bool {
        weights(terms)
            .keys()
            .all(|variable| self.spec.variables[*variable].0)
    }

    /// The bound of a sum; of whole numbers only the multiples of their common divisor can be meant.
    fn bound(&self, terms: &[(usize, i64)], bound: Ends) -> Interval {
        let weights = weights(terms);
        let divisor = (1..=8)
            .rev()
            .find(|divisor| weights.values().all(|weight| weight % divisor == 0))
            .filter(|_| self.whole(terms) && !weights.is_empty());
        let Some(divisor) = divisor else {
            return interval(bound);
        };
        interval(bound)
            .scale_by(&Number::fraction(1, divisor).unwrap())
            .shrink_to_whole()
            .unwrap()
            .scale_by(&Number::from(divisor))
    }

    /// No whole point of a small box is somewhere else than a circle puts it.
    fn circle(&mut self, step: &Step) {
        let Step::Circle {
            relations,
            from,
            variable,
            within,
            ..
        } = step
        else {
            panic!("{step:?} is not the last line");
        };
        self.check_known(from);
        let own = variable.index();
        let links = relations
            .iter()
            .map(|id| self.spec.relations[id.index()].clone());
        let links: Vec<Link> = links.collect();
        let within = within.clone();
        for (x, y, z) in (-64..64).map(|at| (at % 4, at / 4 % 4, at / 16 % 4)) {
            let ends = [x, y, z];
            let point: Vec<i64> = (0..self.spec.variables.len())
                .map(|at| ends[at % 3] * (1 + i64::from(at > 2)))
                .collect();
            let known = |(id, interval): &(VariableId, Interval)| {
                interval.contains(&Number::from(point[id.index()]))
            };
            if links.iter().all(|link| holds(link, &point)) && from.iter().all(known) {
                let number = Number::from(point[own]);
                assert!(
                    within
                        .as_ref()
                        .is_some_and(|within| within.contains(&number))
                );
            }
        }
        if let Some(within) = within {
            self.circled.push((own, within.clone()));
            self.learn(own, &within);
        }
    }

    fn narrow(&mut self, step: &Step) {
        let Step::Narrow {
            relation,
            from,
            variable,
            within,
        } = step
        else {
            panic!("{step:?} is not the last line");
        };
        self.check_known(from);
        let own = variable.index();
        let of = |variable: usize| {
            let found = from.iter().find(|(id, _)| id.index() == variable);
            found.map_or(Interval::ALL, |(_, interval)| interval.clone())
        };
        match &self.spec.relations[relation.index()] {
            Link::Linear(terms, bound) => {
                let mut rest = self.bound(terms, *bound);
                let weights = weights(terms);
                for (&other, weight) in weights.iter().filter(|(other, _)| **other != own) {
                    rest = rest.minus(&of(other).scale_by(&Number::from(*weight)));
                }
                let inverse = Number::fraction(1, weights[&own]).unwrap();
                assert_eq!(rest.scale_by(&inverse), *within);
            }
            link @ Link::Product(product, left, right) => {
                for (x, y, z) in triples(-12..=12) {
                    let mut point = vec![0; self.spec.variables.len()];
                    (point[*product], point[*left], point[*right]) = (x, y, z);
                    let inside =
                        |variable: &usize| of(*variable).contains(&Number::from(point[*variable]));
                    if holds(link, &point) && [product, left, right].into_iter().all(inside) {
                        assert!(within.contains(&Number::from(point[own])));
                    }
                }
            }
        }
        self.derived.push((relation.index(), own, within.clone()));
        self.learn(own, within);
    }

    fn contradiction(&self, step: &Step) {
        match step {
            Step::Narrow { .. } => panic!("the last line is no contradiction"),
            Step::Circle { within, .. } => assert_eq!(*within, None),
            Step::Clash {
                variable,
                lower,
                upper,
            } => {
                let own = variable.index();
                for (source, within) in [lower, upper] {
                    assert!(match source {
                        Source::Domain => *within == interval(self.spec.variables[own].1),
                        Source::Statement(id) =>
                            *within == interval(self.spec.statements[id.index()].1),
                        Source::Relation(id) =>
                            self.derived.contains(&(id.index(), own, within.clone())),
                        Source::Circle => self.circled.contains(&(own, within.clone())),
                    });
                }
                let both = lower.1.intersect(&upper.1);
                let whole = self.spec.variables[own].0;
                let left = both.filter(|both| !whole || both.shrink_to_whole().is_some());
                assert_eq!(left, None);
            }
            Step::Combine { .. } => self.combination(step),
            Step::NoWholeNumbers { variables, cases } => {
                assert!(*cases > 1);
                assert!(variables.iter().all(|id| self.spec.variables[id.index()].0));
            }
            Step::NotSpelledOut => panic!("all of it is spelled out"),
            Step::Impossible { relation } => {
                let Link::Linear(terms, bound) = &self.spec.relations[relation.index()] else {
                    panic!("a product is never impossible");
                };
                let sums = weights(terms).is_empty();
                assert!(sums && !interval(*bound).contains(&Number::ZERO) || self.whole(terms));
            }
        }
    }

    fn combination(&self, step: &Step) {
        let Step::Combine {
            multipliers,
            terms,
            from,
            required,
            possible,
        } = step
        else {
            return;
        };
        self.check_known(from);
        let first = multipliers.first();
        assert!(first.is_none_or(|(_, multiplier)| !multiplier.is_negative()));
        let mut sum: BTreeMap<usize, Number> = BTreeMap::new();
        let mut bounds = Interval::exact(Number::ZERO);
        for (relation, multiplier) in multipliers {
            let Link::Linear(terms, bound) = &self.spec.relations[relation.index()] else {
                panic!("products are not added up");
            };
            for (variable, weight) in weights(terms) {
                let total = sum.entry(variable).or_insert(Number::ZERO);
                *total = &*total + &(multiplier * &Number::from(weight));
            }
            bounds = bounds.plus(&self.bound(terms, *bound).scale_by(multiplier));
        }
        sum.retain(|_, weight| !weight.is_zero());
        let stated = terms
            .iter()
            .map(|(id, weight)| (id.index(), weight.clone()));
        assert_eq!(sum, stated.collect());
        assert_eq!(bounds, *required);
        let ends = terms
            .iter()
            .zip(from)
            .map(|((variable, weight), (id, interval))| {
                assert_eq!(variable, id);
                interval.scale_by(weight)
            });
        let total = ends.fold(Interval::exact(Number::ZERO), |sum, term| sum.plus(&term));
        assert_eq!(total, *possible);
        assert!(!required.meets(possible), "{required} meets {possible}");
    }
}

fn weights(terms: &[(usize, i64)]) -> BTreeMap<usize, i64> {
    let mut weights = BTreeMap::new();
    for &(variable, weight) in terms {
        *weights.entry(variable).or_insert(0) += weight;
    }
    weights.retain(|_, weight| *weight != 0);
    weights
}

fn triples(range: std::ops::RangeInclusive<i64>) -> impl Iterator<Item = (i64, i64, i64)> {
    range
        .clone()
        .flat_map(move |y| range.clone().map(move |z| (y * z, y, z)))
}

/// Reads all lines of all explanations.
pub(super) fn check(spec: &Spec, solution: &Solution) {
    for explanation in &solution.conflicts {
        let (last, others) = explanation.steps.split_last().unwrap();
        let mut reader = Reader::new(spec, explanation);
        for step in others {
            match step {
                Step::Circle { .. } => reader.circle(step),
                _ => reader.narrow(step),
            }
        }
        if let Step::Circle { .. } = last {
            reader.circle(last);
        }
        reader.contradiction(last);
    }
}

proptest! {
    #[test]
    fn lines_about_whole_numbers_are_right(spec in whole::systems()) {
        check(&spec, &spec.solve());
    }

    #[test]
    fn lines_about_real_numbers_are_right(spec in elimination::systems(false)) {
        check(&spec, &spec.solve());
    }

    #[test]
    fn lines_about_both_are_right(spec in elimination::systems(true)) {
        check(&spec, &spec.solve());
    }

    #[test]
    fn lines_about_products_are_right(spec in products::systems()) {
        check(&spec, &spec.solve());
    }
}
