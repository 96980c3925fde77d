//! The table that a finance department fills in: written, filled, read back.

use std::collections::BTreeSet;

use perenne::accounts::{ForecastTemplate, Habits, city_yaml};
use perenne::diagnostic::{Diagnostics, Sources, codes, hints, message};
use perenne::document::{CityDocument, parse, read_city};
use perenne::language::Language;
use perenne::offers::forecast;
use perenne::session::{Options, Session};

use super::support::{codes as found, decimal, scratch};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// In thousands, as finance departments write: two years of forecast, and the debt.
const FILLED: &str = "Commune;Sainte-Anne\nCode INSEE;01053\nHabitants;24 500\n\
    Poste (k€);CA 2024;2025;Prév. 2026\n\
    Impôts et taxes;20 100,5;20500;20 900\nDotations et participations;5000;;\nAutres recettes;3000;;\n\
    Charges de personnel;14000;14 300;\nCharges à caractère général;6000;;\nAutres charges de gestion;2000;;\n\
    Autres dépenses;500;;\nIntérêts;600;;\nCapital remboursé;2500;;\nEncours de dette;25000;;\n\
    Dépenses d'équipement;6000;9 000;-\nAutres dépenses d'investissement;100;;\n\
    Subventions d'investissement;1200;;\nFCTVA;900;;\nAutres recettes d'investissement;0;;\nFonds de roulement;4000;;\n\
    Dotations nettes aux amortissements;1900;;2000\n\n\
    Exercice;Intérêts (€);Capital remboursé (€)\n2025;690 000;2 600 000\n2026;610 000;2 650 000\n";

fn read(text: &str) -> CityDocument {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let file = sources.add("city.yaml", text);
    let city = parse(text, file, &mut diagnostics).and_then(|node| read_city(&node, &mut diagnostics));
    city.filter(|_| !diagnostics.has_errors()).unwrap_or_else(|| panic!("{diagnostics:?}\n{text}"))
}

fn amount(city: &CityDocument, path: &str) -> Option<String> {
    let found = city.accounts.iter().find(|(known, _)| *known == path)?;
    Some(found.1.value.normalize().to_string())
}

fn in_outlook(city: &CityDocument, year: i32, path: &str) -> Option<String> {
    let (_, of) = city.outlook.iter().find(|(known, _)| known.value == year)?;
    let (_, field) = of.amounts.iter().find(|(known, _)| *known == path)?;
    Some(field.value.normalize().to_string())
}

/// 20 100.5 k€ are 20 100 500 EUR; the debt's own heading is in EUR. What is empty goes on by growth.
#[test]
fn a_filled_table_is_a_city_with_its_forecast_and_its_debt() {
    let file = scratch("previsions.csv", FILLED.replace(";-\n", ";\n"));
    let mut diagnostics = Diagnostics::default();
    let table = forecast(&file, &mut diagnostics).unwrap_or_else(|| panic!("{:?}", found(&diagnostics)));
    let accounts = table.accounts().unwrap();
    assert!(accounts.is_complete());
    for language in LANGUAGES {
        let text = table.yaml(&accounts, Habits::Assumed, language);
        let city = read(&text);
        assert_eq!((city.id.as_str(), city.insee.as_deref()), ("sainte-anne-2024", Some("01053")));
        assert_eq!(amount(&city, "revenue.taxes").as_deref(), Some("20100500"));
        assert_eq!(amount(&city, "depreciation").as_deref(), Some("1900000"));
        assert_eq!(in_outlook(&city, 2025, "spending.staff").as_deref(), Some("14300000"));
        assert_eq!(in_outlook(&city, 2026, "revenue.taxes").as_deref(), Some("20900000"));
        assert_eq!(in_outlook(&city, 2026, "depreciation").as_deref(), Some("2000000"));
        assert_eq!(in_outlook(&city, 2026, "investment.equipment"), None);
        let debt: Vec<_> =
            city.debt_schedule.iter().map(|(year, of)| (year.value, of.principal.as_ref().unwrap().value)).collect();
        assert_eq!(debt, [(2025, decimal("2600000")), (2026, decimal("2650000"))]);
        // Investment is forecast, so it is invested as written.
        let cell = if language == Language::French { "# B5 20 100,5" } else { "# B5 20 100.5" };
        assert!(text.contains("investing: accounts") && text.contains(cell), "{text}");
        let path = scratch("previsions.yaml", &text).display().to_string();
        let mut session = Session::default();
        let options = Options { city: Some(path), ..Options::default() };
        assert!(session.check("plans/citizen-app.yaml".as_ref(), &options).is_some(), "{:?}", session.diagnostics);
    }
}

/// A template of a city that is filled already says the city again, in a workbook and as text, in both languages.
#[test]
fn a_template_that_is_not_changed_is_the_city_again() {
    let file = scratch("whole.csv", FILLED.replace(";-\n", ";\n"));
    let table = forecast(&file, &mut Diagnostics::default()).unwrap();
    let city = read(&table.yaml(&table.accounts().unwrap(), Habits::Assumed, Language::English));
    for language in LANGUAGES {
        let template = ForecastTemplate { year: 2024, years: 3, city: Some(city.clone()), language };
        for (name, bytes) in [("t.xlsx", template.workbook().unwrap()), ("t.csv", template.csv().into_bytes())] {
            let file = scratch(&format!("{}-{name}", language.code()), bytes);
            let mut diagnostics = Diagnostics::default();
            let table =
                forecast(&file, &mut diagnostics).unwrap_or_else(|| panic!("{name} {language:?} {diagnostics:?}"));
            let again = read(&table.yaml(&table.accounts().unwrap(), Habits::Assumed, Language::English));
            let paths = perenne::document::account_paths();
            for path in paths.into_iter().chain(["depreciation"]) {
                assert_eq!(amount(&again, path), amount(&city, path), "{name} {language:?} {path}");
                for year in 2025..=2027 {
                    assert_eq!(in_outlook(&again, year, path), in_outlook(&city, year, path), "{name} {year} {path}");
                }
            }
            let debt = |city: &CityDocument| -> Vec<_> {
                let schedule = city.debt_schedule.iter();
                schedule
                    .map(|(year, one)| {
                        let (interest, principal) = (one.interest.as_ref().unwrap(), one.principal.as_ref().unwrap());
                        (year.value, interest.value, principal.value)
                    })
                    .collect()
            };
            assert_eq!(debt(&again), debt(&city));
            assert_eq!(again.id, city.id, "{name} {language:?}");
            assert_eq!(again.population.map(|one| one.value), city.population.clone().map(|one| one.value));
        }
    }
}

/// An empty template leaves everything to be written: nothing is filled.
#[test]
fn an_empty_template_is_no_table_yet() {
    for language in LANGUAGES {
        let template = ForecastTemplate { year: 2025, years: 6, city: None, language };
        let file = scratch("empty.xlsx", template.workbook().unwrap());
        let mut diagnostics = Diagnostics::default();
        assert!(forecast(&file, &mut diagnostics).is_none());
        assert_eq!(found(&diagnostics), ["forecast-no-table"]);
    }
}

/// A change of the filled table, by what stands there and what stands there instead, for every code.
const REPRODUCERS: [(&str, &str, &str); 11] = [
    ("forecast-no-table", "Poste (k€);CA 2024;2025;Prév. 2026", "Poste (k€);un;deux;trois"),
    ("forecast-unit", "Poste (k€)", "Poste"),
    ("forecast-heads", "Poste (k€)", "Poste (k€ par habitant)"),
    ("forecast-kind", "CA 2024", "BP 2024"),
    ("forecast-cell-unit", "20 100,5;", "20 100 500 €;"),
    ("forecast-cell", "Autres recettes;3000;", "Autres recettes;environ 3000;"),
    ("forecast-ambiguous", "20 100,5;20500;", "20 100;20.500;"),
    ("forecast-row", "Autres dépenses;", "Total des dépenses;"),
    ("forecast-follows", "Encours de dette;25000;;", "Encours de dette;25000;24000;"),
    ("forecast-twice", "Autres dépenses;500;;", "Autres recettes;500;;"),
    ("forecast-debt", "2026;610 000;2 650 000", "2026;610 000;"),
];

#[test]
fn every_code_of_the_table_has_a_reproducer_and_its_words() {
    let known: BTreeSet<&str> = codes::FORECAST.iter().map(|code| code.id).collect();
    assert_eq!(known, REPRODUCERS.iter().map(|(code, ..)| *code).collect());
    for (code, from, to) in REPRODUCERS {
        let text = FILLED.replace(";-\n", ";\n").replacen(from, to, 1);
        assert!(text.contains(to), "{code}");
        let file = scratch(&format!("{code}.csv"), text);
        let mut diagnostics = Diagnostics::default();
        assert!(forecast(&file, &mut diagnostics).is_none(), "{code}");
        assert_eq!(found(&diagnostics), [code]);
        for language in LANGUAGES {
            let one = diagnostics.sorted()[0];
            let (said, hint) = (message(one, language), hints(one, language));
            assert!(!said.contains('{') && said != code && !hint.is_empty(), "{code}: {said} {hint:?}");
            assert!(code == "forecast-no-table" || said.contains(&cell(code)), "{said} names its cell");
        }
    }
}

/// The cell that each reproducer changes.
fn cell(code: &str) -> String {
    let row = match code {
        "forecast-unit" | "forecast-kind" => "B4",
        "forecast-heads" => "A4",
        "forecast-cell-unit" => "B5",
        "forecast-cell" => "B7",
        "forecast-ambiguous" => "C5",
        "forecast-row" => "A11",
        "forecast-follows" => "C14",
        "forecast-twice" => "B11",
        _ => "C25",
    };
    format!(", {row}")
}

/// Amounts for an inhabitant are none of the city's, wherever it is said; nor are k€ read as EUR because a line above says so.
#[test]
fn amounts_for_an_inhabitant_are_refused() {
    for (from, to, code) in [
        ("CA 2024", "2024 (€ par habitant)", "forecast-heads"),
        ("Poste (k€)", "Poste (k€/hab.)", "forecast-heads"),
        ("Poste (k€)", "Poste (k€ constants 2020)", "forecast-kind"),
        ("Poste (k€)", "Poste (k€ TTC)", "forecast-kind"),
        ("Poste (k€)", "Montants en euros par habitant;;;\nPoste (k€)", "forecast-heads"),
        ("Poste (k€)", "Montants en millions d'euros;;;\nPoste (k€)", "forecast-unit"),
    ] {
        let text = FILLED.replace(";-\n", ";\n").replacen(from, to, 1);
        let file = scratch(&format!("heads-{}.csv", to.len()), text);
        let mut diagnostics = Diagnostics::default();
        assert!(forecast(&file, &mut diagnostics).is_none(), "{to}");
        assert!(found(&diagnostics).contains(&code), "{to}: {:?}", found(&diagnostics));
    }
}

/// A debt, a cost or a tax below zero is a way of writing, not an amount; a rest may be below zero.
#[test]
fn amounts_below_zero_are_refused_but_of_rests() {
    let refused = |from: &str, to: &str| {
        let text = FILLED.replace(";-\n", ";\n").replacen(from, to, 1);
        assert!(text.contains(to), "{to}");
        let file = scratch(&format!("below-{}.csv", to.len()), text);
        let mut diagnostics = Diagnostics::default();
        forecast(&file, &mut diagnostics);
        found(&diagnostics)
    };
    assert_eq!(refused("Encours de dette;25000;", "Encours de dette;(25000);"), ["forecast-cell"]);
    assert_eq!(refused("Encours de dette;25000;", "Encours de dette;-25000;"), ["forecast-cell"]);
    assert_eq!(refused("Autres dépenses;500;", "Autres dépenses;-500;"), Vec::<&str>::new());
}

/// Several years: the latest makes the file; the others stand beside it as comments, and a growth is fitted to all of them.
#[test]
fn other_years_are_comments_and_a_fit() {
    let files = [2013, 2014, 2015].map(super::support::dgfip);
    let accounts = super::support::accounts(&files, "68376");
    let text = city_yaml(&accounts, Habits::Left, Language::English);
    let year = |year: i32| {
        let mark = format!("#   {year}: ");
        text.lines().find_map(|line| line.strip_prefix(&mark)).unwrap_or_else(|| panic!("{year}\n{text}"))
    };
    // perso 6 805.44 in 2014 and 6 405.59 in 2013, in thousands.
    assert!(year(2014).contains("spending: {staff: 6_805_440 EUR"), "{}", year(2014));
    assert!(year(2013).contains("spending: {staff: 6_405_590 EUR"), "{}", year(2013));
    assert!(text.contains("# staff: 4.03 %/year # fitted over 2013 to 2015 (3 years)"), "{text}");
    assert_eq!(amount(&read(&text), "spending.staff").as_deref(), Some("6932470"));
}
