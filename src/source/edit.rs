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

#[cfg(test)]
mod tests {
    use super::*;

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
