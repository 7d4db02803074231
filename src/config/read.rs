//! Reading `factlint.yaml`. What does not have the right type is left out in silence: the file is also validated
//! against its schema, which says so.

use super::counts::read_counts;
use super::overrides::Override;
use super::pattern::check_pattern;
use super::record_reader::RecordReader;
use super::settings::{DocumentSet, Inline, RefsFolder, Settings, StatedSettings};
use super::spanned::Spanned;
use crate::diagnostic::{Level, Problem, ProblemKind};
use crate::document::{EntryRef, NodeKind, NodeRef};
use crate::fact::read_readings;
use crate::source::{FileId, Span};

/// The texts of a project that does not say which it has.
const ALL_MARKDOWN: &str = "**/*.md";

/// The settings of a run that has no configuration.
pub fn defaults() -> Settings {
    Settings {
        assert_formats: true,
        fancy_regex: true,
        ..Settings::default()
    }
}

/// The settings that a configuration gives, and what is wrong with it that its schema cannot say. Patterns that cannot
/// work are left out of the settings.
pub fn read(file: FileId, root: NodeRef<'_>) -> (Settings, Vec<Problem>) {
    let mut reader = ConfigReader {
        file,
        problems: Vec::new(),
    };
    let mut settings = defaults();
    if let Some(sets) = root.get("documents") {
        settings.documents = sets.items().map(|set| reader.document_set(set)).collect();
    }
    reader.problems.extend(names_nothing(file, root));
    let mut records = RecordReader {
        file,
        problems: &mut reader.problems,
    };
    settings.roots = records.roots(root);
    settings.records = records.kinds(root, &settings.roots);
    settings.facts = records.fact_sources(root, &settings.roots);
    settings.vocabulary = reader.path(root, "vocabulary");
    settings.checks = reader.path(root, "checks");
    let inline = |key: &str| root.get(key).filter(|node| node.scalar_text().is_none());
    settings.inline = Inline {
        vocabulary: inline("vocabulary").is_some(),
        checks: inline("checks").is_some(),
    };
    if let Some(stated) = root.get("stated") {
        settings.stated = reader.stated(stated, &settings.roots);
    }
    settings.packages = reader.patterns(root, "packages");
    settings.exclude = reader.patterns(root, "exclude");
    settings.schemas = reader.patterns(root, "schemas");
    settings.refs = reader.refs(root);
    settings.originals = reader.path(root, "originals");
    settings.require_originals = root
        .get("require_originals")
        .and_then(NodeRef::as_bool)
        .unwrap_or(false);
    settings.baseline = reader.path(root, "baseline");
    if let Some(assert_formats) = root.get("assert_formats").and_then(NodeRef::as_bool) {
        settings.assert_formats = assert_formats;
    }
    settings.fancy_regex = root.get("regex").and_then(NodeRef::as_str) != Some("linear");
    if let Some(rules) = root.get("rules") {
        settings.levels = rules
            .entries()
            .filter_map(|entry| reader.level(entry))
            .collect();
    }
    if let Some(overrides) = root.get("overrides") {
        settings.overrides = overrides
            .items()
            .map(|own| reader.own_levels(own))
            .collect();
    }
    if let Some(readings) = root.get("readings") {
        (settings.readings, settings.reading_problems) =
            read_readings(file, readings, &settings.readings);
    }
    if let Some(limits) = root.get("limits") {
        reader.limits(limits, &mut settings);
    }
    (settings, reader.problems)
}

/// A configuration that names nothing to look at: a run without any file is green whatever has happened. Of checks that
/// are listed each is told what it lacks.
fn names_nothing(file: FileId, root: NodeRef<'_>) -> Option<Problem> {
    // Those that may not be empty are told to be, by the schema; without a key in `stated` all Markdown is meant.
    const NAMED: [&str; 4] = ["documents", "packages", "facts", "stated"];
    let has_kinds = |records: NodeRef<'_>| records.scalar_text().is_some() || is_filled(records);
    let is_named = NAMED.iter().any(|key| root.get(key).is_some())
        || root.get("records").is_some_and(has_kinds)
        || root.get("checks").is_some_and(is_filled);
    if is_named || !matches!(root.kind(), NodeKind::Mapping(_)) {
        return None;
    }
    let message = "the configuration names no files to check";
    let problem = Problem::new(ProblemKind::Configuration, Span::file(file), message);
    let help = "Name documents with facts under `documents`, or data of any shape under `records`.";
    Some(problem.help(help))
}

/// Whether it is a list or a mapping with something in it.
fn is_filled(node: NodeRef<'_>) -> bool {
    node.items().len() > 0 || node.entries().len() > 0
}

struct ConfigReader {
    file: FileId,
    problems: Vec<Problem>,
}

impl ConfigReader {
    fn document_set(&mut self, set: NodeRef<'_>) -> DocumentSet {
        DocumentSet {
            files: self.patterns(set, "files"),
            schema: self.path(set, "schema"),
        }
    }

    /// Where nothing says which texts are meant, all Markdown is.
    fn stated(&mut self, node: NodeRef<'_>, roots: &[(String, Spanned<String>)]) -> StatedSettings {
        let mut files = self.patterns(node, "in");
        if node.get("in").is_none() {
            files.push(Spanned {
                value: ALL_MARKDOWN.to_owned(),
                span: Some(self.span(node)),
            });
        }
        let skip = self.patterns(node, "skip");
        let mut records = RecordReader {
            file: self.file,
            problems: &mut self.problems,
        };
        StatedSettings {
            files,
            skip,
            strict: node.get("arithmetic").and_then(NodeRef::as_str) == Some("strict"),
            counts: read_counts(&mut records, node, roots),
        }
    }

    /// A path; an empty one is the schema's business.
    fn path(&self, parent: NodeRef<'_>, key: &str) -> Option<Spanned<String>> {
        let node = parent.get(key)?;
        let value = node.as_str().filter(|path| !path.is_empty())?.to_owned();
        let span = Some(self.span(node));
        Some(Spanned { value, span })
    }

    /// One folder, or folders by the URLs that they stand for.
    fn refs(&mut self, root: NodeRef<'_>) -> Vec<RefsFolder> {
        if let Some(folder) = self.path(root, "refs") {
            return vec![RefsFolder {
                prefix: None,
                folder,
            }];
        }
        let entries = root.get("refs").into_iter().flat_map(NodeRef::entries);
        entries
            .filter_map(|entry| {
                let value = entry.value.as_str().filter(|path| !path.is_empty())?;
                Some(RefsFolder {
                    prefix: entry.key.scalar_text().map(str::to_owned),
                    folder: Spanned {
                        value: value.to_owned(),
                        span: Some(self.span(entry.value)),
                    },
                })
            })
            .collect()
    }

    /// One pattern or a list of them.
    fn patterns(&mut self, parent: NodeRef<'_>, key: &str) -> Vec<Spanned<String>> {
        let Some(node) = parent.get(key) else {
            return Vec::new();
        };
        let single = node.as_str().map(|_| node);
        let nodes: Vec<_> = single.into_iter().chain(node.items()).collect();
        nodes
            .into_iter()
            .filter_map(|node| self.pattern(node))
            .collect()
    }

    fn pattern(&mut self, node: NodeRef<'_>) -> Option<Spanned<String>> {
        let pattern = node.as_str().filter(|pattern| !pattern.is_empty())?;
        let span = self.span(node);
        if let Some((message, help)) = check_pattern(pattern) {
            let problem = Problem::new(ProblemKind::Configuration, span, message);
            self.problems.push(problem.help(help));
            return None;
        }
        Some(Spanned {
            value: pattern.to_owned(),
            span: Some(span),
        })
    }

    fn own_levels(&mut self, node: NodeRef<'_>) -> Override {
        let rules = node.get("rules").into_iter().flat_map(NodeRef::entries);
        Override {
            levels: rules.filter_map(|entry| self.level(entry)).collect(),
            files: self.patterns(node, "files"),
        }
    }

    fn level(&self, entry: EntryRef<'_>) -> Option<(Spanned<String>, Level)> {
        let level = match entry.value.as_str()? {
            "off" => Level::Off,
            "warning" => Level::Warning,
            "error" => Level::Error,
            _ => return None,
        };
        let name = Spanned {
            value: entry.key.scalar_text()?.to_owned(),
            span: Some(self.span(entry.key)),
        };
        Some((name, level))
    }

    fn limits(&mut self, node: NodeRef<'_>, settings: &mut Settings) {
        let limits = &mut settings.limits;
        if let Some(value) = self.limit(node, "file_bytes", u64::from(u32::MAX)) {
            limits.file_bytes = value;
        }
        if let Some(value) = self.limit(node, "depth", MAX_DEPTH) {
            limits.depth = u32::try_from(value).unwrap_or(limits.depth);
        }
        if let Some(value) = self.limit(node, "expanded_nodes", u64::from(u32::MAX)) {
            limits.expanded_nodes = value;
        }
        settings.steps = self.limit(node, "steps", u64::from(u32::MAX));
    }

    fn limit(&mut self, parent: NodeRef<'_>, key: &str, largest: u64) -> Option<u64> {
        let node = parent.get(key)?;
        let text = node.scalar_text()?;
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits {
            return None;
        }
        match text.parse() {
            Ok(value) if value <= largest => Some(value),
            _ => {
                let message = format!("the limit `{key}` cannot be `{text}`");
                let problem = Problem::new(ProblemKind::Configuration, self.span(node), message);
                let help = format!("Write a number of at most {largest}.");
                self.problems.push(problem.help(help));
                None
            }
        }
    }

    fn span(&self, node: NodeRef<'_>) -> Span {
        Span::new(self.file, node.site())
    }
}

/// Rooms above may recurse as deep as a document is nested; more than this could exhaust the stack.
const MAX_DEPTH: u64 = 1000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Limits, parse};
    use crate::source::{SourceFile, Sources};

    fn read_text(text: &str) -> (Settings, Vec<(String, String)>) {
        let sources = Sources::new(vec![SourceFile::new("factlint.yaml", text)]);
        let (id, file) = sources.iter().next().unwrap();
        let parsed = parse(file.text.clone(), Format::Yaml, &Limits::default());
        assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
        let (settings, problems) = read(id, parsed.document.root().unwrap());
        let problems = problems
            .into_iter()
            .map(|problem| {
                let range = problem.primary.span.range;
                let underlined = range.map_or("", |range| range.slice(text)).to_owned();
                (underlined, problem.message)
            })
            .collect();
        (settings, problems)
    }

    #[test]
    fn every_key_is_read_with_its_place() {
        let text = "documents:\n  - files: [a/*.yaml, 'b/*.yaml']\n    schema: s.json\n  - files: c.yaml\nvocabulary: v.yaml\nchecks: k.yaml\nexclude: [a/x.yaml]\nschemas: [s/*.json]\nrefs: copies\noriginals: texts\nrequire_originals: true\nbaseline: base.yaml\nassert_formats: false\nregex: fancy\nstated: {in: '*.md', skip: [OLD.md], arithmetic: strict}\nrules: {agree: warning, part: off}\noverrides: [{files: old, rules: {agree: off}}]\nlimits: {file_bytes: 10, depth: 20, expanded_nodes: 30, steps: 40}\n";
        let (settings, problems) = read_text(text);
        assert_eq!(problems, []);
        let [first, second] = &settings.documents[..] else {
            panic!("two sets: {settings:?}");
        };
        assert_eq!(first.files.len(), 2);
        let written = first.files[1].span.unwrap().range.unwrap().slice(text);
        assert_eq!(
            (first.files[1].value.as_str(), written),
            ("b/*.yaml", "'b/*.yaml'")
        );
        assert_eq!(first.schema.as_ref().unwrap().value, "s.json");
        assert_eq!(second.files[0].value, "c.yaml");
        assert!(second.schema.is_none());
        assert_eq!(settings.vocabulary.as_ref().unwrap().value, "v.yaml");
        assert_eq!(settings.checks.as_ref().unwrap().value, "k.yaml");
        assert_eq!(settings.exclude[0].value, "a/x.yaml");
        assert_eq!(settings.schemas[0].value, "s/*.json");
        assert_eq!(settings.refs[0].folder.value, "copies");
        assert_eq!(settings.originals.as_ref().unwrap().value, "texts");
        assert!(settings.require_originals);
        assert_eq!(settings.baseline.as_ref().unwrap().value, "base.yaml");
        assert_eq!(settings.stated.files[0].value, "*.md");
        assert_eq!(settings.stated.skip[0].value, "OLD.md");
        assert!(settings.stated.strict);
        assert!(!settings.assert_formats && settings.fancy_regex);
        assert_eq!(settings.level("agree"), Some(Level::Warning));
        assert_eq!(settings.level("part"), Some(Level::Off));
        assert_eq!(settings.level("grow"), None);
        assert_eq!(settings.level_in("agree", "old/a.yaml"), Some(Level::Off));
        assert_eq!(settings.level_in("agree", "a.yaml"), Some(Level::Warning));
        let limits = settings.limits;
        assert_eq!(
            (limits.file_bytes, limits.depth, limits.expanded_nodes),
            (10, 20, 30)
        );
        assert_eq!(settings.steps, Some(40));
    }

    #[test]
    fn what_the_schema_cannot_say_is_a_problem_at_the_value() {
        let (settings, problems) = read_text(
            "documents:\n  - files: ['a/{b,c}.yaml', ok.yaml]\nexclude: ../x\nlimits: {depth: 99999999999999999999}\n",
        );
        assert_eq!(settings.documents[0].files.len(), 1);
        assert_eq!(settings.limits, Limits::default());
        let places: Vec<_> = problems.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["'a/{b,c}.yaml'", "../x", "99999999999999999999"]);
    }

    #[test]
    fn a_configuration_that_names_no_file_says_so() {
        for text in [
            "{}",
            "vocabulary: v.yaml",
            "checks: []",
            "records: {}",
            "rules: {}",
        ] {
            let (_, problems) = read_text(text);
            let messages: Vec<_> = problems.iter().map(|(_, said)| said.as_str()).collect();
            assert_eq!(
                messages,
                ["the configuration names no files to check"],
                "{text}"
            );
        }
    }

    #[test]
    fn wrong_types_are_left_to_the_schema() {
        for text in [
            "[]",
            "7",
            "documents: 7",
            "documents: 7\nrules: [a]",
            "documents: 7\nlimits: {depth: many}\nregex: [x]",
            "documents: 7\nvocabulary: ''",
            "documents: 7\nrecords: [a]\nroots: b",
            "records: {x: 7, y: {files: 7, each: [a]}}",
        ] {
            let (settings, problems) = read_text(text);
            assert!(problems.is_empty() && settings.assert_formats, "{text}");
        }
    }
}
