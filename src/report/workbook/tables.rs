use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::pad::nearest;
use crate::city::rules::Kind;
use crate::report::grid::Value;
use crate::report::study::Study;
use crate::report::style::Style;
use crate::units::{display, half_up};

/// Columns of a sheet of tables are so wide: the first holds names, the others figures.
const WIDTHS: (f64, f64) = (46.0, 18.0);

/// Every table of the study, one below the other: the figures of the document as they were when it was written. They are
/// no formulas; the sheets before this one recalculate.
pub(super) fn tables(study: &Study, note: &str, style: Style) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(style.say("workbook-sheet-study"))?;
    let widest = study.tables().map(|(_, grid)| grid.columns.len()).max().unwrap_or(1);
    sheet.set_column_width(0, WIDTHS.0)?;
    for column in 1..u16::try_from(widest).unwrap_or(u16::MAX) {
        sheet.set_column_width(column, WIDTHS.1)?;
    }
    let title = Format::new().set_bold().set_font_size(12);
    let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    sheet.write_string_with_format(0, 0, &study.title, &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, style.say(note))?;
    let mut at = 3;
    for (_, grid) in study.tables() {
        sheet.write_string_with_format(at, 0, &grid.title, &title)?;
        at += 1;
        for (column, name) in (0..).zip(&grid.columns) {
            sheet.write_string_with_format(at, column, name, &head)?;
        }
        at += 1;
        for row in &grid.rows {
            for (column, value) in (0..).zip(&row.cells) {
                write(&mut sheet, (at, column), value, row.total, style)?;
            }
            at += 1;
        }
        for note in &grid.notes {
            sheet.write_string(at, 0, note)?;
            at += 1;
        }
        at += 1;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(2, 1)?;
    Ok(sheet)
}

/// A cell as what it is: figures stay numbers, rounded half-up as every format of the report rounds them.
fn write(sheet: &mut Worksheet, at: (u32, u16), value: &Value, total: bool, style: Style) -> Result<(), XlsxError> {
    let (row, column) = at;
    let plain = if total { Format::new().set_bold() } else { Format::new() };
    let number = |format: &str| plain.clone().set_num_format(format);
    match value {
        Value::Empty => {}
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, text, &plain.set_text_wrap().set_align(FormatAlign::Top))?;
        }
        Value::Money(amount) => {
            sheet.write_number_with_format(row, column, nearest(half_up(*amount, 2)), &number("#,##0.00\\ \"€\""))?;
        }
        // A lower bound is words, so that no sum takes it for a whole amount.
        Value::AtLeast(amount) => {
            let amount = display(*amount, 2);
            let amount =
                if style.language == crate::language::Language::French { amount.replace('.', ",") } else { amount };
            sheet.write_string_with_format(row, column, format!("≥ {amount}"), &plain)?;
        }
        Value::Share(share) | Value::Measure(share, Kind::Share, _) => {
            sheet.write_number_with_format(row, column, nearest(half_up(*share, 6)), &number("0.0%"))?;
        }
        Value::Years(years) | Value::Measure(years, ..) => {
            sheet.write_number_with_format(row, column, nearest(half_up(*years, 6)), &number("0.0"))?;
        }
        Value::Number(amount) => {
            sheet.write_number_with_format(row, column, nearest(half_up(*amount, 12)), &number("#,##0.######"))?;
        }
        Value::Year(year) => {
            sheet.write_number_with_format(row, column, *year, &number("0"))?;
        }
    }
    Ok(())
}
