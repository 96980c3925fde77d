//! Words that qualify prices where the reader of another kind of thing takes the row or the column: a total, a number, a key.

use super::column::{Column, contains};
use super::echo::in_words;
use super::families::is_for_the_whole;
use super::headings::plain;
use super::outside::untimed;
use super::paste::rate_said;
use super::read_back::ReadBack;
use super::stated::Stated;
use super::table::Cell;
use super::totals::is_total;
use super::words::for_all_time;
use crate::offers::schedule::PriceRow;

impl ReadBack<'_> {
    /// Whether a text names a rate of VAT that no row of the need has.
    pub(super) fn is_other_rate(&self, text: &str) -> bool {
        let taxed = contains(&plain(text), &["tva", "vat"]).then(|| rate_said(text)).flatten();
        taxed.is_some_and(|rate| !self.schedule.rows.iter().any(|row| row.vat == rate))
    }

    /// What the label of a total says of the prices: that it is with VAT, or of how much time, its figure tells.
    pub(super) fn of_total(&self, row: usize, text: &str) -> Option<Stated> {
        let words = plain(text);
        if words.contains("lettres") || in_words(text).is_some() {
            return None;
        }
        // Its words are of money, whether they say so or not; for how long, its figure tells: `pour la durée du marché`.
        let of_money = format!("prix {text}");
        let whole = for_all_time(&plain(&of_money)) || is_for_the_whole(&plain(&of_money));
        let cut = [" pour ", " sur "].iter().filter_map(|word| of_money.find(word)).min().filter(|_| whole);
        let mut found = untimed(&of_money[..cut.unwrap_or(of_money.len())]).unwrap_or_default();
        if is_total(self.table, row) && contains(&words, &["ttc", "tva", "vat", "payer", "regler", "due", "du"]) {
            found.incl_vat = None;
        }
        // A rate with its amount is held against the amounts.
        found.others.extend((self.table.filled(row).count() == 1 && self.is_other_rate(text)).then_some(words));
        (found != Stated::default()).then_some(found)
    }

    /// Columns of a row that no reader takes the words of: those without a heading, and those of numbers and keys.
    pub(super) fn without_reader(&self, row: usize, need: &PriceRow) -> Vec<(usize, String)> {
        let layout = self.layout;
        let read = layout.read.iter().filter(|(kind, _)| !matches!(kind, Column::Number | Column::Key));
        let known: Vec<usize> = read.map(|(_, one)| one).chain(&layout.unread).map(|one| one.column).collect();
        let headed = |column: usize| layout.headings.at(column).is_some_and(|one| !one.text.is_empty());
        let named =
            |column: usize| [Column::Number, Column::Key].iter().any(|kind| layout.column(*kind) == Some(column));
        let open = |(column, cell): &(usize, &Cell)| {
            (named(*column) || !headed(*column))
                && !known.contains(column)
                && !layout.is_ignored(*column)
                && plain(&cell.text()) != plain(&need.key())
        };
        // What numbers the rows names them: `X200` is a reference, no times.
        let name = |column: usize| {
            if layout.column(Column::Number) == Some(column) { "reference".to_owned() } else { String::new() }
        };
        self.table.filled(row).filter(open).map(|(column, _)| (column, name(column))).collect()
    }
}
