//! A report in every format.

#![no_main]

#[path = "../../tests/it/hostile/mod.rs"]
mod hostile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::outputs::report(bytes));
