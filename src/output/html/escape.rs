//! Text as HTML: nothing in it is markup, nothing in it is unseen, and what stands between backquotes is code.

use std::fmt::{self, Display, Write as _};

use super::super::visible::visible;

/// Text, in an element or in a quoted attribute.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = visible(self.0);
        let mut rest = &*seen;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '`']) {
            let (before, from) = rest.split_at(at);
            f.write_str(before)?;
            let mut chars = from.chars();
            f.write_str(match chars.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#39;",
                _ => "&#96;",
            })?;
            rest = chars.as_str();
        }
        f.write_str(rest)
    }
}

/// A sentence, in which what stands between backquotes is code. A backquote that stays open is a backquote.
pub(super) struct Prose<'a>(pub(super) &'a str);

impl Display for Prose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some((before, code, after)) = next_code(rest) {
            write!(f, "{}<code>{}</code>", Escaped(before), Escaped(code))?;
            rest = after;
        }
        Escaped(rest).fmt(f)
    }
}

fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_once('`')?;
    let (code, after) = from.split_once('`')?;
    Some((before, code, after))
}

/// Values of an attribute that the script takes apart, one a line.
pub(super) fn listed<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let values: Vec<String> = values
        .into_iter()
        .map(|value| Escaped(value).to_string())
        .collect();
    values.join("&#10;")
}

/// A value in the fragment of an address.
pub(super) fn in_address(value: &str) -> String {
    let mut text = String::new();
    for byte in visible(value).bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        let text = "</style><script>alert(\"1\" & '2')</script>\u{202e}\u{1b}";
        let expected =
            "&lt;/style&gt;&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;�␛";
        assert_eq!(Escaped(text).to_string(), expected);
        assert_eq!(
            Prose("`<b>` and ` <i>").to_string(),
            "<code>&lt;b&gt;</code> and &#96; &lt;i&gt;"
        );
        assert_eq!(listed(["a\"b", "c\nd"]), "a&quot;b&#10;c␊d");
        assert_eq!(in_address("a b/果\"#&"), "a%20b%2F%E6%9E%9C%22%23%26");
    }
}
