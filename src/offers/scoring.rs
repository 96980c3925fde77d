use rust_decimal::Decimal;

/// The linear formula gives nothing to an offer at this many times the lowest price. A choice: the
/// formula is published with any `n` (weka.fr, fiche 175374); 2 is the common one.
pub(crate) const LINEAR_MULTIPLE: i64 = 2;

/// The usual formula, `Pmin / P`, as a fraction of the points: the lowest price gets them all, as it
/// must (CE 29 October 2013, 370789).
pub fn usual(lowest: Decimal, price: Decimal) -> Decimal {
    if price <= Decimal::ZERO { Decimal::ONE } else { lowest / price }
}

/// The linear formula, `(n·Pmin − P) / ((n − 1)·Pmin)`, as a fraction of the points; never below zero,
/// as a negative mark would change the weight of the other criteria.
pub fn linear(lowest: Decimal, price: Decimal) -> Decimal {
    let n = Decimal::from(LINEAR_MULTIPLE);
    if lowest <= Decimal::ZERO {
        return if price <= Decimal::ZERO { Decimal::ONE } else { Decimal::ZERO };
    }
    ((n * lowest - price) / ((n - Decimal::ONE) * lowest)).max(Decimal::ZERO)
}

/// An offer's marks, in points out of 100 over all criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Price, by the usual formula, times its weight.
    pub price_usual: Decimal,
    /// Price, by the linear formula, times its weight.
    pub price_linear: Decimal,
    /// Technical score times its weight; none where it is not known.
    pub technical: Option<Decimal>,
    /// Sum by the formula of the tender; none where a part of it is missing.
    pub total: Option<Decimal>,
}

/// Weights and formula of a tender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Weight of the price, as a fraction.
    pub price: Decimal,
    /// Weight of the technical score, as a fraction.
    pub technical: Decimal,
    /// Whether the linear formula decides.
    pub linear: bool,
}

impl Rule {
    /// Scores prices TTC with technical scores (fractions of their maximum). An offer without a whole
    /// price is not scored, and does not set the lowest price.
    pub fn scores(self, offers: &[(Option<Decimal>, Option<Decimal>)]) -> Vec<Option<Score>> {
        let Some(lowest) = offers.iter().filter_map(|(price, _)| *price).min() else {
            return vec![None; offers.len()];
        };
        let score = |(price, technical): &(Option<Decimal>, Option<Decimal>)| {
            let price = (*price)?;
            let points = self.price * Decimal::ONE_HUNDRED;
            let price_usual = points * usual(lowest, price);
            let price_linear = points * linear(lowest, price);
            let technical = if self.technical.is_zero() {
                Some(Decimal::ZERO)
            } else {
                technical.map(|score| score * self.technical * Decimal::ONE_HUNDRED)
            };
            let price = if self.linear { price_linear } else { price_usual };
            Some(Score { price_usual, price_linear, technical, total: technical.map(|points| points + price) })
        };
        offers.iter().map(score).collect()
    }
}

/// Ranks from 1, the smallest key first; equal keys share a rank; those without one have none.
pub fn ranks(keys: &[Option<Decimal>]) -> Vec<Option<usize>> {
    let rank = |key: &Option<Decimal>| key.map(|key| 1 + keys.iter().flatten().filter(|other| **other < key).count());
    keys.iter().map(rank).collect()
}
