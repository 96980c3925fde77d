//! What is told where a council is asked to decide: the law binds whatever the verdict, and order movements pay nothing.

use std::path::Path;

use crate::report::files::{perenne, report, shipped_json};
use crate::support::shipped;

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ")
}

/// 1 000 sensors at 600 EUR, all public aid on the equipment excl. VAT.
fn aided(folder: &Path, aid: &str) -> std::path::PathBuf {
    let things = "schema: perenne/catalog/v1\ncatalog: things\nitems:\n  thing:\n    label: {en: Thing}\n    family: sensor\n    \
        unit: thing\n    costs: {device: {price: 600 EUR/thing}, service: {price: 20 EUR/thing/year}}\n";
    std::fs::write(folder.join("things.yaml"), things).unwrap();
    let plan = format!(
        "schema: perenne/plan/v1\nplan: aided\ncity: medium-city\nstart: 2027-01\nhorizon: 6 years\n\
         phases: {{pilot: 12 months, run: rest}}\nlines:\n  s: {{item: things/thing, quantity: {{pilot: 500, run: 1000}}}}\n\
         funding:\n{aid}"
    );
    let path = folder.join("plan.yaml");
    std::fs::write(&path, plan).unwrap();
    path
}

/// 600 000 EUR of equipment: 85 % of aid is 510 000, 30 000 above the 480 000 that public funders may give (CGCT
/// L1111-10). On the 300 000 of the pilot alone 90 % is 270 000, 30 000 above 240 000, whatever the whole is.
#[test]
fn an_own_part_that_the_law_asks_for_is_told_wherever_decisions_are() {
    let whole = "  - subsidy: {id: r, name: Region, rate: 70 %, of: investment, status: acquired}\n  \
                 - subsidy: {id: d, name: DETR, rate: 15 %, of: investment, status: acquired}\n";
    let pilot = "  - subsidy: {id: r, name: Region, rate: 90 %, of: investment, phases: [pilot], status: acquired}\n";
    for (aid, own, base) in [(whole, "15", "600 000"), (pilot, "10", "300 000")] {
        let folder = tempfile::tempdir().unwrap();
        let path = aided(folder.path(), aid);
        let words = [
            (
                "en",
                [
                    "The financing plan does not keep the law",
                    "before its financing plan keeps the law",
                    "not kept |",
                    "30 000 EUR above what the law lets it be",
                    "| Correct the financing plan",
                    "These proposals hold only once the financing plan",
                ],
            ),
            (
                "fr",
                [
                    "Le plan de financement ne respecte pas la loi",
                    "avant que son plan de financement respecte la loi",
                    "non respecté |",
                    "dépassent de 30 000 € ce que la loi permet",
                    "| Corriger le plan de financement",
                    "Ces propositions ne valent qu'une fois",
                ],
            ),
        ];
        for (lang, told) in words {
            let study = plain(&report(&path, "md", lang, &[]));
            for said in told {
                assert!(study.contains(said), "{lang}: {said} in {study}");
            }
            let figures = if lang == "en" { format!("for {base} EUR") } else { format!("pour {base} €") };
            assert!(study.contains(&figures) && study.contains(&format!("{own} %")), "{figures}: {study}");
            // Before anything that is to be voted.
            let (correct, open) = if lang == "en" { (told[4], "| Open the") } else { (told[4], "| Ouvrir l") };
            assert!(study.find(correct) < study.find(open), "{study}");
            let output = perenne().arg("check").arg(&path).args(["--lang", lang, "--no-draws"]).output().unwrap();
            let check = plain(&String::from_utf8(output.stdout).unwrap());
            let verdict = if lang == "en" { "How sure this is" } else { "Solidité du résultat" };
            let (first, rest) = check.split_once(verdict).unwrap_or((&check, &check));
            assert!(first.contains(told[0]), "{check}");
            assert!(rest.contains(told[3]), "{check}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path =
        aided(folder.path(), "  - subsidy: {id: r, name: Region, rate: 80 %, of: investment, status: acquired}\n");
    let study = plain(&report(&path, "md", "en", &[]));
    assert!(study.contains("(CGCT, art. L1111-10) | – | – | 0.0 | kept |"), "{study}");
    assert!(!study.contains("does not keep the law") && study.contains("Decisions asked for:"), "{study}");
}

/// Depreciation is an order movement: no money moves, so that nobody says that the city can no longer pay.
#[test]
fn an_order_movement_is_no_payment() {
    let set = "city.accounts.depreciation=4_900_000 EUR";
    for (lang, pays, told) in [
        ("en", "can no longer pay", "operating section no longer balances with the depreciation"),
        ("fr", "ne peut plus payer", "la section de fonctionnement ne s'équilibre plus avec les amortissements"),
    ] {
        let args = ["check", "plans/bethune-sensors.yaml", "--lang", lang, "--no-draws", "--set", set];
        let output = perenne().args(args).output().unwrap();
        let check = plain(&String::from_utf8(output.stdout).unwrap());
        assert!(check.contains(told) && !check.contains(pays), "{check}");
    }
}

/// Amounts on the first page that are rounded each by itself close to the euro, or say that they need not.
#[test]
fn the_sum_of_the_first_page_closes_or_says_why_not() {
    for plan in shipped() {
        let study = shipped_json(&plan);
        let result = &study["result"];
        let round = |value: &serde_json::Value| value.as_str().unwrap().parse::<f64>().unwrap().round();
        let net = round(&result["net_cost"]["after_benefits"]);
        let text = report(&plan, "md", "en", &[]);
        let note = text.lines().find(|line| line.starts_with("- Net cost")).unwrap().to_owned();
        let digits = |part: &str| part.chars().filter(|one| one.is_ascii_digit() || *one == '−').collect::<String>();
        let shown = note.split('—').nth(1).unwrap().split(';').next().unwrap().split(" (each").next().unwrap();
        let parts = shown.split(',').map(|part| digits(part).replace('−', "-").parse::<f64>().unwrap());
        let closes = (parts.sum::<f64>() - net).abs() < 0.5;
        assert_ne!(closes, note.contains("each amount rounded by itself"), "{}: {note}", plan.display());
    }
}

/// A contingency that is not proposed says why, and one of investment beside an authorisation says that it is not in it.
#[test]
fn a_contingency_says_what_it_is_not() {
    let study = |plan: &str| plain(&report(Path::new(&format!("plans/{plan}.yaml")), "md", "en", &[]));
    for (plan, small) in [("reference", true), ("lighting", true), ("public-wifi", false)] {
        let study = study(plan);
        assert_eq!(study.contains("too little for a contingency"), small, "{plan}");
        assert_eq!(study.contains("The programme authorisation does not hold the"), !small, "{plan}");
    }
}

/// What the State gives on amounts with VAT makes the base of the FCTVA less than the spending, which a reader of the
/// financing plan would take for a fault.
#[test]
fn a_base_of_fctva_that_is_less_than_the_spending_is_explained() {
    for (basis, told) in [("incl_vat", true), ("excl_vat", false)] {
        let folder = tempfile::tempdir().unwrap();
        let aid = format!(
            "  - subsidy: {{id: s, name: State, funder: state, basis: {basis}, rate: 40 %, of: investment, status: acquired}}\n"
        );
        let study = plain(&report(&aided(folder.path(), &aid), "md", "en", &[]));
        assert_eq!(study.contains("is taken out of the base of the FCTVA (CGCT, art. L1615-10)."), told, "{study}");
    }
}

/// 80.04 % of 600 000 EUR is 480 240, 240 above what public funders may give: the city keeps 19.96 %, which is not the 20 %
/// that the law asks for, and 19.96 rounds to it.
#[test]
fn a_part_just_below_the_least_is_not_written_as_the_least() {
    let folder = tempfile::tempdir().unwrap();
    let aid = "  - subsidy: {id: r, name: Region, rate: 80.04 %, of: investment, status: acquired}\n";
    let path = aided(folder.path(), aid);
    for (lang, part) in [("en", "19.96 %"), ("fr", "19,96 %")] {
        let study = plain(&report(&path, "md", lang, &[]));
        assert!(study.contains(part), "{study}");
        for as_least in ["keeps 20 % of it only", "keeps only 20 %", "n'en garde que 20 %", "garde 20 % seulement"] {
            assert!(!study.contains(as_least), "{study}");
        }
    }
}
