//! The one integration binary.

mod output;
