//! `simulate`: the same bytes on any number of threads, quantiles against a stored sort, structural inputs, stopping.

use std::path::Path;
use std::sync::atomic::Ordering;

use perenne::explore::simulate::{Kernel, Progress, Request, Run, Simulation, simulate};
use perenne::model::{Case, Setting};
use perenne::report::{simulate_csv, simulate_json};
use perenne::session::{Options, Session};

fn resolve(plan: &str, settings: Vec<Setting>) -> Option<Case> {
    Session::default().resolve(Path::new(plan), &Options { settings, ..Options::default() })
}

fn run(plan: &str, request: Request, progress: &Progress) -> (Case, Run) {
    let case = resolve(plan, Vec::new()).unwrap();
    let run = simulate(&case, &|settings| resolve(plan, settings), request, progress).unwrap();
    (case, run)
}

fn simulated(plan: &str, request: Request) -> Simulation {
    let (case, run) = run(plan, request, &Progress::default());
    Simulation::of(&case, &run, request)
}

const REFERENCE: &str = "plans/reference.yaml";

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let on = |threads| {
        let simulation = simulated(REFERENCE, Request { scenarios: 50_001, seed: 9, threads });
        let csv = simulate_csv(&simulation, perenne::language::Language::French);
        (simulate_json(&simulation).to_string(), csv)
    };
    assert!(on(1) == on(2) && on(2) == on(5), "one thread or several");
    let other = simulated(REFERENCE, Request { scenarios: 50_001, seed: 10, threads: 2 });
    assert_ne!(on(2).0, simulate_json(&other).to_string(), "another seed");
}

/// A scenario is a function of seed and number: a run of fewer is the beginning of a run of more.
#[test]
fn scenarios_do_not_depend_on_how_many_there_are() {
    let kernel = Kernel::new(resolve(REFERENCE, Vec::new()).unwrap(), 4);
    let parts = [0..1_000, 1_000..1_001, 1_001..5_000].map(|range| kernel.run(range));
    let sum = parts.iter().fold([0, 0], |sum, part| [sum[0] + part[0], sum[1] + part[1]]);
    assert_eq!(sum, kernel.run(0..5_000));
    let simulation = simulated(REFERENCE, Request { scenarios: 5_000, seed: 4, threads: 2 });
    let unsustainable = simulation.verdict.unwrap().unsustainable.probability;
    assert_eq!((unsustainable * 5_000.0).round() as u64, sum[0]);
}

/// Cities that are weak, but not too weak.
const CITIES: [&str; 4] = ["le-moule-2024", "petit-bourg-2024", "les-lilas-2024", "baie-mahault-2024"];

/// A plan that lasts with all funding and is fragile on what is secured is fragile in every draw, as `check` has it.
#[test]
fn secured_money_counts_in_every_draw() {
    // On some city, some plan rests on money that is only hoped for.
    let mut found = 0;
    for (plan, city) in ["school-co2", "public-wifi"].into_iter().flat_map(|plan| CITIES.map(|city| (plan, city))) {
        let plan = format!("plans/{plan}.yaml");
        let options = Options { city: Some(city.to_owned()), ..Options::default() };
        let analysis = Session::default().analyse(Path::new(&plan), &options).unwrap();
        let outcome = analysis.outcome.as_ref().unwrap();
        let lasts = !outcome.verdict.fragile && !outcome.verdict.unsustainable;
        if lasts && (outcome.secured.unsustainable, outcome.secured.fragile) == (false, true) {
            let mut case = Session::default().resolve(Path::new(&plan), &options).unwrap();
            case.uncertain.clear();
            assert_eq!(Kernel::new(case, 1).run(0..640), [0, 640], "{plan} {city}");
            found += 1;
        }
    }
    assert!(found > 0);
}

/// Every verdict has a share, and the three make one; quantiles rise; means lie between the ends.
#[test]
fn figures_hang_together() {
    for plan in ["reference", "bethune-sensors", "bethune-open-data", "lighting", "citizen-app", "public-wifi"] {
        let simulation = simulated(&format!("plans/{plan}.yaml"), Request { scenarios: 3_000, seed: 2, threads: 2 });
        if let Some(verdict) = simulation.verdict {
            let sum = verdict.sustainable.probability + verdict.fragile.probability + verdict.unsustainable.probability;
            assert!((sum - 1.0).abs() < 1e-12, "{plan}: {sum}");
        }
        for figure in simulation.figures.iter().chain(simulation.budget.values().flatten()) {
            let values: Vec<f64> = figure.quantiles.iter().map(|(value, _)| *value).collect();
            assert!(values.is_sorted(), "{plan} {figure:?}");
            assert!(figure.min <= values[0] && values[4] <= figure.max, "{plan} {figure:?}");
            let slack = 1e-9 * figure.mean.abs();
            assert!(figure.min - slack <= figure.mean && figure.mean <= figure.max + slack, "{plan} {figure:?}");
            assert_eq!(figure.count, 3_000, "{plan} {figure:?}");
        }
    }
}

fn with_uncertainty(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let plan = std::fs::read_to_string("plans/bethune-sensors.yaml").unwrap();
    let without: String = {
        let (before, rest) = plan.split_once("uncertainty:\n").expect("the plan has uncertain inputs");
        let rest: String =
            rest.lines().skip_while(|line| line.starts_with("  ")).map(|line| format!("{line}\n")).collect();
        format!("{before}{rest}")
    };
    let path = folder.path().join("plan.yaml");
    std::fs::write(&path, format!("{without}uncertainty:\n{text}")).unwrap();
    let path = path.display().to_string();
    (folder, path)
}

/// A life of 5 to 9 years, a horizon of 9 to 11: each drawn pair of months is a plan of its own, compiled once.
#[test]
fn structural_inputs_compile_a_plan_for_each_value() {
    let (_folder, plan) = with_uncertainty(
        "  sensors.device.life: {distribution: uniform, low: 60 months, high: 64 months}\n  discount.rate: {distribution: uniform, low: 3 %, high: 3.02 %}\n",
    );
    let request = |threads| Request { scenarios: 600, seed: 1, threads };
    let simulation = simulated(&plan, request(1));
    assert_eq!(simulation.compilations, 5 * 3);
    assert_eq!(simulate_json(&simulation).to_string(), simulate_json(&simulated(&plan, request(2))).to_string());
    let tco = &simulation.figures[0];
    assert!(tco.max > tco.min, "{tco:?}");
}

/// Stopped before it began, a run has nothing to show and says so.
#[test]
fn a_stopped_run_is_partial() {
    let progress = Progress::default();
    progress.stop.store(true, Ordering::Relaxed);
    let request = Request { scenarios: 100_000, seed: 1, threads: 2 };
    let (case, run) = run(REFERENCE, request, &progress);
    let simulation = Simulation::of(&case, &run, request);
    assert!(simulation.partial());
    assert_eq!(simulation.scenarios, 0);
    assert_eq!(simulate_json(&simulation)["partial"], true);
}

/// Quantiles of a plan in which something has no price are bounds, and say so in every form.
#[test]
fn an_incomplete_plan_is_drawn_with_bounds() {
    let request = Request { scenarios: 200, seed: 1, threads: 1 };
    let unknown = || vec![Setting::new("sensors.device.price", "unknown", "--set")];
    let plan = "plans/bethune-sensors.yaml";
    let case = resolve(plan, unknown()).unwrap();
    let again = |settings: Vec<Setting>| resolve(plan, unknown().into_iter().chain(settings).collect());
    let run = simulate(&case, &again, request, &Progress::default()).unwrap();
    let simulation = Simulation::of(&case, &run, request);
    let style = perenne::report::Style { language: perenne::language::Language::English, width: 200, color: false };
    let text = perenne::report::simulate_text(&simulation, &case, style);
    let row = |text: &str, start: &str| text.lines().find(|line| line.contains(start)).unwrap().to_owned();
    assert!(text.contains("not counted as 0: sensors.device"), "{text}");
    assert_eq!(row(&text, "TCO incl. VAT ").matches("≥ ").count(), 6, "five quantiles and the mean");
    let csv = simulate_csv(&simulation, style.language);
    assert!(row(&csv, ",tco_incl_vat,").contains(",≥ "), "{csv}");
    assert!(row(&csv, ",gross_savings,2030").contains(" (priced),"), "{csv}");
    assert!(text.contains("Gross savings with the plan, EUR (priced)"), "{text}");
}

/// One scenario has no spread: its standard errors are unknown, and not 0.
#[test]
fn a_lone_scenario_has_no_standard_error() {
    let request = Request { scenarios: 1, seed: 1, threads: 1 };
    let (case, run) = run(REFERENCE, request, &Progress::default());
    let simulation = Simulation::of(&case, &run, request);
    let json = simulate_json(&simulation);
    let cost = &json["figures"]["tco_incl_vat"];
    assert!(cost["standard_error"].is_null() && cost["standard_deviation"].is_null(), "{cost}");
    assert!(cost["quantiles"]["0.50"]["standard_error"].is_null() && cost["mean"].is_string(), "{cost}");
    assert!(json["verdict"]["fragile"]["standard_error"].is_null());
    let style = perenne::report::Style { language: perenne::language::Language::English, width: 200, color: false };
    let text = perenne::report::simulate_text(&simulation, &case, style);
    assert!(!text.contains('±'), "{text}");
}
