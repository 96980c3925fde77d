use rust_decimal::Decimal;

use super::prepared::Prepared;
use crate::document::QuantityDocument;
use crate::units::{Quantity, half_up};

/// Decimals of a quantity that may be divided, once it is multiplied.
const DIVIDED: u32 = 4;

impl Prepared {
    /// Multiplies every quantity of the plan, and what is in service already. What comes whole is rounded to whole units,
    /// at least one where there was any: a service that is bought once is bought in the smallest city too. Lines that follow
    /// others (`1 per 100 sensors`) follow them still.
    pub(crate) fn scale_quantities(&mut self, factor: Decimal, by: &str) {
        let divisible: Vec<(usize, bool)> =
            self.draft.lines.iter().map(|line| (line.place, line.item.divisible)).collect();
        for (place, divisible) in divisible {
            let scaled = |number: Decimal| {
                let exact = number.saturating_mul(factor);
                match (divisible, number.is_zero()) {
                    (_, true) => number,
                    (true, false) => half_up(exact, DIVIDED),
                    (false, false) => half_up(exact, 0).max(Decimal::ONE),
                }
            };
            let Some(line) = self.draft.written_line_mut(place) else { continue };
            match line.quantity.as_mut().map(|quantity| &mut quantity.value) {
                Some(QuantityDocument::Whole(Quantity::Number { value, .. })) => *value = scaled(*value),
                Some(QuantityDocument::Phases(targets)) => {
                    targets.iter_mut().for_each(|(_, target)| target.to.value = scaled(target.to.value));
                }
                Some(QuantityDocument::Whole(Quantity::Per { .. })) | None => {}
            }
            if let Some(existing) = &mut line.existing {
                existing.quantity.value = scaled(existing.quantity.value);
            }
        }
        self.note_scale(factor, by);
    }

    /// The id of the city that the plan names for its own.
    pub(crate) fn own_city(&self) -> Option<&str> {
        self.draft.plan.city.as_ref().map(|city| city.value.as_str())
    }
}
