use std::collections::HashSet;

use super::law::renumbered;
use super::{Block, Material, names, value};
use crate::document::Investing;
use crate::language::Arg;
use crate::report::grid::{Grid, Value};
use crate::report::odds::sampling;
use crate::report::spoken::replaced_by;
use crate::report::style::Style;

/// Formulas, in the order in which they build on each other.
const METHOD: [&str; 13] = [
    "cost",
    "renewal",
    "failure",
    "index",
    "net",
    "fctva",
    "loan",
    "savings",
    "deleveraging",
    "borrowing",
    "cliff",
    "run",
    "verdict",
];

/// Terms of the glossary.
const TERMS: [&str; 24] = [
    "tco",
    "excl",
    "rrf",
    "gross",
    "net",
    "deleveraging",
    "working",
    "rigidity",
    "debt-weight",
    "fctva",
    "net-cost",
    "pilot",
    "cliff",
    "renewal",
    "wall",
    "ppi",
    "programme",
    "operating",
    "investment",
    "depreciation",
    "present",
    "annual",
    "assumption",
    "unpriced",
];

/// How the figures come about, with the law that they rest on.
pub(super) fn method(material: &Material<'_>, style: Style) -> Vec<Block> {
    let city = material.analysis.case.city.as_ref();
    let constant = city.is_some_and(|city| city.investing == Investing::ConstantDebt);
    // A city that keeps its debt has a rule of its own for what it invests, and for what it borrows.
    let own = |id: &'static str| match id {
        "borrowing" if constant => vec!["investable", "borrowing-constant"],
        id => vec![id],
    };
    let ids: Vec<&str> = METHOD.into_iter().flat_map(own).collect();
    // Said here: annex D holds what the figures rest on, and this is compared with them and enters none.
    let small = city.map_or_else(String::new, |city| {
        let share = style.percent(city.thresholds.materiality.value);
        style.tell("study-method-verdict-small", &[("share", share.into())])
    });
    let args = [("small", small.into())];
    let mut out = vec![
        Block::Paragraph(style.say("study-method-intro")),
        Block::Terms(terms("study-method", &ids, &args, style)),
        Block::Paragraph(style.say("study-method-exact")),
    ];
    out.extend(renumbered(material.analysis).then(|| Block::Paragraph(style.say("study-method-articles"))));
    out.extend(material.beside.odds.map(|odds| Block::Paragraph(sampling(odds, style))));
    out
}

/// Words that an elected reader may not know.
pub(super) fn glossary(style: Style) -> Vec<Block> {
    vec![Block::Terms(terms("study-term", &TERMS, &[], style))]
}

fn terms(kind: &str, ids: &[&str], args: &[(&'static str, Arg)], style: Style) -> Vec<(String, String)> {
    let pair = |id: &&str| (style.say(&format!("{kind}-{id}")), style.tell(&format!("{kind}-{id}-text"), args));
    ids.iter().map(pair).collect()
}

/// What the document was made from, so that anybody can make it again.
pub(super) fn traceability(material: &Material<'_>, style: Style) -> Vec<Block> {
    let case = &material.analysis.case;
    let version = [("version", env!("CARGO_PKG_VERSION").into())];
    // What is said stands above the tables: below them it might have a page to itself.
    let mut out = vec![Block::Paragraph(style.tell("study-made-by", &version))];
    if case.overrides.is_empty() {
        out.push(Block::Paragraph(style.say("study-no-override")));
    }
    if let Some(simulation) = material.simulation {
        let args = [
            ("seed", simulation.seed.to_string().into()),
            ("scenarios", crate::language::Arg::Number(simulation.scenarios.into())),
        ];
        out.push(Block::Paragraph(style.tell("study-seed", &args)));
    }
    let head = ["column-id", "study-column-file", "study-column-hash"];
    let mut files = Grid::new(style.say("study-table-files"), head.map(|id| style.say(id)));
    // A file that is looked up in several folders, the same in each, is told where it was found first.
    let mut seen = HashSet::new();
    for file in case.inputs.iter().chain(material.more_inputs).filter(|file| seen.insert((&file.id, file.sha256()))) {
        let id = match file.id.as_str() {
            "offer" => style.say("study-file-offer"),
            "parameters" => style.say("study-from-law"),
            id => id.to_owned(),
        };
        files.row([id, file.file.clone(), file.sha256().to_owned()].map(Value::Text));
    }
    out.push(Block::Table("files", files));
    if !case.overrides.is_empty() {
        let head = ["study-column-input", "study-column-before", "study-column-now", "study-column-by"];
        let mut grid = Grid::new(style.say("study-table-overrides"), head.map(|id| style.say(id)));
        for one in &case.overrides {
            let said = |text: &str| value::written(text, case, style);
            let from = if one.from.is_empty() { style.say("not-written") } else { said(&one.from) };
            let cells = [names::path(&one.path, case, style), from, said(&one.to), replaced_by(&one.by, style)];
            grid.hinted(&one.path, cells.map(Value::Text));
        }
        out.push(Block::Table("overrides", grid));
    }
    out
}
