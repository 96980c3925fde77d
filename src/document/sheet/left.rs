//! What a workbook holds that no YAML has a place for: titles, meanings that were written anew, notes for readers.

use super::layout::Column;
use super::notes::words;
use super::read::layout;
use super::rows::cell;
use super::table::{SHEETS, columns_of, explains};
use super::text::{CellText, SheetText, sheets};
use super::typed::sheet_of;
use crate::diagnostic::letters;
use crate::language::Language;

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// The cells of a workbook's text that converting leaves behind without another word: titles above headings, what somebody
/// wrote under *Meaning* or on the sheet that explains the others. What every workbook of ours has there is none. `rules` names
/// what the last says of all.
pub(crate) fn left_behind(text: &str, rules: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for sheet in &sheets(text, 0) {
        let places = if explains(sheet.name) { explained(sheet, rules) } else { beside(sheet) };
        out.extend(places.into_iter().map(|(row, column)| format!("{}!{}{}", sheet.name, letters(column), row + 1)));
    }
    out
}

/// Cells of the sheet that explains the others which say something of their own.
fn explained(sheet: &SheetText<'_>, rules: &[&str]) -> Vec<(usize, usize)> {
    if sheet.name.to_lowercase().starts_with("list") {
        return Vec::new();
    }
    let names = SHEETS.iter().flat_map(|row| row.name).map(str::to_owned);
    let said = SHEETS.iter().map(|row| row.about).chain(rules.iter().copied());
    let said = said.flat_map(|id| LANGUAGES.map(|language| language.say(id, &[])));
    let own: Vec<Vec<String>> = names.chain(said).map(|text| words(&text)).collect();
    let cells = sheet.rows.iter().enumerate().flat_map(|(row, cells)| cells.iter().map(move |cell| (row, cell)));
    cells.filter(|(_, cell)| !own.contains(&words(cell.text))).map(|(row, cell)| (row, cell.column)).collect()
}

/// Titles, and meanings that are not ours.
fn beside(sheet: &SheetText<'_>) -> Vec<(usize, usize)> {
    let Some(known) = sheet_of(sheet.name) else { return Vec::new() };
    let Some(layout) = layout(known, sheet) else { return Vec::new() };
    let title = |(row, cells): (usize, &Vec<CellText<'_>>)| cells.first().map(|cell| (row, cell.column));
    let mut out: Vec<_> = sheet.rows.iter().enumerate().take(layout.row).filter_map(title).collect();
    let Some(place) = layout.place(&Column::Meaning) else { return out };
    let key = layout.place(&Column::Key(0));
    for (row, cells) in sheet.rows.iter().enumerate().skip(layout.row + 1) {
        let Some(meaning) = cell(cells, place) else { continue };
        let name = key.and_then(|key| cell(cells, key)).map_or("", |cell| cell.text);
        let field = columns_of(known).iter().find(|field| field.is(name));
        let own = |field: &super::table::FieldColumn| {
            LANGUAGES
                .iter()
                .any(|language| words(&field.info.1.meaning(field.info.0, *language)) == words(meaning.text))
        };
        if !field.is_some_and(own) {
            out.push((row, place));
        }
    }
    out
}
