//! How sure a verdict is: the draws beside it, what rests on assumptions, and what waits beyond the horizon.

use std::path::{Path, PathBuf};

use crate::support::{analyse_text, shipped};
use perenne::analysis::Analysis;
use perenne::city::Level;
use perenne::explain::{inputs, resting_on_assumptions};
use perenne::explore::Runner;
use perenne::explore::beyond::beyond;
use perenne::explore::odds::{Odds, SCENARIOS, SEED, odds};
use perenne::explore::simulate::{Progress, Request, Simulation, simulate};
use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::{Beside, Document, Style, check_csv, check_text_beside, simulate_text};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::Value;

fn checked(plan: &Path, options: &Options) -> (Session, Analysis, Runner) {
    let mut session = Session::default();
    let prepared = session.prepare(plan, options).expect("no faults");
    let analysis = session.check_prepared(&prepared).expect("no faults");
    let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
    (session, analysis, runner)
}

fn drawn(plan: &Path, options: &Options) -> Option<Odds> {
    let (_, analysis, runner) = checked(plan, options);
    odds(&runner, &analysis).unwrap()
}

fn simulated(plan: &Path, options: &Options, threads: usize) -> Simulation {
    let request = Request { scenarios: SCENARIOS, seed: SEED, threads };
    let resolve = |settings: Vec<Setting>| {
        let mut options = options.clone();
        options.settings.extend(settings);
        Session::default().resolve(plan, &options)
    };
    let case = resolve(Vec::new()).unwrap();
    let run = simulate(&case, &resolve, request, &Progress::default()).unwrap();
    Simulation::of(&case, &run, request)
}

fn json(analysis: &Analysis, session: &Session, odds: Option<&Odds>) -> Value {
    let diagnostics = &session.diagnostics;
    let beside = Some(Beside { odds, ..Beside::default() });
    serde_json::to_value(Document { analysis, diagnostics, advice: None, beside }).unwrap()
}

/// What stands beside a verdict is what `simulate -n 10000 --seed 1` finds, to the cent, on any number of threads.
#[test]
fn draws_beside_a_verdict_are_those_of_simulate() {
    let secured = Options { city: Some("les-lilas-2024".to_owned()), ..Options::default() };
    let plans = shipped().into_iter().map(|plan| (plan, Options::default()));
    let mut found = 0;
    for (plan, options) in plans.chain([(PathBuf::from("plans/school-co2.yaml"), secured)]) {
        let Some(odds) = drawn(&plan, &options) else { continue };
        let simulation = simulated(&plan, &options, 2);
        assert_eq!(odds.levels, simulation.verdict, "{}", plan.display());
        for (name, own) in [("net_cost", odds.net_cost), ("post_pilot_cost", odds.after_pilot)] {
            let other = simulation.figures.iter().find(|figure| figure.name == name);
            assert_eq!(own.is_some(), other.is_some(), "{name}");
            let (Some(own), Some(other)) = (own, other) else { continue };
            for ((one, error), (other, other_error)) in own.quantiles.iter().zip(&other.quantiles) {
                let same = (one - other).abs() < 0.005 && (error - other_error).abs() < 0.005;
                assert!(same, "{}: {name}: {one} {other}", plan.display());
            }
        }
        found += 1;
    }
    assert!(found >= 8);
}

const CITY: &str = "schema: perenne/city/v1
city: town
population: 25000
accounts:
  year: 2025
  revenue: {taxes: 6_000_000 EUR, grants: 2_000_000 EUR, other: 2_000_000 EUR}
  spending: {staff: 4_000_000 EUR, purchases: 2_000_000 EUR, subsidies: 1_000_000 EUR, other: 500_000 EUR}
  interest: 100_000 EUR
  principal: 400_000 EUR
  debt: 4_000_000 EUR
  investment: {equipment: 2_000_000 EUR, other: 200_000 EUR}
  investment_revenue: {grants: 500_000 EUR, fctva: 300_000 EUR, other: 100_000 EUR}
  working_capital: 2_000_000 EUR
growth: {taxes: 2 %/year, grants: 0 %/year, other: 1 %/year, staff: 2 %/year, purchases: 2 %/year, subsidies: 1 %/year, other_spending: 1 %/year, investment: 2 %/year}
loans: {rate: 3 %, term: 15 years}
fctva_lag: 1 years
minimum_working_capital: 500_000 EUR
envelope: {operating: 900_000 EUR/year, investment: 90_000 EUR/year}
";

/// A plan of 100 boxes, without VAT and so without FCTVA: what they cost is what the city pays.
fn boxes(device: &str, plan: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("city.yaml", CITY);
    let item = format!("{{family: sensor, unit: box, costs: {{device: {{vat: zero, {device}}}}}}}");
    write("catalog.yaml", &format!("schema: perenne/catalog/v1\ncatalog: small\nitems:\n  box: {item}\n"));
    let head = "schema: perenne/plan/v1\nplan: boxes\ncity: town\nstart: 2026-01\n";
    write("plan.yaml", &format!("{head}{plan}lines:\n  boxes: {{item: small/box, quantity: 100}}\n"));
    let path = folder.path().join("plan.yaml");
    (folder, path)
}

/// 100 boxes at 800 to 1200 EUR each, drawn evenly, against an envelope of 90 000 EUR: the net cost lies evenly between
/// 80 000 and 120 000 EUR. Above 90 000 EUR (price above 900) the envelope is exceeded: 300/400 = 75 % unsustainable;
/// above its 90 %, 81 000 EUR (810 to 900): 22.5 % fragile; 2.5 % sustainable. Half the draws are above the plan's own
/// 100 000 EUR. Tolerance: four standard errors.
#[test]
fn one_even_input_by_hand() {
    let uncertain =
        "uncertainty: {boxes.device.price: {distribution: uniform, low: 800 EUR/box, high: 1200 EUR/box}}\n";
    let (_folder, plan) = boxes("price: 1000 EUR/box", &format!("horizon: 5 years\n{uncertain}"));
    let odds = drawn(&plan, &Options::default()).unwrap();
    let near = |found: f64, expected: f64| {
        let error = (expected * (1.0 - expected) / 10_000.0).sqrt();
        assert!((found - expected).abs() < 4.0 * error, "{found} {expected}");
    };
    let levels = odds.levels.unwrap();
    near(levels.unsustainable.probability, 0.75);
    near(levels.fragile.probability, 0.225);
    near(levels.sustainable.probability, 0.025);
    near(odds.above_plan.probability, 0.5);
    let net_cost = odds.net_cost.unwrap();
    for (place, share) in [(0, 0.05), (2, 0.5), (4, 0.95)] {
        let (value, _) = net_cost.quantiles[place];
        near((value - 80_000.0) / 40_000.0, share);
    }
    assert!(odds.after_pilot.is_none(), "no pilot");
}

/// 100 boxes at 1000 dollars of half a euro, which may be 800 to 1200: 40 000 to 60 000 EUR, most likely 50 000. Of the draws of a
/// triangle 5 % lie below 40 000 + sqrt(0.05 x 20 000 x 10 000) = 43 162.28, and as many above 56 837.72.
#[test]
fn a_range_in_another_currency_is_drawn_in_euros() {
    let price = "price: 1000 USD/box, range: 800 .. 1200 USD/box";
    let (_folder, plan) = boxes(price, "horizon: 5 years\nexchange: {USD: 0.5 EUR}\n");
    let quantiles = drawn(&plan, &Options::default()).unwrap().net_cost.unwrap().quantiles;
    for (place, expected) in [(0, 43_162.28), (2, 50_000.0), (4, 56_837.72)] {
        let (value, _) = quantiles[place];
        assert!((value - expected).abs() < 300.0, "{value} {expected}");
    }
}

/// Where nothing is uncertain nothing is drawn, and where what is uncertain does not move the cost no draw is above it.
#[test]
fn nothing_uncertain_and_nothing_moved() {
    let (_folder, plan) = boxes("price: 1000 EUR/box", "horizon: 5 years\n");
    assert!(drawn(&plan, &Options::default()).is_none());
    let uncertain = "uncertainty: {city.growth.taxes: {low: 1 %/year, high: 3 %/year}}\n";
    let (_folder, plan) = boxes("price: 1000 EUR/box", &format!("horizon: 5 years\n{uncertain}"));
    let odds = drawn(&plan, &Options::default()).unwrap();
    assert_eq!(odds.above_plan.probability, 0.0);
    assert!(odds.net_cost.unwrap().quantiles.iter().all(|(value, error)| (*value, *error) == (100_000.0, 0.0)));
}

/// Of an incomplete plan no level but the worst is known, and the figures are bounds, in every form.
#[test]
fn an_incomplete_plan_has_no_levels() {
    let plan = Path::new("plans/bethune-sensors.yaml");
    let unknown = Setting::new("sensors.device.price", "unknown", "--set");
    let (session, analysis, runner) = checked(plan, &Options { settings: vec![unknown], ..Options::default() });
    let odds = odds(&runner, &analysis).unwrap().unwrap();
    let json = json(&analysis, &session, Some(&odds));
    let levels = json["draws"]["levels"].as_object().unwrap();
    assert_eq!(levels.keys().collect::<Vec<_>>(), ["undetermined", "unsustainable"]);
    assert_eq!(json["draws"]["complete"], false);
    let style = Style { language: Language::English, width: 10_000, color: false };
    let text = check_text_beside(&analysis, &session, Beside { odds: Some(&odds), ..Beside::default() }, style);
    assert!(text.contains("of the others no verdict is known"), "{text}");
    assert!(text.contains("Net cost: ≥ "), "{text}");
    let csv = check_csv(&analysis, Beside { odds: Some(&odds), ..Beside::default() }, Language::English);
    assert!(csv.contains("UNSUSTAINABLE (share of ") && !csv.contains("FRAGILE (share"), "{csv}");
}

/// What `check` says rests on assumptions is what `assumptions` gives, to the last digit.
#[test]
fn what_rests_on_assumptions_is_one_figure() {
    for plan in shipped() {
        let (_, analysis, _) = checked(&plan, &Options::default());
        let (_, told) = inputs(&analysis).unfounded;
        let own = resting_on_assumptions(&analysis);
        assert_eq!(own.round_dp(12), told.round_dp(12), "{}", plan.display());
    }
}

/// Lines that come to the same need not rest on the same.
#[test]
fn lines_that_come_to_the_same_are_told_apart_by_what_backs_them() {
    let line = "{item: things/thing, quantity: 20, costs: {device: {price: 500 EUR/thing, life: 9 years}}}";
    let plan = format!(
        "schema: perenne/plan/v1\nplan: own\nstart: 2026-01\nhorizon: 10 years\nlines:\n  backed: {line}\n  bare: {line}\n  \
         bare-too: {line}\nsources: {{ours: {{title: Ours, date: 2025-12-01, grade: trade, grounds: [backed]}}}}\n"
    );
    let analysis = analyse_text(&plan, &Options::default());
    let own = resting_on_assumptions(&analysis);
    assert_eq!(own.round_dp(12), (Decimal::TWO / Decimal::from(3)).round_dp(12));
    assert_eq!(own.round_dp(12), inputs(&analysis).unfounded.1.round_dp(12));
}

/// A plan that lasts with all funding and not with what is secured: `simulate` shows the rules that make it so.
#[test]
fn rules_are_those_of_the_verdict_that_decides() {
    let cities = ["le-moule-2024", "petit-bourg-2024", "les-lilas-2024", "baie-mahault-2024"];
    let pairs = ["school-co2", "public-wifi"].into_iter().flat_map(|plan| cities.map(|city| (plan, city)));
    let mut found = 0;
    for (plan, city) in pairs {
        let (plan, options) = (
            PathBuf::from(format!("plans/{plan}.yaml")),
            Options { city: Some(city.to_owned()), ..Options::default() },
        );
        let (_, analysis, _) = checked(&plan, &options);
        let outcome = analysis.outcome.as_ref().unwrap();
        if outcome.by_secured().is_none() {
            continue;
        }
        let mut case = Session::default().resolve(&plan, &options).unwrap();
        case.uncertain.clear();
        let request = Request { scenarios: 64, seed: 1, threads: 1 };
        let run = simulate(&case, &|_| None, request, &Progress::default()).unwrap();
        let simulation = Simulation::of(&case, &run, request);
        assert_eq!(simulation.by_secured.probability, 1.0);
        let counts =
            simulation.rules.iter().filter(|rule| rule.counts_orange.probability + rule.counts_red.probability > 0.0);
        let counts: Vec<_> = counts.map(|rule| (rule.rule.year, rule.rule.rule)).collect();
        for flag in outcome.deciding() {
            assert!(counts.contains(&(flag.year, flag.with.rule)), "{} {city}: {}", plan.display(), flag.year);
        }
        let text =
            simulate_text(&simulation, &case, Style { language: Language::English, width: 10_000, color: false });
        assert!(text.contains("the rules are those on acquired money"), "{text}");
        found += 1;
    }
    assert!(found > 0);
}

/// 100 boxes at 1000 EUR that live 6 years, over 5 years: renewed in month 72, a year after the horizon; none within it.
/// Two years more show them, and the envelope of 90 000 EUR that they exceed in 2032.
#[test]
fn renewals_soon_after_the_horizon_by_hand() {
    let money = |amount: i64| rust_decimal::Decimal::from(amount);
    let (_folder, plan) = boxes("price: 800 EUR/box, renewal: 1000 EUR/box, life: 6 years", "horizon: 5 years\n");
    let (_, analysis, runner) = checked(&plan, &Options::default());
    let told = beyond(&runner, &analysis).unwrap();
    assert_eq!((told.renewals, told.within, told.horizon), (money(100_000), money(0), 84));
    let level = |analysis: &Analysis| analysis.outcome.as_ref().unwrap().ruling().level;
    assert_eq!(level(&analysis), Some(Level::Sustainable));
    assert_eq!(told.level(), Some(Level::Unsustainable));
    // The same horizon asked for outright.
    let options = Options { settings: told.settings, ..Options::default() };
    let (_, longer, _) = checked(&plan, &options);
    assert_eq!((longer.case.calendar.months, level(&longer)), (84, Some(Level::Unsustainable)));
}

/// Phases that fill the horizon grow at their end, whichever of them takes the rest; what was said of the others stays.
#[test]
fn a_longer_horizon_is_added_to_the_last_phase() {
    for phases in ["{pilot: 12 months, run: 48 months}", "{pilot: 12 months, run: rest, closing: 6 months}"] {
        let (_folder, plan) =
            boxes("price: 1000 EUR/box, life: 6 years", &format!("horizon: 5 years\nphases: {phases}\n"));
        let (_, analysis, runner) = checked(&plan, &Options::default());
        let told = beyond(&runner, &analysis).unwrap();
        let (_, longer, _) = checked(&plan, &Options { settings: told.settings, ..Options::default() });
        let lengths = |one: &Analysis| one.case.calendar.phases.iter().map(|phase| phase.months).collect::<Vec<_>>();
        let (mut before, after) = (lengths(&analysis), lengths(&longer));
        *before.last_mut().unwrap() += 24;
        assert_eq!(before, after, "{phases}");
    }
}

/// Boxes that live a year, over 15: 14 renewals of each within, 2 after the horizon, less than a fifth. Over 5 years they
/// are 4 and 2.
#[test]
fn a_steady_course_is_not_told() {
    for (years, told) in [(15, false), (5, true)] {
        let (_folder, plan) = boxes("price: 10 EUR/box, life: 1 year", &format!("horizon: {years} years\n"));
        let (_, analysis, runner) = checked(&plan, &Options::default());
        assert_eq!(beyond(&runner, &analysis).is_some(), told, "{years} years");
    }
}

/// A quantity drawn between 100 and 4000 makes another plan in nearly every draw: as many draws as 256 plans give, the
/// first of those that `simulate` makes, and it is said.
#[test]
fn many_plans_give_fewer_draws() {
    let uncertain = "uncertainty: {boxes.quantity: {distribution: uniform, low: 1, high: 4000}}\n";
    let (_folder, plan) = boxes("price: 10 EUR/box", &format!("horizon: 5 years\n{uncertain}"));
    let (session, analysis, runner) = checked(&plan, &Options::default());
    let odds = odds(&runner, &analysis).unwrap().unwrap();
    assert!((256..300).contains(&odds.scenarios), "{}", odds.scenarios);
    assert_eq!(json(&analysis, &session, Some(&odds))["draws"]["asked"], 10_000);
    let style = Style { language: Language::English, width: 10_000, color: false };
    assert!(
        check_text_beside(&analysis, &session, Beside { odds: Some(&odds), ..Beside::default() }, style)
            .contains("and not 10")
    );
    // 10 EUR a box: the net cost of every draw lies evenly between 10 and 40 000 EUR.
    let (median, error) = odds.net_cost.unwrap().quantiles[2];
    assert!((median - 20_000.0).abs() < 4.0 * error, "{median} {error}");
}
