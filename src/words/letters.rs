//! The letters of a name. They spare the comparison with most of many names.

/// How often a name has each letter.
#[derive(Debug)]
pub(super) struct Letters {
    /// Number of characters.
    pub(super) number: usize,
    /// How many of them there are by their last six bits, up to what a byte holds.
    counts: [u8; 64],
}

impl Letters {
    /// Those of a name in lower case.
    pub(super) fn of(lower: &str) -> Self {
        let mut letters = Self {
            number: 0,
            counts: [0; 64],
        };
        for letter in lower.chars() {
            letters.number += 1;
            if let Some(count) = letters.counts.get_mut(letter as usize % 64) {
                *count = count.saturating_add(1);
            }
        }
        letters
    }

    /// A distance that the names have at least: one change of a name adds at most one letter to it and takes at most
    /// one away.
    pub(super) fn least_distance(&self, other: &Self) -> usize {
        let counts = || self.counts.iter().zip(&other.counts);
        let added: u32 = counts()
            .map(|(own, other)| u32::from(other.saturating_sub(*own)))
            .sum();
        let lost: u32 = counts()
            .map(|(own, other)| u32::from(own.saturating_sub(*other)))
            .sum();
        let letters = usize::try_from(added.max(lost)).unwrap_or(usize::MAX);
        self.number.abs_diff(other.number).max(letters)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_distance_is_less(a in "[a-d船]{0,12}", b in "[a-d船]{0,12}") {
            let least = Letters::of(&a).least_distance(&Letters::of(&b));
            prop_assert!(least <= strsim::damerau_levenshtein(&a, &b));
        }
    }
}
