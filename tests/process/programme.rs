//! Programmes on the command line: which commands take one, and how they end.

use assert_cmd::Command;

fn perenne(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("perenne").unwrap().args(args).args(["--lang", "en"]).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_programme_is_checked_as_a_plan_is() {
    for (args, code) in [
        (&["check", "small-services"][..], 0),
        (&["check", "four-projects"], 10),
        (&["check", "four-projects", "--exit-zero"], 0),
        (&["check", "plans/programmes/small-services.yaml", "--city", "medium-city"], 0),
        (&["check", "tests/examples/plans/p24-programme.yaml", "--catalogs", "tests/examples/catalogs"], 11),
        (&["check", "small-services", "--city", "nowhere"], 1),
        (&["check", "citizen-app", "four-projects"], 10),
    ] {
        let (found, _, said) = perenne(args);
        assert_eq!(found, code, "{args:?}\n{said}");
    }
}

#[test]
fn plans_and_programmes_are_one_list() {
    let (_, out, _) = perenne(&["check", "citizen-app", "small-services", "--format", "json", "--no-draws"]);
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(list[0]["schema"], "perenne/result/v1");
    assert_eq!(list[1]["schema"], "perenne/programme-result/v1");
}

#[test]
fn what_is_laid_over_a_plan_stands_in_the_file() {
    for option in [
        &["--set", "start=2028-01"][..],
        &["--offer", "plans/offers/vendor-a.yaml"],
        &["--scenario", "cheap"],
        &["--horizon", "8 years"],
        &["--city", "all"],
        &["--format", "csv"],
    ] {
        let args = [&["check", "small-services"][..], option].concat();
        let (code, out, said) = perenne(&args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(said.to_lowercase().contains("programme"), "{said}");
    }
}

#[test]
fn other_commands_say_which_take_a_programme() {
    for args in
        [&["cost", "small-services"][..], &["simulate", "small-services"], &["explain", "small-services", "tco"]]
    {
        let (code, _, said) = perenne(args);
        assert_eq!(code, 1, "{args:?}\n{said}");
        assert!(said.contains("perenne check PROGRAMME"), "{args:?}\n{said}");
    }
}

#[test]
fn a_study_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (file, holds) in [("s.html", "<html"), ("s.md", "PPI"), ("s.json", "programme-result")] {
        let path = folder.path().join(file);
        let (code, _, said) = perenne(&["report", "four-projects", "-o", path.to_str().unwrap()]);
        assert_eq!(code, 10, "{said}");
        assert!(std::fs::read_to_string(path).unwrap().contains(holds), "{file}");
    }
    let path = folder.path().join("s.xlsx");
    assert_eq!(perenne(&["report", "four-projects", "-o", path.to_str().unwrap()]).0, 2);
    assert!(!path.exists());
}
