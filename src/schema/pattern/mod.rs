//! Patterns are those of ECMA-262, as JSON Schema has them: read as JavaScript reads them with the flag `u`, and with
//! the freedoms that it allows without (`\'`, `[\w-.]`, `{` as text), then written as the matcher knows them.
//!
//! What other dialects have and ECMA-262 has not is refused with what to write in its place, which is `dialects`. How sets of
//! characters are written is `characters`.

mod characters;
mod dialects;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use fancy_regex::{Regex, RegexBuilder};

use self::characters::{DIGIT, NOTHING, SPACE, WORD, literal, others, range, ranges};
use self::dialects::{foreign_group, unknown_escape};

/// Steps back that the matcher may take for one text before it gives up. Patterns without look-around and
/// back-references take none.
pub(super) const MOST_STEPS: usize = 100_000;

/// A pattern that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is wrong, after “the pattern”.
    pub what: String,
    /// What to write.
    pub help: String,
}

/// A pattern as the matcher knows it.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// The pattern in the spelling of the engine. A back-reference to a group that took no part fails in it, where in
    /// ECMA-262 it is empty.
    pub text: String,
    /// Whether it has to be matched by trial and error.
    pub backtracks: bool,
    /// Whether it says so by look-around or a back-reference.
    pub looks_around: bool,
    /// The matcher.
    pub regex: Regex,
}

/// Reads a pattern.
pub(super) fn read(pattern: &str) -> Result<Read, Fault> {
    let mut reader = Reader {
        rest: pattern,
        out: String::new(),
        groups: count_groups(pattern),
        opened: 0,
        open: Vec::new(),
        last: Last::Nothing,
        backtracks: false,
        bounds: false,
    };
    reader.pattern()?;
    let regex = RegexBuilder::new(&reader.out)
        .backtrack_limit(MOST_STEPS)
        .build()
        .map_err(|_| {
            fault(
                "is too large for the matcher, or uses what it does not know",
                "Write smaller repeats, or a simpler pattern.",
            )
        })?;
    let count = reader.opened;
    let text = (1..=count).fold(reader.out, |text, number| {
        text.replace(&set_or_empty(number), &format!("\\{number}"))
    });
    Ok(Read {
        text,
        backtracks: reader.backtracks || reader.bounds,
        looks_around: reader.backtracks,
        regex,
    })
}

fn fault(what: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault {
        what: what.into(),
        help: help.into(),
    }
}

/// What a group has matched, if it has matched anything.
fn set_or_empty(number: usize) -> String {
    format!("(?({number})\\{number}|)")
}

/// Numbers of the groups, by their names; the empty name holds how many there are.
fn count_groups(pattern: &str) -> BTreeMap<String, usize> {
    let mut groups = BTreeMap::new();
    let mut count = 0;
    let mut rest = pattern;
    let mut in_class = false;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '\\' => {
                let skipped = rest.chars().next().map_or(0, char::len_utf8);
                rest = rest.get(skipped..).unwrap_or_default();
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let name = rest
                    .strip_prefix("?<")
                    .filter(|rest| !rest.starts_with(['=', '!']))
                    .and_then(|rest| rest.split_once('>'));
                if let Some((name, _)) = name {
                    count += 1;
                    groups.entry(name.to_owned()).or_insert(count);
                } else if !rest.starts_with('?') {
                    count += 1;
                }
            }
            _ => {}
        }
    }
    groups.insert(String::new(), count);
    groups
}

/// What stands before a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Nothing,
    Atom,
    Repeat,
}

/// A member of a class in brackets.
#[derive(Clone, Debug)]
enum Member {
    One(char),
    /// Many characters, in the spelling of the matcher.
    Many(String),
    /// None: half of a surrogate pair, which no text holds.
    Nothing,
}

struct Reader<'p> {
    rest: &'p str,
    out: String,
    groups: BTreeMap<String, usize>,
    /// How many groups that count have been opened.
    opened: usize,
    /// For each open group whether `.` takes line ends in it.
    open: Vec<bool>,
    last: Last,
    backtracks: bool,
    /// Whether it asks for the bounds of words, which the matcher finds for letters of any script only.
    bounds: bool,
}

impl Reader<'_> {
    fn take(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        Some(c)
    }

    fn take_if(&mut self, expected: &str) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn atom(&mut self, text: &str) {
        self.out.push_str(text);
        self.last = Last::Atom;
    }

    fn pattern(&mut self) -> Result<(), Fault> {
        while let Some(c) = self.take() {
            match c {
                '|' => {
                    self.out.push('|');
                    self.last = Last::Nothing;
                }
                '^' | '$' => {
                    self.out.push(c);
                    self.last = Last::Nothing;
                }
                '(' => self.group()?,
                ')' => {
                    if self.open.pop().is_none() {
                        return Err(fault(
                            "closes a group that is not open",
                            "A bracket that is meant as text needs a backslash: `\\)`.",
                        ));
                    }
                    self.atom(")");
                }
                '[' => self.class()?,
                '\\' => self.escape()?,
                '.' if self.open.last() == Some(&true) => self.atom("(?s:.)"),
                '.' => self.atom("[^\\n\\r\u{2028}\u{2029}]"),
                '*' | '+' | '?' => self.repeat(&c.to_string())?,
                '{' => match self.counted() {
                    Some(repeat) => self.repeat(&repeat)?,
                    None => self.atom(r"\{"),
                },
                _ => {
                    let text = literal(c);
                    self.atom(&text);
                }
            }
        }
        if self.open.is_empty() {
            Ok(())
        } else {
            Err(fault(
                "does not close a group",
                "Add `)`. A bracket that is meant as text needs a backslash: `\\(`.",
            ))
        }
    }

    /// `{3}`, `{3,}` or `{3,5}` whose brace has been read; anything else is text.
    fn counted(&mut self) -> Option<String> {
        let (inside, rest) = self.rest.split_once('}')?;
        let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if least.is_empty() || !digits(least) || !digits(most) {
            return None;
        }
        self.rest = rest;
        Some(format!("{{{inside}}}"))
    }

    fn repeat(&mut self, repeat: &str) -> Result<(), Fault> {
        match self.last {
            Last::Atom => {}
            Last::Nothing => {
                return Err(fault(
                    format!("repeats nothing with `{repeat}`"),
                    format!(
                        "Put what is to be repeated before it; as text it is written `\\{repeat}`."
                    ),
                ));
            }
            Last::Repeat if repeat == "+" => {
                return Err(fault(
                    "has a possessive repeat, which ECMA-262 does not know",
                    "Leave the second `+` out.",
                ));
            }
            Last::Repeat => {
                return Err(fault(
                    format!("repeats a repeat with `{repeat}`"),
                    "Put the first repeat into a group: `(?:a*)*`.",
                ));
            }
        }
        let bounds = repeat.trim_matches(['{', '}']).split_once(',');
        let number = |text: &str| text.parse::<u32>().ok();
        if let Some((Some(least), Some(most))) =
            bounds.map(|(least, most)| (number(least), number(most)))
            && least > most
        {
            return Err(fault(
                format!("has a repeat whose numbers are out of order: `{repeat}`"),
                format!("Write the smaller number first: `{{{most},{least}}}`."),
            ));
        }
        self.out.push_str(repeat);
        if self.take_if("?") {
            self.out.push('?');
        }
        self.last = Last::Repeat;
        Ok(())
    }

    /// A group whose bracket has been read.
    fn group(&mut self) -> Result<(), Fault> {
        let dot_takes_all = self.open.last() == Some(&true);
        self.last = Last::Nothing;
        if !self.take_if("?") {
            self.opened += 1;
            self.open.push(dot_takes_all);
            self.out.push('(');
            return Ok(());
        }
        for around in ["<=", "<!", "=", "!"] {
            if self.take_if(around) {
                self.backtracks = true;
                self.open.push(dot_takes_all);
                self.out.push_str("(?");
                self.out.push_str(around);
                return Ok(());
            }
        }
        if self.take_if("<") {
            let Some((name, rest)) = self.rest.split_once('>') else {
                return Err(fault(
                    "does not end the name of a group",
                    "Write `(?<name>…)`.",
                ));
            };
            check_name(name)?;
            self.rest = rest;
            self.opened += 1;
            self.open.push(dot_takes_all);
            // Groups are known by their numbers.
            self.out.push('(');
            return Ok(());
        }
        let (flags, rest) = self.rest.split_at(
            self.rest
                .find(|c: char| !matches!(c, 'i' | 'm' | 's' | '-'))
                .unwrap_or(self.rest.len()),
        );
        if let Some(rest) = rest.strip_prefix(':') {
            let (on, off) = flags.split_once('-').unwrap_or((flags, ""));
            let all = (dot_takes_all || on.contains('s')) && !off.contains('s');
            self.open.push(all);
            self.out.push_str("(?");
            self.out.push_str(flags);
            self.out.push(':');
            self.rest = rest;
            return Ok(());
        }
        Err(foreign_group(self.rest, flags, rest))
    }

    /// An escape outside a class, whose backslash has been read.
    fn escape(&mut self) -> Result<(), Fault> {
        let before = self.rest;
        match self.take() {
            Some(c @ ('b' | 'B')) => {
                let word = format!("[{}]", ranges(&WORD));
                let (first, second) = if c == 'b' { ("!", "=") } else { ("=", "!") };
                let bound = format!("(?:(?<={word})(?{first}{word})|(?<!{word})(?{second}{word}))");
                self.out.push_str(&bound);
                self.bounds = true;
                self.last = Last::Nothing;
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
                let Some(number) = self.groups.get(name).copied().filter(|_| !name.is_empty())
                else {
                    return Err(fault(
                        format!("refers to a group `{name}` that it does not have"),
                        format!("Name the group: `(?<{name}>…)`."),
                    ));
                };
                self.rest = rest;
                self.back(number);
            }
            Some(c @ '1'..='9') => {
                let mut digits = c.to_string();
                while let Some(digit) = self.rest.chars().next().filter(char::is_ascii_digit) {
                    digits.push(digit);
                    self.take();
                }
                let count = self.groups.get("").copied().unwrap_or_default();
                match digits.parse().ok().filter(|number| *number <= count) {
                    Some(number) => self.back(number),
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
                self.atom(&text);
            }
        }
        Ok(())
    }

    /// A back-reference. To a group that took no part it is empty in ECMA-262.
    fn back(&mut self, number: usize) {
        self.backtracks = true;
        // A group that is not closed yet took no part either.
        let text = if number > self.opened {
            "(?:)".to_owned()
        } else {
            format!("(?:{})", set_or_empty(number))
        };
        self.atom(&text);
    }

    /// An escape that stands for characters, whose backslash has been read.
    fn member_escape(&mut self, in_class: bool) -> Result<Member, Fault> {
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

    /// A class whose bracket has been read.
    fn class(&mut self) -> Result<(), Fault> {
        let excludes = self.take_if("^");
        let mut inside = String::new();
        while let Some(member) = self.member()? {
            let ahead = self
                .rest
                .strip_prefix('-')
                .filter(|rest| !rest.starts_with(']'));
            let (Some(rest), Member::One(first)) = (ahead, &member) else {
                push(&mut inside, &member);
                continue;
            };
            self.rest = rest;
            match self.member()? {
                Some(Member::One(last)) if last < *first => {
                    return Err(fault(
                        format!("has a range that is out of order: `{first}-{last}`"),
                        format!(
                            "Write `{last}-{first}`; a `-` that is meant as text is written `\\-`."
                        ),
                    ));
                }
                Some(Member::One(last)) => inside.push_str(&range(*first, last)),
                // Without the flag `u` a set is no end of a range, and the `-` is text.
                other => {
                    push(&mut inside, &member);
                    inside.push_str(r"\-");
                    push(&mut inside, &other.unwrap_or(Member::Nothing));
                }
            }
        }
        let text = match (inside.is_empty(), excludes) {
            (true, false) => NOTHING.to_owned(),
            (true, true) => "[\\x00-\u{10FFFF}]".to_owned(),
            (false, false) => format!("[{inside}]"),
            (false, true) => format!("[^{inside}]"),
        };
        self.atom(&text);
        Ok(())
    }

    /// The next member of a class, or its end.
    fn member(&mut self) -> Result<Option<Member>, Fault> {
        if let Some((name, _)) = self
            .rest
            .strip_prefix("[:")
            .and_then(|rest| rest.split_once(":]"))
        {
            return Err(fault(
                format!("has a class `[:{name}:]`, which ECMA-262 does not know"),
                "Write the characters, such as `A-Za-z` or `0-9`, or a property such as `\\p{Letter}`.",
            ));
        }
        match self.take() {
            None => Err(fault(
                "does not close a `[`",
                "Add `]`. A bracket that is meant as text needs a backslash: `\\[`.",
            )),
            Some(']') => Ok(None),
            Some('\\') => self.member_escape(true).map(Some),
            Some(c) => Ok(Some(Member::One(c))),
        }
    }
}

fn push(inside: &mut String, member: &Member) {
    match member {
        Member::One(c) => inside.push_str(&literal(*c)),
        Member::Many(set) => inside.push_str(set),
        Member::Nothing => {}
    }
}

fn check_name(name: &str) -> Result<(), Fault> {
    let good = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let begins = name.starts_with(|c: char| !c.is_numeric());
    if begins && name.chars().all(good) {
        Ok(())
    } else {
        Err(fault(
            format!("has a group with the name `{name}`"),
            "A name has letters, digits and `_`, and does not begin with a digit.",
        ))
    }
}
