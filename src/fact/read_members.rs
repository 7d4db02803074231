//! From a mapping of the vocabulary to a tree of members.

use super::link::Links;
use super::members::Member;
use super::reader::{ValueReader, named_entries, string_or_number};
use super::unknown::UnknownNames;
use super::{Labels, MemberId, Members, NameKind};
use crate::document::NodeRef;

/// Reads `{pier-1: {label: …, part_of: harbour, lifetime: 2019/..}, …}`. `what` says what the members are and, for
/// members of a dimension, of which.
pub(super) fn read_members(
    reader: &mut ValueReader,
    node: Option<NodeRef<'_>>,
    what: (NameKind, Option<&str>),
    unknown: &mut UnknownNames,
) -> Members {
    let named = named_entries(node);
    let mut members = Members::default();
    for (name, entry) in &named {
        let lifetime = entry.value.get("lifetime");
        members.members.push(Member {
            name: (*name).into(),
            labels: Labels::read(entry.value.get("label")),
            parent: None,
            lifetime: lifetime.and_then(|node| Some((reader.period(node)?, reader.site(node)))),
            span: reader.site(entry.key),
            parts: Vec::new(),
            walk: 0..0,
        });
    }
    let mut parents = Links::among(members.len());
    for (position, entry) in named.values().enumerate() {
        let Some(link) = entry.value.get("part_of") else {
            continue;
        };
        let (Some(name), place) = (string_or_number(link), reader.site(link)) else {
            continue;
        };
        match members.get(name) {
            Some(parent) => parents.add(position, parent.index(), place),
            None => unknown.add(what.0, what.1, name, place),
        }
    }
    let problems = parents.cut_circles(what.0, |at| members.name(MemberId::at(at)).into());
    reader.problems.extend(problems);
    members.link(parents.iter());
    members
}

impl Members {
    /// Links members to what they are part of, in no circle, once all are there.
    pub(super) fn link(&mut self, parents: impl Iterator<Item = (usize, usize)>) {
        for (part, whole) in parents {
            if let Some(member) = self.members.get_mut(part) {
                member.parent = Some(MemberId::at(whole));
            }
        }
        for part in 0..self.members.len() {
            let parent = self.parent(MemberId::at(part));
            if let Some(whole) = parent.and_then(|parent| self.members.get_mut(parent.index())) {
                whole.parts.push(MemberId::at(part));
            }
        }
        let roots = self.ids().filter(|id| self.parent(*id).is_none());
        // What the walk meets next stands last.
        let mut open: Vec<MemberId> = roots.collect();
        let mut order = Vec::with_capacity(self.members.len());
        while let Some(id) = open.pop() {
            order.push(id);
            open.extend(self.parts(id));
        }
        for (at, id) in order.iter().enumerate() {
            if let Some(member) = self.members.get_mut(id.index()) {
                member.walk = at..at + 1;
            }
        }
        // The other way round, all parts of a member are complete before it is.
        for id in order.iter().rev() {
            let end = self.member(*id).map(|member| member.walk.end);
            let parent = self.parent(*id);
            if let (Some(end), Some(whole)) = (
                end,
                parent.and_then(|parent| self.members.get_mut(parent.index())),
            ) {
                whole.walk.end = whole.walk.end.max(end);
            }
        }
    }
}
