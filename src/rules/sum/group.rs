//! One total of records with its parts: whether they fit, and what of them does not. How that is said is `misfit`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::Context;
use super::super::equation::{Equation, Term};
use super::super::records::{Break, Comparisons, Quantities, Quantity, half_in_units};
use super::misfit::{Misfit, ToldPart, ToldTotal};
use crate::config::Constant;
use crate::figure::{Interval, Number, Reading, Rounding, UnitId};
use crate::gather::{Field, Value};
use crate::relation::{RelationKind, Verdict};
use crate::source::Span;
use crate::words::{listed, quoted};

/// A total and parts that belong together.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// The name that they have in common, as written.
    pub name: Vec<String>,
    /// Statements of the total, most often one.
    pub totals: Vec<Value<'a>>,
    /// The parts, each with the position of its field.
    parts: Vec<(usize, Value<'a>)>,
    /// How many parts are absent, and the field of the first of them.
    missing: Option<(usize, usize)>,
}

impl<'a> Group<'a> {
    /// Nothing yet.
    pub(super) fn new(name: Vec<String>) -> Self {
        Self {
            name,
            totals: Vec::new(),
            parts: Vec::new(),
            missing: None,
        }
    }

    /// Adds what a record has of a part.
    pub(super) fn add(&mut self, part: usize, values: Vec<Value<'a>>) {
        if values.is_empty() {
            let (count, _) = self.missing.get_or_insert((0, part));
            *count += 1;
        }
        self.parts
            .extend(values.into_iter().map(|value| (part, value)));
    }
}

/// Where the total comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum TotalSource<'a> {
    /// From this field.
    Field(&'a Field),
    /// From the check.
    Figure(&'a Constant),
}

/// What is the same for all groups.
pub(super) struct Judge<'a> {
    pub context: &'a Context<'a>,
    /// The fields that are parts, each with its weight.
    pub parts: Vec<(&'a Field, &'a Number)>,
    pub total: TotalSource<'a>,
    pub kind: RelationKind,
    pub missing_is_zero: bool,
    pub precision: Option<&'a Rounding>,
    /// How many of the values that a group has in common say to which cluster it belongs.
    pub cluster: usize,
}

/// What comparing came to.
pub(super) enum Judged {
    /// It could not be done, for this reason.
    Left(String),
    /// A value is no number.
    Unread(String, Span),
    /// It was done.
    Compared {
        span: Span,
        /// Where the total stands.
        totals: Vec<Span>,
        cluster: Option<String>,
        outcome: Fit,
    },
}

/// What a comparison came to that was made.
pub(super) enum Fit {
    /// They fit.
    Fits,
    /// They would fit without the smallest part too.
    FitsLoosely(String),
    /// They fit on their widest readings only.
    Doubtful,
    /// They do not fit.
    Broken(Box<Break>),
}

impl Judged {
    /// Notes it.
    pub(super) fn count(self, comparisons: &mut Comparisons) {
        match self {
            Self::Left(reason) => comparisons.left(reason, 1),
            Self::Unread(text, span) => comparisons.unread(text, span),
            Self::Compared {
                span,
                totals,
                cluster,
                outcome: compared,
            } => {
                comparisons.added_up(totals);
                comparisons.compared_in(span, cluster.as_deref());
                match compared {
                    Fit::Fits => {}
                    Fit::FitsLoosely(name) => comparisons.loose(name),
                    Fit::Doubtful => comparisons.doubtful(),
                    Fit::Broken(found) => comparisons.broken_in(*found, cluster.as_deref()),
                }
            }
        }
    }
}

/// A part that is read.
struct ReadPart<'g, 'a> {
    field: usize,
    value: &'g Value<'a>,
    amount: Quantity,
}

/// A total that is stated.
struct StatedTotal<'g, 'a> {
    /// Where; nowhere in data, where the check states it.
    values: Vec<&'g Value<'a>>,
    amount: Quantity,
}

impl Judge<'_> {
    fn weight(&self, part: usize) -> Option<&Number> {
        self.parts.get(part).map(|(_, weight)| *weight)
    }

    /// Holds every total of a group against its parts.
    pub(super) fn judge(&self, group: &Group<'_>) -> Vec<Judged> {
        match self.read(group) {
            Err(left) => vec![left],
            Ok((totals, parts)) => totals
                .iter()
                .map(|total| self.compare(group, total, &parts))
                .collect(),
        }
    }

    /// The totals and the parts as amounts, or why there are none.
    fn read<'g, 'a>(
        &self,
        group: &'g Group<'a>,
    ) -> Result<(Vec<StatedTotal<'g, 'a>>, Vec<ReadPart<'g, 'a>>), Judged> {
        let left = |reason: &str| Err(Judged::Left(reason.to_owned()));
        if group.parts.is_empty() {
            return left("no part");
        }
        if let Some((_, part)) = group.missing.filter(|_| !self.missing_is_zero) {
            let field = self.parts.get(part);
            let field = field.map_or("", |(field, _)| &*field.name);
            let reason =
                format!("a part without `{field}`, which `missing: zero` would take for nothing");
            return Err(Judged::Left(reason));
        }
        let totals = self.totals(group)?;
        if totals.is_empty() {
            return left("no total");
        }
        let parts = group.parts.iter().map(|(field, value)| {
            let column = self.parts.get(*field);
            let amount = self.amount(value, column.map(|(field, _)| *field))?;
            Ok(ReadPart {
                field: *field,
                value,
                amount,
            })
        });
        Ok((totals, parts.collect::<Result<_, _>>()?))
    }

    /// What is stated of the total, each amount once.
    fn totals<'g, 'a>(&self, group: &'g Group<'a>) -> Result<Vec<StatedTotal<'g, 'a>>, Judged> {
        let field = match self.total {
            TotalSource::Field(field) => field,
            TotalSource::Figure(constant) => {
                let amount = Quantity {
                    reading: Reading::exactly(constant.value.clone()),
                    unit: constant.unit.clone(),
                    if_rounded: Some(Interval::exact(constant.value.clone())),
                };
                let values = Vec::new();
                return Ok(vec![StatedTotal { values, amount }]);
            }
        };
        let mut alike: BTreeMap<&str, Vec<&Value<'_>>> = BTreeMap::new();
        for value in &group.totals {
            alike.entry(&value.text).or_default().push(value);
        }
        let stated = alike.into_values().filter_map(|values| {
            let first = *values.first()?;
            let amount = self.amount(first, Some(field));
            Some(amount.map(|amount| StatedTotal { values, amount }))
        });
        stated.collect()
    }

    fn amount(&self, value: &Value<'_>, field: Option<&Field>) -> Result<Quantity, Judged> {
        let of_field = field.and_then(|field| self.context.records.precision(field));
        let precision = self
            .precision
            .or(of_field.map(|precision| &precision.rounding));
        let amount = Quantities::new(self.context).of(value, precision);
        amount.ok_or_else(|| Judged::Unread(value.text.to_string(), value.span))
    }

    fn compare(
        &self,
        group: &Group<'_>,
        total: &StatedTotal<'_, '_>,
        parts: &[ReadPart<'_, '_>],
    ) -> Judged {
        if let Some(why) = self.sum_half_in_units(total, parts) {
            return Judged::Left(why);
        }
        let Some(factors) = self.factors(total, parts) else {
            return Judged::Left(self.units_apart(total, parts));
        };
        let counts = parts.iter().zip(&factors);
        let counts: Vec<Quantity> = counts
            .map(|(part, factor)| part.amount.scale_by(factor))
            .collect();
        let readings = counts.iter().map(|count| count.reading.clone());
        let sum = sum(self.kind, total.amount.reading.clone(), readings);
        let place = total.values.first().copied();
        let place = place.or(parts.first().map(|part| part.value));
        let Some(span) = place.map(|value| value.span) else {
            return Judged::Left("no part".to_owned());
        };
        let is_clustered = self.cluster > 0 && group.name.len() > self.cluster;
        let cluster = group.name.get(..self.cluster).filter(|_| is_clustered);
        let outcome = match sum.verdict() {
            Verdict::Conflict => {
                let found = self.misfit(group, total, parts, &counts, &sum);
                Fit::Broken(Box::new(found.told()))
            }
            Verdict::Doubtful => Fit::Doubtful,
            Verdict::Agree | Verdict::NotChecked(_) if sum.is_slack() => {
                Fit::FitsLoosely(group.name.join(" "))
            }
            Verdict::Agree | Verdict::NotChecked(_) => Fit::Fits,
        };
        Judged::Compared {
            span,
            totals: total.values.iter().map(|value| value.span).collect(),
            cluster: cluster.map(|values| values.join(" ")),
            outcome,
        }
    }

    /// Why amounts cannot be added up: their units do not convert.
    fn units_apart(&self, total: &StatedTotal<'_, '_>, parts: &[ReadPart<'_, '_>]) -> String {
        let totals = total.values.iter().map(|value| (*value, &total.amount));
        let parts = parts.iter().map(|part| (part.value, &part.amount));
        let own = totals.chain(parts).filter_map(|(value, amount)| {
            let unit = amount.unit.as_ref()?;
            Some(self.symbol(value, unit))
        });
        let own: BTreeSet<String> = own.collect();
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        format!("in units that nothing converts, {}", listed(&own, "and"))
    }

    /// Why amounts cannot be added up: some have no unit, beside columns that have one.
    fn sum_half_in_units(
        &self,
        total: &StatedTotal<'_, '_>,
        parts: &[ReadPart<'_, '_>],
    ) -> Option<String> {
        let totals = total.values.iter().map(|value| (*value, &total.amount));
        let parts = parts.iter().map(|part| (part.value, &part.amount));
        let all = totals.chain(parts);
        let all = all.map(|(value, amount)| (value, amount.unit.as_ref()));
        half_in_units(all, self.context.vocabulary.written_units())
    }

    /// A unit as a value or its column writes it.
    fn symbol(&self, value: &Value<'_>, unit: &UnitId) -> String {
        let units = self.context.vocabulary.written_units();
        let of_column = value.unit.map(str::to_owned);
        of_column.unwrap_or_else(|| units.symbol_in(&value.text, unit))
    }

    /// What each part is multiplied by: its weight, and the conversion to the unit of the total. What has no unit is in that
    /// of the rest.
    fn factors(
        &self,
        total: &StatedTotal<'_, '_>,
        parts: &[ReadPart<'_, '_>],
    ) -> Option<Vec<Number>> {
        let first = parts.iter().find_map(|part| part.amount.unit.as_ref());
        let unit = total.amount.unit.as_ref().or(first);
        let units = self.context.vocabulary.written_units();
        let factors = parts.iter().map(|part| {
            let weight = self.weight(part.field)?;
            Some(match (&part.amount.unit, unit) {
                (Some(own), Some(unit)) => weight * &units.factor(own, unit)?,
                _ => weight.clone(),
            })
        });
        factors.collect()
    }

    /// What of a sum does not fit: the parts that decide, and what they come to.
    fn misfit<'m>(
        &'m self,
        group: &'m Group<'_>,
        total: &'m StatedTotal<'_, '_>,
        parts: &'m [ReadPart<'_, '_>],
        counts: &[Quantity],
        sum: &Equation,
    ) -> Misfit<'m> {
        let on = sum.verdict().decided_on();
        let deciding = sum.deciding(on);
        let decide = || deciding.parts().filter_map(|at| parts.get(at));
        let mut units = decide().filter_map(|part| part.value.unit);
        let first = units
            .next()
            .or(total.values.first().and_then(|value| value.unit));
        let is_in_units = units.any(|unit| Some(unit) != first);
        let said = decide().map(|part| ToldPart {
            weight: self.weight(part.field).unwrap_or(&Number::ONE),
            text: if is_in_units {
                part.value.with_unit()
            } else {
                part.value.text.to_string()
            },
            place: part.value.span,
            label: self.label(part),
        });
        Misfit {
            group: &group.name,
            total: match self.total {
                TotalSource::Figure(constant) => ToldTotal::Figure(&constant.text),
                TotalSource::Field(field) => ToldTotal::Field {
                    name: &field.name,
                    text: total.values.first().map_or("", |value| &value.text),
                    places: total.values.iter().map(|value| value.span).collect(),
                },
            },
            kind: self.kind,
            parts: said.collect(),
            reached: deciding.computed().on(on).clone(),
            unit: self.unit(total, parts),
            missing: group.missing.map_or(0, |(count, _)| count),
            fits_rounded: fits_rounded(total, counts, self.kind) == Some(true),
        }
    }

    /// What is said of a part where it stands: its field, where there are several, or where the headline speaks of parts.
    fn label(&self, part: &ReadPart<'_, '_>) -> String {
        let several = self.parts.len() > 1 || matches!(self.total, TotalSource::Figure(_));
        let field = self.parts.get(part.field).filter(|_| several);
        field.map_or_else(|| "part".to_owned(), |(field, _)| quoted(&field.name))
    }

    /// The unit in which it is counted, as it stands behind a number: as the data write it.
    fn unit(&self, total: &StatedTotal<'_, '_>, parts: &[ReadPart<'_, '_>]) -> String {
        let totals = total.values.iter().map(|value| (*value, &total.amount));
        let parts = parts.iter().map(|part| (part.value, &part.amount));
        let own = totals.chain(parts);
        let mut in_units = own.filter_map(|(value, amount)| Some((value, amount.unit.as_ref()?)));
        // A total that the check states itself is in its own unit.
        let constant = total
            .amount
            .unit
            .as_ref()
            .filter(|_| total.values.is_empty());
        let units = self.context.vocabulary.written_units();
        let symbol = match constant {
            Some(unit) => units.symbol(unit),
            None => match in_units.next() {
                Some((value, unit)) => self.symbol(value, unit),
                None => return String::new(),
            },
        };
        let space = if symbol == "%" { "" } else { " " };
        format!("{space}{symbol}")
    }
}

/// Amounts, all in one unit and as they count, beside their total.
fn sum(kind: RelationKind, total: Reading, counts: impl Iterator<Item = Reading>) -> Equation {
    let parts = counts.map(|count| (Number::ONE, Term::unstated(count, "")));
    Equation::sum(kind, parts.collect(), Term::unstated(total, ""))
}

/// Whether all would fit if the numbers were rounded, and nothing says that they are; `None` where one cannot have been.
fn fits_rounded(
    total: &StatedTotal<'_, '_>,
    counts: &[Quantity],
    kind: RelationKind,
) -> Option<bool> {
    let rounded = |amount: &Quantity| amount.if_rounded.clone().map(Reading::both);
    // Whole numbers are counted more often than rounded.
    let is_whole = |amount: &Quantity| {
        let exact = amount.reading.strict.single();
        exact.is_some_and(Number::is_integer)
    };
    if counts.iter().all(is_whole) {
        return None;
    }
    let parts: Option<Vec<Reading>> = counts.iter().map(rounded).collect();
    let sum = sum(kind, rounded(&total.amount)?, parts?.into_iter());
    Some(sum.verdict() == Verdict::Agree && !sum.is_slack())
}
