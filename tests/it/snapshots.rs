//! What a user sees: every report of every shipped plan, in both languages.
//!
//! `INSTA_UPDATE=always cargo test --test it snapshots` accepts a wanted change; read the diff.

use std::path::Path;

use crate::support::shipped;
use perenne::language::Language;
use perenne::report::{Beside, Grouping, Style, check_csv, check_text, cost_csv, cost_text, json};
use perenne::session::{Options, Session};

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/reports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn each(write: impl Fn(&str, &perenne::analysis::Analysis, &Session, Style)) {
    for plan in shipped() {
        let mut session = Session::default();
        let analysis = session.analyse(&plan, &Options::default()).expect("a shipped plan has no faults");
        let name = plan.file_stem().unwrap().to_str().unwrap();
        for language in [Language::French, Language::English] {
            write(name, &analysis, &session, Style { language, width: 110, color: false });
        }
    }
}

#[test]
fn check_and_cost() {
    settings().bind(|| {
        each(|name, analysis, session, style| {
            let language = style.language.code();
            insta::assert_snapshot!(format!("check-{name}-{language}"), check_text(analysis, session, style));
            let cost = cost_text(analysis, session, Grouping::Family, true, style);
            insta::assert_snapshot!(format!("cost-{name}-{language}"), cost);
        });
    });
}

#[test]
fn sheets_and_groupings() {
    let plan = Path::new("plans/citizen-app.yaml");
    let mut session = Session::default();
    let analysis = session.analyse(plan, &Options::default()).unwrap();
    settings().bind(|| {
        for language in [Language::French, Language::English] {
            let code = language.code();
            insta::assert_snapshot!(format!("sheet-check-{code}"), check_csv(&analysis, Beside::default(), language));
            let style = Style { language, width: 110, color: false };
            for by in [Grouping::Line, Grouping::Component, Grouping::Cause, Grouping::Section, Grouping::Phase] {
                let word = by.word();
                insta::assert_snapshot!(format!("sheet-cost-{word}-{code}"), cost_csv(&analysis, by, language));
                let text = cost_text(&analysis, &session, by, false, style);
                insta::assert_snapshot!(format!("cost-by-{word}-{code}"), text);
            }
        }
    });
}

/// The same input gives the same bytes, and a bare id finds the embedded plan.
#[test]
fn results_are_stable_to_the_byte() {
    for plan in shipped() {
        let result = || {
            let mut session = Session::default();
            let analysis = session.analyse(&plan, &Options::default()).unwrap();
            serde_json::to_string(&json(&analysis, &session.diagnostics)).unwrap()
        };
        assert_eq!(result(), result(), "{}", plan.display());
    }
}

/// Amounts are decimal strings with two decimals; the verdict and the exact totals are those of the run.
#[test]
fn machine_output_is_what_the_contract_says() {
    let mut session = Session::default();
    let analysis = session.analyse(Path::new("plans/bethune-sensors.yaml"), &Options::default()).unwrap();
    let result = json(&analysis, &session.diagnostics);
    let keys: Vec<&str> = result.as_object().unwrap().keys().map(String::as_str).collect();
    for key in [
        "schema",
        "plan",
        "city",
        "currency",
        "complete",
        "unpriced",
        "inputs",
        "overrides",
        "tco",
        "lines",
        "residual_value",
        "funding",
        "loans",
        "benefits",
        "net_cost",
        "present_value",
        "budget",
        "flags",
        "verdict",
        "warnings",
    ] {
        assert!(keys.contains(&key), "{key} is missing");
    }
    let amount = result["tco"]["incl_vat"].as_str().unwrap();
    assert_eq!(amount.split('.').nth(1).map(str::len), Some(2), "{amount}");
    assert_eq!(result["inputs"][0]["sha256"].as_str().unwrap().len(), 64);
    assert!(result["warnings"].as_array().unwrap().iter().all(|one| one["message"].is_string()));
}
