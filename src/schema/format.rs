//! Formats of texts that are asked for outside of schemas, as the engine of schemas knows them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};

/// The formats that can be asked for.
const KNOWN: [&str; 3] = ["email", "uri", "uuid"];

/// Whether a text is of a format, `email`, `uri` or `uuid`; any text is of one that is not known.
pub fn fits_format(format: &str, text: &str) -> bool {
    static VALIDATORS: LazyLock<BTreeMap<&'static str, Validator>> = LazyLock::new(|| {
        let built = KNOWN.iter().filter_map(|format| {
            let schema = json!({ "format": format });
            let options = jsonschema::options().should_validate_formats(true);
            Some((*format, options.offline().build(&schema).ok()?))
        });
        built.collect()
    });
    let validator = VALIDATORS.get(format);
    validator.is_none_or(|validator| validator.is_valid(&Value::String(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_of_a_format_or_not() {
        for (format, yes, no) in [
            ("email", "quay@harbour.example", "quay at harbour"),
            ("uri", "https://harbour.example/quays", "harbour quays"),
            ("uuid", "7c6f0035-fd28-4c68-8d25-3bb0b4c6e9a1", "7c6f0035"),
        ] {
            assert!(fits_format(format, yes), "{yes}");
            assert!(!fits_format(format, no), "{no}");
        }
        assert!(fits_format("colour", "any"));
    }
}
