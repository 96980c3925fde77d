//! Plans beside the shipped ones, of which a study has to say something of its own: a town that need not depreciate, equipment
//! that is sold, months that end before a year is whole, loans that are repaid late.

use std::fs;
use std::path::Path;

use crate::report::files::{perenne, report};

const HEAD: &str = "schema: perenne/plan/v1\nplan: mine\ntitle: {en: Mine, fr: Le projet}\ncity: medium-city\n";
const LINES: &str = "lines:\n  sensors: {item: sensors/urban-sensor, quantity: 1000}\n";

/// A plan's text, written to a folder of its own.
fn written(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, format!("{HEAD}{text}")).unwrap();
    (folder, path)
}

fn study(text: &str, lang: &str) -> String {
    report(&written(text).1, "md", lang, &[]).replace(['\u{a0}', '\u{202f}'], " ")
}

/// The cells of the one row that begins so.
fn row<'s>(study: &'s str, words: &str) -> Vec<&'s str> {
    let rows: Vec<&str> = study.lines().filter(|line| line.starts_with(&format!("| {words}"))).collect();
    assert_eq!(rows.len(), 1, "{words}: {rows:?}");
    rows[0].split('|').map(str::trim).collect()
}

fn kilo(cell: &str) -> f64 {
    cell.replace([' ', '*'], "").replace(',', ".").parse().unwrap()
}

/// From March 2027 on, 24 months: no year after the pilot is whole. What they cost to run in 2028 and 2029 is asked for, and is
/// with the first year's all that the investment plan has.
#[test]
fn credits_of_every_year_are_asked_for_where_none_is_whole() {
    let text = format!("start: 2027-03\nhorizon: 24 months\nphases: {{pilot: 12 months, run: rest}}\n{LINES}");
    let study = study(&text, "fr");
    let first = kilo(row(&study, "Ouvrir les crédits de fonctionnement du premier exercice")[4]);
    let rest = row(&study, "Ouvrir les crédits de fonctionnement des exercices suivants");
    assert!(rest[1].contains("2028 :") && rest[1].contains("2029 :"), "{rest:?}");
    let (_, plan) = study.split_once("Fonctionnement induit TTC |").unwrap();
    let running = plan.lines().find(|line| line.starts_with("| **Total**")).unwrap();
    let all = kilo(running.split('|').nth(7).unwrap().trim());
    assert!((first + kilo(rest[4]) - all).abs() < 0.15, "{first} + {rest:?} = {all}");
}

/// Four months of the last year with what is taken down cost more than any whole year: a budget is voted for them too. Where the
/// plan ends with a year, its months are not told. The first year has a row of its own.
#[test]
fn the_most_that_is_asked_for_is_that_of_every_year() {
    for (horizon, months) in [("76 months", ", 4 mois)"), ("72 months", ")")] {
        let lines = LINES.replace("1000", "{pilot: 100, run: 1000}");
        let text = format!("start: 2027-01\nhorizon: {horizon}\nphases: {{pilot: 12 months, run: rest}}\n{lines}");
        let study = study(&text, "fr");
        let told = row(&study, "Ouvrir les crédits de fonctionnement, chaque année où il en faut")[1];
        let (amount, when) = told.split_once("le plus fort : ").unwrap().1.split_once(" € en ").unwrap();
        let (_, plan) = study.split_once("Fonctionnement induit TTC |").unwrap();
        let years = plan.lines().skip(2).take_while(|line| line.starts_with("| 20"));
        let years = years.map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
        let (year, most) = years
            .map(|row| (row[1], kilo(row[7])))
            .filter(|(year, _)| *year > "2027")
            .max_by(|one, other| one.1.total_cmp(&other.1))
            .unwrap();
        assert_eq!(when, format!("{year}{months}"), "{told}");
        assert!((amount.replace(' ', "").parse::<f64>().unwrap() / 1000.0 - most).abs() < 0.06, "{told}: {most}");
    }
}

/// The right to FCTVA on upkeep that the last row asks to be verified is that of the financing plan, received late or not.
#[test]
fn the_upkeep_within_the_fctva_is_the_one_of_the_financing_plan() {
    for plan in ["lighting", "nevers-fiber"] {
        let study =
            report(Path::new(&format!("plans/{plan}.yaml")), "md", "en", &[]).replace(['\u{a0}', '\u{202f}'], " ");
        let upkeep = study.lines().find(|line| line.contains("| a right, to be checked |"));
        let upkeep = kilo(upkeep.unwrap_or_else(|| panic!("{study}")).split('|').nth(6).unwrap().trim());
        let (_, told) = row(&study, "Receive the FCTVA")[5].split_once("the right to the ").unwrap();
        let told: f64 = told.split(" EUR").next().unwrap().replace(' ', "").parse().unwrap();
        assert!((told / 1000.0 - upkeep).abs() < 0.06, "{plan}: {told}, {upkeep}");
    }
}

/// What is sold is neither aid nor FCTVA: it has a column in the investment plan and the chapter of sales among receipts.
#[test]
fn what_is_sold_has_a_chapter_of_its_own() {
    let sold = [
        "{id: resale, name: Revente, revenue: 20_000 EUR, at: 40 months, section: investment, status: hoped}",
        "{id: rents, name: Loyers, revenue: 20_000 EUR/year, from: run, status: hoped}",
    ];
    let sold = format!("benefits:\n  - {}\n  - {}\n", sold[0], sold[1]);
    let text = format!("start: 2027-01\nhorizon: 6 years\nphases: {{pilot: 12 months, run: rest}}\n{LINES}");
    let study = study(&format!("{text}{sold}"), "fr");
    let receipts = study.lines().find(|line| line.contains("| 024 Produits des cessions")).unwrap();
    assert!(receipts.contains("75 Autres produits"), "{receipts}");
    assert!(
        study.contains("| Aides et FCTVA d'investissement reçus | Économies et recettes d'investissement |"),
        "{study}"
    );
    assert!(row(&study, "Percevoir la recette « Revente », une seule fois")[5].contains("de l'exercice"));
    assert!(row(&study, "Percevoir la recette « Loyers »")[5].contains("chaque année"));
    let without = self::study(&text, "fr");
    assert!(
        !without.contains("Économies et recettes d'investissement") && !without.contains("024 Produits"),
        "{without}"
    );
}

/// 3 200 inhabitants: the law asks for no depreciation (CGCT L2321-2, 27°), and 3 500 are asked for it.
#[test]
fn a_town_that_need_not_depreciate_is_told_so() {
    let city = include_str!("../../../catalogs/medium-city.yaml").replace("city: medium-city", "city: ours");
    let line = city.lines().find(|line| line.starts_with("population: ")).unwrap();
    for (people, asked) in [("3_200", false), ("3_500", true)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ours.yaml");
        fs::write(&path, city.replace(line, &format!("population: {people}"))).unwrap();
        let text = format!("start: 2027-01\nhorizon: 6 years\nphases: {{pilot: 12 months, run: rest}}\n{LINES}");
        let study = report(&written(&text).1, "md", "fr", &["--city", path.to_str().unwrap()]);
        assert_eq!(study.contains("Ils sont obligatoires"), asked, "{people}");
        assert_eq!(study.contains("la commune n'est pas tenue d'amortir"), !asked, "{people}");
    }
}

/// A loan that is repaid at the end: each budget takes its interest, and the last one all of it. A programme says by whose name
/// that it outlives the plan.
#[test]
fn a_loan_that_is_repaid_late_is_told_year_by_year_and_by_a_programme() {
    let loan = "funding:\n  - loan: {id: bank, name: Banque, amount: 500_000 EUR, rate: 4 %, term: 20 years, profile: bullet, draw: 2027-06}\n";
    let text = format!("start: 2027-01\nhorizon: 6 years\nphases: {{pilot: 12 months, run: rest}}\n{LINES}{loan}");
    let (folder, path) = written(&text);
    let study = report(&path, "md", "fr", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    let repaid = row(&study, "Rembourser « Banque »");
    assert_eq!((repaid[3], repaid[4]), ("juin 2028", "20,0"), "{repaid:?}");
    assert!(repaid[1].contains("annuité 2028 ; la plus forte, en 2047 : 520 000 €"), "{repaid:?}");
    let programme = folder.path().join("all.yaml");
    let plans = "schema: perenne/programme/v1\nprogramme: all\ncity: medium-city\nplans: [plan.yaml, public-wifi]\n";
    fs::write(&programme, plans).unwrap();
    let output = perenne().arg("check").arg(&programme).args(["--lang", "fr"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let told =
        "Le projet : à la fin du projet (décembre 2032), « Banque » reste en entier à rembourser, soit 500 000 €";
    assert!(said.contains(told), "{said}");
}
