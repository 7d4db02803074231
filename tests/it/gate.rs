//! The gate of the tutorial, tried where people slip: what counts is what is committed, not what stands in the folder.

use std::path::Path;
use std::process::Command;

use crate::runner::Project;

const GOOD: &str =
    "| quay | boats |\n|---|---|\n| north | 12 |\n| south | 30 |\n| east | 8 |\n| Total | 50 |\n";

/// The hook as the tutorial shows it.
fn hook() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/tutorial.md")).unwrap();
    let fence = page.split("title=\"hooks/pre-commit\"\n").nth(1).unwrap();
    fence.split("```").next().unwrap().to_owned()
}

/// Runs git in the folder, with factlint at hand; whether it succeeded, and what it said.
fn git(project: &Project, arguments: &[&str]) -> (bool, String) {
    let binary = Path::new(env!("CARGO_BIN_EXE_factlint")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=Baker",
            "-c",
            "user.email=baker@example.org",
        ])
        .args(["-c", "core.hooksPath=hooks"])
        .args(arguments)
        .current_dir(project.path(""))
        .env("PATH", format!("{}:{path}", binary.display()))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[cfg(unix)]
#[test]
fn what_is_committed_is_what_was_checked() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::new(&[
        ("factlint.yaml", "stated: {in: [\"*.md\"]}\n"),
        ("quays.md", GOOD),
    ]);
    project.write("hooks/pre-commit", hook());
    let rights = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(project.path("hooks/pre-commit"), rights).unwrap();
    let commit = ["commit", "--quiet", "--message", "Count the boats"];
    assert!(git(&project, &["init", "--quiet"]).0);
    assert!(git(&project, &["add", "--all"]).0);
    assert_eq!(git(&project, &commit), (true, String::new()));

    // What was added is wrong, and what stands in the folder was corrected since.
    project.write("quays.md", GOOD.replace("50", "51"));
    assert!(git(&project, &["add", "--all"]).0);
    project.write("quays.md", GOOD);
    let (committed, said) = git(&project, &commit);
    assert!(
        !committed && said.starts_with("quays.md:6:11: error[stated-total]"),
        "{said}"
    );

    // What was added is right, and what stands in the folder is still being worked on.
    project.write("quays.md", GOOD.replace("50", "50 "));
    assert!(git(&project, &["add", "--all"]).0);
    project.write("quays.md", GOOD.replace("50", "51"));
    assert_eq!(git(&project, &commit), (true, String::new()));
}
