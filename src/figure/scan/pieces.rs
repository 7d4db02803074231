//! A text of any length cut into the pieces that are scanned one at a time: its lines, those that run on into the next
//! together with it, and an enormous line in parts.
//!
//! However a text is fed, the pieces are the same.

use super::super::language::WordList;
use super::super::numeral::{is_counting, is_ten, small_digit};
use super::column::Columns;
use super::line::lines;
use super::markup::{Markup, begins_item};
use super::software::Software;

/// A line longer than this many bytes is scanned in parts.
pub const PIECE_LIMIT: usize = 1 << 16;

/// Lines that run on, without the last break, or a part of an enormous line, and where they stand in the text. All counts
/// start at the beginning of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its first line, from 1.
    pub line: u64,
    /// The code points of that line before it.
    pub column: u64,
    /// The bytes of the text before it.
    pub offset: u64,
    /// What its start is inside of.
    pub markup: Markup,
    /// What was seen up to its end that tells what the text is about.
    pub software: Software,
    /// What the headings say of the table that it is a row of.
    pub columns: Columns,
}

impl Piece<'_> {
    /// The same piece with its text kept elsewhere.
    pub fn with_text<'t>(&self, text: &'t str) -> Piece<'t> {
        Piece {
            text,
            line: self.line,
            column: self.column,
            offset: self.offset,
            markup: self.markup,
            software: self.software,
            columns: self.columns,
        }
    }
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
    software: Software,
    columns: Columns,
}

impl Default for Pieces {
    fn default() -> Self {
        Self {
            pending: String::new(),
            line: 1,
            column: 0,
            offset: 0,
            markup: Markup::default(),
            software: Software::default(),
            columns: Columns::default(),
        }
    }
}

/// The next line of what was fed.
enum NextLine {
    /// Its end, and the start of the one after it.
    Whole(usize, usize),
    /// It exceeds the limit.
    Enormous,
    /// Its end was not fed yet.
    Open,
    /// There is none.
    None,
}

impl Pieces {
    /// Takes the next part of the text and hands out each piece that is whole.
    pub fn feed(&mut self, text: &str, each: &mut dyn FnMut(Piece<'_>)) {
        if self.pending.is_empty() {
            let taken = self.hand_out(text, false, each);
            self.pending.push_str(text.get(taken..).unwrap_or_default());
        } else {
            self.pending.push_str(text);
            let pending = std::mem::take(&mut self.pending);
            let taken = self.hand_out(&pending, false, each);
            self.pending
                .push_str(pending.get(taken..).unwrap_or_default());
        }
    }

    /// Hands out what is left when the text has ended.
    pub fn finish(&mut self, each: &mut dyn FnMut(Piece<'_>)) {
        let pending = std::mem::take(&mut self.pending);
        self.hand_out(&pending, true, each);
    }

    /// Hands out the whole pieces at the start of `text`, to its end if it is the `last`; how many bytes they take.
    fn hand_out(&mut self, text: &str, last: bool, each: &mut dyn FnMut(Piece<'_>)) -> usize {
        // The piece that is being made: where it starts, and where its last line starts and ends and the next one starts.
        let mut taken = 0;
        let mut piece: Option<(usize, usize, usize)> = None;
        loop {
            let from = piece.map_or(taken, |(_, _, next)| next);
            let line = next_line(text.get(from..).unwrap_or_default(), last);
            if let NextLine::Open = line {
                return taken;
            }
            if let (NextLine::Whole(end, after), Some((start, before, _))) = (&line, piece) {
                let (end, after) = (from + end, from + after);
                let listed = || {
                    let first = lines(text.get(taken..before).unwrap_or_default()).next();
                    first.is_some_and(|(_, line)| is_item(line.trim()) || begins_item(line))
                };
                let above = text.get(start..before).unwrap_or_default();
                let below = text.get(from..end).unwrap_or_default();
                if end - taken <= PIECE_LIMIT && runs_on(listed, above, below) {
                    piece = Some((from, end, after));
                    continue;
                }
            }
            if let Some((_, end, next)) = piece.take() {
                self.hand(text.get(taken..end).unwrap_or_default(), each);
                self.line += 1;
                self.column = 0;
                self.offset += (next - end) as u64;
                taken = next;
            }
            match line {
                NextLine::Whole(end, after) => piece = Some((from, from + end, from + after)),
                NextLine::Enormous => {
                    let rest = text.get(from..).unwrap_or_default();
                    let part = rest.get(..cut(rest)).unwrap_or_default();
                    self.hand(part, each);
                    taken += part.len();
                }
                NextLine::Open | NextLine::None => return taken,
            }
        }
    }

    fn hand(&mut self, text: &str, each: &mut dyn FnMut(Piece<'_>)) {
        self.software = self.software.after(text);
        each(Piece {
            text,
            line: self.line,
            column: self.column,
            offset: self.offset,
            markup: self.markup,
            software: self.software,
            columns: self.columns,
        });
        self.columns = self.columns.after(text);
        self.markup = self.markup.read_lines(text).1;
        let breaks = lines(text).count().saturating_sub(1) as u64;
        self.line += breaks;
        self.column += text.chars().count() as u64;
        self.offset += text.len() as u64;
    }
}

fn next_line(rest: &str, last: bool) -> NextLine {
    let near = rest.as_bytes();
    let near = near.get(..=PIECE_LIMIT).unwrap_or(near);
    let end = memchr::memchr2(b'\n', b'\r', near);
    match end {
        None if rest.len() > PIECE_LIMIT => NextLine::Enormous,
        None if !last => NextLine::Open,
        None if rest.is_empty() => NextLine::None,
        None => NextLine::Whole(rest.len(), rest.len()),
        Some(end) => match rest.as_bytes().get(end..) {
            Some([b'\r', b'\n', ..]) => NextLine::Whole(end, end + 2),
            // The other half of the break may be in the next part.
            Some([b'\r']) if !last => NextLine::Open,
            _ => NextLine::Whole(end, end + 1),
        },
    }
}

/// Whether a paragraph runs on from a line to the one below it. Neither is blank, a heading, the row of a table or a
/// number alone (save one that ends the sentence, or stands below a line of prose), the lower one begins no item of a list, and the upper one does not end
/// a sentence. `listed` tells whether the paragraph is an item of a list.
fn runs_on(listed: impl Fn() -> bool, above: &str, below: &str) -> bool {
    let (above, below) = (above.trim(), below.trim());
    if above.is_empty() || below.is_empty() {
        return false;
    }
    let ends = above.ends_with(['.', '!', '?', ';', ':', '|', '。', '！', '？', '；', '：'])
        && !is_shortened(above);
    if ends {
        return false;
    }
    let prose = above.len() >= LEAST_PROSE && above.split_whitespace().nth(MOST_TITLE).is_some();
    let apart = |line: &str| {
        line.starts_with('#') || memchr::memchr2(b'|', b'\t', line.as_bytes()).is_some()
    };
    let letters = |line: &str| line.contains(char::is_alphabetic);
    let alone = !letters(above) || !letters(below) && !closes(below) && !prose;
    // `11. So it went on`: a list that interrupts a paragraph begins with 1, as CommonMark has it.
    let goes_on = || {
        prose
            && is_numbered(below)
            && !["1.", "1)"].iter().any(|one| below.starts_with(one))
            && !listed()
    };
    let item = is_item(below) && !goes_on();
    !alone && !item && !begins_apart(below, prose) && !apart(above) && !apart(below)
}

/// Whether a line begins with a sign that goes on from no sentence. **300** begins no item, and below `prose` neither does
/// `(of which 40`, nor the sign of a number.
fn begins_apart(line: &str, prose: bool) -> bool {
    let signed = line.starts_with(['-', '–', '+', '=']);
    line.starts_with(['#', '|', '>', '•', '·', '—', '~', '（', '[', '【'])
        || signed && !(prose && opens_number(line))
        || line.starts_with('*') && !line.starts_with("**")
        || line.starts_with('(') && !prose
}

/// A line of prose has so many bytes, and more than so many words: below it a number alone goes on with the sentence.
const LEAST_PROSE: usize = 40;
const MOST_TITLE: usize = 5;

/// Whether a line ends with a word that is written with a point: `c.`, `No.`
fn is_shortened(line: &str) -> bool {
    let word = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(['(', '[']);
    word.ends_with('.') && WordList::Shortened.has(word)
}

/// `–7 kg`, `= 5`, `+/- 2`: a sign that belongs to the number behind it.
fn opens_number(line: &str) -> bool {
    let number = line.trim_start_matches(['+', '/', '=', '-', '–', ' ']);
    let bullet = line.starts_with("- ");
    number.starts_with(|c: char| c.is_ascii_digit()) && !bullet
}

/// `11. `, `7)`: digits head what looks like an item.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', ')'])
}

/// Whether a number alone is the last of its sentence: `€300.` below `more than`.
fn closes(line: &str) -> bool {
    let number = line.trim_end_matches(['.', '。', '!', ';', '；']);
    number.len() < line.len() && number.ends_with(|c: char| c.is_ascii_digit() || c == '%')
}

/// `3. `, `4)`, 一、 at the beginning of a line.
fn is_item(line: &str) -> bool {
    let han = |c: char| !is_counting(c) && small_digit(c).is_some_and(|digit| digit > 0);
    let number = |c: char| c.is_ascii_digit() || han(c) || is_ten(c);
    let rest = line.trim_start_matches(number);
    let mut after = rest.chars();
    let mark = after
        .next()
        .is_some_and(|c| matches!(c, '.' | ')' | '）' | '、' | '．'));
    let length = line.len() - rest.len();
    let next = after.next();
    // `300.` ends a sentence.
    let number = length > 2 && next.is_none() && line.is_ascii();
    length > 0 && mark && !number && !next.is_some_and(|c| c.is_ascii_digit())
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
            pieces(&["港口。\r", "\nb.\rc\n\n", "d"]),
            [
                piece("港口。", 1, 0, 0),
                piece("b.", 2, 0, 11),
                piece("c", 3, 0, 14),
                piece("", 4, 0, 16),
                piece("d", 5, 0, 17),
            ]
        );
        assert_eq!(pieces(&["a\r"]), [piece("a", 1, 0, 0)]);
        assert_eq!(pieces(&[]), []);
    }

    #[test]
    fn a_paragraph_is_one_piece_as_long_as_its_sentences_run_on() {
        assert_eq!(
            pieces(&["no\r", "\nfewer than 5 boats\nsail", ".\nThey\n"]),
            [
                piece("no\r\nfewer than 5 boats\nsail.", 1, 0, 0),
                piece("They", 4, 0, 29),
            ]
        );
        for parts in [
            "# Boats\n300 boats",
            "boats\n\n300 boats",
            "boats\n- 300 boats",
            "boats\n3. boats",
            "港口\n一、三百艘",
            "| a | 3 |\nboats",
            "300\nboats",
            "boats over\n300",
        ] {
            let pieces = pieces(&[parts]);
            assert_eq!(pieces.len(), parts.lines().count(), "{parts}");
        }
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
