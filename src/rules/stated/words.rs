//! The words that decide what a text states about itself, of all languages, read once from `words/<tag>.txt`. What each list
//! holds stands there.

use crate::words::word_lists;

word_lists! {
    /// A list of words, by what they do.
    pub(in crate::rules) enum Words from [
        include_str!("words/en.txt"),
        include_str!("words/zh.txt"),
        include_str!("words/others.txt")
    ] {
        And Or Joint Of Out From To FromSign ToSign OtherLanguage
        // Numbers, and what is no part of them.
        ScaleBehind One NumberName NoBound Numeral SmallNumeral InNumeral Counter NoUnit Multiple
        // Tables.
        Total PossibleTotal TotalSign TotalColumnSign Subtotal BehindTotal Aggregate AggregateSign PartAbove Contained PartNote PartPhrase OverlapNote OverlapPhrase
        RoundingNote ScaleNote ExcludePhrase ScaleHeading NoSums NoSumsSign PlaceHeading PriceHeading QuantityHeading ChangeHeading Sample SamplePhrase SampleBefore TableWord TableSign
        // Sums, growths and shares.
        DoubtfulPart NoPart DoubtfulPartSign BesidePartSign PartLead Exhaustive Inclusive InclusiveSign RespectiveSign PeopleCounter TotalTail TotalHead NoTotal Purpose Plus Opposites OtherArithmetic OtherArithmeticSign SpokenOf SumLead Percent
        Fold NearFold MoreThan ByHow Points PointsSign PointsEnd Rise RiseSign Fall FallSign Direction DirectionSign MoveSign SameGrowth SameGrowthSign GrowthPronoun GrowthVerb
        NoLevelUnit ClockUnit LevelName Setting YearLead Meanwhile WholeLead NoFractionNoun Bound FractionLabel DateLead AmongSign
        ShareName LoadNoun TotalLead ShareVerb ShareLead ShareOfAll RateSign Copula OwnerSign ShareHeading ShareHeadingSign
        // Lists, and what introduces them.
        Plural NotListed NoNoun NoLead AsFollows LeadPair InLead InNoun LeadExempt MadeOf NumberLead Label NoTail TailLead TailWord TailOpen RangeSign Be NoLeadSign FollowingSign NoNounSign
        OpenEnd OpenStart OpenWord OfBoth OfRest Predicate OfBothSign Optional NameJoint Against DoneLead Continued OwnItem
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
