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

    fn new(template: &str) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self::on(
            terminal.then(ProgressDrawTarget::stderr),
            PATIENCE,
            template,
        )
    }

    /// A bar that is not shown yet, and never where there is nowhere to draw it.
    fn on(target: Option<ProgressDrawTarget>, patience: Duration, template: &str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let bar = match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        };
        let waiting = target.map(|target| {
            let (sender, done) = channel();
            let shown = bar.clone();
            let waiter = spawn(move || {
                if done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                    shown.set_draw_target(target);
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

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::TermLike;
    use std::io;
    use std::sync::Mutex;
    use std::sync::mpsc::Receiver;

    /// A terminal that hands on what is written to it.
    #[derive(Debug)]
    struct Screen(Mutex<Sender<String>>);

    impl Screen {
        fn watched() -> (ProgressDrawTarget, Receiver<String>) {
            let (sender, drawn) = channel();
            let screen = Box::new(Self(Mutex::new(sender)));
            (ProgressDrawTarget::term_like(screen), drawn)
        }

        fn tell(&self, text: &str) {
            // Nobody looks any more at the end of a test.
            let _ = self.0.lock().unwrap().send(text.to_owned());
        }
    }

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.tell(text);
            Ok(())
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.tell(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.tell("(cleared)");
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn work_that_is_soon_done_shows_no_bar() {
        let (target, drawn) = Screen::watched();
        let progress = Progress::on(Some(target), Duration::from_hours(1), "{pos} of {len}");
        progress.step(3, 7, "reading");
        drop(progress);
        assert_eq!(drawn.iter().collect::<String>(), "");
    }

    #[test]
    fn long_work_shows_a_bar_and_takes_it_away() {
        let (target, drawn) = Screen::watched();
        let progress = Progress::on(Some(target), Duration::ZERO, "{pos} of {len} {msg}");
        progress.step(3, 7, "reading");
        // It is drawn by another thread, in time.
        assert!(drawn.iter().any(|text| text.contains("3 of 7 reading")));
        // What is told out of order takes nothing back.
        progress.tell(2, 7);
        assert_eq!(progress.bar.position(), 3);
        drop(progress);
        let rest: Vec<String> = drawn
            .iter()
            .filter(|text| !text.trim().is_empty())
            .collect();
        assert_eq!(rest.last().map(String::as_str), Some("(cleared)"));
    }

    #[test]
    fn where_there_is_no_terminal_there_is_no_bar() {
        let progress = Progress::on(None, Duration::ZERO, "{pos}");
        progress.tell(1, 2);
        assert!(progress.bar.is_hidden() && progress.waiting.is_none());
    }
}
