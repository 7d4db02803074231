//! Texts as pages: which of them are Markdown, and which are running text at all.

use std::sync::Arc;

use crate::document::Markdown;

/// Endings of Markdown files, also those of tools.
const MARKDOWN: [&str; 4] = ["md", "markdown", "mdx", "mdc"];
/// Endings of other running texts.
const TEXTS: [&str; 4] = ["txt", "rst", "adoc", "org"];

/// Whether a file is Markdown by its path.
pub(super) fn is_markdown(path: &str) -> bool {
    ending(path).is_some_and(|ending| MARKDOWN.contains(&&*ending))
}

/// Whether a file is written for people to read, by its path: Markdown, plain texts, `NEWS`.
pub(super) fn is_running_text(path: &str) -> bool {
    ending(path).is_none_or(|ending| {
        let ending = &*ending;
        MARKDOWN.contains(&ending) || TEXTS.contains(&ending)
    })
}

/// Reads a text as what its path says that it is.
pub(super) fn page(path: &str, text: Arc<str>) -> Markdown {
    if is_markdown(path) {
        Markdown::read(text)
    } else {
        Markdown::read_plain(text)
    }
}

fn ending(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (_, ending) = name.rsplit_once('.')?;
    Some(ending.to_lowercase())
}
