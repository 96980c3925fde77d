//! Prices that a table states with VAT alone: by the rate that it says, or that is said of it, they are made prices without.

use rust_decimal::Decimal;

use super::super::column::{Column, contains};
use super::super::headings::{Heading, plain};
use super::super::stated::Stated;
use super::super::table::{Content, text_content};
use super::super::totals::of_tax;
use super::draft::{Draft, Note};
use super::more::is_of_works;
use super::taxes::rate_said;
use crate::language::Arg;
use crate::units::{half_up, order};

/// What is asked of such a table.
pub(crate) const RATE_ASKED: &str = "pasted-gross-rate";
/// Decimals of a price that has no end of its own: with the tax it is the table's again, for thousands of them.
const DECIMALS: u32 = 6;

/// How headings say that VAT is within, and how they say that it is not.
const WORDS: [(&str, &str); 8] = [
    ("TTC", "HT"),
    ("T.T.C.", "HT"),
    ("ttc", "HT"),
    ("toutes taxes comprises", "HT"),
    ("TVA comprise", "HT"),
    ("incl. VAT", "excl. VAT"),
    ("including VAT", "excluding VAT"),
    ("incl VAT", "excl VAT"),
];

/// Words that say of prices that they are with VAT, or without.
const TAXES: &[&str] = &["ht", "ttc", "htva", "tvac", "puht", "puttc", "293b"];
/// Phrases that do.
const OF_TAXES: &[&str] = &[
    "hors tax",
    "hors tva",
    "sans tva",
    "toutes tax",
    "taxes comprises",
    "tva comprise",
    "tva incluse",
    "293 b",
    "excl vat",
    "excluding vat",
    "ex vat",
    "incl vat",
    "including vat",
    "excl tax",
    "incl tax",
];

/// A column of prices without their tax.
struct Net {
    heading: String,
    prices: Vec<NetPrice>,
}

/// A price of it, in euros.
struct NetPrice {
    row: usize,
    gross: Decimal,
    net: Decimal,
    /// Whether it is so to the cent.
    exact: bool,
    /// The months that its own cell says.
    months: Option<u32>,
}

impl Draft {
    /// Makes prices with VAT prices without, and gives each row its rate; asks for the rate where nothing says it.
    pub(in super::super) fn settle_gross(&mut self) {
        let prices = self.gross();
        let net = self.net_of(Column::Amount).len() + self.net_of(Column::Price).len();
        let of_money = |one: &&Heading| matches!(one.kind, Some(Column::Price | Column::Amount));
        let by_cells = |one: &&Heading| of_money(one) && one.stated.incl_vat != Some(true);
        let net = net - prices.iter().filter(by_cells).count();
        if prices.is_empty() || net > 0 || self.takes_money_off() {
            return;
        }
        let Some(rates) = self.rates(&prices) else { return };
        let Some(columns) = prices.iter().map(|one| self.without_tax(one, &rates)).collect::<Option<Vec<_>>>() else {
            return;
        };
        let (mut open, mut example) = (0, None);
        for (heading, column) in prices.iter().zip(&columns) {
            for one in &column.prices {
                if !one.exact {
                    open += 1;
                    example = example.or(Some((one.gross, one.net)));
                }
                self.write(one.row, heading.column, one.net, one.months);
            }
            self.rename(heading.column, &column.heading);
        }
        self.tell_gross(&prices[0], &rates, open, example);
        if self.headings.of(Column::Vat).next().is_none() {
            let vat = self.add("Taux de TVA");
            for row in columns.iter().flat_map(|column| &column.prices).map(|one| one.row) {
                let percent = (rates[row].unwrap_or_default() * Decimal::ONE_HUNDRED).normalize();
                self.table.put(row, vat).content = Content::Text(format!("{percent} %"));
            }
        }
    }

    /// A column without the tax. `None`: a row of it has no rate, or what its heading or its cells say besides would be lost.
    fn without_tax(&self, heading: &Heading, rates: &[Option<Decimal>]) -> Option<Net> {
        let by_heading = heading.stated.incl_vat == Some(true);
        let text = if by_heading { net_heading(heading)? } else { heading.text.clone() };
        let figures = self.figures(heading.column);
        let price = |row: usize| {
            let gross = figures[row]?;
            Some(self.plainly(row, heading.column).zip(rates[row]).and_then(|(months, rate)| {
                let (net, exact) = without(gross, rate)?;
                Some(NetPrice { row, gross, net, exact, months })
            }))
        };
        let prices: Option<Vec<NetPrice>> = self.rows().into_iter().filter_map(price).collect();
        Some(Net { heading: text, prices: prices? })
    }

    /// The time that a cell says of its price. `None`: it says more of it than that.
    fn plainly(&self, row: usize, column: usize) -> Option<Option<u32>> {
        let Some(typed) = self.typed(row, column) else { return Some(None) };
        let stated = typed.stated;
        let months = match stated.period {
            None => None,
            Some(period) => Some(period.months().filter(|months| matches!(months, 1 | 12))?),
        };
        // With VAT they all are.
        Stated { incl_vat: None, ..stated }.is_money_alone().then_some(months)
    }

    /// The columns of prices, where all of them are with VAT: by their heading, or by every figure in them.
    fn gross(&self) -> Vec<Heading> {
        let figured = |one: &&Heading| self.figures(one.column).iter().any(Option::is_some);
        let priced = |one: &&Heading| one.kind == Some(Column::Price) || is_of_works(one);
        let mut all: Vec<Heading> = self.headings.all.iter().filter(priced).filter(figured).cloned().collect();
        // Of amounts alone the prices are made.
        if all.is_empty() {
            all = self.headings.of(Column::Amount).filter(figured).cloned().collect();
        }
        let by_cells = |one: &Heading| {
            let mut cells = self.rows().into_iter().filter_map(|row| self.typed(row, one.column)).peekable();
            one.stated.incl_vat.is_none() && cells.peek().is_some() && cells.all(|it| it.stated.incl_vat == Some(true))
        };
        let with_tax = |one: &Heading| one.stated.incl_vat == Some(true) || by_cells(one);
        if all.iter().all(with_tax) { all } else { Vec::new() }
    }

    /// Whether a reduction in euros is to be taken off: with VAT or without, nobody says.
    fn takes_money_off(&self) -> bool {
        let of_money = |one: &Heading| {
            let mut cells = self.rows().into_iter().filter(|row| !self.table.cell(*row, one.column).is_empty());
            cells.any(|row| self.typed(row, one.column).is_none_or(|typed| typed.stated.share.is_none()))
        };
        self.headings.of(Column::Discount).filter(|one| !is_of_works(one)).any(of_money)
    }

    /// The rate of each row: by a column, by the heading of the prices, by the words below, or by what is said; asked where
    /// none of them has one. `None`: what stands there is no rate that is known.
    fn rates(&mut self, prices: &[Heading]) -> Option<Vec<Option<Decimal>>> {
        let count = self.table.rows.len();
        let columns: Vec<Heading> = self.headings.of(Column::Vat).cloned().collect();
        match columns.as_slice() {
            [] => {}
            [vat] if self.are_rates(vat) => {
                let share = |figure: &Option<Decimal>| {
                    let figure = (*figure)?;
                    Some(if figure > Decimal::ONE { figure / Decimal::ONE_HUNDRED } else { figure })
                };
                return Some(self.figures(vat.column).iter().map(share).collect());
            }
            _ => return None,
        }
        let of_heading = prices.iter().find_map(|one| rate_said(&one.text).filter(|_| one.text.contains('%')));
        let of_foot = || {
            let taxes = self.totals().into_iter().filter(|row| of_tax(&self.table, *row) == Some(false));
            let rates: Vec<Option<Decimal>> = taxes.map(|row| self.rate_of(row)).collect();
            if let [only] = rates.as_slice() { *only } else { None }
        };
        let Some(rate) = of_heading.or_else(of_foot).or(self.rate) else {
            self.ask(RATE_ASKED, prices[0].column);
            return None;
        };
        Some(vec![Some(rate); count])
    }

    fn tell_gross(
        &mut self,
        heading: &Heading,
        rates: &[Option<Decimal>],
        open: usize,
        example: Option<(Decimal, Decimal)>,
    ) {
        let title = Arg::Text(self.titles.get(heading.column).cloned().unwrap_or_default());
        let mut said: Vec<Decimal> = self.rows().into_iter().filter_map(|row| rates[row]).collect();
        order::distinct(&mut said);
        let one = |rate: &Decimal| Arg::Percent(*rate);
        let args = match said.as_slice() {
            [only] => vec![("heading", title), ("rate", one(only)), ("rates", Arg::Word("one".to_owned()))],
            _ => vec![("heading", title), ("rate", Arg::Text(String::new())), ("rates", Arg::Word("each".to_owned()))],
        };
        self.notes.push(Note { word: "pasted-gross", args, asks: false });
        if let Some((with_tax, net)) = example {
            let args = vec![("count", open.into()), ("gross", Arg::Euros(with_tax)), ("net", Arg::Number(net))];
            self.notes.push(Note { word: "pasted-gross-open", args, asks: false });
        }
    }
}

impl Draft {
    /// Whether nothing in the table says that its prices are with VAT, or without: no heading, no title, no foot, no price.
    /// `headed`: whether its headings were pasted.
    pub(super) fn says_no_tax(&self, headed: bool) -> bool {
        let said = |text: &str| {
            let words = plain(text);
            contains(&words, TAXES) || OF_TAXES.iter().any(|it| words.contains(it))
        };
        let rows = self.rows();
        let of_row = |row: usize| {
            self.table.filled(row).any(|(column, cell)| match self.typed(row, column) {
                Some(typed) => typed.stated.incl_vat.is_some(),
                // A thing may be called `Câble HT`.
                None => !(rows.contains(&row) && self.table.filled(row).count() > 1) && said(&cell.text()),
            })
        };
        // A tax below the rows comes on top of them, unless it is within.
        let on_top = |row: usize| {
            let words: Vec<String> = self.table.filled(row).map(|(_, cell)| plain(&cell.text())).collect();
            of_tax(&self.table, row) == Some(false) && !words.iter().any(|words| contains(words, &["dont"]))
        };
        let first = if headed { 0 } else { self.headings.row + 1 };
        !(first..self.table.rows.len()).any(of_row) && !self.totals().into_iter().any(on_top)
    }

    /// Makes prices of which nothing says it prices with VAT, where the rate is said.
    pub(super) fn name_gross(&mut self) {
        if !self.tax_open || self.rate.is_none() {
            return;
        }
        for own in self.headings.all.clone() {
            let bare = own.text.replace(" HT", "");
            match own.kind {
                Some(Column::Price | Column::Amount) => self.rename(own.column, &format!("{bare} TTC")),
                _ if is_of_works(&own) => self.rename(own.column, &format!("Prix {bare} TTC")),
                _ => {}
            }
        }
        self.name_first();
        // So is what totals them.
        for row in self.totals().into_iter().filter(|row| of_tax(&self.table, *row).is_none()).collect::<Vec<_>>() {
            let name = self.table.filled(row).next().map(|(column, cell)| (column, cell.text()));
            if let Some((column, text)) = name {
                self.table.put(row, column).content = text_content(&format!("{text} TTC"));
            }
        }
    }
}

/// The heading of the same prices without VAT. `None`: it would not say all else as before.
fn net_heading(own: &Heading) -> Option<String> {
    let (word, net) = WORDS.iter().find(|(word, _)| own.text.contains(word))?;
    let text = own.text.replacen(word, net, 1);
    let read = Heading::of(own.column, text.clone());
    (read.stated == Stated { incl_vat: Some(false), ..own.stated.clone() }).then_some(text)
}

/// A price without its tax, and whether it is so to the cent.
fn without(with_tax: Decimal, rate: Decimal) -> Option<(Decimal, bool)> {
    let factor = Decimal::ONE.checked_add(rate).filter(|_| !rate.is_sign_negative())?;
    let net = with_tax.checked_div(factor)?;
    let cents = half_up(net, 2);
    if cents.checked_mul(factor)? == with_tax {
        return Some((cents.normalize(), true));
    }
    Some((half_up(net, DECIMALS), false))
}
