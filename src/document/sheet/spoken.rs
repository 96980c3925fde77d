//! Faults in the words of the sheet where they stand: its columns and fields, where YAML has keys.

use super::layout::{Column, Layout, field_path};
use super::read::{cell, layout};
use super::table::{FieldColumn, SHEETS, SheetRow, columns_of, word_in};
use super::text::{CellText, SheetText, sheets};
use super::typed::sheet_of;
use crate::diagnostic::{Cell, Diagnostic, Sources, Span, codes};
use crate::language::{Arg, Language};

/// A fault of a key in a workbook told by what the sheet calls it; any other fault as it is. Keys between the braces of a
/// cell are those of YAML. Hints likewise.
pub(crate) fn in_words_of_sheet(fault: Diagnostic, sources: &Sources, language: Language) -> Diagnostic {
    let told = match fault.code {
        codes::UNKNOWN_KEY => unknown(&fault, sources, language),
        codes::MISSING_KEY => missing(&fault, sources, language),
        codes::UNKNOWN_WORD => unknown_word(&fault, sources, language),
        _ => None,
    };
    let mut told = told.unwrap_or(fault);
    // A hint that names keys of YAML has another one for those who have columns.
    let stands_in_cell = told.labels.first().and_then(|(span, _)| sources.cell(*span)).is_some();
    if stands_in_cell && language.attribute(told.code.id, "help-sheet", &told.args).is_some() {
        told.help.iter_mut().filter(|help| **help == "help").for_each(|help| *help = "help-sheet");
    }
    told
}

/// Where a fault stands in a workbook.
struct Place<'t> {
    sheet: &'static SheetRow,
    layout: Layout,
    text: SheetText<'t>,
    cell: CellText<'t>,
    span: Span,
}

impl<'t> Place<'t> {
    fn of(fault: &Diagnostic, sources: &'t Sources) -> Option<Self> {
        let (span, _) = *fault.labels.first()?;
        let text = &sources.get(span.file)?.text;
        let at = Cell::at(text, span.start as usize)?;
        let sheet = sheet_of(at.sheet)?;
        let text = sheets(text, span.file).into_iter().find(|one| one.name == at.sheet)?;
        let layout = layout(sheet, &text)?;
        let cell = *cell(text.rows.get(at.row - 1)?, at.column)?;
        Some(Self { sheet, layout, text, cell, span })
    }

    /// What the sheet calls the field at a path; where there is none, those below it.
    fn names(&self, path: &[String], language: Language) -> Vec<String> {
        let french = usize::from(language == Language::French);
        let columns = columns_of(self.sheet);
        let named = |column: &FieldColumn| column.label[french].clone();
        match columns.iter().find(|column| column.path == path) {
            Some(column) => vec![named(column)],
            None => columns.iter().filter(|column| column.path.starts_with(path)).map(named).collect(),
        }
    }

    /// The sheet whose rows are the entries of a key of the file.
    fn sheet_of(&self, key: &str) -> Option<&'static SheetRow> {
        let rows = |row: &&SheetRow| row.kind == self.sheet.kind && row.at.first() == Some(&key);
        SHEETS.iter().find(rows).filter(|_| self.sheet.at.is_empty())
    }

    fn kind(&self) -> Arg {
        Arg::Text(if self.sheet.at.is_empty() { "field" } else { "column" }.to_owned())
    }
}

fn unknown(fault: &Diagnostic, sources: &Sources, language: Language) -> Option<Diagnostic> {
    let place = Place::of(fault, sources).filter(|place| place.cell.span == place.span)?;
    let key = text(fault, "key")?;
    let (path, name) = match place.layout.column(place.cell.column)? {
        Column::Field(path) => (path.clone(), cell(&place.text.rows[place.layout.row], place.cell.column)?.text),
        Column::Key(0) if place.sheet.at.is_empty() => (field_path(place.sheet, place.cell.text), place.cell.text),
        _ => return None,
    };
    let above = &path[..path.iter().position(|step| step == key)?];
    let below = |key: &str| place.names(&[above, &[key.to_owned()]].concat(), language);
    let fields = text(fault, "known")?.split(", ").filter(|key| place.sheet_of(key).is_none());
    let known: Vec<String> = fields.flat_map(below).collect();
    let similar = text(fault, "similar").and_then(|key| below(key).into_iter().next());
    let mut told = fault.clone();
    told.args = vec![("key", name.into()), ("known", known.join(", ").into()), ("kind", place.kind())];
    // A column is named by its heading, which was no slip of the pen.
    told.help = match similar.filter(|_| place.sheet.at.is_empty()) {
        Some(similar) => {
            told.args.push(("similar", similar.into()));
            vec!["help-similar"]
        }
        None => vec!["help"],
    };
    Some(told)
}

/// The words of a cell as the sheet has them, beside those of the format.
fn unknown_word(fault: &Diagnostic, sources: &Sources, language: Language) -> Option<Diagnostic> {
    Place::of(fault, sources).filter(|place| place.cell.span == place.span)?;
    let mut known: Vec<String> = Vec::new();
    for word in text(fault, "known")?.split(", ") {
        let said = word_in(word, language);
        if !known.contains(&said) {
            known.push(said);
        }
    }
    let mut told = fault.clone();
    told.args.retain(|(name, _)| *name != "known");
    told.args.push(("known", known.join(", ").into()));
    Some(told)
}

fn missing(fault: &Diagnostic, sources: &Sources, language: Language) -> Option<Diagnostic> {
    let place = Place::of(fault, sources)?;
    let own = place.cell.span.start == place.span.start && !place.cell.text.starts_with('{');
    let key = text(fault, "key").filter(|_| own && text(fault, "kind").is_none())?;
    let french = usize::from(language == Language::French);
    let (name, kind) = match place.sheet_of(key) {
        Some(row) => (row.name[french].to_owned(), Arg::Text("sheet".to_owned())),
        None => (place.names(&[key.to_owned()], language).into_iter().next()?, place.kind()),
    };
    let mut told = fault.clone();
    told.args = vec![("key", name.into()), ("kind", kind)];
    Some(told)
}

fn text<'f>(fault: &'f Diagnostic, name: &str) -> Option<&'f str> {
    fault.args.iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
