//! The clean view of a text that all grammar of figures is written for, with the way back to the bytes of the source:
//! nothing invisible, one blank for many, one form of each character. What the characters mean is left to the grammar.

use std::borrow::Cow;

use super::cursor::fold;
use super::emphasis::Emphasis;
use super::language::{NumberRole, WordList, character};
use super::reference;
use crate::source::TextRange;

/// A lone blank that does not break a line: some write it between groups of digits.
const TIED: char = '\u{A0}';
/// A gap wider than one ordinary blank. Words go on over it, digits do not: the cells of a table are two numbers.
const GAP: char = '\u{2003}';
/// The end of a line. Words go on over it as over a blank, digits do not.
const BREAK: char = '\n';

/// A text as the grammar reads it.
#[derive(Clone, Debug)]
pub(super) struct Clean<'a> {
    text: Cow<'a, str>,
    /// Where characters of the clean text are in the source, of each the first one after which the distance between
    /// the two changes; empty when the source is clean.
    marks: Vec<Mark>,
    /// What is emphasised in the source.
    emphasis: Emphasis,
}

/// A character, or the first of a run of them that were taken over as they are.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Its first byte in the clean text.
    clean: usize,
    /// Its first byte in the source.
    source: usize,
    /// The end of what it stands for in the source; `None` for a run that was taken over.
    end: Option<usize>,
}

impl<'a> Clean<'a> {
    /// Cleans a text; one that is clean is not copied.
    pub(super) fn new(source: &'a str) -> Self {
        if is_clean(source) {
            return Self {
                text: Cow::Borrowed(source),
                marks: Vec::new(),
                emphasis: Emphasis::default(),
            };
        }
        let mut clean = String::with_capacity(source.len());
        let mut marks: Vec<Mark> = Vec::new();
        let mut at = 0;
        let mut emphasis = Emphasis::default();
        while let Some((c, after)) = read_at(source, at) {
            // Most of a text are words, which no mark begins with.
            if source.as_bytes().get(at).copied().is_some_and(is_plain) {
                let word = plain_words(source, at);
                if !goes_on(&marks, clean.len(), at) {
                    marks.push(Mark {
                        clean: clean.len(),
                        source: at,
                        end: None,
                    });
                }
                clean.push_str(word);
                at += word.len();
                continue;
            }
            if let Some(end) = emphasis.mark_at(source, at) {
                at = end;
                continue;
            }
            let (kept, end) = if is_blank(c) {
                let (kept, end) = blank(source, at);
                let joined = kept == Some(BREAK) && joins(&clean, char_at(source, end));
                (kept.filter(|_| !joined), end)
            } else if c == '\\' && is_escape(source, at) {
                (None, after)
            } else {
                ((!is_invisible(c)).then(|| plain(c)), after)
            };
            if let Some(kept) = kept {
                let same = kept == c && end == at + c.len_utf8();
                if !(same && goes_on(&marks, clean.len(), at)) {
                    marks.push(Mark {
                        clean: clean.len(),
                        source: at,
                        end: (!same).then_some(end),
                    });
                }
                clean.push(kept);
            }
            at = end;
        }
        Self {
            text: Cow::Owned(clean),
            marks,
            emphasis,
        }
    }

    /// The clean text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that the bytes `start..end` of the clean text stand for.
    pub(super) fn source(&self, start: usize, end: usize) -> TextRange {
        if self.marks.is_empty() {
            return TextRange::from_usize(start, end);
        }
        let from = self.mark(start).map_or(start, |mark| match mark.end {
            Some(after) if start > mark.clean => after,
            _ => mark.source + (start - mark.clean),
        });
        if end <= start {
            return TextRange::from_usize(from, from);
        }
        // The end is that of the last character, so that nothing invisible after it belongs to the range.
        let to = self.mark(end - 1).map_or(end, |mark| {
            mark.end.unwrap_or(mark.source + (end - mark.clean))
        });
        let (from, to) = self.emphasis.whole(from, to.max(from));
        TextRange::from_usize(from, to)
    }

    fn mark(&self, clean: usize) -> Option<Mark> {
        let after = self.marks.partition_point(|mark| mark.clean <= clean);
        self.marks.get(after.checked_sub(1)?).copied()
    }
}

/// Whether the run of characters that were taken over as they are reaches up to here.
fn goes_on(marks: &[Mark], clean: usize, source: usize) -> bool {
    let last = marks.last().filter(|last| last.end.is_none());
    last.is_some_and(|last| clean - last.clean == source - last.source)
}

/// By each byte whether it is a character of ASCII that shows itself and begins no mark of emphasis and no escape.
#[expect(
    clippy::indexing_slicing,
    reason = "an index out of bounds would not compile"
)]
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        plain[byte as usize] = !matches!(byte, b'*' | b'_' | b'<' | b'\\' | b'&');
        byte += 1;
    }
    plain
};

/// The letters, digits and signs of ASCII that stand here, with single blanks between them: all that is taken over as it is.
fn plain_words(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let bytes = rest.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length).copied() {
        let blank = byte == b' ' && bytes.get(length + 1).copied().is_some_and(is_plain);
        if !(blank || is_plain(byte)) {
            break;
        }
        length += 1;
    }
    rest.get(..length).unwrap_or_default()
}

#[inline]
fn is_plain(byte: u8) -> bool {
    PLAIN.get(usize::from(byte)).copied().unwrap_or_default()
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that stands here or that a reference of HTML stands for, and where it ends.
fn read_at(text: &str, at: usize) -> Option<(char, usize)> {
    let c = char_at(text, at)?;
    let meant = if c == '&' {
        reference::read(text, at)
    } else {
        None
    };
    Some(meant.unwrap_or((c, at + c.len_utf8())))
}

/// What a run of blanks and invisible characters amounts to, and where it ends.
fn blank(source: &str, from: usize) -> (Option<char>, usize) {
    let (mut end, mut count, mut kind, mut breaks) = (from, 0, ' ', false);
    while let Some((c, after)) = read_at(source, end) {
        if is_blank(c) {
            breaks |= is_break(c);
            kind = match c {
                ' ' | '\u{3000}' => ' ',
                '\t' | '\u{B}' | '\u{C}' | GAP => GAP,
                _ => TIED,
            };
            count += 1;
        } else if !is_invisible(c) {
            break;
        }
        end = after;
    }
    let kept = match (breaks, count) {
        (true, _) => BREAK,
        (false, 1) => kind,
        _ => GAP,
    };
    (Some(kept), end)
}

/// Whether the backslash that stands here only says that the sign behind it, which belongs to a number, is no mark of
/// Markdown or TeX: `12\,000`, `\-3\%`, `5\$`. Before a sign of a currency that stands before its number nothing hangs on it.
fn is_escape(text: &str, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let behind = text.get(at + 1..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    let mut chars = behind.chars();
    let (Some(sign), next) = (chars.next(), chars.as_str()) else {
        return false;
    };
    match sign {
        '%' | '$' => before.trim_end_matches(' ').ends_with(digit),
        '.' | ',' => before.ends_with(digit) && next.starts_with(digit),
        '-' | '+' | '~' | '<' | '>' => next.trim_start_matches(' ').starts_with(digit),
        _ => false,
    }
}

/// Whether a line break stands inside a Chinese word, which it does not part. Numerals are parted: 三百 and 五十 are two.
fn joins(before: &str, after: Option<char>) -> bool {
    let inside = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}') && !is_numeral(c);
    before.ends_with(inside) && after.is_some_and(inside)
}

/// Whether a character is one of a numeral, or says a number that nobody knows.
fn is_numeral(c: char) -> bool {
    let roles = [NumberRole::Small, NumberRole::Counting, NumberRole::Scale];
    let known = character(c).is_some_and(|(role, _)| roles.contains(&role));
    known || WordList::Half.holds(c) || WordList::VagueDigit.holds(c)
}

/// A character in its ordinary form. Punctuation of full width stays: it parts what a comma in a number does not.
fn plain(c: char) -> char {
    match c {
        '，' | '：' | '；' | '！' | '？' | '（' | '）' | '［' | '］' | '｛' | '｝' | '＿'
        | '｜' | '＂' | '＇' => c,
        other => fold(other),
    }
}

/// Whether the clean text is the text itself.
fn is_clean(text: &str) -> bool {
    if text.contains(['\\', '&']) {
        return false;
    }
    if text.is_ascii() {
        return is_clean_ascii(text);
    }
    let mut before = '\0';
    text.chars().all(|c| {
        let clean = match c {
            ' ' | TIED | GAP => !is_blank(before),
            BREAK | '*' | '_' | '<' => false,
            _ => c.is_ascii_graphic() || !is_blank(c) && !is_invisible(c) && plain(c) == c,
        };
        before = c;
        clean
    })
}

/// The same of a text of ASCII.
fn is_clean_ascii(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let clean = match byte {
            b' ' => before != b' ',
            b'*' | b'_' | b'<' => false,
            _ => byte.is_ascii_graphic() || !is_blank(char::from(byte)),
        };
        before = byte;
        clean
    })
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Blanks of all widths, and line breaks.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that show nothing: soft hyphens, joiners, marks of direction, selectors of variants.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::super::cursor::fold_clean;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleans() {
        for (source, clean) in [
            ("more  than 5", "more\u{2003}than 5"),
            ("3\tmillion", "3\u{2003}million"),
            ("2,\u{200B}950 \u{2060}t", "2,950 t"),
            ("sof\u{AD}t", "soft"),
            ("12\u{202F}345\u{A0}t", "12\u{A0}345\u{A0}t"),
            ("１２３％，４５", "123%，45"),
            ("−5\u{3000}吨", "-5 吨"),
            ("三萬餘個", "三万余个"),
            ("no\r\n  fewer", "no\nfewer"),
            ("低\n于三\n百 ", "低于三\n百 "),
            ("港口 5", "港口 5"),
            ("a \u{FEFF} b", "a\u{2003}b"),
            (r"12\,000, 3\.5 t, \-3\%", "12,000, 3.5 t, -3%"),
            (r"5\-10 \% of 5\$ \\ \~ 3", "5-10 % of 5$ \\\\ ~ 3"),
            (r"a\.b, \$5 and \%", r"a\.b, \$5 and \%"),
            ("$12&nbsp;million", "$12\u{A0}million"),
            ("&#49;2&#x33; &num;5", "123 #5"),
            ("12 &nbsp; 13", "12\u{2003}13"),
            ("&lt;12&#160;kg&#x20AC;&ndash;3", "<12\u{A0}kg€–3"),
            (
                "AT&T &no; &#xFFFFFFFF; &#; &",
                "AT&T &no; &#xFFFFFFFF; &#; &",
            ),
        ] {
            assert_eq!(Clean::new(source).text(), clean, "{source:?}");
        }
        assert!(matches!(
            Clean::new("about 5 吨，约").text,
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn a_clean_character_is_folded_as_its_source_is() {
        for c in '\0'..=char::MAX {
            assert_eq!(fold_clean(plain(c)), fold(c), "{c:?}");
        }
    }

    #[test]
    fn leads_back_to_the_source() {
        let source = "x\u{200B}１2\u{200B}  吨\u{200B}。";
        let clean = Clean::new(source);
        assert_eq!(clean.text(), "x12\u{2003}吨。");
        let end = clean.text().find('。').unwrap();
        assert_eq!(clean.source(1, end).slice(source), "１2\u{200B}  吨");
        assert_eq!(clean.source(1, 2).slice(source), "１");
        assert_eq!(clean.source(2, 3).slice(source), "2");
    }

    proptest! {
        #[test]
        fn every_range_is_one_of_the_source(source in "([ab1１萬吨 \u{A0}\u{200B}\u{AD}\t\n−&]|&nbsp;|&#8211;|&#49;|&shy;){0,12}") {
            let clean = Clean::new(&source);
            prop_assert!(is_clean(&clean.text().replace([BREAK, '&'], "x")), "{:?}", clean.text());
            let bounds: Vec<usize> = clean.text().char_indices().map(|(at, _)| at).chain([clean.text().len()]).collect();
            let mut last = 0;
            for pair in bounds.windows(2) {
                let range = clean.source(pair[0], pair[1]);
                prop_assert!(source.get(range.start as usize..range.end as usize).is_some());
                prop_assert!(range.start >= last && range.start < range.end);
                last = range.end;
                let part = Clean::new(range.slice(&source));
                let lone = clean.text().get(pair[0]..pair[1]).unwrap();
                prop_assert_eq!(part.text(), lone);
            }
        }
    }
}
