//! A growth in running text fits the levels beside it. Asked for by `arithmetic: strict`.

use crate::diagnostic::{Label, Level, Needs, RuleMetadata, Severity};
use crate::document::{BlockKind, Run, Table};
use crate::figure::{Interval, Number};
use crate::source::TextRange;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::stated::{
    self, Apart, Calculated, Calculation, Comparison, Difference, Failure, Growth, Page,
    StatedAmount, Tokens, Way, find_difference, find_growth, rounded_or_cut,
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
    let runs = page.running_text().into_iter();
    let mut all: Vec<Calculation> = runs.flat_map(|run| changes_of(page, run)).collect();
    let siblings = page.text.siblings();
    let siblings = siblings.iter().filter(|siblings| !siblings.quoted);
    for block in siblings.flat_map(|siblings| siblings.blocks) {
        if let BlockKind::Table(table) = &block.kind {
            all.extend(told_by_columns(page, table));
        }
    }
    all
}

/// The changes of a column that others tell the levels of.
fn told_by_columns(page: Page<'_>, table: &Table) -> Vec<Calculation> {
    stated::told_by_columns(page, table, Comparison::Change, |told| {
        let broken = WrongChange {
            exact: per_cent(&told.first.amount.value, &told.second.amount.value)?,
            from: &told.first.amount.value,
            to: &told.second.amount.value,
            written: told.result.text,
            stated: Stated::Otherwise,
            levels: [told.first.range, told.second.range],
            heading: page.heading(told.result.range),
        };
        Some(broken.failure())
    })
}

fn changes_of(page: Page<'_>, run: &Run) -> Vec<Calculation> {
    let tokens = Tokens::of(run, page.figures);
    let found = (0..tokens.all.len()).filter_map(|at| {
        let growth = find_growth(&tokens, at);
        let growth = growth.and_then(|growth| judge(page, &tokens, &growth));
        growth.or_else(|| differs(page, &tokens, &find_difference(&tokens, at)?))
    });
    found.collect()
}

/// How far two levels are apart, held against what is said of it.
#[expect(clippy::too_many_lines, reason = "one condition after another")]
fn differs(page: Page<'_>, tokens: &Tokens<'_>, told: &Difference) -> Option<Calculation> {
    let (from, to) = (tokens.number_at(told.from)?, tokens.number_at(told.to)?);
    let place = |first: usize, last: usize| {
        let (first, last) = (tokens.all.get(first)?, tokens.all.get(last)?);
        Some(tokens.run.source(first.start, last.end))
    };
    let at = place(told.range.0, told.range.1)?;
    let done = |outcome| Some(Calculation { at, outcome });
    let apart = &to.value - &from.value;
    let (holds, exact) = match told.apart {
        Apart::Amount => (apart.abs() == told.stated, apart.abs().grouped()),
        Apart::Points => {
            // Either level is rounded, and so is their difference.
            let step = [from, to].map(|level| level.step.clone());
            let step = step.into_iter().max().filter(|step| !step.is_zero());
            let off = (&apart.abs() - &told.stated).abs();
            (off <= step.unwrap_or(Number::ONE), apart.abs().grouped())
        }
        Apart::Times | Apart::MoreThanTimes => {
            let (less, more) = if told.stated.is_negative() {
                (to, from)
            } else {
                (from, to)
            };
            let times = more.value.checked_div(&less.value)?;
            let half = Number::fraction(1, 2)?;
            let stated = told.stated.abs();
            let is_near = (&times - &stated).abs() < half;
            let holds = match told.apart {
                Apart::MoreThanTimes => times > stated,
                Apart::Times | Apart::Amount | Apart::Points => is_near,
            };
            let as_much = to.value.checked_div(&from.value)?;
            (holds, as_much.rounded())
        }
    };
    if holds {
        return done(Calculated::Holds);
    }
    let is_exact = told.apart != Apart::Amount || from.is_exact() && to.is_exact();
    let is_bounded = [told.from, told.to]
        .iter()
        .any(|at| tokens.bounded(*at, *at).1.is_some());
    if !is_exact || is_bounded || from.unit != to.unit || tokens.is_quoted(told.from) {
        return done(Calculated::Unread);
    }
    let is = match told.apart {
        Apart::Amount => format!("is a difference of {exact}"),
        Apart::Points => format!("is {exact} points"),
        Apart::Times | Apart::MoreThanTimes => format!("is {exact} times as much"),
    };
    let levels = format!("{} to {}", from.value.grouped(), to.value.grouped());
    let written = tokens.text(told.range.0, told.range.1);
    done(Calculated::Fails(Box::new(Failure {
        message: format!("from {levels} {is}, not `{written}`"),
        label: "the difference".to_owned(),
        related: vec![
            Label::new(place(told.from, told.from)?, "before"),
            Label::new(place(told.to, told.to)?, "after"),
        ],
        help: "Correct the difference or one of the levels.".to_owned(),
        excess: Number::ZERO,
        identity: vec![page.heading(at), levels, written.to_owned()],
    })))
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
        exact: per_cent(&from.value, &to.value)?,
        from: &from.value,
        to: &to.value,
        written: tokens.text(growth.percentage, growth.percentage + 1),
        stated: if points {
            Stated::InPoints
        } else if may_be(&second) {
            Stated::OfTheSecond
        } else {
            Stated::Otherwise
        },
        levels: [
            place(growth.from, growth.from)?,
            place(growth.to, growth.to)?,
        ],
        heading: page.heading(at),
    };
    done(Calculated::Fails(Box::new(broken.failure())))
}

/// A growth that its levels do not come to.
struct WrongChange<'a> {
    /// What the levels come to, in per cent of the first.
    exact: Number,
    from: &'a Number,
    to: &'a Number,
    /// The growth as written.
    written: &'a str,
    stated: Stated,
    /// Where the levels stand.
    levels: [TextRange; 2],
    /// The headings above it.
    heading: String,
}

/// What a growth is that is none of the level before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stated {
    /// The levels are shares, and differ by as many points as are stated in per cent.
    InPoints,
    /// It is one of the level after.
    OfTheSecond,
    /// Neither.
    Otherwise,
}

impl WrongChange<'_> {
    /// In words.
    fn failure(self) -> Failure {
        let (exact, written) = (self.exact.rounded(), self.written);
        let (from, to) = (self.from.grouped(), self.to.grouped());
        let levels = format!("{from} to {to}");
        let is = match self.stated {
            Stated::InPoints => "per cent are percentage points".to_owned(),
            Stated::OfTheSecond | Stated::Otherwise => format!("is a change of {exact} %"),
        };
        let help = match self.stated {
            Stated::InPoints => format!(
                "The growth is {exact} %. Write `percentage points`, or correct the figure."
            ),
            Stated::OfTheSecond => format!(
                "It is `{written}` of {to}, and a growth is one of the level before.\nCorrect the growth or one of the levels."
            ),
            Stated::Otherwise => "Correct the growth or one of the levels.".to_owned(),
        };
        let [before, after] = self.levels;
        Failure {
            message: format!("from {levels} {is}, not `{written}`"),
            label: "the growth".to_owned(),
            related: vec![Label::new(before, "before"), Label::new(after, "after")],
            help,
            excess: Number::ZERO,
            identity: vec![self.heading, levels, written.to_owned()],
        }
    }
}

/// The growth from one level to another, in per cent; `None` where it is from nothing.
fn per_cent(from: &Number, to: &Number) -> Option<Number> {
    (&(to - from) * &Number::from(100)).checked_div(from)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_growth_is_one_of_the_level_before() {
        let of = |from: i64, to: i64| per_cent(&Number::from(from), &Number::from(to));
        assert_eq!(of(120, 150), Some(Number::from(25)));
        assert_eq!(of(150, 120), Some(Number::from(-20)));
        assert_eq!(of(0, 120), None);
    }

    #[test]
    fn what_a_growth_is_instead_is_told() {
        let (from, to) = (Number::from(1200), Number::from(1500));
        for (stated, headline, help) in [
            (
                Stated::Otherwise,
                "from 1,200 to 1,500 is a change of 25 %, not `30 %`",
                "Correct the growth or one of the levels.",
            ),
            (
                Stated::OfTheSecond,
                "from 1,200 to 1,500 is a change of 25 %, not `30 %`",
                "It is `30 %` of 1,500, and a growth is one of the level before.\nCorrect the growth or one of the levels.",
            ),
            (
                Stated::InPoints,
                "from 1,200 to 1,500 per cent are percentage points, not `30 %`",
                "The growth is 25 %. Write `percentage points`, or correct the figure.",
            ),
        ] {
            let wrong = WrongChange {
                exact: Number::from(25),
                from: &from,
                to: &to,
                written: "30 %",
                stated,
                levels: [TextRange::new(0, 1), TextRange::new(2, 3)],
                heading: String::new(),
            };
            let failure = wrong.failure();
            assert_eq!((&*failure.message, &*failure.help), (headline, help));
        }
    }
}
