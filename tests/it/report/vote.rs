//! What is told where a council is asked to decide: the law binds whatever the verdict, and order movements pay nothing.

use std::path::Path;

use crate::report::files::{perenne, plain, report, shipped_json};
use crate::support::shipped;

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

/// Two private funders give 80 % each of the 600 000 EUR of the equipment excl. VAT: the law on public aid is kept, and yet
/// nobody pays more than there is to pay. Nothing is voted before that, whether or not the service has a price.
#[test]
fn aid_above_what_there_is_to_pay_waits_for_no_vote() {
    let aid = ["r", "p"].map(|id| {
        format!("  - subsidy: {{id: {id}, funder: private, rate: 80 %, of: investment, status: acquired}}\n")
    });
    let folder = tempfile::tempdir().unwrap();
    let path = aided(folder.path(), &aid.concat());
    for (lang, until, correct, holds, asked) in [
        (
            "en",
            "not to be put to the vote before aid and FCTVA no longer exceed",
            "| Correct the financing plan: aid and FCTVA come to",
            "These proposals hold only once aid and FCTVA no longer exceed the spending",
            "Decisions that the plan as it is would ask for",
        ),
        (
            "fr",
            "à ne pas présenter au vote avant que les aides et le FCTVA ne dépassent plus",
            "| Corriger le plan de financement : les aides et le FCTVA dépassent",
            "Ces propositions ne valent qu'une fois que les aides et le FCTVA ne dépassent plus",
            "Décisions que demanderait le projet tel quel",
        ),
    ] {
        for settings in [&[][..], &["--set", "s.service.price=unknown"]] {
            let study = plain(&report(&path, "md", lang, settings));
            for said in [until, correct, holds] {
                assert!(study.contains(said), "{lang} {settings:?}: {said} in {study}");
            }
            // What is wrong is told before what would be asked for.
            let wrong = if lang == "en" { "is to be corrected before" } else { "est à corriger avant tout vote" };
            assert!(study.find(wrong) < study.find(asked), "{study}");
        }
    }
    let programme = folder.path().join("all.yaml");
    let text = "schema: perenne/programme/v1\nprogramme: all\ncity: medium-city\nplans:\n  - plan: plan.yaml\n";
    std::fs::write(&programme, text).unwrap();
    let study = plain(&report(&programme, "md", "fr", &[]));
    assert!(study.contains(", une fois que les aides et le FCTVA ne dépassent plus la dépense"), "{study}");
}

/// No budget takes credits of a plan of which no verdict is known, the contingency's among them, whatever it waits for.
#[test]
fn nothing_is_entered_for_a_plan_of_which_no_verdict_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let aid = "  - loan: {id: bank, amount: 100_000 EUR, rate: 3 %, term: 10 years, draw: 2027-12}\n  \
               - subsidy: {id: r, funder: private, rate: 80 %, of: investment, phases: [pilot], status: acquired}\n  \
               - subsidy: {id: p, funder: private, rate: 80 %, of: investment, phases: [pilot], status: acquired}\n";
    let path = aided(folder.path(), aid);
    let text = std::fs::read_to_string(&path).unwrap().replace("things/thing", "sensors/urban-sensor");
    let text = text.replace("{pilot: 500, run: 1000}", "1000");
    std::fs::write(&path, text).unwrap();
    let short = ["--set", "horizon=24 months", "--set", "start=2027-09"];
    let unknown = ["--set", "s.upkeep.price=unknown"];
    let both: Vec<&str> = short.iter().chain(&unknown).copied().collect();
    for (settings, until) in [
        (&short[..], "avant que la période étudiée couvre une année entière après le pilote |"),
        (&unknown, "avant que toutes les dépenses aient un prix |"),
        (&both, "aient un prix et que la période étudiée couvre une année entière après le pilote |"),
    ] {
        let study = report(&path, "md", "fr", settings);
        let rows: Vec<String> = study.lines().filter(|line| line.starts_with('|')).map(plain).collect();
        assert!(!rows.iter().any(|row| row.contains("Inscrire")), "{settings:?}: {rows:#?}");
        let waiting = rows.iter().filter(|row| row.contains("Ne rien inscrire") && row.contains(until)).count();
        assert!(waiting >= 3, "{settings:?}: {rows:#?}");
        let kept = rows.iter().any(|row| row.starts_with("| Garder comme marge"));
        assert!(kept || settings.len() > 2, "{settings:?}: {rows:#?}");
    }
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
        assert_eq!(study.contains("the one proposed does not hold the"), !small, "{plan}");
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
