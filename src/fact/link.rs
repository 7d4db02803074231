//! Links from one named thing to another of its kind: `part_of`, `supersedes`, `corrects`. Circles are cut.

use std::collections::BTreeMap;

use super::circle::circles;
use super::{FactProblem, FactProblemKind, NameKind};
use crate::source::Span;

/// At most one link from each position.
#[derive(Clone, Debug)]
pub(super) struct Links {
    next: Vec<Option<usize>>,
    places: BTreeMap<usize, Span>,
}

impl Links {
    /// No links yet among `count` things.
    pub(super) fn among(count: usize) -> Self {
        Self {
            next: vec![None; count],
            places: BTreeMap::new(),
        }
    }

    /// Links `from` to `to`; `place` is where that is written.
    pub(super) fn add(&mut self, from: usize, to: usize, place: Span) {
        if let Some(link) = self.next.get_mut(from) {
            *link = Some(to);
            self.places.insert(from, place);
        }
    }

    /// Takes away the links that run in a circle, each circle a problem.
    pub(super) fn cut_circles(
        &mut self,
        what: NameKind,
        name: impl Fn(usize) -> Box<str>,
    ) -> Vec<FactProblem> {
        if self.places.is_empty() {
            return Vec::new();
        }
        let mut problems = Vec::new();
        for circle in circles(&self.next) {
            for at in &circle {
                if let Some(link) = self.next.get_mut(*at) {
                    *link = None;
                }
            }
            let places: Vec<Span> = (circle.iter())
                .filter_map(|at| self.places.get(at).copied())
                .collect();
            let Some((span, related)) = places.split_first() else {
                continue;
            };
            problems.push(FactProblem {
                span: *span,
                related: related.to_vec(),
                kind: FactProblemKind::Cycle {
                    what,
                    ids: circle.iter().map(|at| name(*at)).collect(),
                },
            });
        }
        problems
    }

    /// The links, in the order of where they start.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        let links = self.next.iter().enumerate();
        links.filter_map(|(from, to)| to.map(|to| (from, to)))
    }
}
