//! Every figure of an original is captured by a fact or left out by an entry of `omit`, and every entry leaves out
//! something.

use std::collections::BTreeMap;

use crate::diagnostic::{About, Label, Level, Matter, Needs, RuleMetadata};
use crate::fact::{FactId, Omit, SourceDocument};
use crate::source::Span;
use crate::words::counted;

use super::Rule;
use super::context::Context;
use super::evidence::{Item, OriginalEvidence, Unused, Use};
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "uncaptured-figure",
        summary: "every figure of an original is a fact or left out for a reason",
        page: include_str!("uncaptured_figure.md"),
        level: Level::Error,
        needs: Needs::Originals,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let schema = super::schema::RULE.metadata.id;
    let is_schema_on = context.settings.level(schema) != Some(Level::Off);
    let originals = context
        .evidence
        .into_iter()
        .flat_map(|found| &found.originals);
    for original in originals {
        let documents = original.documents.iter();
        let mut documents = documents.filter_map(|id| context.index.document(*id));
        let Some(document) = documents.next() else {
            continue;
        };
        let astray = original.astray(context.index, is_schema_on);
        // Equal figures are told apart by their number, so that accepting one accepts no other.
        let mut equal: BTreeMap<&str, usize> = BTreeMap::new();
        for (position, item) in original.text.items.iter().enumerate() {
            let number = equal.entry(&item.folded).or_default();
            *number += 1;
            if item.is_figure() && item.used == Use::Free && !astray.contains(&position) {
                report(reporter, original, document, item, *number);
            }
        }
        for idle in &original.idle {
            let document = context.index.document(idle.document);
            let omit = document.and_then(|document| document.omits.get(idle.position));
            if let (Some(document), Some(omit)) = (document, omit) {
                report_idle(context, reporter, original, document, omit, &idle.why);
            }
        }
    }
}

fn report(
    reporter: &mut Reporter<'_>,
    original: &OriginalEvidence,
    document: &SourceDocument,
    item: &Item,
    number: usize,
) {
    let text = original.text.slice(item.found.range);
    let line = item.line;
    let message = format!("no fact states `{text}` of line {line}");
    let place = Span::new(original.file, item.found.range);
    let named = document.original.as_ref();
    let named = named.map(|named| Label::new(named.file_span, "the document of this original"));
    let help = format!(
        "State it in a fact with `figure: {text}` and `line: {line}`, or leave it out under `omit` with a reason."
    );
    let identity = format!("{}={}#{number}", document.id, item.folded);
    let found = reporter.found_at(place, message).related(named).help(help);
    reporter.report(found.known_by([identity]).about(About {
        matter: Matter::Uncaptured,
        places: vec![place],
        ..About::default()
    }));
}

fn report_idle(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    original: &OriginalEvidence,
    document: &SourceDocument,
    omit: &Omit,
    idle: &Unused,
) {
    let name = |fact: FactId| format!("`{}` states it.", context.index.name(fact));
    let (why, advice) = match idle {
        Unused::NoSuchLine => (
            format!(
                "The original has {}.",
                counted(original.text.line_count(), "line", "lines")
            ),
            "Correct `line`, or remove the entry.",
        ),
        Unused::NotThere => (
            match omit.occurrence {
                Some(number) if number > 1 => {
                    format!("The line does not have the text {number} times.")
                }
                _ => "The line does not have the text, or only within a longer figure.".to_owned(),
            },
            "Correct it, or remove the entry.",
        ),
        Unused::NoFigure => (
            "A scan finds no figure in the text, so that there is nothing to leave out.".to_owned(),
            "Remove the entry.",
        ),
        Unused::Captured(fact) => (
            fact.map_or_else(|| "A fact states it.".to_owned(), name),
            "Remove the entry or the fact.",
        ),
        Unused::Repeated => (
            "Another entry leaves it out already.".to_owned(),
            "Remove one of them, or say which is meant with `occurrence`.",
        ),
    };
    let message = format!(
        "`{}` under `omit` leaves out nothing on line {}",
        omit.text, omit.line
    );
    let occurrence = omit.occurrence.unwrap_or(1);
    let found = reporter
        .found_at(omit.span, message)
        .help(format!("{why}\n{advice}"))
        .known_by([format!("{}={}#{occurrence}", document.id, omit.text)]);
    // One that names no line stands for the figure that it was to leave out, which is not told beside it.
    reporter.report(match idle {
        Unused::NoSuchLine => found,
        _ => found.warning(),
    });
}
