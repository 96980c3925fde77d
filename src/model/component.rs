use rust_decimal::Decimal;

use super::data::{Citation, Datum};
use crate::diagnostic::Span;
use crate::document::{Asset, Family, Fctva, Section};

/// A cost of a line, resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Its id.
    pub id: String,
    /// How it accrues.
    pub accrual: Accrual,
    /// When a one-off is charged.
    pub when: When,
    /// Months in which its amounts count: first and last.
    pub window: (u32, u32),
    /// Its price.
    pub pricing: Pricing,
    /// Other prices for a while.
    pub during: Vec<(Spell, Rate)>,
    /// Price of a renewal, where it differs.
    pub renewal: Option<Rate>,
    /// Months after which a unit is renewed.
    pub life: Option<u32>,
    /// Its durations: field, place and what is cited for it.
    pub terms: Vec<Term<&'static str>>,
    /// Whether an offer says its life, be it the reference's.
    pub life_promised: bool,
    /// Age in months from which failures count.
    pub warranty: u32,
    /// Yearly share of the units that fail.
    pub failure: Option<Datum>,
    /// The component whose events it shares.
    pub follows: Option<usize>,
    /// Section as written.
    pub section: Option<Section>,
    /// Index of its VAT rates among the case's tables.
    pub vat: usize,
    /// FCTVA as written.
    pub fctva: Option<Fctva>,
    /// What is bought, where the catalog says.
    pub asset: Option<Asset>,
    /// Over what its investment is depreciated; none where it is not.
    pub depreciation: Option<WrittenOff>,
    /// Index of its price index among the case's.
    pub index: Option<usize>,
    /// Share of its prices that the index does not move.
    pub fixed_part: Option<Datum>,
    /// Whether any of its prices is unknown.
    pub unpriced: bool,
    /// The component of an offer in which it is included.
    pub included_in: Option<usize>,
    /// Whether it belongs to the need and the offer laid over it does not quote it: its price is the
    /// plan's reference.
    pub not_quoted: bool,
}

/// A moment or a duration on which the calculation branches: no number of the calculation holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Term<P> {
    /// Its path, or its field.
    pub path: P,
    /// Where it is written.
    pub span: Span,
    /// What is cited for it.
    pub source: Option<Citation>,
}

/// Over what an investment is depreciated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WrittenOff {
    /// Equal parts of so many months.
    pub months: u32,
    /// Where it is the parameter of a family that says so.
    pub by_law: Option<Family>,
}

/// While what another price holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spell {
    /// A phase of the plan.
    Phase(usize),
    /// So many months from the line's first month of service.
    First(u32),
}

/// How a component accrues, which its unit decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accrual {
    /// Once for each unit.
    Unit,
    /// Once for the line.
    Lump,
    /// Each month for the units in service.
    UnitRecurring,
    /// Each month in which the line has a unit in service.
    LineRecurring,
}

impl Accrual {
    /// Whether it is charged each month.
    pub fn recurs(self) -> bool {
        matches!(self, Self::UnitRecurring | Self::LineRecurring)
    }
}

/// When a one-off is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// As a unit enters service.
    Entry,
    /// As a unit leaves service.
    Exit,
    /// In a month of the plan.
    Month(u32),
    /// When a lump sum of the same line is: its followers and shares.
    With(usize),
}

/// A price, or the lack of one.
#[derive(Debug, Clone, PartialEq)]
pub enum Pricing {
    /// One price.
    Flat(Rate),
    /// One band's price for all units.
    Volume(Vec<(Option<Decimal>, Rate)>),
    /// Each band's price for the units within it.
    Graduated(Vec<(Option<Decimal>, Rate)>),
    /// No price: never zero.
    Unpriced,
    /// Included in another component of an offer: nothing, at every event.
    Included,
}

/// One price: an amount, or a share of another component's price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The amount, or the share.
    pub datum: Datum,
    /// What a month's charge is in twelfths of it: 12 for a monthly or one-off price, 1 for a yearly one.
    pub twelfths: u32,
    /// The component of which it is a share.
    pub of: Option<usize>,
}

impl Component {
    /// The other price that holds in a phase, so many months after the line's first month of service, if it has come:
    /// that of the phase before that of the first months.
    pub fn during(&self, phase: usize, since_first: Option<u32>) -> Option<&Rate> {
        self.held(phase, since_first).map(|(_, rate)| rate)
    }

    /// While what that price holds.
    pub fn spell(&self, phase: usize, since_first: Option<u32>) -> Option<Spell> {
        self.held(phase, since_first).map(|(spell, _)| *spell)
    }

    fn held(&self, phase: usize, since_first: Option<u32>) -> Option<&(Spell, Rate)> {
        let find = |holds: &dyn Fn(&Spell) -> bool| self.during.iter().find(|(spell, _)| holds(spell));
        let of_phase = find(&|spell| *spell == Spell::Phase(phase));
        let of_first_months = || {
            find(&|spell| match (spell, since_first) {
                (Spell::First(months), Some(since)) => since < *months,
                _ => false,
            })
        };
        of_phase.or_else(of_first_months)
    }

    /// All of its prices: as listed, those that hold for a while, that of a renewal.
    pub(crate) fn rates(&self) -> impl Iterator<Item = &Rate> {
        let (flat, bands) = match &self.pricing {
            Pricing::Flat(rate) => (Some(rate), &[][..]),
            Pricing::Volume(bands) | Pricing::Graduated(bands) => (None, bands.as_slice()),
            Pricing::Unpriced | Pricing::Included => (None, &[][..]),
        };
        let listed = flat.into_iter().chain(bands.iter().map(|(_, rate)| rate));
        listed.chain(self.during.iter().map(|(_, rate)| rate)).chain(&self.renewal)
    }

    /// Whether any of its prices is above zero.
    pub fn has_a_price(&self) -> bool {
        let positive = |rate: &Rate| !rate.datum.value.is_zero();
        let listed = match &self.pricing {
            Pricing::Flat(rate) => positive(rate),
            Pricing::Volume(bands) | Pricing::Graduated(bands) => bands.iter().any(|(_, rate)| positive(rate)),
            Pricing::Unpriced | Pricing::Included => false,
        };
        listed || self.during.iter().any(|(_, rate)| positive(rate))
    }
}
