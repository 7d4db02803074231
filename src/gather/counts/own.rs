//! What the texts are about: the names in their titles and in several of them, and the common words of a page, which a name
//! is none of.

use std::collections::BTreeSet;

use crate::document::{BlockKind, Markdown};

/// The names of what the texts are about, and the common words of a page, in lower case.
#[derive(Clone, Debug, Default)]
pub(in crate::gather) struct Own(BTreeSet<String>);

impl Own {
    /// The words of the titles of pages, and those that several pages have.
    pub(in crate::gather) fn names<'a>(pages: impl Iterator<Item = &'a Markdown>) -> Self {
        let (mut own, mut once) = (BTreeSet::new(), BTreeSet::new());
        for page in pages {
            let mut blocks = page.blocks().iter();
            let title = blocks.find_map(|block| match &block.kind {
                BlockKind::Heading { level: 1, title } => Some(title.text()),
                _ => None,
            });
            own.extend(words(title.unwrap_or_default()).map(str::to_lowercase));
            let all: BTreeSet<String> = words(page.text()).map(str::to_lowercase).collect();
            for word in all {
                if once.contains(&word) {
                    own.insert(word);
                } else {
                    once.insert(word);
                }
            }
        }
        Self(own)
    }

    /// With the words of a page that are written small somewhere in it.
    pub(super) fn with_page(&self, page: &Markdown) -> Self {
        let small = words(page.text()).filter(|word| word.starts_with(char::is_lowercase));
        Self(
            self.0
                .iter()
                .cloned()
                .chain(small.map(str::to_owned))
                .collect(),
        )
    }

    /// Whether a word in lower case names what the texts are about, or nothing by itself.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '_')))
}
