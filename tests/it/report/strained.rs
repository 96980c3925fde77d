//! A city that is past thresholds without the plan, and loans that outlast it: what the first page says of them is said in
//! the same way wherever else it stands.

use std::path::{Path, PathBuf};

use crate::report::files::{perenne, plain, report};

/// A city whose own resources do not cover the capital it repays: 39 956 of revenue, 38 089 of spending with interest,
/// 3 230 of capital, in thousands. Its accounts have the grants of a year of much investment.
const CITY: &str = "schema: perenne/city/v1
city: strained
population: 24560
sources:
  accounts: {title: {en: Accounts}, date: 2024-12-31, grade: primary, grounds: [accounts, population]}
  assumed: {title: {en: Assumed}, grade: assumption, grounds: [growth, loans, fctva_lag, investing]}
accounts:
  year: 2024
  revenue: {taxes: 32_359_018.74 EUR, grants: 6_574_065 EUR, other: 1_023_378.65 EUR}
  spending: {staff: 26_407_290.35 EUR, purchases: 6_545_031.25 EUR, subsidies: 3_893_485.26 EUR, other: 465_529 EUR}
  interest: 389_031.41 EUR
  principal: 3_230_333.62 EUR
  debt: 16_384_633.17 EUR
  investment: {equipment: 6_212_637.39 EUR, other: 0 EUR}
  investment_revenue: {grants: 7_738_798.03 EUR, fctva: 716_387.2 EUR, other: 0 EUR}
  working_capital: -341_492.12 EUR
investing: constant-debt
growth: {taxes: 2 %/year, grants: 2 %/year, other: 2 %/year, staff: 2 %/year, purchases: 2 %/year,
  subsidies: 2 %/year, other_spending: 2 %/year, investment: 2 %/year}
loans: {rate: 3.5 %, term: 15 years}
fctva_lag: 1 year
";

fn check(path: &Path, lang: &str, more: &[&str]) -> String {
    let output = perenne().arg("check").arg(path).args(["--lang", lang, "--no-draws"]).args(more).output().unwrap();
    plain(&String::from_utf8(output.stdout).unwrap())
}

/// What stands before the first numbered section: the first page.
fn first_page(study: &str) -> &str {
    study.split_once("## 1. ").map_or(study, |(first, _)| first)
}

/// 4 000 things at 740 EUR on a mean city, eight years, with this funding.
fn funded(folder: &Path, name: &str, funding: &str) -> PathBuf {
    let things = "schema: perenne/catalog/v1\ncatalog: things\nitems:\n  thing:\n    label: {en: Thing}\n    family: sensor\n    \
        unit: thing\n    costs: {device: {price: 740 EUR/thing}, service: {price: 20 EUR/thing/year}}\n";
    std::fs::write(folder.join("things.yaml"), things).unwrap();
    let plan = format!(
        "schema: perenne/plan/v1\nplan: {name}\ncity: medium-city\nstart: 2027-01\nhorizon: 8 years\n\
         phases: {{pilot: 12 months, run: rest}}\nlines:\n  s: {{item: things/thing, quantity: {{pilot: 1000, run: 4000}}}}\n{funding}"
    );
    let path = folder.join(format!("{name}.yaml"));
    std::fs::write(&path, plan).unwrap();
    path
}

/// The balance is broken without the plan in 2025-2029, and the plan adds to it in 2028-2029, after its pilot: under the
/// convention of constant debt alone, so that the savings rate leads.
#[test]
fn an_imbalance_of_the_city_itself_is_made_worse_on_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let city = folder.path().join("strained.yaml");
    std::fs::write(&city, CITY).unwrap();
    let more = ["--city", city.to_str().unwrap()];
    for (lang, worse, breaks, reserve, tightest) in [
        (
            "en",
            "the plan makes things worse for a city that is past a red",
            "breaks a balance",
            "Reserve on the capital that own resources do not cover",
            "These are the figures of 2028, the tightest year.",
        ),
        (
            "fr",
            "le projet aggrave la situation de la ville, déjà au-delà d'un seuil rouge de l'analyse financière, un usage et non la loi",
            "rompt un équilibre",
            "Réserve sur le capital que les ressources propres ne couvrent pas",
            "Ces chiffres sont ceux de 2028, l'exercice le plus tendu.",
        ),
    ] {
        let study = plain(&report(Path::new("plans/bethune-sensors.yaml"), "md", lang, &more));
        let (first, conditions) = (first_page(&study), study.split("## 7. ").nth(1).unwrap());
        assert!(first.contains(worse) && conditions.contains(worse), "{study}");
        assert!(!study.contains(breaks), "{study}");
        assert!(conditions.split('|').next().unwrap().contains(reserve), "{conditions}");
        // 2026 and 2027 are years of the pilot, and the city is past the threshold in 2028 by itself too.
        let check = check(Path::new("plans/bethune-sensors.yaml"), lang, &more);
        assert!(first.contains(tightest) && check.contains(tightest), "{check}");
    }
}

/// A loan that is repaid at once after 20 years leaves all of it at the end of eight; half of the investment (1 776 000
/// with VAT) drawn in the last months too. Paid in constant capital over 16 years, a first time a year after it is drawn,
/// 2 000 000 have 7 payments in the plan: 9/16 are left.
#[test]
fn what_a_loan_leaves_when_the_plan_ends_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let loan =
        |terms: &str| format!("funding:\n  - loan: {{id: bank, name: Bank, rate: 3 %, payments: yearly, {terms}}}\n");
    for (name, terms, left, annuity) in [
        (
            "bullet",
            "amount: 2_000_000 EUR, term: 20 years, profile: bullet, draw: 2027-06",
            "all of “Bank”, 2 000 000 EUR, is still to be repaid, until June 2047",
            "(annuity of 2028; the largest, in 2047: 2 060 000 EUR) | City | June 2028 | 60.0 |",
        ),
        (
            "constant",
            "amount: 2_000_000 EUR, term: 16 years, profile: constant-capital, draw: 2027-06",
            "1 125 000 EUR of the 2 000 000 EUR of “Bank” are still to be repaid, until June 2043",
            "(annuity of 2028) | City | June 2028 | 185.0 |",
        ),
        (
            "late",
            "amount: 50 % of investment, term: 2 years, profile: annuity, draw: 2034-10",
            "all of “Bank”, 1 776 000 EUR, is still to be repaid, until October 2036",
            "(annuity of 2035) | City | October 2035 |",
        ),
    ] {
        let path = funded(folder.path(), name, &loan(terms));
        let (study, check) = (plain(&report(&path, "md", "en", &[])), check(&path, "en", &[]));
        assert!(first_page(&study).contains(left), "{name}: {study}");
        let under = check.split("How sure this is").next().unwrap();
        assert!(under.contains(left), "under the verdict, as on the first page: {name}: {check}");
        assert_eq!(check.matches(left).count(), 1, "{check}");
        assert_eq!(study.matches(left).count(), 1, "the first page alone: {study}");
        let named = "the capital left to repay after the end of the plan";
        assert!(study.split("## 6. ").nth(1).unwrap().contains(named), "named among the open points: {study}");
        assert!(study.contains(annuity), "{name}: {study}");
        assert!(!study.contains("price of “investment”") && !check.contains("price of “investment”"), "{check}");
        if name == "late" {
            assert!(study.contains("50 % of the investment incl. VAT"), "{study}");
        }
    }
}

/// Without loans of the plan nothing pays them; without gains the net cost is after none.
#[test]
fn a_way_out_names_no_loans_and_no_gains_that_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = funded(folder.path(), "bare", "");
    for (lang, said, never) in [
        (
            "en",
            ["the rest pays the loans that the city takes on top", "Net cost to the city: "],
            ["pays its loans", "after benefits: ", "own money 3 721 295 EUR, is"],
        ),
        (
            "fr",
            ["le reste paie les emprunts que la ville contracte", "Reste à charge de la ville : "],
            ["paie ses emprunts", "après économies et recettes : ", ", égale reste"],
        ),
    ] {
        let (study, check) = (plain(&report(&path, "md", lang, &[])), check(&path, lang, &[]));
        for text in [&study, &check] {
            assert!(said.iter().all(|said| text.contains(said)), "{text}");
            assert!(!never.iter().any(|never| text.contains(never)), "{text}");
        }
    }
}

/// 85 % of public aid leaves 15 %: the law is told of the plan by its name on the first page of the programme, beside the
/// verdict of `check`, and where its authorisation is asked for.
#[test]
fn a_programme_tells_which_plan_does_not_keep_the_law() {
    let folder = tempfile::tempdir().unwrap();
    funded(folder.path(), "kept", "");
    let aid = "funding:\n  - subsidy: {id: r, name: Region, rate: 85 %, of: investment, status: acquired}\n";
    funded(folder.path(), "aided", aid);
    let path = folder.path().join("all.yaml");
    let programme = "schema: perenne/programme/v1\nprogramme: all\ncity: medium-city\nplans: [kept, aided]\n";
    std::fs::write(&path, programme).unwrap();
    for (lang, law, own, asked) in [
        (
            "en",
            "aided: the financing plan does not keep the law: ",
            "the city keeps 15 % only",
            "once the financing plan keeps the law (CGCT, art. L1111-10) | 2027 |",
        ),
        (
            "fr",
            "aided : le plan de financement ne respecte pas la loi : ",
            "la ville n'en garde que 15 % à sa charge",
            "une fois que le plan de financement respecte la loi (CGCT, art. L1111-10) | 2027 |",
        ),
    ] {
        let (study, check) = (plain(&report(&path, "md", lang, &[])), check(&path, lang, &["--no-advice"]));
        let beside = check.split('╭').next().unwrap();
        for text in [first_page(&study), beside] {
            assert!(text.contains(law) && text.contains(own) && text.contains("L1111-10"), "{text}");
        }
        assert_eq!(study.matches(asked).count(), 1, "{study}");
    }
}

/// Just the part that the law asks for is not above it.
#[test]
fn the_least_part_is_not_above_itself() {
    let folder = tempfile::tempdir().unwrap();
    let aid = "funding:\n  - subsidy: {id: r, name: Region, rate: 80 %, of: investment, status: acquired}\n";
    let path = funded(folder.path(), "least", aid);
    for (lang, said, never) in [
        ("en", "keeps 20 % of it, which is the minimum", "above the minimum"),
        ("fr", "garde 20 % à sa charge, ce qui est le minimum", "au-dessus du minimum"),
    ] {
        let study = plain(&report(&path, "md", lang, &[]));
        assert!(study.contains(said) && !study.contains(never), "{study}");
    }
}

/// Each test that the law asks for has its article, depreciation too.
#[test]
fn every_legal_test_names_its_article() {
    let more = ["--set", "city.accounts.depreciation=4_900_000 EUR"];
    for (lang, said) in
        [("en", "threshold set by law (CGCT, art. L2321-2) |"), ("fr", "seuil fixé par la loi (CGCT, art. L2321-2) |")]
    {
        let study = plain(&report(Path::new("plans/bethune-sensors.yaml"), "md", lang, &more));
        assert!(study.contains(said), "{study}");
    }
}
