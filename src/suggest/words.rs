//! The words that decide whether running text states a count, read once from `en.txt`: proposals are made of English texts
//! alone. What each list holds stands there.

use crate::words::word_lists;

word_lists! {
    /// A list of words, by what they do.
    pub(super) enum Words from [include_str!("en.txt")] {
        Before Behind Measure Over Total RowName
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        crate::words::assert_lists_are_sound::<Words>();
    }
}
