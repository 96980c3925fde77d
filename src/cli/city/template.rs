use std::path::PathBuf;

use super::super::{Exit, Output, SaveArgs};
use super::source;
use crate::accounts::ForecastTemplate;
use crate::language::Arg;

/// Arguments of `city template`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// City whose figures are filled in: a file, or an id
    #[arg(value_name = "CITY")]
    city: Option<String>,
    /// Year of the accounts, the first of the table
    #[arg(long, value_name = "YEAR", required_unless_present = "city", value_parser = clap::value_parser!(i32).range(1990..=2100))]
    year: Option<i32>,
    /// Years of the forecast; otherwise six, or as many as the city's forecast and debt have
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=MOST_YEARS), value_name = "YEARS")]
    years: Option<u16>,
    /// A folder where cities are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
    #[command(flatten)]
    save: SaveArgs,
}

/// Years of a table where neither the command nor the city says more.
const USUAL_YEARS: u16 = 6;

/// More than the longest loan.
const MOST_YEARS: i64 = 100;

/// The table that a finance department fills in: a workbook, or text on standard output and for a file `.csv`.
pub(super) fn run(args: &Args, output: &Output) -> Exit {
    let city = match &args.city {
        Some(name) => match source::city(name, &args.catalogs, output) {
            Ok(found) => Some(found.city),
            Err(exit) => return exit,
        },
        None => None,
    };
    let of_city = city.as_ref().and_then(|city| Some(city.year.as_ref()?.value));
    // A city that was read without a fault has a year.
    let year = args.year.or(of_city).unwrap_or_default();
    let city = city.filter(|_| of_city == Some(year));
    if args.city.is_some() && city.is_none() {
        output.remark(&output.language.say("accounts-table-other-year", &[]));
        return Exit::Usage;
    }
    let known = city.as_ref().map_or(0, |city| ForecastTemplate::years_of(city, year));
    let years = args.years.unwrap_or(known.max(USUAL_YEARS));
    if years < known {
        let last = Arg::Year(year + i32::from(known));
        output.remark(&output.language.say("accounts-table-years-left", &[("last", last)]));
    }
    let template = ForecastTemplate { year, years, city, language: output.language };
    let Some(path) = args.save.file() else {
        output.result(&template.csv());
        return Exit::Done;
    };
    if path.extension().is_some_and(|name| name.eq_ignore_ascii_case("csv")) {
        return args.save.write(&template.csv(), output);
    }
    if let Some(exit) = output.other_extension(path, "xlsx") {
        return exit;
    }
    match template.workbook() {
        Ok(bytes) => args.save.save(path, &bytes, output),
        Err(error) => {
            output.wrote(Err(std::io::Error::other(error.to_string())));
            Exit::Faulty
        }
    }
}
