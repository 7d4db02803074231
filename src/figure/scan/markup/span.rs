//! What a part of a line is that a sign begins: a span of code, a tag, a template, the target of a link, a subscript; and where
//! it ends. Lines and what they leave open are `mod.rs`.

use super::super::formula;
use super::Inside;

/// Elements of HTML whose content is no prose, and what closes them.
const CODE: [(&str, &str); 6] = [
    ("pre", "</pre>"),
    ("script", "</script>"),
    ("style", "</style>"),
    ("code", "</code>"),
    ("kbd", "</kbd>"),
    ("samp", "</samp>"),
];

/// What begins and ends a part of a line that a generator of pages fills in.
const TEMPLATES: [(&str, &str); 5] = [
    ("{%", "%}"),
    ("{{", "}}"),
    ("{*", "*}"),
    ("{#", "}"),
    ("{:", "}"),
];

/// The same around code, over any number of lines.
const CODE_TEMPLATES: [(&str, &str); 4] = [
    ("{{< code", "{{< /code"),
    ("{{< highlight", "{{< /highlight"),
    ("{{% code", "{{% /code"),
    ("{% highlight", "{% endhighlight"),
];

/// A target of a link, a mark of a note and code in an element end within so many bytes.
const NEAR: usize = 4096;

/// No number that is written lower has more digits.
const LONGEST_SUBSCRIPT: usize = 3;

/// The end of the part that begins with the sign at `start`, which is `start` if none does; or what it leaves open.
pub(super) fn part(line: &str, start: usize) -> (usize, Inside) {
    let rest = line.get(start..).unwrap_or_default();
    if rest.starts_with('`') {
        let length = rest.len() - rest.trim_start_matches('`').len();
        return match span_end(line, start + length, length) {
            Some(end) => (end, Inside::Prose),
            None => (start + length, Inside::Span(length)),
        };
    }
    if rest.starts_with("<!--") {
        return until(line, start, "-->");
    }
    if rest.starts_with('<') {
        return tag(line, start);
    }
    if rest.starts_with('{') {
        return template(line, start);
    }
    if rest.starts_with('\\') {
        return match formula::closing_of_environment(line, start) {
            Some(closing) => until(line, start, closing),
            None => (start, Inside::Prose),
        };
    }
    if rest.starts_with('~') {
        return (subscript_end(line, start).unwrap_or(start), Inside::Prose);
    }
    if rest.starts_with("](") {
        return (target_end(line, start + 2).unwrap_or(start), Inside::Prose);
    }
    let note = rest.starts_with("[^");
    let definition = rest.starts_with('[') && is_first(line, start);
    let end = past(near(line, start), start, "]");
    match end {
        Some(end)
            if note || definition && line.get(end..).is_some_and(|rest| rest.starts_with(':')) =>
        {
            (end, Inside::Prose)
        }
        _ => (start, Inside::Prose),
    }
}

/// The line up to a place that is not too far after this one: what is looked for in it again and again is near.
fn near(line: &str, at: usize) -> &str {
    line.get(..line.floor_char_boundary(at.saturating_add(NEAR)))
        .unwrap_or(line)
}

/// The place after the next of these signs.
pub(super) fn past(line: &str, from: usize, sign: &str) -> Option<usize> {
    let offset = line.get(from..)?.find(sign)?;
    Some(from + offset + sign.len())
}

/// The place after the next of the signs that close something; before one that begins a template, which has an end of its own.
pub(super) fn past_closing(line: &str, from: usize, sign: &str) -> Option<usize> {
    let end = past(line, from, sign)?;
    Some(if sign.starts_with('{') {
        end - sign.len()
    } else {
        end
    })
}

fn until(line: &str, start: usize, sign: &'static str) -> (usize, Inside) {
    match past_closing(line, start, sign) {
        Some(end) => (end, Inside::Prose),
        None => (line.len(), Inside::Until(sign)),
    }
}

/// The end of a span of code: the next run of just so many backquotes.
fn span_end(line: &str, from: usize, count: usize) -> Option<usize> {
    let mut at = from;
    while let Some(offset) = line.get(at..)?.find('`') {
        let start = at + offset;
        let rest = line.get(start..)?;
        let end = start + rest.len() - rest.trim_start_matches('`').len();
        if end - start == count {
            return Some(end);
        }
        at = end;
    }
    None
}

/// The end of a span of code that the line before opened, when an odd number of runs of backquotes says that one closes it.
pub(super) fn closing_of_span(line: &str, from: usize, count: usize) -> Option<usize> {
    let first = span_end(line, from, count)?;
    let (mut at, mut runs) = (first, 1_usize);
    while let Some(end) = span_end(line, at, count) {
        (at, runs) = (end, runs + 1);
    }
    (runs % 2 == 1).then_some(first)
}

/// Whether nothing but blanks stands before a place.
fn is_first(line: &str, at: usize) -> bool {
    line.get(..at)
        .is_some_and(|before| before.trim().is_empty())
}

/// A tag with its attributes, and the code that it holds.
fn tag(line: &str, start: usize) -> (usize, Inside) {
    let rest = line.get(start + 1..).unwrap_or_default();
    let name_end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | ':')))
        .unwrap_or(rest.len());
    let name = rest.get(..name_end).unwrap_or_default();
    let attributes = rest.get(name_end..).unwrap_or_default();
    if !name
        .trim_start_matches('/')
        .starts_with(|c: char| c.is_ascii_alphabetic())
    {
        return (start, Inside::Prose);
    }
    match past(line, start, ">") {
        Some(end) => match CODE.iter().find(|(element, _)| name == *element) {
            Some((_, closing)) if matches!(name, "pre" | "script" | "style") => {
                until(line, end, closing)
            }
            // The content of the others is on their line.
            Some((_, closing)) => {
                let end = past(near(line, end), end, closing).unwrap_or(end);
                (end, Inside::Prose)
            }
            None => (end, Inside::Prose),
        },
        // `x <y` breaks off a comparison, a line that begins so a tag.
        None if is_first(line, start) && (attributes.is_empty() || attributes.contains('=')) => {
            (line.len(), Inside::Tag)
        }
        None => (start, Inside::Prose),
    }
}

/// `{% if … %}`, `{{ page.size }}`, `{* … *}`, `{#name}`, `{: width="80%"}`: what a generator of pages fills in or lays out, and
/// the code that it holds.
fn template(line: &str, start: usize) -> (usize, Inside) {
    let rest = line.get(start..).unwrap_or_default();
    let of_code = CODE_TEMPLATES
        .iter()
        .find(|(opening, _)| rest.starts_with(opening));
    if let Some((_, closing)) = of_code {
        return until(line, start, closing);
    }
    let end = TEMPLATES
        .iter()
        .find(|(opening, _)| rest.starts_with(opening))
        .and_then(|(_, closing)| past(near(line, start), start, closing))
        .or_else(|| attributes_end(line, start));
    (end.unwrap_or(start), Inside::Prose)
}

/// `![boat](boat.png){width=80% .wide}`: the end of the attributes that are joined to a link, a picture or a span.
fn attributes_end(line: &str, start: usize) -> Option<usize> {
    let before = line.get(..start)?;
    let end = past(near(line, start), start, "}")?;
    let inner = line.get(start + 1..end - 1)?;
    let set = inner.starts_with('.') || inner.contains('=');
    (before.ends_with([')', ']', '`']) && set).then_some(end)
}

/// The end of what is written lower behind a letter: `H~2~O`.
fn subscript_end(line: &str, start: usize) -> Option<usize> {
    let before = line.get(..start)?.chars().next_back()?;
    let inner = line.get(start + 1..)?;
    let last = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = inner.len() - last.len();
    let lower = before.is_alphabetic() && (1..=LONGEST_SUBSCRIPT).contains(&length);
    (lower && last.starts_with('~')).then_some(start + length + 2)
}

/// The end of the target of a link, its title and brackets in it included.
fn target_end(line: &str, from: usize) -> Option<usize> {
    let mut depth = 1_usize;
    for (offset, c) in near(line, from).get(from..)?.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(from + offset + 1);
        }
    }
    None
}
