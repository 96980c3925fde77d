//! Cells that say two things at once, or the same thing in a longer time.

use rust_decimal::Decimal;

use super::super::column::Column;
use super::super::number_text;
use super::super::period::period_of;
use super::super::price_words::BLANK;
use super::super::stated::Period;
use super::super::table::{Content, text_content};
use super::draft::Draft;
use super::role::price_heading;
use super::times::times_amounts;
use crate::units::MONTHS_A_YEAR;

impl Draft {
    /// `350 ml` in a column of quantities is 350, and its unit.
    pub(in super::super) fn part_units(&mut self) {
        let Some(quantity) = self.headings.of(Column::Quantity).next().map(|one| one.column) else { return };
        let unit = self.headings.of(Column::Unit).next().map(|one| one.column);
        let parts: Vec<(usize, String, String)> = self
            .rows()
            .into_iter()
            .filter_map(|row| {
                let text = self.table.cell(row, quantity).text();
                let (number, unit) = counted(&text)?;
                Some((row, number, unit))
            })
            .collect();
        let bare = |row: usize| unit.is_none_or(|unit| self.table.cell(row, unit).is_empty());
        if parts.is_empty() || !parts.iter().all(|(row, ..)| bare(*row)) {
            return;
        }
        let unit = unit.unwrap_or_else(|| self.add("Unité"));
        for (row, number, words) in parts {
            self.table.put(row, quantity).content = text_content(&number);
            self.table.put(row, unit).content = text_content(&words);
        }
    }

    /// A price for a quarter, or half a year, is one for a year: four times, or twice.
    pub(in super::super) fn in_years(&mut self) {
        let prices: Vec<_> = self.headings.of(Column::Price).cloned().collect();
        // A column of rhythms is that of the one price.
        let rhythm = self.headings.of(Column::Period).next().map(|one| one.column).filter(|_| prices.len() == 1);
        for heading in prices {
            let column = heading.column;
            let own = heading.stated.period.filter(|_| !heading.stated.two_periods);
            let figures = self.figures(column);
            let mut factors = vec![None; self.table.rows.len()];
            for row in self.rows() {
                let said = self.typed(row, column).and_then(|typed| typed.stated.period);
                let beside = rhythm.and_then(|at| period_of(&self.table.cell(row, at).text()).ok().flatten());
                let Some(Period::Months(months @ (3 | 6))) = said.or(own).or(beside) else { continue };
                // What the heading, the cell and the rhythm say differently is told.
                let all = [said, own, beside].into_iter().flatten();
                if all.clone().any(|one| Some(one) != said.or(own).or(beside)) {
                    return;
                }
                let times = Decimal::from(12 / months);
                factors[row] = figures[row].map(|_| times);
            }
            if factors.iter().all(Option::is_none) || heading.length().is_some() {
                continue;
            }
            times_amounts(self, &figures, &factors);
            let by_heading = matches!(own, Some(Period::Months(3 | 6)));
            if by_heading {
                let factor = heading.stated.factor();
                self.rename(column, &price_heading(&heading, heading.of_unit, Some(12)));
                debug_assert_eq!(self.headings.at(column).map(|one| one.stated.factor()), Some(factor));
            }
            let found: Vec<(usize, Decimal)> = factors
                .iter()
                .enumerate()
                .filter_map(|(row, times)| Some((row, figures[row]?.checked_mul((*times)?)?)))
                .collect();
            for (row, euros) in found {
                self.write(row, column, euros, (!by_heading).then_some(12));
                if let Some(at) = rhythm.filter(|at| !self.table.cell(row, *at).is_empty()) {
                    self.table.put(row, at).content = text_content("annuel");
                }
            }
            self.note("pasted-year", column);
        }
    }

    /// `5` beside `8 ans` is five years: what all the others of the column say.
    pub(in super::super) fn name_lives(&mut self) {
        let kinds = [Column::Life, Column::Warranty].into_iter();
        let all: Vec<_> = kinds.flat_map(|kind| self.headings.of(kind).cloned().collect::<Vec<_>>()).collect();
        for heading in all.into_iter().filter(|one| one.stated.period.is_none()) {
            let column = heading.column;
            let cells: Vec<(usize, _)> =
                self.rows().into_iter().filter_map(|row| Some((row, self.typed(row, column)?))).collect();
            let mut said = cells.iter().filter_map(|(_, typed)| typed.stated.period);
            let Some(Period::Months(months)) = said.next() else { continue };
            if !said.all(|other| other == Period::Months(months)) {
                continue;
            }
            let word = match Decimal::from(months) {
                one if one == Decimal::ONE => "mois",
                year if year == MONTHS_A_YEAR => "ans",
                _ => continue,
            };
            let bare: Vec<usize> =
                cells.iter().filter(|(_, typed)| typed.stated.period.is_none()).map(|(row, _)| *row).collect();
            for row in &bare {
                let text = format!("{} {word}", self.table.cell(*row, column).text());
                self.table.put(*row, column).content = text_content(&text);
            }
            if !bare.is_empty() {
                self.note(if word == "ans" { "pasted-years" } else { "pasted-months" }, column);
            }
        }
    }

    /// Nothing but dashes and blanks in a column of prices beside another one is no price at all.
    pub(super) fn is_bare(&self, column: usize) -> bool {
        self.rows().into_iter().all(|row| match &self.table.cell(row, column).content {
            Content::Empty => true,
            Content::Text(text) => BLANK.contains(&super::super::headings::plain(text).as_str()),
            _ => false,
        })
    }
}

/// A number and the words of a unit behind it: `350 ml`, `12,5 km`, `10 capteurs`. Money, shares and second numbers are none.
fn counted(text: &str) -> Option<(String, String)> {
    let start = text.find(char::is_alphabetic)?;
    let (number, unit) = (text[..start].trim(), text[start..].trim());
    let plain_number = number_text::read(number).is_some_and(|typed| typed.stated == Default::default());
    let stated = super::super::stated::Stated::read(unit);
    let of_unit = !stated.is_of_money() && stated.share.is_none() && !stated.several && stated.incl_vat.is_none();
    let words = unit
        .chars()
        .all(|c| c.is_alphabetic() || c == ' ' || matches!(c, '.' | '\'' | '’' | '²' | '³' | '2' | '3' | '-' | '/'));
    let whole = plain_number && !number_text::is_scientific(text);
    (whole && of_unit && words && !number.is_empty()).then(|| (number.to_owned(), unit.to_owned()))
}
