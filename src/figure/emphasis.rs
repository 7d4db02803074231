//! Marks of emphasis in a text, which bound words and numbers to nothing: `over **300** boats`, `<b>5</b> t`.
//! Everything else of Markdown and HTML is left to the scan.

use std::borrow::Cow;

use super::cursor::is_han;

/// The name of a tag that only says how its text looks. Superscripts are not among them: they are powers and notes.
const TAGS: [&str; 7] = ["b", "strong", "em", "i", "u", "mark", "span"];
/// The end of an emphasis is no further than this many bytes from its start.
const FURTHEST: usize = 400;
/// No run of marks is longer.
const LONGEST: usize = 3;

/// The marks of a text that is read from its start to its end.
#[derive(Clone, Debug, Default)]
pub(super) struct Emphasis {
    /// What is emphasised.
    pairs: Vec<Emphasised>,
}

/// Emphasised words.
#[derive(Clone, Copy, Debug)]
struct Emphasised {
    /// Their bytes, without the marks.
    inside: (usize, usize),
    /// The bytes of the mark before and of the mark after them.
    marks: (usize, usize),
}

impl Emphasis {
    /// The end of the mark at byte `at` of the text, if one stands there.
    pub(super) fn mark_at(&mut self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let mark = rest.chars().next()?;
        match mark {
            '<' => {
                let (name, length) = tag(rest)?;
                let end = at + length;
                let inside = text.get(end..)?;
                let near = inside.get(..inside.floor_char_boundary(FURTHEST))?;
                let closing = format!("</{name}>");
                if let Some(found) = near.find(&closing) {
                    self.pairs.push(Emphasised {
                        inside: (end, end + found),
                        marks: (length, closing.len()),
                    });
                }
                Some(end)
            }
            '*' | '_' => {
                let length = run(rest, mark);
                if self.near(at, at).any(|pair| pair.inside.1 == at) {
                    return Some(at + length);
                }
                let before = text.get(..at)?.chars().next_back();
                // `2\*3`
                if before == Some('\\') {
                    return None;
                }
                let inside = rest.get(length..)?;
                let opens = length <= LONGEST
                    && before.is_none_or(|c| c != mark)
                    && !parts_word(before, inside.chars().next(), mark)
                    && inside.chars().next().is_some_and(|c| !c.is_whitespace());
                let end = opens.then(|| closing(inside, mark, length)).flatten()?;
                let start = at + length;
                self.pairs.push(Emphasised {
                    inside: (start, start + end),
                    marks: (length, length),
                });
                Some(start)
            }
            _ => None,
        }
    }

    /// The emphasised words, in their order, that start between `start` and `end` or not far before.
    fn near(&self, start: usize, end: usize) -> impl Iterator<Item = &Emphasised> {
        let earliest = start.saturating_sub(FURTHEST + LONGEST);
        let first = self.pairs.partition_point(|pair| pair.inside.0 < earliest);
        let later = self.pairs.iter().skip(first);
        later.take_while(move |pair| pair.inside.0 <= end)
    }

    /// The range with the other one of two marks where one is in it and the other stands right beside it.
    pub(super) fn whole(&self, mut start: usize, mut end: usize) -> (usize, usize) {
        for pair in self.near(start, end) {
            let (from, to) = pair.inside;
            if from == start && to < end {
                start -= pair.marks.0;
            } else if to == end && start < from {
                end += pair.marks.1;
            }
        }
        (start, end)
    }
}

/// The text without its pairs of marks.
fn without_pairs(text: &str) -> Cow<'_, str> {
    if !text.contains(['*', '_', '<']) {
        return Cow::Borrowed(text);
    }
    let mut emphasis = Emphasis::default();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        at = emphasis.mark_at(text, at).unwrap_or_else(|| {
            kept.push(c);
            at + c.len_utf8()
        });
    }
    Cow::Owned(kept)
}

/// The text of a figure without its marks of emphasis, be it cut out of what is emphasised: `12 *tonnes` of `12 *tonnes of
/// coal*`.
pub fn without_emphasis(text: &str) -> Cow<'_, str> {
    let own = without_pairs(text);
    if !own.contains('*') {
        return own;
    }
    let mut kept = String::with_capacity(own.len());
    let mut signs = own.chars().peekable();
    while let Some(sign) = signs.next() {
        // `1.2*10^6`
        let times =
            kept.ends_with(char::is_numeric) && signs.peek().is_some_and(|c| c.is_numeric());
        if sign != '*' || times {
            kept.push(sign);
        }
    }
    Cow::Owned(kept)
}

/// Whether a mark between what is outside and inside of an emphasis stands in the middle of a word or a formula: `5*3`, also in
/// full-width digits, `snake_case`; between characters of Chinese and digits it does not, **超过**200家.
fn parts_word(outside: Option<char>, inside: Option<char>, mark: char) -> bool {
    let joins =
        |c: char| c.is_ascii_alphanumeric() || c.is_numeric() || mark == '_' && c.is_alphanumeric();
    outside.is_some_and(joins) && !(mark == '*' && inside.is_some_and(is_han))
}

/// The bytes of the run of marks that a text begins with.
fn run(text: &str, mark: char) -> usize {
    text.len() - text.trim_start_matches(mark).len()
}

/// Where the run of so many marks stands that ends what they began, in the same paragraph.
fn closing(inside: &str, mark: char, length: usize) -> Option<usize> {
    let near = inside.get(..inside.floor_char_boundary(FURTHEST))?;
    let near = near.split("\n\n").next()?;
    let mut at = 0;
    loop {
        let found = at + near.get(at..)?.find(mark)?;
        let marks = run(near.get(found..)?, mark);
        let before = near.get(..found)?.chars().next_back();
        let after = near.get(found + marks..)?.chars().next();
        let ends = before.is_some_and(|c| !c.is_whitespace() && c != '\\')
            && !parts_word(after, before, mark);
        if marks == length && ends {
            return Some(found);
        }
        at = found + marks;
    }
}

/// The name and the bytes of the tag that a text begins with, if it is one of those that say how a text looks.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    let named = inner.strip_prefix('/').unwrap_or(inner);
    let name = named.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let known = TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    let rest = named.get(name.len()..)?;
    let end = rest
        .find(['<', '>', '\n'])
        .filter(|end| rest.as_bytes().get(*end) == Some(&b'>'))?;
    let apart = rest.starts_with([' ', '>']);
    (known && apart).then(|| (name, text.len() - rest.len() + end + 1))
}

#[cfg(test)]
mod tests {
    use super::super::clean::Clean;

    #[test]
    fn half_a_pair_of_marks_is_left_out_of_a_figure() {
        for (source, figure) in [
            ("12 *tonnes", "12 tonnes"),
            ("**over 300", "over 300"),
            ("3三*tonnes", "3三tonnes"),
            ("1.2*10^6 t", "1.2*10^6 t"),
            ("**300** boats", "300 boats"),
        ] {
            assert_eq!(super::without_emphasis(source), figure);
        }
    }

    #[test]
    fn marks_of_emphasis_are_left_out() {
        for (source, clean) in [
            ("over **300** boats", "over 300 boats"),
            ("**over** 300", "over 300"),
            ("***about* 5**", "***about* 5**"),
            ("共**300**人", "共300人"),
            ("_not more than_ 5 t.", "not more than 5 t."),
            (
                "<b>over</b> <span class=\"n5\">300</span> boats",
                "over 300 boats",
            ),
            ("5*3 and 2*4", "5*3 and 2*4"),
            ("5２*t三*", "52*t三*"),
            ("5 * 3 * 2", "5 * 3 * 2"),
            ("* 5 boats\n* 3 boats", "* 5 boats\n* 3 boats"),
            ("5* and 6*", "5* and 6*"),
            ("a snake_case_5 name", "a snake_case_5 name"),
            ("*5 boats", "*5 boats"),
            ("10<sup>6</sup>", "10<sup>6</sup>"),
            ("*a\n\nb*", "*a\nb*"),
        ] {
            assert_eq!(Clean::new(source).text(), clean, "{source:?}");
        }
    }
}
