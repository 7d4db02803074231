//! A fact and the document that states it.

use std::cmp::Ordering;
use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::Arc;

use super::{DeclaredRounding, DimensionId, DocumentId, FactId, MemberId, MetricId};
use crate::figure::{Figure, Period};
use crate::source::{FileId, Quote, Span};

/// A published source whose facts were read.
#[derive(Clone, Debug)]
pub struct SourceDocument {
    /// Its name; empty when it gives none.
    pub id: Arc<str>,
    /// Where its name stands; when it gives none, its file.
    pub id_span: Span,
    /// The file with its facts.
    pub file: FileId,
    /// Its title.
    pub title: Option<Box<str>>,
    /// The publisher.
    pub publisher: Option<Box<str>>,
    /// When it was published.
    pub published: Option<Period>,
    /// Its language, as a language tag.
    pub language: Option<Box<str>>,
    /// How far it is to be believed beside others; larger is more.
    pub authority: Option<i64>,
    /// How its figures are rounded, in place of what the vocabulary says.
    pub rounding: Option<DeclaredRounding>,
    /// The text that it was published as.
    pub original: Option<Original>,
    /// The omissions: what of that text is no fact, in the order written.
    pub omits: Vec<Omit>,
    /// Facts that could not be read, in the order written.
    pub unread: Vec<UnreadFact>,
    /// The figures that it takes from a line which cannot be read, as written, of facts and of entries of `omit`.
    pub astray: Vec<Box<str>>,
    /// The document that it replaces.
    pub supersedes: Option<DocumentId>,
    /// The document that replaces it.
    pub superseded_by: Option<DocumentId>,
    /// Positions of its facts in the index.
    pub(super) facts: Range<usize>,
}

impl SourceDocument {
    /// A document of which nothing is known but its file and its name.
    pub(super) fn of_file(file: FileId, id: Arc<str>) -> Self {
        Self {
            id,
            id_span: Span::file(file),
            file,
            title: None,
            publisher: None,
            published: None,
            language: None,
            authority: None,
            rounding: None,
            original: None,
            omits: Vec::new(),
            unread: Vec::new(),
            astray: Vec::new(),
            supersedes: None,
            superseded_by: None,
            facts: 0..0,
        }
    }

    /// Its facts, in the order of their names.
    pub fn facts(&self) -> impl ExactSizeIterator<Item = FactId> + use<> {
        self.facts.clone().map(FactId::at)
    }
}

/// The text that a document was published as.
#[derive(Clone, Debug)]
pub struct Original {
    /// The name of its file in the folder of originals, as written.
    pub file: Box<str>,
    /// Where that name stands.
    pub file_span: Span,
    /// The hash of its bytes as 64 hexadecimal digits; `None` when the document gives none.
    pub sha256: Option<Box<str>>,
    /// Where the hash stands; when there is none, the name of the file.
    pub sha256_span: Span,
}

/// A figure of the original that is no fact.
#[derive(Clone, Debug)]
pub struct Omit {
    /// Line of the original, from 1.
    pub line: u32,
    /// The text that stands there.
    pub text: Box<str>,
    /// The number of this one among equal texts on the line, from 1; `None` when the entry does not say.
    pub occurrence: Option<u32>,
    /// Why it is no fact.
    pub reason: Box<str>,
    /// Where the text stands in the document.
    pub span: Span,
}

/// A fact that could not be read, as far as it is known, and of which the index knows nothing else.
#[derive(Clone, Debug)]
pub struct UnreadFact {
    /// Whether it states neither a text nor a date, and so a figure, if anything.
    pub is_figure: bool,
    /// Line of the original, from 1.
    pub line: u32,
    /// The value as written.
    pub text: Box<str>,
    /// The number of this one among equal figures on that line, from 1; `None` when the fact does not say.
    pub occurrence: Option<u32>,
}

/// A fact: one statement.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The document that states it.
    pub document: DocumentId,
    /// Its name within the document; empty when it gives none.
    pub id: Quote,
    /// What is measured.
    pub metric: MetricId,
    /// The entity whose figure it is.
    pub entity: Option<MemberId>,
    /// When.
    pub period: FactPeriod,
    /// The unit of time or the thing that a rate is per: `year`.
    pub per: Option<Arc<str>>,
    /// Whether the figure is a growth, and of which kind.
    pub change: Option<Change>,
    /// Values of further dimensions, in the order of the dimensions' names.
    pub dimensions: Box<[(DimensionId, MemberId)]>,
    /// The value as written.
    pub text: Quote,
    /// The value as read.
    pub value: Value,
    /// Where the value stands; quotes are left out. Of a value reached through an alias, the alias.
    pub site: Span,
    /// The line of the original.
    pub line: Option<StatedLine>,
    /// The editor's note.
    pub note: Option<Quote>,
    /// The extras, which few facts say; `None` of one that says none of them.
    pub extras: Option<Box<Extras>>,
    /// The cause of its retirement; relations leave such a fact out.
    pub retired: Option<RetiredBy>,
}

/// A line of the original that a fact gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedLine {
    /// Its number, from 1.
    pub number: NonZeroU32,
    /// The byte of its file where the fact says so.
    pub at: u32,
}

/// The extras of a fact, which few say. They stand apart, since facts are many.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    /// Where the value itself stands when the site is an alias.
    pub anchored: Option<Span>,
    /// The number of this one among equal figures on the line of the original, from 1; `None` when the fact does not say.
    pub occurrence: Option<u32>,
    /// How its number is rounded, where that is known of this very fact.
    pub rounding: Option<Arc<DeclaredRounding>>,
    /// How it was counted or added up, of a fact that nobody wrote.
    pub computed: Option<Computed>,
}

impl Extras {
    /// As a fact holds them.
    pub(super) fn of_fact(self) -> Option<Box<Self>> {
        let says_something = self.anchored.is_some()
            || self.occurrence.is_some()
            || self.rounding.is_some()
            || self.computed.is_some();
        says_something.then(|| Box::new(self))
    }
}

/// How a fact came about that nobody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The words before the number: `the repository has`.
    pub lead: &'static str,
    /// The operands of which it was computed, with what users wrote in backticks.
    pub of: Box<str>,
}

/// The period of a fact and how it is known.
#[derive(Clone, Debug)]
pub struct FactPeriod {
    /// The period; `None` when nothing says when.
    pub period: Option<Period>,
    /// How it is known.
    pub source: PeriodSource,
    /// Where it stands: in the fact, or where the document says when it was published.
    pub span: Option<Span>,
}

/// Words from which a period is inferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inference {
    /// The words around the fact.
    pub words: Box<str>,
    /// Where they stand, when the fact says on which line of the original.
    pub place: Option<WordsPlace>,
}

/// Words of an original that a fact quotes besides its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordsPlace {
    /// Line of the original, from 1.
    pub line: u32,
    /// Where the fact quotes them.
    pub site: Span,
}

/// How the period of a fact is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodSource {
    /// The document says so.
    Stated,
    /// Taken from words around the fact.
    Inferred(Box<Inference>),
    /// An instant without a period stands at the time of publication, which is an inference too.
    Published,
    /// Nothing says when.
    Absent,
}

impl FactPeriod {
    /// The words of the original from which it is inferred, with their place, when the fact says both.
    pub fn quoted(&self) -> Option<(&str, WordsPlace)> {
        match &self.source {
            PeriodSource::Inferred(from) => Some((&from.words, from.place?)),
            _ => None,
        }
    }

    /// Whether an editor may doubt the period, so that a relation that rests on it is at most doubtful.
    pub fn is_inferred(&self) -> bool {
        matches!(
            self.source,
            PeriodSource::Inferred(_) | PeriodSource::Published
        )
    }
}

/// The two ways to state a growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Grew by so much.
    By,
    /// Grew to so much of what it was.
    To,
}

impl Change {
    /// `by` or `to`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::To => "to",
        }
    }
}

/// The value that a fact states, as read.
#[derive(Clone, Debug)]
pub enum Value {
    /// A figure.
    Figure(Box<Figure>),
    /// A date or period.
    Date(Period),
    /// A text, folded: texts that mean the same are equal. Behind two pointers, as it makes no value larger then.
    Text(Box<Box<str>>),
}

/// The cause of a fact's retirement: what has replaced it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RetiredBy {
    /// A document that supersedes the fact's.
    Document(DocumentId),
    /// A fact that corrects it.
    Fact(FactId),
}

/// The key that facts must share to be about one thing: the same metric, entity, period and dimensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataPointKey<'a> {
    /// What is measured.
    pub metric: MetricId,
    /// The entity whose figure it is.
    pub entity: Option<MemberId>,
    /// When; `None` when nothing says when.
    pub period: Option<KeyPeriod<'a>>,
    /// The unit of time or the thing that a rate is per.
    pub per: Option<&'a str>,
    /// Whether the figure is a growth.
    pub change: Option<Change>,
    /// Values of further dimensions.
    pub dimensions: &'a [(DimensionId, MemberId)],
}

/// A period as part of a key: periods of the same days are equal however they are written (`2021` and
/// `2021-01/2021-12`). One whose digits are unspecified (`199X`) or of which an end is not known (`2024/`) is equal to
/// itself alone, where it stands: another that is written likewise may be another one.
#[derive(Clone, Copy, Debug)]
pub struct KeyPeriod<'a>(pub &'a Period, Option<Span>);

impl<'a> KeyPeriod<'a> {
    fn of(when: &'a FactPeriod) -> Option<Self> {
        let period = when.period.as_ref()?;
        let place = when.span.filter(|_| period.may_be_another());
        Some(Self(period, place))
    }
}

impl Ord for KeyPeriod<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_days = if self.0.same_as(other.0) {
            Ordering::Equal
        } else {
            self.0.cmp(other.0)
        };
        by_days.then_with(|| self.1.cmp(&other.1))
    }
}

impl PartialOrd for KeyPeriod<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for KeyPeriod<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_as(other.0) && self.1 == other.1
    }
}

impl Eq for KeyPeriod<'_> {}

impl Fact {
    /// The key of what the fact is about.
    pub fn key(&self) -> DataPointKey<'_> {
        DataPointKey {
            metric: self.metric,
            entity: self.entity,
            period: KeyPeriod::of(&self.period),
            per: self.per.as_deref(),
            change: self.change,
            dimensions: &self.dimensions,
        }
    }

    /// The value of a further dimension, where the fact has one.
    pub fn member(&self, dimension: DimensionId) -> Option<MemberId> {
        let at = self
            .dimensions
            .binary_search_by_key(&dimension, |(of, _)| *of);
        let (_, member) = self.dimensions.get(at.ok()?)?;
        Some(*member)
    }

    /// Where the value itself stands when its site is an alias.
    pub fn anchored(&self) -> Option<Span> {
        self.extras.as_ref()?.anchored
    }

    /// The line of the original, from 1.
    pub fn line(&self) -> Option<u32> {
        Some(self.line?.number.get())
    }

    /// Which of several equal figures on its line of the original, from 1.
    pub fn occurrence(&self) -> Option<u32> {
        self.extras.as_ref()?.occurrence
    }

    /// How its number is rounded, where that is known of this very fact.
    pub fn rounding(&self) -> Option<&DeclaredRounding> {
        self.extras.as_ref()?.rounding.as_deref()
    }

    /// How it was counted or added up, of a fact that nobody wrote.
    pub fn computed(&self) -> Option<&Computed> {
        self.extras.as_ref()?.computed.as_ref()
    }

    /// Whether it states an amount: not a growth, and not a rate.
    pub fn is_amount(&self) -> bool {
        self.change.is_none() && self.per.is_none()
    }

    /// The stated figure.
    pub fn figure(&self) -> Option<&Figure> {
        match &self.value {
            Value::Figure(figure) => Some(figure),
            Value::Date(_) | Value::Text(_) => None,
        }
    }
}
