//! Every fact stands on its line of the original.

use crate::diagnostic::{About, Fix, Label, Level, Matter, Needs, RuleMetadata, VerdictKind};
use crate::fact::{Fact, FactId, Value, fold};
use crate::relation::Verdict;
use crate::source::{FileId, Span, TextRange};
use crate::words::counted;

use super::Rule;
use super::context::Context;
use super::evidence::{Item, Match, Mismatch, OriginalEvidence, Text, Use, has_words};
use super::reporter::Reporter;
use super::wording::{FactWords, Roles};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "not-in-original",
        summary: "every fact stands on its line of the original",
        page: include_str!("not_in_original.md"),
        level: Level::Error,
        needs: Needs::Originals,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

/// The most places elsewhere that one diagnostic shows.
const PLACES: usize = 3;

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let Some(evidence) = context.evidence else {
        return;
    };
    for (id, why) in &evidence.unchecked {
        let facts = context
            .index
            .document(*id)
            .map_or(0, |found| found.facts().len());
        for _ in 0..facts {
            reporter.count(None, Verdict::NotChecked(why.reason()));
        }
    }
    for original in &evidence.originals {
        let suspects = original.suspects(context.index);
        for (id, found) in &original.matches {
            reporter.count(None, verdict(found));
            if let (Match::Missing(mismatch), Some(fact)) = (found, context.index.fact(*id)) {
                MissingFact {
                    context,
                    original,
                    fact,
                }
                .report(reporter, *id, mismatch, suspects.get(id));
            }
        }
        for (id, found) in &original.quotes {
            reporter.count(None, verdict(found));
            if let (Match::Missing(mismatch), Some(fact)) = (found, context.index.fact(*id)) {
                let missing = MissingFact {
                    context,
                    original,
                    fact,
                };
                missing.report_words(reporter, *id, mismatch);
            }
        }
    }
}

fn verdict(found: &Match) -> Verdict {
    match found {
        Match::Found => Verdict::Agree,
        Match::NotChecked(reason) => Verdict::NotChecked(*reason),
        Match::Missing(_) => Verdict::Conflict,
    }
}

/// A fact that is not in its original.
struct MissingFact<'a> {
    context: &'a Context<'a>,
    original: &'a OriginalEvidence,
    fact: &'a Fact,
}

impl MissingFact<'_> {
    /// `suspect` is where the figure probably stands.
    fn report(
        &self,
        reporter: &mut Reporter<'_>,
        id: FactId,
        mismatch: &Mismatch,
        suspect: Option<&usize>,
    ) {
        let words = FactWords::new(self.context);
        let suspect = suspect.and_then(|at| self.original.text.items.get(*at));
        let mut diagnostic =
            reporter.diagnostic(self.headline(mismatch), words.label(self.fact, None));
        words.place(&mut diagnostic, &[id], &Roles::new());
        let (labels, mut help) = self.hints(mismatch);
        help.push(self.advice(mismatch).to_owned());
        let found = diagnostic
            .related(labels)
            .help(help.join("\n"))
            .verdict(VerdictKind::Conflict)
            .fix(self.moved(mismatch));
        reporter.report(
            found.about(About {
                places: suspect
                    .map(|item| self.place(item.found.range, "").span)
                    .into_iter()
                    .collect(),
                ..About::facts(Matter::Astray, [id.index()])
            }),
        );
    }

    /// The line on which the figure stands now: the only one that has it, and nothing else asks for it there.
    fn moved(&self, mismatch: &Mismatch) -> Option<Box<Fix>> {
        if !matches!(mismatch, Mismatch::NotThere | Mismatch::NoSuchLine) {
            return None;
        }
        let hints = self.original.hints(self.fact);
        let [only] = hints.elsewhere.as_slice() else {
            return None;
        };
        let item = self.original.text.items.get(*only)?;
        let folded = fold(&self.fact.text);
        let asking = self.original.matches.iter().filter(|(id, found)| {
            let fact = self.context.index.fact(*id);
            matches!(found, Match::Missing(_))
                && fact.is_some_and(|fact| fold(&fact.text) == folded)
        });
        let is_sure = hints.instead.is_none() && item.used == Use::Free && asking.count() == 1;
        let line = item.line;
        let place = self.line_span()?;
        is_sure.then(|| {
            Box::new(Fix::safe(
                format!("Write line {line}"),
                place,
                line.to_string(),
            ))
        })
    }

    /// Where the fact has the number of its line, when it stands there in digits.
    fn line_span(&self) -> Option<Span> {
        let stated = self.fact.line?;
        let (file, start) = (self.fact.site.file, stated.at as usize);
        let rest = self.context.sources.get(file)?.text.get(start..)?;
        let digits = rest.find(|c: char| !c.is_ascii_digit());
        let digits = rest.get(..digits.unwrap_or(rest.len()))?;
        let is_own = digits.parse() == Ok(stated.number.get());
        is_own.then(|| Span::new(file, TextRange::from_usize(start, start + digits.len())))
    }

    /// The words from which its period is inferred are not where it says.
    fn report_words(&self, reporter: &mut Reporter<'_>, id: FactId, mismatch: &Mismatch) {
        let Some((words, place)) = self.fact.period.quoted() else {
            return;
        };
        let text = &self.original.text;
        let line = place.line;
        let headline = match mismatch {
            Mismatch::NoSuchLine => {
                format!("`{words}` cannot be on line {line}: the original ends before it")
            }
            _ => format!("`{words}` is not on line {line} of the original"),
        };
        let primary = Label::new(place.site, "the period rests on it");
        let shown = text.line_range(line).map(|range| first_word(text, range));
        let shown = shown.map(|range| self.place(range, format!("line {line}")));
        let elsewhere = self.lines_where(|text| has_words(text, words));
        let mut help: Vec<String> = told(&elsewhere).into_iter().collect();
        let advice =
            "Write the words as the original has them, or correct the `line` of the period.";
        help.push(advice.to_owned());
        let found = reporter.diagnostic(headline, primary).related(shown);
        let fact = FactWords::new(self.context).identity(id);
        let found = found.help(help.join("\n")).known_by([&*fact, words]);
        reporter.report(found.verdict(VerdictKind::Conflict));
    }

    fn line(&self) -> u32 {
        self.fact.line().unwrap_or_default()
    }

    fn headline(&self, mismatch: &Mismatch) -> String {
        let (text, line) = (&self.fact.text, self.line());
        match mismatch {
            Mismatch::NoSuchLine => {
                format!("`{text}` cannot be on line {line}: the original ends before it")
            }
            Mismatch::NotThere => format!("`{text}` is not on line {line} of the original"),
            Mismatch::TooFew(found) => format!(
                "`{text}` is on line {line} of the original {}, not {} times",
                times(*found),
                self.fact.occurrence().unwrap_or_default()
            ),
            Mismatch::Taken(_) => {
                format!("`{text}` is on line {line} of the original, but not for this fact")
            }
        }
    }

    fn advice(&self, mismatch: &Mismatch) -> &'static str {
        match mismatch {
            Mismatch::NoSuchLine => "Correct `line`.",
            Mismatch::NotThere => match self.fact.value {
                Value::Text(_) => "Write the text as the original has it, or correct `line`.",
                Value::Figure(_) | Value::Date(_) => {
                    "Write the figure as the original has it, or correct `line`."
                }
            },
            Mismatch::TooFew(_) => "Correct `occurrence`.",
            Mismatch::Taken(_) => {
                "Remove one of them. If both rest on the same figure, say which with `occurrence` in both."
            }
        }
    }

    /// Places in the original that help, and what they have to say.
    fn hints(&self, mismatch: &Mismatch) -> (Vec<Label>, Vec<String>) {
        let text = &self.original.text;
        let mut labels = Vec::new();
        let mut help = Vec::new();
        match mismatch {
            Mismatch::NoSuchLine => {
                help.push(format!(
                    "The original has {}.",
                    counted(text.line_count(), "line", "lines")
                ));
            }
            Mismatch::TooFew(_) | Mismatch::Taken(_) => {
                self.equal(mismatch, &mut labels, &mut help);
            }
            Mismatch::NotThere => {}
        }
        if matches!(mismatch, Mismatch::NotThere | Mismatch::NoSuchLine) {
            self.meant(&mut labels, &mut help);
        }
        if labels.is_empty()
            && let Some(range) = text.line_range(self.line())
        {
            let message = format!("line {}", self.line());
            labels.push(self.place(first_word(text, range), message));
        }
        (labels, help)
    }

    /// Notes the other fact that accounts for an equal figure on the line.
    fn equal(&self, mismatch: &Mismatch, labels: &mut Vec<Label>, help: &mut Vec<String>) {
        let folded = fold(&self.fact.text);
        let on_line = self.original.text.on_line(self.line());
        let equal = on_line.filter(|(_, item)| item.folded == folded);
        labels.extend(equal.map(|(_, item)| self.label(item, "")));
        help.extend(match mismatch {
            Mismatch::Taken(Some(by)) => Some(format!(
                "`{}` states it already.",
                self.context.index.name(*by)
            )),
            Mismatch::Taken(None) => Some("An entry of `omit` leaves it out.".to_owned()),
            Mismatch::NoSuchLine | Mismatch::NotThere | Mismatch::TooFew(_) => None,
        });
    }

    /// Notes the figure that the line has in place of the fact's value, and where else the original has that.
    fn meant(&self, labels: &mut Vec<Label>, help: &mut Vec<String>) {
        let hints = self.original.hints(self.fact);
        let items = &self.original.text.items;
        if let Some(item) = hints.instead.and_then(|position| items.get(position)) {
            labels.push(self.label(item, "what the line has"));
            let text = self.original.text.slice(item.found.range);
            help.push(format!("The line has `{text}` instead."));
        }
        let elsewhere: Vec<&Item> = hints
            .elsewhere
            .iter()
            .filter_map(|position| items.get(*position))
            .collect();
        let mut lines: Vec<u32> = elsewhere.iter().map(|item| item.line).collect();
        if matches!(self.fact.value, Value::Text(_)) {
            lines = self.lines_where(|line| has_words(line, &self.fact.text));
        }
        lines.dedup();
        let shown = elsewhere.iter().take(PLACES);
        labels.extend(shown.map(|item| self.label(item, "it stands here")));
        help.extend(told(&lines));
    }

    /// The lines that fit, and no more than can be shown and told to be more.
    fn lines_where(&self, fits: impl Fn(&str) -> bool) -> Vec<u32> {
        let text = &self.original.text;
        let all = (1..).map_while(|line| Some((line, text.line_range(line)?)));
        all.filter(|(_, range)| fits(text.slice(*range)))
            .map(|(line, _)| line)
            .take(PLACES + 1)
            .collect()
    }

    fn label(&self, item: &Item, message: &str) -> Label {
        self.place(item.found.range, message)
    }

    fn place(&self, range: TextRange, message: impl Into<String>) -> Label {
        let file: FileId = self.original.file;
        Label::new(Span::new(file, range), message)
    }
}

/// On which lines something stands, if on any.
fn told(lines: &[u32]) -> Option<String> {
    let list: Vec<String> = lines.iter().take(PLACES).map(ToString::to_string).collect();
    let more = if lines.len() > PLACES {
        " and others"
    } else {
        ""
    };
    match list.as_slice() {
        [] => None,
        [line] => Some(format!("It stands on line {line}.")),
        _ => Some(format!("It stands on lines {}{more}.", list.join(", "))),
    }
}

/// The first word of a line, by which it can be shown without all of it being underlined.
fn first_word(text: &Text, line: TextRange) -> TextRange {
    let words = text.slice(line).trim_start();
    let start = line.end as usize - words.len();
    let length = words.chars().next().map_or(0, char::len_utf8);
    TextRange::from_usize(start, start + length)
}

fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{number} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_and_that_there_are_more() {
        let lines: Vec<u32> = (1..).take(PLACES + 1).collect();
        let all = told(&lines[..PLACES]).unwrap();
        assert!(all.ends_with(&format!(", {PLACES}.")), "{all}");
        let more = told(&lines).unwrap();
        assert!(more.ends_with(&format!(", {PLACES} and others.")), "{more}");
        assert_eq!(told(&[3]).unwrap(), "It stands on line 3.");
        assert_eq!(told(&[]), None);
    }
}
