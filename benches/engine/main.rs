//! Times the pipeline on facts in memory: `cargo bench --bench engine -- [FACTS] [DOCUMENTS]`, by default a million facts
//! in 10,000 documents. Prints seconds and the peak of memory so far, for reading and for each rule by itself.
//!
//! The facts are consistent but for a few planted contradictions: cargo and dues of each quay by day, cargo of the port by
//! day and month, berths as a running total, each stated by two documents; a sum and a ratio are declared. Peak memory is
//! read from the system where it tells (Linux).
//!
//! `cargo bench --bench engine -- mutate [FACTS] [country]` times planting mistakes in 10,000 facts: in ports that have
//! nothing to do with each other, or in those of one country.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark looks at the clock and prints"
)]

mod ports;

use std::fmt::Write as _;
use std::time::Instant;

use factlint::lint::{MutationScope, Project, analyse, mutate};
use factlint::rules::{Findings, RULES, Reporter};
use ports::Shape;

const QUAYS: usize = 9;

/// Facts of a day: cargo and dues of each quay, cargo of the port, and berths of one quay or the month of the port.
const DAILY: usize = 2 * QUAYS + 2;

const CHECKS: &str = "checks:
  - {id: port-total, rule: sum, total: cargo-landed, parts: entities, relation: at_most, because: Quays are parts of the port.}
  - {id: price, rule: ratio, of: harbour-dues, to: cargo-landed, between: [1, 1000], because: Dues are within the tariff.}
";

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let given = numbers.next();
    if std::env::args().any(|argument| argument == "mutate") {
        plant(given.unwrap_or(10_000));
        return;
    }
    let facts = given.unwrap_or(1_000_000);
    let documents = numbers.next().unwrap_or(10_000).max(1);
    let started = Instant::now();
    let project = project(facts, documents);
    let bytes: usize = project
        .sources
        .iter()
        .map(|(_, file)| file.text.len())
        .sum();
    println!("{facts} facts in {documents} documents, {bytes} bytes");
    report("make the texts", started);
    let started = Instant::now();
    let analysis = analyse(&project);
    report("read and index", started);
    println!(
        "{} facts understood, {} data points",
        analysis.index.facts.len(),
        analysis.index.points().len()
    );
    let context = analysis.context(&project);
    let mut findings = Findings::default();
    for rule in RULES {
        let started = Instant::now();
        (rule.check)(&context, &mut Reporter::new(&rule.metadata, &mut findings));
        for diagnostic in findings.reported.drain(..) {
            findings.told.add(diagnostic);
        }
        report(rule.metadata.id, started);
    }
    for ((rule, check), counts) in &findings.tally {
        let counts = counts.bindings;
        println!(
            "{rule} {check}: {} agree, {} doubtful, {} conflict, {} not checked",
            counts.agree, counts.doubtful, counts.conflict, counts.not_checked
        );
    }
    println!("{} diagnostics", findings.told.into_diagnostics().len());
}

fn plant(facts: usize) {
    let in_country = std::env::args().any(|argument| argument == "country");
    let shape = if in_country {
        Shape::Country
    } else {
        Shape::Families
    };
    let documents = ports::documents(facts).into_iter().enumerate();
    let documents = documents.map(|(number, text)| (format!("documents/{number:06}.yaml"), text));
    let project = Project::of_texts(&ports::vocabulary(facts, shape), ports::CHECKS, documents);
    let started = Instant::now();
    let found = mutate(&project, &MutationScope::default(), &|_, _| ());
    report("mutate", started);
    let recall = found.recall_of_numbers();
    println!(
        "{} figures, {} wrong numbers, {} caught",
        found.planted(),
        recall.planted,
        recall.caught
    );
}

fn report(what: &str, started: Instant) {
    let elapsed = started.elapsed();
    let peak = std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        })
        .map_or_else(String::new, |kib| format!("  peak {} MiB", kib / 1024));
    println!("{what:16} {:>8} ms{peak}", elapsed.as_millis());
}

fn project(facts: usize, documents: usize) -> Project {
    let each = facts.div_ceil(documents);
    let documents = (0..documents).map(|number| {
        let count = each.min(facts.saturating_sub(number * each));
        let path = format!("documents/{number:06}.yaml");
        (path, document(number, count))
    });
    Project::of_texts(&vocabulary(), CHECKS, documents)
}

fn vocabulary() -> String {
    let mut text = String::from(
        "units:\n  tonne: {symbols: [t], dimension: mass, factor: 1000}\n  crown: {symbols: [cr]}\nentities:\n  port: {}\n",
    );
    for quay in 0..QUAYS {
        let _ = writeln!(text, "  quay-{quay}: {{part_of: port}}");
    }
    text.push_str(
        "metrics:\n  cargo-landed: {unit: tonne, period_type: duration, accumulates: [period, entity]}\n  harbour-dues: {unit: crown, period_type: duration, accumulates: [period, entity]}\n  berths-built: {period_type: instant, never_shrinks: true}\n",
    );
    text
}

/// Facts of one document, which the next document states as well.
fn document(number: usize, count: usize) -> String {
    let mut text = format!("document: {{id: doc-{number}, published: 2025}}\nfacts:\n");
    for fact in 0..count {
        let serial = (number / 2) * count + fact;
        let (day, slot) = (serial / DAILY, serial % DAILY);
        // One document in a thousand states something else.
        let more = usize::from(number % 1000 == 999 && fact == 0) * 5000;
        let (metric, entity, figure) = stated(day, slot, more);
        let mut period = format!("{:04}-{:02}", 1000 + day / 336, day / 28 % 12 + 1);
        if !is_month(day, slot) {
            let _ = write!(period, "-{:02}", day % 28 + 1);
        }
        let _ = writeln!(
            text,
            "  - {{id: f{fact}, metric: {metric}, entity: {entity}, period: {period}, figure: {figure}}}"
        );
    }
    text
}

fn is_month(day: usize, slot: usize) -> bool {
    slot == DAILY - 1 && day.is_multiple_of(28)
}

/// Metric, entity and figure of one fact of a day.
fn stated(day: usize, slot: usize, more: usize) -> (&'static str, String, String) {
    let quay = slot % QUAYS;
    let amount = 1000 + (day * QUAYS + quay) % 777;
    match slot / QUAYS {
        0 => (
            "cargo-landed",
            format!("quay-{quay}"),
            format!("{} t", amount + more),
        ),
        1 => (
            "harbour-dues",
            format!("quay-{quay}"),
            format!("{} cr", amount * 20 + more),
        ),
        _ if is_month(day, slot) => ("cargo-landed", "port".into(), "600000 t".into()),
        _ if slot == DAILY - 1 => (
            "berths-built",
            format!("quay-{}", day % QUAYS),
            format!("{}", 10 + day),
        ),
        _ => ("cargo-landed", "port".into(), "20000 t".into()),
    }
}
