//! Floor 9: the command line. One file a subcommand; to add one: a file here, a line in `Command` and
//! a line in [`run`].

mod argument;
mod assumptions;
mod batch;
mod catalog;
mod chart;
mod check;
mod cities;
mod city;
mod compare;
mod completions;
mod convert;
mod cost;
mod exit;
mod explain;
mod init;
mod lint;
mod man;
mod new;
mod offers;
mod output;
mod plan_args;
mod programme;
mod report;
mod running;
mod save_args;
mod schema;
mod sensitivity;
mod serve;
mod simulate;
mod solve;
mod survey;
mod sweep;
mod usage;
mod values;
mod whatif;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub use exit::Exit;
pub use output::{Format, Output};
pub(crate) use plan_args::PlanArgs;
pub(crate) use save_args::SaveArgs;

use crate::language::{Language, visible};

/// The version, with the commit where that is known. No result holds it.
const VERSION: &str = env!("PERENNE_VERSION");

/// The smart-city budget planner.
#[derive(Debug, Parser)]
#[command(name = "perenne", version = VERSION, max_term_width = 100, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

/// Options that every command knows.
#[derive(Debug, Clone, clap::Args)]
pub struct Global {
    /// Form of the result
    #[arg(long, global = true, value_enum, default_value = "text")]
    format: Format,
    /// Language of the interface; from the locale otherwise
    #[arg(long, global = true, value_enum)]
    lang: Option<Lang>,
    /// Columns of the output; those of the terminal otherwise
    #[arg(long, global = true, value_name = "COLUMNS")]
    width: Option<usize>,
    /// When to use color
    #[arg(long, global = true, value_enum, default_value = "auto")]
    color: Color,
    /// Exit with 0 whatever the verdict
    #[arg(long, global = true)]
    exit_zero: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    Fr,
    En,
}

/// When to use color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Can the city still pay once the pilot and its money are gone?
    Check(check::Args),
    /// What a plan costs over its whole life
    Cost(cost::Args),
    /// Where a figure comes from, down to file and line
    Explain(explain::Args),
    /// Every value that a plan rests on, and the share of the cost that depends on it
    Assumptions(assumptions::Args),
    /// Plans and saved results side by side, and what drives the difference
    Compare(compare::Args),
    /// A plan or a programme before and after a change, and what the change does to the verdict
    Whatif(whatif::Args),
    /// One run for each value of an input, or for each point of a grid
    Sweep(sweep::Args),
    /// What each uncertain input does by itself: the tornado
    Sensitivity(sensitivity::Args),
    /// The largest or smallest value of an input with which a plan still lasts
    Solve(solve::Args),
    /// A plan, or a programme, in every municipality of a file of published accounts: one row each, and what they come to
    Survey(survey::Args),
    /// Many runs: one JSON object a line in, one result or error a line out
    Batch(batch::Args),
    /// What is uncertain drawn a million times: how likely each verdict is
    Simulate(simulate::Args),
    /// The study that a council can vote on: one file of HTML, PDF, Word, Excel, Markdown, CSV or JSON
    Report(report::Args),
    /// A chart of a plan or of a programme as SVG, or the figures that it shows
    Chart(chart::Args),
    /// The catalogs that plans draw on
    Catalog(catalog::Args),
    /// The cities that plans are laid over
    City(city::Args),
    /// A folder to start from: a plan, a city, a note, and schemas for the editor
    Init(init::Args),
    /// The page: plans, prices and the verdict in the browser, on this machine alone
    Serve(serve::Args),
    /// A commented template to start from
    New(new::Args),
    /// A plan, a city or an offer of YAML as a workbook, or the reverse
    Convert(convert::Args),
    /// What is wrong, old, unsourced, assumed or unused in files, without a city
    Lint(lint::Args),
    /// The JSON Schema of a kind of file, for editors and other programs
    Schema(schema::Args),
    /// Compare offers, write the price schedule to be filled, read a filled one back
    Offers(offers::Args),
    /// The lines by which a shell completes perenne's commands and their values
    Completions(completions::Args),
    /// The manual pages, one a command, in English and in French
    Man(man::Args),
}

/// Runs the program on its arguments and environment; writes to stdout and stderr.
pub fn run(args: impl IntoIterator<Item = OsString>) -> i32 {
    let args: Vec<OsString> = args.into_iter().collect();
    let language = language_of(&args);
    if completions::answered(&args, || translate(Cli::command(), language)) {
        return Exit::Done.code();
    }
    // Other programs ask it: no table of commands is made for it.
    if let [_, only] = args.as_slice()
        && (only == "--version" || only == "-V")
    {
        return version();
    }
    let parsed = |command: clap::Command| {
        command.try_get_matches_from(args.iter()).and_then(|matches| Cli::from_arg_matches(&matches))
    };
    // Help is put into words only where it, or a fault, is to be told.
    let cli = match parsed(Cli::command()) {
        Err(error) if error.kind() != clap::error::ErrorKind::DisplayVersion => {
            parsed(values::with_help(translate(Cli::command(), language), language))
        }
        told => told,
    };
    let cli = match cli {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are results; everything else is a usage error.
            match usage::usage_error(&error, language) {
                Some(text) => eprint_all(&text),
                None => {
                    // A full disk is no success; a reader that went away is no fault.
                    let printed = error.print().err().filter(|error| error.kind() != std::io::ErrorKind::BrokenPipe);
                    if printed.is_some() && !error.use_stderr() {
                        return Exit::Faulty.code();
                    }
                }
            }
            return if error.use_stderr() { Exit::Usage.code() } else { Exit::Done.code() };
        }
    };
    let mut output = Output::new(&cli.global, language);
    let exit = match &cli.command {
        Command::Check(args) => check::run(args, &mut output),
        Command::Cost(args) => cost::run(args, &mut output),
        Command::Explain(args) => explain::run(args, &mut output),
        Command::Assumptions(args) => assumptions::run(args, &mut output),
        Command::Compare(args) => compare::run(args, &mut output),
        Command::Whatif(args) => whatif::run(args, &mut output),
        Command::Sweep(args) => sweep::run(args, &mut output),
        Command::Sensitivity(args) => sensitivity::run(args, &mut output),
        Command::Solve(args) => solve::run(args, &mut output),
        Command::Survey(args) => survey::run(args, &mut output),
        Command::Batch(args) => batch::run(args, &mut output),
        Command::Simulate(args) => simulate::run(args, &mut output),
        Command::Report(args) => report::run(args, &mut output),
        Command::Chart(args) => chart::run(args, &mut output),
        Command::Catalog(args) => catalog::run(args, &mut output),
        Command::City(args) => city::run(args, &mut output),
        Command::Init(args) => init::run(args, &mut output),
        Command::Serve(args) => serve::run(args, &mut output),
        Command::New(args) => new::run(args, &mut output),
        Command::Convert(args) => convert::run(args, &mut output),
        Command::Lint(args) => lint::run(args, &mut output),
        Command::Schema(args) => schema::run(args, &mut output),
        Command::Offers(args) => offers::run(args, &mut output),
        Command::Completions(args) => completions::run(args, &mut output),
        Command::Man(args) => man::run(args, &mut output),
    };
    let exit = if output.failed() { exit.max(Exit::Faulty) } else { exit };
    if cli.global.exit_zero && exit.is_verdict() { Exit::Done.code() } else { exit.code() }
}

/// Says the version. A full disk is no success; a reader that went away is no fault.
fn version() -> i32 {
    let told = std::io::Write::write_all(&mut std::io::stdout().lock(), format!("perenne {VERSION}\n").as_bytes());
    let failed = told.err().is_some_and(|error| error.kind() != std::io::ErrorKind::BrokenPipe);
    if failed { Exit::Faulty.code() } else { Exit::Done.code() }
}

/// Writes to stderr; a reader that went away is no fault.
fn eprint_all(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stderr().lock(), visible(text, false).as_bytes());
}

/// `--lang` before the arguments are parsed, so that their help speaks it too; else the locale.
fn language_of(args: &[OsString]) -> Language {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = texts.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = texts.iter().find_map(|arg| arg.strip_prefix("--lang="));
    if let Some(lang) = after.or(joined) {
        return Language::of_locale(lang);
    }
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    Language::of_locale(&locale.unwrap_or_default())
}

/// Help texts in the user's language: `help-check`, `help-check-plans`, `help-chart-kind-cliff`, where the words have
/// them.
fn translate(command: clap::Command, language: Language) -> clap::Command {
    fn walk(command: clap::Command, path: &str, language: Language) -> clap::Command {
        let own = if path.is_empty() { "help-perenne".to_owned() } else { format!("help{path}") };
        let command = if language.knows(&own) { command.about(language.say(&own, &[])) } else { command };
        let usage = language.say("heading-usage", &[]);
        // Who calls it without a word may be no one for commands.
        let command =
            if path.is_empty() { command.after_help(language.say("help-in-the-browser", &[])) } else { command };
        let command = command
            .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
            .subcommand_help_heading(language.say("heading-commands", &[]));
        let names: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
        let command = names.into_iter().fold(command, |command, name| {
            // Where one language has words of this command's own, another one has them in the code: none takes those of all.
            let specific = format!("help{path}-{name}");
            let own = [Language::English, Language::French].iter().any(|language| language.knows(&specific));
            let key = if own { specific } else { format!("help-option-{name}") };
            // What is mutated goes to the end: all are, so that those given by their place keep their order.
            let known = language.knows(&key);
            command.mut_arg(name, |arg| if known { values::with_values(arg, &key, language) } else { arg })
        });
        let subcommands: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        subcommands.into_iter().fold(command, |command, name| {
            let path = format!("{path}-{name}");
            command.mut_subcommand(name, |sub| walk(sub, &path, language))
        })
    }
    walk(command, "", language)
}
