//! Units: their symbols, their dimensions and exact conversion inside a dimension.
//! The units everyone has are `built_in.rs`; what a project declares comes from its vocabulary and is `declared.rs`; how units
//! are called is `names.rs`.

mod beginnings;
mod built_in;
mod declared;
mod money;
mod names;
mod scaled;
mod symbol;

pub(super) use self::money::{is_code, is_money, is_sign as is_currency_sign};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use self::beginnings::{Beginning, Beginnings, beginning};
pub use self::declared::UnitProblem;
use self::symbol::match_symbol;
use super::interval::Interval;
use super::number::Number;

/// The dimension of percentages, per-mille and multiples.
pub const RATIO: &str = "ratio";
/// The dimension of percentage points.
pub const RATIO_POINTS: &str = "ratio-points";

/// The name of a unit in its vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitId(Arc<str>);

impl UnitId {
    /// The unit of that name, whether it exists or not.
    pub fn new(name: &str) -> Self {
        Self(Arc::from(name))
    }

    /// The unit that is written so below the heading of a column, where it means something else behind a number.
    pub fn of_column(name: &str) -> Self {
        Self(format!("column:{name}").into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A unit as declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitDefinition {
    /// Its name.
    pub id: String,
    /// How it is written in figures; the first is used for printing.
    pub symbols: Vec<String>,
    /// Whether it counts things that cannot be divided.
    pub whole: bool,
    /// Whether its figures are exact: none is rounded before it is written.
    pub exact: bool,
    /// What it measures; a unit without one can only be compared with itself.
    pub dimension: Option<String>,
    /// How many base units of the dimension it is; above zero.
    pub factor: Number,
    /// How it reads after a number, for people: `boats`.
    pub label: Option<String>,
}

/// The bytes of a symbol that was found, whether it stands in its own capitals, and whose it is.
type Ranked<'a> = ((usize, bool), Cow<'a, [UnitId]>);

/// A symbol, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Symbol {
    beginning: Beginning,
    text: String,
    owners: Vec<UnitId>,
}

/// All units of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_field_names,
    reason = "the units are what it is about; the rest only finds them"
)]
pub struct Units {
    units: BTreeMap<UnitId, UnitDefinition>,
    /// By how a text begins: what can stand there and whose it is, sorted.
    symbols: Vec<Symbol>,
    /// Tells most texts that start with no symbol at once.
    beginnings: Beginnings,
    /// Symbols that stand before their number too.
    leading: BTreeSet<String>,
    /// Units that stand for a symbol of several, see [`one_for_each_symbol`](Self::one_for_each_symbol).
    joint: BTreeSet<UnitId>,
}

/// A symbol found at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolMatch {
    /// Bytes it takes.
    pub length: usize,
    /// The units that are written so, at least one, sorted.
    pub units: Vec<UnitId>,
}

impl Default for Units {
    /// The built-in units alone.
    fn default() -> Self {
        Self::new(Vec::new()).0
    }
}

impl Units {
    /// The unit of that id.
    pub fn get(&self, id: &UnitId) -> Option<&UnitDefinition> {
        self.units.get(id)
    }

    /// All units, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&UnitId, &UnitDefinition)> {
        self.units.iter()
    }

    /// The longest symbol that `text` starts with, in the capitals that it is declared with or, where that can mean
    /// nothing else, in others.
    pub fn match_at(&self, text: &str) -> Option<SymbolMatch> {
        self.longest(text, |_, _| true)
    }

    /// The longest symbol that `text` starts with and that stands before its number, in its own capitals: `€`,
    /// `USD`.
    pub fn match_before(&self, text: &str) -> Option<SymbolMatch> {
        self.longest(text, |symbol, exact| exact && self.leading.contains(symbol))
    }

    /// The symbols that stand before their number.
    pub(super) fn leading(&self) -> impl Iterator<Item = &String> {
        self.leading.iter()
    }

    /// The bytes of what [`match_at`](Self::match_at) finds.
    pub fn length_at(&self, text: &str) -> Option<usize> {
        let possible = self.possible_at(text);
        let ranks = possible.filter_map(|symbol| match_symbol(text, &symbol.text));
        ranks.max().map(|(length, _)| length)
    }

    /// Whether a text starts with a symbol, as [`match_at`](Self::match_at) finds it.
    pub fn begin(&self, text: &str) -> bool {
        let mut possible = self.possible_at(text);
        possible.any(|symbol| match_symbol(text, &symbol.text).is_some())
    }

    /// The symbols that begin as a text does.
    fn possible_at(&self, text: &str) -> impl Iterator<Item = &Symbol> {
        let begun = beginning(text).into_iter();
        begun
            .flat_map(Beginning::of_symbols)
            .filter(|beginning| self.beginnings.may_hold(*beginning))
            .flat_map(|beginning| {
                let before = |symbol: &Symbol| symbol.beginning < beginning;
                let from = self.symbols.partition_point(before);
                let rest = self.symbols.get(from..).unwrap_or_default();
                rest.iter()
                    .take_while(move |symbol| symbol.beginning == beginning)
            })
    }

    fn longest(&self, text: &str, admitted: impl Fn(&str, bool) -> bool) -> Option<SymbolMatch> {
        let mut best: Option<Ranked<'_>> = None;
        for Symbol {
            text: symbol,
            owners: ids,
            ..
        } in self.possible_at(text)
        {
            let Some(rank) =
                match_symbol(text, symbol).filter(|(_, exact)| admitted(symbol, *exact))
            else {
                continue;
            };
            match &mut best {
                Some((old, units)) if *old == rank => units.to_mut().extend(ids.iter().cloned()),
                Some((old, _)) if *old > rank => {}
                _ => best = Some((rank, Cow::Borrowed(ids))),
            }
        }
        best.map(|((length, _), units)| {
            let units = match units {
                Cow::Borrowed(sorted) => sorted.to_vec(),
                Cow::Owned(mut several) => {
                    several.sort();
                    several.dedup();
                    several
                }
            };
            SymbolMatch { length, units }
        })
    }

    /// Which of several units of one symbol is meant: the preferred one, the only one,
    /// or the only one that measures the same as the preferred one.
    pub fn choose(&self, candidates: &[UnitId], preferred: Option<&UnitId>) -> Option<UnitId> {
        if let [only] = candidates {
            return Some(only.clone());
        }
        if let Some(joint) = candidates.iter().find(|id| self.joint.contains(*id)) {
            return Some(joint.clone());
        }
        let preferred = preferred?;
        if candidates.contains(preferred) {
            return Some(preferred.clone());
        }
        let mut alike = candidates
            .iter()
            .filter(|id| self.same_dimension(id, preferred));
        match (alike.next(), alike.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        }
    }

    /// The unit that is called so: by its id, else by its symbol, else below the heading of a column; else one of that name.
    pub fn called(&self, name: &str) -> UnitId {
        let id = UnitId::new(name);
        if self.get(&id).is_some() {
            return id;
        }
        let symbol = self
            .match_at(name)
            .filter(|found| found.length == name.len());
        let chosen = symbol.and_then(|found| self.choose(&found.units, None));
        let of_column = || Some(UnitId::of_column(name)).filter(|id| self.get(id).is_some());
        chosen.or_else(of_column).unwrap_or(id)
    }

    /// Whether every amount of that unit's dimension is a whole number in it: the unit counts things that cannot be
    /// divided, and none of its dimension counts a fraction of one. Eight dimes are no whole number of dollars.
    pub fn counts_wholes(&self, id: &UnitId) -> bool {
        let Some(unit) = self.get(id).filter(|unit| unit.whole) else {
            return false;
        };
        // One without a dimension is compared with no other.
        unit.dimension.is_none()
            || self.units.keys().all(|other| {
                let factor = self.factor(other, id);
                factor.is_none_or(|factor| factor.is_integer())
            })
    }

    /// Whether amounts in the two units can be compared.
    pub fn same_dimension(&self, a: &UnitId, b: &UnitId) -> bool {
        if a == b {
            return self.units.contains_key(a);
        }
        match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => a.dimension.is_some() && a.dimension == b.dimension,
            _ => false,
        }
    }

    /// What to multiply an amount in `from` with to have it in `to`; `None` across dimensions.
    pub fn factor(&self, from: &UnitId, to: &UnitId) -> Option<Number> {
        if !self.same_dimension(from, to) {
            return None;
        }
        if from == to {
            return Some(Number::ONE);
        }
        self.get(from)?.factor.checked_div(&self.get(to)?.factor)
    }

    /// The number in another unit of its dimension; `None` across dimensions.
    pub fn convert_number(&self, value: &Number, from: &UnitId, to: &UnitId) -> Option<Number> {
        Some(value * &self.factor(from, to)?)
    }

    /// The interval in another unit of its dimension; `None` across dimensions.
    pub fn convert(&self, interval: &Interval, from: &UnitId, to: &UnitId) -> Option<Interval> {
        Some(interval.scale_by(&self.factor(from, to)?))
    }
}

#[cfg(test)]
mod tests;
