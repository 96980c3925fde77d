use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::language::{Language, group, money};

/// An axis of values: ends and ticks are round amounts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// Its lower end.
    pub low: Decimal,
    /// Its upper end.
    pub high: Decimal,
    /// Where it is labelled, rising.
    pub ticks: Vec<Decimal>,
}

impl Scale {
    /// The axis that holds zero and all values, with about four steps.
    pub(super) fn of(values: impl IntoIterator<Item = Decimal>) -> Self {
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for value in values {
            (low, high) = (low.min(value), high.max(value));
        }
        if low == high {
            high = Decimal::ONE;
        }
        Self::between(low, high)
    }

    fn between(low: Decimal, high: Decimal) -> Self {
        let step = step((high - low) / Decimal::from(4));
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let mut ticks = Vec::new();
        let mut place = first;
        while place <= last {
            ticks.push((place * step).normalize());
            place += Decimal::ONE;
        }
        // Below zero there is as much room as is needed, and no empty band down to the next tick.
        let floor = if low < Decimal::ZERO && high > Decimal::ZERO { low } else { first * step };
        ticks.retain(|tick| *tick >= floor);
        Self { low: floor, high: last * step, ticks }
    }

    /// The axis that holds all values and no more: for lines whose changes matter, not their height.
    pub(super) fn around(values: impl IntoIterator<Item = Decimal> + Clone) -> Self {
        let (least, most) = (values.clone().into_iter().min(), values.into_iter().max());
        let (Some(least), Some(most)) = (least, most) else { return Self::of([]) };
        if least == most || least.is_sign_negative() != most.is_sign_negative() {
            return Self::of([least, most]);
        }
        Self::between(least, most)
    }

    /// Where a value lies, from 0 at the lower end to 1 at the upper; beyond them where it does.
    pub(super) fn place(&self, value: Decimal) -> f64 {
        share(value - self.low, self.high - self.low)
    }
}

/// One amount as a share of another, for the eye: nothing is calculated with it.
pub(super) fn share(part: Decimal, whole: Decimal) -> f64 {
    part.to_f64().zip(whole.to_f64()).filter(|(_, whole)| *whole != 0.0).map_or(0.0, |(part, whole)| part / whole)
}

/// The smallest of 1, 2, 5 times a power of ten that is no smaller.
fn step(least: Decimal) -> Decimal {
    let mut power = Decimal::ONE;
    while power < least {
        power *= Decimal::TEN;
    }
    while power > least && power > Decimal::new(1, 6) {
        power /= Decimal::TEN;
    }
    let steps = [1, 2, 5, 10].map(|times| power * Decimal::from(times));
    steps.into_iter().find(|step| *step >= least).unwrap_or(power)
}

/// The unit of an axis: what its amounts are divided by, and how that is called.
pub(super) fn unit(scale: &Scale, language: Language) -> (Decimal, &'static str) {
    let size = scale.low.abs().max(scale.high.abs());
    let french = language == Language::French;
    if size < Decimal::from(10_000) {
        (Decimal::ONE, if french { "€" } else { "EUR" })
    } else if size < Decimal::from(5_000_000) {
        (Decimal::ONE_THOUSAND, if french { "k€" } else { "kEUR" })
    } else {
        (Decimal::from(1_000_000), if french { "M€" } else { "MEUR" })
    }
}

/// An amount in few characters: `9 250 €`, `349 k€`, `1,25 M€`.
pub(super) fn short(amount: Decimal, language: Language) -> String {
    let size = amount.abs();
    let french = language == Language::French;
    let (by, digits, unit) = if size < Decimal::from(9_999) {
        return money(amount, 0, language);
    } else if size < Decimal::from(999_500) {
        (Decimal::ONE_THOUSAND, 0, if french { "k€" } else { "kEUR" })
    } else {
        (Decimal::from(1_000_000), 2, if french { "M€" } else { "MEUR" })
    };
    format!("{}\u{a0}{unit}", group(amount / by, digits, language))
}

/// A plain number with the decimals it has.
pub(super) fn plain(number: Decimal, language: Language) -> String {
    let number = number.normalize();
    group(number, number.scale(), language)
}
