use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Note, Workbook, Worksheet, XlsxError,
};

use super::cell::{
    Cell, LISTS, READ_ME, READ_ME_WIDTHS, READY, RULES, field, lines_of, lines_of_headings, lines_of_row, usual, width,
    words,
};
use crate::document::sheet::{Column, FieldColumn, Page, note};
use crate::language::Language;

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
    for (column, width) in (0..).zip(READ_ME_WIDTHS) {
        sheet.set_column_width(column, u32::try_from(width).unwrap_or(u32::MAX))?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut row = 0;
    for page in pages {
        sheet.write_string_with_format(row, 0, page.sheet.name[french], &wrapped.clone().set_bold())?;
        let about = language.say(page.sheet.about, &[]);
        high(&mut sheet, row, lines_of(&about, READ_ME_WIDTHS[1] as f64))?;
        sheet.write_string_with_format(row, 1, about, &wrapped)?;
        row += 1;
    }
    for rule in RULES {
        let rule = language.say(rule, &[]);
        high(&mut sheet, row, lines_of(&rule, READ_ME_WIDTHS[1] as f64))?;
        sheet.write_string_with_format(row, 1, rule, &wrapped)?;
        row += 1;
    }
    Ok(sheet)
}

/// A row as high as its lines: not every program makes it so by itself.
fn high(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        sheet.set_row_height(row, 15.0 * lines as f64)?;
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, page: &Page, items: &[String], language: Language) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let head = head.set_background_color(0xDCE6F1).set_border_bottom(FormatBorder::Thin);
    let last = u32::try_from(page.rows.len()).unwrap_or(u32::MAX).saturating_add(READY);
    for (column, (holds, heading)) in (0_u16..).zip(&page.columns) {
        sheet.write_string_with_format(0, column, heading, &head)?;
        sheet.set_column_width(column, width(holds))?;
        let field = field(page, holds);
        if let Some(text) = note(page.sheet, holds, language) {
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
    high(sheet, 0, lines_of_headings(page))?;
    for (row, cells) in (1..).zip(&page.rows) {
        high(sheet, row, lines_of_row(page, cells))?;
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            cell(sheet, (row, column), text, page, cells, language)?;
        }
    }
    sheet.set_freeze_panes(1, u16::try_from(page.sheet.keys.len().max(1)).unwrap_or(1))?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
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
    let said = words(page, holds, field, language);
    if said.is_empty() {
        return Ok(None);
    }
    Ok(Some(free(DataValidation::new().allow_list_strings(&said)?)))
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    page: &Page,
    cells: &[String],
    language: Language,
) -> Result<(), XlsxError> {
    match Cell::of(text, usize::from(column), page, cells, language) {
        Cell::Words { wrapped } => {
            let format = Format::new().set_num_format("@").set_align(FormatAlign::Top);
            sheet.write_string_with_format(
                row,
                column,
                text,
                &if wrapped { format.set_text_wrap() } else { format },
            )?;
        }
        Cell::Date(date, format) => {
            let month_and_day = (date.month().unsigned_abs(), date.day().unsigned_abs());
            let day = ExcelDateTime::from_ymd(date.year().unsigned_abs(), month_and_day.0, month_and_day.1)?;
            let format = Format::new().set_num_format(format).set_align(FormatAlign::Left);
            sheet.write_datetime_with_format(row, column, &day, &format)?;
        }
        Cell::Number(value, format) => {
            sheet.write_number_with_format(row, column, value, &Format::new().set_num_format(format))?;
        }
        // As text, so that no spreadsheet makes a date or a number of it.
        Cell::Text => {
            sheet.write_string_with_format(row, column, text, &Format::new().set_num_format("@"))?;
        }
    }
    Ok(())
}
