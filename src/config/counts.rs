//! `stated: counts:` of the configuration: how many there are of something, and with which words texts say so.
//!
//! What does not have the right type is left out in silence, since the schema of the configuration says so. Counting, and
//! reading the texts, is left to `gather`.

use fancy_regex::Regex;

use super::file_pattern::FilePattern;
use super::record_reader::RecordReader;
use super::route::Route;
use super::spanned::Spanned;
use crate::document::NodeRef;
use crate::figure::Number;
use crate::source::{FileId, Span};

/// Something that is counted, and stated in texts.
#[derive(Clone, Debug)]
pub struct StatedCount {
    /// What it is called.
    pub name: Spanned<String>,
    /// How it is counted; without it, the texts have to agree with each other.
    pub counted: Option<Counted>,
    /// With which words it is stated.
    pub says: Vec<Spanned<Saying>>,
    /// Words in whose neighbourhood something else is counted.
    pub except: Vec<Spanned<String>>,
    /// `N+` is out of date where there are so many times more.
    pub stale_after: Option<Number>,
}

/// How something is counted.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What is counted in the files.
    pub what: CountedWhat,
    /// The files.
    pub files: Vec<FilePattern>,
    /// Where that is written.
    pub span: Span,
}

/// What is counted.
#[derive(Clone, Debug)]
pub enum CountedWhat {
    /// The files themselves.
    Files,
    /// The places in their texts that fit.
    Matches(Regex),
    /// The values that stand at the end of this route.
    Records(Route),
    /// Nothing: the number stands at the end of this route.
    Value(Route),
}

/// Words with which a count is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saying {
    /// A noun, word by word: `tests`, `MCP tools`.
    Noun(Vec<String>),
    /// What stands before and after the figure: `({figure} guides)`.
    Pattern {
        /// Before it.
        before: String,
        /// After it.
        after: String,
    },
}

/// A file in which something is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountedFile {
    /// What is counted, by its position among the stated counts.
    pub count: usize,
    /// The file.
    pub file: FileId,
}

const FIGURE: &str = "{figure}";

/// Reads the counts under `stated`.
pub(super) fn read_counts(
    reader: &mut RecordReader<'_>,
    stated: NodeRef<'_>,
    roots: &[(String, Spanned<String>)],
) -> Vec<StatedCount> {
    let entries = stated.get("counts").into_iter().flat_map(NodeRef::entries);
    let counts = entries.filter_map(|entry| {
        let (key, value) = (entry.key, entry.value);
        let counted = value.get("is").map(|is| read_counted(reader, is, roots));
        // Of what cannot be counted nothing is compared.
        if counted.as_ref().is_some_and(Option::is_none) {
            return None;
        }
        let says = reader.texts(value.get("says"));
        Some(StatedCount {
            name: reader.text(key)?,
            counted: counted.flatten(),
            says: says
                .into_iter()
                .filter_map(|says| saying(reader, says))
                .collect(),
            except: reader.texts(value.get("except")),
            stale_after: value.get("stale_after").and_then(number),
        })
    });
    counts.collect()
}

fn read_counted(
    reader: &mut RecordReader<'_>,
    is: NodeRef<'_>,
    roots: &[(String, Spanned<String>)],
) -> Option<Counted> {
    let (what, files) = if let Some(files) = is.get("files") {
        (CountedWhat::Files, files)
    } else {
        let what = if let Some(matches) = is.get("matches") {
            CountedWhat::Matches(reader.regex_over_lines(matches)?)
        } else if let Some(records) = is.get("records") {
            CountedWhat::Records(reader.route(records)?.value)
        } else {
            CountedWhat::Value(reader.route(is.get("value")?)?.value)
        };
        (what, is.get("of")?)
    };
    let files = reader.patterns(files, roots);
    let span = reader.span(is);
    (!files.is_empty()).then_some(Counted { what, files, span })
}

fn saying(reader: &mut RecordReader<'_>, says: Spanned<String>) -> Option<Spanned<Saying>> {
    let Spanned { value, span } = says;
    let value = match value.split_once(FIGURE) {
        None => {
            let words: Vec<String> = value.split_whitespace().map(str::to_lowercase).collect();
            if words.is_empty() {
                return None;
            }
            Saying::Noun(words)
        }
        Some((before, after)) => {
            let bare = before.trim().is_empty() && after.trim().is_empty();
            if bare || after.contains(FIGURE) {
                let message = format!("`{value}` does not say which figure is meant");
                let help = "Write the words that stand around one `{figure}`, or the noun alone.";
                reader.wrong(span, message, help);
                return None;
            }
            Saying::Pattern {
                before: before.to_lowercase(),
                after: after.to_lowercase(),
            }
        }
    };
    Some(Spanned { value, span })
}

fn number(node: NodeRef<'_>) -> Option<Number> {
    Number::decimal(node.scalar_text()?).ok()
}
