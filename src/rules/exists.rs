//! What records refer to is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Given;
use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::gather::{Field, Records};
use crate::words::{counted, did_you_mean, joined, nearest, quoted};

use super::context::Context;
use super::records::{
    Break, Comparisons, Fold, Names, OverRecords, Ratchet, Resolver, Row, Rows, all_quoted,
    as_count, is_whole, names, typed,
};
use super::{Declaration, ReadParameters, Rule};

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

impl Asked {
    /// The fields where a value is looked for, as quoted.
    fn quoted_targets(&self, records: &Records) -> Vec<String> {
        let quoted = |field: &Field| format!("`{}`", name_of(records, field));
        let targets = self.targets.iter();
        targets
            .map(|fields| joined(&fields.iter().map(quoted).collect::<Vec<_>>(), "with"))
            .collect()
    }
}

/// The name of a field with that of its record.
fn name_of(records: &Records, field: &Field) -> String {
    format!("{}.{}", records.name(field.kind), field.name)
}

impl OverRecords for Exists {
    type Asked = Asked;

    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Self::Asked> {
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

    fn compare(&self, context: &Context<'_>, asked: &Asked) -> Comparisons {
        let records = context.records;
        let mut comparisons = Comparisons::default();
        let read = |fields: &Vec<Field>| Rows::read(records, fields);
        let targets: Vec<Rows<'_>> = asked.targets.iter().map(read).collect();
        let sources: Vec<Rows<'_>> = asked.of.iter().map(read).collect();
        for (rows, fields) in sources.iter().zip(&asked.of) {
            comparisons.left_absent(rows, fields);
        }
        if !asked.targets.iter().all(|fields| is_whole(records, fields)) {
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
            let mut exempted = self.except.iter();
            match exempted.position(|text| written.contains(&text.value)) {
                Some(exempt) => {
                    used.insert(exempt);
                }
                None => broken.push((at, rows, written)),
            }
        }
        let looks_near = broken.len() <= NEAR_FOR;
        let looked_in = asked.quoted_targets(records);
        for (at, rows, written) in broken {
            let instead = looks_near.then(|| self.instead(&written, &targets, &known, typed));
            let said_by = asked.of.get(at).and_then(|fields| fields.first());
            let missing = Missing {
                written,
                said_by: said_by.map_or_else(String::new, |field| name_of(records, field)),
                targets: &looked_in,
                instead: instead.flatten(),
            };
            comparisons.broken(missing.told(&rows));
        }
        for (at, exempted) in self.except.iter().enumerate() {
            if !used.contains(&at) {
                comparisons.stale(exempted);
            }
        }
        comparisons
    }

    fn ratchet(&self) -> &Ratchet {
        &self.known
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

    /// What is there instead of a value, where that can be told.
    fn instead(
        &self,
        written: &[String],
        targets: &[Rows<'_>],
        known: &BTreeSet<String>,
        typed: bool,
    ) -> Option<Instead> {
        let rows = || targets.iter().flat_map(|rows| &rows.rows);
        let same = rows().find(|row| typed && row.written() == written);
        if let Some(value) = same.and_then(|row| row.values.iter().flatten().next()) {
            return Some(Instead::OtherKind {
                text: value.text.to_string(),
                kind: value.kind.as_str(),
            });
        }
        let [only] = written else { return None };
        if known.len() > NEAR_AMONG {
            return None;
        }
        let names: BTreeSet<String> = rows().flat_map(Row::written).collect();
        let words = self.words.iter().map(|word| word.value.as_str());
        let close = nearest(only, names.iter().map(String::as_str).chain(words))?;
        Some(Instead::Near(close.to_owned()))
    }
}

/// What is there instead of a value that is not.
#[derive(Debug, PartialEq, Eq)]
enum Instead {
    /// The same text as a value of another kind, in a word.
    OtherKind { text: String, kind: &'static str },
    /// A name that was probably meant.
    Near(String),
}

/// A value that is not there, wherever it is said.
struct Missing<'a> {
    /// As written.
    written: Vec<String>,
    /// The field that says it, with its kind.
    said_by: String,
    /// The fields where it is looked for, as quoted.
    targets: &'a [String],
    instead: Option<Instead>,
}

impl Missing<'_> {
    fn headline(&self) -> String {
        let shown = self.written.iter();
        let shown: Vec<&str> = shown.map(|text| text.trim_start_matches('\u{0}')).collect();
        let shown = all_quoted(&shown);
        match self.targets {
            [] => format!("{shown} is none of the words that are allowed"),
            [only] => format!("{shown} is no {only}"),
            many => format!("{shown} is neither {}", joined(many, "nor")),
        }
    }

    fn advice(&self) -> String {
        match (&self.instead, self.targets) {
            (Some(Instead::OtherKind { text, kind }), _) => {
                format!("{} is {kind} there.", quoted(text))
            }
            (Some(Instead::Near(name)), _) => did_you_mean(name),
            (None, []) => "Correct it, or add it to the words under `or`.".to_owned(),
            (None, targets) => format!(
                "Correct it, or add it where {} stands.",
                joined(targets, "or")
            ),
        }
    }

    /// The break, in the rows that say it.
    fn told(self, rows: &[&Row<'_>]) -> Break {
        let places = rows.iter();
        let places = places.filter_map(|row| Some(Label::new(row.span()?, "")));
        let mut places: Vec<Label> = places.collect();
        places.sort_by_key(|label| label.span);
        let count = as_count(rows.len());
        let times = (count > 1).then(|| format!("`{}` says so {count} times.", self.said_by));
        Break {
            message: self.headline(),
            places,
            count,
            help: times.into_iter().chain([self.advice()]).collect(),
            key: std::iter::once(self.said_by).chain(self.written).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_told_with_what_is() {
        let near = Some(Instead::Near("north".to_owned()));
        let number = Some(Instead::OtherKind {
            text: "7".to_owned(),
            kind: "a number",
        });
        for (targets, instead, headline, advice) in [
            (
                &[][..],
                None,
                "`nort` is none of the words that are allowed",
                "Correct it, or add it to the words under `or`.",
            ),
            (
                &["`berth.name`"],
                None,
                "`nort` is no `berth.name`",
                "Correct it, or add it where `berth.name` stands.",
            ),
            (
                &["`berth.name`", "`quay.name`"],
                near,
                "`nort` is neither `berth.name` nor `quay.name`",
                "Did you mean `north`?",
            ),
            (
                &["`berth.name`"],
                number,
                "`nort` is no `berth.name`",
                "`7` is a number there.",
            ),
        ] {
            let targets: Vec<String> = targets
                .iter()
                .map(|name: &&str| (*name).to_owned())
                .collect();
            let missing = Missing {
                written: vec!["nort".to_owned()],
                said_by: "ferry.berth".to_owned(),
                targets: &targets,
                instead,
            };
            assert_eq!(missing.headline(), headline);
            assert_eq!(missing.advice(), advice);
        }
    }
}
