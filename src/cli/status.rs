//! How a run ends, for the shell.

use std::process::ExitCode;

use crate::lint::Report;

/// What makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// Only errors do.
    #[default]
    Error,
    /// Warnings do too.
    Warning,
    /// Nothing that is found does; what keeps the run from its job still does.
    Never,
}

/// The exit status of a run. A later one beats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Nothing was found that makes a run fail.
    Clean,
    /// Something was found.
    Findings,
    /// The run could not do all of its job.
    Failed,
    /// factlint broke down.
    Bug,
}

impl ExitStatus {
    /// The status of a run that gave `report`.
    pub fn of(report: &Report, fail_on: FailOn) -> Self {
        let summary = &report.summary;
        let errors = fail_on != FailOn::Never && summary.errors > 0;
        let warnings = fail_on == FailOn::Warning && summary.warnings > 0;
        if !report.broken.is_empty() {
            Self::Bug
        } else if report.failed {
            Self::Failed
        } else if errors || warnings {
            Self::Findings
        } else {
            Self::Clean
        }
    }

    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            Self::Bug => 101,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_thing_decides() {
        let mut report = Report::default();
        assert_eq!(ExitStatus::of(&report, FailOn::Warning), ExitStatus::Clean);
        report.summary.warnings = 1;
        assert_eq!(ExitStatus::of(&report, FailOn::Error), ExitStatus::Clean);
        assert_eq!(
            ExitStatus::of(&report, FailOn::Warning),
            ExitStatus::Findings
        );
        report.summary.errors = 1;
        assert_eq!(ExitStatus::of(&report, FailOn::Error), ExitStatus::Findings);
        assert_eq!(ExitStatus::of(&report, FailOn::Never), ExitStatus::Clean);
        report.failed = true;
        assert_eq!(ExitStatus::of(&report, FailOn::Error), ExitStatus::Failed);
        assert_eq!(ExitStatus::of(&report, FailOn::Never), ExitStatus::Failed);
        report.broken.push("agree");
        assert_eq!(ExitStatus::of(&report, FailOn::Error).code(), 101);
    }
}
