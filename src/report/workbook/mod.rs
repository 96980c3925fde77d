//! A plan as a workbook whose formulas recalculate: inputs are named cells, months stand on sheets of
//! their own so that each formula stays short, and every formula carries the figure that perenne finds.
//!
//! One file a sheet. What only perenne can redo (lives, warranties, dates, numbers that fall) is locked
//! and said so on the first sheet.

mod axis;
mod budget;
mod charts;
mod costs;
mod inputs;
mod loans;
mod monthly;
mod pad;
mod prices;
mod readme;
mod rules;
mod tables;
mod term;
mod units;
mod yearly;

use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::costs::FIXED;
use self::inputs::Inputs;
use self::pad::Formats;
use self::prices::{Context, Prices};
use super::study::{Study, names};
use super::style::Style;
use crate::analysis::Analysis;
use crate::diagnostic::codes;
use crate::language::Language;
use crate::session::Session;
use crate::units::Month;

/// The tables of a study of several plans as a workbook: figures and no formulas, which the workbook of each plan has.
/// `start`: how old it says it is, for there is no clock in results.
pub(crate) fn tables_workbook(study: &Study, start: Option<Month>) -> Result<Vec<u8>, XlsxError> {
    let style = Style { language: study.language, width: 1000, color: false };
    let mut book = Workbook::new();
    dated(&mut book, start)?;
    book.push_worksheet(tables::tables(study, "workbook-programme-note", style)?);
    book.save_to_buffer()
}

/// No clock in results: a workbook is as old as its plan's start.
fn dated(book: &mut Workbook, start: Option<Month>) -> Result<(), XlsxError> {
    let (year, month) = start.map_or((1900, 1), |start| {
        (u16::try_from(start.year()).unwrap_or(1900), u8::try_from(start.of_year()).unwrap_or(1))
    });
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(year, month, 1)?));
    Ok(())
}

/// The workbook of an analysis, in the words of a language; with the tables of the study, where there is one.
pub fn workbook(
    analysis: &Analysis,
    session: &Session,
    study: Option<&Study>,
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let style = Style { language, width: 1000, color: false };
    let (case, formats) = (&analysis.case, Formats::new());
    let mut inputs = Inputs::default();
    let first = FIXED + u16::try_from(case.funding.len()).unwrap_or(0);
    let head = |id: &str| style.say(&format!("workbook-column-{id}"));
    let short: Vec<String> = ["line", "cause", "state"].map(head).to_vec();
    let (mut unit_pad, _, _) = axis::months(case, "workbook-units", &short, first, style, &formats)?;
    let (mut price_pad, _, _) = axis::months(case, "workbook-prices", &short[..2], first, style, &formats)?;
    let fixed =
        ["line", "component", "cause", "family", "section", "vat", "fctva", "accounts", "depreciation"].map(head);
    let funding = case.funding.iter().map(|funding| style.of(funding.name()));
    let heads: Vec<String> = fixed.into_iter().chain(funding).collect();
    let (mut excl, _, _) = axis::months(case, "workbook-costs-excl", &heads, first, style, &formats)?;
    let (mut incl, _, _) = axis::months(case, "workbook-costs-incl", &heads, first, style, &formats)?;
    let (mut month_pad, months, month_years) =
        axis::months(case, "workbook-monthly", &short[..1], first, style, &formats)?;
    let context = Context { case, schedule: &analysis.schedule, style };
    let units = units::units(case, &analysis.schedule, &mut inputs, &mut unit_pad, style)?;
    let acquisition: &[Option<Decimal>] = &analysis.ledger.acquisition;
    let mut prices = Prices::new(&context, acquisition, &mut inputs, &mut price_pad)?;
    let costs = costs::costs(&context, &units, &mut prices, &mut inputs, &mut price_pad, &mut excl, &mut incl)?;
    let sheets = (excl.name().to_owned(), incl.name().to_owned());
    let sums = monthly::CostSums { context: &context, costs: &costs, sheets, first };
    let monthly = monthly::monthly(analysis, &sums, &prices, &months, &mut inputs, &mut month_pad)?;
    let (loan_pad, loans) = loans::loans(analysis, &monthly, &mut inputs, style, &formats)?;
    let (mut year_pad, yearly) = yearly::plan(analysis, &monthly, &loans, &month_years, &mut inputs, style, &formats)?;
    charts::cliff(&mut year_pad, &yearly, style)?;
    // Below its title: amounts that leave something out must not be read as whole ones.
    let bounds = (!case.unpriced.is_empty()).then(|| readme::unpriced(case, style));
    if let Some(bounds) = &bounds {
        year_pad.sheet.write_string(1, 0, bounds)?;
    }
    let city = match (&case.city, &analysis.outcome) {
        (Some(city), Some(outcome)) => {
            let (mut pad, budget) = budget::budget(case, city, outcome, &yearly, &mut inputs, style, &formats)?;
            charts::savings(&mut pad, &budget, style)?;
            let zeros = session.diagnostics.warnings().filter(|one| one.code == codes::NO_ACCOUNT);
            let zeros = zeros.map(|one| names::warning(one, case, style) + ".");
            let below: Vec<String> = bounds.iter().cloned().chain(zeros).collect();
            if !below.is_empty() {
                pad.sheet.write_string(1, 0, below.join(" "))?;
            }
            let rules = rules::rules(analysis, city, outcome, &budget, &yearly, &mut inputs, style, &formats)?;
            Some((pad, rules))
        }
        _ => None,
    };
    let mut book = Workbook::new();
    dated(&mut book, Some(case.calendar.start))?;
    let input_pad = inputs.write(&mut book, case, &session.sources, style, &formats)?;
    let read_me = readme::readme(analysis, &yearly, &units, study, style, &formats)?;
    let (budget, rules) = city.unzip();
    let ahead = [Some(read_me), Some(input_pad), Some(year_pad), budget, rules, Some(loan_pad), Some(month_pad)];
    let behind = [Some(excl), Some(incl), Some(price_pad), Some(unit_pad)];
    for mut pad in ahead.into_iter().chain(behind).flatten() {
        pad.sheet.protect();
        book.push_worksheet(pad.sheet);
    }
    if let Some(study) = study {
        book.push_worksheet(tables::tables(study, "workbook-study-note", style)?);
    }
    book.save_to_buffer()
}
