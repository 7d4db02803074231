//! A bar that shows how far long work is: on a terminal, on standard error, and only when it takes more than a moment.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far work is; taken away when it is dropped.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    on_terminal: bool,
}

impl Progress {
    /// A bar that is not shown yet.
    pub(super) fn new() -> Self {
        let style =
            ProgressStyle::with_template("{bar:30} {pos} of {len} wrong figures, {eta} left");
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self {
            bar: style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)),
            started: Instant::now(),
            on_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// So many are done, of how many. From any thread.
    pub(super) fn tell(&self, done: usize, all: usize) {
        if !self.on_terminal || self.started.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(all as u64);
        // Threads may tell out of order.
        self.bar.set_position(self.bar.position().max(done as u64));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
