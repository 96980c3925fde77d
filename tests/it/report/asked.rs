//! What a council is asked for, and when: not before the verdict is known, by the budget that takes it, with what turns it.

use std::fs;
use std::path::{Path, PathBuf};

use perenne::explore::sensitivity::sensitivity;
use perenne::explore::{Figure, Runner};
use perenne::session::{Options, Session};

use crate::report::files::{perenne, report};

const HEAD: &str = "schema: perenne/plan/v1\nplan: mine\ntitle: {en: Mine, fr: Le projet}\ncity: medium-city\n";
const SIX_YEARS: &str = "start: 2027-01\nhorizon: 6 years\nphases: {pilot: 12 months, run: rest}\n";
const LINES: &str = "lines:\n  sensors: {item: sensors/urban-sensor, quantity: {pilot: 100, run: 1000}}\n";

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, format!("{HEAD}{text}")).unwrap();
    (folder, path)
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn study(text: &str, lang: &str) -> String {
    plain(&report(&written(text).1, "md", lang, &[]))
}

/// The line of the first page with what is asked for.
fn asked(study: &str) -> &str {
    study.lines().find(|line| line.starts_with("> D") && line.contains("2027")).unwrap()
}

/// A plan of which no year is judged has all its prices: its horizon is what is too short. What has no price waits for one,
/// and for what else stands in its way.
#[test]
fn nothing_is_put_to_the_vote_before_the_verdict_is_known() {
    let short = "start: 2027-09\nhorizon: 24 months\nphases: {pilot: 12 months, run: rest}\n";
    let unseen = study(&format!("{short}{LINES}"), "fr");
    assert!(
        asked(&unseen).contains("avant que la période étudiée couvre une année entière après le pilote"),
        "{unseen}"
    );
    assert!(!unseen.contains("sans prix"), "{unseen}");
    let open = LINES.replace("run: 1000}", "run: 1000}, costs: {upkeep: {price: unknown}}");
    let unpriced = study(&format!("{SIX_YEARS}{open}"), "fr");
    assert!(asked(&unpriced).contains("avant que toutes ses dépenses aient un prix : crédits d'équipement d'au moins"));
    assert!(!asked(&unpriced).contains('≥') && !unpriced.contains("Inscrire ≥"), "{unpriced}");
    let aid = "funding:\n  - subsidy: {id: r, name: Région, rate: 90 %, of: investment, status: acquired}\n";
    let both = study(&format!("{SIX_YEARS}{open}{aid}"), "fr");
    let until = "avant que son plan de financement respecte la loi et que toutes ses dépenses aient un prix";
    assert!(asked(&both).contains(until), "{both}");
    assert!(asked(&study(&format!("{SIX_YEARS}{LINES}"), "fr")).starts_with("> Décisions demandées :"));
}

/// Eight quarters without anything to pay are no payment: the first year that a budget takes is the one of the first
/// instalment, and years of the same annuity have none that is the largest.
#[test]
fn a_repayment_begins_when_something_is_due() {
    let loan = "funding:\n  - loan: {id: bank, name: Banque, amount: 80_000 EUR, rate: 0 %, term: 6 years, payments: quarterly, \
                deferral: 8, profile: constant-capital, draw: 2027-12}\n";
    let study = study(&format!("{SIX_YEARS}{LINES}{loan}"), "fr");
    let row = study.lines().find(|line| line.starts_with("| Rembourser « Banque »")).unwrap();
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    assert_eq!((cells[3], cells[4]), ("mars 2030", "20,0"), "{row}");
    assert!(cells[1].ends_with("(annuité 2030)"), "{row}");
}

/// 1 000 sensors in March 2027: at 23 EUR nothing weighs, at 600 EUR all is investment, and just below 500 EUR TTC apiece all
/// is operating spending, which neither end shows. (P + 90 EUR of installation + 50 EUR and 5 % beside, with VAT.)
#[test]
fn a_price_just_below_the_threshold_is_looked_at() {
    let text = format!("start: 2027-03\nhorizon: 24 months\nphases: {{pilot: 12 months, run: rest}}\n{LINES}");
    let (_folder, path) = written(&text);
    let runner = Runner::open(&mut Session::default(), &path, &Options::default()).unwrap();
    let swings = sensitivity(&runner, Figure::TcoInclVat);
    let device = swings.iter().find(|swing| swing.input.path == "sensors.device.price").unwrap();
    let level = |end: &Result<perenne::explore::Snapshot, _>| end.as_ref().ok().unwrap().level.unwrap().word();
    assert_eq!((level(&device.low), level(&device.high)), ("sustainable", "sustainable"));
    let (value, between) = device.between().unwrap();
    assert_eq!(between.level.unwrap().word(), "fragile");
    let verdict = |price: &str| {
        let set = format!("sensors.device.price={price}");
        let args = ["--no-draws", "--no-advice", "--format", "json", "--exit-zero", "--set", &set];
        let output = perenne().arg("check").arg(&path).args(args).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        json["verdict"]["level"].as_str().unwrap().to_owned()
    };
    let number: f64 = value.split(' ').next().unwrap().parse().unwrap();
    assert_eq!(
        (verdict(value), verdict(&format!("{:.2} EUR/sensor", number + 0.01))),
        ("fragile".into(), "sustainable".into())
    );
    let study = plain(&report(&path, "md", "en", &[]));
    assert!(study.contains(&format!("at {number} EUR")) && study.contains("FRAGILE (at"), "{study}");
    assert!(!study.contains("changes the verdict"), "{study}");
    let other = sensitivity(
        &Runner::open(&mut Session::default(), Path::new("plans/lighting.yaml"), &Options::default()).unwrap(),
        Figure::TcoInclVat,
    );
    assert!(other.iter().all(|swing| swing.below_threshold.is_none()), "nothing there passes the threshold");
}

/// First years that differ are entered into budgets that differ; what a loan still costs after its plan is in no later year.
#[test]
fn a_programme_adds_up_what_one_budget_takes() {
    let total = |text: &str| {
        let (_, table) = text.split_once("Décisions demandées par projet").unwrap();
        let row = table.lines().find(|line| line.starts_with("| **Tous les projets**")).unwrap().to_owned();
        row.split('|').map(|cell| cell.trim().replace('*', "")).skip(2).take(6).collect::<Vec<_>>()
    };
    let several = plain(&report(Path::new("four-projects"), "md", "fr", &[]));
    let cells = total(&several);
    assert!(cells[3].is_empty() && cells[4].is_empty() && !cells[2].is_empty(), "{cells:?}");
    assert!(several.contains("Ce que doivent encore les emprunts d'un projet après sa fin n'y est pas."), "{several}");
    let (folder, _) = written(&format!("{SIX_YEARS}{LINES}"));
    let other = format!("{HEAD}{SIX_YEARS}{LINES}").replace("plan: mine", "plan: other");
    fs::write(folder.path().join("other.yaml"), other).unwrap();
    let path = folder.path().join("all.yaml");
    fs::write(
        &path,
        "schema: perenne/programme/v1\nprogramme: all\ncity: medium-city\nplans: [plan.yaml, other.yaml]\n",
    )
    .unwrap();
    let same = plain(&report(&path, "md", "fr", &[]));
    let cells = total(&same);
    assert!(!cells[3].is_empty() && !cells[4].is_empty(), "{cells:?}");
    assert!(!same.contains("Ce que doivent encore"), "{same}");
    let open = LINES.replace("run: 1000}", "run: 1000}, costs: {upkeep: {price: unknown}}");
    fs::write(folder.path().join("plan.yaml"), format!("{HEAD}{SIX_YEARS}{open}")).unwrap();
    let open = plain(&report(&path, "md", "fr", &[]));
    assert!(open.contains("avant que toutes les dépenses des projets aient un prix"), "{open}");
}
