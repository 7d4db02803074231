//! From a mapping of the vocabulary to a tree of members.

use super::link::Links;
use super::members::Member;
use super::reader::{Reader, named_entries, string_or_number};
use super::unknown::UnknownNames;
use super::{Labels, MemberId, Members, Thing};
use crate::document::NodeRef;

/// Reads `{pier-1: {label: …, part_of: harbour, lifetime: 2019/..}, …}`. `what` says what the members are and, for
/// members of a dimension, of which.
pub(super) fn read_members(
    reader: &mut Reader,
    node: Option<NodeRef<'_>>,
    what: (Thing, Option<&str>),
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
    for (part, whole) in parents.iter() {
        if let Some(member) = members.members.get_mut(part) {
            member.parent = Some(MemberId::at(whole));
        }
    }
    members
}
