//! Documents and metrics: who states what, and where it is disputed.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::escape::{Escaped, in_address};
use super::{Known, Page};
use crate::diagnostic::VerdictKind;
use crate::fact::{DocumentId, MetricId, SourceDocument};
use crate::relation::Verdict;
use crate::words::number_of;

/// A table larger than this nobody looks at; the metrics that most documents state are shown.
const CELLS: usize = 20_000;

/// What is known of the facts that a document states of a metric, the gravest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Alone,
    Unchecked,
    Agree,
    Doubtful,
    Conflict,
}

impl Standing {
    fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            None => Self::Alone,
            Some(Verdict::NotChecked(_)) => Self::Unchecked,
            Some(Verdict::Agree) => Self::Agree,
            Some(Verdict::Doubtful) => Self::Doubtful,
            Some(Verdict::Conflict) => Self::Conflict,
        }
    }

    fn disputed(verdict: VerdictKind) -> Self {
        match verdict {
            VerdictKind::Doubtful => Self::Doubtful,
            VerdictKind::Conflict => Self::Conflict,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Unchecked => "unchecked",
            Self::Agree => "agree",
            Self::Doubtful => "doubtful",
            Self::Conflict => "conflict",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Alone => "not stated elsewhere",
            Self::Unchecked => "not checked",
            Self::Agree => "agree",
            Self::Doubtful => "doubtful",
            Self::Conflict => "in conflict",
        }
    }
}

type Cells = BTreeMap<(MetricId, DocumentId), (u64, Standing)>;

/// Writes the matrix, where there is more than one document.
pub(super) fn write(page: &Page<'_>, known: &Known<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cells = cells(known);
    let index = &known.analysis.index;
    let documents = index
        .iter_documents()
        .filter(|(_, document)| document.facts().len() > 0);
    let documents: Vec<_> = documents.collect();
    let metrics = metrics(&cells);
    if documents.len() < 2 || metrics.is_empty() {
        return Ok(());
    }
    let shown = (CELLS / documents.len()).max(1).min(metrics.len());
    writeln!(
        out,
        "<section id=\"matrix\" aria-labelledby=\"matrix-title\"><h2 id=\"matrix-title\">Documents and metrics \
         <span class=\"count\">{}, {}</span></h2>\n\
         <p class=\"legend\"><span class=\"key agree\"></span>agree <span class=\"key doubtful\"></span>doubtful \
         <span class=\"key conflict\"></span>conflict <span class=\"key unchecked\"></span>not checked \
         <span class=\"key alone\"></span>not stated elsewhere</p>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix-title\"><table class=\"matrix\">\n<thead><tr><td></td>",
        number_of(documents.len() as u64, "document"),
        number_of(metrics.len() as u64, "metric"),
    )?;
    for (_, document) in &documents {
        write!(
            out,
            "<th scope=\"col\"><bdi>{}</bdi></th>",
            Escaped(&document.id)
        )?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for (metric, _) in metrics.iter().take(shown) {
        write_row(page, known, *metric, &cells, &documents, out)?;
    }
    writeln!(out, "</tbody></table></div>")?;
    if shown < metrics.len() {
        let left = number_of((metrics.len() - shown) as u64, "metric");
        writeln!(
            out,
            "<p class=\"note\">{left} that fewer documents state are left out here.</p>"
        )?;
    }
    writeln!(out, "</section>")
}

/// What each document states of one metric.
fn write_row(
    page: &Page<'_>,
    known: &Known<'_>,
    metric: MetricId,
    cells: &Cells,
    documents: &[(DocumentId, &SourceDocument)],
    out: &mut dyn Write,
) -> io::Result<()> {
    let vocabulary = &known.analysis.vocabulary;
    let name = vocabulary.metric_name(metric);
    write!(
        out,
        "<tr><th scope=\"row\" title=\"{}\"><bdi>{}</bdi></th>",
        Escaped(name),
        Escaped(vocabulary.metric_label(metric))
    )?;
    for (id, document) in documents {
        let Some((facts, standing)) = cells.get(&(metric, *id)) else {
            write!(out, "<td></td>")?;
            continue;
        };
        let file = page.sources.get(document.file);
        write!(
            out,
            "<td class=\"{}\"><a href=\"#file={}&amp;metric={}\" title=\"{}: {}\">{facts}</a></td>",
            standing.class(),
            in_address(file.map_or("", |file| &*file.path)),
            in_address(name),
            number_of(*facts, "fact"),
            standing.words(),
        )?;
    }
    writeln!(out, "</tr>")
}

/// The metrics, those that most documents state first.
fn metrics(cells: &Cells) -> Vec<(MetricId, usize)> {
    let mut counts: BTreeMap<MetricId, usize> = BTreeMap::new();
    for (metric, _) in cells.keys() {
        *counts.entry(*metric).or_default() += 1;
    }
    let mut metrics: Vec<_> = counts.into_iter().collect();
    metrics.sort_by_key(|(_, documents)| std::cmp::Reverse(*documents));
    metrics
}

fn cells(known: &Known<'_>) -> Cells {
    let mut cells = Cells::new();
    for row in &known.rows {
        for id in row.facts {
            let Some(fact) = known.analysis.index.fact(*id) else {
                continue;
            };
            let said = known.disputes.get(id).into_iter().flatten();
            let said = said.map(|(_, verdict)| Standing::disputed(*verdict));
            let standing = said.fold(Standing::of(row.verdict), Standing::max);
            let (facts, gravest) = cells
                .entry((fact.metric, fact.document))
                .or_insert((0, Standing::Alone));
            *facts += 1;
            *gravest = standing.max(*gravest);
        }
    }
    cells
}
