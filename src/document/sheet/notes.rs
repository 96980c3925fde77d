//! The notes on the headings of a workbook that is written: what each column is for.

use super::layout::Column;
use super::table::{SheetRow, columns_of};
use crate::language::Language;
use crate::units::plain_spaces;

/// What the note on a heading says: of a field what it means, with examples; of other columns what they take.
pub(crate) fn note(sheet: &SheetRow, holds: &Column, language: Language) -> Option<String> {
    if let Column::Field(path) = holds
        && let Some(field) = columns_of(sheet).iter().find(|field| field.path == *path)
    {
        let (table, info) = &field.info;
        return Some(format!("{}\n{}", info.meaning(table, language), info.about.examples.join("   ")));
    }
    let lines = sheet.at == ["lines", "*"];
    let words = match holds {
        Column::Key(0) if lines => "sheet-note-line",
        Column::Key(0) if sheet.at.first() == Some(&"lines") => "sheet-note-of-line",
        Column::Key(1) if sheet.at.first() == Some(&"lines") => "sheet-note-component",
        Column::Unit => "sheet-note-price-unit",
        Column::Field(path) if path.last().is_some_and(|last| last == "ramp") => "sheet-note-ramp",
        Column::Field(path) if path.len() > 1 => "sheet-note-phase",
        _ => return None,
    };
    Some(language.say(words, &[]))
}

/// The words of a text, whatever stands between them: workbooks do not keep every kind of space.
pub(super) fn words(text: &str) -> Vec<String> {
    plain_spaces(text).split_whitespace().map(str::to_owned).collect()
}

/// Whether a note is the one that a workbook of ours has on this heading, in either language.
pub(super) fn is_own(note_on_it: &str, sheet: &SheetRow, holds: &Column) -> bool {
    let own = [Language::English, Language::French].into_iter().filter_map(|language| note(sheet, holds, language));
    own.into_iter().any(|own| words(&own) == words(note_on_it))
}
