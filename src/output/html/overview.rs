//! The run at a glance: what is wrong, how much was compared, where the findings are, and the means to look for some.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::Page;
use super::escape::{Escaped, in_address};
use crate::diagnostic::Severity;
use crate::lint::{Report, Reported, Summary};
use crate::rules::BindingCounts;
use crate::words::number_of;

/// So many files are listed at the top; each can be chosen further below.
const FILES: usize = 10;

/// Writes the head of the page and the bar with which findings are looked for.
pub(super) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (report, summary) = (page.report, &page.report.summary);
    writeln!(
        out,
        "<a class=\"skip\" href=\"#main\">Go to the findings</a>\n<header class=\"top\"><div class=\"brand\"><span>factlint</span>\
         <button id=\"theme\" type=\"button\" hidden>Dark</button></div>\n<h1>{}</h1>\n<p class=\"scope\">{}</p>",
        headline(summary),
        Escaped(&scope(summary)),
    )?;
    if report.failed || !report.broken.is_empty() {
        writeln!(
            out,
            "<p class=\"alarm\">The run could not do all of its job, so what is not listed here may be wrong all the same.</p>"
        )?;
    }
    writeln!(out, "<div class=\"glance\">")?;
    let bindings = summary.bindings;
    if total(bindings) > 0 {
        write_panel("What was compared", &parts(bindings), out)?;
    }
    let calculations = summary.all_calculations();
    if calculations.total() > 0 {
        let parts = [
            ("agree", "hold", calculations.hold),
            ("conflict", "do not hold", calculations.fail),
            ("unchecked", "not read for certain", calculations.unread),
        ];
        write_panel("Calculations in texts", &parts, out)?;
    }
    writeln!(out, "</div>\n<div class=\"glance\">")?;
    write_counts("By rule", "rule", by_rule(report), out)?;
    write_counts("By file", "file", by_file(page), out)?;
    writeln!(out, "</div></header>")?;
    write_tools(page, out)
}

fn headline(summary: &Summary) -> String {
    let part = |number: u64, noun: &str| {
        let words = number_of(number, noun);
        (number > 0).then(|| format!("<span class=\"{noun}\">{words}</span>"))
    };
    let parts: Vec<String> = part(summary.errors, "error")
        .into_iter()
        .chain(part(summary.warnings, "warning"))
        .collect();
    if parts.is_empty() {
        "Nothing was found".to_owned()
    } else {
        parts.join(" and ")
    }
}

fn scope(summary: &Summary) -> String {
    let mut parts = vec![number_of(summary.files, "file")];
    let mut further = |number: u64, noun: &str| {
        if number > 0 {
            parts.push(number_of(number, noun));
        }
    };
    further(summary.facts, "fact");
    further(
        summary.records.map_or(0, |records| records.records),
        "record",
    );
    further(summary.texts, "text");
    if summary.waived > 0 {
        parts.push(format!("{} accepted", number_of(summary.waived, "finding")));
    }
    if let Some(coverage) = summary
        .coverage
        .as_ref()
        .filter(|found| !found.originals.is_empty())
    {
        parts.push(format!("{} of the originals captured", coverage.total));
    }
    parts.join(" · ")
}

type BarParts = [(&'static str, &'static str, u64)];

fn parts(counts: BindingCounts) -> [(&'static str, &'static str, u64); 4] {
    [
        ("conflict", "conflict", counts.conflict),
        ("doubtful", "doubtful", counts.doubtful),
        ("agree", "agree", counts.agree),
        ("unchecked", "not checked", counts.not_checked),
    ]
}

fn total(counts: BindingCounts) -> u64 {
    parts(counts).iter().map(|(_, _, number)| number).sum()
}

fn write_panel(title: &str, parts: &BarParts, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<section class=\"panel\"><h2>{}</h2>{}<ul class=\"legend\">",
        Escaped(title),
        bar(parts)
    )?;
    for (class, words, number) in parts {
        write!(
            out,
            "<li><span class=\"key {class}\"></span><b>{number}</b> {words}</li>"
        )?;
    }
    writeln!(out, "</ul></section>")
}

/// Parts of a whole beside each other, in hundredths of a per cent; a part that is there is seen.
fn bar(parts: &BarParts) -> String {
    use std::fmt::Write as _;

    const WIDTH: u64 = 10_000;
    const LEAST: u64 = 60;
    let whole: u64 = parts.iter().map(|(_, _, number)| number).sum();
    let mut html = String::from("<svg class=\"bar\" aria-hidden=\"true\">");
    let mut start = 0;
    for (class, _, number) in parts.iter().filter(|(_, _, number)| *number > 0) {
        let wide = u128::from(*number) * u128::from(WIDTH) / u128::from(whole.max(1));
        let wide = u64::try_from(wide).unwrap_or(WIDTH).max(LEAST);
        let written = |place: u64| format!("{}.{:02}%", place / 100, place % 100);
        let _ = write!(
            html,
            "<rect class=\"{class}\" x=\"{}\" width=\"{}\" height=\"100%\"/>",
            written(start),
            written(wide.min(WIDTH.saturating_sub(start)))
        );
        start += wide;
    }
    html.push_str("</svg>");
    html
}

/// Errors and warnings of one name.
type Counts = BTreeMap<String, (u64, u64)>;

fn count(counts: &mut Counts, name: &str, reported: &Reported) {
    let (errors, warnings) = counts.entry(name.to_owned()).or_default();
    match reported.diagnostic.severity {
        Severity::Error => *errors += 1,
        Severity::Warning => *warnings += 1,
    }
}

fn by_rule(report: &Report) -> Counts {
    let mut counts = Counts::new();
    for reported in &report.diagnostics {
        count(&mut counts, reported.diagnostic.rule.id, reported);
    }
    counts
}

fn by_file(page: &Page<'_>) -> Counts {
    let mut counts = Counts::new();
    for reported in &page.report.diagnostics {
        let files = reported.diagnostic.labels().map(|label| label.span.file);
        for file in files.collect::<BTreeSet<_>>() {
            if let Some(file) = page.sources.get(file) {
                count(&mut counts, &file.path, reported);
            }
        }
    }
    counts
}

fn write_counts(title: &str, key: &str, counts: Counts, out: &mut dyn Write) -> io::Result<()> {
    if counts.is_empty() {
        return Ok(());
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, counts)| std::cmp::Reverse(*counts));
    write!(
        out,
        "<section class=\"panel\"><h2>{}</h2><table class=\"counts\"><thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\">errors</th><th scope=\"col\">warnings</th></tr></thead><tbody>",
        Escaped(title),
        Escaped(key)
    )?;
    let number = |number: u64, class: &str| match number {
        0 => "<td class=\"none\">·</td>".to_owned(),
        number => format!("<td class=\"{class}\">{number}</td>"),
    };
    for (name, (errors, warnings)) in counts.iter().take(FILES) {
        write!(
            out,
            "<tr><th scope=\"row\"><a href=\"#{key}={}\"><bdi>{}</bdi></a></th>{}{}</tr>",
            in_address(name),
            Escaped(name),
            number(*errors, "error"),
            number(*warnings, "warning"),
        )?;
    }
    write!(out, "</tbody></table>")?;
    if counts.len() > FILES {
        write!(
            out,
            "<p class=\"note\">and {} more</p>",
            counts.len() - FILES
        )?;
    }
    writeln!(out, "</section>")
}

/// The bar that the script brings to life; without it everything is shown.
fn write_tools(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = page.report;
    let has_figures = page
        .known
        .as_ref()
        .is_some_and(|known| !known.rows.is_empty());
    if report.diagnostics.is_empty() && report.waived.is_empty() && !has_figures {
        return Ok(());
    }
    let mut rules = BTreeSet::new();
    let mut files = BTreeSet::new();
    let waived = report.waived.iter().map(|waived| &waived.reported);
    for reported in report.diagnostics.iter().chain(waived) {
        rules.insert(reported.diagnostic.rule.id.to_owned());
        let places = reported.diagnostic.labels();
        let paths = places.filter_map(|label| page.sources.get(label.span.file));
        files.extend(paths.map(|file| file.path.clone()));
    }
    let mut metrics = BTreeSet::new();
    if let Some(known) = &page.known {
        for row in &known.rows {
            metrics.insert(
                known
                    .analysis
                    .vocabulary
                    .metric_name(row.key.metric)
                    .to_owned(),
            );
            let facts = row
                .facts
                .iter()
                .filter_map(|id| known.analysis.index.fact(*id));
            let paths = facts.filter_map(|fact| page.sources.get(fact.site.file));
            files.extend(paths.map(|file| file.path.clone()));
        }
    }
    let severities = ["error", "warning", "waived"].map(str::to_owned).into();
    write!(
        out,
        "<form id=\"tools\" class=\"tools\" role=\"search\" hidden><label class=\"wide\"><span>Search</span>\
         <input type=\"search\" name=\"q\" placeholder=\"Search: press /\" autocomplete=\"off\" spellcheck=\"false\"></label>"
    )?;
    write_choice("Severity", "severity", &severities, out)?;
    write_choice("Rule", "rule", &rules, out)?;
    write_choice("File", "file", &files, out)?;
    write_choice("Metric", "metric", &metrics, out)?;
    writeln!(
        out,
        "<button type=\"reset\">Clear</button><output id=\"shown\" aria-live=\"polite\"></output></form>"
    )
}

fn write_choice(
    title: &str,
    name: &str,
    values: &BTreeSet<String>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    write!(
        out,
        "<label><span>{title}</span><select name=\"{name}\"><option value=\"\">{title}: all</option>"
    )?;
    for value in values {
        write!(out, "<option>{}</option>", Escaped(value))?;
    }
    write!(out, "</select></label>")
}

/// Writes what each rule and check has compared.
pub(super) fn write_checks(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let checks = &page.report.summary.checks;
    if checks.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"checks\" aria-labelledby=\"checks-title\"><h2 id=\"checks-title\">Rules and checks</h2>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"checks-title\"><table class=\"checks\"><thead><tr><th scope=\"col\">rule</th>\
         <th scope=\"col\">check</th><td></td><th scope=\"col\">conflict</th><th scope=\"col\">doubtful</th>\
         <th scope=\"col\">agree</th><th scope=\"col\">not checked</th><th scope=\"col\">why not</th></tr></thead><tbody>"
    )?;
    for ((rule, check), counts) in checks {
        let parts = parts(counts.bindings);
        write!(
            out,
            "<tr><th scope=\"row\">{}</th><td><bdi>{}</bdi></td><td class=\"spark\">{}</td>",
            Escaped(rule),
            Escaped(check),
            bar(&parts)
        )?;
        for (class, _, number) in parts {
            match number {
                0 => write!(out, "<td class=\"number none\">·</td>")?,
                number => write!(out, "<td class=\"number {class}\">{number}</td>")?,
            }
        }
        let reasons = counts.not_checked().into_iter();
        let reasons: Vec<String> = reasons
            .map(|(reason, number)| format!("{reason}: {number}"))
            .collect();
        writeln!(
            out,
            "<td class=\"why\">{}</td></tr>",
            Escaped(&reasons.join(", "))
        )?;
    }
    writeln!(out, "</tbody></table></div></section>")
}

/// Writes how much of each original the data have.
pub(super) fn write_originals(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(coverage) = &page.report.summary.coverage else {
        return Ok(());
    };
    if coverage.originals.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"originals\" aria-labelledby=\"originals-title\"><h2 id=\"originals-title\">Figures of the originals \
         <span class=\"count\">{}</span></h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"originals-title\"><table class=\"checks\"><thead><tr>\
         <th scope=\"col\">documents</th><td></td><th scope=\"col\">found</th><th scope=\"col\">captured</th>\
         <th scope=\"col\">omitted</th><th scope=\"col\">uncaptured</th><th scope=\"col\">share</th></tr></thead><tbody>",
        coverage.total
    )?;
    for original in &coverage.originals {
        let counts = &original.coverage;
        let parts = [
            ("agree", "captured", counts.captured),
            ("unchecked", "omitted", counts.omitted),
            ("conflict", "uncaptured", counts.uncaptured()),
        ];
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"spark\">{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td>\
             <td class=\"number\">{}</td><td class=\"number\">{}</td><td class=\"number\">{counts}</td></tr>",
            Escaped(&original.documents.join(", ")),
            bar(&parts),
            counts.found,
            counts.captured,
            counts.omitted,
            counts.uncaptured(),
        )?;
    }
    writeln!(out, "</tbody></table></div></section>")
}

/// Writes the end of the page.
pub(super) fn write_foot(out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<footer class=\"foot\"><p>Statements <b>agree</b> where their usual readings meet, are <b>doubtful</b> where only the \
         widest readings do, and are in <b>conflict</b> where not even these do. Agreement is not truth.</p>\
         <p class=\"keys\"><kbd>/</kbd> search · <kbd>j</kbd> <kbd>k</kbd> next and previous · <kbd>Esc</kbd> clear</p>\
         <p>factlint {}</p></footer>",
        env!("CARGO_PKG_VERSION")
    )
}
