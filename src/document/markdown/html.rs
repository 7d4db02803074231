//! HTML inside Markdown: tags, their attributes, comments and the text between them. No tree is made of it.

use std::ops::Range;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HtmlToken<'t> {
    /// Its bytes in the text that was cut.
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind<'t>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind<'t> {
    Text(&'t str),
    /// A character reference, and what it stands for.
    Character(&'static str),
    Comment,
    Open(Tag<'t>),
    Close(String),
}

/// An opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// In lower case.
    pub(super) name: String,
    inside: &'t str,
}

/// Character references that stand beside figures; others are left as they are written.
const CHARACTERS: [(&str, &str); 14] = [
    ("&nbsp;", "\u{a0}"),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&times;", "×"),
    ("&minus;", "−"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&plusmn;", "±"),
    ("&euro;", "€"),
    ("&thinsp;", "\u{2009}"),
];

/// Cuts HTML into tags, comments and text. What opens and does not end is text.
pub(super) fn tokens(html: &str) -> Vec<HtmlToken<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut text_from = 0;
    while let Some(offset) = html.get(at..).and_then(|rest| rest.find(['<', '&'])) {
        let start = at + offset;
        let Some((length, kind)) = special(html.get(start..).unwrap_or_default()) else {
            at = start + 1;
            continue;
        };
        push_text(&mut tokens, html, text_from..start);
        at = start + length;
        text_from = at;
        tokens.push(HtmlToken {
            range: start..at,
            kind,
        });
    }
    push_text(&mut tokens, html, text_from..html.len());
    tokens
}

fn push_text<'t>(tokens: &mut Vec<HtmlToken<'t>>, html: &'t str, range: Range<usize>) {
    let text = html.get(range.clone()).unwrap_or_default();
    if !text.is_empty() {
        tokens.push(HtmlToken {
            range,
            kind: TokenKind::Text(text),
        });
    }
}

/// The tag, comment or character that a text begins with, and its length.
fn special(text: &str) -> Option<(usize, TokenKind<'_>)> {
    if text.starts_with('&') {
        let (written, meant) = CHARACTERS
            .iter()
            .find(|(written, _)| text.starts_with(written))?;
        return Some((written.len(), TokenKind::Character(meant)));
    }
    if text.starts_with("<!--") {
        return Some((text.find("-->")? + "-->".len(), TokenKind::Comment));
    }
    let end = tag_end(text)?;
    let inside = text.get(1..end - 1)?;
    let closing = inside.strip_prefix('/');
    let inside = closing.unwrap_or(inside);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let name_end = inside.find(|c| !is_name(c)).unwrap_or(inside.len());
    let (name, inside) = inside.split_at_checked(name_end)?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let kind = match closing {
        Some(_) => TokenKind::Close(name),
        None => TokenKind::Open(Tag { name, inside }),
    };
    Some((end, kind))
}

/// The end of a tag: the first `>` that no quotation mark holds.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

impl<'t> Tag<'t> {
    /// The value of an attribute as it is written, without quotation marks.
    pub(super) fn attribute(&self, name: &str) -> Option<&'t str> {
        let mut rest = self.inside;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest
                .find(|c: char| c.is_whitespace() || c == '=')
                .unwrap_or(rest.len());
            if end == 0 {
                return None;
            }
            let (found, after) = rest.split_at_checked(end)?;
            let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
                rest = after;
                continue;
            };
            let (value, after) = match value.strip_prefix(['"', '\'']) {
                Some(quoted) => quoted.split_once(value.get(..1)?)?,
                None => value
                    .split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?,
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// Whether a tag begins or ends a line of its own.
pub(super) fn breaks(name: &str) -> bool {
    const BREAKS: [&str; 29] = [
        "article",
        "blockquote",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "ol",
        "p",
        "picture",
        "section",
        "summary",
        "table",
        "td",
        "tr",
        "ul",
    ];
    BREAKS.contains(&name) || name == "th"
}

/// Whether what stands between the tags is no prose, or was struck.
pub(super) fn hides(name: &str) -> bool {
    matches!(name, "del" | "s" | "strike" | "script" | "style" | "pre")
}
