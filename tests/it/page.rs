//! The report as a page: what it holds, that nothing in data becomes markup, and that it works in a browser where one is at
//! hand.

use std::path::PathBuf;
use std::process::Command;

use crate::runner::{Project, document};

fn page(project: &Project) -> String {
    project.run(&["check", "--format", "html"]).out
}

/// What stands between the first `start` and the next `end`.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let (_, from) = html.split_once(start).unwrap();
    from.split_once(end).unwrap().0
}

/// The page without its own style and script.
fn markup(html: &str) -> String {
    let style = between(html, "<style>", "</style>");
    let script = between(html, "<script>", "</script>");
    html.replace(style, "").replace(script, "")
}

#[test]
fn a_conflict_is_shown_with_its_statements_side_by_side_and_as_ranges() {
    let html = page(&Project::harbour());
    let finding = between(&html, "<article class=\"finding error\"", "</article>");
    assert_eq!(finding.matches("<figure class=\"place\">").count(), 2);
    for part in [
        "data-rule=\"agree\"",
        "data-files=\"data/harbour.yaml&#10;data/town.yaml\"",
        "data-metrics=\"cranes-built\"",
        "<bdi>data/town.yaml</bdi><span class=\"at\">:12:13</span>",
        ">170 cranes</mark>",
        "<h3><code>cranes-built</code>: <code>180 cranes</code> and <code>170 cranes</code> cannot both hold</h3>",
    ] {
        assert!(finding.contains(part), "{part}: {finding}");
    }
    let point = between(&html, "<article class=\"point conflict\"", "</article>");
    assert_eq!(point.matches("class=\"usual\"").count(), 2, "{point}");
    assert_eq!(point.matches("<li class=\"culprit\">").count(), 2);
    let matrix = between(&html, "<table class=\"matrix\">", "</table>");
    assert_eq!(matrix.matches("<td class=\"conflict\">").count(), 2);
    assert!(matrix.contains("#file=data%2Ftown.yaml&amp;metric=cranes-built"));
    assert!(html.contains("<h1><span class=\"error\">1 error</span></h1>"));
}

#[test]
fn what_agrees_is_shown_with_what_all_mean_at_once() {
    let project = Project::agreeing("checks: []\n");
    project.write("data/town.yaml", document("town-2025", "nearly 200 cranes"));
    project.write(
        "data/port.yaml",
        document("port-2025", "more than 170 cranes"),
    );
    let html = page(&project);
    assert!(html.contains("<h1>Nothing was found</h1>"), "{html}");
    assert!(!html.contains("id=\"findings\""));
    let point = between(&html, "<article class=\"point agree\"", "</article>");
    assert_eq!(point.matches("class=\"together\"").count(), 3, "{point}");
    // `more than 170` has no end on its strict reading: the bar goes to the edge and on.
    assert!(point.contains("class=\"open\""), "{point}");
}

#[test]
fn a_page_has_no_sections_of_what_is_not_there() {
    let project = Project::new(&[("notes.md", "16 of 580 (3.8 %) berths are free.\n")]);
    let texts = project.run(&["check", "--format", "html", "."]).out;
    assert!(texts.contains("id=\"findings\""), "{texts}");
    for absent in [
        "id=\"figures\"",
        "id=\"matrix\"",
        "id=\"originals\"",
        "id=\"waived\"",
    ] {
        assert!(!texts.contains(absent), "{absent}");
    }
}

#[test]
fn nothing_is_loaded_and_only_its_own_script_may_run() {
    let html = page(&Project::harbour());
    assert!(html.contains("default-src 'none'; style-src 'sha256-"));
    let markup = markup(&html);
    for forbidden in [
        " style=",
        " src=",
        "<link",
        "<img",
        "@import",
        "url(",
        "javascript:",
        " onload",
        " onclick",
    ] {
        assert!(!markup.contains(forbidden), "{forbidden}");
    }
    assert!(!between(&html, "<style>", "</style>").contains("url("));
}

/// Data that tries to be markup, to leave its place, to hide, and to turn the direction of writing.
fn hostile() -> Project {
    let text = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>'\\\"&amp;\\u202e\\u001b[31m\\0";
    let project = Project::harbour();
    project.write(
        "vocabulary.yaml",
        format!("metrics:\n  \"m<script>\": {{value: text, label: {{en: \"{text}\"}}}}\n"),
    );
    for (name, value) in [("a", "1"), ("b", "2")] {
        project.write(
            &format!("data/{name}'<b>.yaml"),
            format!(
                "document: {{id: \"{name}{text}\", published: 2025}}\nfacts:\n- {{id: \"{text}\", metric: \"m<script>\", period: 2025, text: \"{value}{text}\"}}\n"
            ),
        );
        project.write(
            &format!("data/{}.yaml", if name == "a" { "harbour" } else { "town" }),
            format!("document: {{id: \"{name}\"}}\nfacts: []\n"),
        );
    }
    project
}

#[test]
fn nothing_in_data_becomes_markup() {
    let html = page(&hostile());
    assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
    assert_eq!(html.matches("<script").count(), 1);
    assert_eq!(html.matches("</script").count(), 1);
    assert_eq!(html.matches("</style").count(), 1);
    assert_eq!(html.matches("<img").count(), 0);
    assert!(!html.contains(|c: char| c == '\u{202e}' || (c.is_control() && c != '\n')));
}

#[test]
fn the_page_is_the_same_for_any_number_of_threads() {
    let project = hostile();
    let one = project.run(&["check", "--format", "html", "--threads", "1"]);
    let four = project.run(&["check", "--format", "html", "--threads", "4"]);
    assert_eq!(one.out, four.out);
}

/// A browser, where one is at hand. One that is named has to be there.
fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    if named.is_some() {
        return named;
    }
    let usual = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    usual
        .into_iter()
        .map(PathBuf::from)
        .find(|path| path.is_file())
}

/// The page as the browser has it once the script ran, with what the console says. `None` where there is no browser.
fn opened(html: &str, fragment: &str) -> Option<(String, String)> {
    let browser = browser()?;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, html).unwrap();
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-sync",
        ])
        .args([
            "--disable-background-networking",
            "--enable-logging=stderr",
            "--dump-dom",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("file://{}{fragment}", file.display()))
        .output()
        .unwrap();
    let console = String::from_utf8_lossy(&output.stderr);
    let console = console.lines().filter(|line| line.contains("CONSOLE"));
    Some((
        String::from_utf8_lossy(&output.stdout).into_owned(),
        console.collect::<Vec<_>>().join("\n"),
    ))
}

#[test]
fn the_page_filters_in_a_browser() {
    let html = page(&Project::harbour());
    let shown = |fragment| {
        let (dom, console) = opened(&html, fragment)?;
        assert_eq!(console, "", "{fragment}");
        assert!(
            dom.contains("data-ready=\"true\""),
            "the script did not run: {dom}"
        );
        Some(between(&dom, "data-shown=\"", "\"").to_owned())
    };
    if browser().is_none() {
        eprintln!("skipped: there is no Chromium here (its path can be given in CHROMIUM)");
        return;
    }
    for (fragment, expected) in [
        ("", "2"),
        ("#rule=agree", "1"),
        ("#rule=agree&severity=warning", "0"),
        ("#file=data%2Ftown.yaml&metric=cranes-built", "2"),
        ("#filter=170%20CRANES", "2"),
        ("#q=barges", "0"),
        ("#figures", "2"),
    ] {
        assert_eq!(shown(fragment).unwrap(), expected, "{fragment}");
    }
    let (dom, console) = opened(&page(&hostile()), "#q=alert").unwrap();
    assert_eq!(console, "");
    assert!(dom.contains("data-ready=\"true\"") && !dom.contains("<img"));
}
