//! Trees of named members: the entities, and the members of a dimension that has its own.
//!
//! How they are read from the vocabulary is in `read_members`.

use std::ops::Range;
use std::sync::Arc;

use super::{Labels, MemberId};
use crate::figure::Period;
use crate::source::Span;

/// Members in the order of their names, each with the member that it is a part of. The links never run in a circle.
#[derive(Clone, Debug, Default)]
pub struct Members {
    pub(super) members: Vec<Member>,
}

/// A member of a hierarchy.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) name: Arc<str>,
    pub(super) labels: Labels,
    pub(super) parent: Option<MemberId>,
    pub(super) lifetime: Option<(Period, Span)>,
    pub(super) span: Span,
    /// The members that are part of it directly, in the order of names.
    pub(super) parts: Vec<MemberId>,
    /// Where a walk through the tree meets it and, after it, all that it has as parts.
    pub(super) walk: Range<usize>,
}

impl Members {
    /// The member of this name.
    pub fn get(&self, name: &str) -> Option<MemberId> {
        let position = self
            .members
            .binary_search_by(|member| (*member.name).cmp(name))
            .ok()?;
        Some(MemberId::at(position))
    }

    /// The member's name as the vocabulary has it; empty for an id of another tree.
    pub fn name(&self, id: MemberId) -> &str {
        self.member(id).map_or("", |member| &*member.name)
    }

    /// The label of the member that a message says (see [`Labels::said`]); its name when it has no label.
    pub fn label(&self, id: MemberId) -> &str {
        self.member(id)
            .and_then(|member| member.labels.said())
            .unwrap_or_else(|| self.name(id))
    }

    /// The name and the labels of each member.
    pub(super) fn labels(&self) -> impl Iterator<Item = (&str, &Labels)> {
        let members = self.members.iter();
        members.map(|member| (&*member.name, &member.labels))
    }

    /// The member that this one is a part of.
    pub fn parent(&self, id: MemberId) -> Option<MemberId> {
        self.member(id)?.parent
    }

    /// The member itself, then all that it is a part of, from the nearest outwards.
    pub fn ancestors(&self, id: MemberId) -> impl Iterator<Item = MemberId> {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }

    /// The members that are part of the member directly, in the order of names.
    pub fn parts(&self, id: MemberId) -> &[MemberId] {
        self.member(id).map_or(&[], |member| &member.parts)
    }

    /// Whether `part` is `whole` or a part of it, directly or through others.
    pub fn is_within(&self, part: MemberId, whole: MemberId) -> bool {
        let (Some(part), Some(whole)) = (self.member(part), self.member(whole)) else {
            return false;
        };
        whole.walk.contains(&part.walk.start)
    }

    /// When the member exists, where the vocabulary says so.
    pub fn lifetime(&self, id: MemberId) -> Option<&Period> {
        let (period, _) = self.member(id)?.lifetime.as_ref()?;
        Some(period)
    }

    /// Where the vocabulary says when the member exists.
    pub fn lifetime_span(&self, id: MemberId) -> Option<Span> {
        let (_, span) = self.member(id)?.lifetime.as_ref()?;
        Some(*span)
    }

    /// Where the vocabulary declares the member: its key.
    pub fn span(&self, id: MemberId) -> Option<Span> {
        self.member(id).map(|member| member.span)
    }

    /// All members, in the order of their names.
    pub fn ids(&self) -> impl Iterator<Item = MemberId> {
        (0..self.members.len()).map(MemberId::at)
    }

    /// All names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| &*member.name)
    }

    /// Number of members.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(super) fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.get(id.index())
    }
}
