//! The city's accounts and their projection, without and with the plan.

use super::loans::instalment;
use super::values::{money, months, number, share};
use super::yaml::Tree;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub struct City {
    pub id: String,
    pub population: Decimal,
    /// The accounts' year.
    pub year: i32,
    pub fctva_lag: i32,
    pub minimum: Decimal,
    pub operating_envelope: Option<Decimal>,
    pub investment_envelope: Option<Decimal>,
    pub limits: Tree,
    /// Whether it invests each year what keeps its debt as it is.
    constant_debt: bool,
    tree: Tree,
}

/// What the plan adds to one fiscal year, in euros, lines already in the accounts left out.
#[derive(Clone, Default)]
pub struct PlanYear {
    pub operating: Decimal,
    pub staff: Decimal,
    pub investment: Decimal,
    pub savings: Decimal,
    pub revenues: Decimal,
    /// Benefits of section investment.
    pub resales: Decimal,
    pub operating_receipts: Decimal,
    /// Investment subsidies and contributions.
    pub grants: Decimal,
    pub investment_fctva: Decimal,
    pub drawn: Decimal,
    pub interest: Decimal,
    pub principal: Decimal,
    /// The year's renewals less the FCTVA that they give right to whenever received.
    pub renewals: Decimal,
    /// Net of what subsidies write back.
    pub depreciation: Decimal,
}

impl PlanYear {
    /// Operating cost net of operating receipts and benefits.
    pub fn run_cost(&self) -> Decimal {
        self.operating - self.operating_receipts - self.savings - self.revenues
    }

    pub fn investment_cost(&self) -> Decimal {
        self.investment - self.grants - self.investment_fctva - self.resales
    }

    pub fn add(&mut self, other: &PlanYear) {
        self.operating += other.operating;
        self.staff += other.staff;
        self.investment += other.investment;
        self.savings += other.savings;
        self.revenues += other.revenues;
        self.resales += other.resales;
        self.operating_receipts += other.operating_receipts;
        self.grants += other.grants;
        self.investment_fctva += other.investment_fctva;
        self.drawn += other.drawn;
        self.interest += other.interest;
        self.principal += other.principal;
        self.renewals += other.renewals;
        self.depreciation += other.depreciation;
    }

    /// Net cost after benefits.
    pub fn net_cost(&self) -> Decimal {
        self.run_cost() + self.investment_cost() + self.interest
    }
}

/// One year of the city's budget, in euros.
#[derive(Clone, Default)]
pub struct BudgetYear {
    pub revenue: Decimal,
    pub spending: Decimal,
    pub staff: Decimal,
    pub interest: Decimal,
    pub principal: Decimal,
    pub investment: Decimal,
    pub own_revenue: Decimal,
    pub grants: Decimal,
    pub borrowing: Decimal,
    pub working_capital: Decimal,
    pub debt: Decimal,
    /// Net; `None` where the accounts do not give it.
    pub depreciation: Option<Decimal>,
}

impl BudgetYear {
    pub fn gross_savings(&self) -> Decimal {
        self.revenue - self.spending - self.interest
    }

    pub fn net_savings(&self) -> Decimal {
        self.gross_savings() - self.principal
    }
}

impl City {
    pub fn read(documents: &[Tree], id: &str) -> City {
        let tree = documents
            .iter()
            .find(|tree| tree.text("schema") == Some("perenne/city/v1") && tree.text("city") == Some(id))
            .unwrap_or_else(|| panic!("no city {id}"))
            .clone();
        let accounts = tree.get("accounts").expect("accounts");
        let yearly = |tree: Option<&Tree>, key: &str| {
            let text = tree.and_then(|tree| tree.text(key))?;
            Some(super::values::monthly_twelfths(text))
        };
        let spending: Decimal = accounts
            .get("spending")
            .unwrap_or(&Tree::Nothing)
            .entries()
            .iter()
            .filter_map(|(_, value)| value.as_text())
            .map(money)
            .sum();
        City {
            id: id.to_string(),
            population: number(tree.text("population").expect("a population")),
            year: accounts.text("year").and_then(|year| year.parse().ok()).expect("a year"),
            fctva_lag: tree.text("fctva_lag").map_or(24, months),
            minimum: tree
                .text("minimum_working_capital")
                .map_or_else(|| spending * Decimal::from(30) / Decimal::from(365), money),
            operating_envelope: yearly(tree.get("envelope"), "operating"),
            investment_envelope: yearly(tree.get("envelope"), "investment"),
            limits: tree.get("limits").cloned().unwrap_or(Tree::Nothing),
            constant_debt: tree.text("investing") == Some("constant-debt"),
            tree,
        }
    }

    /// An account of the accounts' year, or of a later year where the outlook gives it.
    fn written(&self, group: &str, key: &str, year: i32) -> Option<Decimal> {
        let of_year = if year == self.year {
            self.tree.get("accounts")
        } else {
            self.tree.get("outlook").and_then(|outlook| outlook.get(&year.to_string()))
        };
        // Depreciation stands in no group.
        let group = if group.is_empty() { of_year } else { of_year.and_then(|accounts| accounts.get(group)) };
        group.and_then(|accounts| accounts.text(key)).map(money)
    }

    fn total(&self, key: &str) -> Decimal {
        self.written("", key, self.year).unwrap_or(Decimal::ZERO)
    }

    /// The last value given at or before `year`, grown from its year on.
    fn grown(&self, group: &str, key: &str, growth: &str, year: i32) -> Decimal {
        let rate = self.tree.get("growth").and_then(|rates| rates.text(growth)).map(share).unwrap_or(Decimal::ZERO);
        let mut value = Decimal::ZERO;
        for now in self.year..=year {
            value = self.written(group, key, now).unwrap_or(value * (Decimal::ONE + rate));
        }
        value
    }

    /// The accounts as they stand in `year`, before any debt.
    fn accounts(&self, year: i32) -> BudgetYear {
        let of = |group: &str, key: &str, growth: &str| self.grown(group, key, growth, year);
        let investment = |group: &str, key: &str| of(group, key, "investment");
        let revenue = ["taxes", "grants", "other"].map(|key| of("revenue", key, key));
        let staff = of("spending", "staff", "staff");
        let grants = investment("investment_revenue", "grants");
        let gives_depreciation = self.written("", "depreciation", self.year).is_some();
        BudgetYear {
            revenue: revenue.iter().sum(),
            spending: staff
                + of("spending", "purchases", "purchases")
                + of("spending", "subsidies", "subsidies")
                + of("spending", "other", "other_spending"),
            staff,
            investment: investment("investment", "equipment") + investment("investment", "other"),
            own_revenue: grants + investment("investment_revenue", "fctva") + investment("investment_revenue", "other"),
            grants,
            depreciation: gives_depreciation.then(|| of("", "depreciation", "depreciation")),
            ..BudgetYear::default()
        }
    }

    /// The year of the accounts itself.
    pub fn base_year(&self) -> BudgetYear {
        BudgetYear {
            interest: self.total("interest"),
            principal: self.total("principal"),
            working_capital: self.total("working_capital"),
            debt: self.total("debt"),
            ..self.accounts(self.year)
        }
    }

    /// What the present debt costs in `year`: interest and principal, of `balance` at its beginning.
    fn present_debt(&self, year: i32, balance: Decimal) -> (Decimal, Decimal) {
        let schedule = self.tree.get("debt_schedule").unwrap_or(&Tree::Nothing);
        let amount = |year: i32, key: &str| {
            schedule.get(&year.to_string()).and_then(|row| row.text(key)).map(money).expect("an amount in each year")
        };
        if schedule.get(&year.to_string()).is_some() {
            return (amount(year, "interest"), amount(year, "principal"));
        }
        // What goes on is the accounts' year, or the last one of the schedule.
        let mut opening = self.total("debt") + self.total("principal");
        let (mut interest, mut principal) = (self.total("interest"), self.total("principal"));
        let mut left = self.total("debt");
        for year in self.year + 1..year {
            if schedule.get(&year.to_string()).is_some() {
                opening = left;
                (interest, principal) = (amount(year, "interest"), amount(year, "principal"));
                left -= principal;
            }
        }
        let rate = if opening.is_zero() { Decimal::ZERO } else { interest / opening };
        (rate * balance, principal.min(balance))
    }

    /// With constant debt: what of the investment its grants and FCTVA pay, and what of these are grants.
    fn own_shares(&self) -> (Decimal, Decimal) {
        let account = |group: &str, key: &str| self.written(group, key, self.year).unwrap_or(Decimal::ZERO);
        let invested = account("investment", "equipment") + account("investment", "other");
        let grants = account("investment_revenue", "grants");
        let own = grants + account("investment_revenue", "fctva");
        if invested <= Decimal::ZERO || own <= Decimal::ZERO {
            return (Decimal::ZERO, Decimal::ZERO);
        }
        ((own / invested).min(Decimal::new(8, 1)), grants / own)
    }

    /// The working capital that it keeps.
    fn kept(&self) -> Decimal {
        if self.constant_debt { self.minimum.max(self.total("working_capital")) } else { self.minimum }
    }

    /// With constant debt, the investment of a year whose savings are those without the plan.
    fn invest(&self, year: i32, now: &mut BudgetYear, working_capital: Decimal) {
        let (own, of_grants) = self.own_shares();
        let other = self.grown("investment_revenue", "other", "investment", year);
        let missing = (self.kept() - working_capital).max(Decimal::ZERO);
        let available = now.gross_savings() + other - missing;
        now.investment = (available / (Decimal::ONE - own)).max(Decimal::ZERO);
        now.grants = now.investment * own * of_grants;
        now.own_revenue = now.investment * own + other;
    }

    /// The budget of each year after the accounts', up to `last`.
    pub fn project(&self, plan: &BTreeMap<i32, PlanYear>, last: i32) -> BTreeMap<i32, BudgetYear> {
        // The investment of constant debt is that without the plan.
        let without =
            if self.constant_debt && !plan.is_empty() { self.project(&BTreeMap::new(), last) } else { BTreeMap::new() };
        let loans = self.tree.get("loans").unwrap_or(&Tree::Nothing);
        let loan_rate = share(loans.text("rate").unwrap_or("3.5 %"));
        let loan_years = months(loans.text("term").unwrap_or("15 years")) / 12;
        let mut before = self.base_year();
        let mut existing_debt = before.debt;
        // Of each loan of the projection: what is owed, and its yearly payment.
        let mut borrowed: Vec<(Decimal, Decimal)> = Vec::new();
        let mut budget = BTreeMap::new();
        for year in self.year + 1..=last {
            let mut now = self.accounts(year);
            let (interest, principal) = self.present_debt(year, existing_debt);
            now.interest = interest;
            now.principal = principal;
            existing_debt -= principal;
            for (owed, payment) in &mut borrowed {
                let interest = *owed * loan_rate;
                let principal = (*payment - interest).min(*owed);
                now.interest += interest;
                now.principal += principal;
                *owed -= principal;
            }
            if let Some(without) = without.get(&year) {
                now.investment = without.investment;
                now.grants = without.grants;
                now.own_revenue = without.own_revenue;
            } else if self.constant_debt {
                self.invest(year, &mut now, before.working_capital);
            }

            let added = plan.get(&year).cloned().unwrap_or_default();
            now.revenue += added.operating_receipts + added.revenues;
            now.spending += added.operating - added.savings;
            now.staff += added.staff;
            now.interest += added.interest;
            now.principal += added.principal;
            now.investment += added.investment;
            now.grants += added.grants;
            now.own_revenue += added.grants + added.investment_fctva + added.resales;
            now.depreciation = now.depreciation.map(|net| net + added.depreciation);

            let savings = now.net_savings();
            let need =
                now.investment - savings - now.own_revenue - added.drawn - (before.working_capital - self.kept());
            let room = now.investment - now.grants - added.drawn;
            now.borrowing = need.min(room).max(Decimal::ZERO);
            now.working_capital =
                before.working_capital + savings + now.own_revenue + added.drawn + now.borrowing - now.investment;
            now.debt = before.debt - now.principal + added.drawn + now.borrowing;
            if !now.borrowing.is_zero() {
                let payment = instalment(now.borrowing, loan_rate, loan_years);
                borrowed.push((now.borrowing, payment));
            }
            budget.insert(year, now.clone());
            before = now;
        }
        budget
    }
}
