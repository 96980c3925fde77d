//! A column that says of each row for what time its price is: `Périodicité`. It says as much as the cell of the price would; `unique`
//! is a price that is paid once.

use super::column::Column;
use super::headings::plain;
use super::need::Said;
use super::price::Priced;
use super::read_back::ReadBack;
use super::stated::{Period, Stated};
use crate::diagnostic::codes;
use crate::offers::schedule::PriceRow;

/// Words of what is paid once.
const ONCE: &[&str] = &[
    "unique",
    "ponctuel",
    "ponctuelle",
    "une fois",
    "une seule fois",
    "achat",
    "a l achat",
    "one off",
    "once",
    "sans objet",
    "so",
    "neant",
    "aucune",
];

/// The time in a cell of such a column: none of what is paid once. An error where it says anything else.
pub(super) fn period_of(text: &str) -> Result<Option<Period>, ()> {
    let stated = Stated::read(text);
    let alone = stated == Stated { period: stated.period, ..Stated::default() };
    match stated.period {
        Some(period) if alone && period.months().is_some() => Ok(Some(period)),
        _ if ONCE.contains(&plain(text).as_str()) => Ok(None),
        _ => Err(()),
    }
}

impl ReadBack<'_> {
    /// A price with the time that the column of times says that it is for; a fault where heading, cell or need say another one.
    pub(super) fn with_period(&mut self, row: usize, need: &PriceRow, priced: Priced) -> Priced {
        let (Priced::At(value, said), Some(column)) = (&priced, self.layout.column(Column::Period)) else {
            return priced;
        };
        let text = self.table.cell(row, column).text();
        if text.is_empty() {
            return priced;
        }
        let heading = self.layout.of_kind(Column::Price).and_then(|heading| heading.stated.period);
        let other = said.period.or(heading);
        match period_of(&text) {
            Ok(Some(period)) if other.is_none_or(|other| other == period) => {
                Priced::At(*value, Said { period: Some(period), ..*said })
            }
            Ok(None) if other.is_none() && need.basis.months().is_none() => priced,
            _ => {
                let fault = self.fault(codes::SCHEDULE_UNIT, row, column).arg("found", text);
                self.faults.push(fault.arg("expected", need.basis.unit(&need.unit)).help("help-time"));
                Priced::Faulty
            }
        }
    }
}
