//! Why something is asked for under `then` or `else`: the `if` before it, where it asks for one key.

use super::book::Book;
use super::failing::Failing;
use super::quote::written;
use super::value::key_text;
use super::walk::Site;
use crate::document::NodeRef;
use crate::words::quoted;

/// Why a clause under `then` or `else` holds, when the `if` asks for one key, or for a value of one key.
pub(super) fn condition(root: NodeRef<'_>, book: &Book, failing: Failing<'_>) -> Option<String> {
    let location = failing.error.absolute_keyword_location()?;
    let (before, branch) = ["/then/", "/else/"]
        .into_iter()
        .filter_map(|branch| Some((location.as_str().rsplit_once(branch)?.0, branch)))
        .max_by_key(|(before, _)| before.len())?;
    let clause = book.clause(&format!("{before}/if"))?;
    let (key, wanted) = sole_condition(clause.site.node)?;
    // The mapping that the `if` looked at is the value or one around it.
    let path = failing.error.instance_path().as_str();
    let mut around = Some(path);
    while let Some(at) = around {
        let site = Site::root(root).walk(at)?;
        if let Some(value) = site.node.get(key) {
            let is_one = |wanted: &NodeRef<'_>| value.scalar_text() == wanted.scalar_text();
            let fits = wanted.is_empty() || wanted.iter().any(is_one);
            let is = if wanted.is_empty() {
                "there".to_owned()
            } else {
                written(value)
            };
            return (fits == (branch == "/then/"))
                .then(|| format!("It is asked for because {} is {is}.", quoted(key)));
        }
        around = at.rsplit_once('/').map(|(around, _)| around);
    }
    None
}

/// The one key that an `if` asks for, with the values that it may have; none where it only has to be there.
fn sole_condition(condition: NodeRef<'_>) -> Option<(&str, Vec<NodeRef<'_>>)> {
    let mut properties = condition
        .get("properties")
        .into_iter()
        .flat_map(NodeRef::entries);
    let Some(property) = properties.next() else {
        let mut required = condition.get("required")?.items();
        let key = required.next()?.as_str()?;
        return required.next().is_none().then_some((key, Vec::new()));
    };
    let listed = property
        .value
        .get("enum")
        .into_iter()
        .flat_map(NodeRef::items);
    let wanted: Vec<NodeRef<'_>> = property
        .value
        .get("const")
        .into_iter()
        .chain(listed)
        .collect();
    (properties.next().is_none() && !wanted.is_empty()).then_some((key_text(property.key), wanted))
}
