//! From trees to records: what the kinds of record in the configuration find in the files of a run, their fields, and
//! the values of these with their places. From records and running texts to facts.
//!
//! `counts` counts, and finds where texts state a count.
//!
//! A record is a place and what was kept on the way to it; its fields are read when a check asks for them. What has to
//! hold between records is left to `rules`.

mod cell;
mod collect;
mod counts;
mod described;
mod facts;
mod field;
mod field_values;
mod found_figure;
mod groups;
mod hidden;
mod history;
mod in_text;
mod looked;
mod made;
mod model;
mod none_found;
mod page;
mod passed_over;
mod places;
mod repeated;
mod sub_headings;
mod units_row;
mod value;
mod walk;

#[cfg(test)]
mod tests;

pub use collect::{Found, gather, is_cut_short};
pub use counts::{Correction, Count, Counts, Standing, Statement, Texts, Truth, count};
pub use facts::{FactSources, Stated, gather_facts, with_members, with_names};
pub use field::{Field, NoField};
pub use hidden::Hidden;
pub use model::{KindId, Record, Records};
pub use passed_over::PassedOver;
pub use repeated::Repeated;
pub use value::{Value, ValueKind};
