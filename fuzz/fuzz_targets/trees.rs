//! Trees of data: YAML, JSON, JSON Lines, TOML, CSV.

#![no_main]

#[allow(dead_code, reason = "a target takes one part")]
#[path = "../../tests/it/hostile/mod.rs"]
mod hostile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::trees::data(bytes));
