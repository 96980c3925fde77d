use crate::document::OfferDocument;
use crate::model::{Accrual, Case};
use crate::units::Date;

/// An offer that ends within so many days of the plan's first day is short. An assumption: consultations
/// ask for 90 to 180 days of validity, of which the award leaves about these.
pub(crate) const SHORT_DAYS: i32 = 60;

/// Whether an offer still holds when the plan starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It does, for long enough.
    Holds,
    /// It does, for less than `SHORT_DAYS` more days.
    Short,
    /// It has run out before the plan's first day.
    Expired,
    /// It does not say.
    Unknown,
}

impl Validity {
    /// Of an offer for a plan that starts on a day.
    pub fn of(offer: &OfferDocument, start: Date) -> Self {
        let Some(until) = offer.valid_until.as_ref().map(|until| until.value) else {
            return Self::Unknown;
        };
        let days = start.until(until).map_or(i32::MAX, |span| span.get_days());
        match days {
            ..0 => Self::Expired,
            0..SHORT_DAYS => Self::Short,
            _ => Self::Holds,
        }
    }

    /// Its word in results.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Short => "short",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
        }
    }
}

/// A life or a warranty below the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shorter {
    /// Line of the case.
    pub line: usize,
    /// Component of the line.
    pub component: usize,
    /// `life` or `warranty`.
    pub field: &'static str,
    /// Months of the reference.
    pub reference: u32,
    /// Months of the offer.
    pub offered: u32,
}

/// Lives and warranties of the need that an offer makes shorter than the plan's reference has them. The
/// two cases are of the same plan, so that their lines and components correspond.
pub fn shorter(reference: &Case, offered: &Case) -> Vec<Shorter> {
    let mut out = Vec::new();
    for line in reference.tender.lines.iter().copied() {
        for (component, known) in reference.lines[line].components.iter().enumerate() {
            let found = offered.lines.get(line).and_then(|line| line.components.iter().find(|one| one.id == known.id));
            let Some(found) = found.filter(|found| found.accrual == Accrual::Unit || found.accrual == Accrual::Lump)
            else {
                continue;
            };
            let life = known.life.zip(found.life);
            for (field, months) in [("life", life), ("warranty", Some((known.warranty, found.warranty)))] {
                if let Some((reference, offered)) = months.filter(|(reference, offered)| offered < reference) {
                    out.push(Shorter { line, component, field, reference, offered });
                }
            }
        }
    }
    out
}
