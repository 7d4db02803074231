//! Going through the entries under `facts`, each read in its way.

use super::gathering::{FactSources, Gathering, Stated};
use crate::config::StatedIn;
use crate::fact::Vocabulary;

/// Gathers the facts of all entries. The vocabulary has the metrics and units that they name.
pub fn gather_facts(from: FactSources<'_>, vocabulary: &Vocabulary) -> Stated {
    let mut gathering = Gathering::new(from, vocabulary);
    for (at, entry) in from.entries.iter().enumerate() {
        match &entry.stated {
            StatedIn::Fields { from, figures } => gathering.fields(entry, from, figures),
            StatedIn::Computed { metric, what, of } => {
                gathering.computed(entry, metric, *what, of);
            }
            StatedIn::Texts(texts) => {
                let before = gathering.state();
                gathering.prose(at, entry, texts);
                // That there is no such file is told at the pattern.
                let is_read = from.texts.iter().any(|text| text.entry == at);
                if gathering.state() == before && is_read {
                    gathering.no_figure(at, entry, texts);
                }
            }
        }
    }
    gathering.settle();
    gathering.finish()
}
