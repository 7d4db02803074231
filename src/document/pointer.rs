//! JSON Pointer (RFC 6901): naming a value by its route from the root, and finding the value again.

use std::fmt;

use super::{Document, Format, NodeId, NodeKind, NodeRef};
use crate::source::TextRange;

/// The route from a root to a value: keys of mappings and indices of sequences.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    tokens: Vec<String>,
}

impl Pointer {
    /// The pointer to the root itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer as RFC 6901 writes it: empty, or `/` before each token, with `~0` for `~` and `~1` for `/`.
    /// `None` when it is written otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let Some(rest) = text.strip_prefix('/') else {
            return text.is_empty().then(Self::default);
        };
        let tokens = rest.split('/').map(unescape).collect::<Option<_>>()?;
        Some(Self { tokens })
    }

    /// Goes one step further down, by a key or by an index in decimal digits.
    pub fn push(&mut self, token: impl Into<String>) {
        self.tokens.push(token.into());
    }

    /// The pointer that goes one step further.
    #[must_use]
    pub fn join(&self, token: impl Into<String>) -> Self {
        let mut longer = self.clone();
        longer.push(token);
        longer
    }

    /// The steps from the root, unescaped.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = &str> {
        self.tokens.iter().map(String::as_str)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in &self.tokens {
            write!(f, "/{}", token.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

impl<S: Into<String>> FromIterator<S> for Pointer {
    fn from_iter<I: IntoIterator<Item = S>>(tokens: I) -> Self {
        Self {
            tokens: tokens.into_iter().map(Into::into).collect(),
        }
    }
}

impl Document {
    /// The value at `pointer` in the first YAML document.
    pub fn at(&self, pointer: &Pointer) -> Option<NodeRef<'_>> {
        self.root()?.at(pointer)
    }

    /// Names the innermost value that stands at `range`, or whose key does: the index of its root and its pointer.
    /// Anchored values are found where they stand, aliases where the alias stands. `None` outside every root.
    pub fn pointer_at(&self, range: TextRange) -> Option<(usize, Pointer)> {
        let (index, root) = self
            .roots
            .iter()
            .enumerate()
            .find(|(_, root)| self.covers(**root, range))?;
        if self.format == Format::Toml {
            let mut tokens = Vec::new();
            self.deepest(*root, range, &mut tokens);
            return Some((index, tokens.into_iter().collect()));
        }
        let mut pointer = Pointer::root();
        let mut current = *root;
        while let Some((token, next)) = self.step(current, range) {
            pointer.push(token);
            current = next;
        }
        Some((index, pointer))
    }

    fn step(&self, from: NodeId, range: TextRange) -> Option<(String, NodeId)> {
        match &self.node(from)?.kind {
            NodeKind::Sequence(items) => {
                let items = items.of(&self.items);
                let first = items.partition_point(|id| self.ends_before(*id, range));
                let id = *items.get(first)?;
                self.covers(id, range).then(|| (first.to_string(), id))
            }
            // Its own entries stand first, in the order of the text.
            NodeKind::Mapping(entries) => {
                let entries = entries.of(&self.entries);
                entries
                    .get(entries.partition_point(|entry| {
                        entry.merged_by().is_none()
                            && self.ends_before(entry.key, range)
                            && self.ends_before(entry.value, range)
                    }))
                    .filter(|entry| entry.merged_by().is_none())
                    .filter(|entry| {
                        self.covers(entry.key, range) || self.covers(entry.value, range)
                    })
                    .and_then(|entry| {
                        let key = NodeRef::new(self, entry.key).scalar_text()?;
                        // Inside a key there is nothing further down: the value's own children stand elsewhere.
                        Some((key.to_owned(), entry.value))
                    })
            }
            _ => None,
        }
    }

    /// The longest way down to what covers `range`. A table of TOML may be written in several places, and what it covers
    /// then holds parts of others.
    fn deepest(&self, from: NodeId, range: TextRange, tokens: &mut Vec<String>) {
        let node = NodeRef::new(self, from);
        let items = node.items().enumerate();
        let items = items.map(|(index, item)| (index.to_string(), None, item.id()));
        let entries = node.entries().filter_map(|entry| {
            let key = entry.key.scalar_text()?.to_owned();
            Some((key, Some(entry.key.id()), entry.value.id()))
        });
        let mut longest = Vec::new();
        for (token, key, value) in items.chain(entries) {
            let in_key = key.is_some_and(|key| self.covers(key, range));
            if !in_key && !self.covers(value, range) {
                continue;
            }
            let mut way = vec![token];
            if !in_key {
                self.deepest(value, range, &mut way);
            }
            if way.len() > longest.len() {
                longest = way;
            }
        }
        tokens.append(&mut longest);
    }

    fn ends_before(&self, id: NodeId, range: TextRange) -> bool {
        self.node(id).is_some_and(|node| node.range.end < range.end)
    }

    fn covers(&self, id: NodeId, range: TextRange) -> bool {
        self.node(id).is_some_and(|node| node.range.contains(range))
    }
}

impl<'a> NodeRef<'a> {
    /// The value at `pointer` below this node; of a duplicate key the first.
    pub fn at(self, pointer: &Pointer) -> Option<NodeRef<'a>> {
        let mut current = self;
        for token in pointer.tokens() {
            current = match current.kind() {
                NodeKind::Sequence(_) => current.item(index(token)?)?,
                _ => current.get(token)?,
            };
        }
        Some(current)
    }
}

/// An array index as RFC 6901 allows it: digits without leading zeros.
fn index(token: &str) -> Option<usize> {
    let canonical = token == "0" || !token.starts_with(['0', '+']);
    canonical.then(|| token.parse().ok()).flatten()
}

fn unescape(token: &str) -> Option<String> {
    let mut parts = token.split('~');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (sign, rest) = match part.strip_prefix('0') {
            Some(rest) => ('~', rest),
            None => ('/', part.strip_prefix('1')?),
        };
        text.push(sign);
        text.push_str(rest);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_reads_and_prints_by_rfc_6901() {
        for text in ["", "/", "/a", "/a~1b/0", "/m~0n", "/~01", "//"] {
            assert_eq!(Pointer::parse(text).unwrap().to_string(), text);
        }
        let tokens = |text| {
            Pointer::parse(text)
                .unwrap()
                .tokens()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(tokens("/a~1b/~01"), ["a/b", "~1"]);
        assert_eq!(tokens("/"), [""]);
        for bad in ["a", "/~", "/~2", "/a~"] {
            assert_eq!(Pointer::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_plain_digits_are_an_index() {
        assert_eq!(index("0"), Some(0));
        assert_eq!(index("10"), Some(10));
        for bad in ["01", "+1", "-", "", "-1", "1e0", "99999999999999999999999"] {
            assert_eq!(index(bad), None, "{bad}");
        }
    }
}
