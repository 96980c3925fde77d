use std::borrow::Cow;
use std::path::PathBuf;

use rust_decimal::Decimal;

use super::{Exit, Format, Output, PlanArgs, programme};
use crate::analysis::Analysis;
use crate::document::Investing;
use crate::explain::{ExplainedFigure, Explainer, Figures, Run};
use crate::programme::{Programme, is_programme};
use crate::report::{self, Cell, Explained, Sheet};
use crate::session::Session;
use crate::units::{dotted, order};

/// Unless a depth is asked for, as many levels are told as fit into so many lines.
const LINES: usize = 60;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan or programme: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped one
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// The figure: a path of the JSON result, such as tco.incl_vat; of a plan of a programme, after its id
    #[arg(value_name = "PATH", required_unless_present = "list")]
    path: Option<String>,
    /// The fiscal year, where the path has none
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// How many levels are told
    #[arg(long, value_name = "LEVELS", conflicts_with = "all")]
    depth: Option<usize>,
    /// Everything, however deep and long
    #[arg(long)]
    all: bool,
    /// All paths, or those that begin with the given one, with their figures
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    with: PlanArgs,
}

/// How a figure came about.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    if is_programme(&args.plan, &args.with.options()) {
        return of_programme(args, output);
    }
    let mut session = Session::default();
    let Some(analysis) = session.analyse(&args.plan, &args.with.options()) else {
        output.report(&session);
        return Exit::Faulty;
    };
    output.tell_unused(&session, false);
    let done = if analysis.complete() { Exit::Done } else { Exit::Incomplete };
    let of = Explained::plan(&analysis, &session.sources);
    told(args, (&Subject::Plan(&analysis), args.path.as_deref()), of, done, output)
}

/// How a figure of a programme, or of one of its plans, came about.
fn of_programme(args: &Args, output: &mut Output) -> Exit {
    let programme = match programme::opened(&args.plan, &args.with, output) {
        Ok((_, programme, _)) => programme,
        Err(exit) => return exit,
    };
    let done = if programme.complete() { Exit::Done } else { Exit::Incomplete };
    let sources = programme.sources();
    if let Some((member, path)) = of_member(&programme, args.path.as_deref()) {
        let figures = Subject::of(Figures::of_member(&Run::of(&member.analysis)));
        let of = Explained { under: Some(member.id()), ..Explained::plan(&member.analysis, sources) };
        return told(args, (&figures, path), of, done, output);
    }
    let Some(earliest) = programme.earliest() else { return Exit::Faulty };
    let of = Explained { programme: Some(&programme), ..Explained::plan(&earliest.analysis, sources) };
    told(args, (&Subject::of(programme.figures()), args.path.as_deref()), of, done, output)
}

/// The plan that a path begins with, and the rest of the path.
fn of_member<'p>(
    programme: &'p Programme,
    path: Option<&'p str>,
) -> Option<(&'p crate::programme::Member, Option<&'p str>)> {
    let (first, rest) = path.map(|path| dotted::split_first(path).unwrap_or((path, "")))?;
    let member = programme.members.iter().find(|member| member.id() == first)?;
    Some((member, Some(rest).filter(|rest| !rest.is_empty())))
}

/// Whose figures are told: those of a plan are calculated as far as they are asked for, of which a large one has very many.
enum Subject<'a> {
    Plan(&'a Analysis),
    Figures(Figures<Decimal>, Figures),
}

impl Subject<'_> {
    fn of(figures: Figures) -> Self {
        Self::Figures(figures.values(), figures)
    }

    /// All of them.
    fn listed(&self) -> Cow<'_, Figures<Decimal>> {
        match self {
            Self::Plan(analysis) => Cow::Owned(Figures::listed(analysis)),
            Self::Figures(values, _) => Cow::Borrowed(values),
        }
    }

    /// The one that a path means, with those that its story may lead to, and its whole path. `listed`: see
    /// [`Figures::telling`].
    fn telling(&self, path: &str, year: Option<i32>, listed: Option<usize>) -> Option<(Cow<'_, Figures>, String)> {
        match self {
            Self::Plan(analysis) => {
                let path = Figures::meant(path, year, analysis).find(path, year)?.path.clone();
                Some((Cow::Owned(Figures::telling(&path, analysis, listed)), path))
            }
            Self::Figures(_, traced) => Some((Cow::Borrowed(traced), traced.find(path, year)?.path.clone())),
        }
    }
}

/// Prints a figure, or the list of them.
fn told(
    args: &Args,
    (figures, path): (&Subject<'_>, Option<&str>),
    of: Explained<'_>,
    done: Exit,
    output: &mut Output,
) -> Exit {
    let Some(path) = path.filter(|_| !args.list) else {
        let start = path.unwrap_or_default();
        let listed: Vec<_> = figures.listed().under(start).map(|figure| of.named(figure)).collect();
        match output.format {
            Format::Text => output.result(&report::figures_text(listed.iter(), of, output.style())),
            Format::Json => output.json(&report::figures_json(listed.iter())),
            Format::Csv => output.result(&list_csv(listed.iter(), output)),
        }
        return done;
    };
    // Programs, and who asks for all, get every part.
    let listed = (output.format == Format::Text && !args.all).then_some(report::LISTED);
    let told = figures.telling(path, args.year, listed);
    let Some((figures, figure)) = told.as_ref().and_then(|(figures, path)| Some((figures, figures.get(path)?))) else {
        unknown(path, args.year, &figures.listed(), output);
        let city = of.analysis.case.city.as_ref();
        if city.is_some_and(|city| city.investing == Investing::Accounts) && asks_for_constant_debt(path) {
            output.remark(&output.language.say("explain-constant-debt", &[]));
        }
        return Exit::Usage;
    };
    let mut explainer = Explainer::new(of.analysis, figures, of.sources);
    let mut explain = |depth| {
        let step = explainer.explain(figure, depth);
        match of.under {
            Some(name) => step.under(name),
            None => step,
        }
    };
    if output.format == Format::Json {
        // Programs get everything unless they ask for less.
        output.json(&report::explain_json(&explain(args.depth), of));
        return done;
    }
    let mut text = |depth| report::explain_text_of(&explain(depth), of, depth, output.style());
    let shown = match args.depth {
        Some(depth) => text(Some(depth)),
        None if args.all => text(None),
        None => {
            let mut shown = text(Some(1));
            for depth in 2..8 {
                let deeper = text(Some(depth));
                if deeper.lines().count() > LINES {
                    break;
                }
                shown = deeper;
            }
            shown
        }
    };
    output.result(&shown);
    done
}

/// Whether a path is one of what a city can invest without more debt, which only a city that keeps its debt has.
fn asks_for_constant_debt(path: &str) -> bool {
    dotted::first(path) == "constant_debt" || path == "city.investing"
}

/// Says that there is no such figure, and which ones are near.
fn unknown(path: &str, year: Option<i32>, figures: &Figures<Decimal>, output: &Output) {
    let mut args = vec![("path", path.into())];
    let id = match year {
        Some(year) => {
            args.push(("year", crate::language::Arg::Year(year)));
            "explain-unknown-year"
        }
        None => "explain-unknown",
    };
    output.remark(&output.language.say(id, &args));
    let meant = figures.of_input(path);
    let similar = if meant.is_empty() { figures.similar(path) } else { meant };
    let similar: Vec<String> = similar.iter().map(|path| format!("`{path}`")).collect();
    if similar.is_empty() {
        let mut known: Vec<&str> = figures.iter().map(|figure| dotted::first(&figure.path)).collect();
        order::distinct(&mut known);
        output.remark(&output.language.say("explain-known", &[("known", known.join(", ").into())]));
    } else {
        output.remark(&output.language.say("explain-similar", &[("list", similar.join(", ").into())]));
    }
}

fn list_csv<'f>(figures: impl Iterator<Item = &'f ExplainedFigure<Decimal>>, output: &Output) -> String {
    let head = ["column-path", "column-value"].map(|id| output.language.say(id, &[]));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), output.language);
    for figure in figures {
        let value = crate::units::half_up(figure.number, figure.kind.digits());
        sheet.row(&[Cell::Text(&figure.path), Cell::Exact(value)]);
    }
    sheet.finish()
}
