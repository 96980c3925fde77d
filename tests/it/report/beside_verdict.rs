//! What stands beside a verdict: the first page of a study and `check` tell the same, a broken balance leads, and what a
//! sentence says of a figure holds.

use std::path::{Path, PathBuf};

use perenne::analysis::Analysis;
use perenne::explore::Runner;
use perenne::explore::found::FoundBeside;
use perenne::explore::growth::growth_turns;
use perenne::language::Language;
use perenne::report::study::{Block, Material, study};
use perenne::report::{Beside, Style, check_text_beside};
use perenne::session::{Options, Session};
use serde_json::Value;

use crate::report::files::{perenne, plain, report, shipped_json};
use crate::support::shipped;

/// Accounts that give their depreciation, of which own resources cover the capital with little to spare.
const TIGHT: &str = "schema: perenne/city/v1
city: tight
population: 31000
accounts:
  year: 2025
  revenue: {taxes: 24_000_000 EUR, grants: 5_000_000 EUR, other: 9_000_000 EUR}
  spending: {staff: 20_500_000 EUR, purchases: 8_400_000 EUR, subsidies: 3_000_000 EUR, other: 1_000_000 EUR}
  interest: 600_000 EUR
  principal: 2_600_000 EUR
  debt: 24_000_000 EUR
  investment: {equipment: 7_000_000 EUR, other: 500_000 EUR}
  investment_revenue: {grants: 1_200_000 EUR, fctva: 1_000_000 EUR, other: 300_000 EUR}
  working_capital: 3_500_000 EUR
  depreciation: 3_700_000 EUR
growth: {taxes: 1.5 %/year, grants: 0 %/year, other: 1.5 %/year, staff: 1.7 %/year, purchases: 1.5 %/year,
  subsidies: 1 %/year, other_spending: 1 %/year, investment: 0 %/year, depreciation: 1 %/year}
loans: {rate: 3.5 %, term: 15 years}
fctva_lag: 1 years
envelope: {operating: 300_000 EUR/year, investment: 800_000 EUR/year}
";

fn check(plan: &str, more: &[&str]) -> String {
    let args = ["--lang", "fr", "--no-draws", "--exit-zero"];
    let output = perenne().arg("check").arg(plan).args(args).args(more).output().unwrap();
    plain(&String::from_utf8(output.stdout).unwrap())
}

fn verdict(check: &str) -> &str {
    let (_, rest) = check.split_once("Verdict : ").unwrap();
    rest.split("Solidité du résultat").next().unwrap()
}

fn tight() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tight.yaml");
    std::fs::write(&path, TIGHT).unwrap();
    (folder, path)
}

fn run(plan: &Path) -> (Session, Analysis, Runner) {
    let mut session = Session::default();
    let prepared = session.prepare(plan, &Options::default()).unwrap();
    let analysis = session.check_prepared(&prepared).unwrap();
    let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
    (session, analysis, runner)
}

/// Every sentence of page 1 that is no figure, no chart and no proposal to a council stands in `check`, for all shipped
/// plans, in both languages; and what `check` tells of what a plan leans on stands in the study.
#[test]
fn the_first_page_and_check_tell_the_same() {
    let mut held = 0;
    for plan in shipped() {
        let (session, analysis, runner) = run(&plan);
        let found = FoundBeside { growth: growth_turns(&analysis), ..FoundBeside::of(&runner, &analysis, false) };
        let beside = Beside::from(&found);
        for language in [Language::English, Language::French] {
            let style = Style { language, width: 100, color: false };
            let text = plain(&check_text_beside(&analysis, &session, beside, style));
            let study = study(&Material { beside, ..Material::of(&analysis, &session) }, language);
            // What a council is asked for, how the cliff is worded, and inputs that turn the verdict are a study's own.
            let own = ["Decisions ", "Décisions ", "Operating the pilot", "Exploiter le pilote"];
            let told = study.sections[0].blocks.iter().filter_map(|block| match block {
                Block::Notice(text) | Block::Paragraph(text) => Some(plain(text)),
                Block::Verdict { sentence, .. } => Some(plain(sentence)),
                _ => None,
            });
            for said in told.filter(|said| !own.iter().any(|own| said.starts_with(own))) {
                for sentence in said.split(". ") {
                    let sentence = sentence.trim_end_matches('.');
                    assert!(text.contains(sentence), "{}: {sentence}\nin {text}", plan.display());
                    held += 1;
                }
            }
            let (_, open) = text
                .split_once(if language == Language::French { "Points ouverts" } else { "Open points" })
                .unwrap_or_default();
            let whole: String = study
                .sections
                .iter()
                .flat_map(|section| &section.blocks)
                .map(|block| plain(&format!("{block:?}").replace("\\u{a0}", " ").replace("\\u{202f}", " ")))
                .collect();
            let leans = [
                "Without this FCTVA",
                "Sans ce FCTVA",
                "acquired or not",
                "acquise ou non",
                "In that case",
                "Dans ce cas",
            ];
            for sentence in open.split(". ").filter(|one| leans.iter().any(|lean| one.contains(lean))) {
                let sentence = sentence.split(" - ").next().unwrap().split(". ").next().unwrap();
                assert!(whole.contains(sentence.trim()), "{}: {sentence}", plan.display());
                held += 1;
            }
        }
    }
    assert!(held > 100, "{held} sentences");
}

/// `supervision-centre` counts on 34 010 EUR of FCTVA on upkeep: `check` runs it without, as the study does. Half of the
/// resources of `nevers-albi-datacentre` are one partner's.
#[test]
fn check_runs_a_plan_without_what_it_leans_on() {
    let text = check("supervision-centre", &["--no-advice"]);
    assert!(text.contains("Sans ce FCTVA, le reste à charge serait de 15 902 179 €"), "{text}");
    assert!(text.contains("le projet resterait insoutenable, dès 2028"), "{text}");
    let text = check("nevers-albi-datacentre", &["--no-advice"]);
    assert!(
        text.contains("le reste à charge serait de 6 813 888 € et le projet resterait fragile, dès 2027"),
        "{text}"
    );
    let json = |plan: &str| -> Value {
        let args = ["check", plan, "--format", "json", "--no-draws", "--no-advice", "--exit-zero"];
        serde_json::from_slice(&perenne().args(args).output().unwrap().stdout).unwrap()
    };
    let without = &json("nevers-albi-datacentre")["without_largest_funder"];
    assert_eq!((&without["level"], &without["first_year"]), (&Value::from("fragile"), &Value::from(2027)));
    assert_eq!(json("lighting")["without_upkeep_fctva"]["first_year"], 2040);
}

/// Own resources that do not cover the capital of 2034 lead the verdict, whatever other law fails before and whatever the
/// years in which they still make up for net savings below zero.
#[test]
fn a_broken_balance_leads() {
    let (_folder, city) = tight();
    let text = check("bethune-sensors", &["--no-advice", "--city", city.to_str().unwrap()]);
    let verdict = verdict(&text);
    assert!(
        verdict.starts_with("INSOUTENABLE En 2034, la ville ne peut plus payer : les ressources propres de la ville ne couvrent pas le remboursement du capital"),
        "{verdict}"
    );
    assert!(!verdict.contains("n'est plus couvert que grâce"), "{verdict}");
    assert!(verdict.contains("la section de fonctionnement ne s'équilibre plus avec les amortissements"), "{verdict}");
}

/// 786 048 of 800 000 EUR, 98.3 %, are near to what a service may spend and not beyond it.
#[test]
fn what_is_below_an_envelope_does_not_exceed_it() {
    let (_folder, city) = tight();
    let text = check("bethune-sensors", &["--no-advice", "--city", city.to_str().unwrap()]);
    assert!(
        text.contains("786 048 €, approche ce que le service peut dépenser : 98,3 % d'une enveloppe de 800 000 €, au-delà du seuil de vigilance de 90 %"),
        "{text}"
    );
    for part in text.split("dépasse ce que le service peut dépenser : ").skip(1) {
        let share: f64 = part.split(" %").next().unwrap().replace(',', ".").parse().unwrap();
        assert!(share > 100.0, "{part}");
    }
}

/// Gross savings below zero in 2033-2036: the section does not balance, which is told at once, with the lowest net savings
/// of all years that are judged.
#[test]
fn gross_savings_below_zero_are_told_with_net_savings() {
    let text = check("reference", &["--no-advice", "--city", "wittenheim-2015"]);
    let verdict = verdict(&text);
    let first = verdict.split("Dès 2028").next().unwrap();
    assert!(first.contains("l'épargne brute passe elle aussi sous zéro en 2033-2036"), "{verdict}");
    assert!(first.contains("−2 419 670 € en 2036"), "{verdict}");
    assert!(!verdict.contains("n'est pas apprécié"), "{verdict}");
}

/// A savings rate of 7.05 % is orange, and beside a red of 7 % it is no 7.0 %, in the table as in the study's annex.
#[test]
fn a_figure_near_to_the_other_threshold_keeps_its_digits() {
    let text = check("lighting", &["--no-advice"]);
    assert!(text.contains("8,2 % ┆ 7,05 % ┆"), "{text}");
    let study = plain(&report(Path::new("plans/lighting.yaml"), "md", "fr", &[]));
    assert!(study.contains("| 8,2 % | 7,05 % |"), "{study}");
}

/// The year's other investment revenue is taken out of the margin of the legal balance in a row of its own:
/// 5 765.9 − 4 005.6 = 1 760.3 k EUR.
#[test]
fn what_a_legal_test_is_kept_subject_to_has_its_row() {
    let study = plain(&report(Path::new("plans/bethune-sensors.yaml"), "md", "fr", &[]));
    assert!(
        study.contains(
            "| respecté, sous réserve des autres recettes d'investissement | | Le même, sans les 4 005 616 €"
        ),
        "{study}"
    );
    assert!(study.contains("| 2034 | 2 687,5 | 1 760,3 | respecté |"), "{study}");
    assert!(study.contains("la marge serait de 5 765 903 € − 4 005 616 € = 1 760 287 €"), "{study}");
}

/// A plan of the past is told as one by `check` too, and nothing is budgeted then.
#[test]
fn a_plan_of_the_past_is_told_by_check() {
    let output = perenne().args(["check", "bethune-open-data", "--lang", "fr", "--no-advice"]).output().unwrap();
    let text = plain(&String::from_utf8(output.stdout).unwrap());
    assert!(verdict(&text).contains("Étude rétrospective"), "{text}");
    assert!(text.contains("Le reste à charge et le coût récurrent du projet sont inférieurs"), "{text}");
    assert!(!text.contains("Pour le budget"), "{text}");
}

/// Public aid of 81 % of the investment is to be mended first: no way out does.
#[test]
fn ways_out_do_not_mend_a_financing_plan() {
    let text = check("bethune-sensors", &["--set", "funding.fratri.rate=81 %"]);
    if text.contains("Le plan de financement ne respecte pas la loi") {
        assert_eq!(text.matches("Aucune de ces voies ne corrige le plan de financement").count(), 1, "{text}");
    }
}

/// The sum that leads from the city's part to the net cost closes, or says that it is rounded: 4 537 108 + 1 000 000 +
/// 70 545 = 5 607 653, and the net cost is 5 607 654.
#[test]
fn a_sum_that_does_not_close_says_so() {
    let study = plain(&report(Path::new("plans/bethune-sensors.yaml"), "md", "fr", &[]));
    assert!(study.contains("soit un reste à charge de 5 607 654 € (chaque montant arrondi à part)"), "{study}");
    let open = shipped_json(Path::new("plans/citizen-app.yaml")).to_string();
    assert!(plain(&open).contains("soit un reste à charge de"), "{open}");
}
