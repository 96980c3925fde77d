//! Checks a plan and prints its verdict: `cargo run --example check -- plans/bethune-sensors.yaml`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::process::ExitCode;

use perenne::city::Level;
use perenne::diagnostic::render;
use perenne::language::Language;
use perenne::session::{Options, Session};
use perenne::units::display;

fn main() -> ExitCode {
    let plan = std::env::args().nth(1).unwrap_or_else(|| "plans/bethune-sensors.yaml".to_owned());
    let mut session = Session::default();
    let analysis = session.check(plan.as_ref(), &Options::default());
    // Faults and warnings, each with its place in the files.
    eprint!("{}", render(&session.diagnostics, &session.sources, Language::English, false, 100));
    let Some(analysis) = analysis else { return ExitCode::FAILURE };
    let Some(outcome) = &analysis.outcome else { return ExitCode::FAILURE };
    let ruling = outcome.ruling();
    println!("{}: {}", analysis.case.plan, ruling.level.map_or("undetermined", Level::word));
    if let Some(year) = ruling.first_year {
        let rules: Vec<&str> = ruling.rules.iter().map(|rule| rule.id()).collect();
        println!("from {year}: {}", rules.join(", "));
    }
    println!("net cost to the city: {} EUR", display(analysis.financing.net_total(), 2));
    ExitCode::SUCCESS
}
