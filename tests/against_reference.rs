//! The engine against a naive unit-by-unit, month-by-month calculation that shares no code with it, on
//! random plans.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod reference;

use perenne::document::Library;
use perenne::report::json;
use perenne::session::{Options, Session};
use reference::switches::ENGINE;

fn compare(seed: u64) -> Vec<String> {
    let files = reference::random::plan(seed, ENGINE);
    let expected = reference::calculate(&files, reference::random::PLAN, ENGINE);
    let (name, text) = files.iter().find(|(name, _)| name.contains("plan")).unwrap();
    let library = Library::with_files(files.clone());
    let mut session = Session::default();
    let Some(analysis) = session.analyse_text(name, text, &library, &Options::default()) else {
        return vec![format!("refused: {:#?}", session.diagnostics.sorted())];
    };
    reference::differences(&expected, &json(&analysis, &session.diagnostics), ENGINE)
}

#[test]
fn random_plans_to_the_cent() {
    // PERENNE_SEEDS=0..5000 runs more of them.
    let range = std::env::var("PERENNE_SEEDS").unwrap_or_else(|_| "0..300".to_owned());
    let (from, to) = range.split_once("..").expect("PERENNE_SEEDS is FROM..TO");
    let mut wrong = Vec::new();
    for seed in from.parse::<u64>().unwrap()..to.parse::<u64>().unwrap() {
        let differences = compare(seed);
        if !differences.is_empty() {
            wrong.push(format!("seed {seed}: {}", differences.into_iter().take(6).collect::<Vec<_>>().join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{} plans differ\n{}", wrong.len(), wrong.join("\n"));
}
