//! The part of a line that is shown when the whole of it is too wide, around what is marked in it.
//!
//! Of a line of many megabytes only what is shown is looked at.

use super::visible::width;
use crate::source::{SourceFile, TextRange};

/// A file and the columns that there are for its lines.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// The file.
    pub(super) file: &'a SourceFile,
    /// Columns for one line.
    pub(super) room: usize,
}

/// Columns of the widest character, a tab.
const WIDEST: usize = 4;

/// What stands before a label.
const LABEL_HOOK: &str = "╰── ";

/// A label is given this much at least: the line is cut on the left for it, and where there is no room even so, it
/// stands out on the right.
const LABEL_ROOM: usize = 30;

impl View<'_> {
    /// Columns for what is said of a mark: it stands to the right of the middle of the mark.
    pub(super) fn label_room(self, before: TextRange, marked: TextRange) -> usize {
        let text = &self.file.text;
        let middle =
            columns(before.slice(text)) + taken(marked.slice(text).chars(), self.room).columns / 2;
        self.room
            .saturating_sub(middle + columns(LABEL_HOOK))
            .max(LABEL_ROOM)
    }

    /// Whether a part of a line can be shown at once, with cuts on both sides.
    pub(super) fn holds(self, part: TextRange) -> bool {
        fits(part.slice(&self.file.text), self.room - 2)
    }

    /// The part of the line `whole` that is shown: all of it where it fits beside the label, else what is `marked` and
    /// as much as fits before and after it. `label` is the columns of the label as it is, 0 where there is none.
    pub(super) fn window(self, whole: TextRange, marked: TextRange, label: usize) -> TextRange {
        let text = &*self.file.text;
        let room = self.room - 2;
        let inside = taken(marked.slice(text).chars(), room);
        let before_text = TextRange::new(whole.start, marked.start).slice(text);
        let most_before = if label == 0 {
            room
        } else {
            let right = columns(LABEL_HOOK) + label.min(LABEL_ROOM) + inside.columns / 2;
            (self.room.saturating_sub(right)).max((room - inside.columns) * 2 / 5)
        };
        if fits(before_text, most_before) && fits(whole.slice(text), self.room) {
            return whole;
        }
        let most_before = most_before.min(room - inside.columns);
        let all_before = taken(before_text.chars().rev(), most_before);
        let tail = TextRange::new(marked.start, whole.end).slice(text);
        let all_after = taken(tail.chars(), room);
        // Two thirds of what is left go before the mark, where keys stand, and more if the line ends soon.
        let before_room = ((room - inside.columns) * 2 / 3)
            .max(room - all_after.columns)
            .min(all_before.columns);
        let before = taken(before_text.chars().rev(), before_room);
        let after = taken(tail.chars(), room - before.columns);
        TextRange::from_usize(
            marked.start as usize - before.bytes,
            marked.start as usize + after.bytes,
        )
    }
}

/// The bytes of a line (from 1) without its line break, and without the byte order mark at the beginning of a file.
pub(super) fn line_range(file: &SourceFile, line: u32) -> TextRange {
    const MARK: char = '\u{feff}';
    let range = file.line_range(line).unwrap_or_default();
    if range.start == 0 && file.text.starts_with(MARK) {
        return TextRange::from_usize(MARK.len_utf8(), range.end as usize);
    }
    range
}

/// `text` with line breaks where a line would be wider than `room`: between words, else between characters.
pub(super) fn wrap(text: &str, room: usize) -> String {
    let mut lines = Vec::new();
    for mut line in text.split('\n') {
        loop {
            let fitting = taken(line.chars(), room.max(WIDEST)).bytes;
            let (head, tail) = line.split_at_checked(fitting).unwrap_or((line, ""));
            if tail.is_empty() {
                lines.push(line);
                break;
            }
            // The break falls after the last space that fits; text without spaces is broken where the room ends.
            let end = match head.rfind(' ') {
                Some(space) if !tail.starts_with(' ') => space,
                _ => fitting,
            };
            let (head, tail) = line.split_at_checked(end).unwrap_or((line, ""));
            lines.push(head);
            line = tail.trim_start_matches(' ');
        }
    }
    lines.join("\n")
}

/// Columns that `text` takes.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// How much of some characters fits.
struct Taken {
    bytes: usize,
    columns: usize,
}

fn taken(chars: impl Iterator<Item = char>, room: usize) -> Taken {
    let mut taken = Taken {
        bytes: 0,
        columns: 0,
    };
    for c in chars {
        if taken.columns + width(c) > room {
            break;
        }
        taken.columns += width(c);
        taken.bytes += c.len_utf8();
    }
    taken
}

fn fits(text: &str, room: usize) -> bool {
    taken(text.chars(), room).bytes == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marked: &str, room: usize) -> String {
        shown_with(text, marked, room, 0)
    }

    fn shown_with(text: &str, marked: &str, room: usize, label: usize) -> String {
        let file = SourceFile::new("a.yaml", text);
        let start = text.find(marked).unwrap();
        let marked = TextRange::from_usize(start, start + marked.len());
        let view = View { file: &file, room };
        view.window(line_range(&file, 1), marked, label)
            .slice(text)
            .to_owned()
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(shown("apples: 12\r\npears: 3", "12", 20), "apples: 12");
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let text = format!("{}[mark]{}", "a".repeat(50), "b".repeat(50));
        assert_eq!(shown(&text, "[mark]", 20), "aaaaaaaa[mark]bbbb");
        assert_eq!(shown(&text, "aaaa", 20), "a".repeat(18));
        let end = format!("{}[mark]", "a".repeat(50));
        assert_eq!(shown(&end, "[mark]", 20), "aaaaaaaaaaaa[mark]");
        let wide = format!("{}[mark]{}", "果".repeat(50), "梨".repeat(50));
        assert_eq!(shown(&wide, "[mark]", 20), "果果果果[mark]梨梨");
    }

    #[test]
    fn a_line_is_cut_on_the_left_where_its_label_needs_the_room() {
        let text = format!("{}[mark]", "a".repeat(50));
        assert_eq!(shown_with(&text, "[mark]", 60, 0), text);
        assert_eq!(
            shown_with(&text, "[mark]", 60, 50),
            format!("{}[mark]", "a".repeat(23))
        );
        let early = format!("{}[mark]", "a".repeat(23));
        assert_eq!(shown_with(&early, "[mark]", 60, 50), early);
        assert_eq!(
            shown_with(&text, "[mark]", 60, 20),
            format!("{}[mark]", "a".repeat(33))
        );
        // Where no label fits, some of the line is seen all the same.
        assert_eq!(shown_with(&text, "[mark]", 20, 50), "aaaa[mark]");
    }

    #[test]
    fn labels_are_wrapped_between_words_and_wide_characters() {
        assert_eq!(
            wrap("two cranes at the quay", 10),
            "two cranes\nat the\nquay"
        );
        assert_eq!(wrap("果园和港口 and more", 6), "果园和\n港口\nand\nmore");
        assert_eq!(wrap("a\nb", 10), "a\nb");
        assert_eq!(wrap("abcdefgh", 5), "abcde\nfgh");
        assert_eq!(wrap("", 3), "");
    }

    #[test]
    fn a_mark_that_is_too_long_is_cut_itself() {
        let text = "x".repeat(100);
        assert_eq!(shown(&text, &text, 20), "x".repeat(18));
    }
}
