use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::column::Column;
use super::headings::{Heading, plain};
use super::number_text;
use super::read_back::ReadBack;
use super::stated::Stated;
use super::table::{Cell, Content, Table, letters};
use crate::diagnostic::codes;
use crate::language::Arg;
use crate::offers::schedule::PriceRow;
use crate::units::half_up;

/// A row of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Total {
    ExclVat,
    Vat,
    InclVat,
    /// *Sous-total*: of some rows, which are not known.
    Part,
}

impl Total {
    /// Of these sums.
    fn of(self, sums: &ByRate) -> Decimal {
        let (excl_vat, vat) = sums.of();
        match self {
            Self::ExclVat | Self::Part => excl_vat,
            Self::Vat => vat,
            Self::InclVat => excl_vat + vat,
        }
    }
}

/// What a row totals, by its first text.
fn total(table: &Table, row: usize) -> Option<Total> {
    let text = table.filled(row).find_map(|(_, cell)| match &cell.content {
        Content::Text(text) => Some(text.clone()),
        _ => None,
    })?;
    let incl_vat = Stated::read(&text).incl_vat == Some(true);
    let text = plain(&text);
    let starts = |words: &[&str]| words.iter().any(|word| text == *word || text.starts_with(&format!("{word} ")));
    let alone = is_alone(&text) && words(table, row) == 1;
    if starts(&["sous total", "sous totaux", "subtotal", "sub total", "s total", "s t", "report", "a reporter"]) {
        Some(Total::Part)
    } else if starts(&["tva", "vat"]) && super::vat_words::with_vat(&text) {
        // `TVA incluse` is of the prices.
        None
    } else if starts(&["tva", "dont tva", "montant tva", "montant de la tva", "total tva", "vat", "total vat"]) {
        Some(Total::Vat)
    } else if starts(&["net a payer", "net a regler", "total a payer", "total a regler", "total du", "total due"]) {
        Some(Total::InclVat)
    } else if starts(NAMED_TOTAL) || (table.filled(row).count() > 1 && (starts(TOTALS) || alone)) {
        Some(if incl_vat { Total::InclVat } else { Total::ExclVat })
    } else {
        None
    }
}

/// Cells of a row that hold words, and no figure: a total has a name, and nothing that is bought.
fn words(table: &Table, row: usize) -> usize {
    let is_word = |cell: &Cell| matches!(&cell.content, Content::Text(text) if number_text::read(text).is_none());
    table.filled(row).filter(|(_, cell)| is_word(cell)).count()
}

/// Beginnings of the name of a total, with its figure or without.
const NAMED_TOTAL: &[&str] = &["total", "totaux", "grand total", "montant total", "montant ht", "montant ttc"];
/// Beginnings of the name of a total that words on prices have as well: a figure stands beside it.
const TOTALS: &[&str] = &[
    "montant global",
    "montant du devis",
    "cout total",
    "cout global",
    "budget total",
    "budget global",
    "prix total",
    "prix global",
    "somme totale",
    "depense totale",
    "depenses totales",
    "soit un total",
];
/// Names of a total that are names of things too, with another word behind them.
const ALONE: &[&str] =
    &["", "ensemble", "montant", "somme", "cumul", "recapitulatif", "net", "base", "budget", "cout", "prix", "st"];

/// Whether a name is that of a total and nothing more: `Ensemble HT`, `TTC`.
fn is_alone(plain: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').filter(|word| !matches!(*word, "ht" | "ttc" | "eur" | "euros")).collect();
    !plain.is_empty() && ALONE.contains(&words.join(" ").as_str())
}

/// Beginnings of what is paid of a total, or is a part of it.
const PAYMENTS: &[&str] = &[
    "acompte",
    "arrhes",
    "avance",
    "a la commande",
    "a la livraison",
    "reste",
    "solde",
    "montant du",
    "a payer",
    "a regler",
    "deja paye",
    "deja verse",
    "deja regle",
    "versement",
    "echeance",
    "paiement",
    "dont",
    "deposit",
    "balance",
    "amount due",
    "payment",
];

/// Whether a row below a total is how that is paid, or what it contains: `Acompte 30 %`, `Reste à payer`, `1er versement`.
pub(super) fn is_payment(table: &Table, row: usize) -> bool {
    let Some(text) = table.filled(row).map(|(_, cell)| cell.text()).next() else { return false };
    let words = plain(&text);
    let ordinal = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "premier" | "second" | "deuxieme")
    };
    let words = words.split_once(' ').filter(|(first, _)| ordinal(first)).map_or(words.as_str(), |(_, rest)| rest);
    let starts = PAYMENTS.iter().any(|word| words == *word || words.starts_with(&format!("{word} ")));
    let whole = |above: usize| matches!(total(table, above), Some(Total::ExclVat | Total::InclVat));
    // What has a quantity, or a price beside its amount, is bought.
    let figures = table.filled(row).skip(1).filter(|(_, cell)| match &cell.content {
        Content::Text(text) => number_text::read(text).is_some_and(|typed| typed.stated.share.is_none()),
        Content::Number(_) => true,
        _ => false,
    });
    starts && figures.count() <= 1 && (0..row).any(whole)
}

/// Whether a row is one of totals.
pub(super) fn is_total(table: &Table, row: usize) -> bool {
    total(table, row).is_some()
}

/// Whether the words of a row say with VAT, or without it.
fn said_vat(table: &Table, row: usize) -> Option<bool> {
    Stated::read(&table.filled(row).next()?.1.text()).incl_vat
}

/// Whether a row that totals is one of VAT (false), or of amounts with it (true).
pub(super) fn of_tax(table: &Table, row: usize) -> Option<bool> {
    match total(table, row)? {
        Total::Vat => Some(false),
        Total::InclVat => Some(true),
        Total::ExclVat | Total::Part => None,
    }
}

/// Sums of amounts by their VAT rate.
#[derive(Default)]
struct ByRate(Vec<(Decimal, Decimal)>);

impl ByRate {
    fn add(&mut self, amount: Decimal, rate: Decimal) {
        match self.0.iter_mut().find(|(known, _)| *known == rate) {
            Some((_, sum)) => *sum += amount,
            None => self.0.push((rate, amount)),
        }
    }

    fn total(&self) -> Decimal {
        let (excl_vat, vat) = self.of();
        excl_vat + vat
    }

    /// HT, and the VAT, rounded for each rate (EN 16931, BR-CO-17).
    fn of(&self) -> (Decimal, Decimal) {
        let vat = self.0.iter().map(|(rate, sum)| half_up(*sum * *rate, 2)).sum();
        (self.0.iter().map(|(_, sum)| *sum).sum(), vat)
    }
}

/// What rows that follow each other sum up to, HT or TTC: each run is the difference of two sums from the first row on.
struct Runs([BTreeSet<Decimal>; 2]);

impl Runs {
    fn of(amounts: &[(usize, Decimal, Decimal)]) -> Self {
        let (mut sums, mut excl_vat, mut incl_vat) =
            ([BTreeSet::new(), BTreeSet::new()], Decimal::ZERO, ByRate::default());
        for (_, amount, rate) in amounts {
            sums[0].insert(excl_vat);
            sums[1].insert(incl_vat.total());
            excl_vat += *amount;
            incl_vat.add(*amount, *rate);
        }
        sums[0].insert(excl_vat);
        sums[1].insert(incl_vat.total());
        Self(sums)
    }

    /// Whether a figure is what one of them sums up to. VAT is rounded once for each rate: with it, two cents are none.
    /// `said`: which of the two its words say that it is.
    fn have(&self, found: Decimal, said: Option<bool>) -> bool {
        let [excl_vat, incl_vat] = &self.0;
        let cents = Decimal::new(2, 2);
        (said != Some(true) && excl_vat.iter().any(|sum| excl_vat.contains(&(*sum + found))))
            || said != Some(false)
                && incl_vat
                    .iter()
                    .any(|sum| incl_vat.range(*sum + found - cents..=*sum + found + cents).next().is_some())
    }
}

impl ReadBack<'_> {
    /// Quantity times price is the amount, to the cent, both as the file has them. The amount as written goes into the totals.
    pub(super) fn amount(
        &mut self,
        row: usize,
        need: Option<&PriceRow>,
        quantity: Option<Decimal>,
        price: Option<Decimal>,
    ) -> Option<Decimal> {
        let quantity = quantity.or(need.map(|need| need.quantity));
        let expected = quantity.zip(price).and_then(|(quantity, price)| Some(half_up(quantity.checked_mul(price)?, 2)));
        let heading = self.layout.of_kind(Column::Amount).filter(|one| one.stated.incl_vat != Some(true)).cloned();
        let all = heading.as_ref().map_or(Vec::new(), |heading| self.readings(row, heading));
        let found = all.iter().find(|found| Some(half_up(**found, 2)) == expected).or(all.first()).copied();
        // A formula makes nothing, or an error, of a price that is text: that the price is one is told.
        let blind = heading.as_ref().is_some_and(|heading| self.is_blind(row, heading.column));
        let found = found.filter(|found| !(blind && found.is_zero()));
        if let (Some(heading), Some(found), Some(expected), Some((quantity, price))) =
            (heading, found, expected, quantity.zip(price))
            && half_up(found, 2) != expected
        {
            let fault = self.fault(codes::SCHEDULE_AMOUNT, row, heading.column).arg("found", Arg::Money(found));
            let fault = fault.arg("quantity", Arg::Number(quantity)).arg("price", Arg::Number(price));
            self.faults.push(fault.arg("expected", Arg::Money(expected)).help("help"));
        }
        let vat = need.map(|need| need.vat).or_else(|| self.vat_rate(row));
        let usual = self.schedule.rows.first().map_or(Decimal::ZERO, |row| row.vat);
        if found.is_none() && expected.is_none() && price.is_some() {
            self.open.get_or_insert(row);
        }
        if let Some(amount) = found.or(expected) {
            let amount = half_up(amount, 2);
            self.sum += amount;
            self.amounts.push((row, amount, vat.unwrap_or(usual)));
        }
        found
    }

    /// Whether the table says what all of it comes to.
    pub(super) fn is_totalled(&self) -> bool {
        let rows = self.layout.headings.row + 1..self.table.rows.len();
        let whole = |row: &usize| matches!(total(self.table, *row), Some(Total::ExclVat | Total::InclVat));
        rows.filter(whole).any(|row| self.total_cell(row, &[]).is_some())
    }

    /// Whether a cell is the result of a formula that may count with a price that is text in a workbook, and does not see it.
    fn is_blind(&self, row: usize, column: usize) -> bool {
        let Some(price) = self.layout.column(Column::Price) else { return false };
        let of_text = |row: usize| matches!(self.table.cell(row, price).content, Content::Text(_));
        let own =
            of_text(row) || self.answers.iter().flatten().any(|answer| answer.price.is_some() && of_text(answer.at));
        self.table.typed && self.table.cell(row, column).formula.is_some() && own
    }

    /// Total HT is the sum of the amounts above it; total TTC is that and its VAT. Each to the cent; what the file leaves
    /// out is not checked.
    pub(super) fn check_totals(&mut self) {
        let mut vat_found: Option<(Vec<Decimal>, Decimal, usize, usize)> = None;
        let (mut sums, mut whole) = (ByRate::default(), ByRate::default());
        self.amounts.iter().for_each(|(_, amount, rate)| whole.add(*amount, *rate));
        let mut amounts = self.amounts.clone().into_iter().peekable();
        let (runs, mut begun, mut grossed) = (Runs::of(&self.amounts), (Decimal::ZERO, Decimal::ZERO), false);
        for row in self.layout.headings.below..self.table.rows.len() {
            let Some(kind) = total(self.table, row) else { continue };
            if self.open.is_some_and(|open| open < row) {
                return;
            }
            while let Some((_, amount, rate)) = amounts.next_if(|(at, ..)| *at < row) {
                sums.add(amount, rate);
            }
            // Some put the totals above other rows, and mean these too. `Total général` below one with VAT may be with it.
            let open = kind == Total::ExclVat && grossed && said_vat(self.table, row).is_none();
            let kinds = [kind, Total::InclVat].into_iter().take(if open { 2 } else { 1 });
            let expected: Vec<Decimal> = kinds.flat_map(|kind| [&sums, &whole].map(|sums| kind.of(sums))).collect();
            grossed |= kind == Total::InclVat;
            if kind == Total::Part {
                let own = self.layout.of_kind(Column::Amount).cloned();
                let all = own.as_ref().map_or(Vec::new(), |heading| self.readings(row, heading));
                let said = said_vat(self.table, row);
                let now = if said == Some(true) { sums.total() } else { sums.of().0 };
                let since = now - if said == Some(true) { begun.1 } else { begun.0 };
                if let (Some(heading), Some(found)) = (own, all.first())
                    && !self.is_blind(row, heading.column)
                    && !all.iter().any(|found| runs.have(half_up(*found, 2), said))
                {
                    let fault = self.fault(codes::SCHEDULE_TOTAL, row, heading.column).arg("found", Arg::Money(*found));
                    self.faults.push(fault.arg("expected", Arg::Money(since)));
                }
                begun = (sums.of().0, sums.total());
                continue;
            }
            let Some((column, found)) = self.total_cell(row, &expected).filter(|(at, _)| !self.is_blind(row, *at))
            else {
                continue;
            };
            if kind == Total::Vat {
                let (_, sum, first, at) = vat_found.unwrap_or((Vec::new(), Decimal::ZERO, row, column));
                vat_found = Some((expected, sum + found, first, at));
            } else if !expected.contains(&half_up(found, 2)) {
                let fault = self.fault(codes::SCHEDULE_TOTAL, row, column).arg("found", Arg::Money(found));
                self.faults.push(fault.arg("expected", Arg::Money(expected[0])));
            }
        }
        if let Some((expected, found, row, column)) =
            vat_found.filter(|(it, found, ..)| !it.contains(&half_up(*found, 2)))
        {
            let fault = self.fault(codes::SCHEDULE_VAT, row, column).arg("found", Arg::Money(found));
            self.faults.push(fault.arg("expected", Arg::Money(expected[0])));
        }
    }

    /// What a total of the whole offer is to be, on any sheet, and whether it is one of prices; none where the amounts are not
    /// all known.
    pub(super) fn expected_total(&self, table: &Table, row: usize) -> Option<(Decimal, bool)> {
        let kind = total(table, row).filter(|kind| *kind != Total::Part)?;
        let mut whole = ByRate::default();
        self.amounts.iter().for_each(|(_, amount, rate)| whole.add(*amount, *rate));
        (self.open.is_none() && !self.amounts.is_empty()).then(|| (kind.of(&whole), kind != Total::Vat))
    }

    /// The cell with a row's total: that of the amounts' column, else the last number; of two readings the one expected.
    fn total_cell(&self, row: usize, expected: &[Decimal]) -> Option<(usize, Decimal)> {
        if let Some(heading) = self.layout.of_kind(Column::Amount) {
            let all = self.readings(row, heading);
            let found = all.iter().find(|value| expected.contains(&half_up(**value, 2))).or(all.first());
            if let Some(found) = found {
                return Some((heading.column, *found));
            }
        }
        let label = self.table.filled(row).find(|(_, cell)| matches!(cell.content, Content::Text(_)));
        let label = label.map(|(column, _)| column);
        self.table.filled(row).rev().find_map(|(column, cell)| match &cell.content {
            Content::Number(number) => Some((column, *number)),
            // A table of text has numbers of it.
            Content::Text(text) if !self.table.typed && label != Some(column) => {
                let typed = number_text::read(text).filter(|typed| typed.stated.share.is_none())?;
                let known = typed.reading.with(self.decimal(column));
                let all: Vec<Decimal> = known.map_or_else(|| typed.reading.all().collect(), |known| vec![known]);
                let found = all.iter().find(|value| expected.contains(&half_up(**value, 2))).or(all.first());
                found.map(|found| (column, *found))
            }
            _ => None,
        })
    }

    /// Tells a column of prices that holds amounts: the quantity times another column's price, or of the heading of an amount
    /// beside quantities. Only a mapping chooses such a column.
    /// Whether they are unit prices.
    pub(super) fn check_unit_prices(&mut self) -> bool {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return true };
        let rows: Vec<(usize, Decimal, Decimal)> = self
            .answers
            .iter()
            .flatten()
            .filter_map(|answer| {
                let quantity = self.quantity(answer.at, None).filter(|quantity| *quantity != Decimal::ONE)?;
                Some((answer.at, quantity, self.number(answer.at, &heading).filter(|price| !price.is_zero())?))
            })
            .collect();
        let times = |other: &&Heading| {
            let of = |(row, quantity, price): &(usize, Decimal, Decimal)| {
                let one = self.number(*row, other)?;
                Some(quantity.checked_mul(one).map(|amount| half_up(amount, 2)) == Some(half_up(*price, 2)))
            };
            let all: Vec<bool> = rows.iter().filter_map(of).collect();
            !all.is_empty() && all.into_iter().all(|same| same)
        };
        let unit = self.layout.unread.iter().find(times).cloned();
        let named = heading.given.as_deref().unwrap_or(&heading);
        let amounts = named.kind == Some(Column::Amount) && !rows.is_empty();
        if unit.is_none() && !amounts {
            return true;
        }
        let fault = self.fault(codes::MAPPING_AMOUNTS, self.layout.headings.row, heading.column);
        let fault = fault.arg("text", named.text.as_str());
        self.faults.push(match unit {
            Some(unit) => {
                let example =
                    format!("columns: {{price: {}, amount: {}}}", letters(unit.column), letters(heading.column));
                fault.arg("example", example).help("help")
            }
            None => fault.help("help-ask"),
        });
        false
    }
}
