//! Counting what there is: files, matches in their texts, records in their trees, or a number that stands in one.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Counted, CountedFile, CountedWhat, FilePattern, Route, StatedCount};
use crate::diagnostic::{Problem, ProblemKind};
use crate::document::{NodeKind, Parsed};
use crate::figure::{FigureContext, Number, Readings, Units, read_figure};
use crate::gather::collect::is_cut_short;
use crate::gather::walk::walk;
use crate::source::{FileId, Sources, Span};

/// How many there are, as counted.
#[derive(Clone, Debug)]
pub struct Truth {
    /// The number.
    pub number: Number,
    /// The files, as the configuration writes them.
    pub files: String,
    /// Where it was counted: the number itself where it stands in a file, else what the configuration says.
    pub place: Span,
}

/// The files and records to count in.
pub(super) struct Counting<'a> {
    pub(super) sources: &'a Sources,
    pub(super) files: &'a [CountedFile],
    pub(super) trees: &'a BTreeMap<FileId, Arc<Parsed>>,
}

impl Counting<'_> {
    /// Counts what the count at this position is.
    pub(super) fn truth(
        &self,
        at: usize,
        spec: &StatedCount,
    ) -> Option<Result<Truth, Box<Problem>>> {
        let counted = spec.counted.as_ref()?;
        let files = self.files.iter().filter(|file| file.count == at);
        let files: Vec<FileId> = files.map(|file| file.file).collect();
        // That no file is found is said where the files are looked for.
        if files.is_empty() {
            return None;
        }
        let name = |file: &FileId| self.sources.get(*file).map(|source| &*source.name);
        let finds = |pattern: &FilePattern| {
            let mut names = files.iter().filter_map(name);
            pattern.is_negative || names.any(|name| pattern.parts(name).is_some())
        };
        if !counted.files.iter().all(finds) {
            return None;
        }
        // So is what keeps a file from being read, in which there may be more.
        let is_read = |file: &FileId| {
            let tree = self.trees.get(file);
            tree.is_some_and(|tree| !is_cut_short(tree))
        };
        let is_tree = matches!(
            counted.what,
            CountedWhat::Records(_) | CountedWhat::Value(_)
        );
        if is_tree && !files.iter().all(is_read) {
            return None;
        }
        Some(self.count(counted, &files))
    }

    fn count(&self, counted: &Counted, files: &[FileId]) -> Result<Truth, Box<Problem>> {
        let number = match &counted.what {
            CountedWhat::Files => files.len(),
            CountedWhat::Matches(regex) => {
                let count = files.par_iter().map(|file| {
                    let source = self.sources.get(*file);
                    source.map_or(0, |source| regex.find_iter(&*source.text).flatten().count())
                });
                count.sum()
            }
            CountedWhat::Records(route) => {
                let trees = files.iter().filter_map(|file| self.trees.get(file));
                let count = trees.map(|tree| {
                    let roots = tree.document.roots();
                    let found = roots.map(|root| walk(root, route).values.len());
                    found.sum::<usize>()
                });
                count.sum()
            }
            CountedWhat::Value(route) => return self.value(counted, route, files),
        };
        if number == 0 {
            let what = match counted.what {
                CountedWhat::Matches(_) => "nothing matches",
                _ => "there is no record",
            };
            let message = format!("{what} in {}", written(counted));
            let help = "Correct `is`, so that it finds what is counted.";
            return Err(Box::new(wrong(counted.span, message).help(help)));
        }
        Ok(Truth {
            number: Number::from(i64::try_from(number).unwrap_or(i64::MAX)),
            files: written(counted),
            place: counted.span,
        })
    }

    /// The one number at the end of the route.
    fn value(
        &self,
        counted: &Counted,
        route: &Route,
        files: &[FileId],
    ) -> Result<Truth, Box<Problem>> {
        let trees = files.iter();
        let trees = trees.filter_map(|file| Some((file, self.trees.get(file)?)));
        let mut found = Vec::new();
        for (file, tree) in trees {
            for root in tree.document.roots() {
                let values = walk(root, route).values.into_iter();
                found.extend(values.map(|(node, _)| {
                    let span = Span::new(*file, node.site());
                    let is_list =
                        matches!(node.kind(), NodeKind::Sequence(_) | NodeKind::Mapping(_));
                    (node.scalar_text().map(str::to_owned), is_list, span)
                }));
            }
        }
        let (text, is_list, place) = match found.as_slice() {
            [] => {
                let message = format!("there is no such value in {}", written(counted));
                let help = "Correct the path under `value`.";
                return Err(Box::new(wrong(counted.span, message).help(help)));
            }
            [one] => one.clone(),
            [first, ..] => {
                let message = format!(
                    "there are {} such values in {}",
                    found.len(),
                    written(counted)
                );
                let help = "Name one number, or write `records` to count the values.";
                return Err(Box::new(
                    wrong(counted.span, message)
                        .related(first.2, "the first of them")
                        .help(help),
                ));
            }
        };
        let number = text.as_deref().and_then(whole);
        number
            .map(|number| Truth {
                number,
                files: written(counted),
                place,
            })
            .ok_or_else(|| {
                let message = match &text {
                    Some(text) => {
                        format!("`{text}` is not a whole number, so that it counts nothing")
                    }
                    None => "the value is not a number".to_owned(),
                };
                let help = if is_list {
                    "To count what stands in a list, write `records: \"…[*]\"`."
                } else {
                    "Name a value that is a whole number."
                };
                let problem = wrong(counted.span, message);
                Box::new(problem.related(place, "stands here").help(help))
            })
    }
}

fn whole(text: &str) -> Option<Number> {
    let (units, readings) = (Units::default(), Readings::default());
    let figure = read_figure(text, &FigureContext::new(&units, &readings))?;
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '_'));
    (plain && figure.value.is_integer()).then_some(figure.value)
}

fn written(counted: &Counted) -> String {
    let files = counted.files.iter();
    let files: Vec<&str> = files.map(|file| file.written.value.as_str()).collect();
    crate::words::listed(&files, "and")
}

fn wrong(place: Span, message: String) -> Problem {
    Problem::new(ProblemKind::Configuration, place, message)
}
