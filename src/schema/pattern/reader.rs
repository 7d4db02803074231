//! Reads a pattern sign by sign: into the spelling of the matcher, and into a tree. Classes are read in `class`, escapes in
//! `escape`.

use std::collections::BTreeMap;

use super::characters::literal;
use super::dialects::foreign_group;
use super::tree::{Branch, Flags, Level, Node, Opened, Set, Times, Way};
use super::{Fault, fault, too_large};

/// What a group has matched, if it has matched anything.
pub(super) fn set_or_empty(number: usize) -> String {
    format!("(?({number})\\{number}|)")
}

/// Numbers of the groups, by their names; the empty name holds the last of them all.
fn count_groups(pattern: &str) -> BTreeMap<String, Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
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
                    groups.entry(name.to_owned()).or_default().push(count);
                } else if !rest.starts_with('?') {
                    count += 1;
                }
            }
            _ => {}
        }
    }
    groups.insert(String::new(), vec![count]);
    groups
}

/// What stands before a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    Nothing,
    Atom,
    Around,
    Repeat,
}

/// A name that a group has, and the alternatives around the group from the outermost one on.
struct Named {
    name: String,
    way: Vec<Branch>,
}

/// Most levels of groups in each other.
const MOST_LEVELS: usize = 200;

/// A pattern that is being read.
pub(super) struct PatternReader<'p> {
    pub(super) rest: &'p str,
    /// What has been read, in the spelling of the matcher.
    pub(super) out: String,
    pub(super) groups: BTreeMap<String, Vec<usize>>,
    /// How many groups that count have been opened.
    pub(super) opened: usize,
    /// What is open, the pattern itself first.
    pub(super) levels: Vec<Level>,
    /// The names of the groups so far.
    names: Vec<Named>,
    /// How many levels have been opened.
    numbers: usize,
    /// All of it, once it has been read.
    pub(super) tree: Node,
    pub(super) last: Last,
    pub(super) backtracks: bool,
    /// Whether it asks for the bounds of words, which the matcher finds for letters of any script only.
    pub(super) bounds: bool,
}

impl<'p> PatternReader<'p> {
    pub(super) fn take(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        Some(c)
    }

    pub(super) fn take_if(&mut self, expected: &str) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    pub(super) fn read(pattern: &'p str) -> Result<Self, Fault> {
        let mut reader = Self {
            rest: pattern,
            out: String::new(),
            groups: count_groups(pattern),
            opened: 0,
            levels: vec![Level::new(0, Opened::Whole, Flags::default())],
            names: Vec::new(),
            numbers: 0,
            tree: Node::Empty,
            last: Last::Nothing,
            backtracks: false,
            bounds: false,
        };
        reader.pattern()?;
        reader.tree = reader.levels.pop().map_or(Node::Empty, Level::close);
        Ok(reader)
    }

    pub(super) fn flags(&self) -> Flags {
        self.levels
            .last()
            .map_or_else(Flags::default, |level| level.flags)
    }

    pub(super) fn push(&mut self, node: Node) {
        if let Some(level) = self.levels.last_mut() {
            level.push(node);
        }
    }

    /// One character of a class.
    pub(super) fn atom(&mut self, class: &str) -> Result<(), Fault> {
        self.out.push_str(class);
        self.last = Last::Atom;
        let set = Set::new(class, self.flags().any_case).ok_or_else(too_large)?;
        self.push(Node::One(set));
        Ok(())
    }

    fn open(&mut self, opened: Opened, flags: Flags) -> Result<(), Fault> {
        if self.levels.len() > MOST_LEVELS {
            return Err(too_large());
        }
        self.numbers += 1;
        self.levels.push(Level::new(self.numbers, opened, flags));
        self.last = Last::Nothing;
        Ok(())
    }

    fn close(&mut self) -> Result<(), Fault> {
        let level = self.levels.pop_if(|level| level.opened != Opened::Whole);
        let Some(level) = level else {
            return Err(fault(
                "closes a group that is not open",
                "A bracket that is meant as text needs a backslash: `\\)`.",
            ));
        };
        self.out.push(')');
        self.last = match level.opened {
            Opened::Look(_) => Last::Around,
            Opened::Whole | Opened::Plain | Opened::Group(_) => Last::Atom,
        };
        self.push(level.close());
        Ok(())
    }

    fn pattern(&mut self) -> Result<(), Fault> {
        while let Some(c) = self.take() {
            match c {
                '|' => {
                    self.out.push('|');
                    self.last = Last::Nothing;
                    if let Some(level) = self.levels.last_mut() {
                        level.next();
                    }
                }
                '^' | '$' => {
                    self.out.push(c);
                    self.last = Last::Nothing;
                    let of_lines = self.flags().of_lines;
                    self.push(if c == '^' {
                        Node::Start { of_lines }
                    } else {
                        Node::End { of_lines }
                    });
                }
                '(' => self.group()?,
                ')' => self.close()?,
                '[' => self.class()?,
                '\\' => self.escape()?,
                '.' if self.flags().dot_takes_all => self.atom("(?s:.)")?,
                '.' => self.atom("[^\\n\\r\u{2028}\u{2029}]")?,
                '*' => self.repeat("*", times(0, None))?,
                '+' => self.repeat("+", times(1, None))?,
                '?' => self.repeat("?", times(0, Some(1)))?,
                '{' => match self.counted() {
                    Some(inside) => self.repeat_counted(inside)?,
                    None => self.atom(r"\{")?,
                },
                _ => self.atom(&literal(c))?,
            }
        }
        if self.levels.len() == 1 {
            Ok(())
        } else {
            Err(fault(
                "does not close a group",
                "Add `)`. A bracket that is meant as text needs a backslash: `\\(`.",
            ))
        }
    }

    /// `{3}`, `{3,}` or `{3,5}` whose brace has been read; anything else is text.
    fn counted(&mut self) -> Option<&'p str> {
        let (inside, rest) = self.rest.split_once('}')?;
        let (least, most) = inside.split_once(',').unwrap_or((inside, ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if least.is_empty() || !digits(least) || !digits(most) {
            return None;
        }
        self.rest = rest;
        Some(inside)
    }

    fn repeat_counted(&mut self, inside: &str) -> Result<(), Fault> {
        let number = |text: &str| text.parse::<u32>().ok();
        let (least, most) = match inside.split_once(',') {
            Some((least, "")) => (number(least), Some(None)),
            Some((least, most)) => (number(least), number(most).map(Some)),
            None => (number(inside), number(inside).map(Some)),
        };
        let repeat = format!("{{{inside}}}");
        match (least, most) {
            (Some(least), Some(Some(most))) if least > most => Err(fault(
                format!("has a repeat whose numbers are out of order: `{repeat}`"),
                format!("Write the smaller number first: `{{{most},{least}}}`."),
            )),
            (Some(least), Some(most)) => self.repeat(&repeat, times(least, most)),
            _ => Err(too_large()),
        }
    }

    fn repeat(&mut self, repeat: &str, mut times: Times) -> Result<(), Fault> {
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
        self.out.push_str(repeat);
        if self.take_if("?") {
            self.out.push('?');
            times.greedy = false;
        }
        self.last = Last::Repeat;
        if let Some(level) = self.levels.last_mut() {
            level.repeat(times);
        }
        Ok(())
    }

    /// A group whose bracket has been read.
    fn group(&mut self) -> Result<(), Fault> {
        let flags = self.flags();
        if !self.take_if("?") {
            return self.counting(flags);
        }
        for (around, behind, negative) in [
            ("<=", true, false),
            ("<!", true, true),
            ("=", false, false),
            ("!", false, true),
        ] {
            if self.take_if(around) {
                self.backtracks = true;
                self.out.push_str("(?");
                self.out.push_str(around);
                return self.open(Opened::Look(Way { behind, negative }), flags);
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
            self.name(name)?;
            self.rest = rest;
            // Groups are known by their numbers.
            return self.counting(flags);
        }
        let (written, rest) = self.rest.split_at(
            self.rest
                .find(|c: char| !matches!(c, 'i' | 'm' | 's' | '-'))
                .unwrap_or(self.rest.len()),
        );
        let Some(rest) = rest.strip_prefix(':') else {
            return Err(foreign_group(self.rest, written, rest));
        };
        let (on, off) = written.split_once('-').unwrap_or((written, ""));
        let holds = |flag: char, before: bool| (before || on.contains(flag)) && !off.contains(flag);
        self.out.push_str("(?");
        self.out.push_str(written);
        self.out.push(':');
        self.rest = rest;
        let flags = Flags {
            any_case: holds('i', flags.any_case),
            of_lines: holds('m', flags.of_lines),
            dot_takes_all: holds('s', flags.dot_takes_all),
        };
        self.open(Opened::Plain, flags)
    }

    /// A group that counts.
    fn counting(&mut self, flags: Flags) -> Result<(), Fault> {
        self.opened += 1;
        self.out.push('(');
        self.open(Opened::Group(self.opened), flags)
    }

    /// The name of a group, which another may have only in another alternative: of the two at most one takes part.
    fn name(&mut self, name: &str) -> Result<(), Fault> {
        let way: Vec<Branch> = self.levels.iter().map(Level::branch).collect();
        let is_apart = |other: &[Branch]| {
            let forks = other
                .iter()
                .zip(&way)
                .find(|(first, second)| first != second);
            forks.is_some_and(|(first, second)| first.level == second.level)
        };
        let mut others = self.names.iter().filter(|other| other.name == name);
        if !others.all(|other| is_apart(&other.way)) {
            return Err(fault(
                format!("has two groups with the name `{name}` that can both take part"),
                "Give one of them another name.",
            ));
        }
        self.names.push(Named {
            name: name.to_owned(),
            way,
        });
        Ok(())
    }
}

fn times(least: u32, most: Option<u32>) -> Times {
    Times {
        least,
        most,
        greedy: true,
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
