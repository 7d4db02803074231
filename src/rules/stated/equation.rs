//! A sum in running text, by the places of its numbers.

/// What is done with the numbers of an equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Operation {
    Sum,
    /// The second is taken from the first.
    Difference,
    Product,
}

/// Numbers and what they are said to add up to, by their tokens.
pub(in crate::rules) struct Equation {
    pub(in crate::rules) parts: Vec<usize>,
    pub(in crate::rules) result: usize,
    pub(in crate::rules) operation: Operation,
    /// First and last token.
    pub(in crate::rules) range: (usize, usize),
    /// Whether it is certain that just these are added up.
    pub(in crate::rules) certain: bool,
    /// Whether the parts are of kinds to which one thing may belong at once: `120 tests (80 unit, 60 fast)`.
    pub(in crate::rules) may_overlap: bool,
    /// Whether there may be other parts, which are not told: `45 tools, of which 20 are local`.
    pub(in crate::rules) may_miss: bool,
}
