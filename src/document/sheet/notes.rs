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
        let lines = [info.meaning(table, language), examples(info.about.examples, language)];
        return Some(lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
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

/// Words of the format in French, as files take them too.
const FRENCH: [(&str, &str); 6] = [
    (" per ", " pour "),
    ("EUR/year", "EUR/an"),
    ("EUR/month", "EUR/mois"),
    (" months", " mois"),
    (" years", " ans"),
    (" year", " an"),
];

/// How values are written, in the words of a language.
fn examples(examples: &[&str], language: Language) -> String {
    let french = language == Language::French;
    let is_french =
        |example: &str| [" mois", " an", " ans", " année", " années"].iter().any(|end| example.ends_with(end));
    let mut out: Vec<String> = Vec::new();
    // Any text needs no example; what the format has in French is of no use to whoever reads English.
    for example in examples.iter().filter(|example| **example != "…" && (french || !is_french(example))) {
        let in_french = || FRENCH.iter().fold((*example).to_owned(), |text, (word, own)| text.replace(word, own));
        let said = if french && !example.starts_with(['{', '[']) { in_french() } else { (*example).to_owned() };
        if !out.contains(&said) {
            out.push(said);
        }
    }
    out.join("   ")
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
