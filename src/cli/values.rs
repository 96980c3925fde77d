use clap::Arg;

use crate::language::Language;

/// The help of an argument, with the values of which it takes one: the parser says these in English only, so that in
/// other languages they become part of the help. What a value means stands under the name of the help and its own.
pub(super) fn with_values(arg: Arg, key: &str, language: Language) -> Arg {
    let help = language.say(key, &[]);
    // Before the command is built, the parser gives a flag the values of a boolean.
    let values = if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    if language == Language::English || values.is_empty() {
        return arg.help(help);
    }
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let known = language.say("usage-known", &[("known", names.join(", ").into())]);
    let arg = arg.hide_possible_values(true).help(format!("{help} [{known}]"));
    if values.iter().all(|value| value.get_help().is_none()) {
        return arg;
    }
    let wide = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let meanings = names.iter().map(|name| {
        let meaning = language.say(&format!("{key}-{name}"), &[]);
        format!("\n- {name:wide$}  {meaning}")
    });
    arg.long_help(format!("{help}\n{}", meanings.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory};

    use super::super::{Cli, translate};
    use super::*;

    fn check(command: &mut Command, seen: &mut usize) {
        for help in [command.render_help(), command.render_long_help()] {
            let help = help.to_string();
            assert!(!help.to_lowercase().contains("possible values"), "{help}");
            assert!(!help.contains("help-"), "a message without words: {help}");
        }
        *seen += command.get_arguments().filter(|arg| !arg.get_possible_values().is_empty()).count();
        command.get_subcommands_mut().for_each(|command| check(command, seen));
    }

    #[test]
    fn every_value_has_french_words() {
        let mut command = translate(Cli::command(), Language::French);
        command.build();
        let mut seen = 0;
        check(&mut command, &mut seen);
        assert!(seen > 50, "{seen}");
    }
}
