use rust_decimal::Decimal;

use super::effects::Effects;
use super::horizon::Horizon;
use super::investing::{Course, Invested, kept};
use super::present_debt::PresentDebt;
use super::verdict::Bare;
use crate::model::{Account, City, Inputs, Thresholds};
use crate::number::{FullNumber, Label, What};

/// A city's budget in one fiscal year, in euros.
#[derive(Debug, Clone)]
pub struct CityYear<N> {
    /// Fiscal year.
    pub year: i32,
    /// Operating revenue.
    pub revenue: N,
    /// Operating spending without interest.
    pub spending: N,
    /// Staff, within the spending.
    pub staff: N,
    /// Interest.
    pub interest: N,
    /// Capital repaid.
    pub principal: N,
    /// *Épargne brute*: revenue less spending and interest.
    pub gross_savings: N,
    /// *Épargne nette*: gross savings less capital repaid.
    pub net_savings: N,
    /// Grants received for investment, within the own revenue.
    pub grants: N,
    /// Own revenue of investment: grants, FCTVA and other, without loans.
    pub own_revenue: N,
    /// Investment, without capital repaid.
    pub investment: N,
    /// New loans that the city takes.
    pub borrowing: N,
    /// Working capital at the year's end.
    pub working_capital: N,
    /// Debt at the year's end.
    pub debt: N,
    /// Depreciation net of what subsidies write back, which is no real movement; where the accounts give theirs.
    pub depreciation: Option<N>,
}

/// The city without and with the plan.
#[derive(Debug, Clone)]
pub struct Outlook<N> {
    /// Year of the accounts.
    pub base: CityYear<N>,
    /// Years without the plan.
    pub without: Vec<CityYear<N>>,
    /// The same years with it.
    pub with: Vec<CityYear<N>>,
    /// What the plan does in each of these years.
    pub effects: Vec<Effects<N>>,
    /// Working capital below which the city borrows.
    pub minimum: N,
    /// What the rules find without the plan.
    pub(crate) bare: Bare<N>,
}

pub(super) fn total<N: FullNumber>(accounts: &[Account], inputs: &impl Inputs<N>) -> N {
    accounts.iter().fold(N::zero(), |sum, account| sum.add(&inputs.of(account.amount)))
}

/// Working capital below which the city borrows; by default 30 days of the base year's spending.
pub fn minimum<N: FullNumber>(city: &City, inputs: &impl Inputs<N>) -> N {
    match city.minimum {
        Some(minimum) => inputs.of(minimum),
        None => {
            let spending = inputs.of(city.staff.amount).add(&total(&city.other_spending, inputs));
            let days = |days: i64| N::constant(Decimal::from(days)).mark(|| Label::new(What::ThirtyDays));
            spending.mul(&days(30)).div(&days(365)).mark(|| Label::new(What::MinimumWorkingCapital))
        }
    }
}

/// The year of the accounts, as it was.
pub fn base_year<N: FullNumber>(city: &City, inputs: &impl Inputs<N>) -> CityYear<N> {
    let revenue = total(&city.revenue, inputs);
    let staff = inputs.of(city.staff.amount);
    let spending = staff.add(&total(&city.other_spending, inputs));
    let (interest, principal) = (inputs.of(city.interest), inputs.of(city.principal));
    let gross_savings = revenue.sub(&spending).sub(&interest);
    let grants = inputs.of(city.grants.amount);
    CityYear {
        year: city.year,
        net_savings: gross_savings.sub(&principal),
        gross_savings,
        revenue,
        spending,
        staff,
        interest,
        principal,
        own_revenue: grants.add(&total(&city.other_own_revenue, inputs)),
        grants,
        investment: total(&city.investment, inputs),
        borrowing: N::zero(),
        working_capital: inputs.of(city.working_capital),
        debt: inputs.of(city.debt),
        depreciation: city.depreciation.as_ref().map(|account| inputs.of(account.amount)),
    }
}

/// Accounts that grow year by year.
pub(super) struct Growing<N> {
    accounts: Vec<Grown<N>>,
}

/// An account on its way: the last value that is given, grown from its year on.
struct Grown<N> {
    amount: N,
    factor: N,
    outlook: Vec<(i32, N)>,
}

impl<N: FullNumber> Growing<N> {
    pub(super) fn of<'a>(accounts: impl IntoIterator<Item = &'a Account>, inputs: &impl Inputs<N>) -> Self {
        let one = N::constant(Decimal::ONE);
        let grow = |account: &Account| Grown {
            amount: inputs.of(account.amount),
            factor: one.add(&inputs.of(account.growth)),
            outlook: account.outlook.iter().map(|(year, amount)| (*year, inputs.of(*amount))).collect(),
        };
        Self { accounts: accounts.into_iter().map(grow).collect() }
    }

    /// The sum of the next year: what the city itself expects of it, or one year's growth more.
    pub(super) fn next(&mut self, year: i32) -> N {
        let mut sum = N::zero();
        for account in &mut self.accounts {
            let given = account.outlook.iter().find(|(of, _)| *of == year);
            account.amount = given.map_or_else(|| account.amount.mul(&account.factor), |(_, amount)| amount.clone());
            sum.add_to(&account.amount);
        }
        sum
    }
}

/// Loans that the city takes in the projection: constant annuities, unrounded, from the next year on.
struct Borrowing<N> {
    rate: N,
    annuity: N,
    term: usize,
    taken: Vec<N>,
    balance: N,
}

impl<N: FullNumber> Borrowing<N> {
    fn of(city: &City, inputs: &impl Inputs<N>) -> Self {
        let one = N::constant(Decimal::ONE);
        let rate = inputs.of(city.loan_rate);
        let annuity = if city.loan_rate.value.is_zero() {
            one.div(&N::constant(Decimal::from(city.loan_term)))
        } else {
            let growth = one.add(&rate);
            let power = (0..city.loan_term).fold(one.clone(), |power, _| power.mul(&growth));
            rate.mul(&power).div(&power.sub(&one))
        };
        let annuity = annuity.mark(|| Label::new(What::AnnuityFactor));
        Self { rate, annuity, term: city.loan_term as usize, taken: Vec::new(), balance: N::zero() }
    }

    /// Interest and capital of the year, of all loans taken before it.
    fn pay(&mut self) -> (N, N) {
        let running = self.taken.iter().rev().take(self.term);
        let paid = running.fold(N::zero(), |sum, loan| sum.add(loan)).mul(&self.annuity).materialize();
        let interest = self.balance.mul(&self.rate);
        let principal = paid.sub(&interest);
        self.balance = self.balance.sub(&principal).materialize().mark(|| Label::new(What::NewDebt));
        (interest, principal)
    }

    fn take(&mut self, amount: &N) {
        self.balance.add_to(amount);
        self.taken.push(amount.clone());
    }
}

/// What plans do in each fiscal year from the first of their horizon on, laid over a city and what it invests by itself.
type Laid<'a, N> = (Horizon, &'a [Effects<N>], &'a [Invested<N>]);

/// The city's years from the one after the accounts to the last, with the effects of plans laid over them where there
/// are any (`None`: without), and what the city invests by itself: with a plan as without.
fn project<N: FullNumber>(
    city: &City,
    last: i32,
    effects: Option<Laid<'_, N>>,
    inputs: &impl Inputs<N>,
) -> (Vec<CityYear<N>>, Vec<Invested<N>>) {
    let base = base_year(city, inputs);
    let minimum = minimum(city, inputs);
    let keep = kept(city, &minimum, inputs);
    let mut course = Course::of(city, &minimum, inputs);
    let (mut revenues, mut staffs) = (Growing::of(&city.revenue, inputs), Growing::of([&city.staff], inputs));
    let mut spendings = Growing::of(&city.other_spending, inputs);
    let mut depreciations = city.depreciation.as_ref().map(|account| Growing::of([account], inputs));
    let mut borrowing = Borrowing::of(city, inputs);
    let mut present_debt = PresentDebt::of(city, &base, inputs);
    let (mut debt, mut working_capital) = (base.debt, base.working_capital);
    let (mut out, mut all_invested) = (Vec::new(), Vec::new());
    for (at, year) in (city.year + 1..=last).enumerate() {
        let none = Effects::none();
        let plan = effects.and_then(|(horizon, effects, _)| effects.get(horizon.place(year)?)).unwrap_or(&none);
        let name = |number: N, what: What| number.mark(|| Label::new(what).year(year).with(effects.is_some()));
        let staff = name(staffs.next(year).add(&plan.staff).materialize(), What::Staff);
        let revenue =
            name(revenues.next(year).add(&plan.operating_receipts).add(&plan.revenues).materialize(), What::Revenue);
        let spending = name(
            spendings.next(year).add(&staff).add(&plan.operating).sub(&plan.savings).materialize(),
            What::Spending,
        );
        let (old_interest, old_principal) = present_debt.pay(year, &name);
        let (new_interest, new_principal) = borrowing.pay();
        let (new_interest, new_principal) =
            (name(new_interest, What::NewInterest), name(new_principal, What::NewPrincipal));
        let interest = name(old_interest.add(&new_interest).add(&plan.interest).materialize(), What::Interest);
        let principal = name(old_principal.add(&new_principal).add(&plan.principal).materialize(), What::Principal);
        let gross_savings = name(revenue.sub(&spending).sub(&interest).materialize(), What::GrossSavings);
        let invested = effects.and_then(|(_, _, invested)| invested.get(at).cloned());
        let invested = invested.unwrap_or_else(|| course.next(year, &gross_savings, &working_capital));
        let investment = name(invested.investment.add(&plan.investment), What::Investment);
        let grants = name(invested.grants.add(&plan.grants), What::Grants);
        let own_revenue =
            name(grants.add(&invested.others).add(&plan.fctva).add(&plan.resales).materialize(), What::OwnRevenue);
        let net_savings = name(gross_savings.sub(&principal).materialize(), What::NetSavings);
        let spare = working_capital.sub(&keep);
        let need = investment.sub(&net_savings).sub(&own_revenue).sub(&plan.loans).sub(&spare);
        let (need, room) = (name(need, What::Need), name(investment.sub(&grants).sub(&plan.loans), What::Room));
        let new_loans = name(need.min(&room).max(&N::zero()), What::Borrowing);
        borrowing.take(&new_loans);
        let inflow = net_savings.add(&own_revenue).add(&plan.loans).add(&new_loans);
        working_capital = name(working_capital.add(&inflow).sub(&investment).materialize(), What::WorkingCapital);
        debt = name(debt.sub(&principal).add(&plan.loans).add(&new_loans).materialize(), What::Debt);
        let depreciation = depreciations.as_mut().map(|own| own.next(year).add(&plan.depreciation).materialize());
        all_invested.push(invested);
        out.push(CityYear {
            year,
            revenue,
            spending,
            staff,
            interest,
            principal,
            gross_savings,
            net_savings,
            grants,
            own_revenue,
            investment,
            borrowing: new_loans,
            working_capital: working_capital.clone(),
            debt: debt.clone(),
            depreciation: depreciation.map(|net| name(net, What::Depreciation)),
        });
    }
    (out, all_invested)
}

/// A city by itself: what every plan on it is laid over.
#[derive(Debug)]
pub(crate) struct Alone<N> {
    base: CityYear<N>,
    without: Vec<CityYear<N>>,
    invested: Vec<Invested<N>>,
    minimum: N,
    /// Its thresholds, and what the rules find by them.
    bare: (Thresholds, Bare<N>),
}

impl<N: FullNumber> Alone<N> {
    /// The city from the year after its accounts to the last that is asked for.
    pub(crate) fn of(city: &City, last: i32, inputs: &impl Inputs<N>) -> Self {
        let (without, invested) = project(city, last, None, inputs);
        let bare = (city.thresholds.clone(), Bare::new(without.len()));
        Self { base: base_year(city, inputs), without, invested, minimum: minimum(city, inputs), bare }
    }

    /// Its last year.
    pub(crate) fn last(&self) -> i32 {
        self.without.last().map_or(self.base.year, |year| year.year)
    }

    /// The same city with what plans do in each fiscal year from the first on; no later than the years that it has.
    pub(crate) fn with(
        &self,
        horizon: Horizon,
        city: &City,
        effects: &[Effects<N>],
        inputs: &impl Inputs<N>,
    ) -> Outlook<N> {
        let last = horizon.last.min(self.last());
        let (with, _) = project(city, last, Some((horizon, effects, &self.invested)), inputs);
        let without = self.without.iter().filter(|year| year.year <= last).cloned().collect::<Vec<_>>();
        let aligned = without.iter().map(|year| {
            let place = horizon.place(year.year);
            place.and_then(|place| effects.get(place).cloned()).unwrap_or_else(Effects::none)
        });
        let effects = aligned.collect();
        // Plans that begin on other days are judged by other thresholds.
        let (thresholds, bare) = &self.bare;
        let bare = if *thresholds == city.thresholds { bare.clone() } else { Bare::new(without.len()) };
        let (base, minimum) = (self.base.clone(), self.minimum.clone());
        Outlook { base, without, with, effects, minimum, bare }
    }
}
