//! A survey on the command line: what Ctrl-C keeps, and what is said of what cannot be judged.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use assert_cmd::cargo::CommandCargoExt;

const ACCOUNTS: &str = "tests/accounts/data/donneesbpse_dobp_2015.csv";

fn perenne(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("perenne").unwrap().args(args).args(["--lang", "fr"]).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// As many municipalities as there are codes, each with the accounts of Wittenheim.
fn many(path: &std::path::Path, count: usize) {
    let text = std::fs::read_to_string(ACCOUNTS).unwrap();
    let mut lines = text.lines();
    let (head, row) = (lines.next().unwrap(), lines.next().unwrap());
    let columns: Vec<&str> = head.split(';').collect();
    let (department, code) =
        ["dep", "icom"].map(|name| columns.iter().position(|column| *column == name).unwrap()).into();
    let mut out = format!("{head}\n");
    for place in 0..count {
        let mut cells: Vec<String> = row.split(';').map(str::to_owned).collect();
        (cells[department], cells[code]) = (format!("{:03}", place / 900 + 1), format!("{:03}", place % 900 + 1));
        out.push_str(&format!("{}\n", cells.join(";")));
    }
    std::fs::write(path, out).unwrap();
}

/// Asked to stop, it keeps the rows that are done, says how far it came, and ends as one that was done.
#[cfg(unix)]
#[test]
fn what_is_done_is_kept_when_it_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let (accounts, rows) = (folder.path().join("all_2015.csv"), folder.path().join("rows.jsonl"));
    many(&accounts, 20_000);
    let mut command = Command::cargo_bin("perenne").unwrap();
    command.args(["survey", "bethune-sensors", "--lang", "en", "--accounts"]).arg(&accounts).arg("-o").arg(&rows);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let patience = Instant::now();
    while std::fs::metadata(&rows).map_or(0, |file| file.len()) == 0 {
        assert!(patience.elapsed() < Duration::from_secs(120), "no row was written");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    let kept = std::fs::read_to_string(&rows).unwrap();
    let done = kept.lines().count();
    assert!((1..20_000).contains(&done), "{done}");
    assert!(kept.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert!(said.contains("Stopped"), "{said}");
}

/// Rows that no disk takes are no result: the file is named, no summary is told, and the code says so.
#[cfg(target_os = "linux")]
#[test]
fn rows_that_are_not_written_are_told() {
    let dense = "tests/accounts/data/ofgl_seine_saint_denis_2024.csv";
    let asked = ["survey", "bethune-sensors", "--accounts", dense, "-o", "/dev/full", "--force"];
    let (code, out, said) = perenne(&asked);
    assert_eq!((code, out.as_str()), (1, ""), "{said}");
    assert!(said.contains("/dev/full"), "{said}");
    assert!(!said.contains("communes"), "{said}");
}

#[test]
fn what_cannot_be_judged_is_told_in_words() {
    let dense = "tests/accounts/data/ofgl_seine_saint_denis_2024.csv";
    for (args, code, holds) in [
        (&["survey", "bethune-open-data", "--accounts", dense][..], 13, "leurs comptes ne précèdent pas le projet"),
        (&["survey", "bethune-sensors", "--accounts", dense, "--year", "2019"], 13, "exercices du fichier\u{a0}: 2024"),
        (
            &["survey", "bethune-sensors", "--accounts", "tests/accounts/data/ofgl_10_grandes_villes_2017_2024.csv"],
            13,
            "75056 Paris\u{a0}: Subventions",
        ),
        (&["survey", "bethune-sensors", "--accounts", dense, "--population", "60000..20000"], 2, "va en descendant"),
        (&["survey", "small-services", "--accounts", dense, "--set", "start=2028-01"], 2, "--set"),
        (&["survey", "small-services", "--accounts", dense], 0, "8 des 8 communes"),
        (&["survey", "bethune-sensors", "--accounts", dense], 0, "‡"),
    ] {
        let (found, out, said) = perenne(args);
        let told = format!("{out}{said}");
        assert_eq!(found, code, "{args:?}\n{told}");
        // Numbers and marks may stand beside no-break spaces of two widths.
        let plain = told.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain.contains(&holds.replace('\u{a0}', " ")), "{args:?}: {holds}\n{told}");
    }
}
