//! For which figures a rounding holds that the vocabulary or a document declares.

use std::fmt::Write as _;

use super::super::FactProblemKind;
use super::Run;

const VOCABULARY: &str = "\
units:
  boat: {symbols: [boats], whole: true}
  tonne: {symbols: [t], dimension: mass, factor: 1000}
  kilogram: {symbols: [kg], dimension: mass, factor: 1}
metrics:
  fleet: {unit: boat, period_type: instant}
  moored: {unit: boat, period_type: instant, rounding: {to: 5}}
  catch: {unit: tonne, period_type: duration}
  fuel: {unit: tonne, period_type: duration, rounding: {to: 0.5, direction: down}}
";

/// The strict readings of these facts, in a document that says this.
fn readings(says: &str, facts: &[&str]) -> Vec<String> {
    let mut text = format!("document: {{id: bay{says}}}\nfacts:\n");
    for (number, fact) in facts.iter().enumerate() {
        let _ = writeln!(text, "  - {{id: f{number}, {fact}}}");
    }
    let run = Run::new(VOCABULARY, &[&text]);
    let (index, _) = run.index();
    let strict = |fact: &super::super::Fact| fact.figure().unwrap().reading().strict.to_string();
    index.facts.iter().map(strict).collect()
}

#[test]
fn a_document_has_the_last_word_on_how_its_figures_are_rounded() {
    let facts = [
        "metric: fleet, figure: 20 boats",
        "metric: moored, figure: 20 boats",
        "metric: catch, figure: 20 t",
        "metric: fuel, figure: 2 t",
        "metric: fuel, figure: 1500 kg",
    ];
    for (says, expected) in [
        (
            "",
            [
                "[20, 20]",
                "[18, 22]",
                "[15, 25]",
                "[2, 2.5)",
                "[1500, 2000)",
            ],
        ),
        // A step is one of counts.
        (
            ", rounding: {to: 10}",
            [
                "[15, 25]",
                "[15, 25]",
                "[15, 25]",
                "[2, 2.5)",
                "[1500, 2000)",
            ],
        ),
        (
            ", rounding: {to: 10, direction: up}",
            [
                "[11, 20]",
                "[11, 20]",
                "[15, 25]",
                "[2, 2.5)",
                "[1500, 2000)",
            ],
        ),
        (
            ", rounding: none",
            ["[20, 20]", "[20, 20]", "[20, 20]", "[2, 2]", "[1500, 1500]"],
        ),
        (
            ", rounding: down",
            ["[20, 20]", "[20, 20]", "[20, 21)", "[2, 3)", "[1500, 1501)"],
        ),
    ] {
        assert_eq!(readings(says, &facts), expected, "{says}");
    }
}

#[test]
fn a_step_is_one_of_amounts() {
    let facts = [
        "metric: moored, change: by, figure: 3%",
        "metric: moored, per: day, figure: 3 boats",
        "metric: moored, figure: 15 boats",
    ];
    assert_eq!(readings("", &facts), ["[2.5, 3.5]", "[3, 3]", "[13, 17]"]);
    // That digits are cut off is true of every number.
    let facts = ["metric: catch, change: by, figure: 3%"];
    assert_eq!(readings(", rounding: down", &facts), ["[3, 4)"]);
}

#[test]
fn a_step_that_is_no_number_above_zero_is_told() {
    let vocabulary = "\
metrics:
  zero: {rounding: {to: 0}}
  below: {rounding: {to: -5}}
  word: {rounding: {to: five}}
  whole: {rounding: {to: 5}}
";
    let text = "document: {id: bay, rounding: {to: 0}}\nfacts: []\n";
    let run = Run::new(vocabulary, &[text]);
    let numbers = |problems: &[super::super::FactProblem]| -> Vec<String> {
        let is_number = |kind: &FactProblemKind| {
            matches!(
                kind,
                FactProblemKind::Number { .. } | FactProblemKind::Step { .. }
            )
        };
        let told = problems.iter().filter(|problem| is_number(&problem.kind));
        told.map(|problem| run.slice(problem.span).to_owned())
            .collect()
    };
    assert_eq!(numbers(&run.vocabulary_problems), ["0", "-5", "five"]);
    assert_eq!(numbers(&run.index().1), ["0"]);
}
