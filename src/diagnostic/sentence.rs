//! Text of users inside a help, where every line is made of whole sentences.

/// The text with a full stop where it has no end of its own: what people write as a reason or a description often is
/// half a sentence.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let ended = text.is_empty() || text.ends_with(['.', '?', '!', '…', '。', '？', '！']);
    format!("{text}{}", if ended { "" } else { "." })
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_text_gets_an_end_once() {
        assert_eq!(sentence(" Where ships moor"), "Where ships moor.");
        for ended in ["Where ships moor.", "Why?", "船在此停泊。", ""] {
            assert_eq!(sentence(ended), ended);
        }
    }
}
