use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_mangen::Man;

use super::{Cli, Exit, Output, SaveArgs, translate};
use crate::language::Language;

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of the pages: man1, and fr/man1 for those in French
    #[arg(short = 'o', long = "output", value_name = "FOLDER")]
    folder: PathBuf,
    /// Replace the pages that are there
    #[arg(long)]
    force: bool,
}

/// Headings of a page in French; `SYNOPSIS`, `DESCRIPTION`, `OPTIONS` and `VERSION` are the same words.
const FRENCH: [(&str, &str); 2] = [("NAME", "NOM"), ("SUBCOMMANDS", "COMMANDES")];

/// Writes a page a command, in both languages.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut exit = Exit::Done;
    for (language, folder) in [(Language::English, "man1"), (Language::French, "fr/man1")] {
        let folder = args.folder.join(folder);
        if let Err(error) = std::fs::create_dir_all(&folder) {
            let words = [("path", folder.display().to_string().into()), ("why", error.to_string().into())];
            output.remark(&output.language.say("file-not-written", &words));
            return Exit::Faulty;
        }
        let mut command = translate(Cli::command(), language).disable_help_flag(true);
        command.build();
        let version = language.say("usage-version", &[]);
        let command = command.mut_arg("version", |arg| arg.help(version));
        let pages = Pages { folder: &folder, language, save: SaveArgs { output_file: None, force: args.force } };
        exit = exit.max(pages.write(&command, output));
    }
    exit
}

struct Pages<'a> {
    folder: &'a Path,
    language: Language,
    save: SaveArgs,
}

impl Pages<'_> {
    /// The page of a command, and those of the commands below it.
    fn write(&self, command: &clap::Command, output: &Output) -> Exit {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        let mut page = Vec::new();
        if Man::new(command.clone()).render(&mut page).is_err() {
            return Exit::Faulty;
        }
        let page = self.headed(&String::from_utf8_lossy(&page));
        let exit = self.save.save(&self.folder.join(format!("{name}.1")), page.as_bytes(), output);
        command.get_subcommands().map(|below| self.write(below, output)).fold(exit, Exit::max)
    }

    /// A page with headings in its language.
    fn headed(&self, page: &str) -> String {
        if self.language == Language::English {
            return page.to_owned();
        }
        let line =
            |line: &str| match line.strip_prefix(".SH ").and_then(|name| FRENCH.iter().find(|(word, _)| *word == name))
            {
                Some((_, french)) => format!(".SH {french}\n"),
                // Values of an option, each on its line.
                None if line.starts_with("\\- ") => format!(".br\n{line}\n"),
                None => format!("{line}\n"),
            };
        page.lines().map(line).collect()
    }
}
