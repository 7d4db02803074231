//! Facts by their numbers, over lists of any length.

use super::super::FactStore;
use super::{HARBOUR, Run, document};
use crate::source::TextRange;

#[test]
fn numbers_run_through_all_lists() {
    let facts = ["{metric: catch, period: 2024, figure: 12 t}"; 60];
    let run = Run::new(HARBOUR, &[&document("a", &facts)]);
    let (index, _) = run.index();
    let mut facts = index.facts.iter().cloned().zip(0_u32..);
    let mut store = FactStore::default();
    let lengths = [1, 0, 3, 20, 1, 1, 1, 16, 2, 15];
    for length in lengths {
        let list = facts.by_ref().take(length).map(|(mut fact, number)| {
            fact.site.range = Some(TextRange::new(number, number));
            fact
        });
        store.push(list.collect());
    }
    assert_eq!(store.len(), 60);
    for number in 0..60 {
        let found = store.get(number).map(|fact| fact.site.start());
        assert_eq!(found, u32::try_from(number).ok());
    }
    assert!(store.get(60).is_none() && store.get(64).is_none());
    let all: Vec<u32> = store.iter().map(|fact| fact.site.start()).collect();
    assert_eq!(all, (0..60).collect::<Vec<u32>>());
}
