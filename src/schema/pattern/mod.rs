//! Patterns are those of ECMA-262, as JSON Schema has them: read as JavaScript reads them with the flag `u`, and with
//! the freedoms that it allows without (`\'`, `[\w-.]`, `{` as text), then written as the matcher knows them.
//!
//! What other dialects have and ECMA-262 has not is refused with what to write in its place, which is `dialects`. How sets of
//! characters are written is `characters`.

mod bounded;
mod characters;
mod class;
mod dialects;
mod escape;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use fancy_regex::{Regex, RegexBuilder};

pub use self::bounded::Bounded;
use self::characters::literal;
use self::dialects::foreign_group;

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
    let mut reader = PatternReader {
        rest: pattern,
        out: String::new(),
        groups: count_groups(pattern),
        opened: 0,
        open: Vec::new(),
        around: Vec::new(),
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
    Around,
    Repeat,
}

struct PatternReader<'p> {
    rest: &'p str,
    out: String,
    groups: BTreeMap<String, usize>,
    /// How many groups that count have been opened.
    opened: usize,
    /// For each open group whether `.` takes line ends in it.
    open: Vec<bool>,
    /// How many groups are open around each look-around that is open.
    around: Vec<usize>,
    last: Last,
    backtracks: bool,
    /// Whether it asks for the bounds of words, which the matcher finds for letters of any script only.
    bounds: bool,
}

impl PatternReader<'_> {
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
                    if self.around.last() == Some(&self.open.len()) {
                        self.around.pop();
                        self.last = Last::Around;
                    }
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
            Last::Around => {
                return Err(fault(
                    format!("repeats a look-around with `{repeat}`"),
                    "A look-around takes no sign, so that once says the same: leave the repeat out.",
                ));
            }
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
                self.around.push(self.open.len());
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
