use std::path::PathBuf;

use super::{Exit, Output, SaveArgs};
use crate::document::Kind;
use crate::language::Language;
use crate::{schema, start};

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder to make or to fill
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

/// Makes a folder to work in: a plan laid over a city of one's own, notes that say what is what and how to begin, and the
/// schemas by which editors complete and check. A file that is there already is kept, and nothing is written then.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    if args.folder.exists() && !args.folder.is_dir() {
        let path = args.folder.display().to_string();
        output.remark(&output.language.say("init-no-folder", &[("path", path.into())]));
        return Exit::Usage;
    }
    let files = files(output.language);
    if let Some((name, _)) = files.iter().find(|(name, _)| args.folder.join(name).exists()) {
        let path = args.folder.join(name).display().to_string();
        output.remark(&output.language.say("init-exists", &[("path", path.into())]));
        return Exit::Usage;
    }
    let save = SaveArgs { output_file: None, force: false };
    for (name, text) in files {
        let path = args.folder.join(name);
        if let Some(Err(error)) = path.parent().map(std::fs::create_dir_all) {
            let words = [("path", path.display().to_string().into()), ("why", error.to_string().into())];
            output.remark(&output.language.say("file-not-written", &words));
            return Exit::Faulty;
        }
        match save.save(&path, text.as_bytes(), output) {
            Exit::Done => {}
            exit => return exit,
        }
    }
    let plan = args.folder.join(PLAN).display().to_string();
    output.remark(&output.language.say("init-next", &[("plan", plan.into())]));
    Exit::Done
}

const PLAN: &str = "plan.yaml";

fn files(language: Language) -> Vec<(String, String)> {
    let text = |kind| start::template(kind, language).unwrap_or_default();
    // The plan is laid over the city beside it.
    let city = text(Kind::City).lines().find_map(|line| line.strip_prefix("city: ")).unwrap_or_default();
    let plan = text(Kind::Plan).replace("city: medium-city", &format!("city: {city}"));
    // The schemas are there already: no line has to say how they are made.
    let in_folder = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("#   perenne schema"));
        let lines: String = lines.map(|line| format!("{line}\n")).collect();
        lines.replace("$schema=", "$schema=schemas/").replace(".schema.json", ".json")
    };
    let kinds = [Kind::Plan, Kind::City, Kind::Catalog, Kind::Offer, Kind::Programme, Kind::Parameters];
    let schemas = kinds.map(|kind| {
        let text = serde_json::to_string_pretty(&schema::schema(kind)).unwrap_or_default();
        (format!("schemas/{}.json", schema::name(kind)), text + "\n")
    });
    let mine = [
        (PLAN.to_owned(), in_folder(&plan)),
        ("city.yaml".to_owned(), in_folder(text(Kind::City))),
        (".perenne".to_owned(), language.say("init-note", &[]) + "\n"),
        (language.say("init-readme-name", &[]), language.say("init-readme", &[]) + "\n"),
    ];
    mine.into_iter().chain(schemas).collect()
}
