//! From records, texts and what can be counted of them to facts: what each entry under `facts` finds.
//!
//! An entry that finds nothing, and whatever of it cannot be found, is a problem at its place in the configuration.
//! How a figure is read is left to `fact`, what has to hold to the rules.

mod beside;
mod computed;
mod entries;
mod fields;
mod gathering;
mod mark;
mod names;
mod no_figure;
mod nouns;
mod passages;
mod prose;
mod slot;

pub use entries::gather_facts;
pub use gathering::{FactSources, Stated};
pub use names::{with_members, with_names};
