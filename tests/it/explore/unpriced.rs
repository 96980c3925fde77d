//! What has no price is never 0: every total, difference and answer that rests on it says so.

use perenne::explore::compare::{Driver, drivers};
use perenne::explore::sensitivity::sensitivity;
use perenne::explore::solve::{Direction, Lever, solve};
use perenne::explore::sweep::sweep;
use perenne::explore::{Bound, Figure, Goal, Side, Snapshot, Vary};
use perenne::language::Language;
use perenne::model::Setting;
use perenne::report::Style;
use perenne::report::explore as report;

use crate::explore::toys::{PLAN, analyse, runner_of};

const UNKNOWN: [(&str, &str); 1] = [("things.device.price", "unknown")];
const STYLE: Style = Style { language: Language::English, width: 120, color: false };

fn sides(first: &[(&str, &str)], second: &[(&str, &str)]) -> ([Side; 2], [String; 2]) {
    let side = |name: &str, settings: &[(&str, &str)]| Side::of(name, &analyse(settings));
    ([side("a", first), side("b", second)], ["a".to_owned(), "b".to_owned()])
}

/// The row of a table or a sheet that begins with a name, its spaces plain.
fn row(text: &str, name: &str) -> String {
    let line = text.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("no {name} in {text}"));
    line.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_price_that_is_taken_away_leaves_bounds_and_no_saving() {
    let (sides, names) = sides(&[], &UNKNOWN);
    let text = report::compare_text(&sides, &names, 20, STYLE);
    // What the city is left with can move either way, so nothing is claimed to be a bound.
    for figure in ["Lowest gross savings", "Lowest working capital", "Highest debt"] {
        let row = row(&text, figure);
        assert!(row.matches("(priced)").count() == 2 && !row.contains(['≥', '≤']), "{text}");
    }
    assert_eq!(row(&text, "Total cost of ownership, incl. VAT").matches("≥ ").count(), 2, "{text}");
    // Benefits have nothing to do with it.
    assert!(!row(&text, "│ Benefits").contains('≥'), "{text}");
    let device = row(&text, "things.device (component)");
    assert!(device.contains("unpriced") && device.contains("not known"), "{device}");
    assert!(row(&text, "Partner (funding)").contains("≤ +"), "{text}");
    let json = report::compare_json(&sides, &names);
    let difference = &json["differences"][0];
    assert_eq!(difference["complete"], false);
    assert_eq!(difference["bounds"]["tco_incl_vat"], ">=");
    assert_eq!(difference["bounds"]["lowest_gross_savings"], "priced");
    assert!(difference["bounds"].get("benefits").is_none());
    assert_eq!(json["sides"][1]["bounds"]["lowest_gross_savings"], "priced");
    assert!(json["sides"][0].get("bounds").is_none());
    let device = difference["drivers"].as_array().unwrap().iter().find(|one| one["name"] == "things.device").unwrap();
    assert!(device["after"].is_null() && device["effect"].is_null(), "{device}");
    let csv = report::compare_csv(&sides, &names, Language::English);
    assert!(row(&csv, "Total cost of ownership, incl. VAT").contains(",≥ "), "{csv}");
    assert!(row(&csv, "component,things.device").ends_with(",unpriced"), "{csv}");
}

/// The other way round the true difference is at most what is shown; between two incomplete runs it is bounded nowhere.
#[test]
fn differences_say_on_which_side_they_are_open() {
    let bound = |(sides, _): ([Side; 2], [String; 2]), name: &str| {
        let drivers = drivers(&sides[0], &sides[1]);
        drivers.iter().find(|driver| driver.name == name).map(Driver::bound)
    };
    assert_eq!(bound(sides(&UNKNOWN, &[]), "Partner"), Some(Bound::AtLeast));
    let quantity = [UNKNOWN[0], ("boxes.device.price", "350 EUR/box")];
    assert_eq!(bound(sides(&UNKNOWN, &quantity), "Partner"), Some(Bound::Priced));
    assert_eq!(bound(sides(&UNKNOWN, &quantity), "boxes.device"), Some(Bound::Exact));
    let (sides, names) = sides(&UNKNOWN, &quantity);
    let text = report::compare_text(&sides, &names, 20, STYLE);
    assert!(row(&text, "Net cost to the city").contains("(priced)"), "{text}");
}

/// A saved result knows what had no price.
#[test]
fn a_saved_result_keeps_its_bounds() {
    let text = perenne::report::json(&analyse(&UNKNOWN), &perenne::diagnostic::Diagnostics::default()).to_string();
    let saved = &Side::saved("saved.json", &text).unwrap()[0];
    let device = drivers(&Side::of("run", &analyse(&[])), saved);
    let device = device.iter().find(|driver| driver.name == "things.device").unwrap();
    assert_eq!((device.known()[1], device.bound()), (None, Bound::AtLeast));
}

fn incomplete() -> perenne::explore::Runner {
    runner_of(&PLAN.replace("item: toys/thing, ", "item: toys/thing, costs: {device: {price: unknown}}, "))
}

#[test]
fn a_tornado_and_a_sweep_mark_their_totals() {
    let (runner, run) = (incomplete(), incomplete().run(&[]).unwrap_or_else(|_| panic!()));
    let base = Snapshot::of(&run);
    let swings = sensitivity(&runner, Figure::TcoInclVat);
    let text = report::sensitivity_text(&run.case, &base, &swings, Figure::TcoInclVat, STYLE);
    let total = row(&text, "Total cost of ownership, incl. VAT:");
    assert!(total.contains("≥ ") && total.contains("(1 unpriced)"), "{text}");
    assert!(text.contains("1 component has no price"), "{text}");
    let csv = report::sensitivity_csv(&base, &swings, Language::French);
    assert!(row(&csv, "indices.general").contains(";≥ "), "{csv}");
    let json =
        serde_json::to_value(report::Tornado { plan: "toys", base: &base, swings: &swings, by: Figure::TcoInclVat })
            .unwrap();
    assert_eq!(json["inputs"][0]["complete"], false);
    let vary = [Vary::parse("things.quantity.rollout=10, 20").unwrap()];
    let mut points = Vec::new();
    sweep(&runner, &vary, |point| {
        points.push(point);
        true
    });
    let csv = report::SweepSheet::new(&vary, Language::English).rows(&points);
    assert!(row(&csv, "20,").contains(",≥ ") && row(&csv, "20,").contains(" (priced),"), "{csv}");
}

/// That a goal is reached nowhere, and that nothing is known, are two answers.
#[test]
fn a_search_does_not_say_none_where_it_cannot_know() {
    let runner = incomplete();
    let goal = Goal::parse("sustainable").unwrap();
    let lever = Lever::at(&runner, "things.quantity.rollout", None, Some("60")).unwrap();
    let solution = solve(&runner, lever, &goal, Direction::Largest);
    let unpriced = ["things.device".to_owned()];
    let text = report::solve_text("Toys", "400", &unpriced, &solution, &goal, STYLE);
    assert!(text.contains("Not known") && text.contains("things.device") && !text.contains("None:"), "{text}");
    let json = report::solve_json("toys", "400", &unpriced, &solution, &goal);
    assert_eq!((&json["complete"], &json["unpriced"][0]), (&false.into(), &"things.device".into()));
    assert!(report::solve_csv(&solution, &goal, Language::English).contains("UNDETERMINED"));
    assert_eq!(json["undetermined"], 61);
    // What is priced costs more than that already: there is none, whatever the price.
    let (goal, lever) = (Goal::parse("net_cost <= 1").unwrap(), solution.lever);
    let solution = solve(&runner, lever, &goal, Direction::Largest);
    let text = report::solve_text("Toys", "400", &unpriced, &solution, &goal, STYLE);
    assert!(text.contains("None:") && text.contains("things.device") && !report::complete(&solution), "{text}");
    // The missing price itself can be looked for: then all has a price.
    let ends = (Some("50 EUR/thing"), Some("60 EUR/thing"));
    let lever = Lever::at(&runner, "things.device.price", ends.0, ends.1).unwrap();
    let goal = Goal::parse("net_cost <= 1_000_000 EUR").unwrap();
    let solution = solve(&runner, lever, &goal, Direction::Largest);
    assert_eq!(solution.answer.as_ref().map(|answer| answer.value.as_str()), Some("60 EUR/thing"));
    assert!(report::complete(&solution));
    let json = report::solve_json("toys", "unknown", &unpriced, &solution, &goal);
    assert_eq!((&json["complete"], &json["unpriced"]), (&true.into(), &serde_json::json!([])));
    assert!(runner.snapshot(&[Setting::new("things.device.price", "60 EUR/thing", "test")]).is_ok());
}

/// The totals of a plan without some price are bounds: a price never lowers them. Of the city nothing is claimed, for a price can
/// turn spending into investment, with all that comes with it.
#[test]
fn a_price_never_lowers_the_total() {
    let snapshot = |price: &str| {
        let settings =
            vec![Setting::new("sensors.device.price", price, "test"), Setting::new("horizon", "5 years", "test")];
        let options = perenne::session::Options { settings, ..Default::default() };
        let mut session = perenne::session::Session::default();
        Snapshot::of(&session.analyse("plans/bethune-sensors.yaml".as_ref(), &options).unwrap())
    };
    let open = snapshot("unknown");
    for price in ["1 EUR/sensor", "270 EUR/sensor", "277 EUR/sensor", "600 EUR/sensor"] {
        let priced = snapshot(price);
        for figure in Figure::ALL.into_iter().filter(|figure| Bound::of(*figure, 1) == Bound::AtLeast) {
            assert!(priced.get(figure) >= open.get(figure), "{price} {figure:?}");
        }
    }
}
