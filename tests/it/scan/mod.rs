//! The scan: tables of phrases with what is in them, properties over made-up texts, and the command.

mod command;
mod phrases;
mod properties;
mod shared;
