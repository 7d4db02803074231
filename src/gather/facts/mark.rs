//! Marks in running texts: comments that make a fact of the next figure, and say what it is about.

use std::sync::LazyLock;

use fancy_regex::Regex;

use crate::fact::Named;
use crate::source::{FileId, Span, TextRange};

/// `<!-- fact: tests pier=north -->`
static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"<!--\s*fact:\s*(?<metric>[^\s=]+)(?<rest>(?:\s+[\w-]+=(?:"[^"]*"|[^\s"]+))*)\s*-->"#,
    )
    .ok()
});
static PAIR: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?<key>[\w-]+)=(?:"(?<quoted>[^"]*)"|(?<plain>[^\s"]+))"#).ok());

/// A mark before a figure.
pub(super) struct Mark {
    pub(super) metric: Named,
    /// Entity, period and dimensions by their keys.
    pub(super) about: Vec<(Named, Named)>,
    /// The bytes of the comment.
    pub(super) range: TextRange,
}

/// The marks of a text, in its order.
pub(super) fn marks(file: FileId, text: &str) -> Vec<Mark> {
    let (Some(mark), Some(pair)) = (MARK.as_ref(), PAIR.as_ref()) else {
        return Vec::new();
    };
    let span = |start: usize, end: usize| Span::new(file, TextRange::from_usize(start, end));
    let found = mark.captures_iter(text).filter_map(Result::ok);
    found
        .filter_map(|found| {
            let (whole, metric, rest) = (found.get(0)?, found.name("metric")?, found.name("rest")?);
            let pairs = pair.captures_iter(rest.as_str()).filter_map(Result::ok);
            let about = pairs.filter_map(|pair| {
                let value = pair.name("quoted").or_else(|| pair.name("plain"))?;
                let key = pair.name("key")?;
                let at = |part: &fancy_regex::Match<'_>| Named {
                    name: part.as_str().into(),
                    span: span(rest.start() + part.start(), rest.start() + part.end()),
                };
                Some((at(&key), at(&value)))
            });
            Some(Mark {
                metric: Named {
                    name: metric.as_str().into(),
                    span: span(metric.start(), metric.end()),
                },
                about: about.collect(),
                range: TextRange::from_usize(whole.start(), whole.end()),
            })
        })
        .collect()
}
