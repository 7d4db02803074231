//! The parts of a sum in running text add up. Asked for by `arithmetic: strict`.

use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::document::Run;
use crate::figure::{Interval, Number};
use crate::source::TextRange;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::stated::{
    self, Calculated, Calculation, Equation, Failure, Operation, Page, StatedAmount, Tokens,
    adds_up, are_near, find_equation, part_labels, total, written_sum,
};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "stated-sum",
        summary: "the parts of a sum in a text add up, where arithmetic is strict",
        page: include_str!("stated_sum.md"),
        level: Level::Error,
        needs: Needs::StrictArithmetic,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    stated::check_strictly(context, reporter, sums_of);
}

fn sums_of(page: Page<'_>, run: &Run) -> Vec<Calculation> {
    let tokens = Tokens::of(run, page.figures);
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        let found = find_equation(&tokens, at);
        at += 1;
        if let Some(equation) = found {
            at = at.max(equation.range.1);
            all.extend(judge(page, &tokens, &equation));
        }
    }
    all
}

fn judge(page: Page<'_>, tokens: &Tokens<'_>, equation: &Equation) -> Option<Calculation> {
    let result = &tokens.count_at(equation.result)?;
    let parts: Option<Vec<StatedAmount>> = (equation.parts.iter())
        .map(|at| tokens.count_at(*at))
        .collect();
    let parts = parts?;
    let parts: Vec<&StatedAmount> = parts.iter().collect();
    let place = |at: usize| {
        let token = tokens.all.get(at)?;
        Some(tokens.run.source(token.start, token.end))
    };
    let at = place(equation.result)?;
    let done = |outcome| Some(Calculation { at, outcome });
    let is_sum = equation.operation == Operation::Sum;
    let is_exact = |amount: &&StatedAmount| amount.is_exact() && !amount.ambiguous;
    if !is_sum && !parts.iter().chain([&result]).all(is_exact) {
        return done(Calculated::Unread);
    }
    let sum = outcome(equation.operation, &parts)?;
    if is_sum && adds_up(&parts, result) || !is_sum && sum == result.value {
        return done(Calculated::Holds);
    }
    let bounded = |at: &usize| {
        tokens
            .bounded(*at, *at)
            .1
            .is_some_and(|bound| bound != Interval::exact(result.value.clone()))
    };
    let overlaps = equation.may_overlap && sum > result.value;
    let misses = equation.may_miss && sum < result.value;
    let certain = equation.certain
        && !overlaps
        && !misses
        && are_near(&sum, &result.value)
        && !tokens.is_quoted(equation.result)
        && !equation.parts.iter().chain([&equation.result]).any(bounded);
    if !certain {
        return done(Calculated::Unread);
    }
    let ranges: Vec<_> = equation.parts.iter().filter_map(|at| place(*at)).collect();
    let broken = WrongSum {
        written: tokens.text(equation.range.0, equation.range.1),
        operation: equation.operation,
        sum,
        parts,
        result,
        ranges,
        identity: page.heading(at),
    };
    done(Calculated::Fails(Box::new(broken.failure())))
}

/// What an operation comes to.
fn outcome(operation: Operation, parts: &[&StatedAmount]) -> Option<Number> {
    match (operation, parts) {
        (Operation::Sum, parts) => Some(total(parts)),
        (Operation::Difference, [from, taken]) => Some(&from.value - &taken.value),
        (Operation::Product, [one, other]) => Some(&one.value * &other.value),
        _ => None,
    }
}

/// A sum whose parts add up to something else.
struct WrongSum<'a> {
    operation: Operation,
    /// The equation as written.
    written: &'a str,
    parts: Vec<&'a StatedAmount>,
    /// What they add up to.
    sum: Number,
    result: &'a StatedAmount,
    /// Where the parts stand.
    ranges: Vec<TextRange>,
    /// The headings above it.
    identity: String,
}

impl WrongSum<'_> {
    /// In words.
    fn failure(self) -> Failure {
        let sum = self.sum.grouped();
        let written: Vec<&str> = self.written.split_whitespace().collect();
        let written = written.join(" ");
        let (what, noun, working) = match (self.operation, self.parts.as_slice()) {
            (Operation::Difference, [from, taken]) => {
                let of = [from, taken].map(|part| part.value.grouped());
                ("the difference is", "the difference", of.join(" − "))
            }
            (Operation::Product, [one, other]) => {
                let of = [one, other].map(|part| part.value.grouped());
                ("the product is", "the product", of.join(" × "))
            }
            _ => ("the parts add up to", "the sum", written_sum(&self.parts)),
        };
        Failure {
            message: format!("`{written}`: {what} {sum}"),
            // The headline names it already.
            label: if what.starts_with(noun) {
                "stated here"
            } else {
                noun
            }
            .to_owned(),
            related: part_labels(&self.ranges),
            help: format!(
                "`{working} = {sum}`, not {}.\nCorrect {noun} or a part of it.",
                self.result.value.grouped()
            ),
            excess: Number::ZERO,
            identity: vec![self.identity, written],
        }
    }
}
