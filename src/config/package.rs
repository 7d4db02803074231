//! Descriptions of data that come with them: a `datapackage.json` says which files there are, what their columns are called,
//! what names a row and to which other rows it refers. It is read as records and checks, so that nobody writes it again.
//!
//! Of what it says of values their types and formats are held against the cells, where these are simple, and units are those of
//! the numbers; constraints are not read.

use super::checks::{Check, Parameter};
use super::column::{Column, ColumnType};
use super::file_pattern::FilePattern;
use super::records::{ReadAs, RecordKind, RecordSource, Unread};
use super::route::{Route, Step};
use super::settings::Settings;
use super::spanned::Spanned;
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::NodeRef;
use crate::source::{FileId, Span};

/// Adds what a description says to the settings; what cannot be read of it is returned. `folder` leads from the configuration
/// to the folder of the description, with a stroke at its end unless it is the same.
pub fn add_package(
    settings: &mut Settings,
    file: FileId,
    root: NodeRef<'_>,
    folder: &str,
) -> Vec<Problem> {
    let mut reader = PackageReader {
        file,
        folder,
        taken: settings
            .records
            .iter()
            .map(|kind| kind.name.value.clone())
            .collect(),
        problems: Vec::new(),
        checks: Vec::new(),
    };
    let resources = root.get("resources");
    if resources.is_none_or(|resources| resources.items().len() == 0) {
        let help = "A description of data lists its files under `resources`, each with a `name`, a `path` and a `schema`.";
        reader.wrong(root, "no data are described here".to_owned(), help);
    }
    for resource in resources.into_iter().flat_map(NodeRef::items) {
        settings.records.extend(reader.resource(resource));
    }
    settings.package_checks.append(&mut reader.checks);
    reader.problems
}

struct PackageReader<'a> {
    file: FileId,
    folder: &'a str,
    /// The names of records that there are already.
    taken: Vec<String>,
    problems: Vec<Problem>,
    checks: Vec<Check>,
}

impl PackageReader<'_> {
    fn resource(&mut self, node: NodeRef<'_>) -> Option<RecordKind> {
        let name = self.text(node.get("name")?)?;
        if !super::route::is_name(&name.value) || self.taken.contains(&name.value) {
            let message = format!("`{}` cannot be the name of records", name.value);
            let help = "Names are of letters, digits, `-` and `_`, and each is that of one resource or record. The resource is passed over.";
            self.wrong(node.get("name")?, message, help);
            return None;
        }
        self.dialect(node);
        let patterns = self.patterns(node);
        if patterns.is_empty() {
            let message = format!("the data of `{}` are in no file", name.value);
            let help = "Only data in files of the project are read: `path` leads to them, from the folder of the description.";
            self.wrong(node, message, help);
            return None;
        }
        self.taken.push(name.value.clone());
        let schema = self.schema(node, &name.value);
        let fields = schema.and_then(|schema| schema.get("fields"));
        let fields: Vec<NodeRef<'_>> = fields.into_iter().flat_map(NodeRef::items).collect();
        let columns = fields
            .iter()
            .filter_map(|field| self.column(*field))
            .collect();
        if let Some(schema) = schema {
            self.keys(&name.value, schema, &fields);
        }
        let missing = schema.and_then(|schema| schema.get("missingValues"));
        Some(RecordKind {
            name,
            source: RecordSource::Files(patterns),
            each: Some(Spanned {
                value: Route {
                    steps: vec![Step::Items { from: 0, to: None }],
                },
                span: Some(self.span(node)),
            }),
            reading: ReadAs::Tree,
            fields: Vec::new(),
            conditions: Vec::new(),
            absent: super::record_reader::texts(missing),
            at_least: Some(Spanned {
                value: 0,
                span: None,
            }),
            precision: None,
            header: None,
            columns,
            unread: Unread::default(),
        })
    }

    /// The schema of a resource, where it stands in the description.
    fn schema<'n>(&mut self, node: NodeRef<'n>, name: &str) -> Option<NodeRef<'n>> {
        let schema = node.get("schema")?;
        if schema.as_str().is_some() {
            let help = "Write the schema into the description.";
            let message =
                format!("the schema of `{name}` stands in another file, which is not read");
            self.wrong(schema, message, help);
        }
        Some(schema).filter(|schema| schema.entries().len() > 0)
    }

    fn column(&self, field: NodeRef<'_>) -> Option<Column> {
        Some(Column {
            name: self.text(field.get("name")?)?,
            values: self.values(field),
            unit: field
                .get("unit")
                .and_then(NodeRef::as_str)
                .map(str::to_owned),
        })
    }

    /// What the values of a field are, at the place that says so.
    fn values(&self, field: NodeRef<'_>) -> Option<Spanned<ColumnType>> {
        let value = ColumnType::of_field(field)?;
        let says = if value.is_format() { "format" } else { "type" };
        Some(Spanned {
            value,
            span: Some(self.span(field.get(says)?)),
        })
    }

    fn patterns(&mut self, node: NodeRef<'_>) -> Vec<FilePattern> {
        let Some(path) = node.get("path") else {
            return Vec::new();
        };
        let one = path.as_str().map(|_| path);
        let paths = one.into_iter().chain(path.items());
        let written = paths.filter_map(|path| {
            let text = path.as_str()?;
            let is_here = !text.contains("://");
            is_here.then(|| Spanned {
                value: format!("{}{}", self.folder, text.trim_start_matches("./")),
                span: Some(self.span(path)),
            })
        });
        let written: Vec<_> = written.collect();
        let mut patterns = Vec::new();
        for text in written {
            let span = text.span;
            match FilePattern::parse(text) {
                Ok(pattern) => patterns.push(pattern),
                Err((message, help)) => self.problems.extend(span.map(|span| {
                    Problem::new(ProblemKind::Configuration, span, message).help(help)
                })),
            }
        }
        patterns
    }

    /// What separates cells is seen in the file; what is not seen there is told.
    fn dialect(&mut self, node: NodeRef<'_>) {
        let Some(dialect) = node.get("dialect") else {
            return;
        };
        let delimiter = dialect.get("delimiter").filter(|written| {
            let text = written.as_str().unwrap_or_default();
            !matches!(text, "," | ";" | "\t")
        });
        let header = dialect
            .get("header")
            .filter(|header| header.as_bool() == Some(false));
        for unread in delimiter.into_iter().chain(header) {
            let help =
                "Cells are separated by commas, semicolons or tabs, below one row of headings.";
            self.wrong(unread, "tables of this form are not read".to_owned(), help);
        }
    }

    fn keys(&mut self, own: &str, schema: NodeRef<'_>, fields: &[NodeRef<'_>]) {
        let primary = schema.get("primaryKey").into_iter();
        let others = schema
            .get("uniqueKeys")
            .into_iter()
            .flat_map(NodeRef::items);
        for key in primary.chain(others) {
            let names = self.fields(own, key);
            self.check("unique", key, &[("of", names)]);
        }
        for field in fields {
            let unique = field.get("constraints").and_then(|all| all.get("unique"));
            let unique = unique.filter(|unique| unique.as_bool() == Some(true));
            if let (Some(unique), Some(name)) = (unique, field.get("name")) {
                let names = self.fields(own, name);
                self.check("unique", unique, &[("of", names)]);
            }
        }
        for key in schema
            .get("foreignKeys")
            .into_iter()
            .flat_map(NodeRef::items)
        {
            let of = key.get("fields").map(|fields| self.fields(own, fields));
            let reference = key.get("reference");
            let to = reference.and_then(|reference| {
                let named = reference.get("resource").and_then(NodeRef::as_str);
                let other = named.filter(|name| !name.is_empty()).unwrap_or(own);
                Some(self.fields(other, reference.get("fields")?))
            });
            if let (Some(of), Some(to)) = (of, to) {
                let together = |fields: Vec<Parameter>| vec![Parameter::List(fields)];
                self.check("exists", key, &[("of", together(of)), ("in", together(to))]);
            }
        }
    }

    /// The fields under a key, one or several, as a check names them.
    fn fields(&self, kind: &str, node: NodeRef<'_>) -> Vec<Parameter> {
        let one = node.scalar_text().map(|_| node);
        let nodes = one.into_iter().chain(node.items());
        let named = nodes.filter_map(|node| {
            let name = node.scalar_text()?.replace('"', "\"\"");
            Some(Parameter::Scalar(Spanned {
                value: format!("{kind}.\"{name}\""),
                span: Some(self.span(node)),
            }))
        });
        named.collect()
    }

    fn check(&mut self, rule: &str, node: NodeRef<'_>, parameters: &[(&str, Vec<Parameter>)]) {
        let span = Some(self.span(node));
        let spanned = |value: String| Spanned { value, span };
        let mut id = rule.to_owned();
        for (key, fields) in parameters {
            let names: Vec<String> = fields
                .iter()
                .flat_map(Parameter::items)
                .filter_map(|field| Some(field.scalar()?.value.replace('"', "")))
                .collect();
            let word = if *key == "of" { "" } else { " in" };
            id = format!("{id}{word} {}", names.join(", "));
        }
        let parameters = parameters
            .iter()
            .map(|(key, fields)| (spanned((*key).to_owned()), Parameter::List(fields.clone())));
        self.checks.push(Check {
            position: self.checks.len(),
            id: spanned(id),
            rule: spanned(rule.to_owned()),
            facts: Vec::new(),
            filters: Vec::new(),
            ignoring: Vec::new(),
            because: None,
            severity: None,
            parameters: parameters.collect(),
        });
    }

    fn text(&self, node: NodeRef<'_>) -> Option<Spanned<String>> {
        Some(Spanned {
            value: node.scalar_text()?.to_owned(),
            span: Some(self.span(node)),
        })
    }

    fn span(&self, node: NodeRef<'_>) -> Span {
        Span::new(self.file, node.site())
    }

    fn wrong(&mut self, node: NodeRef<'_>, message: String, help: &str) {
        let problem = Problem::new(ProblemKind::Configuration, self.span(node), message);
        self.problems.push(problem.help(help));
    }
}
