//! One figure, in either language.

#![no_main]

#[path = "../../tests/it/hostile/mod.rs"]
mod hostile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::figures::figure(bytes));
