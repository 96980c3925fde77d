mod check;
mod compare;
mod import;
pub(super) mod progress;
pub(super) mod source;
mod template;

use std::path::PathBuf;

use super::{Exit, Format, Output};
use crate::document::{self, CityDocument, Kind};
use crate::report;
use crate::session::{Options, Session};
use crate::units::order;

/// Arguments of `city`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Every city
    List {
        /// A folder where cities are looked up first (repeatable)
        #[arg(long, value_name = "FOLDER")]
        catalogs: Vec<PathBuf>,
    },
    /// A city's accounts
    Show {
        /// City: a .yaml, .xlsx or .ods file (- is standard input), or an id
        #[arg(value_name = "CITY")]
        city: String,
        /// A folder where cities are looked up first (repeatable)
        #[arg(long, value_name = "FOLDER")]
        catalogs: Vec<PathBuf>,
    },
    /// Make a city file of published accounts (DGFiP, OFGL)
    Import(import::Args),
    /// A table of accounts, forecast and debt to fill in or paste into, which `city import` reads back
    Template(template::Args),
    /// The rules of a city, year by year, without any plan
    Check(check::Args),
    /// Cities side by side: EUR, EUR an inhabitant, ratios
    Compare(compare::Args),
}

/// Lists cities, shows one, or makes one of published accounts.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let found = match &args.action {
        Action::List { catalogs } => all(catalogs, output),
        Action::Show { city, catalogs } => source::city(city, catalogs, output).map(|one| {
            one.tell_absent(output);
            vec![(one.file, one.city)]
        }),
        Action::Import(args) => return import::run(args, output),
        Action::Template(args) => return template::run(args, output),
        Action::Check(args) => return check::run(args, output),
        Action::Compare(args) => return compare::run(args, output),
    };
    let found = match found {
        Ok(found) => found,
        Err(exit) => return exit,
    };
    match (output.format, &args.action) {
        (Format::Json, _) => output.json(&report::cities_json(&found)),
        (Format::Csv, _) => output.result(&report::cities_csv(&found, output.language)),
        (Format::Text, Action::List { .. }) => output.result(&report::city_list(&found, output.style())),
        (Format::Text, _) => output.result(&report::city_show(&found, output.style())),
    }
    Exit::Done
}

/// Every city with the file that it came from, by its id.
fn all(catalogs: &[PathBuf], output: &Output) -> Result<Vec<(String, CityDocument)>, Exit> {
    let mut session = Session::default();
    let library = session.library(None, &Options { catalogs: catalogs.to_vec(), ..Options::default() });
    let mut found = Vec::new();
    for file in library.all(Kind::City) {
        let source = session.sources.add(file.name.clone(), file.text.clone());
        let node = document::parse(&file.text, source, &mut session.diagnostics);
        let city = node.and_then(|node| document::read_city(&node, &mut session.diagnostics));
        found.extend(city.map(|city| (file.name.clone(), city)));
    }
    order::by(&mut found, |(_, a), (_, b)| a.id.cmp(&b.id));
    if session.diagnostics.has_errors() {
        output.report(&session);
        return Err(Exit::Faulty);
    }
    output.tell_unused(&session, false);
    Ok(found)
}
