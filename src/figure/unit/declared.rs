//! Units from their definitions: what a project declares goes before what is built in, and whose each symbol is.

use std::collections::{BTreeMap, BTreeSet};

use super::beginnings::{Beginnings, beginning};
use super::built_in::built_in;
use super::money::{is_code, is_money, stands_before};
use super::scaled::{ScaledUnits, misread, scaled_units};
use super::{Symbol, UnitDefinition, UnitId, Units};
use crate::figure::cursor::fold;
use crate::figure::number::Number;

/// A definition that cannot be used as written. The unit is left out, or the symbol. It is no `Problem`: where the
/// definition stands is known to `fact` alone, which looks it up by position and symbol.
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

impl Units {
    /// The built-in units and those declared. A declared unit takes its symbols, and its id, from built-in ones.
    pub fn new(definitions: Vec<UnitDefinition>) -> (Self, Vec<UnitProblem>) {
        let mut units = Self {
            units: BTreeMap::new(),
            symbols: Vec::new(),
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
        let scaled = scaled_units(&units.units);
        for (index, id) in ids.iter().enumerate() {
            units.drop_misread(index, id, &scaled, &mut problems);
        }
        units.note_leading(true);
        let taken: BTreeSet<&str> = units.symbols().collect();
        let mut others: Vec<UnitDefinition> = built_in().collect();
        for unit in &mut others {
            unit.symbols
                .retain(|symbol| !taken.contains(symbol.as_str()));
        }
        let coded = units.by_code();
        for mut unit in others {
            if !units.is_another_name_of(&mut unit, &coded) {
                units.units.entry(UnitId::new(&unit.id)).or_insert(unit);
            }
        }
        units.note_leading(false);
        units.index_symbols();
        (units, problems)
    }

    /// Whether a declared unit is a built-in currency under a name of its own, since it lists the code among its symbols.
    /// It is written in all the ways of that currency then, and compares with it.
    fn is_another_name_of(
        &mut self,
        currency: &mut UnitDefinition,
        coded: &BTreeMap<String, Vec<UnitId>>,
    ) -> bool {
        let Some([own]) = coded.get(&currency.id).map(Vec::as_slice) else {
            return false;
        };
        if self.units.contains_key(&UnitId::new(&currency.id)) {
            return false;
        }
        let Some(own) = self.units.get_mut(own) else {
            return false;
        };
        own.symbols.append(&mut currency.symbols);
        own.dimension = own.dimension.take().or(currency.dimension.take());
        true
    }

    /// The declared units that list a code of a currency among their symbols, by the code.
    fn by_code(&self) -> BTreeMap<String, Vec<UnitId>> {
        let mut owners: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
        for (id, unit) in &self.units {
            let codes: BTreeSet<&String> = unit.symbols.iter().filter(|own| is_code(own)).collect();
            for code in codes {
                owners.entry(code.clone()).or_default().push(id.clone());
            }
        }
        owners
    }

    fn symbols(&self) -> impl Iterator<Item = &str> {
        let symbols = self.units.values().flat_map(|unit| &unit.symbols);
        symbols.map(String::as_str)
    }

    /// Takes note of the symbols that stand before their number.
    fn note_leading(&mut self, declared: bool) {
        let money = self.units.values().filter(|unit| is_money(unit));
        let symbols = money.flat_map(|unit| &unit.symbols);
        let leading = symbols.filter(|symbol| stands_before(symbol, declared));
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

    /// Leaves out the symbols that a figure with a scale word would be taken for. `scaled` are the units that stand behind
    /// scale words in symbols.
    fn drop_misread(
        &mut self,
        index: usize,
        id: &UnitId,
        scaled: &ScaledUnits,
        problems: &mut Vec<UnitProblem>,
    ) {
        let Some(unit) = self.units.get(id) else {
            return;
        };
        let misread: BTreeSet<String> = unit
            .symbols
            .iter()
            .filter_map(|symbol| {
                let (scale, rest) = misread(unit, symbol, scaled, &self.units)?;
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
        for (text, owners) in owners {
            if let Some(beginning) = beginning(&text) {
                self.beginnings.add(beginning);
                self.symbols.push(Symbol {
                    beginning,
                    text,
                    owners,
                });
            }
        }
        self.symbols.sort_by_key(|symbol| symbol.beginning);
    }

    /// The same units, but a symbol of several belongs to one more, which is chosen where nothing decides between them
    /// and is named by the symbol: whole when all of them are, and of a dimension when all are the same in it. So every
    /// symbol of a running text can be read.
    #[must_use]
    pub fn one_for_each_symbol(&self) -> Self {
        let mut units = self.clone();
        for Symbol {
            text: symbol,
            owners,
            ..
        } in &mut units.symbols
        {
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
}
