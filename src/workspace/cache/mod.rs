//! What is known of files from an earlier run: that a file which only has to fit its schema, and states no facts, was in order.
//! Such a file is not read again while nothing has changed that it depends on. What is known is kept in a folder that the user names; anything
//! that cannot be read there costs time and nothing else. Writing it is left to `cli`, as is the clock.

mod stamp;
mod stored;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use sha2::{Digest, Sha256};

use self::stamp::Stamp;
use self::stored::Entry;
use super::read::Unreadable;
use crate::lint::{Analysis, Project, Report};
use crate::source::FileId;

/// Enough of a SHA-256 hash that no two texts have the same.
type Hash = [u8; 32];

/// What an earlier run found in order, and what this run sees of the same files.
#[derive(Debug)]
pub struct Cache {
    /// Where it is kept.
    folder: PathBuf,
    /// When this run began.
    started: SystemTime,
    /// The folder from which files are named, once it is known.
    root: PathBuf,
    /// The file in it that is about these files, once they are known.
    file: Option<PathBuf>,
    /// What is known, by the names of the files as seen from the folder of the configuration.
    known: BTreeMap<String, Entry>,
    /// What this run has seen, by the same names, each with the printed path of its file.
    seen: BTreeMap<String, (String, Entry)>,
}

/// A file that need not be read when it is known to be in order.
pub(super) struct Candidate {
    /// Absolute.
    pub(super) path: PathBuf,
    /// Seen from the working directory.
    pub(super) printed: String,
    /// Seen from the folder of the configuration.
    pub(super) name: String,
    /// The schemas that it has to fit, by their names.
    pub(super) schemas: Vec<String>,
}

/// What became of a candidate.
pub(super) enum Looked {
    /// It was in order, and is as it was.
    Unchanged,
    /// Its text has to be checked.
    Read(Arc<str>),
    /// It cannot be read.
    Unreadable(Unreadable),
}

impl Cache {
    /// The cache in `folder`, for a run that began at `started`.
    pub fn new(folder: PathBuf, started: SystemTime) -> Self {
        Self {
            folder,
            started,
            root: PathBuf::new(),
            file: None,
            known: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Reads what is known of the files named from `root` that are checked because of `asked`: a configuration, or a schema.
    pub(super) fn open(&mut self, root: &Path, asked: &Path) -> &mut Self {
        let asked = [root, asked].map(|path| path.as_os_str().as_encoded_bytes());
        let name = hex(&hash(asked));
        self.root = root.to_path_buf();
        let file = self.folder.join(name.get(..16).unwrap_or(&name));
        self.known = stored::read(&file);
        self.file = Some(file);
        self
    }

    /// Looks at the files that only have to fit their schemas. `basis` is all else that decides whether they are in order:
    /// settings, and the texts of all schemas.
    pub(super) fn look(
        &mut self,
        basis: &Hash,
        candidates: Vec<Candidate>,
        read: impl Fn(&Path) -> Result<Arc<str>, Unreadable> + Sync,
    ) -> Vec<(PathBuf, Looked)> {
        let known = &self.known;
        let looked: Vec<_> = candidates
            .into_par_iter()
            .map(|candidate| {
                let known = known.get(&candidate.name);
                let (looked, entry) = look_at(basis, &candidate, known, &read);
                (candidate, looked, entry)
            })
            .collect();
        looked
            .into_iter()
            .map(|(candidate, looked, entry)| {
                if let Some(entry) = entry {
                    self.seen.insert(candidate.name, (candidate.printed, entry));
                }
                (candidate.path, looked)
            })
            .collect()
    }

    /// The files to be written so that the next run knows which of this one were in order: the path of each and what is to
    /// stand in it. Nothing where nothing is new, and where the run could not do all of its job.
    pub fn remembered(
        &self,
        project: &Project,
        analysis: &Analysis,
        report: &Report,
    ) -> Vec<(PathBuf, Vec<u8>)> {
        let is_whole = !report.failed && report.broken.is_empty();
        let Some(file) = self.file.as_ref().filter(|_| is_whole) else {
            return Vec::new();
        };
        let waived = report.waived.iter().map(|waived| &waived.reported);
        let reported = report.diagnostics.iter().chain(waived);
        let labels = reported.flat_map(|reported| reported.diagnostic.labels());
        let told = labels.map(|label| label.span.file);
        // What states facts is read each time: they are held against those of other files.
        let documents = analysis.index.documents.iter();
        let stating = documents.map(|document| document.file);
        let wanted: BTreeSet<FileId> = told.chain(stating).collect();
        let is_in_order = |path: &str| {
            let file = project.sources.find(path);
            file.is_some_and(|file| !wanted.contains(&file))
        };
        let seen = self.seen.iter();
        let in_order = seen
            .filter(|(_, (path, entry))| entry.stamp.is_settled(self.started) && is_in_order(path));
        let mut entries: BTreeMap<&str, &Entry> = in_order
            .map(|(name, (_, entry))| (name.as_str(), entry))
            .collect();
        // What this run did not ask for is kept, for the run that does, as long as it is there.
        let others = self.known.iter();
        let others = others
            .filter(|(name, _)| !self.seen.contains_key(*name) && self.root.join(name).is_file());
        entries.extend(others.map(|(name, entry)| (name.as_str(), entry)));
        let known = self.known.iter();
        if known
            .map(|(name, entry)| (name.as_str(), entry))
            .eq(entries.iter().map(|(name, entry)| (*name, *entry)))
        {
            return Vec::new();
        }
        vec![
            (self.folder.join(".gitignore"), b"*\n".to_vec()),
            (self.folder.join("CACHEDIR.TAG"), TAG.as_bytes().to_vec()),
            (file.clone(), stored::text(&entries).into_bytes()),
        ]
    }

    /// Where the cache is kept.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// What backup tools know a folder by that can be made again: <https://bford.info/cachedir/>.
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by factlint, to know which files were in order. May be removed at any time.\n";

fn look_at(
    basis: &Hash,
    candidate: &Candidate,
    known: Option<&Entry>,
    read: impl Fn(&Path) -> Result<Arc<str>, Unreadable>,
) -> (Looked, Option<Entry>) {
    // It is looked at before it is read: a change in between is seen by the next run.
    let stamp = Stamp::of(&candidate.path);
    let schemas = candidate.schemas.iter().map(String::as_bytes);
    let fits = hash([basis.as_slice()].into_iter().chain(schemas));
    let known = known.filter(|known| known.fits == fits);
    if let (Some(known), Some(stamp)) = (known, stamp)
        && known.stamp == stamp
    {
        return (Looked::Unchanged, Some(known.clone()));
    }
    let text = match read(&candidate.path) {
        Ok(text) => text,
        Err(why) => return (Looked::Unreadable(why), None),
    };
    let of_text = hash([text.as_bytes()]);
    let entry = stamp.map(|stamp| Entry {
        stamp,
        fits,
        text: of_text,
    });
    // A copy of the repository has the same texts with other dates.
    let looked = match known {
        Some(known) if known.text == of_text => Looked::Unchanged,
        _ => Looked::Read(text),
    };
    (looked, entry)
}

/// The hash of parts, which does not confuse where one ends and the next begins.
pub(super) fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn hex(hash: &Hash) -> String {
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}
