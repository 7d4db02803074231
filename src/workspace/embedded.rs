//! The JSON Schemas that factlint publishes, as they are built into it.

/// A published schema.
#[derive(Debug, PartialEq, Eq)]
pub struct EmbeddedSchema {
    /// The name that people ask for it by: `document`.
    pub name: &'static str,
    /// The path it is printed with where no file of the run has its text.
    pub path: &'static str,
    /// The address that it gives itself by its `$id`.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl EmbeddedSchema {
    /// The schema itself and those that it refers to.
    pub(super) fn with_referred(&'static self) -> impl Iterator<Item = &'static Self> {
        let referred = [&CHECKS, &VOCABULARY].into_iter();
        referred.filter(|_| *self == CONFIG).chain([self])
    }
}

macro_rules! embedded {
    ($name:literal) => {
        EmbeddedSchema {
            name: $name,
            path: concat!("factlint:schema/", $name, ".schema.json"),
            id: concat!("https://factlint.dev/schema/", $name, ".schema.json"),
            text: include_str!(concat!("../../schema/", $name, ".schema.json")),
        }
    };
}

/// Documents with facts.
pub(super) static DOCUMENT: EmbeddedSchema = embedded!("document");
/// The vocabulary.
pub(super) static VOCABULARY: EmbeddedSchema = embedded!("vocabulary");
/// Declared checks.
pub(super) static CHECKS: EmbeddedSchema = embedded!("checks");
/// The configuration.
pub(super) static CONFIG: EmbeddedSchema = embedded!("config");
/// Accepted diagnostics.
pub(super) static BASELINE: EmbeddedSchema = embedded!("baseline");
/// The JSON output.
static OUTPUT: EmbeddedSchema = embedded!("output");

/// The list of checks in JSON.
static CHECKS_REPORT: EmbeddedSchema = embedded!("checks-report");

/// The outcome of planting wrong figures in JSON.
static MUTATIONS: EmbeddedSchema = embedded!("mutations");

/// The table of facts in JSON.
static FACTS: EmbeddedSchema = embedded!("facts");

/// What a scan finds, in JSON.
static SCAN: EmbeddedSchema = embedded!("scan");

/// All published schemas, by name.
pub static EMBEDDED_SCHEMAS: [&EmbeddedSchema; 10] = [
    &BASELINE,
    &CHECKS,
    &CHECKS_REPORT,
    &CONFIG,
    &DOCUMENT,
    &FACTS,
    &MUTATIONS,
    &OUTPUT,
    &SCAN,
    &VOCABULARY,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_each_is_its_id() {
        for schema in EMBEDDED_SCHEMAS {
            let value: serde_json::Value = serde_json::from_str(schema.text).unwrap();
            assert_eq!(value["$id"], schema.id);
        }
    }
}
