//! Copies of factlint's own schemas, as editors need them: one that another version wrote is said to be so, once, and
//! what the data hold today is not measured by it.

use crate::runner::{Project, document};

const NOTICE: &str = "document.schema.json:3:10: error[schema] this is not the schema `https://factlint.dev/schema/document.schema.json` of this version of factlint";

/// A project of one document that names the copy, and the schema itself.
fn project() -> (Project, String) {
    let project = Project::harbour();
    project.write(
        "data/town.yaml",
        format!(
            "# yaml-language-server: $schema=../document.schema.json\n{}    per: year\n",
            document("town-2025", "180 cranes")
        ),
    );
    let schema = project.run(&["schema", "document"]).out;
    (project, schema)
}

/// What is found, a line each, without the summary.
fn findings(project: &Project) -> Vec<String> {
    let ran = project.run(&["check", "--format", "concise"]);
    let mut lines: Vec<String> = ran.out.lines().map(str::to_owned).collect();
    lines.pop();
    lines
}

/// The schema as a version wrote it that knew no rates, and lost something on the way.
fn old(schema: &str) -> String {
    let old = schema.replace("\"per\"", "\"pro\"");
    assert_ne!(old, *schema);
    old.replacen("#/$defs/", "#/$definitions/", 2)
}

#[test]
fn the_same_schema_is_no_other_however_it_is_laid_out() {
    let (project, schema) = project();
    project.write("document.schema.json", &schema);
    assert!(findings(&project).is_empty());
    let value: serde_json::Value = serde_json::from_str(&schema).unwrap();
    project.write("document.schema.json", value.to_string());
    assert!(findings(&project).is_empty());
}

#[test]
fn a_copy_of_another_version_is_the_one_finding() {
    let (project, schema) = project();
    project.write("document.schema.json", old(&schema));
    assert_eq!(findings(&project), [NOTICE]);
    let ran = project.run(&["check"]);
    assert!(ran.out.contains("`factlint schema document`"), "{ran:?}");
    // Whoever names it: no file of the run has the schema that is built in.
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\n    schema: document.schema.json\nvocabulary: vocabulary.yaml\n",
    );
    assert_eq!(findings(&project), [NOTICE]);
    let ran = project.run(&[
        "check",
        "--format",
        "concise",
        "--schema",
        "document.schema.json",
        "data",
    ]);
    assert_eq!((ran.status, ran.out.lines().next()), (1, Some(NOTICE)));
    assert_eq!(ran.out.lines().count(), 2, "{ran:?}");
}

#[test]
fn beside_a_good_copy_an_old_one_is_found_too() {
    let (project, schema) = project();
    project.write("copies/document.schema.json", &schema);
    project.write("document.schema.json", old(&schema));
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nrefs: copies\n",
    );
    assert_eq!(findings(&project), [NOTICE]);
}

#[test]
fn a_schema_that_refers_to_an_old_copy_means_the_schema() {
    let (project, schema) = project();
    project.write("document.schema.json", old(&schema));
    project.write(
        "own.schema.json",
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "document.schema.json", "properties": {"facts": {"maxItems": 0}}}"#,
    );
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/town.yaml\n    schema: own.schema.json\nvocabulary: vocabulary.yaml\n",
    );
    let found = findings(&project);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].contains("`facts` has 1 item"), "{found:#?}");
    assert_eq!(found[1], NOTICE);
}
