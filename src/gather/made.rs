//! Fields that are made of others, and which of them no record can have: what they are made of is not there, or their
//! pattern finds nothing in it.

use super::collect::Found;
use super::field::NoField;
use super::model::{KindId, Record, Records};
use crate::config::{Made, Piece, RecordKind, Route};
use crate::diagnostic::{Problem, ProblemKind};

impl Found {
    /// Says which of the fields that are made of others no record can have.
    pub(super) fn never_made(&mut self, id: KindId, spec: &RecordKind) {
        if self.records.of(id).is_empty() || self.records.is_incomplete(id) {
            return;
        }
        for (at, rule) in spec.fields.iter().enumerate() {
            let name = &rule.name.value;
            let Some(why) = self.records.why_never(id, &rule.made, name, at) else {
                let idle = self.records.idle_alternatives(id, &rule.made, name, at);
                self.problems.extend(idle.into_iter().map(|why| {
                    let kind = ProblemKind::IdleSetting;
                    Problem::new(kind, rule.span, why.message).help(why.help)
                }));
                continue;
            };
            let problem = Problem::new(ProblemKind::Configuration, rule.span, why.message);
            self.problems.push(problem.help(why.help));
            self.records.never.insert((id, name.clone()));
        }
    }
}

impl Records {
    /// Why no record of a kind has a field that is made so. It sees the fields that are described before it.
    fn why_never(&self, id: KindId, made: &Made, name: &str, before: usize) -> Option<NoField> {
        let of_route = |route: &Route| self.why_absent(id, route, name, before);
        match made {
            Made::Route(route) => of_route(route),
            Made::FirstOf(all) => {
                let mut whys = all
                    .iter()
                    .map(|made| self.why_never(id, made, name, before));
                let first = whys.next()??;
                whys.all(|why| why.is_some()).then_some(first)
            }
            Made::Template(pieces) => pieces.iter().find_map(|piece| match piece {
                Piece::Text(_) => None,
                Piece::Field(route) => of_route(route),
            }),
            Made::Match(of, _) => self
                .why_never(id, of, name, before)
                .or_else(|| self.why_unmatched(id, made, of, name, before)),
        }
    }

    /// Alternatives that no record has, beside others that some have: what they were written for is not read.
    fn idle_alternatives(
        &self,
        id: KindId,
        made: &Made,
        name: &str,
        before: usize,
    ) -> Vec<NoField> {
        let all = match made {
            Made::FirstOf(all) => all,
            Made::Match(of, _) => return self.idle_alternatives(id, of, name, before),
            Made::Route(_) | Made::Template(_) => return Vec::new(),
        };
        all.iter()
            .filter_map(|made| self.why_never(id, made, name, before))
            .collect()
    }

    /// Why a field of which another is made is nowhere. One that is there and means nothing is there all the same.
    fn why_absent(&self, id: KindId, route: &Route, name: &str, before: usize) -> Option<NoField> {
        let is_there = |record: &Record| {
            self.has_keys(id, record, route) || !self.read(id, record, route, before).is_empty()
        };
        if self.of(id).iter().any(is_there) {
            return None;
        }
        let why = self.no_field_at(id, route);
        Some(NoField {
            message: format!("{}, of which `{name}` is made", why.message),
            ..why
        })
    }

    /// Why a pattern finds no part of what it is to find one in.
    fn why_unmatched(
        &self,
        id: KindId,
        made: &Made,
        of: &Made,
        name: &str,
        before: usize,
    ) -> Option<NoField> {
        let values = |made: &Made| {
            let all = self.of(id).iter();
            all.filter(|record| !self.make(id, record, made, name, before).is_empty())
                .count()
        };
        let seen = values(of);
        (seen > 0 && values(made) == 0).then(|| NoField {
            message: format!(
                "the pattern of `{name}` finds nothing in any of {seen} `{}`",
                self.name(id)
            ),
            help: "Correct the pattern under `match`: it is looked for anywhere in the value."
                .to_owned(),
            close: None,
        })
    }
}
