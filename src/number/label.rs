/// What a number of the calculation is, for the kinds of number that remember how they came about.
///
/// The keys tell which one it is: the line, component and cause of an amount, the entry of the funding,
/// the fiscal year, the month of the plan. They are indices into the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Label {
    /// Its name.
    pub what: What,
    /// Line of the case.
    pub line: Option<u32>,
    /// Component of the line.
    pub component: Option<u32>,
    /// Word of the cause of an amount.
    pub cause: Option<&'static str>,
    /// Entry of the funding, of the benefits or of the indices, as `what` has it.
    pub entry: Option<u32>,
    /// Month of the plan.
    pub month: Option<u32>,
    /// Fiscal year.
    pub year: Option<i32>,
    /// For a year of the city: with the plan, or without.
    pub with: Option<bool>,
    /// Which plan of several it is of.
    pub plan: Option<u32>,
}

impl Label {
    /// A label without keys.
    pub fn new(what: What) -> Self {
        Self {
            what,
            line: None,
            component: None,
            cause: None,
            entry: None,
            month: None,
            year: None,
            with: None,
            plan: None,
        }
    }

    /// Of an entry of the funding, of the benefits or of the indices.
    pub fn entry(mut self, entry: usize) -> Self {
        self.entry = u32::try_from(entry).ok();
        self
    }

    /// Of a line and one of its components.
    pub fn component(mut self, line: usize, component: usize) -> Self {
        (self.line, self.component) = (u32::try_from(line).ok(), u32::try_from(component).ok());
        self
    }

    /// Of a cause, by its word.
    pub fn cause(mut self, cause: &'static str) -> Self {
        self.cause = Some(cause);
        self
    }

    /// Of a month of the plan.
    pub fn month(mut self, month: u32) -> Self {
        self.month = Some(month);
        self
    }

    /// Of a fiscal year.
    pub fn year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    /// Of one plan of several, by its place.
    pub fn plan(mut self, place: usize) -> Self {
        self.plan = u32::try_from(place).ok();
        self
    }

    /// Of a year of the city with the plan, or without.
    pub fn with(mut self, with: bool) -> Self {
        self.with = Some(with);
        self
    }
}

/// The numbers that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// Cost of a component for a cause in a month, excluding VAT; in twelfths of a euro.
    Amount,
    /// Units that a price is charged for, times the twelfths of a month's charge.
    Units,
    /// Units whose residual value is left, times the share of their life that is left.
    LifeLeft,
    /// Residual value of a component at the horizon.
    Residual,
    /// Factor of a price index in a plan year.
    IndexFactor,
    /// What a subsidy, a contribution or the FCTVA gives for an amount; in twelfths of a euro.
    Receipt,
    /// What a euro of eligible spending brings in under a cap.
    GrantShare,
    /// What is left of a cap; in twelfths of a euro.
    CapLeft,
    /// Eligible spending of a month; in twelfths of a euro.
    Eligible,
    /// A benefit in a month; in twelfths of a euro.
    Benefit,
    /// Twelve: amounts of months are kept in twelfths of a euro.
    Twelve,
    /// Amount of a loan.
    LoanAmount,
    /// Instalment of an annuity.
    Instalment,
    /// Interest of a payment.
    LoanInterest,
    /// Capital repaid by a payment.
    LoanPrincipal,
    /// Capital outstanding after a payment.
    LoanBalance,
    /// What loans may pay for.
    LoanCeiling,
    /// The plan's investment including VAT.
    PlanInvestment,
    /// Discount factor of a month.
    Discount,
    /// What turns a present value into a constant yearly amount.
    Annuity,
    /// Cost including VAT of a fiscal year.
    YearCost,
    /// Receipts of a fiscal year.
    YearReceipts,
    /// Loan interest of a fiscal year.
    YearInterest,
    /// Benefits of a fiscal year.
    YearBenefits,
    /// Net cost of a fiscal year.
    YearNetCost,
    /// Operating cost of the plan's staff.
    PlanStaff,
    /// Other operating cost of the plan.
    PlanOperating,
    /// Investment of the plan in a year.
    PlanYearInvestment,
    /// Receipts of the plan's operating amounts.
    PlanReceipts,
    /// Investment grants of the plan.
    PlanGrants,
    /// FCTVA of the plan's investment.
    PlanFctva,
    /// Revenue of the plan's investment, such as a resale.
    PlanResales,
    /// What an index makes of a price of which a part is fixed.
    Revision,
    /// Savings of the plan.
    PlanSavings,
    /// Revenues of the plan.
    PlanRevenues,
    /// Loans of the plan drawn in a year.
    PlanLoans,
    /// Interest of the plan's loans.
    PlanInterest,
    /// Capital repaid of the plan's loans.
    PlanPrincipal,
    /// Renewals less their FCTVA.
    PlanRenewals,
    /// What the plan's investment charges to the operating section.
    DepreciationCharge,
    /// What subsidies and contributions write back of it.
    WriteBack,
    /// The difference of the two in a year.
    PlanDepreciation,
    /// Months over which an investment is depreciated.
    DepreciationMonths,
    /// How many of them lie in a year.
    MonthsHeld,
    /// The city's net depreciation.
    Depreciation,
    /// Net running cost of the plan.
    RunCost,
    /// Investment of the plan less its receipts of the year.
    NetInvestment,
    /// The city's operating revenue.
    Revenue,
    /// The city's operating spending, without interest.
    Spending,
    /// The city's staff.
    Staff,
    /// The city's interest.
    Interest,
    /// Interest of the debt that the accounts hold.
    OldInterest,
    /// Capital repaid of the debt that the accounts hold.
    OldPrincipal,
    /// What is left of the debt that the accounts hold.
    OldDebt,
    /// Rate of the debt that the accounts hold.
    OldDebtRate,
    /// Interest of the loans that the city takes in the projection.
    NewInterest,
    /// Capital repaid of the loans that the city takes in the projection.
    NewPrincipal,
    /// What is left of the loans that the city takes in the projection.
    NewDebt,
    /// Yearly payment for each euro that the city borrows.
    AnnuityFactor,
    /// The city's capital repaid.
    Principal,
    /// The city's gross savings.
    GrossSavings,
    /// The city's net savings.
    NetSavings,
    /// The city's investment.
    Investment,
    /// Grants that the city receives for investment.
    Grants,
    /// The city's own revenue of investment.
    OwnRevenue,
    /// What the city lacks to pay for its investment.
    Need,
    /// The most that the city may borrow.
    Room,
    /// What the city borrows.
    Borrowing,
    /// The city's working capital.
    WorkingCapital,
    /// Working capital below which the city borrows.
    MinimumWorkingCapital,
    /// Working capital that a city keeps whose debt stays as it is.
    KeptWorkingCapital,
    /// What a city can invest in a year without more debt.
    AffordableInvestment,
    /// What a city can invest without more debt, before grants and FCTVA.
    OwnInvestment,
    /// Of that, new loans.
    OwnLoans,
    /// What of it grants and FCTVA pay for.
    InvestmentAid,
    /// So many fiscal years.
    YearsCounted,
    /// Share of its investment that grants and FCTVA pay for.
    AidedShare,
    /// The most that this share is taken to be.
    MostAided,
    /// Thirty days of a year of 365, by which the default minimum is counted.
    ThirtyDays,
    /// The city's debt.
    Debt,
    /// Cost cliff: a yearly run cost.
    CliffCost,
    /// Units in service of a line.
    Service,
    /// Months of a period.
    Months,
    /// Inhabitants of the city.
    Population,
    /// What a figure is of one plan of several.
    OfPlan,
}

impl What {
    /// Its word, under which explanations name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Units => "units",
            Self::LifeLeft => "life-left",
            Self::Residual => "residual",
            Self::IndexFactor => "index-factor",
            Self::Receipt => "receipt",
            Self::GrantShare => "grant-share",
            Self::CapLeft => "cap-left",
            Self::Eligible => "eligible",
            Self::Benefit => "benefit",
            Self::Twelve => "twelve",
            Self::LoanAmount => "loan-amount",
            Self::Instalment => "instalment",
            Self::LoanInterest => "loan-interest",
            Self::LoanPrincipal => "loan-principal",
            Self::LoanBalance => "loan-balance",
            Self::LoanCeiling => "loan-ceiling",
            Self::PlanInvestment => "plan-investment",
            Self::Discount => "discount",
            Self::Annuity => "annuity",
            Self::YearCost => "year-cost",
            Self::YearReceipts => "year-receipts",
            Self::YearInterest => "year-interest",
            Self::YearBenefits => "year-benefits",
            Self::YearNetCost => "year-net-cost",
            Self::PlanStaff => "plan-staff",
            Self::PlanOperating => "plan-operating",
            Self::PlanYearInvestment => "plan-year-investment",
            Self::PlanReceipts => "plan-receipts",
            Self::PlanGrants => "plan-grants",
            Self::PlanFctva => "plan-fctva",
            Self::PlanResales => "plan-resales",
            Self::Revision => "revision",
            Self::PlanSavings => "plan-savings",
            Self::PlanRevenues => "plan-revenues",
            Self::PlanLoans => "plan-loans",
            Self::PlanInterest => "plan-interest",
            Self::PlanPrincipal => "plan-principal",
            Self::PlanRenewals => "plan-renewals",
            Self::DepreciationCharge => "depreciation-charge",
            Self::WriteBack => "write-back",
            Self::PlanDepreciation => "plan-depreciation",
            Self::DepreciationMonths => "depreciation-months",
            Self::MonthsHeld => "months-held",
            Self::Depreciation => "depreciation",
            Self::RunCost => "run-cost",
            Self::NetInvestment => "net-investment",
            Self::Revenue => "revenue",
            Self::Spending => "spending",
            Self::Staff => "staff",
            Self::Interest => "interest",
            Self::OldInterest => "old-interest",
            Self::OldPrincipal => "old-principal",
            Self::OldDebt => "old-debt",
            Self::OldDebtRate => "old-debt-rate",
            Self::NewInterest => "new-interest",
            Self::NewPrincipal => "new-principal",
            Self::NewDebt => "new-debt",
            Self::AnnuityFactor => "annuity-factor",
            Self::Principal => "principal",
            Self::GrossSavings => "gross-savings",
            Self::NetSavings => "net-savings",
            Self::Investment => "investment",
            Self::Grants => "grants",
            Self::OwnRevenue => "own-revenue",
            Self::Need => "need",
            Self::Room => "room",
            Self::Borrowing => "borrowing",
            Self::WorkingCapital => "working-capital",
            Self::MinimumWorkingCapital => "minimum-working-capital",
            Self::KeptWorkingCapital => "kept-working-capital",
            Self::AffordableInvestment => "affordable-investment",
            Self::OwnInvestment => "own-investment",
            Self::OwnLoans => "own-loans",
            Self::InvestmentAid => "investment-aid",
            Self::YearsCounted => "years-counted",
            Self::AidedShare => "aided-share",
            Self::MostAided => "most-aided",
            Self::ThirtyDays => "thirty-days",
            Self::Debt => "debt",
            Self::CliffCost => "cliff-cost",
            Self::Service => "service",
            Self::Months => "months",
            Self::Population => "population",
            Self::OfPlan => "of-plan",
        }
    }

    /// Whether sums are told amount by amount: these are what costs and receipts are made of.
    pub fn is_atom(self) -> bool {
        matches!(self, Self::Amount | Self::Benefit | Self::LoanAmount | Self::LoanInterest | Self::LoanPrincipal)
    }

    /// Whether it only says which sum an amount belongs to.
    pub fn is_transparent(self) -> bool {
        matches!(self, Self::Receipt | Self::Residual)
    }

    /// Whether it is kept in twelfths of a euro.
    pub fn in_twelfths(self) -> bool {
        matches!(self, Self::Amount | Self::Receipt | Self::CapLeft | Self::Eligible | Self::Benefit)
    }
}
