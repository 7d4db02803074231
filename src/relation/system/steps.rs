//! The arithmetic of an explanation, line by line, from the propagation or the combination that ends in contradiction.
//! Only ends that the contradiction needs are carried from one line to the next.

use std::collections::{BTreeMap, BTreeSet};

use super::super::implied::sum_of;
use super::component::Component;
use super::decision::{Feasibility, Search, entries_of};
use super::effort::Effort;
use super::model::{RelationId, Row, VariableId};
use super::pieces::Piece;
use super::propagation::{Cause, Entry, Propagation, Side};
use super::simplex::{Column, Contradiction, Outcome, Simplex};
use super::solution::{Limit, Limits, Source, Step};
use super::split::common_divisor;
use crate::figure::{End, Interval, Number};

/// Why the statements of a component contradict its relations, where all of both are needed.
///
/// Of two ways to put it the shorter is taken: bounds carried along relations, as long as no relation comes up again,
/// else one combination of relations. Neither is looked for once the effort is spent.
pub(super) fn steps(component: &Component, limits: &Limits, effort: &Effort) -> Vec<Step> {
    let mut stated = Propagation::of_domains(component, effort);
    let statements: Vec<usize> = (0..component.statements.len()).collect();
    stated.state(&statements);
    let mut carried = stated.clone();
    carried.run(limits);
    let chain = carried.clash.map(|variable| chain(&carried, variable));
    // Of few relations it is plainer what they add up to than where going round leads.
    let goes_round = |step: &Step| matches!(step, Step::Circle { .. });
    let is_added_up = component.size() <= limits.exact.min(limits.statements)
        && chain.iter().flatten().any(goes_round);
    if let Some(chain) = &chain
        && (chain.len() <= component.relations.len() + 1 || component.size() > limits.exact)
        && !is_added_up
    {
        return chain.clone();
    }
    let all = 0..component.relations.len();
    if let Outcome::Contradicts(contradiction) =
        Simplex::new(component, all.clone(), &stated.bounds).solve(effort)
    {
        return vec![combine(&stated, &contradiction, &Shown::new())];
    }
    if let Some(chain) = chain {
        return chain;
    }
    if let Outcome::Contradicts(contradiction) =
        Simplex::new(component, all, &carried.bounds).solve(effort)
    {
        let (lines, shown) = lines(&carried, entries_of(&contradiction, &carried));
        let combination = combine(&carried, &contradiction, &shown);
        let steps = lines.into_iter().map(|line| line.step);
        return steps.chain([combination]).collect();
    }
    let whole = Piece::whole(component);
    let mut search = Search::new(component, &whole, limits);
    if search.look_into(&carried) == Feasibility::Open(Limit::Effort) {
        return vec![Step::NotSpelledOut];
    }
    let related: BTreeSet<usize> = component
        .relations
        .iter()
        .flat_map(|relation| relation.row.variables())
        .collect();
    let variables = (0..).zip(&component.variables);
    vec![Step::NoWholeNumbers {
        variables: variables
            .filter(|(position, variable)| variable.whole && related.contains(position))
            .map(|(_, variable)| variable.id)
            .collect(),
        cases: search.cases,
    }]
}

fn chain(propagation: &Propagation<'_>, variable: usize) -> Vec<Step> {
    let clashing = propagation.clashing();
    let nowhere = clashing.iter().copied().find(|&position| {
        let circle = propagation.circle_of(position);
        circle.is_some_and(|circle| circle.round.is_nowhere(circle.side))
    });
    let (lines, _) = lines(
        propagation,
        nowhere.map_or_else(|| clashing.clone(), |of| vec![of]),
    );
    if nowhere.is_some() {
        return lines.into_iter().map(|line| line.step).collect();
    }
    let mut sources = clashing
        .iter()
        .filter_map(|&position| source(propagation, position, &lines));
    let clash = propagation.component.id_of(variable).and_then(|variable| {
        Some(Step::Clash {
            variable,
            lower: sources.next()?,
            upper: sources.next()?,
        })
    });
    lines
        .into_iter()
        .map(|line| line.step)
        .chain(clash)
        .collect()
}

impl Step {
    /// Where a line puts its variable.
    fn within(&self) -> Option<&Interval> {
        match self {
            Self::Narrow { within, .. } => Some(within),
            Self::Circle { within, .. } => within.as_ref(),
            _ => None,
        }
    }
}

/// A step, and the trail entries that it stands for: one or both ends of what a relation says of a variable.
struct Line {
    entries: Vec<usize>,
    step: Step,
}

/// Where the lines so far put variables.
type Shown = BTreeMap<usize, Interval>;

/// The lines that lead to some entries, and where they put variables.
fn lines(
    propagation: &Propagation<'_>,
    entries: impl IntoIterator<Item = usize>,
) -> (Vec<Line>, Shown) {
    let history = propagation.history(entries);
    let mut groups: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for &position in &history {
        if let Some(entry) = propagation.trail.get(position) {
            let time = match entry.cause {
                Cause::Relation { time, .. } => time,
                Cause::Circle(_) => position,
                Cause::Domain | Cause::Statement(_) | Cause::Case => continue,
            };
            // One application of a relation bounds a variable at most twice, and starts when the trail is `time` long.
            groups
                .entry((time, entry.variable))
                .or_default()
                .push(position);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort();
    let mut shown = Shown::new();
    let mut lines = Vec::new();
    for entries in groups {
        let line = narrow(propagation, &entries, &shown);
        if let Some((variable, step)) = line.or_else(|| round(propagation, &entries)) {
            if let Some(within) = step.within() {
                show(propagation.component, &mut shown, variable, within);
            }
            lines.push(Line { entries, step });
        }
    }
    (lines, shown)
}

/// Takes note of where a line puts a variable. A line may say more than the trail did at its place, having more from the
/// lines before; what would end the story early is left aside, and it goes on as the trail does.
fn show(component: &Component, shown: &mut Shown, variable: usize, within: &Interval) {
    let within = if component.is_whole(variable) {
        within.shrink_to_whole()
    } else {
        Some(within.clone())
    };
    let shown = shown.entry(variable).or_insert(Interval::ALL);
    if let Some(both) = within.and_then(|within| shown.intersect(&within)) {
        *shown = both;
    }
}

/// The steps by which a relation narrows a variable in one or both directions.
fn narrow(
    propagation: &Propagation<'_>,
    entries: &[usize],
    shown: &Shown,
) -> Option<(usize, Step)> {
    let entries: Vec<&Entry> = entries
        .iter()
        .filter_map(|&position| propagation.trail.get(position))
        .collect();
    let entry = entries.first()?;
    let Cause::Relation { position, time } = entry.cause else {
        return None;
    };
    let component = propagation.component;
    let relation = component.relations.get(position)?;
    let needed = entries
        .iter()
        .flat_map(|entry| relation.row.needed_for(entry.variable, entry.side))
        .collect();
    let known = known(propagation, needed, time, shown);
    // The relation on its own, so that a line costs no more than its relation.
    let variables: Vec<usize> = relation.row.variables();
    let bounds: Vec<Interval> = variables
        .iter()
        .map(|variable| known.get(variable).cloned().unwrap_or(Interval::ALL))
        .collect();
    let local = |variable: usize| {
        let found = variables.iter().position(|other| *other == variable);
        found.unwrap_or_default()
    };
    let own = local(entry.variable);
    let implied = relation.row.map(local).implied(&bounds);
    let within = implied.into_iter().find(|(variable, _)| *variable == own);
    let step = Step::Narrow {
        relation: relation.id,
        from: named(component, known),
        variable: component.id_of(entry.variable)?,
        within: within.map_or(Interval::ALL, |(_, within)| within),
    };
    Some((entry.variable, step))
}

/// The step by which a circle bounds a variable.
fn round(propagation: &Propagation<'_>, entries: &[usize]) -> Option<(usize, Step)> {
    let position = *entries.first()?;
    let circle = propagation.circle_of(position)?;
    let component = propagation.component;
    let mut known: BTreeMap<usize, Interval> = BTreeMap::new();
    let rests_on = circle.rests_on.iter();
    for entry in rests_on.filter_map(|at| propagation.trail.get(*at)) {
        let interval = known.entry(entry.variable).or_insert(Interval::ALL);
        let both = interval.intersect(&entry.side.bounded(Some(entry.end.clone())));
        *interval = both.unwrap_or_else(|| interval.clone());
    }
    let relations = circle.relations.iter();
    let relations = relations.filter_map(|at| component.relations.get(*at));
    let end = End {
        value: circle.round.plus.clone(),
        closed: !circle.round.is_strict,
    };
    let step = Step::Circle {
        relations: relations.map(|relation| relation.id).collect(),
        from: named(component, known),
        variable: component.id_of(circle.variable)?,
        beside: (circle.round.times.clone(), circle.side.bounded(Some(end))),
        within: circle
            .round
            .within(circle.side)
            .filter(|within| !within.is_empty()),
    };
    Some((circle.variable, step))
}

/// The intervals of variables when the trail is `time` long: the ends that are asked for, and the opposite ones where they
/// are stated, true anyway, or shown in a line before.
fn known(
    propagation: &Propagation<'_>,
    needed: Vec<(usize, Side)>,
    time: usize,
    shown: &Shown,
) -> BTreeMap<usize, Interval> {
    let mut known: BTreeMap<usize, Interval> = BTreeMap::new();
    let entry = |variable, side| {
        let position = propagation.entry_at(variable, side, time)?;
        propagation.trail.get(position)
    };
    for (variable, side) in needed {
        let interval = known.entry(variable).or_insert(Interval::ALL);
        let opposite = entry(variable, side.opposite())
            .filter(|entry| matches!(entry.cause, Cause::Domain | Cause::Statement(_)));
        for entry in entry(variable, side).into_iter().chain(opposite) {
            match entry.side {
                Side::Lower => interval.lower = Some(entry.end.clone()),
                Side::Upper => interval.upper = Some(entry.end.clone()),
            }
        }
        let both = shown
            .get(&variable)
            .and_then(|shown| interval.intersect(shown));
        if let Some(both) = both {
            *interval = both;
        }
    }
    known
}

fn named(component: &Component, known: BTreeMap<usize, Interval>) -> Vec<(VariableId, Interval)> {
    known
        .into_iter()
        .filter_map(|(variable, interval)| Some((component.id_of(variable)?, interval)))
        .collect()
}

/// The source of an entry, and the whole interval that it says.
fn source(
    propagation: &Propagation<'_>,
    position: usize,
    lines: &[Line],
) -> Option<(Source, Interval)> {
    let component = propagation.component;
    let entry = propagation.trail.get(position)?;
    match entry.cause {
        Cause::Statement(statement) => component
            .statements
            .get(statement)
            .map(|statement| (Source::Statement(statement.id), statement.interval.clone())),
        Cause::Domain | Cause::Case => component
            .variables
            .get(entry.variable)
            .map(|variable| (Source::Domain, variable.domain.clone())),
        Cause::Relation { .. } | Cause::Circle(_) => {
            let line = lines.iter().find(|line| line.entries.contains(&position))?;
            let source = match &line.step {
                Step::Narrow { relation, .. } => Source::Relation(*relation),
                _ => Source::Circle,
            };
            Some((source, line.step.within()?.clone()))
        }
    }
}

fn combine(propagation: &Propagation<'_>, contradiction: &Contradiction, shown: &Shown) -> Step {
    let component = propagation.component;
    let mut multipliers = Vec::new();
    let mut bounds = Vec::new();
    let mut terms = Vec::new();
    let mut needed = Vec::new();
    for (column, weight) in contradiction {
        match column {
            Column::Sum(position) => {
                if let Some(relation) = component.relations.get(*position)
                    && let Row::Linear { bound, .. } = &relation.row
                    && let Some(multiplier) = weight.checked_div(&relation.divisor)
                {
                    bounds.push((multiplier.clone(), bound.scale_by(&relation.divisor)));
                    multipliers.push((relation.id, multiplier));
                }
            }
            Column::Variable(variable) => {
                let upper = weight.is_negative();
                needed.push((*variable, if upper { Side::Upper } else { Side::Lower }));
                terms.push((*variable, -weight));
            }
        }
    }
    let unit = unit(&multipliers);
    let weights = multipliers.iter_mut().map(|(_, weight)| weight);
    let weights = weights.chain(bounds.iter_mut().map(|(weight, _)| weight));
    for weight in weights.chain(terms.iter_mut().map(|(_, weight)| weight)) {
        *weight = &*weight * &unit;
    }
    let known = known(propagation, needed, propagation.trail.len(), shown);
    let of = |variable: &usize| known.get(variable).cloned().unwrap_or(Interval::ALL);
    let possible = sum_of(
        terms
            .iter()
            .map(|(variable, weight)| (weight, of(variable))),
    );
    Step::Combine {
        multipliers,
        terms: terms
            .iter()
            .filter_map(|(variable, weight)| Some((component.id_of(*variable)?, weight.clone())))
            .collect(),
        from: named(component, known.clone()),
        required: sum_of(bounds.iter().map(|(weight, bound)| (weight, bound.clone()))),
        possible,
    }
}

/// The factor that makes multipliers whole numbers without a common divisor, the first of them positive.
fn unit(multipliers: &[(RelationId, Number)]) -> Number {
    let divisor = multipliers
        .iter()
        .fold(Number::ZERO, |divisor, (_, multiplier)| {
            common_divisor(divisor, multiplier.abs())
        });
    let negative = multipliers
        .first()
        .is_some_and(|(_, multiplier)| multiplier.is_negative());
    let unit = Number::ONE.checked_div(&divisor).unwrap_or(Number::ONE);
    if negative { -unit } else { unit }
}
