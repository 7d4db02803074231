//! The words that decide what a number beside a noun counts, of all languages, read once from `words/<tag>.txt`. What each list
//! holds stands there.

use crate::words::word_lists;

word_lists! {
    /// A list of words, by what they do.
    pub(super) enum Words from [include_str!("words/en.txt"), include_str!("words/zh.txt")] {
        ScaleBehind ScaleApart NotBetween NotBefore BeforeYears Past Future InYear NotAfter LabelInner LabelTail AfterLabel CountsAll NoPlurals
        NumberName ScaleWord PastSigns PastBehindDigits Ordinal AsOfSign Partial Examples Each OfEach NoNoun NoSingular CountsAllSign GoesOn Counter NoModifier Qualifier
        MoreBehind Numeral One Small And RangeJoint LimitPhrase VagueBehind PlaceLead Article LabelTotal
        AllOfThem HasSuch OwnSubject LeadIn OfSome IsSaid OfAll Another AnotherInClause AnotherSign
        Goal Definite Seen LevelBefore PartLead PartSigns RateBehind Yearly AtOnce Running Others OthersSign By Deadline Joint Of PartPredicate
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
