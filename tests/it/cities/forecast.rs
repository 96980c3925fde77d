//! A city's own forecast, the schedule of its debt, and its depreciation.

use perenne::city::Level;
use perenne::document::{Library, Nature};
use perenne::report::json;
use perenne::session::{Options, Session};
use serde_json::Value;

use crate::cities::real::check;
use crate::support::set;

/// 8 million of gross savings before interest, and a debt of 6 million that 10 % a year would repay in 12 years.
const ACCOUNTS: &str = "  year: 2025\n  \
    revenue: {taxes: 40_000_000 EUR, grants: 8_000_000 EUR, other: 2_000_000 EUR}\n  \
    spending: {staff: 25_000_000 EUR, purchases: 10_000_000 EUR, subsidies: 5_000_000 EUR, other: 2_000_000 EUR}\n  \
    interest: 130_000 EUR\n  principal: 500_000 EUR\n  debt: 6_000_000 EUR\n  \
    investment: {equipment: 7_000_000 EUR, other: 500_000 EUR}\n  \
    investment_revenue: {grants: 1_000_000 EUR, fctva: 900_000 EUR, other: 100_000 EUR}\n  working_capital: 5_000_000 EUR\n";

const PLAN: &str = "schema: perenne/plan/v1\nplan: p\nstart: 2027-01\nhorizon: 5 years\nlines:\n  \
    a: {item: things/sensor, quantity: 1000, costs: {device: {price: 500 EUR/sensor, life: 4 years}}}\n";

fn city(population: u32, more_accounts: &str, rest: &str) -> String {
    format!(
        "schema: perenne/city/v1\ncity: town\npopulation: {population}\naccounts:\n{ACCOUNTS}{more_accounts}\
         growth: {{taxes: 2 %/year, grants: 0 %/year, other: 1 %/year, staff: 2.5 %/year, purchases: 2 %/year, \
         subsidies: 1 %/year, other_spending: 1 %/year, investment: 3 %/year}}\n\
         loans: {{rate: 3 %, term: 15 years}}\nfctva_lag: 1 year\nminimum_working_capital: 1_000_000 EUR\n{rest}"
    )
}

fn judged(plan: &str, city: &str) -> Value {
    let (analysis, session) = check(plan, city);
    let mut result = json(&analysis, &session.diagnostics);
    let result = result.as_object_mut().unwrap();
    // Which files were read is another matter.
    ["inputs", "warnings"].iter().for_each(|key| drop(result.remove(*key)));
    Value::Object(result.clone())
}

#[test]
fn an_outlook_equal_to_the_growth_changes_nothing() {
    // Taxes 40 000 000 x 1.02^2 = 41 616 000 in 2027; staff 25 000 000 x 1.025 = 25 625 000 in 2026; equipment
    // 7 000 000 x 1.03^3 = 7 649 089 in 2028.
    let outlook = "outlook:\n  2026: {spending: {staff: 25_625_000 EUR}}\n  2027: {revenue: {taxes: 41_616_000 EUR}}\n  \
                   2028: {investment: {equipment: 7_649_089 EUR}}\n";
    assert_eq!(judged(PLAN, &city(30_000, "", outlook)), judged(PLAN, &city(30_000, "", "")));
    // It does count where it differs.
    let other = outlook.replace("41_616_000", "41_000_000");
    assert_ne!(judged(PLAN, &city(30_000, "", &other))["budget"], judged(PLAN, &city(30_000, "", ""))["budget"]);
}

#[test]
fn a_schedule_equal_to_the_straight_line_changes_nothing() {
    // 130 000 / 6 500 000 = 2 % of what is left at the beginning of the year; 500 000 a year.
    let schedule = "debt_schedule:\n  2026: {interest: 120_000 EUR, principal: 500_000 EUR}\n  \
                    2027: {interest: 110_000 EUR, principal: 500_000 EUR}\n";
    assert_eq!(judged(PLAN, &city(30_000, "", schedule)), judged(PLAN, &city(30_000, "", "")));
    let other = schedule.replace("110_000", "150_000");
    let (usual, other) = (judged(PLAN, &city(30_000, "", "")), judged(PLAN, &city(30_000, "", &other)));
    assert_ne!(usual["budget"][1], other["budget"][1]);
    // And what follows goes by the last year's rate.
    assert_ne!(usual["budget"][2], other["budget"][2]);
}

#[test]
fn a_setting_changes_a_year_of_the_forecast_and_begins_one() {
    let outlook = city(30_000, "", "outlook: {2027: {investment: {equipment: 8_000_000 EUR}}}\n");
    let run = |path: &str, value: &str| {
        let files = vec![("town.yaml".to_owned(), outlook.clone()), ("things.yaml".to_owned(), things())];
        let options = Options { settings: vec![set(path, value)], city: Some("town".into()), ..Options::default() };
        let mut session = Session::default();
        let analysis = session.analyse_text("plan.yaml", PLAN, &Library::with_files(files), &options);
        let analysis = analysis.ok_or_else(|| session.diagnostics.sorted()[0].code.id)?;
        let outcome = analysis.run.outcome.as_ref().unwrap();
        let year = outcome.outlook.without.iter().find(|year| year.year == 2027).unwrap().clone();
        Ok::<_, &str>((year.investment.normalize().to_string(), year.revenue.normalize().to_string()))
    };
    // Other investment 500 000 x 1.03^2 = 530 450.
    let path = "city.outlook.2027.investment.equipment";
    assert_eq!(run(path, "9_000_000 EUR").unwrap().0, "9530450");
    assert_eq!(run(path, "x 1.1").unwrap().0, "9330450");
    // Taxes of 42 000 000 x 1.02, grants of 8 000 000, other 2 000 000 x 1.01^2.
    assert_eq!(run("city.outlook.2026.revenue.taxes", "42_000_000 EUR").unwrap().1, "52880200");
    assert_eq!(run("city.outlook.2025.revenue.taxes", "1 EUR"), Err("outlook-year"));
    assert_eq!(run("city.outlook.2027.depreciation", "1 EUR"), Err("no-depreciation"));
    assert_eq!(run("city.debt_schedule.2026.principal", "1 EUR"), Err("missing-key"));
    assert_eq!(run("city.outlook.2027.debt", "1 EUR"), Err("unknown-path"));
}

fn things() -> String {
    "schema: perenne/catalog/v1\ncatalog: things\nitems:\n  sensor: {family: sensor, unit: sensor, costs: {}}\n"
        .to_owned()
}

/// No interest, no debt, nothing invested; gross savings of 200 000.
fn plain(population: u32, depreciation: &str) -> String {
    format!(
        "schema: perenne/city/v1\ncity: town\npopulation: {population}\naccounts:\n  year: 2025\n  \
         revenue: {{taxes: 1_000_000 EUR, grants: 0 EUR, other: 0 EUR}}\n  \
         spending: {{staff: 800_000 EUR, purchases: 0 EUR, subsidies: 0 EUR, other: 0 EUR}}\n  \
         interest: 0 EUR\n  principal: 0 EUR\n  debt: 0 EUR\n  investment: {{equipment: 0 EUR, other: 0 EUR}}\n  \
         investment_revenue: {{grants: 0 EUR, fctva: 0 EUR, other: 0 EUR}}\n  working_capital: 900_000 EUR\n  \
         {depreciation}\n\
         growth: {{taxes: 0 %/year, grants: 0 %/year, other: 0 %/year, staff: 0 %/year, purchases: 0 %/year, \
         subsidies: 0 %/year, other_spending: 0 %/year, investment: 0 %/year, depreciation: 0 %/year}}\n\
         loans: {{rate: 3 %, term: 15 years}}\nfctva_lag: 0\nminimum_working_capital: 0 EUR\n\
         limits: {{rule.run-cost.orange: 1000 %, rule.renewal-wall.orange: 1000 %}}\n"
    )
}

/// 50 000 EUR HT, 60 000 TTC, over five years: 12 000 a year.
fn server(price: u32) -> String {
    format!(
        "schema: perenne/plan/v1\nplan: p\nstart: 2026-01\nhorizon: 3 years\nlines:\n  \
         a: {{item: things/service, quantity: 1, costs: {{fee: none, server: {{price: {price} EUR, depreciation: 5 years}}}}}}\n"
    )
}

#[test]
fn gross_savings_have_to_cover_depreciation() {
    // N = 188 000 of the city and 12 000 of the plan: 200 000 / 200 000 = 100 %, not below. One euro more of price is.
    // Without the plan 200 000 / 188 000 = 106.4 %: orange.
    let found = |population, price| {
        let (analysis, _) = check(&server(price), &plain(population, "depreciation: 188_000 EUR"));
        let outcome = analysis.run.outcome.unwrap();
        (outcome.ruling().level.unwrap(), outcome.nature(), outcome.ruling().rules.first().map(|rule| rule.id()))
    };
    let rule = Some("depreciation");
    assert_eq!(found(3_500, 50_001), (Level::Unsustainable, Some(Nature::Law), rule));
    // At the threshold: orange in both, with nothing left of the margin.
    assert_eq!(found(3_500, 50_000), (Level::Fragile, Some(Nature::Practice), rule));
    assert_eq!(found(3_499, 50_001), (Level::Unsustainable, Some(Nature::Practice), rule));
}

#[test]
fn it_is_not_measured_where_the_accounts_give_none_and_ok_where_nothing_is_charged() {
    let rules = |depreciation: &str| {
        let town = plain(10_000, depreciation);
        let town = if depreciation.is_empty() { town.replace(", depreciation: 0 %/year", "") } else { town };
        let result = judged(&server(50_000), &town);
        let flags = result["flags"].as_array().unwrap().iter().filter(|flag| flag["rule"] == "depreciation").count();
        (flags, result["budget"][0]["with"]["depreciation"].clone())
    };
    assert_eq!(rules(""), (0, Value::Null));
    // Subsidies received write back more than is charged.
    assert_eq!(rules("depreciation: -20_000 EUR"), (0, Value::from("-8000.00")));
    assert_eq!(rules("depreciation: 188_000 EUR").0, 3);
}

/// Whose red it is: a city that is below zero in its accounts' year or the next one is so without the plan, and a plan that
/// takes more from it counts as red; of one that gets there later, it is a reason to look.
#[test]
fn a_city_in_the_red_from_the_first_year_on_is_no_better_than_in_its_accounts() {
    let plan = "schema: perenne/plan/v1\nplan: p\nstart: 2026-01\nhorizon: 4 years\nlines:\n  \
                a: {item: things/service, quantity: 1, costs: {fee: {price: 20_000 EUR/year}}}\n";
    // Gross savings of 200 000, and staff at 1 050 000 from that year on: -50 000 without the plan.
    let counted = |first: u32| {
        let outlook = format!("outlook: {{{first}: {{spending: {{staff: 1_050_000 EUR}}}}}}\n");
        let text = format!("{}{outlook}", plain(30_000, "depreciation: 0 EUR"));
        let result = judged(plan, &text);
        let flags = result["flags"].as_array().unwrap().clone();
        let last = flags.iter().find(|flag| flag["rule"] == "net-savings" && flag["year"] == 2029).unwrap();
        assert_eq!((&last["level"], &last["level_without"]), (&"red".into(), &"red".into()));
        last["counts"].as_str().map(str::to_owned)
    };
    assert_eq!(counted(2026).as_deref(), Some("red"));
    assert_eq!(counted(2027).as_deref(), Some("orange"));
}
