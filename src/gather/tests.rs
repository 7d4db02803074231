//! What is found in trees, and what fields say of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Found, Value, gather};
use crate::config::{RecordFile, read};
use crate::document::{Format, Limits, Parsed, parse};
use crate::fact::Vocabulary;
use crate::figure::Readings;
use crate::source::{FileId, SourceFile, Sources};

/// Gathers what the configuration says from files, which are YAML or JSON by their names.
fn found(configuration: &str, files: &[(&str, &str)]) -> (Found, Sources) {
    let config = SourceFile::new("factlint.yaml", configuration);
    let all = files
        .iter()
        .map(|(path, text)| SourceFile::new(*path, *text));
    let sources = Sources::new(all.chain([config]).collect());
    let parsed: BTreeMap<FileId, Arc<Parsed>> = sources
        .iter()
        .map(|(id, file)| {
            let format = Format::of_path(&file.path).unwrap_or(Format::Yaml);
            (
                id,
                Arc::new(parse(file.text.clone(), format, &Limits::default())),
            )
        })
        .collect();
    let id = sources.find("factlint.yaml").unwrap();
    let (settings, problems) = read(id, parsed[&id].document.root().unwrap());
    assert_eq!(problems, []);
    let mut entries = Vec::new();
    for (kind, spec) in settings.records.iter().enumerate() {
        for pattern in spec.patterns() {
            for (file, source) in sources.iter() {
                let parts = pattern.parts(&source.path).filter(|_| file != id);
                entries.extend(parts.map(|parts| RecordFile { kind, file, parts }));
            }
        }
    }
    let found = gather(
        &settings.records,
        &Vocabulary::empty(&Readings::default()),
        &entries,
        |file| parsed.get(&file).cloned(),
        &sources,
    );
    (found, sources)
}

/// The values of a field in all records, each record's joined by `+`.
fn values(found: &Found, field: &str) -> Vec<String> {
    let records = &found.records;
    let field = records.field(field).unwrap();
    let texts = |values: Vec<Value<'_>>| {
        let texts: Vec<_> = values.iter().map(|value| value.text.to_string()).collect();
        texts.join("+")
    };
    let all = records.of(field.kind).iter();
    all.map(|record| texts(records.values(&field, record)))
        .collect()
}

const FERRIES: &str =
    "- {id: tern, lines: [north, south], berth: {pier: 1}}\n- {id: gull, lines: north}\n";

#[test]
fn fields_of_items_are_read_by_their_paths() {
    let (found, _) = found(
        "records:\n  ferry: {files: f.yaml, each: '[*]'}\n",
        &[("f.yaml", FERRIES)],
    );
    assert_eq!(values(&found, "ferry.id"), ["tern", "gull"]);
    assert_eq!(values(&found, "ferry.berth.pier"), ["1", ""]);
    assert_eq!(values(&found, "ferry.lines[]"), ["north+south", "north"]);
    assert_eq!(values(&found, "ferry.lines[1:]"), ["south", ""]);
    let misfits = found.records.field("ferry.lines[*]").unwrap();
    assert_eq!(
        found.records.misfits(&misfits).map(|(count, _)| count),
        Some(1)
    );
}

#[test]
fn keys_and_parts_of_paths_are_fields() {
    let (found, sources) = found(
        "records:\n  stop: {files: 'lines/{line}.json', each: '{stop}'}\n",
        &[(
            "lines/north.json",
            r#"{"quay": {"min": 4}, "mill": {"min": 9}}"#,
        )],
    );
    assert_eq!(values(&found, "stop.stop"), ["quay", "mill"]);
    assert_eq!(values(&found, "stop.line"), ["north", "north"]);
    assert_eq!(values(&found, "stop.min"), ["4", "9"]);
    let records = &found.records;
    let field = records.field("stop.stop").unwrap();
    let value = &records.values(&field, &records.of(field.kind)[1])[0];
    let text = &sources.get(value.span.file).unwrap().text;
    assert_eq!(value.span.range.unwrap().slice(text), "\"mill\"");
}

#[test]
fn keys_of_any_depth_are_kept_joined() {
    let (found, _) = found(
        "records:\n  leaf: {files: f.yaml, each: '{path**}.status'}\n  end: {files: f.yaml, each: '{path**}'}\n",
        &[("f.yaml", "a: {b: {status: on}, c: {d: {status: off}}}\n")],
    );
    assert_eq!(values(&found, "leaf.path"), ["a.b", "a.c.d"]);
    assert_eq!(values(&found, "end.path"), ["a.b.status", "a.c.d.status"]);
}

#[test]
fn records_within_records_reach_what_encloses_them() {
    let (found, _) = found(
        "records:\n  committee: {files: c.yaml, each: '[*]'}\n  sub: {in: committee, each: 'subs[*]', fields: {code: '{committee.code}{code}'}}\n  seat: {in: sub, each: 'seats[*]'}\n",
        &[(
            "c.yaml",
            "- {code: AB, subs: [{code: '01', seats: [{n: 1}, {n: 2}]}, {code: '02', seats: []}]}\n- {code: CD, subs: []}\n",
        )],
    );
    assert_eq!(values(&found, "sub.code"), ["AB01", "AB02"]);
    let records = &found.records;
    let seat = records.kind("seat").unwrap();
    for (name, texts) in [
        ("n", ["1", "2"]),
        ("sub.code", ["AB01", "AB01"]),
        ("committee.code", ["AB", "AB"]),
    ] {
        let field = records.field_of(seat, name).unwrap();
        let found = records
            .of(seat)
            .iter()
            .map(|record| records.values(&field, record)[0].text.to_string());
        assert_eq!(found.collect::<Vec<_>>(), texts, "{name}");
    }
}

#[test]
fn fields_are_made_of_others() {
    let (found, _) = found(
        "records:\n  release:\n    files: r.yaml\n    each: '{name}'\n    fields:\n      n: {of: name, match: 'v(?<n>.+)'}\n      date: [shipped, planned]\n      label: '{n} of {date}'\n",
        &[(
            "r.yaml",
            "v1.2: {planned: 2020-01-02, shipped: 2020-02-03}\nv2: {planned: 2021-01-01}\nnext: {}\n",
        )],
    );
    assert_eq!(values(&found, "release.n"), ["1.2", "2", ""]);
    assert_eq!(
        values(&found, "release.date"),
        ["2020-02-03", "2021-01-01", ""]
    );
    assert_eq!(
        values(&found, "release.label"),
        ["1.2 of 2020-02-03", "2 of 2021-01-01", ""]
    );
}

#[test]
fn a_condition_chooses_records_and_absent_texts_mean_nothing() {
    let configuration = |condition: &str| {
        format!(
            "records:\n  ferry: {{files: f.yaml, each: '[*]', where: {condition}, absent: ['-']}}\n"
        )
    };
    let file = [(
        "f.yaml",
        "- {id: tern, to: north}\n- {id: gull, to: '-'}\n- {id: knot, to: south}\n- {id: auk}\n",
    )];
    for (condition, ids) in [
        ("{to: north}", "tern"),
        ("{to: [north, south]}", "tern knot"),
        ("{to: {not: north}}", "gull knot auk"),
        ("{to: {match: '^n|^s'}}", "tern knot"),
        ("{to: {present: true}}", "tern knot"),
        ("{to: {present: false}}", "gull auk"),
    ] {
        let (found, _) = found(&configuration(condition), &file);
        assert_eq!(values(&found, "ferry.id").join(" "), ids, "{condition}");
    }
}

#[test]
fn what_finds_nothing_is_told() {
    let files = [("f.yaml", "ferries: [{id: tern}]\n")];
    for (record, message) in [
        (
            "{files: f.yaml, each: 'boats[*]'}",
            "there is no `x` in the files",
        ),
        (
            "{files: f.yaml, each: '[*]'}",
            "record `x` asks for items where there is no list",
        ),
        (
            "{files: f.yaml, each: 'ferries[*]', where: {id: gull}}",
            "`where` leaves none of 1 `x`",
        ),
        (
            "{files: f.yaml, each: 'ferries[*]', where: {name: gull}}",
            "no `x` has the field that `where` asks for",
        ),
        (
            "{files: f.yaml, each: 'ferries[*]', at_least: 2}",
            "there are 1 `x`, and at least 2 are expected",
        ),
        (
            "{files: f.yaml, each: 'boats[*]', at_least: 0}",
            "there is no `x` now, as `at_least: 0` allows",
        ),
    ] {
        let (found, _) = found(&format!("records:\n  x: {record}\n"), &files);
        let first = found
            .problems
            .first()
            .map_or("", |problem| &problem.message);
        assert_eq!(first, message, "{record}");
    }
}

#[test]
fn a_field_that_no_record_has_names_the_nearest() {
    let (found, _) = found(
        "records:\n  ferry: {files: f.yaml, each: '[*]'}\n",
        &[("f.yaml", FERRIES)],
    );
    for (field, help) in [
        ("fery.id", "Did you mean `ferry`?"),
        ("ferry.idd", "Did you mean `id`?"),
        ("ferry.berth.peer", "Did you mean `pier`?"),
        ("ferry", "Write the field behind a dot: `ferry.id`."),
        ("ferry.owner", "There are `berth`, `id`, `lines`."),
    ] {
        assert_eq!(
            found.records.field(field).unwrap_err().help,
            help,
            "{field}"
        );
    }
}

/// A number as YAML reads it is not the text of the same signs.
#[test]
fn a_value_keeps_its_type_and_its_signs() {
    let (found, _) = found(
        "records:\n  x: {files: f.yaml, each: '[*]'}\n",
        &[("f.yaml", "- {id: 01826}\n- {id: '01826'}\n- {id: 1826}\n")],
    );
    let records = &found.records;
    let field = records.field("x.id").unwrap();
    let all = records.of(field.kind);
    let keys = |typed| -> Vec<String> {
        all.iter()
            .map(|record| records.values(&field, record)[0].key(typed))
            .collect()
    };
    assert_eq!(keys(true), ["n01826", "t01826", "n1826"]);
    assert_eq!(keys(false), ["01826", "01826", "1826"]);
}
