//! Lists of words and characters that the scan and the parser ask for by what they do, of all languages, read once from
//! `words.txt`. What each list holds, and examples, stand there. Words that bound are `bounds.txt`, number words
//! `numbers.txt`, names of things `names.txt`. How words follow each other is the grammar's, in Rust.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::LANGUAGES;
use super::word_set::WordSet;
use crate::words::{list_name, table_rows};

/// The lists, each with the name that it has in the tables: `HourEnd` is `hour end`.
macro_rules! word_lists {
    ($($list:ident)+) => {
        /// A list of words, by what they do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in super::super) enum WordList { $($list,)+ }

        impl WordList {
            /// Every list, in the order of their numbers.
            pub(in super::super) const ALL: &[Self] = &[$(Self::$list,)+];
        }
    };
}

word_lists! {
    // Joining and opening.
    And Than That Of By Article HalfArticle UnitArticle MeasureArticle Every OutOf Rate EachLead From LevelOpener
    RangeOpener RangeOpen RangeSeparator RangeJoint RangeChoice RangeClose UpTo EndJoint JointCharacter
    ListJointCharacter ListJoint ListEnd Change LevelLead LevelWord TrailingWord Possessive Afterthought
    // Numbers.
    DecimalPoint RaisedPoint GroupComma GroupMark HalfWord HalfPart Half AHalf HalfJoint AndHalf HalfWordEnd
    HalfCompound HalvedCounter HalfFigure DurationWithin CountedTime DurationAtMost MinuteEnd Mu Dozen PointWord
    PointCharacter PointLead PartsOf MixedJoint Dozens ScaledCode Divided DoubtfulLetter LengthNoun LengthJoint
    BetweenJoint BetweenEnd ComparedWith Compared ComparedTo ComparedBefore VagueBehindZero Inside Spanning OutOfAll
    OrdinaryCheque BelowZeroBehind LengthBehind PartsLead Hundredths Thousandths TenThousandths Minus MinusCharacter
    MinusWord MinusLead BelowZero BelowZeroNoun LevelUnit Fold OnceAndHalf VagueTimes Times TimesWord ManyOpen
    ManyClose Doubling DoublingDone Octave HowOften MultipliedBy Named CapitalScale ScaleLetter PrefixedUnit
    WordBehindScale CountedByPair PaidFor LooseDigit ZeroWord DigitRow MistakenScale NeedsCount NotAlone GameWord
    TwentiesLead NoLead MultipleLead GuardedLead CountedScale BeforeScale BeforeScaleWord BeforeReached Tolerance
    VagueEnd OldZero ComparedPeriod NotEqual NotReached ReachWord AlmostWord BelowZeroLabel Including Excluding
    Superlative OpenSuperlative SmallWord CaseOrFrom PriceNoun LooseJoint FallenBelow DoubtfulMeasure
    AboutBehindScale HeadCount Counter CounterHalf AndSome NumberGoesOn ScaleBehind Tenths Discount Strong Weak
    VagueDigit SymbolWord OtherName ExchangeCharacter PrintedNearly PrintedReaching PrintedSeveral PrintedExactly
    PrintedAndSome PrintedScale PrintedMyriad PrintedMyriads
    // Money, and measures of their own grammar.
    MoneyUnit YuanSign MoneyPiece MoneyWord MoneyEnd AmountEnd TenthCoin TenthCoinWritten HundredthCoin Cents
    CoinLetter HundredPartMoney PoundOfMoney Sterling HundredPartMeasure Tael GluedSymbol ApartSymbol SecondSymbol Lines SmallPart
    SpacedSign Degree DegreeName DegreeScale Celsius Feet Inches InchMark InchWord Raised Hedge LooseBound LengthWord
    SpokenFoot FootBeforeInches Stone StoneShort Pounds MeasureEnd Jin
    // Bounds and denials.
    TenthsBehind FondEnd ScoredLead DaysLead DaysBehind SchoolPeople SoonWord SomeBehind MeasuredSo WithinBehind
    ReachedSign KingName BoundAdverb QuantityAdverb OftenAdverb Hedged StrongBound Whole Planned Own EachWhole
    EachThing EveryCharacter LooseNegation BoundCharacter PassedHalf PlusWord More Become Person Mark Later Above
    Denial FarDenial QuestionEnd QuestionWord Negative AskingNegation Asking Untrue Truth OpenClause Condition Again
    DoubtfulScale RatioNoun CertainlyYear SmallerSecond Seconds LoneBound YearWordLead OpenLead RangeVerb SwitchValue
    OtherInJapanese Not Clause NoDenial ShortNot
    // Dates and hours.
    Year YearClass ClassWord YearWord YearLead DateVerb DateLead FutureLead LevelReached YearFollower YearOn EraLead
    YearNoun YearClassNoun YearPrefix QuarterPrefix ShortYearLead OtherYear Era EraBehind TimeZone LocalHour HourNoun
    LunarMonth LunarEnd Month MonthWord MonthEnd WholeMonth CalendarEnd Day DayEnd DayWord DayJoint Decade
    DecadeSuffix DecadeLead Century Hour Oclock HourWord HourEnd HourLead HourJoint HourFollower HourAt HourFrom
    HourUntil HourStruck HalfDayLetter MiddleOfDay QuarterOfHour HourDay ThisDay PartIn DayPart Ride Minute
    MinuteWord Past Second QuarterHour ClockEnd PartOfDay PartOfDayBehind Anniversary DurationEnd DurationSide
    HalfLead SmallerTime Minutes SmallerJoint StopwatchLetter OrdinalSuffix AgeWord AgeAt AgeBehind AgeBound AgeLimit
    Then Someone Kin LifeContraction LifeSubject LifeVerb LifeTurn LifeEvent LifeFollower
    // What is no quantity.
    Kinds GreatWord IndexBehind BaseBehind ReleaseBehind SecondDigit SecondCounter PartyCounter Material HalfOf
    HalfOrder PlainPart SubjectPart WouldVerb ComparedShare AttributeArticle TitleWord Work AfterCode Determiner
    People ShareEnd ShareOf ShareLead
    // What stands before a bare number that is none.
    Newer LevelAt LevelWith LevelOn LevelIn LevelCame LevelResult LevelSpan Setting Owning BowlingLead RaceLead
    Discipline Metres Weekday Done Counting ClueWord Owner NoVerb RaceAt RaceNot PluralVerb AgeGroup AgeOver NumberOn
    HourBound OfThem SingularVerb LabelPlace NoLabel NounLead DoingEnd MannerEnd Telling MoneyNoun Pointing
    ParallelLead OfWhole Per DatedVerb SpanOfTime Earlier GoneUp AdjectiveEnd ToldBehind NearLead NumberedNoun
    DecimalNoun Giving Remaining StrongVerb AllOut StopWord Broadcast PictureLetter PictureWord Firearm ByNumber
    OfNumber Recommended PricedFrom SmallBound RelativeWord Forbidding LevelCompared WattNoun MyriadLetter Classed
    OnceOrMore ShareBound ShareNoun RoundWhole ManagedVerb ManagedEnd Prevented FromWord ChoiceJoint DenialCharacter
    AmongEach KuaiLead KuaiBehind AgeReached AgeEnd MuPart ComparedMore DenialPair PaidInPounds TurnedVerb Inclusive
    Nor LessDigit PercentSign LevelBound DeedBound MarkNoun Appointed TenthsRead HundredthsRead ComparedLead SetOff
    NamedValue ValueNoun ComparedNoun MoreThings ShareSize EndBound EachCharacter GluedBeforeHan GroupNoun Engine
    Gave RestJoint RestBehind TitleArticle
    // Names, ordinals and versions.
    Abbreviation Quoted Capital Placed Predicate NoObject Opener Numbering Needing NeededJoint Updating Required
    NoName SinceVersion VersionEnd ReleaseWord PreRelease ReleaseStage VersionLead Versioned VersionBehind
    VersionJoint VersionCompared VersionFrom VersionWord Changed Both Tested Aside Sum FigureVerb LineCharacter
    StandardEnd SeveralLead SeveralLabel DecimalLabel PlaceLead NameLead MeasureWord StatedVerb FiniteVerb PastVerb
    LevelNoun ClassLabel ClassVerb Meaning IndexNoun IndexJoint PowerBehind NameFollower ReleaseVerb NumberedSubject
    PlaceNoun RowNoun IndexWord OptionObject NodeNoun ProblemLead PortWord BitWord BitFollower WordWidth ArticleBound
    ArticleHedge DigitFollower AnswerBehind Equivalent CompoundLead Migrating VersionNoun StandardBehind
    BracketedNoun LanguageMark
    // How words end.
    Shortened PluralEnd OneEnd NoPlural PastEnd NoPast VerbEnd GoingOnEnd OwnerEnd LetterWord NameJoint LabelJoint
    NumberedColumn DigitPlace Labelled Unknown Colour Volume Page NumberWord LifeLead Generation GenerationWord
    TopList TopWord Ratio SubLead HyphenedName Compass ActChapter ScoreJoint Odds OfferJoint InningsLead
    PressureJoint Vote VoteJoint OrdinalPrefix OrdinalCounter ClauseCharacter NumberedEnd NumberedWord SchoolYear
    SchoolClass CarriageWord CountLead Grade NumberSuffix Wharf StreetPart StreetName RoomLead PlanNoun PlanPerson
    IndexName ExampleWord HouseNumber Lane Room Extension Ranked RankedLead Race Press Answering ServerAnswer
    AnswerWord StreetLead Storey StoreyWord Floor FloorLead Building UnitNumber SeatRow Seat SeatSold SeatArea Staff
    Entrance EntranceLead
    CalledBehind LikelyWord LikelyLead LikelyVerb EvenCharacter EvenThen AmongBehind DataLetter DataNoun Reaching LengthSubject
    ShareLooseBound ShareStrongBound WereVerb Begun PerNumber TrillionLetter Reckoning FarWord RaceLetter RaceArticle RunVerb SoonLead
    HotlineLead ChoiceCharacter
    // Dates that are no EDTF, by which what is meant is guessed.
    Since Onwards Until UntilAfter StretchJoint Before After Up NowEnd UnknownEnd Between DateWord DateFiller
    DateAbout DatePerhaps QuarterWord QuarterLead QuarterBehind HalfYearWord HalfYearLead HalfYearBehind Week
    CenturyWord DecadeBehind MonthBehind FirstHalf LastHalf FiscalYear FiscalYearShort BeforeChrist AnnoDomini
    CharacterReference OwnClause OwnClauseLead AsMuch AsMuchLead BareFew StepVerb CodedScale DatePhrase FirstPart
    MonthsShort MonthsWord QuartersWord LastDay
}

static LISTS: LazyLock<Vec<WordSet>> = LazyLock::new(|| {
    // The tables are gone through once, not once for each list: this is done at the start of every run.
    let mut own: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let all = LANGUAGES.iter().flat_map(|language| rows(language.words));
    for row in all.flatten() {
        own.entry(row.list).or_default().extend(row.words);
    }
    let lists = WordList::ALL.iter().map(|list| {
        let words = own.remove(list_name(list).as_str());
        WordSet::new(words.unwrap_or_default())
    });
    lists.collect()
});

static NONE: LazyLock<WordSet> = LazyLock::new(WordSet::default);

impl WordList {
    #[inline]
    fn set(self) -> &'static WordSet {
        LISTS.get(self as usize).unwrap_or_else(|| &NONE)
    }

    /// The words, in the order of the tables.
    #[inline]
    pub(in super::super) fn words(self) -> &'static [&'static str] {
        self.set().words()
    }

    /// The first of the words, of a list that has one.
    pub(in super::super) fn first(self) -> &'static str {
        self.words().first().copied().unwrap_or_default()
    }

    /// Whether a word is one of them as it is written.
    #[inline]
    pub(in super::super) fn has(self, word: &str) -> bool {
        self.set().has(word)
    }

    /// Whether a word is one of them in any case.
    #[inline]
    pub(in super::super) fn names(self, word: &str) -> bool {
        self.set().names(word)
    }

    /// Whether a word in small letters is one of them.
    #[inline]
    pub(in super::super) fn has_small(self, word: &str) -> bool {
        self.set().has_small(word)
    }

    /// Whether a character is one of them.
    #[inline]
    pub(in super::super) fn holds(self, c: char) -> bool {
        self.set().holds(c)
    }

    /// The first of them that a text starts with.
    #[inline]
    pub(in super::super) fn starting(self, text: &str) -> Option<&'static str> {
        self.set().starting(text).next()
    }

    /// The first of them that a text ends with.
    #[inline]
    pub(in super::super) fn ending(self, text: &str) -> Option<&'static str> {
        self.set().ending(text).next()
    }

    /// All of them that a text starts with.
    pub(in super::super) fn all_starting(self, text: &str) -> impl Iterator<Item = &'static str> {
        self.set().starting(text)
    }

    /// All of them that a text ends with.
    pub(in super::super) fn all_ending(self, text: &str) -> impl Iterator<Item = &'static str> {
        self.set().ending(text)
    }

    /// What stands in a text before the one of them, with a blank before it, that it ends with.
    pub(in super::super) fn before_last(self, text: &str) -> Option<&str> {
        let mut ending = self.set().ending(text);
        ending.find_map(|word| text.strip_suffix(word)?.strip_suffix(char::is_whitespace))
    }

    /// The two words of each entry, of a list of pairs.
    pub(in super::super) fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let entries = self.words().iter();
        entries.filter_map(|entry| entry.split_once(' '))
    }
}

/// A row of a table.
struct Row {
    list: &'static str,
    words: Vec<&'static str>,
}

/// The rows of a table: `list: word, word`, or `list = characters`; nothing for one that cannot be read, which a test
/// tells.
fn rows(table: &'static str) -> impl Iterator<Item = Option<Row>> {
    table_rows(table).map(|row| {
        if let Some((list, characters)) = row.split_once(" = ") {
            let words = characters.split("").filter(|c| !c.is_empty()).collect();
            return Some(Row { list, words });
        }
        let (list, words) = row.split_once(": ")?;
        let words = words.split(", ").collect();
        Some(Row { list, words })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_rows() -> impl Iterator<Item = Option<Row>> {
        LANGUAGES.iter().flat_map(|language| rows(language.words))
    }

    #[test]
    fn every_row_can_be_read_and_is_of_a_list() {
        let names: Vec<String> = WordList::ALL.iter().map(list_name).collect();
        for row in all_rows() {
            let row = row.expect("a row is not `list: word, word`");
            assert!(names.iter().any(|name| name == row.list), "{}", row.list);
            let sound = |word: &&str| word.trim() == *word && !word.is_empty();
            assert!(row.words.iter().all(sound), "{}", row.list);
        }
    }

    #[test]
    fn every_list_has_words_and_none_twice() {
        for list in WordList::ALL {
            let mut words = list.words().to_vec();
            assert!(!words.is_empty(), "{list:?}");
            words.sort_unstable();
            for pair in words.windows(2) {
                assert_ne!(pair[0], pair[1], "{list:?}");
            }
        }
    }

    #[test]
    fn characters_are_words_of_their_list() {
        assert!(WordList::Half.holds('半') && WordList::Half.has("半"));
        assert!(!WordList::Half.holds('圆'));
        assert_eq!(WordList::Era.ending("约公元前"), Some("公元前"));
        assert_eq!(WordList::LabelJoint.before_last("tel is"), Some("tel"));
    }
}
