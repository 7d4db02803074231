//! Facts and entries of `omit` matched with a text, without files.

mod dates;
mod places;
mod quotes;

use std::collections::BTreeSet;

use super::*;
use crate::config::OriginalText;
use crate::document::{Format, Limits, Parsed, parse};
use crate::fact::{index, read_document, read_vocabulary};
use crate::figure::Readings;
use crate::source::SourceFile;

const VOCABULARY: &str = "\
units:
  ferry: {symbols: [ferry, ferries, 艘], whole: true}
metrics:
  ferries: {unit: ferry}
  opened: {value: date}
  prize: {value: text}
";

/// A text, the documents that were taken from it, and what came of them.
struct Run {
    sources: Sources,
    index: FactIndex,
    evidence: Evidence,
}

impl Run {
    /// Each document is what stands below `document: {id: …}`.
    fn new(text: &str, documents: &[&str]) -> Self {
        let mut files = vec![
            SourceFile::new("vocabulary.yaml", VOCABULARY),
            SourceFile::new("originals/text.txt", text),
        ];
        files.extend(documents.iter().enumerate().map(|(number, body)| {
            let head = format!(
                "document: {{id: d{number}, original: {{file: text.txt, sha256: {}}}}}\n",
                hash(text)
            );
            SourceFile::new(format!("d{number}.yaml"), head + body)
        }));
        let sources = Sources::new(files);
        let parsed = |path: &str| {
            let id = sources.find(path).unwrap();
            let text = sources.get(id).unwrap().text.clone();
            let parsed = parse(text, Format::Yaml, &Limits::default());
            assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
            (id, parsed)
        };
        let read = |(id, parsed): &(FileId, Parsed), vocabulary: &Vocabulary| {
            read_document(*id, parsed.document.root().unwrap(), vocabulary).unwrap()
        };
        let (id, own) = parsed("vocabulary.yaml");
        let root = own.document.root().unwrap();
        let (vocabulary, problems) = read_vocabulary(id, root, &Readings::default());
        assert!(problems.is_empty(), "{problems:?}");
        let facts = (0..documents.len())
            .map(|number| read(&parsed(&format!("d{number}.yaml")), &vocabulary))
            .collect();
        let (index, _) = index(facts, &vocabulary);
        let file = sources.find("originals/text.txt").unwrap();
        let originals = Originals {
            folder: "originals".to_owned(),
            texts: [("text.txt".to_owned(), OriginalText::Read(file))].into(),
        };
        let facts = Facts {
            index: &index,
            vocabulary: &vocabulary,
        };
        let evidence = collect(facts, &originals, &sources);
        Self {
            sources,
            index,
            evidence,
        }
    }

    fn original(&self) -> &OriginalEvidence {
        &self.evidence.originals[0]
    }

    /// What came of each fact, by its name.
    fn matches(&self) -> Vec<(String, Match)> {
        let matches = self.original().matches.iter();
        matches
            .map(|(id, found)| (self.index.name(*id), found.clone()))
            .collect()
    }

    fn missing(&self) -> Vec<(String, Mismatch)> {
        let matches = self.matches().into_iter();
        matches
            .filter_map(|(name, found)| match found {
                Match::Missing(why) => Some((name, why)),
                Match::Found | Match::NotChecked(_) => None,
            })
            .collect()
    }

    /// Each figure of the text with the fact that captures it.
    fn figures(&self) -> Vec<(String, String)> {
        let text = &self.sources.get(self.original().file).unwrap().text;
        let items = self.original().text.items.iter();
        items
            .filter(|item| item.is_figure())
            .map(|item| {
                let by = match item.used {
                    Use::Free => "-".to_owned(),
                    Use::Omitted => "omit".to_owned(),
                    Use::Captured(None) => "unread".to_owned(),
                    Use::Captured(Some(id)) => self.index.name(id),
                };
                (item.found.text(text).to_owned(), by)
            })
            .collect()
    }

    fn users(&self) -> Vec<String> {
        self.figures().into_iter().map(|(_, by)| by).collect()
    }

    fn idle(&self) -> Vec<Unused> {
        let idle = self.original().idle.iter();
        idle.map(|idle| idle.why.clone()).collect()
    }
}

fn fact(id: &str, figure: &str, line: u32, occurrence: u32) -> String {
    let occurrence = match occurrence {
        0 => String::new(),
        number => format!(", occurrence: {number}"),
    };
    format!("  - {{id: {id}, metric: ferries, figure: \"{figure}\", line: {line}{occurrence}}}\n")
}

fn omit(text: &str, line: u32, occurrence: u32) -> String {
    let occurrence = match occurrence {
        0 => String::new(),
        number => format!(", occurrence: {number}"),
    };
    format!("  - {{line: {line}, text: \"{text}\"{occurrence}, reason: none}}\n")
}

fn facts(all: &[String]) -> String {
    format!("facts:\n{}", all.concat())
}

#[test]
fn equal_figures_are_taken_in_the_order_of_the_facts() {
    let all = [fact("a", "40 ferries", 1, 0), fact("b", "40 ferries", 1, 0)];
    let run = Run::new("East 40 ferries, west 40 ferries.\n", &[&facts(&all)]);
    assert_eq!(run.users(), ["d0/a", "d0/b"]);
    assert_eq!(run.missing(), []);
}

#[test]
fn equal_figures_go_to_facts_in_the_order_written_whatever_their_names() {
    let all = [
        fact("c", "40 ferries", 1, 0),
        fact("a", "40 ferries", 1, 0),
        fact("b", "40 ferries", 1, 0),
    ];
    let run = Run::new("East 40 ferries, west 40 ferries.\n", &[&facts(&all)]);
    assert_eq!(run.users(), ["d0/c", "d0/a"]);
    let missing = run.missing();
    assert!(
        missing.iter().all(|(name, _)| name == "d0/b"),
        "{missing:?}"
    );
}

#[test]
fn what_says_its_occurrence_comes_first() {
    let all = [
        fact("a", "40 ferries", 1, 0),
        fact("b", "40 ferries", 1, 1),
        fact("c", "40 ferries", 1, 3),
    ];
    let run = Run::new("40 ferries, 40 ferries.\n", &[&facts(&all)]);
    assert_eq!(run.users(), ["d0/b", "d0/a"]);
    assert_eq!(run.missing(), [("d0/c".to_owned(), Mismatch::TooFew(2))]);
}

#[test]
fn one_figure_answers_for_one_fact_unless_both_name_it() {
    let text = "There are 40 ferries.\n";
    let all = [fact("a", "40 ferries", 1, 0), fact("b", "40 ferries", 1, 0)];
    let run = Run::new(text, &[&facts(&all)]);
    let by = run.index.find("d0/a");
    assert_eq!(run.missing(), [("d0/b".to_owned(), Mismatch::Taken(by))]);
    let all = [fact("a", "40 ferries", 1, 1), fact("b", "40 ferries", 1, 1)];
    assert_eq!(Run::new(text, &[&facts(&all)]).missing(), []);
}

#[test]
fn a_figure_is_captured_whole_and_on_its_line() {
    let all = [
        fact("short", "40 ferries", 1, 0),
        fact("line", "12 ferries", 1, 0),
        fact("beyond", "12 ferries", 3, 0),
        fact("wide", "１２ FERRIES", 2, 0),
    ];
    let run = Run::new("More than 40 ferries.\nAnd 12 ferries.\n", &[&facts(&all)]);
    let named = |name: &str, why| (format!("d0/{name}"), why);
    assert_eq!(
        run.missing(),
        [
            named("beyond", Mismatch::NoSuchLine),
            named("line", Mismatch::NotThere),
            named("short", Mismatch::NotThere),
        ]
    );
    assert_eq!(run.users(), ["-", "d0/wide"]);
}

#[test]
fn a_figure_that_the_scan_does_not_know_counts_where_nothing_else_was_found() {
    let text = "Quay 0-88-12 and 188 ferries, see https://harbour.example/a/77 there.\n";
    let all = [fact("part", "88 ferries", 1, 0), fact("web", "77", 1, 0)];
    let run = Run::new(text, &[&facts(&all)]);
    assert_eq!(run.missing(), [("d0/part".to_owned(), Mismatch::NotThere)]);
    let all = [fact("once", "77", 1, 1), fact("twice", "77", 1, 2)];
    let run = Run::new(text, &[&facts(&all)]);
    assert_eq!(
        run.missing(),
        [("d0/twice".to_owned(), Mismatch::TooFew(1))]
    );
}

#[test]
fn what_a_fact_that_cannot_be_read_states_is_captured_all_the_same() {
    let body = "facts:\n  - {id: a, metric: unknown, figure: 40 ferries, line: 1}\n";
    let run = Run::new("There are 40 ferries.\n", &[body]);
    assert_eq!(run.users(), ["unread"]);
    assert_eq!(run.original().coverage().uncaptured(), 0);
    // What it holds within its words, save what another fact has.
    let other = fact("b", "60 ferries", 1, 1);
    let body = format!(
        "facts:\n  - {{id: a, metric: unknown, figure: 40 of the 60 ferries, line: 1}}\n{other}"
    );
    let run = Run::new("Of 9 boats and 40 of the 60 ferries.\n", &[&body]);
    assert_eq!(run.users(), ["-", "unread", "d0/b"]);
}

#[test]
fn a_figure_that_cannot_be_read_and_is_not_there_takes_the_one_with_its_digits_or_the_last_that_is_left()
 {
    let unread = |figure: &str| {
        format!("facts:\n  - {{id: a, metric: unknown, figure: \"{figure}\", line: 1}}\n")
    };
    for (figure, text, expected) in [
        (
            "40.5 prozent",
            "Of 407 ferries 40.5% ran.\n",
            &["-", "unread"][..],
        ),
        (
            "1,200 fähren",
            "Of 12 ferries 1,200 ran.\n",
            &["-", "unread"],
        ),
        ("41 fähren", "Of 12 ferries 1,200 ran.\n", &["-", "-"]),
        ("41 fähren", "1,200 ferries ran.\n", &["unread"]),
        ("viele", "1,200 ferries ran.\n", &["unread"]),
    ] {
        let run = Run::new(text, &[&unread(figure)]);
        assert_eq!(run.users(), expected, "{figure} in {text}");
    }
}

#[test]
fn texts_and_dates_are_looked_for() {
    let body = "\
facts:
  - {id: a-prize, metric: prize, text: \"Anchor  of the 40 Ferries\", line: 1}
  - {id: b-other, metric: prize, text: Golden Anchor, line: 1}
  - {id: c-opened, metric: opened, date: 2024-03, line: 2}
  - {id: d-april, metric: opened, date: 2024-04, line: 2}
  - {id: e-nowhere, metric: opened, date: 2024-04}
";
    let text = "It won the Anchor of the 40 ferries.\nIt was opened in March 2024.\n";
    let run = Run::new(text, &[body]);
    let matches: Vec<Match> = run.matches().into_iter().map(|(_, found)| found).collect();
    assert_eq!(
        matches,
        [
            Match::Found,
            Match::Missing(Mismatch::NotThere),
            Match::Found,
            Match::NotChecked(Reason::NoFullDate),
            Match::NotChecked(Reason::NoLine),
        ]
    );
    let verbatim = body.replace("Anchor  of the 40 Ferries", "Anchor of the 40 ferries");
    let run = Run::new(text, &[&verbatim]);
    assert_eq!(run.users(), ["d0/a-prize"], "a text captures what is in it");
}

#[test]
fn an_entry_of_omit_excuses_all_that_its_text_holds() {
    let body = format!(
        "facts: []\nomit:\n{}",
        omit("the 40 of the 60 ferries", 1, 0)
    );
    let run = Run::new("We saw the 40 of the 60 ferries, and 40 more.\n", &[&body]);
    assert_eq!(run.users(), ["omit", "omit", "-"]);
    assert_eq!(run.idle(), []);
    let coverage = run.original().coverage();
    assert_eq!(
        (coverage.found, coverage.omitted, coverage.uncaptured()),
        (3, 2, 1)
    );
}

#[test]
fn an_entry_of_omit_excuses_what_it_names_and_never_a_part_of_a_figure() {
    let omits = [omit("40", 1, 2), omit("0 ferries", 1, 0), omit("40", 1, 4)];
    let body = format!("facts: []\nomit:\n{}", omits.concat());
    let run = Run::new("Of 40, 140 ferries, 40 and 2040 are 40.\n", &[&body]);
    assert_eq!(run.users().iter().filter(|by| *by == "omit").count(), 1);
    assert_eq!(run.figures()[2], ("40".to_owned(), "omit".to_owned()));
    assert_eq!(run.idle(), [Unused::NotThere, Unused::NotThere]);
}

#[test]
fn entries_of_omit_that_excuse_nothing_say_why() {
    let omits = [
        omit("40 ferries", 1, 0),
        omit("ferries", 1, 0),
        omit("12", 1, 0),
        omit("12", 1, 0),
        omit("40 boats", 1, 0),
        omit("12", 7, 0),
    ];
    let all = facts(&[fact("a", "40 ferries", 1, 0)]);
    let body = format!("{all}omit:\n{}", omits.concat());
    let run = Run::new("There are 40 ferries and 12.\n", &[&body]);
    let by = run.index.find("d0/a");
    let why = [
        Unused::Captured(by),
        Unused::NotThere,
        Unused::Repeated,
        Unused::NotThere,
        Unused::NoSuchLine,
    ];
    assert_eq!(run.idle(), why);
    let body = format!("facts: []\nomit:\n{}", omit("There", 1, 0));
    assert_eq!(
        Run::new("There are 12.\n", &[&body]).idle(),
        [Unused::NoFigure]
    );
}

#[test]
fn a_fact_takes_the_figure_that_no_entry_of_omit_names() {
    let body = facts(&[fact("a", "40 ferries", 1, 0)]);
    let body = format!("{body}omit:\n{}", omit("40 ferries", 1, 1));
    let run = Run::new("40 ferries on paper, 40 ferries at sea.\n", &[&body]);
    assert_eq!(run.users(), ["omit", "d0/a"]);
}

#[test]
fn documents_that_share_an_original_share_its_figures() {
    let one = facts(&[fact("a", "40 ferries", 1, 0)]);
    let two = facts(&[fact("b", "12 ferries", 1, 0)]);
    let run = Run::new("Of 40 ferries 12 ferries ran.\n", &[&one, &two]);
    assert_eq!(run.users(), ["d0/a", "d1/b"]);
    assert_eq!(run.original().documents.len(), 2);
}

#[test]
fn another_text_is_not_looked_at() {
    let body = facts(&[fact("a", "40 ferries", 1, 0)]);
    let run = Run::new("There are 40 ferries.\n", &[&body]);
    let file = run.original().file;
    let vocabulary = Vocabulary::empty(&Readings::default());
    let facts = Facts {
        index: &run.index,
        vocabulary: &vocabulary,
    };
    let originals = |text| Originals {
        folder: "originals".to_owned(),
        texts: [("text.txt".to_owned(), text)].into(),
    };
    let why = |text, sources: &Sources| {
        let evidence = collect(facts, &originals(text), sources);
        assert!(evidence.originals.is_empty());
        evidence.unchecked[0].1.clone()
    };
    let changed = "There are 40 ferries!\n";
    let sources = run.sources.with_text(file, changed.to_owned());
    let sha256 = hash(changed);
    let read = OriginalText::Read(file);
    assert_eq!(why(read, &sources), Unchecked::Changed { file, sha256 });
    let sources = &run.sources;
    assert_eq!(why(OriginalText::Missing, sources), Unchecked::Missing);
    assert_eq!(why(OriginalText::Unusable, sources), Unchecked::Unusable);
}

#[test]
fn a_hint_names_what_was_probably_meant_and_is_told_once() {
    let all = [
        fact("short", "40 ferries", 1, 0),
        fact("line", "12 ferries", 1, 0),
        fact("guess", "17 ferries", 2, 0),
    ];
    let text = "More than 40 ferries.\nOf 19 ferries.\nAnd 12 ferries, and 5 ferries.\n";
    let run = Run::new(text, &[&facts(&all)]);
    let hint = |name: &str| {
        let id = run.index.find(name).unwrap();
        run.original().hints(run.index.fact(id).unwrap())
    };
    assert_eq!(
        (hint("d0/short").instead, hint("d0/short").elsewhere),
        (Some(0), vec![])
    );
    assert_eq!(
        (hint("d0/line").instead, hint("d0/line").elsewhere),
        (None, vec![2])
    );
    assert_eq!(
        (hint("d0/guess").instead, hint("d0/guess").elsewhere),
        (Some(1), vec![])
    );
    let suspects = run.original().suspects(&run.index);
    for (name, meant) in [("d0/short", 0), ("d0/guess", 1), ("d0/line", 2)] {
        let id = run.index.find(name).unwrap();
        assert_eq!(suspects.get(&id), Some(&meant), "{name}");
    }
    assert_eq!(suspects.len(), 3);
}

#[test]
fn a_hint_prefers_what_nothing_accounts_for_and_knows_a_part_of_a_range() {
    let all = [
        fact("range", "70 to 90 ferries", 1, 0),
        fact("else", "40 ferries", 1, 0),
        fact("taken", "40 ferries", 2, 0),
        fact("only", "17 ferries", 4, 0),
        fact("beside", "5 ferries", 4, 0),
    ];
    let text = "\
It ran 90 ferries, of which 8 ferries in May.
East 40 ferries.
West 40 ferries.
North 5 ferries and 19 ferries.
";
    let run = Run::new(text, &[&facts(&all)]);
    assert_eq!(run.users(), ["-", "-", "d0/taken", "-", "d0/beside", "-"]);
    let hint = |name: &str| {
        let id = run.index.find(name).unwrap();
        run.original().hints(run.index.fact(id).unwrap())
    };
    assert_eq!(hint("d0/range").instead, Some(0));
    assert_eq!(hint("d0/else").elsewhere, [3]);
    assert_eq!(hint("d0/only").instead, Some(5));
}

#[test]
fn what_names_lines_that_are_not_there_is_looked_for_once_each() {
    let omits = [omit("40 ferries", 7, 0), omit("40 ferries", 8, 0)];
    let body = format!("facts: []\nomit:\n{}", omits.concat());
    let run = Run::new("Of 9 boats, east 40 ferries, west 40 ferries.\n", &[&body]);
    let astray = run.original().astray(&run.index, true);
    assert_eq!(astray, BTreeSet::from([1, 2]));
}
