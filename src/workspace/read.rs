//! One file as text, or why it cannot be one.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::encoding::{NoText, first_wrong, no_text};

/// Why a file has no text, without its name, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// Goes on after the name of the file: `is a folder`.
    pub(super) what: String,
    /// What to do.
    pub(super) help: Option<String>,
    /// Whether there is no file at all, so that whoever asked for it is at fault.
    pub(super) not_a_file: bool,
}

/// Reads a file of at most `limit` bytes of UTF-8, without NUL bytes: no text has any.
pub(super) fn read_text(path: &Path, limit: u64) -> Result<Arc<str>, Unreadable> {
    let metadata = path.metadata().map_err(|error| unreadable(&error))?;
    if metadata.is_dir() {
        return Err(Unreadable {
            what: "is a folder where a file is expected".to_owned(),
            help: Some("Name a file, or write a pattern such as `folder/*.yaml`.".to_owned()),
            not_a_file: true,
        });
    }
    if !metadata.is_file() {
        return Err(Unreadable {
            what: "is not an ordinary file".to_owned(),
            help: Some("Name a file that holds text.".to_owned()),
            not_a_file: true,
        });
    }
    let mut bytes = Vec::new();
    // Room for all of it and for seeing its end, so that it is read at once; without, it is read in small pieces.
    let room = metadata.len().min(limit).saturating_add(1);
    let _ = bytes.try_reserve_exact(usize::try_from(room).unwrap_or(0));
    std::fs::File::open(path)
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(metadata.len().max(bytes.len() as u64), limit));
    }
    text_of(&bytes, limit)
}

/// The text that bytes are, as [`read_text`] takes it.
pub(super) fn text_of(bytes: &[u8], limit: u64) -> Result<Arc<str>, Unreadable> {
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64, limit));
    }
    // Nearly every file is what it should be; what is wrong with another is looked for only then.
    let text = simdutf8::basic::from_utf8(bytes);
    let text = text.ok().filter(|text| !text.contains('\0'));
    let Some(text) = text else {
        let at = first_wrong(bytes, false).unwrap_or_default();
        let before = bytes.get(..at).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count() as u64;
        let byte = bytes.get(at).copied().unwrap_or_default();
        let NoText { what, help } = no_text(bytes, byte, at as u64, line);
        return Err(Unreadable {
            what,
            help: Some(help),
            not_a_file: false,
        });
    };
    Ok(text.into())
}

fn unreadable(error: &io::Error) -> Unreadable {
    let (what, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            "does not exist",
            Some("Correct the path, or put the file there."),
        ),
        io::ErrorKind::PermissionDenied => (
            "may not be read by the user that runs factlint",
            Some("Give the user the right to read it, or leave the file out with `exclude`."),
        ),
        _ => {
            return Unreadable {
                what: format!("cannot be read: {error}"),
                help: None,
                not_a_file: false,
            };
        }
    };
    Unreadable {
        what: what.to_owned(),
        help: help.map(str::to_owned),
        not_a_file: error.kind() == io::ErrorKind::NotFound,
    }
}

fn too_large(size: u64, limit: u64) -> Unreadable {
    Unreadable {
        what: format!("has {size} bytes, more than the limit of {limit}"),
        help: Some(
            "Split the file, or raise `limits: {file_bytes: …}` in the configuration.".to_owned(),
        ),
        not_a_file: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        io::Write::write_all(&mut file, bytes).unwrap();
        file
    }

    #[test]
    fn a_text_is_read_as_it_is() {
        let file = file("\u{feff}果: 1\r\n".as_bytes());
        assert_eq!(&*read_text(file.path(), 100).unwrap(), "\u{feff}果: 1\r\n");
    }

    #[test]
    fn what_is_no_text_says_why() {
        let bad = file(b"a: 1\nb: \xff\n");
        let what = read_text(bad.path(), 100).unwrap_err().what;
        assert!(what.contains("`0xff` at offset 8, in line 2"), "{what}");
        let nul = file(b"a: 1\nb: \0\n");
        let what = read_text(nul.path(), 100).unwrap_err().what;
        assert!(what.contains("NUL byte at offset 8, in line 2"), "{what}");
        let wide = file(b"\xff\xfea\0");
        let help = read_text(wide.path(), 100).unwrap_err().help;
        assert!(help.unwrap().contains("UTF-16"));
        let large = file(b"12345");
        assert!(read_text(large.path(), 5).is_ok());
        let what = read_text(large.path(), 4).unwrap_err().what;
        assert!(what.contains("5 bytes"), "{what}");
        let folder = tempfile::tempdir().unwrap();
        let what = read_text(folder.path(), 4).unwrap_err().what;
        assert!(what.contains("folder"));
        let what = read_text(&folder.path().join("none"), 4).unwrap_err().what;
        assert_eq!(what, "does not exist");
    }
}
