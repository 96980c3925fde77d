//! Several plans on one city: what has to hold whatever they are, and what a reader sees. The figures by hand are those of
//! `p24` in `tests/examples`; random programmes are held against the naive calculation in `against_reference`.

use std::path::{Path, PathBuf};

use perenne::city::Level;
use perenne::city::rules::Measure;
use perenne::explain::{Figures, Run};
use perenne::explore::contingency::Contingency;
use perenne::explore::{Figure, Vary};
use perenne::language::Language;
use perenne::model::{Rule, Setting};
use perenne::programme::{Programme, Remarks, WayOut, sweep};
use perenne::report::programme::{Beside, Turning, programme_json, programme_study, programme_text};
use perenne::report::{Style, json, study};
use perenne::session::{Options, Session};
use perenne::units::display;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::support::set;

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

/// What a study tells beside its figures.
fn beside<'a>(ways: &'a [WayOut], set_aside: &'a [Option<Contingency>]) -> Beside<'a> {
    Beside { ways, set_aside, ..Beside::default() }
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
        let ours = programme_json(&programme, &remarks, Turning::default(), None);
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
        let result = programme_json(&programme, &remarks, Turning::default(), Some(&programme.ways_out()));
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
        let result = programme_json(&programme, &remarks, Turning::default(), Some(&programme.ways_out()));
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
        let text = programme_text(
            &programme,
            &remarks,
            Turning::default(),
            Some(&programme.ways_out()),
            &session.sources,
            style,
        );
        insta::assert_snapshot!(format!("programme-{}", language.code()), text);
    }
}

#[test]
fn a_study_reads_like_this() {
    for language in [Language::English, Language::French] {
        let (_, programme, remarks) = opened(Path::new("four-projects"), &Options::default());
        let study =
            programme_study(&programme, &remarks, beside(&programme.ways_out(), &programme.set_aside()), language);
        insta::assert_snapshot!(format!("programme-study-{}", language.code()), study::markdown(&study));
        let html = study::html(&study);
        assert!(programme.members.iter().all(|member| html.contains(member.id())), "every plan is on the page");
    }
}

/// What a programme makes the city pay on loans of its own is far more than the interest of its plans' own: what
/// the city's interest rises by, less theirs. Of one plan it is what that plan's own `check` tells.
#[test]
fn a_programme_tells_the_interest_that_it_makes_the_city_pay() {
    let plain =
        |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ");
    let (session, programme, remarks) = opened(Path::new("four-projects"), &Options::default());
    let result = programme_json(&programme, &remarks, Turning::default(), None);
    let interest = |side: &str| -> Decimal {
        let years = result["budget"].as_array().unwrap().iter();
        years.map(|year| year[side]["interest"].as_str().unwrap().parse::<Decimal>().unwrap()).sum()
    };
    let theirs: Decimal = programme.members.iter().map(|member| member.analysis.financing.interest).sum();
    let rise = interest("with") - interest("without") - theirs;
    assert_eq!(display(rise, 0), "4692826");
    for (language, told) in [(Language::French, "4 692 826 €"), (Language::English, "4 692 826 EUR")] {
        let style = Style { language, width: 100, color: false };
        let text = plain(programme_text(&programme, &remarks, Turning::default(), None, &session.sources, style));
        assert!(text.contains(told), "{text}");
        let study = programme_study(&programme, &remarks, beside(&[], &[]), language);
        let study = plain(study::markdown(&study));
        assert!(study.contains(told), "{study}");
        let row = if language == Language::French { "la ville contracte en plus" } else { "the city borrows on top" };
        assert!(study.contains(row), "{study}");
    }
    for plan in ["public-wifi", "nevers-fiber"] {
        let (_folder, path) = written(&format!("  - {plan}\n"));
        let (session, programme, remarks) = opened(&path, &Options::default());
        let style = Style { language: Language::English, width: usize::MAX, color: false };
        let text = plain(programme_text(&programme, &remarks, Turning::default(), None, &session.sources, style));
        let options = Options { city: Some("medium-city".to_owned()), ..Options::default() };
        let mut alone = Session::default();
        let analysis = alone.check(Path::new(plan), &options).unwrap();
        let alone = plain(perenne::report::check_text(&analysis, &alone, style));
        let amount = |text: &str| {
            let (_, rest) = text.split_once("makes it pay ").expect("interest is told");
            rest.split_once(" of interest").unwrap().0.to_owned()
        };
        assert_eq!(amount(&text), amount(&alone), "{plan}");
    }
}

/// Paths, months and marks as files write them do not stand in a French page of a programme.
#[test]
fn a_french_page_of_a_programme_holds_no_code() {
    for shipped in ["four-projects", "small-services"] {
        let (_, programme, remarks) = opened(Path::new(shipped), &Options::default());
        let study = programme_study(
            &programme,
            &remarks,
            beside(&programme.ways_out(), &programme.set_aside()),
            Language::French,
        );
        let page = study::markdown(&study).replace('\\', "");
        let body = page.split_once("Fichiers lus").expect("the files that were read come last").0;
        for code in ["`", "{", "EUR/", "lines.", ".device", ".salary", ".subscription", "study-"] {
            assert!(!body.contains(code), "{shipped}: {code} in {body}");
        }
        for word in body.split(|letter: char| letter.is_whitespace() || "()|,;:*".contains(letter)) {
            let month = word.len() == 7 && word.is_ascii() && word.as_bytes()[4] == b'-' && word[5..] <= *"12";
            assert!(!month || word[..4].parse::<u16>().is_err(), "{shipped}: {word}");
        }
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

/// The machine output without what says where a value comes from.
fn figures(programme: &Programme) -> Value {
    let mut result = programme_json(programme, &Remarks::default(), Turning::default(), None);
    let result = result.as_object_mut().unwrap();
    ["inputs", "overrides", "programme", "warnings"].iter().for_each(|key| drop(result.remove(*key)));
    Value::Object(result.clone())
}

/// What is laid over a programme is what its file would say under `set`; the plans that nothing is said of stay.
#[test]
fn values_laid_over_a_programme_are_those_of_its_file() {
    let programme = of(&["bethune-sensors", "citizen-app"]);
    let settings = [("bethune-sensors.sensors.quantity.rollout", "1000 sensors"), ("citizen-app.start", "2028-01")];
    let changed = programme.under(&settings.map(|(path, value)| set(path, value))).unwrap();
    let written = of(&[
        "{plan: bethune-sensors, set: {sensors.quantity.rollout: 1000 sensors}}",
        "{plan: citizen-app, set: {start: 2028-01}}",
    ]);
    assert_eq!(figures(&changed), figures(&written));
    assert_ne!(figures(&changed), figures(&programme));
    let paths: Vec<String> = changed.overrides().into_iter().map(|one| one.path).collect();
    assert_eq!(paths, settings.map(|(path, _)| path));
}

/// The city is one for all plans: what is laid over it moves every plan, and is told once.
#[test]
fn a_value_of_the_city_is_laid_under_all_plans() {
    let change = set("city.accounts.revenue.taxes", "x 0.9");
    let changed = of(&FOUR).under(std::slice::from_ref(&change)).unwrap();
    let options = Options { settings: vec![change], ..Options::default() };
    for member in &changed.members {
        let options = Options { city: Some("medium-city".to_owned()), ..options.clone() };
        let alone = Session::default().check(Path::new(member.id()), &options).unwrap();
        let ruling = |one: &perenne::analysis::Analysis| one.outcome.as_ref().unwrap().ruling();
        assert_eq!(ruling(&member.analysis), ruling(&alone), "{}", member.id());
        let without = |outcome: &perenne::analysis::Outcome| outcome.outlook.without[3].gross_savings;
        assert_eq!(without(&changed.together.outcome), without(alone.outcome.as_ref().unwrap()));
    }
    assert_eq!(changed.overrides().len(), 1);
}

#[test]
fn a_path_of_a_programme_begins_with_a_plan() {
    let programme = of(&["bethune-sensors", "citizen-app"]);
    for (path, code) in [
        ("sensors.quantity.rollout", "unknown-path"),
        ("bethune-sensors", "unknown-path"),
        ("bethune-sensors.sensor.quantity.rollout", "unknown-path"),
        ("city.growth.staf", "unknown-path"),
    ] {
        let faults = programme.under(&[set(path, "1000")]).unwrap_err();
        assert_eq!(faults.diagnostics.sorted()[0].code.id, code, "{path}");
        // Of the city, what is wrong is wrong for all plans, and told once.
        assert_eq!(faults.diagnostics.errors(), 1, "{path}");
        assert!(programme.check(&[set(path, "1000")]).is_err(), "{path}");
    }
}

/// Each point of a grid is the programme under its values; a cheaper device costs less.
#[test]
fn a_sweep_runs_every_point() {
    let programme = of(&["bethune-sensors", "citizen-app"]);
    let vary =
        ["bethune-sensors.sensors.device.price=300 EUR/sensor, 600 EUR/sensor", "city.growth.staff=1 %/year, 3 %/year"];
    let vary = vary.map(|text| Vary::parse(text).unwrap());
    let mut points = Vec::new();
    sweep(&programme, &vary, |point| {
        points.push(point);
        true
    });
    assert_eq!(points.len(), 4);
    for point in &points {
        let settings: Vec<_> = vary.iter().zip(&point.values).map(|(one, value)| set(&one.path, value)).collect();
        let alone = programme.trying(&settings).unwrap().snapshot();
        assert_eq!(*point.outcome.as_ref().unwrap(), alone, "{:?}", point.values);
    }
    let cost = |place: usize| points[place].outcome.as_ref().unwrap().get(Figure::TcoInclVat).unwrap();
    assert!(cost(0) < cost(2) && cost(0) == cost(1), "staff of the city is no cost of the plans");
    assert_eq!(points[0].outcome.as_ref().unwrap().get(Figure::PresentValue), None);
}

/// Every total, every figure of the budget and every flag of the result is explained to the cent, from amounts that each
/// plan explains under the same path.
#[test]
fn every_figure_is_explained_by_its_plans() {
    for programme in [of(&FOUR), p24().1] {
        let result = programme_json(&programme, &Remarks::default(), Turning::default(), None);
        let figures = programme.figures();
        let told = |path: &str| {
            let figure = figures.get(path).unwrap_or_else(|| panic!("{path}"));
            display(figure.number.value(), figure.kind.digits())
        };
        for path in ["tco.excl_vat", "tco.incl_vat", "net_cost.total", "net_cost.after_benefits"] {
            let at = path.split('.').fold(&result, |value, key| &value[key]);
            assert_eq!(Value::from(told(path)), *at, "{path}");
        }
        for (year, amounts) in result["tco"]["by_year"].as_object().unwrap() {
            assert_eq!(amounts["incl_vat"], told(&format!("tco.by_year.{year}.incl_vat")), "{year}");
        }
        let mut seen = 0;
        for row in result["budget"].as_array().unwrap() {
            for side in ["without", "with"] {
                for (name, amount) in row[side].as_object().unwrap() {
                    if let Some(amount) = amount.as_str() {
                        assert_eq!(amount, told(&format!("budget.{}.{side}.{name}", row["year"])), "{name}");
                        seen += 1;
                    }
                }
            }
        }
        for row in result["flags"].as_array().unwrap() {
            let part = row["part"].as_str().map_or(String::new(), |part| format!(".{part}"));
            let path = format!("flags.{}{part}.{}", row["rule"].as_str().unwrap(), row["year"]);
            if let (Some(with), true) = (row["with"].as_str(), result["verdict"]["secured_flags"].is_null()) {
                assert_eq!(with, told(&format!("{path}.with")), "{path}");
                seen += 1;
            }
        }
        assert!(seen > 50, "{seen}");
        for member in &programme.members {
            let run = Run::of(&member.analysis);
            let own = Figures::of_member(&run);
            let start = format!("{}.", member.id());
            let mut leaves = 0;
            for leaf in figures.under(&start) {
                let path = leaf.path.strip_prefix(&start).unwrap();
                let found = own.get(path).unwrap_or_else(|| panic!("{}", leaf.path));
                assert_eq!(found.number.value().round_dp(9), leaf.number.value().round_dp(9), "{}", leaf.path);
                leaves += 1;
            }
            assert!(leaves > 20, "{leaves}");
        }
    }
}

/// What the city can invest without more debt stands in the result as in that of a plan, and what the plans take of it is
/// what they cost together.
#[test]
fn what_the_city_can_invest_is_told_and_explained() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.yaml");
    let head = "schema: perenne/programme/v1\nprogramme: together\ntitle: {en: Together}\ncity: montfermeil-2024\n";
    std::fs::write(&path, format!("{head}plans: [bethune-sensors, public-wifi]\n")).unwrap();
    let (_, programme, remarks) = opened(&path, &Options::default());
    let result = programme_json(&programme, &remarks, Turning::default(), None);
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string("schemas/programme-result.json").unwrap()).unwrap();
    assert!(jsonschema::draft202012::new(&schema).unwrap().is_valid(&result));
    let told = &result["constant_debt"]["total"]["plan"];
    assert_eq!(*told, result["net_cost"]["after_benefits"]);
    let figures = programme.figures();
    let figure = figures.get("constant_debt.total.plan").unwrap();
    assert_eq!(*told, display(figure.number.value(), 2));
    // A programme of one plan has that plan's own block.
    std::fs::write(&path, format!("{head}plans: [bethune-sensors]\n")).unwrap();
    let (_, one, remarks) = opened(&path, &Options::default());
    let mut session = Session::default();
    let options = Options { city: Some("montfermeil-2024".into()), ..Options::default() };
    let alone = session.analyse(Path::new("bethune-sensors"), &options).unwrap();
    let alone = json(&alone, &session.diagnostics);
    assert_eq!(programme_json(&one, &remarks, Turning::default(), None)["constant_debt"], alone["constant_debt"]);
}

/// What is stacked is what the plans' own tables say: the investment of all years is that of the totals.
#[test]
fn a_chart_stacks_what_the_plans_come_to() {
    let programme = of(&FOUR);
    let study = programme_study(&programme, &Remarks::default(), Beside::default(), Language::English);
    let drawn = |wanted: &str| study.tables().find(|(id, _)| *id == wanted).unwrap().1;
    let [run, table] = ["chart-plans-run", "chart-plans-ppi"].map(drawn);
    let money = |value: &perenne::report::Value| match value {
        perenne::report::Value::Money(amount) => *amount,
        _ => panic!("an amount"),
    };
    let invested: Decimal = table.rows.iter().map(|row| money(row.cells.last().unwrap())).sum();
    let result = programme_json(&programme, &Remarks::default(), Turning::default(), None);
    assert_eq!(Value::from(display(invested, 2)), result["tco"]["by_section"]["investment"]["incl_vat"]);
    for row in table.rows.iter().chain(&run.rows) {
        let all = row.cells[2..6].iter().map(money).sum::<Decimal>();
        assert_eq!(all, money(&row.cells[6]));
    }
}

/// A programme named as a plan, and a scenario of a plan that has none: each with what can be done.
#[test]
fn what_is_no_plan_and_what_has_no_scenario_is_told_in_words() {
    let (_folder, path) = written("  - small-services\n  - {plan: school-co2, scenario: unknown}\n");
    let mut session = Session::default();
    assert!(Programme::open(&mut session, &path, &Options::default()).is_none());
    let told: Vec<String> = session
        .diagnostics
        .sorted()
        .into_iter()
        .map(|one| perenne::diagnostic::hints(one, Language::English).join(" "))
        .collect();
    assert!(told[0].contains("`small-services` is a programme"), "{told:?}");
    assert!(told[1].contains("the plan has no scenarios"), "{told:?}");
}

fn amount(value: &perenne::report::Value) -> Decimal {
    match value {
        perenne::report::Value::Money(amount) => *amount,
        _ => panic!("no amount: {value:?}"),
    }
}

/// Credits and contingencies of a programme are those of its plans: years sum to what is asked for, plans to all of them,
/// and what is decided on is what the tables by year come to.
#[test]
fn credits_by_year_sum_to_what_is_asked_for() {
    for shipped in ["four-projects", "small-services"] {
        let (_, programme, remarks) = opened(Path::new(shipped), &Options::default());
        let aside = programme.set_aside();
        assert!(aside.iter().all(Option::is_some), "{shipped}: each of these plans lies below its own median");
        let study = programme_study(&programme, &remarks, beside(&[], &aside), Language::English);
        let plans = programme.members.len();
        let table = |wanted: &str| study.tables().find(|(id, _)| *id == wanted).unwrap().1;
        let decided = table("decisions");
        for (id, column) in [("programme", 3), ("contingency", 6)] {
            let grid = table(id);
            let (sums, years): (Vec<_>, Vec<_>) = grid.rows.iter().partition(|row| row.total);
            for place in 1..grid.columns.len() {
                let sum: Decimal = years.iter().map(|row| amount(&row.cells[place])).sum();
                assert_eq!(sum, amount(&sums[0].cells[place]), "{shipped}: {id}, column {place}");
            }
            for row in &grid.rows {
                let all: Decimal = row.cells[1..=plans].iter().map(amount).sum();
                assert_eq!(all, amount(&row.cells[plans + 1]), "{shipped}: {id}");
            }
            for (plan, row) in decided.rows.iter().enumerate() {
                let place = if row.total { plans + 1 } else { plan + 1 };
                assert_eq!(amount(&row.cells[column]), amount(&sums[0].cells[place]), "{shipped}: {id}, plan {plan}");
            }
        }
    }
}

/// The years after the last that every plan sees the end of are in no verdict. What they show is told, by figures that are
/// those of the budget: gross savings against 10 % and 7 % of the revenue.
#[test]
fn years_that_are_not_judged_are_told_beside_the_verdict() {
    for (shipped, year, told, threshold) in [
        ("small-services", 2034, "9.7 %", "an orange threshold of 10 %"),
        ("four-projects", 2041, "6.6 %", "a red threshold of 7 %"),
    ] {
        let (session, programme, remarks) = opened(Path::new(shipped), &Options::default());
        let result = programme_json(&programme, &remarks, Turning::default(), None);
        let last = result["budget"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["year"], &last["partial"]), (&json!(year), &json!(true)), "{shipped}");
        let of = |key: &str| last["with"][key].as_str().unwrap().parse::<f64>().unwrap();
        let rate = of("gross_savings") / of("revenue") * 100.0;
        assert_eq!(format!("{rate:.1} %"), told, "{shipped}");
        let style = Style { language: Language::English, width: usize::MAX, color: false };
        let check = programme_text(&programme, &remarks, Turning::default(), None, &session.sources, style);
        let page = study::markdown(&programme_study(&programme, &remarks, Beside::default(), Language::English));
        for text in [check, page] {
            let text = text.replace(['\u{a0}', '\u{202f}'], " ").replace('\\', "");
            assert!(
                text.contains("not judged") && text.contains(told) && text.contains(threshold),
                "{shipped}: {text}"
            );
            assert!(text.contains(&year.to_string()), "{shipped}");
        }
        // A sustainable verdict says up to when.
        assert_eq!(shipped == "small-services", page_says_until(&programme, &remarks), "{shipped}");
    }
    // Plans that end together with a year leave none out.
    let (_, one, remarks) = opened(&written("  - nevers-fiber\n").1, &Options::default());
    let page = study::markdown(&programme_study(&one, &remarks, Beside::default(), Language::English));
    let page = page.replace("balances with depreciation is not judged", "");
    assert!(!page.contains("not judged"), "{page}");
}

fn page_says_until(programme: &Programme, remarks: &Remarks) -> bool {
    let page = study::markdown(&programme_study(programme, remarks, Beside::default(), Language::English));
    page.contains("Sustainable until 2033; in the years after it")
}

/// A way out that gives up all plans but one says how many it gives up.
#[test]
fn a_way_out_says_how_many_plans_are_given_up() {
    let (_, programme, remarks) = opened(Path::new("four-projects"), &Options::default());
    let page = |language| {
        let study = programme_study(&programme, &remarks, beside(&programme.ways_out(), &[]), language);
        study::markdown(&study).replace('\u{a0}', " ")
    };
    assert!(page(Language::French).contains("Renoncer à 3 projets sur 4"));
    assert!(page(Language::English).contains("Give up 3 plans of 4"));
}

/// Every growth that is told turns the verdict on all plans when the whole programme is run under it.
#[test]
fn each_growth_that_is_told_turns_the_programme() {
    for name in ["four-projects", "small-services"] {
        let (_, programme, _) = opened(Path::new(name), &Options::default());
        let turns = programme.growth_turns();
        assert!(turns.iter().any(|one| !one.turns.is_empty()), "{name}");
        for one in &turns {
            for turn in &one.turns {
                let rate = (turn.rate * Decimal::ONE_HUNDRED).normalize();
                let moved = programme.under(&[Setting::new(one.path, format!("{rate} %/year"), "test")]).unwrap();
                assert_eq!(moved.together.outcome.ruling().level, Some(turn.level), "{name}: {} at {rate}", one.path);
            }
        }
    }
}

/// Four people of `citizen-app` whom the accounts hold already: replaced where they are, `small-services` is fragile from
/// 2028 on, and so its text, its study and its JSON say.
#[test]
fn a_programme_tells_what_replaced_posts_make_of_it() {
    let (session, programme, remarks) = opened(Path::new("small-services"), &Options::default());
    let (growth, replaced) = (programme.growth_turns(), programme.replaced().unwrap());
    assert_eq!((replaced.now, replaced.level), (Some(Level::Sustainable), Some(Level::Fragile)));
    assert_eq!(replaced.years[0], Some(2028));
    let line = programme.members[1].analysis.case.lines.iter().find(|line| line.in_accounts).unwrap();
    let path = format!("{}.{}.in_accounts", programme.members[1].id(), line.id);
    let run = programme.under(&[Setting::new(path, "false", "test")]).unwrap();
    assert_eq!(run.together.outcome.ruling().level, replaced.level);
    let turning = Turning { growth: &growth, replaced: Some(&replaced) };
    let style = Style { language: Language::French, width: usize::MAX, color: false };
    let text = programme_text(&programme, &remarks, turning, None, &session.sources, style);
    let study = programme_study(&programme, &remarks, Beside { turning, ..Beside::default() }, Language::French);
    for told in [text, study::markdown(&study)] {
        let told = told.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(told.contains("le programme deviendrait fragile, dès 2028"), "{told}");
        assert!(
            told.contains("charges de personnel à 2,3 % par an au lieu de 2,2 % par an, le programme devient fragile"),
            "{told}"
        );
        assert_eq!(told.matches("4 ETP déjà dans les comptes").count(), 1, "{told}");
    }
    let result = programme_json(&programme, &remarks, turning, None);
    assert_eq!(result["posts_replaced"]["level"], "fragile");
    assert_eq!(result["growth"][0]["path"], "city.growth.staff");
    // Nobody is held by the accounts elsewhere.
    assert!(of(&["bethune-sensors", "public-wifi"]).replaced().is_none());
}
