use std::path::PathBuf;

use super::check::print_json;
use super::{Exit, Format, Output, PlanArgs};
use crate::report::{self, Document, Grouping};
use crate::session::Session;

/// Arguments of `cost`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plans: .yaml, .xlsx or .ods files (- is standard input), or ids of shipped plans
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    #[command(flatten)]
    with: PlanArgs,
    /// What the rows of the table are
    #[arg(long, value_enum, default_value = "family")]
    by: Grouping,
    /// Amounts including VAT (the default)
    #[arg(long, conflicts_with = "excl_vat")]
    incl_vat: bool,
    /// Amounts excluding VAT
    #[arg(long)]
    excl_vat: bool,
}

/// Costs by year, and who pays them.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut worst = Exit::Done;
    let mut results = Vec::new();
    for (place, plan) in args.plans.iter().enumerate() {
        let mut session = Session::default();
        let Some(analysis) = session.analyse(plan, &args.with.options()) else {
            output.report(&session);
            worst = worst.max(Exit::Faulty);
            continue;
        };
        if !analysis.complete() {
            worst = worst.max(Exit::Incomplete);
        }
        match output.format {
            Format::Json => results.push((analysis, session.diagnostics)),
            Format::Csv => {
                output.tell_unused(&session, false);
                output.result(&report::cost_csv(&analysis, args.by, output.language));
            }
            Format::Text => {
                let separator = if place > 0 { "\n" } else { "" };
                let text = report::cost_text(&analysis, &session, args.by, !args.excl_vat, output.style());
                output.result(&format!("{separator}{text}"));
            }
        }
    }
    let documents: Vec<Document<'_>> = results
        .iter()
        .map(|(analysis, diagnostics)| Document { analysis, diagnostics, advice: None, beside: None })
        .collect();
    print_json(output, &documents, args.plans.len());
    worst
}
