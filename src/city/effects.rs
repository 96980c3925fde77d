use crate::document::Section;
use crate::engine::Cause;
use crate::finance::{Funds, Outlay, Receipt, ReceiptKind, Years};
use crate::model::Case;
use crate::number::{FullNumber, Label, What};

/// What a plan does to the city's budget in one fiscal year, in euros. Lines that the accounts hold
/// already are left out, with the receipts that their amounts give right to.
#[derive(Debug, Clone)]
pub struct Effects<N> {
    /// Operating TTC of the plan's staff.
    pub staff: N,
    /// Other operating TTC.
    pub operating: N,
    /// Investment TTC.
    pub investment: N,
    /// Subsidies, contributions and FCTVA of operating amounts.
    pub operating_receipts: N,
    /// Subsidies and contributions of investment amounts.
    pub grants: N,
    /// FCTVA of investment amounts.
    pub fctva: N,
    /// Spending that the plan saves.
    pub savings: N,
    /// Revenue that it brings.
    pub revenues: N,
    /// Revenue of section investment, such as a resale.
    pub resales: N,
    /// Loans drawn.
    pub loans: N,
    /// Interest of these loans.
    pub interest: N,
    /// Capital repaid of these loans.
    pub principal: N,
    /// Renewals TTC less the FCTVA they give right to.
    pub renewals: N,
    /// Depreciation of the plan's investment, net of what its subsidies write back.
    pub depreciation: N,
    /// Net cost after benefits.
    pub net_cost: N,
}

impl<N: FullNumber> Effects<N> {
    /// Nothing at all, as in the years before the plan.
    pub fn none() -> Self {
        Self {
            staff: N::zero(),
            operating: N::zero(),
            investment: N::zero(),
            operating_receipts: N::zero(),
            grants: N::zero(),
            fctva: N::zero(),
            savings: N::zero(),
            revenues: N::zero(),
            resales: N::zero(),
            loans: N::zero(),
            interest: N::zero(),
            principal: N::zero(),
            renewals: N::zero(),
            depreciation: N::zero(),
            net_cost: N::zero(),
        }
    }

    /// Year by year of a plan that costs so much and is paid by such funds. `depreciation`: that of its investment, net; none
    /// where nothing is to rest on it.
    pub(crate) fn of(case: &Case, outlay: &Outlay<N>, funds: &Funds<N>, depreciation: Option<&Years<N>>) -> Vec<Self> {
        let received = |section, fctva: bool| {
            funds.receipts(case, move |receipt| {
                let kind = (receipt.kind == ReceiptKind::Fctva) == fctva;
                !receipt.in_accounts && receipt.section == section && kind
            })
        };
        let Outlay { staff, operating, investment, .. } = outlay;
        let operating_receipts = received(Section::Operating, true).plus(&received(Section::Operating, false));
        let (grants, fctva) = (received(Section::Investment, false), received(Section::Investment, true));
        let savings = funds.benefits(case, |row| row.saving);
        let revenues = funds.benefits(case, |row| !row.saving && row.section == Section::Operating);
        let resales = funds.benefits(case, |row| !row.saving && row.section == Section::Investment);
        let loans = funds.loans_drawn(case);
        let (interest, principal) = (funds.loan_interest(case), funds.loan_principal(case));
        let renewed = |receipt: &Receipt<N>| {
            receipt.kind == ReceiptKind::Fctva && receipt.cause == Cause::Renewal && !receipt.in_accounts
        };
        let renewals = outlay.renewals.minus(&funds.rights(case, renewed));
        let paid = outlay.all.plus(&interest).minus(&funds.receipts(case, |receipt| !receipt.in_accounts));
        let net_cost = paid.minus(&funds.benefits(case, |_| true));
        let at = |years: &Years<N>, place: usize, what: What| {
            let year = i32::try_from(place).ok().map_or(0, |place| case.calendar.start.year() + place);
            years.get(place).map_or_else(N::zero, |sum| sum.materialize().mark(|| Label::new(what).year(year)))
        };
        let year = |place: usize| Self {
            staff: at(staff, place, What::PlanStaff),
            operating: at(operating, place, What::PlanOperating),
            investment: at(investment, place, What::PlanYearInvestment),
            operating_receipts: at(&operating_receipts, place, What::PlanReceipts),
            grants: at(&grants, place, What::PlanGrants),
            fctva: at(&fctva, place, What::PlanFctva),
            savings: at(&savings, place, What::PlanSavings),
            revenues: at(&revenues, place, What::PlanRevenues),
            resales: at(&resales, place, What::PlanResales),
            loans: at(&loans, place, What::PlanLoans),
            interest: at(&interest, place, What::PlanInterest),
            principal: at(&principal, place, What::PlanPrincipal),
            renewals: at(&renewals, place, What::PlanRenewals),
            depreciation: depreciation.map_or_else(N::zero, |net| at(net, place, What::PlanDepreciation)),
            net_cost: at(&net_cost, place, What::YearNetCost),
        };
        (0..case.calendar.years().count()).map(year).collect()
    }

    /// The same in another kind of number, each amount by its name and by what it is.
    pub(crate) fn map<M>(&self, mut of: impl FnMut(&'static str, What, &N) -> M) -> Effects<M> {
        Effects {
            staff: of("staff", What::PlanStaff, &self.staff),
            operating: of("operating", What::PlanOperating, &self.operating),
            investment: of("investment", What::PlanYearInvestment, &self.investment),
            operating_receipts: of("operating_receipts", What::PlanReceipts, &self.operating_receipts),
            grants: of("grants", What::PlanGrants, &self.grants),
            fctva: of("fctva", What::PlanFctva, &self.fctva),
            savings: of("savings", What::PlanSavings, &self.savings),
            revenues: of("revenues", What::PlanRevenues, &self.revenues),
            resales: of("resales", What::PlanResales, &self.resales),
            loans: of("loans", What::PlanLoans, &self.loans),
            interest: of("interest", What::PlanInterest, &self.interest),
            principal: of("principal", What::PlanPrincipal, &self.principal),
            renewals: of("renewals", What::PlanRenewals, &self.renewals),
            depreciation: of("depreciation", What::PlanDepreciation, &self.depreciation),
            net_cost: of("net_cost", What::YearNetCost, &self.net_cost),
        }
    }

    /// What two plans do together.
    #[must_use]
    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self {
            staff: self.staff.add(&other.staff),
            operating: self.operating.add(&other.operating),
            investment: self.investment.add(&other.investment),
            operating_receipts: self.operating_receipts.add(&other.operating_receipts),
            grants: self.grants.add(&other.grants),
            fctva: self.fctva.add(&other.fctva),
            savings: self.savings.add(&other.savings),
            revenues: self.revenues.add(&other.revenues),
            resales: self.resales.add(&other.resales),
            loans: self.loans.add(&other.loans),
            interest: self.interest.add(&other.interest),
            principal: self.principal.add(&other.principal),
            renewals: self.renewals.add(&other.renewals),
            depreciation: self.depreciation.add(&other.depreciation),
            net_cost: self.net_cost.add(&other.net_cost),
        }
    }

    /// Net running cost: operating TTC less its receipts and the benefits.
    pub fn run_cost(&self) -> N {
        let spent = self.staff.add(&self.operating);
        let cost = spent.sub(&self.operating_receipts).sub(&self.savings).sub(&self.revenues);
        cost.mark(|| Label::new(What::RunCost))
    }

    /// Investment TTC less its receipts of the year.
    pub fn net_investment(&self) -> N {
        let received = self.grants.add(&self.fctva).add(&self.resales);
        self.investment.sub(&received).mark(|| Label::new(What::NetInvestment))
    }
}
