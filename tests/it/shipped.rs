//! The shipped plans: all three verdicts occur, each for a reason; the one stated input changes it. The
//! header of each plan states that input.

use std::path::{Path, PathBuf};

use crate::support::{analyse, set, shipped};
use perenne::city::Level::{self, Fragile, Sustainable, Unsustainable};
use perenne::diagnostic::{Diagnostics, Sources};
use perenne::document::{Grade, Kind, Node, parse, read_catalog, read_city, read_parameters};
use perenne::explain::inputs;
use perenne::language::Language;
use perenne::lint::{Asked, lint};
use perenne::session::{Options, Session};

/// Plan, verdict, the one input that changes it, and the verdict then.
const VERDICTS: [(&str, Level, (&str, &str), Level); 9] = [
    ("bethune-sensors", Fragile, ("--city", "montfermeil-2024"), Sustainable),
    ("bethune-open-data", Sustainable, ("portal.subscription.price", "80000 EUR/portal/year"), Fragile),
    ("citizen-app", Sustainable, ("answering.in_accounts", "false"), Fragile),
    ("lighting", Unsustainable, ("contract.fee.price", "50 EUR/point/year"), Fragile),
    ("nevers-albi-datacentre", Fragile, ("--city", "montfermeil-2024"), Sustainable),
    ("nevers-fiber", Fragile, ("--city", "montfermeil-2024"), Sustainable),
    ("public-wifi", Fragile, ("--city", "montfermeil-2024"), Sustainable),
    ("school-co2", Sustainable, ("--city", "wittenheim-2014"), Unsustainable),
    ("supervision-centre", Unsustainable, ("operators.quantity.rollout", "3"), Fragile),
];

fn level(plan: &Path, options: &Options) -> Option<Level> {
    analyse(plan, options).outcome.as_ref().expect("a city").ruling().level
}

#[test]
fn one_stated_input_changes_each_verdict() {
    for (name, verdict, (path, value), changed) in VERDICTS {
        let plan = Path::new("plans").join(format!("{name}.yaml"));
        assert_eq!(level(&plan, &Options::default()), Some(verdict), "{name}");
        let options = match path {
            "--city" => Options { city: Some(value.to_owned()), ..Options::default() },
            path => Options { settings: vec![set(path, value)], ..Options::default() },
        };
        assert_eq!(level(&plan, &options), Some(changed), "{name} with {path} = {value}");
        let header = std::fs::read_to_string(&plan).unwrap();
        assert!(header.contains(path) && header.contains(value), "{name} states what changes it");
    }
}

#[test]
fn every_shipped_plan_is_complete_and_listed() {
    for plan in shipped() {
        let analysis = analyse(&plan, &Options::default());
        assert!(analysis.complete(), "{}", plan.display());
        let name = plan.file_stem().unwrap().to_str().unwrap();
        let listed = name == "reference" || VERDICTS.iter().any(|(known, ..)| *known == name);
        assert!(listed, "{name} has no verdict in this test");
    }
}

/// 2000 x 600 = 1 200 000 HT; x 1.2 = 1 440 000 TTC; x 16.404 % = 236 217.60 of FCTVA, a year later.
#[test]
fn the_classic_to_the_cent() {
    let plan = "schema: perenne/plan/v1\nplan: classic\ncity: example-city\nstart: 2026-01\nhorizon: 10 years\nlines:\n  \
                sensors: {item: things/thing, quantity: 2000, costs: {device: {price: 600 EUR/thing}}}\n";
    let analysis = crate::support::analyse_text(plan, &Options::default());
    let result = perenne::report::json(&analysis, &Default::default());
    assert_eq!(result["tco"]["excl_vat"], "1200000.00");
    assert_eq!(result["tco"]["incl_vat"], "1440000.00");
    assert_eq!(result["funding"][0]["by_year"]["2027"], "236217.60");
    assert_eq!(result["net_cost"]["total"], "1203782.40");
}

/// The reference plan is the yardstick of speed: its size is part of what is measured.
#[test]
fn the_reference_plan_keeps_its_size() {
    let analysis = analyse(Path::new("plans/reference.yaml"), &Options::default());
    assert_eq!(analysis.case.lines.len(), 30);
    assert_eq!(analysis.case.calendar.months, 120);
    let text = std::fs::read_to_string("plans/reference.yaml").unwrap();
    let uncertain = text.split("uncertainty:").nth(1).unwrap().lines().skip(1);
    let uncertain = uncertain.take_while(|line| line.starts_with(' ')).filter(|line| line.contains("low:"));
    assert_eq!(uncertain.count(), 12);
}

/// What a shipped file holds.
fn read_file<T>(text: &str, read: fn(&Node<'_>, &mut Diagnostics) -> Option<T>) -> T {
    let mut diagnostics = Diagnostics::default();
    let file = Sources::default().add("shipped.yaml", text.to_owned());
    let node = parse(text, file, &mut diagnostics).unwrap();
    let content = read(&node, &mut diagnostics).unwrap();
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    content
}

/// Shipped files of a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    files
}

/// Prices cite a source, and every figure beside them (lives, warranties, failure rates, durations of depreciation, rates of exchange) rests
/// on one; so do the accounts, growth rates and loans of cities and the values of the law. Each source has a grade.
#[test]
fn no_shipped_figure_lacks_source_or_grade() {
    let (mut bare, mut seen) = (Vec::new(), 0);
    for file in files("catalogs").into_iter().chain(files("catalogs/cities")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let kind = text.lines().find_map(|line| line.strip_prefix("schema: perenne/")).unwrap();
        let mut judge = |path: String, sourced: bool| {
            seen += 1;
            if !sourced {
                bare.push(format!("{}: {path}", file.display()));
            }
        };
        match kind {
            "catalog/v1" => {
                let catalog = read_file(&text, read_catalog);
                let graded =
                    |id: &str| catalog.sources.iter().any(|(known, one)| known.value == id && one.grade.is_some());
                for (item, content) in &catalog.items {
                    for (id, component) in &content.costs {
                        let cited: Vec<&str> = component.sources().collect();
                        let sourced = !cited.is_empty() && cited.into_iter().all(graded);
                        judge(format!("{}.{}", item.value, id.value), sourced);
                    }
                }
                for (path, _) in catalog.figures() {
                    let grounded = catalog.ground(&path).is_some_and(|source| source.grade.is_some());
                    judge(path, grounded);
                }
            }
            "city/v1" => {
                let city = read_file(&text, read_city);
                for (path, _) in city.figures().filter(|(path, _)| path != "accounts.year") {
                    let grade = city.ground(&path).and_then(|source| source.grade);
                    // What is to come rests on no accounts.
                    assert!(!path.starts_with("outlook.") || grade == Some(Grade::Assumption), "{}", file.display());
                    judge(path, grade.is_some());
                }
            }
            "parameters/v1" => {
                let law = read_file(&text, read_parameters);
                for (key, values) in &law.keys {
                    let sourced = values.iter().all(|value| value.reference.is_some() || value.grade.is_some());
                    judge(key.value.clone(), sourced);
                }
            }
            other => panic!("{other}"),
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
    assert!(seen > 800, "{seen}");
}

/// What a shipped plan or template writes itself (prices, savings, caps, rates of loans, of exchange) has a source with a grade,
/// and an assumption its ends; only quantities, dates and shares of funding are the plan's choice.
#[test]
fn no_figure_of_a_shipped_plan_lacks_source_or_grade() {
    let (mut bare, mut seen) = (Vec::new(), 0);
    for plan in shipped() {
        let mut session = Session::default();
        let analysis = session.analyse(&plan, &Options::default()).unwrap();
        let values = inputs(&analysis).values;
        let own = values.iter().filter(|one| one.span.is_some_and(|span| span.file == analysis.case.file));
        for one in own {
            let last = one.path.rsplit('.').next().unwrap();
            let loan = one.path == "funding.bank.rate";
            let figures =
                ["price", "tiers", "renewal", "during", "saving", "revenue", "cap", "life", "warranty", "failure"];
            if !figures.contains(&last) && !loan && !one.path.starts_with("exchange.") {
                continue;
            }
            seen += 1;
            let graded = ["primary", "trade", "weak", "assumption"].contains(&one.basis.word());
            let ends = one.range.is_some() || one.told_range().is_some() || one.basis.word() != "assumption";
            // A price while a phase lasts has the range of its component.
            if !graded || !ends && !["during", "life", "warranty", "failure"].contains(&last) && one.value.is_some() {
                bare.push(format!("{}: {}", plan.display(), one.path));
            }
        }
        for code in own_findings(&plan) {
            bare.push(format!("{}: {code}", plan.display()));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for language in [Language::English, Language::French] {
        let file = folder.path().join(format!("{}.yaml", language.code()));
        std::fs::write(&file, perenne::start::template(Kind::Plan, language).unwrap()).unwrap();
        bare.extend(own_findings(&file));
        // The finding is there as soon as the sources are not.
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replace("grounds: [benefits, funding]", "grounds: [funding]")).unwrap();
        assert_eq!(own_findings(&file), ["unsourced-figures"]);
        // The figures of the city's template are invented, and say so.
        let city = perenne::start::template(Kind::City, language).unwrap();
        std::fs::write(&file, city).unwrap();
        bare.extend(own_findings(&file));
        std::fs::write(&file, city.replace("[population, accounts]", "[population]")).unwrap();
        assert_eq!(own_findings(&file), ["unsourced-city"]);
        let invented = read_file(city, read_city);
        assert_eq!(invented.ground("accounts.debt").and_then(|source| source.grade), Some(Grade::Assumption));
    }
    for city in files("catalogs").into_iter().chain(files("catalogs/cities")) {
        bare.extend(own_findings(&city).into_iter().filter(|code| code == "unsourced-city"));
    }
    assert!(bare.is_empty(), "{bare:#?}");
    assert!(seen > 180, "{seen}");
}

/// What `lint` finds in a plan's own figures.
fn own_findings(plan: &Path) -> Vec<String> {
    let mut session = Session::default();
    lint(plan, &Asked::default(), &mut session);
    let codes = session.diagnostics.sorted().into_iter().map(|one| one.code.id);
    codes
        .filter(|code| {
            ["unsourced-figures", "unsourced-city", "bare-figures", "unused-source", "undated-source"].contains(code)
        })
        .map(String::from)
        .collect()
}

/// What `assumptions` lists is the same, of every shipped plan on every shipped city: whatever does not stand in the plan
/// itself has a source or a grade, or is a default that stands nowhere.
#[test]
fn assumptions_of_shipped_plans_name_no_value_without_a_source() {
    let cities = files("catalogs").into_iter().chain(files("catalogs/cities"));
    let cities = cities.filter(|file| std::fs::read_to_string(file).unwrap().contains("schema: perenne/city/v1"));
    let cities: Vec<String> = cities.map(|file| file.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(cities.len(), 18);
    let mut bare: Vec<String> = Vec::new();
    for plan in shipped() {
        for city in &cities {
            let mut session = Session::default();
            let options = Options { city: Some(city.clone()), ..Options::default() };
            // A plan may begin before a city's accounts.
            let Some(analysis) = session.analyse(&plan, &options) else { continue };
            let values = inputs(&analysis).values;
            let uncited = values.iter().filter(|one| one.basis.word() == "uncited" && one.span.is_some());
            bare.extend(uncited.map(|one| format!("{} on {city}: {}", plan.display(), one.path)));
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}

/// What is shipped is read once in all: in a run in which the same files have other numbers, every value still stands at its
/// own place.
#[test]
fn values_stand_in_their_files_however_these_are_numbered() {
    let told = |others: usize| {
        let mut session = Session::default();
        for number in 0..others {
            session.sources.add(format!("other-{number}.yaml"), "schema: nothing\n");
        }
        let analysis = session.analyse("plans/bethune-sensors.yaml".as_ref(), &Options::default()).unwrap();
        let inputs = inputs(&analysis);
        let told = perenne::report::assumptions_json(&inputs, &analysis, &session.sources);
        serde_json::to_value(told).unwrap()
    };
    let first = told(0);
    assert_eq!(first, told(3));
    assert_eq!(first, told(0));
}
