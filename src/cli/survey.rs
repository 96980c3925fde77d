use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::city::progress::Bar;
use super::city::source;
use super::plan_args::parse_setting;
use super::save_args::not_written;
use super::{Exit, Format, Output, PlanArgs, SaveArgs, programme};
use crate::accounts::{self, Gathered};
use crate::diagnostic::Sources;
use crate::language::{Arg, escaped, visible};
use crate::model::Setting;
use crate::programme::is_programme;
use crate::report::{self, Surveyed};
use crate::session::Session;
use crate::survey::{Ask, Row, Summary, Survey};

/// Arguments of `survey`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan or programme: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped one
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// File of published accounts: CSV of the DGFiP or of the OFGL
    #[arg(long, value_name = "FILE")]
    accounts: PathBuf,
    /// Year to take; the latest of each municipality otherwise
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// Municipalities of this size alone: 20000..100000
    #[arg(long, value_name = "LOW..HIGH", value_parser = parse_population)]
    population: Option<(u32, u32)>,
    /// City whose growth, loans and lag of the FCTVA all are taken to have; usual assumptions otherwise
    #[arg(long, value_name = "CITY")]
    growth_of: Option<String>,
    /// Quantities in proportion to inhabitants, from those of the plan's own city
    #[arg(long, value_enum)]
    scale: Option<Scale>,
    /// A folder where catalogs, cities and parameters are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
    /// A vendor's quote, laid over the plan
    #[arg(long, value_name = "FILE")]
    offer: Option<PathBuf>,
    /// One of the plan's scenarios
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
    /// Another horizon: '8 years'
    #[arg(long, value_name = "DURATION")]
    horizon: Option<String>,
    /// Another value: sensors.device.price='540 EUR/sensor', or +10 %, or 'x 1.2' (repeatable)
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = parse_setting)]
    set: Vec<Setting>,
    #[command(flatten)]
    save: SaveArgs,
}

/// What quantities follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Scale {
    /// The inhabitants.
    Population,
}

/// Reads `20000..100000`; either end may be left open.
fn parse_population(text: &str) -> Result<(u32, u32), String> {
    let expected = || "20000..100000".to_owned();
    let (low, high) = text.split_once("..").ok_or_else(expected)?;
    let end = |text: &str, open: u32| match text.trim().replace('_', "") {
        text if text.is_empty() => Ok(open),
        text => text.parse::<u32>().map_err(|_| expected()),
    };
    let (low, high) = (end(low, 0)?, end(high, u32::MAX)?);
    Ok((low, high))
}

/// Where rows go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    Csv,
    Lines,
    Nowhere,
}

impl Args {
    /// What is laid over one plan, and so not over a programme.
    fn of_one_plan(&self) -> Option<&'static str> {
        let asked = [
            ("--set", !self.set.is_empty()),
            ("--offer", self.offer.is_some()),
            ("--scenario", self.scenario.is_some()),
            ("--horizon", self.horizon.is_some()),
        ];
        asked.into_iter().find(|(_, asked)| *asked).map(|(option, _)| option)
    }

    /// The form of the rows, and whether they go to a file. `Err`: its name is of another form.
    fn rows(&self, output: &Output) -> Result<Rows, Exit> {
        let Some(path) = self.save.file() else {
            return Ok(match output.format {
                Format::Text => Rows::Nowhere,
                Format::Csv => Rows::Csv,
                Format::Json => Rows::Lines,
            });
        };
        if path.exists() && !self.save.force {
            let file = ("path", path.display().to_string().into());
            output.remark(&output.language.say("file-exists", &[file]));
            return Err(Exit::Usage);
        }
        if path.extension().is_some_and(|name| name.eq_ignore_ascii_case("jsonl")) {
            return Ok(Rows::Lines);
        }
        output.other_extension(path, "csv").map_or(Ok(Rows::Csv), Err)
    }

    fn ask(&self, output: &Output) -> Result<Ask, Exit> {
        let with = PlanArgs {
            catalogs: self.catalogs.clone(),
            city: None,
            offer: self.offer.clone(),
            scenario: self.scenario.clone(),
            horizon: self.horizon.clone(),
            set: self.set.clone(),
        };
        let growth_of = match &self.growth_of {
            Some(name) => Some(source::city(name, &self.catalogs, output)?.city),
            None => None,
        };
        let by_population = self.scale == Some(Scale::Population);
        Ok(Ask { options: with.options(), growth_of, population: self.population, by_population })
    }
}

/// A plan in every municipality of a file: rows as they come, then what they come to.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let (rows, ask) = match args.rows(output).and_then(|rows| Ok((rows, args.ask(output)?))) {
        Ok(asked) => asked,
        Err(exit) => return exit,
    };
    if let Some((low, high)) = args.population.filter(|(low, high)| low > high) {
        let ends = [("low", Arg::Number(low.into())), ("high", Arg::Number(high.into()))];
        output.remark(&output.language.say("survey-downwards", &ends));
        return Exit::Usage;
    }
    if is_programme(&args.plan, &ask.options)
        && let Some(option) = args.of_one_plan()
    {
        return programme::refused(option, output);
    }
    let mut session = Session::default();
    let library = session.library(Some(&args.plan), &ask.options);
    let Some(survey) = Survey::open(&mut session, &args.plan, &library, ask) else {
        output.report(&session);
        return Exit::Faulty;
    };
    output.tell_unused(&session, false);
    let stop = Arc::new(AtomicBool::new(false));
    let asked = stop.clone();
    // Where signals cannot be caught, Ctrl-C ends the program as it always does.
    let _ = ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed));
    let Some(gathered) = gathered(args, &stop, output) else { return Exit::Faulty };
    let file = match args.save.begun(output) {
        Ok(file) => file,
        Err(exit) => return exit,
    };
    match surveyed(&survey, &gathered, (rows, file), &stop, output) {
        Ok(summary) => {
            if let Some(path) = args.save.file() {
                output.remark(&output.language.say("file-written", &[("path", path.display().to_string().into())]));
            }
            tell(&survey, &gathered, &summary, (rows, args), output)
        }
        // What could not be written whole has no summary.
        Err(error) => match args.save.file() {
            Some(path) => not_written(path, &error, output),
            None => {
                output.wrote(Err(error));
                Exit::Done
            }
        },
    }
}

/// The municipalities of the file; none where it is no such file, or the reading was stopped.
fn gathered(args: &Args, stop: &AtomicBool, output: &Output) -> Option<Gathered> {
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    let mut bar = Bar::over(std::slice::from_ref(&args.accounts));
    let found = accounts::gather(&args.accounts, args.year, &mut diagnostics, &mut |bytes| {
        if io::stderr().is_terminal() {
            bar.show(&args.accounts, bytes);
        }
        !stop.load(Ordering::Relaxed)
    });
    bar.finish();
    output.report_all(&diagnostics, &Sources::default());
    let remark = |id: &str| output.remark(&output.language.say(id, &[]));
    match &found {
        None if !diagnostics.has_errors() => remark("survey-stopped-reading"),
        Some(found) if !found.is_whole() => {
            remark("survey-debt-alone");
            return None;
        }
        _ => {}
    }
    found
}

/// Every municipality, its row written where rows go.
fn surveyed(
    survey: &Survey,
    gathered: &Gathered,
    (form, mut file): (Rows, Option<BufWriter<File>>),
    stop: &AtomicBool,
    output: &Output,
) -> io::Result<Summary> {
    let mut first = true;
    let bar = ProgressBar::with_draw_target(Some(gathered.len() as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}  {eta}");
    let bar = bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let mut each = |rows: &[Row], done: usize| {
        bar.set_position(done as u64);
        let head = std::mem::replace(&mut first, false);
        let text = match form {
            Rows::Nowhere => return Ok(()),
            Rows::Csv => report::survey_csv(rows, head, output.language),
            Rows::Lines => {
                let line = |row: &Row| format!("{}\n", escaped(&report::survey_row_json(row).to_string()));
                rows.iter().map(line).collect()
            }
        };
        // Rows go to their file as they come: what is done is kept, whatever ends the run, and none waits in memory.
        if let Some(file) = &mut file {
            file.write_all(visible(&text, false).as_bytes())?;
        } else if !text.is_empty() {
            output.result(&text);
        }
        if output.is_whole() { Ok(()) } else { Err(io::ErrorKind::WriteZero.into()) }
    };
    let summary = survey.run(gathered, stop, &mut each)?;
    bar.finish_and_clear();
    file.as_mut().map_or(Ok(()), Write::flush)?;
    Ok(summary)
}

/// What all rows come to.
fn tell(survey: &Survey, gathered: &Gathered, summary: &Summary, (rows, args): (Rows, &Args), output: &Output) -> Exit {
    let file = args.accounts.file_name().map_or("", |name| Path::new(name).to_str().unwrap_or_default());
    let years: Vec<i32> = gathered.years().collect();
    let of = Surveyed { survey, summary, file, municipalities: gathered.len(), year: args.year, years: &years };
    match (output.format, args.save.file().is_some()) {
        (Format::Json, true) => output.json(&report::survey_json(of)),
        (Format::Json, false) => {
            let line = serde_json::json!({"summary": report::survey_json(of)});
            output.result(&escaped(&line.to_string()));
        }
        (Format::Csv, false) if rows == Rows::Csv => output.remark(&report::survey_text(of, output.style())),
        _ => output.result(&report::survey_text(of, output.style())),
    }
    let open = summary.all.count() == 0 || summary.all.levels[3] > 0;
    if open { Exit::Incomplete } else { Exit::Done }
}
