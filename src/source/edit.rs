//! Texts with other bytes in place of some of theirs; all that is not replaced stays as it is.

use super::TextRange;

/// The text with each of these ranges replaced. The ranges are in order and do not overlap; one that does, or does not
/// fall on characters, is passed over.
pub fn edited<'a>(text: &str, edits: impl IntoIterator<Item = (TextRange, &'a str)>) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut done = 0;
    for (range, replacement) in edits {
        let (start, end) = (range.start as usize, range.end as usize);
        let Some(kept) = text.get(done..start).filter(|_| text.is_char_boundary(end)) else {
            continue;
        };
        changed.push_str(kept);
        changed.push_str(replacement);
        done = end;
    }
    changed.push_str(text.get(done..).unwrap_or_default());
    changed
}

/// The bytes of a value or key without its quotes.
pub fn inside_quotes(text: &str, range: TextRange) -> TextRange {
    let own = range.slice(text);
    let quotes = ['"', '\''];
    let is_quoted = quotes
        .iter()
        .any(|quote| own.len() > 1 && own.starts_with(*quote) && own.ends_with(*quote));
    if is_quoted {
        TextRange::new(range.start + 1, range.end - 1)
    } else {
        range
    }
}

/// The bytes of a value or key in whose place `name` can be written as it is, within the quotes that may be there or right
/// around it; `None` where it would need quotes, or be read as something else than a name without them.
pub fn place_of_name(text: &str, range: TextRange, name: &str) -> Option<TextRange> {
    /// What YAML takes for other things than text, in one edition or another.
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$');
    let inside = inside_quotes(text, range);
    let before = text.get(..inside.start as usize)?.chars().next_back();
    let after = text.get(inside.end as usize..)?.chars().next();
    let is_quoted = before == after && matches!(before, Some('"' | '\''));
    let is_word = name.starts_with(char::is_alphabetic)
        && !WORDS.iter().any(|word| name.eq_ignore_ascii_case(word));
    (name.chars().all(is_plain) && (is_quoted || is_word)).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_where_it_stays_one() {
        let place = |text: &str, name: &str| {
            let whole = TextRange::from_usize(0, text.len());
            place_of_name(text, whole, name).map(|range| range.slice(text).to_owned())
        };
        assert_eq!(place("cargo", "cargo-landed").as_deref(), Some("cargo"));
        assert_eq!(place("\"cargo\"", "2024").as_deref(), Some("cargo"));
        for name in ["2024", "No", "~", "a b", "", "-", "a: b", "'"] {
            assert_eq!(place("cargo", name), None, "{name}");
        }
        assert_eq!(place("'cargo'", "it's"), None);
        let within = |text| place_of_name(text, TextRange::new(1, 4), "2024");
        assert_eq!(within("'204'"), Some(TextRange::new(1, 4)));
        assert_eq!(within(" 204 "), None);
    }

    #[test]
    fn what_is_not_replaced_stays() {
        let at = TextRange::new;
        let change = |edits: &[(TextRange, &'static str)]| {
            edited("180 列, 12 boats\r\n", edits.iter().copied())
        };
        assert_eq!(change(&[]), "180 列, 12 boats\r\n");
        assert_eq!(
            change(&[(at(0, 3), "1,700"), (at(9, 11), ""), (at(17, 17), "!")]),
            "1,700 列,  boats!\r\n"
        );
        assert_eq!(
            change(&[(at(0, 3), "9"), (at(2, 4), "x")]),
            "9 列, 12 boats\r\n"
        );
        assert_eq!(
            change(&[(at(5, 6), "x"), (at(90, 91), "x")]),
            "180 列, 12 boats\r\n"
        );
    }
}
