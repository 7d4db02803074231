//! Formats of texts that are asked for outside of schemas, as the engine of schemas knows them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::json;

use super::engine::mailboxes;
use super::instance::{Instance, Tree};

/// A format of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextFormat {
    /// The address of a mailbox.
    Email,
    /// An address on the net.
    Uri,
    /// A universally unique name.
    Uuid,
}

impl TextFormat {
    const ALL: [Self; 3] = [Self::Email, Self::Uri, Self::Uuid];

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Uri => "uri",
            Self::Uuid => "uuid",
        }
    }

    /// Whether a text is of the format.
    pub fn takes(self, text: &str) -> bool {
        // Of the tree that schemas are held against too: the engine made for another one would be as much code again.
        static VALIDATORS: LazyLock<BTreeMap<TextFormat, Validator<Tree>>> = LazyLock::new(|| {
            let built = TextFormat::ALL.iter().filter_map(|format| {
                let schema = json!({ "format": format.name() });
                let options = jsonschema::options_for::<Tree>()
                    .should_validate_formats(true)
                    .with_email_options(mailboxes());
                Some((*format, options.offline().build(&schema).ok()?))
            });
            built.collect()
        });
        let validator = VALIDATORS.get(&self);
        validator.is_none_or(|validator| validator.is_valid(Instance::Name(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_of_a_format_or_not() {
        for (format, yes, no) in [
            ("email", "quay@harbour.example", "quay at harbour"),
            (
                "email",
                "\"north quay\"@harbour.example",
                "Quay <quay@harbour.example>",
            ),
            ("uri", "https://harbour.example/quays", "harbour quays"),
            ("uuid", "7c6f0035-fd28-4c68-8d25-3bb0b4c6e9a1", "7c6f0035"),
        ] {
            let format = TextFormat::named(format).unwrap();
            assert!(format.takes(yes), "{yes}");
            assert!(!format.takes(no), "{no}");
        }
        assert_eq!(TextFormat::named("colour"), None);
    }
}
