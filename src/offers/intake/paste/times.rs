//! How long a price is paid, where the table's amounts are for all of that time.

use rust_decimal::Decimal;

use super::super::column::{Column, contains};
use super::super::headings::{Heading, plain};
use super::super::stated::Period;
use super::agree::fits;
use super::draft::Draft;
use crate::units::half_up;

/// Words of a heading of how long something is paid, and no other.
const DURATION: &[&str] = &[
    "duree",
    "durees",
    "engagement",
    "periode",
    "mois",
    "mensualites",
    "an",
    "ans",
    "annee",
    "annees",
    "nb",
    "nombre",
    "de",
    "d",
    "en",
    "du",
    "contrat",
    "abonnement",
    "contractuelle",
    "la",
    "des",
];
/// Those that alone make it one.
const SAYS_DURATION: &[&str] = &["duree", "durees", "engagement", "periode", "mois", "mensualites", "ans", "annees"];

impl Draft {
    /// Settles columns of how long a price is paid, and amounts that are for longer than the price: where quantity, price and
    /// time make the amount in every row, it becomes that of one time, and the price says which.
    pub(in super::super) fn settle_times(&mut self) {
        let all = self.net_of(Column::Price);
        let [price] = all.as_slice() else { return };
        let price = price.clone();
        if price.length().is_some() {
            return;
        }
        self.settle_amounts(&price);
        let durations: Vec<Heading> = self
            .headings
            .all
            .iter()
            .filter(|one| is_duration(one) && self.role(one.column).is_none())
            .cloned()
            .collect();
        if let [duration] = durations.as_slice() {
            self.settle_duration(&price, duration);
        }
    }

    /// Of several amounts, that of one time is kept; one for a longer time becomes it.
    fn settle_amounts(&mut self, price: &Heading) {
        let own = months(price);
        let prices = self.figures(price.column);
        let counts = self.counts();
        let rows = self.rows();
        for amount in self.net_of(Column::Amount) {
            let amounts = self.figures(amount.column);
            let agrees = |times: Decimal| fits(&rows, |row| agree(prices[row], counts[row], Some(times), amounts[row]));
            if agrees(Decimal::ONE) {
                continue;
            }
            let Some(whole) = spelt(&amount.text).or(months(&amount)) else { continue };
            let each: &[u32] = match own {
                Some(1) => &[1],
                Some(12) => &[12],
                Some(_) => continue,
                None => &[12, 1],
            };
            let found = each.iter().find_map(|each| {
                let times = Decimal::from(whole).checked_div(Decimal::from(*each))?;
                agrees(times).then_some((*each, times))
            });
            let Some((each, times)) = found else { continue };
            let factors: Vec<Option<Decimal>> = vec![Some(times); self.table.rows.len()];
            self.amounts_of_one(&amount, &factors);
            if own.is_none() {
                for row in &rows {
                    if let Some(price_of) = prices[*row] {
                        self.write(*row, price.column, price_of, Some(each));
                    }
                }
            }
            self.note("pasted-whole", amount.column);
        }
        // One that is that of one time checks the row, the others say the same again.
        let all = self.net_of(Column::Amount);
        let keeps = |one: &&Heading| {
            let amounts = self.figures(one.column);
            fits(&rows, |row| agree(prices[row], counts[row], Some(Decimal::ONE), amounts[row]))
        };
        if all.len() > 1 && all.iter().all(|one| keeps(&one)) {
            for other in &all[1..] {
                self.blank(other.column);
            }
        }
    }

    fn settle_duration(&mut self, price: &Heading, duration: &Heading) {
        let times = self.figures(duration.column);
        let unit = |row: usize| {
            let own = self.typed(row, duration.column).and_then(|typed| typed.stated.period);
            own.or(duration.stated.period).and_then(Period::months)
        };
        let rows = self.rows();
        let counted = |row: usize| times[row].is_some();
        let units: Vec<u32> = rows.iter().filter(|row| counted(**row)).filter_map(|row| unit(*row)).collect();
        let Some(unit) = units.first().copied().filter(|first| units.iter().all(|unit| unit == first)) else { return };
        if !matches!(unit, 1 | 12) || units.len() != rows.iter().filter(|row| counted(**row)).count() {
            return;
        }
        let own = months(price);
        let alone = duration.kind == Some(Column::Quantity) && self.headings.of(Column::Quantity).count() == 1;
        let counts = if alone { vec![Some(Decimal::ONE); times.len()] } else { self.other_counts(duration.column) };
        let prices = self.figures(price.column);
        // The time in that of the price; a price without one is of what the time counts.
        let each = own.unwrap_or(unit);
        let factor = |row: usize| match times[row] {
            Some(count) => count.checked_mul(Decimal::from(unit))?.checked_div(Decimal::from(each)),
            None => Some(Decimal::ONE),
        };
        let factors: Vec<Option<Decimal>> = (0..times.len()).map(factor).collect();
        let amount = self.net_of(Column::Amount).first().cloned();
        let agrees = amount.as_ref().is_some_and(|amount| {
            let amounts = self.figures(amount.column);
            fits(&rows, |row| agree(prices[row], counts[row], factors[row], amounts[row]))
        });
        match amount {
            Some(amount) if agrees => self.amounts_of_one(&amount, &factors),
            // Without an amount only a price that says its time can be held against none.
            None if own.is_some() => {}
            _ => return,
        }
        if own.is_none() {
            for row in rows.iter().filter(|row| counted(**row)) {
                if let Some(euros) = prices[*row] {
                    self.write(*row, price.column, euros, Some(each));
                }
            }
        }
        self.note(if agrees { "pasted-duration" } else { "pasted-duration-alone" }, duration.column);
        self.blank(duration.column);
        if alone && agrees {
            let column = self.add("Quantité");
            for row in rows {
                self.table.put(row, column).content = super::super::table::Content::Number(Decimal::ONE);
            }
        }
    }

    /// How many each row is of, by the column of quantities that is not the given one.
    fn other_counts(&self, duration: usize) -> Vec<Option<Decimal>> {
        let other = self.headings.of(Column::Quantity).find(|one| one.column != duration);
        other.map_or_else(|| vec![Some(Decimal::ONE); self.table.rows.len()], |one| self.figures(one.column))
    }

    /// Amounts of so many times each become those of one; so do the totals that are their sums.
    fn amounts_of_one(&mut self, amount: &Heading, factors: &[Option<Decimal>]) {
        let amounts = self.figures(amount.column);
        let rows = self.rows();
        let ones: Vec<(usize, Decimal)> =
            rows.iter().filter_map(|row| Some((*row, amounts[*row]?.checked_div(factors[*row]?)?))).collect();
        let (whole, one): (Decimal, Decimal) = (
            ones.iter().filter_map(|(row, _)| amounts[*row]).sum(),
            ones.iter().map(|(_, one)| half_up(*one, 2)).sum(),
        );
        for row in self.totals() {
            if amounts[row] == Some(whole) {
                self.write(row, amount.column, one, None);
            }
        }
        for (row, one) in ones {
            self.write(row, amount.column, half_up(one, 2), None);
        }
    }
}

/// Multiplies the amounts that are those of prices that are to be multiplied.
pub(super) fn times_amounts(draft: &mut Draft, prices: &[Option<Decimal>], factors: &[Option<Decimal>]) {
    let counts = draft.counts();
    let rows = draft.rows();
    for amount in draft.net_of(Column::Amount) {
        let amounts = draft.figures(amount.column);
        if !fits(&rows, |row| agree(prices[row], counts[row], Some(Decimal::ONE), amounts[row])) {
            continue;
        }
        let inverse: Vec<Option<Decimal>> = factors
            .iter()
            .map(|times| times.map_or(Some(Decimal::ONE), |times| Decimal::ONE.checked_div(times)))
            .collect();
        draft.amounts_of_one(&amount, &inverse);
    }
}

/// Whether price, count and time make an amount, with what a price that is shown with fewer decimals leaves open. `None`: one of
/// them is not there.
pub(super) fn agree(
    price: Option<Decimal>,
    count: Option<Decimal>,
    times: Option<Decimal>,
    amount: Option<Decimal>,
) -> Option<bool> {
    let (price, amount) = (price?, amount?);
    let Some(many) = count?.checked_mul(times?) else { return Some(false) };
    let half = Decimal::new(5, price.scale().clamp(2, 20) + 1);
    let (Some(product), Some(open)) = (price.checked_mul(many), half.checked_mul(many.abs())) else {
        return Some(false);
    };
    let off = product.checked_sub(amount).map(|off| off.abs());
    Some(off.is_some_and(|off| off <= open.min(Decimal::ONE_HUNDRED) + Decimal::new(5, 3)))
}

/// The months of a heading's time.
pub(super) fn months(heading: &Heading) -> Option<u32> {
    heading.stated.period.filter(|_| !heading.stated.two_periods).and_then(Period::months)
}

/// The months that a heading counts: 48 of `Total sur 4 ans`.
fn spelt(heading: &str) -> Option<u32> {
    let words = plain(heading);
    let words: Vec<&str> = words.split(' ').collect();
    words.windows(2).find_map(|two| {
        let count: u32 = two[0].parse().ok().filter(|count| (1..=600).contains(count))?;
        match two[1] {
            "mois" | "months" => Some(count),
            "an" | "ans" | "annees" | "years" => count.checked_mul(12),
            _ => None,
        }
    })
}

/// Whether a heading is of how long something is paid.
fn is_duration(heading: &Heading) -> bool {
    let words = plain(&heading.text);
    matches!(heading.kind, None | Some(Column::Quantity))
        && contains(&words, SAYS_DURATION)
        && words.split(' ').all(|word| DURATION.contains(&word))
}
