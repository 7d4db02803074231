//! What `fuzz/` tries for as long as one likes, tried here with a few hundred heaps of bytes: nothing panics, every place is
//! in its text, every format stays what it is.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::hostile::{figures, outputs, projects, schemas, trees};

/// The same cases on every run, or as many new ones as the environment asks for.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("FACTLINT_CASES").ok();
    let asked = asked.and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(usual),
        rng_seed: asked.map_or(RngSeed::Fixed(7), |_| RngSeed::Random),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..most)
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn trees_of_data(bytes in bytes(300)) {
        trees::data(&bytes);
    }

    #[test]
    fn trees_of_running_text(bytes in bytes(300)) {
        trees::running(&bytes);
    }

    #[test]
    fn figures_of_both_languages(bytes in bytes(60)) {
        figures::figure(&bytes);
    }

    #[test]
    fn periods(bytes in bytes(40)) {
        figures::period(&bytes);
    }

    #[test]
    fn scans(bytes in bytes(200)) {
        figures::scan(&bytes);
    }

    #[test]
    fn reports_in_every_format(bytes in bytes(600)) {
        outputs::report(&bytes);
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn schemas_of_all_keywords(bytes in bytes(600)) {
        schemas::schema(&bytes);
    }

    #[test]
    fn projects_in_memory(bytes in bytes(1500)) {
        projects::texts(&bytes);
    }

    #[test]
    fn projects_in_a_folder(bytes in bytes(3000)) {
        projects::project(&bytes);
    }
}
