//! What the help says would restore agreement does: each change is made, and the same check run again.

use crate::runner::Project;

const VOCABULARY: &str = "\
units:
  member: {symbols: [members], whole: true}
  tonne: {symbols: [t], dimension: mass, factor: 1000}
  kilogram: {symbols: [kg], dimension: mass, factor: 1}
  crown: {symbols: [cr]}
entities:
  port: {}
metrics:
  members: {unit: member, period_type: instant}
  rowers: {unit: member, period_type: instant}
  share-of-rowers: {unit: percent, period_type: instant, range: [0, 1]}
  cargo: {unit: tonne, period_type: duration}
  profit: {unit: crown, period_type: duration}
";

const SHARE: &str = "rule: share, share: share-of-rowers, of: members, part: rowers";
const PROFIT: &str = "rule: ratio, of: profit, to: cargo, between: [-3, -1]";
const GAIN: &str = "rule: ratio, of: profit, to: cargo, between: [1, 3]";

/// What is found, as JSON, in a project of these facts with one check.
fn found(facts: &[(&str, &str)], check: &str) -> serde_json::Value {
    let facts: Vec<String> = facts
        .iter()
        .enumerate()
        .map(|(at, (metric, figure))| {
            format!(
                "  - {{id: f{at}, metric: {metric}, entity: port, period: 2024, figure: {figure}}}\n"
            )
        })
        .collect();
    let checks = if check.is_empty() {
        "checks: []\n".to_owned()
    } else {
        format!("checks:\n  - {{id: it, {check}, because: It is so}}\n")
    };
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        ("vocabulary.yaml", VOCABULARY),
        ("checks.yaml", &checks),
        (
            "documents/a.yaml",
            &format!("document: {{id: a}}\nfacts:\n{}", facts.concat()),
        ),
    ]);
    let ran = project.run(&["check", "--format", "json"]);
    serde_json::from_str(&ran.out).unwrap()
}

/// The change that is named: from what to what.
fn change(found: &serde_json::Value) -> Option<(String, String)> {
    let help = found.pointer("/diagnostics/0/help")?.as_str()?;
    let sentence = help
        .lines()
        .find_map(|line| line.strip_prefix("All would hold if `"))?;
    let (old, new) = sentence.strip_suffix("`.")?.split_once("` were `")?;
    Some((old.to_owned(), new.to_owned()))
}

type Case = (
    &'static [(&'static str, &'static str)],
    &'static str,
    Option<&'static str>,
);

/// Facts, the check, and what the first fact to be changed should say.
const CASES: [Case; 8] = [
    // 55 would be more precise than 350, and not enough.
    (
        &[("cargo", "350 t"), ("cargo", "55800 kg")],
        "",
        Some("60 t"),
    ),
    (
        &[("cargo", "57.6 t"), ("profit", "-300 cr")],
        PROFIT,
        Some("-172 cr"),
    ),
    // A loss is no slip of a gain, and nothing no slip of something.
    (&[("cargo", "57.6 t"), ("profit", "-300 cr")], GAIN, None),
    (&[("cargo", "1.2 million t"), ("cargo", "40 kg")], "", None),
    // Nobody writes one number for another that is fifteen times as much.
    (
        &[("cargo", "121 t"), ("cargo", "121 t"), ("cargo", "1783 t")],
        "",
        None,
    ),
    // No share is more than all, whatever the counts say.
    (
        &[
            ("members", "41 members"),
            ("rowers", "45 members"),
            ("share-of-rowers", "61%"),
        ],
        SHARE,
        None,
    ),
    (
        &[
            ("members", "40 members"),
            ("rowers", "12 members"),
            ("share-of-rowers", "六成"),
        ],
        SHARE,
        Some("30%"),
    ),
    // A range that would have to begin above its end is left as it is.
    (
        &[("cargo", "24 to 25 t"), ("cargo", "31.5 t")],
        "",
        Some("25.0 t"),
    ),
];

#[test]
fn the_named_change_restores_agreement() {
    for (facts, check, expected) in CASES {
        let before = found(facts, check);
        let diagnostics = before.pointer("/diagnostics").unwrap().as_array().unwrap();
        assert_eq!(diagnostics.len(), 1, "{facts:?}");
        let named = change(&before);
        let new = named.as_ref().map(|(_, new)| new.as_str());
        assert_eq!(new, expected, "{facts:?} {before}");
        let Some((old, new)) = named else {
            continue;
        };
        let mended: Vec<(&str, &str)> = facts
            .iter()
            .map(|(metric, figure)| {
                (
                    *metric,
                    if **figure == old {
                        new.as_str()
                    } else {
                        *figure
                    },
                )
            })
            .collect();
        // On the widest readings, that is: rounded figures may still be doubtful.
        let after = found(&mended, check);
        let errors = after.pointer("/summary/errors").unwrap();
        assert_eq!(errors, 0, "{facts:?} {new}");
    }
}
