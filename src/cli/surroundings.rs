//! What a run is told by the place it runs in: the terminal and the environment.

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::PathBuf;

use super::arguments::ColorChoice;
use crate::output::Style;

/// The terminal and the environment. The default is a pipe with an empty environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The terminal that the output goes to, if it goes to one.
    pub terminal: Option<Terminal>,
    /// `COLUMNS`, as a number.
    pub columns: Option<usize>,
    /// Whether `NO_COLOR` is set to something.
    pub no_color: bool,
    /// Whether `CLICOLOR_FORCE` is set to something but `0`.
    pub force_color: bool,
    /// `GITHUB_STEP_SUMMARY`: the file that a step of GitHub Actions adds its summary to.
    pub job_summary: Option<PathBuf>,
}

/// A terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// Its columns.
    pub width: Option<usize>,
    /// Whether it knows hyperlinks.
    pub hyperlinks: bool,
    /// Whether it says that it is `dumb`.
    pub dumb: bool,
}

impl Surroundings {
    /// The surroundings of this process.
    pub fn here() -> Self {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let terminal = std::io::stdout().is_terminal().then(|| Terminal {
            width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
            hyperlinks: supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
            dumb: variable("TERM").is_some_and(|value| value == OsStr::new("dumb")),
        });
        Self {
            terminal,
            columns: variable("COLUMNS").and_then(|value| value.to_str()?.parse().ok()),
            no_color: variable("NO_COLOR").is_some(),
            force_color: variable("CLICOLOR_FORCE").is_some_and(|value| value != OsStr::new("0")),
            job_summary: variable("GITHUB_STEP_SUMMARY").map(PathBuf::from),
        }
    }

    /// The same place, but the output goes to a file.
    #[must_use]
    pub fn into_file(self) -> Self {
        Self {
            terminal: None,
            force_color: false,
            ..self
        }
    }

    /// How output looks here.
    pub fn style(&self, color: ColorChoice) -> Style {
        let terminal = self.terminal.as_ref();
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                let knows_color = terminal.is_some_and(|terminal| !terminal.dumb);
                !self.no_color && (self.force_color || knows_color)
            }
        };
        Style {
            color,
            hyperlinks: color && terminal.is_some_and(|terminal| terminal.hyperlinks),
            width: terminal
                .and_then(|terminal| terminal.width)
                .or(self.columns)
                .filter(|width| *width > 0)
                .unwrap_or(Style::default().width),
            ..Style::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_follows_the_user_then_the_environment_then_the_terminal() {
        let pipe = Surroundings::default();
        let terminal = Surroundings {
            terminal: Some(Terminal {
                hyperlinks: true,
                ..Terminal::default()
            }),
            ..Surroundings::default()
        };
        let color = |place: &Surroundings, choice| place.style(choice).color;
        assert!(!color(&pipe, ColorChoice::Auto));
        assert!(color(&pipe, ColorChoice::Always));
        assert!(color(&terminal, ColorChoice::Auto));
        assert!(!color(&terminal, ColorChoice::Never));
        let forced = Surroundings {
            force_color: true,
            ..pipe.clone()
        };
        assert!(color(&forced, ColorChoice::Auto));
        assert!(!color(&forced.into_file(), ColorChoice::Auto));
        let no_color = Surroundings {
            no_color: true,
            force_color: true,
            ..terminal
        };
        assert!(!color(&no_color, ColorChoice::Auto));
        assert!(!no_color.style(ColorChoice::Auto).hyperlinks);
        let dumb = Surroundings {
            terminal: Some(Terminal {
                dumb: true,
                ..Terminal::default()
            }),
            ..pipe
        };
        assert!(!color(&dumb, ColorChoice::Auto));
    }

    #[test]
    fn the_width_is_that_of_the_terminal_then_of_columns_then_eighty() {
        let mut place = Surroundings::default();
        assert_eq!(place.style(ColorChoice::Auto).width, 80);
        place.columns = Some(100);
        assert_eq!(place.style(ColorChoice::Auto).width, 100);
        place.terminal = Some(Terminal {
            width: Some(132),
            ..Terminal::default()
        });
        assert_eq!(place.style(ColorChoice::Auto).width, 132);
    }
}
