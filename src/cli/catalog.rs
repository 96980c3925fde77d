use std::path::PathBuf;

use super::{Exit, Format, Output};
use crate::document::{self, Kind};
use crate::report;
use crate::session::{Options, Session};

/// Arguments of `catalog`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Every catalog and its items
    List {
        /// A folder where catalogs are looked up first (repeatable)
        #[arg(long, value_name = "FOLDER")]
        catalogs: Vec<PathBuf>,
    },
    /// A catalog, or one item with its prices and their sources
    Show {
        /// `sensors`, or `sensors/noise`
        #[arg(value_name = "NAME")]
        name: String,
        /// A folder where catalogs are looked up first (repeatable)
        #[arg(long, value_name = "FOLDER")]
        catalogs: Vec<PathBuf>,
    },
}

/// Lists catalogs, or shows one.
pub fn run(args: &Args, output: &mut Output) -> Exit {
    let (catalogs, name) = match &args.action {
        Action::List { catalogs } => (catalogs, None),
        Action::Show { name, catalogs } => (catalogs, Some(name.as_str())),
    };
    let mut session = Session::default();
    let options = Options { catalogs: catalogs.clone(), ..Options::default() };
    let library = session.library(None, &options);
    let wanted = name.map(|name| name.split_once('/').map_or((name, None), |(catalog, item)| (catalog, Some(item))));
    let mut found = Vec::new();
    for file in library.all(Kind::Catalog) {
        if wanted.is_some_and(|(catalog, _)| catalog != file.head.id) {
            continue;
        }
        let source = session.sources.add(file.name.clone(), file.text.clone());
        let node = document::parse(&file.text, source, &mut session.diagnostics);
        let catalog = node.and_then(|node| document::read_catalog(&node, &mut session.diagnostics));
        found.extend(catalog.map(|catalog| (file.name.clone(), catalog)));
    }
    found.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    if session.diagnostics.has_errors() {
        output.report(&session);
        return Exit::Faulty;
    }
    output.tell_unused(&session, false);
    let item = wanted.and_then(|(_, item)| item);
    let known = |item: &str| found.iter().any(|(_, catalog)| catalog.items.iter().any(|(id, _)| id.value == item));
    if found.is_empty() || item.is_some_and(|item| !known(item)) {
        let args = [("name", name.unwrap_or_default().into()), ("known", library.ids(Kind::Catalog).join(", ").into())];
        output.remark(&output.language.say("nothing-of-that-name", &args));
        return Exit::Usage;
    }
    match (output.format, name) {
        (Format::Json, _) => output.json(&report::catalogs_json(&found, item)),
        (Format::Csv, _) => output.result(&report::catalogs_csv(&found, item, output.language)),
        (Format::Text, None) => output.result(&report::catalog_list(&found, output.style())),
        (Format::Text, Some(_)) => output.result(&report::catalog_show(&found, item, output.style())),
    }
    Exit::Done
}
