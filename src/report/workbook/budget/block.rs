use std::ops::Range;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::Side;
use super::baseline::Baseline;
use crate::city::CityYear;
use crate::model::City;
use crate::report::Style;
use crate::report::workbook::pad::{Look, Pad, Row, letters};
use crate::report::workbook::term::Term;
use crate::report::workbook::yearly::Effects;

/// Rows of a block, in their order: formulas refer to rows below them.
#[derive(Clone, Copy)]
enum Line {
    Revenue,
    Staff,
    Spending,
    NewInterest,
    NewPrincipal,
    Interest,
    Principal,
    GrossSavings,
    NetSavings,
    Investment,
    Grants,
    OwnRevenue,
    Need,
    Room,
    Borrowing,
    NewDebt,
    WorkingCapital,
    Debt,
}

use Line::{
    Borrowing, Debt, Grants, GrossSavings, Interest, Investment, Need, NetSavings, NewDebt, NewInterest, NewPrincipal,
    OwnRevenue, Principal, Revenue, Room, Spending, Staff, WorkingCapital,
};

/// The city's budget year by year, without or with the plan.
pub(super) struct Block<'a> {
    city: &'a City,
    baseline: &'a Baseline,
    /// Working capital and debt at the end of the accounts' year.
    opening: [Term; 2],
    /// What the engine finds, the accounts' year first.
    known: Vec<&'a CityYear<Decimal>>,
    /// Interest, capital and balance of the loans that the city takes, by year.
    fresh: Vec<[Decimal; 3]>,
    /// Its first row, as formulas write it.
    at: u32,
    /// What the plan does and the columns before its first year, and the block without it.
    plan: Option<(&'a Effects, usize, &'a Self)>,
}

impl<'a> Block<'a> {
    /// The city without the plan, from the row that comes next.
    pub(super) fn new(
        city: &'a City,
        baseline: &'a Baseline,
        opening: [Term; 2],
        (base, years): (&'a CityYear<Decimal>, &'a [CityYear<Decimal>]),
        pad: &Pad<'_>,
    ) -> Self {
        let known = std::iter::once(base).chain(years).collect();
        let block = Self { city, baseline, opening, known, fresh: Vec::new(), at: pad.next + 1, plan: None };
        Self { fresh: block.new_loans(), ..block }
    }

    /// The same city with the plan, whose first year so many columns stand before.
    pub(super) fn with(
        &'a self,
        plan: &'a Effects,
        offset: usize,
        years: &'a [CityYear<Decimal>],
        pad: &Pad<'_>,
    ) -> Self {
        let block = Self::new(self.city, self.baseline, self.opening.clone(), (self.known[0], years), pad);
        Self { plan: Some((plan, offset, self)), ..block }
    }

    pub(super) fn write(&self, style: Style, pad: &mut Pad<'_>) -> Result<Side, XlsxError> {
        let mut row = |line: Line, id: &str, look: Look| {
            let terms = (0..self.known.len()).map(|year| self.term(line, year)).collect();
            pad.row(&[style.say(id).into()], terms, look)
        };
        let revenue = row(Revenue, "workbook-revenue", Look::Euros)?;
        let staff = row(Staff, "workbook-staff", Look::Euros)?;
        row(Spending, "workbook-spending", Look::Euros)?;
        row(NewInterest, "workbook-new-interest", Look::Euros)?;
        row(NewPrincipal, "workbook-new-principal", Look::Euros)?;
        let interest = row(Interest, "workbook-interest", Look::Euros)?;
        let principal = row(Principal, "workbook-principal", Look::Euros)?;
        let gross_savings = row(GrossSavings, "column-gross", Look::Total)?;
        let net_savings = row(NetSavings, "column-net", Look::Total)?;
        row(Investment, "workbook-investment", Look::Euros)?;
        let grants = row(Grants, "workbook-grants", Look::Euros)?;
        let own_revenue = row(OwnRevenue, "workbook-own-revenue", Look::Euros)?;
        row(Need, "workbook-need", Look::Euros)?;
        row(Room, "workbook-room", Look::Euros)?;
        row(Borrowing, "workbook-borrowing", Look::Euros)?;
        row(NewDebt, "workbook-new-debt", Look::Euros)?;
        let working_capital = row(WorkingCapital, "rule-working-capital", Look::Total)?;
        let debt = row(Debt, "column-debt", Look::Total)?;
        Ok(Side {
            revenue,
            staff,
            interest,
            principal,
            gross_savings,
            net_savings,
            grants,
            own_revenue,
            working_capital,
            debt,
        })
    }

    /// Years whose loans are still repaid in a year.
    fn repaying(&self, year: usize) -> Range<usize> {
        year.saturating_sub(self.city.loan_term as usize).max(1)..year
    }

    fn borrowed(&self, years: Range<usize>) -> Decimal {
        self.known[years].iter().map(|year| year.borrowing).sum()
    }

    fn new_loans(&self) -> Vec<[Decimal; 3]> {
        let mut out: Vec<[Decimal; 3]> = vec![[Decimal::ZERO; 3]];
        for year in 1..self.known.len() {
            let before = out[year - 1][2];
            let interest = before * self.baseline.rate.value;
            let principal = self.borrowed(self.repaying(year)) * self.baseline.annuity.value - interest;
            out.push([interest, principal, before - principal + self.known[year].borrowing]);
        }
        out
    }

    /// What the engine finds for a line.
    fn figure(&self, line: Line, year: usize) -> Decimal {
        let (known, [interest, principal, debt]) = (self.known[year], self.fresh[year]);
        match line {
            Revenue => known.revenue,
            Staff => known.staff,
            Spending => known.spending,
            NewInterest => interest,
            NewPrincipal => principal,
            Interest => known.interest,
            Principal => known.principal,
            GrossSavings => known.gross_savings,
            NetSavings => known.net_savings,
            Investment => known.investment,
            Grants => known.grants,
            OwnRevenue => known.own_revenue,
            // Steps on the way to what is borrowed, which the engine does not keep.
            Need | Room => self.formula(line, year).map_or(Decimal::ZERO, |term| term.value),
            Borrowing => known.borrowing,
            NewDebt => debt,
            WorkingCapital => known.working_capital,
            Debt => known.debt,
        }
    }

    fn cell(&self, line: Line, year: usize) -> Term {
        Term::new(format!("{}{}", letters(1, year), self.at + line as u32), self.figure(line, year))
    }

    fn term(&self, line: Line, year: usize) -> Option<Term> {
        Some(self.formula(line, year)?.found(self.figure(line, year)))
    }

    /// What the plan does in a year, where it does something.
    fn plan(&self, year: usize, row: impl FnOnce(&Effects) -> Option<&Row>) -> Option<Term> {
        let (plan, offset, _) = self.plan?;
        Some(row(plan)?.term(year.checked_sub(offset)?))
    }

    /// A line's formula; none in the accounts' year for what only later years have.
    fn formula(&self, line: Line, year: usize) -> Option<Term> {
        if year == 0
            && let Some(opening) = self.in_accounts(line)
        {
            return opening;
        }
        let cell = |line| self.cell(line, year);
        let before = |line| self.cell(line, year - 1);
        let own = |row: &Row| row.term(year);
        let plan = |row: fn(&Effects) -> &Row| self.plan(year, |plan| Some(row(plan)));
        let baseline = self.baseline;
        Some(match line {
            Revenue => own(&baseline.revenue) + plan(|plan| &plan.operating_receipts) + plan(|plan| &plan.revenues),
            Staff => own(&baseline.staff) + plan(|plan| &plan.staff),
            Spending => {
                let own = own(&baseline.other_spending) + cell(Staff);
                own + plan(|plan| &plan.operating) - plan(|plan| &plan.savings)
            }
            NewInterest => before(NewDebt) * baseline.rate.clone(),
            NewPrincipal => self.annuities(year) - cell(NewInterest),
            Interest => own(&baseline.old_interest) + cell(NewInterest) + plan(|plan| &plan.interest),
            Principal => own(&baseline.old_principal) + cell(NewPrincipal) + plan(|plan| &plan.principal),
            GrossSavings => cell(Revenue) - cell(Spending) - cell(Interest),
            NetSavings => cell(GrossSavings) - cell(Principal),
            Investment => self.own_investment(year) + plan(|plan| &plan.investment),
            Grants => self.own_grants(year) + plan(|plan| &plan.grants),
            OwnRevenue => {
                let resales = self.plan(year, |plan| plan.resales.as_ref());
                cell(Grants) + self.other_own_revenue(year) + plan(|plan| &plan.fctva) + resales
            }
            Need => {
                let after = cell(Investment) - cell(NetSavings) - cell(OwnRevenue) - plan(|plan| &plan.loans);
                after - (before(WorkingCapital) - self.keep())
            }
            Room => cell(Investment) - cell(Grants) - plan(|plan| &plan.loans),
            Borrowing => Term::zero().max(cell(Need).min(cell(Room))),
            NewDebt => before(NewDebt) - cell(NewPrincipal) + cell(Borrowing),
            WorkingCapital => {
                let received = before(WorkingCapital) + cell(NetSavings) + cell(OwnRevenue);
                received + plan(|plan| &plan.loans) + cell(Borrowing) - cell(Investment)
            }
            Debt => before(Debt) - cell(Principal) + plan(|plan| &plan.loans) + cell(Borrowing),
        })
    }

    /// Lines that the accounts' year has otherwise than those that follow.
    fn in_accounts(&self, line: Line) -> Option<Option<Term>> {
        let [working_capital, debt] = &self.opening;
        Some(match line {
            NewInterest | NewPrincipal | Need | Room | Borrowing | NewDebt => None,
            Interest => Some(self.baseline.old_interest.term(0)),
            Principal => Some(self.baseline.old_principal.term(0)),
            WorkingCapital => Some(working_capital.clone()),
            Debt => Some(debt.clone()),
            _ => return None,
        })
    }

    /// What the loans that the city took cost in a year.
    fn annuities(&self, year: usize) -> Term {
        let years = self.repaying(year);
        if years.is_empty() {
            return Term::zero();
        }
        let (first, last) = (self.cell(Borrowing, years.start), self.cell(Borrowing, year - 1));
        let taken = Term::new(format!("SUM({}:{})", first.text, last.text), self.borrowed(years));
        taken * self.baseline.annuity.clone()
    }

    /// Working capital that the city keeps, be it by borrowing.
    fn keep(&self) -> Term {
        self.baseline.constant_debt.as_ref().map_or(&self.baseline.minimum, |constant| &constant.keep).clone()
    }

    /// Investment without the plan: as in the accounts, or what keeps the debt as it is.
    fn own_investment(&self, year: usize) -> Term {
        match (&self.baseline.constant_debt, self.plan) {
            (Some(_), Some((_, _, without))) if year > 0 => without.cell(Investment, year),
            (Some(constant), None) if year > 0 => {
                let missing = Term::zero().max(constant.keep.clone() - self.cell(WorkingCapital, year - 1));
                let own = self.cell(GrossSavings, year) + self.baseline.others.term(year) - missing;
                Term::zero().max(own / (Term::one() - constant.aided.clone()))
            }
            _ => self.baseline.investment.term(year),
        }
    }

    /// Grants without the plan.
    fn own_grants(&self, year: usize) -> Term {
        match (&self.baseline.constant_debt, self.plan) {
            (Some(_), Some((_, _, without))) if year > 0 => without.cell(Grants, year),
            (Some(constant), None) if year > 0 => constant.granted.clone() * self.cell(Investment, year),
            _ => self.baseline.grants.term(year),
        }
    }

    /// Own revenue of investment besides grants, without the plan.
    fn other_own_revenue(&self, year: usize) -> Term {
        let others = self.baseline.others.term(year);
        match &self.baseline.constant_debt {
            Some(constant) if year == 0 => constant.fctva.term(0) + others,
            Some(constant) => {
                let without = self.plan.map_or(self, |(_, _, without)| without);
                let fctva = constant.aided.clone() - constant.granted.clone();
                fctva * without.cell(Investment, year) + others
            }
            None => others,
        }
    }
}
