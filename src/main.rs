//! The `factlint` command: everything is in [`factlint::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    factlint::cli::run()
}
