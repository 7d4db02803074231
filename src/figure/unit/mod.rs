//! Units: their symbols, their dimensions and exact conversion inside a dimension.
//! The units everyone has are `built_in.rs`; what a project declares comes from its vocabulary.

mod built_in;
mod money;
mod scaled;
mod symbol;

pub(super) use self::money::{is_code, is_money, is_sign as is_currency_sign};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use self::built_in::built_in;
use self::scaled::misread;
use self::symbol::match_symbol;
use super::cursor::{first_key, fold};
use super::interval::Interval;
use super::number::Number;
use crate::words::{Near, slip};

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

/// A definition that cannot be used as written. The unit is left out, or the symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitProblem {
    /// The position of the definition in the list given.
    pub index: usize,
    /// The symbol to blame, or `None` when it is the factor or the id.
    pub symbol: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The first two characters, folded and in lower case, all blanks being one; no second of what has one only.
type Beginning = (char, Option<char>);

/// How a symbol, or a text, begins. What begins otherwise is not that symbol.
fn beginning(text: &str) -> Option<Beginning> {
    let mut chars = text.chars();
    let first = chars.next().and_then(first_key)?;
    let second = chars.next().map(|c| match c {
        c if c.is_whitespace() => ' ',
        c => first_key(c).unwrap_or(c),
    });
    Some((first, second))
}

/// The beginnings of symbols, a bit for several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Beginnings([u64; 64]);

impl Default for Beginnings {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Beginnings {
    fn add(&mut self, beginning: Beginning) {
        let (at, bit) = Self::place(beginning);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a symbol may begin so.
    fn may_hold(&self, beginning: Beginning) -> bool {
        let (at, bit) = Self::place(beginning);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place((first, second): Beginning) -> (usize, u64) {
        let second = second.map_or(0, u32::from);
        let place = u32::from(first).wrapping_mul(37) ^ second;
        (((place >> 6) & 63) as usize, 1 << (place & 63))
    }
}

/// The bytes of a symbol that was found, whether it stands in its own capitals, and whose it is.
type Ranked<'a> = ((usize, bool), Cow<'a, [UnitId]>);

/// All units of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_field_names,
    reason = "the units are what it is about; the rest only finds them"
)]
pub struct Units {
    units: BTreeMap<UnitId, UnitDefinition>,
    /// By how a text begins: what can stand there and whose it is, sorted.
    symbols: BTreeMap<Beginning, Vec<(String, Vec<UnitId>)>>,
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
    /// The built-in units and those declared. A declared unit takes its symbols, and its id, from built-in ones.
    pub fn new(definitions: Vec<UnitDefinition>) -> (Self, Vec<UnitProblem>) {
        let mut units = Self {
            units: BTreeMap::new(),
            symbols: BTreeMap::new(),
            beginnings: Beginnings::default(),
            leading: BTreeSet::new(),
            joint: BTreeSet::new(),
        };
        let mut problems = Vec::new();
        let ids: Vec<UnitId> = definitions
            .iter()
            .map(|unit| UnitId::new(&unit.id))
            .collect();
        for (index, definition) in definitions.into_iter().enumerate() {
            units.declare(index, definition, &mut problems);
        }
        let declared = units.units.values().flat_map(|unit| &unit.symbols);
        let declared: BTreeSet<String> = declared.map(|symbol| symbol.trim().to_owned()).collect();
        for (index, id) in ids.iter().enumerate() {
            units.drop_misread(index, id, &declared, &mut problems);
        }
        units.note_leading(true);
        let taken: BTreeSet<String> = units
            .units
            .values()
            .flat_map(|unit| unit.symbols.iter().cloned())
            .collect();
        for mut unit in built_in() {
            unit.symbols.retain(|symbol| !taken.contains(symbol));
            if !units.is_another_name_of(&mut unit) {
                units.units.entry(UnitId::new(&unit.id)).or_insert(unit);
            }
        }
        units.note_leading(false);
        units.index_symbols();
        (units, problems)
    }

    /// Whether a declared unit is a built-in currency under a name of its own, since it lists the code among its symbols.
    /// It is written in all the ways of that currency then, and compares with it.
    fn is_another_name_of(&mut self, currency: &mut UnitDefinition) -> bool {
        if self.units.contains_key(&UnitId::new(&currency.id)) {
            return false;
        }
        let listed = |unit: &&mut UnitDefinition| unit.symbols.contains(&currency.id);
        let mut declared = self.units.values_mut().filter(listed);
        let (Some(own), None) = (declared.next(), declared.next()) else {
            return false;
        };
        own.symbols.append(&mut currency.symbols);
        own.dimension = own.dimension.take().or(currency.dimension.take());
        true
    }

    /// Takes note of the symbols that stand before their number.
    fn note_leading(&mut self, declared: bool) {
        let money = self.units.values().filter(|unit| is_money(unit));
        let symbols = money.flat_map(|unit| &unit.symbols);
        let leading = symbols.filter(|symbol| money::stands_before(symbol, declared));
        self.leading
            .extend(leading.map(|symbol| symbol.trim().to_owned()));
    }

    fn declare(&mut self, index: usize, mut unit: UnitDefinition, problems: &mut Vec<UnitProblem>) {
        let mut problem = |symbol: Option<&String>, message: String, help: &str| {
            problems.push(UnitProblem {
                index,
                symbol: symbol.cloned(),
                message,
                help: help.to_owned(),
            });
        };
        let id = UnitId::new(&unit.id);
        if unit.factor <= Number::ZERO {
            let message = format!("the factor of unit `{id}` is not above zero");
            return problem(
                None,
                message,
                "Write how many base units of its dimension one of it is, such as `factor: 1000`.",
            );
        }
        if self.units.contains_key(&id) {
            let message = format!("unit `{id}` is declared twice");
            return problem(None, message, "Merge the two, or rename one.");
        }
        unit.symbols.retain(|symbol| {
            let bad = symbol.trim().is_empty() || symbol.starts_with(|c| fold(c).is_ascii_digit());
            if bad {
                let message = format!("`{symbol}` cannot be a symbol of unit `{id}`");
                problem(
                    Some(symbol),
                    message,
                    "Write a symbol that starts with a letter or a sign, since a digit would belong to the number.",
                );
            }
            !bad
        });
        self.units.insert(id, unit);
    }

    /// Leaves out the symbols that a figure with a scale word would be taken for. `declared` are all symbols.
    fn drop_misread(
        &mut self,
        index: usize,
        id: &UnitId,
        declared: &BTreeSet<String>,
        problems: &mut Vec<UnitProblem>,
    ) {
        let Some(unit) = self.units.get(id) else {
            return;
        };
        let misread: BTreeSet<String> = unit
            .symbols
            .iter()
            .filter_map(|symbol| {
                let (scale, rest) = misread(unit, symbol, declared, &self.units)?;
                problems.push(UnitProblem {
                    index,
                    symbol: Some(symbol.clone()),
                    message: format!("`{symbol}` of unit `{id}` is not {} `{rest}`", scale.grouped()),
                    help: "A figure of the other unit with a scale word is written in the same way. Remove the symbol, or give both units one `dimension` and factors that fit. Until then the symbol is not used.".to_owned(),
                });
                Some(symbol.clone())
            })
            .collect();
        if let Some(unit) = self.units.get_mut(id) {
            unit.symbols.retain(|symbol| !misread.contains(symbol));
        }
    }

    fn index_symbols(&mut self) {
        let mut owners: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
        for (id, unit) in &self.units {
            for symbol in &unit.symbols {
                let ids = owners.entry(symbol.trim().to_owned()).or_default();
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
        }
        // A unit can always be written by its id, unless another unit is written so.
        for id in self.units.keys() {
            if !id.as_str().starts_with(|c: char| c.is_ascii_digit()) {
                owners
                    .entry(id.to_string())
                    .or_insert_with(|| vec![id.clone()]);
            }
        }
        for (symbol, ids) in owners {
            if let Some(beginning) = beginning(&symbol) {
                self.beginnings.add(beginning);
                let list = self.symbols.entry(beginning).or_default();
                list.push((symbol, ids));
            }
        }
    }

    /// The same units, but a symbol of several belongs to one more, which is chosen where nothing decides between them
    /// and is named by the symbol: whole when all of them are, and of a dimension when all are the same in it. So every
    /// symbol of a running text can be read.
    #[must_use]
    pub fn one_for_each_symbol(&self) -> Self {
        let mut units = self.clone();
        for (symbol, owners) in units.symbols.values_mut().flatten() {
            let mut owned = owners.iter().filter_map(|id| self.get(id));
            let (Some(first), true) = (owned.next(), owners.len() > 1) else {
                continue;
            };
            let mut one = first.clone();
            for other in owned {
                one.whole &= other.whole;
                one.exact &= other.exact;
                if (&other.dimension, &other.factor) != (&one.dimension, &one.factor) {
                    (one.dimension, one.factor) = (None, Number::ONE);
                }
            }
            let mut id = UnitId::new(symbol);
            while self.units.contains_key(&id) {
                id = UnitId::new(&format!("{id}*"));
            }
            (one.id, one.label) = (id.to_string(), None);
            one.symbols = vec![symbol.clone()];
            owners.push(id.clone());
            owners.sort();
            units.joint.insert(id.clone());
            units.units.insert(id, one);
        }
        units
    }

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
        let ranks = possible.filter_map(|(symbol, _)| match_symbol(text, symbol));
        ranks.max().map(|(length, _)| length)
    }

    /// Whether a text starts with a symbol, as [`match_at`](Self::match_at) finds it.
    pub fn begin(&self, text: &str) -> bool {
        let mut possible = self.possible_at(text);
        possible.any(|(symbol, _)| match_symbol(text, symbol).is_some())
    }

    /// The symbols that begin as a text does, and whose they are.
    fn possible_at(&self, text: &str) -> impl Iterator<Item = &(String, Vec<UnitId>)> {
        let begun = beginning(text);
        let alone = begun.map(|(first, _)| (first, None));
        let longer = begun.filter(|(_, second)| second.is_some());
        let possible = alone.into_iter().chain(longer);
        possible
            .filter(|beginning| self.beginnings.may_hold(*beginning))
            .filter_map(|beginning| self.symbols.get(&beginning))
            .flatten()
    }

    fn longest(&self, text: &str, admitted: impl Fn(&str, bool) -> bool) -> Option<SymbolMatch> {
        let mut best: Option<Ranked<'_>> = None;
        for (symbol, ids) in self.possible_at(text) {
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

    /// The symbol of a unit that stands in a text, the longest of them; where none does, that of [`symbol`](Self::symbol).
    pub fn symbol_in(&self, text: &str, id: &UnitId) -> String {
        let symbols = self.get(id).map(|unit| unit.symbols.iter());
        let written = symbols.into_iter().flatten();
        let written = written.filter(|symbol| text.contains(symbol.as_str()));
        let longest = written.max_by_key(|symbol| symbol.len());
        longest.cloned().unwrap_or_else(|| self.symbol(id))
    }

    /// How the unit is printed to be read again: its first symbol that means no other unit, else its id.
    pub fn symbol(&self, id: &UnitId) -> String {
        let symbols = self
            .get(id)
            .map(|unit| unit.symbols.as_slice())
            .unwrap_or_default();
        symbols
            .iter()
            .find(|symbol| {
                self.match_at(symbol).is_some_and(|found| {
                    found.length == symbol.len() && found.units == [id.clone()]
                })
            })
            .cloned()
            .unwrap_or_else(|| id.to_string())
    }

    /// How the unit reads after a number, for people: its label, else its first symbol, else its id.
    pub fn label<'a>(&'a self, id: &'a UnitId) -> &'a str {
        let unit = self.get(id);
        let symbol = || unit.and_then(|unit| unit.symbols.first());
        unit.and_then(|unit| unit.label.as_ref())
            .or_else(symbol)
            .map_or(id.as_str(), String::as_str)
    }

    /// The id that was probably meant by a name that is none: that of the only unit with that symbol, or the closest.
    pub fn closest_id(&self, name: &str) -> Option<Near> {
        let same = |text: &str| text == name || text.to_lowercase() == name.to_lowercase();
        let written = self.units.iter().filter(|(id, unit)| {
            same(id.as_str()) || unit.symbols.iter().any(|symbol| same(symbol))
        });
        let mut written = written.map(|(id, _)| id.as_str());
        let ids = self.units.keys().map(UnitId::as_str);
        let near = || Near::of(name, ids.filter(|id| may_be_meant(id, name)));
        match (written.next(), written.next()) {
            (Some(only), None) => Some(Near::only(only)),
            (Some(_), Some(_)) => None,
            (None, _) => near(),
        }
    }

    /// The symbol or id closest to a text that is none, when one is close.
    pub fn closest(&self, text: &str) -> Option<&str> {
        let symbols = self.symbols.values().flatten();
        let symbols = symbols.map(|(symbol, _)| symbol.as_str());
        slip(text, symbols.filter(|symbol| may_be_meant(symbol, text)))
    }
}

/// Whether a text that is no symbol may be a slip of this one. In a symbol of up to three letters each of them counts, and
/// only their case or order can be a slip: `kg` is no slip of `KGS`, nor `kWh` of `KWD`.
fn may_be_meant(symbol: &str, text: &str) -> bool {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
        letters.sort_unstable();
        letters
    };
    let own = letters(symbol);
    own.len() > LONGEST_ABBREVIATION || own.len() > 1 && own == letters(text)
}

/// The letters of a symbol that stands for a word of which most were left out.
const LONGEST_ABBREVIATION: usize = 3;

#[cfg(test)]
mod tests;
