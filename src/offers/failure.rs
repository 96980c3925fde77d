use rust_decimal::Decimal;

use super::columns::{Column, plain};
use super::number_text;
use super::read_back::ReadBack;
use super::table::Content;
use crate::diagnostic::codes;

impl ReadBack<'_> {
    /// The share of the units that fail in a year, as a fraction: a cell of percent, or text with its `%`. A bare
    /// number in a text table could be either, as in plans it is a fault.
    pub fn failure(&mut self, row: usize) -> Option<Decimal> {
        let column = self.headers.of(Column::Failure)?;
        let cell = self.table.cell(row, column);
        let share = match &cell.content {
            Content::Empty => return None,
            Content::Number(number) => Some(*number),
            Content::Text(text) => percent(text),
        };
        let share = share.filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share));
        if share.is_none() {
            let fault = self.fault(codes::SCHEDULE_FAILURE, row, column).arg("text", cell.text());
            self.diagnostics.push(fault.help("help"));
        }
        share
    }
}

/// `4 %`, `4,5 % par an`, as a fraction.
fn percent(text: &str) -> Option<Decimal> {
    let (number, rest) = text.split_once('%')?;
    let known = ["", "an", "par an", "year", "a year", "per year"];
    let value = number_text::read(number)?.value;
    known.contains(&plain(rest).trim()).then_some(value / Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_says_that_it_is_one() {
        for (text, expected) in [("4 %", Some(4)), ("4,0% par an", Some(4)), ("4 %/an", Some(4)), ("4", None)] {
            assert_eq!(percent(text), expected.map(|value| Decimal::new(value, 2)), "{text}");
        }
        for text in ["4 % par mois", "quatre %", "%"] {
            assert_eq!(percent(text), None, "{text}");
        }
    }
}
