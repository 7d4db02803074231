//! Facts by their numbers, kept in the lists in which they were read: to join these in one would be to hold all facts twice.

use super::Fact;

/// Facts that are numbered through over the lists that they stand in.
#[derive(Clone, Debug, Default)]
pub struct FactStore {
    /// None of them is empty.
    lists: Vec<Vec<Fact>>,
    /// The number of the first fact of each list.
    starts: Vec<usize>,
    /// The list in which every sixteenth fact stands: that of any other is this one or one of the few behind it.
    guide: Vec<usize>,
    count: usize,
}

/// Of so many facts that follow one another the guide knows one.
const STEP: usize = 16;

impl FactStore {
    /// Adds facts behind all others.
    pub(super) fn push(&mut self, list: Vec<Fact>) {
        if list.is_empty() {
            return;
        }
        self.starts.push(self.count);
        self.count += list.len();
        while self.guide.len() * STEP < self.count {
            self.guide.push(self.lists.len());
        }
        self.lists.push(list);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The fact of this number.
    pub fn get(&self, number: usize) -> Option<&Fact> {
        let (list, at) = self.place(number)?;
        self.lists.get(list)?.get(at)
    }

    pub(super) fn get_mut(&mut self, number: usize) -> Option<&mut Fact> {
        let (list, at) = self.place(number)?;
        self.lists.get_mut(list)?.get_mut(at)
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.lists.iter().flatten()
    }

    /// In which list a number stands, and where in it.
    fn place(&self, number: usize) -> Option<(usize, usize)> {
        let mut list = *self.guide.get(number / STEP)?;
        while self
            .starts
            .get(list + 1)
            .is_some_and(|next| *next <= number)
        {
            list += 1;
        }
        Some((list, number - self.starts.get(list)?))
    }
}

#[cfg(test)]
impl std::ops::Index<usize> for FactStore {
    type Output = Fact;

    fn index(&self, number: usize) -> &Fact {
        self.get(number).unwrap()
    }
}
