//! The table that a finance department fills in, as a workbook or as text: years × accounts, and the present debt.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::document::{CityDocument, DEBT_PARTS, account_labels, city_label, outlook_paths};
use crate::language::{Arg, Language};

/// What is asked of a template.
#[derive(Debug, Clone)]
pub struct ForecastTemplate {
    /// Year of the accounts.
    pub year: i32,
    /// Years of the forecast.
    pub years: u16,
    /// A city whose figures are filled in.
    pub city: Option<CityDocument>,
    /// Language of its headings; both are read.
    pub language: Language,
}

/// A cell of the template.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Head(String),
    Words(String),
    /// To be filled, or filled already.
    Open(Option<Decimal>),
    /// What follows from other figures.
    Closed,
}

type Rows = Vec<Vec<Cell>>;

impl ForecastTemplate {
    /// Years after the accounts of which a city has a forecast or a debt, the last of them.
    pub fn years_of(city: &CityDocument, year: i32) -> u16 {
        let outlook = city.outlook.iter().map(|(known, _)| known.value);
        let debt = city.debt_schedule.iter().map(|(known, _)| known.value);
        outlook.chain(debt).max().map_or(0, |last| (last - year).to_u16().unwrap_or_default())
    }

    fn say(&self, id: &str) -> String {
        self.language.say(id, &[])
    }

    fn label(&self, [english, french]: [&str; 2]) -> String {
        if self.language == Language::French { french.to_owned() } else { english.to_owned() }
    }

    /// Rows of the accounts, whose first year is that of the accounts.
    fn accounts(&self) -> Rows {
        let text = |text: Option<String>| text.map_or(Cell::Open(None), Cell::Words);
        let city = self.city.as_ref();
        // The title that `city import` writes says the year, which it will say again.
        let said = [("name", "".into()), ("year", Arg::Year(self.year))];
        let said = self.language.say("accounts-title", &said);
        let title = city.map(|city| city.title.get(self.language.code(), &city.id).to_owned());
        let title = title.map(|title| title.strip_suffix(&said).map_or(title.clone(), str::to_owned));
        let population = city.and_then(|city| Some(city.population.as_ref()?.value));
        let mut rows = vec![
            vec![Cell::Words(self.say("accounts-table-municipality")), text(title)],
            vec![Cell::Words(self.say("accounts-table-insee")), text(city.and_then(|city| city.insee.clone()))],
            vec![Cell::Words(self.say("accounts-table-population")), Cell::Open(population)],
            vec![Cell::Words(self.say("accounts-table-note"))],
        ];
        let years = (0..=i32::from(self.years)).map(|ahead| self.year + ahead);
        let head =
            std::iter::once(self.say("accounts-table-account")).chain(years.clone().map(|year| year.to_string()));
        rows.push(head.map(Cell::Head).collect());
        for (path, label) in account_labels() {
            let mut row = vec![Cell::Words(self.label(label))];
            row.extend(years.clone().map(|year| match year == self.year || outlook_paths().contains(&path) {
                true => Cell::Open(self.known(path, year)),
                false => Cell::Closed,
            }));
            rows.push(row);
        }
        rows
    }

    fn known(&self, path: &str, year: i32) -> Option<Decimal> {
        let city = self.city.as_ref()?;
        let amounts = if year == self.year {
            &city.accounts
        } else {
            &city.outlook.iter().find(|(known, _)| known.value == year)?.1.amounts
        };
        amounts.iter().find(|(known, _)| *known == path).map(|(_, field)| field.value)
    }

    fn debt(&self) -> Rows {
        let labels = DEBT_PARTS.map(|part| city_label(&format!("accounts.{part}")).unwrap_or([part; 2]));
        let unit = self.say("accounts-table-unit");
        let head = labels.map(|label| format!("{} ({unit})", self.label(label)));
        let mut rows = vec![std::iter::once(self.say("accounts-table-year")).chain(head).map(Cell::Head).collect()];
        for year in (1..=i32::from(self.years)).map(|ahead| self.year + ahead) {
            let schedule = self.city.as_ref().map_or(&[][..], |city| &city.debt_schedule);
            let known = schedule.iter().find(|(known, _)| known.value == year).map(|(_, known)| known);
            let interest = known.and_then(|known| Some(known.interest.as_ref()?.value));
            let principal = known.and_then(|known| Some(known.principal.as_ref()?.value));
            rows.push(vec![Cell::Words(year.to_string()), Cell::Open(interest), Cell::Open(principal)]);
        }
        rows
    }

    /// As text for any spreadsheet: `;` and a decimal comma in French, `,` and a point in English.
    pub fn csv(&self) -> String {
        let french = self.language == Language::French;
        let delimiter = if french { b';' } else { b',' };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
        let number = |number: Decimal| {
            let text = number.normalize().to_string();
            if french { text.replace('.', ",") } else { text }
        };
        for row in self.accounts().into_iter().chain([vec![Cell::Open(None)]]).chain(self.debt()) {
            let cells = row.into_iter().map(|cell| match cell {
                Cell::Head(text) | Cell::Words(text) => text,
                Cell::Open(known) => known.map_or(String::new(), number),
                Cell::Closed => String::new(),
            });
            let _ = writer.write_record(cells);
        }
        let text = String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default();
        if french { format!("\u{feff}{text}") } else { text }
    }

    /// As a workbook of two sheets.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The same template gives the same bytes: no clock.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
        for (name, rows) in
            [("accounts-table-forecast-sheet", self.accounts()), ("accounts-table-debt-sheet", self.debt())]
        {
            let sheet = book.add_worksheet();
            sheet.set_name(self.say(name))?;
            fill(sheet, &rows)?;
        }
        book.save_to_buffer()
    }
}

fn fill(sheet: &mut Worksheet, rows: &Rows) -> Result<(), XlsxError> {
    let cell = || Format::new().set_border(FormatBorder::Thin);
    let head = cell().set_bold().set_background_color(0xDCE6F1);
    let open = cell().set_background_color(0xFFF8DC).set_num_format("#,##0.##");
    let closed = cell().set_background_color(0xE0E0E0);
    sheet.set_column_width(0, 38)?;
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Head(text) => match text.parse::<u32>() {
                    Ok(year) => sheet.write_number_with_format(row, column, year, &head)?,
                    Err(_) => sheet.write_string_with_format(row, column, text, &head)?,
                },
                Cell::Words(text) => match text.parse::<u32>() {
                    // A year, where no zero leads as in an INSEE code.
                    Ok(year) if column == 0 => sheet.write_number(row, column, year)?,
                    _ => sheet.write_string(row, column, text)?,
                },
                Cell::Open(None) => sheet.write_blank(row, column, &open)?,
                Cell::Open(Some(number)) => {
                    sheet.write_number_with_format(row, column, number.to_f64().unwrap_or_default(), &open)?
                }
                Cell::Closed => sheet.write_blank(row, column, &closed)?,
            };
            if column > 0 {
                sheet.set_column_width(column, 16)?;
            }
        }
    }
    Ok(())
}
