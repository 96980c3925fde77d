use rust_decimal::Decimal;

/// The detector of abnormally low offers that the courts have upheld (weka.fr, fiche 34068): `m1` is the
/// mean of all prices; those above 1.2 times it are left out; `m2` is the mean of the rest; below 0.9
/// times it an offer is suspect. It only says where to *ask for justification* (CCP L2152-6, R2152-3): no
/// offer may be turned down by formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detector {
    /// Mean of all prices, TTC, in euros.
    pub first_mean: Decimal,
    /// Mean of those not above 1.2 times the first.
    pub second_mean: Decimal,
    /// 0.9 times the second mean.
    pub threshold: Decimal,
    /// For each offer: whether it is left out of the second mean as too high.
    pub left_out: Vec<bool>,
    /// For each offer: whether it is suspect.
    pub suspect: Vec<bool>,
}

/// Applies the detector to prices; one that is not known is neither counted nor suspect. None below two
/// known prices.
pub fn detect(prices: &[Option<Decimal>]) -> Option<Detector> {
    let known: Vec<Decimal> = prices.iter().flatten().copied().collect();
    if known.len() < 2 {
        return None;
    }
    let mean = |prices: &[Decimal]| prices.iter().sum::<Decimal>() / Decimal::from(prices.len());
    let first_mean = mean(&known);
    let ceiling = first_mean * Decimal::new(12, 1);
    let rest: Vec<Decimal> = known.into_iter().filter(|price| *price <= ceiling).collect();
    let second_mean = mean(&rest);
    let threshold = second_mean * Decimal::new(9, 1);
    Some(Detector {
        first_mean,
        second_mean,
        threshold,
        left_out: prices.iter().map(|price| price.is_some_and(|price| price > ceiling)).collect(),
        suspect: prices.iter().map(|price| price.is_some_and(|price| price < threshold)).collect(),
    })
}
