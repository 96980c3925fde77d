use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::check::{exit_of, found};
use super::output::write_json;
use super::plan_args::MOST_SCENARIOS;
use super::simulate::simulated;
use super::{Exit, Output, PlanArgs, SaveArgs, programme};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::document::read_file;
use crate::explore::advice::advice;
use crate::explore::contingency::{Contingency, contingency};
use crate::explore::found::FoundBeside;
use crate::explore::sensitivity::sensitivity;
use crate::explore::simulate::Simulation;
use crate::explore::{Figure, Runner};
use crate::language::visible;
use crate::model::InputFile;
use crate::offers::{self, Comparison};
use crate::programme::is_programme;
use crate::report::study::{Material, Study, study};
use crate::report::{self, Beside, Document};
use crate::session::{Options, Session};
use crate::units::{Date, parse_date};

/// What `--scenarios` calls every scenario of the plan.
const ALL: &str = "all";

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan or programme: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped one
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    with: PlanArgs,
    /// Offers to be compared
    #[arg(long, value_name = "FILE", num_args = 1..)]
    offers: Vec<PathBuf>,
    /// While the procedure runs: neither the names of the vendors nor the amounts of their offers; not with --offer, all of
    /// whose amounts would be the offer's
    #[arg(long)]
    anonymous: bool,
    /// Scenarios of the plan to be shown beside it; `all` for every one
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    scenarios: Vec<String>,
    /// Draw what is uncertain so many times
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=MOST_SCENARIOS))]
    simulate: Option<u64>,
    /// Seed of the draws: the same seed gives the same bytes
    #[arg(long, value_name = "SEED", default_value_t = 1, requires = "simulate")]
    seed: u64,
    /// Date on the front page: 2026-03-02
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,
    #[command(flatten)]
    save: SaveArgs,
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).map_err(|_| "YYYY-MM-DD".to_owned())
}

/// The forms of a report, by the extension of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Markdown,
    Csv,
    Json,
    Workbook,
    Word,
    Pdf,
}

/// Extensions that are known.
const FORMS: [(&str, Form); 7] = [
    ("html", Form::Html),
    ("pdf", Form::Pdf),
    ("docx", Form::Word),
    ("xlsx", Form::Workbook),
    ("md", Form::Markdown),
    ("csv", Form::Csv),
    ("json", Form::Json),
];

fn form_of(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    FORMS.iter().find(|(known, _)| *known == extension).map(|(_, form)| *form)
}

/// The study that a council can vote on, in a file.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let Some(file) = args.save.file() else {
        output.remark(&output.language.say("report-no-file", &[("known", known().into())]));
        return Exit::Usage;
    };
    if is_programme(&args.plan, &args.with.options()) {
        return of_programme(args, file, output);
    }
    let Some(form) = form_of(file) else { return no_form(file, output) };
    if let Some(fault) = offers::laid_over_unnamed(args.with.offer.as_deref(), args.anonymous) {
        let mut session = Session::default();
        session.diagnostics.push(fault);
        output.report(&session);
        return Exit::Faulty;
    }
    match gathered(args, output) {
        Ok(gathered) => {
            let study = study(&gathered.material(args), output.language);
            let exit = exit_of(&gathered.analysis);
            let contents = match written(&study, form, gathered) {
                Ok(contents) => contents,
                Err(why) => return not_written(file, why, output),
            };
            let saved = args.save.save(file, &contents, output);
            if saved == Exit::Done { exit } else { saved }
        }
        Err(exit) => exit,
    }
}

/// The study of a programme. What is a plan's alone is refused: the programme's file says what is laid over each.
fn of_programme(args: &Args, file: &Path, output: &Output) -> Exit {
    let asked = [
        ("--offers", !args.offers.is_empty()),
        ("--anonymous", args.anonymous),
        ("--scenarios", !args.scenarios.is_empty()),
        ("--simulate", args.simulate.is_some()),
    ];
    if let Some((option, _)) = asked.into_iter().find(|(_, asked)| *asked) {
        return programme::refused(option, output);
    }
    let Some(form) = form_of(file) else { return no_form(file, output) };
    let (programme, remarks) = match programme::opened(&args.plan, &args.with, output) {
        Ok((_, programme, remarks)) => (programme, remarks),
        Err(exit) => return exit,
    };
    let ways = programme.ways_out();
    let (growth, replaced, asides) = (programme.growth_turns(), programme.replaced(), programme.set_aside());
    let turning = report::programme::Turning { growth: &growth, replaced: replaced.as_ref() };
    let beside = report::programme::Beside { ways: &ways, turning, set_aside: &asides, date: args.date };
    let study = report::programme::programme_study(&programme, &remarks, beside, output.language);
    let contents = match form {
        Form::Json => {
            let result = report::programme::programme_json(&programme, &remarks, turning, Some(&ways));
            let mut out = Vec::new();
            write_json(&mut out, &result).map(|()| out).map_err(|error| error.to_string())
        }
        Form::Workbook => {
            let start = programme.earliest().map(|member| member.analysis.case.calendar.start);
            report::tables_workbook(&study, start).map_err(|error| error.to_string())
        }
        _ => of_study(&study, form),
    };
    let saved = match contents {
        Ok(contents) => args.save.save(file, &contents, output),
        Err(why) => not_written(file, why, output),
    };
    if saved == Exit::Done { programme::exit_of(&programme) } else { saved }
}

/// Tells which forms there are.
fn no_form(file: &Path, output: &Output) -> Exit {
    let told = [("file", file.display().to_string().into()), ("known", known().into())];
    output.remark(&output.language.say("report-no-form", &told));
    Exit::Usage
}

fn not_written(file: &Path, why: String, output: &Output) -> Exit {
    let told = [("path", file.display().to_string().into()), ("why", why.into())];
    output.remark(&output.language.say("file-not-written", &told));
    Exit::Faulty
}

fn known() -> String {
    FORMS.map(|(extension, _)| format!(".{extension}")).join(", ")
}

/// The bytes of a form; the runs go before what the study alone is written as, which is as large where lines are many.
/// `Err`: what does not fit into it.
fn written(study: &Study, form: Form, gathered: Gathered) -> Result<Vec<u8>, String> {
    match form {
        Form::Workbook => {
            let book = report::workbook(&gathered.analysis, &gathered.session, Some(study), study.language);
            book.map_err(|error| error.to_string())
        }
        Form::Json => {
            let mut out = Vec::new();
            let written = write_json(&mut out, &report::study::json(study, gathered.document()));
            written.map(|()| out).map_err(|error| error.to_string())
        }
        _ => {
            drop(gathered);
            of_study(study, form)
        }
    }
}

/// The bytes of a form that the study alone is written as.
fn of_study(study: &Study, form: Form) -> Result<Vec<u8>, String> {
    let text = match form {
        Form::Word => return report::study::docx(study),
        Form::Pdf => return report::printed(&page(study), study.language),
        Form::Markdown => shown(report::study::markdown(study)),
        Form::Csv => shown(report::study::csv(study)),
        Form::Html | Form::Json | Form::Workbook => page(study),
    };
    Ok(text.into_bytes())
}

fn page(study: &Study) -> String {
    shown(report::study::html(study))
}

/// A text with what acts on a terminal made visible. A study of many lines is long: it is not copied where it has nothing of
/// that kind.
fn shown(text: String) -> String {
    let changed = match visible(&text, false) {
        Cow::Borrowed(_) => None,
        Cow::Owned(changed) => Some(changed),
    };
    changed.unwrap_or(text)
}

/// Every run that the study shows.
struct Gathered {
    session: Session,
    analysis: Analysis,
    found: FoundBeside,
    contingency: Option<Contingency>,
    ways: Vec<crate::explore::advice::WayOut>,
    swings: Vec<crate::explore::sensitivity::Swing>,
    voted: Option<Analysis>,
    offers: Option<Comparison>,
    offer_files: Vec<InputFile>,
    scenarios: Vec<(String, Analysis)>,
    simulation: Option<Simulation>,
}

impl Gathered {
    fn document(&self) -> Document<'_> {
        Document {
            analysis: &self.analysis,
            diagnostics: &self.session.diagnostics,
            advice: None,
            beside: Some(Beside::from(&self.found)),
        }
    }

    fn material<'a>(&'a self, args: &Args) -> Material<'a> {
        Material {
            analysis: &self.analysis,
            session: &self.session,
            beside: Beside { date: args.date, ..Beside::from(&self.found) },
            contingency: self.contingency.as_ref(),
            ways: &self.ways,
            swings: &self.swings,
            voted: self.voted.as_ref(),
            offers: self.offers.as_ref(),
            anonymous: args.anonymous,
            more_inputs: &self.offer_files,
            scenarios: &self.scenarios,
            simulation: self.simulation.as_ref(),
        }
    }
}

/// Runs the plan, its ways out, its uncertain inputs, and what else was asked for. Faults are told at once.
fn gathered(args: &Args, output: &Output) -> Result<Gathered, Exit> {
    let options = args.with.options();
    let mut session = Session::default();
    let prepared = session.prepare(&args.plan, &options);
    let checked = prepared.and_then(|prepared| Some((session.check_prepared(&prepared)?, prepared)));
    let Some((analysis, prepared)) = checked else {
        output.report(&session);
        return Err(Exit::Faulty);
    };
    // Of the forms, tables and workbooks have no list of warnings.
    output.tell_unused(&session, false);
    let all: Vec<String> = prepared.scenarios().into_iter().map(str::to_owned).collect();
    let asked = if args.scenarios.iter().any(|name| name == ALL) { all } else { args.scenarios.clone() };
    let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
    let found = found(&runner, &analysis, true, &mut session, output);
    let contingency = contingency(&runner, &analysis, found.drawn());
    let lasting = analysis.outcome.as_ref().is_none_or(|outcome| outcome.ruling().level <= Some(Level::Sustainable));
    let ways = if lasting { Vec::new() } else { advice(&runner, &analysis, true) };
    let swings = sensitivity(&runner, Figure::TcoInclVat);
    let mut scenarios = Vec::new();
    for name in asked {
        let mut session = Session::default();
        let options = Options { scenario: Some(name.clone()), ..options.clone() };
        let Some(analysis) = session.check(&args.plan, &options) else {
            output.report(&session);
            return Err(Exit::Faulty);
        };
        scenarios.push((name, analysis));
    }
    let voted = voted(&args.plan, &options, &analysis);
    let offers = compared(args, &options, output)?;
    let simulation = match args.simulate {
        Some(count) => {
            let plan = (args.plan.as_path(), &options);
            Some(simulated(plan, &analysis.case, count, args.seed, output)?)
        }
        None => None,
    };
    let offer_files = hashed(args, offers.as_ref(), output)?;
    Ok(Gathered {
        session,
        analysis,
        found,
        contingency,
        ways,
        swings,
        voted,
        offers,
        offer_files,
        scenarios,
        simulation,
    })
}

/// The plan as it would be if the council made investment of the movable goods below the threshold (CGCT L2122-21).
fn voted(plan: &Path, options: &Options, analysis: &Analysis) -> Option<Analysis> {
    let moved = analysis.as_voted();
    if moved.is_empty() {
        return None;
    }
    let mut options = options.clone();
    options.settings.extend(moved);
    Session::default().check(plan, &options)
}

/// The files of offers with their hashes; under letters where vendors stay unnamed.
fn hashed(args: &Args, offers: Option<&Comparison>, output: &Output) -> Result<Vec<InputFile>, Exit> {
    let naming = offers.map(|comparison| report::Naming { comparison, anonymous: args.anonymous });
    let compared = args.offers.iter().enumerate();
    let compared = compared.map(|(place, file)| (file, naming.map_or_else(String::new, |naming| naming.id(place))));
    let laid_over = args.with.offer.iter().map(|file| (file, "offer".to_owned()));
    let mut out = Vec::new();
    for (file, id) in laid_over.chain(compared) {
        let mut session = Session::default();
        let Some(text) = read_file(file, &mut session.sources, &mut session.diagnostics) else {
            output.report(&session);
            return Err(Exit::Faulty);
        };
        let name = if args.anonymous { id.clone() } else { file.display().to_string() };
        out.push(InputFile::new(id, name, text));
    }
    Ok(out)
}

fn compared(args: &Args, options: &Options, output: &Output) -> Result<Option<Comparison>, Exit> {
    if args.offers.is_empty() {
        return Ok(None);
    }
    offers::compare(&args.plan, &args.offers, options).map(Some).map_err(|failed| {
        failed.iter().for_each(|session| output.report(session));
        Exit::Faulty
    })
}
