//! Groups of positions that are joined one by one (union-find).

/// Disjoint groups of positions.
#[derive(Clone, Debug)]
pub struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    /// Groups of so many positions, each by itself.
    pub fn new(size: usize) -> Self {
        Self {
            parents: (0..size).collect(),
        }
    }

    /// The member that stands for the group of a position: the first of it. A position that is out of range stands for
    /// itself.
    pub fn find(&mut self, mut position: usize) -> usize {
        while let Some(&parent) = self.parents.get(position) {
            if parent == position {
                break;
            }
            let grandparent = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(parent) = self.parents.get_mut(position) {
                *parent = grandparent;
            }
            position = parent;
        }
        position
    }

    /// Joins two groups; says whether they were two.
    pub fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.find(one), self.find(other));
        if let Some(parent) = self.parents.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
        one != other
    }
}
