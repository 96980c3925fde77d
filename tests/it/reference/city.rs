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
    pub operating_receipts: Decimal,
    /// Investment subsidies and contributions.
    pub grants: Decimal,
    pub investment_fctva: Decimal,
    pub drawn: Decimal,
    pub interest: Decimal,
    pub principal: Decimal,
    /// The year's renewals less the FCTVA that they give right to whenever received.
    pub renewals: Decimal,
}

impl PlanYear {
    /// Operating cost net of operating receipts and benefits.
    pub fn run_cost(&self) -> Decimal {
        self.operating - self.operating_receipts - self.savings - self.revenues
    }

    pub fn investment_cost(&self) -> Decimal {
        self.investment - self.grants - self.investment_fctva
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
            tree,
        }
    }

    fn account(&self, group: &str, key: &str) -> Decimal {
        self.tree
            .get("accounts")
            .and_then(|accounts| accounts.get(group))
            .and_then(|group| group.text(key))
            .map(money)
            .unwrap_or(Decimal::ZERO)
    }

    fn total(&self, key: &str) -> Decimal {
        self.tree.get("accounts").and_then(|accounts| accounts.text(key)).map(money).unwrap_or(Decimal::ZERO)
    }

    fn grown(&self, group: &str, key: &str, growth: &str, years: i32) -> Decimal {
        let rate = self.tree.get("growth").and_then(|rates| rates.text(growth)).map(share).unwrap_or(Decimal::ZERO);
        self.account(group, key) * super::values::power(Decimal::ONE + rate, years as u32)
    }

    /// The accounts as they stand `years` after their own, before any debt.
    fn accounts(&self, years: i32) -> BudgetYear {
        let of = |group: &str, key: &str, growth: &str| self.grown(group, key, growth, years);
        let investment = |group: &str, key: &str| of(group, key, "investment");
        let revenue = ["taxes", "grants", "other"].map(|key| of("revenue", key, key));
        let staff = of("spending", "staff", "staff");
        let grants = investment("investment_revenue", "grants");
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
            ..self.accounts(0)
        }
    }

    /// The budget of each year after the accounts', up to `last`.
    pub fn project(&self, plan: &BTreeMap<i32, PlanYear>, last: i32) -> BTreeMap<i32, BudgetYear> {
        let base = self.base_year();
        let opening = base.debt + base.principal;
        let debt_rate = if opening.is_zero() { Decimal::ZERO } else { base.interest / opening };
        let loans = self.tree.get("loans").unwrap_or(&Tree::Nothing);
        let loan_rate = share(loans.text("rate").unwrap_or("3.5 %"));
        let loan_years = months(loans.text("term").unwrap_or("15 years")) / 12;
        let mut existing_debt = base.debt;
        // Of each loan of the projection: what is owed, and its yearly payment.
        let mut borrowed: Vec<(Decimal, Decimal)> = Vec::new();
        let mut before = base;
        let mut budget = BTreeMap::new();
        for year in self.year + 1..=last {
            let mut now = self.accounts(year - self.year);
            let added = plan.get(&year).cloned().unwrap_or_default();
            now.revenue += added.operating_receipts + added.revenues;
            now.spending += added.operating - added.savings;
            now.staff += added.staff;
            now.investment += added.investment;
            now.grants += added.grants;
            now.own_revenue += added.grants + added.investment_fctva;

            let repaid = self.total("principal").min(existing_debt);
            now.interest = debt_rate * existing_debt + added.interest;
            now.principal = repaid + added.principal;
            existing_debt -= repaid;
            for (owed, payment) in &mut borrowed {
                let interest = *owed * loan_rate;
                let principal = (*payment - interest).min(*owed);
                now.interest += interest;
                now.principal += principal;
                *owed -= principal;
            }

            let savings = now.net_savings();
            let need =
                now.investment - savings - now.own_revenue - added.drawn - (before.working_capital - self.minimum);
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
