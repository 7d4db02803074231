//! What people call a thing, in one or more languages.

use crate::document::NodeRef;

/// Names for people, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels(Box<[(Box<str>, Box<str>)]>);

impl Labels {
    /// Reads `label: {en: Harbour, zh: 港}` or `label: Harbour`; anything else has no names.
    pub(super) fn read(node: Option<NodeRef<'_>>) -> Self {
        let Some(node) = node else {
            return Self::default();
        };
        if let Some(text) = node.as_str() {
            return Self(Box::new([("".into(), text.into())]));
        }
        let labels = node.entries().filter_map(|entry| {
            let language = entry.key.scalar_text()?;
            let text = entry.value.as_str()?;
            Some((language.into(), text.into()))
        });
        Self(labels.collect())
    }

    /// The name that a message says, which is in English: that in English, else the one without a language, else the first.
    pub fn said(&self) -> Option<&str> {
        ["en", ""]
            .into_iter()
            .find_map(|wanted| self.iter().find(|(language, _)| *language == wanted))
            .or_else(|| self.iter().next())
            .map(|(_, text)| text)
    }

    /// All names with their languages, as they stand in the vocabulary.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (&**language, &**text))
    }
}
