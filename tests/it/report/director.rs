//! What a finance director asks of the first page: what the verdict does not judge, what is left of it on money that is
//! signed, and proposals that a council could vote.

use std::path::Path;

use serde_json::Value;

use crate::report::files::{perenne, report};

fn told(plan: &str, more: &[&str]) -> String {
    let output = perenne().arg("check").arg(format!("plans/{plan}.yaml")).args(more).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // Lines are broken where the page ends, and spaces do not let go of what they hold.
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ")
}

fn amount(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

/// Both plans end in September 2034: nine months of them are in no verdict. Gross savings that year, against 10 % of the
/// revenue: what is missing is 10 % x revenue - savings.
#[test]
fn a_last_year_that_is_not_judged_is_told_beside_the_verdict() {
    for plan in ["public-wifi", "citizen-app"] {
        let result: Value = serde_json::from_str(&told(plan, &["--format", "json"])).unwrap();
        let year = result["budget"].as_array().unwrap().last().unwrap();
        assert_eq!(year["year"], 2034, "{plan}");
        let missing = amount(&year["with"]["revenue"]) / 10.0 - amount(&year["with"]["gross_savings"]);
        assert!(missing > 0.0, "{plan}");
        let text = told(plan, &["--lang", "fr"]);
        let (verdict, rest) = text.split_once("Solidité du résultat").unwrap();
        assert!(verdict.contains("L'exercice 2034 n'est pas jugé"), "{plan}: {verdict}");
        assert!(verdict.contains("ses 9 premiers mois"), "{plan}: {verdict}");
        let missing = format!("{:.0}", missing).chars().rev().collect::<Vec<_>>();
        let grouped = missing.chunks(3).map(|three| three.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        let grouped: String = grouped.chars().rev().collect();
        assert!(verdict.contains(&format!("soit un écart au seuil de {grouped} €")), "{plan}: {grouped} in {verdict}");
        assert!(rest.contains("2034*"), "{plan}: the year is marked");
    }
    // A plan that ends with a year has neither the sentence nor the note of the mark.
    let text = told("nevers-fiber", &["--lang", "fr"]);
    assert!(!text.contains("n'est pas jugé") && !text.contains("* La période"), "{text}");
}

/// 533 375 EUR of shopkeepers are hoped for: without them the threshold of 5 % is reached in 2029 and not in 2032.
#[test]
fn secured_money_tells_its_first_year_with_its_rule_and_its_figure() {
    let result: Value = serde_json::from_str(&told("public-wifi", &["--format", "json"])).unwrap();
    let first = &result["verdict"]["secured_first"];
    assert_eq!((&result["verdict"]["first_year"], &first["year"]), (&2032.into(), &2029.into()), "{first}");
    assert_eq!(first["rule"], "run-cost");
    let text = told("public-wifi", &["--lang", "en"]);
    assert!(
        text.contains(
            "Counting only acquired funding and benefits: FRAGILE, first in 2029: the net running cost of the plan, 313 495 EUR"
        ),
        "{text}"
    );
    // What the verdict has said already is not said again, and where all money is signed there is nothing to say.
    assert!(told("supervision-centre", &["--lang", "en"]).contains("too, in the same years and for the same reasons."));
    let signed: Value = serde_json::from_str(&told("bethune-sensors", &["--format", "json"])).unwrap();
    assert!(signed["verdict"].get("secured_first").is_none());
}

/// An authorisation of the programme is for works that spread over years and are no trifle.
#[test]
fn an_authorisation_is_proposed_where_it_serves() {
    let study = |plan: &str| report(Path::new(&format!("plans/{plan}.yaml")), "md", "fr", &[]);
    assert!(study("public-wifi").contains("Il est proposé d'ouvrir une autorisation de programme"));
    for (plan, because) in [
        ("citizen-app", "s'acquièrent sur plusieurs exercices"),
        ("school-co2", "sont acquis pour l'essentiel en 2026"),
        ("nevers-albi-datacentre", "sont acquis pour l'essentiel en 2027"),
    ] {
        let study = study(plan);
        assert!(study.contains(because), "{plan}");
        assert!(!study.contains("Voter l'autorisation de programme"), "{plan}");
    }
}
