//! What records refer to is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Given;
use crate::diagnostic::{Label, Level, Needs, Problem, RuleMetadata};
use crate::gather::{Field, Records};
use crate::words::{counted, joined, nearest, quoted};

use super::context::{Context, DeclaredCheck};
use super::records::{
    Break, Comparisons, Fold, Names, Ratchet, Resolver, Row, Rows, all_quoted, as_count, is_whole,
    names, typed,
};
use super::run::Run;
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "exists",
        summary: "what records refer to is there",
        page: include_str!("exists.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Exists>()),
    check: |_, _| {},
};

/// Among more names none is looked for that was meant.
const NEAR_AMONG: usize = 20_000;

/// A check as it is declared.
#[derive(Debug)]
struct Exists {
    of: Vec<Names>,
    targets: Vec<Names>,
    words: Names,
    except: Names,
    fold: Fold,
    known: Ratchet,
}

impl ReadParameters for Exists {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        let texts = |key: &str| given.texts(key).into_iter().cloned().collect();
        Some(Self {
            of: names(given, "of"),
            targets: names(given, "in"),
            words: texts("or"),
            except: texts("except"),
            fold: Fold::read(given),
            known: Ratchet::read(given),
        })
    }
}

/// The fields of a check, found.
struct Asked {
    of: Vec<Vec<Field>>,
    targets: Vec<Vec<Field>>,
}

impl Exists {
    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Asked> {
        let mut all = |names: &[Names]| -> Vec<Option<Vec<Field>>> {
            names.iter().map(|names| resolver.together(names)).collect()
        };
        let (of, targets) = (all(&self.of), all(&self.targets));
        let of: Vec<Vec<Field>> = of.into_iter().collect::<Option<_>>()?;
        let targets: Vec<Vec<Field>> = targets.into_iter().collect::<Option<_>>()?;
        let width = of.first()?.len();
        let mut others = of
            .iter()
            .chain(&targets)
            .zip(self.of.iter().chain(&self.targets));
        if let Some((_, names)) = others.find(|(fields, _)| fields.len() != width) {
            let span = names.first().and_then(|name| name.span);
            let message = format!(
                "{} against {}",
                counted(names.len(), "field", "fields"),
                width
            );
            resolver.wrong(
                span,
                message,
                "Name as many fields on both sides: `of: [[a.x, a.y]], in: [[b.x, b.y]]`.",
            );
            return None;
        }
        Some(Asked { of, targets })
    }

    fn compare(&self, records: &Records, asked: &Asked) -> Comparisons {
        let mut comparisons = Comparisons::default();
        let read = |fields: &Vec<Field>| Rows::read(records, fields);
        let targets: Vec<Rows<'_>> = asked.targets.iter().map(read).collect();
        let sources: Vec<Rows<'_>> = asked.of.iter().map(read).collect();
        for (rows, fields) in sources.iter().zip(&asked.of) {
            comparisons.left_absent(rows, fields);
        }
        let is_whole = asked.targets.iter().all(|fields| is_whole(records, fields));
        if !is_whole {
            let all: usize = sources.iter().map(|rows| rows.rows.len()).sum();
            comparisons.left_unread("what it looks in is not all there", as_count(all));
            return comparisons;
        }
        if comparisons.has_misused("exists", sources.iter().chain(&targets)) {
            return comparisons;
        }
        let typed = typed(sources.iter().chain(&targets));
        let known = self.known(&targets, typed);
        let mut missing: BTreeMap<(usize, String), Vec<&Row<'_>>> = BTreeMap::new();
        for (at, rows) in sources.iter().enumerate() {
            let keys = rows.keys(typed, &self.fold);
            for (row, key) in rows.rows.iter().zip(keys) {
                comparisons.compared(row.span());
                if !known.contains(&key) {
                    missing.entry((at, key)).or_default().push(row);
                }
            }
        }
        let mut used = BTreeSet::new();
        let mut broken = Vec::new();
        for ((at, _), rows) in missing {
            let written = rows.first().map(|row| row.written()).unwrap_or_default();
            let exempt = self
                .except
                .iter()
                .position(|text| written.contains(&text.value));
            match exempt {
                Some(exempt) => {
                    used.insert(exempt);
                }
                None => broken.push((at, rows, written)),
            }
        }
        let looks_near = broken.len() <= NEAR_FOR;
        for (at, rows, written) in broken {
            let hint = looks_near.then(|| self.hint(&written, &targets, &known, typed));
            let fields = asked.of.get(at).map_or(&[][..], Vec::as_slice);
            comparisons.broken(not_there(records, asked, fields, &rows, hint.flatten()));
        }
        for (at, exempted) in self.except.iter().enumerate() {
            if !used.contains(&at) {
                comparisons.stale(exempted);
            }
        }
        comparisons
    }
}

/// The number of missing values that are compared with what there is, for one that was meant.
const NEAR_FOR: usize = 20;

impl Exists {
    /// The keys that are there.
    fn known(&self, targets: &[Rows<'_>], typed: bool) -> BTreeSet<String> {
        let keys = targets.iter().flat_map(|rows| rows.keys(typed, &self.fold));
        let words = self.words.iter().flat_map(|word| {
            let tags: &[&str] = if typed { &["t", "n", "b"] } else { &[""] };
            let fold = &self.fold;
            tags.iter()
                .map(move |tag| fold.folded(format!("{tag}{}", word.value)))
        });
        keys.chain(words).collect()
    }

    /// The name that was probably meant.
    fn hint(
        &self,
        written: &[String],
        targets: &[Rows<'_>],
        known: &BTreeSet<String>,
        typed: bool,
    ) -> Option<String> {
        let rows = || targets.iter().flat_map(|rows| &rows.rows);
        let same = rows().find(|row| typed && row.written() == written);
        if let Some(value) = same.and_then(|row| row.values.iter().flatten().next()) {
            return Some(format!(
                "{} is {} there.",
                quoted(&value.text),
                value.kind.as_str()
            ));
        }
        let [only] = written else { return None };
        if known.len() > NEAR_AMONG {
            return None;
        }
        let names: BTreeSet<String> = rows().flat_map(Row::written).collect();
        let words = self.words.iter().map(|word| word.value.as_str());
        let close = nearest(only, names.iter().map(String::as_str).chain(words))?;
        Some(format!("Did you mean {}?", quoted(close)))
    }
}

/// The break of a value that is not there.
fn not_there(
    records: &Records,
    asked: &Asked,
    fields: &[Field],
    rows: &[&Row<'_>],
    hint: Option<String>,
) -> Break {
    let written = rows.first().map(|row| row.written()).unwrap_or_default();
    let shown = written.iter().map(|text| text.trim_start_matches('\u{0}'));
    let shown: Vec<&str> = shown.collect();
    let field = |field: &Field| format!("{}.{}", records.name(field.kind), field.name);
    let targets: Vec<String> = asked
        .targets
        .iter()
        .map(|fields| {
            joined(
                &fields
                    .iter()
                    .map(|one| format!("`{}`", field(one)))
                    .collect::<Vec<_>>(),
                "with",
            )
        })
        .collect();
    let message = match targets.as_slice() {
        [] => format!(
            "{} is none of the words that are allowed",
            all_quoted(&shown)
        ),
        [only] => format!("{} is no {only}", all_quoted(&shown)),
        many => format!("{} is neither {}", all_quoted(&shown), joined(many, "nor")),
    };
    let kind = fields.first().map_or_else(String::new, field);
    let otherwise = match targets.as_slice() {
        [] => "Correct it, or add it to the words under `or`.".to_owned(),
        targets => format!(
            "Correct it, or add it where {} stands.",
            joined(targets, "or")
        ),
    };
    let mut places: Vec<Label> = rows
        .iter()
        .filter_map(|row| Some(Label::new(row.span()?, "")))
        .collect();
    places.sort_by_key(|label| label.span);
    let count = as_count(rows.len());
    let times = (count > 1).then(|| format!("`{kind}` says so {count} times."));
    let mut key = vec![kind];
    key.extend(written);
    Break {
        message,
        places,
        count,
        help: times
            .into_iter()
            .chain([hint.unwrap_or(otherwise)])
            .collect(),
        key,
    }
}

impl Parameters for Exists {
    fn check(&self, run: &mut Run<'_, '_>) {
        let records = run.context.records;
        if let Some(asked) = self.asked(&mut Resolver::new(records)) {
            self.compare(records, &asked).tell(run, &self.known);
        }
    }

    fn problems(&self, context: &Context<'_>, _declared: &DeclaredCheck) -> Vec<Problem> {
        let mut resolver = Resolver::new(context.records);
        self.asked(&mut resolver);
        resolver.problems
    }

    fn is_over_records(&self) -> bool {
        true
    }
}
