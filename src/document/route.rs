//! The way to a value in words that stay when lists grow: an item is named by what identifies it, not by its position.

use super::{NodeKind, NodeRef, Pointer};

/// Keys whose value tells the items of a list apart, the best first.
const NAMES: [&str; 10] = [
    "id", "$id", "uuid", "key", "name", "code", "slug", "ref", "title", "label",
];

/// So many values of an item without a name stand for it.
const CONTENT: usize = 16;

impl NodeRef<'_> {
    /// The way from here to `pointer`, as JSON Pointer writes it, but with the identity of each item of a list in place
    /// of its position: `/[name=north]/length`. An item without a name is known by the values in it, and one that is a
    /// single value or a list by nothing.
    pub fn route(self, pointer: &Pointer) -> String {
        let mut route = String::new();
        let mut current = Some(self);
        for token in pointer.tokens() {
            let item = current.filter(|node| matches!(node.kind(), NodeKind::Sequence(_)));
            let next = match item {
                Some(list) => token.parse().ok().and_then(|index| list.item(index)),
                None => current.and_then(|node| node.get(token)),
            };
            route.push('/');
            match (item, next) {
                (Some(_), Some(item)) => route.push_str(&identity(item)),
                _ => route.push_str(&token.replace('~', "~0").replace('/', "~1")),
            }
            current = next;
        }
        route
    }
}

impl<'a> NodeRef<'a> {
    /// What tells an item of a list apart, where it has such a value: its `id`, else its `name`, …
    pub fn own_name(self) -> Option<&'a str> {
        let mut names = NAMES.iter();
        names.find_map(|key| self.get(key)?.scalar_text().filter(|text| !text.is_empty()))
    }
}

/// What an item of a list is known by.
fn identity(item: NodeRef<'_>) -> String {
    let named = NAMES.iter().find_map(|key| {
        let text = item.get(key)?.scalar_text()?;
        (!text.is_empty()).then(|| format!("[{key}={text}]"))
    });
    named.unwrap_or_else(|| {
        let entries = item.entries().take(CONTENT);
        let values = entries.filter_map(|entry| {
            let key = entry.key.scalar_text()?;
            Some(format!("{key}={}", entry.value.scalar_text()?))
        });
        format!("[{}]", values.collect::<Vec<_>>().join(","))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Limits, parse};

    #[test]
    fn items_are_known_by_their_names_or_what_is_in_them() {
        let text =
            "berths:\n  - {id: north, 'a/b': [1, {x: 2, y: [3]}]}\n  - {name: '', x: 1}\n  - [4]\n";
        let parsed = parse(text.into(), Format::Yaml, &Limits::default());
        let root = parsed.document.root().unwrap();
        let route = |pointer: &str| root.route(&Pointer::parse(pointer).unwrap());
        assert_eq!(route(""), "");
        assert_eq!(route("/berths/0/a~1b/0"), "/berths/[id=north]/a~1b/[]");
        assert_eq!(
            route("/berths/0/a~1b/1/y"),
            "/berths/[id=north]/a~1b/[x=2]/y"
        );
        assert_eq!(route("/berths/1/x"), "/berths/[name=,x=1]/x");
        assert_eq!(route("/berths/2/0"), "/berths/[]/[]");
        assert_eq!(route("/berths/9/gone"), "/berths/9/gone");
    }
}
