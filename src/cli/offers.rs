use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs};
use crate::offers;
use crate::report;

/// Arguments of `offers`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Compare offers by what they cost over their whole life
    Compare(Compare),
}

#[derive(Debug, clap::Args)]
struct Compare {
    /// Plan: a file, or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// Files of offers
    #[arg(required = true, value_name = "OFFER")]
    offers: Vec<PathBuf>,
    /// Without the names of the vendors
    #[arg(long)]
    anonymous: bool,
    #[command(flatten)]
    with: PlanArgs,
}

/// Offers: compared, asked for, read back.
pub fn run(args: &Args, output: &mut Output) -> Exit {
    match &args.action {
        Action::Compare(args) => compare(args, output),
    }
}

fn compare(args: &Compare, output: &Output) -> Exit {
    let files: Vec<PathBuf> = args.offers.iter().chain(&args.with.offer).cloned().collect();
    let comparison = match offers::compare(&args.plan, &files, &args.with.options()) {
        Ok(comparison) => comparison,
        Err(failed) => {
            failed.iter().for_each(|session| output.report(session));
            return Exit::Faulty;
        }
    };
    match output.format {
        Format::Json => output.json(&report::offers_json(&comparison, args.anonymous)),
        Format::Csv => output.result(&report::offers_csv(&comparison, args.anonymous, output.language)),
        Format::Text => output.result(&report::offers_text(&comparison, args.anonymous, output.style())),
    }
    let complete = comparison.bids.iter().all(offers::Bid::needs_are_priced);
    if complete { Exit::Done } else { Exit::Incomplete }
}
