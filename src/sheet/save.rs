use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Note, Workbook, Worksheet, XlsxError,
};

use crate::document::sheet::{Column, Content, FieldColumn, Page, UNITS, bare, columns_of, word_in, words_of};
use crate::language::Language;

/// Rows below those written that are ready to be filled.
const READY: u32 = 200;
/// The sheet of what lists choose from.
const LISTS: [&str; 2] = ["Lists", "Listes"];
const READ_ME: [&str; 2] = ["Read me", "Lisez-moi"];

/// Pages as the bytes of an `.xlsx`. The same pages give the same bytes: no clock.
pub(super) fn save(pages: &[Page], items: &[String], language: Language) -> Result<Vec<u8>, XlsxError> {
    let french = usize::from(language == Language::French);
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for page in pages {
        let mut sheet = Worksheet::new();
        sheet.set_name(page.sheet.name[french])?;
        write(&mut sheet, page, items, language)?;
        book.push_worksheet(sheet);
    }
    book.push_worksheet(read_me(pages, language)?);
    if !items.is_empty() {
        let mut lists = Worksheet::new();
        lists.set_name(LISTS[french])?.set_hidden(true);
        for (row, item) in (0..).zip(items) {
            lists.write_string(row, 0, item)?;
        }
        book.push_worksheet(lists);
    }
    book.save_to_buffer()
}

/// What each sheet is for.
fn read_me(pages: &[Page], language: Language) -> Result<Worksheet, XlsxError> {
    let french = usize::from(language == Language::French);
    let mut sheet = Worksheet::new();
    sheet.set_name(READ_ME[french])?;
    sheet.set_column_width(0, 18)?.set_column_width(1, 110)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let rules = ["sheet-read-me", "sheet-read-me-cells", "sheet-read-me-remarks"];
    let mut row = 0;
    for page in pages {
        sheet.write_string_with_format(row, 0, page.sheet.name[french], &wrapped.clone().set_bold())?;
        sheet.write_string_with_format(row, 1, language.say(page.sheet.about, &[]), &wrapped)?;
        row += 1;
    }
    for rule in rules {
        sheet.write_string_with_format(row, 1, language.say(rule, &[]), &wrapped)?;
        row += 1;
    }
    Ok(sheet)
}

fn write(sheet: &mut Worksheet, page: &Page, items: &[String], language: Language) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let head = head.set_background_color(0xDCE6F1).set_border_bottom(FormatBorder::Thin);
    let last = u32::try_from(page.rows.len()).unwrap_or(u32::MAX).saturating_add(READY);
    for (column, (holds, heading)) in (0_u16..).zip(&page.columns) {
        sheet.write_string_with_format(0, column, heading, &head)?;
        sheet.set_column_width(column, width(holds))?;
        let field = field(page, holds);
        if let Some(field) = field {
            let (table, info) = &field.info;
            let examples = info.about.examples.join("   ");
            let text = format!("{}\n{examples}", info.meaning(table, language));
            sheet.insert_note(0, column, &Note::new(text).set_author("perenne").add_author_prefix(false))?;
        }
        if let Some(list) = list(page, holds, field, items, language)? {
            sheet.add_data_validation(1, column, last, column, &list)?;
        }
        if let Some(format) = field.and_then(|field| usual(field, language)) {
            sheet.set_column_format(column, &Format::new().set_num_format(format))?;
        }
        if matches!(holds, Column::Remarks | Column::Meaning) {
            sheet.set_column_format(column, &Format::new().set_text_wrap().set_align(FormatAlign::Top))?;
        }
    }
    for (row, cells) in (1..).zip(&page.rows) {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            cell(sheet, (row, column), text, page, cells, language)?;
        }
    }
    sheet.set_freeze_panes(1, u16::try_from(page.sheet.keys.len().max(1)).unwrap_or(1))?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn field(page: &Page, holds: &Column) -> Option<&'static FieldColumn> {
    let Column::Field(path) = holds else { return None };
    columns_of(page.sheet).iter().find(|field| field.path == *path)
}

fn width(holds: &Column) -> f64 {
    match holds {
        Column::Remarks | Column::Meaning => 60.0,
        Column::Value => 40.0,
        Column::Key(_) => 24.0,
        Column::Unit => 18.0,
        Column::Field(_) => 17.0,
    }
}

/// The words, or the items, among which a column's cells are chosen. Others may be typed: a list helps, it does not judge.
fn list(
    page: &Page,
    holds: &Column,
    field: Option<&FieldColumn>,
    items: &[String],
    language: Language,
) -> Result<Option<DataValidation>, XlsxError> {
    let free =
        |list: DataValidation| list.set_error_style(DataValidationErrorStyle::Information).show_error_message(false);
    if matches!(holds, Column::Field(path) if path[..] == ["item"]) && !items.is_empty() {
        let french = usize::from(language == Language::French);
        let all = format!("={}!$A$1:$A${}", LISTS[french], items.len());
        return Ok(Some(free(DataValidation::new().allow_list_formula(Formula::new(all)))));
    }
    let ramp = matches!(holds, Column::Field(path) if path.last().is_some_and(|last| last == "ramp"));
    let words = match holds {
        Column::Key(0) => page.sheet.words.to_vec(),
        Column::Field(_) if ramp => vec!["step", "linear"],
        _ => field.map(|field| words_of(&field.info.1.about)).unwrap_or_default(),
    };
    let mut said: Vec<String> = words.iter().map(|word| word_in(word, language)).collect();
    // A status has words in both languages; those of the reader's come first.
    if words.contains(&"acquise") {
        said.truncate(3);
    }
    if said.is_empty() {
        return Ok(None);
    }
    Ok(Some(free(DataValidation::new().allow_list_strings(&said)?)))
}

/// The number format of the empty cells of a column, which carries its unit.
fn usual(field: &FieldColumn, language: Language) -> Option<&'static str> {
    let french = language == Language::French;
    Some(match (field.info.1.about.unit, french) {
        ("EUR", true) => "#,##0.00\" €\"",
        ("EUR", false) => "#,##0.00\" EUR\"",
        ("EUR/year", true) => "#,##0.00\" €/an\"",
        ("EUR/year", false) => "#,##0.00\" EUR/year\"",
        ("%", _) => "0.0#%",
        ("%/year", true) => "0.0#%\"/an\"",
        ("%/year", false) => "0.0#%\"/year\"",
        ("months", true) => "0\" mois\"",
        ("months", false) => "0\" months\"",
        _ => return None,
    })
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    page: &Page,
    cells: &[String],
    language: Language,
) -> Result<(), XlsxError> {
    let holds = &page.columns[usize::from(column)].0;
    // Where rows are fields, the first column says which.
    let own = columns_of(page.sheet).iter().find(|field| page.sheet.at.is_empty() && field.is(&cells[0]));
    let about = field(page, holds).or(own).map(|field| field.info.1.about.clone()).unwrap_or_default();
    let words = matches!(holds, Column::Key(_) | Column::Remarks | Column::Meaning | Column::Unit)
        || matches!(about.kind, "text" | "label" | "id" | "own-id-value");
    let wrapped = matches!(holds, Column::Remarks | Column::Meaning);
    if words {
        let format = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        sheet.write_string_with_format(row, column, text, &if wrapped { format.set_text_wrap() } else { format })?;
        return Ok(());
    }
    if let Some(date) = date(text, about.kind) {
        let format = Format::new().set_num_format(if about.kind == "month" { "yyyy-mm" } else { "yyyy-mm-dd" });
        sheet.write_datetime_with_format(row, column, &date, &format.set_align(FormatAlign::Left))?;
        return Ok(());
    }
    // The price's unit stands in a column of its own.
    let price = matches!(holds, Column::Field(path) if path[..] == ["price"]);
    let unit =
        page.columns.iter().position(|(holds, _)| price && *holds == Column::Unit).map(|place| cells[place].as_str());
    let bare_price = unit.filter(|unit| !unit.is_empty()).and_then(|unit| text.strip_suffix(unit));
    match number(bare_price.map_or(text, str::trim), language) {
        Some((value, format)) => {
            sheet.write_number_with_format(row, column, value, &Format::new().set_num_format(format))?;
        }
        None => {
            // As text, so that no spreadsheet makes a date or a number of it.
            sheet.write_string_with_format(row, column, text, &Format::new().set_num_format("@"))?;
        }
    }
    Ok(())
}

fn date(text: &str, kind: &str) -> Option<ExcelDateTime> {
    let day = match kind {
        "month" => format!("{text}-01"),
        "date" => text.to_owned(),
        _ => return None,
    };
    let date: jiff::civil::Date = day.parse().ok()?;
    let (year, month, day) = (u16::try_from(date.year()).ok()?, date.month().unsigned_abs(), date.day().unsigned_abs());
    // Spreadsheets believe in a 29 February 1900.
    (year > 1900 && date.to_string().starts_with(text))
        .then(|| ExcelDateTime::from_ymd(year, month, day).ok())
        .flatten()
}

/// A text as a number and the format that carries its unit: where a reader finds the same text again, marks between
/// thousands aside.
fn number(text: &str, language: Language) -> Option<(f64, String)> {
    let plain = text.replace('_', "");
    let end = plain.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-')).unwrap_or(plain.len());
    let (digits, unit) = plain.split_at(end);
    let exact = Decimal::from_str_exact(digits).ok()?;
    let awkward = |c: char| c.is_ascii_digit() || c.is_control() || matches!(c, '"' | '{' | '[' | ',' | ';' | '\\');
    if unit.contains(awkward) || digits.starts_with('0') && digits.len() > 1 && !digits.starts_with("0.") {
        return None;
    }
    let percent = unit.trim_start().strip_prefix('%');
    let said = |unit: &str| {
        let french = UNITS.iter().find(|(known, _)| *known == unit.trim() && language == Language::French);
        french.map_or_else(|| unit.to_owned(), |(known, french)| unit.replace(known, french))
    };
    let value = if percent.is_some() { exact / Decimal::ONE_HUNDRED } else { exact };
    let decimals = usize::try_from(exact.scale()).ok()?;
    let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
    let format = match (percent, unit) {
        (Some(""), _) => format!("0{places}%"),
        (Some(rest), _) => format!("0{places}%\"{}\"", said(rest)),
        (None, "") => format!("0{places}"),
        (None, unit) => format!("#,##0{places}\"{}\"", said(unit)),
    };
    let binary: f64 = value.normalize().to_string().parse().ok()?;
    let back = Decimal::from_str_exact(&binary.to_string()).ok()?;
    (bare(&Content::Number(back, Some(format.clone()))) == plain).then_some((binary, format))
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::language::Language;

    #[test]
    fn a_number_keeps_its_text() {
        let english = |text: &str| number(text, Language::English);
        assert_eq!(english("60_000 EUR"), Some((60000.0, "#,##0\" EUR\"".to_owned())));
        assert_eq!(english("40 %"), Some((0.4, "0%".to_owned())));
        assert_eq!(english("3.5 %/year"), Some((0.035, "0.0%\"/year\"".to_owned())));
        assert_eq!(english("2000"), Some((2000.0, "0".to_owned())));
        assert_eq!(english("18 months"), Some((18.0, "#,##0\" months\"".to_owned())));
        assert_eq!(english("600 EUR/sensor").map(|(value, _)| value), Some(600.0));
        let french = |text: &str| number(text, Language::French);
        assert_eq!(french("18 months"), Some((18.0, "#,##0\" mois\"".to_owned())));
        assert_eq!(french("3.5 %/year"), Some((0.035, "0.0%\"/an\"".to_owned())));
        assert_eq!(french("15_000 EUR/year"), Some((15000.0, "#,##0\" €/an\"".to_owned())));
        // One month is read back as months, which is no other text for the reader, and stays as it is here.
        assert_eq!(french("1 month"), None);
        for text in ["1 per 100 sensors", "3.50 %", "007", "40%", "rest", "2026-09", "x 2", "{a: 1}", "1e5", ""] {
            assert_eq!(english(text), None, "{text}");
        }
    }
}
