use rust_decimal::Decimal;

use crate::model::{Datum, Tender};

/// The procurement procedure that an amount calls for (works, or supplies and services of a local authority;
/// code de la commande publique R2122-8, R2131-12, and the thresholds of L2124-1), lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Procedure {
    /// *Sans publicité ni mise en concurrence préalables.*
    None,
    /// *Marché à procédure adaptée*, free in its advertising.
    Adapted,
    /// *Marché à procédure adaptée*, with a notice in the BOAMP or a gazette of legal notices.
    AdaptedBoamp,
    /// *Procédure formalisée*: as a rule a call for tenders (*appel d'offres*).
    Formalised,
}

impl Procedure {
    /// Its word in results.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Adapted => "adapted",
            Self::AdaptedBoamp => "adapted-boamp",
            Self::Formalised => "formalised",
        }
    }

    /// The procedure of an estimated value of the need, HT and over the whole duration (CCP R2121-1), with
    /// the threshold that it reaches. None where the parameters hold no thresholds.
    pub fn of(tender: &Tender, value: Decimal) -> Option<(Self, Datum)> {
        let (lowest, boamp, formalised) = (tender.no_procedure?, tender.boamp?, tender.formalised?);
        // Of works the notice would be due from 90 000 EUR on, but below 100 000 there is no procedure to give notice of.
        let notice = if boamp.value < lowest.value { lowest } else { boamp };
        let found = [(Self::Formalised, formalised), (Self::AdaptedBoamp, notice), (Self::Adapted, lowest)];
        let reached = found.into_iter().find(|(_, threshold)| value >= threshold.value);
        Some(reached.unwrap_or((Self::None, lowest)))
    }
}
