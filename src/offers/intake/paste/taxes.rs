//! What columns of VAT hold: rates, or amounts. Amounts are those of a rate of French law, and give it; a bare figure that may be
//! either is asked about.

use rust_decimal::Decimal;

use super::super::column::{Column, contains};
use super::super::headings::{Heading, plain};
use super::super::number_text;
use super::super::table::Content;
use super::super::totals::of_tax;
use super::draft::Draft;
use super::role::Role;
use crate::units::half_up;

/// What is told of amounts of VAT that are those of the prices.
pub(in super::super) const TAXED: &str = "pasted-vat";

/// Rates of French VAT in ten-thousandths: of the mainland, of Corsica and overseas (CGI 278 to 298 octies).
const LAW: [i64; 10] = [0, 90, 105, 175, 210, 550, 850, 1000, 1300, 2000];
/// Those that amounts may be of: the small ones are of the press and of medicines alone, and fit by chance.
const USUAL: [i64; 7] = [0, 210, 550, 850, 1000, 1300, 2000];
/// Columns of VAT that are held against each other at most.
const MOST_COLUMNS: usize = 4;

/// Whether a share is a rate of VAT.
pub(crate) fn is_of_law(rate: Decimal) -> bool {
    LAW.iter().any(|known| share(*known) == rate.normalize())
}

fn share(ten_thousandths: i64) -> Decimal {
    Decimal::new(ten_thousandths, 4).normalize()
}

/// The rates that amounts of VAT may be of.
pub(crate) fn usual() -> impl Iterator<Item = Decimal> {
    USUAL.into_iter().map(share)
}

/// How a column says the tax of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Rate,
    /// The tax of one unit, or the price with it.
    Unit,
    /// The tax of the row, or the amount with it.
    Line,
}

/// A column that says the tax of its rows.
struct Evidence {
    heading: Heading,
    /// Whether its figures are with the price, and not the tax alone.
    with_price: bool,
    modes: Vec<Mode>,
    figures: Vec<Option<Decimal>>,
}

impl Draft {
    /// Settles columns of VAT.
    pub(in super::super) fn settle_taxes(&mut self) {
        let all = self.net_of(Column::Price);
        let [price] = all.as_slice() else { return };
        let prices = self.figures(price.column);
        let columns: Vec<Heading> = self.headings.of(Column::Vat).cloned().collect();
        let vat = match columns.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            _ => return,
        };
        if vat.as_ref().is_some_and(|vat| self.are_rates(vat)) {
            return;
        }
        let counts = self.counts();
        let line = |row: usize| Some(half_up(prices[row]?.checked_mul(counts[row]?)?, 2));
        let lines: Vec<Option<Decimal>> = (0..prices.len()).map(line).collect();
        let evidence = self.evidence(vat.as_ref());
        if evidence.is_empty() || evidence.len() > MOST_COLUMNS {
            return;
        }
        let fixed = vat.as_ref().and_then(|vat| rate_said(&vat.text));
        let rows: Vec<usize> = self
            .rows()
            .into_iter()
            .filter(|row| prices[*row].is_some() && evidence.iter().any(|one| one.figures[*row].is_some()))
            .collect();
        let mut found: Vec<(Vec<Option<Decimal>>, bool)> = Vec::new();
        for modes in combined(&evidence) {
            let Some(rates) = rates(&rows, &evidence, &modes, (&prices, &lines), fixed) else { continue };
            let by_rate = vat.is_some() && modes.first() == Some(&Mode::Rate);
            if !found.iter().any(|(known, _)| *known == rates) {
                found.push((rates, by_rate));
            }
        }
        if found.len() > 1 {
            found.retain(|(rates, _)| self.is_totalled_by(&rows, rates, &lines));
        }
        match (found.as_slice(), &vat) {
            ([], None) | ([(_, true)], _) => {}
            ([(rates, false)], _) => {
                let rates = rates.clone();
                if let Some(vat) = &vat {
                    self.note(TAXED, vat.column);
                    self.rename(vat.column, "Montant TVA");
                }
                let column = self.add("Taux de TVA");
                for (row, rate) in rows.iter().zip(rates).filter_map(|(row, rate)| Some((*row, rate?))) {
                    let percent = (rate * Decimal::ONE_HUNDRED).normalize();
                    self.table.put(row, column).content = Content::Text(format!("{percent} %"));
                }
            }
            (_, None) => {}
            (_, Some(vat)) => {
                let word = if found.is_empty() { "pasted-vat-column" } else { "pasted-vat-either" };
                self.ask(word, vat.column);
            }
        }
    }

    /// Whether a column of VAT plainly holds rates.
    pub(super) fn are_rates(&self, vat: &Heading) -> bool {
        let of_rates = contains(&plain(&vat.text), &["taux", "rate"]) || vat.stated.share.is_some();
        let said = self.role(vat.column);
        let rows = self.rows();
        let mut cells = rows.iter().map(|row| self.table.cell(*row, vat.column)).filter(|cell| !cell.is_empty());
        let percent =
            cells.all(|cell| number_text::read(&cell.text()).is_some_and(|typed| typed.stated.share.is_some()));
        said == Some(Role::VatRate) || ((percent || of_rates) && said.is_none() && rate_said(&vat.text).is_none())
    }

    fn evidence(&self, vat: Option<&Heading>) -> Vec<Evidence> {
        let with_tax = |one: &&Heading| one.stated.incl_vat == Some(true);
        let prices = self.headings.of(Column::Price).filter(with_tax).map(|one| (one, true));
        let amounts = self.headings.of(Column::Amount).filter(with_tax).map(|one| (one, true));
        let taxes = self.headings.of(Column::Echo).filter(|one| contains(&plain(&one.text), &["tva", "vat"]));
        let taxes = taxes.map(|one| (one, false));
        let own = vat.into_iter().map(|one| (one, false));
        let modes = |one: &Heading| match (one.kind, self.role(one.column)) {
            (_, Some(Role::VatOfUnit)) => vec![Mode::Unit],
            (_, Some(Role::VatOfLine)) => vec![Mode::Line],
            (Some(Column::Vat), _) => vec![Mode::Rate, Mode::Unit, Mode::Line],
            (Some(Column::Price), _) if one.of_unit => vec![Mode::Unit],
            _ => vec![Mode::Line, Mode::Unit],
        };
        let all = own.chain(prices).chain(amounts).chain(taxes).map(|(one, with_price)| Evidence {
            heading: one.clone(),
            with_price,
            modes: modes(one),
            figures: self.figures(one.column),
        });
        all.filter(|one| one.heading.kind == Some(Column::Vat) || one.figures.iter().any(Option::is_some)).collect()
    }

    /// Whether rates make the totals that the table states; where it states none, they do.
    fn is_totalled_by(&self, rows: &[usize], rates: &[Option<Decimal>], lines: &[Option<Decimal>]) -> bool {
        let (mut net, mut tax) = (Decimal::ZERO, Decimal::ZERO);
        for (row, rate) in rows.iter().zip(rates) {
            let line = lines[*row].unwrap_or_default();
            net += line;
            tax += line * rate.unwrap_or_default();
        }
        let off = Decimal::new(rows.len().try_into().unwrap_or(i64::MAX), 2);
        self.totals().into_iter().all(|row| {
            let Some(with_price) = of_tax(&self.table, row) else { return true };
            let expected = if with_price { net + tax } else { tax };
            let mut cells = self.table.filled(row).rev().map(|(_, cell)| cell.text());
            let found = cells.find_map(|text| number_text::read(&text)?.reading.with(Some(',')));
            found.is_none_or(|found| (found - expected).abs() <= off)
        })
    }
}

/// All the ways in which the columns may be meant together.
fn combined(evidence: &[Evidence]) -> Vec<Vec<Mode>> {
    evidence.iter().fold(vec![Vec::new()], |all, one| {
        all.iter()
            .flat_map(|before| one.modes.iter().map(move |mode| before.iter().copied().chain([*mode]).collect()))
            .collect()
    })
}

/// The rates of the rows where the columns are meant so; none where a row has none, or several.
fn rates(
    rows: &[usize],
    evidence: &[Evidence],
    modes: &[Mode],
    (prices, lines): (&[Option<Decimal>], &[Option<Decimal>]),
    fixed: Option<Decimal>,
) -> Option<Vec<Option<Decimal>>> {
    let mut open: Vec<Vec<Decimal>> = Vec::new();
    for row in rows {
        let fits = |rate: &Decimal| {
            let rate = *rate;
            let agrees = |(one, mode): (&Evidence, &Mode)| {
                let Some(found) = one.figures[*row] else { return true };
                let base = match mode {
                    Mode::Rate => {
                        return found.normalize() == rate || (found / Decimal::ONE_HUNDRED).normalize() == rate;
                    }
                    Mode::Unit => prices[*row],
                    Mode::Line => lines[*row],
                };
                let factor = if one.with_price { Decimal::ONE + rate } else { rate };
                let expected = base.and_then(|base| base.checked_mul(factor));
                expected.is_some_and(|expected| (half_up(expected, 2) - found).abs() <= Decimal::new(1, 2))
            };
            evidence.iter().zip(modes).all(agrees)
        };
        let candidates = fixed.into_iter().chain(usual().filter(|_| fixed.is_none()));
        let found: Vec<Decimal> = candidates.filter(fits).collect();
        if found.is_empty() {
            return None;
        }
        open.push(found);
    }
    // Of cents several rates may make the same tax: that of the other rows is the one.
    let sure: Vec<Decimal> = open.iter().filter(|found| found.len() == 1).map(|found| found[0]).collect();
    let settled = |found: &Vec<Decimal>| match found.as_slice() {
        [only] => Some(Some(*only)),
        several => match several.iter().filter(|rate| sure.contains(rate)).collect::<Vec<_>>().as_slice() {
            [only] => Some(Some(**only)),
            _ => None,
        },
    };
    open.iter().map(settled).collect()
}

/// The rate that a heading names: `TVA 5,5 %`.
pub(in super::super) fn rate_said(heading: &str) -> Option<Decimal> {
    let percent = heading.split_once('%').map_or(heading, |(before, _)| before);
    let start = percent.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}')));
    let digits = percent.get(start? + 1..).or_else(|| percent.split_whitespace().last())?;
    let digits = digits.trim().replace(',', ".");
    let rate = Decimal::from_str_exact(&digits).ok()?.checked_div(Decimal::ONE_HUNDRED)?.normalize();
    is_of_law(rate).then_some(rate)
}
