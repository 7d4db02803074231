//! Runs the built binary in a folder of its own, with nothing of the tester's environment that could change what it
//! prints.

use std::path::Path;
use std::process::Command;

/// Variables that decide about colour and width.
const SURROUNDINGS: [&str; 8] = [
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "COLUMNS",
    "TERM",
    "CI",
    "NO_GRAPHICS",
];

/// The command `factlint`, to be run in `folder`.
pub(crate) fn factlint(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(folder);
    for name in SURROUNDINGS {
        command.env_remove(name);
    }
    command
}
