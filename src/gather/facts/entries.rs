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
                gathering.computed(entry, metric, (*what, of));
            }
            StatedIn::Texts(texts) => {
                let before = gathering.state();
                gathering.prose(at, entry, texts);
                if gathering.state() == before && !texts.files.is_empty() {
                    gathering.no_figure(entry);
                }
            }
        }
    }
    gathering.finish()
}
