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

/// Declares the numbers that have a name, and the words under which explanations name them.
macro_rules! whats {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// The numbers that have a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum What {
            $($(#[$doc])* $name,)*
        }

        impl What {
            /// Its word, under which explanations name it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

whats! {
    /// Cost of a component for a cause in a month, excluding VAT; in twelfths of a euro.
    Amount = "amount",
    /// Units that a price is charged for, times the twelfths of a month's charge.
    Units = "units",
    /// Units whose residual value is left, times the share of their life that is left.
    LifeLeft = "life-left",
    /// Residual value of a component at the horizon.
    Residual = "residual",
    /// Factor of a price index in a plan year.
    IndexFactor = "index-factor",
    /// What a subsidy, a contribution or the FCTVA gives for an amount; in twelfths of a euro.
    Receipt = "receipt",
    /// What a euro of eligible spending brings in under a cap.
    GrantShare = "grant-share",
    /// What is left of a cap; in twelfths of a euro.
    CapLeft = "cap-left",
    /// Eligible spending of a month; in twelfths of a euro.
    Eligible = "eligible",
    /// A benefit in a month; in twelfths of a euro.
    Benefit = "benefit",
    /// Twelve: amounts of months are kept in twelfths of a euro.
    Twelve = "twelve",
    /// Amount of a loan.
    LoanAmount = "loan-amount",
    /// Instalment of an annuity.
    Instalment = "instalment",
    /// Interest of a payment.
    LoanInterest = "loan-interest",
    /// Capital repaid by a payment.
    LoanPrincipal = "loan-principal",
    /// Capital outstanding after a payment.
    LoanBalance = "loan-balance",
    /// What loans may pay for.
    LoanCeiling = "loan-ceiling",
    /// The plan's investment including VAT.
    PlanInvestment = "plan-investment",
    /// Discount factor of a month.
    Discount = "discount",
    /// What turns a present value into a constant yearly amount.
    Annuity = "annuity",
    /// Cost including VAT of a fiscal year.
    YearCost = "year-cost",
    /// Receipts of a fiscal year.
    YearReceipts = "year-receipts",
    /// Loan interest of a fiscal year.
    YearInterest = "year-interest",
    /// Benefits of a fiscal year.
    YearBenefits = "year-benefits",
    /// Net cost of a fiscal year.
    YearNetCost = "year-net-cost",
    /// Operating cost of the plan's staff.
    PlanStaff = "plan-staff",
    /// Other operating cost of the plan.
    PlanOperating = "plan-operating",
    /// Investment of the plan in a year.
    PlanYearInvestment = "plan-year-investment",
    /// Receipts of the plan's operating amounts.
    PlanReceipts = "plan-receipts",
    /// Investment grants of the plan.
    PlanGrants = "plan-grants",
    /// FCTVA of the plan's investment.
    PlanFctva = "plan-fctva",
    /// Revenue of the plan's investment, such as a resale.
    PlanResales = "plan-resales",
    /// What an index makes of a price of which a part is fixed.
    Revision = "revision",
    /// Savings of the plan.
    PlanSavings = "plan-savings",
    /// Revenues of the plan.
    PlanRevenues = "plan-revenues",
    /// Loans of the plan drawn in a year.
    PlanLoans = "plan-loans",
    /// Interest of the plan's loans.
    PlanInterest = "plan-interest",
    /// Capital repaid of the plan's loans.
    PlanPrincipal = "plan-principal",
    /// Renewals less their FCTVA.
    PlanRenewals = "plan-renewals",
    /// What the plan's investment charges to the operating section.
    DepreciationCharge = "depreciation-charge",
    /// What subsidies and contributions write back of it.
    WriteBack = "write-back",
    /// The difference of the two in a year.
    PlanDepreciation = "plan-depreciation",
    /// Months over which an investment is depreciated.
    DepreciationMonths = "depreciation-months",
    /// How many of them lie in a year.
    MonthsHeld = "months-held",
    /// The city's net depreciation.
    Depreciation = "depreciation",
    /// Net running cost of the plan.
    RunCost = "run-cost",
    /// Investment of the plan less its receipts of the year.
    NetInvestment = "net-investment",
    /// The city's operating revenue.
    Revenue = "revenue",
    /// The city's operating spending, without interest.
    Spending = "spending",
    /// The city's staff.
    Staff = "staff",
    /// The city's interest.
    Interest = "interest",
    /// Interest of the debt that the accounts hold.
    OldInterest = "old-interest",
    /// Capital repaid of the debt that the accounts hold.
    OldPrincipal = "old-principal",
    /// What is left of the debt that the accounts hold.
    OldDebt = "old-debt",
    /// Rate of the debt that the accounts hold.
    OldDebtRate = "old-debt-rate",
    /// Interest of the loans that the city takes in the projection.
    NewInterest = "new-interest",
    /// Capital repaid of the loans that the city takes in the projection.
    NewPrincipal = "new-principal",
    /// What is left of the loans that the city takes in the projection.
    NewDebt = "new-debt",
    /// Yearly payment for each euro that the city borrows.
    AnnuityFactor = "annuity-factor",
    /// The city's capital repaid.
    Principal = "principal",
    /// The city's gross savings.
    GrossSavings = "gross-savings",
    /// The city's net savings.
    NetSavings = "net-savings",
    /// The city's investment.
    Investment = "investment",
    /// Grants that the city receives for investment.
    Grants = "grants",
    /// The city's own revenue of investment.
    OwnRevenue = "own-revenue",
    /// What the city lacks to pay for its investment.
    Need = "need",
    /// The most that the city may borrow.
    Room = "room",
    /// What the city borrows.
    Borrowing = "borrowing",
    /// The city's working capital.
    WorkingCapital = "working-capital",
    /// Working capital below which the city borrows.
    MinimumWorkingCapital = "minimum-working-capital",
    /// Working capital that a city keeps whose debt stays as it is.
    KeptWorkingCapital = "kept-working-capital",
    /// What a city can invest in a year without more debt.
    AffordableInvestment = "affordable-investment",
    /// What a city can invest without more debt, before grants and FCTVA.
    OwnInvestment = "own-investment",
    /// Of that, new loans.
    OwnLoans = "own-loans",
    /// What of it grants and FCTVA pay for.
    InvestmentAid = "investment-aid",
    /// So many fiscal years.
    YearsCounted = "years-counted",
    /// Share of its investment that grants and FCTVA pay for.
    AidedShare = "aided-share",
    /// The most that this share is taken to be.
    MostAided = "most-aided",
    /// Thirty days of a year of 365, by which the default minimum is counted.
    ThirtyDays = "thirty-days",
    /// The city's debt.
    Debt = "debt",
    /// Cost cliff: a yearly run cost.
    CliffCost = "cliff-cost",
    /// Units in service of a line.
    Service = "service",
    /// Months of a period.
    Months = "months",
    /// Inhabitants of the city.
    Population = "population",
    /// What a figure is of one plan of several.
    OfPlan = "of-plan",
}

impl What {
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
