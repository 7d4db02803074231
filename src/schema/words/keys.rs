//! Mappings: keys that are missing, unknown, badly named, too few or too many.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use super::describe::described_kind;
use crate::document::{EntryRef, NodeRef};
use crate::schema::failing::{Failing, described, subject};
use crate::schema::failure::{Mark, Wording};
use crate::schema::quote::schema_text;
use crate::schema::value::key_text;
use crate::schema::walk::Site;
use crate::words::{Names, counted, listed, nearest, quoted};

/// Most unknown keys of one mapping that are named; the rest are counted.
const MOST: usize = 500;

/// In a mapping with more keys no slip is looked for: every missing key would be held against all of them.
const MOST_SLIPS: usize = 1_000;

/// A key that must be there is not.
pub(in crate::schema) fn required(failing: Failing<'_>, key: &str) -> Wording {
    let description = property(failing.schema(), key).and_then(described);
    missing(failing, key).and_help(description)
}

/// The same of a key that every one of several alternatives asks for. Where it tells them apart, what one of them says of it is
/// of that one alone; and a key that is one of its values was meant as that: `unique: …` for `rule: unique`.
pub(in crate::schema) fn required_by_all(
    failing: Failing<'_>,
    key: &str,
    alternatives: &[NodeRef<'_>],
) -> Wording {
    let values = alternatives.iter().filter_map(|alternative| {
        let value = property(Some(*alternative), key)?.get("const")?;
        value.as_str()
    });
    let values: Vec<&str> = values.collect();
    let mut entries = failing.site.node.entries();
    let meant = entries.find(|entry| values.contains(&key_text(entry.key)));
    match meant {
        Some(entry) => {
            let value = key_text(entry.key);
            let help = format!(
                "`{value}` is a value of {}. Write `{key}: {value}`.",
                quoted(key)
            );
            missing(failing, key).with_help(help)
        }
        None if values.is_empty() => required(failing, key),
        None => missing(failing, key).and_help(Some(format!("It is {}.", listed(&values, "or")))),
    }
}

fn missing(failing: Failing<'_>, key: &str) -> Wording {
    let companion = companion_of(failing, key);
    // What a row of a table lacks is a column, and all rows lack it.
    let row = failing.site.node;
    let is_row = row.document().format().is_cells();
    let heading = row.entries().next().filter(|_| is_row);
    let heading = heading.map(|entry| entry.key);
    let (mark, message) = match companion {
        Some(other) => (
            Mark::node(other),
            format!(
                "{} is missing: it goes with {}",
                quoted(key),
                quoted(key_text(other))
            ),
        ),
        None => (
            heading.map_or_else(|| Mark::value(failing.site), Mark::node),
            format!("{} is missing", quoted(key)),
        ),
    };
    let slip = slip_of(failing, key);
    let help = match slip {
        Some(written) => format!("Is {} meant to be {}?", quoted(&written), quoted(key)),
        None if is_row => format!("Add a column with the heading `{key}`."),
        None => format!("Add `{key}: …`."),
    };
    let label = if companion.is_some() {
        ""
    } else {
        "missing here"
    };
    let mut wording = Wording::new(mark, message, label).with_help(help);
    wording.keyword = companion.map(|_| "dependentRequired");
    wording
}

/// Whether a missing key is there under another name that the schema reports as an unknown key anyway, with the right
/// key beside it: two failures would be one cause too many. The other name is a slip of the pen, or the only one that
/// does not belong.
pub(in crate::schema) fn is_slip(failing: Failing<'_>, key: &str) -> bool {
    let Some(schema) = failing.schema() else {
        return false;
    };
    let closes = |keyword| schema.get(keyword).and_then(NodeRef::as_bool) == Some(false);
    // What `unevaluatedProperties` takes stands in other schemas too.
    let own = closes("additionalProperties");
    let node = failing.site.node;
    if node.entries().len() > MOST_SLIPS {
        return false;
    }
    let absent = || properties(Some(schema)).filter(|name| node.entry(name).is_none());
    let known: BTreeSet<&str> = properties(Some(schema)).collect();
    let mut unknown = node
        .entries()
        .map(|entry| key_text(entry.key))
        .filter(|name| !known.contains(name));
    let stands_for_it = match (unknown.next(), unknown.next()) {
        (Some(only), None) if own => {
            nearest(only, absent()).is_none() && lacking(Some(schema), node).contains(&key)
        }
        _ => false,
    };
    let is_near =
        || slip_of(failing, key).is_some_and(|written| nearest(&written, absent()) == Some(key));
    (own || closes("unevaluatedProperties"))
        && schema.get("patternProperties").is_none()
        && (stands_for_it || is_near())
}

/// Whether one of the keys that are told to be unknown is probably meant to be this one, which is missing.
pub(in crate::schema) fn is_meant<'k>(
    unknown: impl Iterator<Item = &'k String>,
    missing: &str,
) -> bool {
    let mut unknown = unknown.take(MOST_SLIPS);
    unknown.any(|key| nearest(key, [missing]).is_some())
}

/// The key that the only unknown one is told to stand for: the one that is missing, where it is near to no other.
pub(in crate::schema) fn stands_for(failing: Failing<'_>, unknown: &str) -> Option<String> {
    if !matches!(
        failing.error.kind(),
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. }
    ) {
        return None;
    }
    let (schema, node) = (failing.schema(), failing.site.node);
    let absent = properties(schema).filter(|name| node.entry(name).is_none());
    let is_near = known_as(schema, unknown).is_some() || nearest(unknown, absent).is_some();
    match lacking(schema, node).as_slice() {
        [only] if !is_near => Some((*only).to_owned()),
        _ => known_as(schema, unknown).map(str::to_owned),
    }
}

/// The property that people also call so, by what its schema says of itself.
fn known_as<'a>(schema: Option<NodeRef<'a>>, key: &str) -> Option<&'a str> {
    let lists = schema.map(lists_of_properties).unwrap_or_default();
    let mut entries = lists.into_iter().flat_map(NodeRef::entries);
    let own = entries.find(|entry| {
        let names = entry.value.get("x-also-called");
        let mut names = names.into_iter().flat_map(NodeRef::items);
        names.any(|name| name.as_str() == Some(key))
    });
    own.map(|entry| key_text(entry.key))
}

/// The key that demands another one (`dependentRequired`, `dependencies`), as it stands in the instance.
fn companion_of<'e>(failing: Failing<'e>, missing: &str) -> Option<NodeRef<'e>> {
    let clause = failing.clause?.site;
    if !matches!(key_text(clause.key?), "dependentRequired" | "dependencies") {
        return None;
    }
    let demanding = clause.node.entries().filter(|entry| {
        let mut demanded = entry.value.items();
        demanded.any(|name| name.as_str() == Some(missing))
    });
    demanding
        .filter_map(|entry| failing.site.node.entry(key_text(entry.key)))
        .map(|entry| entry.key)
        .next()
}

/// Keys that the schema does not know, each on its own.
pub(super) fn unknown(failing: Failing<'_>, keys: &[String]) -> Vec<Wording> {
    let is_unevaluated = matches!(failing.error.kind(), Kind::UnevaluatedProperties { .. });
    if is_unevaluated && is_schema(failing) {
        return unfit(failing, keys);
    }
    let known = Known::beside(failing);
    let more = keys.len().saturating_sub(MOST);
    keys.iter()
        .take(MOST)
        .filter_map(|key| known.word_unknown(key, keys.len() == 1))
        .chain((more > 0).then(|| {
            let more = counted(more, "more key is", "more keys are");
            let message = format!("{more} unknown here");
            Wording::new(Mark::value(failing.site), message, "")
        }))
        .collect()
}

/// Whether the clause says of what is left what it has to be, and not only that there may be nothing.
pub(super) fn is_schema(failing: Failing<'_>) -> bool {
    let clause = failing.clause.map(|clause| clause.site.node);
    clause.is_some_and(|clause| clause.entries().len() > 0)
}

/// Keys that the schema does not name and whose values are not what it wants of all such.
fn unfit(failing: Failing<'_>, keys: &[String]) -> Vec<Wording> {
    let unfit: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let entries = failing.site.node.entries();
    let entries = entries.filter(|entry| unfit.contains(key_text(entry.key)));
    entries
        .take(MOST)
        .map(|entry| {
            let site = Site {
                node: entry.value,
                key: Some(entry.key),
                parent: Some(failing.site.node),
            };
            let mut wording = not_wanted(failing, site, "every other key");
            wording.below = Some(key_text(entry.key).to_owned());
            wording
        })
        .collect()
}

/// A value that is not what a clause wants of all that no other has looked at. Of what its schema says only the type is
/// gone into.
pub(super) fn not_wanted(failing: Failing<'_>, site: Site<'_>, of: &str) -> Wording {
    let clause = failing.clause.map(|clause| clause.site.node);
    let kind = clause.and_then(described_kind);
    let what = subject(&Failing { site, ..failing });
    let message = match kind {
        Some(kind) => format!("{what} is not {kind}, as the schema wants of {of}"),
        None => format!("{what} is not what the schema wants of {of}"),
    };
    Wording::new(Mark::value(site), message, "").and_help(clause.and_then(described))
}

/// A mapping with keys that its schema does not know, and the names that it does.
struct Known<'a> {
    failing: Failing<'a>,
    entries: Vec<EntryRef<'a>>,
    /// The first entry of each key.
    places: BTreeMap<&'a str, usize>,
    /// What the schema knows and the mapping does not have.
    allowed: Vec<&'a str>,
    names: Names<'a>,
    /// What the schema asks for and the mapping does not have.
    lacking: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn beside(failing: Failing<'a>) -> Self {
        let entries: Vec<EntryRef<'_>> = failing.site.node.entries().collect();
        let mut places = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            places.entry(key_text(entry.key)).or_insert(at);
        }
        let allowed: Vec<&str> = properties(failing.schema())
            .filter(|name| !places.contains_key(name))
            .collect();
        Self {
            names: allowed.iter().copied().collect(),
            lacking: lacking(failing.schema(), failing.site.node),
            failing,
            entries,
            places,
            allowed,
        }
    }

    /// Says of a key that it is unknown; nothing of one that a comma has cut off behind another that says so.
    fn word_unknown(&self, key: &str, is_alone: bool) -> Option<Wording> {
        let Failing { site, .. } = self.failing;
        let at = self.places.get(key).copied();
        let entry = at.and_then(|at| self.entries.get(at));
        let mark = entry.map_or_else(|| Mark::value(site), |entry| Mark::node(entry.key));
        let cut = at.and_then(|at| cut_off(site.node, &self.entries, at));
        if cut.is_some_and(|cut| !cut.is_first) {
            return None;
        }
        let called = known_as(self.failing.schema(), key);
        let called = called.filter(|name| self.allowed.contains(name));
        let near = self.names.near(key);
        let help = match (cut, called.or(near.as_deref())) {
            (Some(cut), _) => {
                let whole = quoted(&format!("\"{}\"", cut.whole));
                format!("Between braces a comma ends a value. Put all of it in quotes: {whole}.")
            }
            (None, Some(near)) => format!("Did you mean {}?", quoted(near)),
            (None, None) => self.advice(is_alone),
        };
        // In quotes, so that a blank at an end is seen.
        let has_blank = key != key.trim();
        let shown = if has_blank {
            format!("`{key:?}`")
        } else {
            quoted(key)
        };
        let blank = has_blank.then(|| "It begins or ends with a blank.".to_owned());
        let message = format!("unknown key {shown}");
        let mut wording = Wording::new(mark, message, "")
            .and_help(blank)
            .and_help(Some(help));
        wording.below = Some(key.to_owned());
        let sole = near.as_ref().filter(|near| near.is_only);
        let meant = called.or(sole.map(|near| &**near));
        if let Some((near, entry)) = meant.filter(|_| cut.is_none()).zip(entry) {
            wording = wording.meant(entry.key, near);
        }
        Some(wording)
    }

    /// What to do with a key that resembles none.
    fn advice(&self, is_alone: bool) -> String {
        if is_alone && !self.lacking.is_empty() {
            let lacking = listed(&self.lacking, "or");
            return format!("Is it meant to be {lacking}, which is missing?");
        }
        if self.allowed.is_empty() {
            return "Remove it.".to_owned();
        }
        format!(
            "Remove it. You may still add {}.",
            listed(&self.allowed, "or")
        )
    }
}

/// What commas between braces have cut to pieces.
#[derive(Clone, Copy)]
struct Cut<'a> {
    /// From the value that is left to the last of the keys that the rest became.
    whole: &'a str,
    /// Whether the key is the first of these.
    is_first: bool,
}

/// The text that the key is a piece of, when it stands alone behind a value without quotes.
fn cut_off<'a>(node: NodeRef<'a>, entries: &[EntryRef<'a>], at: usize) -> Option<Cut<'a>> {
    let (before, after) = entries.split_at_checked(at)?;
    let left = before.iter().rposition(|entry| !entry.is_bare())?;
    let last = after.iter().take_while(|entry| entry.is_bare()).last()?;
    let start = entries.get(left)?.value.range().start as usize;
    let whole = node.document().text();
    let whole = whole.get(start..last.key.range().end as usize)?;
    let is_first = left + 1 == at;
    (!whole.contains(['"', '\'', '{', '['])).then_some(Cut { whole, is_first })
}

/// A key whose name the schema does not take; `error` says why.
pub(super) fn bad_name(failing: Failing<'_>, error: &ValidationError<'_>) -> Vec<Wording> {
    let Some(name) = error.instance().as_str() else {
        return Vec::new();
    };
    let entry = failing
        .site
        .node
        .entries()
        .find(|entry| key_text(entry.key) == name);
    let mark = entry.map_or_else(|| Mark::value(failing.site), |entry| Mark::node(entry.key));
    let names = allowed_names(error.kind());
    let pattern = failing
        .clause
        .and_then(|clause| clause.site.node.get("pattern")?.as_str())
        .filter(|_| matches!(error.kind(), Kind::Custom { .. }));
    let why = match pattern {
        Some(pattern) => format!("does not match the pattern {}", quoted(pattern)),
        None => why_not(error.kind(), &names),
    };
    let message = format!("the key {} {why}", quoted(name));
    let near = nearest(name, names.iter().map(String::as_str))
        .map(|near| format!("Did you mean {}?", quoted(near)));
    let says = failing
        .clause
        .and_then(|clause| described(clause.site.node));
    let mut wording = Wording::new(mark, message, "")
        .and_help(near)
        .and_help(says);
    wording.below = Some(name.to_owned());
    wording.keyword = Some("propertyNames");
    vec![wording]
}

/// Fewer keys than `minProperties`.
pub(super) fn too_few(failing: Failing<'_>, limit: u64) -> Wording {
    let message = format!(
        "{} has {} where the schema wants at least {limit}",
        subject(&failing),
        size(failing.site.node)
    );
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

/// More keys than `maxProperties`: the first that is too many is shown.
pub(super) fn too_many(failing: Failing<'_>, limit: u64) -> Wording {
    let node = failing.site.node;
    let message = format!(
        "{} has {} where the schema allows {limit}",
        subject(&failing),
        size(node)
    );
    let extra = usize::try_from(limit)
        .ok()
        .and_then(|index| node.entries().nth(index));
    let mark = extra.map_or_else(|| Mark::value(failing.site), |entry| Mark::node(entry.key));
    Wording::new(mark, message, "one too many").and_help(failing.says())
}

fn size(node: NodeRef<'_>) -> String {
    match u64::try_from(node.entries().len()) {
        Ok(0) => "no keys".to_owned(),
        Ok(count) => counted(count, "key", "keys"),
        Err(_) => "too many keys".to_owned(),
    }
}

/// The names among which a key has to be, when the schema lists them.
fn allowed_names(kind: &Kind) -> Vec<String> {
    let Kind::Enum { options } = kind else {
        return Vec::new();
    };
    let values = options.as_array().map_or(&[][..], Vec::as_slice);
    values.iter().map(schema_text).collect()
}

fn why_not(kind: &Kind, names: &[String]) -> String {
    match kind {
        Kind::Pattern { pattern } => format!("does not match the pattern {}", quoted(pattern)),
        Kind::MinLength { limit } => {
            format!(
                "is shorter than {}",
                counted(*limit, "character", "characters")
            )
        }
        Kind::MaxLength { limit } => {
            format!(
                "is longer than {}",
                counted(*limit, "character", "characters")
            )
        }
        Kind::Format { format } => format!("is not a valid {}", quoted(format)),
        Kind::Enum { .. } => format!("is not one of {}", listed(names, "or")),
        Kind::Constant { expected_value } => {
            format!("must be {}", quoted(&schema_text(expected_value)))
        }
        _ => "is not a name that the schema takes".to_owned(),
    }
}

/// The names of the properties that a schema lists.
fn properties(schema: Option<NodeRef<'_>>) -> impl Iterator<Item = &str> {
    let lists = schema.map(lists_of_properties).unwrap_or_default();
    let entries = lists.into_iter().flat_map(NodeRef::entries);
    entries.map(|entry| key_text(entry.key))
}

/// The properties that a schema lists itself, then those of the schemas of its file that hold for the value as
/// well, as one does that is closed by `unevaluatedProperties`.
fn lists_of_properties(schema: NodeRef<'_>) -> Vec<NodeRef<'_>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = vec![schema];
    while let Some(schema) = next.pop().filter(|schema| seen.insert(schema.id())) {
        found.extend(schema.get("properties"));
        let root = schema.document().root().map(Site::root);
        let reference = schema.get("$ref").and_then(NodeRef::as_str);
        let pointer = reference.and_then(|reference| reference.strip_prefix('#'));
        let target = pointer.and_then(|pointer| root?.walk(pointer));
        let all = schema.get("allOf").into_iter().flat_map(NodeRef::items);
        let either = ["then", "else"]
            .into_iter()
            .filter_map(|key| schema.get(key));
        next.extend(all.chain(either).chain(target.map(|site| site.node)));
    }
    found
}

/// The keys of which one is missing in a mapping: the one that it has to have, or those that alternatives have to have.
fn lacking<'a>(schema: Option<NodeRef<'a>>, node: NodeRef<'_>) -> Vec<&'a str> {
    let required = |schema: NodeRef<'a>| -> Vec<&'a str> {
        let names = schema.get("required").into_iter().flat_map(NodeRef::items);
        names.filter_map(NodeRef::as_str).collect()
    };
    let keys: BTreeSet<&str> = node.entries().map(|entry| key_text(entry.key)).collect();
    let is_there = |key: &&str| keys.contains(*key);
    let Some(schema) = schema else {
        return Vec::new();
    };
    let own: Vec<&str> = required(schema)
        .into_iter()
        .filter(|key| !is_there(key))
        .collect();
    if !own.is_empty() {
        return if own.len() == 1 { own } else { Vec::new() };
    }
    let alternatives = ["anyOf", "oneOf"]
        .into_iter()
        .filter_map(|keyword| schema.get(keyword))
        .map(|list| list.items().flat_map(required).collect::<Vec<&str>>());
    alternatives
        .filter(|keys| !keys.iter().any(is_there))
        .find(|keys| !keys.is_empty())
        .unwrap_or_default()
}

fn property<'a>(schema: Option<NodeRef<'a>>, key: &str) -> Option<NodeRef<'a>> {
    let mut lists = lists_of_properties(schema?).into_iter();
    lists.find_map(|list| list.get(key))
}

/// A key that stands there, is not in the schema, and looks like the missing one.
fn slip_of(failing: Failing<'_>, missing: &str) -> Option<String> {
    let known: BTreeSet<&str> = properties(failing.schema()).collect();
    if known.is_empty() || failing.site.node.entries().len() > MOST_SLIPS {
        return None;
    }
    let unknown = failing
        .site
        .node
        .entries()
        .map(|entry| key_text(entry.key))
        .filter(|key| !known.contains(key));
    nearest(missing, unknown).map(str::to_owned)
}
