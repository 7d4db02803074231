//! Matches patterns by trial and error as ECMA-262 does (22.2.2), within a bound on the steps of a search.

use super::program::{Program, Step};

/// So many steps may be taken in a search, and so many more for each byte of the text: what reads a text a few times takes
/// no more, and whatever tries one thing after the other is cut off.
const STEPS: usize = 1_000_000;
const STEPS_A_BYTE: usize = 50;
/// So much may be kept to be undone: some 80 MB.
const MOST_UNDONE: usize = 2_000_000;

/// A match of a group: where it begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    start: usize,
    end: usize,
}

/// What has to be undone where a step fails.
#[derive(Clone, Copy, Debug)]
enum Undo {
    /// Goes on here.
    Go { step: usize, at: usize },
    /// Puts a note back.
    Note(usize, usize),
    /// Puts a group back.
    Group(usize, Option<Stretch>),
}

/// A search in a text.
#[derive(Debug)]
pub(super) struct Machine<'p> {
    program: &'p Program,
    text: &'p str,
    notes: Vec<usize>,
    groups: Vec<Option<Stretch>>,
    steps: usize,
    most: usize,
}

/// That a search was cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CutOff;

impl<'p> Machine<'p> {
    pub(super) fn new(program: &'p Program, text: &'p str) -> Self {
        Self {
            program,
            text,
            notes: vec![0; program.notes],
            groups: vec![None; program.groups],
            steps: 0,
            most: STEPS.saturating_add(text.len().saturating_mul(STEPS_A_BYTE)),
        }
    }

    /// Whether the pattern matches anywhere in the text.
    pub(super) fn is_match(&mut self) -> Result<bool, CutOff> {
        let places = self.text.char_indices().map(|(at, _)| at);
        for at in places.chain([self.text.len()]) {
            if self.run(0, at)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes steps from one on until the end of them. Where it fails all is as before.
    fn run(&mut self, mut step: usize, mut at: usize) -> Result<bool, CutOff> {
        let mut undo = Vec::new();
        loop {
            self.steps += 1;
            if self.steps > self.most || undo.len() > MOST_UNDONE {
                return Err(CutOff);
            }
            let Some(now) = self.program.steps.get(step) else {
                return Ok(false);
            };
            let next = match now {
                Step::Done => return Ok(true),
                Step::Try(first, second) => {
                    undo.push(Undo::Go { step: *second, at });
                    Some((*first, at))
                }
                Step::Jump(to) => Some((*to, at)),
                Step::Note(note) => {
                    self.set_note(*note, at, &mut undo);
                    Some((step + 1, at))
                }
                Step::Moved(note) => (self.notes.get(*note) != Some(&at)).then_some((step + 1, at)),
                Step::Close { group, note } => {
                    self.close(*group, *note, at, &mut undo);
                    Some((step + 1, at))
                }
                Step::Forget { from, to } => {
                    self.steps += to - from;
                    for group in *from..=*to {
                        self.set_group(group, None, &mut undo);
                    }
                    Some((step + 1, at))
                }
                Step::Look { negative, then } => {
                    let holds = self.look(step + 1, at, *negative, &mut undo)?;
                    holds.then_some((*then, at))
                }
                Step::One { set, backwards } => self
                    .one(*set, at, *backwards)
                    .map(|after| (step + 1, after)),
                Step::Back {
                    groups,
                    any_case,
                    backwards,
                } => self
                    .back(groups, *any_case, at, *backwards)
                    .map(|after| (step + 1, after)),
                Step::Start { of_lines } => self.starts(at, *of_lines).then_some((step + 1, at)),
                Step::End { of_lines } => self.ends(at, *of_lines).then_some((step + 1, at)),
                Step::Bound { is_one } => (self.is_bound(at) == *is_one).then_some((step + 1, at)),
            };
            let Some(going) = next.or_else(|| self.step_back(&mut undo)) else {
                return Ok(false);
            };
            (step, at) = going;
        }
    }

    /// Whether a look-around finds what it must, or does not find what it must not. What its groups have matched holds only
    /// of what it must find.
    fn look(
        &mut self,
        inside: usize,
        at: usize,
        negative: bool,
        undo: &mut Vec<Undo>,
    ) -> Result<bool, CutOff> {
        let before = self.groups.clone();
        self.steps += before.len();
        let found = self.run(inside, at)?;
        if found && !negative {
            let groups = before.into_iter().enumerate();
            undo.extend(groups.map(|(group, old)| Undo::Group(group, old)));
        } else {
            self.groups = before;
        }
        Ok(found != negative)
    }

    /// Ends a group that began at a noted place, which lies behind its end where it is read backwards.
    fn close(&mut self, group: usize, note: usize, at: usize, undo: &mut Vec<Undo>) {
        let noted = self.notes.get(note).copied().unwrap_or(at);
        let stretch = Stretch {
            start: noted.min(at),
            end: noted.max(at),
        };
        self.set_group(group, Some(stretch), undo);
    }

    fn step_back(&mut self, undo: &mut Vec<Undo>) -> Option<(usize, usize)> {
        loop {
            match undo.pop()? {
                Undo::Go { step, at } => return Some((step, at)),
                Undo::Note(note, old) => {
                    if let Some(place) = self.notes.get_mut(note) {
                        *place = old;
                    }
                }
                Undo::Group(group, old) => {
                    if let Some(place) = self.groups.get_mut(group) {
                        *place = old;
                    }
                }
            }
        }
    }

    fn set_note(&mut self, note: usize, at: usize, undo: &mut Vec<Undo>) {
        if let Some(place) = self.notes.get_mut(note) {
            undo.push(Undo::Note(note, std::mem::replace(place, at)));
        }
    }

    fn set_group(&mut self, group: usize, stretch: Option<Stretch>, undo: &mut Vec<Undo>) {
        if let Some(place) = self.groups.get_mut(group)
            && *place != stretch
        {
            undo.push(Undo::Group(group, std::mem::replace(place, stretch)));
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The place behind one character of a set.
    fn one(&self, set: usize, at: usize, backwards: bool) -> Option<usize> {
        let c = if backwards {
            self.before(at)
        } else {
            self.after(at)
        }?;
        let set = self.program.sets.get(set)?;
        let length = c.len_utf8();
        set.has(c)
            .then(|| if backwards { at - length } else { at + length })
    }

    /// The place behind what a group has matched, if that stands here. A group that has matched nothing yet matches nothing
    /// here (22.2.2.9).
    fn back(
        &mut self,
        groups: &[usize],
        any_case: bool,
        at: usize,
        backwards: bool,
    ) -> Option<usize> {
        let taken = groups.iter().find_map(|group| *self.groups.get(*group)?);
        let Some(taken) = taken else {
            return Some(at);
        };
        let expected = self.text.get(taken.start..taken.end)?;
        self.steps += expected.len();
        if !any_case {
            return if backwards {
                let rest = self.text.get(..at)?.strip_suffix(expected)?;
                Some(rest.len())
            } else {
                let rest = self.text.get(at..)?;
                rest.starts_with(expected).then_some(at + expected.len())
            };
        }
        let mut wanted: Vec<char> = expected.chars().collect();
        if backwards {
            wanted.reverse();
        }
        let mut here = at;
        for wanted in wanted {
            let c = if backwards {
                self.before(here)
            } else {
                self.after(here)
            }?;
            if !same_letter(c, wanted) {
                return None;
            }
            here = if backwards {
                here - c.len_utf8()
            } else {
                here + c.len_utf8()
            };
        }
        Some(here)
    }

    fn starts(&self, at: usize, of_lines: bool) -> bool {
        at == 0 || of_lines && self.before(at).is_some_and(ends_line)
    }

    fn ends(&self, at: usize, of_lines: bool) -> bool {
        at == self.text.len() || of_lines && self.after(at).is_some_and(ends_line)
    }

    fn is_bound(&self, at: usize) -> bool {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        is_word(self.before(at)) != is_word(self.after(at))
    }
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn same_letter(first: char, second: char) -> bool {
    first == second
        || first.to_lowercase().eq(second.to_lowercase())
        || first.to_uppercase().eq(second.to_uppercase())
}
