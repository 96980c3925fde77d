use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::schedule::{PriceRow, PriceSchedule};
use crate::units::{half_up, order};

/// Name of the sheet: *détail quantitatif estimatif*, which carries the unit prices (BPU) too.
pub(super) const SHEET: &str = "DQE";
/// Row of the headers, from 0; the first price is in row 7 of the spreadsheet.
pub(super) const HEADER_ROW: u32 = 5;
/// Headers, in the order of the columns.
pub(super) const HEADERS: [&str; 12] = [
    "N°",
    "Désignation",
    "Unité",
    "Quantité",
    "PU HT (€)",
    "Montant HT (€)",
    "TVA",
    "Durée de vie (mois)",
    "Garantie (mois)",
    "Pannes (% par an)",
    "Inclus dans le n°",
    "Composant",
];
const WIDTHS: [f64; 12] = [5.0, 58.0, 20.0, 12.0, 14.0, 17.0, 8.0, 13.0, 12.0, 12.0, 12.0, 28.0];

/// The looks of the sheet's cells.
struct Formats {
    title: Format,
    head: Format,
    text: Format,
    money: Format,
    open_money: Format,
    open_number: Format,
    open_text: Format,
    open_percent: Format,
    total: Format,
    total_money: Format,
}

/// What vendors are told above the table.
pub(super) const NOTE: &str = "Seules les cellules jaunes se remplissent. Prix hors taxes, aux conditions du début du projet. \
                               Une prestation comprise dans une autre : laisser le prix vide et indiquer le n° de cette autre.";

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin);
        let open = || cell().set_unlocked().set_background_color(0xFFF8DC);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            head: cell().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_background_color(0xDCE6F1),
            text: cell().set_text_wrap(),
            money: cell().set_num_format("#,##0.00"),
            open_money: open().set_num_format("#,##0.00####"),
            open_number: open().set_num_format("0"),
            open_text: open(),
            open_percent: open().set_num_format("0.00####%"),
            total: cell().set_bold(),
            total_money: cell().set_bold().set_num_format("#,##0.00"),
        }
    }
}

/// The price schedule as a workbook, for vendors to fill: everything is locked but unit prices, lives,
/// warranties, failures and inclusions. Formulas carry their results, as some spreadsheets do not calculate on
/// loading. In French, as a document of the consultation.
pub fn workbook(schedule: &PriceSchedule) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same plan gives the same bytes: no clock.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let formats = Formats::new();
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    head(sheet, schedule, &formats)?;
    let first = HEADER_ROW + 1;
    let mut at = first;
    for row in &schedule.rows {
        write_row(sheet, schedule, row, at, &formats)?;
        at += 1;
    }
    totals(sheet, schedule, first, at, &formats)?;
    sheet.set_freeze_panes(first, 2)?;
    sheet.set_repeat_rows(HEADER_ROW, HEADER_ROW)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect();
    book.save_to_buffer()
}

/// What stands between the months of a plan and its start, in the line that says of which plan a schedule is.
const FROM: &str = " mois à partir de ";

/// Of which plan a schedule is. The plan's title is the buyer's own, and may hold the estimate: bidders see the plan's id.
fn of_plan(schedule: &PriceSchedule) -> String {
    format!("Projet {}, {}{FROM}{}", schedule.plan, schedule.months, schedule.start)
}

/// The id of the plan that such a line names. `None`: it is another text.
pub(super) fn plan_named(text: &str) -> Option<&str> {
    let (plan, rest) = text.trim().strip_prefix("Projet ")?.split_once(", ")?;
    rest.contains(FROM).then_some(plan)
}

fn head(sheet: &mut Worksheet, schedule: &PriceSchedule, formats: &Formats) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let title = "Bordereau des prix unitaires (BPU) et détail quantitatif estimatif (DQE)";
    sheet.write_with_format(0, 0, title, &formats.title)?;
    sheet.write(1, 0, of_plan(schedule))?;
    sheet.write(2, 1, "Candidat :")?;
    let vendor = schedule.vendor.clone().unwrap_or_default();
    let until = schedule.valid_until.map_or(String::new(), |until| until.to_string());
    for (row, text) in [(2, vendor), (3, until)] {
        match text.is_empty() {
            true => sheet.write_blank(row, 2, &formats.open_text)?,
            false => sheet.write_with_format(row, 2, text, &formats.open_text)?,
        };
    }
    sheet.write(3, 1, "Offre valable jusqu'au (AAAA-MM-JJ) :")?;
    sheet.write(4, 0, NOTE)?;
    sheet.set_row_height(HEADER_ROW, 32)?;
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_with_format(HEADER_ROW, column, header, &formats.head)?;
    }
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    schedule: &PriceSchedule,
    row: &PriceRow,
    at: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = at - HEADER_ROW;
    sheet.write_with_format(at, 0, number, &formats.text)?;
    sheet.write_with_format(at, 1, row.designation.as_str(), &formats.text)?;
    sheet.write_with_format(at, 2, row.basis.unit(&row.unit), &formats.text)?;
    sheet.write_with_format(at, 3, nearest(row.quantity), &shown("#,##0", row.quantity, ""))?;
    match row.price {
        Some(price) => sheet.write_with_format(at, 4, nearest(price), &formats.open_money)?,
        None => sheet.write_blank(at, 4, &formats.open_money)?,
    };
    let line = at + 1;
    let amount = row.price.map_or(String::new(), |price| row.amount(price).to_string());
    let formula = Formula::new(format!("=IF(ISNUMBER(E{line}),ROUND(D{line}*E{line},2),\"\")")).set_result(amount);
    sheet.write_with_format(at, 5, formula, &formats.money)?;
    sheet.write_with_format(at, 6, nearest(row.vat), &shown("0", row.vat * Decimal::ONE_HUNDRED, "%"))?;
    for (column, open, months) in [(7, row.lives, row.promised.life), (8, row.warranted, row.promised.warranty)] {
        match months {
            Some(months) => sheet.write_with_format(at, column, months, &formats.open_number)?,
            None => sheet.write_blank(at, column, if open { &formats.open_number } else { &formats.text })?,
        };
    }
    match row.promised.failure {
        Some(share) => sheet.write_with_format(at, 9, nearest(share), &formats.open_percent)?,
        None => sheet.write_blank(at, 9, if row.fails { &formats.open_percent } else { &formats.text })?,
    };
    match row.included_in {
        Some(place) => sheet.write_with_format(at, 10, schedule.number(place), &formats.open_number)?,
        None => sheet.write_blank(at, 10, if row.is_main() { &formats.open_number } else { &formats.text })?,
    };
    sheet.write_with_format(at, 11, row.key(), &formats.text)?;
    Ok(())
}

/// A cell that shows every digit of its number and no mark behind the last: what is saved as text, as it is shown, is still
/// the need's own.
fn shown(whole: &str, number: Decimal, sign: &str) -> Format {
    let places = match number.normalize().scale() {
        0 => String::new(),
        scale => format!(".{}", "0".repeat(scale as usize)),
    };
    Format::new().set_border(FormatBorder::Thin).set_num_format(format!("{whole}{places}{sign}"))
}

impl PriceSchedule {
    /// The number of a row, from 1.
    fn number(&self, place: usize) -> u32 {
        u32::try_from(place + 1).unwrap_or(u32::MAX)
    }

    /// VAT rates that occur, rising, with the sum of the amounts at each.
    fn by_rate(&self) -> Vec<(Decimal, Decimal)> {
        let mut rates: Vec<(Decimal, Decimal)> = Vec::new();
        for row in &self.rows {
            let amount = row.price.map_or(Decimal::ZERO, |price| row.amount(price));
            match rates.iter_mut().find(|(rate, _)| *rate == row.vat) {
                Some((_, sum)) => *sum += amount,
                None => rates.push((row.vat, amount)),
            }
        }
        order::plain(&mut rates);
        rates
    }
}

/// Total HT, VAT by rate (rounded for each rate, EN 16931 BR-CO-17), total TTC.
fn totals(
    sheet: &mut Worksheet,
    schedule: &PriceSchedule,
    first: u32,
    at: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let (from, to) = (first + 1, at);
    let mut row = |at: u32, label: &str, formula: String, result: Decimal| -> Result<(), XlsxError> {
        sheet.write_with_format(at, 1, label, &formats.total)?;
        let formula = Formula::new(formula).set_result(half_up(result, 2).to_string());
        sheet.write_with_format(at, 5, formula, &formats.total_money)?;
        Ok(())
    };
    let rates = schedule.by_rate();
    let excl_vat: Decimal = rates.iter().map(|(_, sum)| *sum).sum();
    row(at, "Total HT", format!("=SUM(F{from}:F{to})"), excl_vat)?;
    let mut incl_vat = excl_vat;
    let mut next = at + 1;
    for (rate, sum) in &rates {
        let vat = half_up(*sum * *rate, 2);
        incl_vat += vat;
        let rate = rate.normalize();
        let percent = (rate * Decimal::ONE_HUNDRED).normalize();
        let label = format!("TVA {} %", percent.to_string().replace('.', ","));
        row(next, &label, format!("=ROUND(SUMIF(G{from}:G{to},{rate},F{from}:F{to})*{rate},2)"), vat)?;
        next += 1;
    }
    row(next, "Total TTC", format!("=SUM(F{}:F{})", at + 1, next), incl_vat)
}

/// The binary number nearest to a decimal; written and read back by its shortest text, it is the same
/// decimal again up to 15 digits.
fn nearest(value: Decimal) -> f64 {
    value.normalize().to_string().parse().unwrap_or_default()
}
