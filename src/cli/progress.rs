//! A bar that shows how far long work is: on a terminal, on standard error, and only when it takes more than a moment.

use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// So often the time on the bar is written anew, though nothing else is told.
const TICK: Duration = Duration::from_millis(200);

/// How far work is; taken away when it is dropped.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    /// What waits until the bar is shown. It ends when its sender is gone.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// A bar over steps that have names.
    pub(super) fn of_steps() -> Self {
        Self::new("{bar:30} {elapsed} {msg}")
    }

    /// A bar over wrong figures.
    pub(super) fn of_figures() -> Self {
        Self::new("{bar:30} {pos} of {len} wrong figures, {eta} left")
    }

    /// A bar that is not shown yet.
    fn new(template: &str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let bar = match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        };
        let waiting = std::io::stderr().is_terminal().then(|| {
            let (sender, done) = channel();
            let shown = bar.clone();
            let waiter = spawn(move || {
                if done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    shown.set_draw_target(ProgressDrawTarget::stderr());
                    shown.enable_steady_tick(TICK);
                }
            });
            (sender, waiter)
        });
        Self { bar, waiting }
    }

    /// So many are done, of how many. From any thread.
    pub(super) fn tell(&self, done: usize, all: usize) {
        self.bar.set_length(all as u64);
        // Threads may tell out of order.
        self.bar.set_position(self.bar.position().max(done as u64));
    }

    /// What is done now, after so many steps.
    pub(super) fn step(&self, done: usize, all: usize, what: &str) {
        self.tell(done, all);
        self.bar.set_message(what.to_owned());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, waiter)) = self.waiting.take() {
            drop(sender);
            let _ = waiter.join();
        }
        self.bar.finish_and_clear();
    }
}
