//! From the tree of a pattern to the steps that a machine takes. What has to be found behind a place is read backwards, as
//! ECMA-262 has it.

use super::tree::{Node, Set, Times, Way};

/// Most steps of a program. Repeats that are counted are written out.
const MOST: usize = 50_000;

/// One step.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Takes one character of a set.
    One {
        set: usize,
        backwards: bool,
    },
    Start {
        of_lines: bool,
    },
    End {
        of_lines: bool,
    },
    Bound {
        is_one: bool,
    },
    /// Takes what a group has matched.
    Back {
        groups: Vec<usize>,
        any_case: bool,
        backwards: bool,
    },
    /// Goes on at the first place, and at the second one if that fails.
    Try(usize, usize),
    Jump(usize),
    /// Keeps the place in a note.
    Note(usize),
    /// Fails when nothing has been taken since the place was noted.
    Moved(usize),
    /// Ends a group that began at a noted place.
    Close {
        group: usize,
        note: usize,
    },
    /// Forgets what groups have matched.
    Forget {
        from: usize,
        to: usize,
    },
    /// Looks around with the steps from the next one on, and goes on at `then`.
    Look {
        negative: bool,
        then: usize,
    },
    /// The end of the pattern or of a look-around.
    Done,
}

/// The steps of a pattern.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    pub steps: Vec<Step>,
    pub sets: Vec<Set>,
    /// How many places are noted.
    pub notes: usize,
    /// How many groups there are, the whole match among them.
    pub groups: usize,
}

impl Program {
    /// The program of a pattern with so many groups; `None` when it is too long.
    pub(super) fn new(tree: &Node, groups: usize) -> Option<Self> {
        let mut program = Self {
            groups: groups + 1,
            ..Self::default()
        };
        program.write(tree, false)?;
        program.step(Step::Done)?;
        Some(program)
    }

    fn step(&mut self, step: Step) -> Option<usize> {
        let at = self.steps.len();
        self.steps.push(step);
        (at < MOST).then_some(at)
    }

    fn set_step(&mut self, at: usize, step: Step) {
        if let Some(place) = self.steps.get_mut(at) {
            *place = step;
        }
    }

    fn note(&mut self) -> usize {
        self.notes += 1;
        self.notes - 1
    }

    fn write(&mut self, node: &Node, backwards: bool) -> Option<()> {
        match node {
            Node::Empty => {}
            Node::One(set) => {
                self.sets.push(set.clone());
                let set = self.sets.len() - 1;
                self.step(Step::One { set, backwards })?;
            }
            Node::Start { of_lines } => {
                let of_lines = *of_lines;
                self.step(Step::Start { of_lines })?;
            }
            Node::End { of_lines } => {
                let of_lines = *of_lines;
                self.step(Step::End { of_lines })?;
            }
            Node::Bound { is_one } => {
                let is_one = *is_one;
                self.step(Step::Bound { is_one })?;
            }
            Node::Back { groups, any_case } => {
                self.step(Step::Back {
                    groups: groups.clone(),
                    any_case: *any_case,
                    backwards,
                })?;
            }
            Node::Group(group, inside) => {
                let (group, begins) = (*group, self.note());
                self.step(Step::Note(begins))?;
                self.write(inside, backwards)?;
                self.step(Step::Close {
                    group,
                    note: begins,
                })?;
            }
            Node::Look { way, inside } => self.look(*way, inside)?,
            Node::All(parts) if backwards => {
                for part in parts.iter().rev() {
                    self.write(part, backwards)?;
                }
            }
            Node::All(parts) => {
                for part in parts {
                    self.write(part, backwards)?;
                }
            }
            Node::Either(alternatives) => self.either(alternatives, backwards)?,
            Node::Repeat { inside, times } => self.repeat(inside, *times, backwards)?,
        }
        Some(())
    }

    fn look(&mut self, way: Way, inside: &Node) -> Option<()> {
        let at = self.step(Step::Done)?;
        self.write(inside, way.behind)?;
        let then = self.step(Step::Done)? + 1;
        let negative = way.negative;
        self.set_step(at, Step::Look { negative, then });
        Some(())
    }

    fn either(&mut self, alternatives: &[Node], backwards: bool) -> Option<()> {
        let Some((last, others)) = alternatives.split_last() else {
            return Some(());
        };
        let mut ends = Vec::new();
        for alternative in others {
            let at = self.step(Step::Done)?;
            self.write(alternative, backwards)?;
            ends.push(self.step(Step::Done)?);
            let next = self.steps.len();
            self.set_step(at, Step::Try(at + 1, next));
        }
        self.write(last, backwards)?;
        let end = self.steps.len();
        for at in ends {
            self.set_step(at, Step::Jump(end));
        }
        Some(())
    }

    /// What is repeated forgets at each turn what its groups had matched, and what takes nothing is not repeated beyond the
    /// least number (ECMA-262, `RepeatMatcher`).
    fn repeat(&mut self, inside: &Node, times: Times, backwards: bool) -> Option<()> {
        let groups = groups(inside);
        for _ in 0..times.least {
            self.turn(inside, groups, backwards)?;
        }
        let Some(most) = times.most else {
            let at = self.step(Step::Done)?;
            self.further(inside, groups, backwards)?;
            let end = self.step(Step::Jump(at))? + 1;
            self.set_step(at, attempt(at + 1, end, times.greedy));
            return Some(());
        };
        let mut starts = Vec::new();
        for _ in times.least..most {
            starts.push(self.step(Step::Done)?);
            self.further(inside, groups, backwards)?;
        }
        let end = self.steps.len();
        for at in starts {
            self.set_step(at, attempt(at + 1, end, times.greedy));
        }
        Some(())
    }

    fn further(&mut self, inside: &Node, groups: Option<Span>, backwards: bool) -> Option<()> {
        let note = self.note();
        self.step(Step::Note(note))?;
        self.turn(inside, groups, backwards)?;
        self.step(Step::Moved(note))?;
        Some(())
    }

    fn turn(&mut self, inside: &Node, groups: Option<Span>, backwards: bool) -> Option<()> {
        if let Some(Span { from, to }) = groups {
            self.step(Step::Forget { from, to })?;
        }
        self.write(inside, backwards)
    }
}

fn attempt(body: usize, end: usize, greedy: bool) -> Step {
    if greedy {
        Step::Try(body, end)
    } else {
        Step::Try(end, body)
    }
}

/// The numbers of the first and the last of some groups.
#[derive(Clone, Copy, Debug)]
struct Span {
    from: usize,
    to: usize,
}

/// The groups in a part of a pattern, which have their numbers one after the other.
fn groups(node: &Node) -> Option<Span> {
    let below = |nodes: &[Node]| {
        let spans = nodes.iter().filter_map(groups);
        spans.reduce(|all, span| Span {
            from: all.from.min(span.from),
            to: all.to.max(span.to),
        })
    };
    match node {
        Node::Group(number, inside) => Some(Span {
            from: *number,
            to: groups(inside).map_or(*number, |span| span.to),
        }),
        Node::Look { inside, .. } | Node::Repeat { inside, .. } => groups(inside),
        Node::All(parts) | Node::Either(parts) => below(parts),
        Node::Empty
        | Node::One(_)
        | Node::Start { .. }
        | Node::End { .. }
        | Node::Bound { .. }
        | Node::Back { .. } => None,
    }
}
