//! `1.200` in every row of a column is 1.2, or 1 200: where quantity, price and amount agree in one way alone, that is the one.

use rust_decimal::Decimal;

use super::super::column::Column;
use super::super::number_text::Reading;
use super::agree::fits;
use super::draft::Draft;
use super::times::agree;

/// A column's numbers, row by row.
type Figures = Vec<Option<Decimal>>;

/// Marks that may be the decimal one.
const MARKS: [char; 2] = [',', '.'];

impl Draft {
    /// Settles the decimal marks of quantities, prices and amounts that only their product tells, and tells how they are read.
    pub(in super::super) fn settle_marks(&mut self) {
        let of = |kind: Column| self.headings.of(kind).next().map(|one| one.column);
        let [Some(count), Some(price), Some(amount)] = [Column::Quantity, Column::Price, Column::Amount].map(of) else {
            return;
        };
        let columns = [count, price, amount];
        let rows = self.rows();
        let is_open = |row: usize, column: usize| {
            self.typed(row, column).is_some_and(|typed| matches!(typed.reading, Reading::Open { .. }))
        };
        let open: Vec<usize> =
            rows.iter().copied().filter(|row| columns.iter().any(|one| is_open(*row, *one))).collect();
        if open.is_empty() {
            return;
        }
        let mut ways: Vec<Vec<Figures>> = vec![Vec::new()];
        for column in columns {
            let mut all: Vec<Figures> = MARKS.map(|mark| self.figures_by(column, Some(mark))).to_vec();
            all.dedup();
            ways = ways
                .into_iter()
                .flat_map(|way| all.iter().map(move |one| [way.clone(), vec![one.clone()]].concat()))
                .collect();
        }
        let agrees = |way: &Vec<Figures>, row: usize| agree(way[1][row], way[0][row], Some(Decimal::ONE), way[2][row]);
        ways.retain(|way| {
            fits(&rows, |row| agrees(way, row)) && open.iter().all(|row| agrees(way, *row) == Some(true))
        });
        let [way] = ways.as_slice() else { return };
        let plain = |row: &usize| {
            columns.iter().all(|one| {
                self.typed(*row, *one)
                    .is_none_or(|typed| typed.stated.is_money_alone() && typed.stated.period.is_none())
            })
        };
        if !open.iter().all(plain) {
            return;
        }
        let settled: Vec<(usize, usize, Decimal)> = columns
            .iter()
            .zip(way)
            .flat_map(|(column, figures)| open.iter().filter_map(|row| Some((*row, *column, figures[*row]?))))
            .filter(|(row, column, _)| is_open(*row, *column))
            .collect();
        let mut told = None;
        for (row, column, figure) in settled {
            self.write(row, column, figure.normalize(), None);
            if told.replace(column) != Some(column) {
                self.note("pasted-marks", column);
            }
        }
    }
}
