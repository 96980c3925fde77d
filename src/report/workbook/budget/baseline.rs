use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use crate::city::aided;
use crate::document::Investing;
use crate::model::{Account, AsWritten, Case, City};
use crate::report::Style;
use crate::report::study::names;
use crate::report::workbook::inputs::Inputs;
use crate::report::workbook::monthly::add;
use crate::report::workbook::pad::{Look, Pad, Row};
use crate::report::workbook::term::Term;

/// What grows by itself, whatever the plan does.
pub(super) struct Baseline {
    pub revenue: Row,
    pub staff: Row,
    pub other_spending: Row,
    pub investment: Row,
    pub grants: Row,
    pub others: Row,
    pub old_interest: Row,
    pub old_principal: Row,
    /// Yearly rate of new loans.
    pub rate: Term,
    /// What a year of a new loan costs, as a share of the loan.
    pub annuity: Term,
    pub minimum: Term,
    pub constant_debt: Option<ConstantDebt>,
}

/// What a city needs whose investment is each year what keeps its debt as it is.
pub(super) struct ConstantDebt {
    pub fctva: Row,
    /// Share of investment that grants and the FCTVA pay.
    pub aided: Term,
    /// Share that grants pay.
    pub granted: Term,
    /// Working capital that is kept.
    pub keep: Term,
}

/// Writes the rows of the baseline.
pub(super) struct Rows<'a, 'f> {
    pub case: &'a Case,
    pub city: &'a City,
    pub inputs: &'a mut Inputs,
    pub style: Style,
    pub pad: &'a mut Pad<'f>,
}

impl Rows<'_, '_> {
    /// The city's accounts over so many years, and what follows from them alone.
    pub(super) fn write(&mut self, minimum: Decimal, count: usize) -> Result<Baseline, XlsxError> {
        let city = self.city;
        self.pad.heading(&self.style.say("workbook-accounts"))?;
        // Of what does not grow by itself, only the accounts' year is shown.
        let constant = city.investing == Investing::ConstantDebt;
        let own = if constant { 1 } else { count };
        let revenue = self.grown("workbook-revenue", &city.revenue, count)?;
        let staff = self.grown("workbook-staff", &[city.staff], count)?;
        let other_spending = self.grown("workbook-other-spending", &city.other_spending, count)?;
        let investment = self.grown("workbook-investment", &city.investment, own)?;
        let grants = self.grown("workbook-grants", &[city.grants], own)?;
        let (first, rest) = city.other_own_revenue.split_at(usize::from(constant));
        let fctva = if constant { Some(self.grown("workbook-city-fctva", first, 1)?) } else { None };
        let others = self.grown("workbook-other-own", rest, count)?;
        let [old_principal, old_interest] = self.old_debt(count)?;
        let rate = self.inputs.of(self.case, city.loan_rate);
        let annuity = self.annuity(&rate)?;
        let minimum = match city.minimum {
            Some(minimum) => self.inputs.of(self.case, minimum),
            None => Term::new(format!("({}+{})*30/365", staff.cell(0), other_spending.cell(0)), minimum),
        };
        let minimum = self.single("workbook-minimum", minimum, Look::Euros)?;
        let constant_debt = match fctva {
            Some(fctva) => Some(self.constant_debt([&investment, &grants], fctva, &minimum)?),
            None => None,
        };
        Ok(Baseline {
            revenue,
            staff,
            other_spending,
            investment,
            grants,
            others,
            old_interest,
            old_principal,
            rate,
            annuity,
            minimum,
            constant_debt,
        })
    }

    fn single(&mut self, id: &str, term: Term, look: Look) -> Result<Term, XlsxError> {
        self.pad.single(self.style.say(id), term, look)
    }

    /// Accounts that grow at rates of their own, and their sum.
    fn grown(&mut self, id: &str, accounts: &[Account], count: usize) -> Result<Row, XlsxError> {
        let mut rows = Vec::new();
        for account in accounts {
            let path = self.case.data.provenance(account.amount).map_or(String::new(), |known| known.path.clone());
            let name = names::path(&path, self.case, self.style);
            let amount = self.inputs.of(self.case, account.amount);
            let growth = self.inputs.of(self.case, account.growth);
            let mut value = amount.value;
            let mut terms = vec![Some(amount)];
            for place in 1..count {
                let grown = Term::new(self.pad.ahead(0, place - 1), value) * (Term::one() + growth.clone());
                value = grown.value;
                terms.push(Some(grown));
            }
            rows.push(self.pad.row(&[name.into()], terms, Look::Euros)?);
        }
        add(&self.style.say(id), rows.iter().map(|row| (row, false)), count, self.pad)
    }

    /// Capital and interest of the debt there is, which falls by the same capital each year and bears
    /// interest at the rate that the accounts show.
    fn old_debt(&mut self, count: usize) -> Result<[Row; 2], XlsxError> {
        let (case, city) = (self.case, self.city);
        let debt = self.inputs.of(case, city.debt);
        let (interest, principal) = (self.inputs.of(case, city.interest), self.inputs.of(case, city.principal));
        let opening = debt.value + principal.value;
        let rate = if opening.is_zero() { Decimal::ZERO } else { interest.value / opening };
        let text = format!("IF({d}+{p}=0,0,{}/({d}+{p}))", interest.text, d = debt.text, p = principal.text);
        let rate = self.single("workbook-old-rate", Term::new(text, rate), Look::Share)?;
        let mut balance = debt.value;
        let (mut repaid, mut paid, mut left) = (vec![Some(principal.clone())], vec![Some(interest)], vec![Some(debt)]);
        for place in 1..count {
            // Three rows that follow each other: capital, interest, balance.
            let before = Term::new(self.pad.ahead(2, place - 1), balance);
            let capital = principal.clone().min(before.clone());
            let rest = before.clone() - Term::new(self.pad.ahead(0, place), capital.value);
            balance = rest.value;
            repaid.push(Some(capital));
            paid.push(Some(before * rate.clone()));
            left.push(Some(rest));
        }
        let mut row = |id: &str, terms| self.pad.row(&[self.style.say(id).into()], terms, Look::Euros);
        let old = [row("workbook-old-principal", repaid)?, row("workbook-old-interest", paid)?];
        row("workbook-old-debt", left)?;
        Ok(old)
    }

    /// The yearly payment of a loan of one euro: rate / (1 - (1 + rate)^-years).
    fn annuity(&mut self, rate: &Term) -> Result<Term, XlsxError> {
        let (r, years) = (&rate.text, self.city.loan_term);
        let text = format!("IF({r}=0,1/{years},{r}/(1-(1+{r})^-{years}))");
        let power = (0..years).fold(Decimal::ONE, |power, _| power * (Decimal::ONE + rate.value));
        let value = if rate.value.is_zero() {
            Decimal::ONE / Decimal::from(years)
        } else {
            rate.value * power / (power - Decimal::ONE)
        };
        self.single("workbook-annuity", Term::new(text, value), Look::Number)
    }

    /// The rows of the method by which a city's debt stays as it is.
    fn constant_debt(
        &mut self,
        [investment, grants]: [&Row; 2],
        fctva: Row,
        minimum: &Term,
    ) -> Result<ConstantDebt, XlsxError> {
        let capital = self.inputs.of(self.case, self.city.working_capital);
        let (aided, granted) = aided(self.city, &AsWritten);
        let (i, g, f) = (investment.cell(0), grants.cell(0), fctva.cell(0));
        let text = format!("MIN(0.8,MAX(0,IF({i}<=0,0,({g}+{f})/{i})))");
        let aided = self.single("workbook-aided", Term::new(text, aided), Look::Share)?;
        let text = format!("IF({g}+{f}<=0,0,{}*{g}/({g}+{f}))", aided.text);
        let granted = self.single("workbook-aided-grants", Term::new(text, granted), Look::Share)?;
        let keep = self.single("workbook-keep", minimum.clone().max(capital), Look::Euros)?;
        Ok(ConstantDebt { fctva, aided, granted, keep })
    }
}
