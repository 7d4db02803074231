//! Trees of data: YAML, JSON, JSON Lines, TOML, CSV.

#![no_main]

#[path = "../../tests/it/hostile/mod.rs"]
mod hostile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::trees::data(bytes));
