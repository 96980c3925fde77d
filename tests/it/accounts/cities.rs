//! The real cities on board, against what is known of them and against the importer itself.

use perenne::accounts::{Accounts, Habits, city_yaml};
use perenne::language::Language;
use rust_decimal::Decimal;

use super::support::{accounts, codes, data, decimal, read_back, run};

const SAINT_DENIS: &str = "ofgl_seine_saint_denis_2024.csv";
const GUADELOUPE: &str = "ofgl-base-communes_guadeloupe_2024_extract.csv";

/// File, code and id of each.
const CITIES: [(&str, &str, &str); 14] = [
    (SAINT_DENIS, "93008", "bobigny-2024"),
    (SAINT_DENIS, "93010", "bondy-2024"),
    (SAINT_DENIS, "93032", "gagny-2024"),
    (SAINT_DENIS, "93045", "les-lilas-2024"),
    (SAINT_DENIS, "93047", "montfermeil-2024"),
    (SAINT_DENIS, "93049", "neuilly-plaisance-2024"),
    (SAINT_DENIS, "93055", "pantin-2024"),
    (SAINT_DENIS, "93064", "rosny-sous-bois-2024"),
    (GUADELOUPE, "97101", "les-abymes-2024"),
    (GUADELOUPE, "97103", "baie-mahault-2024"),
    (GUADELOUPE, "97113", "le-gosier-2024"),
    (GUADELOUPE, "97117", "le-moule-2024"),
    (GUADELOUPE, "97118", "petit-bourg-2024"),
    (GUADELOUPE, "97128", "sainte-anne-2024"),
];

/// What an editor is told about a shipped file, before what the importer writes.
const EDITORS: &str = "# yaml-language-server: $schema=../../schemas/city.json\n";

/// The city files in the catalog are what `city import --assume --lang en` writes, byte by byte.
#[test]
fn the_cities_on_board_are_made_by_the_importer() {
    for (file, insee, id) in CITIES {
        let imported = accounts(&[data(file)], insee);
        assert_eq!(imported.id(), id);
        let shipped = std::fs::read_to_string(format!("catalogs/cities/{id}.yaml")).unwrap();
        let written = city_yaml(&imported, Habits::Assumed, Language::English);
        assert!(shipped == format!("{EDITORS}{written}"), "{id} is to be imported again");
        let people = imported.source.population.unwrap();
        assert!((Decimal::from(20_000)..=Decimal::from(61_000)).contains(&people), "{id}: {people}");
    }
}

fn sum(city: &Accounts, paths: &[&str]) -> Decimal {
    paths.iter().map(|path| city.amount(path).unwrap()).sum()
}

/// By the figures of the city file alone: savings, financing and the change of working capital are those that the file
/// publishes beside them.
fn closes(city: &Accounts, name: &str) {
    let published = |label: &str| city.source.cells.get(label).unwrap();
    let gross = sum(city, &["revenue.taxes", "revenue.grants", "revenue.other"])
        - sum(city, &["spending.staff", "spending.purchases", "spending.subsidies", "spending.other", "interest"]);
    let net = gross - sum(city, &["principal"]);
    let own = sum(city, &["investment_revenue.grants", "investment_revenue.fctva", "investment_revenue.other"]);
    let invested = sum(city, &["investment.equipment", "investment.other"]);
    let loans = published("Emprunts hors GAD");
    assert_eq!(gross, published("Epargne brute"), "{name}");
    assert_eq!(net, published("Epargne nette"), "{name}");
    assert_eq!(gross + own - invested, published("Capacité ou besoin de financement"), "{name}");
    assert_eq!(net + own + loans - invested, published("Variation du fonds de roulement"), "{name}");
    // The rests of the totals are what the file publishes under names of their own.
    assert_eq!(city.amount("spending.other"), Some(published("Autres dépenses de fonctionnement")), "{name}");
}

#[test]
fn every_city_closes_and_reads_back() {
    let village = (GUADELOUPE, "97110", "la-desirade-2024");
    for (file, insee, id) in CITIES.into_iter().chain([village]) {
        let (imported, diagnostics) = run(&[data(file)], insee, None);
        let scope = ["accounts-annexes", "accounts-one-off"];
        assert!(codes(&diagnostics).iter().all(|code| scope.contains(code)), "{id}: {:?}", codes(&diagnostics));
        let imported = imported.unwrap();
        assert!(imported.is_complete(), "{id}");
        closes(&imported, id);
        let (city, faults) = read_back(&imported);
        assert!(!faults.has_errors(), "{id}: {faults:?}");
        assert_eq!(city.accounts.len(), imported.figures.len());
    }
}

#[test]
fn a_consolidated_export_gives_the_main_budget() {
    for year in [2022, 2023] {
        let (imported, _) = run(&[data("ofgl-base-communes-consolidee_cazeres_2022_2023.csv")], "31135", Some(year));
        closes(&imported.unwrap(), "Cazères");
    }
    // Les Lilas: 17 954 492.59 of the main budget, 1 039 984.41 of the annex ones, 18 994 477.00 together.
    let lilas = accounts(&[data(SAINT_DENIS)], "93045");
    assert_eq!(lilas.amount("debt"), Some(decimal("17954492.59")));
    assert_eq!(lilas.annexes.debt(), decimal("1039984.41"));
    // Baie-Mahault: the estate's budget owes 667 686.83.
    let mahault = accounts(&[data(GUADELOUPE)], "97103");
    let named = [Language::English, Language::French].map(|language| mahault.annexes.named_in(language));
    assert_eq!(named[0], "LOT BLACHON PIKA BAIE MAHAULT 667 686.83 EUR");
    assert!(named[1].ends_with("686,83 EUR"), "{}", named[1]);
}

/// The figures of `expected_city_figures.csv`, worked out apart from the importer.
#[test]
fn the_figures_are_those_that_are_expected() {
    let text = std::fs::read_to_string(data("expected_city_figures.csv")).unwrap();
    let mut rows = text.lines().map(|line| line.split(';').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let mut seen = 0;
    for row in rows {
        let imported = accounts(&[data(GUADELOUPE)], row[0]);
        assert_eq!((imported.name().as_str(), imported.source.population), (row[1], Some(decimal(row[2]))));
        for (column, value) in head.iter().zip(&row).skip(3) {
            let path = column.split(" = ").next().unwrap();
            assert_eq!(imported.amount(path), Some(decimal(value).normalize()), "{}: {path}", row[1]);
            seen += 1;
        }
    }
    assert_eq!(seen, 7 * 6);
}
