use perenne::document::{account_paths, parse, read_city};

use super::support::{accounts, codes, data, decimal, dgfip, read_back, run};

const ROWS: [(i32, &str); 8] = [
    (2013, "68376"),
    (2014, "68376"),
    (2015, "68376"),
    (2017, "68356"),
    (2017, "40281"),
    (2018, "55039"),
    (2019, "55039"),
    (2020, "55039"),
];

/// Warnings that a row may bring: nothing about identities.
fn unexpected(code: &&str) -> bool {
    !["accounts-negative", "accounts-missing", "accounts-latest", "accounts-other-taxes"].contains(code)
}

#[test]
fn every_row_of_the_individual_accounts_is_imported_and_its_identities_hold() {
    for (year, insee) in ROWS {
        let (imported, diagnostics) = run(&[dgfip(year)], insee, None);
        let found = codes(&diagnostics);
        assert_eq!(found.iter().filter(|code| unexpected(code)).count(), 0, "{insee} {year}: {found:?}");
        let imported = imported.unwrap();
        assert_eq!(imported.year, year);
        // Gross savings by the city's own figures are those that the file publishes, within its rounding: half of
        // its last digit (10 EUR) for each of the three columns (Beaumont 2020: 22.45 - 20.23 = 2.22, published 2.23).
        let amount = |path: &str| imported.amount(path).unwrap();
        let sum = |paths: &[&str]| paths.iter().map(|path| amount(path)).sum::<rust_decimal::Decimal>();
        let revenue = sum(&["revenue.taxes", "revenue.grants", "revenue.other"]);
        let spending = sum(&["spending.staff", "spending.purchases", "spending.subsidies", "spending.other"]);
        let caf = imported.source.cells.get("caf").unwrap() * decimal("1000");
        let apart = revenue - spending - amount("interest") - caf;
        assert!(apart.abs() <= decimal("15"), "{insee} {year}: {apart}");
    }
}

#[test]
fn what_comes_out_is_a_city_that_perenne_reads() {
    for (year, insee) in ROWS {
        let imported = accounts(&[dgfip(year)], insee);
        let (city, diagnostics) = read_back(&imported);
        // A municipality without inhabitants is left to be completed; every other one is whole.
        let whole = insee != "55039";
        assert_eq!(diagnostics.has_errors(), !whole, "{insee} {year}: {diagnostics:?}");
        assert_eq!(imported.is_complete(), whole);
        for path in account_paths() {
            let read = city.accounts.iter().find(|(name, _)| *name == path).map(|(_, field)| field.value);
            assert_eq!(read, imported.amount(path), "{insee} {year}: {path}");
        }
        assert_eq!(city.insee.as_deref(), Some(insee));
    }
}

#[test]
fn the_shipped_cities_are_what_the_importer_finds() {
    for year in [2014, 2015] {
        let imported = accounts(&[dgfip(year)], "68376");
        let text = std::fs::read_to_string(format!("catalogs/cities/wittenheim-{year}.yaml")).unwrap();
        let mut diagnostics = perenne::diagnostic::Diagnostics::default();
        let node = parse(&text, 0, &mut diagnostics).unwrap();
        let by_hand = read_city(&node, &mut diagnostics).unwrap();
        for (path, field) in &by_hand.accounts {
            assert_eq!(imported.amount(path), Some(field.value), "{year}: {path}");
        }
        assert_eq!(by_hand.accounts.len(), imported.figures.len());
        let (read, _) = read_back(&imported);
        assert_eq!((read.id, read.title, read.insee), (by_hand.id, by_hand.title, by_hand.insee));
        assert_eq!(read.population.map(|field| field.value), by_hand.population.map(|field| field.value));
    }
}

#[test]
fn every_row_of_the_aggregates_is_imported() {
    let file = data("ofgl_10_grandes_villes_2017_2024.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let mut rows = 0;
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let year = cells[2].parse().unwrap();
        let (imported, diagnostics) = run(std::slice::from_ref(&file), cells[0], Some(year));
        let found = codes(&diagnostics);
        assert_eq!(found.iter().filter(|code| unexpected(code)).count(), 0, "{line}: {found:?}");
        let imported = imported.unwrap();
        assert_eq!(imported.amount("debt"), Some(decimal(cells[6])), "{line}");
        assert_eq!(imported.amount("spending.staff"), Some(decimal(cells[17])), "{line}");
        // What the file does not hold is not there; nothing is put in its place.
        for path in
            ["investment_revenue.grants", "investment_revenue.fctva", "investment_revenue.other", "working_capital"]
        {
            assert_eq!(imported.amount(path), None, "{line}");
        }
        rows += 1;
    }
    assert_eq!(rows, 80);
}

#[test]
fn every_row_of_the_debts_is_imported_and_holds_nothing_else() {
    let file = data("dgfip_compte16_dette_extrait.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (imported, diagnostics) = run(std::slice::from_ref(&file), cells[0], Some(cells[2].parse().unwrap()));
        let imported = imported.unwrap();
        assert_eq!(codes(&diagnostics), ["accounts-missing"]);
        assert_eq!(imported.amount("debt"), Some(decimal(cells[3])), "{line}");
        assert_eq!(imported.figures.iter().filter(|figure| figure.amount().is_some()).count(), 1);
        let (_, faults) = read_back(&imported);
        assert!(faults.has_errors(), "a city with a debt alone is not complete");
    }
    assert!(text.lines().count() > 30);
}
