//! Figures in addresses, where some signs stand as codes: `1%2C200%2B` is 1,200+. Which of them make a figure is left to
//! `pattern`, what it means to `parse/`.

use std::sync::LazyLock;

use super::pattern::{CODES, any_figure};

/// The figure that a text of an address is; `None` where no sign stands as a code, or where it is none.
pub fn decoded_figure(text: &str) -> Option<String> {
    static WHOLE: LazyLock<Option<regex::Regex>> = LazyLock::new(|| {
        let whole = format!("^(?:{})$", any_figure());
        let whole = regex::RegexBuilder::new(&whole)
            .size_limit(64 << 20)
            .build();
        whole.ok()
    });
    let read = text.contains('%').then(|| decoded(text))?;
    let is_figure = read != text && WHOLE.as_ref()?.is_match(&without_blanks(&read));
    is_figure.then_some(read)
}

/// A text of an address with the signs for which codes stand.
pub fn decoded(text: &str) -> String {
    let mut read = text.to_owned();
    for (code, sign) in CODES {
        for code in [code.to_owned(), code.to_lowercase()] {
            read = read.replace(&code, sign.encode_utf8(&mut [0; 4]));
        }
    }
    read
}

/// A text with codes for the signs for which `like` has codes, in the case in which they stand there.
pub fn encoded_like(text: &str, like: &str) -> String {
    let mut written = text.to_owned();
    for (code, sign) in CODES {
        let lower = code.to_lowercase();
        let own = [code, lower.as_str()]
            .into_iter()
            .find(|code| like.contains(code));
        if let Some(code) = own {
            written = written.replace(sign, code);
        }
    }
    written
}

/// Digits without the blanks between their groups.
fn without_blanks(text: &str) -> String {
    let mut joined = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_between = matches!(sign, ' ' | '\u{A0}')
            && joined.ends_with(|sign: char| sign.is_ascii_digit())
            && signs.peek().is_some_and(char::is_ascii_digit);
        if !is_between {
            joined.push(sign);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_addresses_are_read_and_written_back() {
        for (written, read) in [
            ("1%2C200", Some("1,200")),
            ("1%2c200%2b", Some("1,200+")),
            ("1%20200", Some("1 200")),
            ("1%C2%A0200", Some("1\u{A0}200")),
            ("nearly%20300", Some("nearly 300")),
            ("%7E1.2k", Some("~1.2k")),
            ("1.2%20million", Some("1.2 million")),
            ("1,200", None),
            ("tests%20green", None),
            ("12%20piers", None),
            ("50%", None),
        ] {
            assert_eq!(decoded_figure(written).as_deref(), read, "{written}");
        }
        assert_eq!(encoded_like("1,371+", "1%2c200%2B"), "1%2c371%2B");
        assert_eq!(encoded_like("1,371", "1,200"), "1,371");
    }
}
