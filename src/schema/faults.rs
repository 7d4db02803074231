//! What can be wrong with a schema file itself: it is no schema, a reference leads nowhere, a pattern is none. All of
//! it is found before anything is compiled, and located in the schema file.

use std::collections::BTreeMap;

use jsonschema::Draft;
use jsonschema::error::ValidationErrorKind as Kind;

use super::book::{Book, Target};
use super::dialect;
use super::engine::{self, BuildError, SchemaOptions};
use super::explain::Explainer;
use super::failure::{Mark, SchemaFailure, Wording};
use super::index::{Index, Link, Pattern, is_older};
use super::instance::Instance;
use super::keyword::draft_name;
use super::pattern;
use super::quote::written;
use super::run::Run;
use super::uri::{is_built_in, older_draft};
use super::value::{Amendments, canonical_text, key_text, schema_value};
use super::volume::Volume;
use super::walk::Site;
use super::words::too_much;
use crate::diagnostic::ProblemKind;
use crate::document::{NodeKind, NodeRef};
use crate::source::{FileId, TextRange};
use crate::words::{did_you_mean, nearest, quoted};

/// All errors of a schema file against the meta-schema of its draft.
pub(super) fn meta_failures(volume: &Volume, book: &Book) -> Vec<SchemaFailure> {
    let mut failures = Vec::new();
    let Some(root) = volume.document.root() else {
        let mark = Mark {
            range: TextRange::default(),
            anchored: None,
        };
        let wording = Wording::new(mark, "the schema file is empty", "")
            .with_help("A schema that allows everything is written `true` or `{}`.");
        return vec![keyed(wording, volume.file, "", "schema")];
    };
    let explainer = Explainer {
        root,
        file: volume.file,
        book,
    };
    // By another draft than its own nothing of it is judged: its draft is spoken of.
    let draft = volume.draft();
    let fits = || engine::fits_its_draft(&schema_value(root, &Amendments::default()), draft);
    // One that names no draft is taken for one of 2020-12 there too.
    let is_told = volume.names_draft() || draft == Draft::Draft202012;
    if is_older(root) || is_told && fits() {
        return failures;
    }
    let Some(validator) = engine::meta_validator(draft) else {
        return failures;
    };
    let run = Run::of(root);
    let errors = Run::limited(|| {
        validator
            .iter_errors(Instance::Node(root, &run))
            .collect::<Vec<_>>()
    });
    if let Ok(errors) = errors {
        explainer.explain_all(errors.iter(), &mut failures);
    } else {
        failures.push(too_much(root, volume.file, false));
    }
    failures.retain(|failure| {
        !dialect::is_follow_on(root, draft, &failure.pointer, &failure.problem.message)
    });
    for failure in &mut failures {
        // That an item stands twice is no matter of how it is written.
        let is_repeated = failure.keyword == "uniqueItems";
        if let Some(help) = dialect::help(root, draft, &failure.pointer).filter(|_| !is_repeated) {
            failure.problem.help = Some(help);
        }
        failure.problem.message =
            format!("this is not a valid schema: {}", failure.problem.message);
        failure.problem.kind = ProblemKind::UnusableSchema;
        "schema".clone_into(&mut failure.keyword);
    }
    failures
}

/// Lists of values that are empty or name one twice, where the draft allows neither. The engine's own meta-schemas of
/// those drafts pass over it.
pub(super) fn enum_failures(volume: &Volume, index: &Index<'_>) -> Vec<SchemaFailure> {
    let found = index.strict_enums.iter();
    let found = found.filter_map(|(list, draft)| enum_wording(*list, *draft));
    found
        .map(|wording| keyed(wording, volume.file, volume.document.text(), "schema"))
        .collect()
}

/// What is wrong with a list of values that a draft wants to be neither empty nor to name one twice.
fn enum_wording(list: NodeRef<'_>, draft: Draft) -> Option<Wording> {
    let draft = draft_name(draft);
    if matches!(list.kind(), NodeKind::Sequence(_)) && list.items().len() == 0 {
        let message =
            format!("this is not a valid schema: `enum` is empty, which {draft} does not allow");
        return Some(
            Wording::new(Mark::node(list), message, "")
                .with_help("Name the values that are allowed. What nothing fits is `not: {}`."),
        );
    }
    let mut seen = BTreeMap::new();
    let (first, second) = list.items().find_map(|item| {
        let first = seen.insert(canonical_text(item), item)?;
        Some((first, item))
    })?;
    let message = format!(
        "this is not a valid schema: {} stands in `enum` twice, which {draft} does not allow",
        written(second)
    );
    Some(
        Wording::new(Mark::node(second), message, "the same again")
            .with_help("Remove one of them, or correct it.")
            .and_here(Mark::node(first).range, "first here"),
    )
}

/// What is wrong with a reference, if anything.
pub(super) fn reference_failure(
    volume: &Volume,
    link: &Link<'_>,
    target: &Target,
) -> Option<SchemaFailure> {
    let written = link.value.as_str().unwrap_or_default();
    let keyword = key_text(link.key);
    let mark = Mark::node(link.value);
    let name = quoted(written);
    let wording = match target {
        Target::Place { .. } | Target::BuiltIn => return None,
        _ if keyword == "$schema" => {
            let (message, help) = dialect_failure(written);
            Wording::new(mark, message, "").with_help(help)
        }
        Target::Twice => {
            let message = format!("{name} may mean two places: the name stands twice in one file");
            Wording::new(mark, message, "")
                .with_help("Give each of the two a name of its own, by `$anchor` or `$id`.")
        }
        Target::NotAReference => {
            Wording::new(mark, format!("{name} is not a URI reference"), "")
                .with_help("Write a path such as `common.schema.json#/$defs/name`, or a URI.")
        }
        Target::Broken { path } => {
            Wording::new(mark, format!("{name} leads to a file that is not well-formed"), "")
                .with_help(format!("Check it by itself: `factlint check {path}`."))
        }
        Target::NoFile { path: Some(path), .. } => {
            Wording::new(mark, format!("{name} leads to no file"), "")
                .with_help(format!(
                    "The file would be {}. Put the schema there, or correct the reference. Only files of the project and of the folders under `refs` are read.",
                    quoted(path)
                ))
        }
        Target::NoFile { address, path: None } => {
            Wording::new(
                mark,
                format!("there is no local copy of {}", quoted(address)),
                "",
            )
            .with_help(
                "Nothing is fetched from the network. Save a copy of the schema in a folder, and name the folder with \
                 `--refs` or `refs:`.",
            )
            .and_help(ending(address))
        }
        Target::NoPlace { fragment, path } => {
            let whole = match path {
                Some(path) => format!("{name} leads to nothing in {}", quoted(path)),
                None => format!("{name} leads to nothing in this file"),
            };
            Wording::new(mark, whole, "")
                .and_help(path.is_none().then(|| near_place(volume, fragment)).flatten())
        }
    };
    Some(keyed(wording, volume.file, volume.document.text(), keyword))
}

/// What a copy is called of a schema whose address does not end as the name of a file.
fn ending(address: &str) -> Option<String> {
    let name = address.rsplit('/').next().filter(|name| !name.is_empty())?;
    let file = quoted(&format!("{name}.json"));
    (!name.contains('.'))
        .then(|| format!("The copy is a file whose name has an ending, as in {file}."))
}

/// What to say of a dialect that is not known, and what to do.
fn dialect_failure(written: &str) -> (String, &'static str) {
    match older_draft(written) {
        Some(number) => (
            format!("draft {number} of JSON Schema is older than those that are read"),
            "Name draft 4 or a later one. Since draft 4 `required` lists keys beside `properties`, `divisibleBy` is \
             `multipleOf`, `extends` is `allOf`, and `disallow` is `not`.",
        ),
        None => (
            format!("{} is not a known dialect of JSON Schema", quoted(written)),
            "The drafts 4, 6, 7, 2019-09 and 2020-12 are known; the last is `https://json-schema.org/draft/2020-12/schema`. \
             Until then the file is read as 2020-12.",
        ),
    }
}

/// What is wrong with a pattern, if anything.
pub(super) fn pattern_failure(
    volume: &Volume,
    pattern: &Pattern<'_>,
    options: SchemaOptions,
) -> Option<SchemaFailure> {
    let text = key_text(pattern.value);
    let name = quoted(text);
    let is_key = pattern.key.id() == pattern.value.id();
    let looks_around = if is_key {
        pattern::read_key(text).map(|read| read.looks_around)
    } else {
        pattern::read(text).map(|read| read.looks_around)
    };
    let (message, help) = match looks_around {
        Ok(true) if !options.fancy_regex => (
            format!("the pattern {name} uses look-around or a back-reference"),
            "The configuration says `regex: linear`. Write the pattern without, or leave that out."
                .to_owned(),
        ),
        Ok(_) => return None,
        Err(fault) => (
            format!("the pattern {name} {}", fault.what),
            format!(
                "{} Patterns are those of JavaScript (ECMA-262).",
                fault.help
            ),
        ),
    };
    let wording = Wording::new(Mark::node(pattern.value), message, "").with_help(help);
    Some(keyed(
        wording,
        volume.file,
        volume.document.text(),
        "pattern",
    ))
}

/// A schema that the engine refuses although nothing was found wrong with it before.
pub(super) fn build_failure(volume: &Volume, book: &Book, error: &BuildError) -> SchemaFailure {
    let clause = error
        .absolute_keyword_location()
        .and_then(|location| book.clause(location.as_str()));
    let own = clause.filter(|clause| clause.file == volume.file);
    let site = own.map(|clause| clause.site).or_else(|| {
        let root = Site::root(volume.document.root()?);
        Some(root.walk_far(error.schema_path().as_str()))
    });
    let reason = match error.kind() {
        Kind::Referencing(reason) => reason.to_string(),
        _ => error.to_string(),
    };
    let mark = site.map_or(
        Mark {
            range: TextRange::default(),
            anchored: None,
        },
        Mark::value,
    );
    let wording = Wording::new(
        mark,
        format!(
            "the schema cannot be used: {}",
            reason.trim_end_matches('.')
        ),
        "",
    );
    keyed(wording, volume.file, volume.document.text(), "schema")
}

/// Two schema files that claim one address.
pub(super) fn address_failure(
    volume: &Volume,
    value: NodeRef<'_>,
    other: &Volume,
) -> SchemaFailure {
    let name = quoted(value.as_str().unwrap_or_default());
    let (message, help) = if other.is_built_in() {
        // A copy, as editors need one, that another version wrote or somebody changed.
        let file = other.path.rsplit('/').next().unwrap_or_default();
        let own = file.split('.').next().unwrap_or_default();
        (
            format!("this is not the schema {name} of this version of factlint"),
            format!(
                "The one that is built in is used in its place. Write the file anew: `factlint schema {own}`. A schema of your own needs an `$id` of its own."
            ),
        )
    } else {
        (
            format!(
                "the address {name} belongs to {} already",
                quoted(&other.path)
            ),
            "Give each schema an `$id` of its own.".to_owned(),
        )
    };
    let wording = Wording::new(Mark::node(value), message, "").with_help(help);
    let mut failure = keyed(wording, volume.file, volume.document.text(), "$id");
    // The other file is used in its place.
    failure.problem.kind = ProblemKind::Misfit;
    failure
}

/// A reference that leads round in a circle.
pub(super) fn circle_failure(volume: &Volume, link: &Link<'_>) -> SchemaFailure {
    let name = quoted(link.value.as_str().unwrap_or_default());
    let message = format!("{name} leads back to itself without going into the value");
    let wording = Wording::new(Mark::node(link.value), message, "").with_help(
        "No value can be judged by a schema that only asks itself again. Let it speak of a part of the value, as under `properties` or `items`, or take the reference out.",
    );
    keyed(wording, volume.file, volume.document.text(), "$ref")
}

/// Whether an identifier is worth comparing with those of other files.
pub(super) fn claims_address(index: &Index<'_>, value: NodeRef<'_>) -> bool {
    value
        .as_str()
        .is_some_and(|id| !id.starts_with('#') && !is_built_in(id))
        && !index.resources.is_empty()
}

fn keyed(wording: Wording, file: FileId, text: &str, keyword: &str) -> SchemaFailure {
    let mut failure = wording.into_failure(file, text);
    failure.problem.kind = ProblemKind::UnusableSchema;
    keyword.clone_into(&mut failure.keyword);
    failure
}

/// A place in the file whose name is nearly the one that the fragment gives.
fn near_place(volume: &Volume, fragment: &str) -> Option<String> {
    let (parent, name) = fragment.rsplit_once('/')?;
    let site = Site::root(volume.document.root()?).walk(parent)?;
    let names = site.node.entries().map(|entry| key_text(entry.key));
    let near = nearest(name, names)?;
    Some(did_you_mean(&format!("#{parent}/{near}")))
}
