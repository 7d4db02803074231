//! One document of the corpus: the report of one branch for one year.

use std::fmt::Write as _;

use super::text::{count, digest, mixed, prose, rounded};

/// Districts of the network.
pub(crate) const DISTRICTS: u64 = 50;
/// Branches of a district.
pub(crate) const BRANCHES: u64 = 20;
/// The year of the first thousand reports.
pub(crate) const FIRST_YEAR: u64 = 2015;

/// The one fact of a report that is about the district of its branch.
const DISTRICT_TOTAL: &str = "district-loans";

/// Id, metric and the lines that state the value.
type Statement = (&'static str, &'static str, String);

/// The report of one branch for one year.
pub(crate) struct Report {
    /// Which branch of the network, from 0.
    branch: u64,
    year: u64,
    /// Whether it contradicts the report of the year before.
    contradicts: bool,
}

impl Report {
    /// The report of this number: all branches of the first year, then those of the next.
    pub(crate) fn new(number: u64) -> Self {
        let all = DISTRICTS * BRANCHES;
        Self {
            branch: number % all,
            year: FIRST_YEAR + number / all,
            contradicts: number % all == all - 1 && number >= all,
        }
    }

    fn entity(&self) -> String {
        format!(
            "branch-{:02}-{:02}",
            self.branch / BRANCHES,
            self.branch % BRANCHES
        )
    }

    /// Its id, which is also the name of its file.
    pub(crate) fn id(&self) -> String {
        format!("{}-{}", self.entity(), self.year)
    }

    /// The whole document.
    pub(crate) fn text(&self) -> String {
        let mut text = self.header();
        let mut line = 3;
        for (id, metric, statement) in self.statements() {
            let _ = write!(
                text,
                "  - id: {id}\n    metric: {metric}\n    entity: {}\n{statement}    line: {line}\n",
                if id == DISTRICT_TOTAL {
                    self.district()
                } else {
                    self.entity()
                }
            );
            line += 2;
        }
        text
    }

    fn district(&self) -> String {
        format!("district-{:02}", self.branch / BRANCHES)
    }

    fn header(&self) -> String {
        let seed = mixed(&[self.branch, self.year]);
        let mut text = format!(
            "# yaml-language-server: $schema=../document.schema.json\ndocument:\n  id: {}\n  title: \
             群岛图书馆第{}分馆{}年年报\n  publisher: 群岛图书馆\n  published: {}-01-15\n  language: zh\n  original: \
             {{file: {}.txt, sha256: {}}}\n  note: |\n",
            self.id(),
            self.branch,
            self.year,
            self.year + 1,
            self.id(),
            digest(seed)
        );
        for sentence in prose(seed, 11) {
            let _ = writeln!(text, "    {sentence}");
        }
        text.push_str("facts:\n");
        text
    }

    fn statements(&self) -> Vec<Statement> {
        let mut all = self.flows();
        all.extend(self.stocks());
        all.extend(self.restated());
        all.extend(self.district_total());
        all
    }

    fn random(&self, salt: u64) -> u64 {
        mixed(&[self.branch, self.year, salt])
    }

    /// What happened during the year.
    fn flows(&self) -> Vec<Statement> {
        let year = self.year;
        let annual = |id, metric, figure: String| {
            (
                id,
                metric,
                format!("    period: {year}\n    figure: {figure}\n"),
            )
        };
        let tenths = |low: u64, width: u64, salt: u64| {
            let value = low * 10 + self.random(salt) % (width * 10);
            format!("{}.{}", value / 10, value % 10)
        };
        let loans = loans(self.branch, year);
        let half = loans * 45 / 100 / 10 * 10 + 1;
        let bought = count(500, 4000, &[self.random(2)]);
        let events = count(20, 300, &[self.random(3)]);
        vec![
            annual("loans", "loans", format!("{loans}册次")),
            (
                "loans-first-half",
                "loans",
                format!("    period: {year}-01/{year}-06\n    figure: {half}册次\n"),
            ),
            annual(
                "visits",
                "visits",
                rounded(loans * 2 + 1, "人次", self.random(1)),
            ),
            annual("bought", "volumes-bought", format!("{bought}册")),
            annual("events", "events-held", format!("{events}场")),
            annual(
                "spending",
                "spending",
                format!("{}万元", tenths(50, 900, 4)),
            ),
            annual(
                "digital",
                "digital-share",
                format!("{}%", tenths(10, 60, 6)),
            ),
            (
                "award",
                "award",
                format!("    period: {year}\n    text: {year}年度群岛最美阅览室\n"),
            ),
        ]
    }

    /// What stood at the time of the report.
    fn stocks(&self) -> Vec<Statement> {
        let held = 40_000 + self.branch * 7 + (self.year - FIRST_YEAR) * 600 + 3;
        let area = count(300, 5000, &[self.branch]);
        let staff = count(10, 80, &[self.random(8)]);
        let stands = |id, metric, figure: String| (id, metric, format!("    figure: {figure}\n"));
        vec![
            stands("held", "volumes-held", rounded(held, "册", 0)),
            stands(
                "catalogued",
                "volumes-catalogued",
                format!("{}册", held + 9000),
            ),
            stands("area", "floor-area", format!("{area}平方米")),
            stands("staff", "staff", format!("{staff}人")),
            (
                "opened",
                "opened",
                format!("    date: {}\n", 1950 + self.branch % 60),
            ),
        ]
    }

    /// The year of a whole district, in the report of its first branch.
    fn district_total(&self) -> Option<Statement> {
        let year = self.year;
        let branches = self.branch..self.branch + BRANCHES;
        let total: u64 = branches.map(|branch| loans(branch, year)).sum();
        let statement = format!("    period: {year}\n    figure: {total}册次\n");
        let first = self.branch.is_multiple_of(BRANCHES);
        first.then_some((DISTRICT_TOTAL, "loans", statement))
    }

    /// The year before as this report has it.
    fn restated(&self) -> Option<Statement> {
        let before = self
            .year
            .checked_sub(1)
            .filter(|year| *year >= FIRST_YEAR)?;
        let loans = loans(self.branch, before) * if self.contradicts { 2 } else { 1 };
        let figure = rounded(loans, "册次", mixed(&[self.branch, before, 9]));
        Some((
            "loans-before",
            "loans",
            format!("    period: {before}\n    figure: {figure}\n"),
        ))
    }
}

/// Loans of a branch in a year.
fn loans(branch: u64, year: u64) -> u64 {
    count(10_000, 80_000, &[branch, year, 11])
}
