//! Faults in the words of the sheet where they stand: its columns and fields, where YAML has keys.

use super::layout::{Column, Layout, QUANTITY, field_path};
use super::read::layout;
use super::rows::cell;
use super::table::{FieldColumn, SHEETS, SheetRow, about, columns_of, word_in, words_of};
use super::text::{CellText, SheetText, sheets};
use super::typed::sheet_of;
use crate::diagnostic::{Cell, Diagnostic, Sources, Span, closest, codes};
use crate::language::{Arg, Language};
use crate::units::dotted;

/// A fault of a key in a workbook told by what the sheet calls it; any other fault as it is. Keys between the braces of a
/// cell are those of YAML. Hints likewise.
pub(crate) fn in_words_of_sheet(fault: Diagnostic, sources: &Sources, language: Language) -> Diagnostic {
    let told = match fault.code {
        codes::UNKNOWN_KEY => unknown(&fault, sources, language),
        codes::MISSING_KEY => missing(&fault, sources, language),
        codes::UNKNOWN_WORD => unknown_word(&fault, sources, language),
        codes::FIELD_CONFLICT => conflict(&fault, sources, language),
        codes::UNKNOWN_PATH => path(&fault, sources),
        codes::NO_CITY => no_city(&fault, sources),
        codes::NO_ACCOUNT => no_account(&fault, sources),
        _ => None,
    };
    let mut told = told.unwrap_or(fault);
    // Words that name keys of YAML have others for those who have columns.
    let stands_in_cell = told.labels.first().and_then(|(span, _)| sources.cell(*span)).is_some();
    let for_sheets = |name: &'static str| match name {
        "help" => Some("help-sheet"),
        "help-once" => Some("help-once-sheet"),
        "label" => Some("label-sheet"),
        _ => None,
    };
    let (id, args) = (told.code.id, told.args.clone());
    let instead = |name: &'static str| {
        for_sheets(name).filter(|name| stands_in_cell && language.attribute(id, name, &args).is_some()).unwrap_or(name)
    };
    told.help.iter_mut().for_each(|help| *help = instead(help));
    told.labels.iter_mut().for_each(|(_, label)| *label = instead(label));
    told
}

/// Where a fault stands in a workbook.
struct Place<'t> {
    sheet: &'static SheetRow,
    layout: Layout,
    text: SheetText<'t>,
    /// The row of the cell, from 0.
    row: usize,
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
        Some(Self { sheet, layout, text, row: at.row - 1, cell, span })
    }

    /// Where the value of a field would stand that the row, or the sheet of fields, has a place for and does not fill.
    fn empty(&self, path: &[String]) -> Option<Span> {
        let (row, column) = if self.sheet.at.is_empty() {
            let key = self.layout.place(&Column::Key(0))?;
            let named =
                |cells: &Vec<CellText<'_>>| cell(cells, key).is_some_and(|it| field_path(self.sheet, it.text) == path);
            let below = self.text.rows.iter().skip(self.layout.row + 1).position(named)?;
            (self.layout.row + 1 + below, self.layout.place(&Column::Value)?)
        } else {
            (self.row, self.layout.place(&Column::Field(path.to_vec()))?)
        };
        let filled = cell(self.text.rows.get(row)?, column).is_some();
        self.text.places.get(row)?.get(column).copied().filter(|_| !filled)
    }

    /// The path of a field that is missing in the map that begins at this cell.
    fn missing(&self, key: &str) -> Vec<String> {
        let below = |path: &[String]| [path, &[key.to_owned()]].concat();
        let known = |path: &Vec<String>| columns_of(self.sheet).iter().any(|column| column.path == *path);
        let here = match self.layout.column(self.cell.column) {
            // The number that a ramp leads to.
            Some(Column::Field(path)) if path.last().is_some_and(|last| last == "ramp") && key == "to" => {
                return path[..path.len() - 1].to_vec();
            }
            Some(Column::Key(0)) if self.sheet.at.is_empty() => field_path(self.sheet, self.cell.text),
            _ => Vec::new(),
        };
        let above = (0..here.len()).rev().map(|end| below(&here[..end])).find(known);
        let ends = |column: &&FieldColumn| column.path.last().is_some_and(|last| last == key);
        let only = || columns_of(self.sheet).iter().find(ends).filter(|_| !self.sheet.at.is_empty());
        above.or_else(|| only().map(|column| column.path.clone())).unwrap_or_else(|| below(&[]))
    }

    /// What the sheet calls the field at a path, in its own heading where it has one.
    fn name(&self, path: &[String], language: Language) -> Option<String> {
        let heading = || {
            let column = self.layout.place(&Column::Field(path.to_vec()))?;
            Some(cell(&self.text.rows[self.layout.row], column)?.text.to_owned())
        };
        // The number that a ramp leads to, whose column is not there.
        let by_phase = || match path {
            [quantity, phase] if quantity == "quantity" => {
                Some(format!("{} {phase}", QUANTITY[usize::from(language == Language::French)]))
            }
            _ => None,
        };
        self.names(path, language).into_iter().next().or_else(heading).or_else(by_phase)
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
    let labels = || columns_of(place.sheet).iter().flat_map(|column| &column.label).map(String::as_str);
    let similar = similar.or_else(|| closest(name, labels()).map(str::to_owned));
    // What is like the name of a sheet has its rows there, and no field here.
    let on_sheet = similar.as_ref().and_then(|similar| {
        let column = columns_of(place.sheet).iter().find(|column| column.label.contains(similar))?;
        place.sheet_of(column.path.first()?)
    });
    let mut told = fault.clone();
    told.args = vec![("key", name.into()), ("known", known.join(", ").into()), ("kind", place.kind())];
    // A column is named by its heading, which was no slip of the pen.
    told.help = match (on_sheet, similar.filter(|_| place.sheet.at.is_empty())) {
        (Some(row), _) => {
            told.args.push(("sheet", row.name[usize::from(language == Language::French)].into()));
            vec!["help-rows"]
        }
        (None, Some(similar)) => {
            told.args.push(("similar", similar.into()));
            vec!["help-similar"]
        }
        (None, None) => vec!["help"],
    };
    Some(told)
}

/// The words of a cell as the sheet has them: those that it takes.
fn unknown_word(fault: &Diagnostic, sources: &Sources, language: Language) -> Option<Diagnostic> {
    let place = Place::of(fault, sources).filter(|place| place.cell.span == place.span)?;
    let taken = match place.layout.column(place.cell.column)? {
        Column::Field(path) => words_of(&about(place.sheet, path)),
        Column::Value if place.sheet.at.is_empty() => {
            let name = cell(&place.text.rows[place.row], place.layout.place(&Column::Key(0))?)?;
            words_of(&about(place.sheet, &field_path(place.sheet, name.text)))
        }
        Column::Key(0) => place.sheet.words.to_vec(),
        _ => return None,
    };
    let said = |word: &str| if taken.contains(&word) { word_in(word, language) } else { word.to_owned() };
    let mut known: Vec<String> = Vec::new();
    for word in text(fault, "known")?.split(", ").map(said) {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    let similar = text(fault, "similar").map(said);
    let mut told = fault.clone();
    told.args.retain(|(name, _)| !matches!(*name, "known" | "similar"));
    told.args.push(("known", known.join(", ").into()));
    told.args.extend(similar.map(|similar| ("similar", similar.into())));
    Some(told)
}

/// Two fields of which a row may have one, by their headings; what depends on other fields has words of its own.
fn conflict(fault: &Diagnostic, sources: &Sources, language: Language) -> Option<Diagnostic> {
    const OTHERWISE: [&str; 4] = ["at", "index", "fixed_part", "section"];
    let place = Place::of(fault, sources).filter(|place| !place.sheet.at.is_empty())?;
    let name = |arg: &str| place.name(&[text(fault, arg)?.to_owned()], language);
    let (field, other) = (name("field")?, name("other")?);
    let plain = text(fault, "field").is_some_and(|field| !OTHERWISE.contains(&field));
    let mut told = fault.clone();
    told.args.retain(|(name, _)| !matches!(*name, "field" | "other"));
    told.args.extend([("field", field.into()), ("other", other.into())]);
    plain.then_some(told)
}

/// A path that leads nowhere is told where it stands, not at the value beside it.
fn path(fault: &Diagnostic, sources: &Sources) -> Option<Diagnostic> {
    let place = Place::of(fault, sources)?;
    let written = text(fault, "path")?;
    let key = place.text.rows[place.row].iter().find(|cell| cell.text == written)?;
    matches!(place.layout.column(place.cell.column)?, Column::Value).then(|| at(fault, key.span))
}

/// The field `city` of the plan is empty.
fn no_city(fault: &Diagnostic, sources: &Sources) -> Option<Diagnostic> {
    let empty = Place::of(fault, sources)?.empty(&["city".to_owned()])?;
    Some(at(fault, empty))
}

/// The accounts whose rows are there and not filled in, each at its empty cell.
fn no_account(fault: &Diagnostic, sources: &Sources) -> Option<Diagnostic> {
    let place = Place::of(fault, sources)?;
    let account =
        |path: &str| ["accounts"].into_iter().chain(dotted::keys(path)).map(str::to_owned).collect::<Vec<_>>();
    let empty = text(fault, "paths")?.split(", ").filter_map(|path| place.empty(&account(path)));
    let labels: Vec<(Span, &str)> = empty.map(|cell| (cell, "empty")).collect();
    (!labels.is_empty()).then(|| Diagnostic { labels, ..fault.clone() })
}

/// The same fault at another place.
fn at(fault: &Diagnostic, span: Span) -> Diagnostic {
    let mut told = fault.clone();
    if let Some((place, _)) = told.labels.first_mut() {
        *place = span;
    }
    told
}

fn missing(fault: &Diagnostic, sources: &Sources, language: Language) -> Option<Diagnostic> {
    let place = Place::of(fault, sources)?;
    let own = place.cell.span.start == place.span.start && !place.cell.text.starts_with('{');
    let key = text(fault, "key").filter(|_| own && text(fault, "kind").is_none())?;
    let french = usize::from(language == Language::French);
    let path = place.missing(key);
    let empty = place.empty(&path);
    let (name, kind) = match place.sheet_of(key) {
        Some(row) => (row.name[french].to_owned(), Arg::Text("sheet".to_owned())),
        None => {
            (place.name(&path, language)?, if empty.is_some() { Arg::Text("cell".to_owned()) } else { place.kind() })
        }
    };
    let mut told = empty.map_or_else(|| fault.clone(), |span| at(fault, span));
    told.args = vec![("key", name.into()), ("kind", kind)];
    Some(told)
}

fn text<'f>(fault: &'f Diagnostic, name: &str) -> Option<&'f str> {
    fault.args.iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
