//! `facts:` of the configuration: what records, texts and the repository itself state.
//!
//! What does not have the right type is left out in silence, since the schema of the configuration says so. What is in
//! the files is left to `gather`.

use super::any_figure::{FIGURE, with_figures};
use super::file_pattern::FilePattern;
use super::precision::Precision;
use super::record_reader::RecordReader;
use super::search::Search;
use super::spanned::Spanned;
use crate::document::NodeRef;
use crate::source::{FileId, Span};

/// One entry: some facts, and where they are read.
#[derive(Clone, Debug)]
pub struct FactSource {
    /// Where it stands.
    pub span: Span,
    /// Where its figures come from.
    pub stated: StatedIn,
    /// Whose figures they are.
    pub entity: Option<Term>,
    /// When.
    pub period: Option<Term>,
    /// Further dimensions.
    pub dimensions: Vec<(Spanned<String>, Term)>,
    /// In which unit numbers without one are.
    pub unit: Option<Term>,
    /// How numbers are rounded that stand in data; they are exact unless told.
    pub precision: Option<Precision>,
    /// Texts that mean nothing.
    pub absent: Vec<String>,
}

impl FactSource {
    /// The patterns of the texts that it reads.
    pub fn patterns(&self) -> &[FilePattern] {
        match &self.stated {
            StatedIn::Texts(texts) => &texts.files,
            StatedIn::Fields { .. } | StatedIn::Computed { .. } => &[],
        }
    }

    /// Whether its facts are computed of values that stand in data.
    pub fn rests_on_values(&self) -> bool {
        let StatedIn::Computed { what, .. } = &self.stated else {
            return false;
        };
        *what != Computation::Number
    }
}

/// Where the figures of an entry come from.
#[derive(Clone, Debug)]
pub enum StatedIn {
    /// Fields of the records of a kind, each with its metric.
    Fields {
        /// The kind.
        from: Spanned<String>,
        /// The metrics and the fields that state them.
        figures: Vec<(Term, Spanned<String>)>,
    },
    /// What there is, counted or added up.
    Computed {
        /// Its metric.
        metric: Term,
        /// What is computed.
        what: Computation,
        /// Of which records, or of which field of them.
        of: Spanned<String>,
    },
    /// Running texts.
    Texts(TextSource),
}

/// What is computed of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computation {
    /// How many there are.
    Number,
    /// The sum of a field.
    Sum,
    /// The least value of a field.
    Least,
    /// The greatest value of a field.
    Greatest,
}

impl Computation {
    const NAMED: [(&'static str, Self); 4] = [
        ("number_of", Self::Number),
        ("sum_of", Self::Sum),
        ("min_of", Self::Least),
        ("max_of", Self::Greatest),
    ];

    /// The key under which an entry asks for it.
    pub fn as_str(self) -> &'static str {
        let mut named = Self::NAMED.iter();
        named
            .find(|(_, what)| *what == self)
            .map_or("", |(name, _)| name)
    }
}

/// Running texts and what in them is a fact.
#[derive(Clone, Debug)]
pub struct TextSource {
    /// Its metric; of marked figures, the mark says it.
    pub metric: Option<Spanned<String>>,
    /// The files.
    pub files: Vec<FilePattern>,
    /// Files of them that are left out.
    pub except: Vec<FilePattern>,
    /// Which figures are taken.
    pub take: Take,
    /// Whether what tells of the past is read too.
    pub history: bool,
}

impl TextSource {
    /// Whether a file is read, by its path from the folder of the configuration.
    pub fn takes(&self, name: &str) -> bool {
        let fits = |pattern: &FilePattern| pattern.parts(name).is_some();
        let (out, of): (Vec<_>, Vec<_>) = self.files.iter().partition(|of| of.is_negative);
        of.iter().any(|of| fits(of))
            && !out.iter().any(|of| fits(of))
            && !self.except.iter().any(fits)
    }

    /// Whether a file is named in full, so that it is meant whatever it tells.
    pub fn names(&self, name: &str) -> bool {
        let mut files = self.files.iter();
        files.any(|of| !of.is_negative && !of.is_pattern() && of.parts(name).is_some())
    }
}

/// Which figures of a text are facts.
#[derive(Clone, Debug)]
pub enum Take {
    /// Those with one of these nouns.
    Nouns(Vec<Spanned<String>>),
    /// The group `figure` of each match.
    Pattern(Search, Spanned<String>),
    /// Those with a mark before them.
    Marked,
}

/// The value of a dimension, as an entry says it.
#[derive(Clone, Debug)]
pub enum Term {
    /// A word alone: the field of that name where records have one, else this very word.
    Word(Spanned<String>),
    /// `{field: NAME}`.
    Field(Spanned<String>),
    /// `{value: TEXT}`.
    Value(Spanned<String>),
}

impl Term {
    /// What is written, with its place.
    pub fn written(&self) -> &Spanned<String> {
        match self {
            Self::Word(written) | Self::Field(written) | Self::Value(written) => written,
        }
    }
}

/// A text in which facts are looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextFile {
    /// The entry, by its position among those under `facts`.
    pub entry: usize,
    /// The file.
    pub file: FileId,
}

impl RecordReader<'_> {
    /// The entries under `facts`, in the order written.
    pub(super) fn fact_sources(
        &mut self,
        root: NodeRef<'_>,
        roots: &[(String, Spanned<String>)],
    ) -> Vec<FactSource> {
        let entries = root.get("facts").into_iter().flat_map(NodeRef::items);
        entries
            .filter_map(|entry| self.fact_source(entry, roots))
            .collect()
    }

    fn fact_source(
        &mut self,
        node: NodeRef<'_>,
        roots: &[(String, Spanned<String>)],
    ) -> Option<FactSource> {
        let dimensions = node
            .get("dimensions")
            .into_iter()
            .flat_map(NodeRef::entries);
        Some(FactSource {
            span: self.span(node),
            stated: self.stated_in(node, roots)?,
            entity: self.term(node.get("entity")),
            period: self.term(node.get("period")),
            dimensions: dimensions
                .filter_map(|entry| Some((self.text(entry.key)?, self.term(Some(entry.value))?)))
                .collect(),
            unit: self.term(node.get("unit")),
            precision: self.precision(node),
            absent: super::record_reader::texts(node.get("absent")),
        })
    }

    fn stated_in(
        &mut self,
        node: NodeRef<'_>,
        roots: &[(String, Spanned<String>)],
    ) -> Option<StatedIn> {
        if let Some(text) = node.get("text") {
            return self.text_source(node, text, roots).map(StatedIn::Texts);
        }
        let metric = self.term(node.get("metric"));
        let mut computations = Computation::NAMED.iter();
        if let Some((what, of)) = computations.find_map(|(key, what)| Some((*what, node.get(key)?)))
        {
            let of = self.text(of)?;
            return Some(StatedIn::Computed {
                metric: metric?,
                what,
                of,
            });
        }
        let from = self.text(node.get("from")?)?;
        let figures = match (metric, node.get("figure")) {
            (Some(metric), Some(field)) => vec![(metric, self.text(field)?)],
            _ => node
                .get("figures")?
                .entries()
                .filter_map(|entry| {
                    Some((Term::Value(self.text(entry.key)?), self.text(entry.value)?))
                })
                .collect(),
        };
        Some(StatedIn::Fields { from, figures })
    }

    fn text_source(
        &mut self,
        node: NodeRef<'_>,
        text: NodeRef<'_>,
        roots: &[(String, Spanned<String>)],
    ) -> Option<TextSource> {
        let except = text.get("except");
        let take = match (text.get("unit"), text.get("pattern")) {
            (_, Some(pattern)) => self.pattern(pattern)?,
            (Some(unit), None) => {
                let one = unit.as_str().map(|_| unit);
                let nouns = one.into_iter().chain(unit.items());
                Take::Nouns(nouns.filter_map(|noun| self.text(noun)).collect())
            }
            (None, None) => Take::Marked,
        };
        Some(TextSource {
            metric: node.get("metric").and_then(|metric| self.text(metric)),
            files: self.patterns(text.get("files")?, roots),
            except: except.map_or_else(Vec::new, |node| self.patterns(node, roots)),
            take,
            history: text.get("history").and_then(NodeRef::as_bool) == Some(true),
        })
    }

    fn pattern(&mut self, node: NodeRef<'_>) -> Option<Take> {
        let written = self.text(node)?;
        let wrong = |why: &str| format!("the pattern `{}` {why}", written.value);
        if written.value.matches(FIGURE).count() != 1 {
            let help =
                "Write `{figure}` where the figure stands, once: `Tests-{figure}%20passing`.";
            self.wrong(
                written.span,
                wrong("does not say where its figure stands"),
                help,
            );
            return None;
        }
        let Ok(search) = Search::new(&with_figures(&written.value)) else {
            let help = "Beside `{figure}` it is a regular expression: write `\\(`, `\\[`, `\\+` and the like for these signs themselves.";
            self.wrong(written.span, wrong("is no regular expression"), help);
            return None;
        };
        Some(Take::Pattern(search, written))
    }

    fn term(&self, node: Option<NodeRef<'_>>) -> Option<Term> {
        let node = node?;
        if let Some(field) = node.get("field") {
            return self.text(field).map(Term::Field);
        }
        if let Some(value) = node.get("value") {
            return self.text(value).map(Term::Value);
        }
        self.text(node).map(Term::Word)
    }
}
