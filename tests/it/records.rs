//! Checks of records whose tables are too long for a page: what is told of many breaks, of which only some are shown, and
//! which values are one and which are not.

use crate::runner::Project;

/// A project with one check over a table of berths.
fn berths(check: &str, table: &str) -> Project {
    let configuration = format!(
        "records:\n  berth: {{files: berths.csv, each: '[*]'}}\nchecks:\n  - {{rule: {check}}}\n"
    );
    Project::new(&[("factlint.yaml", &configuration), ("berths.csv", table)])
}

/// A part of what is found, as JSON.
fn told(project: &Project, pointer: &str) -> serde_json::Value {
    let ran = project.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    report.pointer(pointer).unwrap().clone()
}

/// The lines of help of what is found.
fn help(project: &Project) -> Vec<String> {
    let found = told(project, "/diagnostics");
    let help = found.as_array().unwrap().iter();
    let help = help.filter_map(|found| found.get("help")?.as_str());
    help.flat_map(str::lines).map(str::to_owned).collect()
}

/// Each berth of each quay twice.
fn twice(quays: &[(&str, usize)]) -> String {
    let rows = quays.iter().flat_map(|(quay, berths)| {
        (0..*berths).map(move |berth| format!("{quay},{berth}\n{quay},{berth}\n"))
    });
    format!("quay,berth\n{}", rows.collect::<String>())
}

#[test]
fn many_breaks_are_counted_under_the_most_general_value() {
    let of_both = "unique, of: [berth.quay, berth.berth]";
    let two = berths(of_both, &twice(&[("north", 14), ("south", 8)]));
    assert_eq!(help(&two), ["14 in north.", "8 in south."]);
    let quays: Vec<String> = (10..23).map(|at| format!("q{at}")).collect();
    let quays: Vec<(&str, usize)> = quays.iter().map(|quay| (quay.as_str(), 2)).collect();
    let found = help(&berths(of_both, &twice(&quays)));
    assert_eq!(found.len(), 13);
    assert_eq!(found[0], "2 in q10.");
    assert_eq!(found[12], "And in 1 more.");
    // Nothing more general than what stands twice.
    let one = berths("unique, of: berth.berth", &twice(&[("north", 22)]));
    assert_eq!(help(&one), Vec::<String>::new());
}

#[test]
fn many_broken_sums_are_counted_under_the_first_field_of_their_groups() {
    let groups = || (10..25).flat_map(|quay| [(quay, 1), (quay, 2)]);
    let totals = groups().map(|(quay, berth)| {
        // The sums of the first quay hold.
        let total = if quay == 10 { 4 } else { 5 };
        format!("q{quay},{berth},{total}\n")
    });
    let parts = groups().map(|(quay, berth)| format!("q{quay},{berth},1\nq{quay},{berth},3\n"));
    let (totals, parts) = (totals.collect::<String>(), parts.collect::<String>());
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records:\n  total: {files: totals.csv, each: '[*]'}\n  part: {files: parts.csv, each: '[*]'}\nchecks:\n  - {rule: sum, relation: equal, total: total.n, parts: [part.n], by: [quay, berth]}\n",
        ),
        ("totals.csv", &format!("quay,berth,n\n{totals}")),
        ("parts.csv", &format!("quay,berth,n\n{parts}")),
    ]);
    let found = help(&project);
    assert_eq!(found.len(), 13);
    assert_eq!(found[0], "q11: 2 of 2.");
    assert_eq!(found[12], "And 2 more such groups.");
}

#[test]
fn of_many_places_the_first_are_shown() {
    let project = berths(
        "unique, of: berth.berth",
        &format!("quay,berth\n{}", "north,1\n".repeat(8)),
    );
    let related = told(&project, "/diagnostics/0/related");
    assert_eq!(related.as_array().unwrap().len(), 4);
    assert_eq!(help(&project)[0], "The first 5 of 8 places are shown.");
    let words = [1, 2, 3, 4, 5, 6, 7, 8].map(|at| format!("word{at},1,2\n"));
    let words = words.concat();
    let project = berths(
        "sum, relation: equal, total: berth.all, parts: [berth.a, berth.b]",
        &format!("all,a,b\n{words}3,1,2\n"),
    );
    assert_eq!(help(&project)[0], "There are 3 other texts like this.");
}

#[test]
fn a_table_that_cannot_be_read_leaves_what_rests_on_it_open() {
    let check = |records: &str, check: &str, files: &[(&str, &str)]| {
        let configuration = format!("records:\n{records}checks:\n  - {{rule: {check}}}\n");
        let mut all = vec![("factlint.yaml", configuration.as_str())];
        all.extend(files);
        Project::new(&all).run(&["check", "--verbose"]).out
    };
    let broken = ("quays-2.yaml", "- {name: [\n");
    let out = check(
        "  berth: {files: berths.csv, each: '[*]'}\n  quay: {files: 'quays*.yaml', each: '[*]'}\n",
        "exists, of: berth.quay, in: quay.name",
        &[("berths.csv", "quay,length\nnorth,1\n"), broken],
    );
    assert!(
        out.contains("not checked, what it looks in is not all there: 1"),
        "{out}"
    );
    let quays = (
        "quays.yaml",
        "- {name: north, all: 5, a: 2, b: 3}\n- {name: south, all: 5, a: 2, b: 4}\n",
    );
    let kind = "  quay: {files: 'quays*.yaml', each: '[*]'}\n";
    // The sum of a record is all there, and that of a table is not.
    let of_each = "sum, relation: equal, total: quay.all, parts: [quay.a, quay.b]";
    let out = check(kind, of_each, &[quays, broken]);
    assert!(out.contains("1 agree, 0 doubtful, 1 conflict"), "{out}");
    let of_all = "sum, relation: equal, total: 10, parts: [quay.a]";
    let out = check(kind, of_all, &[quays, broken]);
    assert!(
        out.contains("not checked, what is added up is not all there: 1"),
        "{out}"
    );
    let out = check(kind, of_all, &[quays]);
    assert!(
        out.contains("the parts add up to 4, and not to `10`"),
        "{out}"
    );
}

#[test]
fn values_are_one_or_two_by_what_they_are() {
    let check = |records: &str, check: &str, files: &[(&str, &str)]| {
        let configuration = format!("records:\n{records}checks:\n  - {{rule: {check}}}\n");
        let mut all = vec![("factlint.yaml", configuration.as_str())];
        all.extend(files);
        let ran = Project::new(&all).run(&["check", "--quiet"]);
        (ran.status, ran.out)
    };
    let silent = (0, String::new());
    // Where a value ends and the next begins is a part of a key of several fields.
    let found = check(
        "  ferry: {files: ferries.csv, each: '[*]'}\n",
        "unique, of: [ferry.line, ferry.berth]",
        &[("ferries.csv", "line,berth\na,bc\nab,c\n")],
    );
    assert_eq!(found, silent);
    // A table has no types.
    let found = check(
        "  ferry: {files: ferries.yaml, each: '[*]'}\n  berth: {files: berths.csv, each: '[*]'}\n",
        "exists, of: ferry.berth, in: berth.id",
        &[
            ("ferries.yaml", "- {berth: 1}\n"),
            ("berths.csv", "id,n\n1,2\n"),
        ],
    );
    assert_eq!(found, silent);
    // A number is not the text of its digits.
    let found = check(
        "  total: {files: totals.yaml, each: '[*]'}\n  part: {files: parts.yaml, each: '[*]'}\n",
        "sum, relation: equal, total: total.n, parts: [part.n], by: year",
        &[
            (
                "totals.yaml",
                "- {year: 2020, n: 5}\n- {year: '2020', n: 7}\n",
            ),
            (
                "parts.yaml",
                "- {year: 2020, n: 2}\n- {year: 2020, n: 3}\n- {year: '2020', n: 7}\n",
            ),
        ],
    );
    assert_eq!(found, silent);
}
