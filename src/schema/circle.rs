//! References that lead round in a circle without going into the value: no value can be judged by such a schema.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Surveyed, Target};
use super::index::Link;
use super::value::key_text;
use super::walk::Site;
use crate::document::NodeId;

/// A schema: its file and its node.
type SchemaNode = (usize, NodeId);

/// Ways from one schema to another that speaks of the same value, each with the reference that it is, if it is one.
type Ways<'a> = BTreeMap<SchemaNode, Vec<(SchemaNode, Option<(usize, Link<'a>)>)>>;

/// For each circle the first reference of it, with the number of its file.
pub(super) fn circles<'a>(
    surveyed: &BTreeMap<usize, Surveyed<'a>>,
    book: &Book,
) -> Vec<(usize, Link<'a>)> {
    let ways = ways(surveyed, book);
    let mut found = BTreeMap::new();
    let mut done = BTreeSet::new();
    for start in ways.keys() {
        let mut trail = vec![(*start, 0, None)];
        let mut on_trail = BTreeSet::from([*start]);
        while let Some((place, next, _)) = trail.last_mut() {
            let here = *place;
            let way = ways.get(&here).and_then(|ways| ways.get(*next)).copied();
            *next += 1;
            match way {
                _ if done.contains(&here) => {
                    on_trail.remove(&here);
                    trail.pop();
                }
                None => {
                    done.insert(here);
                    on_trail.remove(&here);
                    trail.pop();
                }
                Some((to, link)) if on_trail.contains(&to) => {
                    let from = trail
                        .iter()
                        .position(|(place, _, _)| *place == to)
                        .unwrap_or(0);
                    let links = trail.iter().skip(from + 1).map(|(_, _, link)| *link);
                    let first = links
                        .chain([link])
                        .flatten()
                        .min_by_key(|(number, link)| (*number, link.key.range().start));
                    if let Some((number, link)) = first {
                        found.insert((number, link.key.range().start), (number, link));
                    }
                }
                Some((to, link)) => {
                    on_trail.insert(to);
                    trail.push((to, 0, link));
                }
            }
        }
    }
    found.into_values().collect()
}

fn ways<'a>(surveyed: &BTreeMap<usize, Surveyed<'a>>, book: &Book) -> Ways<'a> {
    let mut ways = Ways::new();
    for (number, seen) in surveyed {
        for (inner, outer) in &seen.index.in_place {
            let ways = ways.entry((*number, *outer)).or_default();
            ways.push(((*number, *inner), None));
        }
        for (link, target) in seen.index.references.iter().zip(&seen.targets) {
            let Target::Place { volume, pointer } = target else {
                continue;
            };
            let root = book
                .volume(*volume)
                .and_then(|volume| volume.document.root());
            let site = root.and_then(|root| Site::root(root).walk(pointer));
            let leads_there = match key_text(link.key) {
                "$ref" => true,
                "$dynamicRef" | "$recursiveRef" => is_alone(*number, surveyed),
                _ => false,
            };
            if let Some(site) = site.filter(|_| leads_there) {
                let ways = ways.entry((*number, link.schema)).or_default();
                ways.push(((*volume, site.node.id()), Some((*number, *link))));
            }
        }
    }
    ways
}

/// Whether a file is one schema that no other refers to: in several, a dynamic reference may lead to another one.
fn is_alone(number: usize, surveyed: &BTreeMap<usize, Surveyed<'_>>) -> bool {
    let is_one = surveyed.get(&number).is_some_and(|seen| {
        seen.index
            .resources
            .iter()
            .all(|(_, pointer)| pointer.is_empty())
    });
    let referred = surveyed
        .iter()
        .filter(|(other, _)| **other != number)
        .flat_map(|(_, seen)| &seen.targets)
        .any(|target| matches!(target, Target::Place { volume, .. } if *volume == number));
    is_one && !referred
}
