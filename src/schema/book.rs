//! The address book of all schema files of a run: which address is which node of which file.
//!
//! The engine resolves references by itself, with the registry of `referencing` 0.60.2, which cannot answer these questions:
//! - *Where does each reference lead that leads nowhere, and what may have been meant?* `Registry::prepare` fails at the
//!   first file that is not there, with its address alone; without that file there is no registry to ask of the others.
//! - *Which node of which file is it?* `Resolver::lookup` gives a value and a base address. Where an anchor stands it keeps
//!   to itself, and a value of the engine has no place; a failure names its clause by an absolute location, which no
//!   registry looks up.
//! - *Do two places claim one address?* The later one takes it without a word.
//! - *What is compiled?* The registry takes values without the clauses that are left out, which these answers decide.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Draft;

use super::index::{Anchor, Index, Link};
use super::uri;
use super::value::key_text;
use super::volume::Volume;
use super::walk::{Site, push, segments};
use crate::document::NodeRef;
use crate::source::FileId;

/// A file that claims to be one of factlint's own schemas, and that schema.
#[derive(Clone, Copy, Debug)]
pub(super) struct SchemaCopy<'a> {
    pub(super) copy: &'a Volume,
    pub(super) own: &'a Volume,
}

/// A name that a resource gives to one of its places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    /// The number of the file.
    volume: usize,
    /// JSON Pointer of the resource.
    resource: String,
    /// The name, as written.
    text: String,
}

/// All schema files by address.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    volumes: Vec<Volume>,
    resources: BTreeMap<String, (usize, String)>,
    anchors: BTreeMap<Name, String>,
    /// Addresses that one file gives to two of its places.
    twice: BTreeSet<String>,
    /// The same of names.
    named_twice: BTreeSet<Name>,
    /// Addresses of files that only the book knows; the engine knows a file by its first one and by what it calls itself.
    aliases: BTreeSet<String>,
    /// Those of them that come from references.
    moved: Vec<(String, usize)>,
    /// Keys of `patternProperties` by the spelling that the engine is given.
    respelled: BTreeMap<String, String>,
    /// Copies of factlint's own schemas, each with the schema that it is a copy of.
    copies: BTreeMap<usize, usize>,
}

/// A clause of a schema file: the value of a keyword.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'a> {
    /// The schema file.
    pub file: FileId,
    /// The value of the keyword.
    pub site: Site<'a>,
}

/// What became of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// It leads to a place in one of our files.
    Place {
        /// The number of the file.
        volume: usize,
        /// JSON Pointer of the place.
        pointer: String,
    },
    /// Two places of one file have its address.
    Twice,
    /// It leads to a schema that the engine brings with it.
    BuiltIn,
    /// It is no URI reference.
    NotAReference,
    /// No file has the address.
    NoFile {
        /// The address, without its fragment.
        address: String,
        /// Where the file would be, when the reference says so.
        path: Option<String>,
    },
    /// The file is there and is not well-formed.
    Broken {
        /// The file.
        path: String,
    },
    /// The file is there but what the fragment names is not in it.
    NoPlace {
        /// The fragment, decoded.
        fragment: String,
        /// The file, when the reference leads into another one.
        path: Option<String>,
    },
}

/// A schema file that has been looked at.
#[derive(Debug)]
pub(super) struct Surveyed<'a> {
    /// What is in it.
    pub index: Index<'a>,
    /// Where its references lead, in the same order.
    pub targets: Vec<Target>,
}

impl Book {
    /// Takes the files in; of two files with one address the first keeps it, factlint's own before all others. What is
    /// asked of a copy of one of these, the schema itself answers.
    pub(super) fn new(mut volumes: Vec<Volume>) -> Self {
        volumes.sort_by_key(|volume| !volume.is_built_in());
        let copies = copies(&volumes);
        let mut book = Self {
            volumes,
            copies,
            ..Self::default()
        };
        book.read();
        book
    }

    /// Has files read by other drafts than they were.
    pub(super) fn read_by(&mut self, drafts: &BTreeMap<usize, Draft>) {
        for (number, draft) in drafts {
            if let Some(volume) = self.volumes.get_mut(*number) {
                volume.read_by(*draft);
            }
        }
        self.resources.clear();
        self.anchors.clear();
        self.twice.clear();
        self.named_twice.clear();
        self.aliases.clear();
        self.read();
        for (address, number) in std::mem::take(&mut self.moved) {
            self.add_address(address, number);
        }
    }

    /// Takes up what the files offer.
    fn read(&mut self) {
        for number in 0..self.volumes.len() {
            let Some(volume) = self.volumes.get(number) else {
                continue;
            };
            if let Some(own) = self.copies.get(&number) {
                let (address, own) = (uri::of_path(&volume.path), *own);
                self.add_alias(address, own);
                continue;
            }
            let Some(index) = volume.index().filter(|_| !volume.broken) else {
                continue;
            };
            let (resources, anchors) = (index.resources, index.anchors);
            let addresses = volume.addresses.clone();
            for (address, pointer) in resources {
                self.claim(address, number, pointer);
            }
            for address in addresses {
                self.add_alias(address, number);
            }
            for anchor in anchors {
                self.name(anchor, number);
            }
        }
    }

    /// Gives a file one more address, unless another has it already.
    fn add_alias(&mut self, address: String, number: usize) {
        if !self.resources.contains_key(&address) {
            let whole = (number, String::new());
            self.resources.insert(address.clone(), whole);
            self.aliases.insert(address);
        }
    }

    /// Gives a place its address, unless another has it already.
    fn claim(&mut self, address: String, number: usize, pointer: String) {
        match self.resources.get(&address) {
            Some((owner, other)) if *owner == number && *other != pointer => {
                self.twice.insert(address);
            }
            Some(_) => {}
            None => {
                self.resources.insert(address, (number, pointer));
            }
        }
    }

    /// Gives a place its name, unless another of the same resource has it already.
    fn name(&mut self, anchor: Anchor, volume: usize) {
        let name = Name {
            volume,
            resource: anchor.resource,
            text: anchor.name,
        };
        match self.anchors.get(&name) {
            Some(other) if *other != anchor.pointer => {
                self.named_twice.insert(name);
            }
            Some(_) => {}
            None => {
                self.anchors.insert(name, anchor.pointer);
            }
        }
    }

    /// The files with their numbers.
    pub(super) fn volumes(&self) -> impl Iterator<Item = (usize, &Volume)> {
        self.volumes.iter().enumerate()
    }

    /// The numbers of some files.
    pub(super) fn numbers(&self, files: &BTreeSet<FileId>) -> BTreeSet<usize> {
        let volumes = self.volumes();
        let found = volumes.filter(|(_, volume)| files.contains(&volume.file));
        found.map(|(number, _)| number).collect()
    }

    /// The copies of factlint's own schemas.
    pub(super) fn copies(&self) -> impl Iterator<Item = SchemaCopy<'_>> {
        self.copies.iter().filter_map(|(copy, own)| {
            Some(SchemaCopy {
                copy: self.volume(*copy)?,
                own: self.volume(*own)?,
            })
        })
    }

    /// The file with this number.
    pub(super) fn volume(&self, number: usize) -> Option<&Volume> {
        self.volumes.get(number)
    }

    /// The file and pointer that have this address.
    pub(super) fn resource(&self, address: &str) -> Option<&(usize, String)> {
        self.resources.get(address)
    }

    /// The addresses by which the engine knows whole files, for a group of files.
    pub(super) fn addresses_of<'b>(
        &'b self,
        group: &'b BTreeSet<usize>,
    ) -> impl Iterator<Item = (&'b str, usize)> {
        self.resources
            .iter()
            .filter(|(_, (number, pointer))| pointer.is_empty() && group.contains(number))
            .filter(|(address, _)| !self.aliases.contains(*address))
            .map(|(address, (number, _))| (address.as_str(), *number))
    }

    /// Gives a file one more address: an `$id` moves relative references away from where the files lie on disk, and
    /// people mean the file beside.
    pub(super) fn add_address(&mut self, address: String, number: usize) {
        self.add_alias(address.clone(), number);
        self.moved.push((address, number));
    }

    /// How the engine has to be given a reference that leads to a place, where that is not as it is written: by the address
    /// by which it knows the file, and to a place with a dynamic name by the way there. The engine takes the name for
    /// that of a dynamic reference, whatever refers to it; only `$dynamicRef` does (JSON Schema Core 2020-12, 8.2.2).
    pub(super) fn for_engine(
        &self,
        index: &Index<'_>,
        link: &Link<'_>,
        pointer: &str,
    ) -> Option<String> {
        let joined = uri::join(index.address(link.resource), link.value.as_str()?)?;
        let (address, name) = uri::split(&joined);
        let (number, resource) = self.resources.get(address)?;
        let volume = self.volumes.get(*number)?;
        let known = if self.aliases.contains(address) {
            volume.address()
        } else {
            address
        };
        let place = Site::root(volume.document.root()?).walk(pointer)?.node;
        let dynamic = place.get("$dynamicAnchor").and_then(NodeRef::as_str);
        if key_text(link.key) == "$ref" && dynamic == Some(&name) {
            let way = pointer.strip_prefix(resource.as_str())?;
            return Some(format!("{known}#{}", uri::encode(way)));
        }
        let fragment = joined.get(address.len()..)?;
        (known != address).then(|| format!("{known}{fragment}"))
    }

    /// Notes which keys of `patternProperties` the engine knows in another spelling.
    pub(super) fn respell(&mut self, respelled: BTreeMap<String, String>) {
        self.respelled = respelled;
    }

    /// The clause that an absolute keyword location (`https://example.org/a.json#/properties/x/type`) names.
    pub(super) fn clause(&self, location: &str) -> Option<Clause<'_>> {
        let (address, fragment) = uri::split(location);
        let (number, pointer) = self.resources.get(address)?;
        let volume = self.volumes.get(*number)?;
        let root = Site::root(volume.document.root()?);
        let fragment = segments(&fragment).fold(String::new(), |way, segment| {
            push(&way, self.respelled.get(&segment).unwrap_or(&segment))
        });
        Some(Clause {
            file: volume.file,
            // The engine counts the entries of `dependentRequired` where their keys should be: the way ends there.
            site: root.walk(pointer)?.walk_far(&fragment),
        })
    }

    /// Where a reference of the file `number` leads.
    pub(super) fn target(&self, number: usize, index: &Index<'_>, link: &Link<'_>) -> Target {
        let written = link.value.as_str().unwrap_or_default();
        let Some(joined) = uri::join(index.address(link.resource), written) else {
            return Target::NotAReference;
        };
        let (address, fragment) = uri::split(&joined);
        if self.twice.contains(address) {
            return Target::Twice;
        }
        let Some((found, pointer)) = self.resources.get(address) else {
            if uri::is_built_in(address) {
                return Target::BuiltIn;
            }
            let mut broken = self.volumes.iter().filter(|volume| volume.broken);
            if let Some(found) = broken.find(|volume| volume.is_at(address)) {
                return Target::Broken {
                    path: found.path.clone(),
                };
            }
            let from = self.volumes.get(number).map_or("", |volume| &volume.path);
            return Target::NoFile {
                address: address.to_owned(),
                path: path_of(from, written),
            };
        };
        let name = Name {
            volume: *found,
            resource: pointer.clone(),
            text: fragment.clone(),
        };
        if self.named_twice.contains(&name) {
            return Target::Twice;
        }
        if let Some(pointer) = self.anchors.get(&name) {
            return Target::Place {
                volume: *found,
                pointer: pointer.clone(),
            };
        }
        if self.has_place(*found, pointer, &fragment) {
            return Target::Place {
                volume: *found,
                pointer: format!("{pointer}{fragment}"),
            };
        }
        Target::NoPlace {
            fragment,
            path: self
                .volumes
                .get(*found)
                .filter(|_| *found != number)
                .map(|volume| volume.path.clone()),
        }
    }

    fn has_place(&self, number: usize, pointer: &str, fragment: &str) -> bool {
        let root = self
            .volumes
            .get(number)
            .and_then(|volume| volume.document.root());
        let resource = root.and_then(|root| Site::root(root).walk(pointer));
        match resource {
            Some(_) if fragment.is_empty() => true,
            Some(site) => fragment.starts_with('/') && site.walk(fragment).is_some(),
            None => false,
        }
    }
}

/// The files that claim to be one of factlint's own schemas.
fn copies(volumes: &[Volume]) -> BTreeMap<usize, usize> {
    let numbered = || volumes.iter().enumerate();
    let own: BTreeMap<&str, usize> = numbered()
        .filter(|(_, volume)| volume.is_built_in())
        .filter_map(|(number, volume)| Some((volume.id()?, number)))
        .collect();
    numbered()
        .filter(|(_, volume)| !volume.is_built_in())
        .filter_map(|(number, volume)| Some((number, *own.get(volume.id()?)?)))
        .collect()
}

/// The printed path of the file that a reference in the file at `from` means; `None` when it is a URI of the network.
pub(super) fn path_of(from: &str, written: &str) -> Option<String> {
    let (file, _) = written.split_once('#').unwrap_or((written, ""));
    if let Some(path) = file.strip_prefix("file://") {
        return Some(uri::decode(path));
    }
    (!file.is_empty() && !uri::is_absolute(file))
        .then(|| uri::path_beside(from, &uri::decode(file)))
}
