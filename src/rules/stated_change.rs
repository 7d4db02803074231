//! A growth in running text fits the levels beside it. Asked for by `arithmetic: strict`.

use crate::diagnostic::{Label, Level, Needs, RuleMetadata, Severity};
use crate::document::Run;
use crate::figure::{Interval, Number};
use crate::source::TextRange;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::stated::{
    self, Calculated, Calculation, Failure, Growth, Page, StatedAmount, Tokens, Way, find_growth,
    rounded_or_cut,
};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "stated-change",
        summary: "a growth in a text fits the levels beside it, where arithmetic is strict",
        page: include_str!("stated_change.md"),
        level: Level::Error,
        needs: Needs::StrictArithmetic,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    if context.settings.stated.strict {
        stated::check(context, reporter, Severity::Error, changes);
    }
}

fn changes(page: Page<'_>) -> Vec<Calculation> {
    let runs = page.running_text();
    runs.into_iter()
        .flat_map(|run| changes_of(page, run))
        .collect()
}

fn changes_of(page: Page<'_>, run: &Run) -> Vec<Calculation> {
    if !stated::tells_share(run.text()) {
        return Vec::new();
    }
    let tokens = Tokens::of(run, page.figures);
    let growths = (0..tokens.all.len()).filter_map(|at| find_growth(&tokens, at));
    growths
        .filter_map(|growth| judge(page, &tokens, &growth))
        .collect()
}

fn judge(page: Page<'_>, tokens: &Tokens<'_>, growth: &Growth) -> Option<Calculation> {
    let (from, to) = (tokens.number_at(growth.from)?, tokens.number_at(growth.to)?);
    let percentage = tokens.number_at(growth.percentage)?;
    let place = |first: usize, last: usize| {
        let (first, last) = (tokens.all.get(first)?, tokens.all.get(last)?);
        Some(tokens.run.source(first.start, last.end))
    };
    let at = place(growth.percentage, growth.percentage + 1)?;
    let done = |outcome| Some(Calculation { at, outcome });
    let (_, bounded) = tokens.bounded(growth.percentage, growth.percentage + 1);
    let stated = bounded.unwrap_or_else(|| rounded_or_cut(percentage));
    let level = |amount: &StatedAmount, at: usize| {
        tokens
            .bounded(at, at)
            .1
            .unwrap_or_else(|| amount.interval.clone())
    };
    let (old, new) = (level(from, growth.from), level(to, growth.to));
    // Twice as fast takes half of the time: either may be the base, where it is not said which way it went.
    let [first, second] = [(&new, &old), (&old, &new)].map(|(level, base)| grown(level, base));
    let may_be = |grown: &Option<Interval>| grown.as_ref().is_none_or(|grown| fits(grown, &stated));
    let is_rise = to.value > from.value;
    let (plain, against) = match growth.way {
        Way::Up => (is_rise, !is_rise),
        Way::Down => (!is_rise, is_rise),
        Way::Open | Way::None => (false, false),
    };
    if may_be(&first) || !plain && may_be(&second) {
        return done(Calculated::Holds);
    }
    let points = growth.of_shares && fits(&new.minus(&old), &stated);
    let certain = growth.certain
        && !against
        && (points || !growth.of_shares)
        && !tokens.is_quoted(growth.percentage)
        && from.unit == to.unit;
    if !certain {
        return done(Calculated::Unread);
    }
    let broken = WrongChange {
        of_the_second: may_be(&second),
        from,
        to,
        written: tokens.text(growth.percentage, growth.percentage + 1),
        in_points: points,
        levels: [
            place(growth.from, growth.from)?,
            place(growth.to, growth.to)?,
        ],
        heading: page.heading(at),
    };
    done(Calculated::Fails(Box::new(broken.failure()?)))
}

/// A growth that its levels do not come to.
struct WrongChange<'a> {
    from: &'a StatedAmount,
    to: &'a StatedAmount,
    /// The growth as written.
    written: &'a str,
    /// Whether it is one of the level after.
    of_the_second: bool,
    /// Whether the levels are shares, and differ by as many points as are stated in per cent.
    in_points: bool,
    /// Where the levels stand.
    levels: [TextRange; 2],
    /// The headings above it.
    heading: String,
}

impl WrongChange<'_> {
    /// In words; `None` where the growth is of nothing.
    fn failure(self) -> Option<Failure> {
        let (from, to, written) = (&self.from.value, &self.to.value, self.written);
        let exact = (&(to - from) * &Number::from(100)).checked_div(from)?;
        let exact = exact.rounded();
        let levels = format!("{} to {}", from.grouped(), to.grouped());
        let (message, help) = if self.in_points {
            (
                format!("from {levels} per cent are percentage points, not `{written}`"),
                format!(
                    "The growth is {exact} %. Write `percentage points`, or correct the figure."
                ),
            )
        } else if self.of_the_second {
            (
                format!("from {levels} is a change of {exact} %, not `{written}`"),
                format!(
                    "It is `{written}` of {}, and a growth is one of the level before.\nCorrect the growth or one of the levels.",
                    to.grouped()
                ),
            )
        } else {
            (
                format!("from {levels} is a change of {exact} %, not `{written}`"),
                "Correct the growth or one of the levels.".to_owned(),
            )
        };
        let [before, after] = self.levels;
        Some(Failure {
            message,
            label: "the growth".to_owned(),
            related: vec![Label::new(before, "before"), Label::new(after, "after")],
            help,
            excess: Number::ZERO,
            identity: vec![self.heading, levels, written.to_owned()],
        })
    }
}

/// The per cent by which a level differs from its base.
fn grown(level: &Interval, base: &Interval) -> Option<Interval> {
    let quotient = level.divide_by(base)?.scale_by(&Number::from(100));
    Some(quotient.minus(&Interval::exact(Number::from(100))))
}

/// Whether a growth, or a fall, can be what is stated without a sign.
fn fits(grown: &Interval, stated: &Interval) -> bool {
    let fallen = grown.scale_by(&-Number::ONE);
    grown.meets(stated) || fallen.meets(stated)
}
