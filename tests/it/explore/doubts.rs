//! Money that cannot be counted on stands beside every verdict and figure that a command shows of a changed plan.

use perenne::explore::sensitivity::sensitivity;
use perenne::explore::solve::{Direction, Lever, solve};
use perenne::explore::sweep::{Point, sweep};
use perenne::explore::{Figure, Goal, Side, Snapshot, Vary};
use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::Style;
use perenne::report::explore as report;

use crate::explore::toys::{PLAN, analyse_text, runner_of};
use crate::report::files::perenne;

const STYLE: Style = Style { language: Language::English, width: 300, color: false };

/// The plan of the toys with a subsidy that has no cap.
fn uncapped() -> String {
    PLAN.replace("cap: 5000 EUR, ", "")
}

fn codes(snapshot: &Snapshot) -> Vec<&'static str> {
    snapshot.doubts.iter().map(|one| one.code).collect()
}

fn swept(plan: &str, vary: &[Vary]) -> Vec<Point> {
    let mut points = Vec::new();
    sweep(&runner_of(plan), vary, |point| {
        points.push(point);
        true
    });
    points
}

/// The partner gives 10 % of amounts TTC, 12 % of those HT. With the region both give more than the 80 % that public funders may
/// (CGCT L1111-10) from 69 % on: 12 + 68 = 80. With the FCTVA they give more than there is to pay from 89 % on: of 120 TTC,
/// 12 + 16.404 % of 120 (19.68) + 88 = 119.68, and 120.68 with 89.
#[test]
fn a_sweep_marks_where_aid_becomes_too_much() {
    let plan = uncapped().replace(&loan_line(), "");
    let vary = [Vary::parse("funding.region.rate=50..95 % step 1 %").unwrap()];
    let points = swept(&plan, &vary);
    assert_eq!(points.len(), 46, "enough for a program to be compiled for them");
    let of = |point: &Point| codes(point.outcome.as_ref().unwrap());
    let first =
        |code: &str| points.iter().find(|point| of(point).contains(&code)).map(|point| point.values[0].as_str());
    assert_eq!(first("co-financing"), Some("69 %"));
    assert_eq!(first("aid-above-cost"), Some("89 %"));
    assert!(points.iter().filter(|point| of(point).contains(&"co-financing")).count() == 27, "up to the last");
    // Said once below the table, with what it comes to where it begins.
    let text = report::sweep_text(&vary, &points, STYLE);
    assert!(text.contains("* With funding.region.rate = 69 %: public subsidies and contributions come to"), "{text}");
    assert!(text.contains("(and at 26 other points)") && text.contains("(and at 6 other points)"), "{text}");
    let json = report::sweep_json(&vary, points.last().unwrap());
    let told = json["warnings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap());
    assert_eq!(told.collect::<Vec<_>>(), ["co-financing", "aid-above-cost"]);
    let csv = report::SweepSheet::new(&vary, Language::English).rows(&points);
    assert!(csv.lines().next().unwrap().ends_with(",Error,Warnings"), "{csv}");
    assert!(csv.lines().last().unwrap().ends_with(",co-financing aid-above-cost"), "{csv}");
}

fn loan_line() -> String {
    PLAN.lines().find(|line| line.contains("loan:")).map(|line| format!("{line}\n")).unwrap()
}

/// Whichever way a point is run, it is warned of what a run of its own warns of.
#[test]
fn a_point_is_warned_of_as_a_run_of_its_own() {
    let capped = PLAN.replace("cap: 5000 EUR", "cap: 20_000 EUR").replace("amount: 1000 EUR", "amount: 40_000 EUR");
    let grids = [
        (capped, "funding.region.rate=20..95 % step 2 %"),
        (uncapped(), "things.device.price=20..160 EUR/thing step 4 EUR/thing"),
        (uncapped().replace("rate: 20 %", "rate: 75 %"), "things.device.price=20..160 EUR/thing step 4 EUR/thing"),
        (
            uncapped().replace("amount: 1000 EUR", "amount: 30_000 EUR"),
            "things.device.price=20..160 EUR/thing step 4 EUR/thing",
        ),
    ];
    let (mut doubted, mut sound) = (0, 0);
    for (plan, vary) in grids {
        let vary = [Vary::parse(vary).unwrap()];
        for point in swept(&plan, &vary) {
            let own = analyse_text(&plan, &[(&vary[0].path, &point.values[0])]).unwrap();
            let point = point.outcome.unwrap();
            assert_eq!(point.doubts, Snapshot::of(&own).doubts);
            *(if point.doubts.is_empty() { &mut sound } else { &mut doubted }) += 1;
        }
    }
    assert!(doubted > 30 && sound > 30, "{doubted} {sound}");
    // So are the ends of what is uncertain, prices among them, which are not run as a whole.
    let plan = uncapped().replace("rate: 20 %", "rate: 69 %");
    let mut doubted = 0;
    let runner = runner_of(&plan);
    for swing in sensitivity(&runner, Figure::TcoInclVat) {
        for (value, run) in [(&swing.input.low, swing.low), (&swing.input.high, swing.high)] {
            let own = runner.snapshot(&[Setting::new(&swing.input.path, value, "uncertainty")]).unwrap();
            let run = run.unwrap();
            assert_eq!(run.doubts, own.doubts, "{}", swing.input.path);
            doubted += run.doubts.len();
        }
    }
    assert!(doubted > 0);
}

/// The answer of a search is one that the law does not take, and says so; before and after are told apart.
#[test]
fn solve_and_compare_say_it_beside_their_figures() {
    let plan = uncapped().replace(&loan_line(), "");
    let runner = runner_of(&plan);
    let lever = Lever::at(&runner, "funding.region.rate", Some("0 %"), Some("95 %")).unwrap();
    let goal = Goal::parse("tco_incl_vat <= 1_000_000_000 EUR").unwrap();
    let solution = solve(&runner, lever, &goal, Direction::Largest);
    let text = report::solve_text("Toys", "20 %", &[], &solution, &goal, STYLE);
    assert!(text.contains("95 %") && text.contains("* public subsidies and contributions come to"), "{text}");
    assert!(text.contains("\u{a0}*"), "the verdict is marked: {text}");
    let json = report::solve_json("toys", "20 %", &[], &solution, &goal);
    assert_eq!(json["answer"]["warnings"][0]["code"], "co-financing");
    let side = |name: &str, settings: &[(&str, &str)]| Side::of(name, &analyse_text(&plan, settings).unwrap());
    let sides = [side("a", &[]), side("b", &[("funding.region.rate", "75 %")])];
    let text = report::compare_text(&sides, &["a".to_owned(), "b".to_owned()], 5, STYLE);
    assert!(text.contains("* b: public subsidies") && !text.contains("* a: "), "{text}");
    let csv = report::compare_csv(&sides, &["a".to_owned(), "b".to_owned()], Language::English);
    assert!(csv.contains("Warnings,,co-financing\n"), "{csv}");
}

/// A saved result keeps what it was warned of, commands without room for it tell it beside their result, and a programme says of
/// which plan it is.
#[test]
fn every_command_tells_it() {
    let plan = "plans/bethune-sensors.yaml";
    let too_much = ["--set", "funding.fratri.rate=95 %", "--set", "funding.fratri.cap=100000 EUR"];
    let run = |args: &[&str], more: &[&str]| perenne().args(args).args(more).args(["--lang", "fr"]).output().unwrap();
    let said = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace(['\u{a0}', '\u{202f}', '\n'], " ");
    for args in [&["simulate", plan, "-n", "100"][..], &["explain", plan, "tco.incl_vat"]] {
        let told = run(args, &too_much);
        assert!(said(&told.stderr).contains("les aides publiques s'élèvent à 89 062,50 €"), "{args:?} {told:?}");
        assert!(!said(&run(args, &[]).stderr).contains("aides publiques"), "{args:?}");
    }
    let after = said(&run(&["whatif", plan], &too_much).stdout);
    assert!(after.contains("* Après : sur la seule assiette de `fratri`"), "{after}");
    let saved = tempfile::tempdir().unwrap();
    let file = saved.path().join("saved.json");
    std::fs::write(&file, run(&["check", plan, "--no-advice", "--no-draws", "--format", "json"], &too_much).stdout)
        .unwrap();
    let held = said(&run(&["compare", plan, file.to_str().unwrap()], &[]).stdout);
    assert!(held.contains("les aides publiques dépassent la part de leur assiette que la loi leur permet"), "{held}");
    let in_plan =
        ["--set", "bethune-sensors.funding.fratri.rate=95 %", "--set", "bethune-sensors.funding.fratri.cap=100000 EUR"];
    let programme = said(&run(&["whatif", "plans/programmes/four-projects.yaml"], &in_plan).stdout);
    assert!(programme.contains("* Après : bethune-sensors : sur la seule assiette"), "{programme}");
}
