//! Lists of words and characters that the scan and the parser ask for by what they do, of all languages, read once from
//! `words.txt`. What each list holds, and examples, stand there. Words that bound are `bounds.txt`, number words
//! `numbers.txt`, names of things `names.txt`. How words follow each other is the grammar's, in Rust.

use std::sync::LazyLock;

use super::LANGUAGES;
use super::word_set::WordSet;
use crate::words::{NamedLists as _, named_lists, pairs, read_lists};

named_lists! {
    /// A list of words, by what they do.
    pub(in super::super) enum WordList from (LANGUAGES.iter().map(|language| language.words)) {
        // Joining and opening.
        Afterthought And Article By Change EachLead EndJoint Every From HalfArticle JointCharacter LevelLead LevelOpener
        LevelWord ListEnd ListJoint ListJointCharacter MeasureArticle Of OutOf Possessive RangeChoice RangeClose
        RangeJoint RangeOpen RangeOpener RangeSeparator RateLead Than That TrailingWord UnitArticle UpTo UpperLimit
        // Numbers.
        AHalf AboutBehindScale AlmostWord AndHalf AndSome BeforeReached BeforeScale BeforeScaleWord BelowZero
        BelowZeroBehind BelowZeroLabel BelowZeroNoun BetweenEnd BetweenJoint CapitalScale CaseOrFrom Compared
        ComparedBefore ComparedPeriod ComparedTo ComparedWith CountedByPair CountedScale CountedTime Counter CounterHalf
        DecimalPoint DigitRow Discount DividedBy Doubling DoublingDone DoubtfulLetter DoubtfulMeasure Dozen Dozens
        DurationAtMost DurationWithin ExchangeCharacter Excluding FallenBelow Fold GameWord GroupComma GroupMark
        GuardedLead Half HalfCompound HalfFigure HalfJoint HalfPart HalfWord HalfWordEnd HalvedCounter HeadCount
        HowOften Hundredths Including Inside LengthBehind LengthJoint LengthNoun LevelUnit LooseDigit LooseJoint
        ManyClose ManyOpen Minus MinusCharacter MinusLead MinusWord MinuteEnd MistakenScale MixedJoint Mu
        MultipleFollower MultipleLead MultipliedBy NeedsCount NoLead NotAlone NotEqual NotReached NumberGoesOn Octave
        OldZero OddHours OnceAndHalf OpenSuperlative OrdinaryCheque OtherName OutOfAll PaidFor PartsLead PartsOf
        PointCharacter
        PointLead PointWord PrefixedUnit PriceNoun PrintedAndSome PrintedExactly PrintedMyriad PrintedMyriads
        PrintedNearly PrintedReaching PrintedScale PrintedSeveral RaisedPoint ReachWord ScaleBehind ScaleLetter
        ScaledCode SmallWord SomewhatLess SomewhatMore Spanning Superlative SymbolWord TenThousandths Tenths Thousandths
        Times TimesWord Tolerance TwentiesLead VagueBehindZero VagueDigit VagueEnd VagueTimes WordBehindScale ZeroWord
        AboveZero BeyondWhole BoundBehindMoney ConvertedLead FirstOfRow IsotopeLead LandBehind LastMeasure LesserMeasure ManyOpened MeasuredNounEnd MoneyLead NoFirstOfRow NoStepBase OftenCounter OpenSide PlaceCounter PlacedNoun RankedCounter RoundedTo StepBase StepOver Stepped UnitAnnounced UnitClosed UnitOpened
        ReachedAdverb GravityLetter GravityNoun PowerLead ShortOf
        // Money, and measures of their own grammar.
        AmountEnd ApartSymbol Celsius Cents CoinLetter Degree DegreeIn DegreeName DegreeOf DegreeScale DegreeVerb
        DegreeWord Feet SpeedLead SpeedLength SpeedScale FootBeforeInches GluedSymbol
        HedgeWord HundredPartMeasure HundredPartMoney HundredthCoin InchMark InchWord Inches Jin LengthWord LooseBound
        MeasureEnd MoneyEnd MoneyPiece MoneyUnit MoneyWord PictureLines PoundOfMoney Pounds PowerWord SecondSymbol
        SmallPart SpacedSign SpokenFoot Sterling Stone StoneShort Tael TenthCoin TenthCoinWritten YuanSign
        // Bounds and denials.
        Asking AskingNegation BecomeVerb BoundAdverb BoundCharacter CertainlyYear ClauseOpener Condition DaysBehind
        DaysLead Denial DoubtfulScale DoubtfulUnit UnitPrefix EachThing EachWhole EveryCharacter FarDenial FondEnd
        HedgeAdverb HigherVersion
        KingName LaterVersion LoneBound LooseNegation MeasuredSo MoreBehind Negative NoDenial NotWord OftenAdverb
        OpenClause OpenLead OwnDenialJoint OtherInJapanese OwnerOrPointer PassedHalf PassedMark PersonCounter PlannedWord PluralJoint
        PlusWord QuantityAdverb QuestionEnd QuestionWord RangeVerb RatioNoun ReachedSign SchoolPeople ScoredLead Seconds
        ShortNot SmallerSecond SomeBehind SoonWord StrongBound SwitchValue TenthsBehind TrueWord Untrue WholeNoun
        WithinBehind YearWordLead
        // Dates and hours.
        AgeAt AgeBehind AgeBound AgeLimit AgeThen AgeWord Anniversary CalendarEnd Century ClassWord ClockEnd DateLead
        DateVerb Day DayEnd DayJoint DayPart DayWord Decade DecadePlural ThousandsWord YearNumbered DecadeLead
        DecadeSuffix DurationEnd DurationSide Era
        EraBehind EraLead FutureLead HalfDayLetter HalfLead Hour HourAbout HourAt HourDay HourEnd HourPast HourShort HourSet
        HourFollower HourFrom HourJoint
        HourLead HourNoun HourStruck HourUntil HourWord Kin LevelReached LifeContraction LifeEvent LifeFollower
        LifeSubject LifeTurn LifeVerb LocalHour LunarEnd LunarMonth MiddleOfDay Minute MinuteWord Minutes Month MonthEnd
        MonthOrWord
        MonthWord Oclock OrdinalSuffix OtherYear PartIn PartOfDay PartOfDayBehind PastHour QuarterHour QuarterOfHour
        QuarterPrefix RideVerb Second ShortYearLead SmallerJoint SmallerTime SpanAdjective SpanBehind SpanLead
        SpanNights SpanOf SpanQuarters Someone StopwatchLetter ThisDay TimeZone
        WholeMonth Year YearClass YearClassNoun YearFollower YearLead YearNoun YearOn YearPrefix YearWord
        // What is no quantity.
        AfterCode AttributeArticle BaseBehind ComparedShare Determiner GreatWord HalfOf HalfOrder IndexBehind
        KindsCharacter Material PartyCounter People PlainPart ReleaseBehind SecondCounter SecondDigit ShareEnd ShareLead
        ShareOf SubjectPart TitleWord WorkNoun WouldVerb
        // What stands before a bare number that is none.
        AdjectiveEnd AgeEnd AgeGroup AgeOver AgeReached AllOut AmongEach Appointed BowlingLead Broadcast ByNumber
        ChoiceJoint ClueWord ComparedLead ComparedMore ComparedNoun CountingVerb DatedVerb DecimalNoun DeedBound
        DenialCharacter DenialPair Discipline DoingEnd DoneVerb EachCharacter Earlier EndBound Engine Firearm Forbidding
        FromWord GivenJoint GluedBeforeHan GoneUp GroupNoun HourBound HundredthsRead Inclusive KuaiBehind KuaiLead
        LabelPlace LessDigit LetteredPlace LevelAt LevelBound LevelCame LevelCompared LevelIn LevelOn LevelResult
        LevelSpan LevelWith ManagedEnd ManagedVerb MannerEnd MarkNoun Metres MoneyNoun MoreThings MuPart MyriadLetter
        NamedValue NearLead NewerVersion NoLabel NoVerb Nor NounLead NumberAdjective NumberOn NumberedNoun OfNumber
        OfThem OfWhole OnceOrMore Owner PaidInPounds ParallelLead Per PercentSign PictureLetter PictureWord PluralVerb
        PointingWord PreventingVerb PricedFrom RaceAt RaceLead RaceNot RatedVerb Recommended RelativeWord RestBehind
        RestJoint RoundWhole SetOff SettingVerb ShareBound ShareNoun ShareSize SingularVerb SmallBound SpanOfTime
        StopWord StrongVerb TellingVerb TenthsRead TitleArticle ToldBehind TurnedVerb ValueNoun WattNoun Weekday
        // Names, ordinals and versions.
        Abbreviation AccountNoun GroupedLabel GroupedShort ScaleOrdinal HouseNumberPeople SpokenOne AmountCapital
        AnswerBehind ArticleBound ArticleHedge AsideLead BitFollower BitWord BothVersions
        BracketedNoun CapitalLabel ChangedVersion ClassLabel ClassVerb ColonLabel CompoundLead DecimalLabel
        DigitFollower Equivalent FigureVerb FiniteVerb IndexJoint IndexNoun IndexWord LanguageMark LevelNoun
        LineCharacter MeaningVerb MeasureWord MigratingVerb NameFollower NameLead NeededJoint NeedingVerb NoName
        NoObject NodeNoun NumberedSubject Numbering OptionObject PastVerb PlaceLead PlaceNoun PlacedLabel PortWord
        PowerBehind PreRelease Predicate ProblemLead ReleaseStage ReleaseVerb ReleaseWord RequiredNoun RowNoun
        SentenceOpener SeveralLabel SeveralLead SinceVersion StandardBehind StandardEnd StatedVerb TestedVersion
        UpdatingVerb VersionBehind VersionCompared VersionEnd VersionFrom VersionJoint VersionLead VersionNoun
        VersionWord Versioned WordWidth
        // How words end.
        ActChapter AnswerWord AnsweringVerb Building CarriageWord ClauseCharacter Colour Compass CountLead DigitPlace
        Entrance EntranceLead ExampleWord Extension Floor FloorLead Generation GenerationWord GoingOnEnd Grade
        HouseNumber HyphenedName IndexName InningsLead LabelJoint Labelled Lane LetterWord LifeLead NameJoint NoPast
        NoPlural NumberSuffix NumberWord NumberedColumn NumberedEnd NumberedWord Odds OfferJoint OneEnd OrdinalCounter
        OrdinalPrefix OwnerEnd Page PastEnd PlanNoun PlanPerson PluralEnd PressVerb PressureJoint Race Ranked RankedLead
        Ratio Room RoomLead SchoolClass SchoolYear ScoreBehind ScoreJoint ScoreNoun Seat SeatArea SeatRow SeatSold
        ServerAnswer Shortened
        Staff Storey StoreyWord StreetLead StreetName StreetPart SubLead TopList TopWord UnitNumber UnknownLetter
        VerbEnd Volume Vote VoteJoint Wharf
        // What the words around a number make of it.
        AmongBehind AmountLead AndCharacter BareHundredths Begun BeingVerb BetweenOpener BetweenShort BoundBefore
        BoundBehind CalledBehind ChoiceCharacter ComparativeEnd DataLetter DataNoun DegreeSign EvenCharacter EvenThen
        FarWord HotlineLead KelvinLetter LastCounter LastLead LengthSubject LevelFollower LevelPlace LikelyLead
        LikelyVerb LikelyWord LimitEnd LimitLead LongTime Majority ManyLead MeasuredOne ModalDenial ModelCharacter
        MoneyNation MultipleLeadWord MultipleNoun MyriadOfMyriads NearWord NeighbourMeasure NoComparative NumberLabel
        PerNumber PointLeadCharacter PricedOf PricedWhole RaceArticle RaceLetter RankOfHundred ReachCharacters Reaching
        Reckoning RunVerb ScaledDegree ShareLimit ShareLooseBound ShareStrongBound ShortTime SizeOrLevel SoonLead
        TenthsKept TimesLead TrillionLetter WeekdayCharacter WereVerb
        // Dates that are no EDTF, by which what is meant is guessed.
        After AnnoDomini AsMuch AsMuchLead BareFew Before BeforeChrist Between CenturyWord CharacterReference CodedScale
        DateAbout DateFiller DatePerhaps DatePhrase DateWord DecadeBehind FirstHalf FirstPart FiscalYear FiscalYearShort
        HalfYearBehind HalfYearLead HalfYearWord LastDay LastHalf MonthBehind MonthsShort MonthsWord NowEnd Onwards
        OwnClause OwnClauseLead QuarterBehind QuarterLead QuarterWord QuartersWord Since StepVerb StretchJoint
        UnknownEnd Until UntilAfter Up Week
        // How clauses bound, deny and scale a number.
        Adding AgainstNumber AlmostDone AsWord AsideHedge CappingVerb ClaimNoun DeedBehind DeniedBehind FrontBound
        HeadingScale InScale LimitAt LimitTo LimitingVerb ChildLead ExtensionLead FromFreezing LaneEnd LaneMeasure LastDigits LastDigitsLead LastDigitsVerb UpwardEnd
        UpwardLead MatterLead MatterNoun MatterVerb MoneyScale MoreExactly
        MovingSubject MultiplyingLead NegativeSubject PhrasalLead ScaleAnnounced ShunningVerb WithinPlace
    }
}

static LISTS: LazyLock<Vec<WordSet>> = LazyLock::new(|| {
    let lists = read_lists::<WordList>().into_iter();
    lists.map(WordSet::new).collect()
});

/// The entries of each list as pairs, which some are asked for at every number.
static PAIRS: LazyLock<Vec<Vec<(&str, &str)>>> = LazyLock::new(|| {
    let lists = WordList::ALL.iter();
    lists.map(|list| pairs(list.words()).collect()).collect()
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

    /// Whether one of them may end a text, by its last character.
    #[inline]
    pub(in super::super) fn may_end(self, text: &str) -> bool {
        self.set().may_end(text)
    }

    /// The two words of each entry, of a list of pairs.
    pub(in super::super) fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let own = PAIRS.get(self as usize);
        own.into_iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        crate::words::assert_lists_are_sound::<WordList>();
    }

    #[test]
    fn characters_are_words_of_their_list() {
        assert!(WordList::Half.holds('半') && WordList::Half.has("半"));
        assert!(!WordList::Half.holds('圆'));
        assert_eq!(WordList::Era.ending("约公元前"), Some("公元前"));
        assert_eq!(WordList::LabelJoint.before_last("tel is"), Some("tel"));
    }
}
