//! The engine against a naive unit-by-unit, month-by-month calculation that shares no code with it, on
//! random plans.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::reference::random::{PLAN, PROGRAMME};
use crate::reference::switches::{CONTRACT, ENGINE, Switches};
use perenne::document::Library;
use perenne::report::json;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::Value;

fn compare(seed: u64) -> Vec<String> {
    let files = crate::reference::random::plan(seed);
    let expected = crate::reference::calculate(&files, PLAN, ENGINE);
    let (name, text) = files.iter().find(|(name, _)| name.contains("plan")).unwrap();
    let library = Library::with_files(files.clone());
    let mut session = Session::default();
    let Some(analysis) = session.analyse_text(name, text, &library, &Options::default()) else {
        return vec![format!("refused: {:#?}", session.diagnostics.sorted())];
    };
    crate::reference::differences(&expected, &json(&analysis, &session.diagnostics), ENGINE)
}

/// The program itself on the files of a programme: the library has no call for one yet.
fn compare_programme(seed: u64) -> Vec<String> {
    let files = crate::reference::random::programme(seed, 1 + (seed % 3) as usize, ENGINE);
    let expected = crate::reference::calculate_programme(&files, PROGRAMME, ENGINE);
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    if let Ok(to) = std::env::var("PERENNE_DUMP") {
        std::fs::create_dir_all(&to).unwrap();
        for (name, text) in &files {
            std::fs::write(format!("{to}/{name}"), text).unwrap();
        }
        std::fs::write(format!("{to}/expected.json"), expected.to_string()).unwrap();
    }
    let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
    command.current_dir(folder.path()).args(["check", &files[0].0, "--format", "json", "--exit-zero"]);
    let output = command.output().unwrap();
    match serde_json::from_slice(&output.stdout) {
        Ok(result) => crate::reference::differences(&expected, &result, ENGINE),
        Err(_) => vec![format!("refused: {}", String::from_utf8_lossy(&output.stderr))],
    }
}

/// Of `PERENNE_SEEDS`, written 0..5000, or of some.
fn seeds(some: std::ops::Range<u64>) -> std::ops::Range<u64> {
    let Ok(written) = std::env::var("PERENNE_SEEDS") else {
        return some;
    };
    let (from, to) = written.split_once("..").expect("PERENNE_SEEDS is FROM..TO");
    from.parse().unwrap()..to.parse().unwrap()
}

fn to_the_cent(seeds: std::ops::Range<u64>, compare: fn(u64) -> Vec<String>) {
    let mut wrong = Vec::new();
    for seed in seeds {
        let differences = compare(seed);
        if !differences.is_empty() {
            wrong.push(format!("seed {seed}: {}", differences.into_iter().take(6).collect::<Vec<_>>().join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn random_plans_to_the_cent() {
    to_the_cent(seeds(0..300), compare);
}

#[test]
fn random_programmes_to_the_cent() {
    if ENGINE.programmes {
        to_the_cent(seeds(0..60), compare_programme);
        // A price from several dates on is scaled before the start is moved.
        to_the_cent(seeds(338..339), compare_programme);
        // Loans that an offer cuts are those of all money in the verdict on secured money too.
        to_the_cent(seeds(200..201), compare_programme);
        // Without one of the plans more is written back than charged.
        to_the_cent(seeds(511..512), compare_programme);
    }
}

/// What a random plan may hold of each feature, where all are switched on.
const MARKS: [&str; 40] = [
    "investing: constant-debt",
    "nature: law",
    "k€",
    "MEUR",
    "/trimestre",
    "/quarter",
    "/an",
    " mois",
    "status: acquise",
    "status: demandé",
    "pilote: ",
    " EUR/ml",
    " m, ",
    "during: {1 month:",
    "fixed_part: ",
    "index.general: [{from: 2014-01-01, value: [",
    "outlook:",
    "investment_revenue: {other: -",
    "debt_schedule:",
    "depreciation: none",
    "growth: {",
    "rule.depreciation.red",
    "rule.depreciation.orange: 1",
    "fctva: upkeep",
    "fctva: networks",
    "funder: state",
    "funder: private",
    "id: once",
    "section: investment, status",
    "follows: ",
    "at: exit",
    "in_accounts: true",
    "existing: ",
    "vat_recovery: true",
    "basis: incl_vat",
    "timing: mid-year",
    "loan: ",
    "movable: true",
    "tiers: ",
    "price: unknown",
];

/// The generator draws all that the contract says, and the reference calculates it.
#[test]
fn every_feature_is_drawn() {
    let mut all = String::new();
    let mut verdicts = std::collections::BTreeSet::new();
    let mut rules = std::collections::BTreeSet::new();
    for seed in 0..200 {
        let files = crate::reference::random::plan_with(seed, CONTRACT);
        let result = crate::reference::calculate(&files, PLAN, CONTRACT);
        verdicts.insert(result["verdict"]["level"].to_string());
        rules.extend(result["flags"].as_array().into_iter().flatten().map(|flag| flag["rule"].to_string()));
        all.extend(files.into_iter().map(|(_, text)| text));
    }
    let missing: Vec<&str> = MARKS.into_iter().filter(|mark| !all.contains(mark)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(verdicts.len(), 4, "{verdicts:?}");
    assert_eq!(rules.len(), 10, "{rules:?}");
}

/// Thousands, quarters, metres and French words are but other words.
#[test]
fn other_words_say_the_same() {
    for seed in 0..60 {
        let files = crate::reference::random::plan_with(seed, Switches { words: false, metres: false, ..CONTRACT });
        let mut dice = crate::reference::random::dice::Dice::new(seed);
        let mut other = files.clone();
        for (_, text) in other.iter_mut().filter(|(name, _)| !name.contains("parameters")) {
            *text = crate::reference::random::words::otherwise(&mut dice, text, CONTRACT);
        }
        assert_ne!(files, other);
        let same = crate::reference::calculate(&files, PLAN, CONTRACT);
        let differences =
            crate::reference::differences(&same, &crate::reference::calculate(&other, PLAN, CONTRACT), CONTRACT);
        assert!(differences.is_empty(), "seed {seed}: {}", differences.join("\n"));
    }
}

/// What the plans of a programme take of the margin of a run cost or a wall is all of that cost.
#[test]
fn parts_add_up() {
    let amount = |value: &Value| value.as_str().and_then(|text| text.parse::<Decimal>().ok()).unwrap_or_default();
    let mut checked = 0;
    for seed in seeds(0..40) {
        let files = crate::reference::random::programme(seed, 2, CONTRACT);
        let result = crate::reference::calculate_programme(&files, PROGRAMME, CONTRACT);
        for flag in result["flags"].as_array().unwrap() {
            let base = match flag["rule"].as_str().unwrap() {
                "run-cost" => "gross_savings",
                "renewal-wall" => "net_savings",
                _ => continue,
            };
            let (Some(parts), true) = (flag["parts"].as_object(), flag["with"].is_string()) else { continue };
            let row = result["budget"].as_array().unwrap().iter().find(|row| row["year"] == flag["year"]).unwrap();
            let base = amount(&row["without"][base]);
            let parts: Decimal = parts.values().map(amount).sum();
            let ratio = amount(&flag["with"]);
            // The ratio has 6 decimals; the base and each part have 2.
            let tolerance = base * Decimal::new(1, 6) + (ratio + Decimal::TWO) * Decimal::new(1, 2);
            assert!((parts - ratio * base).abs() < tolerance, "seed {seed}: {flag}: {parts}");
            checked += 1;
        }
    }
    assert!(checked > 0, "{checked}");
}

#[test]
fn a_programme_of_one_plan_gives_its_own_figures() {
    for seed in 0..40 {
        let files = crate::reference::random::programme(seed, 1, CONTRACT);
        let plan = crate::reference::calculate(&files, "random-0", CONTRACT);
        let programme = crate::reference::calculate_programme(&files, PROGRAMME, CONTRACT);
        let plain = |mut value: Value| {
            let rows = value.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut);
            rows.for_each(|row| drop((row.remove("parts"), row.remove("partial"))));
            value
        };
        for key in ["complete", "net_cost", "budget", "flags"] {
            assert_eq!(plain(programme[key].clone()), plan[key], "seed {seed}: {key}");
        }
        for key in ["level", "secured", "first_year", "rules", "nature"] {
            assert_eq!(programme["verdict"][key], plan["verdict"][key], "seed {seed}: {key}");
        }
        assert_eq!(programme["plans"][0]["verdict"], plan["verdict"], "seed {seed}");
        assert_eq!(programme["tco"]["incl_vat"], plan["tco"]["incl_vat"], "seed {seed}");
    }
}
