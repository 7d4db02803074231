//! A text that is read in parts, so that its size does not matter, with its hash.

use std::fs::File;
use std::io::{Error, ErrorKind, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::encoding::{NoText, first_wrong, no_text};

/// Bytes that are read at once.
const PART: usize = 1 << 16;

/// A text that is read in parts.
pub struct TextStream<R> {
    from: R,
    /// What was read: some text, and then the first bytes of a character that the next part completes.
    bytes: Vec<u8>,
    /// How much of `bytes` was handed out.
    handed: usize,
    /// Bytes that are asked for next.
    room: usize,
    hash: Sha256,
    offset: u64,
    lines: u64,
}

impl TextStream<File> {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// Why it cannot be read; goes on after its name.
    pub fn open(path: &Path) -> Result<Self, String> {
        // What a pipe or a device holds may never come, or never end. Those that are open already are somebody's.
        let is_open_already = ["/dev/fd", "/dev/stdin", "/proc/self/fd"]
            .iter()
            .any(|folder| path.starts_with(folder));
        let length = match path.metadata() {
            Ok(found) if found.is_dir() => return Err("is a folder, not a text".to_owned()),
            Ok(found) if !found.is_file() && !is_open_already => {
                return Err("is not an ordinary file; `-` reads standard input".to_owned());
            }
            Ok(found) => found.len(),
            Err(error) => return Err(cannot_open(&error)),
        };
        let mut stream = File::open(path)
            .map(Self::new)
            .map_err(|error| cannot_open(&error))?;
        // One more than it has, so that few are asked for again. What is no file has none.
        let whole = usize::try_from(length).unwrap_or(PART).saturating_add(1);
        if length > 0 {
            stream.room = whole.min(PART);
        }
        Ok(stream)
    }
}

fn cannot_open(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "does not exist".to_owned(),
        ErrorKind::PermissionDenied => "may not be read by the user that runs factlint".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

impl<R: Read> TextStream<R> {
    /// Reads from anything.
    pub fn new(from: R) -> Self {
        Self {
            from,
            bytes: Vec::new(),
            handed: 0,
            room: PART,
            hash: Sha256::new(),
            offset: 0,
            lines: 1,
        }
    }

    /// The next part of the text; `None` at its end.
    ///
    /// # Errors
    ///
    /// Why it cannot be read on; goes on after its name.
    pub fn next_part(&mut self) -> Result<Option<&str>, String> {
        self.bytes.drain(..self.handed);
        self.handed = 0;
        loop {
            let kept = self.bytes.len();
            self.bytes.resize(kept + self.room, 0);
            let room = self.bytes.get_mut(kept..).unwrap_or_default();
            let read = match self.from.read(room) {
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {
                    self.bytes.truncate(kept);
                    continue;
                }
                Err(error) => return Err(format!("cannot be read: {error}")),
            };
            self.bytes.truncate(kept + read);
            if read == self.room {
                self.room = PART;
            }
            self.hash.update(self.bytes.get(kept..).unwrap_or_default());
            let follows = read > 0;
            if let Some(at) = first_wrong(&self.bytes, follows) {
                return Err(self.wrong_byte(at));
            }
            let valid = match std::str::from_utf8(&self.bytes) {
                Ok(_) => self.bytes.len(),
                Err(error) => error.valid_up_to(),
            };
            if valid > 0 || read == 0 {
                self.handed = valid;
                let text = self.bytes.get(..valid).unwrap_or_default();
                self.offset += valid as u64;
                self.lines += line_breaks(text);
                let text = std::str::from_utf8(text).unwrap_or_default();
                return Ok((!text.is_empty()).then_some(text));
            }
        }
    }

    /// The SHA-256 of all that was read so far, in hexadecimal.
    pub fn sha256(&self) -> String {
        format!("{:x}", self.hash.clone().finalize())
    }

    fn wrong_byte(&self, at: usize) -> String {
        let before = self.bytes.get(..at).unwrap_or_default();
        let line = self.lines + line_breaks(before);
        let byte = self.bytes.get(at).copied().unwrap_or_default();
        let offset = self.offset + at as u64;
        let NoText { what, help } = no_text(&self.bytes, byte, offset, line);
        format!("{what}. {}", help.trim_end_matches('.'))
    }
}

fn line_breaks(text: &[u8]) -> u64 {
    text.split(|byte| *byte == b'\n').skip(1).count() as u64
}

impl<R> std::fmt::Debug for TextStream<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextStream")
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out one byte at a time.
    struct Drop<'a>(&'a [u8]);

    impl Read for Drop<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else {
                return Ok(0);
            };
            self.0 = rest;
            room[0] = *first;
            Ok(1)
        }
    }

    fn whole<R: Read>(mut stream: TextStream<R>) -> Result<(String, String), String> {
        let mut text = String::new();
        while let Some(part) = stream.next_part()? {
            text.push_str(part);
        }
        Ok((text, stream.sha256()))
    }

    #[test]
    fn parts_make_the_whole_wherever_characters_are_cut() {
        let text = "港口🙂\n".repeat(30_000);
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(whole(TextStream::new(text.as_bytes())).unwrap().0, text);
        assert_eq!(
            whole(TextStream::new(Drop("果🙂".as_bytes()))).unwrap().0,
            "果🙂"
        );
        let abc = (String::from("abc"), hash.to_owned());
        assert_eq!(whole(TextStream::new(Drop(b"abc"))), Ok(abc));
    }

    #[test]
    fn what_is_no_text_says_where() {
        let what = whole(TextStream::new(Drop(b"a\nb\xff"))).unwrap_err();
        assert!(what.contains("`0xff` at offset 3, in line 2"), "{what}");
        let what = whole(TextStream::new("果".as_bytes().split_at(2).0)).unwrap_err();
        assert!(what.contains("`0xe6` at offset 0, in line 1"), "{what}");
        let missing = TextStream::open(Path::new("/none/at/all")).unwrap_err();
        assert_eq!(missing, "does not exist");
        let folder = tempfile::tempdir().unwrap();
        assert!(
            TextStream::open(folder.path())
                .unwrap_err()
                .contains("folder")
        );
    }
}
