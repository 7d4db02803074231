//! The file in which a cache is kept: a line with its own hash, then a line for each file. A file that is not whole, or that
//! another version wrote, is one that knows nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::stamp::Stamp;
use super::{Hash, hash, hex};

/// What such a file begins with; another form has another number.
const HEAD: &str = "factlint cache 1 ";

/// A file that was in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What the file system said of it.
    pub(super) stamp: Stamp,
    /// All that decided whether it was in order beside its text: version, settings, schemas.
    pub(super) fits: Hash,
    /// Its text.
    pub(super) text: Hash,
}

/// What the file at `path` knows.
pub(super) fn read(path: &Path) -> BTreeMap<String, Entry> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    entries(&text).unwrap_or_default()
}

fn entries(text: &str) -> Option<BTreeMap<String, Entry>> {
    let (own, rest) = text.strip_prefix(HEAD)?.split_once('\n')?;
    if own != hex(&hash([rest.as_bytes()])) {
        return None;
    }
    rest.lines().map(entry).collect()
}

fn entry(line: &str) -> Option<(String, Entry)> {
    let mut fields = line.splitn(7, ' ');
    let mut next = || fields.next();
    let stamp = Stamp {
        size: next()?.parse().ok()?,
        modified: next()?.parse().ok()?,
        changed: next()?.parse().ok()?,
        inode: next()?.parse().ok()?,
    };
    let fits = unhex(next()?)?;
    let text = unhex(next()?)?;
    let name = next()?.to_owned();
    Some((name, Entry { stamp, fits, text }))
}

fn unhex(text: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    if text.len() != 2 * hash.len() {
        return None;
    }
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(hash)
}

/// What is to stand in such a file. A name with a line break is left out.
pub(super) fn text(entries: &BTreeMap<&str, &Entry>) -> String {
    let mut rest = String::new();
    for (name, entry) in entries {
        if name.contains(['\n', '\r']) {
            continue;
        }
        let Stamp {
            size,
            modified,
            changed,
            inode,
        } = entry.stamp;
        let (fits, text) = (hex(&entry.fits), hex(&entry.text));
        let _ = writeln!(
            rest,
            "{size} {modified} {changed} {inode} {fits} {text} {name}"
        );
    }
    format!("{HEAD}{}\n{rest}", hex(&hash([rest.as_bytes()])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (&'static str, Entry) {
        let stamp = Stamp {
            size: 12,
            modified: -3,
            changed: 1_700_000_000_123_456_789,
            inode: 7,
        };
        let [fits, text] = [[1; 32], [254; 32]];
        ("stalls/north quay 港.yaml", Entry { stamp, fits, text })
    }

    #[test]
    fn what_is_written_is_read() {
        let (name, entry) = sample();
        let text = text(&BTreeMap::from([(name, &entry)]));
        let read = entries(&text).unwrap();
        assert_eq!(read, BTreeMap::from([(name.to_owned(), entry)]));
    }

    #[test]
    fn a_file_of_which_any_byte_is_another_knows_nothing() {
        let (name, entry) = sample();
        let whole = text(&BTreeMap::from([(name, &entry)]));
        for at in 0..whole.len() {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
            let text = String::from_utf8_lossy(&bytes);
            assert_eq!(entries(&text), None, "byte {at}");
            assert_eq!(entries(whole.get(..at).unwrap_or("")), None, "cut at {at}");
        }
    }
}
