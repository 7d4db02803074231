//! A pattern as a tree, as the reader finds it: what is matched by trial and error is made from it.

use regex::Regex;

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Nothing, which matches everywhere.
    Empty,
    /// One character of a set.
    One(Set),
    /// The start of the text, or of any of its lines.
    Start { of_lines: bool },
    /// The end of the text, or of any of its lines.
    End { of_lines: bool },
    /// A bound of a word, or a place that is none.
    Bound { is_one: bool },
    /// What one of these groups has matched, of which one at most takes part.
    Back { groups: Vec<usize>, any_case: bool },
    /// A group that counts, with its number from 1.
    Group(usize, Box<Node>),
    /// A look-around.
    Look { way: Way, inside: Box<Node> },
    /// One after the other.
    All(Vec<Node>),
    /// One or the other.
    Either(Vec<Node>),
    /// A repeat.
    Repeat { inside: Box<Node>, times: Times },
}

/// Which way a look-around looks, and whether it must find something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub behind: bool,
    pub negative: bool,
}

/// How often something is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Times {
    pub least: u32,
    /// `None` without an end.
    pub most: Option<u32>,
    /// Whether as many as possible are tried first.
    pub greedy: bool,
}

/// A set of characters.
#[derive(Clone, Debug)]
pub(super) struct Set {
    /// The first 128 characters, a bit each.
    ascii: u128,
    /// For all others.
    others: Regex,
}

impl Set {
    /// The set of a class in the spelling of the matcher; `None` when it knows no such class.
    pub(super) fn new(class: &str, any_case: bool) -> Option<Self> {
        let flag = if any_case { "i" } else { "" };
        let others = Regex::new(&format!("^(?{flag}:{class})$")).ok()?;
        let ascii = (0..128_u8).fold(0, |ascii, byte| {
            let is_in = others.is_match(char::from(byte).encode_utf8(&mut [0; 4]));
            ascii | u128::from(is_in) << byte
        });
        Some(Self { ascii, others })
    }

    pub(super) fn has(&self, c: char) -> bool {
        if c.is_ascii() {
            self.ascii >> u32::from(c) & 1 == 1
        } else {
            self.others.is_match(c.encode_utf8(&mut [0; 4]))
        }
    }
}

/// What a bracket has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// The pattern itself.
    Whole,
    /// A group that only holds together.
    Plain,
    /// A group that counts.
    Group(usize),
    /// A look-around.
    Look(Way),
}

/// An alternative of something that a bracket has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    pub level: usize,
    pub alternative: usize,
}

/// What has been read of what a bracket has opened.
#[derive(Clone, Debug)]
pub(super) struct Level {
    number: usize,
    pub opened: Opened,
    /// Which flags hold.
    pub flags: Flags,
    alternatives: Vec<Node>,
    now: Vec<Node>,
}

/// The flags that a group sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags {
    /// Whether letters are of any case.
    pub any_case: bool,
    /// Whether `^` and `$` are those of lines.
    pub of_lines: bool,
    /// Whether `.` takes line ends.
    pub dot_takes_all: bool,
}

impl Level {
    pub(super) fn new(number: usize, opened: Opened, flags: Flags) -> Self {
        Self {
            number,
            opened,
            flags,
            alternatives: Vec::new(),
            now: Vec::new(),
        }
    }

    /// The alternative that is being read.
    pub(super) fn branch(&self) -> Branch {
        Branch {
            level: self.number,
            alternative: self.alternatives.len(),
        }
    }

    pub(super) fn push(&mut self, node: Node) {
        self.now.push(node);
    }

    /// The bar before a further alternative.
    pub(super) fn next(&mut self) {
        let read = Node::All(std::mem::take(&mut self.now));
        self.alternatives.push(read);
    }

    /// Repeats what was read last.
    pub(super) fn repeat(&mut self, times: Times) {
        if let Some(inside) = self.now.pop() {
            self.now.push(Node::Repeat {
                inside: Box::new(inside),
                times,
            });
        }
    }

    /// All of it.
    pub(super) fn close(mut self) -> Node {
        self.next();
        let inside = Node::Either(self.alternatives);
        match self.opened {
            Opened::Whole | Opened::Plain => inside,
            Opened::Group(number) => Node::Group(number, Box::new(inside)),
            Opened::Look(way) => Node::Look {
                way,
                inside: Box::new(inside),
            },
        }
    }
}
