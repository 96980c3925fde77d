use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::ValueEnum;
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};
use clap_complete::env::Shells;

use super::{Exit, Output};
use crate::document::{Kind, parse, read_catalog};
use crate::explain::Figures;
use crate::session::{Options, Session};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Shell that completes
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Shells that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// What a shell tells the program by when it asks what could stand at the cursor.
const ASKED: &str = "PERENNE_COMPLETE";

/// Writes the lines by which a shell asks this program to complete: values are those of the folder where one stands.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let name = match args.shell {
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Fish => "fish",
        Shell::Powershell => "powershell",
    };
    let mut script = Vec::new();
    let shell = Shells::builtins();
    let written = shell
        .completer(name)
        .map(|shell| shell.write_registration(ASKED, "perenne", "perenne", "perenne", &mut script));
    match written {
        Some(Ok(())) => {
            output.result(&String::from_utf8_lossy(&script));
            Exit::Done
        }
        _ => Exit::Faulty,
    }
}

/// Answers a shell that asks what could stand at the cursor; whether one did.
pub(super) fn answered(args: &[OsString], command: impl Fn() -> clap::Command) -> bool {
    let here = std::env::current_dir().ok();
    let completed =
        CompleteEnv::with_factory(|| with_values(command(), "")).var(ASKED).try_complete(args, here.as_deref());
    // A shell in the middle of a line has no place for a fault.
    completed.unwrap_or(true)
}

/// A command whose arguments know their values. `of` is the command around it.
fn with_values(command: clap::Command, of: &str) -> clap::Command {
    let own = command.get_name().to_owned();
    let names: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    let command = names.into_iter().fold(command, |command, name| {
        let values = match (name.as_str(), own.as_str()) {
            ("plan" | "plans", _) => Some(ArgValueCompleter::new(plans)),
            ("city" | "cities", _) => Some(ArgValueCompleter::new(cities)),
            ("name", "show") if of == "city" => Some(ArgValueCompleter::new(cities)),
            ("name", "show") | ("from", "new") => Some(ArgValueCompleter::new(items)),
            ("file", "convert") => Some(ArgValueCompleter::new(convertible)),
            ("path", "explain") => Some(ArgValueCompleter::new(figures)),
            ("scenario", _) | ("scenarios", "report") => Some(ArgValueCompleter::new(scenarios)),
            ("set" | "vary", _) | ("path", "solve") => Some(ArgValueCompleter::new(paths)),
            _ => None,
        };
        // What is mutated goes to the end: all are, so that those given by their place keep their order.
        command.mut_arg(name, |arg| values.into_iter().fold(arg, clap::Arg::add))
    });
    let commands: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    commands.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| with_values(sub, &own)))
}

/// Files, and ids that are found.
fn ids(kinds: &[Kind], current: &OsStr) -> Vec<CompletionCandidate> {
    let mut session = Session::default();
    let library = session.library(None, &Options::default());
    let ids = kinds.iter().flat_map(|kind| library.ids(*kind));
    starting(ids, current).into_iter().chain(PathCompleter::any().complete(current)).collect()
}

fn plans(current: &OsStr) -> Vec<CompletionCandidate> {
    ids(&[Kind::Plan], current)
}

fn cities(current: &OsStr) -> Vec<CompletionCandidate> {
    ids(&[Kind::City], current)
}

fn convertible(current: &OsStr) -> Vec<CompletionCandidate> {
    ids(&[Kind::Plan, Kind::City, Kind::Offer], current)
}

fn items(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut session = Session::default();
    let library = session.library(None, &Options::default());
    let mut names = Vec::new();
    for found in library.all(Kind::Catalog) {
        let read = parse(&found.text, 0, &mut session.diagnostics)
            .and_then(|node| read_catalog(&node, &mut session.diagnostics));
        let Some(catalog) = read else { continue };
        names.extend(catalog.items.iter().map(|(id, _)| format!("{}/{}", catalog.id, id.value)));
    }
    starting(names, current)
}

/// What stands before the cursor after the command, without options: a plan among it.
fn words() -> impl Iterator<Item = PathBuf> {
    let words = std::env::args_os().skip_while(|arg| arg != "--").skip(3).map(PathBuf::from);
    words.filter(|word| !word.to_string_lossy().starts_with('-'))
}

/// The paths of the plan that stands before the cursor.
fn paths(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut session = Session::default();
    let plan = words().find_map(|word| session.prepare(&word, &Options::default()));
    let Some(plan) = plan else { return Vec::new() };
    let paths = plan.paths(&session.sources).into_iter().map(|(path, _)| path);
    starting(paths, current)
}

/// The scenarios of the plan that stands before the cursor.
fn scenarios(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut session = Session::default();
    let plan = words().find_map(|word| session.prepare(&word, &Options::default()));
    let names = plan.iter().flat_map(|plan| plan.scenarios()).map(str::to_owned);
    starting(names, current)
}

/// The figures of the plan that stands before the cursor, on the city that `--city` names.
fn figures(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut session = Session::default();
    let city = std::env::args_os().skip_while(|arg| arg != "--city").nth(1);
    let options = Options { city: city.map(|city| city.to_string_lossy().into_owned()), ..Options::default() };
    let Some(analysis) = words().find_map(|word| session.analyse(&word, &options)) else { return Vec::new() };
    let figures = Figures::listed(&analysis);
    starting(figures.iter().map(|figure| figure.path.clone()), current)
}

fn starting(names: impl IntoIterator<Item = String>, current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    names.into_iter().filter(|name| name.starts_with(&*current)).map(CompletionCandidate::new).collect()
}
