//! Sums that have to come out, held against figures that are calculated elsewhere.

use std::path::Path;

use perenne::city::ImpactStudy;
use perenne::finance::{FinancingPlan, Payer, ReceiptKind};
use perenne::session::Options;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::report::files::shipped_json;
use crate::support::{analyse, set, shipped};

fn near(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() < Decimal::new(1, 9)
}

#[test]
fn the_financing_plan_balances() {
    for path in shipped() {
        let analysis = analyse(&path, &Options::default());
        let (case, financing) = (&analysis.case, &analysis.financing);
        let plan = FinancingPlan::of(case, financing);
        let place = path.display();
        assert!(near(plan.spending(), plan.brought()), "{place}");
        assert!(near(plan.spending(), financing.cost_incl_vat + financing.interest), "{place}");
        let sum = |wanted: &dyn Fn(Payer) -> bool| {
            plan.resources.iter().filter(|one| wanted(one.payer)).map(|one| one.amount).sum::<Decimal>()
        };
        let late: Decimal = plan.resources.iter().map(|one| one.after_horizon).sum();
        assert!(near(late, analysis.after_horizon()), "{place}: {late}");
        // Receipts are summed up from what each month gives right to; the plan multiplies bases with rates.
        let rights = financing.receipts.iter().filter(|one| one.kind == ReceiptKind::Fctva).flat_map(|one| &one.spent);
        assert!(near(sum(&|payer| payer == Payer::Fctva), rights.sum::<Decimal>() / Decimal::from(12)), "{place}");
        // The city's own money, the loans that it pays back and what comes too late are its net cost.
        let own = sum(&|payer| payer == Payer::City) + sum(&|payer| matches!(payer, Payer::Loan(_))) + late;
        assert!(near(own, financing.net_total()), "{place}: {own}");
        for one in plan.resources.iter().filter(|one| matches!(one.payer, Payer::Grant(_))) {
            let most = one.base.unwrap() * one.rate.unwrap();
            assert!(one.amount <= most + Decimal::new(1, 9), "{place}: {one:?}");
        }
    }
}

fn table<'s>(study: &'s Value, id: &str) -> Vec<(bool, Vec<&'s Value>)> {
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    let found = blocks.filter_map(|block| block.get("table")).find(|table| table["id"] == id).unwrap();
    let rows = found["rows"].as_array().unwrap().iter();
    rows.map(|row| (row["total"] == true, row["cells"].as_array().unwrap().iter().collect())).collect()
}

fn money(cell: &Value) -> Decimal {
    Decimal::from_str_exact(cell["money"].as_str().unwrap_or_else(|| panic!("{cell}"))).unwrap()
}

fn at(result: &Value, pointer: &str) -> Decimal {
    Decimal::from_str_exact(result.pointer(pointer).unwrap().as_str().unwrap()).unwrap()
}

#[test]
fn tables_agree_with_the_result_and_with_each_other() {
    for path in shipped() {
        let study = shipped_json(&path);
        let result = &study["result"];
        let place = path.display();
        let ppi = table(&study, "ppi");
        let (sums, years): (Vec<_>, Vec<_>) = ppi.iter().partition(|(total, _)| *total);
        let cents = Decimal::new(i64::try_from(years.len()).unwrap(), 2);
        for column in 1..sums[0].1.len() {
            let sum: Decimal = years.iter().map(|(_, cells)| money(cells[column])).sum();
            assert!((sum - money(sums[0].1[column])).abs() <= cents, "{place}: column {column}");
        }
        let invested = result.pointer("/tco/by_section/investment/incl_vat");
        let invested = invested.map_or(Decimal::ZERO, |text| Decimal::from_str_exact(text.as_str().unwrap()).unwrap());
        assert_eq!(money(sums[0].1[3]), invested, "{place}");
        let total = |id: &str, column: usize| {
            let rows = table(&study, id);
            money(rows.iter().rfind(|(total, _)| *total).unwrap().1[column])
        };
        assert_eq!(total("spending", 1), total("financing-plan", 5), "{place}: both sides as shown");
        assert_eq!(total("totals", 1), at(result, "/net_cost/total"), "{place}");
        for id in ["cost-by-phase", "cost-by-family", "cost-by-line", "cost-by-cause"] {
            assert_eq!(total(id, 1), at(result, "/tco/excl_vat"), "{place}: {id}");
            assert_eq!(total(id, 4), at(result, "/tco/incl_vat"), "{place}: {id}");
        }
        for ((_, cells), year) in table(&study, "budget-savings").iter().zip(result["budget"].as_array().unwrap()) {
            assert_eq!(cells[0]["year"], year["year"]);
            assert_eq!(money(cells[1]), at(year, "/without/gross_savings"), "{place}");
            assert_eq!(money(cells[2]), at(year, "/with/gross_savings"), "{place}");
            assert_eq!(money(cells[5]), at(year, "/with/net_savings"), "{place}");
        }
    }
}

#[test]
fn the_study_is_due_above_the_share_of_revenue_and_not_at_it() {
    let plan = Path::new("plans/bethune-sensors.yaml");
    let due = |revenue: &str, population: &str| {
        let settings = ["taxes", "grants", "other"]
            .map(|name| set(&format!("city.accounts.revenue.{name}"), if name == "taxes" { revenue } else { "0 EUR" }));
        let mut settings = settings.to_vec();
        settings.push(set("city.population", population));
        let analysis = analyse(plan, &Options { settings, ..Options::default() });
        let (city, outcome) = (analysis.case.city.as_ref().unwrap(), analysis.outcome.as_ref().unwrap());
        ImpactStudy::of(city, &outcome.outlook, &FinancingPlan::of(&analysis.case, &analysis.financing)).due()
    };
    // Investment of 2 452 650 EUR including VAT; CGCT D1611-35 by inhabitants: 150 % of the revenue is 1 635 100, 100 % itself, 75 % 3 270 200,
    // 50 % 4 905 300, 25 % 9 810 600.
    for (revenue, population) in [
        (1_635_100, "4_999"),
        (2_452_650, "5_000"),
        (2_452_650, "14_999"),
        (3_270_200, "15_000"),
        (3_270_200, "49_999"),
        (4_905_300, "50_000"),
        (4_905_300, "400_000"),
        (9_810_600, "400_001"),
    ] {
        assert_eq!(due(&format!("{revenue} EUR"), population), Some(false), "{population}");
        assert_eq!(due(&format!("{} EUR", revenue - 1), population), Some(true), "{population}");
    }
}
