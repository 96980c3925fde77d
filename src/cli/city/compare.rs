use std::path::{Path, PathBuf};

use super::super::{Exit, Format, Output};
use super::source::{self, Named};
use crate::accounts::{self, Habits, Means};
use crate::diagnostic::{Diagnostics, Sources};
use crate::report::{self, ComparedCity};
use crate::session::{Options, Session};

/// Arguments of `city compare`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Cities: ids, city files, or FILE.csv:INSEE for a row of published accounts
    #[arg(required = true, num_args = 2.., value_name = "CITY")]
    cities: Vec<String>,
    /// A folder where cities are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
}

/// Cities side by side: EUR, EUR an inhabitant, ratios; with the means of their stratum where the file holds them.
pub(super) fn run(args: &Args, output: &Output) -> Exit {
    let mut compared = Vec::new();
    for name in &args.cities {
        match one(name, args, output) {
            Ok(city) => compared.push(city),
            Err(exit) => return exit,
        }
    }
    match output.format {
        Format::Json => output.json(&report::city_compare_json(&compared)),
        Format::Csv => output.result(&report::city_compare_csv(&compared, output.language)),
        Format::Text => output.result(&report::city_compare_text(&compared, output.style())),
    }
    Exit::Done
}

fn one(name: &str, args: &Args, output: &Output) -> Result<ComparedCity, Exit> {
    if let Some((file, insee)) = published(name) {
        return row(file, insee, args, output);
    }
    let Named { city, library, .. } = source::city(name, &args.catalogs, output)?;
    let mut session = Session::default();
    let analysis = session.city_alone(&city.id, city.year.map_or(0, |year| year.value + 1), 1, &library);
    let analysis = analysis.ok_or_else(|| faulty(&session, output))?;
    // Of a city's gaps, only those in its accounts touch what is compared.
    output.tell_zeros(&session.diagnostics, &session.sources);
    Ok(ComparedCity { analysis, means: None })
}

/// `FILE.csv:68376`, where that is not a file's own name.
fn published(name: &str) -> Option<(&Path, &str)> {
    let (file, insee) = name.rsplit_once(':').filter(|_| !Path::new(name).exists())?;
    (insee.len() == 5 && insee.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some((Path::new(file), insee))
}

fn row(file: &Path, insee: &str, args: &Args, output: &Output) -> Result<ComparedCity, Exit> {
    let ask = accounts::Import { files: vec![file.to_path_buf()], insee: insee.to_owned(), year: None };
    let mut diagnostics = Diagnostics::default();
    let imported = accounts::import(&ask, &mut diagnostics, &mut |_, _| ());
    output.report_all(&diagnostics, &Sources::default());
    // What is not there cannot be compared: the warnings have named it.
    let imported = imported.ok_or(Exit::Faulty)?;
    if !imported.is_complete() {
        return Err(Exit::Incomplete);
    }
    let mut session = Session::default();
    let mut library = session.library(None, &Options { catalogs: args.catalogs.clone(), ..Options::default() });
    let text = accounts::city_yaml(&imported, Habits::Left, output.language);
    library.put_first(&file.display().to_string(), &text.into());
    let analysis = session.city_alone(&imported.id(), imported.year + 1, 1, &library);
    let means = Means::of(&imported.source);
    analysis.map(|analysis| ComparedCity { analysis, means }).ok_or_else(|| faulty(&session, output))
}

fn faulty(session: &Session, output: &Output) -> Exit {
    output.report(session);
    Exit::Faulty
}
