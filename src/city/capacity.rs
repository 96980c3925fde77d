use rust_decimal::Decimal;

use super::investing::{aided, aided_as_written, kept};
use super::projection::{CityYear, Outlook};
use crate::document::Investing;
use crate::model::{City, Inputs};
use crate::number::{FullNumber, Label, What};
use crate::units::half_up;

/// What a city that keeps its debt can invest in a year, in euros, without the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CapacityYear<N = Decimal> {
    /// Fiscal year.
    pub year: i32,
    /// All of it, with grants and FCTVA.
    pub investment: N,
    /// Before grants and FCTVA: gross savings and other revenue of investment, new loans taking the place of what is
    /// repaid.
    pub own: N,
    /// Of that, new loans: no more than the whole of it.
    pub new_loans: N,
    /// New loans beyond it: they pay for what FCTVA pays back, so that other money repays debt or makes up for savings.
    pub beyond: N,
    /// Grants and FCTVA received for it.
    pub aid: N,
    /// Net cost of the plan, after benefits.
    pub plan: N,
}

/// What a city can invest without more debt, year by year, and what that rests on.
#[derive(Debug, Clone)]
pub(crate) struct Capacity<N = Decimal> {
    /// Share of investment that grants and FCTVA are taken to pay for.
    pub rate: N,
    /// The same in the accounts, where it was cut.
    pub cut_from: Option<N>,
    /// Working capital that is kept.
    pub keep: N,
    /// The years, consecutive; at least one.
    pub years: Vec<CapacityYear<N>>,
}

/// A debt that falls by itself, without any plan.
#[derive(Debug, Clone)]
pub(crate) struct Falls {
    /// Debt of the accounts.
    pub from: Decimal,
    /// Debt at the end of the last year.
    pub to: Decimal,
    /// Years in which nothing is invested, and so nothing borrowed.
    pub nothing: Vec<i32>,
    /// Other years in which it falls: grants leave less to borrow for than is repaid.
    pub granted: Vec<i32>,
}

/// An amount that rests on the grants of one year, in hundreds of thousands of euros; below one, in thousands.
pub(crate) fn assumed(amount: Decimal) -> Decimal {
    let unit = Decimal::from(if amount.abs() < HUNDRED_THOUSAND { 1_000 } else { 100_000 });
    half_up(amount / unit, 0) * unit
}

const HUNDRED_THOUSAND: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// One of the amounts of a year.
type Amount<N> = fn(&CapacityYear<N>) -> &N;

impl<N> CapacityYear<N> {
    /// Its amounts, each by its name in the results.
    pub(crate) const AMOUNTS: [(&'static str, Amount<N>); 5] = [
        ("own", |year| &year.own),
        ("new_loans", |year| &year.new_loans),
        ("aid", |year| &year.aid),
        ("investment", |year| &year.investment),
        ("plan", |year| &year.plan),
    ];
}

impl<N: FullNumber<Mask = bool>> CapacityYear<N> {
    /// Whether it is nothing, to the euro.
    pub(crate) fn is_nothing(&self) -> bool {
        self.own.sub(&N::constant(Decimal::ONE)).below_zero()
    }
}

impl Capacity {
    /// Whether grants and FCTVA at the rate of the accounts' one year make a city invest so much more than these show that
    /// the rate is not that of every year.
    pub(crate) fn is_beyond(&self, invested: Decimal) -> bool {
        self.average("investment", |year| &year.investment) > invested * DOUBTED
    }
}

/// Times what its accounts show from which on an investment that rests on one year's grants is not believed.
const DOUBTED: Decimal = Decimal::TWO;

impl<N: FullNumber<Mask = bool>> Capacity<N> {
    /// Of a city from a year on; none where its investment goes on as in its accounts.
    pub(crate) fn of(city: &City, outlook: &Outlook<N>, from: i32, inputs: &impl Inputs<N>) -> Option<Self> {
        if city.investing == Investing::Accounts {
            return None;
        }
        let (rate, _) = aided(city, inputs);
        let year = |(year, effects): (&CityYear<N>, &super::Effects<N>)| {
            let name = |number: N, what| number.mark(|| Label::new(what).year(year.year));
            let aid = name(year.investment.mul(&rate), What::InvestmentAid);
            let own = name(year.investment.sub(&aid), What::OwnInvestment);
            let investment = name(year.investment.clone(), What::AffordableInvestment);
            let plan = name(effects.net_cost.clone(), What::YearNetCost);
            let new_loans = name(year.borrowing.min(&own), What::OwnLoans);
            let beyond = year.borrowing.sub(&new_loans);
            CapacityYear { year: year.year, own, new_loans, beyond, aid, investment, plan }
        };
        let years = outlook.without.iter().zip(&outlook.effects).filter(|(year, _)| year.year >= from);
        let years: Vec<CapacityYear<N>> = years.map(year).collect();
        let written = aided_as_written(city, inputs);
        (!years.is_empty()).then(|| Self {
            cut_from: written.filter(|written| rate.sub(written).below_zero()),
            keep: kept(city, &outlook.minimum, inputs),
            rate,
            years,
        })
    }

    /// Years in which nothing can be invested.
    pub(crate) fn nothing(&self) -> Vec<i32> {
        self.years.iter().filter(|year| year.is_nothing()).map(|year| year.year).collect()
    }

    /// Years in which something can be.
    pub(crate) fn something(&self) -> Vec<i32> {
        self.years.iter().filter(|year| !year.is_nothing()).map(|year| year.year).collect()
    }

    /// What of an amount there is in a year: of the plan's net cost in all years, of what the city can invest in those in
    /// which it can invest something.
    pub(crate) fn average(&self, name: &str, of: Amount<N>) -> N {
        let counted = |year: &&CapacityYear<N>| name == "plan" || !year.is_nothing();
        let count = self.years.iter().filter(counted).count().max(1);
        let mut sum = N::zero();
        self.years.iter().filter(counted).for_each(|year| sum.add_to(of(year)));
        let what = match name {
            "own" => What::OwnInvestment,
            "new_loans" => What::OwnLoans,
            "aid" => What::InvestmentAid,
            "plan" => What::YearNetCost,
            _ => What::AffordableInvestment,
        };
        let sum = sum.mark(|| Label::new(what));
        sum.div(&N::constant(Decimal::from(count)).mark(|| Label::new(What::YearsCounted)))
    }

    /// A sum over all years.
    pub(crate) fn sum(&self, of: Amount<N>) -> N {
        let mut sum = N::zero();
        self.years.iter().for_each(|year| sum.add_to(of(year)));
        sum
    }

    /// What other projects would have less to invest in a year for the plan, grants and FCTVA with it.
    pub(crate) fn taken(&self) -> N {
        // Each euro of own money that is missing leaves more than one uninvested: its grants are missing too.
        self.average("plan", |year| &year.plan).div(&N::constant(Decimal::ONE).sub(&self.rate))
    }
}

impl Falls {
    /// Of a city that only rules more debt out; none where its debt falls in no year.
    pub(crate) fn of(outlook: &Outlook<Decimal>) -> Option<Self> {
        let years = std::iter::once(&outlook.base).chain(&outlook.without);
        let pairs = years.clone().zip(years.skip(1)).filter(|(before, year)| before.debt - year.debt >= Decimal::ONE);
        let (nothing, granted): (Vec<_>, Vec<_>) = pairs.partition(|(_, year)| year.investment < Decimal::ONE);
        let of = |pairs: Vec<(&CityYear<Decimal>, &CityYear<Decimal>)>| {
            pairs.into_iter().map(|(_, year)| year.year).collect::<Vec<i32>>()
        };
        let to = outlook.without.last()?.debt;
        let (nothing, granted) = (of(nothing), of(granted));
        let any = !nothing.is_empty() || !granted.is_empty();
        any.then_some(Self { from: outlook.base.debt, to, nothing, granted })
    }
}
