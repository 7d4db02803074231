//! Escapes of a pattern: back-references, and what stands for one character or for many.

use fancy_regex::Regex;

use super::characters::{DIGIT, NOTHING, SPACE, WORD, literal, others, ranges};
use super::dialects::unknown_escape;
use super::reader::{Last, PatternReader, set_or_empty};
use super::tree::{Node, Opened};
use super::{Fault, fault};

/// A member of a class in brackets.
#[derive(Clone, Debug)]
pub(super) enum Member {
    One(char),
    /// Many characters, in the spelling of the matcher.
    Many(String),
    /// None: half of a surrogate pair, which no text holds.
    Nothing,
}

impl PatternReader<'_> {
    /// An escape outside a class, whose backslash has been read.
    pub(super) fn escape(&mut self) -> Result<(), Fault> {
        let before = self.rest;
        match self.take() {
            Some(c @ ('b' | 'B')) => {
                self.bound(c == 'b');
            }
            Some('k') => {
                let name = self
                    .rest
                    .strip_prefix('<')
                    .and_then(|rest| rest.split_once('>'));
                let Some((name, rest)) = name else {
                    return Err(fault(
                        "has a `\\k` without a name",
                        "Write `\\k<name>`, for the group `(?<name>…)`.",
                    ));
                };
                let Some(groups) = self.groups.get(name).cloned().filter(|_| !name.is_empty())
                else {
                    return Err(fault(
                        format!("refers to a group `{name}` that it does not have"),
                        format!("Name the group: `(?<{name}>…)`."),
                    ));
                };
                self.rest = rest;
                self.back(groups);
            }
            Some(c @ '1'..='9') => {
                let mut digits = c.to_string();
                while let Some(digit) = self.rest.chars().next().filter(char::is_ascii_digit) {
                    digits.push(digit);
                    self.take();
                }
                let last = self.groups.get("").and_then(|all| all.last());
                let count = last.copied().unwrap_or_default();
                match digits.parse().ok().filter(|number| *number <= count) {
                    Some(number) => self.back(vec![number]),
                    None => {
                        return Err(fault(
                            format!("refers to group {digits} and has {count}"),
                            "Count the groups from the left, without those that begin with `(?:`.",
                        ));
                    }
                }
            }
            _ => {
                self.rest = before;
                let text = match self.member_escape(false)? {
                    Member::One(c) => literal(c),
                    Member::Many(set) => format!("[{set}]"),
                    Member::Nothing => NOTHING.to_owned(),
                };
                self.atom(&text)?;
            }
        }
        Ok(())
    }

    /// A bound of a word, or a place that is none.
    fn bound(&mut self, is_one: bool) {
        let word = format!("[{}]", ranges(&WORD));
        let (first, second) = if is_one { ("!", "=") } else { ("=", "!") };
        let bound = format!("(?:(?<={word})(?{first}{word})|(?<!{word})(?{second}{word}))");
        self.out.push_str(&bound);
        self.bounds = true;
        self.last = Last::Nothing;
        self.push(Node::Bound { is_one });
    }

    /// A back-reference to a group, or to one of several of the same name.
    fn back(&mut self, groups: Vec<usize>) {
        self.backtracks = true;
        self.last = Last::Atom;
        // To a group that took no part it is empty in ECMA-262, and one that is not closed yet took none.
        let closed = groups.iter().filter(|group| {
            let is_open = self
                .levels
                .iter()
                .any(|level| level.opened == Opened::Group(**group));
            **group <= self.opened && !is_open
        });
        let text: String = closed.map(|group| set_or_empty(*group)).collect();
        self.out.push_str("(?:");
        self.out.push_str(&text);
        self.out.push(')');
        let any_case = self.flags().any_case;
        self.push(Node::Back { groups, any_case });
    }

    /// An escape that stands for characters, whose backslash has been read.
    pub(super) fn member_escape(&mut self, in_class: bool) -> Result<Member, Fault> {
        let Some(c) = self.take() else {
            return Err(fault(
                "ends with a backslash",
                "A backslash that is meant as text is written `\\\\`.",
            ));
        };
        Ok(match c {
            'd' => Member::Many(ranges(&DIGIT)),
            'D' => Member::Many(ranges(&others(&DIGIT))),
            'w' => Member::Many(ranges(&WORD)),
            'W' => Member::Many(ranges(&others(&WORD))),
            's' => Member::Many(ranges(&SPACE)),
            'S' => Member::Many(ranges(&others(&SPACE))),
            'b' if in_class => Member::One('\u{8}'),
            't' => Member::One('\t'),
            'n' => Member::One('\n'),
            'r' => Member::One('\r'),
            'f' => Member::One('\u{c}'),
            'v' => Member::One('\u{b}'),
            '0' if !self.rest.starts_with(|c: char| c.is_ascii_digit()) => Member::One('\0'),
            'c' => match self.rest.chars().next().filter(char::is_ascii_alphabetic) {
                Some(letter) => {
                    self.take();
                    Member::One(char::from((letter as u8) % 32))
                }
                None => return Err(unknown_escape('c')),
            },
            'x' => Member::One(self.hex(2).and_then(char::from_u32).ok_or_else(|| {
                fault(
                    "has a `\\x` without two digits",
                    "Write `\\x0A`, or `\\u{A}`.",
                )
            })?),
            'u' => self.unicode()?,
            'p' | 'P' => Member::Many(self.property(c)?),
            c if c.is_alphanumeric() => return Err(unknown_escape(c)),
            c => Member::One(c),
        })
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let (text, rest) = self.rest.split_at_checked(digits)?;
        if !text.chars().all(|c| c.is_ascii_hexdigit()) {
            return None;
        }
        self.rest = rest;
        u32::from_str_radix(text, 16).ok()
    }

    fn unicode(&mut self) -> Result<Member, Fault> {
        let wrong = || {
            fault(
                "has a `\\u` that names no character",
                "Write `\\u00E9` with four digits, or `\\u{1F6A2}`.",
            )
        };
        if let Some(rest) = self.rest.strip_prefix('{') {
            let (digits, rest) = rest.split_once('}').ok_or_else(wrong)?;
            self.rest = rest;
            let code = u32::from_str_radix(digits, 16).map_err(|_| wrong())?;
            return char::from_u32(code).map(Member::One).ok_or_else(wrong);
        }
        let code = self.hex(4).ok_or_else(wrong)?;
        if let Some(c) = char::from_u32(code) {
            return Ok(Member::One(c));
        }
        let before = self.rest;
        let low = self.take_if("\\u").then(|| self.hex(4)).flatten();
        let Some(low) = low.filter(|low| code < 0xDC00 && (0xDC00..0xE000).contains(low)) else {
            self.rest = before;
            return Ok(Member::Nothing);
        };
        let code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        char::from_u32(code).map(Member::One).ok_or_else(wrong)
    }

    fn property(&mut self, letter: char) -> Result<String, Fault> {
        let inside = self
            .rest
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'));
        let Some((name, rest)) = inside else {
            let next = self.rest.chars().next().unwrap_or('L');
            return Err(fault(
                format!("has a `\\{letter}` without braces"),
                format!("Write `\\{letter}{{{next}}}`."),
            ));
        };
        self.rest = rest;
        let text = format!("\\{letter}{{{name}}}");
        let known = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '='))
            && Regex::new(&text).is_ok();
        if known {
            Ok(text)
        } else {
            Err(fault(
                format!("asks for `{text}`, which is no property of characters"),
                "Properties are those of Unicode, such as `\\p{Letter}`, `\\p{Lu}` or `\\p{Script=Han}`.",
            ))
        }
    }
}
