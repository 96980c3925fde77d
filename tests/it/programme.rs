//! Several plans on one city: what has to hold whatever they are, and what a reader sees. The figures by hand are those of
//! `p24` in `tests/examples`; random programmes are held against the naive calculation in `against_reference`.

use std::path::{Path, PathBuf};

use perenne::city::Level;
use perenne::city::rules::Measure;
use perenne::language::Language;
use perenne::model::Rule;
use perenne::programme::{Programme, Remarks, WayOut};
use perenne::report::programme::{programme_json, programme_study, programme_text};
use perenne::report::{Style, json, study};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A programme of these plans on the mean city, in a folder of its own.
fn written(plans: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.yaml");
    let head = "schema: perenne/programme/v1\nprogramme: together\ntitle: {en: Together}\ncity: medium-city\n";
    std::fs::write(&path, format!("{head}plans:\n{plans}")).unwrap();
    (folder, path)
}

fn opened(path: &Path, options: &Options) -> (Session, Programme, Remarks) {
    let mut session = Session::default();
    let opened = Programme::open(&mut session, path, options);
    let (programme, remarks) = opened.unwrap_or_else(|| panic!("{:#?}", session.diagnostics.sorted()));
    (session, programme, remarks)
}

fn of(plans: &[&str]) -> Programme {
    let lines: String = plans.iter().map(|plan| format!("  - {plan}\n")).collect();
    opened(&written(&lines).1, &Options::default()).1
}

fn p24() -> (Session, Programme, Remarks) {
    let options = Options { catalogs: vec!["tests/examples/catalogs".into()], ..Options::default() };
    opened(Path::new("tests/examples/plans/p24-programme.yaml"), &options)
}

const FOUR: [&str; 4] = ["bethune-sensors", "nevers-fiber", "public-wifi", "citizen-app"];

/// A result without what a programme alone says of its rows.
fn plain(mut rows: Value) -> Value {
    for row in rows.as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        row.remove("parts");
        row.remove("partial");
    }
    rows
}

#[test]
fn a_programme_of_one_plan_is_that_plan() {
    for plan in FOUR.into_iter().chain(["lighting", "school-co2", "supervision-centre"]) {
        let (_folder, path) = written(&format!("  - {plan}\n"));
        let (_, programme, remarks) = opened(&path, &Options::default());
        let ours = programme_json(&programme, &remarks, None);
        let mut session = Session::default();
        let options = Options { city: Some("medium-city".to_owned()), ..Options::default() };
        let analysis = session.check(Path::new(plan), &options).unwrap();
        let alone = json(&analysis, &session.diagnostics);
        assert_eq!(plain(ours["budget"].clone()), alone["budget"], "{plan}");
        assert_eq!(plain(ours["flags"].clone()), alone["flags"], "{plan}");
        for key in ["level", "secured", "first_year", "rules", "nature"] {
            assert_eq!(ours["verdict"][key], alone["verdict"][key], "{plan}: {key}");
        }
        assert_eq!(ours["plans"][0]["verdict"], alone["verdict"], "{plan}");
        assert_eq!(ours["net_cost"], alone["net_cost"], "{plan}");
        for key in ["excl_vat", "incl_vat", "by_year", "by_family", "by_section", "by_cause"] {
            assert_eq!(ours["tco"][key], alone["tco"][key], "{plan}: {key}");
        }
    }
}

#[test]
fn the_order_of_the_plans_changes_nothing() {
    let told = |plans: [&str; 4]| {
        let (programme, remarks) = (of(&plans), Remarks::default());
        let result = programme_json(&programme, &remarks, Some(&programme.ways_out()));
        let ways = result["ways_out"].as_array().unwrap().len();
        (["budget", "flags", "verdict", "tco", "net_cost"].map(|key| result[key].clone()), ways)
    };
    let [a, b, c, d] = FOUR;
    let first = told([a, b, c, d]);
    for other in [[d, c, b, a], [b, a, d, c], [c, d, a, b]] {
        assert_eq!(told(other), first, "{other:?}");
    }
}

/// Net running costs add up: what each plan takes of the margin of `run-cost` is its own, and all of them take all of it.
#[test]
fn the_parts_in_running_costs_add_up() {
    let programme = of(&FOUR);
    let together = &programme.together;
    let verdict = together.outcome.deciding_side().1;
    let mut seen = 0;
    for flag in verdict.flags.iter().filter(|flag| flag.with.rule == Rule::RunCost) {
        let Some(parts) = together.parts_of(flag, verdict) else { continue };
        let Measure::Ratio(cost, _) = flag.with.measure else { panic!("a share") };
        assert_eq!(parts.iter().sum::<Decimal>().round_dp(9), cost.round_dp(9), "{}", flag.year);
        seen += 1;
    }
    assert!(seen > 3, "{seen} years decide");
}

/// Each way out, written down as a programme of its own, lasts; of a put-off, one year less does not.
#[test]
fn ways_out_last() {
    let (_, programme, _) = p24();
    let options = Options { catalogs: vec!["tests/examples/catalogs".into()], ..Options::default() };
    let folder = std::env::current_dir().unwrap().join("tests/examples/plans");
    let level = |plans: &[(usize, Option<String>)]| {
        let entry = |(place, start): &(usize, Option<String>)| {
            let file = folder.join(format!("{}.yaml", programme.members[*place].id()));
            let set = start.as_ref().map_or(String::new(), |start| format!(", set: {{start: {start}}}"));
            format!("  - {{plan: {}{set}}}\n", file.display())
        };
        let (_folder, path) = written(&plans.iter().map(entry).collect::<String>());
        let text = std::fs::read_to_string(&path).unwrap().replace("medium-city", "envelope-town");
        std::fs::write(&path, text).unwrap();
        opened(&path, &options).1.together.outcome.ruling().level
    };
    let ways = programme.ways_out();
    assert_eq!(ways.len(), 4);
    for way in ways {
        match way {
            WayOut::Keep { plans, .. } => {
                let kept: Vec<_> = plans.into_iter().map(|place| (place, None)).collect();
                assert_eq!(level(&kept), Some(Level::Sustainable));
            }
            WayOut::PutOff { plan, years, start } => {
                let at = |start: String| {
                    let plans: Vec<_> = (0..2).map(|place| (place, (place == plan).then(|| start.clone()))).collect();
                    level(&plans)
                };
                assert_eq!(at(start.to_string()), Some(Level::Sustainable));
                let earlier = start.plus(-12);
                assert!(years == 1 || at(earlier.to_string()) == Some(Level::Unsustainable));
            }
        }
    }
}

/// A plan whose first year after its own pilot is later than the last one that is judged is not seen, and no set or
/// putting-off with it is a way out.
#[test]
fn a_plan_not_seen_leaves_the_verdict_open() {
    let short = "schema: perenne/plan/v1\nplan: short\nstart: 2026-01\nhorizon: 2 years\nlines:\n  app: {item: platforms/citizen-app, quantity: 1}\n";
    let (folder, path) = written("  - short\n  - {plan: citizen-app, set: {start: 2029-01}}\n");
    std::fs::write(folder.path().join("short.yaml"), short).unwrap();
    let (_, programme, remarks) = opened(&path, &Options::default());
    assert_eq!(programme.together.outcome.ruling().level, None);
    let unseen: Vec<_> = remarks.warnings().filter(|(_, one)| one.code.id == "plan-not-seen").collect();
    assert_eq!(unseen.iter().map(|(plan, _)| *plan).collect::<Vec<_>>(), [Some("citizen-app")]);
    assert!(programme.ways_out().is_empty());
}

/// All that is wrong is told at once, each at its place.
#[test]
fn every_fault_is_told_at_its_place() {
    let (_folder, path) = written(
        "  - bethune-sensor\n  - {plan: citizen-app, scenario: cheapest}\n  - {plan: public-wifi, offer: vendor-x}\n  \
         - {plan: nevers-fiber, set: {city.growth.staff: 3 %/year, start: 2020-01}}\n  - {plan: school-co2, sets: {}}\n  \
         - citizen-app\n",
    );
    let mut session = Session::default();
    assert!(Programme::open(&mut session, &path, &Options::default()).is_none());
    let lines = session.diagnostics.sorted().into_iter().map(|one| {
        let place = one.labels.first().map_or(0, |(span, _)| session.sources.place(*span).1);
        format!("{place} {}", one.code.id)
    });
    let lines: Vec<String> = lines.collect();
    for expected in
        ["6 unknown-plan", "7 unknown-path", "8 unknown-offer", "9 city-of-plan", "10 unknown-key", "11 plan-twice"]
    {
        assert!(lines.iter().any(|line| line == expected), "{expected}: {lines:#?}");
    }
}

#[test]
fn results_are_what_their_schema_says() {
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string("schemas/programme-result.json").unwrap()).unwrap();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let shipped = ["four-projects", "small-services"].map(|id| opened(Path::new(id), &Options::default()));
    let mut last = Value::Null;
    for (_, programme, remarks) in shipped.into_iter().chain([p24()]) {
        let result = programme_json(&programme, &remarks, Some(&programme.ways_out()));
        let faults: Vec<String> =
            validator.iter_errors(&result).map(|fault| format!("{} {fault}", fault.instance_path)).collect();
        assert!(faults.is_empty(), "{}: {}", programme.id, faults.join("\n"));
        last = result;
    }
    for (key, wrong) in [("surprise", json!(1)), ("plans", json!([])), ("ways_out", json!([{"kind": "keep"}]))] {
        let mut other = last.clone();
        other[key] = wrong;
        assert!(!validator.is_valid(&other), "{key}");
    }
}

/// What the shipped programmes are for, and what their titles say.
#[test]
fn shipped_programmes_show_what_they_say() {
    let level = |id: &str| {
        let (_, programme, _) = opened(Path::new(id), &Options::default());
        let alone = programme.members.iter().map(|one| one.analysis.outcome.as_ref().unwrap().ruling().level.unwrap());
        (alone.max().unwrap(), programme.together.outcome.ruling())
    };
    let (worst, ruling) = level("four-projects");
    assert_eq!(
        (worst, ruling.level, ruling.secured),
        (Level::Fragile, Some(Level::Fragile), Some(Level::Unsustainable))
    );
    let (worst, ruling) = level("small-services");
    assert_eq!((worst, ruling.level), (Level::Sustainable, Some(Level::Sustainable)));
}

#[test]
fn a_check_reads_like_this() {
    for language in [Language::English, Language::French] {
        let (session, programme, remarks) = p24();
        let style = Style { language, width: 100, color: false };
        let text = programme_text(&programme, &remarks, Some(&programme.ways_out()), &session.sources, style);
        insta::assert_snapshot!(format!("programme-{}", language.code()), text);
    }
}

#[test]
fn a_study_reads_like_this() {
    for language in [Language::English, Language::French] {
        let (_, programme, remarks) = opened(Path::new("four-projects"), &Options::default());
        let study = programme_study(&programme, &remarks, &programme.ways_out(), None, language);
        insta::assert_snapshot!(format!("programme-study-{}", language.code()), study::markdown(&study));
        let html = study::html(&study);
        assert!(programme.members.iter().all(|member| html.contains(member.id())), "every plan is on the page");
    }
}

/// A plan of a programme may be a workbook, as it may wherever a plan is taken.
#[test]
fn a_plan_that_is_a_workbook_gives_what_its_text_gives() {
    let text = std::fs::read_to_string("plans/school-co2.yaml").unwrap();
    let (folder, path) = written("  - projet.xlsx\n");
    let workbook = perenne::sheet::workbook(&text, &[], perenne::sheet::Book::Xlsx, Language::French).unwrap();
    std::fs::write(folder.path().join("projet.xlsx"), workbook).unwrap();
    let (_, programme, _) = opened(&path, &Options::default());
    assert_eq!(programme.members[0].tco(), of(&["school-co2"]).members[0].tco());
}
