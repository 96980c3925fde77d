use rust_decimal::Decimal;

use super::projection::{Growing, total};
use crate::document::Investing;
use crate::model::{City, Inputs};
use crate::number::{FullNumber, Label, What};

/// What the city invests in a year by itself, in euros, and what it receives for that. A plan comes on top of it.
#[derive(Debug, Clone)]
pub(super) struct Invested<N> {
    /// Investment, without capital repaid.
    pub investment: N,
    /// Grants received for it.
    pub grants: N,
    /// FCTVA and other own revenue of investment.
    pub others: N,
}

/// How a city's own investment goes on from its accounts.
pub(super) enum Course<N> {
    /// As in the accounts, account by account.
    Accounts { investments: Growing<N>, grants: Growing<N>, others: Growing<N> },
    /// What keeps the debt as it is: new loans replace what is repaid, and everything else pays for investment.
    ConstantDebt { other: Growing<N>, aided: N, granted: N, compensated: N, keep: N },
}

impl<N: FullNumber> Course<N> {
    pub(super) fn of(city: &City, minimum: &N, inputs: &impl Inputs<N>) -> Self {
        let [fctva, other] = &city.other_own_revenue;
        if city.investing == Investing::Accounts {
            return Self::Accounts {
                investments: Growing::of(&city.investment, inputs),
                grants: Growing::of([&city.grants], inputs),
                others: Growing::of([fctva, other], inputs),
            };
        }
        let (aided, granted) = aided(city, inputs);
        let (other, keep) = (Growing::of([other], inputs), kept(city, minimum, inputs));
        Self::ConstantDebt { other, compensated: aided.sub(&granted), aided, granted, keep }
    }

    /// The next year of the city without a plan: what its gross savings and its working capital allow.
    pub(super) fn next(&mut self, year: i32, gross_savings: &N, working_capital: &N) -> Invested<N> {
        match self {
            Self::Accounts { investments, grants, others } => {
                Invested { investment: investments.next(year), grants: grants.next(year), others: others.next(year) }
            }
            Self::ConstantDebt { other, aided, granted, compensated, keep } => {
                let other = other.next(year);
                let missing = keep.sub(working_capital).max(&N::zero());
                let own = gross_savings.add(&other).sub(&missing);
                let investment = own.div(&N::constant(Decimal::ONE).sub(aided)).max(&N::zero()).materialize();
                let investment = investment.mark(|| Label::new(What::AffordableInvestment).year(year));
                let (grants, fctva) = (investment.mul(granted), investment.mul(compensated));
                Invested { others: fctva.add(&other), grants, investment }
            }
        }
    }
}

/// Share of a city's investment that grants and FCTVA pay for, as in its accounts: from 0 to 80 %, nothing where it
/// invests nothing; and, within it, that of the grants.
pub(crate) fn aided<N: FullNumber>(city: &City, inputs: &impl Inputs<N>) -> (N, N) {
    let grants = inputs.of(city.grants.amount);
    let aid = grants.add(&inputs.of(city.other_own_revenue[0].amount));
    // Where there is nothing to divide by, one stands for it, and the share is nothing.
    let one = N::constant(Decimal::ONE);
    let share = |part: &N, whole: &N| {
        let none = whole.not_positive();
        N::select(&none, &N::zero(), &part.div(&N::select(&none, &one, whole)))
    };
    let most = N::constant(MOST_AIDED).mark(|| Label::new(What::MostAided));
    let aided = share(&aid, &total(&city.investment, inputs)).max(&N::zero()).min(&most);
    let aided = aided.mark(|| Label::new(What::AidedShare));
    let granted = aided.mul(&share(&grants, &aid));
    (aided, granted)
}

/// The same share as the accounts have it, above what is taken too; none where nothing is invested.
pub(super) fn aided_as_written<N: FullNumber<Mask = bool>>(city: &City, inputs: &impl Inputs<N>) -> Option<N> {
    let aid = inputs.of(city.grants.amount).add(&inputs.of(city.other_own_revenue[0].amount));
    let investment = total(&city.investment, inputs);
    (!investment.not_positive()).then(|| aid.div(&investment))
}

/// The largest share of a city's investment that grants and FCTVA are taken to pay for.
const MOST_AIDED: Decimal = Decimal::from_parts(8, 0, 0, false, 1);

/// Working capital below which the city borrows: its minimum; where it keeps its debt constant, what the accounts hold
/// if that is more.
pub(super) fn kept<N: FullNumber>(city: &City, minimum: &N, inputs: &impl Inputs<N>) -> N {
    match city.investing {
        Investing::Accounts => minimum.clone(),
        Investing::ConstantDebt => {
            minimum.max(&inputs.of(city.working_capital)).mark(|| Label::new(What::KeptWorkingCapital))
        }
    }
}
