//! City files out of the accounts of the OFGL as they are published: the smallest reading that the tests here need, by
//! the identities between the aggregates. `city import` is tested elsewhere.

use std::collections::BTreeMap;

use perenne::analysis::Analysis;
use perenne::document::Library;
use perenne::session::{Options, Session};
use rust_decimal::{Decimal, RoundingStrategy};

/// Growth, new loans and FCTVA as in `medium-city`: assumptions, the same for all.
pub const HABITS: &str = "growth: {taxes: 2 %/year, grants: 0 %/year, other: 1.5 %/year, staff: 2.2 %/year, \
    purchases: 2 %/year, subsidies: 1 %/year, other_spending: 1 %/year, investment: 2 %/year}\n\
    loans: {rate: 3.5 %, term: 15 years}\nfctva_lag: 1 year\n";

/// A city of the data: its aggregates in EUR.
#[derive(Debug, Clone)]
pub struct Real {
    pub name: String,
    pub population: String,
    aggregates: BTreeMap<String, Decimal>,
}

/// The fourteen cities of 20 000 to 61 000 inhabitants, by name.
pub fn cities() -> Vec<Real> {
    let consolidated = read("ofgl_seine_saint_denis_2024.csv", "Montant BP");
    let main_budget = read("ofgl-base-communes_guadeloupe_2024_extract.csv", "Montant");
    let mut all: Vec<Real> = consolidated.into_values().chain(main_budget.into_values()).collect();
    all.retain(|city| city.population.parse::<u32>().unwrap() >= 20_000);
    all.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(all.len(), 14);
    all
}

/// Main budgets of 2024, by INSEE code.
fn read(file: &str, amount: &str) -> BTreeMap<String, Real> {
    let text = std::fs::read_to_string(format!("tests/accounts/data/{file}")).unwrap();
    let mut rows =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = rows.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|one| one == name);
    let mut out: BTreeMap<String, Real> = BTreeMap::new();
    for row in rows.records() {
        let row = row.unwrap();
        let cell = |name: &str| column(name).map(|place| row[place].to_owned()).unwrap_or_default();
        if cell("Type de budget") == "Budget annexe" {
            continue;
        }
        let city = out.entry(cell("Code Insee 2024 Commune")).or_insert_with(|| Real {
            name: cell("Nom 2024 Commune"),
            population: cell("Population totale"),
            aggregates: BTreeMap::new(),
        });
        let value = Decimal::from_scientific(&cell(amount)).or_else(|_| cell(amount).parse()).unwrap();
        let value = value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        assert_eq!(city.aggregates.insert(cell("Agrégat"), value), None, "{}: {}", city.name, cell("Agrégat"));
    }
    out
}

impl Real {
    /// An aggregate; a row is left out where there is nothing.
    pub fn of(&self, name: &str) -> Decimal {
        self.aggregates.get(name).copied().unwrap_or_default()
    }

    pub fn id(&self) -> String {
        self.name.to_lowercase().replace(' ', "-")
    }

    /// Its file.
    pub fn yaml(&self, investing: &str) -> String {
        self.scaled(investing, Decimal::ONE)
    }

    /// Its file, with every amount of its accounts times a factor.
    pub fn scaled(&self, investing: &str, factor: Decimal) -> String {
        let of = |name: &str| self.of(name);
        let eur = |amount: Decimal| format!("{} EUR", amount * factor);
        let other = of("Recettes de fonctionnement") - of("Impôts et taxes") - of("Concours de l'Etat");
        let equipment = of("Dépenses d'équipement");
        format!(
            "schema: perenne/city/v1\ncity: {}\npopulation: {}\naccounts:\n  year: 2024\n  \
             revenue: {{taxes: {}, grants: {}, other: {}}}\n  \
             spending: {{staff: {}, purchases: {}, subsidies: {}, other: {}}}\n  \
             interest: {}\n  principal: {}\n  debt: {}\n  investment: {{equipment: {}, other: {}}}\n  \
             investment_revenue: {{grants: {}, fctva: {}, other: {}}}\n  working_capital: {}\n\
             investing: {investing}\n{HABITS}",
            self.id(),
            self.population,
            eur(of("Impôts et taxes")),
            eur(of("Concours de l'Etat")),
            eur(other),
            eur(of("Frais de personnel")),
            eur(of("Achats et charges externes")),
            eur(of("Dépenses d'intervention")),
            eur(of("Autres dépenses de fonctionnement")),
            eur(of("Charges financières")),
            eur(of("Remboursements d'emprunts hors GAD")),
            eur(of("Encours de dette")),
            eur(equipment),
            eur(of("Dépenses d'investissement hors remb") - equipment),
            eur(of("Autres dotations et subventions")),
            eur(of("FCTVA")),
            eur(of("Autres recettes d'investissement")),
            eur(of("Fonds de roulement")),
        )
    }
}

/// A plan over a city, both as text.
pub fn check(plan: &str, city: &str) -> (Analysis, Session) {
    let files = [("city.yaml", city), ("law.yaml", include_str!("../../../catalogs/parameters.yaml"))];
    let mut files: Vec<(String, String)> =
        files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    files.push(("things.yaml".to_owned(), THINGS.to_owned()));
    let mut session = Session::default();
    let id = city.lines().find_map(|line| line.strip_prefix("city: ")).unwrap().to_owned();
    let options = Options { city: Some(id), ..Options::default() };
    let analysis = session.analyse_text("plan.yaml", plan, &Library::with_files(files), &options);
    let analysis = analysis.unwrap_or_else(|| panic!("{:#?}", session.diagnostics.sorted()));
    (analysis, session)
}

/// Items without prices of their own.
const THINGS: &str = "schema: perenne/catalog/v1\ncatalog: things\nitems:\n  \
    service: {family: service, unit: service, costs: {fee: {price: 1 EUR/year}}}\n  \
    sensor: {family: sensor, unit: sensor, costs: {device: {price: 600 EUR/sensor, life: 8 years, failure: 4 %/year}, \
    connectivity: {price: 1.20 EUR/sensor/month, index: services}, maintenance: {price: 5 %/year of device}}}\n";

#[test]
fn the_files_hold_the_accounts() {
    // The identities of the published aggregates: savings come out as the State prints them, to the cent.
    for city in cities() {
        let plan = "schema: perenne/plan/v1\nplan: none\nstart: 2026-01\nhorizon: 3 years\nlines: {}\n";
        let (analysis, _) = check(plan, &city.yaml("constant-debt"));
        let outlook = &analysis.outcome.as_ref().unwrap().outlook;
        let cent = Decimal::new(2, 2);
        assert!((outlook.base.gross_savings - city.of("Epargne brute")).abs() <= cent, "{}", city.name);
        assert!((outlook.base.net_savings - city.of("Epargne nette")).abs() <= cent, "{}", city.name);
        let received = city.of("Recettes d'investissement hors emprunts");
        assert!((outlook.base.own_revenue - received).abs() <= cent, "{}", city.name);
    }
}
