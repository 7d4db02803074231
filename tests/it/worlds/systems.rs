//! Small systems of checks over whole numbers from 0 to 5: what no numbers satisfy is an error, by whichever rule, and
//! what some satisfy is none; of the facts that cannot hold together, none could be left out. The oracle goes through all
//! numbers.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use factlint::diagnostic::{Diagnostic, Severity};
use factlint::lint::{Project, lint};

use super::{Dice, errors, project};

const METRICS: usize = 5;
const MOST: u64 = 5;

/// What one system says.
#[derive(Debug, Default)]
struct Case {
    /// For each metric where its figures lie.
    stated: Vec<Vec<(u64, u64)>>,
    relations: Vec<Relation>,
    /// Questions about the same facts, which hide nothing.
    questions: Vec<&'static str>,
}

/// Checks that only ask, most of them about figures that no question is needed for.
const QUESTIONS: [&str; 4] = [
    "{id: asks-total, rule: sum, total: m0, parts: [m1, m2, m3], relation: equal, severity: warning, because: It may be so.}",
    "{id: asks-least, rule: sum, total: m4, parts: [m0, m2], relation: at_least, severity: warning, because: It may be so.}",
    "{id: asks-same, rule: agree, metric: [m1, m3], severity: warning, because: It may be so.}",
    "{id: asks-price, rule: ratio, of: m2, to: m4, between: [7, 9], severity: warning, because: It may be so.}",
];

#[derive(Debug)]
enum Relation {
    /// `total` beside the sum of the others: -1 at most it, 0 equal, 1 at least.
    Sum(usize, Vec<usize>, i8),
    /// Two metrics state one thing.
    Agree(usize, usize),
    /// The one is part of the other, by the vocabulary.
    Part(usize, usize),
}

impl Relation {
    fn holds(&self, values: &[u64]) -> bool {
        let of = |at: &usize| values[*at];
        match self {
            Self::Sum(total, parts, kind) => {
                let sum: u64 = parts.iter().map(of).sum();
                match kind {
                    -1 => sum <= of(total),
                    0 => sum == of(total),
                    _ => sum >= of(total),
                }
            }
            Self::Agree(one, other) => of(one) == of(other),
            Self::Part(part, whole) => of(part) <= of(whole),
        }
    }
}

impl Case {
    fn of(seed: u64) -> Self {
        let mut dice = Dice::of(seed);
        let questions = QUESTIONS.into_iter();
        let mut case = Self {
            questions: questions.filter(|_| dice.one_in(5)).collect(),
            ..Self::default()
        };
        for _ in 0..METRICS {
            let facts = 1 + dice.below(2);
            let stated = (0..facts).map(|_| {
                let (one, other) = (dice.below(MOST + 1), dice.below(MOST + 1));
                let vague = dice.one_in(3);
                if vague {
                    (0, MOST)
                } else {
                    (one.min(other), one.max(other))
                }
            });
            case.stated.push(stated.collect());
        }
        let mut whole = [false; METRICS];
        for _ in 0..2 + dice.below(3) {
            let order = shuffled(&mut dice);
            let [first, second, third, ..] = order.as_slice() else {
                continue;
            };
            case.relations.push(match dice.below(4) {
                0 => Relation::Agree(*first, *second),
                1 if first > second && !whole[*first] => {
                    whole[*first] = true;
                    Relation::Part(*first, *second)
                }
                kind => {
                    let kind = i8::try_from(kind).unwrap() - 2;
                    Relation::Sum(*first, vec![*second, *third], kind)
                }
            });
        }
        case
    }

    /// All facts: the metric, and the number among its facts.
    fn facts(&self) -> BTreeSet<(usize, usize)> {
        let metrics = self.stated.iter().enumerate();
        metrics
            .flat_map(|(metric, stated)| (0..stated.len()).map(move |number| (metric, number)))
            .collect()
    }

    /// All numbers that satisfy the relations, whatever the facts say: looked for once, and asked about often.
    fn solutions(&self) -> Vec<[u64; METRICS]> {
        let count = (MOST + 1).pow(u32::try_from(METRICS).unwrap());
        let values = (0..count).map(|number| {
            let mut rest = number;
            std::array::from_fn(|_| {
                let value = rest % (MOST + 1);
                rest /= MOST + 1;
                value
            })
        });
        let holds = |values: &[u64; METRICS]| self.relations.iter().all(|one| one.holds(values));
        values.filter(holds).collect()
    }

    /// Whether some of the numbers that satisfy all relations satisfy these facts.
    fn can_hold(&self, solutions: &[[u64; METRICS]], facts: &BTreeSet<(usize, usize)>) -> bool {
        solutions.iter().any(|values| {
            facts.iter().all(|(metric, number)| {
                let (lower, upper) = self.stated[*metric][*number];
                (lower..=upper).contains(&values[*metric])
            })
        })
    }

    fn vocabulary(&self) -> String {
        let mut text = String::from("units:\n  box: {symbols: [boxes], whole: true}\nmetrics:\n");
        for at in 0..METRICS {
            let part_of = self.relations.iter().find_map(|relation| match relation {
                Relation::Part(part, whole) if *part == at => Some(format!(", part_of: m{whole}")),
                _ => None,
            });
            let part_of = part_of.unwrap_or_default();
            let _ = writeln!(
                text,
                "  m{at}: {{unit: box, period_type: duration, range: [0, {MOST}]{part_of}}}"
            );
        }
        text
    }

    fn checks(&self) -> String {
        let mut text = String::from("checks:\n");
        for (at, relation) in self.relations.iter().enumerate() {
            let _ = match relation {
                Relation::Sum(total, parts, kind) => {
                    let parts: Vec<String> = parts.iter().map(|part| format!("m{part}")).collect();
                    let kind = match kind {
                        -1 => "at_most",
                        0 => "equal",
                        _ => "at_least",
                    };
                    writeln!(
                        text,
                        "  - {{id: c{at}, rule: sum, total: m{total}, parts: [{}], relation: {kind}, because: It is so.}}",
                        parts.join(", ")
                    )
                }
                Relation::Agree(one, other) => writeln!(
                    text,
                    "  - {{id: c{at}, rule: agree, metric: [m{one}, m{other}], because: It is so.}}"
                ),
                Relation::Part(..) => Ok(()),
            };
        }
        for question in &self.questions {
            let _ = writeln!(text, "  - {question}");
        }
        text
    }

    fn document(&self) -> String {
        let mut text = String::from("document: {id: boxes, published: 2024}\nfacts:\n");
        for (metric, stated) in self.stated.iter().enumerate() {
            for (number, (lower, upper)) in stated.iter().enumerate() {
                let figure = if lower == upper {
                    format!("{lower} boxes")
                } else {
                    format!("{lower} to {upper} boxes")
                };
                let _ = writeln!(
                    text,
                    "  - {{id: f{metric}-{number}, metric: m{metric}, period: 2023, figure: {figure}}}"
                );
            }
        }
        text
    }
}

/// The positions of the metrics in a random order.
fn shuffled(dice: &mut Dice) -> Vec<usize> {
    let mut left: Vec<usize> = (0..METRICS).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let at = usize::try_from(dice.below(left.len() as u64)).unwrap();
        order.push(left.swap_remove(at));
    }
    order
}

#[test]
fn what_no_numbers_satisfy_is_an_error_and_nothing_else_is() {
    let mut impossible = 0;
    for seed in 0..400 {
        let case = Case::of(seed);
        let project = project(&case.vocabulary(), &case.checks(), &[case.document()]);
        let (found, can_hold) = (
            errors(&project),
            case.can_hold(&case.solutions(), &case.facts()),
        );
        impossible += u32::from(!can_hold);
        assert_eq!(
            found.is_empty(),
            can_hold,
            "case {seed}: {found:#?}\n{}{}{}",
            case.vocabulary(),
            case.checks(),
            case.document()
        );
    }
    assert!((150..350).contains(&impossible), "{impossible}");
}

/// The facts that a diagnostic underlines.
fn named(project: &Project, diagnostic: &Diagnostic) -> BTreeSet<(usize, usize)> {
    let facts = diagnostic.labels().map(|label| {
        let text = &project.sources.get(label.span.file).unwrap().text;
        let end = label.span.range.unwrap().start as usize;
        let (_, name) = text[..end].rsplit_once("{id: f").unwrap();
        let (metric, number) = name.split_once(',').unwrap().0.split_once('-').unwrap();
        (metric.parse().unwrap(), number.parse().unwrap())
    });
    facts.collect()
}

#[test]
fn of_facts_that_cannot_hold_together_none_could_be_left_out() {
    const ENOUGH: u32 = 60;
    let mut sets = 0;
    for seed in 400..1000 {
        if sets >= ENOUGH {
            break;
        }
        let case = Case::of(seed);
        let project = project(&case.vocabulary(), &case.checks(), &[case.document()]);
        let mut solutions = None;
        let found = lint(&project).diagnostics.into_iter();
        let found = found.map(|reported| reported.diagnostic);
        for diagnostic in found.filter(|found| found.rule.id == "together") {
            if diagnostic.severity != Severity::Error {
                continue;
            }
            let solutions = &*solutions.get_or_insert_with(|| case.solutions());
            let facts = named(&project, &diagnostic);
            let told = format!("case {seed}: {diagnostic:#?}\n{}", case.document());
            if diagnostic.message.starts_with("no figures at all") {
                assert!(!case.can_hold(solutions, &BTreeSet::new()), "{told}");
                continue;
            }
            assert!(!case.can_hold(solutions, &facts), "{told}");
            for fact in &facts {
                let mut fewer = facts.clone();
                fewer.remove(fact);
                assert!(case.can_hold(solutions, &fewer), "{fact:?} can go, {told}");
            }
            sets += 1;
        }
    }
    assert!(sets >= ENOUGH, "{sets}");
}
