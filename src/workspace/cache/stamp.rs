//! What the file system says of a file without its text being read. What follows from it is left to the cache.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// So long after its last change a file may change again without the file system telling the two apart: a tick of the
/// kernel and some more.
const TICK: Duration = Duration::from_millis(20);

/// The same where times are kept in whole seconds, or two of them, as on FAT.
const COARSE_TICK: Duration = Duration::from_secs(2);

const SECOND: i128 = 1_000_000_000;

/// The metadata by which a change of a file is seen. Times are in nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Bytes.
    pub(super) size: u64,
    /// When its text was last written.
    pub(super) modified: i128,
    /// When the file was last changed in any way, which no program can set; 0 where the system does not say.
    pub(super) changed: i128,
    /// Which file it is; 0 where the system does not say.
    pub(super) inode: u64,
}

impl Stamp {
    /// The stamp of an ordinary file, links followed; `None` of anything else.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
        let modified = nanoseconds(metadata.modified().ok()?);
        let (changed, inode) = changed_and_inode(&metadata);
        Some(Self {
            size: metadata.len(),
            modified,
            changed,
            inode,
        })
    }

    /// Whether a change that is made after `started` is seen in the stamp.
    pub(super) fn is_settled(&self, started: SystemTime) -> bool {
        let tick = if self.modified % SECOND == 0 {
            COARSE_TICK
        } else {
            TICK
        };
        let last = self.modified.max(self.changed);
        started
            .checked_sub(tick)
            .is_some_and(|before| last < nanoseconds(before))
    }
}

#[cfg(unix)]
fn changed_and_inode(metadata: &std::fs::Metadata) -> (i128, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = i128::from(metadata.ctime()) * SECOND + i128::from(metadata.ctime_nsec());
    (changed, metadata.ino())
}

#[cfg(not(unix))]
fn changed_and_inode(_: &std::fs::Metadata) -> (i128, u64) {
    (0, 0)
}

fn nanoseconds(time: SystemTime) -> i128 {
    let of = |duration: Duration| i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => of(after),
        Err(before) => -of(before.duration()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(modified: i128) -> Stamp {
        Stamp {
            size: 1,
            modified,
            changed: modified,
            inode: 1,
        }
    }

    #[test]
    fn a_file_that_was_just_written_is_not_trusted() {
        let started = UNIX_EPOCH + Duration::from_secs(100);
        let at = |milliseconds: i128| stamp(milliseconds * 1_000_000 + 1);
        assert!(at(99_000).is_settled(started));
        assert!(!at(99_990).is_settled(started));
        assert!(!at(100_010).is_settled(started));
    }

    #[test]
    fn whole_seconds_are_not_taken_for_exact() {
        let started = UNIX_EPOCH + Duration::from_secs(100);
        assert!(!stamp(99 * SECOND).is_settled(started));
        assert!(stamp(97 * SECOND).is_settled(started));
    }
}
