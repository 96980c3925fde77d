//! What is larger than anyone writes ends with the right figure, or is refused with a word. How long it takes is measured in
//! `benches/scale.rs`; what grew with the square here would not end.

use std::fmt::Write;

use perenne::accounts;
use perenne::analysis::Analysis;
use perenne::diagnostic::Diagnostics;
use perenne::document::Library;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

use crate::offers::support::{read_back, scratch, write};

fn run(costs: &str, rest: &str) -> (Option<Analysis>, Diagnostics) {
    let catalog = format!(
        "schema: perenne/catalog/v1\ncatalog: large\nitems:\n  thing:\n    family: sensor\n    unit: thing\n    costs:\n{costs}"
    );
    let plan = format!(
        "schema: perenne/plan/v1\nplan: large\nstart: 2027-01\nhorizon: 2 years\nlines:\n  things: {{item: large/thing, quantity: 10}}\n{rest}"
    );
    let library = Library::with_files(vec![("large.yaml".into(), catalog)]);
    let mut session = Session::default();
    let analysis = session.analyse_text("plan.yaml", &plan, &library, &Options::default());
    (analysis, session.diagnostics)
}

/// Ten devices at 10 EUR, and as often each of the 1 500 that follow one another at 1 EUR: 100 + 15 000 EUR, 18 120 with VAT.
#[test]
fn a_long_chain_of_followers() {
    let mut costs = "      c0: {price: 10 EUR/thing, life: 1 year, renewal: 0 EUR/thing}\n".to_owned();
    for place in 1..=1_500 {
        writeln!(costs, "      c{place}: {{price: 1 EUR/thing, follows: c{}, renewal: 0 EUR/thing}}", place - 1)
            .unwrap();
    }
    let (analysis, found) = run(&costs, "");
    let analysis = analysis.unwrap_or_else(|| panic!("{:?}", found.sorted().first()));
    assert_eq!(analysis.financing.cost_incl_vat, Decimal::from(18_120));
}

/// A share of a share of a share …: each is the whole of the one before. 1 501 × 100 EUR and VAT.
#[test]
fn a_long_chain_of_shares() {
    let mut costs = "      c0: {price: 10 EUR/thing}\n".to_owned();
    for place in 1..=1_500 {
        writeln!(costs, "      c{place}: {{price: 100 % of c{}}}", place - 1).unwrap();
    }
    let (analysis, found) = run(&costs, "");
    let analysis = analysis.unwrap_or_else(|| panic!("{:?}", found.sorted().first()));
    assert_eq!(analysis.financing.cost_incl_vat, Decimal::from(180_120));
}

/// A chain that ends where it began is told once.
#[test]
fn a_long_circle() {
    let mut costs = "      c0: {price: 100 % of c1500}\n".to_owned();
    for place in 1..=1_500 {
        writeln!(costs, "      c{place}: {{price: 100 % of c{}}}", place - 1).unwrap();
    }
    let (analysis, found) = run(&costs, "");
    let codes: Vec<&str> = found.sorted().iter().map(|one| one.code.id).collect();
    assert_eq!((analysis.is_none(), codes), (true, vec!["circle"]));
}

/// 5 000 subsidies of 0.01 % of 1 000 EUR are half of it.
#[test]
fn thousands_of_subsidies() {
    let mut funding = "funding:\n".to_owned();
    for place in 0..5_000 {
        writeln!(funding, "  - subsidy: {{id: s{place}, rate: 0.01 %}}").unwrap();
    }
    let (analysis, found) = run("      c: {price: 100 EUR/thing}\n", &funding);
    let analysis = analysis.unwrap_or_else(|| panic!("{:?}", found.sorted().first()));
    let given = analysis.financing.receipts.iter().filter(|receipt| receipt.funding.is_some());
    assert_eq!(given.flat_map(|receipt| &receipt.spent).sum::<Decimal>(), Decimal::from(500 * 12));
}

/// Of 100 000 bands the tenth thing lies in the tenth: 10 × 10 EUR and VAT.
#[test]
fn a_hundred_thousand_bands() {
    let mut bands = String::new();
    for place in 1..100_000 {
        write!(bands, "{{upto: {place}, price: {place} EUR/thing}}, ").unwrap();
    }
    let (analysis, found) =
        run(&format!("      c: {{tiers: {{mode: volume, bands: [{bands}{{price: 1 EUR/thing}}]}}}}\n"), "");
    let analysis = analysis.unwrap_or_else(|| panic!("{:?}", found.sorted().first()));
    assert_eq!(analysis.financing.cost_incl_vat, Decimal::from(120));
}

/// A foreign schedule and foreign accounts of 100 000 rows: told what they lack, once.
#[test]
fn a_hundred_thousand_foreign_rows() {
    let mut rows = "Désignation;PU HT\n".to_owned();
    for place in 0..100_000 {
        writeln!(rows, "Poste {place};{place}").unwrap();
    }
    let schedule = scratch("large.csv");
    write(&schedule, rows.as_bytes());
    let (session, imported) = read_back(&schedule, None);
    assert!(imported.is_none() && session.diagnostics.errors() == 1, "{}", session.diagnostics.errors());
    let ask = accounts::Import { files: vec![schedule], insee: "62119".to_owned(), year: None };
    let mut found = Diagnostics::default();
    assert!(accounts::import(&ask, &mut found, &mut |_, _| {}).is_none());
    assert_eq!(found.sorted().iter().map(|one| one.code.id).collect::<Vec<_>>(), ["accounts-format"]);
}
