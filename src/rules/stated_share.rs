//! A share that stands beside its fraction is what the fraction comes to.

use crate::diagnostic::{Label, Level, Needs, RuleMetadata, Severity};
use crate::document::{BlockKind, List, Run, Table};
use crate::figure::{Interval, Number, is_han};
use crate::source::TextRange;
use crate::words::WordLists;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::stated::{
    self, Calculated, Calculation, Comparison, Failure, Page, Share, StatedAmount, Tokens, Words,
    chinese_share, find_share, is_other_fraction, is_percentage, is_told, rounded_or_cut,
};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "stated-share",
        summary: "a percentage beside its fraction in a text is what the fraction comes to",
        page: include_str!("stated_share.md"),
        level: Level::Error,
        needs: Needs::File,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    stated::check(context, reporter, Severity::Error, shares);
}

fn shares(page: Page<'_>) -> Vec<Calculation> {
    let mut all = Vec::new();
    for siblings in page.text.siblings() {
        if siblings.quoted {
            continue;
        }
        for block in siblings.blocks {
            match &block.kind {
                BlockKind::Paragraph(run) | BlockKind::Heading { title: run, .. } => {
                    all.extend(shares_of(page, run));
                }
                BlockKind::Table(table) => {
                    let cells = table.rows.iter().flatten();
                    all.extend(cells.flat_map(|cell| shares_of(page, cell)));
                    all.extend(columns(page, table));
                    all.extend(told_by_columns(page, table));
                }
                BlockKind::List(list) => all.extend(shares_of_list(page, list)),
                _ => {}
            }
        }
    }
    all
}

/// The shares that the items of a list state of their counts: one is told only where all others hold.
fn shares_of_list(page: Page<'_>, list: &List) -> Vec<Calculation> {
    let Some((bullets, whole)) = stated::bullets(list, &page.figures) else {
        return Vec::new();
    };
    let judged = bullets.iter().filter_map(|bullet| {
        let exact = per_cent(&bullet.count, &whole)?;
        let holds = Interval::exact(exact.clone()).meets(&rounded_or_cut(&bullet.share));
        let outcome = if holds {
            Calculated::Holds
        } else {
            let fraction = in_order(&bullet.count, &whole);
            let broken = WrongShare {
                exact,
                in_order: fraction.clone(),
                percentage: &bullet.share.value,
                fraction,
                fraction_at: bullet.count_at,
                share: bullet.text,
                heading: page.heading(bullet.share_at),
            };
            Calculated::Fails(Box::new(broken.failure()))
        };
        let at = bullet.share_at;
        Some(Calculation { at, outcome })
    });
    let mut all: Vec<Calculation> = judged.collect();
    let fails = |found: &Calculation| matches!(found.outcome, Calculated::Fails(_));
    let failing = || bullets.iter().zip(&all).filter(|(_, found)| fails(found));
    let holding = || bullets.iter().zip(&all).filter(|(_, found)| !fails(found));
    // What is not listed moves the share of the greatest count farthest: where that holds, a smaller one is off by itself.
    let is_plain = failing().all(|(wrong, _)| {
        let exact = per_cent(&wrong.count, &whole);
        let off = exact.map(|exact| (&exact - &wrong.share.value).abs());
        off.is_some_and(|off| off > Number::from(2))
            && holding().any(|(other, _)| other.count.value >= wrong.count.value)
    });
    if failing().count() > 1 || !is_plain {
        all.iter_mut().for_each(Calculation::set_aside);
    }
    all
}

fn shares_of(page: Page<'_>, run: &Run) -> Vec<Calculation> {
    // Most runs have none.
    if !stated::tells_share(run.text()) {
        return Vec::new();
    }
    let tokens = Tokens::of(run, page.figures);
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        let found = find_share(&tokens, at).or_else(|| chinese_share(&tokens, at));
        let mut group: Vec<Share> = found.into_iter().collect();
        match group.first() {
            Some(share) if share.whole < share.part => {
                group.extend(stated::shares_of_one(&tokens, share));
            }
            Some(_) => {}
            None => group = stated::shares_of_total(&tokens, at),
        }
        at += 1;
        let ends = group
            .iter()
            .map(|share| share.whole.max(share.percentage) + 1);
        at = at.max(ends.max().unwrap_or(at));
        let judged = group.iter().enumerate().filter_map(|(at, share)| {
            let mut judged = judge(page, &tokens, share)?;
            // `of 60 boats 45 (75 %) sailed, 36 (80 %) at night`: the share may be one of the part before.
            let before = at.checked_sub(1).and_then(|before| group.get(before));
            let of_part = before.map(|before| Share {
                whole: before.part,
                ..share.clone()
            });
            let of_part = of_part.and_then(|share| judge(page, &tokens, &share));
            if of_part.is_some_and(|found| matches!(found.outcome, Calculated::Holds)) {
                judged.set_aside();
            }
            Some(judged)
        });
        all.extend(where_one_holds(judged.collect()));
    }
    all
}

/// Shares of one whole: of several none is told where none holds, since they may be of something else.
fn where_one_holds(mut all: Vec<Calculation>) -> Vec<Calculation> {
    let holds = all
        .iter()
        .any(|found| matches!(found.outcome, Calculated::Holds));
    if all.len() > 1 && !holds {
        all.iter_mut().for_each(Calculation::set_aside);
    }
    all
}

fn judge(page: Page<'_>, tokens: &Tokens<'_>, share: &Share) -> Option<Calculation> {
    let (part, whole) = (
        &tokens.count_at(share.part)?,
        &tokens.count_at(share.whole)?,
    );
    let percentage = tokens.number_at(share.percentage)?;
    if tokens.is_quoted(share.part) {
        return None;
    }
    let token = |at: usize| tokens.all.get(at);
    let (start, end) = (
        token(share.percentage)?.start,
        token(share.percentage + 1)?.end,
    );
    let at = tokens.run.source(start, end);
    let done = |outcome| Some(Calculation { at, outcome });
    let Some(quotient) = quotient(tokens, share) else {
        return done(Calculated::Unread);
    };
    let (_, bounded) = tokens.bounded(share.percentage, share.percentage + 1);
    let stated = bounded.unwrap_or_else(|| rounded_or_cut(percentage));
    if quotient.meets(&stated) {
        return done(Calculated::Holds);
    }
    let rest = Interval::exact(Number::from(100)).minus(&quotient);
    let certain = share.certain
        && part.value <= whole.value
        && !percentage.value.is_zero()
        && !rest.meets(&stated)
        && tokens.stands_alone(share.fraction.0)
        && tokens.stands_alone(share.percentage)
        && !is_something_else(tokens, share)
        && part.unit == whole.unit
        && part.is_exact() == whole.is_exact();
    if !certain {
        return done(Calculated::Unread);
    }
    let (first, last) = share.fraction;
    let fraction = tokens.text(first, last);
    let is_read_as_written = !fraction.contains(is_han) && share.part <= share.whole;
    let broken = WrongShare {
        exact: per_cent(part, whole)?,
        in_order: in_order(part, whole),
        percentage: &percentage.value,
        fraction: if is_read_as_written {
            let words: Vec<&str> = fraction.split_whitespace().collect();
            format!("`{}`", words.join(" "))
        } else {
            in_order(part, whole)
        },
        fraction_at: tokens.run.source(token(first)?.start, token(last)?.end),
        share: tokens.text(share.percentage, share.percentage + 1),
        heading: page.heading(at),
    };
    done(Calculated::Fails(Box::new(broken.failure())))
}

/// What a fraction comes to, in per cent; `None` of one of nothing.
fn per_cent(part: &StatedAmount, whole: &StatedAmount) -> Option<Number> {
    (&part.value * &Number::from(100)).checked_div(&whole.value)
}

/// Whether a fraction is no part of a whole, or the percentage may be of something else.
fn is_something_else(tokens: &Tokens<'_>, share: &Share) -> bool {
    is_label(tokens, share.fraction.0)
        || is_date(tokens, share)
        || is_split(tokens, share)
        || is_growth(tokens, share)
        || is_of_several(tokens, share)
        || is_load(tokens, share)
        || is_other_fraction(tokens, share)
}

/// `16 of 580`, in the order in which it is read.
fn in_order(part: &StatedAmount, whole: &StatedAmount) -> String {
    format!("{} of {}", part.value.grouped(), whole.value.grouped())
}

/// The quotient of the fraction, in per cent.
fn quotient(tokens: &Tokens<'_>, share: &Share) -> Option<Interval> {
    let interval = |at: usize| {
        let (_, bounded) = tokens.bounded(at, at);
        Some(bounded.unwrap_or(tokens.count_at(at)?.interval))
    };
    let quotient = interval(share.part)?.divide_by(&interval(share.whole)?)?;
    Some(quotient.scale_by(&Number::from(100)))
}

/// `Fees rose 5 % (12 of 40 agreed)`: whether a percentage before its fraction is a growth.
fn is_growth(tokens: &Tokens<'_>, share: &Share) -> bool {
    let at = share.percentage;
    at < share.part && tokens.bounded(at, at + 1).1.is_none() && is_told(tokens, at)
}

/// `10 of 40 boats and 20 of 60 rafts (30 %)`: whether a share may be that of several fractions together.
fn is_of_several(tokens: &Tokens<'_>, share: &Share) -> bool {
    let first = share.fraction.0.min(share.fraction.1);
    let ends = |at: &usize| {
        tokens.is_sign(*at, &['.', '!', '?', ';', '(', ')']) || is_percentage(tokens, *at)
    };
    let before = (0..first).rev().take_while(|at| !ends(at));
    let mut fractions = before.filter_map(|at| stated::fraction(tokens, at));
    share.percentage > first && fractions.any(|(_, last)| last < first)
}

/// Whether a word before a fraction makes a number or a place of it: `step 3 of 5`, `Score: 18/20`.
fn is_label(tokens: &Tokens<'_>, first: usize) -> bool {
    let label = |at: usize| {
        at.checked_sub(1)
            .filter(|before| tokens.word_at(*before).is_some())
    };
    let before = first.checked_sub(1);
    let colon = before.filter(|before| tokens.is_sign(*before, &[':']));
    label(colon.unwrap_or(first)).is_some_and(|word| tokens.is_word(word, Words::FractionLabel))
}

/// `4 of 8 cores (95 %)`: what is in use, and how much of it.
fn is_load(tokens: &Tokens<'_>, share: &Share) -> bool {
    tokens.is_word(share.fraction.1 + 1, Words::LoadNoun)
}

/// `on 5/12`, `12/2023`: whether a fraction with a stroke is a day or a month.
fn is_date(tokens: &Tokens<'_>, share: &Share) -> bool {
    let (first, last) = share.fraction;
    let stroke = tokens.is_sign(first + 1, &['/']) && last == first + 2;
    let lead = || {
        first
            .checked_sub(1)
            .is_some_and(|before| tokens.is_word(before, Words::DateLead))
    };
    let value = |at: usize| Some(tokens.count_at(at)?.value);
    let within = |at: usize, from: i64, to: i64| {
        value(at).is_some_and(|value| value >= Number::from(from) && value <= Number::from(to))
    };
    let month = within(first, 1, 12) && within(last, 1900, 2100);
    stroke && (lead() || month)
}

/// `a 50/50 split`: whether a fraction with a stroke tells two parts of a hundred.
fn is_split(tokens: &Tokens<'_>, share: &Share) -> bool {
    let (first, last) = share.fraction;
    let value = |at: usize| Some(tokens.count_at(at)?.value);
    let sum = value(first)
        .zip(value(last))
        .map(|(one, other)| &one + &other);
    tokens.is_sign(first + 1, &['/']) && sum == Some(Number::from(100))
}

/// A share that its fraction does not come to.
struct WrongShare<'a> {
    /// What the fraction comes to, in per cent.
    exact: Number,
    /// The share that is stated, in per cent.
    percentage: &'a Number,
    /// The fraction in the order in which it is read.
    in_order: String,
    /// The fraction as it is shown.
    fraction: String,
    fraction_at: TextRange,
    /// The share as written.
    share: &'a str,
    /// The headings above it.
    heading: String,
}

impl WrongShare<'_> {
    /// In words.
    fn failure(self) -> Failure {
        let exact = self.exact.rounded();
        Failure {
            message: format!("{} is {exact} %, not `{}`", self.fraction, self.share),
            label: "the share".to_owned(),
            related: vec![Label::new(self.fraction_at, "the fraction")],
            help: format!(
                "{} is {exact} %: neither rounding it nor cutting it off gives {} %.\nCorrect the share or the fraction.",
                self.in_order, self.percentage
            ),
            excess: Number::ZERO,
            identity: vec![self.heading, self.fraction, self.share.to_owned()],
        }
    }
}

/// The shares of a column that others tell the parts and the wholes of.
fn told_by_columns(page: Page<'_>, table: &Table) -> Vec<Calculation> {
    stated::told_by_columns(page, table, Comparison::Share, |told| {
        let fraction = in_order(&told.first.amount, &told.second.amount);
        let broken = WrongShare {
            exact: per_cent(&told.first.amount, &told.second.amount)?,
            in_order: fraction.clone(),
            percentage: &told.result.amount.value,
            fraction,
            fraction_at: told.first.range,
            share: told.result.text,
            heading: page.heading(told.result.range),
        };
        Some(broken.failure())
    })
}

/// The shares of a column that stand beside the column of their fractions, under a heading that says that they are shares.
fn columns(page: Page<'_>, table: &Table) -> Vec<Calculation> {
    let headings = table.headings.iter().skip(1).enumerate();
    let shares = headings.filter(|(_, heading)| is_share(heading.text()));
    let mut all = Vec::new();
    for (left, heading) in shares {
        let percent = heading.text().contains(['%', '％']);
        let cells = table
            .rows
            .iter()
            .filter_map(|row| beside(page, row.get(left)?, row.get(left + 1)?, percent));
        let mut cells: Vec<Calculation> = cells.collect();
        let count = |wanted: fn(&Calculated) -> bool| {
            cells.iter().filter(|found| wanted(&found.outcome)).count()
        };
        let holds = count(|outcome| matches!(outcome, Calculated::Holds));
        let fails = count(|outcome| matches!(outcome, Calculated::Fails(_)));
        // A column is of these fractions where it is so in most rows.
        if holds < 2 || holds < fails {
            for cell in &mut cells {
                cell.set_aside();
            }
        }
        all.extend(cells);
    }
    all
}

fn is_share(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let mut words = heading.split(|c: char| !c.is_alphanumeric());
    heading.contains(['%', '％'])
        || words.any(|word| Words::ShareHeading.has(word))
        || Words::ShareHeadingSign.stands_in(&heading)
}

/// A fraction and the percentage in the next cell.
fn beside(page: Page<'_>, left: &Run, right: &Run, percent: bool) -> Option<Calculation> {
    let (fraction, share) = (
        Tokens::of(left, page.figures),
        Tokens::of(right, page.figures),
    );
    let (whole, last) = stated::fraction(&fraction, 0)?;
    let (part, whole) = (fraction.number_at(0)?, fraction.number_at(whole)?);
    let signed = is_percentage(&share, 0) && share.all.len() == 2;
    let bare = percent && share.number_at(0).is_some() && share.all.len() == 1;
    if last + 1 != fraction.all.len() || !(signed || bare) {
        return None;
    }
    let percentage = share.number_at(0)?;
    let at = right.source(0, right.text().len());
    let quotient = part.interval.divide_by(&whole.interval)?;
    let quotient = quotient.scale_by(&Number::from(100));
    let outcome = if quotient.meets(&rounded_or_cut(percentage)) {
        Calculated::Holds
    } else {
        let broken = WrongShare {
            exact: per_cent(part, whole)?,
            in_order: in_order(part, whole),
            percentage: &percentage.value,
            fraction: format!("`{}`", left.text().trim()),
            fraction_at: left.source(0, left.text().len()),
            share: right.text().trim(),
            heading: page.heading(at),
        };
        Calculated::Fails(Box::new(broken.failure()))
    };
    Some(Calculation { at, outcome })
}
