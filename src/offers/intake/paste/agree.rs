//! Which of several prices is paid: that which the columns beside it agree with.

use rust_decimal::Decimal;

use super::super::column::{Column, REDUCTIONS, contains};
use super::super::headings::{Heading, plain};
use super::draft::Draft;
use super::role::Role;
use super::times::{agree, months};

/// Words of a price from which something is still taken off.
const GROSS: &[&str] = &["brut", "bruts", "public", "publics", "catalogue", "tarif", "avant", "base", "liste"];
/// Words of one from which it has been.
const NET: &[&str] = &["net", "nets", "nette", "apres", "remise", "remises", "negocie", "negocies", "marche"];

/// Decimals of what is taken off one unit at most.
const DIGITS: u32 = 6;

/// Whether all that can be held against each other agree, and something can.
pub(super) fn fits(rows: &[usize], agrees: impl Fn(usize) -> Option<bool>) -> bool {
    let all: Vec<bool> = rows.iter().filter_map(|row| agrees(*row)).collect();
    !all.is_empty() && all.into_iter().all(|agrees| agrees)
}

impl Draft {
    /// Keeps of a price before a reduction, the reduction and the price after it the last one; without that one it is computed
    /// where the amounts are those of it.
    pub(in super::super) fn settle_reduction(&mut self) {
        let of_reduction = |one: &Heading| {
            one.kind == Some(Column::Discount) && contains(&plain(&one.text), REDUCTIONS)
                || self.role(one.column) == Some(Role::Discount)
        };
        let all: Vec<Heading> = self.headings.all.iter().filter(|one| of_reduction(one)).cloned().collect();
        let [reduction] = all.as_slice() else { return self.settle_net() };
        let reduction = reduction.clone();
        let rows = self.rows();
        let shares = self.reductions(&reduction);
        let prices = self.net_of(Column::Price);
        // A share, or an amount of money for each; a bare figure is what the others say it is.
        for share in shares {
            for gross in &prices {
                let reduced: Vec<Option<Decimal>> = {
                    let figures = self.figures(gross.column);
                    figures.iter().zip(&share).map(|(price, cut)| cut.of((*price)?)).collect()
                };
                let net = prices.iter().find(|net| {
                    let figures = self.figures(net.column);
                    let same = |row: usize| agree(reduced[row], Some(Decimal::ONE), Some(Decimal::ONE), figures[row]);
                    net.column != gross.column && months(net) == months(gross) && fits(&rows, same)
                });
                if let Some(net) = net {
                    let net = net.clone();
                    self.note("pasted-net", net.column);
                    self.blank(gross.column);
                    self.blank(reduction.column);
                    if net.is_unclear() {
                        self.rename(net.column, &super::role::price_heading(&net, true, months(&net)));
                    }
                    return;
                }
                let counts = self.counts();
                let amounts = self.net_of(Column::Amount).first().map(|one| self.figures(one.column));
                let after = amounts.as_ref().is_some_and(|amounts| {
                    fits(&rows, |row| agree(reduced[row], counts[row], Some(Decimal::ONE), amounts[row]))
                });
                let said = self.role(reduction.column) == Some(Role::Discount) && amounts.is_none();
                let none = || share.iter().all(|cut| cut.is_nothing());
                if prices.len() == 1 && (after || said) && !none() {
                    for (row, euros) in reduced.iter().enumerate().filter_map(|(row, euros)| Some((row, (*euros)?))) {
                        self.write(row, gross.column, euros.normalize(), None);
                    }
                    self.note("pasted-reduced", reduction.column);
                    self.blank(reduction.column);
                    return;
                }
            }
        }
        self.settle_net();
    }

    /// The price that makes the amounts, or that is called net where the other one is before a reduction.
    fn settle_net(&mut self) {
        let prices = self.net_of(Column::Price);
        let [first, second] = prices.as_slice() else { return };
        if months(first) != months(second) {
            return self.settle_months();
        }
        let (one, other) = (self.figures(first.column), self.figures(second.column));
        let rows = self.rows();
        let words = [first, second].map(|heading| plain(&heading.text));
        let named = |place: usize| contains(&words[place], NET) && contains(&words[1 - place], GROSS);
        let below =
            |low: &[Option<Decimal>], high: &[Option<Decimal>]| fits(&rows, |row| Some(low[row]? <= high[row]?));
        let kept = match () {
            () if named(0) && below(&one, &other) => Some((first, second)),
            () if named(1) && below(&other, &one) => Some((second, first)),
            () => None,
        };
        let Some((net, gross)) = kept.map(|(net, gross)| (net.clone(), gross.clone())) else { return };
        self.note("pasted-net", net.column);
        self.blank(gross.column);
        self.rename(net.column, &super::role::price_heading(&net, true, months(&net)));
    }

    /// A price for a month and the same one for a year are one price.
    fn settle_months(&mut self) {
        let prices = self.net_of(Column::Price);
        let of = |wanted: u32| prices.iter().find(|one| months(one) == Some(wanted)).cloned();
        let (Some(month), Some(year)) = (of(1), of(12)) else { return };
        let (one, whole) = (self.figures(month.column), self.figures(year.column));
        let rows = self.rows();
        let twelve = Some(Decimal::from(12));
        if fits(&rows, |row| agree(one[row], Some(Decimal::ONE), twelve, whole[row])) {
            self.note("pasted-again", year.column);
            self.blank(year.column);
        }
    }

    /// What a column of reductions may take off one unit, row by row: a share, an amount of its own, or its part of an amount for all
    /// of the row, where that comes out even.
    fn reductions(&self, reduction: &Heading) -> Vec<Vec<Cut>> {
        let figures = self.figures(reduction.column);
        let said = |row: usize| self.typed(row, reduction.column).and_then(|typed| typed.stated.share).is_some();
        let shares = reduction.stated.share.is_some() || self.rows().iter().any(|row| said(*row));
        let money = reduction.stated.is_of_money();
        let cuts =
            |cut: fn(Decimal) -> Cut| figures.iter().map(|it| it.map_or(Cut::Nothing, |it| cut(it.abs()))).collect();
        let part = |(whole, count): (&Option<Decimal>, &Option<Decimal>)| {
            let one = whole.zip(*count).and_then(|(whole, count)| whole.abs().checked_div(count));
            one.map(|one| one.normalize()).filter(|one| one.scale() <= DIGITS).map_or(Cut::Nothing, Cut::Money)
        };
        let of_rows = || figures.iter().zip(&self.counts()).map(part).collect();
        match () {
            () if shares && !money => vec![cuts(Cut::Percent)],
            () if money && !shares => vec![cuts(Cut::Money), of_rows()],
            () => vec![cuts(Cut::Percent), cuts(Cut::Money), of_rows()],
        }
    }
}

/// What is taken off a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Nothing,
    Percent(Decimal),
    Money(Decimal),
}

impl Cut {
    /// The price without it.
    fn of(self, price: Decimal) -> Option<Decimal> {
        match self {
            Self::Nothing => Some(price),
            Self::Percent(share) if share <= Decimal::ONE_HUNDRED => {
                price.checked_mul(Decimal::ONE_HUNDRED - share)?.checked_div(Decimal::ONE_HUNDRED)
            }
            Self::Money(money) if money <= price => Some(price - money),
            Self::Percent(_) | Self::Money(_) => None,
        }
    }

    fn is_nothing(self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Percent(share) | Self::Money(share) => share.is_zero(),
        }
    }
}
