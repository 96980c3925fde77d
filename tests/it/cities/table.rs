//! What each shipped plan comes to in each real city.

use std::path::{Path, PathBuf};

use perenne::analysis::Analysis;
use perenne::city::Level;
use perenne::model::Setting;
use perenne::session::{Options, Session};

use crate::cities::real::{Real, check, cities};

/// Verdict, first year, rules.
fn told(analysis: &Analysis) -> String {
    let ruling = &analysis.outcome.as_ref().unwrap().ruling();
    let level = ruling.level.map_or("undetermined", Level::word);
    let year = ruling.first_year.map_or(String::new(), |year| format!(" {year}"));
    let rules: Vec<&str> = ruling.rules.iter().map(|rule| rule.id()).collect();
    let secured = if ruling.by_secured { " (acquired money)" } else { "" };
    format!("{level}{year} {}{secured}", rules.join(", ")).trim_end().to_owned()
}

#[test]
fn every_shipped_plan_on_every_real_city() {
    let mut table = String::new();
    for plan in plans() {
        table.push_str(&format!("{}\n", plan.file_stem().unwrap().to_str().unwrap()));
        with_cities(|city, run| table.push_str(&format!("  {:20} {}\n", city.name, told(&run(&plan, &[]).0))));
    }
    insta::assert_snapshot!(table);
}

/// The shipped plans.
pub fn plans() -> Vec<PathBuf> {
    let mut plans: Vec<_> = std::fs::read_dir("plans").unwrap().map(|entry| entry.unwrap().path()).collect();
    plans.retain(|path| path.is_file());
    plans.sort();
    plans
}

/// Each city, with what runs a shipped plan in it.
pub fn with_cities(mut visit: impl FnMut(&Real, &dyn Fn(&Path, &[Setting]) -> (Analysis, Session))) {
    let folder = tempfile::tempdir().unwrap();
    for city in cities() {
        std::fs::write(folder.path().join(format!("{}.yaml", city.id())), city.yaml("constant-debt")).unwrap();
    }
    for city in cities() {
        visit(&city, &|plan, settings| run(plan, settings, &city.id(), folder.path()));
    }
}

/// A plan that begins before the accounts begins in 2026 here.
fn run(plan: &Path, settings: &[Setting], city: &str, folder: &Path) -> (Analysis, Session) {
    let text = std::fs::read_to_string(plan).unwrap();
    let start = text.lines().find_map(|line| line.strip_prefix("start: ")).unwrap();
    let late = Setting { path: "start".into(), value: "2026-01".into(), by: "--set".into(), span: None };
    let mut settings = settings.to_vec();
    settings.extend((&start[..4] < "2025").then_some(late));
    let options = Options {
        city: Some(city.to_owned()),
        catalogs: vec![folder.to_path_buf(), "catalogs".into()],
        settings,
        ..Options::default()
    };
    let mut session = Session::default();
    let analysis = session.check(plan, &options);
    let analysis = analysis.unwrap_or_else(|| panic!("{}: {:#?}", plan.display(), session.diagnostics.sorted()));
    (analysis, session)
}

#[test]
fn forty_thousand_euros_a_year_break_no_city() {
    // 33 333.33 HT = 40 000 TTC a year from September on, in cities with 33 to 134 million of revenue.
    assert_eq!(unsustainable("2026-09"), [] as [&str; 0]);
    // From January on it is material in one more city, which is in the red already (it saves 4.7 % of its revenue, red
    // below 7 %): 40 000 of 38.3 million in 2026 are 0.104 %. In September it was 13 333 of them, and the average of
    // the years from the first one on stays below.
    assert_eq!(unsustainable("2026-01"), ["Le Moule"]);
}

/// Cities that cannot pay 40 000 a year.
fn unsustainable(start: &str) -> Vec<String> {
    let plan = format!(
        "schema: perenne/plan/v1\nplan: small\nstart: {start}\nhorizon: 10 years\nindices: {{services: 0 %/year}}\nlines:\n  \
         a: {{item: things/service, quantity: 1, costs: {{fee: {{price: 33333.33 EUR/year, index: services}}}}}}\n"
    );
    let level =
        |city: &Real| check(&plan, &city.yaml("constant-debt")).0.outcome.as_ref().unwrap().ruling().level.unwrap();
    let red = cities().into_iter().filter(|city| level(city) == Level::Unsustainable);
    red.map(|city| city.name).collect()
}

#[test]
fn two_thousand_sensors_weigh_on_weak_cities() {
    let mut counts = [0; 3];
    with_cities(|_, run| {
        let (analysis, _) = run(Path::new("plans/bethune-sensors.yaml"), &[]);
        counts[analysis.outcome.as_ref().unwrap().ruling().level.unwrap() as usize] += 1;
    });
    // Sustainable, fragile, unsustainable: the four that are in the red or near it by themselves.
    assert_eq!(counts, [2, 8, 4]);
}
