//! Patterns are those of ECMA-262, as JSON Schema has them: read as JavaScript reads them with the flag `u`, and with
//! the freedoms that it allows without (`\'`, `[\w-.]`, `{` as text), then written as the matcher knows them.
//!
//! What can be matched in one go through the text is left to a matcher that does so. Look-around and back-references are matched
//! by trial and error, as ECMA-262 describes it: `tree` is what has been read, `program` what is done, `machine` does it.
//!
//! What other dialects have and ECMA-262 has not is refused with what to write in its place, which is `dialects`. How sets of
//! characters are written is `characters`.

mod bounded;
mod characters;
mod class;
mod dialects;
mod escape;
mod machine;
mod program;
mod reader;
#[cfg(test)]
mod tests;
mod tree;

use fancy_regex::{Regex, RegexBuilder};

use self::machine::Machine;
use self::program::Program;
use self::reader::{PatternReader, set_or_empty};

pub use self::bounded::Bounded;

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

/// A pattern that can be matched.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// Whether it uses look-around or a back-reference.
    pub looks_around: bool,
    matcher: Matcher,
}

#[derive(Clone, Debug)]
enum Matcher {
    Bounded(Box<Bounded>),
    Program(Box<Program>),
}

impl Read {
    /// Whether a text matches; `None` when the matcher gave up.
    pub(super) fn is_match(&self, text: &str) -> Option<bool> {
        match &self.matcher {
            Matcher::Bounded(bounded) => bounded.for_text(text).0.is_match(text).ok(),
            Matcher::Program(program) => Machine::new(program, text).is_match().ok(),
        }
    }
}

/// A pattern of keys, which the engine matches.
#[derive(Clone, Debug)]
pub(super) struct KeyPattern {
    /// The pattern in the spelling of the engine. A back-reference to a group that took no part fails in it, where in
    /// ECMA-262 it is empty.
    pub text: String,
    /// Whether it uses look-around or a back-reference.
    pub looks_around: bool,
    /// Its matcher, where it matches by trial and error.
    pub trying: Option<Bounded>,
}

/// Reads a pattern.
pub(super) fn read(pattern: &str) -> Result<Read, Fault> {
    let reader = PatternReader::read(pattern)?;
    let straight = (!reader.backtracks).then(|| matcher(&reader.out).ok());
    let matcher = if let Some(regex) = straight.flatten() {
        Matcher::Bounded(Box::new(Bounded::new(regex, MOST_STEPS)))
    } else {
        let program = Program::new(&reader.tree, reader.opened).ok_or_else(too_large)?;
        Matcher::Program(Box::new(program))
    };
    Ok(Read {
        looks_around: reader.backtracks,
        matcher,
    })
}

/// Reads a pattern of keys.
pub(super) fn read_key(pattern: &str) -> Result<KeyPattern, Fault> {
    let reader = PatternReader::read(pattern)?;
    let regex = matcher(&reader.out).map_err(|_| {
        if Program::new(&reader.tree, reader.opened).is_none() {
            return too_large();
        }
        fault(
            "uses what keys are not matched by",
            "Keys are matched by look-around that is not repeated, and by back-references outside of it.",
        )
    })?;
    let count = reader.opened;
    let text = (1..=count).fold(reader.out, |text, number| {
        text.replace(&set_or_empty(number), &format!("\\{number}"))
    });
    let tries = reader.backtracks || reader.bounds;
    Ok(KeyPattern {
        text,
        looks_around: reader.backtracks,
        trying: tries.then(|| Bounded::new(regex, MOST_STEPS)),
    })
}

fn matcher(text: &str) -> Result<Regex, Box<fancy_regex::Error>> {
    let mut builder = RegexBuilder::new(text);
    builder
        .backtrack_limit(MOST_STEPS)
        .build()
        .map_err(Box::new)
}

fn too_large() -> Fault {
    fault(
        "is too large for the matcher",
        "Write smaller repeats, or a simpler pattern.",
    )
}

/// Whether a text can be read as a pattern, however large.
pub(super) fn is_pattern(text: &str) -> bool {
    PatternReader::read(text).is_ok()
}

fn fault(what: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault {
        what: what.into(),
        help: help.into(),
    }
}
