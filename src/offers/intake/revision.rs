//! What a schedule says of how its prices change: which index moves them is a question of the plan, not of a price.

use super::column::contains;
use super::headings::plain;
use super::mapping::ignored;
use super::read_back::ReadBack;
use super::table::{Content, Mark, Table};
use super::words::OF_MONEY;
use crate::diagnostic::{Diagnostic, codes};

/// Words of prices that will be others.
const REVISED: &[&str] = &[
    "revisable",
    "revisables",
    "revise",
    "revises",
    "revisee",
    "revisees",
    "revision",
    "revisions",
    "actualisable",
    "actualisables",
    "actualise",
    "actualises",
    "actualisation",
    "indexe",
    "indexes",
    "indexee",
    "indexees",
    "indexable",
    "indexables",
    "indexation",
    "revised",
    "revisable",
    "indexed",
    "adjusted",
    "adjustable",
];
/// Words before one of these that deny it: `sans révision`, `ni actualisables`, `ne sont pas révisés`.
const DENIED: &[&str] =
    &["non", "sans", "pas", "ni", "aucun", "aucune", "jamais", "not", "no", "never", "without", "nor"];
/// Words that may stand between the two: `sans clause de révision`, `aucune révision ni actualisation`.
const BETWEEN: &[&str] =
    &["clause", "formule", "de", "d", "des", "du", "prix", "la", "le", "possibilite", "etre", "be", "price"];
/// Words after it that do: `Révision : sans objet`, `Prix révisables : non`.
const NONE: &[&str] = &["non", "sans", "neant", "aucune", "no", "none"];

/// Whether plain words say that prices are revised, and do not deny it.
fn is_revised(words: &str) -> bool {
    let spoken: Vec<&str> = words.split(' ').collect();
    let denied = |at: usize| {
        let before = spoken[..at].iter().rev().find(|word| !BETWEEN.contains(word));
        let after = spoken[at + 1..].iter().find(|word| !BETWEEN.contains(word));
        before.is_some_and(|word| DENIED.contains(word)) || after.is_some_and(|word| NONE.contains(word))
    };
    let named = contains(words, OF_MONEY) || contains(words, &["formule", "formula", "indice", "index", "clause"]);
    let alone = spoken.len() <= 4;
    (named || alone) && spoken.iter().enumerate().any(|(at, word)| REVISED.contains(word) && !denied(at))
}

impl ReadBack<'_> {
    /// Tells what is said of a revision anywhere in the file but in the headings, which are asked about. A mapping that passes
    /// over the words answers it.
    pub(super) fn revisions(&mut self, tables: &[Table]) {
        let mut found: Vec<(String, String)> = Vec::new();
        for table in tables.iter().filter(|table| !table.hidden) {
            let own = std::ptr::eq(table, self.table);
            let rows = table.rows.iter().enumerate().filter(|(row, _)| !own || !self.layout.headings.stand_in(*row));
            for (row, cells) in rows {
                for (column, cell) in cells.iter().enumerate() {
                    if let Content::Text(text) = &cell.content {
                        found.push((table.place(row, column), text.clone()));
                    }
                }
            }
            let notes =
                table.marks.iter().flat_map(|((row, column), marks)| marks.iter().map(move |it| (row, column, it)));
            for (row, column, mark) in notes {
                if let Mark::Note(note) = mark {
                    found.push((table.place(*row, *column), note.clone()));
                }
            }
            found.extend(table.headers.iter().map(|text| (table.name.clone(), text.clone())));
        }
        for (cell, text) in found {
            if is_revised(&plain(&text)) && !self.mapping.passes(&text) {
                let told = Diagnostic::new(codes::SCHEDULE_REVISION).arg("file", self.file).arg("cell", cell);
                self.faults.push(told.arg("text", text.as_str()).arg("ignored", ignored(&text)).help("help"));
            }
        }
    }
}
