use std::path::PathBuf;

use super::super::{Exit, Format, Output};
use super::source::{self, Named};
use crate::report;
use crate::session::Session;

/// Arguments of `city check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// City: a .yaml, .xlsx or .ods file (- is standard input), or an id
    #[arg(value_name = "CITY")]
    city: String,
    /// Years to look ahead
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=50), value_name = "YEARS")]
    years: u16,
    /// A folder where cities are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
}

/// The rules of the city, year by year, without any plan. Says what it finds and gives no verdict: there is no plan.
pub(super) fn run(args: &Args, output: &Output) -> Exit {
    let Named { city, library, .. } = match source::city(&args.city, &args.catalogs, output) {
        Ok(found) => found,
        Err(exit) => return exit,
    };
    let mut session = Session::default();
    // A city that was read without a fault has a year.
    let first_year = city.year.map_or(0, |year| year.value + 1);
    let Some(analysis) = session.city_alone(&city.id, first_year, args.years, &library) else {
        output.report(&session);
        return Exit::Faulty;
    };
    match output.format {
        Format::Json => {
            output.tell_zeros(&session.diagnostics, &session.sources);
            output.json(&report::city_check_json(&analysis, &session.diagnostics));
        }
        Format::Csv => {
            output.tell_unused(&session, false);
            output.result(&report::city_check_csv(&analysis, output.language));
        }
        Format::Text => output.result(&report::city_check_text(&analysis, &session, output.style())),
    }
    Exit::Done
}
