//! A file that is written whole or not at all: an old one stays until the new one is on the disk.

use std::fs::{Metadata, OpenOptions, metadata, read_link};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Held while a file is being replaced.
static REPLACING: Mutex<()> = Mutex::new(());

/// So many links to links are followed.
const LINKS: usize = 40;

/// Writes `bytes` to the file at `path`. Where that is a link, the file that it leads to is written. A device or a pipe
/// has nothing that could be lost, and is written as it is.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let is_open_already = ["/dev", "/proc"]
        .iter()
        .any(|folder| path.starts_with(folder));
    match metadata(path) {
        Ok(found) if is_open_already || !found.is_file() => append(path, bytes),
        Ok(found) => replace(&linked(path), bytes, Some(&found)),
        Err(error) if error.kind() == ErrorKind::NotFound => replace(&linked(path), bytes, None),
        Err(error) => Err(error),
    }
}

/// Ends the process when it is interrupted or told to end, with no file half replaced. A process that a script starts in the
/// background has interrupts switched off by the shell, and would go on.
#[cfg(unix)]
pub(super) fn end_when_interrupted() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else {
        return;
    };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let _whole = REPLACING.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}

/// Nothing: the process ends by itself.
#[cfg(not(unix))]
pub(super) fn end_when_interrupted() {}

fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

fn replace(path: &Path, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    let _whole = REPLACING.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    metadata(folder)?;
    if old.is_some() {
        // Who may not write the file may not replace it either.
        OpenOptions::new().write(true).open(path)?;
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".factlint-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder
        .tempfile_in(folder)
        .map_err(|error| without_path(&error))?;
    file.write_all(bytes)
        .map_err(|error| without_path(&error))?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path)
        .map_err(|error| without_path(&error.error))?;
    Ok(())
}

/// The error without the name of the file beside, which nobody has asked for.
fn without_path(error: &io::Error) -> io::Error {
    error.kind().into()
}

/// Where a link leads, whether there is a file or not.
fn linked(path: &Path) -> PathBuf {
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        let Ok(next) = read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one_and_the_rights_of_the_old_file_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mode = |name: &str| metadata(path(name)).unwrap().permissions().mode() & 0o777;
        std::fs::write(path("old"), "old").unwrap();
        std::fs::set_permissions(path("old"), std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink("old", path("link")).unwrap();
        symlink("link", path("link-to-it")).unwrap();
        symlink("new", path("to-new")).unwrap();
        for name in ["link-to-it", "to-new", "plain"] {
            write_whole(&path(name), name.as_bytes()).unwrap();
        }
        let text = |name: &str| std::fs::read_to_string(path(name)).unwrap();
        assert_eq!((text("old").as_str(), mode("old")), ("link-to-it", 0o640));
        assert_eq!(
            (text("new").as_str(), text("plain").as_str()),
            ("to-new", "plain")
        );
        std::fs::write(path("ordinary"), "").unwrap();
        assert_eq!(mode("plain"), mode("ordinary"));
        assert!(path("link").is_symlink() && path("to-new").is_symlink());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 7);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_whole(&folder.path().join("none/report"), b"x").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert!(write_whole(folder.path(), b"x").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
