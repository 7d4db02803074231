//! Random projects in memory whose answer is known: worlds that are consistent, worlds with one wrong figure, and small
//! systems that a search through all whole numbers decides. Every case comes from its number, so a failure names it.

#![expect(
    clippy::indexing_slicing,
    reason = "positions are drawn from what they point into"
)]

mod harbour;
mod systems;

use factlint::diagnostic::Severity;
use factlint::lint::{Project, lint};

/// Random numbers from a seed (`SplitMix64`).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    pub(crate) fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = usize::try_from(self.below(from.len() as u64)).unwrap();
        &from[at]
    }
}

/// A project of these files, held in memory: `vocabulary.yaml`, `checks.yaml`, and documents.
pub(crate) fn project(vocabulary: &str, checks: &str, documents: &[String]) -> Project {
    let path = |number| format!("documents/{number:03}.yaml");
    let documents = documents.iter().enumerate();
    let documents = documents.map(|(number, text)| (path(number), text.clone()));
    Project::of_texts(vocabulary, checks, documents)
}

/// The errors of a project, each with its rule.
pub(crate) fn errors(project: &Project) -> Vec<String> {
    lint(project)
        .diagnostics
        .into_iter()
        .map(|reported| reported.diagnostic)
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| {
            let help = diagnostic.help.unwrap_or_default();
            format!("[{}] {}\n{help}", diagnostic.rule.id, diagnostic.message)
        })
        .collect()
}
