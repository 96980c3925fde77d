//! What is uncertain is drawn, or told.

use perenne::model::Setting;

use crate::explore::toys::{PLAN, analyse_text, runner_of};

const UNCERTAIN: &str = "uncertainty:\n";

/// The plan with one more uncertain input.
fn with(entry: &str) -> String {
    PLAN.replace(UNCERTAIN, &format!("{UNCERTAIN}  {entry}\n"))
}

/// The codes of what is said of a plan, or of its faults.
fn said(plan: &str, settings: &[(&str, &str)]) -> Vec<&'static str> {
    let library = crate::explore::toys::library();
    let mut session = perenne::session::Session::default();
    let settings = settings.iter().map(|(path, value)| Setting::new(*path, *value, "--set")).collect();
    let options = perenne::session::Options { settings, ..Default::default() };
    session.analyse_text("toys.yaml", plan, &library, &options);
    let codes = session.diagnostics.sorted().into_iter().map(|one| one.code.id);
    codes.filter(|code| *code != "stale-source" && *code != "after-horizon").collect()
}

#[test]
fn what_cannot_be_drawn_is_a_fault_whatever_the_command() {
    for entry in [
        "start: {low: 2026-01, high: 2026-06}",
        "horizon: {low: 4 years, high: 6 years}",
        "phases.rollout: {low: 6 months, high: 18 months}",
        "funding.bank.term: {low: 3 years, high: 5 years}",
        "funding.bank.deferral: {low: 0, high: 1}",
        "funding.region.lag: {low: 6 months, high: 18 months}",
        "funding.region.status: {low: 0 %, high: 1 %}",
        "benefits.rounds.from: {low: 1 EUR/year, high: 2 EUR/year}",
        "city.loans.term: {low: 5 years, high: 15 years}",
        "city.fctva_lag: {distribution: uniform, low: 0 years, high: 2 years}",
        "city.population: {low: 900, high: 1100}",
        "city.limits.rule.run-cost.red: {low: 10 %, high: 30 %}",
        "things.device.vat: {low: 5 %, high: 20 %}",
        "things.device.note: {low: 1 EUR, high: 2 EUR}",
        "things.device: {low: 1 EUR, high: 2 EUR}",
        "things.in_accounts: {low: 0, high: 1}",
        // Nothing is written there.
        "things.device.renewal: {low: 80 EUR/thing, high: 150 EUR/thing}",
        "funding.partner.cap: {low: 1 EUR, high: 2 EUR}",
        "boxes.quantity: {low: 1, high: 2}",
        "things.quantity: {low: 1, high: 2}",
        "city.envelope.operating: {low: 1 EUR/year, high: 2 EUR/year}",
        // Nothing is of that name.
        "city.growth.taxess: {low: 0 %/year, high: 3 %/year}",
        "funding.partner.rat: {low: 5 %, high: 20 %}",
        "indices.nonsense: {low: 1 %/year, high: 4 %/year}",
        "things.devise.price: {low: 1 EUR/thing, high: 2 EUR/thing}",
    ] {
        assert_eq!(said(&with(entry), &[]), ["unknown-path"], "{entry}");
    }
}

#[test]
fn what_can_be_drawn_is() {
    for (entry, path) in [
        ("things.quantity.rollout: {low: 300, high: 500}", "things.quantity.rollout"),
        ("things.device.life: {low: 2 years, high: 4 years}", "things.device.life"),
        ("things.battery.renewal: {low: 5 EUR/thing, high: 9 EUR/thing}", "things.battery.renewal"),
        ("discount.rate: {low: 2 %, high: 5 %}", "discount.rate"),
        ("funding.bank.draw: {low: 2026-01, high: 2026-06}", "funding.bank.draw"),
        ("funding.bank.rate: {low: 2 %, high: 5 %}", "funding.bank.rate"),
        ("funding.bank.amount: {low: 500 EUR, high: 1500 EUR}", "funding.bank.amount"),
        ("funding.region.cap: {low: 4000 EUR, high: 6000 EUR}", "funding.region.cap"),
        ("benefits.rounds.revenue: {low: 500 EUR/year, high: 1500 EUR/year}", "benefits.rounds.revenue"),
        ("city.growth.taxes: {low: -1 %/year, high: 1 %/year}", "city.growth.taxes"),
        ("city.accounts.debt: {low: 0 EUR, high: 1000 EUR}", "city.accounts.debt"),
        ("city.loans.rate: {low: 2 %, high: 5 %}", "city.loans.rate"),
        ("city.minimum_working_capital: {low: 50000 EUR, high: 70000 EUR}", "city.minimum_working_capital"),
    ] {
        let plan = with(entry);
        assert_eq!(said(&plan, &[]), [] as [&str; 0], "{entry}");
        let analysis = analyse_text(&plan, &[]).unwrap_or_else(|_| panic!("{entry}"));
        assert!(analysis.case.uncertain.iter().any(|one| one.path == path), "{entry}");
        assert!(runner_of(&plan).uncertain().iter().any(|one| one.path == path), "{entry}");
    }
}

/// A range that does not hold its value is a fault of the file; one that an override leaves is told and not drawn.
#[test]
fn a_range_holds_its_value() {
    let path = "funding.bank.amount";
    let entry = "funding.bank.amount: {low: 900 EUR, high: 1100 EUR}";
    let outside = with("funding.bank.amount: {low: 1001 EUR, high: 1100 EUR}");
    assert_eq!(said(&outside, &[]), ["outside-range"]);
    // The fault is the file's, even where an override would mend it.
    assert_eq!(said(&outside, &[(path, "1050 EUR")]), ["outside-range"]);
    let anywhere = with("funding.bank.amount: {distribution: uniform, low: 1001 EUR, high: 1100 EUR}");
    assert_eq!(said(&anywhere, &[]), [] as [&str; 0]);
    assert_eq!(said(&with(entry), &[(path, "1100 EUR")]), [] as [&str; 0]);
    assert_eq!(said(&with(entry), &[(path, "1101 EUR")]), ["dropped-range"]);
    let moved = analyse_text(&with(entry), &[(path, "1101 EUR")]).unwrap_or_else(|_| panic!());
    assert!(!moved.case.uncertain.iter().any(|one| one.path == path));
    let own = PLAN
        .replace("toys/thing, ", "toys/thing, costs: {device: {price: 140 EUR/thing, range: 80 .. 130 EUR/thing}}, ");
    assert_eq!(said(&own, &[]), ["outside-range"]);
    assert_eq!(said(PLAN, &[("things.device.range", "110 .. 130 EUR/thing")]), ["dropped-range"]);
}

#[test]
fn what_nothing_uses_is_told() {
    assert_eq!(said(&with("indices.energy: {low: 0 %/year, high: 5 %/year}"), &[]), ["not-drawn"]);
    let homeless = with("city.growth.taxes: {low: -1 %/year, high: 1 %/year}").replace("city: toy-town\n", "");
    assert_eq!(said(&homeless, &[]), ["not-drawn"]);
    let gone = with("cables.works.price: {low: 900 EUR/km, high: 1100 EUR/km}");
    assert_eq!(said(&gone, &[("cables.works", "none")]), ["not-drawn"]);
}
