//! Programmes on the command line: which commands take one, and how they end.

use assert_cmd::Command;
use serde_json::Value;

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
    for (args, code, holds) in [
        (&["cost", "small-services"][..], 1, "perenne check PROGRAMME"),
        (&["simulate", "small-services"], 2, "perenne simulate PLAN"),
        (&["sensitivity", "small-services"], 2, "perenne sensitivity PLAN"),
        (&["solve", "small-services", "--for", "citizen-app.start"], 2, "perenne sweep PROGRAMME"),
        (&["chart", "small-services", "cliff"], 1, "`plans` is drawn"),
        (&["chart", "citizen-app", "plans"], 1, "one plan by itself"),
        (&["whatif", "small-services"], 2, "--set"),
        (&["explain", "small-services", "citizen-app.nothing"], 2, "nothing"),
    ] {
        let (found, _, said) = perenne(args);
        assert_eq!(found, code, "{args:?}\n{said}");
        assert!(said.contains(holds), "{args:?}\n{said}");
    }
}

#[test]
fn values_are_tried_on_a_programme() {
    let (code, out, said) = perenne(&["whatif", "small-services", "--set", "citizen-app.start=2028-01"]);
    assert_eq!(code, 0, "{said}");
    assert!(out.contains("citizen-app.start: 2026-10 → 2028-01"), "{out}");
    let vary = ["sweep", "small-services", "--vary", "city.growth.staff=2 %/year, 3 %/year", "--format", "json"];
    let (code, out, said) = perenne(&vary);
    assert_eq!((code, out.lines().count()), (0, 2), "{said}");
    let points: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        (&points[0]["verdict"]["level"], &points[1]["verdict"]["level"]),
        (&"sustainable".into(), &"unsustainable".into())
    );
    let (code, _, said) = perenne(&["sweep", "small-services", "--vary", "start=2027-01, 2028-01"]);
    assert!(code == 1 && said.contains("begin with a plan"), "{said}");
    let (code, out, said) = perenne(&["explain", "small-services", "budget.2029.with.gross_savings"]);
    assert!(code == 0 && out.contains("citizen-app.effects.2029.operating"), "{out}{said}");
    let (code, out, said) = perenne(&["explain", "small-services", "citizen-app.effects.2029.operating"]);
    assert!(code == 0 && out.contains("catalogs/services.yaml:"), "{out}{said}");
}

/// Lines that name a programme stand between those that name plans; what is a plan's alone is refused in its place.
#[test]
fn a_batch_takes_programmes_beside_plans() {
    let lines = [
        r#"{"id": 1, "plan": "small-services", "set": {"citizen-app.start": "2028-01"}}"#,
        r#"{"id": 2, "plan": "citizen-app"}"#,
        r#"{"id": 3, "plan": "small-services", "scenario": "cheap"}"#,
        r#"{"id": 4, "plan": "small-services", "set": {"start": "2028-01"}}"#,
    ];
    for more in [&[][..], &["--full"]] {
        let mut command = Command::cargo_bin("perenne").unwrap();
        let output = command.args([&["batch"], more].concat()).write_stdin(lines.join("\n")).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!((answers[0]["programme"].as_str(), answers[0]["plan"].as_str()), (Some("small-services"), None));
        assert_eq!(answers[1]["plan"], "citizen-app");
        assert_eq!(
            (&answers[2]["error"]["code"], &answers[3]["error"]["code"]),
            (&"unknown-key".into(), &"unknown-path".into())
        );
        let (_, out, _) =
            perenne(&["whatif", "small-services", "--set", "citizen-app.start=2028-01", "--format", "json"]);
        let whatif: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(answers[0]["tco"]["incl_vat"], whatif["sides"][1]["tco_incl_vat"]);
    }
}

#[test]
fn a_study_is_written_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    for (file, holds) in [
        ("s.html", &b"<html"[..]),
        ("s.md", b"PPI"),
        ("s.json", b"programme-result"),
        ("s.csv", b"bethune-sensors"),
        ("s.docx", b"PK"),
        ("s.xlsx", b"PK"),
    ] {
        let path = folder.path().join(file);
        let (code, _, said) = perenne(&["report", "four-projects", "-o", path.to_str().unwrap()]);
        assert_eq!(code, 10, "{said}");
        let bytes = std::fs::read(path).unwrap();
        assert!(bytes.windows(holds.len()).any(|part| part == holds), "{file}");
    }
    let path = folder.path().join("s.pptx");
    let (code, _, said) = perenne(&["report", "four-projects", "-o", path.to_str().unwrap()]);
    assert!(code == 2 && said.contains(".xlsx"), "{said}");
    assert!(!path.exists());
}

/// More plans than sets are tried of: said in every form, and not only where there is no way out.
#[test]
fn a_programme_of_many_plans_says_what_is_not_tried() {
    let check = |format: &str| perenne(&["check", "tests/gallery/many-plans/programme.yaml", "--format", format]);
    let (code, out, _) = check("json");
    let result: Value = serde_json::from_str(&out).unwrap();
    let codes: Vec<&str> =
        result["warnings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(code == 11 && codes.contains(&"many-plans"), "{codes:?}");
    assert!(check("text").1.contains("tried up to 12"));
}
