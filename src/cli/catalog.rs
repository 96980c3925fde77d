use std::path::PathBuf;

use super::{Exit, Format, Output};
use crate::diagnostic::{Diagnostics, Sources, near_name};
use crate::document::{self, Catalog, Field, Item, Kind, Library};
use crate::report;
use crate::session::{Options, Session};
use crate::units::order;

/// Arguments of `catalog`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Every catalog and its items
    List {
        /// Only items with this word in a name or a label, in either language and without accents
        #[arg(value_name = "WORD")]
        word: Option<String>,
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
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let (catalogs, name) = match &args.action {
        Action::List { catalogs, .. } => (catalogs, None),
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
    order::by(&mut found, |(_, a), (_, b)| a.id.cmp(&b.id));
    if session.diagnostics.has_errors() {
        output.report(&session);
        return Exit::Faulty;
    }
    output.tell_unused(&session, false);
    if let Action::List { word: Some(word), .. } = &args.action {
        keep(&mut found, word);
        if found.is_empty() {
            output.remark(&output.language.say("no-item-of-that-word", &[("word", word.as_str().into())]));
            return Exit::Usage;
        }
    }
    let item = wanted.and_then(|(_, item)| item);
    let items = found.iter().flat_map(|(_, catalog)| {
        let name = |(id, _): &(Field<String>, Item)| format!("{}/{}", catalog.id, id.value);
        catalog.items.iter().map(name).collect::<Vec<_>>()
    });
    let items: Vec<String> = items.collect();
    if let Some(name) = name
        && !(item.is_none() && !found.is_empty() || items.iter().any(|known| known == name))
    {
        if !found.is_empty() {
            return output.unknown_name(name, &items);
        }
        // Of an item that is named without its catalog, those of all of them that are called so, or nearly.
        let all = all_items(&library);
        let bare = name.rsplit('/').next().unwrap_or(name);
        let id = |item: &String| item.rsplit('/').next().unwrap_or_default().to_owned();
        let ids: Vec<String> = all.iter().map(id).collect();
        let near = near_name(bare, ids.iter().map(String::as_str));
        let near: Vec<String> = all.into_iter().filter(|item| Some(id(item).as_str()) == near).collect();
        let catalogs = library.ids(Kind::Catalog);
        return if near.is_empty() {
            output.unknown_name(name, &catalogs)
        } else {
            output.unknown_name_near(name, &catalogs, &near)
        };
    }
    match (output.format, name) {
        (Format::Json, _) => output.json(&report::catalogs_json(&found, item, &session.sources)),
        (Format::Csv, _) => output.result(&report::catalogs_csv(&found, item, output.language)),
        (Format::Text, None) => output.result(&report::catalog_list(&found, output.style())),
        (Format::Text, Some(_)) => output.result(&report::catalog_show(&found, item, &session.sources, output.style())),
    }
    Exit::Done
}

/// `catalog/item` of every catalog.
fn all_items(library: &Library) -> Vec<String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let mut items = Vec::new();
    for file in library.all(Kind::Catalog) {
        let source = sources.add(file.name.clone(), file.text.clone());
        let node = document::parse(&file.text, source, &mut diagnostics);
        let catalog = node.and_then(|node| document::read_catalog(&node, &mut diagnostics));
        let named = |catalog: Catalog| {
            catalog.items.iter().map(|(id, _)| format!("{}/{}", catalog.id, id.value)).collect::<Vec<_>>()
        };
        items.extend(catalog.map(named).unwrap_or_default());
    }
    items
}

/// Words that people look for, and those of names and labels that mean the same.
const SYNONYMS: [(&str, &str); 6] = [
    ("lampadaire", "luminaire"),
    ("candelabre", "luminaire"),
    ("lampadaire", "street-light"),
    ("eclairage", "luminaire"),
    ("videosurveillance", "camera"),
    ("videoprotection", "camera"),
];

/// Keeps the items in whose name or labels a word stands, whatever its accents.
fn keep(catalogs: &mut Vec<(String, Catalog)>, word: &str) {
    let wanted = document::slug(word);
    let alike = SYNONYMS.iter().filter(|(word, _)| wanted.contains(word)).map(|(_, alike)| *alike);
    let words: Vec<&str> = alike.chain([wanted.as_str()]).collect();
    // At the beginning of a word, and one of it or several: `eau` is in no `réseau`, and `bornes` are each a `borne`.
    let holds = |text: &str| {
        let text = format!("-{}", document::slug(text));
        let one = |word: &str| {
            let stem = word.strip_suffix(['s', 'x']).filter(|stem| stem.len() > 2).unwrap_or(word);
            text.contains(&format!("-{stem}"))
        };
        words.iter().any(|words| words.split('-').all(&one))
    };
    for (_, catalog) in catalogs.iter_mut() {
        let whole = holds(&catalog.id) || catalog.title.all().values().any(|title| holds(title));
        catalog
            .items
            .retain(|(id, item)| whole || holds(&id.value) || item.label.all().values().any(|label| holds(label)));
    }
    catalogs.retain(|(_, catalog)| !catalog.items.is_empty());
}
