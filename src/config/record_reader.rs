//! Reads `records:` and `roots:` of the configuration: what there is, in which files, where in them, and with which fields.
//!
//! What does not have the right type is left out in silence, since the schema of the configuration says so. What is in
//! the files is left to `gather`.

use fancy_regex::Regex;

use super::any_figure::{figure_groups, named_twice, with_figures};
use super::file_pattern::FilePattern;
use super::precision::{self, Precision};
use super::records::{
    Condition, FieldRule, Made, Piece, ReadAs, RecordKind, RecordSource, TablePattern, Test,
    TextPattern, Unread,
};
use super::route::{NoRoute, Route};
use super::search::{Search, trying};
use super::spanned::Spanned;
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::NodeRef;
use crate::source::{FileId, Span};
use crate::words::{meant_or, nearest};

/// Reads the kinds of records in the order written, and the folders that they may stand in, by name.
pub(super) struct RecordReader<'p> {
    pub file: FileId,
    pub problems: &'p mut Vec<Problem>,
}

impl RecordReader<'_> {
    /// The folders under `roots`.
    pub(super) fn roots(&self, root: NodeRef<'_>) -> Vec<(String, Spanned<String>)> {
        let entries = root.get("roots").into_iter().flat_map(NodeRef::entries);
        entries
            .filter_map(|entry| {
                let name = entry.key.scalar_text()?.to_owned();
                Some((name, self.text(entry.value)?))
            })
            .collect()
    }

    /// The kinds under `records`.
    pub(super) fn kinds(
        &mut self,
        root: NodeRef<'_>,
        roots: &[(String, Spanned<String>)],
    ) -> Vec<RecordKind> {
        let entries = root.get("records").into_iter().flat_map(NodeRef::entries);
        let kinds: Vec<RecordKind> = entries
            .filter_map(|entry| {
                let name = self.text(entry.key)?;
                let kind = self.kind(name.clone(), entry.value, roots);
                Some(kind.unwrap_or_else(|| RecordKind::of_name(name)))
            })
            .collect();
        self.check_enclosing(&kinds);
        kinds
    }

    fn kind(
        &mut self,
        name: Spanned<String>,
        node: NodeRef<'_>,
        roots: &[(String, Spanned<String>)],
    ) -> Option<RecordKind> {
        let enclosing = node.get("in").and_then(|value| self.text(value));
        let source = match enclosing {
            Some(kind) => RecordSource::In(kind),
            None => RecordSource::Files(self.patterns(node.get("files")?, roots)),
        };
        let each = node.get("each").and_then(|value| self.route(value));
        if node.get("each").is_some() && each.is_none() {
            return None;
        }
        if !self.check_keys(&name.value, node) {
            return None;
        }
        let is_listed = node.get("content").and_then(NodeRef::as_bool) == Some(false);
        let reading = if let Some(text) = node.get("text") {
            ReadAs::Text(self.text_pattern(text, node)?)
        } else if let Some(table) = node.get("table") {
            ReadAs::Table(TablePattern {
                headings: texts(Some(table)),
                passages: self.passages(node),
                span: self.span(table),
            })
        } else if is_listed {
            ReadAs::Listed
        } else {
            ReadAs::Tree
        };
        let (mut fields, mut unread) = (Vec::new(), Vec::new());
        for entry in node.get("fields").into_iter().flat_map(NodeRef::entries) {
            let Some(name) = self.text(entry.key) else {
                continue;
            };
            match self.made(entry.value) {
                Some(made) => fields.push(FieldRule {
                    name,
                    made,
                    precision: self.precision(entry.value),
                    span: self.span(entry.value),
                }),
                None => unread.push(name.value),
            }
        }
        let conditions = node.get("where").into_iter().flat_map(NodeRef::entries);
        let conditions = conditions
            .flat_map(|entry| self.conditions(entry.key, entry.value))
            .collect();
        Some(RecordKind {
            name,
            source,
            each,
            reading,
            fields,
            conditions,
            absent: texts(node.get("absent")),
            at_least: self.number(node, "at_least"),
            precision: self.precision(node),
            columns: Vec::new(),
            unread: Unread::Fields(unread),
            header: self.number(node, "header"),
        })
    }

    fn number(&self, node: NodeRef<'_>, key: &str) -> Option<Spanned<usize>> {
        let written = node.get(key)?;
        Some(Spanned {
            value: written.scalar_text()?.parse().ok()?,
            span: Some(self.span(written)),
        })
    }

    /// What is written under `precision`.
    pub(super) fn precision(&self, node: NodeRef<'_>) -> Option<Precision> {
        let written = node.get("precision")?;
        Some(Precision {
            rounding: precision::rounding(written.scalar_text()?)?,
            span: self.span(written),
        })
    }

    fn text_pattern(&mut self, text: NodeRef<'_>, node: NodeRef<'_>) -> Option<TextPattern> {
        let search = self.search_over_lines(text)?;
        let groups = figure_groups(text.as_str().unwrap_or_default());
        let names = search.names();
        let figures = names.iter().enumerate();
        let figures = figures.filter(|(_, name)| groups.contains(name.as_str()));
        Some(TextPattern {
            figures: figures.map(|(at, _)| at).collect(),
            names,
            search,
            takes_first: node.get("take").and_then(NodeRef::as_str) == Some("first"),
            passages: self.passages(node),
            from: node.get("from").and_then(|from| self.route(from)),
            span: self.span(text),
        })
    }

    /// Every enclosing kind is there, and none encloses itself.
    fn check_enclosing(&mut self, kinds: &[RecordKind]) {
        for kind in kinds {
            let RecordSource::In(enclosing) = &kind.source else {
                continue;
            };
            let place = kinds
                .iter()
                .position(|other| other.name.value == enclosing.value);
            let own = kinds
                .iter()
                .position(|other| other.name.value == kind.name.value);
            let (message, help) = match place {
                None => {
                    let names = kinds.iter().map(|other| &*other.name.value);
                    let help = meant_or(nearest(&enclosing.value, names), || {
                        "Name a kind of record that `records` describes.".to_owned()
                    });
                    (format!("there is no record `{}`", enclosing.value), help)
                }
                Some(place) if Some(place) >= own => (
                    format!(
                        "`{}` stands in `{}`, which is not described before it",
                        kind.name.value, enclosing.value
                    ),
                    "Describe the enclosing record first.".to_owned(),
                ),
                Some(_) => continue,
            };
            self.wrong(enclosing.span, message, help);
        }
    }

    pub(super) fn patterns(
        &mut self,
        node: NodeRef<'_>,
        roots: &[(String, Spanned<String>)],
    ) -> Vec<FilePattern> {
        let single = node.as_str().map(|_| node);
        let nodes: Vec<_> = single.into_iter().chain(node.items()).collect();
        let written = nodes.into_iter().filter_map(|node| self.text(node));
        let written: Vec<_> = written.filter(|text| !text.value.is_empty()).collect();
        let mut patterns = Vec::new();
        for text in written {
            let span = text.span;
            match FilePattern::parse(text) {
                Ok(pattern) => {
                    let known = |root: &&String| !roots.iter().any(|(name, _)| name == *root);
                    if let Some(root) = pattern.root.as_ref().filter(known) {
                        let message = format!("there is no root `{root}`");
                        let names = roots.iter().map(|(name, _)| name.as_str());
                        let help = meant_or(nearest(root, names), || {
                            format!("Say where it is: `roots: {{{root}: ../FOLDER}}`.")
                        });
                        self.wrong(span, message, help);
                    } else {
                        patterns.push(pattern);
                    }
                }
                Err((message, help)) => self.wrong(span, message, help),
            }
        }
        patterns
    }

    fn made(&mut self, node: NodeRef<'_>) -> Option<Made> {
        if node.items().len() > 0 {
            let all: Vec<_> = node.items().map(|item| self.made(item)).collect();
            return all.into_iter().collect::<Option<_>>().map(Made::FirstOf);
        }
        if let Some(of) = node.get("of") {
            let made = self.made(of)?;
            let Some(pattern) = node.get("match") else {
                return Some(made);
            };
            return Some(Made::Match(Box::new(made), self.regex(pattern)?));
        }
        let text = node.scalar_text()?;
        if text.contains('{') {
            return self.template(node, text);
        }
        self.route(node).map(|route| Made::Route(route.value))
    }

    fn template(&mut self, node: NodeRef<'_>, text: &str) -> Option<Made> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((field, after)) = after.split_once('}') else {
                let message = format!("`{text}` has a brace that is not closed");
                self.wrong(
                    Some(self.span(node)),
                    message,
                    "Write each field as `{field}`.",
                );
                return None;
            };
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            match Route::parse(field) {
                Ok(route) => pieces.push(Piece::Field(route)),
                Err(why) => {
                    self.no_route(node, field, &why);
                    return None;
                }
            }
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Some(Made::Template(pieces))
    }

    fn conditions(&mut self, key: NodeRef<'_>, value: NodeRef<'_>) -> Vec<Condition> {
        let Some(field) = self.route(key) else {
            return Vec::new();
        };
        let condition = |test, is_negative| Condition {
            field: field.clone(),
            test,
            is_negative,
        };
        if value.entries().len() == 0 {
            return vec![condition(Test::OneOf(texts(Some(value))), false)];
        }
        let mut all = Vec::new();
        for entry in value.entries() {
            match entry.key.scalar_text() {
                Some("not") => all.push(condition(Test::OneOf(texts(Some(entry.value))), true)),
                Some("match") => {
                    let regex = self.regex(entry.value);
                    all.extend(regex.map(|regex| condition(Test::Match(regex), false)));
                }
                Some("present") => {
                    let is_negative = entry.value.as_bool() == Some(false);
                    all.push(condition(Test::Present, is_negative));
                }
                _ => {}
            }
        }
        all
    }

    fn regex(&mut self, node: NodeRef<'_>) -> Option<Regex> {
        self.compiled(node, "")
    }

    /// A regular expression in which `^` and `$` are the ends of a line, whatever it ends with.
    pub(super) fn regex_over_lines(&mut self, node: NodeRef<'_>) -> Option<Regex> {
        self.compiled(node, "(?mR)")
    }

    /// The same, over texts of any length.
    fn search_over_lines(&mut self, node: NodeRef<'_>) -> Option<Search> {
        let expression = self.expression(node, "(?mR)")?;
        let search = Search::new(&expression);
        search.map_err(|error| self.no_regex(node, &error)).ok()
    }

    fn compiled(&mut self, node: NodeRef<'_>, flags: &str) -> Option<Regex> {
        let expression = self.expression(node, flags)?;
        let regex = trying(&expression);
        regex.map_err(|error| self.no_regex(node, &error)).ok()
    }

    /// The text of a regular expression with what stands for figures.
    fn expression(&mut self, node: NodeRef<'_>, flags: &str) -> Option<String> {
        let text = node.scalar_text()?;
        let expression = format!("{flags}{}", with_figures(text));
        if let Some(name) = named_twice(&expression) {
            let message = format!("`{text}` has two groups `{name}`");
            let help = "Give each a name of its own, as in `(?<berths>{figure})`; a field can be the first of several that is there: `fields: {n: [one, other]}`.";
            self.wrong(Some(self.span(node)), message, help);
            return None;
        }
        Some(expression)
    }

    fn no_regex(&mut self, node: NodeRef<'_>, error: &fancy_regex::Error) {
        let text = node.scalar_text().unwrap_or_default();
        // The error of what is written counts its places, and not those of what is put before it.
        let own = trying(text).err();
        let error = own.as_ref().unwrap_or(error);
        let message = format!("`{text}` is no regular expression: {error}");
        self.wrong(
            Some(self.span(node)),
            message,
            "Write it in the syntax of Rust's `regex`; a group with a name is `(?<name>…)`.",
        );
    }

    pub(super) fn route(&mut self, node: NodeRef<'_>) -> Option<Spanned<Route>> {
        let text = node.scalar_text()?;
        match Route::parse(text) {
            Ok(value) => Some(Spanned {
                value,
                span: Some(self.span(node)),
            }),
            Err(why) => {
                self.no_route(node, text, &why);
                None
            }
        }
    }

    fn no_route(&mut self, node: NodeRef<'_>, text: &str, no: &NoRoute) {
        let message = format!("the path `{text}` {}", no.why);
        self.wrong(Some(self.span(node)), message, no.help);
    }

    pub(super) fn wrong(&mut self, span: Option<Span>, message: String, help: impl Into<String>) {
        let span = span.unwrap_or(Span::file(self.file));
        self.problems
            .push(Problem::new(ProblemKind::Configuration, span, message).help(help));
    }

    /// One text or a list of them, each with its place.
    pub(super) fn texts(&self, node: Option<NodeRef<'_>>) -> Vec<Spanned<String>> {
        let nodes = node.into_iter();
        let nodes = nodes.flat_map(|node| std::iter::once(node).chain(node.items()));
        let texts = nodes.filter_map(|node| self.text(node));
        texts.filter(|text| !text.value.is_empty()).collect()
    }

    pub(super) fn text(&self, node: NodeRef<'_>) -> Option<Spanned<String>> {
        Some(Spanned {
            value: node.scalar_text()?.to_owned(),
            span: Some(self.span(node)),
        })
    }

    pub(super) fn span(&self, node: NodeRef<'_>) -> Span {
        Span::new(self.file, node.site())
    }
}

/// One scalar or a list of them.
pub(super) fn texts(node: Option<NodeRef<'_>>) -> Vec<String> {
    let Some(node) = node else {
        return Vec::new();
    };
    let one = node.scalar_text().map(str::to_owned);
    let many = node
        .items()
        .filter_map(|item| item.scalar_text().map(str::to_owned));
    one.into_iter().chain(many).collect()
}
