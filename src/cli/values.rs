use clap::builder::Str;
use clap::{Arg, ArgAction, Command};

use crate::language::Language;

/// The help of an argument, with the values of which it takes one: the parser says these in English only, so that in
/// other languages they become part of the help. What a value means stands under the name of the help and its own.
pub(super) fn with_values(arg: Arg, key: &str, language: Language) -> Arg {
    let mut help = language.say(key, &[]);
    // Before the command is built, the parser gives a flag the values of a boolean.
    let values = if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    if language == Language::English {
        return arg.help(help);
    }
    let arg = named(arg, language);
    let usual: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let usual = (arg.get_action().takes_values() && !usual.is_empty()).then(|| usual.join(", "));
    let usual = usual.map(|usual| language.say("usage-usual", &[("usual", usual.into())]));
    let arg = if usual.is_some() { arg.hide_default_value(true) } else { arg };
    if values.is_empty() {
        help.extend(usual.map(|usual| format!(" [{usual}]")));
        return arg.help(help);
    }
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let known = language.say("usage-known", &[("known", names.join(", ").into())]);
    let usual = usual.map_or(String::new(), |usual| format!(" [{usual}]"));
    let arg = arg.hide_possible_values(true).help(format!("{help} [{known}]{usual}"));
    if values.iter().all(|value| value.get_help().is_none()) {
        return arg;
    }
    let wide = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let meanings = names.iter().map(|name| {
        let meaning = language.say(&format!("{key}-{name}"), &[]);
        format!("\n- {name:wide$}  {meaning}")
    });
    arg.long_help(format!("{help}{usual}\n{}", meanings.collect::<String>()))
}

/// The name of an argument's value in the reader's language, word by word: `FILE.xlsx`, `PATH=VALUE`.
fn named(arg: Arg, language: Language) -> Arg {
    let names = arg.get_value_names().unwrap_or_default().iter();
    let names: Vec<Str> = names.map(|name| in_words(name, language).into()).collect();
    if names.is_empty() || !arg.get_action().takes_values() { arg } else { arg.value_names(names) }
}

fn in_words(name: &str, language: Language) -> String {
    let mut out = String::new();
    for part in name.split_inclusive(|c: char| !c.is_ascii_uppercase()) {
        let (word, mark) = part.split_at(part.trim_end_matches(|c: char| !c.is_ascii_uppercase()).len());
        let id = format!("value-{}", word.to_ascii_lowercase());
        out += &if language.knows(&id) { language.say(&id, &[]) } else { word.to_owned() };
        out += mark;
    }
    out
}

/// Behind all options.
const LAST: usize = 1000;

/// A command whose help and version speak the reader's language: the parser's own words for them are English.
pub(super) fn with_help(command: Command, language: Language) -> Command {
    if language == Language::English {
        return command;
    }
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .display_order(LAST)
        .help(language.say("usage-help", &[]));
    let command = command.disable_help_flag(true).arg(help).subcommand_value_name(in_words("COMMAND", language));
    let command = match command.get_version() {
        Some(_) => {
            let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(LAST);
            command.disable_version_flag(true).arg(version.help(language.say("usage-version", &[])))
        }
        None => command,
    };
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| with_help(sub, language)))
}
