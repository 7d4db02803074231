//! The units of a vocabulary. Where none are declared they are the built-in ones, which are made when somebody asks for one:
//! a run that only holds files against schemas never does.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::figure::Units;

/// The built-in units, or those with others that are declared.
#[derive(Clone, Debug, Default)]
pub struct KnownUnits(Arc<OnceLock<Units>>);

impl From<Units> for KnownUnits {
    fn from(units: Units) -> Self {
        Self(Arc::new(units.into()))
    }
}

impl Deref for KnownUnits {
    type Target = Units;

    fn deref(&self) -> &Units {
        self.0.get_or_init(Units::default)
    }
}
