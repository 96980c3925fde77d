//! What is larger than anyone writes ends with the right figure, or is refused with a word. How long it takes is measured in
//! `benches/scale.rs`; what grew with the square here would not end.

use std::fmt::Write;
use std::sync::Arc;

use perenne::accounts;
use perenne::analysis::Analysis;
use perenne::diagnostic::Diagnostics;
use perenne::document::Library;
use perenne::explain::{Explainer, Figures};
use perenne::language::Language;
use perenne::report::{Style, explain_text};
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

/// A plan of as many lines as there are numbers, each of so many things at 10 EUR, and 1 EUR a month for each.
fn lines_of(numbers: &[u32]) -> (Session, Analysis) {
    let catalog = "schema: perenne/catalog/v1\ncatalog: large\nitems:\n  thing:\n    family: sensor\n    unit: thing\n\
                   \x20   costs:\n      device: {price: 10 EUR/thing}\n      upkeep: {price: 1 EUR/thing/month}\n";
    let mut plan = "schema: perenne/plan/v1\nplan: large\nstart: 2027-01\nhorizon: 2 years\nlines:\n".to_owned();
    for (place, number) in numbers.iter().enumerate() {
        writeln!(plan, "  line-{place}: {{item: large/thing, quantity: {number}}}").unwrap();
    }
    let library = Library::with_files(vec![("large.yaml".into(), catalog.to_owned())]);
    let mut session = Session::default();
    let analysis = session.analyse_text("plan.yaml", &plan, &library, &Options::default());
    let analysis = analysis.unwrap_or_else(|| panic!("{:?}", session.diagnostics.sorted().first()));
    (session, analysis)
}

/// Lines of as many things share their amounts, others do not; a thing costs 10 EUR, 12 months at 1 and
/// 12 at 1.02: 34.24 EUR.
#[test]
fn lines_that_come_to_the_same_share_their_amounts() {
    let (_, analysis) = lines_of(&[3, 4, 3, 3, 4]);
    let of = |line: usize| analysis.costs.iter().filter(move |cost| cost.line == line);
    let shared = |a: usize, b: usize| of(a).zip(of(b)).all(|(a, b)| Arc::ptr_eq(&a.amounts, &b.amounts));
    assert!(shared(0, 2) && shared(2, 3) && shared(1, 4) && !shared(0, 1));
    assert!((0..5).all(|line| of(line).count() == 2));
    let twelfths: Decimal = analysis.financing.groups.iter().flat_map(|group| &group.excl_vat).sum();
    assert_eq!(twelfths, Decimal::new(34_24, 2) * Decimal::from(12 * 17));
}

/// Of thirty lines the thirteen largest are told by themselves, the others in one sum, whether these were taken apart or
/// not. What is told once, such as the index of a year, is told of a line that is listed.
#[test]
fn what_is_summed_up_need_not_be_taken_apart() {
    let (session, analysis) = lines_of(&(1..=30).map(|place| place * 7 % 31).collect::<Vec<_>>());
    let style = Style { language: Language::English, width: 100, color: false };
    let told = |path, depth, listed| {
        let figures = Figures::telling(path, &analysis, listed);
        let mut explainer = Explainer::new(&analysis, &figures, &session.sources);
        let step = explainer.explain(figures.get(path).unwrap(), Some(depth));
        explain_text(&step, &analysis, &session.sources, Some(depth), style)
    };
    for path in ["tco.excl_vat", "tco.by_cause.entry.excl_vat", "lines.line-4.device.entry.excl_vat"] {
        (1..4).for_each(|depth| assert_eq!(told(path, depth, Some(14)), told(path, depth, None), "{path} {depth}"));
    }
    let index = "2 %/year  index.general";
    assert!(told("tco.excl_vat", 5, Some(14)).contains(index) && !told("tco.excl_vat", 5, None).contains(index));
}
