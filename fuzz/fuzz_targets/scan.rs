//! Figures in running text.

#![no_main]

#[path = "../../tests/it/hostile/mod.rs"]
mod hostile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::figures::scan(bytes));
