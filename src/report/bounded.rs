//! Amounts of a run in which something has no price, with what they say of the true ones.

use super::style::Style;
use crate::explore::Bound;

/// A total, with `>=` and what is missing where something has no price.
pub(super) fn at_least(amount: String, unpriced: usize, style: Style) -> String {
    if unpriced == 0 {
        return amount;
    }
    style.tell("at-least", &[("amount", amount.into()), ("count", unpriced.into())])
}

/// An amount of a run with components unpriced, with what it says of the true one.
pub(super) fn bounded(amount: String, bound: Bound, unpriced: usize, style: Style) -> String {
    match bound {
        Bound::Exact => amount,
        Bound::AtLeast => at_least(amount, unpriced, style),
        Bound::AtMost | Bound::Priced => of_sign(amount, bound, style),
    }
}

/// An amount with the sign of its bound alone, where the number of components unpriced is said beside it.
pub(super) fn of_sign(amount: String, bound: Bound, style: Style) -> String {
    let id = match bound {
        Bound::Exact => return amount,
        Bound::AtLeast => "sign-at-least",
        Bound::AtMost => "sign-at-most",
        Bound::Priced => "sign-priced",
    };
    style.tell(id, &[("amount", amount.into())])
}
