//! A text of any length cut into the pieces that are scanned one at a time: its lines, and an enormous line in parts.
//!
//! However a text is fed, the pieces are the same.

use super::markup::Markup;

/// A line longer than this many bytes is scanned in parts.
pub const PIECE_LIMIT: usize = 1 << 16;

/// A line without its break, or a part of an enormous one, and where it stands in the text. All counts start at the
/// beginning of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its line, from 1.
    pub line: u64,
    /// The code points of that line before it.
    pub column: u64,
    /// The bytes of the text before it.
    pub offset: u64,
    /// What its start is inside of.
    pub markup: Markup,
}

/// Cuts a text that is fed in parts. It keeps no more than one piece and what was fed last.
#[derive(Clone, Debug)]
pub struct Pieces {
    /// What was fed and is not yet handed out.
    pending: String,
    line: u64,
    column: u64,
    offset: u64,
    markup: Markup,
}

impl Default for Pieces {
    fn default() -> Self {
        Self {
            pending: String::new(),
            line: 1,
            column: 0,
            offset: 0,
            markup: Markup::default(),
        }
    }
}

impl Pieces {
    /// Takes the next part of the text and hands out each piece that is whole.
    pub fn feed(&mut self, text: &str, each: &mut dyn FnMut(Piece<'_>)) {
        if self.pending.is_empty() {
            let taken = self.hand_out(text, each);
            self.pending.push_str(text.get(taken..).unwrap_or_default());
        } else {
            self.pending.push_str(text);
            let pending = std::mem::take(&mut self.pending);
            let taken = self.hand_out(&pending, each);
            self.pending
                .push_str(pending.get(taken..).unwrap_or_default());
        }
    }

    /// Hands out what is left when the text has ended.
    pub fn finish(&mut self, each: &mut dyn FnMut(Piece<'_>)) {
        let pending = std::mem::take(&mut self.pending);
        // A last line break that waits for another one (`\r` before `\n`) is still a line break.
        let text = pending.strip_suffix('\r').unwrap_or(&pending);
        if !text.is_empty() {
            self.hand(text, each);
        }
    }

    /// Hands out the whole pieces at the start of `text`; how many bytes they take.
    fn hand_out(&mut self, text: &str, each: &mut dyn FnMut(Piece<'_>)) -> usize {
        let mut taken = 0;
        loop {
            let rest = text.get(taken..).unwrap_or_default();
            let mut near = rest.bytes().take(PIECE_LIMIT + 1);
            let line_end = near.position(|byte| matches!(byte, b'\n' | b'\r'));
            if line_end.is_none() && rest.len() > PIECE_LIMIT {
                let part = rest.get(..cut(rest)).unwrap_or_default();
                self.hand(part, each);
                taken += part.len();
                continue;
            }
            let Some(end) = line_end else {
                return taken;
            };
            let break_length = match rest.as_bytes().get(end..) {
                Some([b'\r', b'\n', ..]) => 2,
                // The other half of the break may be in the next part.
                Some([b'\r']) => return taken,
                _ => 1,
            };
            self.hand(rest.get(..end).unwrap_or_default(), each);
            self.line += 1;
            self.column = 0;
            self.offset += break_length as u64;
            taken += end + break_length;
        }
    }

    fn hand(&mut self, text: &str, each: &mut dyn FnMut(Piece<'_>)) {
        each(Piece {
            text,
            line: self.line,
            column: self.column,
            offset: self.offset,
            markup: self.markup,
        });
        self.markup = self.markup.read(text).1;
        self.column += text.chars().count() as u64;
        self.offset += text.len() as u64;
    }
}

/// Where a line that exceeds the limit is cut: after the last sign of punctuation or blank that no numeral can hold,
/// else before the last character that is neither digit nor letter, else where the limit is.
fn cut(line: &str) -> usize {
    let mut end = PIECE_LIMIT;
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let part = line.get(..end).unwrap_or_default();
    let safe = |c: char| matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?' | '\t');
    let likely = |c: char| matches!(c, '，' | '、' | ' ') || !(c.is_alphanumeric() || c.is_ascii());
    [&safe as &dyn Fn(char) -> bool, &likely]
        .into_iter()
        .find_map(|fits| part.char_indices().rev().find(|(_, c)| fits(*c)))
        .map_or(end, |(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Kept = (String, u64, u64, u64);

    fn pieces(parts: &[&str]) -> Vec<Kept> {
        let mut kept = Vec::new();
        let mut each = |piece: Piece<'_>| {
            kept.push((
                piece.text.to_owned(),
                piece.line,
                piece.column,
                piece.offset,
            ));
        };
        let mut pieces = Pieces::default();
        for part in parts {
            pieces.feed(part, &mut each);
        }
        pieces.finish(&mut each);
        kept
    }

    fn piece(text: &str, line: u64, column: u64, offset: u64) -> Kept {
        (text.to_owned(), line, column, offset)
    }

    #[test]
    fn lines_are_pieces_whatever_their_breaks() {
        assert_eq!(
            pieces(&["港口\r", "\nb\rc\n\n", "d"]),
            [
                piece("港口", 1, 0, 0),
                piece("b", 2, 0, 8),
                piece("c", 3, 0, 10),
                piece("", 4, 0, 12),
                piece("d", 5, 0, 13),
            ]
        );
        assert_eq!(pieces(&["a\r"]), [piece("a", 1, 0, 0)]);
        assert_eq!(pieces(&[]), []);
    }

    #[test]
    fn an_enormous_line_is_cut_after_a_sentence() {
        let sentence = "The harbour has 12,345 berths; ";
        let line = sentence.repeat(5000);
        let found = pieces(&[&line]);
        assert!(found.len() > 2);
        let whole: String = found.iter().map(|(text, ..)| text.as_str()).collect();
        assert_eq!(whole, line);
        for (text, line, ..) in &found[..found.len() - 1] {
            assert!(text.ends_with(';') && text.len() <= PIECE_LIMIT && *line == 1);
        }
    }

    proptest! {
        #[test]
        fn feeding_in_parts_changes_nothing(text in "[a果1。\r\n ]{0,60}", cuts in prop::collection::vec(0_usize..200, 0..5)) {
            let long = text.repeat(1 + cuts.len() * 700);
            let mut places: Vec<usize> = cuts.iter().map(|at| at * 97 % (long.len() + 1)).collect();
            places.retain(|at| long.is_char_boundary(*at));
            places.extend([0, long.len()]);
            places.sort_unstable();
            let parts: Vec<&str> = places.windows(2).filter_map(|pair| long.get(pair[0]..pair[1])).collect();
            prop_assert_eq!(pieces(&parts), pieces(&[&long]));
        }
    }
}
